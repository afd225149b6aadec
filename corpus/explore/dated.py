"""Timeline: how many dates the texts speak of in each period of a range, and in which sentences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from .. import calendars
from ..count.periods import By, TimelineCalendar, day_number, iso_day, period_label, period_starts
from ..display.date_words import interval_in_words
from .asked import Asked, UnanswerableError
from .explored import Explored
from .mentioned import actors, sentence_page
from .shown import said

CALENDARS: dict[str, tuple[TimelineCalendar, ...]] = {"fa": ("persian", "gregorian"), "en": ("gregorian", "persian")}
"""The calendars of a language; the first is shown unless the other is asked for."""

_YEAR = 366
# How long a range may be, in days, to be shown by this period: so that some sixty bars stand side by side at most.
_LENGTHS: tuple[tuple[int, By], ...] = ((62, "day"), (5 * _YEAR, "month"), (80 * _YEAR, "year"))
_STEPS: tuple[tuple[int, By], ...] = ((4 * _YEAR, "month"), (400 * _YEAR, "year"))
_TICKS = 6
_LAST_DAY = day_number("9997-12-31")  # of which both calendars can say what it is


def timeline(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The bars of a range, and the steps that its two ends go by: request values calendar, actors, from, to.

    ``from`` and ``to`` are day numbers, which go to the step that they are in; without them the range is all.
    """
    calendar = calendar_of(explored, asked)
    every = _within_calendar(explored.dates, calendar)
    if every.empty:
        raise UnanswerableError("no dates")
    steps = _steps(every, calendar)
    first, last = _range(steps, asked.maybe("from"), asked.maybe("to"))
    low, high = int(steps[first]), int(steps[last + 1]) - 1
    chosen = _touching(_of_actors(explored, every, asked), low, high)
    by = _period(high - low + 1, _LENGTHS)
    bars, most = _bars(explored, chosen, by, calendar, (low, high))
    status = (
        explored.say("dates found", count=len(chosen), all=len(every)) if len(chosen) else explored.words["no dates so"]
    )
    return {
        "calendar": calendar, "bars": bars, "ticks": _ticks(explored, by, calendar, (low, high)), "status": status,
        "first": first, "last": last, "most": said(explored.say("most", count=most)),
        "steps": [_step(explored, steps, place, calendar) for place in range(len(steps) - 1)],
        "actors": actors(explored, explored.mentions),
    }  # fmt: skip


def calendar_of(explored: Explored, asked: Asked) -> TimelineCalendar:
    """The calendar that is asked for."""
    asked_for = asked.choice("calendar", CALENDARS[explored.language])
    return "persian" if asked_for == "persian" else "gregorian"


def _within_calendar(dates: pd.DataFrame, calendar: TimelineCalendar) -> pd.DataFrame:
    dawn = day_number(calendars.bounds("persian", 1)[0]) if calendar == "persian" else None
    inside = dates["last"] <= _LAST_DAY
    return dates[inside if dawn is None else inside & (dates["first"] >= dawn)]


def _period(days: int, lengths: tuple[tuple[int, By], ...]) -> By:
    return next((by for longest, by in lengths if days <= longest), "decade")


def _steps(dates: pd.DataFrame, calendar: TimelineCalendar) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The first days of the periods that the ends of the range go by, and of the one behind the last."""
    low, high = int(dates["first"].min()), int(dates["last"].max())
    return period_starts(low, high, _period(high - low + 1, _STEPS), calendar)


def _range(steps: np.ndarray[Any, np.dtype[np.int64]], low: int | None, high: int | None) -> tuple[int, int]:
    """The places of the first and the last step of the range."""
    most = len(steps) - 2
    first = 0 if low is None else int(np.searchsorted(steps, low, side="right")) - 1
    last = most if high is None else int(np.searchsorted(steps, high, side="right")) - 1
    first = min(max(first, 0), most)
    return first, min(max(last, first), most)


def _touching(dates: pd.DataFrame, low: int, high: int) -> pd.DataFrame:
    return dates[(dates["last"] >= low) & (dates["first"] <= high)]


def _of_actors(explored: Explored, dates: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """The dates in whose sentences one of the actors is named; all where none is chosen."""
    wanted = asked.several("actors")
    if not wanted:
        return dates
    found = explored.mentions
    found = found[found["actor"].isin(wanted)]
    named = {*zip(found["number"], found["sentence"], strict=True)}
    places = zip(dates["number"], dates["sentence"], strict=True)
    return dates[np.array([place in named for place in places], dtype=bool)]


def _bars(
    explored: Explored, dates: pd.DataFrame, by: By, calendar: TimelineCalendar, ends: tuple[int, int]
) -> tuple[list[dict[str, Any]], int]:
    """The bars, and how many dates the highest of them stands for."""
    low, high = ends
    most = 1
    bars: list[dict[str, Any]] = []
    for first, last, found in _counts(dates, by, calendar):
        if last < low or first > high:
            continue
        most = max(most, found)
        days = interval_in_words(iso_day(first), iso_day(last), calendar, explored.language)
        when = days or period_label(first, by, calendar)
        bars.append(
            {
                "left": (max(first, low) - low) / (high - low + 1),
                "width": (min(last, high) - max(first, low) + 1) / (high - low + 1),
                "from": first, "to": last, "number": found,
                "when": said(when),
                "label": said(explored.say("bar", when=when, count=found)),
            }
        )  # fmt: skip
    for bar in bars:
        bar["share"] = bar.pop("number") / most
    return bars, most


def _counts(dates: pd.DataFrame, by: By, calendar: TimelineCalendar) -> list[tuple[int, int, int]]:
    """First day, last day and number of dates of each period that a date touches, as :func:`count.timeline` has it."""
    if dates.empty:
        return []
    starts = period_starts(int(dates["first"].min()), int(dates["last"].max()), by, calendar)
    begin, end = (np.searchsorted(starts, dates[name].to_numpy(), side="right") for name in ("first", "last"))
    touching = np.cumsum(np.bincount(begin - 1, minlength=len(starts)) - np.bincount(end, minlength=len(starts)))
    return [(int(starts[at]), int(starts[at + 1]) - 1, int(touching[at])) for at in np.flatnonzero(touching[:-1])]


def _ticks(explored: Explored, by: By, calendar: TimelineCalendar, ends: tuple[int, int]) -> list[dict[str, Any]]:
    """Some of the periods of the range with their names, evenly apart."""
    low, high = ends
    starts = [int(day) for day in period_starts(low, high, by, calendar)[:-1] if low <= day <= high]
    every = max(-(-len(starts) // _TICKS), 1)
    return [
        {"left": (day - low) / (high - low + 1), "label": said(_tick(explored, day, by, calendar))}
        for day in starts[::every]
    ]


def _tick(explored: Explored, day: int, by: By, calendar: TimelineCalendar) -> str:
    """The day, month or year that begins on a day; of a year only its number."""
    year, month, _ = calendars.year_month_day(iso_day(day), calendar)
    if by == "day":
        return interval_in_words(iso_day(day), iso_day(day), calendar, explored.language) or ""
    first, last = calendars.bounds(calendar, year, month) if by == "month" else calendars.bounds(calendar, year)
    name = interval_in_words(first, last, calendar, explored.language) or ""
    return name.removeprefix("سال ")


def _step(
    explored: Explored, steps: np.ndarray[Any, np.dtype[np.int64]], place: int, calendar: TimelineCalendar
) -> dict[str, Any]:
    first, last = int(steps[place]), int(steps[place + 1]) - 1
    name = interval_in_words(iso_day(first), iso_day(last), calendar, explored.language) or ""
    return {"from": first, "to": last, "label": name.removeprefix("سال ")}


def dated_sentences(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The sentences of the dates that touch a bar: request values calendar, actors, from, to (its days), page."""
    calendar = calendar_of(explored, asked)
    low, high = asked.maybe("from") or 0, asked.maybe("to") or 0
    every = _within_calendar(explored.dates, calendar)
    chosen = _touching(_of_actors(explored, every, asked), low, high)
    ends = zip(chosen["earliest"], chosen["latest"], strict=True)
    notes = [interval_in_words(*each, calendar, explored.language) or "" for each in ends]
    chosen = chosen.assign(end=chosen["start"] + chosen["text"].str.len())
    when = interval_in_words(iso_day(low), iso_day(high), calendar, explored.language) or ""
    return {"of": said(when), **sentence_page(explored, chosen, notes, asked, "dates of")}
