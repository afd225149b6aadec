"""Which reader a file gets, by its first bytes and its suffix; the module of a reader is imported only then."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from io import BytesIO
from typing import Any, BinaryIO

from ..errors import UnreadableFileError
from .extract import Columns, Extract, Unread
from .headline import heading


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its name, the suffixes it has, and the function that reads it.

    ``reader`` is "module:function" in this package. ``takes`` says of what: "bytes" (one document), "table" (an open
    file and :class:`Columns`) or "archive" (an open file, whose members are files in their turn).
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    takes: str = "bytes"


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text", ""), "plain:read_text"),
    Format("markdown", (".md", ".markdown"), "markdown:read_markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "web_pages:read_html"),
    Format("mhtml", (".mhtml", ".mht"), "web_pages:read_mhtml"),
    Format("pdf", (".pdf",), "pdf:read_pdf"),
    Format("docx", (".docx", ".docm", ".doc"), "docx:read_docx"),
    Format("csv", (".csv",), "delimited:read_csv", "table"),
    Format("tsv", (".tsv", ".tab"), "delimited:read_tsv", "table"),
    Format("xlsx", (".xlsx", ".xlsm", ".xls", ".ods"), "sheets:read_sheets", "table"),
    Format("json", (".json",), "json_files:read_json", "table"),
    Format("jsonl", (".jsonl", ".ndjson"), "json_files:read_json_lines", "table"),
    Format("parquet", (".parquet",), "parquet:read_parquet", "table"),
    Format("zip", (".zip",), "archives:zip_members", "archive"),
    Format("tar", (".tar", ".tgz", ".tbz2", ".txz", ".gz", ".bz2", ".xz"), "tarballs:tar_members", "archive"),
)
"""The kinds of files that are read."""

SUFFIXES = frozenset(suffix for each in FORMATS for suffix in each.suffixes)
"""The suffixes of files that are read."""

TEXT_SUFFIXES = frozenset(FORMATS[0].suffixes)
PLAIN_SUFFIXES = frozenset(FORMATS[0].suffixes + FORMATS[1].suffixes)
"""The suffixes of plain text and Markdown, which take no time to read."""

_NAMED = {each.name: each for each in FORMATS}
_BY_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
_OLE = b"\xd0\xcf\x11\xe0"  # Word and Excel before 2007, and encrypted ones after
_SIGNS = (
    (b"PAR1", "parquet"), (b"\x1f\x8b", "tar"), (b"BZh", "tar"), (b"\xfd7zXZ\x00", "tar"),
)  # fmt: skip
_HEAD = 1024  # bytes in which a file says what it is; a PDF may have some before its sign
_DEEPEST = 3  # archives within archives: deeper ones are made to do harm
_LOOKED_AT = (b"\xef\xbb\xbf", b"---", b"%PDF-", b"PK", b"{\\rtf")  # marks, front matter, files of another kind
_PAGES = (b"<!doctype html", b"<html")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_BLANK_OR_TAG = b"<\xef \t\r\n"
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\x1a\x1b")


def suffix_of(name: str) -> str:
    """The suffix of a file's name in small letters, "" where it has none.

    >>> suffix_of("اخبار/متن.TXT"), suffix_of("یادداشت")
    ('.txt', '')
    """
    dot = name.rfind(".")
    slash = name.rfind("/")
    return name[dot:].lower() if dot > slash + 1 else ""


def read_as(name: str, head: bytes) -> str:
    r"""What of a file's name its texts depend on: the suffix; of a packed file (by its first bytes) all.

    >>> read_as("اخبار/متن.txt", b"..."), read_as("اخبار/متن.txt.gz", b"\x1f\x8b")
    ('.txt', '/متن.txt.gz')
    """
    packed = any(head.startswith(sign) for sign, kind in _SIGNS if kind == "tar")
    return f"/{name.rpartition('/')[2]}" if packed else suffix_of(name)


def takes(suffix: str) -> str:
    """What files with this suffix are taken as: "bytes" (one text), "table" or "archive"."""
    return _BY_SUFFIX.get(suffix, _NAMED["text"]).takes


def is_read(name: str) -> bool:
    """Whether files of this name are read."""
    return suffix_of(name) in SUFFIXES


def read_file(
    file: BinaryIO, name: str, columns: Columns | None = None, *, depth: int = 0
) -> Iterator[Extract | Unread]:
    """The texts of one open file, with their format; ``name`` chooses the reader and is named in messages.

    Raises UnreadableFileError where nothing of the file can be read.
    """
    named = _BY_SUFFIX.get(suffix_of(name), _NAMED["text"])
    data = file.read() if named.takes == "bytes" else b""
    if named.name == "text" and (quick := plain_utf8(data)) is not None:
        yield quick
        return
    head = data[:_HEAD] or file.read(_HEAD)
    if not head.strip():
        raise UnreadableFileError(name, "the file is empty", "add its text or remove the file")
    found = _format_of(head, named, file)
    file.seek(0)
    if found.takes == "bytes":
        yield from _labelled(_reader(found)(data or file.read(), name), found.name)
    elif found.takes == "table":
        yield from _labelled(_reader(found)(file, name, columns), found.name)
    else:
        yield from _read_members(_reader(found)(file, name), name, columns, depth)


def _read_members(members: Iterable[Any], name: str, columns: Columns | None, depth: int) -> Iterator[Extract | Unread]:
    """The texts of an archive's members; what one of them lacks does not end the others."""
    if depth >= _DEEPEST:
        reason = f"it lies more than {_DEEPEST} archives deep"
        raise UnreadableFileError(name, reason, "unpack the outer archives, and load the folder")
    for member in members:
        if isinstance(member, Unread):
            yield member
            continue
        if not is_read(member.path):
            reason = f"files of the type «{suffix_of(member.path)}» are not read"
            yield Unread(member.path, reason, "nothing, unless it is one of your texts", "skipped")
            continue
        try:
            for text in read_file(BytesIO(member.data), member.path, columns, depth=depth + 1):
                yield replace(text, part=f"{member.path}#{text.part}" if text.part else member.path)
        except UnreadableFileError as error:
            yield Unread(member.path, error.reason, error.remedy, getattr(error, "severity", "error"))


def _labelled(texts: Iterable[Extract | Unread], label: str) -> Iterator[Extract | Unread]:
    for text in texts:
        if isinstance(text, Extract):
            yield replace(text, metadata={"format": label, **text.metadata})
        else:
            yield text


def _reader(found: Format) -> Any:
    module, function = found.reader.split(":")
    return getattr(import_module(f".{module}", __package__), function)


def _format_of(head: bytes, named: Format, file: BinaryIO) -> Format:
    """What a file is: its bytes say it where they can, its suffix otherwise."""
    if b"%PDF-" in head:
        return _NAMED["pdf"]
    if head[:4] == b"PK\x03\x04":
        return named if named.name in {"docx", "xlsx"} else _NAMED[_kind_of_zip(file)]
    for sign, kind in _SIGNS:
        if head.startswith(sign):
            return _NAMED[kind]
    if head[257:262] == b"ustar":
        return _NAMED["tar"]
    if head.startswith(_OLE):
        return named if named.name == "xlsx" else _NAMED["docx"]
    if named.name == "text" and head.lstrip(_BLANK)[:14].lower().startswith(_PAGES):
        return _NAMED["html"]
    return named


def _kind_of_zip(file: BinaryIO) -> str:
    """Word and Excel files are archives with folders of their own."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist()[:1000])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "zip"  # its reader says what is wrong with it
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names or "content.xml" in names else "zip"


def plain_utf8(data: bytes) -> Extract | None:
    """The text of bytes that are plain UTF-8 without doubt; None where they have to be looked at more closely."""
    if len(data.translate(None, _CONTROLS)) != len(data) or data.startswith(_LOOKED_AT):
        return None
    if data[:1] in _BLANK_OR_TAG and data[:200].lstrip(_BLANK)[:14].lower().startswith(_PAGES):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text or text.isspace():
        return None
    return Extract(text, {"title": heading(text), "encoding": "utf-8", "format": "text"})
