"""Which unusual spellings a text may have, found out once, so that most texts are searched for plain letters only.

A word has many spellings: with Arabic ي or ك, with half-spaces, vowel signs or elongation between its letters. A pattern
of them all is several times as slow as looking for the letters as they are. Of each text is kept which unusual letters
it has, and between which letters signs stand; where neither concerns a word, its plain letters are all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, pairwise
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..letters import (
    ARABIC_DIGITS,
    DIACRITICS,
    INVISIBLE,
    LOOK_ALIKES,
    PERSIAN_DIGITS,
    PERSIAN_LETTERS,
    TATWEEL,
    ZWNJ,
    fold,
)

MARKS = "".join(sorted(DIACRITICS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}" + TATWEEL
"""Signs that are written on the letter before them."""

INNER_SIGNS = frozenset({*MARKS, *INVISIBLE, ZWNJ})
"""What may stand inside a word without being a letter."""

_BATCH = 200_000  # characters looked at together
_MOST = 100_000  # texts kept, some 300 bytes each
_PAIRS = 1024  # bits for pairs of letters; several pairs may share one
_BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")
_DRAWN_FORMS = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]
_LETTERS = {letter: number for number, letter in enumerate(sorted(PERSIAN_LETTERS), 1)}
# In texts of all kinds these stand inside words; in the flags each has a bit, all other signs have one.
_USUAL_SIGNS = (ZWNJ, "\N{ARABIC HAMZA ABOVE}", "\N{ARABIC FATHATAN}")
_ODD_SIGN, _TWO_SIGNS, _FIRST = 2, 4, 8
_SIGN, _UNUSUAL = 1, 2
DRAWN = 1
"""The flag of texts with letters as they are drawn (ﻼ), of which one may be two letters."""


class Known(NamedTuple):
    """What is known of a text: flags of what it has, and, a bit for a pair, which letters it writes unusually.

    Of two letters that stand beside one another there is a sign between them, or the second is spelled otherwise.
    """

    flags: int
    unusual: int


class _Tables(NamedTuple):
    """What each character up to U+FFFF is: its flags, whether it is a sign or unusual, its number as a letter."""

    flags: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    letters: NDArray[np.intp]


_known: dict[tuple[int, int], Known] = {}  # by hash and length: by the texts themselves they could not be forgotten


def known_of(text: str) -> Known | None:
    """What :func:`learn` has found out about a text."""
    return _known.get((hash(text), len(text)))


class Spelling:
    """The letters of a phrase, in pieces without gaps and wildcards, as texts must have them that spell it plainly."""

    __slots__ = ("_bridges", "_later", "first", "is_word", "pieces")

    def __init__(self, pieces: Sequence[str], *, begins: bool, is_word: bool) -> None:
        """``begins`` says that nothing stands before the first letter, whose spellings are looked for one by one."""
        flags = [_flags_of().get(piece[0], 0) for piece in pieces]
        self.pieces = pieces
        self.is_word = is_word
        self.first = flags[0] if begins else 0
        self._later = reduce(or_, flags[begins:], 0)
        self._bridges = reduce(or_, (1 << _pair(*pair) for piece in pieces for pair in _numbered(piece)), 0)

    def is_plain_in(self, text: str, known: Known) -> bool:
        """Whether ``text`` has the pieces, if at all, in plain letters without signs between them."""
        flags, unusual = known
        if flags & (_TWO_SIGNS | self._later):
            return False
        if not unusual & self._bridges:
            return True
        return not flags & _ODD_SIGN and not any(map(text.__contains__, self._broken(flags, unusual)))

    def _broken(self, flags: int, unusual: int) -> Iterator[str]:
        """How a piece would begin, up to its first sign or unusual letter."""
        for piece in self.pieces:
            for end, pair in enumerate(_numbered(piece), 1):
                if unusual >> _pair(*pair) & 1:
                    begun = piece[:end]
                    yield from (begun + sign for number, sign in enumerate(_USUAL_SIGNS) if flags >> number & _FIRST)
                    if flags & _flags_of().get(piece[end], 0):
                        yield from (begun + variant for variant in alike()[piece[end]][1:])


def spelling(words: Sequence[str], wildcards: str) -> Spelling | None:
    """What to look for of folded words; None where they have other than Persian letters."""
    pieces = [piece for word in words for piece in re.split(f"[{re.escape(wildcards)}]+", word) if piece]
    if not pieces or any(char not in _LETTERS for piece in pieces for char in piece):
        return None
    return Spelling(pieces, begins=words[0][0] not in wildcards, is_word=pieces == [*words] and len(words) == 1)


def learn(texts: Iterable[str]) -> None:
    """Find out what is unusual about the texts that are not known; of more than are kept, about none."""
    new = [text for text in texts if (hash(text), len(text)) not in _known]
    if len(new) > _MOST:
        return
    if len(new) + len(_known) > _MOST:
        _known.clear()
    batch: list[str] = []
    size = 0
    for text in new:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            _learn(batch)
            batch, size = [], 0
    if batch:
        _learn(batch)


def _learn(batch: Sequence[str]) -> None:
    joined = "\n".join(batch) + "\n"
    encoded = joined.encode("utf-16-le", "surrogatepass")
    if len(encoded) > 2 * len(joined):
        encoded = _BEYOND.sub("\N{REPLACEMENT CHARACTER}", joined).encode("utf-16-le")
    codes = np.frombuffer(encoded, "<u2")
    starts = list(accumulate((len(text) + 1 for text in batch), initial=0))[:-1]
    tables = _tables()
    flags = np.bitwise_or.reduceat(tables.flags.take(codes), starts)
    kinds = tables.kinds.take(codes)
    at = kinds.nonzero()[0]  # never the last, which is a line end
    is_sign = kinds[at] == _SIGN
    numbers = np.searchsorted(starts, at, side="right") - 1
    before, after = tables.letters.take(codes[at - 1]), tables.letters.take(codes[at + is_sign])
    pairs = (before > 0) & (after > 0)
    unusual = np.zeros((len(batch), _PAIRS), np.bool_)
    unusual[numbers[pairs], _pair(before[pairs], after[pairs])] = True
    np.bitwise_or.at(flags, numbers[is_sign & (kinds[at + 1] == _SIGN)], _TWO_SIGNS)
    bits = np.packbits(unusual, axis=1, bitorder="little")
    for text, flag, row in zip(batch, flags.tolist(), bits, strict=True):
        _known[hash(text), len(text)] = Known(flag, int.from_bytes(row.tobytes(), "little"))


def _pair[N: (int, NDArray[np.intp])](before: N, after: N) -> N:
    return (before * len(_LETTERS) + after) % _PAIRS


def _numbered(piece: str) -> Iterable[tuple[int, int]]:
    return pairwise(map(_LETTERS.__getitem__, piece))


@cache
def alike() -> dict[str, str]:
    """Folded letter or digit → every character that folding makes it of, itself first; presentation forms apart."""
    alike: dict[str, str] = {}
    for char in [*LOOK_ALIKES, *PERSIAN_DIGITS, *ARABIC_DIGITS]:
        plain = fold(char).text
        alike[plain] = alike.get(plain, plain) + char
    return alike


@cache
def _flags_of() -> dict[str, int]:
    """Letter → the flag of texts with other spellings of it."""
    first = _FIRST << len(_USUAL_SIGNS)
    return {plain: first << number for number, plain in enumerate(alike()) if plain in _LETTERS}


@cache
def _tables() -> _Tables:
    flags, letters = np.zeros(0x10000, np.uint32), np.zeros(0x10000, np.intp)
    kinds = np.zeros(0x10000, np.uint8)
    for sign in INNER_SIGNS:
        kinds[ord(sign)] = _SIGN
        flags[ord(sign)] = _ODD_SIGN
    for number, sign in enumerate(_USUAL_SIGNS):
        flags[ord(sign)] = _FIRST << number
    flags[_DRAWN_FORMS] |= DRAWN
    for letter, number in _LETTERS.items():
        letters[ord(letter)] = number
    for plain, flag in _flags_of().items():
        others = [ord(char) for char in alike()[plain][1:]]
        flags[others] |= flag
        letters[others] = _LETTERS[plain]
        kinds[others] = _UNUSUAL
    return _Tables(flags, kinds, letters)
