"""Work runs the same here and on processes; a death among them loses one piece, Ctrl-C leaves none of them."""

import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from corpus.engine import Lost, run, running, workers_for
from corpus.errors import OptionError


def doubled(number):
    return 2 * number


def doubled_unless_seven(number):
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def refused(number):
    raise OptionError(number, "this is not taken", "give another")


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_work(workers):
    assert list(run(doubled, range(30), workers=workers)) == [2 * n for n in range(30)]
    assert list(run(doubled, [], workers=workers)) == []


def test_a_piece_that_ends_its_process_is_lost_and_the_others_are_not():
    found = list(run(doubled_unless_seven, range(20), workers=2))
    assert found == [Lost(7) if n == 7 else 2 * n for n in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_work_is_that_of_the_caller(workers):
    with pytest.raises(OptionError, match="this is not taken"):
        list(run(refused, [1, 2, 3], workers=workers))


def test_a_bar_counts_the_texts(capsys):
    assert list(run(doubled, [1, 2], sizes=[3, 4], progress=True, describe="reading")) == [2, 4]
    assert "reading" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [0, -1, 1.5, True, "2"])
def test_a_number_of_processes_that_is_none_is_refused(asked):
    with pytest.raises(OptionError, match="no number of processes"):
        workers_for(1, asked)


def test_small_work_stays_in_this_process():
    assert workers_for(1000) == 1
    assert workers_for(1000, 5) == 5


SCRIPT = """
import sys, time
from corpus.engine import run
print("started", flush=True)
for _ in run(time.sleep, [0.2] * 500, workers=2):
    print("going", flush=True)
"""


def test_an_interrupt_leaves_no_process():
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    while process.stdout.readline() != "going\n":
        assert process.poll() is None
    os.kill(process.pid, signal.SIGINT)
    process.wait(timeout=30)
    deadline = time.monotonic() + 20
    while _alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _alive(process.pid) == []
    assert process.returncode != 0


def _alive(group):
    """Processes that run in a process group."""
    found = []
    for pid in filter(str.isdecimal, os.listdir("/proc")):
        try:
            state, _, pgrp = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(pgrp) == group and state != "Z":
            found.append(int(pid))
    return found


def test_processes_are_kept_for_the_next_question_and_replaced_when_one_has_died() -> None:
    first = set(run(_process_after, [0.2] * 4, workers=2))
    assert set(run(_process_after, [0.2] * 4, workers=2)) == first
    os.kill(min(first), signal.SIGKILL)
    found = list(run(_process_after, [0.2] * 4, workers=2))
    assert all(isinstance(process, int) for process in found)
    assert min(first) not in found


def _process_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def test_processes_know_the_folder_and_the_environment_of_the_question(tmp_path, monkeypatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        monkeypatch.setenv("CORPUS_MARK", name)
        assert set(run(_around, range(4), workers=2)) == {(str(tmp_path / name), name)}


def _around(_: int) -> tuple[str, str | None]:
    return os.getcwd(), os.environ.get("CORPUS_MARK")


def test_no_more_processes_start_than_there_are_pieces_and_more_when_the_next_question_has_more() -> None:
    assert len(_at_work(pieces=2, workers=6)) == 2
    waiting = _workers()
    assert _at_work(pieces=2, workers=5) == waiting  # those that wait are enough
    assert len(_at_work(pieces=4, workers=4)) == 4
    assert len(_at_work(pieces=6, workers=2)) == 2  # no more than were asked for


def _at_work(pieces: int, workers: int) -> set[int]:
    """The processes that there are when the first piece is done; those of an earlier question may be among them."""
    results = run(_process_after, [0.1] * pieces, workers=workers)
    assert next(results) in _workers()
    found = _workers()
    assert len(list(results)) == pieces - 1
    return found


def _workers() -> set[int]:
    """The processes that work or wait for this one."""
    found = set()
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # it has just ended
            if "popen_loky_posix" in " ".join(child.cmdline()):
                found.add(child.pid)
    return found


def test_processes_that_nobody_asks_are_ended_without_a_warning_as_the_next_question_comes(monkeypatch) -> None:
    monkeypatch.setattr(running, "_IDLE", 0.5)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        for pause in (0.44, 0.48, 0.5, 0.52, 0.56):
            assert list(run(doubled, range(20), workers=2)) == [2 * n for n in range(20)]
            time.sleep(pause)
    assert [str(each.message) for each in said] == []
    deadline = time.monotonic() + 20
    while _workers() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert _workers() == set()


def test_questions_at_the_same_time_do_not_share_processes() -> None:
    found: list[list[int | Lost[float]]] = []

    def ask() -> None:
        found.append(list(run(_process_after, [0.2] * 4, workers=2)))

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(pids) for pids in found] == [4, 4]
    assert not set(found[0]) & set(found[1])
