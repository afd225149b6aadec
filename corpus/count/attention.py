"""Attention over time: how much the texts of each period speak of each actor, by the dates of the texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from .. import calendars
from ..errors import OptionError
from ..readers import calendar_named, date_parts
from .actor_groups import Members, among_actors
from .association import check_confidence
from .citation import described
from .document_groups import DocumentGroups, known_documents
from .frequency import Groups
from .mention_cells import BOUNDS, METHOD, SOURCE, Cells
from .mention_kinds import kinds_asked, of_kinds
from .periods import (
    By,
    Periods,
    TimelineCalendar,
    check_periods,
    day_number,
    iso_day,
    period_label,
    period_starts,
)
from .resampling import check_draws

COLUMNS = [
    "period", "start", "end", "actor", "count", "documents", "texts", "words", "per_1000", "share", "document_share",
]  # fmt: skip

_GROUP = "group"  # until it gets the name that its column has among the documents


def attention_over_time(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: By = "month",
    calendar: TimelineCalendar = "gregorian",
    actors: Iterable[str] | None = None,
    groups: Groups | None = None,
    kinds: str | Collection[str] | None = None,
    members: Members | None = None,
    confidence: float | None = None,
    replicates: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """How much is said of each actor in the texts of each period.

    The period is that of the text, not one the text speaks of (that is :func:`corpus.count.timeline`). ``mentions`` has
    the columns doc, actor, kind and counted; ``documents`` doc, tokens (words), date (which may be only a month or a
    year: 2023-11-20, 2023-11, 1402-08, 1402) and, if that is to be said, its calendar: without it years from 1200 to
    1499 are Jalali. ``by`` is "day", "week", "month", "season",
    "quarter", "year" or "decade" of ``calendar``. ``actors`` are the ids to show; None: those mentioned. ``kinds`` are
    kinds of mention to count, also such as headline counts leave out (language, region …); None: those that headline
    counts add up. ``groups`` is the name of a column and the group of each text: every group has all periods.

    Columns: the group, period (as :func:`corpus.count.timeline` calls it), start and end (its first and last day,
    Gregorian), actor, count (of mentions), documents (that mention the actor), texts and words (of the period),
    per_1000 (words), share (of voice: of the mentions of all these actors) and document_share (of the texts).
    Every period from the first with a text to the last is there. Where it has no text nothing is known, and the rates
    are missing; where it has texts that do not mention the actor they are 0. A share is missing too where none of the
    actors is mentioned. Groups in the order of their first text, actors in that of ``actors``. With ``confidence`` the
    same intervals as those of mention_counts, by resampling the texts of each period: missing where it has fewer than
    four. They are not there unless asked for: most periods of a small corpus have none, and of ten thousand texts in a
    hundred months they take three seconds.

    Texts without a date, and texts whose date is vaguer than the period (a Gregorian month is part of two Jalali ones,
    a year of twelve months), are left out; ``attrs`` and :func:`corpus.cite` say how many. Raises
    :class:`corpus.errors.OptionError` for an unknown option and for a date that is none.

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
    if confidence is not None:
        check_confidence(confidence)
        check_draws(replicates, seed)
    if groups is not None and groups[0] in (*COLUMNS, *BOUNDS, "label"):
        remedy = "rename it, as in groups=texts.documents['period'].rename('part')"
        raise OptionError(f"groups={groups[0]!r}", "the table has a column of this name", remedy)
    counted = of_kinds(mentions, kinds).reset_index(drop=True)
    found, ids, asked = among_actors(counted, actors, members)
    placed = _placed(known_documents(documents), by, calendar, groups)
    found = found[found["doc"].isin(placed.groups.docs)]
    cells = Cells(found, placed.groups, [], ids)
    table = _table(cells, groups)
    if confidence is not None:
        table = table.assign(**cells.intervals(confidence, replicates, seed))
    parameters: dict[str, Any] = {"by": by, "calendar": calendar, "actors": tuple(ids)}
    parameters["kinds"] = "counted" if kinds is None else kinds_asked(kinds)
    parameters |= {} if asked is None else {"members": asked}
    parameters |= {} if groups is None else {"groups": groups[0]}
    parameters |= {} if confidence is None else {"confidence": confidence, "replicates": replicates, "seed": seed}
    return described(
        table,
        "attention over time",
        parameters=parameters,
        sizes={
            "mentions": found.index.nunique(), "words": int(placed.groups.words.sum()),
            "documents": len(placed.groups.docs),
            "documents without a date": placed.undated, "documents with too vague a date": placed.vague,
        },
        formula="per_1000 = 1,000 × count ÷ words; share = count ÷ mentions of these actors in the period; "
        "document_share = documents ÷ texts" + ("" if confidence is None else f"; {METHOD}"),
        source="" if confidence is None else SOURCE,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Placed:
    """The texts that have a place in time, by period (and group), and how many have none."""

    groups: DocumentGroups
    undated: int
    vague: int


def _placed(documents: pd.DataFrame, by: By, calendar: TimelineCalendar, groups: Groups | None) -> _Placed:
    dated = documents[~documents["date"].map(_nothing).astype(bool)]
    given = dated["calendar"] if "calendar" in dated else [None] * len(dated)
    spans = [text_days(*row) for row in zip(dated["date"], given, dated["doc"], strict=True)]
    days = np.array(spans, np.int64).reshape(-1, 2)
    starts = period_starts(int(days.min()), int(days.max()), by, calendar) if len(days) else np.zeros(1, np.int64)
    first, last = Periods(starts).around(days)
    sure = first == last
    rows, place = dated[sure], first[sure]
    starts, place = (starts[place.min() : place.max() + 2], place - place.min()) if len(place) else (starts[:1], place)
    group = [groups[1][doc] for doc in rows["doc"]] if groups is not None else [""] * len(rows)
    number = {name: i for i, name in enumerate(dict.fromkeys(group))}
    periods = [
        (period_label(int(day), by, calendar), iso_day(int(day)), iso_day(int(behind) - 1))
        for day, behind in pairwise(starts)
    ]
    return _Placed(
        DocumentGroups(
            (_GROUP, "period", "start", "end"),
            [(name, *period) for name in number for period in periods],
            np.array([number[name] for name in group], np.int64) * len(periods) + place,
            pd.Index(rows["doc"]),
            rows["tokens"].to_numpy(np.float64),
        ),
        len(documents) - len(dated),
        int((~sure).sum()),
    )


def _table(cells: Cells, groups: Groups | None) -> pd.DataFrame:
    """The cells with the texts and words of their periods, and with the column of the groups."""
    table = cells.table([_GROUP, "period", "start", "end"])
    period = np.repeat(np.arange(len(cells.groups.values)), len(cells.actors))
    table["texts"], table["words"] = cells.groups.sizes[period], cells.groups.group_words[period].astype(np.int64)
    group = table.pop(_GROUP)
    table = table[COLUMNS]
    if groups is not None:
        table.insert(0, groups[0], group.astype(object))
    return table


def text_days(date: object, calendar: object = None, doc: object = "") -> tuple[int, int]:
    """First and last day number of a text's date, in ``calendar`` where that is said.

    Without it a year from 1200 to 1499 is Jalali, a later one Gregorian (:func:`corpus.readers.date_parts`). Raises
    :class:`corpus.errors.OptionError` for a date or a calendar that is none.

    >>> [iso_day(day) for day in text_days("2023-02")], [iso_day(day) for day in text_days("1402-08-17", "persian")]
    (['2023-02-01', '2023-02-28'], ['2023-11-08', '2023-11-08'])
    >>> [iso_day(day) for day in text_days("۱۴۰۳/۸")]
    ['2024-10-22', '2024-11-20']
    """
    known = None if _nothing(calendar) else calendar_named(calendar)
    try:
        if known is None and not _nothing(calendar):
            raise ValueError(f"«{calendar}» is no calendar this library knows")
        first, last = calendars.bounds(*date_parts(_written(date), known))
    except ValueError as error:
        remedy = "write it as 2023-11-20, 2023-11 or 2023, or say in the column calendar that it is persian"
        raise OptionError(f"the date {date} of the text {doc}", str(error), remedy) from None
    return day_number(first), day_number(last)


def _nothing(value: object) -> bool:
    """Whether a cell says nothing: it is missing, or empty."""
    return value is None or value is pd.NaT or value is pd.NA or value != value or not str(value).strip()


def _written(date: object) -> str:
    """A date as it is written; days of Python and pandas, and years that are numbers (1403, 1403.0), are dates too."""
    if isinstance(date, dt.date):
        return date.strftime("%Y-%m-%d")
    return str(int(float(date))) if isinstance(date, Real) and float(date).is_integer() else str(date)
