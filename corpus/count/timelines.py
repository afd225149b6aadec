"""Dated expressions → tables over time: how much is said of each period, and what is said of when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from .. import calendars
from ..errors import OptionError
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

TIMELINE_COLUMNS = ["period", "mentions", "weight", "documents", "start", "end"]
CHRONOLOGY_COLUMNS = [
    "date", "jalali", "text", "sentence_text", "actors", "doc", "sentence", "start", "end",
    "earliest", "latest", "granularity", "modifier", "certainty",
]  # fmt: skip

# The part of its interval that a vague date is spread over: اوایل the first third, پایان the last sixth (of a year,
# two months). The value itself is not changed by it.
_PARTS = {"early": (0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1), "end": (5 / 6, 1)}


def drawn_interval(earliest: str, latest: str, modifier: str = "none") -> tuple[int, int]:
    """First and last day number of the part of an interval that a modifier narrows it to.

    >>> [iso_day(day) for day in drawn_interval("2024-01-01", "2024-12-31", "mid")]
    ['2024-05-02', '2024-08-31']
    """
    first, last = day_number(earliest), day_number(latest)
    start, stop = _PARTS.get(modifier, (0, 1))
    length = last - first + 1
    return first + int(length * start), max(first + int(length * start), first + int(length * stop) - 1)


def timeline(
    dates: pd.DataFrame,
    *,
    by: By = "year",
    calendar: TimelineCalendar = "gregorian",
    sentences: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """How much the texts say of each period.

    ``dates`` is the dates table. Each expression weighs 1 in all: one that is vaguer than a period is spread evenly
    over its interval, narrowed by اوایل, اواسط, اواخر and پایان. Unresolved expressions are left out and counted
    in ``attrs["unresolved"]``, those before the Jalali calendar begins in ``attrs["outside"]``.

    Columns: ``period`` (2024, 2024-06, 2024-06-25, 202X, 2024-21 for a Gregorian spring, which is March to May;
    1402, 1402-08, decade:1400, 1402-S1 in the Jalali calendar), ``mentions`` and ``documents`` that touch the
    period, ``weight``, and the period's first and last Gregorian day ``start`` and ``end``. With ``sentences``
    (columns ``doc``, ``sentence``, ``text``) a column of the same name holds the period's sentences.

    >>> dates = pd.DataFrame({"doc": ["a"], "sentence": [0], "earliest": ["2023-03-21"], "latest": ["2024-03-19"],
    ...                       "modifier": ["none"]})
    >>> timeline(dates)[["period", "mentions", "weight"]].round(2).values.tolist()
    [['2023', 1, 0.78], ['2024', 1, 0.22]]
    >>> timeline(dates, calendar="persian")["period"].tolist()
    ['1402']
    """
    check_periods(by, calendar)
    resolved = dates[dates["earliest"].notna()]
    spans = [
        drawn_interval(*row) for row in zip(resolved["earliest"], resolved["latest"], resolved["modifier"], strict=True)
    ]
    dawn = day_number(calendars.bounds("persian", 1)[0]) if calendar == "persian" else None
    inside = [dawn is None or first >= dawn for first, _ in spans]
    resolved, spans = (
        resolved[np.array(inside, dtype=bool)],
        [span for span, within in zip(spans, inside, strict=True) if within],
    )
    table = _spread(resolved, np.array(spans, dtype=np.int64).reshape(-1, 2), by, calendar, sentences)
    table.attrs |= {"unresolved": int(dates["earliest"].isna().sum()), "outside": inside.count(False)}
    return table


def _spread(
    dates: pd.DataFrame, spans: Days, by: By, calendar: TimelineCalendar, sentences: pd.DataFrame | None
) -> pd.DataFrame:
    columns = TIMELINE_COLUMNS + (["sentences"] if sentences is not None else [])
    if not len(spans):
        return pd.DataFrame({c: pd.Series(dtype=_TYPES.get(c, "object")) for c in columns})
    periods = Periods(period_starts(int(spans[:, 0].min()), int(spans[:, 1].max()), by, calendar))
    first, last = periods.around(spans)
    mentions = _running(len(periods.starts), first, last, np.ones(len(spans)))
    touched = np.flatnonzero(mentions.round().astype(np.int64)[:-1])
    starts, ends = periods.starts[touched], periods.starts[touched + 1] - 1
    table = pd.DataFrame(
        {
            "period": [period_label(int(day), by, calendar) for day in starts],
            "mentions": mentions.round().astype(np.int64)[touched],
            "weight": _weights(periods, spans, first, last)[touched],
            "documents": _documents(dates["doc"], first, last, len(periods.starts))[touched],
            "start": [iso_day(int(day)) for day in starts],
            "end": [iso_day(int(day)) for day in ends],
        }
    )
    if sentences is not None:
        table["sentences"] = _sentences(dates, first, last, touched, sentences)
    return table


_TYPES = {"mentions": "int64", "weight": "float64", "documents": "int64"}


def _running(size: int, first: Days, last: Days, amount: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The sum of ``amount`` over all places from ``first`` to ``last``, for each place."""
    change = np.zeros(size + 1)
    np.add.at(change, first, amount)
    np.add.at(change, last + 1, -amount)
    return np.cumsum(change)[:size]


def _weights(periods: Periods, spans: Days, first: Days, last: Days) -> np.ndarray[Any, Any]:
    """Each span's weight of 1 by the days it has in each period: whole periods between two cut ones."""
    starts, density = periods.starts, 1 / (spans[:, 1] - spans[:, 0] + 1)
    weight = np.zeros(len(starts))
    lengths = np.append(np.diff(starts), 1)
    weight += _running(len(starts), first, last, density) * lengths
    # What the first and last period have before and after the span was counted too much.
    np.add.at(weight, first, -(spans[:, 0] - starts[first]) * density)
    np.add.at(weight, last, -(starts[last + 1] - 1 - spans[:, 1]) * density)
    return weight


def _documents(docs: pd.Series, first: Days, last: Days, size: int) -> Days:
    """How many documents touch each period: a document's overlapping spans count once."""
    frame = pd.DataFrame({"doc": docs.to_numpy(), "first": first, "last": last}).sort_values(["doc", "first", "last"])
    reach = frame.groupby("doc")["last"].cummax().groupby(frame["doc"]).shift(fill_value=-1)
    begin = np.maximum(frame["first"].to_numpy(), reach.to_numpy() + 1)
    new = begin <= frame["last"].to_numpy()
    end = frame["last"].to_numpy()[new]
    return _running(size, begin[new], end, np.ones(int(new.sum()))).round().astype(np.int64)


def _sentences(
    dates: pd.DataFrame, first: Days, last: Days, touched: Days, sentences: pd.DataFrame
) -> list[tuple[str, ...]]:
    texts = _sentence_texts(dates, sentences)
    found: dict[int, dict[str, None]] = {int(place): {} for place in touched}
    for begin, end, text in zip(first, last, texts, strict=True):
        for place in range(int(begin), int(end) + 1):
            found[place][text] = None
    return [tuple(found[int(place)]) for place in touched]


def chronology(
    dates: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    actors: str | Iterable[str] | None = None,
) -> pd.DataFrame:
    """What the texts say happened, in the order of time: a row for each dated expression that has a value.

    ``dates`` is the dates table, ``sentences`` has the columns ``doc``, ``sentence`` and ``text``, ``mentions`` is
    the mentions table. With ``actors`` (one id or several) only sentences that mention all of them are kept, which
    needs ``mentions``.

    Columns: ``date`` (EDTF), ``jalali`` (the same in the Jalali calendar), ``text``, ``sentence_text``, ``actors``
    (the ids in the sentence), ``doc``, ``sentence``, ``start`` and ``end`` (where the words stand in the clean text),
    ``earliest``, ``latest``, ``granularity``, ``modifier`` and ``certainty``. ``attrs["unresolved"]`` counts the
    expressions left out for want of a value; with ``actors`` those whose sentences mention them.

    >>> dates = pd.DataFrame({"doc": ["a"], "sentence": [0], "start": [0], "text": ["۸ نوامبر ۲۰۲۳"],
    ...     "calendar": ["gregorian"], "native": ["2023-11-08"], "edtf": ["2023-11-08"], "earliest": ["2023-11-08"],
    ...     "latest": ["2023-11-08"], "granularity": ["day"], "modifier": ["none"], "certainty": ["exact"]})
    >>> chronology(dates)[["date", "jalali"]].values.tolist()
    [['2023-11-08', '1402-08-17']]
    """
    wanted = {actors} if isinstance(actors, str) else set(actors or ())
    if wanted and mentions is None:
        raise OptionError(
            f"actors={sorted(wanted)}", "there are no mentions to look them up in", "give mentions= as well"
        )
    present = _actors(dates, mentions)
    table = dates.assign(actors=[", ".join(sorted(ids)) for ids in present])
    table = table[np.array([wanted <= ids for ids in present], dtype=bool)]
    unresolved = int(table["earliest"].isna().sum())
    table = table[table["earliest"].notna()].copy()
    table["sentence_text"] = _sentence_texts(table, sentences)
    table["date"] = table["edtf"]
    table["end"] = [start + len(text) for start, text in zip(table["start"], table["text"], strict=True)]
    table["jalali"] = [_jalali(row) for row in table.itertuples()]
    order = {"first": [day_number(d) for d in table["earliest"]], "last": [day_number(d) for d in table["latest"]]}
    table = table.assign(**order).sort_values(["first", "last", "doc", "start"], kind="stable")
    table = table[CHRONOLOGY_COLUMNS].reset_index(drop=True)
    table.attrs |= {"unresolved": unresolved}
    return table


def _actors(dates: pd.DataFrame, mentions: pd.DataFrame | None) -> list[frozenset[str]]:
    """The actors in the sentence of each date."""
    if mentions is None or mentions.empty:
        return [frozenset()] * len(dates)
    named = mentions.groupby(["doc", "sentence"])["actor"].agg(frozenset).to_dict()
    return [named.get(key, frozenset()) for key in zip(dates["doc"], dates["sentence"], strict=True)]


def _sentence_texts(dates: pd.DataFrame, sentences: pd.DataFrame | None) -> list[str]:
    if sentences is None:
        return [""] * len(dates)
    texts = dict(zip(zip(sentences["doc"], sentences["sentence"], strict=True), sentences["text"], strict=True))
    return [texts.get(key, "") for key in zip(dates["doc"], dates["sentence"], strict=True)]


def _jalali(row: Any) -> str | None:
    """The Jalali form of a date: its own words' value if they are Jalali, else its first and last day."""
    if row.calendar == "persian":
        return str(row.native)
    first, last = calendars.jalali(row.earliest), calendars.jalali(row.latest)
    return first if first == last or last is None else f"{first or '..'}/{last}"
