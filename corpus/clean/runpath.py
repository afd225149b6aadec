"""Where a stretch of text was cut into runs: the likeliest order of its words, by dynamic programming.

A stretch stands between two borders that are certain (signs, digits, Latin words, line ends). Its runs stand in
reverse: cut points are chosen behind spaces and inside words, the last run is read first, and each joint between two
runs is a space, a half-space or nothing. A reading is scored by its words, by its neighbours in twos and threes and by
what stands together elsewhere in the text, and by how often that text is cut at spaces, in words and at half-spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .joints import BOUND, NEVER, WEIGHT, join, word_cost
from .neighbours import Model, sign_class
from .vocabulary import UNKNOWN
from .wordshapes import completed

PAIR, TRIPLE = 1.2, 0.84
"""What the log-odds of two and of three words in a row count; the triples overlap, so they count less."""

_TOKEN = re.compile("[^ ،!]+|[،!]")
_BESIDE = re.compile("[^ ،!.؛:؟()«»]+|[،!.؛:؟()«»]")  # a sign parts words
_MOST_PLACES = 24  # cut points of a stretch; the time grows with their third power
_LEAST_INSIDE = 8  # cut points inside words, however many spaces there are
_LOSS = 14.0  # a known word that loses more by a cut is not cut there
_BETWEEN_TWO = 3.0  # a word cut at both its ends is rarer than one cut once
_SEEN_TOGETHER = 2.0  # log-odds; damaged lines are whole runs for the most part, so their neighbours mostly are true
_TWO_SPACES = 4.0  # log-odds that a run ends where two spaces stand together: one is the next run's own
_CERTAIN = 9.0  # the margin of what could not be otherwise
_NOWHERE = -1e9


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a text is cut, as log-odds: at a space, inside a word, at a half-space.

    ``whole`` is the price of a word that lacks its half-space and was not cut there; ``lost`` of a lost space.
    """

    space: float = -3.3
    inside: float = -5.0
    half: float = 0.0
    whole: float = 0.0
    lost: float = -6.0


class Run(NamedTuple):
    """``text[start:end]``, read behind ``joint``; ``margin`` tells by how much the second best was worse."""

    start: int
    end: int
    joint: str
    margin: float


class Path(NamedTuple):
    """The runs in the order they are to be read, and the score of this reading."""

    score: float
    runs: tuple[Run, ...]


class Context(NamedTuple):
    """The words around a stretch, "" where they are not known: two before it, two after it."""

    farther: str
    before: str
    after: str
    later: str


class _Inner(NamedTuple):
    """A run by itself: its score, its two first and its two last words ("" for what it does not have)."""

    score: float
    first: str
    second: str
    last2: str
    last: str


class _State(NamedTuple):
    """The best way to have read everything behind a run, and the run itself."""

    score: float
    previous: tuple[int, int] | None
    joint: str
    margin: float


def neighbours_in(text: str) -> Counter[tuple[str, str]]:
    """How often two words stand beside each other in the lines of a text."""
    found: Counter[tuple[str, str]] = Counter()
    for line in text.split("\n"):
        found.update(pairwise(_BESIDE.findall(line)))
    return found


@lru_cache(maxsize=100_000)
def lacks_halfspace(word: str) -> bool:
    """Whether the word is written without a half-space that it needs."""
    return len(word) > 3 and completed(word) is not None


class Stretch:
    """The search in one stretch.

    ``open_end``: the space behind its last word may have been stripped. ``beside`` counts the neighbours in the whole
    text, those in the stretch among them.
    """

    def __init__(
        self, text: str, model: Model, rates: Rates, *, open_end: bool, beside: Mapping[tuple[str, str], int]
    ) -> None:
        self._text, self._model, self._rates, self._open_end = text, model, rates, open_end
        self._beside, self._here = beside, neighbours_in(text)
        self._tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        self._gains: dict[tuple[bool, int, str, str, str, str, bool], tuple[float, str]] = {}

    def as_it_stands(self, context: Context) -> float:
        """The score of the stretch read without a cut."""
        words = [self._text[start:end] for start, end in self._tokens]
        total = 0.0
        for i, word in enumerate(words):
            total += self._step(words[:i], word)
        inner = _Inner(
            total, words[0], words[1] if len(words) > 1 else "", words[-2] if len(words) > 1 else "", words[-1]
        )
        return total + self._opening(inner, context) + self._closing(inner, context)

    def best(self, context: Context, *, bracketed: bool = False) -> Path:
        """The likeliest path; where ``bracketed``, the run read last stands in brackets of its own."""
        self._places = places = [0, *self._cuts(), len(self._text)]
        self._runs = self._inner_runs()
        last = len(places) - 1
        self._states = {
            (a, last): _State(run.score + self._opening(run, context), None, "", _CERTAIN)
            for (a, b), run in self._runs.items()
            if b == last
        }
        ends: list[tuple[float, tuple[int, int]]] = []
        for b in range(last, 0, -1):
            for a in range(b - 1, -1, -1):
                state = self._states.get((a, b))
                if state is None:
                    continue
                if a:
                    self._extend(a, b, state, bracketed)
                else:
                    closing = 0.0 if bracketed else self._closing(self._runs[0, b], context)
                    ends.append((state.score + closing, (0, b)))
        ends.sort(reverse=True)
        margin = ends[0][0] - ends[1][0] if len(ends) > 1 else _CERTAIN
        return Path(ends[0][0], self._traced(ends[0][1], margin))

    def _cuts(self) -> list[int]:
        """Where runs may begin: behind each space, and inside words where that loses least."""
        first, last = self._tokens[0][0], self._tokens[-1][1]
        spaces = [i + 1 for i in range(first, last) if self._text[i] == " "]
        inside: list[tuple[float, int]] = []
        for start, end in self._tokens:
            inside += [(loss, start + k) for loss, k in _cuts_inside(self._text[start:end])]
        inside.sort()
        room = max(_MOST_PLACES - len(spaces), _LEAST_INSIDE)
        return sorted({*spaces, *(place for _, place in inside[:room])})

    def _inner_runs(self) -> dict[tuple[int, int], _Inner]:
        """Every run that holds a word, from place to place."""
        text, places, tokens = self._text, self._places, self._tokens
        runs: dict[tuple[int, int], _Inner] = {}
        for a, start in enumerate(places[:-1]):
            at = next(i for i, token in enumerate(tokens) if token[1] > start)
            words: list[str] = []
            score = 0.0
            for b in range(a + 1, len(places)):
                end = places[b]
                while at < len(tokens) and tokens[at][1] <= end:
                    word = text[max(tokens[at][0], start) : tokens[at][1]]
                    score += self._step(words, word)
                    words.append(word)
                    at += 1
                if at < len(tokens) and tokens[at][0] < end:  # the run ends inside this word
                    part = text[max(tokens[at][0], start) : end]
                    runs[a, b] = _inner(score + self._step(words, part), [*words, part])
                elif words:
                    runs[a, b] = _inner(score, words)
        return runs

    def _step(self, words: list[str], word: str) -> float:
        """What ``word`` adds behind ``words``."""
        score = _cost_of(word)
        if self._rates.whole and lacks_halfspace(word):
            score += self._rates.whole
        if words:
            score += self._pair(words[-1], word)
        if len(words) > 1:
            score += TRIPLE * self._model.triple(words[-2], words[-1], word)
        return score

    def _pair(self, a: str, b: str) -> float:
        """How well ``b`` stands behind ``a``, by the model and by the rest of the text."""
        score = PAIR * self._model.pair(a, b)
        times = self._beside.get((a, b))
        return score + _SEEN_TOGETHER if times and times > self._here.get((a, b), 0) else score

    def _opening(self, run: _Inner, context: Context) -> float:
        """How well the run stands behind the words before the stretch."""
        if not context.before:
            return 0.0
        return PAIR * self._model.pair(context.before, run.first) + self._triples(
            (context.farther, context.before, run.first), (context.before, run.first, run.second)
        )

    def _closing(self, run: _Inner, context: Context) -> float:
        """How well the words after the stretch stand behind the run."""
        if not context.after:
            return 0.0
        return PAIR * self._model.pair(run.last, context.after) + self._triples(
            (run.last2, run.last, context.after), (run.last, context.after, context.later)
        )

    def _triples(self, *triples: tuple[str, str, str]) -> float:
        return TRIPLE * sum(self._model.triple(*triple) for triple in triples if triple[0] and triple[2])

    def _extend(self, a: int, b: int, state: _State, bracketed: bool) -> None:
        """Read each run that ends where the run from ``a`` to ``b`` begins behind it."""
        runs, states = self._runs, self._states
        run = runs[a, b]
        # The second of two spaces before a run is the one that was drawn behind it.
        two_spaces = self._text[max(self._places[a] - 2, 0) : self._places[a]] == "  "
        again = not run.last2 and state.previous is not None and state.joint != " "
        for h in range(a - 1, -1, -1):
            following = runs.get((h, a))
            if following is None:
                continue
            if bracketed and h == 0:
                gain, sign = self._bracket(run, following, b), " "
            else:
                key = (two_spaces, b, run.last2, run.last, following.first, following.second, again)
                if key not in self._gains:
                    self._gains[key] = self._gain(run, following, b, again, two_spaces)
                gain, sign = self._gains[key]
            score = state.score + following.score + gain
            old = states.get((h, a))
            if old is None:
                states[h, a] = _State(score, (a, b), sign, _CERTAIN)
            elif score > old.score:
                states[h, a] = _State(score, (a, b), sign, score - old.score)
            elif old.score - score < old.margin:
                states[h, a] = old._replace(margin=old.score - score)

    def _gain(self, run: _Inner, following: _Inner, b: int, again: bool, spaced_before: bool) -> tuple[float, str]:
        """The best joint between two runs, the first of which ends at the place ``b``."""
        x, y = run.last, following.first
        spaced = self._text[self._places[b] - 1] == " "
        free = spaced or spaced_before or (self._open_end and b == len(self._places) - 1)
        around = self._triples((run.last2, x, y), (x, y, following.second))
        two_spaces = self._text[max(self._places[b] - 2, 0) : self._places[b]] == "  "
        apart = (_TWO_SPACES if two_spaces else self._rates.space) + self._pair(x, y) + around
        if spaced:
            return apart, " "
        apart += 0.0 if free else self._rates.lost
        joint = join(x, y, self._rates.inside, self._rates.half)
        if joint.gain < NEVER / 2:
            return apart, " "
        gain = joint.gain + (around if joint.sign else self._as_one(run, following)) - _BETWEEN_TWO * again
        return (gain, joint.sign) if gain > apart else (apart, " ")

    def _as_one(self, run: _Inner, following: _Inner) -> float:
        """What the neighbours of two parts say more of the word they make than of the parts."""
        x, y = run.last, following.first
        before, after = run.last2, following.second
        pair = self._model.pair
        gain = pair(before, x + y) - pair(before, x) if before else 0.0
        return PAIR * (gain + (pair(x + y, after) - pair(y, after) if after else 0.0))

    def _bracket(self, run: _Inner, following: _Inner, b: int) -> float:
        """The gain of a bracket that opens between two runs."""
        end = self._places[b]
        lost = self._text[end - 1] != " " and not (self._open_end and end == len(self._text))
        pairs = self._model.pair(run.last, "(") + self._model.pair("(", following.first)
        return PAIR * pairs + self._rates.space + self._rates.lost * lost

    def _traced(self, end: tuple[int, int], margin: float) -> tuple[Run, ...]:
        runs: list[Run] = []
        at: tuple[int, int] | None = end
        while at is not None:
            state = self._states[at]
            margin = min(margin, state.margin)
            runs.append(Run(self._places[at[0]], self._places[at[1]], state.joint, margin))
            at, margin = state.previous, state.margin
        return tuple(reversed(runs))


@lru_cache(maxsize=200_000)
def _cost_of(word: str) -> float:
    return -WEIGHT * word_cost(word)


def _inner(score: float, words: list[str]) -> _Inner:
    more = len(words) > 1
    return _Inner(score, words[0], words[1] if more else "", words[-2] if more else "", words[-1])


@lru_cache(maxsize=50_000)
def _cuts_inside(word: str) -> tuple[tuple[float, int], ...]:
    """Where a run may have begun inside the word, each place behind what the cut loses: endings come apart easily."""
    if len(word) < 2 or sign_class(word):
        return ()
    whole = word_cost(word)
    found = []
    for k in range(1, len(word)):
        a, b = word[:k], word[k:]
        loss = word_cost(a) + word_cost(b) - whole
        if whole >= UNKNOWN or loss < _LOSS or b in ("می", "نمی"):
            found.append((loss - _EASILY * (a in BOUND) - _EASILY * (b in BOUND), k))
    return tuple(found)


_EASILY = 8.0
