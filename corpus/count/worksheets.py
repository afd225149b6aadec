"""Tables as sheets of an Excel workbook that read from the right."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import OptionError
from ..letters import direction

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ROWS, _LETTERS = 1_048_576, 32_767  # of a sheet, of a cell: Excel's own limits
_NARROWEST, _WIDEST, _SAMPLE = 8, 60, 200  # widths of columns in letters, and the rows they are found from
_MADE = dt.datetime(2000, 1, 1)  # the same table makes the same file, whenever it is written
_RIGHT, _LEFT = {"reading_order": 2, "align": "right"}, {"reading_order": 1, "align": "left"}


def write_workbook(table: pd.DataFrame, path: Path, *, name: str = "table") -> None:
    """Write ``table`` as the one sheet of a new workbook.

    Raises :class:`corpus.errors.OptionError` for a table of more rows than a sheet has.
    """
    from xlsxwriter import Workbook

    if len(table) >= _ROWS:
        raise OptionError(path, f"a sheet has {_ROWS:,} rows, the table {len(table):,}", "write a .csv file instead")
    with Workbook(str(path), {"constant_memory": True}) as workbook:
        workbook.set_properties({"created": _MADE})
        add_sheet(workbook, name, table)


def add_sheet(workbook: Workbook, name: str, table: pd.DataFrame) -> Worksheet:
    """A sheet with ``table``: columns from right to left, each text in its own direction, names of columns that stay.

    Texts are written as such, never as formulas or links; missing values are empty cells.
    """
    sheet: Worksheet = workbook.add_worksheet(name)
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    head = workbook.add_format({"bold": True, "bottom": 1, "align": "right"})
    texts = {"rtl": workbook.add_format(_RIGHT), "ltr": workbook.add_format(_LEFT)}
    for column, title in enumerate(map(str, table.columns)):
        sheet.set_column(column, column, _width(title, table.iloc[:_SAMPLE, column].tolist()))
        sheet.write_string(0, column, title, head)
    columns = [table.iloc[:, i].tolist() for i in range(table.shape[1])]
    for row, values in enumerate(zip(*columns, strict=True), start=1):
        for column, value in enumerate(values):
            _write(sheet, row, column, value, texts)
    if table.shape[1]:
        sheet.autofilter(0, 0, len(table), table.shape[1] - 1)
    return sheet


def _write(sheet: Worksheet, row: int, column: int, value: Any, texts: dict[str, Format]) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, column, value)
    elif text := _text(value):
        sheet.write_string(row, column, text, texts["rtl" if direction(text) == "rtl" else "ltr"])


def _text(value: Any) -> str:
    """A value as text: of several each on a line, of a missing one nothing, of a long one what a cell can hold."""
    if isinstance(value, tuple | list):
        return _text("\n".join(map(str, value)))
    if value is None or value is pd.NA or value != value:  # NaN is not itself
        return ""
    text = str(value)
    return text if len(text) <= _LETTERS else text[: _LETTERS - 1] + "…"


def _width(title: str, values: list[Any]) -> int:
    longest = max((len(line) for value in values for line in _text(value).split("\n")), default=0)
    return min(max(longest, len(title) + 3, _NARROWEST), _WIDEST)  # beside a title stands the button of its filter
