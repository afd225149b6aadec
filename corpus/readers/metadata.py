"""metadata.csv: what a researcher knows about the texts, set or corrected by hand.

One row a text, found by its ``path`` relative to the folder. Known columns are title, source, author, date and
calendar; any further column becomes a column of ``texts.documents``. Dates are year, month and day (2023-11-20,
1402/08/17, digits of any script) or as the rows of tables have them (``row_dates``), Gregorian unless ``calendar`` says
persian or islamic; a year from 1200 to 1499 with no calendar beside it is Jalali. Dates may be partial (2023, 2023-11,
1402, 1402-08). In ``texts.documents`` days are always Gregorian; a month or year of another calendar, which is part of
two Gregorian ones, stays in its own, and ``calendar`` says in which. ``date_given`` keeps what stood in the file.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..csv_cells import restored
from ..document import Problem
from ..errors import CorpusError
from .plain import read_plain
from .row_dates import Order, order_of, row_date
from .written_dates import CALENDARS, calendar_named

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

_BEYOND = "\0"  # the key of cells beyond the header; no column has this name


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
    order = order_of(row.get("date") for row in _reader(text))
    reader = _reader(text)
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
        rows[name] = known | _dated(known, order, where, problems)
    return rows, problems


def _reader(text: str) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey=_BEYOND)


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


def _dated(row: dict[str, str], order: Order | None, where: str, problems: list[Problem]) -> dict[str, str]:
    """The row's date in the Gregorian calendar; a date that is none is a problem and left out."""
    given, asked = row.pop("date", ""), row.pop("calendar", "")
    if not given:
        return {}
    calendar = calendar_named(asked)
    if asked and calendar is None:
        reason = f"«{asked}» is no calendar this library knows, so the date «{given}» is not used"
        problems.append(_warning(where, reason, f"write one of {', '.join(CALENDARS)}"))
        return {}
    try:
        date, calendar = row_date(given, order, calendar)
    except ValueError as error:
        problems.append(
            _warning(where, str(error), "write it as 2023-11-20, 2023-11, 2023, or as 1402-08-17, 1402-08, 1402")
        )
        return {}
    return {"date": date, "calendar": calendar, "date_given": f"{given} {asked}".strip()}
