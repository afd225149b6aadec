"""Runs of date words, read by the rules once and then looked up.

Texts repeat themselves: of the runs in 20 MB of generated text six in seven were met before. What one says depends
on its own words and on what the rules ask of those around, so the answers lead to what was found when they were the
same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from ..memos import Kept
from . import context
from .grammar import phrases
from .lexicon import Lexeme
from .phrase import Phrase
from .questions import Listener, Question, Text
from .segment import Segment

REMEMBERED = 100_000
"""How many runs or windows are kept."""

LONGEST = 100
"""Characters of one that is kept: a longer one is a table or a list and will not come again."""


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
        if not _is_whole_day(said, self._model):
            return None
        start, end, phrase, future = said[0].start, said[0].end, said[0].phrase, said[0].future
        day, _, year = self.segment.lexemes
        return (Found(start, end, phrase._replace(day=day.value, year=year.value), future),)


@lru_cache(maxsize=8192)
def _is_whole_day(said: tuple[Found, ...], run: Run) -> bool:
    """Whether all that a run of day, month and year says is these."""
    if len(said) != 1:
        return False
    day, month, year = (lexeme.value for lexeme in run.segment.lexemes)
    plain = Phrase(0, 0, "day", month.calendar, year, month.number, day)
    return said[0].phrase._replace(modifier="none", approximate=False) == plain


def alike(model: Run, day: str, year: str) -> Run:
    """The run of a day, month and year that is like another with other numbers of the same lengths."""
    first, month, last = model.segment.lexemes
    first = Lexeme("n", first.start, first.end, int(day), day)
    return _kept(Segment("nmN", [first, month, Lexeme("N", last.start, last.end, int(year), year)]), model)


_RUNS: Kept[tuple[object, ...], Run] = Kept(__name__, limit=REMEMBERED)
"""By their own number: those of long windows, which are not kept, are here too."""


def run_of(segment: Segment) -> tuple[int, Run]:
    """Where a segment begins, and the run that it is; what is short is one run in all windows."""
    start = segment.lexemes[0].start
    segment = segment.moved(-start)
    if segment.lexemes[-1].end > LONGEST:
        return start, Run(segment)
    return start, _kept(segment)


def _kept(segment: Segment, model: Run | None = None) -> Run:
    """The run that a segment is, the same in all windows; a new one is like its model."""
    words = (segment.kinds, *(each[1:3] + each[4:] for each in segment.lexemes))  # the value follows from the text
    if (run := _RUNS.get(words)) is not None:
        return run
    return _RUNS.keep(words, Run(segment) if model is None else _Alike(segment, model))
