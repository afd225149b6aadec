"""Tables as sheets of a workbook for Excel and LibreOffice that reads from right to left.

What is text stays text: no cell becomes a formula or a link. Numbers are numbers, and columns of whole days are dates,
so that a spreadsheet sorts and filters them. What does not fit into a sheet is cut with a note that says so.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from ..errors import OptionError
from ..letters import direction
from ..patterns import late_pattern
from .spreadsheets import joined, rounded

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767  # of a sheet, and of a cell in units of UTF-16: limits of Excel
_EXACT = 2**53  # whole numbers up to here are kept as they are; a spreadsheet has nothing but floating point
_FONT = {"font_name": "Tahoma", "font_size": 10, "valign": "top"}  # has every Persian letter, comes with Excel
_NARROWEST, _WIDEST, _MEASURED = 8, 60, 500  # widths of columns in characters; rows that are measured for them
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel takes 1900 for a leap year, so that days before it are one off
_DAY = late_pattern(r"\d{4}-\d{2}-\d{2}")
_DAYS = ("date", "earliest", "latest", "start", "end")  # columns of Gregorian days; those of Jalali days stay text
_OUTSIDE_XML = late_pattern("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_ALWAYS = dt.datetime(2000, 1, 1)  # when a file was made that is to be the same each time
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,  # rows go to a temporary file as they are written
}


@dataclass(frozen=True, slots=True)
class Notes:
    """What a sheet says of what does not fit: ``cut`` at the end of a long cell, with a place for its {length}.

    ``first_rows`` stands below the last row where there are more, with places for how many are {shown} and {rows}.
    """

    cut: str
    first_rows: str = ""


_OF_A_FILE = Notes(" … [cut here: a .csv file has all {length} characters]")


def write_workbook(table: pd.DataFrame, path: Path, *, name: str = "table") -> None:
    """Write ``table`` as the one sheet of a new workbook; the same table makes the same file, whenever it is written.

    Raises :class:`corpus.errors.OptionError` for a table of more rows than a sheet has, OSError where ``path`` cannot
    be written.
    """
    if len(table) >= MOST_ROWS:
        reason = f"a sheet has {MOST_ROWS:,} rows, the table {len(table):,}"
        raise OptionError(path, reason, "write a .csv file instead")
    with new_workbook(path, made=_ALWAYS) as book:
        write_sheet(book.add_worksheet(name), Styles(book.add_format), table, _OF_A_FILE)


@contextmanager
def new_workbook(path: Path, *, made: dt.datetime, title: str = "") -> Iterator[Workbook]:
    """A workbook that is written to ``path`` at the end; raises OSError where it or temporary files cannot be."""
    with tempfile.TemporaryDirectory() as room:
        book = Workbook(str(path), _OPTIONS | {"tmpdir": room})
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None  # the OSError


def write_sheet(
    sheet: Worksheet, styles: Styles, table: pd.DataFrame, notes: Notes, *, most_rows: int = MOST_ROWS
) -> None:
    """Write one table: its header stays in view, and each column can be filtered."""
    fits = len(table) < most_rows  # one row is the header
    shown = table if fits else table.iloc[: most_rows - 2]
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    columns = [_cells(shown.iloc[:, place]) for place in range(shown.shape[1])]
    widths = [_width(column, cells) for column, cells in zip(shown.columns, columns, strict=True)]
    for place, (column, width) in enumerate(zip(shown.columns, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, cell_text(str(column), notes), styles.head())
    for row, values in enumerate(zip(*columns, strict=True), start=1):
        for place, value in enumerate(values):
            _write_cell(sheet, styles, notes, row, place, value, wrapped=widths[place] >= _WIDEST)
    if not fits:
        note = notes.first_rows.format(shown=f"{len(shown):,}", rows=f"{len(table):,}")
        sheet.write_string(len(shown) + 1, 0, note, styles.head())
    if len(shown.columns):
        sheet.autofilter(0, 0, len(shown), len(shown.columns) - 1)


def _write_cell(
    sheet: Worksheet, styles: Styles, notes: Notes, row: int, column: int, value: Any, *, wrapped: bool
) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value, styles.plain())
        case int() if abs(value) <= _EXACT:
            sheet.write_number(row, column, value, styles.plain())
        case float() if math.isfinite(value):
            sheet.write_number(row, column, float(rounded(value)), styles.plain())
        case dt.date():
            sheet.write_datetime(row, column, value, styles.day())
        case _:
            text = cell_text(str(value), notes)
            if text:
                sheet.write_string(row, column, text, styles.text(text, wrapped=wrapped))


def cell_text(text: str, notes: Notes = _OF_A_FILE) -> str:
    r"""``text`` as a cell can hold it: control characters shown by their pictures, cut with a note where it is long.

    >>> cell_text("\x00چین\ufffe")
    '␀چین�'
    """
    text = _OUTSIDE_XML.sub(_shown, text.replace("\r\n", "\n"))
    if len(text) * 2 <= MOST_CHARACTERS or _units(text) <= MOST_CHARACTERS:
        return text
    note = notes.cut.format(length=f"{len(text):,}")
    room = 2 * (MOST_CHARACTERS - _units(note))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + note


def _units(text: str) -> int:
    """How long Excel takes a text to be: characters beyond U+FFFF are two."""
    return len(text.encode("utf-16-le")) // 2


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


class Styles:
    """The formats of cells, each made when first asked for: a workbook holds its formats but once."""

    def __init__(self, add_format: Callable[[dict[str, Any]], Format]) -> None:
        self._add, self._made = add_format, dict[tuple[str, bool], Any]()

    def head(self) -> Format:
        """Names of columns."""
        return self._once("head", False, {"bold": True, "bottom": 1, "bg_color": "#E8EDF2"})

    def title(self) -> Format:
        """The title of the workbook."""
        return self._once("title", False, {"bold": True, "font_size": 14})

    def plain(self) -> Format:
        """Numbers, and what is no text of the corpus."""
        return self._once("plain", False, {})

    def day(self) -> Format:
        """A whole day."""
        return self._once("day", False, {"num_format": "yyyy-mm-dd"})

    def link(self) -> Format:
        """A link within the workbook."""
        return self._once("link", False, {"font_color": "#0B57D0", "underline": 1})

    def text(self, text: str, *, wrapped: bool = False) -> Format:
        """Text is read in the direction of most of its letters, whatever it begins with."""
        right = direction(text) == "rtl"
        way = {"reading_order": 2, "align": "right"} if right else {"reading_order": 1, "align": "left"}
        return self._once("rtl" if right else "ltr", wrapped, way | {"text_wrap": wrapped})

    def _once(self, name: str, wrapped: bool, properties: dict[str, Any]) -> Any:
        if (name, wrapped) not in self._made:
            self._made[name, wrapped] = self._add(_FONT | properties)
        return self._made[name, wrapped]


def _cells(column: pd.Series) -> list[Any]:
    """The values of a column as Python's own; missing ones None, whole days as dates where all are."""
    values = [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]
    if column.dtype.kind == "M":
        return [None if value is None else value.date() for value in values]
    if column.dtype.kind in "biuf":
        return values
    values = [joined(value) for value in values]
    days = [value if value is None else _day(value) for value in values] if column.name in _DAYS else [""]
    return days if all(isinstance(day, (dt.date, type(None))) for day in days) else values


def _day(value: Any) -> dt.date | Any:
    """A whole day that Excel can count; any other value as it is, such as a month."""
    try:
        day = dt.date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return value
    return day if day is not None and day >= _FIRST_DAY else value


def _width(name: object, cells: Sequence[Any]) -> int:
    """As wide as the longest of the first cells, within reason; the header needs room for its arrow too."""
    lines = (line for cell in cells[:_MEASURED] if cell is not None for line in _written(cell).split("\n"))
    return min(max(max(map(len, lines), default=0) + 2, len(str(name)) + 4, _NARROWEST), _WIDEST)


def _written(cell: Any) -> str:
    return rounded(cell) if isinstance(cell, float) else str(cell)
