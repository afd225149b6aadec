"""Engines for tests: a small cluster of Dask whose workers are started anew when they die, and a pool of processes."""

from __future__ import annotations

import logging
import multiprocessing
import os
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import dask
from distributed import Client, LocalCluster


@contextmanager
def two_workers() -> Iterator[Client]:
    """The client of a cluster with two workers; afterwards none of its processes is left.

    It gives a piece of work up when one worker has died under it (by default Dask does after the fourth).
    """
    settings = {"distributed.scheduler.allowed-failures": 0, "distributed.worker.memory.terminate": False}
    with (
        dask.config.set(settings),
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
        ) as cluster,
        cluster.get_client() as client,
    ):
        yield client
        pids = list(client.run(os.getpid).values())
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [pid for pid in pids if Path(f"/proc/{pid}").exists()] == []


def two_processes() -> ProcessPoolExecutor:
    """A pool whose processes start afresh: one with the threads of a cluster cannot be copied safely."""
    return ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"))
