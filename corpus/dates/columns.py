"""Dates of many texts as columns, for tables: as :func:`corpus.find_dates` finds them, several texts at a time.

Folding a short text and looking where in it dates may be takes longer than reading the few that it has, so texts are
joined to batches for both. What is found is then read in the text that it is in, and in no other.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from ..chunks import in_batches
from ..letters import Folded
from .finder import Facts, said, said_of, with_marks
from .flow import flowing, with_dashes
from .pairs import FARTHEST
from .reference import Reference, parse_reference
from .remembered import UNTRIMMED, WINDOWS
from .runs import Found
from .stretches import PADDING, long_windows, padded

_BATCH = 100_000  # characters: more are no faster, and take memory


class DateColumns(NamedTuple):
    """The dates of several texts, in order: the number of each one's text, and the fields of a date mention."""

    number: list[int]
    start: list[int]
    end: list[int]
    text: list[str]
    calendar: list[str]
    native: list[str]
    edtf: list[str | None]
    earliest: list[str | None]
    latest: list[str | None]
    granularity: list[str]
    modifier: list[str]
    certainty: list[str]
    anchor: list[str]
    reason: list[str | None]
    pair: list[int | None]


def date_columns(
    texts: Iterable[str], references: Iterable[dt.date | str | Reference | None] | None = None
) -> DateColumns:
    """The dates of all ``texts``, as :func:`corpus.find_dates` finds them in each.

    ``references`` are the document dates, one a text; None: no text has one. The number of a pair is that in its text.

    >>> found = date_columns(["در آبان ۱۴۰۲", "", "دیروز و ۸ نوامبر"], [None, None, "2023-11-20"])
    >>> found.number, found.text, found.edtf[1:]
    ([0, 2, 2], ['آبان ۱۴۰۲', 'دیروز', '۸ نوامبر'], ['2023-11-19', '2023-11-08'])
    """
    rows: list[tuple[Any, ...]] = []
    first = 0
    given = None if references is None else iter(references)
    for batch in in_batches(texts, _BATCH):
        dated = [None] * len(batch) if given is None else [parse_reference(next(given)) for _ in batch]
        rows += _rows(batch, dated, first)
        first += len(batch)
    return DateColumns(*(list(column) for column in zip(*rows, strict=True)) if rows else ([] for _ in range(15)))


def _rows(batch: Sequence[str], references: Sequence[Reference | None], first: int) -> Iterator[tuple[Any, ...]]:
    """A row for each date of a batch of texts, which are numbered from ``first`` on."""
    folded = flowing(padded([with_dashes(text) for text in batch]))
    begins = list(accumulate((len(text) + len(PADDING) for text in batch), initial=len(PADDING)))
    folded_begins = folded.begins(begins)
    for number, text, found in _found_in(folded.text, folded_begins):
        spans = [(at + each.start, at + each.end) for at, each in found]
        says, partners = _says(text, spans, [each for _, each in found], references[number])
        original = batch[number]
        if folded.offsets is not None:
            spans = list(_original(original, folded, spans, folded_begins[number], begins[number]))
        for place, ((start, end), facts) in enumerate(zip(spans, says, strict=True)):
            yield first + number, start, end, original[start:end], *facts, partners.get(place)


def _says(
    text: str, spans: Sequence[tuple[int, int]], found: Sequence[Found], reference: Reference | None
) -> tuple[list[Facts], dict[int, int]]:
    """As :func:`said_of`, which looks for pairs, where any two stand so near each other that they may be one."""
    end = -FARTHEST
    for start, next_end in spans:
        if start - end < FARTHEST:
            return said_of(text, spans, found, reference)
        end = next_end
    return [said(each, reference)[0] for each in found], {}


def _original(
    text: str, folded: Folded, spans: Sequence[tuple[int, int]], folded_begin: int, begin: int
) -> Iterator[tuple[int, int]]:
    """The spans in a text that begins at ``begin`` of its batch, and in the folded batch at ``folded_begin``."""
    for span in spans:
        start, end = folded.span(folded_begin + span[0], folded_begin + span[1])
        yield start - begin, with_marks(text, end - begin)


def _found_in(flow: str, begins: Sequence[int]) -> Iterator[tuple[int, str, list[tuple[int, Found]]]]:
    """The texts with dates: each one's number, itself folded, and what was found with where the run begins in it."""
    number, here, stop, text = 0, 0, 0, ""
    found: list[tuple[int, Found]] = []
    for begin, window, is_trimmed in long_windows(flow):
        runs = WINDOWS[window] if is_trimmed else UNTRIMMED[window]
        if not runs:
            continue
        if (first := begin + runs[0][0]) >= stop:
            if found:
                yield number, text, found
            number = bisect_right(begins, first) - 1
            here, stop = begins[number], begins[number + 1]
            text, found = flow[here : stop - len(PADDING)], []
        for offset, run in runs:
            at = begin - here + offset
            for each in run.read(text, at):
                found.append((at, each))
    if found:
        yield number, text, found
