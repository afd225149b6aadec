"""The ways to read a text whose runs are out of order: how far each has come, and how good it is.

A way is scored by its words and by how well each stands behind the two before it; :mod:`.runpath` adds what cuts and
joints cost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from .joints import WEIGHT, word_cost
from .neighbours import Model, Three

if TYPE_CHECKING:
    from .runpath import Stretch

NEIGHBOURS = 1.0
"""What the log-odds that two words are neighbours count."""

SEEN_TOGETHER = 2.0
"""Log-odds for words that stand together elsewhere: damaged lines are whole runs for the most part, so their neighbours
mostly are true."""

CERTAIN = 9.0
"""The margin of what could not be otherwise."""

_CHANCE = 1.3  # log-odds: the network was shown nearly four words that are no neighbours for each that is
_VOCATIVE = "ای"
_MOST_REACHED = 8  # ways that are gone on from, each with its own last words


class Run(NamedTuple):
    """``text[start:end]``, read behind ``joint``; ``margin`` tells by how much the second best was worse."""

    start: int
    end: int
    joint: str
    margin: float


class Reached(NamedTuple):
    """The best way to have read everything up to two last words, the way there, and its margin over the second best.

    ``end`` is the state of ``stretch`` that ends here; behind what is certain, ``before_that`` is where it was read on.
    """

    score: float
    farther: str
    last: str
    margin: float = CERTAIN
    stretch: Stretch | None = None
    end: tuple[int, int] | None = None
    before_that: Reached | None = None

    def on(self, token: str, model: Model) -> Reached:
        """Behind ``token``, which can only stand here."""
        score = self.score + cost_of(token) + beside(self.farther, self.last, token, model)
        return Reached(score, self.last, token, before_that=self)

    def runs(self) -> dict[Stretch, tuple[Run, ...]]:
        """How each stretch was read on the way here."""
        found: dict[Stretch, tuple[Run, ...]] = {}
        at: Reached | None = self
        margin = CERTAIN
        while at is not None:
            margin = min(margin, at.margin)
            if at.stretch is not None and at.end is not None:
                found[at.stretch], margin, at = at.stretch.traced(at.end, margin)
            else:
                at = at.before_that
        return found


def beside(farther: str, word: str, following: str, model: Model) -> float:
    """How well ``following`` stands behind two words."""
    return NEIGHBOURS * (model.evidence((farther, word, following)).space + _CHANCE)


def as_they_stand(words: Sequence[str], model: Model, pairs: Mapping[tuple[str, str], int]) -> float:
    """The score of words in a row that are read as they stand, behind the first of them.

    ``pairs`` counts neighbours in the whole text.
    """
    asked = threes(words)
    model.foresee(asked)
    score = sum(map(cost_of, words[1:])) + sum(_beside_as_it_stands(*three, model) for three in asked)
    return score + SEEN_TOGETHER * sum(pairs.get(pair, 0) > 1 for pair in pairwise(words))


def _beside_as_it_stands(farther: str, word: str, following: str, model: Model) -> float:
    """As :func:`beside`; ای calls somebody wherever a clause begins, which the texts of the network hardly show."""
    found = beside(farther, word, following, model)
    return max(found, 0.0) if _VOCATIVE in (word, following) else found


def threes(words: Sequence[str]) -> list[Three]:
    """Each two neighbours, behind the word before them."""
    return list(zip(["", *words], words, words[1:], strict=False))


def best_of(reached: Iterable[Reached]) -> list[Reached]:
    """The likeliest of each two last words, the best first, as many as are worth going on from."""
    found: dict[tuple[str, str], Reached] = {}
    for one in sorted(reached, key=lambda r: -r.score):
        best = found.get((one.farther, one.last))
        if best is None:
            found[one.farther, one.last] = one
        elif best.score - one.score < best.margin:
            found[one.farther, one.last] = best._replace(margin=best.score - one.score)
    return list(found.values())[:_MOST_REACHED]


@lru_cache(maxsize=50_000)
def cost_of(word: str) -> float:
    """What a word adds by itself."""
    return -WEIGHT * word_cost(word)
