"""Records of CSV whose quotation marks are wrong: read all the same, none lost, and each says what was wrong.

The csv module reads; where it finds a mark that cannot be (one in the middle of a cell, one that is never closed), the
lines of the record are read again. Either a mark within a cell was not doubled: then only one before the end of a cell
closes it, and the record has as many cells as the header. Or a mark was left open: then it is a character like others,
and the lines after it are records again.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from .streams import LONGEST_LINE

_MOST_CHARACTERS = 8_000_000  # of a record before a mark is taken for one that was left open
_MOST_LINES, _MOST_TRIED = 500, 100_000  # lines, characters that are tried for the end of a cell with marks in it
_MOST_REPAIRS = 50  # of marks that were left open; then the rest of the file is read without marks

_NOT_DOUBLED = ("a quotation mark within a cell is not doubled", 'write it twice: ""')
_LEFT_OPEN = ("a quotation mark is not closed; it is read as a character of its cell", "close it or remove it")
_TOO_LONG = (f"the row has more than {LONGEST_LINE:,} characters", "part it, or save it as a file of its own")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells are parted; ``escape`` stands before a mark within a cell where it is not doubled."""

    delimiter: str
    escape: str | None = None


class _OpenTooLongError(Exception):
    """A record so long that a quotation mark in it must have been left open."""


class Records:
    """The records of a table: their cells and what is wrong with them; ``number`` is the last one's, from 1."""

    def __init__(self, lines: Iterator[str], dialect: Dialect) -> None:
        self.number = 0
        self._dialect = dialect
        self._source = lines
        self._waiting: deque[str] = deque()
        self._record: list[str] = []
        self._size = 0
        self._width = 0
        self._repairs = 0
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))

    def __iter__(self) -> Iterator[tuple[list[str], tuple[tuple[str, str], ...]]]:
        reader = self._reader()
        while True:
            self._record.clear()
            self._size = 0
            try:
                cells = next(reader)
                remarks: tuple[tuple[str, str], ...] = ()
            except StopIteration:
                return
            except (csv.Error, _OpenTooLongError):
                cells, remarks = self._repaired()
                reader = self._reader()
            self.number += 1
            self._width = self._width or len(cells)
            yield cells, remarks

    def _reader(self) -> Iterator[list[str]]:
        delimiter, escape = self._dialect.delimiter, self._dialect.escape
        if self._repairs > _MOST_REPAIRS:
            return csv.reader(self._lines(), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(
            self._lines(), delimiter=delimiter, escapechar=escape, doublequote=escape is None, strict=True
        )

    def _lines(self) -> Iterator[str]:
        """Lines, kept until their record is complete."""
        record = self._record
        while (line := self._next()) is not None:
            record.append(line)
            self._size += len(line)
            if self._size > _MOST_CHARACTERS and len(record) > 1:
                raise _OpenTooLongError
            yield line

    def _next(self) -> str | None:
        return self._waiting.popleft() if self._waiting else next(self._source, None)

    def _repaired(self) -> tuple[list[str], tuple[tuple[str, str], ...]]:
        """A record that the csv module does not take, read in the way that gives it the cells of the header."""
        lines = list(self._record)
        if len(lines[0]) > LONGEST_LINE:
            while lines[-1][-1:] not in ("\n", "\r", "") and (line := self._next()) is not None:
                lines[-1] = line
            return [], (_TOO_LONG,)
        alone = _without_marks(lines[0], self._dialect.delimiter)
        found = self._with_marks_inside(lines)
        if found is not None and self._is_one_record(found[0], lines[: found[1]], alone):
            cells, used = found
            self._waiting.extendleft(reversed(lines[used:]))
            return cells, (_NOT_DOUBLED,)
        self._repairs += 1
        self._waiting.extendleft(reversed(lines[1:]))
        return alone, (_LEFT_OPEN,)

    def _is_one_record(self, cells: list[str], lines: list[str], alone: list[str]) -> bool:
        """Whether lines are one record rather than one with a mark left open and others after it."""
        if len(cells) != self._width:
            return len(lines) == 1 and len(alone) != self._width
        after = [_without_marks(line, self._dialect.delimiter) for line in lines[1:]]
        return not (len(alone) == self._width and any(len(other) == self._width for other in after))

    def _with_marks_inside(self, lines: list[str]) -> tuple[list[str], int] | None:
        """The cells if only a mark before the end of a cell closes it, and how many lines they take."""
        cell = _cells(self._dialect.delimiter)
        text, size = "", 0
        for used in range(1, _MOST_LINES + 1):
            if used > len(lines):
                if (line := self._next()) is None:
                    return None
                lines.append(line)
            text, size = text + lines[used - 1], size + len(lines[used - 1])
            if size > _MOST_TRIED:
                return None
            if '"' in lines[used - 1] and (cells := _lenient(text, cell)) is not None:
                return cells, used
        return None


def _cells(delimiter: str) -> re.Pattern[str]:
    d = re.escape(delimiter)
    return re.compile(rf'[ \t]*"((?:[^"]|"(?!{d}|\r?\n?\Z))*+)"(?={d}|\r?\n?\Z)|([^{d}]*)')


def _lenient(text: str, cell: re.Pattern[str]) -> list[str] | None:
    """The cells of a record, None where one is still open at its end."""
    cells: list[str] = []
    end = len(text.rstrip("\r\n"))
    place = 0
    while True:
        found = cell.match(text, place)
        assert found is not None  # its second half matches anything
        if found[1] is not None:
            cells.append(found[1].replace('""', '"'))
        elif found[2].lstrip(" \t").startswith('"') or "\n" in found[2].rstrip("\r\n"):
            return None
        else:
            cells.append(found[2].rstrip("\r\n"))
        if found.end() >= end:
            return cells
        place = found.end() + 1


def _without_marks(line: str, delimiter: str) -> list[str]:
    return line.rstrip("\r\n").split(delimiter)
