"""Where a stretch of text was cut into runs: the likeliest order of its words, by dynamic programming.

A stretch stands between two borders that are certain (signs, digits, Latin words, line ends). Its runs stand in
reverse: cut points are chosen behind spaces and inside words, the last run is read first, and each joint between two
runs is a space, a half-space or nothing. A reading is scored by its words, by its neighbours in twos and threes and by
what stands together elsewhere in the text, and by how often that text is cut at spaces, in words and at half-spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..patterns import late_pattern
from .joints import BOUND, join, word_cost
from .neighbours import Model, Three, sign_class
from .order_model import neighbours_in
from .readings import CERTAIN, SEEN_TOGETHER, Reached, Run, beside, best_of, cost_of, threes
from .vocabulary import UNKNOWN
from .wordshapes import completed

MOST_FREQUENT_INSIDE = -4.0
"""Log-odds of a cut inside a word, in the most damaged texts."""

HALVES = 0.5
"""What the log-odds that two pieces are parts of one word count."""

_TOKEN = late_pattern("[^ ،!]+|[،!]")
_MOST_PLACES = 24  # cut points of a stretch, as far as its spaces leave room; the time grows with their third power
_MOST_SPACES = 32  # cut points at spaces, the weakest neighbours: more words than these have no line of print
_LEAST_INSIDE = 8  # cut points inside words, however many spaces there are
_LOSS = 14.0  # a known word that loses more by a cut is not cut there
_BETWEEN_TWO = 3.0  # a word cut at both its ends is rarer than one cut once
_TWO_SPACES = 4.0  # log-odds that a run ends where two spaces stand together: one is the next run's own
_FIRM = 3.0  # neighbours by the model alone, which no run parts
_HOPELESS = 20.0  # log-odds behind the best that has read the same text: not gone on from
_HALF_CHANCE = 2.5  # log-odds: about one in twelve words has a half-space
_UNLIKELY_WORD, _UNLIKELY_HALF = 0.0, -6.0  # joints that gain less by their letters are not looked at any further


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


def words_between(text: str) -> list[str]:
    """The words of a stretch, with what half-spaces they have, and the signs that stay with them."""
    return _TOKEN.findall(text)


class _Inner(NamedTuple):
    """A run by itself: its score, its first and its last words ("" for what it does not have).

    ``lacking`` counts its words that lack a half-space; what that costs is not in the score.
    """

    score: float
    lacking: int
    first: str
    second: str
    third: str
    last3: str
    last2: str
    last: str


class _State(NamedTuple):
    """The best way to have read everything up to the end of a run: the run before it and its joint to that.

    ``farther`` is the last word but one.
    """

    score: float
    previous: tuple[int, int] | None
    joint: str
    margin: float
    farther: str


@lru_cache(maxsize=50_000)
def lacks_halfspace(word: str) -> bool:
    """Whether the word is written without a half-space that it needs."""
    return len(word) > 3 and completed(word) is not None


class Stretch:
    """The search in one stretch.

    ``open_end``: the space behind its last word may have been stripped. ``beside`` counts the neighbours in the whole
    text, those in the stretch among them, ``elsewhere`` those in undamaged texts.
    """

    def __init__(
        self,
        text: str,
        model: Model,
        *,
        open_end: bool,
        beside: Mapping[tuple[str, str], int],
        elsewhere: Mapping[tuple[str, str], int],
    ) -> None:
        self._text, self._model, self._open_end = text, model, open_end
        self._beside, self._here, self._elsewhere = beside, neighbours_in(text), elsewhere
        self._tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        self._places = [0, *self._cuts(), len(text)]
        self._foresee()
        self._by_themselves = self._inner_runs()
        self._foresee_joints()

    def read(self, reached: Sequence[Reached], rates: Rates, *, bracketed: bool = False) -> list[Reached]:
        """Read on from where others ended; where ``bracketed``, the run read last stands in brackets of its own."""
        self._rates = rates
        self._gains: dict[tuple[bool | int | str, ...], tuple[float, str]] = {}
        self._runs = {
            place: run._replace(score=run.score + rates.whole * run.lacking) if run.lacking else run
            for place, run in self._by_themselves.items()
        }
        last = len(self._places) - 1
        self._came: dict[tuple[int, int], Reached] = {}
        self._states: dict[tuple[int, int], _State] = {}
        opening = [(a, run) for (a, b), run in self._runs.items() if b == last]
        self._model.foresee((r.farther, r.last, run.first) for r in reached for _, run in opening)
        self._model.foresee((r.last, run.first, run.second) for r in reached for _, run in opening if run.second)
        for a, run in opening:
            self._open(a, last, run, reached)
        for a in range(last - 1, 0, -1):
            # All of these have read the same text.
            ways = [(state.score, b) for b in range(a + 1, last + 1) if (state := self._states.get((a, b)))]
            least = max(ways)[0] - _HOPELESS if ways else 0.0
            for score, b in ways:
                if score >= least:
                    self._extend(a, b, self._states[a, b], bracketed)
        ends: list[Reached] = []
        for b in range(1, last + 1):
            if state := self._states.get((0, b)):
                last_word = self._runs[0, b].last
                words = (last_word, ")") if bracketed else (state.farther, last_word)
                ends.append(Reached(state.score, *words, CERTAIN, self, (0, b)))
        return best_of(ends)

    def _foresee(self) -> None:
        """What the neighbours in the stretch as it stands, and behind and before each cut, will be asked."""
        words = [self._text[start:end] for start, end in self._tokens]
        asked = set(threes(words))
        for place in self._places[1:-1]:
            i = next(i for i, token in enumerate(self._tokens) if token[1] > place)
            start, end = self._tokens[i]
            behind = self._text[max(start, place) : end]
            if start < place and i:
                asked.add((words[i - 2] if i > 1 else "", words[i - 1], self._text[start:place]))
            if i + 1 < len(words):
                asked.add(("", behind, words[i + 1]))
                if i + 2 < len(words):
                    asked.add((behind, words[i + 1], words[i + 2]))
        self._model.foresee(asked)

    def _foresee_joints(self) -> None:
        """What every two runs that can follow each other will be asked."""
        asked: set[Three] = set()
        beginning: dict[int, dict[tuple[str, str, str], _Inner]] = {}
        for (_, b), run in self._by_themselves.items():
            beginning.setdefault(b, {})[run.first, run.second, run.third] = run
        for (a, b), run in self._by_themselves.items():
            spaced = self._text[self._places[b] - 1] == " "
            for following in beginning.get(a, {}).values():
                asked.add((run.last2, run.last, following.first))
                if following.second:
                    asked.add((run.last, following.first, following.second))
                if not spaced and join(run.last, following.first, MOST_FREQUENT_INSIDE, -99.0).gain >= _UNLIKELY_WORD:
                    asked.update(self._asked_as_one(run, following))
        self._model.foresee(asked)

    def _asked_as_one(self, run: _Inner, following: _Inner) -> Iterator[Three]:
        """What :meth:`_as_one` will ask."""
        word = run.last + following.first
        if run.last2:
            yield run.last3, run.last2, word
            yield run.last3, run.last2, run.last
        if following.second:
            yield run.last2, word, following.second
            yield "", following.first, following.second
        if following.third:
            yield word, following.second, following.third
            yield following.first, following.second, following.third

    def _open(self, a: int, b: int, run: _Inner, reached: Sequence[Reached]) -> None:
        """Begin with a run, behind what was read best before it."""
        ways = sorted(((r.score + self._opening(run, r), i) for i, r in enumerate(reached)), reverse=True)
        margin = ways[0][0] - ways[1][0] if len(ways) > 1 else CERTAIN
        self._came[a, b] = reached[ways[0][1]]
        farther = run.last2 or self._came[a, b].last
        self._states[a, b] = _State(run.score + ways[0][0], None, "", margin, farther)

    def _cuts(self) -> list[int]:
        """Where runs may begin: behind each space, and inside words where that loses least."""
        words = [self._text[start:end] for start, end in self._tokens]
        asked = threes(words)
        self._model.foresee(asked)
        weakest: list[tuple[float, int]] = []
        for three, (_, end), (start, _) in zip(asked, self._tokens, self._tokens[1:], strict=False):
            firm = beside(*three, self._model)
            if firm < _FIRM or start > end + 1:
                weakest += [(firm, i + 1) for i in range(end, start) if self._text[i] == " "]
        weakest.sort()
        spaces = [place for _, place in weakest[:_MOST_SPACES]]
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
            score, lacking = 0.0, 0
            for b in range(a + 1, len(places)):
                end = places[b]
                while at < len(tokens) and tokens[at][1] <= end:
                    word = text[max(tokens[at][0], start) : tokens[at][1]]
                    score += self._step(words, word)
                    lacking += lacks_halfspace(word)
                    words.append(word)
                    at += 1
                if at < len(tokens) and tokens[at][0] < end:  # the run ends inside this word
                    part = text[max(tokens[at][0], start) : end]
                    more = lacking + lacks_halfspace(part)
                    runs[a, b] = _inner(score + self._step(words, part), more, [*words, part])
                elif words:
                    runs[a, b] = _inner(score, lacking, words)
        return runs

    def _step(self, words: list[str], word: str) -> float:
        """What ``word`` adds behind ``words``."""
        score = cost_of(word)
        return score + self._stand("" if len(words) == 1 else words[-2], words[-1], word) if words else score

    def _stand(self, farther: str, word: str, following: str) -> float:
        """How well a word stands behind two others, by the model and by the rest of the text."""
        score = beside(farther, word, following, self._model)
        return score + SEEN_TOGETHER if self._stood_together(word, following) else score

    def _stood_together(self, word: str, following: str) -> bool:
        """Whether the two stand beside each other in the rest of the text, or in other texts."""
        pair = word, following
        times = self._beside.get(pair)
        return bool(times and times > self._here.get(pair, 0)) or pair in self._elsewhere

    def _opening(self, run: _Inner, reached: Reached) -> float:
        """How well the run stands behind the words before the stretch."""
        return beside(reached.farther, reached.last, run.first, self._model) + self._behind(reached.last, run)

    def _behind(self, word: str, run: _Inner) -> float:
        """What the word before a run says more of its second word."""
        if not run.second:
            return 0.0
        return beside(word, run.first, run.second, self._model) - beside("", run.first, run.second, self._model)

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
                key = (two_spaces, b, run.last3, run.last2, run.last, *following[2:5], again)
                if key not in self._gains:
                    self._gains[key] = self._gain(run, following, b, again, two_spaces)
                gain, sign = self._gains[key]
            score = state.score + following.score + gain
            old = states.get((h, a))
            if old is None or score > old.score:
                farther = following.last2 or run.last
                states[h, a] = _State(score, (a, b), sign, score - old.score if old else CERTAIN, farther)
            elif old.score - score < old.margin:
                states[h, a] = old._replace(margin=old.score - score)

    def _gain(self, run: _Inner, following: _Inner, b: int, again: bool, spaced_before: bool) -> tuple[float, str]:
        """The best joint between two runs, the first of which ends at the place ``b``."""
        x, y = run.last, following.first
        spaced = self._text[self._places[b] - 1] == " "
        free = spaced or spaced_before or (self._open_end and b == len(self._places) - 1)
        two_spaces = self._text[max(self._places[b] - 2, 0) : self._places[b]] == "  "
        behind = self._behind(x, following)
        apart = (_TWO_SPACES if two_spaces else self._rates.space) + self._stand(run.last2, x, y) + behind
        if spaced:
            return apart, " "
        apart += 0.0 if free else self._rates.lost
        joint = join(x, y, self._rates.inside, self._rates.half)
        if joint.gain < (_UNLIKELY_HALF if joint.sign else _UNLIKELY_WORD):
            return apart, " "
        gain = joint.gain - _BETWEEN_TWO * again
        if joint.sign:
            gain += HALVES * (self._model.evidence((run.last2, x, y)).half + _HALF_CHANCE) + behind
            gain += SEEN_TOGETHER * ((x, y) in self._elsewhere)
        else:
            gain += self._as_one(run, following)
        return (gain, joint.sign) if gain > apart else (apart, " ")

    def _as_one(self, run: _Inner, following: _Inner) -> float:
        """What the neighbours of two parts say more of the word they make than of the parts."""
        word = run.last + following.first
        gain = 0.0
        if run.last2:
            gain += beside(run.last3, run.last2, word, self._model)
            gain -= beside(run.last3, run.last2, run.last, self._model)
        if following.second:
            gain += beside(run.last2, word, following.second, self._model)
            gain -= beside("", following.first, following.second, self._model)
        if following.third:
            gain += beside(word, following.second, following.third, self._model)
            gain -= beside(following.first, following.second, following.third, self._model)
        return gain

    def _bracket(self, run: _Inner, following: _Inner, b: int) -> float:
        """The gain of a bracket that opens between two runs."""
        end = self._places[b]
        lost = self._text[end - 1] != " " and not (self._open_end and end == len(self._text))
        opens = beside(run.last2, run.last, "(", self._model) + beside(run.last, "(", following.first, self._model)
        return opens + self._behind("(", following) + self._rates.space + self._rates.lost * lost

    def traced(self, end: tuple[int, int], margin: float) -> tuple[tuple[Run, ...], float, Reached]:
        """The runs of the way that ends with the run ``end``, where that way came from, and the margin of that."""
        runs: list[Run] = []
        at: tuple[int, int] | None = end
        while at is not None:
            state = self._states[at]
            margin = min(margin, state.margin)
            runs.append(Run(self._places[at[0]], self._places[at[1]], state.joint, margin))
            first, at, margin = at, state.previous, state.margin
        return tuple(reversed(runs)), margin, self._came[first]


def _inner(score: float, lacking: int, words: list[str]) -> _Inner:
    first, second, third = [*words[:3], "", ""][:3]
    last3, last2, last = ["", "", *words[-3:]][-3:]
    return _Inner(score, lacking, first, second, third, last3, last2, last)


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
