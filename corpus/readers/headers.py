"""The first row of a table: names of columns, or a row like the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .column_names import KNOWN_NAMES, compact
from .row_dates import is_date
from .values import numbered

NO_HEADER = (
    (
        "the first row of the table is no header but a row like the others; its columns are «column 1» and so on",
        'write a first row with their names, or name the column: columns={"text": "column 2"}',
    ),
)
"""The remark on the first row of a table without a header."""

_LONGEST_NAME = 100  # characters of the name of a column


def is_row(cells: list[str]) -> bool:
    """Whether what stands first is no header: none of its cells is a known name, and one is what no name is."""
    if any(compact(cell) in KNOWN_NAMES for cell in cells):
        return False
    return any(len(cell) > _LONGEST_NAME or "\n" in cell.strip() or (cell.strip() and is_date(cell)) for cell in cells)


def unique_names(cells: Iterable[Any]) -> list[str]:
    """Names of columns: one without a name is called by its place, a second of the same name has a number.

    >>> unique_names(["متن", "", "متن"])
    ['متن', 'column 2', 'متن_2']
    """
    return numbered(str(cell).strip() or f"column {place}" for place, cell in enumerate(cells, start=1))
