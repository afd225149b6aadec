r"""Plain text files: which encoding the bytes are in, and the title that the text gives itself.

Persian texts come as UTF-8 (with or without a byte-order mark), as UTF-16 from Windows editors, and in encodings of one
byte a letter from before 2005: Windows-1256, and rarer ones of DOS and the Macintosh. The first that fits is taken,
strictest first; which of the old ones it is, ``old_encodings`` finds by the letters that come out. A text that would
have no Persian letters, or control characters among them, is refused rather than passed on.
"""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from .extract import Extract
from .headline import heading
from .old_encodings import best_single_byte

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks and the encodings that they are of."""
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF file",
    b"\x7fELF": "a program",
    b"SQLite format": "a database",
}
_ENCODE_AGAIN = "open it in an editor, save it as UTF-8, and load it again"
_SAVE_AS_TEXT = "save its text as a UTF-8 .txt file and load that"


BROKEN = "utf-8 with broken bytes"
"""The encoding of a text that is UTF-8 but for a few bytes, which stand in it as U+FFFD."""

_MOST_CONTROLS = 0.02  # of the bytes or characters
_CONTROL_BYTES = bytes([*range(9), *range(14, 26), *range(28, 32)])
_CONTROLS = late_pattern(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_ARABIC_LETTERS = late_pattern("[\u0620-\u06ff\ufe70-\ufefc]")
_LETTERS = late_pattern(r"[^\W\d_]")
_UNSEEN = "".join(filter(str.isspace, map(chr, range(0x3001)))) + (
    "\0\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)  # blanks, joiners and direction marks, of which alone there is no text
_HEAD = 20_000  # letters, from all over a text, that tell its script
_MOST_BROKEN = 0.01  # of the characters; more than that is no UTF-8


def decode(data: bytes, name: object) -> tuple[str, str]:
    """The text in ``data`` and the encoding it was in; ``name`` is only for messages.

    A UTF-8 text with a few broken bytes (a download that was cut off) is read with U+FFFD in their places, and its
    encoding is :data:`BROKEN`. Raises UnreadableFileError for empty, binary and undecodable content.

    >>> decode("روسيه".encode("windows-1256"), "متن.txt")
    ('روسيه', 'windows-1256')
    """
    refuse_binary(data, name)
    text, encoding = _decoded(data, name)
    if not has_text(text):
        raise UnreadableFileError(name, "the file has no text in it", "add its text or remove the file")
    if _looks_binary(text):
        raise UnreadableFileError(name, "this is a binary file, not a text", _SAVE_AS_TEXT)
    return text, encoding


def has_text(text: str) -> bool:
    """Whether a text has anything to be seen in it: not only blanks, half-spaces and direction marks.

    >>> has_text(" \\u200c\\u200f\\n"), has_text(" .")
    (False, True)
    """
    return bool(text.strip(_UNSEEN))


def refuse_binary(data: bytes, name: object) -> None:
    """Raise UnreadableFileError for bytes that are empty, of another kind of file, or no text."""
    if not data.strip():
        raise UnreadableFileError(name, "the file is empty", "add its text or remove the file")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableFileError(name, f"this is {kind}, not a text file", _SAVE_AS_TEXT)
    if _has_binary_bytes(data):
        raise UnreadableFileError(name, "this is a binary file, not a text", _SAVE_AS_TEXT)


def read_text(data: bytes, name: object) -> list[Extract]:
    """The text of a plain or Markdown file, with the title it gives itself and what its front matter says.

    Front matter (lines ``title: …`` between two lines ``---``, or TOML between ``+++``) is about the text and none of
    its words; it is left out of ``raw``. Raises UnreadableFileError as :func:`decode` does.

    >>> [extract] = read_text("---\\ntitle: دیدار\\n---\\nوزیر آمد.".encode(), "متن.md")
    >>> extract.raw, extract.metadata["title"]
    ('وزیر آمد.', 'دیدار')
    """
    from .front_matter import read_front_matter  # whose dates metadata reads, which reads its own file with this module

    text, encoding = decode(data, name)
    metadata, start = read_front_matter(text)
    raw = text[start:]
    if not has_text(raw):
        raise UnreadableFileError(
            name, "the file has front matter but no text in it", "add its text or remove the file"
        )
    remarks: tuple[tuple[str, str], ...] = ()
    if encoding == BROKEN:
        reason = (
            f"{raw.count(chr(0xFFFD))} bytes of it are not UTF-8; they stand in the text as \N{REPLACEMENT CHARACTER}"
        )
        remarks = ((reason, "get the file again if a whole copy exists"),)
    return [Extract(raw, {"title": heading(raw), **metadata, "encoding": encoding}, remarks=remarks)]


def by_mark(data: bytes, name: object) -> tuple[str, str] | None:
    """The text and encoding of bytes that begin with a byte-order mark; UnreadableFileError where the mark is wrong."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnreadableFileError(
                    name, f"the file says it is {encoding}, but byte {error.start} is not", _ENCODE_AGAIN
                ) from None
    return None


def _decoded(data: bytes, name: object) -> tuple[str, str]:
    if (marked := by_mark(data, name)) is not None:
        return marked
    if (wide := _utf16_without_mark(data)) is not None:
        return wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first_bad = error.start
    text = data.decode("utf-8", "replace")
    # Old encodings are tried last: they turn nearly any bytes into Arabic letters, broken UTF-8 among them.
    if text.count("\ufffd") <= max(_MOST_BROKEN * len(text), 1) and _reads_as_persian(text):
        return text, BROKEN
    found = best_single_byte(data)
    if found is not None and _reads_as_persian(found[0]):
        return found
    raise UnreadableFileError(
        name,
        f"the text is in no encoding this library knows (not UTF-8 from byte {first_bad} on, and none of the old "
        "encodings of Windows, DOS and the Macintosh makes Persian of it)",
        _ENCODE_AGAIN,
    )


def _utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """UTF-16 shows by the byte 06 (Arabic block) or 00 (Latin, spaces) at every second place."""
    sample = data[:4000]
    if len(data) % 2 or sample.count(0) + sample.count(6) < 0.4 * len(sample):
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(high) > 3 and high.count(0) + high.count(6) > 0.9 * len(high):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    return None


def _reads_as_persian(text: str) -> bool:
    """Most letters are Arabic-script, and hardly any control character stands between them."""
    some = text[:: max(len(text) // _HEAD, 1)]
    letters = len(_ARABIC_LETTERS.findall(some))
    return letters > 0 and 2 * letters >= len(_LETTERS.findall(some)) and not _looks_binary(text)


def _has_binary_bytes(data: bytes) -> bool:
    """Control bytes that no text has, in a file that does not look like UTF-16 or UTF-32."""
    sample = data[:8000]
    if len(sample) - len(sample.translate(None, _CONTROL_BYTES)) <= _MOST_CONTROLS * len(sample):
        return False
    return not data.startswith(tuple(mark for mark, _ in BOMS[1:])) and _utf16_without_mark(data) is None


def _looks_binary(text: str) -> bool:
    return len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)


def read_plain(path: Path) -> tuple[str, str]:
    """Read a text file: the text and its encoding.

    Raises UnreadableFileError when the file may not be read or holds no text.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(path, "this is not a regular file", "name a text file")
        data = path.read_bytes()
    except PermissionError:
        raise UnreadableFileError(
            path, "you are not allowed to read this file", "change its permissions or copy it elsewhere"
        ) from None
    except OSError as error:
        raise UnreadableFileError(
            path, f"the file cannot be read ({error.strerror})", "check the disk or remove the file"
        ) from None
    return decode(data, path)
