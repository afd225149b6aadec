"""Pieces of work on an engine that the caller has: a client of ``dask.distributed``, or an executor as of
``concurrent.futures`` (threads, processes, loky, mpi4py).

Of an engine nothing is taken for granted but ``submit``; it is never closed here. dask is not imported to tell what an
engine is. At most some pieces for each worker are under way at once, so that results do not fill the memory here; what
waits is cancelled when the caller stops, and what runs comes to its end where it is. A worker that has another version
of this library, or none, ends the run with an error that says so: its results would not be those of this process.
"""

from __future__ import annotations

import asyncio
import os
import uuid
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from typing import Any

from ..errors import EngineError, OptionError
from .fingerprint import installed
from .lost import Lost

_AHEAD = 3  # pieces under way for each worker: it has the next one at hand, and a slow one holds up few
_AT_LEAST = 8  # pieces under way, so that a cluster that grows with its work sees that there is some
_PATIENCE = 30  # seconds after which it is told that a cluster has no workers
_FORSAKEN = 300  # seconds without the workers that there were: their keepers have gone, too
_ANEW = "start a new one and load again; what is in the store is not read twice"
_TAKEN = "give a dask.distributed.Client, or an executor of concurrent.futures, loky or mpi4py"


@dataclass(slots=True)
class UnderWay[W]:
    """A piece that the engine has, or what came of it."""

    work: W
    future: Any
    result: Any = None


@dataclass(frozen=True, slots=True)
class Hands:
    """How pieces are handed to an engine: one more, how many at once, waiting for them, calling them off.

    ``deaths`` are what the death of workers under a piece looks like, ``ended`` what the end of the engine does.
    """

    given: Any
    submit: Callable[[Callable[[Any], Any], Any], Any]
    room: Callable[[], int]
    fetch: Callable[[Sequence[UnderWay[Any]]], None]
    settle: Callable[[Sequence[UnderWay[Any]]], None]
    cancel: Callable[[Sequence[Any]], None]
    deaths: tuple[type[Exception], ...]
    ended: tuple[type[BaseException], ...]


@dataclass(frozen=True, slots=True)
class Checked[W, R]:
    """A function that runs only where the same versions are installed as where it comes from."""

    function: Callable[[W], R]
    versions: tuple[tuple[str, str], ...]

    def __call__(self, work: W) -> R:
        """The function of a piece of work. Raises OptionError where another version is installed."""
        here = dict(installed())
        for name, version in self.versions:
            if here.get(name) != version:
                reason = f"a worker has {name} {here.get(name, 'none')}, and here is {version}"
                remedy = f"install the same {name} where its workers run, and start them anew"
                raise OptionError("the engine", reason, remedy)
        return self.function(work)


def check_engine(engine: object) -> None:
    """Raise OptionError for what is no engine, or for one that has been closed."""
    subject = f"engine={type(engine).__name__}"
    if is_client(engine):
        if getattr(engine, "asynchronous", False):
            reason = "this client is asynchronous, and texts are loaded by a plain call"
            raise OptionError(subject, reason, "make it without asynchronous=True")
        if getattr(engine, "status", "") != "running":
            raise OptionError(subject, f"this client is {getattr(engine, 'status', 'closed')}", "make a new one")
    elif not callable(getattr(engine, "submit", None)) or isinstance(engine, type):
        remedy = "give its client: engine=cluster.get_client()" if hasattr(engine, "get_client") else _TAKEN
        raise OptionError(subject, "this runs no work (it has no method submit)", remedy)


def run_on[W, R](engine: Any, function: Callable[[W], R], works: Sequence[W]) -> Iterator[R | Lost[W]]:
    """``function`` of every piece of work on an engine, in order; a piece that ends its workers comes as Lost.

    Raises OptionError for what is no engine and for workers without this library, EngineError for one that ends
    before the work does, and what ``function`` raises.
    """
    check_engine(engine)
    hands = _of_client(engine) if is_client(engine) else _of_executor(engine)
    checked = Checked(function, installed())
    todo, waiting = deque(works), deque[UnderWay[W]]()
    try:
        while todo or waiting:
            while todo and len(waiting) < hands.room():
                waiting.append(_submitted(hands, checked, todo[0]))
                todo.popleft()
            result = _first(hands, checked, waiting, alone=len(works) == 1)
            waiting.popleft()
            yield result
    except BrokenProcessPool:  # of this machine: its processes are replaced by some of our own, which may die
        from .running import run

        _cancel(hands, waiting)
        rest = [*(each.work for each in waiting), *todo]
        yield from run(function, rest, workers=max(2, _slots(engine)))
    except BaseException:
        _cancel(hands, waiting)
        raise


def _first[W](hands: Hands, function: Callable[[Any], Any], waiting: Sequence[UnderWay[W]], *, alone: bool) -> Any:
    """The result of the first of the pieces under way. One whose workers died, maybe of another, is tried by itself."""
    first = waiting[0]
    try:
        return _result(hands, waiting)
    except hands.deaths:
        if alone:
            return Lost(first.work)
    hands.settle(waiting)
    again = _submitted(hands, function, first.work)
    try:
        return _result(hands, [again])
    except hands.deaths:
        return Lost(first.work)
    except BaseException:
        _cancel(hands, [again])
        raise


def _cancel(hands: Hands, waiting: Sequence[UnderWay[Any]]) -> None:
    hands.cancel([each.future for each in waiting if each.future is not None])


def _submitted[W](hands: Hands, function: Callable[[W], Any], work: W) -> UnderWay[W]:
    try:
        return UnderWay(work, hands.submit(function, work))
    except BrokenProcessPool:
        raise
    except RuntimeError as error:  # so an executor says that it was shut down
        raise _ended(hands, error) from error
    except hands.ended as error:
        raise _ended(hands, error) from error


def _result(hands: Hands, waiting: Sequence[UnderWay[Any]]) -> Any:
    """What came of the first of them."""
    first = waiting[0]
    try:
        hands.fetch(waiting)
        return first.result if first.future is None else first.future.result()
    except BrokenProcessPool:
        raise
    except hands.ended as error:
        raise _ended(hands, error) from error
    except (ImportError, RuntimeError) as error:
        if not _lacks_library(error):
            raise
        remedy = "install persian-corpus where its workers (and the scheduler of Dask) run, and start them anew"
        reason = f"its workers cannot import this library ({str(error.__cause__ or error)[:100]})"
        raise OptionError(_name(hands), reason, remedy) from error


def _lacks_library(error: Exception) -> bool:
    """Whether a worker failed since it could not import this library; the scheduler of Dask says so in its words."""
    if isinstance(error, ImportError):
        return (error.name or "").partition(".")[0] == __name__.partition(".")[0]
    return "deserialization of the task graph" in str(error)


def _ended(hands: Hands, error: BaseException) -> EngineError:
    reason = f"it ended before the work did ({type(error).__name__}: {str(error)[:100]})"
    return EngineError(_name(hands), reason, _ANEW)


def _name(hands: Hands) -> str:
    return f"engine={type(hands.given).__name__}"


def is_client(engine: object) -> bool:
    """Whether this is a client of dask.distributed, or of a class made from it."""
    return any(
        each.__name__ == "Client" and each.__module__.partition(".")[0] == "distributed"
        for each in type(engine).__mro__
    )


def _of_client(client: Any) -> Hands:
    distributed: Any = import_module("distributed")  # there, since its client is
    told: list[str] = []
    had: set[str] = set()  # workers

    def submit(function: Callable[[Any], Any], work: Any) -> Any:
        name = getattr(getattr(function, "function", function), "__name__", "work")  # as its dashboard shows it
        return client.submit(function, work, key=f"{name}-{uuid.uuid4().hex}")

    def room() -> int:
        threads: dict[str, int] = client.nthreads()
        had.update(threads)
        return max(_AT_LEAST, _AHEAD * sum(threads.values()))

    def arrived(pieces: Sequence[UnderWay[Any]], when: str) -> None:
        for waited in count(0, _PATIENCE):
            with suppress(TimeoutError):
                distributed.wait([each.future for each in pieces], timeout=_PATIENCE, return_when=when)
                return
            if client.nthreads():
                continue
            if had and waited >= _FORSAKEN:
                raise EngineError("the cluster", "all its workers have gone, and none has come since", _ANEW)
            if not told:
                told.append("the cluster has no workers; waiting until it has some")
                warnings.warn(told[0], RuntimeWarning, stacklevel=2)

    def fetch(waiting: Sequence[UnderWay[Any]]) -> None:
        while waiting[0].future is not None and waiting[0].future.status == "pending":
            arrived([each for each in waiting if _is_pending(each)], "FIRST_COMPLETED")
            for each in waiting:
                if each.future is not None and each.future.status == "finished":
                    with suppress(distributed.KilledWorker):  # since it finished; it is told when it is its turn
                        each.result = each.future.result()
                        each.future = None  # a cluster keeps a result for as long as somebody has its future

    def settle(waiting: Sequence[UnderWay[Any]]) -> None:
        if pending := [each for each in waiting if _is_pending(each)]:
            arrived(pending, "ALL_COMPLETED")

    def cancel(futures: Sequence[Any]) -> None:
        with suppress(Exception):  # a cluster that is gone has nothing left to be cancelled
            client.cancel(list(futures), force=True)

    ended = (distributed.comm.CommClosedError, CancelledError, asyncio.CancelledError)
    return Hands(client, submit, room, fetch, settle, cancel, (distributed.KilledWorker,), ended)


def _is_pending(piece: UnderWay[Any]) -> bool:
    return piece.future is not None and piece.future.status == "pending"


def _of_executor(executor: Any) -> Hands:
    slots = _slots(executor)

    def cancel(futures: Sequence[Any]) -> None:
        for future in reversed(futures):  # the last first, so that none begins meanwhile
            future.cancel()

    def leave(waiting: Sequence[UnderWay[Any]]) -> None:
        """Its results are here already."""

    ended = (BrokenExecutor, CancelledError)
    return Hands(executor, executor.submit, lambda: _AHEAD * slots, leave, leave, cancel, (), ended)


def _slots(executor: Any) -> int:
    """How many pieces an executor runs at once, as far as it says."""
    for name in ("_max_workers", "num_workers"):  # concurrent.futures and loky; mpi4py
        if isinstance(found := getattr(executor, name, None), int) and found > 0:
            return found
    return os.cpu_count() or 1
