"""Python looks for rings of objects again when the last pause is over, whichever thread it is in."""

import gc
import sys
import threading

import pytest

from corpus.engine import collection_paused


@pytest.fixture(autouse=True)
def as_before():
    """Python looks for objects, as it does of itself, before and after."""
    interval = sys.getswitchinterval()
    gc.enable()
    yield
    sys.setswitchinterval(interval)
    gc.enable()


def test_a_pause_ends_with_the_last_of_those_that_overlap():
    first, second = collection_paused(), collection_paused()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_what_was_off_stays_off():
    gc.disable()
    with collection_paused():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_pauses_of_threads_leave_nothing_off():
    sys.setswitchinterval(1e-6)

    def pausing():
        for _ in range(5000):
            with collection_paused():
                pass

    for _ in range(5):
        threads = [threading.Thread(target=pausing) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert gc.isenabled()
