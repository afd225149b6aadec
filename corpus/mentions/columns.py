"""Mentions of many texts as columns, for tables: as :func:`corpus.find_mentions` finds them, several texts at a time.

Looking into a short text costs as much as folding it, so texts are joined to batches. Between two of them stand signs
that no name and no condition of one reaches over: a line end, which ends a sentence, and a sign that is no gap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from ..chunks import in_batches
from ..letters import fold
from .finder import found_in, lookup_of
from .gazetteer import Gazetteer, resolve_actors
from .lookup import Lookup

_BETWEEN = " \n\0\n "
_BATCH = 100_000  # characters: more are no faster, and take memory


class MentionColumns(NamedTuple):
    """The mentions of several texts, in order: the number of each one's text, and the fields of a mention."""

    number: list[int]
    start: list[int]
    end: list[int]
    text: list[str]
    actor: list[str]
    kind: list[str]
    alias: list[str]
    counted: list[bool]


def mention_columns(texts: Iterable[str], actors: Iterable[str] | str | Gazetteer | None = None) -> MentionColumns:
    """The mentions of all ``texts``, as :func:`corpus.find_mentions` finds them in each.

    >>> mention_columns(["سفر به چین", "", "چین و روسیه"])[:3]
    ([0, 2, 2], [7, 0, 6], [10, 3, 11])
    """
    lookup = lookup_of(resolve_actors(actors))
    columns = MentionColumns([], [], [], [], [], [], [], [])
    first = 0
    for batch in in_batches(texts, _BATCH):
        _add(columns, batch, first, lookup)
        first += len(batch)
    return columns


def _add(columns: MentionColumns, batch: Sequence[str], first: int, lookup: Lookup) -> None:
    """The mentions of a batch of texts, which are numbered from ``first`` on."""
    joined = _BETWEEN.join(batch)
    begins = list(accumulate((len(text) + len(_BETWEEN) for text in batch), initial=0))
    folded = fold(joined)

    def text_at(place: int) -> int:
        return bisect_right(begins, folded.span(place, place + 1)[0]) - 1

    rows: list[tuple[Any, ...]] = []
    for start, end, *others in found_in(joined, folded, lookup, text_at):
        number = bisect_right(begins, start) - 1
        begin = begins[number]
        rows.append((number + first, start - begin, end - begin, *others))
    lists: tuple[list[Any], ...] = columns
    for column, values in zip(lists, zip(*rows, strict=True), strict=bool(rows)):
        column.extend(values)
