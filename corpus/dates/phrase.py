"""What the words of a date say, before any document date is brought in."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..calendars import Calendar

Granularity = Literal["day", "week", "month", "season", "quarter", "year", "decade", "century", "millennium"]


class Phrase(NamedTuple):
    """A dated expression as it is worded; offsets are those of the folded text.

    What the words leave open is None. ``year_shift`` (and the like) counts from the document date: سال گذشته is
    -1. ``toward`` says where to look for the nearest one: آوریل گذشته is -1, آوریل آینده 1. ``number`` is a number
    that only the other end of a range can make a date (۲۷ in ۲۷ تا ۳۰ خرداد). ``until`` is the end of a range.
    ``nth`` counts the weekday in its month (-1: the last), ``event`` marks a day and month that name what happened
    then (کودتای ۲۸ مرداد) in a year that readers are taken to know. ``solar_year`` is the Jalali year in which a lunar
    date is looked for (عاشورای ۸۸).
    """

    start: int
    end: int
    granularity: Granularity
    calendar: Calendar | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    months: tuple[int, int] | None = None
    weekday: int | None = None
    decade: int | None = None
    century: int | None = None
    millennium: int | None = None
    before_christ: bool = False
    century_shift: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    week_shift: int | None = None
    day_shift: int | None = None
    toward: int | None = None
    modifier: str = "none"
    approximate: bool = False
    two_digit: bool = False
    headed: bool = True
    number: int | None = None
    nth: int | None = None
    event: bool = False
    solar_year: int | None = None
    impossible: str | None = None
    until: Phrase | None = None
