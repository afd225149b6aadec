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

    __slots__ = ("_possible", "asked", "origin", "text")

    def __init__(self, text: str, origin: int) -> None:
        self.text, self.origin = text, origin
        self.asked: list[tuple[Question, Any]] = []
        """What was asked, with the answers, in order."""
        self._possible: dict[int, frozenset[cues.Before]] = {}

    def possible(self, start: int) -> frozenset[cues.Before]:
        """The words that may stand before a place: asked once for all questions about them."""
        if start not in self._possible:
            self._possible[start] = cues.possible(self.text, start)
            self.asked.append((_again(cues.possible, [start - self.origin], (), {}), self._possible[start]))
        return self._possible[start]


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


def cue[Answer](*words: cues.Before) -> Callable[[Callable[[str, int], Answer]], Callable[[Text, int], Answer]]:
    """A question that only some words right before a place (``start``) can change."""

    def decorated(function: Callable[[str, int], Answer]) -> Callable[[Text, int], Answer]:
        asked = question(function)

        @wraps(function)
        def ask(text: Text, start: int) -> Answer:
            if isinstance(text, Listener) and text.possible(start).isdisjoint(words):
                return function(text.text, start)  # the same wherever none of them stands
            return asked(text, start)

        return ask

    return decorated


def _again(
    function: Callable[..., Any], offsets: list[int], rest: tuple[Any, ...], options: dict[str, Any]
) -> Question:
    """The question as it is asked elsewhere."""
    start, end = offsets[0], offsets[-1]
    if rest or options:
        if len(offsets) == 1:
            return lambda text, origin: function(text, origin + start, *rest, **options)
        return lambda text, origin: function(text, origin + start, origin + end, *rest, **options)
    if len(offsets) == 1:
        return (lambda text, origin: function(text, origin + start)) if start else function
    return lambda text, origin: function(text, origin + start, origin + end)
