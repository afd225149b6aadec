"""Memory that was freed goes back to the system: else a process stands at the most it ever needed, and above it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back what Arrow and the C library hold for later; to be called between batches of texts, not within.

    After a batch of four megabytes glibc keeps as much again in holes between small objects. It takes milliseconds.
    """
    arrow = sys.modules.get("pyarrow")
    if arrow is not None:
        arrow.default_memory_pool().release_unused()
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    """``malloc_trim`` of glibc; where there is another C library, nothing."""
    if sys.platform == "linux":
        import ctypes

        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            return found  # type: ignore[no-any-return]  # ctypes does not say what its functions are
    return lambda _: None
