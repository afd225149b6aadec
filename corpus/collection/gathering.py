"""A batch of files, read and cleaned: the piece of work that runs here or in another process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from .. import dates
from ..clean import CleanConfig, CleanText, clean_text, clean_texts
from ..engine import Store, StoreError, collection_paused, lean_arrow
from ..readers import (
    Columns,
    Extract,
    FoundFile,
    Unread,
    at_hand,
    changed_of,
    is_there,
    plain_text_of,
    read_as,
    texts_of,
    unfetched,
)
from .facts import facts_with, own_facts

_BATCH = 4_000_000  # bytes of plain text in a batch: some seconds of cleaning
_BATCH_FILES = 1000
_WEIGHT = {".pdf": 20, ".docx": 5, ".html": 5, ".htm": 5}  # as much work as so many bytes of plain text
_AT_ONCE = 1_000_000  # bytes of a file that are hashed together
_PART = 16_000_000  # characters: a file with more, such as a large table, is kept in several parts
_PART_STAYING = 1_200_000  # the same where texts are read again part by part: half a batch


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store has a text: in which row of which part, and how many code points it has when it is clean."""

    part: Path
    row: int
    chars: int


@dataclass(frozen=True, slots=True)
class Row:
    """One text of a file, cleaned, or what gave none.

    ``own`` is what the clean text says of itself, None where it has not been asked. Where texts stay in the store,
    ``place`` is where, ``cleaned`` None and the raw text of ``extract`` empty.
    """

    extract: Extract | Unread
    cleaned: CleanText | None = None
    own: Mapping[str, Any] | None = None
    place: Place | None = None


type Entry = tuple[str, int, bool, Row]
"""The key of a file, the number of the text in it, whether that is its last one, and the text."""

type _Read = tuple[str, int, bool, Extract | Unread]
"""The same before the text is cleaned."""


@dataclass(frozen=True, slots=True)
class Work:
    """Files to read and clean, and the store that keeps what comes of them.

    ``send`` says that the texts go to another process: through the store where there is one. With ``stay`` they go
    nowhere but into the store, also those that would not be the same the next time. ``proof`` is a file in the store
    that shows whether this worker is one that sees it; "" where every worker does.
    """

    files: tuple[FoundFile, ...]
    config: CleanConfig
    columns: Columns | None = None
    store: Store | None = None
    send: bool = False
    stay: bool = False
    proof: str = ""


@dataclass(slots=True)
class Gathered:
    """What came of a batch: a key for each file and its rows; None where the parts of the store have them.

    ``writing`` is a name of its own for what was written this time. ``unseen`` says that not one of the files was there
    where the batch was worked on.
    """

    keys: list[str]
    rows: list[list[Row] | None]
    parts: list[Path] = field(default_factory=list)
    error: StoreError | None = None
    writing: str = field(default_factory=lambda: uuid4().hex[:12])
    unseen: bool = False


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
    with collection_paused(), lean_arrow():
        return _put_away(work) if work.stay else _in_memory(work)


def _in_memory(work: Work) -> Gathered:
    keys: list[str] = []
    read: list[list[Extract | Unread]] = []
    for file in work.files:
        key, of_one = _gathered(file, work)
        read.append(of_one)
        keys.append(key)
    made = iter(rows_of(list(chain.from_iterable(read)), work))
    rows = [list(islice(made, len(of_one))) for of_one in read]
    keys = [key if all(map(_lasts, of_file)) else "" for key, of_file in zip(keys, rows, strict=True)]
    result = Gathered(keys, list(rows))
    if work.send and _nothing_there(work.files, rows):
        result.unseen = True
    elif work.store is not None and (not work.proof or os.path.exists(work.proof)):
        keep(result, work.store)
        if work.send and result.error is None:  # it is quicker to read the parts than to send the texts
            result.rows = [None if key else of_file for key, of_file in zip(keys, rows, strict=True)]
    return result


def _gathered(file: FoundFile, work: Work) -> tuple[str, list[Extract | Unread]]:
    """The key and the texts of a file; what is behind a URL is fetched once for both."""
    if (plain := _plain(file)) is not None:
        key = _key(file, plain[0]) if work.store and _is_unchanged(file) else ""
        return key, [plain[1]]
    try:
        with at_hand(file) as here:
            key = key_of(here) if work.store else ""
            texts = list(_texts_of(here, work))
            return key if key and _is_unchanged(here) else "", texts
    except OSError as error:
        return "", [unfetched(error)]


def _nothing_there(files: Sequence[FoundFile], rows: Sequence[list[Row]]) -> bool:
    """Whether nothing could be read since this worker sees none of the files, as the first of them show."""
    if any(isinstance(row.extract, Extract) for of_file in rows for row in of_file):
        return False
    return not any(map(is_there, files[:3]))


def keep(gathered: Gathered, store: Store) -> None:
    """Put the rows of a batch into the store."""
    from .stored import write_rows

    rows = [of_file or [] for of_file in gathered.rows]
    try:
        for group in _groups(gathered.keys, rows):
            gathered.parts.append(write_rows(store, gathered.writing, group))
    except StoreError as error:
        gathered.error = error


def _put_away(work: Work) -> Gathered:
    """As :func:`gather`, with never more texts in memory than a part has: a file may be larger than that."""
    from .stored import write_rows

    assert work.store is not None  # where else would they stay
    result = Gathered([], [None] * len(work.files))
    if work.proof and not os.path.exists(work.proof):
        reason, remedy = "a worker does not see this folder", "name one on a shared disk with CORPUS_CACHE"
        result.error = StoreError(work.store.folder, reason, remedy)
        return result
    group: list[_Read] = []
    size = 0
    failed: set[str] = set()
    try:
        for file in work.files:
            result.keys.append("")
            for read in _fetched(file, work):
                result.keys[-1] = read[0]
                group.append(read)
                size += _length(read[-1])
                if size >= _PART_STAYING:
                    result.parts.append(write_rows(work.store, result.writing, _entries(group, work, failed)))
                    group, size = [], 0
        if group:
            result.parts.append(write_rows(work.store, result.writing, _entries(group, work, failed)))
    except StoreError as error:
        result.error = error
    result.unseen = work.send and not any(map(is_there, work.files[:3]))
    return result


def _plain(file: FoundFile) -> tuple[bytes, Extract] | None:
    """The bytes and the text of a small plain file; None where the usual way is to be gone."""
    try:
        return plain_text_of(file)
    except Exception:  # noqa: BLE001 - any fault: the usual way tells what is amiss
        return None


def _fetched(file: FoundFile, work: Work) -> Iterator[_Read]:
    """The texts of a file, which is fetched first if it is behind a URL."""
    if (plain := _plain(file)) is not None:
        yield _key(file, plain[0]), 0, _is_unchanged(file), plain[1]
        return
    try:
        with at_hand(file) as here:
            yield from _numbered(key_of(here) or uuid4().hex, here, work)
    except OSError as error:
        yield uuid4().hex, 0, False, unfetched(error)


def _numbered(key: str, file: FoundFile, work: Work) -> Iterator[_Read]:
    """The texts of a file one by one; none is marked as the last where the file would not give the same once more."""
    number, held, lasting = 0, None, True
    for text in _texts_of(file, work):
        lasting = lasting and not (isinstance(text, Unread) and not text.lasting)
        if held is not None:
            yield key, number, False, held
            number += 1
        held = text
    if held is not None:
        yield key, number, lasting and _is_unchanged(file), held


def _entries(group: Sequence[_Read], work: Work, failed: set[str]) -> Iterator[Entry]:
    """What was read, cleaned; where cleaning failed, the file would not give the same once more."""
    rows = rows_of([read[-1] for read in group], work)
    failed |= {key for (key, *_), row in zip(group, rows, strict=True) if not _lasts(row)}
    for (key, number, last, _), row in zip(group, rows, strict=True):
        yield key, number, last and key not in failed, row


def _texts_of(file: FoundFile, work: Work) -> Iterator[Extract | Unread]:
    """The texts of a file; a fault of ours or of a library costs this file alone, and is told."""
    try:
        yield from texts_of(file, work.columns)
    except Exception as error:  # noqa: BLE001 - any fault: the other files are read all the same
        yield _failed(error)


def _failed(error: Exception, part: str = "") -> Unread:
    reason = f"reading or cleaning it failed ({type(error).__name__}: {str(error)[:100]})"
    remedy = "leave it out, and please report it: this is a fault of the library, not of the file"
    return Unread(part, reason, remedy, lasting=False)


def rows_of(texts: Sequence[Extract | Unread], work: Work) -> list[Row]:
    """Texts cleaned, as the work says, many at a time; a fault of ours costs one text alone, and is told."""
    raw = [text.raw for text in texts if isinstance(text, Extract)]
    try:
        cleaned = clean_texts(raw, work.config)
        days = dates.find_datelines([each.text for each in cleaned]) if work.store is not None else []
    except Exception:  # noqa: BLE001 - any fault: the one text is found that it is about
        return [_row_or_fault(text, work) for text in texts]
    facts = (
        [facts_with(each.text, day) for each, day in zip(cleaned, days, strict=True)]
        if work.store
        else [None] * len(raw)
    )
    made = zip(cleaned, facts, strict=True)
    return [Row(text) if isinstance(text, Unread) else _row(text, *next(made)) for text in texts]


def _row_or_fault(text: Extract | Unread, work: Work) -> Row:
    if isinstance(text, Unread):
        return Row(text)
    try:
        cleaned = clean_text(text.raw, work.config)
        return _row(text, cleaned, own_facts(cleaned.text) if work.store is not None else None)
    except Exception as error:  # noqa: BLE001 - any fault: the other texts are cleaned all the same
        return Row(_failed(error, text.part))


def _row(text: Extract, cleaned: CleanText, facts: Mapping[str, Any] | None) -> Row:
    if "head_title" in text.metadata:
        from ..words.page_titles import named_by_title  # only web pages need it

        text = replace(text, metadata=named_by_title(text.metadata))
    return Row(text, cleaned, facts)


def _lasts(row: Row) -> bool:
    """Whether the same would come of it once more."""
    return not isinstance(row.extract, Unread) or row.extract.lasting


def key_of(file: FoundFile) -> str:
    """A name for the content of a file and for how it is read; neither its folder nor its age matters."""
    try:
        with at_hand(file) as here, open(here.full, "rb") as opened:
            if file.size <= _AT_ONCE:
                return _key(file, opened.read())
            first = opened.read(_AT_ONCE)
            digest = hashlib.blake2b(first, digest_size=16)
            while more := opened.read(_AT_ONCE):
                digest.update(more)
    except OSError:
        return ""  # it cannot be read, which is told where it is tried; nothing is kept of it
    return digest.hexdigest() + read_as(file.path, first[:8])


def _key(file: FoundFile, data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest() + read_as(file.path, data[:8])


def _is_unchanged(file: FoundFile) -> bool:
    try:
        known = os.stat(file.full)
    except OSError:
        return False
    return (known.st_size, changed_of(known)) == (file.size, file.changed)


def _groups(keys: Sequence[str], rows: Sequence[list[Row]]) -> Iterator[list[Entry]]:
    """The rows with key, number and whether it is the last of its file, in groups that are no larger than a part."""
    flat = [
        (key, number, number + 1 == len(of_file), row)
        for key, of_file in dict(zip(keys, rows, strict=True)).items()
        if key
        for number, row in enumerate(of_file)
    ]
    sizes = accumulate(_length(row.extract) for *_, row in flat)
    group: list[Entry] = []
    limit = _PART
    for entry, size in zip(flat, sizes, strict=True):
        group.append(entry)
        if size >= limit:
            yield group
            group, limit = [], size + _PART
    if group:
        yield group


def _length(text: Extract | Unread) -> int:
    """The characters of a text before cleaning."""
    return len(text.raw) if isinstance(text, Extract) else 0
