"""Tables of places in texts: what is at a place, and where it stood in the file before cleaning."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import pandas as pd

from ..errors import OptionError

_BETWEEN = " … "  # pieces that stand apart in the raw text


class _Cleaned(Protocol):
    def to_raw(self, start: int, end: int) -> list[tuple[int, int]]: ...


class Source(Protocol):
    """A text that knows where it came from, as :class:`corpus.collection.Document` does."""

    @property
    def raw(self) -> str:
        """The text before cleaning."""

    @property
    def text(self) -> str:
        """The clean text, which the places are in."""

    @property
    def metadata(self) -> Mapping[str, Any]:
        """What is known of it, its path too."""

    @property
    def cleaned(self) -> _Cleaned:
        """The way back."""


def spans_by_doc(table: pd.DataFrame, lengths: Mapping[str, int]) -> dict[str, list[tuple[int, int]]]:
    """The places that ``table`` (doc, start, end) names, by document, in its order.

    ``lengths`` are those of the texts. Raises :class:`corpus.errors.OptionError` for a missing column, a text that is
    not there and a place beyond its end.

    >>> spans_by_doc(pd.DataFrame({"doc": ["الف"], "start": [0], "end": [3]}), {"الف": 10})
    {'الف': [(0, 3)]}
    """
    if missing := [name for name in ("doc", "start", "end") if name not in table.columns]:
        remedy = "give a table of places in clean texts, such as mentions, dates or a concordance"
        raise OptionError("the table", f"it has no column {', '.join(missing)}", remedy)
    found: dict[str, list[tuple[int, int]]] = {}
    for doc, start, end in zip(table["doc"], table["start"], table["end"], strict=True):
        if doc not in lengths:
            raise OptionError(repr(doc), "the table names a text that is not there", "use a table of the same texts")
        if not 0 <= start <= end <= lengths[doc]:
            where = f"{doc} {start}–{end}"
            raise OptionError(where, f"the text has {lengths[doc]} characters", "use a table of the same texts")
        found.setdefault(doc, []).append((int(start), int(end)))
    return found


def trace(table: pd.DataFrame, sources: Mapping[str, Source]) -> pd.DataFrame:
    """``table`` (doc, start, end) with the place of each row in the file it came from.

    ``sources`` are the texts by id. New columns: path, page (from 1, in a text with form feeds between its pages, as
    those of PDF files have; <NA> in others), raw_start, raw_end (offsets into the text before cleaning, end
    exclusive) and raw, the text there. Where cleaning has put together what stood apart, raw_start and raw_end hold
    all of it, and raw has the pieces, in the order of the file, with … between them. Where cleaning has inserted
    all of a place, raw is empty and the offsets are where it was inserted. Raises
    :class:`corpus.errors.OptionError` as for :func:`spans_by_doc`.
    """
    spans_by_doc(table, {doc: len(source.text) for doc, source in sources.items()})
    rows = [
        _origin(sources[doc], int(start), int(end))
        for doc, start, end in zip(table["doc"], table["start"], table["end"], strict=True)
    ]
    path, raw_start, raw_end, raw = zip(*rows, strict=True) if rows else ((), (), (), ())
    feeds = {doc: [i for i, c in enumerate(sources[doc].raw) if c == "\f"] for doc in set(table["doc"])}
    pages = [
        bisect(feeds[doc], at) + 1 if feeds[doc] else None for doc, at in zip(table["doc"], raw_start, strict=True)
    ]
    return table.assign(
        path=pd.array(path, dtype="str"),
        page=pd.array(pages, dtype="Int64"),
        raw_start=pd.array(raw_start, dtype="int64"),
        raw_end=pd.array(raw_end, dtype="int64"),
        raw=pd.array(raw, dtype="str"),
    )


def _origin(source: Source, start: int, end: int) -> tuple[str | None, int, int, str]:
    spans = _joined(source.cleaned.to_raw(start, end))
    if not spans:  # all of it was inserted: behind what stands before it
        before = source.cleaned.to_raw(start - 1, start) if start else []
        at = before[-1][1] if before else 0
        spans = [(at, at)]
    raw = _BETWEEN.join(source.raw[a:b] for a, b in spans)
    return source.metadata.get("path"), spans[0][0], spans[-1][1], raw


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In the order of the file, those that adjoin as one: a word that was turned round stood in one piece."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
