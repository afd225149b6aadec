"""Periods of the Gregorian and the Jalali calendar: where they begin, and what they are called.

Days are numbers, counted from 1970-01-01, so that periods can be looked up by the thousand and reach back before the
common era, where Python's own dates end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, get_args

import numpy as np

from .. import calendars
from ..errors import OptionError

By = Literal["day", "week", "month", "season", "quarter", "year", "decade"]
TimelineCalendar = Literal["gregorian", "persian"]

Days = np.ndarray[Any, np.dtype[np.int64]]

_WEEK = 7
# What must be added to a day number to be a multiple of seven on the first day of a week: 1970-01-01 was a Thursday.
_FIRST_OF_WEEK = {"gregorian": 3, "persian": 5}  # Monday (ISO 8601), Saturday
# The day of a week, from its first, whose year the week belongs to. ISO 8601: its Thursday. In Iran the week of
# 1 Farvardin is the first of the year (CLDR, weekData), so that it is the last day that decides, Friday.
_DECIDING = {"gregorian": 3, "persian": 6}


def day_number(day: str) -> int:
    """Days from 1970-01-01 to an ISO day, astronomical years included.

    >>> day_number("1970-01-02"), day_number("-0479-01-01") < 0
    (1, True)
    """
    return int(np.datetime64(day, "D").astype(np.int64))


def iso_day(number: int) -> str:
    """The ISO day of a number of days from 1970-01-01; the inverse of :func:`day_number`.

    >>> iso_day(1), iso_day(day_number("-0479-01-01"))
    ('1970-01-02', '-0479-01-01')
    """
    year, month, day = str(np.datetime64(int(number), "D")).rsplit("-", 2)
    return calendars.iso(int(year), int(month), int(day))  # NumPy writes years BC in three digits


def check_periods(by: str, calendar: str) -> None:
    """Raise an :class:`OptionError` where ``by`` is no kind of period, or ``calendar`` none that has them.

    >>> check_periods("hour", "persian")
    Traceback (most recent call last):
    corpus.errors.OptionError: by='hour': there is no such option. What to do: choose one of day, week, month, \
season, quarter, year, decade.
    """
    _check("by", by, get_args(By))
    _check("calendar", calendar, get_args(TimelineCalendar))


def _check(option: str, value: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        raise OptionError(f"{option}={value!r}", "there is no such option", f"choose one of {', '.join(allowed)}")


@dataclass(frozen=True, slots=True)
class Periods:
    """Consecutive periods: ``starts`` are their first days, with one more behind the last."""

    starts: Days

    def around(self, spans: Days) -> tuple[Days, Days]:
        """The places of the first and last period that each span touches."""
        first, last = (np.searchsorted(self.starts, spans[:, end], side="right") - 1 for end in (0, 1))
        return first, last


def period_starts(first: int, last: int, by: By, calendar: TimelineCalendar) -> Days:
    """The first days of all periods from the one that holds ``first`` to the one behind ``last``.

    >>> [iso_day(day) for day in period_starts(19763, 19784, "month", "gregorian")]
    ['2024-02-01', '2024-03-01', '2024-04-01']
    """
    if by == "day":
        return np.arange(first, last + 2, dtype=np.int64)
    if by == "week":
        return np.arange(first - (first + _FIRST_OF_WEEK[calendar]) % _WEEK, last + _WEEK + 1, _WEEK, dtype=np.int64)
    years = {"decade": 10}.get(by, 1)
    months = {"month": 1, "season": 3, "quarter": 3}.get(by)
    begin, stop = (_parts(day, calendar)[0] for day in (first, last))
    begin -= 1 if by == "season" else 0  # a Gregorian winter begins in the year before
    begin -= begin % years
    first_month = 3 if by == "season" and calendar == "gregorian" else 1  # meteorological seasons begin in March
    named = range(first_month, 13, months) if months else (1,)
    to_day = partial(_day_of, calendar)
    # Two years more than are touched: the end of the last period is the start of the one behind it.
    low = 1 if calendar == "persian" else -9998
    days = [to_day(max(year, low), month) for year in range(begin, stop + 2 * years + 1, years) for month in named]
    starts = np.unique(np.array(days, dtype=np.int64))
    return starts[np.searchsorted(starts, first, side="right") - 1 : np.searchsorted(starts, last, side="right") + 1]


def period_label(day: int, by: By, calendar: TimelineCalendar) -> str:
    """The name of the period that begins on a day, as the column ``native`` of the dates table writes it.

    Weeks and quarters: 2024-W26 (ISO 8601, Monday to Sunday), 1403-W14 (Saturday to Friday, the first is that of 1
    Farvardin), 2024-Q2, 1403-Q1.

    >>> period_label(day_number("2024-03-20"), "season", "persian"), period_label(19793, "week", "gregorian")
    ('1403-S1', '2024-W11')
    """
    if by == "week":
        return _week(day, calendar)
    year, month, number = _parts(day, calendar)
    name = calendars.iso_year(year) if calendar == "gregorian" else str(year)
    match by:
        case "day":
            return f"{name}-{month:02}-{number:02}"
        case "month":
            return f"{name}-{month:02}"
        case "season":
            return f"{name}-{20 + month // 3}" if calendar == "gregorian" else f"{name}-S{month // 3 + 1}"
        case "quarter":
            return f"{name}-Q{month // 3 + 1}"
        case "decade":
            return calendars.iso_year(year)[:-1] + "X" if calendar == "gregorian" else f"decade:{year}"
        case _:
            return name


def _week(day: int, calendar: TimelineCalendar) -> str:
    deciding = day + _DECIDING[calendar]
    year = _parts(deciding, calendar)[0]
    number = (deciding - _day_of(calendar, year, 1)) // _WEEK + 1
    return f"{calendars.iso_year(year) if calendar == 'gregorian' else year}-W{number:02}"


def _day_of(calendar: TimelineCalendar, year: int, month: int) -> int:
    return day_number(calendars.to_iso(calendar, year, month, 1))


def _parts(day: int, calendar: TimelineCalendar) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    return calendars.year_month_day(iso_day(day), calendar)
