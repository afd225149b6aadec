"""Workbooks (.xlsx, .xlsm, .xls, .ods): every sheet that has a column of texts, with python-calamine.

Cells with formulas have the value that was saved with them, days are days. The header is the first row with a known
name, else the first that is not empty. A merged cell counts for all its rows, but a text is read once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import UnreadableFileError
from .column_names import KNOWN_NAMES, compact
from .extract import Columns, Extract, Unread
from .headers import NO_HEADER, is_row, unique_names
from .rows import Row, extracts, sheet_mapping
from .values import said, usable_id
from .workbook_limits import check_workbook

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_HEADER_WITHIN = 20  # rows, below a title of the sheet
_AGAIN = "open it in a spreadsheet program and save it as .xlsx or .csv"


def read_sheets(file: BinaryIO, name: str, columns: Columns | None = None) -> Iterator[Extract | Unread]:
    """The texts of a workbook, sheet by sheet.

    ``part`` is the id of a row or its number in the sheet, with the sheet before it where several have texts
    (``Sheet2!17``). A sheet without texts is skipped where another has some. Raises UnreadableFileError for workbooks
    with a password, broken ones, and those that would fill the memory.
    """
    import python_calamine as calamine

    check_workbook(file, name)
    file.seek(0)
    try:
        with calamine.load_workbook(file) as book:
            yield from _read(book, name, columns)
    except calamine.PasswordError:
        raise UnreadableFileError(name, "the workbook has a password", "save it without one") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(name, f"the workbook is broken ({said(error)})", _AGAIN) from None


def _read(book: Any, name: str, columns: Columns | None) -> Iterator[Extract | Unread]:
    import python_calamine as calamine

    found: list[tuple[str, _Sheet]] = []
    unread: list[Unread] = []
    refused: UnreadableFileError | None = None
    for meta in book.sheets_metadata:
        if meta.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = _Sheet(book.get_sheet_by_name(meta.name))
            if sheet.header and any(True for _ in sheet.rows()):
                sheet_mapping(sheet.header, sheet.rows(), columns, name)
                found.append((meta.name, sheet))
        except UnreadableFileError as error:
            refused = refused or error
            unread.append(Unread(meta.name, error.reason, error.remedy, "skipped"))
        except calamine.CalamineError as error:
            unread.append(Unread(meta.name, f"the sheet is broken ({said(error)})", _AGAIN))
    if not found:
        if refused is not None:
            raise refused
        reason = unread[0].reason if unread else "no sheet of it has rows below a header"
        raise UnreadableFileError(name, reason, unread[0].remedy if unread else "add rows to it or remove it")
    yield from unread
    for number, (title, sheet) in enumerate(found, start=1):
        # Programs let no title have slashes; one that has, «../..», is made to be taken for a path.
        prefix = f"{usable_id(title) or f'sheet {number}'}!" if len(found) > 1 else ""
        known = {"sheet": title}
        yield from extracts(sheet.rows(), name, columns, header=sheet.header, known=known, prefix=prefix)


class _Sheet:
    """The rows of a sheet below its header; the names of its columns."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet
        top, self._left = sheet.start or (0, 0)
        head = [[_cell(value) for value in cells] for cells in islice(sheet.iter_rows(), top, top + _HEADER_WITHIN)]
        found = _header_row(head)
        self.header = unique_names(_spelled(value) for value in head[found]) if head else []
        self._at = top + found
        self._remarks: tuple[tuple[str, str], ...] = ()
        if head and is_row([str(value or "") for value in head[found]]):
            self.header = unique_names([""] * len(self.header))
            self._at -= 1
            self._remarks = NO_HEADER
        self._merged = _merged(sheet)

    def rows(self) -> Iterator[Row]:
        """The rows, with the number that is shown beside them."""
        remarks = self._remarks
        held: dict[int, tuple[int, Any]] = {}
        for place, cells in enumerate(self._sheet.iter_rows()):
            number = place + 1  # what the program shows beside it
            values = [_cell(value) for value in cells]
            repeated = self._fill(values, number, held)
            if place > self._at:
                row = dict(zip(self.header, values, strict=False))
                yield Row(str(number), row, remarks, frozenset(repeated))
                remarks = ()

    def _fill(self, values: list[Any], number: int, held: dict[int, tuple[int, Any]]) -> list[str]:
        """Put the value of merged cells into the rows below their first; the columns where this was done."""
        filled: list[str] = []
        for column, (last, value) in list(held.items()):
            if number > last:
                del held[column]
            elif column < len(values) and values[column] is None:
                values[column] = value
                filled.append(self.header[column])
        for column, last in self._merged.get(number, ()):
            if 0 <= column - self._left < len(values):
                held[column - self._left] = (last, values[column - self._left])
        return filled


def _merged(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """By the number of the row where a merged cell begins: its column from 0 and the number of its last row."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        if last > first:
            found.setdefault(first + 1, []).append((column, last + 1))
    return found


def _header_row(head: list[list[Any]]) -> int:
    """The first row with a known name in it, else the first with anything in it."""
    known = (place for place, cells in enumerate(head) if any(compact(cell or "") in KNOWN_NAMES for cell in cells))
    full = (place for place, cells in enumerate(head) if any(cell is not None for cell in cells))
    return next(known, next(full, 0))


def _cell(value: Any) -> Any:
    """A cell as Python has it: whole numbers whole, None for an empty one."""
    if value == "":
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return str(value) if isinstance(value, dt.timedelta) else value


def _spelled(value: Any) -> str:
    return "" if value is None else str(value)
