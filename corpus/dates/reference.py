"""The document date: a day, or only a month or a year."""

from __future__ import annotations

import calendar as gregorian_calendar
import datetime as dt
import re
from dataclasses import dataclass

from ..calendars import Calendar, from_gregorian
from ..errors import OptionError

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_YEAR = 1600  # earlier ones are Jalali or Islamic years in an ISO coat: "1402-08-17"


@dataclass(frozen=True, slots=True)
class Reference:
    """The document date as the days it may be, first and last; ``text`` is how it was given."""

    first: dt.date
    last: dt.date
    text: str

    @property
    def day(self) -> dt.date | None:
        """The day, if the document date is one."""
        return self.first if self.first == self.last else None

    def years(self, calendar: Calendar) -> tuple[int, int]:
        """The first and last year of ``calendar`` that the document date touches."""
        return from_gregorian(self.first, calendar)[0], from_gregorian(self.last, calendar)[0]

    def year(self, calendar: Calendar) -> int | None:
        """The year of the document date, None if it may be either of two."""
        first, last = self.years(calendar)
        return first if first == last else None

    def month(self, calendar: Calendar) -> tuple[int, int] | None:
        """Year and month of the document date, None if they may be one of several."""
        first, last = (from_gregorian(day, calendar)[:2] for day in (self.first, self.last))
        return first if first == last else None

    def too_coarse(self, granularity: str) -> str:
        """The reason why something that needs a finer document date is unresolved."""
        return f"the document date {self.text} does not tell the {granularity}"

    def distance(self, earliest: str | None, latest: str | None) -> int:
        """Days between the document date and an interval; 0 if they touch."""
        assert earliest is not None
        assert latest is not None
        first, last = dt.date.fromisoformat(earliest), dt.date.fromisoformat(latest)
        return max((first - self.last).days, (self.first - last).days, 0)

    def lies(self, earliest: str, latest: str, toward: int) -> bool:
        """Whether an interval is over before the document date (``toward`` -1) or begins after it (1)."""
        if toward < 0:
            return latest < self.first.isoformat()
        return toward == 0 or earliest > self.last.isoformat()


def parse_reference(given: dt.date | str | Reference | None) -> Reference | None:
    """The document date from a date or an ISO string that may be partial; a Reference is one already.

    >>> parse_reference("2023-11").last
    datetime.date(2023, 11, 30)
    """
    if given is None or given == "":
        return None
    if isinstance(given, Reference):
        return given
    if isinstance(given, dt.datetime):
        given = given.date()
    if isinstance(given, dt.date):
        return Reference(given, given, given.isoformat())
    match = _ISO.fullmatch(given.strip()) if isinstance(given, str) else None
    try:
        if match is None:
            raise ValueError("not of the form 2023-11-20, 2023-11 or 2023")
        return _whole(given.strip(), *match.groups())
    except ValueError as error:
        remedy = "give a datetime.date or an ISO string in the Gregorian calendar, such as 2023-11-20, 2023-11 or 2023"
        raise OptionError(given, f"this is not a document date ({error})", remedy) from error


def _whole(text: str, year: str, month: str | None, day: str | None) -> Reference:
    number = int(year)
    if number < _FIRST_YEAR:
        raise ValueError(f"the year {year} looks like a Jalali or Islamic one")
    if day is not None:
        whole = dt.date(number, int(month or 1), int(day))
        return Reference(whole, whole, text)
    first = dt.date(number, int(month or 1), 1)
    last_month = int(month or 12)
    return Reference(first, dt.date(number, last_month, gregorian_calendar.monthrange(number, last_month)[1]), text)
