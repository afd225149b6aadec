"""Days and intervals as people say them, in Persian or English, on the Gregorian or the Jalali calendar."""

from __future__ import annotations

from .. import calendars
from ..count.periods import TimelineCalendar
from ..languages import Language, in_digits, month_names

_BEFORE_CHRIST = {"fa": "پیش از میلاد", "en": "BC"}
_UNTIL = {"fa": "تا", "en": "until"}


def interval_in_words(earliest: str, latest: str, calendar: TimelineCalendar, language: Language) -> str | None:
    """What an interval of two ISO days is called: a day, whole months or years where it is that, else both its ends.

    None where it lies before the calendar begins (622 for the Jalali one).

    >>> interval_in_words("2023-11-08", "2023-11-08", "persian", "fa")
    '۱۷ آبان ۱۴۰۲'
    >>> interval_in_words("2025-04-01", "2025-04-30", "persian", "en")
    '12 Farvardin – 10 Ordibehesht 1404'
    >>> interval_in_words("-0479-01-01", "-0479-12-31", "gregorian", "fa")
    'سال ۴۸۰ پیش از میلاد'
    """
    before = calendar == "persian" and calendars.jalali(earliest) is None
    if before and calendars.jalali(latest) is None:
        return None
    first, last = (calendars.year_month_day(day, calendar) for day in (earliest, latest))
    unit = "day" if before else _unit(first, last, calendar)
    ends = [_parts(end, unit, calendar, language) for end in (last if before else first, last)]
    shared = 0
    while shared < len(ends[0]) and ends[0][-1 - shared :] == ends[1][-1 - shared :]:
        shared += 1
    begin, end = " ".join(filter(None, ends[0][: len(ends[0]) - shared])), " ".join(filter(None, ends[1]))
    words = end if not begin else _range(begin, end, plural=unit == "year", language=language)
    if language == "fa" and unit == "year" and not begin:
        words = f"سال {words}"
    return in_digits(f"{_UNTIL[language]} {words}" if before else words, language)


def _unit(first: tuple[int, int, int], last: tuple[int, int, int], calendar: TimelineCalendar) -> str:
    """The largest unit that both ends complete: year, month or day."""
    year, month, day = last
    if first[2] != 1 or day != calendars.month_length(calendar, year, month):
        return "day"
    return "year" if first[1] == 1 and month == 12 else "month"


def _parts(day: tuple[int, int, int], unit: str, calendar: TimelineCalendar, language: Language) -> list[str]:
    """Day, month, year and era, as far as the unit has them."""
    year, month, number = day
    name = month_names(calendar, language)[month - 1]
    era = [str(year), ""] if year > 0 else [str(1 - year), _BEFORE_CHRIST[language]]
    return [*([str(number)] if unit == "day" else []), *([name] if unit != "year" else []), *era]


def _range(begin: str, end: str, *, plural: bool, language: Language) -> str:
    if language == "fa":
        return f"{'سال‌های ' if plural else ''}{begin} تا {end}"
    return f"{begin}–{end}" if " " not in begin else f"{begin} – {end}"
