"""Extracts become documents: their ids, their metadata, and the list of what went wrong."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..document import Problem, RawDocument
from ..errors import CorpusError, NoTextsError, UnreadableFileError
from .extract import Columns, Extract, Unread
from .folder import FoundFile, FoundTexts, MetadataTable, find_texts, is_url
from .formats import TEXT_SUFFIXES, plain_utf8, read_file, suffix_of, takes
from .metadata import FILE_NAME, read_metadata
from .remote import at_hand

_SMALL = 1_000_000  # bytes: such a file is read at once
_SEVERITIES = ("error", "warning", "note", "skipped")
_NOTHING = dict.fromkeys(("title", "source", "author", "date", "calendar"))


class Assembly:
    """Names the texts of the files that were found, one after the other, and keeps the problems met.

    ``strict`` raises the first of the errors that there are, in the order of the list, when all texts are named.
    """

    def __init__(self, found: FoundTexts, *, strict: bool = False) -> None:
        self.found, self.strict = found, strict
        self.problems: list[Problem] = []
        for problem in found.problems:
            self.problems.append(problem)
        self.rows: dict[str, dict[str, str]] = {}
        self._expected: dict[str, str] = {}  # paths that a metadata.csv names, and which one
        self._read_metadata()
        self._seen: set[str] = set()
        self._told: set[str] = set()
        self._used: set[str] = set()

    def _read_metadata(self) -> None:
        alone = MetadataTable("", self.found.root, self.found.kind == "folder")
        for table in (self.found.tables or (alone,)) if self.found.kind != "frame" else ():
            rows, wrong = read_metadata(table.folder / FILE_NAME)
            for path, row in rows.items():
                path = table.prefix + path
                self.rows[path] = self.rows.get(path, {}) | row
                if table.whole:
                    self._expected[path] = table.prefix + FILE_NAME
            for problem in wrong if table.whole else ():
                self.problems.append(replace(problem, path=table.prefix + problem.path))

    def text(self, file: FoundFile, extract: Extract) -> tuple[str, dict[str, Any]]:
        """The document id and the metadata of one text."""
        path = self._path(file, extract.part)
        for reason, remedy in extract.remarks:
            self.problems.append(Problem(path, "read", reason, remedy, "warning"))
        doc = path if self.found.kind == "frame" else _doc_id(path, file.path, extract.part, self._seen)
        self._seen.add(doc)
        metadata = _metadata(extract, path, file, self._row(path, file, extract.part))
        columns = metadata.pop("columns", None)
        if columns is not None and (table := path.rpartition("#")[0]) not in self._told:
            self._told.add(table)
            remedy = 'nothing, or name others: columns={"text": …}'
            self.problems.append(
                Problem(table or file.path, "read", f"the columns that were taken: {columns}", remedy, "note")
            )
        return doc, metadata

    def _row(self, path: str, file: FoundFile, part: str) -> dict[str, str] | None:
        """What metadata.csv says of a text: of a row or member by itself, or of all of its file."""
        if not self.rows:
            return None
        self._used |= {path, file.path}
        own = self.rows.get(path)
        of_all = self.rows.get(file.path) if part else None
        return own if of_all is None else of_all | (own or {})

    def _path(self, file: FoundFile, part: str) -> str:
        if self.found.kind == "frame":
            return part or file.path
        return f"{file.path}#{part}" if part else file.path

    def unread(self, file: FoundFile, part: Unread) -> None:
        """A file, or a part of one, that gave no text."""
        if not part.part and not self._seen and self.found.kind in {"file", "frame"}:  # it was asked for by name
            raise UnreadableFileError(self.found.name, part.reason, part.remedy)
        path = self._path(file, part.part)
        reason, remedy = _of_metadata(path) or (part.reason, part.remedy)
        self.problems.append(Problem(path, "read", reason, remedy, part.severity))

    def done(self) -> list[Problem]:
        """All problems, the worst first, when every text is named. Raises NoTextsError where there is none."""
        problems = list(self.problems)
        for row, table in self._expected.items():
            if row in self._used:
                continue
            near = get_close_matches(row, self._used, n=1)
            reason = f"no text has the path «{row}»"
            remedy = f"did you mean «{near[0]}»? Correct the path" if near else "correct the path or remove the row"
            problems.append(Problem(table, "metadata", reason, remedy, "warning"))
        problems.sort(key=lambda p: (_SEVERITIES.index(p.severity), p.stage == "metadata", p.path, p.reason))
        worst = next(iter(problems), None)
        if self.strict and worst is not None and worst.severity == "error":
            raise UnreadableFileError(self.found.root / worst.path, worst.reason, worst.remedy)
        if not self._seen:
            reason = _why_nothing(problems)
            raise NoTextsError(self.found.name, reason, "put texts there (.txt, .html, .pdf …), or name another folder")
        return problems


def read_texts(source: str | os.PathLike[str]) -> tuple[list[RawDocument], list[Problem]]:
    """Read ``source``: a file, a folder (with its subfolders) or a glob pattern such as ``"texts/*.txt"``.

    Documents come in the order of their paths. A file that cannot be read is a :class:`Problem`, and so is one that
    is passed over; the rest goes on. Raises TextsNotFoundError when ``source`` is not there, UnreadableFileError when
    it is one file that cannot be read or a folder that may not be, and NoTextsError when no text could be read.
    """
    assembly = Assembly(find_texts(source))
    documents = []
    for file in assembly.found.files:
        for text in texts_of(file):
            if isinstance(text, Unread):
                assembly.unread(file, text)
            else:
                doc, metadata = assembly.text(file, text)
                documents.append(RawDocument(doc, text.raw, metadata))
    return documents, assembly.done()


def texts_of(file: FoundFile, columns: Columns | None = None) -> Iterable[Extract | Unread]:
    """The texts of a file; where it cannot be read, or not to its end, the last one says why."""
    if is_url(file.full):
        return _texts_behind(file, columns)
    if (plain := plain_text_of(file)) is not None:
        return (plain[1],)
    return _texts_of(file, columns)


def plain_text_of(file: FoundFile) -> tuple[bytes, Extract] | None:
    """The bytes and the text of a small file of plain UTF-8; None where it has to be looked at more closely."""
    if file.size < _SMALL and file.suffix in TEXT_SUFFIXES and not is_url(file.full):  # as most are
        with suppress(OSError), open(file.full, "rb", buffering=0) as opened:
            data = opened.read()
            if (text := plain_utf8(data)) is not None:
                return data, text
    return None


def _texts_behind(file: FoundFile, columns: Columns | None) -> Iterator[Extract | Unread]:
    try:
        with at_hand(file) as here:
            yield from texts_of(here, columns)
    except OSError as error:
        yield unfetched(error)


def unfetched(error: OSError) -> Unread:
    """Why there are no texts of a file behind a URL."""
    reason = "it is not there any more" if isinstance(error, FileNotFoundError) else error.strerror or str(error)
    return Unread("", reason, "check the address and the network, and load again", lasting=False)


def _texts_of(file: FoundFile, columns: Columns | None) -> Iterator[Extract | Unread]:
    empty = True
    try:
        with open(file.full, "rb") as opened:
            for text in read_file(opened, file.path, columns):
                empty = False
                yield text
        if empty:
            yield Unread("", "there is no text in this file", "nothing, or remove it", "warning")
    except PermissionError:
        remedy = "change its permissions or copy it elsewhere"
        yield Unread("", "you are not allowed to read this file", remedy, lasting=False)
    except MemoryError:
        remedy = "split it into smaller files"
        yield Unread("", "the file is too large for the memory of this machine", remedy, lasting=False)
    except CorpusError as error:
        yield Unread("", error.reason, error.remedy, getattr(error, "severity", "error"))
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror or error})"
        yield Unread("", reason, "check the disk or remove the file", lasting=False)


def _doc_id(path: str, file: str, part: str, seen: set[str]) -> str:
    """The path without suffix, members of archives as in a folder, rows behind #; with suffix where two are alike."""
    doc = _without_suffix(file)
    pieces = part.split("#") if part else []
    kind = takes(suffix_of(file)) if pieces else None
    while pieces and kind == "archive":
        member = pieces.pop(0)
        kind = takes(suffix_of(member))
        doc += "/" + _without_suffix(member)
    if pieces:
        doc += "#" + "#".join(pieces)
    if doc not in seen:
        return doc
    number = 2
    doc = path
    while doc in seen:
        doc, number = f"{path} ({number})", number + 1
    return doc


def _without_suffix(path: str) -> str:
    suffix = suffix_of(path)
    return path[: -len(suffix)].removesuffix(".tar") if suffix else path


def _metadata(extract: Extract, path: str, file: FoundFile, row: dict[str, str] | None) -> dict[str, Any]:
    metadata: dict[str, Any] = {**_NOTHING, **extract.metadata, "path": path}
    if file.size and not extract.part:
        metadata["size"] = file.size
    own = metadata["date"]
    if row:
        metadata |= {key: value for key, value in row.items() if key != "path"}
        if row.get("date"):
            metadata["date_from"] = FILE_NAME
        if row.get("source"):
            metadata.pop("source_from", None)  # set by hand, as by a column
    if not metadata.get("date"):
        metadata["date_from"] = None
    elif own and not metadata.get("date_from"):
        metadata["date_from"] = "file"
    return metadata


def _of_metadata(path: str) -> tuple[str, str] | None:
    """What to say of a table of metadata that is none for its format or its place; None for other files."""
    *archives, name = path.split("#")
    stem, dot, suffix = name.rpartition("/")[2].lower().rpartition(".")
    if stem != FILE_NAME.removesuffix(".csv") or takes(dot + suffix) != "table":
        return None
    if not archives:
        reason = f"what is known about the texts is read from {FILE_NAME} only, and no text was found in this table"
        return reason, f"save it as {FILE_NAME} beside the texts"
    reason = f"what is known about the texts is not read from within an archive, only from a {FILE_NAME} beside it"
    return (
        reason,
        f"save it as {FILE_NAME} beside the texts, with paths such as «{archives[0]}#…», or unpack the archive",
    )


def _why_nothing(problems: list[Problem]) -> str:
    failed = [p for p in problems if p.severity == "error"]
    if failed:
        more = f", and {len(failed) - 1} more" if len(failed) > 1 else ""
        return f"no text could be read: {Path(failed[0].path).name}: {failed[0].reason}{more}"
    if problems:
        first = f"{Path(problems[0].path).name}: {problems[0].reason}"
        return f"there are no texts in it, only files that are passed over ({len(problems)}), such as {first}"
    return "the folder is empty"
