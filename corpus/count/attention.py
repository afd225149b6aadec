"""Attention over time: how much the texts of each period speak of each actor, by the dates of the texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .. import calendars
from ..calendars import Calendar, ImpossibleDateError
from ..errors import OptionError
from ..readers.metadata import FIRST_GREGORIAN
from .citation import described
from .frequency import Groups
from .mention_kinds import kinds_asked, of_kinds
from .periods import (
    By,
    Days,
    Periods,
    TimelineCalendar,
    check_periods,
    day_number,
    iso_day,
    period_label,
    period_starts,
)

COLUMNS = [
    "period", "start", "end", "actor", "count", "documents", "texts", "words", "per_1000", "share", "document_share",
]  # fmt: skip

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CALENDARS: tuple[Calendar, ...] = get_args(Calendar)

_Counts = NDArray[np.int64]


def attention_over_time(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: By = "month",
    calendar: TimelineCalendar = "gregorian",
    actors: Iterable[str] | None = None,
    groups: Groups | None = None,
    kinds: str | Collection[str] | None = None,
) -> pd.DataFrame:
    """How much is said of each actor in the texts of each period.

    The period is that of the text, not one the text speaks of (that is :func:`corpus.count.timeline`). ``mentions`` has
    the columns doc, actor, kind and counted; ``documents`` doc, tokens (words), date (an ISO string, which may be only
    a month or a year) and, where dates are not Gregorian, calendar. ``by`` is "day", "week", "month", "season",
    "quarter", "year" or "decade" of ``calendar``. ``actors`` are the ids to show; None: those mentioned. ``kinds`` are
    kinds of mention to count, also such as headline counts leave out (language, region …); None: those that headline
    counts add up. ``groups`` is the name of a column and the group of each text: every group has all periods.

    Columns: the group, period (as :func:`corpus.count.timeline` calls it), start and end (its first and last day,
    Gregorian), actor, count (of mentions), documents (that mention the actor), texts and words (of the period),
    per_1000 (words), share (of voice: of the mentions of all these actors) and document_share (of the texts).
    Every period from the first with a text to the last is there. Where it has no text nothing is known, and the rates
    are missing; where it has texts that do not mention the actor they are 0. A share is missing too where none of the
    actors is mentioned. Groups in the order of their first text, actors in that of ``actors``.

    Texts without a date, and texts whose date is vaguer than the period (a Gregorian month is part of two Jalali ones),
    are left out; ``attrs`` and :func:`corpus.cite` say how many. Raises :class:`corpus.errors.OptionError` for an
    unknown option and for a date that is none.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب", "پ"], "tokens": [500, 100, 300],
    ...                           "date": ["2023-11-20", "2024-01", "2024"]})
    >>> mentions = pd.DataFrame({"doc": ["الف"], "actor": ["CN"], "kind": ["country"], "counted": [True]})
    >>> table = attention_over_time(mentions, documents)
    >>> table[["period", "actor", "count", "texts", "per_1000"]].values.tolist()
    [['2023-11', 'CN', 1, 1, 2.0], ['2023-12', 'CN', 0, 0, nan], ['2024-01', 'CN', 0, 1, 0.0]]
    >>> table.attrs["sizes"]["documents with too vague a date"]
    1
    """
    check_periods(by, calendar)
    if groups is not None and groups[0] in (*COLUMNS, "label"):
        remedy = "rename it, as in groups=texts.documents['period'].rename('part')"
        raise OptionError(f"groups={groups[0]!r}", "the table has a column of this name", remedy)
    counted = of_kinds(mentions, kinds)
    ids = list(dict.fromkeys(actors)) if actors is not None else sorted(counted["actor"].unique())
    placed = _placed(documents, by, calendar, groups)
    names = [*dict.fromkeys(placed.group)]
    found = counted[counted["actor"].isin(ids) & counted["doc"].isin(placed.doc)]
    table = _table(_counts(found, placed, names, ids), placed.starts, by, calendar, ids)
    if groups is not None:
        rows = len(table) // max(len(names), 1)
        table.insert(0, groups[0], pd.Series([name for name in names for _ in range(rows)], dtype=object))
    parameters: dict[str, Any] = {"by": by, "calendar": calendar, "actors": tuple(ids)}
    parameters["kinds"] = "counted" if kinds is None else kinds_asked(kinds)
    return described(
        table,
        "attention over time",
        parameters=parameters if groups is None else parameters | {"groups": groups[0]},
        sizes={
            "mentions": len(found), "words": int(placed.words.sum()), "documents": len(placed.doc),
            "documents without a date": placed.undated, "documents with too vague a date": placed.vague,
        },
        formula="per_1000 = 1,000 × count ÷ words; share = count ÷ mentions of these actors in the period; "
        "document_share = documents ÷ texts",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Placed:
    """The texts that have a place in time; their sequences run side by side."""

    doc: Sequence[str]
    words: _Counts
    group: Sequence[object]
    place: Days  # the number of the period
    starts: Days  # of the periods, with one more behind the last
    undated: int
    vague: int


def _placed(documents: pd.DataFrame, by: By, calendar: TimelineCalendar, groups: Groups | None) -> _Placed:
    dated = documents[documents["date"].notna() & (documents["date"].astype(str).str.strip() != "")]
    undated = len(documents) - len(dated)
    given = dated["calendar"] if "calendar" in dated else [None] * len(dated)
    spans = [text_days(*row) for row in zip(dated["date"], given, dated["doc"], strict=True)]
    days = np.array(spans, np.int64).reshape(-1, 2)
    starts, place = np.array([0], np.int64), np.zeros(0, np.int64)
    sure = np.zeros(len(days), bool)
    if len(days):
        starts = period_starts(int(days.min()), int(days.max()), by, calendar)
        first, last = Periods(starts).around(days)
        sure = first == last
        place = first[sure]
    if len(place):
        starts, place = starts[place.min() : place.max() + 2], place - place.min()
    rows = dated[sure]
    group = [groups[1][doc] for doc in rows["doc"]] if groups is not None else [""] * len(rows)
    words = rows["tokens"].to_numpy(np.int64)
    starts = starts if len(place) else starts[:1]
    return _Placed(rows["doc"].tolist(), words, group, place, starts, undated, int((~sure).sum()))


def text_days(date: object, calendar: object = None, doc: str = "") -> tuple[int, int]:
    """First and last day number of a text's date; ``calendar`` is that of the date, Gregorian unless said.

    >>> [iso_day(day) for day in text_days("2023-02")], [iso_day(day) for day in text_days("1402-08-17", "persian")]
    (['2023-02-01', '2023-02-28'], ['2023-11-08', '2023-11-08'])
    """
    known = next((c for c in _CALENDARS if c == calendar), "gregorian")
    try:
        found = _DATE.fullmatch(str(date).strip())
        if found is None:
            raise ImpossibleDateError("it is not of the form 2023-11-20, 2023-11 or 2023")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # the pattern has it
        if known == "gregorian" and year < FIRST_GREGORIAN:
            raise ImpossibleDateError(f"the year {year} is not one of the Gregorian calendar")
        first, last = calendars.bounds(known, year, month, day)
    except ImpossibleDateError as error:
        remedy = "write it as 2023-11-20, 2023-11 or 2023, or say in the column calendar that it is persian"
        raise OptionError(f"the date {date} of the text {doc}", str(error), remedy) from None
    return day_number(first), day_number(last)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Counts by group and period, and where there are actors by actor."""

    count: _Counts
    documents: _Counts
    texts: _Counts
    words: _Counts


def _counts(found: pd.DataFrame, placed: _Placed, names: Sequence[object], ids: Sequence[str]) -> _Cells:
    number = {name: i for i, name in enumerate(names)}
    group = np.array([number[name] for name in placed.group], np.int64)
    shape = (len(names), len(placed.starts) - 1)
    texts, words = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    np.add.at(texts, (group, placed.place), 1)
    np.add.at(words, (group, placed.place), placed.words)
    row, column = ({name: i for i, name in enumerate(names)} for names in (placed.doc, ids))
    cells = []
    for mentions in (found, found.drop_duplicates(["doc", "actor"])):
        cell = np.zeros((*shape, len(ids)), np.int64)
        rows = mentions["doc"].map(row).to_numpy(np.int64)
        actor = mentions["actor"].map(column).to_numpy(np.int64)
        np.add.at(cell, (group[rows], placed.place[rows], actor), 1)
        cells.append(cell)
    return _Cells(cells[0], cells[1], texts, words)


def _table(cells: _Cells, starts: Days, by: By, calendar: TimelineCalendar, ids: Sequence[str]) -> pd.DataFrame:
    shape = cells.count.shape
    texts, words = (np.broadcast_to(part[..., None], shape) for part in (cells.texts, cells.words))
    voices = np.broadcast_to(cells.count.sum(axis=2, keepdims=True), shape)
    named = {
        "period": [period_label(int(day), by, calendar) for day in starts[:-1]],
        "start": [iso_day(int(day)) for day in starts[:-1]],
        "end": [iso_day(int(day) - 1) for day in starts[1:]],
    }
    columns: dict[str, Any] = {
        name: np.tile(np.repeat(np.array(values, object), shape[2]), shape[0]) for name, values in named.items()
    }
    columns["actor"] = np.tile(np.array(ids, object), shape[0] * shape[1])
    columns |= {"count": cells.count, "documents": cells.documents, "texts": texts, "words": words}
    columns["per_1000"] = _ratio(1000 * cells.count, words)
    columns["share"] = _ratio(cells.count, voices)
    columns["document_share"] = _ratio(cells.documents, texts)
    return pd.DataFrame({name: np.ravel(columns[name]) for name in COLUMNS})


def _ratio(part: _Counts, whole: _Counts) -> NDArray[np.float64]:
    """The quotient, missing where there is nothing to divide by."""
    quotient: NDArray[np.float64] = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return quotient
