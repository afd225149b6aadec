"""Where forms stand in a text: one automaton over all anchors, borders judged once for every word met.

The automaton finds the letters; what it finds is judged by *run*, the letters and half-spaces between two spaces.
The same runs come again and again («روسیه», «عروس»), so what a run contains is worked out once and kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick

from ..letters import ZWNJ
from .borders import GAP, SPOKEN_COPULA, Ending, left_border, right_border, settle_copula, spaced_plural
from .forms import Form, skip_gap_back

_RUN_END = re.compile(rf"(?:[^\W_]|{ZWNJ})*")
_SPACES = (" ", "_", ZWNJ)
_MEMORY = 50_000  # runs kept; more than a large corpus has that contain a name's letters


class Hit(NamedTuple):
    """A form in folded text; ``rule`` is None, or the name of the check that rejected it."""

    start: int
    end: int
    form: Form
    rule: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """The forms that hang on one word: those of this word alone, the others by the letters beside it."""

    length: int
    single: tuple[Form, ...]
    by_next: dict[str, tuple[Form, ...]]
    by_last: dict[str, tuple[Form, ...]]
    next_letters: re.Pattern[str] | None

    def longer(self, text: str, start: int, end: int) -> list[tuple[int, int, Form]]:
        """The forms of several words whose anchor is ``text[start:end]``, with their spans."""
        forms: list[Form] = []
        if self.next_letters and (beside := self.next_letters.match(text, end)):
            forms += self.by_next[beside[1]]
            forms += self.by_next.get(beside[1][:1], ()) if len(beside[1]) > 1 else ()
        if self.by_last and start:
            at = skip_gap_back(text, start) if text[start - 1] in GAP else start
            forms += self.by_last.get(text[max(at - 2, 0) : at], ())
            forms += self.by_last.get(text[max(at - 1, 0) : at], ())
        return [(*span, form) for form in forms if (span := form.extend(text, start, end))]

    def may_go_on(self, run: str, start: int, end: int) -> bool:
        """Whether a longer form can stand around ``run[start:end]``: across a border of the run, or glued in it."""
        before = run[:start].rstrip(ZWNJ)
        if self.by_last and (not before or before[-2:] in self.by_last or before[-1:] in self.by_last):
            return True
        if self.next_letters is None:
            return False
        return not run[end:].strip(ZWNJ) or self.next_letters.match(run, end) is not None


class _Run(NamedTuple):
    """What a run contains: hits of one word, judged, and the anchors of longer forms; offsets within the run."""

    hits: tuple[Hit, ...]
    possible: tuple[Hit, ...]  # those not rejected
    anchors: tuple[tuple[int, int, Anchor], ...]


class Lookup:
    """The forms of a gazetteer, ready to be found."""

    __slots__ = ("_automaton", "_runs")

    def __init__(self, forms: Iterable[Form]) -> None:
        groups: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            groups[form.words[form.anchor]].append(form)
        self._automaton = ahocorasick.Automaton()
        for word, group in groups.items():
            self._automaton.add_word(word, _anchor(word, group))
        if groups:
            self._automaton.make_automaton()
        self._runs: dict[str, _Run] = {}

    def hits(self, text: str, *, rejected: bool) -> Iterator[Hit]:
        """Every form in folded ``text`` with its borders judged, run by run; with the ``rejected`` ones or without."""
        if not len(self._automaton):
            return
        done = 0
        for last, _ in self._automaton.iter(text):
            if last < done:
                continue
            start = _run_start(text, last)
            done = _RUN_END.match(text, last).end()  # type: ignore[union-attr]  # matches the empty run too
            run = self._runs.get(text[start:done]) or self._analyse(text[start:done])
            for hit in run.hits if rejected else run.possible:
                yield _settle(text, Hit(start + hit.start, start + hit.end, hit.form, hit.rule))
            for from_, to, anchor in run.anchors:
                for span in anchor.longer(text, start + from_, start + to):
                    yield _settle(text, _judge(text, *span))

    def _analyse(self, letters: str) -> _Run:
        """Work out what a run contains, and keep it."""
        if len(self._runs) >= _MEMORY:
            self._runs.clear()
        hits, anchors = [], []
        for last, anchor in self._automaton.iter(letters):
            start, end = last + 1 - anchor.length, last + 1
            hits += [_judge(letters, start, end, form) for form in anchor.single]
            if anchor.may_go_on(letters, start, end):
                anchors.append((start, end, anchor))
        possible = [h for h in hits if h.rule is None or h.rule is SPOKEN_COPULA]
        run = self._runs[letters] = _Run(tuple(hits), tuple(possible), tuple(anchors))
        return run


def _judge(text: str, start: int, end: int, form: Form) -> Hit:
    rule = left_border(text, start, ambiguous=form.ambiguous)
    if rule is None and not form.open_end:
        end, rule = right_border(text, start, end, form.ending, ambiguous=form.ambiguous)
    return Hit(start, end, form, rule)


def _settle(text: str, hit: Hit) -> Hit:
    """Decide what the run alone does not show: a plural ending behind a space, a spoken copula."""
    if hit.rule is None:
        if hit.form.ending is not Ending.NAME and text[hit.end : hit.end + 1] in _SPACES:
            return Hit(hit.start, spaced_plural(text, hit.end), hit.form, None)
    elif hit.rule is SPOKEN_COPULA:
        return Hit(hit.start, hit.end, hit.form, settle_copula(text, hit.start))
    return hit


def _run_start(text: str, at: int) -> int:
    while at and (text[at - 1].isalnum() or text[at - 1] == ZWNJ):
        at -= 1
    return at


def _anchor(word: str, group: Sequence[Form]) -> Anchor:
    by_next: dict[str, list[Form]] = defaultdict(list)
    by_last: dict[str, list[Form]] = defaultdict(list)
    for form in group:
        if form.anchor + 1 < len(form.words):
            by_next[form.words[form.anchor + 1][:2]].append(form)
        elif form.anchor:
            by_last[form.words[form.anchor - 1][-2:]].append(form)
    single = tuple(f for f in group if len(f.words) == 1)
    keys = "|".join(map(re.escape, sorted(by_next, key=len, reverse=True)))
    next_letters = re.compile(rf"[{GAP}]{{0,4}}({keys})") if keys else None
    return Anchor(len(word), single, _frozen(by_next), _frozen(by_last), next_letters)


def _frozen(groups: dict[str, list[Form]]) -> dict[str, tuple[Form, ...]]:
    return {key: tuple(forms) for key, forms in groups.items()}
