"""Workbooks that would fill the memory, told before they are opened.

A few kilobytes of .xlsx can unpack to gigabytes, and a sheet with two cells in opposite corners takes a table of
seventeen thousand million cells. The limits are those of Excel and of a notebook's memory; no table of texts is near.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from typing import IO, BinaryIO
from xml.parsers import expat

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from .values import said

_LARGEST = 1_000_000_000  # bytes, unpacked
_HIGHEST_RATIO, _RATIO_FROM = 200, 50_000_000  # times as large as packed, above so many bytes
_MOST_CELLS = 30_000_000  # of a sheet, empty ones among them: 24 bytes each when it is open
_CHUNK = 1 << 20
_OVERLAP = 64  # bytes of a chunk that are looked at with the next

_CELL = late_pattern(rb'[\s]r\s*=\s*["\'](?:([A-Z]{1,4})(\d{1,9})|(\d{1,9}))["\']', re.IGNORECASE)
_SAVE_AS = "save its texts as CSV or .xlsx and load that"


def check_workbook(file: BinaryIO, name: str) -> None:
    """Raise UnreadableFileError for a workbook that is empty, none, or too large to be opened safely."""
    file.seek(0)
    start = file.read(8)
    if not start.strip(b"\x00 \r\n\t"):
        raise UnreadableFileError(name, "the file is empty", "save the workbook again or remove the file")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        _check_compound(file, name)
        return
    if not start.startswith(b"PK"):
        raise UnreadableFileError(name, "this is no workbook", "give it the ending of its kind, or save it as .xlsx")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_archive(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, UnreadableFileError):
            raise
        raise UnreadableFileError(name, "the workbook is broken or cut off", f"get it again, or {_SAVE_AS}") from None


def _check_compound(file: BinaryIO, name: str) -> None:
    """An old .xls, or the envelope of an encrypted .xlsx."""
    file.seek(0)
    sample = file.read(_LARGEST // 4 + 1)
    if "EncryptedPackage".encode("utf-16-le") in sample:
        raise UnreadableFileError(name, "the workbook has a password", "save it without one")
    if len(sample) > _LARGEST // 4:
        raise UnreadableFileError(name, "the workbook is too large", _SAVE_AS)


def _check_archive(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    packed, unpacked = sum(m.compress_size for m in members), sum(m.file_size for m in members)
    if unpacked > _LARGEST or (unpacked > _RATIO_FROM and unpacked > _HIGHEST_RATIO * max(packed, 1)):
        reason = f"it would unpack to {unpacked:,} bytes, {unpacked // max(packed, 1):,} times its size"
        raise UnreadableFileError(name, reason, f"if it is no attack, {_SAVE_AS}")
    for member in members:
        if member.flag_bits & 1:
            raise UnreadableFileError(name, "the workbook has a password", "save it without one")
        path = member.filename.lower()
        if path.endswith("workbook.bin"):
            raise UnreadableFileError(name, "this is a binary workbook (.xlsb)", "save it as .xlsx")
        # Reading to the end also finds a member that is larger than it says: its checksum is wrong then.
        with archive.open(member) as stream:
            cells = (
                _open_document_extent(stream)
                if path.endswith("content.xml")
                else _extent(stream, "worksheets/" in path)
            )
        if cells > _MOST_CELLS:
            reason = f"a sheet of it reaches over {cells:,} cells, most of them empty"
            raise UnreadableFileError(name, reason, f"remove the cells far from the others, or {_SAVE_AS}")


def _extent(stream: IO[bytes], is_sheet: bool) -> int:
    """How many cells a sheet of .xlsx spans."""
    rows = columns = 0
    before = b""
    while chunk := stream.read(_CHUNK):
        part = before + chunk
        for letters, row, alone in _CELL.findall(part) if is_sheet else ():
            rows = max(rows, int(row or alone))
            if letters:
                columns = max(columns, _number(letters))
        before = part[-_OVERLAP:]
    return rows * max(columns, 1)


def _open_document_extent(stream: IO[bytes]) -> int:
    """How many cells the largest sheet of .ods spans; a row or cell there says how often it is repeated."""
    largest = row = column = rows = columns = 0
    times = 1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, rows, columns, times, largest
        kind = tag.rpartition(":")[2]
        if kind == "table":
            row = column = rows = columns = 0
        elif kind == "table-row":
            times = int(attributes.get("table:number-rows-repeated", 1))
            row, column = row + times, 0
        elif kind in ("table-cell", "covered-table-cell"):
            column += int(attributes.get("table:number-columns-repeated", 1))
            if any(key.rpartition(":")[2] in ("value-type", "value", "formula") for key in attributes):
                rows, columns = row, max(columns, column)
        elif kind == "p" and column:
            rows, columns = row, max(columns, column)
        largest = max(largest, rows * columns)

    def entity(*_: object) -> None:
        raise ValueError("entities")  # no program writes them, and they can grow without end

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = entity
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise ValueError(said(error)) from None
    return largest


def _number(letters: bytes) -> int:
    """The place of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return number
