"""Settings of the whole process that hold while some work is done, and what to be without: Python's search for objects.

Work overlaps, in threads and within other work: the first that begins makes the setting, the last that ends takes it
back.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Shared[T]:
    """A setting: ``make`` makes it and says how it was before, ``restore`` is given that."""

    def __init__(self, make: Callable[[], T], restore: Callable[[T], object]) -> None:
        self._make, self._restore = make, restore
        self._lock = threading.Lock()
        self._before: list[T] = []
        self._open = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts, the setting is made."""
        with self._lock:
            if not self._open:
                self._before = [self._make()]
            self._open += 1
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1
                if not self._open:
                    self._restore(self._before.pop())


def _stop() -> bool:
    was_on = gc.isenabled()
    gc.disable()
    return was_on


def _go_on(was_on: bool) -> None:
    if was_on:
        gc.enable()


_PAUSES = Shared(_stop, _go_on)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Python looks for objects that nobody needs later: what is kept is looked at again and again, a tenth of the time.

    Objects that nothing refers to go at once all the same; only rings of objects wait. Where pauses overlap, as those
    of several threads do, it is the last to end that lets Python look again.
    """
    with _PAUSES.held():
        yield
