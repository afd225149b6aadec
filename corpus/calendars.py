"""Three calendars: Gregorian, Jalali (``persian``) and Islamic; arithmetic by libraries, names as data.

Jalali days come from ``persiantools`` (astronomical, as printed calendars of Iran), Islamic days from
``convertdate.islamic`` (tabular: the observed month may begin a day or two apart, so its values are approximate).
Days are Gregorian ISO strings here, with astronomical years before the common era (the year 480 BC is ``-0479``),
because Python's own dates begin with the year 1.
"""

from __future__ import annotations

import calendar as gregorian_calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

Calendar = Literal["gregorian", "persian", "islamic"]
"""The calendars, as the column ``calendar`` of the dates table spells them."""

_LAST_YEAR: dict[Calendar, int] = {"gregorian": 9999, "persian": 9377, "islamic": 9665}
"""The last year whose days the libraries can turn into Python dates."""


class ImpossibleDateError(ValueError):
    """A day, month or year that the calendar does not have; the message is the reason, in English."""


@dataclass(frozen=True, slots=True)
class MonthName:
    """A spelling of a month; ``bare`` (free, time, cue, day or year) says when it is a date by itself."""

    name: str
    calendar: Calendar
    number: int
    bare: str


@dataclass(frozen=True, slots=True)
class Feast:
    """A day of the year that is called by a name of its own.

    With a ``weekday`` (Monday is 0) it is the eve of the last one of its month, and ``day`` is None.
    """

    name: str
    calendar: Calendar
    month: int
    day: int | None
    weekday: int | None = None


def iso(year: int, month: int, day: int) -> str:
    """ISO 8601 day with an astronomical year.

    >>> iso(2023, 11, 8), iso(-479, 1, 1)
    ('2023-11-08', '-0479-01-01')
    """
    return f"{iso_year(year)}-{month:02}-{day:02}"


def iso_year(year: int) -> str:
    """An astronomical year in at least four digits."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def month_length(calendar: Calendar, year: int, month: int) -> int:
    """Days in a month.

    >>> month_length("persian", 1403, 12), month_length("gregorian", 2023, 2)
    (30, 28)
    """
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        return int(JalaliDate.days_in_month(month, year))
    if calendar == "islamic":
        from convertdate import islamic

        return int(islamic.month_length(year, month))
    # The Gregorian pattern repeats every 400 years, which carries it to years that Python's dates do not have.
    return gregorian_calendar.monthrange(year % 400 + 2000, month)[1]


def check(calendar: Calendar, year: int | None, month: int, day: int | None = None) -> None:
    """Raise :class:`ImpossibleDateError` unless the calendar has such a month and day in that year (None: in any).

    >>> check("persian", None, 7, 31)
    Traceback (most recent call last):
    corpus.calendars.ImpossibleDateError: month 7 of the persian calendar has 30 days, not 31
    """
    if not 1 <= month <= 12:
        raise ImpossibleDateError(f"the {calendar} calendar has no month {month}")
    if year is not None and not (-9999 if calendar == "gregorian" else 1) <= year <= _LAST_YEAR[calendar]:
        raise ImpossibleDateError(f"the year {year} is outside the {calendar} calendar that can be computed")
    if day is None:
        return
    years = range(1400, 1412) if calendar == "islamic" else range(1400, 1405)  # each holds a leap year
    longest = (
        month_length(calendar, year, month)
        if year is not None
        else max(month_length(calendar, y, month) for y in years)
    )
    if not 1 <= day <= longest:
        where = "" if year is None else f" in {year}"
        raise ImpossibleDateError(f"month {month} of the {calendar} calendar has {longest} days{where}, not {day}")


def to_iso(calendar: Calendar, year: int, month: int, day: int) -> str:
    """The Gregorian ISO day of a day in ``calendar``.

    >>> to_iso("persian", 1402, 8, 17), to_iso("islamic", 1445, 8, 15)
    ('2023-11-08', '2024-02-25')
    """
    check(calendar, year, month, day)
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        return str(JalaliDate(year, month, day).to_gregorian().isoformat())  # type: ignore[no-untyped-call]  # untyped there
    if calendar == "islamic":
        from convertdate import islamic

        return iso(*islamic.to_gregorian(year, month, day))
    return iso(year, month, day)


def from_gregorian(day: dt.date, calendar: Calendar) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian day in ``calendar``.

    >>> import datetime
    >>> from_gregorian(datetime.date(2023, 11, 8), "persian")
    (1402, 8, 17)
    """
    if calendar == "persian":
        from persiantools.jdatetime import JalaliDate

        jalali = JalaliDate(day)  # type: ignore[no-untyped-call]  # untyped there
        return jalali.year, jalali.month, jalali.day
    if calendar == "islamic":
        from convertdate import islamic

        year, month, number = islamic.from_gregorian(day.year, day.month, day.day)
        return int(year), int(month), int(number)
    return day.year, day.month, day.day


@lru_cache(maxsize=4096)  # the texts of a collection speak of the same few years again and again
def bounds(calendar: Calendar, year: int, month: int | None = None, day: int | None = None) -> tuple[str, str]:
    """First and last Gregorian ISO day of a year, month or day of ``calendar``.

    >>> bounds("persian", 1402)
    ('2023-03-21', '2024-03-19')
    >>> bounds("gregorian", 2024, 2)
    ('2024-02-01', '2024-02-29')
    """
    if calendar == "persian" and month and day:
        start, length = _jalali_month(year, month)
        if 1 <= day <= length:
            text = dt.date.fromordinal(start + day - 1).isoformat()
            return text, text
    first, last = month or 1, month or 12
    check(calendar, year, first)
    return (
        to_iso(calendar, year, first, day or 1),
        to_iso(calendar, year, last, day or month_length(calendar, year, last)),
    )


@lru_cache(maxsize=4096)
def _jalali_month(year: int, month: int) -> tuple[int, int]:
    """The number of a month's first day, as Python's dates are numbered, and how many it has."""
    first = to_iso("persian", year, month, 1)
    return dt.date.fromisoformat(first).toordinal(), month_length("persian", year, month)


def jalali(day: str) -> str | None:
    """The Jalali day of a Gregorian ISO day; None before the Jalali calendar begins (622).

    >>> jalali("2023-11-08")
    '1402-08-17'
    """
    if day.startswith("-") or day < "0622-03-22":
        return None
    return "{:04}-{:02}-{:02}".format(*from_gregorian(dt.date.fromisoformat(day), "persian"))


def year_month_day(day: str, calendar: Calendar) -> tuple[int, int, int]:
    """Year, month and day in ``calendar`` of a Gregorian ISO day, whose year may be astronomical.

    A day before the Jalali calendar begins is its first day.

    >>> year_month_day("2023-11-08", "persian"), year_month_day("-0479-08-01", "gregorian")
    ((1402, 8, 17), (-479, 8, 1))
    """
    if calendar == "islamic":
        return from_gregorian(dt.date.fromisoformat(day), calendar)
    text = (jalali(day) or "0001-01-01") if calendar == "persian" else day
    year, month, number = text.rsplit("-", 2)
    return int(year), int(month), int(number)


@cache
def _names() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(files("corpus").joinpath("data/calendars/names.toml").read_text("utf8"))


def month_names() -> Iterator[MonthName]:
    """Every spelling of every month, in the order of the data file.

    >>> next(m for m in month_names() if m.name == "ثور")
    MonthName(name='ثور', calendar='persian', number=2, bare='time')
    """
    for table in _names()["month"]:
        exceptions = {name: bare for bare in ("free", "time", "cue", "day", "year") for name in table.get(bare, ())}
        for number, spellings in enumerate(table["names"], start=1):
            for name in spellings:
                yield MonthName(name, table["calendar"], number, exceptions.get(name, table["bare"]))


@cache
def month_label(calendar: Calendar, month: int) -> str:
    """The usual name of a month: in Iran, where countries differ.

    >>> month_label("persian", 8), month_label("gregorian", 6)
    ('آبان', 'ژوئن')
    """
    return next(m.name for m in month_names() if (m.calendar, m.number) == (calendar, month))


def feasts() -> Iterator[Feast]:
    """Every spelling of the days of the year with names of their own.

    >>> next(feasts())
    Feast(name='نوروز', calendar='persian', month=1, day=1, weekday=None)
    """
    return (
        Feast(name, table["calendar"], table["month"], table.get("day"), table.get("weekday"))
        for table in _names()["feast"]
        for name in table["names"]
    )


def weekday_names() -> Iterator[tuple[str, int]]:
    """Every spelling of every weekday, with Python's number for it (Monday is 0)."""
    return ((name, number) for number, names in enumerate(_names()["weekday"]["names"]) for name in names)


def season_names() -> Iterator[tuple[str, int]]:
    """Every spelling of every season, spring being 1."""
    return ((name, number) for number, names in enumerate(_names()["season"]["names"], 1) for name in names)
