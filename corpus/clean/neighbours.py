"""How well words stand beside each other: learned weights for pairs and triples of words and of their classes.

A pair of words scores the log-odds that the second follows the first in running text rather than standing somewhere
near it; a triple adds what three words in a row say more. Each word is seen in several ways (itself when it is common,
its part of speech with person or ending, its last letters), and each combination of two or three such views is a
feature with a weight. The weights are learned by ``tools/make_joint_model.py``; the data card in
``corpus/data/order`` says from what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from struct import Struct
from typing import NamedTuple
from zlib import compress, crc32, decompress

from ..lexicon import load_lexicon
from ..verbs import analyses
from .vocabulary import UNKNOWN, cost

SIZE = 1 << 18
"""Slots for weights; features share a slot by chance (one in ten does), which costs less than a larger file."""

BEGIN, END = "<b>", "<e>"
"""Stand for the edges of a text."""

_SIGNS = {
    "،": "<c>", "؛": "<s>", "؟": "<e>", "!": "<e>", ".": "<e>", ":": "<:>", "(": "<(>", ")": "<)>", "«": "<«>",
    "»": "<»>", '"': '<">', "[": "<(>", "]": "<)>", "-": "<->", "–": "<->", "/": "</>",
}  # fmt: skip
_REMEMBERED = 500_000  # pairs, and triples: some hundred pages of damaged text
_LATIN = re.compile("[A-Za-z]")
_HIGHEST = 6.0  # log-odds; more than e⁶ no single place can say
_COMMON = 8.5  # the cost below which a word counts as itself: about the 700 commonest
_TAGS = {"N": "NOUN", "AJ": "ADJ", "ADV": "ADV", "NUM": "NUM"}  # of the word list, as the treebanks name them
_ENDINGS = (("های", "hay"), ("ها", "ha"), ("ی", "y"), ("ه", "e"))


class View(NamedTuple):
    """A word as features see it."""

    itself: str  # the word when it is common, else its class
    tag: str  # part of speech with tense, person, ending
    suffix: str
    coarse: str  # part of speech
    word: str


class Seen(NamedTuple):
    """A word's views, ready to be put together to features."""

    heads: tuple[int, ...]
    tails: tuple[bytes, ...]
    triple_heads: tuple[int, ...]
    triple_middles: tuple[bytes, ...]
    triple_tails: tuple[bytes, ...]


@lru_cache(maxsize=100_000)
def sign_class(word: str) -> str:
    """The class of what is no Persian word: a sign, a number, a Latin word, an edge; empty for words."""
    if sign := _SIGNS.get(word):
        return sign
    if word[0] == "<":
        return word
    if word[0].isdigit():
        return "<y>" if len(word) == 4 else "<n>"
    return "<l>" if _LATIN.match(word) else ""


class Model:
    """Weights and the parts of speech they were learned with.

    ``tags`` gives the commonest part of speech of words met in the treebanks; for others the word list is asked.
    """

    def __init__(self, tags: dict[str, str], weights: Sequence[int], scale: float) -> None:
        self.tags = tags
        self._weights = weights
        self._scale = scale
        self._seen: dict[str, Seen] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._triples: dict[tuple[str, str, str], float] = {}

    def pair(self, a: str, b: str) -> float:
        """The log-odds that ``b`` follows ``a``."""
        found = self._pairs.get((a, b))
        if found is None:
            found = self._keep(self._pairs, (a, b), pair_slots(self.seen(a), self.seen(b)))
        return found

    def triple(self, a: str, b: str, c: str) -> float:
        """What the three in a row say beyond their pairs."""
        found = self._triples.get((a, b, c))
        if found is None:
            found = self._keep(self._triples, (a, b, c), triple_slots(self.seen(a), self.seen(b), self.seen(c)))
        return found

    def _keep[K](self, known: dict[K, float], key: K, slots: Sequence[int]) -> float:
        if len(known) >= _REMEMBERED:
            known.clear()
        total = self._scale * sum(map(self._weights.__getitem__, slots))
        known[key] = found = max(-_HIGHEST, min(_HIGHEST, total))
        return found

    def seen(self, word: str) -> Seen:
        """The word's views, ready for features."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            view = self._view(word)
            found = self._seen[word] = Seen(
                _heads(view),
                tuple(b"" if b is None else view[b].encode() for _, _, b in _PAIRS),
                _triple_heads(view),
                tuple(b"|" if b is None else f"{view[b]}|".encode() for _, _, b, _ in _TRIPLES),
                tuple(view[c].encode() for _, _, _, c in _TRIPLES),
            )
        return found

    def _view(self, word: str) -> View:
        if sign := sign_class(word):
            return View(sign, sign, sign, sign, sign)
        tag = self._tag(word)
        itself = "W" + word if word in self.tags and cost(word) < _COMMON else "T" + tag
        suffix = word[-2:] if len(word) > 3 else word[-1:]
        return View(itself, "T" + tag, "S" + suffix, "t" + tag.split(".")[0], "W" + word)

    def _tag(self, word: str) -> str:
        forms = [form for form in analyses(word) if form.tense != "imperative"]
        tag = self.tags.get(word)
        if tag in ("VERB", "AUX") or (tag is None and forms):
            if not forms:
                return tag or "VERB"
            person = forms[0].ending if forms[0].tense in ("past", "present", "subjunctive") else ""
            return f"{tag or 'VERB'}.{forms[0].tense[:4]}.{person}"
        if tag is None:
            listed = [_TAGS[t] for t in load_lexicon().tags(word) if t in _TAGS]
            tag = listed[0] if listed else "NOUN?" if cost(word) < UNKNOWN else "X"
        ending = next((f".{name}" for letters, name in _ENDINGS if word.endswith(letters)), "")
        return tag + ending


# What each feature of two and of three words in a row is made of: its name, and which view of each word (None: not
# of this word). A feature's slot is the checksum of its name and views, taken on from word to word.
_PAIRS: tuple[tuple[str, int | None, int | None], ...] = (
    ("a", 0, None), ("b", None, 0), ("c", 1, None), ("d", None, 1),
    ("1", 0, 0), ("2", 1, 1), ("3", 0, 1), ("4", 1, 0), ("5", 2, 1), ("6", 1, 2), ("7", 3, 3), ("o", 4, 4), ("p", 0, 3),
    ("q", 3, 0),
)  # fmt: skip
_TRIPLES: tuple[tuple[str, int, int | None, int], ...] = (
    ("8", 3, 3, 3), ("g", 0, 0, 0), ("j", 0, None, 0), ("l", 3, None, 3), ("k", 1, None, 3), ("m", 3, None, 1),
)  # fmt: skip


def _heads(view: View) -> tuple[int, ...]:
    """Checksums of the features of a pair as far as its first word goes."""
    return tuple(crc32(f"{name}{'' if a is None else view[a]}|".encode()) for name, a, _ in _PAIRS)


def _triple_heads(view: View) -> tuple[int, ...]:
    """Checksums of the features of a triple as far as its first word goes."""
    return tuple(crc32(f"{name}{view[a]}|".encode()) for name, a, *_ in _TRIPLES)


def pair_slots(a: Seen, b: Seen) -> list[int]:
    """The slots of the features of two words in a row."""
    return [crc32(tail, head) % SIZE for head, tail in zip(a.heads, b.tails, strict=True)]


def triple_slots(a: Seen, b: Seen, c: Seen) -> list[int]:
    """The slots of the features of three words in a row, and of the outer two of them."""
    inner = zip(a.triple_heads, b.triple_middles, strict=True)
    return [crc32(tail, crc32(middle, head)) % SIZE for (head, middle), tail in zip(inner, c.triple_tails, strict=True)]


def read_model(folder: Path) -> Model:
    """The model in ``folder``: tags.tsv and weights.zlib."""
    return _model((folder / "tags.tsv").read_text("utf-8"), (folder / "weights.zlib").read_bytes())


@cache
def model() -> Model:
    """The model that ships with the library."""
    folder = files("corpus").joinpath("data/order")
    return _model(folder.joinpath("tags.tsv").read_text("utf-8"), folder.joinpath("weights.zlib").read_bytes())


def packed(weights: bytes, scale: float) -> bytes:
    """The weights, a signed byte for each slot, and what a unit of them stands for, as weights.zlib holds them."""
    return compress(_SCALE.pack(scale) + weights, 9)


def _model(tags: str, weights: bytes) -> Model:
    # Bytes rather than an array of NumPy, whose import takes as long as all of cleaning's other modules.
    unpacked = decompress(weights)
    (scale,) = _SCALE.unpack_from(unpacked)
    signed = memoryview(unpacked)[_SCALE.size :].cast("b")
    return Model(dict(line.split("\t") for line in tags.splitlines()), signed.tolist(), scale)


_SCALE = Struct("<d")
