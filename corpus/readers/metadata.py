"""metadata.csv: what a researcher knows about the texts, set or corrected by hand.

One row a text, found by its ``path`` relative to the folder. Known columns are title, source, author, date and
calendar; any further column becomes a column of ``texts.documents``. Dates are ISO strings, which may be partial
(2023, 2023-11, 2023-11-20), in the calendar named beside them: gregorian (the default) or persian.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import get_args

from ..calendars import Calendar, ImpossibleDateError, bounds
from ..document import Problem
from ..errors import CorpusError
from .plain import read_plain

FILE_NAME = "metadata.csv"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CALENDARS: tuple[Calendar, ...] = get_args(Calendar)


def read_metadata(path: Path) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """Rows of a metadata file by the path they are about, and what is wrong with the file.

    A row that names no path, or a date that is none, is a problem; the rest of the file goes on.
    """
    try:
        text, _ = read_plain(path)
    except CorpusError as error:
        return {}, [Problem(path.name, "metadata", error.reason, error.remedy)]
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    if "path" not in (reader.fieldnames or ()):
        found = ", ".join(reader.fieldnames or ()) or "none"
        return {}, [
            Problem(
                str(path),
                "metadata",
                f"there is no column «path» (columns: {found})",
                "add a column named path",
            )
        ]
    rows: dict[str, dict[str, str]] = {}
    problems = []
    for row in reader:
        name = (row.get("path") or "").strip()
        known = {key: value.strip() for key, value in row.items() if key and value and value.strip()}
        where = f"{path.name}, line {reader.line_num}"
        if not name:
            problems.append(Problem(where, "metadata", "the row names no path", "fill in its path or remove it"))
            continue
        if "date" in known:
            try:
                known["date"] = _gregorian(known["date"], known.get("calendar", "gregorian"))
            except ValueError as error:
                problems.append(Problem(where, "metadata", str(error), "write it as 2023-11-20, 2023-11 or 2023"))
                del known["date"]
        rows[name] = known
    return rows, problems


def _gregorian(date: str, calendar: str) -> str:
    """The date in the Gregorian calendar; ValueError says why it is none."""
    found = _DATE.fullmatch(date)
    if not found:
        raise ValueError(f"«{date}» is not a date")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    for known in _CALENDARS:
        if known != calendar:
            continue
        if known != "gregorian" and day is None:
            raise ValueError(f"«{date}» of the {calendar} calendar is not a full day")
        try:
            first, _ = bounds(known, year, month, day)
        except ImpossibleDateError as error:
            raise ValueError(f"«{date}» is impossible: {error}") from None
        return date if known == "gregorian" else first
    raise ValueError(f"«{calendar}» is no calendar this library knows ({', '.join(_CALENDARS)})")
