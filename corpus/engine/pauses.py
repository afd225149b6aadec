"""Work without Python's search for objects that nobody needs."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Pauses:
    """Pauses that are open, in whatever threads, and whether Python looked before the first of them began."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open = 0
        self._was_on = False

    def begin(self) -> None:
        with self._lock:
            if not self._open:
                self._was_on = gc.isenabled()
                gc.disable()
            self._open += 1

    def end(self) -> None:
        with self._lock:
            self._open -= 1
            if not self._open and self._was_on:
                gc.enable()


_PAUSES = _Pauses()


@contextmanager
def collection_paused() -> Iterator[None]:
    """Python looks for objects that nobody needs later: what is kept is looked at again and again, a tenth of the time.

    Objects that nothing refers to go at once all the same; only rings of objects wait. Where pauses overlap, as those
    of several threads do, it is the last to end that lets Python look again.
    """
    _PAUSES.begin()
    try:
        yield
    finally:
        _PAUSES.end()
