"""Work without Python's search for objects that nobody needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Python looks for objects that nobody needs later: what is kept is looked at again and again, a tenth of the time.

    Objects that nothing refers to go at once all the same; only rings of objects wait.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
