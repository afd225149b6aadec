"""Which texts are known from the last time, which have to be read, and both together in the order of the files."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten
from typing import Any

from ..clean import CleanConfig
from ..document import Problem
from ..engine import Lost, Store, StoreError, run, workers_for
from ..errors import OptionError
from ..readers import PLAIN_SUFFIXES, Columns, FoundFile, FoundTexts, Unread, is_there, texts_of
from .gathering import Gathered, Row, Work, batches, gather, keep, key_of, rows_of
from .stored import can_be_stamped, known_keys, read_places, read_rows, read_stamps, write_stamps

_DAY = 24 * 3600
_LOST = Unread(
    "", "reading it ended the process, perhaps for want of memory", "split the file, or read it on a larger machine"
)


@dataclass(frozen=True, slots=True)
class Way:
    """How texts are loaded: what is cleaned, which columns tables have, on what it runs, with a bar or not.

    With ``stay`` the texts stay in the store, and their rows say where.
    """

    config: CleanConfig
    columns: Columns | None = None
    workers: int | None = None
    progress: bool = False
    stay: bool = False
    engine: Any = None


@dataclass(slots=True)
class Loaded:
    """The rows of each file and the key of its content, in the order of the files; what was amiss with the store."""

    rows: list[Sequence[Row]]
    keys: list[str]
    problems: list[Problem] = field(default_factory=list)


def load_rows(found: FoundTexts, way: Way, store: Store | None) -> Loaded:
    """Every file's rows: from the store where they are the same as the last time, else read and cleaned."""
    if store is None:
        slow: list[Problem] = []
        rows = dict(_read(found.files, range(len(found.files)), way, None, lambda each, _: _tell(each.faults, slow)))
        return Loaded([rows[i] for i in range(len(found.files))], [""] * len(found.files), slow)
    problems: list[Problem] = []
    try:
        store.open(found.name)
    except StoreError as error:
        if way.stay:
            raise _no_place(error) from error
        problems.append(_not_kept(error))
        anew = load_rows(found, way, None)
        return Loaded(anew.rows, anew.keys, [*problems, *anew.problems])
    return _with_store(found, way, store, problems)


def load_frame(frame: object, way: Way) -> tuple[FoundTexts, Loaded]:
    """The rows of a DataFrame, and it as the one file that was found. Raises OptionError for anything else."""
    import pandas as pd

    from ..readers.frame import read_frame

    if not isinstance(frame, pd.DataFrame):
        reason = f"texts are not loaded from a {type(frame).__name__}"
        raise OptionError(shorten(repr(frame), 60), reason, "give a file, a folder, a pattern or a DataFrame")
    work = Work((), way.config, way.columns)
    faults: list[str] = []
    problems: list[Problem] = []
    rows = rows_of(list(read_frame(frame, way.columns)), work, faults)
    _tell(faults, problems)
    file = FoundFile("DataFrame", "DataFrame", 0, 0)
    return FoundTexts("DataFrame", Path(), "frame", [file]), Loaded([rows], [""], problems)


def _with_store(found: FoundTexts, way: Way, store: Store, problems: list[Problem]) -> Loaded:
    now = time.time_ns()
    known = known_keys(store)
    keys, stale = _stamped(found.files, store)
    if known:  # what has another name or time may still be the same
        for i, (key, file) in enumerate(zip(keys, found.files, strict=True)):
            if key not in known:
                keys[i] = key_of(file)
                stale = stale or (keys[i] in known and can_be_stamped(file, now))
    else:
        keys = [""] * len(keys)
    rows: dict[int, Sequence[Row]] = dict(_kept(store, keys, known, way))
    missing = [i for i in range(len(keys)) if i not in rows]
    slow: list[Problem] = []

    def note(gathered: Gathered, places: Sequence[int]) -> None:
        for place, key in zip(places, gathered.keys, strict=True):
            keys[place] = key
        if gathered.error is not None and not problems:
            problems.append(_not_kept(gathered.error))
        _tell(gathered.faults, slow)

    rows |= dict(_read(found.files, missing, way, store, note))
    if (missing or stale) and not problems:
        try:
            write_stamps(store, zip(found.files, keys, strict=True), now)
        except StoreError as error:
            problems.append(_not_kept(error))
        _forget(store, keys, known)
    return Loaded([rows[i] for i in range(len(found.files))], keys, [*problems, *slow])


def _stamped(files: Sequence[FoundFile], store: Store) -> tuple[list[str], bool]:
    """The key of each file that is as it was the last time, else ""; and whether any is there no more as it was."""
    place = {file.path: i for i, file in enumerate(files)}
    keys, stale = [""] * len(files), False
    for (path, size, changed), key in read_stamps(store):
        i = place.get(path)
        if i is not None and (files[i].size, files[i].changed) == (size, changed):
            keys[i] = key
        else:
            stale = True
    return keys, stale


def _forget(store: Store, keys: Sequence[str], known: Mapping[str, Sequence[Path]]) -> None:
    """Remove parts that were there before and have none of the texts any more, unless they are of today.

    A younger one may be that of another process that has not come to its end.
    """
    needed = {path for key in keys for path in known.get(key, ())}
    for path in {path for paths in known.values() for path in paths} - needed:
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _DAY:
                store.remove(path)


def _kept(
    store: Store, keys: Sequence[str], known: Mapping[str, Sequence[Path]], way: Way
) -> Iterator[tuple[int, Sequence[Row]]]:
    """The rows of the files that the store has, by the place of the file."""
    wanted = {key for key in keys if key in known}
    paths = dict.fromkeys(path for key in keys for path in known.get(key, ()))
    rows_of_file = (read_places if way.stay else read_rows)(store, paths, wanted)
    for place, key in enumerate(keys):
        if (found := rows_of_file(key)) is not None:
            yield place, found


def _read(
    files: Sequence[FoundFile],
    places: Sequence[int],
    way: Way,
    store: Store | None,
    note: Callable[[Gathered, Sequence[int]], None],
) -> Iterator[tuple[int, Sequence[Row]]]:
    """Read and clean the files at these places."""
    wanted = [files[place] for place in places]
    # Reading plain text is over before processes have started: only what has to be cleaned or unpacked counts.
    heavy = sum(file.size for file in wanted if way.config.repairs or file.suffix not in PLAIN_SUFFIXES)
    workers = workers_for(heavy, way.workers) if way.engine is None else 1
    with _proof(store if way.engine is not None else None) as proof:
        works = [
            Work(batch, way.config, way.columns, store, workers > 1 or way.engine is not None, way.stay, proof)
            for batch in batches(wanted)
        ]
        start = 0
        lost: list[tuple[Work, Sequence[int]]] = []
        for work, gathered in zip(works, _run(works, workers, way), strict=True):
            its = places[start : start + len(work.files)]
            start += len(work.files)
            if isinstance(gathered, Lost):
                lost.append((work, its))
            else:
                yield from _taken(gathered, work, its, note, way.engine)
        for work, its in lost:
            yield from _taken(_one_by_one(work, way.engine), work, its, note, way.engine)


def _run(works: Sequence[Work], workers: int, way: Way) -> Iterator[Gathered | Lost[Work]]:
    sizes = [len(work.files) for work in works]
    told = {"describe": "reading and cleaning", "sizes": sizes, "progress": way.progress}
    return run(gather, works, workers=workers, engine=way.engine, **told)  # type: ignore[arg-type]  # of several types


def _taken(
    gathered: Gathered,
    work: Work,
    places: Sequence[int],
    note: Callable[[Gathered, Sequence[int]], None],
    engine: Any,
) -> Iterator[tuple[int, Sequence[Row]]]:
    """The rows of a batch by the places of its files. Raises OptionError where its worker saw none of the files."""
    if gathered.unseen and is_there(work.files[0]):
        raise _unseen(work.files[0], engine)
    if work.stay and gathered.error is not None:
        raise _no_place(gathered.error) from gathered.error
    if work.store is not None and work.proof and not work.stay and not gathered.parts and gathered.error is None:
        keep(gathered, work.store)  # of a worker that does not see the store
    note(gathered, places)
    yield from zip(places, _rows_of(gathered, work), strict=True)


def _unseen(file: FoundFile, engine: Any) -> OptionError:
    """The error where only this process sees the texts."""
    if engine is None:
        return OptionError("workers", f"other processes do not see «{file.full}»", "load with workers=1")
    remedy = "put the texts where all workers find them under the same path or URL, or load without an engine"
    return OptionError("engine", f"its workers do not see «{file.full}»", remedy)


@contextmanager
def _proof(store: Store | None) -> Iterator[str]:
    """A file in the store while this lasts: a worker that sees it may put parts there."""
    if store is None:
        yield ""
        return
    path = store.folder / f"shared-{uuid.uuid4().hex[:16]}.tmp"
    with suppress(OSError):
        path.touch()
    try:
        yield str(path)
    finally:
        with suppress(OSError):
            path.unlink()


def _rows_of(gathered: Gathered, work: Work) -> list[Sequence[Row]]:
    """The rows of each file of a batch, from the store where they were put there by another process."""
    found: Callable[[str], Sequence[Row] | None] | None = None
    if work.store is not None and gathered.parts:
        keys = set(gathered.keys)
        if work.stay:
            found = read_places(work.store, gathered.parts, keys, gathered.writing)
        else:
            found = read_rows(work.store, gathered.parts, keys)
    return [
        rows if rows is not None else (found and found(key)) or _anew(file, work)
        for file, key, rows in zip(work.files, gathered.keys, gathered.rows, strict=True)
    ]


def _anew(file: FoundFile, work: Work) -> list[Row]:
    """The rows of a file that have gone from the store since they were put there: somebody cleared it."""
    if work.stay and work.store is not None:
        raise StoreError(work.store.folder, "the texts that were put there are gone", "load them once more")
    return rows_of(list(texts_of(file, work.columns)), work, [])


def _one_by_one(work: Work, engine: Any) -> Gathered:
    """A batch that ended its process, file by file in processes of their own, so that one file alone is lost."""
    from ..engine import is_client

    store = work.store if work.stay else None
    single = [Work((file,), work.config, work.columns, store, True, work.stay) for file in work.files]
    if is_client(engine):  # one at a time, so that no other is under suspicion
        found = [next(run(gather, [each], engine=engine)) for each in single]
    else:
        found = list(run(gather, single, workers=2))
    result = Gathered([], [])
    for each, gathered in zip(single, found, strict=True):
        if isinstance(gathered, Lost):
            result.keys.append("")
            result.rows.append([Row(_LOST)])
            continue
        result.keys += gathered.keys if work.stay else [""]
        result.rows += map(list, _rows_of(gathered, each))
        result.error = result.error or gathered.error
        result.faults += gathered.faults
    return result


def _not_kept(error: StoreError) -> Problem:
    return Problem(error.subject, "store", error.reason, f"{error.remedy}; the texts are loaded", "warning")


def _no_place(error: StoreError) -> StoreError:
    """The error of a store, where the texts were to stay in it."""
    reason = f"{error.reason}, and without a place to keep them the texts cannot stay on the disk"
    return StoreError(error.subject, reason, f"{error.remedy}, or hold them in the memory with stream=False")


def _tell(faults: Sequence[str], problems: list[Problem]) -> None:
    """Add a warning that cleaning many texts together failed, for the first of such faults."""
    if faults and not problems:
        reason = f"cleaning many texts together failed ({faults[0]}); each was cleaned by itself, which takes longer"
        remedy = "nothing is lost; please report it: this is a fault of the library, not of the texts"
        problems.append(Problem("", "clean", reason, remedy, "warning"))
