"""Texts as sets of shingles (runs of neighbouring words), hashed: what likeness of texts is measured on.

Spelling must not tell two copies of a text apart, so words are folded as for every look-up, signs are left out, and
what a half-space joins is one word however it is written (می‌رود, میرود, می رود). A shingle is a number of 64 bits: of
a million different ones two are taken for the same once in 37 million times.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ..letters import ZWNJ, fold

type Hashes = NDArray[np.uint64]

# Parts of words that are written apart as often as together; they join the word that they belong to.
_BEFORE = ("می", "نمی")
_BEHIND = ("ها", "های", "هایی", "هایش", "تر", "ترین", "ام", "اند", "ایم")
# Odd, so that multiplying loses nothing; the constants of the finaliser are those of SplitMix64 (Steele, Lea and
# Flood 2014, «Fast splittable pseudorandom number generators»).
_FACTOR = 0x9E3779B97F4A7C15
_MIXERS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
_LAST_SHIFT = 31


class Shingler:
    """Makes the sets of shingles of ``size`` words; words met before are not hashed again.

    >>> shingler = Shingler(3)
    >>> a, b = shingler("وزير گفت: می‌رود به پكن"), shingler("وزیر گفت می رود به پکن.")
    >>> len(a), bool((a == b).all())
    (3, True)
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self._words = _WordHashes()

    def __call__(self, text: str) -> Hashes:
        """The distinct shingles of a text, ascending; of one that is shorter than a shingle all its words are one."""
        found = words_of(text)
        words = np.fromiter(map(self._words.__getitem__, found), np.uint64, len(found))
        size = min(self.size, len(words))
        if size == 0:
            return words
        runs = np.zeros(len(words) - size + 1, np.uint64)
        for place in range(size):
            runs = runs * np.uint64(_FACTOR) + words[place : place + len(runs)]
        runs = np.sort(_mixed(runs))
        distinct: Hashes = runs[np.append(True, runs[1:] != runs[:-1])]
        return distinct


class _WordHashes(dict[str, int]):
    """Each word with its hash, the same on every machine; capitals do not matter."""

    def __missing__(self, word: str) -> int:
        digest = blake2b(word.lower().encode("utf-8", "replace"), digest_size=8).digest()
        self[word] = hashed = int.from_bytes(digest, "little")
        return hashed


def words_of(text: str) -> list[str]:
    """The words as they are compared: folded, without signs, the parts of a word together.

    >>> words_of("كتاب های «علي»، می‌رود")
    ['کتابهای', 'علی', 'میرود']
    """
    codes = np.frombuffer(fold(text).text.replace(ZWNJ, "").encode("utf-16-le", "surrogatepass"), "<u2")
    apart = _letters_and_spaces().take(codes).tobytes().decode("utf-16-le", "replace")
    line = f" {' '.join(apart.split())} "
    for part in _BEFORE:
        line = line.replace(f" {part} ", f" {part}")
    for part in _BEHIND:
        line = line.replace(f" {part} ", f"{part} ")
    return line.split()


@cache
def _letters_and_spaces() -> NDArray[np.uint16]:
    """For every character up to U+FFFF itself if it is a letter or digit, else a space."""
    return np.array([code if chr(code).isalnum() else ord(" ") for code in range(0x10000)], "<u2")


def _mixed(hashes: Hashes) -> Hashes:
    """Every bit of the sums spread over all bits: MinHash wants numbers as if drawn by chance."""
    for shift, factor in _MIXERS:
        hashes = (hashes ^ (hashes >> np.uint64(shift))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(_LAST_SHIFT))


def shared_count(a: Hashes, b: Hashes) -> int:
    """How many shingles two sets have in common.

    >>> shared_count(np.array([1, 4, 9], np.uint64), np.array([4, 9, 11, 12], np.uint64))
    2
    """
    if len(a) > len(b):
        a, b = b, a
    if not len(a):
        return 0
    places = np.searchsorted(b, a)
    places[places == len(b)] = 0
    return int(np.count_nonzero(b[places] == a))
