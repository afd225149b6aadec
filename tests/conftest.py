"""What every test may use, and what happens to browser tests on a machine without a browser.

A test that takes the ``chromium`` fixture, or is marked ``browser``, is skipped where no Chromium is found;
the closing summary names each such test. With CI=true it fails instead: there, a test not run is a mistake.
"""

from __future__ import annotations

import atexit
import os
import runpy
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# What tests load is kept in a place of its own, never in that of the user.
os.environ["CORPUS_CACHE"] = tempfile.mkdtemp(prefix="corpus-tests-")
atexit.register(shutil.rmtree, os.environ["CORPUS_CACHE"], ignore_errors=True)
NO_BROWSER = "no Chromium was found: run `make browser`, or set CORPUS_CHROMIUM to the path of one"

find_chromium = cache(runpy.run_path(str(ROOT / "tools" / "browser.py"))["find_chromium"])

# No deadlines: the first call of a test reads the word list, and machines are noisy. In CI the examples are the same
# every time; elsewhere each run tries new ones.
settings.register_profile("corpus", deadline=None, derandomize=os.environ.get("CI", "").lower() in {"true", "1"})
settings.load_profile("corpus")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """The folder of the two seed texts."""
    return root / "seeds"


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium that starts; tests that take it count as browser tests."""
    path = find_chromium()
    assert path, NO_BROWSER
    return path


@pytest.hookimpl(tryfirst=True)  # before -m chooses by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.hookimpl(tryfirst=True)  # before fixtures are made
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not find_chromium():
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(NO_BROWSER, pytrace=False)
        pytest.skip(NO_BROWSER)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    not_run = [report.nodeid for report in skipped if NO_BROWSER in str(report.longrepr)]
    if not_run:
        terminalreporter.section("browser tests that did not run")
        for nodeid in not_run:
            terminalreporter.line(nodeid)
        terminalreporter.line(f"Reason: {NO_BROWSER}.")


@pytest.fixture(scope="module")
def client():
    """The client of a cluster with two workers."""
    from tests.clusters import two_workers  # most tests need no cluster, and Dask takes a second

    with two_workers() as client:
        yield client


@pytest.fixture(scope="module")
def processes():
    """A pool of two processes."""
    from tests.clusters import two_processes

    with two_processes() as executor:
        yield executor


@pytest.fixture(scope="module")
def threads():
    """A pool of two threads."""
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.fixture(params=["threads", "processes", "client"])
def engine(request):
    """An engine of each kind: threads, processes, a cluster of Dask."""
    return request.getfixturevalue(request.param)
