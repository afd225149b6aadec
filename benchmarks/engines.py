"""The same folder loaded and counted in this process, on two processes, and on a cluster of Dask with two workers.

    python benchmarks/engines.py [--megabytes 40] [--rounds 2]

Texts are made by generator.py into a temporary folder. Each way is a process of its own, in turn, and the best of the
rounds counts; starting a cluster stands apart, as a cluster is there before the texts are. CPU seconds are those of all
processes from start to end, and say more than the clock where the machine has other work. Memory is the peak of the
parent and of its largest worker. The tables of documents and frequencies have to be identical, or the run fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import write_texts
from processes import answer_of, children_watched, cpu_seconds, peak_megabytes

WAYS = ("this process", "two processes", "Dask, two workers")


def main() -> int:
    """Print the table; 1 where the tables of two ways differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--way", choices=WAYS, help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        print(json.dumps(_one(asked.way, asked.folder)))
        return 0
    runs: dict[str, list[dict[str, Any]]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as made:
        folder = write_texts(Path(made, "texts"), asked.megabytes)
        for number in range(asked.rounds):
            for way in WAYS:
                runs[way].append(_measured(way, folder, Path(made, f"cache {way} {number}")))
    _print(runs)
    tables = {run["tables"] for found in runs.values() for run in found}
    print("\nThe tables are identical." if len(tables) == 1 else "\nTHE TABLES DIFFER.")
    return 0 if len(tables) == 1 else 1


def _print(runs: dict[str, list[dict[str, Any]]]) -> None:
    best = {way: min(found, key=lambda run: run["load"]) for way, found in runs.items()}
    print(
        "| load | start-up, s | load, s | times two processes | count, s | CPU, s | parent, MB | largest worker, MB |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for way, run in best.items():
        ratio = run["load"] / best["two processes"]["load"]
        seconds = f"{run['start']:.1f} | {run['load']:.1f} | {ratio:.2f} | {run['count']:.1f} | {run['cpu']:.1f}"
        print(f"| {way} | {seconds} | {run['parent']:.0f} | {run['worker']:.0f} |")


def _measured(way: str, folder: Path, cache: Path) -> dict[str, Any]:
    return answer_of([sys.executable, __file__, "--way", way, "--folder", str(folder)], cache)


def _one(way: str, folder: str) -> dict[str, Any]:
    """Load and count in one way; seconds, peak memory in MB, and a name for the tables."""
    import corpus

    start = time.perf_counter()
    with _options(way) as options:
        ready = time.perf_counter()
        with children_watched() as largest:
            texts = corpus.load(folder, store=True, **options)
        loaded = time.perf_counter()
        table = texts.frequencies()
        counted = time.perf_counter()
    said = texts.documents.to_csv() + table.to_csv()
    return {
        "start": ready - start, "load": loaded - ready, "count": counted - loaded, "worker": max(largest, default=0),
        "cpu": cpu_seconds(), "parent": peak_megabytes(),
        "tables": hashlib.sha256(said.encode()).hexdigest(),
    }  # fmt: skip


@contextmanager
def _options(way: str) -> Iterator[dict[str, Any]]:
    if way == "this process":
        yield {"workers": 1}
    elif way == "two processes":
        yield {"workers": 2}
    else:
        from distributed import LocalCluster

        with (
            LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
            cluster.get_client() as client,
        ):
            yield {"engine": client}


if __name__ == "__main__":
    sys.exit(main())
