"""A time axis in two calendars: Gregorian dates below, Jalali ones above.

Places on the axis are day numbers (days from 1970-01-01), because neither Matplotlib's own dates nor pandas reach
the years before the common era. One locator and one formatter serve both calendars; the arithmetic is that of
:mod:`corpus.calendars`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.axes._secondary_axes import SecondaryAxis
from matplotlib.axis import Axis
from matplotlib.ticker import Formatter, Locator

from .. import calendars
from ..calendars import Calendar
from ..count.periods import TimelineCalendar, day_number, iso_day
from ..languages import month_names
from .language import figure_language
from .numerals import Digits, are_persian
from .style import FAINT
from .text import font_families, persian_digits, shape
from .wording import say

_YEAR, _MONTH = 365.25, 30.44  # mean lengths in days, to choose a step by
_STEPS = [
    *(("day", n, float(n)) for n in (1, 2, 5, 10)),
    *(("month", n, n * _MONTH) for n in (1, 2, 3, 6)),
    *(("year", n, n * _YEAR) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
]
_TICKS = {"day": 7, "month": 7, "year": 9}  # as many as fit side by side under a figure of a page's width
_FIRST_YEAR, _LAST_YEAR = {"gregorian": -9998, "persian": 1}, {"gregorian": 9998, "persian": 9376}


def date_of(day: float, calendar: Calendar) -> tuple[int, int, int]:
    """Year, month and day of a place on the axis; a day before the Jalali calendar begins is its first.

    >>> date_of(19669, "persian")
    (1402, 8, 17)
    """
    return calendars.year_month_day(iso_day(int(day // 1)), calendar)


def step_of(span: float) -> tuple[str, int]:
    """The unit and number of units between ticks, so that ``span`` days have at most nine or so.

    >>> step_of(365 * 1400), step_of(90)
    (('year', 200), ('month', 1))
    """
    for unit, number, days in _STEPS:
        if span / days <= _TICKS[unit]:
            return unit, number
    return "year", 2000


class CalendarLocator(Locator):
    """Ticks on the first days of years or months, or on days, of a calendar."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar: Calendar = calendar

    def __call__(self) -> list[float]:
        """The ticks of the axis as it is shown."""
        assert self.axis is not None
        low, high = sorted(self.axis.get_view_interval())
        return self.tick_values(low, high)

    def tick_values(self, vmin: float, vmax: float) -> list[float]:
        """The ticks from ``vmin`` to ``vmax``, both day numbers.

        >>> [date_of(day, "persian") for day in CalendarLocator("persian").tick_values(19000, 20500)]
        [(1401, 1, 1), (1402, 1, 1), (1403, 1, 1), (1404, 1, 1)]
        """
        unit, number = step_of(vmax - vmin)
        first, last = (date_of(day, self.calendar)[0] for day in (vmin, vmax))
        ticks = (float(day) for day in self._days(unit, number, first, last))
        return [tick for tick in ticks if vmin <= tick <= vmax]

    def _days(self, unit: str, number: int, first: int, last: int) -> Iterator[int]:
        low, high = _FIRST_YEAR[self.calendar], _LAST_YEAR[self.calendar]
        years = range(max(first, low), min(last, high) + 1)
        if unit == "year":
            # Years BC are counted as they are written: 500 BC, which is the astronomical year -499.
            yield from (self._day(y, 1, 1) for y in years if (y if y > 0 else 1 - y) % number == 0)
            return
        for year in years:
            for month in range(1, 13):
                if unit == "month" and (month - 1) % number:
                    continue
                yield self._day(year, month, 1)
                if unit == "day":
                    yield from self._inside(year, month, number)

    def _inside(self, year: int, month: int, number: int) -> Iterator[int]:
        """The days of a month after the first that carry a tick; none so near its end that labels would touch."""
        length = calendars.month_length(self.calendar, year, month)
        for day in range(1 + number, length + 1, number):
            if day + number / 2 <= length + 1:
                yield self._day(year, month, day)

    def _day(self, year: int, month: int, day: int) -> int:
        return day_number(calendars.to_iso(self.calendar, year, month, day))


class CalendarFormatter(Formatter):
    """Names of ticks: the year, the month with its year, or the day with its month."""

    def __init__(self, calendar: TimelineCalendar, digits: Digits | None = None) -> None:
        # Taken now: what is drawn later is still a figure of the language in which it was made.
        self.calendar: TimelineCalendar = calendar
        self.persian_digits = are_persian(digits)
        self.months = month_names(calendar, figure_language())
        self.before_christ = say("bc", year="{}")
        self.unit = "year"

    def __call__(self, x: float, pos: int | None = None) -> str:
        """The name of one tick."""
        year, month, day = date_of(x, self.calendar)
        name = self.months[month - 1]
        if self.unit == "year":
            text = self.before_christ.format(1 - year) if year <= 0 else str(year)
        elif self.unit == "month":
            text = f"{name}\n{year}"
        else:
            text = f"{day} {name}\n{year}"
        return shape(persian_digits(text) if self.persian_digits else text)

    def format_ticks(self, values: Any) -> list[str]:
        """The names of all ticks: as fine as the distance between them is, the year only where it changes."""
        days = list(values)
        gap = min((b - a for a, b in pairwise(days)), default=_YEAR)
        self.unit = "year" if gap > 360 else "month" if gap > 25 else "day"
        labels = [self(day) for day in days]
        if self.unit == "year":
            return labels
        years = [date_of(day, self.calendar)[0] for day in days]
        repeated = [False, *(a == b for a, b in pairwise(years))]
        return [label.split("\n")[0] if again else label for label, again in zip(labels, repeated, strict=True)]


def two_calendars(axes: Axes, digits: Digits | None = None) -> SecondaryAxis:
    """Give ``axes`` Gregorian ticks below and Jalali ones above; the upper axis is returned."""
    gregorian_below(axes, digits)
    return jalali_above(axes, digits)


def gregorian_below(axes: Axes, digits: Digits | None = None) -> None:
    """Give ``axes`` Gregorian ticks and their name below."""
    dress(axes.xaxis, "gregorian", digits)
    axes.xaxis.set_label_text(shape(say("gregorian")), family=font_families(), color=FAINT, fontsize=9)


def jalali_above(axes: Axes, digits: Digits | None = None) -> SecondaryAxis:
    """Give ``axes`` Jalali ticks and their name above; that axis is returned."""
    upper = axes.secondary_xaxis("top")
    dress(upper.xaxis, "persian", digits)
    upper.xaxis.set_label_text(shape(say("persian")), family=font_families(), color=FAINT, fontsize=9)
    upper.spines["top"].set_color(FAINT)
    return upper


def dress(axis: Axis, calendar: TimelineCalendar, digits: Digits | None) -> None:
    """Set the ticks of one axis."""
    axis.set_major_locator(CalendarLocator(calendar))
    axis.set_major_formatter(CalendarFormatter(calendar, digits))
    axis.set_tick_params(labelfontfamily=font_families(), labelsize=9, length=3, color=FAINT)
