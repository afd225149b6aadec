"""The tables of a report as one workbook for Excel and LibreOffice, its sheets read from right to left.

What is text stays text: no cell becomes a formula or a link. Numbers are numbers, and columns of whole days are dates,
so that a spreadsheet sorts and filters them. What does not fit into a sheet is cut with a note that names the CSV file.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ..count.spreadsheets import joined, rounded
from ..display import direction_of
from ..display.date_words import Language
from .workbook_words import WORDS

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767  # of a sheet, and of a cell in units of UTF-16: limits of Excel
_NAME = 31  # characters of a sheet's name
_EXACT = 2**53  # whole numbers up to here are kept as they are; a spreadsheet has nothing but floating point
_FONT = {"font_name": "Tahoma", "font_size": 10, "valign": "top"}  # has every Persian letter, comes with Excel
_NARROWEST, _WIDEST, _MEASURED = 8, 60, 500  # widths of columns in characters; rows that are measured for them
_FIRST_DAY = dt.date(1900, 3, 1)  # Excel takes 1900 for a leap year, so that days before it are one off
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS = ("date", "earliest", "latest", "start", "end")  # columns of Gregorian days; those of Jalali days stay text
_OUTSIDE_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,  # rows go to a temporary file as they are written
}


def write_workbook(
    path: Path,
    tables: Mapping[str, pd.DataFrame],
    *,
    title: str,
    facts: Sequence[tuple[str, object]],
    made: dt.datetime,
    language: Language = "en",
    most_rows: int = MOST_ROWS,
) -> None:
    """Write ``tables`` to the workbook ``path``, a sheet each, after a sheet that says what they are.

    ``facts`` are what that sheet says of the whole: rows of a name and a value. Raises OSError where ``path`` or the
    temporary files cannot be written.
    """
    with tempfile.TemporaryDirectory() as room:
        book = xlsxwriter.Workbook(str(path), _OPTIONS | {"tmpdir": room})
        book.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        styles = _Styles(book.add_format)
        names = sheet_names([WORDS[language]["about"], *tables])
        about = book.add_worksheet(names[0])
        sheets = dict(zip(tables, names[1:], strict=True))
        _write_about(about, styles, tables, sheets, title=title, facts=facts, language=language)
        for name, table in tables.items():
            _write_sheet(book.add_worksheet(sheets[name]), styles, name, table, language, most_rows)
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None  # the OSError


def sheet_names(names: Iterable[str]) -> list[str]:
    r"""Names that a sheet may have, each another whatever the case of its letters.

    >>> sheet_names(["a/b", "A b", "'x'", "تاریخ", "h" * 40])
    ['a b', 'A b 2', 'x', 'تاریخ', 'hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh']
    """
    taken = {"history"}  # the only name that Excel keeps for itself
    found = []
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:_NAME].strip(" '") or "sheet"
        numbered = (f"{plain[: _NAME - len(f' {i}')]} {i}" for i in count(2))
        free = next(each for each in (plain, *islice(numbered, len(taken) + 1)) if each.lower() not in taken)
        taken.add(free.lower())
        found.append(free)
    return found


def cell_text(text: str, file: str, language: Language = "en") -> str:
    r"""``text`` as a cell can hold it: control characters shown by their pictures, cut with a note where it is long.

    >>> cell_text("\x00چین\ufffe", "tables/dates.csv")
    '␀چین�'
    """
    text = _OUTSIDE_XML.sub(_shown, text.replace("\r\n", "\n"))
    if len(text) * 2 <= MOST_CHARACTERS or _units(text) <= MOST_CHARACTERS:
        return text
    note = WORDS[language]["cut"].format(length=f"{len(text):,}", file=file)
    room = 2 * (MOST_CHARACTERS - _units(note))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + note


def _units(text: str) -> int:
    """How long Excel takes a text to be: characters beyond U+FFFF are two."""
    return len(text.encode("utf-16-le")) // 2


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


class _Styles:
    """The formats of cells, each made when first asked for: a workbook holds its formats but once."""

    def __init__(self, add_format: Callable[[dict[str, Any]], Format]) -> None:
        self._add, self._made = add_format, dict[tuple[str, bool], Any]()

    def head(self) -> Format:
        return self._once("head", False, {"bold": True, "bottom": 1, "bg_color": "#E8EDF2"})

    def title(self) -> Format:
        return self._once("title", False, {"bold": True, "font_size": 14})

    def plain(self) -> Format:
        return self._once("plain", False, {})

    def day(self) -> Format:
        return self._once("day", False, {"num_format": "yyyy-mm-dd"})

    def link(self) -> Format:
        return self._once("link", False, {"font_color": "#0B57D0", "underline": 1})

    def text(self, text: str, *, wrapped: bool = False) -> Format:
        """Text is read in the direction of most of its letters, whatever it begins with."""
        right = direction_of(text)["dir"] == "rtl"
        way = {"reading_order": 2, "align": "right"} if right else {"reading_order": 1, "align": "left"}
        return self._once("rtl" if right else "ltr", wrapped, way | {"text_wrap": wrapped})

    def _once(self, name: str, wrapped: bool, properties: dict[str, Any]) -> Any:
        if (name, wrapped) not in self._made:
            self._made[name, wrapped] = self._add(_FONT | properties)
        return self._made[name, wrapped]


def _write_about(
    sheet: Worksheet,
    styles: _Styles,
    tables: Mapping[str, pd.DataFrame],
    sheets: Mapping[str, str],
    *,
    title: str,
    facts: Sequence[tuple[str, object]],
    language: Language,
) -> None:
    words = WORDS[language]
    sheet.right_to_left()
    for column, width in enumerate([28, 14, 80, 30]):
        sheet.set_column(column, column, width, styles.plain())
    sheet.write_string(0, 0, cell_text(title, ""), styles.title())
    sheet.write_string(1, 0, words["sources"], styles.plain())
    row = 3
    for name, value in facts:
        sheet.write_string(row, 0, name, styles.plain())
        sheet.write_string(row, 1, text := cell_text(str(value), "report.json", language), styles.text(text))
        row += 1
    for column, key in enumerate(["sheet", "rows", "what", "file"]):
        sheet.write_string(row + 1, column, words[key], styles.head())
    for place, (name, table) in enumerate(tables.items(), start=row + 2):
        address = f"internal:'{sheets[name].replace(chr(39), chr(39) * 2)}'!A1"
        sheet.write_url(place, 0, address, styles.link(), sheets[name])
        sheet.write_number(place, 1, len(table), styles.plain())
        sheet.write_string(place, 2, what := words.get(name, ""), styles.text(what))
        sheet.write_string(place, 3, f"tables/{name}.csv", styles.text("csv"))


def _write_sheet(
    sheet: Worksheet, styles: _Styles, name: str, table: pd.DataFrame, language: Language, most_rows: int
) -> None:
    """One table: its header stays in view, and each column can be filtered."""
    file = f"tables/{name}.csv"
    fits = len(table) < most_rows  # one row is the header
    shown = table if fits else table.iloc[: most_rows - 2]
    sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    columns = [_cells(table[column]) for column in shown.columns]
    widths = [_width(column, cells) for column, cells in zip(shown.columns, columns, strict=True)]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for place, column in enumerate(shown.columns):
        sheet.write_string(0, place, cell_text(str(column), file, language), styles.head())
    write = partial(_write_cell, sheet, styles, file, language)
    for row in range(len(shown)):
        for place, cells in enumerate(columns):
            write(row + 1, place, cells[row], wrapped=widths[place] >= _WIDEST)
    if not fits:
        note = WORDS[language]["first_rows"].format(shown=f"{len(shown):,}", rows=f"{len(table):,}", file=file)
        sheet.write_string(len(shown) + 1, 0, note, styles.head())
    if len(shown.columns):
        sheet.autofilter(0, 0, len(shown), len(shown.columns) - 1)


def _write_cell(
    sheet: Worksheet,
    styles: _Styles,
    file: str,
    language: Language,
    row: int,
    column: int,
    value: Any,
    *,
    wrapped: bool,
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
            text = cell_text(str(value), file, language)
            if text:
                sheet.write_string(row, column, text, styles.text(text, wrapped=wrapped))


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
