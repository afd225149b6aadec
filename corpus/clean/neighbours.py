"""How well words stand beside each other: a small network that was shown three words in a row.

It tells whether the last two of three words are neighbours in running text, the two parts of a word with a half-space,
or neither. Each word is seen in several ways (itself, its part of speech with person or ending, its first and last
letters); what is seen has a vector, a word is the sum of its vectors, and two layers make three numbers of the
words. The network is learned by ``tools/make_order_model.py``; the data card in ``corpus/data/order`` says from what.

Words are looked up and multiplied once, threes are reckoned in batches: callers say by :meth:`Model.foresee` which ones
they will ask for.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..letters import ZWNJ
from ..lexicon import load_lexicon
from ..patterns import late_pattern
from ..verbs import analyses
from .vocabulary import UNKNOWN, cost
from .wordshapes import completed

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    type Floats = npt.NDArray[np.float32]

NEITHER, SPACE, HALF = range(3)
OUTPUTS = 3
"""What two words can be: none of the others, neighbours, parts of one word."""

BEGIN, END = "<b>", "<e>"
"""Stand for the edges of a text."""

_SIGNS = {
    "،": "<c>", "؛": "<s>", "؟": "<e>", "!": "<e>", ".": "<e>", ":": "<:>", "(": "<(>", ")": "<)>", "«": "<«>",
    "»": "<»>", '"': '<">', "[": "<(>", "]": "<)>", "-": "<->", "–": "<->", "/": "</>",
}  # fmt: skip
_REMEMBERED = 500_000  # threes: some hundred pages of damaged text
_LATIN = late_pattern("[A-Za-z]")
_TAGS = {"N": "NOUN", "AJ": "ADJ", "ADV": "ADV", "NUM": "NUM"}  # of the word list, as the treebanks name them
_ENDINGS = (("های", "hay"), ("ها", "ha"), ("ی", "y"), ("ه", "e"))

Three = tuple[str, str, str]
"""The two words that are asked about behind the word before them; "" where that is not known."""


class Evidence(NamedTuple):
    """Log-odds, against neither, that two words are neighbours and that they are parts of one word."""

    space: float
    half: float


@lru_cache(maxsize=50_000)
def sign_class(word: str) -> str:
    """The class of what is no Persian word: a sign, a number, a Latin word, an edge; empty for words."""
    if sign := _SIGNS.get(word):
        return sign
    if word[0] == "<":
        return word
    if word[0].isdigit():
        return "<y>" if len(word) == 4 else "<n>"
    return "<l>" if _LATIN.match(word) else ""


@lru_cache(maxsize=50_000)
def parts_of_word(word: str) -> tuple[str, ...]:
    """The parts of a word between its half-spaces, also of one that lost them: the network knows words by these."""
    found = completed(word) if len(word) > 3 and not sign_class(word) else None
    return tuple(part for part in (found[0] if found else word).split(ZWNJ) if part) or (word,)


def as_parts(farther: str, word: str, following: str) -> Three:
    """Three words by the parts that stand beside each other."""
    *before, last = parts_of_word(word)
    return (before or parts_of_word(farther) if farther else before or [""])[-1], last, parts_of_word(following)[0]


VIEWS = 8
"""How many ways a word is seen in."""


def views_of(word: str, tags: Mapping[str, str]) -> tuple[str, ...]:
    """A word as the network sees it; ``tags`` are the parts of speech of words met in the treebanks."""
    if sign := sign_class(word):
        return (f"W{sign}", *[""] * (VIEWS - 1))
    tag = _tag(word, tags)
    size = len(word)
    return (
        f"W{word}", f"T{tag}", f"C{tag.partition('.')[0]}", f"2{word[-2:]}", f"3{word[-3:]}" if size > 3 else "",
        f"4{word[-4:]}" if size > 4 else "", f"P{word[:3]}", f"L{min(size, 9)}",
    )  # fmt: skip


def _tag(word: str, tags: Mapping[str, str]) -> str:
    """Part of speech with the person and tense of verbs and with common endings."""
    forms = [form for form in analyses(word) if form.tense != "imperative"]
    tag = tags.get(word)
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


class Model:
    """The network, and what it was asked before."""

    def __init__(self, tags: Mapping[str, str], views: Iterable[str], arrays: Mapping[str, Any]) -> None:
        # Few texts need NumPy here, and its import takes as long as all of cleaning's other modules.
        import numpy

        self._np = numpy
        self._tags = tags
        self._slots = {view: i for i, view in enumerate(views, 1)}
        self._tables = [arrays["left"], arrays["right"]]
        self._scales = [numpy.float32(scale) for scale in arrays["scales"]]
        inner = arrays["w1"].shape[1]
        self._first = arrays["w1"].astype(numpy.float32).reshape(3, -1, inner)
        self._layers = [(arrays[f"w{i}"].astype(numpy.float32), arrays[f"b{i}"].astype(numpy.float32)) for i in (2, 3)]
        self._b1 = arrays["b1"].astype(numpy.float32)
        self._parts: Floats = numpy.zeros((3, 1024, inner), numpy.float32)  # what each word adds in each place
        self._numbers = {"": 0}
        self._known: dict[Three, Evidence] = {}

    def foresee(self, threes: Iterable[Three]) -> None:
        """Reckon all of these at once."""
        new = list(dict.fromkeys(three for three in threes if three not in self._known))
        if not new:
            return
        if len(self._known) + len(new) > _REMEMBERED:
            self._known.clear()
            self._numbers = {"": 0}
        np, numbers = self._np, self._numbers
        asked = [as_parts(*three) for three in new]
        self._meet([word for word in dict.fromkeys(word for three in asked for word in three) if word not in numbers])
        at = np.array([[numbers[word] for word in three] for three in asked]).T
        x = self._b1 + sum(part[where] for part, where in zip(self._parts, at, strict=True))
        for weights, offsets in self._layers:
            np.maximum(x, 0, out=x)
            x = x @ weights + offsets
        found = np.round(x[:, [SPACE, HALF]] - x[:, [NEITHER]], 3).tolist()
        self._known.update(zip(new, [Evidence(*row) for row in found], strict=True))

    def evidence(self, three: Three) -> Evidence:
        """What the network says of the last two of three words."""
        found = self._known.get(three)
        if found is None:
            self.foresee([three])
            found = self._known[three]
        return found

    def _meet(self, words: list[str]) -> None:
        """Look words up that were not met before."""
        if not words:
            return
        np = self._np
        seen = np.array([[self._slots.get(view, 0) for view in views_of(word, self._tags)] for word in words])
        start = len(self._numbers)
        self._numbers.update((word, start + i) for i, word in enumerate(words))
        while start + len(words) > self._parts.shape[1]:
            self._parts = np.concatenate([self._parts, np.zeros_like(self._parts)], 1)
        for place in range(3):
            vectors = self._tables[place // 2][seen].sum(1, dtype=np.float32) * self._scales[place // 2]
            self._parts[place, start : start + len(words)] = vectors @ self._first[place]


def read_model(folder: Path) -> Model:
    """The model in ``folder``: tags.tsv, views.txt and weights.npz."""
    return _model(*(folder.joinpath(name) for name in _FILES))


_FILES = ("tags.tsv", "views.txt", "weights.npz")


@cache
def model() -> Model:
    """The model that ships with the library."""
    folder = files("corpus").joinpath("data/order")
    return _model(*(folder.joinpath(name) for name in _FILES))


def packed(arrays: Mapping[str, Floats]) -> bytes:
    """The arrays as weights.npz holds them: vectors as signed bytes, each table with a scale of its own."""
    import numpy as np

    kept = {name: array.astype(np.float16) for name, array in arrays.items() if name not in ("left", "right")}
    scales = []
    for name in ("left", "right"):
        scale = float(np.quantile(np.abs(arrays[name]), 0.9999)) / 127
        scales.append(scale)
        kept[name] = np.clip(np.round(arrays[name] / scale), -127, 127).astype(np.int8)
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=False, scales=np.array(scales), **kept)
    return file.getvalue()


def _model(tags: Any, views: Any, weights: Any) -> Model:
    import numpy as np

    with np.load(io.BytesIO(weights.read_bytes()), allow_pickle=False) as arrays:
        return Model(
            dict(line.split("\t") for line in tags.read_text("utf-8").splitlines()),
            views.read_text("utf-8").splitlines(),
            dict(arrays),
        )
