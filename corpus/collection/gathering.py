"""A batch of files, read and cleaned: the piece of work that runs here or in another process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import Any

from ..clean import CleanConfig, CleanText, clean_text
from ..dates import find_dateline
from ..engine import Store, StoreError
from ..readers import Columns, Extract, FoundFile, Unread, changed_of, read_as, texts_of
from ..words import find_author, find_source
from ..words.page_titles import named_by_title

_BATCH = 2_000_000  # bytes of plain text in a batch: some seconds of cleaning
_BATCH_FILES = 500
_WEIGHT = {".pdf": 20, ".docx": 5, ".html": 5, ".htm": 5}  # as much work as so many bytes of plain text
_PART = 16_000_000  # characters: a file with more, such as a large table, is kept in several parts


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a file, cleaned, or what gave none.

    ``own`` is what the clean text says of itself (:func:`own_facts`), None where it has not been asked.
    """

    extract: Extract | Unread
    cleaned: CleanText | None = None
    own: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """Files to read and clean, and the store that keeps what comes of them.

    ``send`` says that the texts go to another process: through the store where there is one.
    """

    files: tuple[FoundFile, ...]
    config: CleanConfig
    columns: Columns | None = None
    store: Store | None = None
    send: bool = False


@dataclass(slots=True)
class Gathered:
    """What came of a batch: a key for each file and its rows; None where the parts of the store have them."""

    keys: list[str]
    rows: list[list[Row] | None]
    parts: list[Path] = field(default_factory=list)
    error: StoreError | None = None


def batches(files: Sequence[FoundFile]) -> Iterator[tuple[FoundFile, ...]]:
    """The files in batches of about equal work."""
    batch: list[FoundFile] = []
    weight = 0
    for file in files:
        batch.append(file)
        weight += file.size * _WEIGHT.get(file.suffix, 1)
        if weight >= _BATCH or len(batch) >= _BATCH_FILES:
            yield tuple(batch)
            batch, weight = [], 0
    if batch:
        yield tuple(batch)


def gather(work: Work) -> Gathered:
    """Read and clean the files of a batch, and put what came of them into the store."""
    keys: list[str] = []
    rows: list[list[Row]] = []
    for file in work.files:
        key = key_of(file) if work.store else ""
        rows.append(_rows_of(file, work))
        keys.append(key if key and _would_be_again(file, rows[-1]) else "")
    result = Gathered(keys, list(rows))
    if work.store is None:
        return result
    from .stored import write_rows

    try:
        for group in _groups(keys, rows):
            result.parts.append(write_rows(work.store, group))
    except StoreError as error:
        result.error = error
        return result
    if work.send:  # it is quicker to read the parts than to send the texts
        result.rows = [None if key else of_file for key, of_file in zip(keys, rows, strict=True)]
    return result


def _rows_of(file: FoundFile, work: Work) -> list[Row]:
    """The texts of a file, cleaned; a fault of ours or of a library costs this file alone, and is told."""
    rows: list[Row] = []
    try:
        for text in texts_of(file, work.columns):
            rows.append(row_of(text, work))  # noqa: PERF401 - those before a fault are kept
    except Exception as error:  # noqa: BLE001 - any fault: the other files are read all the same
        reason = f"reading or cleaning it failed ({type(error).__name__}: {str(error)[:100]})"
        remedy = "leave it out, and please report it: this is a fault of the library, not of the file"
        rows.append(Row(Unread("", reason, remedy, lasting=False)))
    return rows


def own_facts(text: str) -> dict[str, dict[str, Any]]:
    """What a clean text says of itself: its date, its source, its author, each with what goes with it."""
    facts: dict[str, dict[str, Any]] = {}
    if (day := find_dateline(text)) is not None and day.earliest is not None:
        facts["date"] = {
            "date": day.earliest, "calendar": "gregorian", "date_from": "dateline", "date_given": day.text,
        }  # fmt: skip
    if (source := find_source(text)) is not None:
        facts["source"] = {"source": source.name, "source_from": "text", "source_given": source.text}
    if (author := find_author(text)) is not None and author.role != "translator":
        facts["author"] = {"author": author.text}
    return facts


def key_of(file: FoundFile) -> str:
    """A name for the content of a file and for how it is read; neither its folder nor its age matters."""
    try:
        with open(file.full, "rb") as opened:
            how = read_as(file.path, opened.read(8))
            opened.seek(0)
            digest = hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16))
    except OSError:
        return ""  # it cannot be read, which is told where it is tried; nothing is kept of it
    return digest.hexdigest() + how


def _would_be_again(file: FoundFile, rows: Sequence[Row]) -> bool:
    """Whether the file would give the same once more: it has not changed while it was read, and nothing failed."""
    if any(isinstance(row.extract, Unread) and not row.extract.lasting for row in rows):
        return False
    try:
        known = os.stat(file.full)
    except OSError:
        return False
    return (known.st_size, changed_of(known)) == (file.size, file.changed)


def row_of(text: Extract | Unread, work: Work) -> Row:
    """A text cleaned, as the work says."""
    if isinstance(text, Unread):
        return Row(text)
    if "head_title" in text.metadata:
        text = replace(text, metadata=named_by_title(text.metadata))
    cleaned = clean_text(text.raw, work.config) if work.config.repairs else CleanText(text.raw, text.raw)
    return Row(text, cleaned, own_facts(cleaned.text) if work.store is not None else None)


def _groups(keys: Sequence[str], rows: Sequence[list[Row]]) -> Iterator[list[tuple[str, int, bool, Row]]]:
    """The rows with key, number and whether it is the last of its file, in groups that are no larger than a part."""
    flat = [
        (key, number, number + 1 == len(of_file), row)
        for key, of_file in dict(zip(keys, rows, strict=True)).items()
        if key
        for number, row in enumerate(of_file)
    ]
    sizes = accumulate(len(row.extract.raw) if isinstance(row.extract, Extract) else 0 for *_, row in flat)
    group: list[tuple[str, int, bool, Row]] = []
    limit = _PART
    for entry, size in zip(flat, sizes, strict=True):
        group.append(entry)
        if size >= limit:
            yield group
            group, limit = [], size + _PART
    if group:
        yield group
