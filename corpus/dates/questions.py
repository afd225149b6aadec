"""What the rules ask of the words around a phrase, noted so that it can be asked again.

A run of date words says the same wherever it stands, if the words around give the same answers to what the rules ask of
them. So the rules read a text that notes their questions with the answers, once; from then on a run that was met before
only has its questions asked (:mod:`corpus.dates.remembered`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate

from . import cues

Question = Callable[[str, int], Any]
"""Asked of a text and of where in it the run of date words begins."""


class Listener:
    """A text that notes what is asked of it, beside the run of date words that begins at ``origin``."""

    __slots__ = ("_has_cue", "asked", "origin", "text")

    def __init__(self, text: str, origin: int) -> None:
        self.text, self.origin = text, origin
        self.asked: list[tuple[Question, Any]] = []
        """What was asked, with the answers, in order."""
        self._has_cue: dict[int, bool] = {}

    def may_have_cue(self, start: int) -> bool:
        """Whether one of the words that decide may stand before a place: asked once for all questions about them."""
        if start not in self._has_cue:
            self._has_cue[start] = _may_have_cue(self.text, start)
            self.asked.append((_again(_may_have_cue, [start - self.origin], (), {}), self._has_cue[start]))
        return self._has_cue[start]


Text = str | Listener
"""What rules read."""


def question[**Parameters, Answer](
    function: Callable[Concatenate[str, Parameters], Answer],
) -> Callable[Concatenate[Text, Parameters], Answer]:
    """A function of a text and of one or two places in it (``start``, ``end``), then of what is not of the text."""
    places = sum(name in ("start", "end") for name in signature(function).parameters)

    @wraps(function)
    def ask(text: Text, /, *given: Parameters.args, **options: Parameters.kwargs) -> Answer:
        if not isinstance(text, Listener):
            return function(text, *given, **options)
        answer = function(text.text, *given, **options)
        offsets = [place - text.origin for place in given[:places]]  # type: ignore[operator] # they are numbers
        text.asked.append((_again(function, offsets, given[places:], options), answer))
        return answer

    return ask


def cue[Answer](function: Callable[[str, int], Answer]) -> Callable[[Text, int], Answer]:
    """A question that only the words of :mod:`corpus.dates.cues` right before a place (``start``) can change."""
    asked = question(function)

    @wraps(function)
    def ask(text: Text, start: int) -> Answer:
        if isinstance(text, Listener) and not text.may_have_cue(start):
            return function(text.text, start)  # the same wherever no such word stands
        return asked(text, start)

    return ask


def _may_have_cue(text: str, start: int) -> bool:
    return cues.last_run(cues.before(text, start)) in cues.RUNS


def _again(
    function: Callable[..., Any], offsets: list[int], rest: tuple[Any, ...], options: dict[str, Any]
) -> Question:
    """The question as it is asked elsewhere."""
    if rest or options:
        return lambda text, origin: function(text, *(origin + offset for offset in offsets), *rest, **options)
    if len(offsets) == 1:
        (place,) = offsets
        return lambda text, origin: function(text, origin + place)
    start, end = offsets
    return lambda text, origin: function(text, origin + start, origin + end)
