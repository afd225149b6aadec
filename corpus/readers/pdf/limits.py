"""How much a PDF file may ask for: bytes unpacked, steps of drawing, pages, sizes of tables.

A file of some kilobytes can ask for gigabytes (streams that unpack to zeros, tables of two milliards of entries, forms
that draw forms). Limits are counts, never times, so that a file reads alike on every machine.
"""

from __future__ import annotations

import re
import threading
import zlib
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from pdfminer import pdftypes
from pdfminer.lzw import lzwdecode
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import apply_png_predictor

from ...patterns import late_pattern

MOST_PAGES = 5_000
"""Pages of a file that are read."""
MOST_GLYPHS = 4_000_000
"""Glyphs of a file that are read: some two thousand full pages."""
STEPS_OF_PAGE = 1_000_000
"""Glyphs, numbers and forms that the drawing of one page may take: some ten seconds, and more than a dense map has."""
STEPS_OF_FILE = 20_000_000
"""The same for all pages together."""
BYTES_OF_STEP = 8
"""Bytes of a drawing that count for a step: a page of text has some thousands of them, eight million are refused."""
STEPS_OF_FORM = 20
"""Steps that a form counts for: to begin one takes so much time."""
MOST_OBJECTS = 1 << 20
"""Objects that one table of them may list."""
_STREAM = 64 << 20  # bytes that one stream may unpack to
_FILE = 512 << 20  # bytes that all streams of a file may unpack to
_SMALL = 200 << 10  # packed bytes of the old kinds of packing, which have no end of their own
_ROW = 1 << 20  # bytes of a row of pixels
_CODES = 1 << 16  # glyphs of a font
_CHUNK = 1 << 12
_RANGES = late_pattern(rb"begin(?:bf|cid|notdef)range(.*?)(?:end|\Z)", re.DOTALL)
_RANGE = late_pattern(rb"<([0-9A-Fa-f\s]*)>\s*<([0-9A-Fa-f\s]*)>\s*(?:<[^>]*>|\[[^\]]*\]|\d+)")

_left = threading.local()


class TooMuchError(Exception):
    """A file asks for more than any document needs; the message says of what."""


def begin() -> None:
    """Start counting the bytes that a file unpacks (in this thread)."""
    _left.bytes = _FILE


def end() -> None:
    """Stop counting: what else in this thread reads PDF files with pdfminer has no limits of ours."""
    _left.bytes = None


def _bytes_left() -> int | None:
    """How many bytes the file may still unpack; None where none of ours is read."""
    left: int | None = getattr(_left, "bytes", None)
    return left


def _decompress(packed: bytes) -> bytes:
    """As zlib.decompress, up to the limit; of damaged streams what can be had."""
    left = _bytes_left()
    if left is None:
        return zlib.decompress(packed)
    most = min(_STREAM, left)
    unpacker = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    for start in range(0, len(packed), _CHUNK):
        chunk = packed[start : start + _CHUNK]
        try:
            parts.append(unpacker.decompress(chunk, most - size + 1))
        except zlib.error:
            break
        size += len(parts[-1])
        if size > most:
            raise TooMuchError(f"one of its parts unpacks to more than {most >> 20} MB")
        if unpacker.eof:
            break
    _left.bytes = left - size
    return b"".join(parts)


def _bounded_lzw(packed: bytes) -> bytes:
    if _bytes_left() is not None and len(packed) > _SMALL:
        raise TooMuchError("one of its parts is packed in an old way and too large")
    return lzwdecode(packed)


def _bounded_predictor(pred: int, colors: int, columns: int, bits: int, data: bytes) -> bytes:
    if _bytes_left() is not None and not 0 < colors * columns * bits <= 8 * _ROW:
        raise TooMuchError("it has rows of pixels of impossible length")
    return apply_png_predictor(pred, colors, columns, bits, data)


def install() -> None:
    """Have pdfminer unpack within limits from :func:`begin` to :func:`end`; else as it does by itself."""
    bounded: Any = SimpleNamespace(decompress=_decompress, decompressobj=zlib.decompressobj, error=zlib.error)
    inside: Any = pdftypes  # pdfminer unpacks whatever it is given; these take the place of what it unpacks with
    inside.zlib, inside.lzwdecode, inside.apply_png_predictor = bounded, _bounded_lzw, _bounded_predictor


class Resources(PDFResourceManager):
    """Fonts whose tables are no longer than fonts have glyphs; longer ones are left out."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        """The font that ``spec`` describes, without the tables that are too long."""
        kept = dict(spec)
        for key in ("W", "W2"):
            if _widest(pdftypes.resolve1(kept.get(key))) > _CODES:
                del kept[key]
        for key in ("ToUnicode", "Encoding"):
            stream = pdftypes.resolve1(kept.get(key))
            if isinstance(stream, pdftypes.PDFStream) and _longest(stream.get_data()) > _CODES:
                del kept[key]
        return super().get_font(objid, kept)


def _widest(widths: object) -> float:
    """The longest run of glyphs in a table of widths: [first last width …], [first [width …] …]."""
    numbers: list[float] = []
    longest = 0.0
    for entry in widths if isinstance(widths, list) else []:
        value = pdftypes.resolve1(entry)
        if isinstance(value, (int, float)):
            numbers.append(value)
            if len(numbers) >= 2:
                longest = max(longest, numbers[-1] - numbers[-2])
        else:
            numbers.clear()
        if len(numbers) >= 3:
            numbers.clear()
    return longest


def _longest(table: bytes) -> int:
    """The longest range of codes in a table of letters."""
    longest = 0
    for ranges in _RANGES.findall(table):
        for first, last in _RANGE.findall(ranges):
            longest = max(longest, _number(last) - _number(first))
    return longest


def _number(hexadecimal: bytes) -> int:
    return int(b"".join(hexadecimal.split())[-16:] or b"0", 16)


install()
