"""Tables that took long to make, kept beside the texts that they are about."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from ..engine import Store

_KIND = "result"
_MOST = 40  # tables of one source: those of texts that have changed since are not needed again
_SLOW = 200  # texts: of fewer, tables are made in no time


class Results:
    """What was asked of these very texts before; ``names`` are id, content and date of each.

    A table is taken only where every text is the same, in the same order, under the same version of the library.
    """

    def __init__(self, store: Store, names: Iterable[tuple[str, str, str]]) -> None:
        self._store, self._names = store, names

    def __getstate__(self) -> dict[str, Any]:
        return {"_store": self._store, "_names": (), "_texts": self._texts}  # the names are read once

    @cached_property
    def _texts(self) -> str | None:
        """A name for all the texts, None where they are too few to keep anything."""
        lines = ["\t".join(name) for name in self._names]
        return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest() if len(lines) >= _SLOW else None

    def table(self, question: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """The answer to ``question``, from the store or made now and kept; columns and types are the same."""
        if self._texts is None:
            return make()
        import pyarrow as pa

        kind = f"{_KIND}-{hashlib.sha256(f'{question} {self._texts}'.encode()).hexdigest()[:24]}"
        for part in self._store.parts(kind):
            if (kept := self._store.read_whole(part)) is not None:
                found: pd.DataFrame = kept.to_pandas(use_threads=False)
                return found
        table = make()
        with contextlib.suppress(OSError):  # that nothing can be kept was told when the texts were loaded
            self._store.write(kind, pa.Table.from_pandas(table, preserve_index=False))
            self._forget()
        return table

    def _forget(self) -> None:
        """Remove the oldest tables where there are very many."""
        parts = sorted(self._store.parts(_KIND), key=lambda part: part.stat().st_mtime)
        for part in parts[:-_MOST]:
            self._store.remove(part)
