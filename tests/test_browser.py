"""Browser tests without a browser: named and skipped; with CI=true a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROWSER_TESTS = """
import pytest

@pytest.mark.browser
def test_marked(): pass

def test_takes_the_fixture(chromium): assert chromium

def test_needs_none(): pass
"""


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A small project with this one's conftest and three tests."""
    for name in ("tests/conftest.py", "tools/browser.py"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(root / name, tmp_path / name)
    (tmp_path / "tests" / "test_pages.py").write_text(BROWSER_TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser: needs a Chromium\n", encoding="utf-8")
    return tmp_path


def run_tests(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "CORPUS_CHROMIUM"}}
    kept["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # seconds less
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    return subprocess.run(
        command, cwd=project, env={**kept, **environment}, capture_output=True, encoding="utf-8", check=False
    )


def test_without_a_browser_the_summary_names_what_did_not_run(project: Path):
    done = run_tests(project, CORPUS_CHROMIUM="/nowhere/chromium")
    assert done.returncode == 0, done.stdout
    assert "1 passed, 2 skipped" in done.stdout
    summary = done.stdout.split("browser tests that did not run")[1]
    assert "test_pages.py::test_marked" in summary
    assert "test_pages.py::test_takes_the_fixture" in summary
    assert "test_needs_none" not in summary
    assert "make browser" in summary


def test_without_a_browser_continuous_integration_fails(project: Path):
    done = run_tests(project, CORPUS_CHROMIUM="/nowhere/chromium", CI="true")
    assert done.returncode == 1, done.stdout
    assert "1 passed, 2 errors" in done.stdout


def test_the_fixture_is_the_browser_that_was_named(project: Path):
    browser = project / "chromium"
    browser.write_text("#!/bin/sh\necho Chromium 1.0\n", encoding="utf-8")
    browser.chmod(0o755)
    (project / "tests" / "test_pages.py").write_text(
        f"def test_path(chromium): assert chromium == {str(browser)!r}\n", encoding="utf-8"
    )
    done = run_tests(project, CORPUS_CHROMIUM=str(browser), CI="true")
    assert "1 passed" in done.stdout, done.stdout


def test_a_browser_that_does_not_start_is_none(project: Path):
    stub = project / "chromium"
    stub.write_text("#!/bin/sh\necho 'install the snap' >&2; exit 1\n", encoding="utf-8")
    stub.chmod(0o755)
    done = run_tests(project, CORPUS_CHROMIUM=str(stub))
    assert "1 passed, 2 skipped" in done.stdout, done.stdout


def test_make_browser_says_how_when_the_named_one_is_missing(root: Path):
    done = subprocess.run(
        [sys.executable, root / "tools" / "browser.py"],
        env={**os.environ, "CORPUS_CHROMIUM": "/nowhere/chromium"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("CORPUS_CHROMIUM is /nowhere/chromium, which does not start;")
    assert "What to do: install Chromium or Chrome" in done.stderr
