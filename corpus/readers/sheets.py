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
from .delimited import KNOWN_NAMES, is_row, unique_names
from .extract import Columns, Extract, Unread
from .column_names import compact
from .rows import Row, extracts, sheet_mapping
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
    except calamine.CalamineError as error:
        raise UnreadableFileError(name, f"the workbook is broken ({_said(error)})", _AGAIN) from None


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:150].rstrip(".") or type(error).__name__


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
            if sheet.header:
                sheet_mapping(sheet.header, sheet.rows(meta.name), columns, name)
                found.append((meta.name, sheet))
        except UnreadableFileError as error:
            refused = refused or error
            unread.append(Unread(meta.name, error.reason, error.remedy, "skipped"))
        except calamine.CalamineError as error:
            unread.append(Unread(meta.name, f"the sheet is broken ({_said(error)})", _AGAIN))
    if not found:
        if refused is not None:
            raise refused
        reason = unread[0].reason if unread else "no sheet of it has rows below a header"
        raise UnreadableFileError(name, reason, unread[0].remedy if unread else "add rows to it or remove it")
    yield from unread
    for title, sheet in found:
        place = f"{title}!" if len(found) > 1 else ""
        for text in extracts(sheet.rows(place), name, columns, header=sheet.header, known={"sheet": title}):
            yield text
"""The rest of the module follows."""
