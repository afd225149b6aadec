"""CSV and TSV: rows of a text file, with whatever parts their columns, and with quotes that are not always right.

What parts the columns is found by trying: comma, semicolon, tab and bar, the one by which most rows have as many cells
as the header. A quotation mark that is never closed would swallow the rows after it into one cell; then the mark is
taken for a character of its cell, the rows are read one by one, and the row says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from .extract import Columns, Extract, Unread
from .headers import NO_HEADER, is_row, unique_names
from .quotes import Dialect, Records
from .rows import Row, extracts
from .streams import LONGEST_LINE, open_text

_DELIMITERS = ",;\t|"
_NO_DELIMITER = "\x1f"  # the unit separator, which no text has
_SAMPLE_SIZE = 200_000
_SAMPLE_ROWS = 60
_SEP = late_pattern(r'"?sep=(.)"?\s*', re.IGNORECASE)  # Excel's own way to say what parts the columns
_BEYOND = "beyond_header"


def read_csv(file: BinaryIO, name: str, columns: Columns | None = None) -> Iterator[Extract | Unread]:
    """The texts of a CSV file, row by row.

    ``part`` is the id of a row or its number as a spreadsheet shows it. A file whose first row is no header but a row
    like the others has columns called «column 1», «column 2» …. Cells beyond the header are kept as ``beyond_header``.

    >>> import io
    >>> table = io.BytesIO("تاریخ;متن\\n1402/08/17;نخست‌وزیر ژاپن به پکن رفت.\\n".encode())
    >>> [(text.part, text.raw, text.metadata["date"]) for text in read_csv(table, "خبر.csv")]
    [('2', 'نخست\\u200cوزیر ژاپن به پکن رفت.', '2023-11-08')]
    """
    return _read(file, name, columns, _DELIMITERS)


def read_tsv(file: BinaryIO, name: str, columns: Columns | None = None) -> Iterator[Extract | Unread]:
    """The texts of a table with tabs between its columns, row by row; as :func:`read_csv` where it has other signs."""
    return _read(file, name, columns, "\t" + _DELIMITERS.replace("\t", ""))


def _read(file: BinaryIO, name: str, columns: Columns | None, delimiters: str) -> Iterator[Extract | Unread]:
    with open_text(file, name, newline="") as (text, encoding):
        head = text.read(_SAMPLE_SIZE)
        text.seek(0)
        lines = iter(lambda: text.readline(LONGEST_LINE + 1), "")
        if said := _SEP.fullmatch(head.lstrip("\ufeff").partition("\n")[0]):
            next(lines)
            head = head.partition("\n")[2]
            delimiters = said[1]
        dialect = _dialect(head, delimiters)
        records = Records(lines, dialect)
        header, remarks, first = _header(records, name)
        rows = _rows(header, records, remarks, first)
        yield from extracts(rows, name, columns, header=header, known={"encoding": encoding})


def _dialect(head: str, delimiters: str) -> Dialect:
    """What parts the columns: that by which most of the first rows have as many cells as the header, at least two."""
    lines = head.splitlines(keepends=True)
    if len(head) == _SAMPLE_SIZE and len(lines) > 1:
        lines.pop()
    best, best_score = Dialect(_NO_DELIMITER), (0.0, 0, 0)
    for place, delimiter in enumerate(delimiters):
        for escape in (None, "\\") if '\\"' in head else (None,):
            widths = _widths(lines, Dialect(delimiter, escape))
            if not widths or widths[0] < 2:
                continue
            score = (round(sum(width == widths[0] for width in widths) / len(widths), 2), widths[0], -place)
            if score > best_score:
                best, best_score = Dialect(delimiter, escape), score
    return best


def _widths(lines: list[str], dialect: Dialect) -> list[int]:
    """How many cells the first records have; -1 for one whose quotation marks are wrong."""
    widths: list[int] = []
    for cells, remarks in Records(iter(lines), dialect):
        if cells:
            widths.append(-1 if remarks and widths else len(cells))
        if len(widths) == _SAMPLE_ROWS:
            break
    return widths


def _header(records: Records, name: str) -> tuple[list[str], tuple[tuple[str, str], ...], tuple[int, list[str]] | None]:
    """The names of the columns, what is to say about them, and the first row where that is no header."""
    for cells, _ in records:
        if any(cell.strip("\ufeff \t\x00") for cell in cells):
            break
    else:
        raise UnreadableFileError(name, "the file has no rows", "add rows to it or remove it")
    cells[0] = cells[0].lstrip("\ufeff")
    if not is_row(cells):
        return unique_names(cells), (), None
    return unique_names([""] * len(cells)), NO_HEADER, (records.number, cells)


def _rows(
    header: list[str], records: Records, remarks: tuple[tuple[str, str], ...], first: tuple[int, list[str]] | None
) -> Iterator[Row | Unread]:
    width = len(header)
    if first:
        yield Row(str(first[0]), dict(zip(header, first[1], strict=True)), remarks)
    for cells, remarks in records:
        if len(cells) == width:
            yield Row(str(records.number), dict(zip(header, cells, strict=True)), remarks)
        elif cells and any(cells):
            yield _of_other_width(cells, header, str(records.number), remarks)
        elif remarks:
            yield Unread(str(records.number), *remarks[0])


def _of_other_width(cells: list[str], header: list[str], place: str, remarks: tuple[tuple[str, str], ...]) -> Row:
    values: dict[str, Any] = dict(zip(header, cells, strict=False))
    reason = f"the row has {len(cells)} cells, the header {len(header)}"
    if len(cells) < len(header):
        remedy = (
            "look at the row: a sign between two columns, or an end of line in a cell without quotation marks, is wrong"
        )
        return Row(place, values, (*remarks, (reason, remedy)))
    beyond = cells[len(header) :]
    if any(cell.strip() for cell in beyond):
        values[_BEYOND] = json.dumps(beyond, ensure_ascii=False)
        reason += f"; what is beyond is kept as «{_BEYOND}»"
        remedy = "put the cell that has the sign between columns in it into quotation marks"
        remarks = (*remarks, (reason, remedy))
    return Row(place, values, remarks)
