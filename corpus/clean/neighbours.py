"""How well words stand beside each other: learned weights for pairs and triples of words and of their classes.

A pair of words scores the log-odds that the second follows the first in running text rather than standing somewhere
near it; a triple adds what three words in a row say more. Each word is seen in several ways (itself when it is common, its
part of speech with person or ending, its last letters), and each combination of two or three such views is a feature
with a weight. The weights are learned by ``tools/make_joint_model.py``; the data card in ``corpus/data/order`` says
from what.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

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
        self._views: dict[str, View] = {}
        self._pairs: dict[tuple[str, str], float] = {}
        self._triples: dict[tuple[str, str, str], float] = {}

    def pair(self, a: str, b: str) -> float:
        """The log-odds that ``b`` follows ``a``."""
        found = self._pairs.get((a, b))
        if found is None:
            found = self._pairs[a, b] = self._total(pair_features(self.view(a), self.view(b)))
        return found

    def triple(self, a: str, b: str, c: str) -> float:
        """What the three in a row say beyond their pairs."""
        found = self._triples.get((a, b, c))
        if found is None:
            features = triple_features(self.view(a), self.view(b), self.view(c))
            found = self._triples[a, b, c] = self._total(features)
        return found

    def _total(self, features: Sequence[str]) -> float:
        weights = self._weights
        total = self._scale * sum([weights[crc32(feature.encode()) % SIZE] for feature in features])
        return max(-_HIGHEST, min(_HIGHEST, total))

    def view(self, word: str) -> View:
        """The word as features see it."""
        found = self._views.get(word)
        if found is None:
            found = self._views[word] = self._view(word)
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


def pair_features(a: View, b: View) -> list[str]:
    """Names of the features of two words in a row."""
    return [
        "a" + a.itself,
        "b" + b.itself,
        "c" + a.tag,
        "d" + b.tag,
        f"1{a.itself}|{b.itself}",
        f"2{a.tag}|{b.tag}",
        f"3{a.itself}|{b.tag}",
        f"4{a.tag}|{b.itself}",
        f"5{a.suffix}|{b.tag}",
        f"6{a.tag}|{b.suffix}",
        f"7{a.coarse}|{b.coarse}",
        f"o{a.word}|{b.word}",
        f"p{a.itself}|{b.coarse}",
        f"q{a.coarse}|{b.itself}",
    ]


def triple_features(a: View, b: View, c: View) -> list[str]:
    """Names of the features of three words in a row, and of the outer two of them."""
    return [
        f"8{a.coarse}|{b.coarse}|{c.coarse}",
        f"g{a.itself}|{b.itself}|{c.itself}",
        f"j{a.itself}|{c.itself}",
        f"l{a.coarse}|{c.coarse}",
        f"k{a.tag}|{c.coarse}",
        f"m{a.coarse}|{c.tag}",
    ]


def read_model(folder: Path) -> Model:
    """The model in ``folder``: tags.tsv and weights.npz."""
    return _model((folder / "tags.tsv").read_text("utf-8"), (folder / "weights.npz").read_bytes())


@cache
def model() -> Model:
    """The model that ships with the library."""
    folder = files("corpus").joinpath("data/order")
    return _model(folder.joinpath("tags.tsv").read_text("utf-8"), folder.joinpath("weights.npz").read_bytes())


def _model(tags: str, weights: bytes) -> Model:
    rows = (line.split("\t") for line in tags.splitlines())
    with np.load(io.BytesIO(weights), allow_pickle=False) as arrays:
        return Model({word: tag for word, tag in rows}, arrays["weights"].tolist(), float(arrays["scale"]))
