"""The dates of rows: as people, sites, programs and feeds write them.

Days of the Gregorian and the Jalali calendar in digits and words, with and without the time of day (which is left
out: the day is that of the clock it was written by), the days of feeds (``Mon, 20 Nov 2023 10:11:12 +0330``), eight
digits (20231120, 14020817), and seconds or milliseconds since 1970, whose day is that of UTC.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Literal

from ..calendars import Calendar
from ..languages import month_names
from ..letters import fold
from ..patterns import late_pattern
from .written_dates import parse_date

type Order = Literal["day", "month"]
"""Which stands first in 05/06/2023."""

_ISO = late_pattern(r"(1[5-9]\d\d|20\d\d)-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d[^/]*)?")
_TIME = r"""
    (?:at|ساعت|در\ ساعت)? \s* \d{1,2} (?: :\d{2}){1,2} (?: [.,]\d+ )?
    \s* (?: (?:[ap]\.?m\.?|ق\.?\s?ظ\.?|ب\.?\s?ظ\.?|صبح|عصر) (?!\w) )?
    \s* (?: (?:Z|UTC|GMT|[A-Z]{3,4}) (?!\w) )? \s* (?: [+-]\d{2}:?\d{2} )? (?: \s*\(.*\) )?
"""
_TIME_AFTER = late_pattern(rf"(?:[T\s]|[-–|،,؛;/])+ {_TIME} $", re.VERBOSE | re.IGNORECASE)
_TIME_BEFORE = late_pattern(rf"^ {_TIME} (?:[-–|،,؛;/\s])+", re.VERBOSE | re.IGNORECASE)
_WEEKDAY = late_pattern(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|(?:یک|دو|سه|چهار|پنج)?[\s\u200c]?شنبه|جمعه)\s*[،,:-]?\s*",
    re.IGNORECASE,
)
_MONTH_FIRST = late_pattern(r"([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_YEAR_LAST = late_pattern(r"([A-Za-z]+ \d{1,2}) \d\d:\d\d:\d\d [+-]\d{4} (\d{4})")  # as Twitter writes it
_SHORT_MONTH = late_pattern(r"(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]+)\.?,?[\s-]+(\d{4})")
_OF_THREE = late_pattern(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_EIGHT_DIGITS = late_pattern(r"(\d{4})(\d\d)(\d\d)")

_FIRST_SECOND, _LAST_SECOND = 631_152_000, 4_102_444_800  # 1990 to 2100
_PARTS_OF_A_SECOND = (1, 1_000, 1_000_000, 1_000_000_000)


def order_of(values: Iterable[Any]) -> Order | None:
    """Whether the day or the month stands first in dates such as 05/06/2023, by the values that only fit one.

    >>> order_of(["05/06/2023", "20/06/2023"]), order_of(["05/06/2023"])
    ('day', None)
    """
    orders: set[Order] = set()
    for value in values:
        if isinstance(value, str) and (found := _OF_THREE.match(fold(value[:40]).text.strip())):
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                orders.add("day")
            elif second > 12 >= first:
                orders.add("month")
    return orders.pop() if len(orders) == 1 else None


def row_date(value: Any, order: Order | None = None, calendar: Calendar | None = None) -> tuple[str, Calendar]:
    """The date of a cell as an ISO string, as full as it was given, and its calendar.

    ``calendar`` is the one that it is written in, where that is known. Raises ValueError, which says why it is none.

    >>> row_date("۱۷ آبان ۱۴۰۲ - ۱۴:۳۰"), row_date("2023-11-20T23:50:00+03:30"), row_date(1700475072)
    (('2023-11-08', 'gregorian'), ('2023-11-20', 'gregorian'), ('2023-11-20', 'gregorian'))
    >>> row_date("05/06/2023", "day"), row_date("Mon, 20 Nov 2023 10:11:12 +0330"), row_date("۱۴۰۳/۸")
    (('2023-06-05', 'gregorian'), ('2023-11-20', 'gregorian'), ('1403-08', 'persian'))
    """
    if isinstance(value, str):
        return _of_text(value, order, calendar)
    if isinstance(value, dt.date) and type(value).__name__ != "NaTType":
        return value.isoformat()[:10], "gregorian"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(value)
    if type(value).__name__ == "Period":  # of pandas: a month, a year
        return _of_text(str(value), order)
    raise ValueError(f"«{str(value)[:60]}» is not a date")


def is_date(value: Any) -> bool:
    """Whether a cell holds a date, one that is clear but for the order of day and month."""
    try:
        row_date(value, "day")
    except ValueError:
        try:
            row_date(value, "month")
        except ValueError:
            return False
    return True


@lru_cache(maxsize=4096)  # the rows of a table are of the same few days
def _of_text(given: str, order: Order | None, calendar: Calendar | None = None) -> tuple[str, Calendar]:
    if len(given) > 100:
        raise ValueError(f"«{given[:60]}…» is not a date")
    if calendar in (None, "gregorian") and (found := _ISO.fullmatch(given)):
        try:
            dt.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError as error:
            raise ValueError(f"«{given}» is impossible: {error}") from None
        return given[:10], "gregorian"
    folded = fold(given).text.strip()
    if folded.replace(".", "", 1).isdecimal() and len(folded.partition(".")[0]) >= 8:
        return _of_number(float(folded) if "." in folded else int(folded))
    bare = _YEAR_LAST.sub(r"\1 \2", _WEEKDAY.sub("", folded, count=1).strip())
    bare = _TIME_AFTER.sub("", bare).strip()
    bare = _WEEKDAY.sub("", _TIME_BEFORE.sub("", bare).strip(), count=1).strip(" ،,-–|")
    try:
        return parse_date(_in_order(_month_in_full(bare), order), calendar)
    except ValueError as error:
        raise ValueError(str(error).replace(f"«{bare}»", f"«{given}»", 1)) from None


def _of_number(value: float) -> tuple[str, Calendar]:
    """The day of eight digits, of a year, or of a time since 1970."""
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError(f"«{value}» is not a date")
    if value == int(value) and abs(value) < 10**8:
        digits = str(int(value))
        if found := _EIGHT_DIGITS.fullmatch(digits):
            return parse_date("-".join(found.groups()))
        return parse_date(digits)
    for parts in _PARTS_OF_A_SECOND:
        if _FIRST_SECOND * parts <= value < _LAST_SECOND * parts:
            day = dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(value // parts))
            return day.date().isoformat(), "gregorian"
    raise ValueError(f"«{str(value)[:40]}» is no time between 1990 and 2100 in seconds or milliseconds")


def _month_in_full(given: str) -> str:
    """«Nov 20, 2023» and «20-Nov-2023» as «20 November 2023»."""
    if found := _MONTH_FIRST.fullmatch(given):
        month, day, year = found.groups()
    elif found := _SHORT_MONTH.fullmatch(given):
        day, month, year = found.groups()
    else:
        return given
    meant = [name for name in month_names("gregorian", "en") if name.casefold().startswith(month[:3].casefold())]
    fits = (
        len(month) >= 3 and meant and (meant[0].casefold().startswith(month.casefold()) or month.casefold() == "sept")
    )
    return f"{day} {meant[0] if fits else month} {year}"


def _in_order(given: str, order: Order | None) -> str:
    """05/06/2023 as 2023-06-05 where the order is known; it is known too where only one fits."""
    found = _OF_THREE.fullmatch(given)
    if not found:
        return given
    first, second, year = int(found[1]), int(found[3]), found[4]
    if order == "month" and first <= 12 and int(year) >= 1500:
        return f"{year}-{first}-{second}"
    if order == "day" and second <= 12:
        return f"{year}-{second}-{first}"
    if second > 12 >= first and int(year) >= 1500:
        return f"{year}-{first}-{second}"
    return given
