"""Work on an engine of the caller's: in order, with a death among the workers, called off, and where it cannot run."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from corpus.engine import Lost, given, run
from corpus.errors import EngineError, OptionError
from tests.clusters import two_processes


def doubled(number):
    return 2 * number


def killed_once(work):
    """Ends its process if nobody has before."""
    number, marker = work
    if number == 7:
        try:
            Path(marker).touch(exist_ok=False)
        except FileExistsError:
            return 2 * number
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def killed_always(number):
    if number == 7:
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def refused(number):
    raise OptionError(number, "this is not taken", "give another")


def marked(work):
    """Leaves a file behind that says that the piece was begun."""
    number, folder = work
    Path(folder, str(number)).touch()
    time.sleep(0.05)
    return number


def test_results_come_in_the_order_of_the_work(engine):
    assert list(run(doubled, range(40), engine=engine)) == [2 * n for n in range(40)]
    assert list(run(doubled, [], engine=engine)) == []


def test_an_error_of_the_work_is_that_of_the_caller(engine):
    with pytest.raises(OptionError, match="this is not taken"):
        list(run(refused, [1, 2, 3], engine=engine))
    assert list(run(doubled, [1], engine=engine)) == [2]  # the engine goes on


def test_what_waits_is_called_off_when_the_caller_stops(engine, tmp_path):
    results = run(marked, [(n, str(tmp_path)) for n in range(500)], engine=engine)
    assert next(results) == 0
    results.close()
    time.sleep(0.5)  # what was running comes to its end
    begun = len(list(tmp_path.iterdir()))
    assert begun <= 20
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) == begun


def test_only_some_pieces_are_under_way(tmp_path):
    with ThreadPoolExecutor(2) as executor:
        results = run(marked, [(n, str(tmp_path)) for n in range(100)], engine=executor)
        assert next(results) == 0
        time.sleep(1)  # the caller is slow
        assert len(list(tmp_path.iterdir())) <= 2 * given._AHEAD
        assert list(results) == list(range(1, 100))


def test_a_worker_that_dies_changes_nothing(client, tmp_path):
    works = [(n, str(tmp_path / "marker")) for n in range(30)]
    assert list(run(killed_once, works, engine=client)) == [2 * n for n in range(30)]
    assert (tmp_path / "marker").exists()


def test_processes_that_die_are_replaced_by_our_own():
    expected = [Lost(7) if n == 7 else 2 * n for n in range(12)]
    with two_processes() as executor:
        assert list(run(killed_always, range(12), engine=executor)) == expected
        assert list(run(doubled, [1, 2], engine=executor)) == [2, 4]  # it is of no use any more; ours are


def test_an_engine_that_was_closed_says_so(client):
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.raises(EngineError, match=r"ThreadPoolExecutor: it ended before .* start a new one"):
        list(run(doubled, [1], engine=executor))
    other = Client(client.scheduler.address)
    other.close()
    with pytest.raises(OptionError, match="this client is closed"):
        list(run(doubled, [1], engine=other))


@pytest.mark.parametrize("wrong", ["dask", 3, ThreadPoolExecutor, object()])
def test_what_is_no_engine_is_refused(wrong):
    with pytest.raises(OptionError, match=r"runs no work .*dask\.distributed\.Client"):
        list(run(doubled, [1], engine=wrong))


def test_a_cluster_is_not_its_client(client):
    assert isinstance(client.cluster, LocalCluster)
    with pytest.raises(OptionError, match=r"engine=cluster\.get_client\(\)"):
        list(run(doubled, [1], engine=client.cluster))


def test_another_version_on_a_worker_is_told():
    checked = given.Checked(doubled, (*given.installed(), ("hazm", "9")))
    with pytest.raises(OptionError, match=r"a worker has hazm .*, and here is 9\. .* install the same hazm"):
        checked(1)
    assert given.Checked(doubled, given.installed())(1) == 2


WITHOUT = """
import sys
sys.modules["corpus"] = None  # as if it were not installed
from distributed.cli import dask_scheduler, dask_worker
sys.argv[0] = "dask"
(dask_worker if "--nthreads" in sys.argv else dask_scheduler).main()
"""


def start(*arguments):
    return subprocess.Popen(
        [sys.executable, "-c", WITHOUT, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_workers_without_the_library_are_told(tmp_path):
    file = str(tmp_path / "scheduler.json")
    running = [start("--scheduler-file", file, "--no-dashboard", "--port", "0", "--host", "127.0.0.1")]
    try:
        running.append(start("--scheduler-file", file, "--nthreads", "1", "--no-nanny", "--no-dashboard"))
        with Client(scheduler_file=file, timeout=60) as client:
            client.wait_for_workers(1, timeout=60)
            with pytest.raises(OptionError, match=r"cannot import this library .* install persian-corpus where"):
                list(run(doubled, [1, 2], engine=client))
    finally:
        for process in running:
            process.kill()
            process.wait()


def test_a_piece_that_ends_its_workers_is_lost_and_the_others_are_not(client):
    # The last test of this cluster: a worker that dies while it starts is not started anew by its keeper.
    client.wait_for_workers(2, timeout=120)
    assert list(run(killed_always, range(12), engine=client)) == [Lost(7) if n == 7 else 2 * n for n in range(12)]
