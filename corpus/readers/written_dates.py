"""Dates as people write them: year, month and day in digits, or months by name."""

from __future__ import annotations

from typing import Literal, get_args

from ..calendars import Calendar, ImpossibleDateError, bounds
from ..languages import month_names
from ..letters import fold
from ..patterns import late_pattern

_DATE = late_pattern(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = late_pattern(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_WORDS = late_pattern(r"(?:(\d{1,2})\s+)?(\D+?)\s+(?:ماه\s+)?(\d{4})")
_CALENDARS_WITH_NAMES: tuple[Literal["persian", "gregorian"], ...] = ("persian", "gregorian")
CALENDARS: tuple[Calendar, ...] = get_args(Calendar)
_OTHER_NAMES: dict[str, Calendar] = {
    "jalali": "persian", "shamsi": "persian", "solar": "persian", "شمسی": "persian", "خورشیدی": "persian",
    "جلالی": "persian", "میلادی": "gregorian", "قمری": "islamic", "hijri": "islamic", "lunar": "islamic",
}  # fmt: skip
_FIRST_JALALI = 1200  # 1821; the Persian press is younger
_FIRST_GREGORIAN = 1500  # no Persian text of the press is older; a smaller year is one of another calendar


def calendar_named(name: object) -> Calendar | None:
    """The calendar of a name, in English or Persian; None for what is none.

    >>> calendar_named("Persian"), calendar_named("شمسی"), calendar_named(None)
    ('persian', 'persian', None)
    """
    plain = str(name).strip().lower()
    return next((c for c in CALENDARS if c == plain), None) or _OTHER_NAMES.get(plain)


def parse_date(given: str, calendar: Calendar | None = None) -> tuple[str, Calendar]:
    """A date as people write it, as an ISO string that is as full as it was given, and its calendar.

    A day becomes a Gregorian one; a month or year stays in its calendar. Without ``calendar`` a year from 1200 to 1499
    is Jalali, a later one Gregorian. Raises ValueError, which says why it is no date.

    >>> parse_date("۱۴۰۲/۰۸/۱۷"), parse_date("2023-11"), parse_date("۱۴۰۳/۸")
    (('2023-11-08', 'gregorian'), ('2023-11', 'gregorian'), ('1403-08', 'persian'))
    """
    calendar, year, month, day = date_parts(given, calendar)
    try:
        first, _ = bounds(calendar, year, month, day)
    except ImpossibleDateError as error:
        raise ValueError(f"«{given}» is impossible: {error}") from None
    if day is not None:
        return first, "gregorian"
    return "-".join([f"{year:04}", *([f"{month:02}"] if month is not None else [])]), calendar


def date_parts(given: str, calendar: Calendar | None = None) -> tuple[Calendar, int, int | None, int | None]:
    """Calendar, year, month and day of a date as people write it, None for what it does not say.

    >>> date_parts("۱۴۰۳"), date_parts("2023-11-20")
    (('persian', 1403, None, None), ('gregorian', 2023, 11, 20))
    >>> date_parts("۱۵ مرداد ۱۴۰۲"), date_parts("20 November 2023"), date_parts("15/05/1402")
    (('persian', 1402, 5, 15), ('gregorian', 2023, 11, 20), ('persian', 1402, 5, 15))
    """
    plain = fold(given).text.strip()
    if found := _DATE.fullmatch(plain):
        year, month, day = (int(part) if part else None for part in found.groups())
    elif found := _DAY_FIRST.fullmatch(plain):
        day, month, year = map(int, found.groups())
        if not _FIRST_JALALI <= year < _FIRST_GREGORIAN and day <= 12 and day != month:
            raise ValueError(f"«{given}» is not a date that is clear: day and month could be either")
    elif found := _IN_WORDS.fullmatch(plain):
        day, year = int(found[1]) if found[1] else None, int(found[3])
        month, named = _month(found[2])
        calendar = calendar or named
    else:
        raise ValueError(f"«{given}» is not a date")
    assert year is not None  # each pattern has it
    if calendar is None:
        calendar = "persian" if _FIRST_JALALI <= year < _FIRST_GREGORIAN else "gregorian"
    if calendar == "gregorian" and year < _FIRST_GREGORIAN:
        raise ValueError(f"«{given}» is no Gregorian date of a text: the year is before {_FIRST_GREGORIAN}")
    return calendar, year, month, day


def _month(name: str) -> tuple[int, Calendar]:
    """The number of a month by its name, in Persian or English, and its calendar."""
    wanted = fold(name).text.casefold()
    for calendar in _CALENDARS_WITH_NAMES:
        for language in ("fa", "en"):
            names = [fold(month).text.casefold() for month in month_names(calendar, language)]
            if wanted in names:
                return names.index(wanted) + 1, calendar
    raise ValueError(f"«{name}» is no month")
