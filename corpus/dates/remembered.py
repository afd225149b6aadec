"""What runs of date words say, read by the rules once and then looked up.

Texts repeat themselves: of the runs in 20 MB of generated text six in seven were met before. What one says depends
on its own words and on what the rules ask of those around, so the answers lead to what was found when they were the
same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from . import context, cues
from .anchors import SIGNS, SIGNS_BEHIND, windows
from .grammar import phrases
from .lexicon import LETTER
from .phrase import Phrase
from .questions import Listener, Question, Text
from .segment import Segment, segments

_REMEMBERED = 100_000  # runs and windows that are kept
_LONGEST = 100  # characters of a window that is kept: a longer one is a table or a list and will not come again


@dataclass(frozen=True, slots=True, eq=False)  # compared as objects, which is how they are looked up
class Found:
    """A dated expression in a run: where, counted from the run's beginning, and what its words say.

    The phrase has no place of its own. ``future`` says that the sentence speaks of what is to come, as far as it was
    asked.
    """

    start: int
    end: int
    phrase: Phrase
    future: bool


def found_in(text: str) -> Iterator[tuple[int, Found]]:
    """The dated expressions of folded ``text`` with the places that theirs are counted from, in order."""
    for begin, window in windows(text):
        for offset, run in WINDOWS[window]:
            origin = begin + offset
            for found in run.read(text, origin):
                yield origin, found


class _Branch:
    """A question of the rules, and what is known behind each answer: the next question, or what was found."""

    __slots__ = ("known", "question")

    def __init__(self, question: Question) -> None:
        self.question = question
        self.known: dict[Any, _Branch | tuple[Found, ...]] = {}


class Run:
    """Date words side by side, wherever they stand: ``segment`` begins at 0."""

    __slots__ = ("_root", "segment")

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self._root: _Branch | tuple[Found, ...] | None = None

    def read(self, text: str, origin: int) -> tuple[Found, ...]:
        """What is found in the run that begins at ``origin`` of ``text``."""
        known = self._root
        while isinstance(known, _Branch):
            known = known.known.get(known.question(text, origin))
        return self._learned(text, origin) if known is None else known

    def _learned(self, text: str, origin: int) -> tuple[Found, ...]:
        """The same by the rules, remembered for the answers they got."""
        listener = Listener(text, origin)
        found = tuple(_found(listener, phrase, origin) for phrase in phrases(listener, self.segment.moved(origin)))
        self._remember(listener.asked, found)
        return found

    def _remember(self, asked: list[tuple[Question, Any]], found: tuple[Found, ...]) -> None:
        if not asked:
            self._root = found
            return
        if self._root is None:
            self._root = _Branch(asked[0][0])
        branch = self._root
        assert isinstance(branch, _Branch)
        for (_, answer), (following, _) in pairwise(asked):
            after = branch.known.get(answer)
            if not isinstance(after, _Branch):
                after = branch.known[answer] = _Branch(following)
            branch = after
        branch.known[asked[-1][1]] = found


def _found(text: Listener, phrase: Phrase, origin: int) -> Found:
    """A phrase with what the words before it add, without its place."""
    start, end = phrase.start, phrase.end
    phrase = _in_context(text, phrase)
    weekday_only = phrase.weekday is not None and phrase.month is None and phrase.year is None
    future = weekday_only and context.is_future(text, start, end)
    until = phrase.until and phrase.until._replace(start=0, end=0)
    return Found(start - origin, end - origin, phrase._replace(start=0, end=0, until=until), future)


def _in_context(text: Text, phrase: Phrase) -> Phrase:
    approximate, modifier = context.added(text, phrase.start)
    if phrase.modifier != "none" or phrase.until is not None:
        return phrase._replace(approximate=approximate) if approximate else phrase
    return phrase._replace(approximate=approximate, modifier=modifier) if approximate or modifier != "none" else phrase


class _Alike(Run):
    """A day, month and year that say what those of a model say, the numbers apart.

    So the rules need not read each of the ten thousand days of a lifetime. Where what the model says is not just its
    day, month and year, they read the run itself.
    """

    __slots__ = ("_filled", "_model")

    def __init__(self, segment: Segment, model: Run) -> None:
        super().__init__(segment)
        self._model = model
        self._filled: dict[tuple[Found, ...], tuple[Found, ...] | None] = {}

    def read(self, text: str, origin: int) -> tuple[Found, ...]:
        """What is found in the run that begins at ``origin`` of ``text``."""
        said = self._model.read(text, origin)
        try:
            found = self._filled[said]
        except KeyError:
            found = self._filled[said] = self._fill(said)
        return super().read(text, origin) if found is None else found

    def _fill(self, said: tuple[Found, ...]) -> tuple[Found, ...] | None:
        """What the model says with the numbers of this run; None if it is not all that it says."""
        if len(said) != 1:
            return None
        phrase = said[0].phrase
        day, month, year = (lexeme.value for lexeme in self._model.segment.lexemes)
        plain = Phrase(0, 0, "day", month.calendar, year, month.number, day)
        if phrase._replace(modifier="none", approximate=False) != plain:
            return None
        day, _, year = (lexeme.value for lexeme in self.segment.lexemes)
        return (replace(said[0], phrase=phrase._replace(day=day, year=year)),)


# Numbers of sizes within which nothing depends on the number: no round years, no day that a month may not have.
_DAY = re.compile(rf"(\D*)([1-9]|1[0-9]|2[0-8])( [{LETTER}]+ )(1[349][0-9]{{2}}|20[0-9]{{2}})(\D*)")
_YEARS = {"persian": range(1301, 1450), "islamic": range(1301, 1450), "gregorian": range(1901, 2100)}
_MODEL_DAYS = ("", "5", "15")  # by their length
_MODEL_YEARS = ("1390", "1990")


def _by_model(window: str) -> tuple[tuple[int, Run], ...] | None:
    """The runs of a window in which one whole day stands, by those of a window with another day; None if they differ."""
    match = _DAY.fullmatch(window)
    if match is None:
        return None
    before, day, month, year, behind = match.groups()
    model = before + _MODEL_DAYS[len(day)] + month + _MODEL_YEARS[year >= "1900"] + behind
    if model == window or not all(_is_alike(run, int(year)) for _, run in WINDOWS[model]):
        return None
    return tuple((start, _like(run, day, year) if run.segment.kinds == "nmN" else run) for start, run in WINDOWS[model])


def _is_alike(run: Run, year: int) -> bool:
    """Whether a run of a window with a whole day has none of its numbers, or just the day with a usual year."""
    kinds, lexemes = run.segment
    if kinds == "nmN":
        return year % cues.ROUND > 0 and year in _YEARS[lexemes[1].value.calendar]
    return not any(lexeme.text[:1].isdigit() for lexeme in lexemes)


def _like(model: Run, day: str, year: str) -> Run:
    first, month, last = model.segment.lexemes
    first = first._replace(value=int(day), text=day)
    last = last._replace(value=int(year), text=year)
    return _kept(Segment("nmN", [first, month, last]), model)


class _Windows(dict[str, tuple[tuple[int, Run], ...]]):
    """Window → where in it the runs begin that are worth reading, and the runs; emptied when it grows too large."""

    def __missing__(self, window: str) -> tuple[tuple[int, Run], ...]:
        found = _by_model(window)
        if found is None:
            found = tuple(map(_run, segments(window)))
        if len(window) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[window] = found
        return found


class _Untrimmed(dict[str, tuple[tuple[int, Run], ...]]):
    """The same for windows with the signs around their words."""

    def __missing__(self, window: str) -> tuple[tuple[int, Run], ...]:
        words = window.lstrip(SIGNS)
        begin = len(window) - len(words)
        found = tuple((begin + start, run) for start, run in WINDOWS[words.rstrip(SIGNS_BEHIND)])
        if len(window) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[window] = found
        return found


WINDOWS, UNTRIMMED = _Windows(), _Untrimmed()
"""What runs of date words there are in a window."""

_RUNS: dict[tuple[object, ...], Run] = {}


def _run(segment: Segment) -> tuple[int, Run]:
    """Where a segment begins, and the run that it is; what is short is one run in all windows."""
    start = segment.lexemes[0].start
    segment = segment.moved(-start)
    if segment.lexemes[-1].end > _LONGEST:
        return start, Run(segment)
    return start, _kept(segment)


def _kept(segment: Segment, model: Run | None = None) -> Run:
    """The run that a segment is, the same in all windows; a new one is like its model."""
    words = (segment.kinds, *(each[1:3] + each[4:] for each in segment.lexemes))  # the value follows from the text
    if len(_RUNS) >= _REMEMBERED:  # by their own number: those of long windows, which are not kept, are here too
        _RUNS.clear()
    if (run := _RUNS.get(words)) is None:
        run = _RUNS[words] = Run(segment) if model is None else _Alike(segment, model)
    return run
