"""What a process and those that it started have used: CPU seconds and memory. Standard library and psutil only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_EVERY = 0.2  # seconds between two looks at the children


def answer_of(command: Sequence[str], cache: Path) -> dict[str, Any]:
    """What a command prints last, as JSON; it gets a folder of its own for what the library keeps.

    Raises subprocess.CalledProcessError where it stops.
    """
    environment = {**os.environ, "CORPUS_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8")
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def cpu_seconds() -> float:
    """Of this process from its start, and of the processes that it started, whether they have ended or wait."""
    import resource

    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used) + _cpu_of_living()


def _cpu_of_living() -> float:
    """Of the processes below this one that live, and of those that ended below them."""
    try:
        import psutil
    except ImportError:  # in the environment of a peer, which starts none
        return 0.0

    seconds = 0.0
    for child in psutil.Process().children(recursive=True):
        try:
            seconds += sum(child.cpu_times()[:4])  # user, system, and both of its children
        except psutil.Error:  # it has just ended
            continue
    return seconds


def peak_megabytes() -> float:
    """The most memory (MB, 10⁶ bytes) this process has held at one time; not what was so before it was itself."""
    try:
        return _peak_by_system("self")
    except OSError:  # not Linux
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def _peak_by_system(process: str) -> float:
    with open(f"/proc/{process}/status", encoding="utf-8", errors="replace") as status:
        return next((int(line.split()[1]) * 1024 / 1e6 for line in status if line.startswith("VmHWM")), 0.0)


@contextmanager
def children_watched() -> Iterator[list[float]]:
    """Peaks of the memory (MB) of all processes below this one, looked at again and again while this lasts."""
    import psutil

    found: list[float] = []
    over = threading.Event()

    def look() -> None:
        while not over.wait(_EVERY):
            for child in psutil.Process().children(recursive=True):
                try:
                    found.append(_peak_by_system(str(child.pid)))
                except OSError:  # not Linux, or it has just ended
                    try:
                        found.append(child.memory_info().rss / 1e6)
                    except psutil.Error:
                        continue

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()
