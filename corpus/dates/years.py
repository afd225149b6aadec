"""Which year, and in which calendar, a number with or without an era word stands for."""

from __future__ import annotations

from typing import NamedTuple

from ..calendars import Calendar

# Without an era word the number itself tells the calendar. Persian writers date events of the last 150 years by the
# solar calendar (۱۲۸۵, the Constitution), older ones by the lunar one (۱۰۳۴, Shah Abbas); a number above the solar
# present is the common era. Jalali years up to 1450 occur in plans and forecasts.
FIRST_JALALI, LAST_JALALI = 1250, 1450
LAST_GREGORIAN = 2200
LAST_ISLAMIC = 1500
IMPERIAL = range(2500, 2540)  # the شاهنشاهی years of 1976–1978
IMPERIAL_OFFSET = 1180  # 2535 is 1355
JALALI_OFFSET = 621  # a Jalali year begins in the Gregorian year 621 later


class Year(NamedTuple):
    """A year with its calendar; ``two_digit`` when the century had to be supplied."""

    number: int
    calendar: Calendar
    two_digit: bool = False


def read_year(value: int, digits: int | None, era: str | None, *, headed: bool) -> Year | None:
    """The year that a number stands for, None if it cannot be one.

    ``digits`` is how many digits it was written with (None: in words), ``headed`` whether سال or a month stands
    before it, without which only numbers with four digits or an era word are years.

    >>> read_year(82, 2, None, headed=True)
    Year(number=1382, calendar='persian', two_digit=True)
    >>> read_year(1034, 4, None, headed=True)
    Year(number=1034, calendar='islamic', two_digit=False)
    >>> read_year(480, 3, "bc", headed=True)
    Year(number=-479, calendar='gregorian', two_digit=False)
    """
    if value <= 0 and digits != 2:
        return None
    if era is not None:
        return _with_era(value, digits, era)
    if digits == 2 or (digits is None and 20 <= value < 100):
        return Year(_jalali_century(value), "persian", True) if headed else None
    if value < 100 or (value < 1000 and not headed):
        return None
    return _by_number(value)


def _with_era(value: int, digits: int | None, era: str) -> Year | None:
    short = digits == 2 or (digits is None and 20 <= value < 100)
    if era == "bc":
        return Year(1 - value, "gregorian")
    if era == "gregorian":
        return Year(value + (1900 if value > 40 else 2000) if short else value, "gregorian", short)
    if era == "persian":
        return Year(_jalali_century(value) if short else value, "persian", short)
    if era == "imperial":
        return Year(value - IMPERIAL_OFFSET, "persian")
    if era == "hijri" and value >= FIRST_JALALI:
        return Year(value, "persian")
    if value > LAST_ISLAMIC:  # سنهٔ ۱۹۱۴
        return _by_number(value)
    return Year(value, "islamic") if value > 0 else None


def _by_number(value: int) -> Year | None:
    if value < FIRST_JALALI:
        return Year(value, "islamic")
    if value <= LAST_JALALI:
        return Year(value, "persian")
    if value in IMPERIAL:
        return Year(value - IMPERIAL_OFFSET, "persian")
    return Year(value, "gregorian") if value <= LAST_GREGORIAN else None


def _jalali_century(value: int) -> int:
    """Two digits are 13xx, the years of living memory; 00 to 09, written with their zero, are 14xx."""
    return value + (1400 if value < 10 else 1300)
