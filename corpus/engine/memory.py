"""Memory that was freed goes back to the system: else a process stands at the most it ever needed, and above it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from .pauses import Shared


def give_back() -> None:
    """Give back what Arrow and the C library hold for later; to be called between batches of texts, not within.

    After a batch of four megabytes glibc keeps as much again in holes between small objects. It takes milliseconds.
    """
    arrow = sys.modules.get("pyarrow")
    if arrow is not None:
        for pool in {id(each): each for each in (arrow.default_memory_pool(), *_PUT_ASIDE)}.values():
            pool.release_unused()
    _trim()(0)


@contextmanager
def lean_arrow() -> Iterator[None]:
    """While this lasts, Arrow has its memory from the C library, which gives back what :func:`give_back` asks for.

    Arrow's own allocators keep what lies between columns that are in use; with them a table that is put together of
    many parts takes twice its size. Columns that are made meanwhile remember where their memory is from.
    """
    if sys.platform != "linux":
        yield
        return
    with _LEAN.held():
        yield


def _use_system() -> Any:
    import pyarrow as pa

    usual = pa.default_memory_pool()
    _PUT_ASIDE.append(usual)  # which Parquet goes on to use
    pa.set_memory_pool(pa.system_memory_pool())
    return usual


def _use(pool: Any) -> None:
    import pyarrow as pa

    pa.set_memory_pool(pool)
    _PUT_ASIDE.clear()


_LEAN = Shared(_use_system, _use)
_PUT_ASIDE: list[Any] = []
"""Arrow's own allocator, while it is to use another one."""


@cache
def _trim() -> Callable[[int], object]:
    """``malloc_trim`` of glibc; where there is another C library, nothing."""
    if sys.platform == "linux":
        import ctypes

        found = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if found is not None:
            return found  # type: ignore[no-any-return]  # ctypes does not say what its functions are
    return lambda _: None
