"""What was found out about texts, kept in Parquet files: the second time only what has changed is worked on.

A :class:`Store` is a folder of parts: Parquet files that are written once, under a name of their own, and put in
place whole by renaming. So a reader never sees half a part, processes that write at once do not disturb each other,
and what a killed process had finished is there for the next. A part that cannot be read is as if it were not there.

``CORPUS_CACHE`` names another place for the stores than the user's cache folder.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import time
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CorpusError
from ..readers import is_url
from .fingerprint import code_fingerprint
from .memory import give_back

if TYPE_CHECKING:
    import pyarrow as pa

VARIABLE = "CORPUS_CACHE"
_ABOUT = "about.json"  # what a store is of, for people and for `corpus cache`
_USED = "used"  # its time says when a store was last opened
_UNFINISHED = ".tmp"
_ROWS = 200  # texts in memory at once while a part is read or written
_STALE = 24 * 3600  # seconds: an unfinished file so old belongs to a process that was killed
_FORGOTTEN = 30 * 24 * 3600  # seconds: stores of older versions are removed when nobody has opened them for so long


class StoreError(CorpusError, OSError):
    """The store could not be written; nothing is lost but time."""

    __str__ = Exception.__str__


@dataclass(frozen=True, slots=True)
class Store:
    """One folder of parts: those of one source of texts, worked on by one version of the library in one way."""

    folder: Path

    @classmethod
    def of(cls, source: str | os.PathLike[str], way: str) -> Store:
        """The store for ``source`` (a folder, file or pattern), whose texts are worked on in the ``way`` named."""
        name = source_name(source)
        how = hashlib.sha256(f"{code_fingerprint()} {way}".encode()).hexdigest()[:16]
        return cls(cache_folder() / hashlib.sha256(os.fsencode(name)).hexdigest()[:16] / how)

    @classmethod
    def for_now(cls) -> Store:
        """A store that nobody finds again, for the caller to remove; it lies where the system keeps what passes."""
        return cls(Path(tempfile.mkdtemp(prefix="corpus-")) / "texts" / "now")

    def open(self, source: str | os.PathLike[str]) -> None:
        """Make the folder, note when it was used, and remove what killed processes and old versions left."""
        try:
            self.folder.parents[1].mkdir(
                mode=0o700, parents=True, exist_ok=True
            )  # texts may not be for everybody's eyes
            self.folder.mkdir(parents=True, exist_ok=True)
            about = self.folder.parent / _ABOUT
            if not about.exists():
                shown = os.fsencode(source_name(source)).decode("utf-8", "replace")
                self._put(about, json.dumps({"source": shown}, ensure_ascii=False).encode())
            (self.folder / _USED).touch()
        except OSError as error:
            raise self._error(error) from error
        with contextlib.suppress(OSError):  # tidying up is no reason to stop
            self._tidy()

    def parts(self, kind: str) -> list[Path]:
        """The parts of a kind, oldest name first."""
        return sorted(self.folder.glob(f"{kind}-*.parquet"))

    def write(self, kind: str, table: pa.Table, *, texts: Collection[str] = ()) -> Path:
        """Put a table in place as a new part. Raises StoreError where the disk is full or may not be written to.

        Columns of ``texts``, of which hardly two are the same, are written some rows at a time, without a look for
        those that are: that takes a fifth of the memory.
        """
        import pyarrow.parquet as pq

        target = self.folder / f"{kind}-{uuid.uuid4().hex[:16]}.parquet"
        unfinished = target.with_suffix(_UNFINISHED)
        try:
            alike = [name for name in table.schema.names if name not in texts] if texts else True
            pq.write_table(
                table, unfinished, compression="zstd", write_page_checksum=True,
                use_dictionary=alike, row_group_size=_ROWS if texts else None,
            )  # fmt: skip
            _to_disk(unfinished)
            os.replace(unfinished, target)
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise self._error(error) from error
        give_back()
        return target

    def read(self, part: Path, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows of a part, some at a time; of one that is gone or damaged those before the damage.

        A damaged part is removed, so that its texts are read anew the next time.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            with pq.ParquetFile(part, page_checksum_verification=True, pre_buffer=False) as file:
                yield from file.iter_batches(_ROWS, columns=columns, use_threads=False)
            give_back()
        except (pa.ArrowException, OSError, ValueError) as error:
            self._remove_damaged(part, error)

    def read_whole(self, part: Path) -> pa.Table | None:
        """The table of a part, or None where it is gone or damaged."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        give_back()  # of what the part before was needed for
        try:
            with pq.ParquetFile(part, page_checksum_verification=True, pre_buffer=False) as file:
                return file.read(use_threads=False)
        except (pa.ArrowException, OSError, ValueError) as error:
            self._remove_damaged(part, error)
            return None

    def _remove_damaged(self, part: Path, error: Exception) -> None:
        """Take a part away that is damaged; what the system says (no such file, too many open) passes."""
        if not isinstance(error, OSError) or error.errno is None:
            self.remove(part)

    @contextlib.contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder in the store for what is needed in between. Raises StoreError where it cannot be written to."""
        try:
            with tempfile.TemporaryDirectory(dir=self.folder, suffix=_UNFINISHED) as folder:
                yield Path(folder)
        except OSError as error:
            raise self._error(error) from error

    def remove(self, part: Path) -> None:
        """Take a part away."""
        with contextlib.suppress(OSError):
            part.unlink()

    def _put(self, target: Path, data: bytes) -> None:
        unfinished = target.with_name(f"{target.name}-{uuid.uuid4().hex[:8]}{_UNFINISHED}")
        unfinished.write_bytes(data)
        os.replace(unfinished, target)

    def _tidy(self) -> None:
        now = time.time()
        for left in self.folder.glob(f"*{_UNFINISHED}"):
            if now - left.stat().st_mtime <= _STALE:
                continue
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()
        for other in self.folder.parent.iterdir():
            used = other / _USED
            if other != self.folder and used.exists() and now - used.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(other, ignore_errors=True)

    def _error(self, error: OSError) -> StoreError:
        remedy = f"make room or name another place with the environment variable {VARIABLE}; the texts are loaded"
        return StoreError(self.folder, f"what was loaded cannot be kept ({error.strerror or error})", remedy)


def source_name(source: str | os.PathLike[str]) -> str:
    """What a store is known by: the full path of its texts, or their URL."""
    name = os.fspath(source)
    return name if is_url(name) else os.path.abspath(os.path.expanduser(name))


def _to_disk(path: Path) -> None:
    """Wait until a file is on the disk, so that a name never leads to an empty one after a loss of power."""
    with open(path, "r+b") as file:  # Windows waits only for files that may be written to
        os.fsync(file.fileno())


def cache_folder() -> Path:
    """Where the stores are."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("persian-corpus", appauthor=False))


@dataclass(frozen=True, slots=True)
class StoreSize:
    """What the store of one source holds: files and bytes, in how many versions, and when it was last used."""

    source: str
    folder: Path
    versions: int
    files: int
    size: int
    used: float


def stores() -> Iterator[StoreSize]:
    """The stores on this machine, in the order of their sources."""
    found = []
    for about in cache_folder().glob(f"*/{_ABOUT}"):
        try:
            source = str(json.loads(about.read_text("utf-8"))["source"])
            versions = [path for path in about.parent.iterdir() if path.is_dir()]
            files = [path.stat() for path in about.parent.rglob("*.parquet")]
            used = max((path.stat().st_mtime for path in about.parent.glob(f"*/{_USED}")), default=0.0)
        except (OSError, ValueError, KeyError, TypeError):
            continue  # taken away meanwhile, or none of ours
        found.append(StoreSize(source, about.parent, len(versions), len(files), sum(f.st_size for f in files), used))
    yield from sorted(found, key=lambda each: each.source)
