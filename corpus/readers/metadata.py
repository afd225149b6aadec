"""metadata.csv: what a researcher knows about the texts, set or corrected by hand.

One row a text, found by its ``path`` relative to the folder. Known columns are title, source, author, date and
calendar; any further column becomes a column of ``texts.documents``. Dates are year, month and day (2023-11-20,
1402/08/17, digits of any script), Gregorian unless ``calendar`` says persian or islamic; a year from 1200 to 1499 with
no calendar beside it is Jalali. Dates may be partial (2023, 2023-11, 1402, 1402-08). In ``texts.documents`` days are
always Gregorian; a month or year of another calendar, which is part of two Gregorian ones, stays in its own, and
``calendar`` says in which. ``date_given`` keeps what stood in the file.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Literal, get_args

from ..calendars import Calendar, ImpossibleDateError, bounds
from ..csv_cells import restored
from ..document import Problem
from ..errors import CorpusError
from ..languages import month_names
from ..letters import fold
from ..patterns import late_pattern
from .plain import read_plain

type Rows = dict[str, dict[str, str]]
"""What is known about each text, by its path."""

FILE_NAME = "metadata.csv"
RESERVED = frozenset(
    {
        "doc",
        "encoding",
        "format",
        "size",
        "source_from",
        "source_given",
        "date_from",
        "date_given",
        "chars",
        "tokens",
        "sentences",
        "repairs",
    }
)
"""Columns of ``texts.documents`` that the library fills in itself."""

_DATE = late_pattern(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = late_pattern(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_WORDS = late_pattern(r"(?:(\d{1,2})\s+)?(\D+?)\s+(?:ماه\s+)?(\d{4})")
_CALENDARS_WITH_NAMES: tuple[Literal["persian", "gregorian"], ...] = ("persian", "gregorian")
_CALENDARS: tuple[Calendar, ...] = get_args(Calendar)
_OTHER_NAMES: dict[str, Calendar] = {
    "jalali": "persian", "shamsi": "persian", "solar": "persian", "شمسی": "persian", "خورشیدی": "persian",
    "جلالی": "persian", "میلادی": "gregorian", "قمری": "islamic", "hijri": "islamic", "lunar": "islamic",
}  # fmt: skip
_BEYOND = "\0"  # the key of cells beyond the header; no column has this name
_FIRST_JALALI = 1200  # 1821; the Persian press is younger
FIRST_GREGORIAN = 1500  # no Persian text of the press is older; a smaller year is one of another calendar


def read_metadata(path: Path) -> tuple[Rows, list[Problem]]:
    """Rows of a metadata file by the path they are about, and what is wrong with the file.

    A file that is not there is no problem. A row that names no path, or a date that is none, is one; the rest of the
    file goes on.
    """
    try:
        if not path.is_file():
            return {}, []
        text, _ = read_plain(path)
    except CorpusError as error:
        return {}, [_warning("the file", error.reason, error.remedy)]
    except OSError as error:
        return {}, [_warning("the file", f"it cannot be read ({error.strerror})", "change its permissions")]
    text = text.lstrip("\ufeff")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey=_BEYOND)
    columns = list(reader.fieldnames or ())
    if "path" not in columns:
        found = ", ".join(columns) or "none"
        return {}, [_warning("the file", f"there is no column «path» (columns: {found})", "add a column named path")]
    problems = [
        _warning("the file", f"the column «{name}» is not used: the library fills it in itself", "rename the column")
        for name in columns
        if name in RESERVED
    ]
    rows: Rows = {}
    for row in reader:
        where = f"line {reader.line_num}"
        beyond = row.pop(_BEYOND, None) or ()
        if any(cell.strip() for cell in beyond):
            problems.append(_shifted(row["path"], len(columns) + len(beyond), len(columns), where))
            if columns[0] == "path":  # which nothing can have shifted
                rows.setdefault(row["path"].strip(), {})
            continue
        cells = ((k, restored(v.strip())) for k, v in row.items() if k and isinstance(v, str))
        known = {k: v for k, v in cells if v and k not in RESERVED}
        name = known.pop("path", "")
        if not name:
            problems.append(_warning(where, "the row names no path", "fill in its path or remove it"))
            continue
        if name in rows:
            reason = f"there is another row for «{name}» above, and this one counts"
            problems.append(_warning(where, reason, "remove one of the two"))
        rows[name] = known | _dated(known, where, problems)
    return rows, problems


def _delimiter(text: str) -> str:
    """What parts the columns: spreadsheets write semicolons where the comma is the decimal sign, or tabs."""
    head = text.partition("\n")[0]
    return max(",;\t", key=lambda sign: "path" in [name.strip(' "\r') for name in head.split(sign)])


def _shifted(path: str, cells: int, header: int, where: str) -> Problem:
    """A row with more cells than the header: behind a sign that parts columns in a cell, each stands under another."""
    reason = f"the row has {cells} cells, the header {header}: nothing of the row of «{path.strip()}» is used"
    return _warning(where, reason, "put the cell that has the sign between columns in it into quotation marks")


def _warning(where: str, reason: str, remedy: str) -> Problem:
    return Problem(FILE_NAME if where == "the file" else f"{FILE_NAME}, {where}", "metadata", reason, remedy, "warning")


def _dated(row: dict[str, str], where: str, problems: list[Problem]) -> dict[str, str]:
    """The row's date in the Gregorian calendar; a date that is none is a problem and left out."""
    given, asked = row.pop("date", ""), row.pop("calendar", "")
    if not given:
        return {}
    calendar = calendar_named(asked)
    if asked and calendar is None:
        reason = f"«{asked}» is no calendar this library knows, so the date «{given}» is not used"
        problems.append(_warning(where, reason, f"write one of {', '.join(_CALENDARS)}"))
        return {}
    try:
        date, calendar = parse_date(given, calendar)
    except ValueError as error:
        problems.append(
            _warning(where, str(error), "write it as 2023-11-20, 2023-11, 2023, or as 1402-08-17, 1402-08, 1402")
        )
        return {}
    return {"date": date, "calendar": calendar, "date_given": f"{given} {asked}".strip()}


def calendar_named(name: object) -> Calendar | None:
    """The calendar of a name, in English or Persian; None for what is none.

    >>> calendar_named("Persian"), calendar_named("شمسی"), calendar_named(None)
    ('persian', 'persian', None)
    """
    plain = str(name).strip().lower()
    return next((c for c in _CALENDARS if c == plain), None) or _OTHER_NAMES.get(plain)


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
        if not _FIRST_JALALI <= year < FIRST_GREGORIAN and day <= 12 and day != month:
            raise ValueError(f"«{given}» is not a date that is clear: day and month could be either")
    elif found := _IN_WORDS.fullmatch(plain):
        day, year = int(found[1]) if found[1] else None, int(found[3])
        month, named = _month(found[2])
        calendar = calendar or named
    else:
        raise ValueError(f"«{given}» is not a date")
    assert year is not None  # each pattern has it
    if calendar is None:
        calendar = "persian" if _FIRST_JALALI <= year < FIRST_GREGORIAN else "gregorian"
    if calendar == "gregorian" and year < FIRST_GREGORIAN:
        raise ValueError(f"«{given}» is no Gregorian date of a text: the year is before {FIRST_GREGORIAN}")
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
