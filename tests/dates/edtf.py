"""A strict reading of the EDTF strings that date mentions carry (ISO 8601-2, level 1), apart from the library."""

from __future__ import annotations

import calendar
import re

_YEAR = r"-?\d{4}"
_UNSPECIFIED = re.compile(r"\d{3}X|\d\dXX|\dXXX")
_MONTH_OR_SEASON = re.compile(rf"({_YEAR})-(\d\d)")
_DAY = re.compile(rf"({_YEAR})-(\d\d)-(\d\d)")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


def interval(text: str) -> tuple[str, str]:
    """First and last day of an EDTF string; ValueError if it is none.

    >>> interval("2024-02"), interval("197X"), interval("2023-24")
    (('2024-02-01', '2024-02-29'), ('1970-01-01', '1979-12-31'), ('2023-12-01', '2024-02-29'))
    """
    if text.count("/") == 1:
        first, last = text.split("/")
        return _expression(first)[0], _expression(last)[1]
    return _expression(text)


def _expression(text: str) -> tuple[str, str]:
    plain = text.removesuffix("~")
    if plain == "-0000":
        raise ValueError("EDTF writes the year 0 without a sign")
    if _UNSPECIFIED.fullmatch(plain):
        return f"{plain.replace('X', '0')}-01-01", f"{plain.replace('X', '9')}-12-31"
    if re.fullmatch(_YEAR, plain):
        return f"{plain}-01-01", f"{plain}-12-31"
    if (match := _DAY.fullmatch(plain)) is not None:
        if not 1 <= int(match[3]) <= _days(int(match[1]), int(match[2])):
            raise ValueError(f"no such day: {plain}")
        return plain, plain
    if (match := _MONTH_OR_SEASON.fullmatch(plain)) is None:
        raise ValueError(f"not EDTF: {text!r}")
    year, number = int(match[1]), int(match[2])
    first, last = _SEASONS.get(number, (number, number))
    end = year + 1 if last < first else year
    written = f"-{-end:04}" if end < 0 else f"{end:04}"
    return f"{match[1]}-{first:02}-01", f"{written}-{last:02}-{_days(end, last)}"


def _days(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return calendar.monthrange(year % 400 + 2000, month)[1]
