"""Files of text that are too large to be decoded at once: which encoding they are in, and their text bit by bit.

The encoding is told by the first megabyte, as in plain.py, but for a table: its names, addresses and numbers are Latin,
so that only the letters beyond ASCII say whether it is Persian. A byte later on that is in no encoding becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from ..errors import UnreadableFileError
from .plain import BOMS, BROKEN

LONGEST_LINE = 64_000_000
"""Characters of a line, a cell or a record; a longer one is not read."""

_SAMPLE = 1 << 20
_KINDS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip archive",
    b"PAR1": "a Parquet file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"SQLite format": "a database",
}
_MOST_BROKEN = 0.2  # of the characters beyond ASCII; of Windows-1256 nearly all are none in UTF-8
_MOST_CONTROLS = 0.02
_MOST_FOREIGN = 0.3  # of the characters beyond ASCII; with more it is no Persian in Windows-1256


@contextmanager
def open_text(file: BinaryIO, name: str, newline: str) -> Iterator[tuple[io.TextIOWrapper, str]]:
    """The text of an open file from its beginning, and its encoding; the file stays open.

    Lines end as ``newline`` says (as in :func:`open`). Raises UnreadableFileError for what is empty or no text.
    """
    encoding = _encoding(file, name)
    file.seek(0)
    decoder = "utf-8" if encoding == BROKEN else encoding
    text = io.TextIOWrapper(file, encoding=decoder, errors="replace", newline=newline)
    try:
        yield text, encoding
    finally:
        text.detach()


def _encoding(file: BinaryIO, name: str) -> str:
    file.seek(0)
    sample = file.read(_SAMPLE)
    if not sample.strip(b" \t\r\n\x00"):
        raise UnreadableFileError(name, "the file is empty", "add rows to it or remove it")
    for mark, encoding in BOMS:
        if sample.startswith(mark):
            return encoding
    for sign, kind in _KINDS.items():
        if sample.startswith(sign):
            raise UnreadableFileError(name, f"this is {kind}", "give it the ending of its kind, or save it as CSV")
    for encoding, high in (("utf-16-le", sample[1:4000:2]), ("utf-16-be", sample[0:4000:2])):
        # UTF-16 shows by the byte 06 (Arabic block) or 00 (Latin, spaces) at every second place, and only there.
        if len(high) > 3 and sum(byte in (0, 6) for byte in high) > 0.9 * len(high):
            return encoding
    controls = sum(byte < 9 or 13 < byte < 26 or 27 < byte < 32 for byte in sample[:8000])
    if controls > _MOST_CONTROLS * len(sample[:8000]):
        raise UnreadableFileError(name, "this is a binary file, not a table", "save it as UTF-8 CSV and load that")
    return _without_mark(sample, name, cut=len(sample) == _SAMPLE)


def _without_mark(sample: bytes, name: str, *, cut: bool) -> str:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=not cut)
    except UnicodeDecodeError as error:
        first_bad = error.start
    else:
        return "utf-8"
    beyond = [c for c in sample.decode("utf-8", "replace") if c > "\x7f"]
    # Windows-1256 is tried last: it turns nearly any bytes into Arabic letters, broken UTF-8 among them.
    if sum(c == "\ufffd" for c in beyond) <= max(_MOST_BROKEN * len(beyond), 1) and len(beyond) > 1:
        return BROKEN
    old = [c for c in sample.decode("windows-1256", "replace") if c > "\x7f"]
    persian = sum("\u0600" <= c <= "\u06ff" or c in "«»\u200c\u200d\u200e\u200f\xa0" for c in old)
    if persian >= (1 - _MOST_FOREIGN) * len(old):
        return "windows-1256"
    reason = f"it is in no encoding this library knows (not UTF-8 from byte {first_bad} on, not Windows-1256)"
    raise UnreadableFileError(name, reason, "open it in an editor, save it as UTF-8, and load it again")
