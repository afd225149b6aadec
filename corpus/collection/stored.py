"""Rows of the store: texts with their repairs as a table, and back.

Columns of a part ``texts-….parquet``: file (a name for the content of the file), writing (a name for the time it was
read), row (number of the text in it), last (whether it is the last), part, chars (code points of the clean text), raw,
clean (null where it is the raw text), steps (the repairs, JSON; null where there are none), about (what the file says
of the text, JSON), remarks (JSON), own (what the clean text says of itself, JSON). Of what gave no text ``raw`` and
``chars`` are null and ``about`` says why.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from ..alignment import Edit, Piece, Rearrangement
from ..clean import CleanText
from ..engine import Store
from ..readers import Extract, FoundFile, Unread
from .filerows import FileRows, PackedRows
from .gathering import Entry, Place, Row
from .latemetadata import LateFacts

if TYPE_CHECKING:
    import pyarrow as pa

TEXTS = "texts"
FILES = "files"
_RACY = 2_000_000_000  # ns: a file changed so shortly before it was looked at may change again within one tick

type Step = tuple[str, Sequence[Edit] | Rearrangement]
type Stamp = tuple[str, int, int]
"""Path, size and time of a file: where they are the same, its content is."""


class LateSteps(Sequence[Step]):
    """The steps of a cleaned text, read when they are first asked for: few are."""

    __slots__ = ("_read", "_written")

    def __init__(self, written: str) -> None:
        self._written = written
        self._read: tuple[Step, ...] | None = None

    def _steps(self) -> tuple[Step, ...]:
        if self._read is None:
            self._read = tuple(_read_steps(self._written))
        return self._read

    def __len__(self) -> int:
        return len(self._steps())

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...
    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        return self._steps()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._steps() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._written)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[str]]:
        return LateSteps, (self._written,)


def write_rows(store: Store, writing: str, rows: Iterable[Entry]) -> Path:
    """Put rows, each with the key of its file, its number and whether it is the last, into the store."""
    columns: dict[str, list[Any]] = {name: [] for name in _schema().names}
    for key, number, last, row in rows:
        text = row.extract
        columns["file"].append(key)
        columns["writing"].append(writing)
        columns["row"].append(number)
        columns["last"].append(last)
        columns["part"].append(text.part)
        if isinstance(text, Unread):
            about = {"reason": text.reason, "remedy": text.remedy, "severity": text.severity}
            values: tuple[str | int | None, ...] = (None, None, None, None, _written(about), None, None)
        else:
            clean = row.cleaned or CleanText(text.raw, text.raw)
            values = (
                len(clean.text), text.raw, None if clean.text == text.raw else clean.text, _write_steps(clean.steps),
                _written(dict(text.metadata)), _written(text.remarks) if text.remarks else None,
                None if row.own is None else _written(dict(row.own)),
            )  # fmt: skip
        for name, value in zip(("chars", "raw", "clean", "steps", "about", "remarks", "own"), values, strict=True):
            columns[name].append(value)
    return store.write(TEXTS, _table(columns), texts=("raw", "clean", "steps"))


def _table(columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """As ``pa.table`` makes it, which imports pandas: 35 MB that a process that reads and cleans does without."""
    import pyarrow as pa

    schema = _schema()
    return pa.Table.from_arrays([_column(columns[field.name], field.type) for field in schema], schema=schema)


def _column(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    """Strings, numbers or booleans, and None where there is nothing."""
    import pyarrow as pa

    def bits(flags: Iterable[bool]) -> pa.Buffer:
        return pa.py_buffer(np.packbits(np.fromiter(flags, np.bool_, len(values)), bitorder="little"))

    there = bits(value is not None for value in values)
    if pa.types.is_boolean(kind):
        buffers = [there, bits(map(bool, values))]
    elif pa.types.is_integer(kind):
        buffers = [there, pa.py_buffer(np.fromiter((value or 0 for value in values), np.int64, len(values)))]
    else:
        written = [(value or "").encode() for value in values]
        width = np.int64 if pa.types.is_large_string(kind) else np.int32
        borders = np.fromiter(accumulate(map(len, written), initial=0), width, len(values) + 1)
        buffers = [there, pa.py_buffer(borders), pa.py_buffer(b"".join(written))]
    return pa.Array.from_buffers(kind, len(values), buffers)


def _schema() -> pa.Schema:
    import pyarrow as pa

    text = pa.large_string()
    return pa.schema([
        ("file", pa.string()), ("writing", pa.string()), ("row", pa.int64()), ("last", pa.bool_()),
        ("part", pa.string()), ("chars", pa.int64()),
        ("raw", text), ("clean", text), ("steps", text), ("about", text), ("remarks", pa.string()),
        ("own", pa.string()),
    ])  # fmt: skip


def known_keys(store: Store) -> dict[str, tuple[Path, ...]]:
    """The files that the store has whole, by their keys, and the parts that each is in."""
    found: FileRows[Path] = FileRows()
    for path in store.parts(TEXTS):
        for key, writing, number, last in _values(store, path, ("file", "writing", "row", "last")):
            found.add(key, writing, number, last, path)
    alike: dict[tuple[Path, ...], tuple[Path, ...]] = {}  # a part has the texts of many files

    def parts_of(paths: Sequence[Path]) -> tuple[Path, ...]:
        parts = tuple(dict.fromkeys(paths))
        return alike.setdefault(parts, parts)

    return {key: parts_of(paths) for key in found.files() if (paths := found.get(key)) is not None}


def read_rows(store: Store, paths: Iterable[Path], wanted: Container[str]) -> Callable[[str], Sequence[Row] | None]:
    """What gives the rows of those of the wanted files that these parts have whole, by their keys.

    Of a part that is gone or damaged rows are missing.
    """
    rows: FileRows[Row] = FileRows()
    names = ("file", "writing", "row", "last", "part", "raw", "clean", "steps", "about", "remarks", "own")
    for path in paths:
        for key, written, number, last, *said in _values(store, path, names):
            if key in wanted:
                rows.add(key, written, number, last, _row(*said))
    return rows.get


def read_places(
    store: Store, paths: Iterable[Path], wanted: Container[str], writing: str | None = None
) -> Callable[[str], Sequence[Row] | None]:
    """As :func:`read_rows`, with the place of each text in the store instead of the text.

    What was ``writing`` just now is taken as far as it goes. One part at a time is in memory.
    """
    packed = PackedRows(_row_at)
    numbers: FileRows[int] = FileRows(writing)
    names = ("file", "writing", "row", "last", "chars", "part", "about", "remarks", "own")
    for path in paths:
        for place, (key, written, number, last, chars, *said) in enumerate(_values(store, path, names)):
            if key in wanted:
                at = None if chars is None else Place(path, place, chars)
                numbers.add(key, written, number, last, packed.append(at, tuple(said)))

    def rows_of(key: str) -> Sequence[Row] | None:
        found = numbers.get(key)
        return None if found is None else packed.some(found)

    return rows_of


def _row_at(place: Place | None, part: str, about: str, remarks: str | None, own: str | None) -> Row:
    """The row of a text that stays where it is; what it says of itself is read when it is asked for."""
    if place is None:  # it gave no text
        return _row(part, None, "", None, about, remarks, None)
    return Row(_extract_at(part, about, remarks), None, None if own is None else LateFacts(own), place)


@lru_cache(maxsize=1000)  # files of one kind have the same to say
def _extract_at(part: str, about: str, remarks: str | None) -> Extract:
    """What a file says of a text that stays in the store."""
    return Extract("", json.loads(about), part, _told(remarks))


def _told(remarks: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((reason, remedy) for reason, remedy in json.loads(remarks)) if remarks else ()


def read_texts_at(store: Store, path: Path, rows: Collection[int]) -> dict[int, tuple[str, CleanText]]:
    """The raw and clean texts in these rows of a part; those are missing that are not there any more."""
    wanted = frozenset(rows)
    found = enumerate(_values(store, path, ("raw", "clean", "steps")))
    return {
        place: (raw, CleanText(raw, raw if clean is None else clean, LateSteps(steps) if steps else ()))
        for place, (raw, clean, steps) in found
        if place in wanted
    }


def _values(store: Store, path: Path, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The values of these columns, row by row; nothing of a part that has other columns."""
    for batch in store.read(path, list(names)):
        if set(batch.schema.names) >= set(names):
            yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def _row(
    part: str, raw: str | None, clean: str | None, steps: str | None, about: str, remarks: str | None, own: str | None
) -> Row:
    known = json.loads(about)
    if raw is None:
        return Row(Unread(part, known["reason"], known["remedy"], known["severity"]))
    cleaned = CleanText(raw, raw if clean is None else clean, LateSteps(steps) if steps else ())
    return Row(Extract(raw, known, part, _told(remarks)), cleaned, None if own is None else json.loads(own))


def read_stamps(store: Store) -> Iterator[tuple[Stamp, str]]:
    """The stamps of files as they were when the texts were last loaded, with their keys."""
    for part in store.parts(FILES):
        for path, size, changed, key in _values(store, part, ("path", "size", "changed", "file")):
            yield (path, size, changed), key


def can_be_stamped(file: FoundFile, now: int) -> bool:
    """Whether the time of a file tells what is in it, as it was looked at ``now`` (ns)."""
    return now - file.changed > _RACY


def write_stamps(store: Store, keys: Iterable[tuple[FoundFile, str]], now: int) -> None:
    """Note which file has which key; ``now`` is when the files were looked at (ns)."""
    import pyarrow as pa

    kept = [(file, key) for file, key in keys if key and can_be_stamped(file, now)]
    older = store.parts(FILES)
    columns = {
        "path": [file.path for file, _ in kept], "size": [file.size for file, _ in kept],
        "changed": [file.changed for file, _ in kept], "file": [key for _, key in kept],
    }  # fmt: skip
    types = [("path", pa.string()), ("size", pa.int64()), ("changed", pa.int64()), ("file", pa.string())]
    store.write(FILES, pa.table(columns, schema=pa.schema(types)))
    for path in older:
        store.remove(path)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _write_steps(steps: Sequence[Step]) -> str | None:
    """Steps as JSON: [name, [[start, end, after, confidence], …]], or with "order" for text that was moved."""
    if not steps:
        return None
    if isinstance(steps, LateSteps):
        return steps._written
    return _written(
        [
            [name, "order", [[p.start, p.end, p.after, p.confidence] for p in change.pieces]]
            if isinstance(change, Rearrangement)
            else [name, "edits", [[e.start, e.end, e.after, e.confidence] for e in change]]
            for name, change in steps
        ]
    )


def _read_steps(written: str) -> Iterator[Step]:
    for name, kind, changes in json.loads(written):
        if kind == "order":
            yield name, Rearrangement(tuple(Piece(*change) for change in changes))
        else:
            yield name, [Edit(*change) for change in changes]
