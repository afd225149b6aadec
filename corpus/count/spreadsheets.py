"""Tables as CSV files that a spreadsheet opens right, and back from what a spreadsheet made of them."""

from __future__ import annotations

import csv
import math
from collections.abc import Collection
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd

from ..csv_cells import BOM, DELIMITERS, WORKBOOKS, disarmed, restored
from ..errors import OptionError, UnreadableFileError
from ..readers.plain import read_plain

_DIGITS = 6  # significant digits of a number that is not whole: more than any count of words can bear


def csv_text(table: pd.DataFrame, *, line_end: str = "\r\n", separator: str = ",") -> str:
    """``table`` as CSV, numbers to six significant digits; several texts in one cell stand one a line.

    Lines end as RFC 4180 says; ``line_end`` and ``separator`` are for other readers. Cells that a spreadsheet would run
    as a formula get an apostrophe in front, which the library takes away where it reads them again.

    >>> csv_text(pd.DataFrame({"word": ["چین", "=1+1"], "rate": [1 / 3, 2.0]})).splitlines()
    ['word,rate', 'چین,0.333333', "'=1+1,2"]
    """
    safe = table.copy()
    for column in safe.columns:
        if safe[column].dtype.kind == "f":
            safe[column] = safe[column].map(rounded, na_action="ignore").astype(object)
        elif safe[column].dtype.kind not in "biu":
            safe[column] = safe[column].map(joined).map(_neutral)
    text = StringIO()
    safe.to_csv(text, index=False, lineterminator=line_end, sep=separator)
    return text.getvalue()


def rounded(value: float) -> str:
    """A number as it is written in a cell: to six significant digits, whole ones in full.

    >>> rounded(1 / 3), rounded(1234567.8)
    ('0.333333', '1234568')
    """
    if value.is_integer():
        return f"{value:.0f}"
    whole = math.floor(math.log10(abs(value))) + 1 if math.isfinite(value) else 0  # digits before the point
    text = f"{value:.{max(_DIGITS - whole, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def joined(value: Any) -> Any:
    """Several texts of one cell one a line; any other value as it is.

    >>> joined(("الف", "ب")), joined(1)
    ('الف\\nب', 1)
    """
    return "\n".join(map(str, value)) if isinstance(value, (tuple, list)) else value


def _neutral(value: Any) -> Any:
    return disarmed(value) if isinstance(value, str) else value


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write ``table`` to a new CSV file; an :class:`OptionError` where there is a file already."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(BOM + csv_text(table))
    except FileExistsError:
        remedy = "name another file, or remove this one"
        raise OptionError(path, "there is a file already, and what was filled in would be lost", remedy) from None
    except OSError as error:
        raise OptionError(path, f"this cannot be written ({error.strerror})", "name a file in another folder") from None


def read_csv(path: Path, needed: Collection[str]) -> pd.DataFrame:
    """The table in a CSV file that a spreadsheet may have saved, every cell a text; ``needed`` columns must be there.

    Commas, semicolons and tabs part columns, whose order does not matter; the encoding is found out; apostrophes that
    :func:`csv_text` put before formulas are taken away, empty rows left out. The index counts rows as a spreadsheet
    does: the first below the names of the columns is 2. Raises :class:`corpus.errors.OptionError` where the file or a
    column is not there.
    """
    if not path.is_file():
        raise OptionError(path, "there is no such file", "name the CSV file that was filled in")
    try:
        text, _ = read_plain(path)
    except UnreadableFileError as error:
        remedy = "save it in the spreadsheet program as «CSV UTF-8» and read that"
        raise OptionError(path, error.reason, remedy if path.suffix.lower() in WORKBOOKS else error.remedy) from None
    try:
        tables = [_parted(text.lstrip(BOM), delimiter) for delimiter in DELIMITERS]
    except csv.Error as error:
        remedy = "look for a quotation mark that is not closed, or save the sheet again"
        raise OptionError(path, f"it is no CSV file ({error})", remedy) from None
    table = max(tables, key=lambda each: len(set(needed) & set(each.columns)))
    if missing := [name for name in needed if name not in table]:
        found = ", ".join(table.columns)
        raise OptionError(path, f"it lacks the columns {', '.join(missing)} (columns: {found})", "put them back")
    return table


def _parted(text: str, delimiter: str) -> pd.DataFrame:
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    names = [name.strip() for name in rows[0]] if rows else []
    full = {i: row for i, row in enumerate(rows[1:], start=2) if any(cell.strip() for cell in row)}
    cells = [[restored(cell) for cell in [*row, *[""] * len(names)][: len(names)]] for row in full.values()]
    return pd.DataFrame(cells, columns=names, index=list(full), dtype=object)
