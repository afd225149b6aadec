"""Pieces of work, one after the other, on several processes or on a given engine; results come in their order.

A piece of work should be small to send (paths, not texts) and some hundred milliseconds long. Processes are those of
loky: unlike the standard library's they need no ``if __name__ == "__main__"`` in a researcher's script, and a death
among them is noticed.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ..errors import OptionError
from .lost import Lost

_POOL_PAYS = 20_000_000  # bytes of text: below, starting processes costs more than they save (measured)
_IDLE = 20  # seconds after which a process ends that nobody has asked for anything
_LONG = 100  # pieces of work that were long enough for new processes to pay: they begin with empty memory

_LEAN = {"ARROW_DEFAULT_MEMORY_POOL": "system"} if sys.platform == "linux" else {}
"""Arrow in our processes has its memory from the C library, which gives back what is free (:mod:`.memory`)."""

_AHEAD = 2  # pieces a process has waiting: more would only fill the memory with results


def workers_for(size: int, asked: int | None = None) -> int:
    """How many processes work on ``size`` bytes: as many as ``asked`` for, else one for each core where that pays.

    >>> workers_for(1_000_000), workers_for(1_000_000, 3)
    (1, 3)
    """
    if asked is not None:
        if not isinstance(asked, int) or isinstance(asked, bool) or asked < 1:
            raise OptionError(f"workers={asked!r}", "this is no number of processes", "give 1 or more, or None")
        return asked
    if size < _POOL_PAYS:
        return 1
    from loky import cpu_count  # those that this process may use, on every system and in a container

    return int(cpu_count())


def run[W, R](
    function: Callable[[W], R],
    works: Sequence[W],
    *,
    workers: int = 1,
    engine: Any = None,
    describe: str = "",
    sizes: Sequence[int] = (),
    progress: bool = False,
) -> Iterator[R | Lost[W]]:
    """``function`` of every piece of work, in order; with ``progress`` a bar is drawn on stderr.

    ``sizes`` are how many texts each piece has, for the bar. A piece whose process dies is tried once more by itself;
    when that process dies too, it comes as :class:`Lost`. When the caller stops (Ctrl-C), the processes are ended.

    ``engine``, a client of dask.distributed or an executor of concurrent.futures, runs the pieces instead of processes
    of this machine (:mod:`corpus.engine.given`): what waits is cancelled when the caller stops, and the engine stays
    open. Raises OptionError for what is no engine and for workers without this library, EngineError for one that ends.
    """
    if engine is not None:
        from .given import run_on  # few have an engine of their own

        results = run_on(engine, function, works)
    else:
        results = _on_processes(function, works, workers) if workers > 1 and works else map(function, works)
    yield from _watched(results, describe, sizes or [1] * len(works)) if progress else results


def _watched[R](results: Iterable[R], describe: str, sizes: Sequence[int]) -> Iterator[R]:
    from tqdm.auto import tqdm

    with tqdm(total=sum(sizes), desc=describe, unit=" texts", file=sys.stderr, leave=False) as bar:
        for result, size in zip(results, sizes, strict=True):
            bar.update(size)
            yield result


def _on_processes[W, R](function: Callable[[W], R], works: Sequence[W], workers: int) -> Iterator[R | Lost[W]]:
    from loky.process_executor import TerminatedWorkerError

    todo = deque(works)
    while todo:
        done = 0
        try:
            for result in _in_pool(function, list(todo), workers):
                done += 1
                yield result
        except TerminatedWorkerError:
            # Whichever piece it was, those that were running begin again one at a time, so that it is known by itself.
            for _ in range(done):
                todo.popleft()
            for _ in range(min(workers, len(todo))):
                yield _alone(function, todo.popleft())
        else:
            return


def _alone[W, R](function: Callable[[W], R], work: W) -> R | Lost[W]:
    from loky.process_executor import TerminatedWorkerError

    try:
        return next(_in_pool(function, [work], 1))
    except TerminatedWorkerError:
        return Lost(work)


def _in_pool[W, R](function: Callable[[W], R], works: Sequence[W], workers: int) -> Iterator[R]:
    executor = _pool(workers)
    waiting: deque[Any] = deque()
    try:
        for work in works:
            waiting.append(executor.submit(function, work))
            if len(waiting) > workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BaseException:
        executor.shutdown(wait=True, kill_workers=True)
        raise
    if len(works) < _LONG:
        _POOLS[os.getpid(), workers] = executor
    else:
        executor.shutdown(wait=True)


_POOLS: dict[tuple[int, int], Any] = {}
"""Processes that wait for the next question, by whose they are and how many: what they have learnt they still know."""


def _pool(workers: int) -> Any:
    """Processes, started when work comes; those that wait in vain end by themselves. Nobody else has them meanwhile."""
    from loky import ProcessPoolExecutor

    known = _POOLS.pop((os.getpid(), workers), None)
    return known or ProcessPoolExecutor(max_workers=workers, timeout=_IDLE, env={**_LEAN, **os.environ})
