"""docs/validation.md: stored outputs hold elsewhere, and a notebook run on other texts validates too.

"Elsewhere" is a second copy of the project in a folder with a space and Persian letters in its name, with another time
zone, locale and working folder. The interpreter is that of this environment, for a new one takes minutes; in continuous
integration the whole suite runs in an environment made from nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from tests.own_texts import write_own_texts

NBVAL = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "300", "-q", "-p", "no:cacheprovider"]
ELSEWHERE = [
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "fa_IR.UTF-8", "LANGUAGE": "fa", "PYTHONHASHSEED": "7"},
]


@pytest.fixture(scope="module")
def second_copy(root, tmp_path_factory):
    """The parts of the project that its notebooks need."""
    copy = tmp_path_factory.mktemp("elsewhere") / "پروژهٔ دوم"
    for part in ("corpus", "notebooks", "seeds"):
        shutil.copytree(root / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    shutil.copy(root / "tests" / "nbval.cfg", copy / "nbval.cfg")
    return copy


def validate(copy: Path, notebooks: Path, working_folder: Path, surroundings: dict[str, str]):
    environment = {**os.environ, "PYTHONPATH": str(copy), **surroundings}
    where = [sys.executable, "-c", "import corpus; print(ascii(corpus.__file__))"]
    home = subprocess.run(where, cwd=working_folder, env=environment, capture_output=True, text=True, check=True)
    assert home.stdout.strip() == ascii(str(copy / "corpus" / "__init__.py")), "the copy's library is not the one tried"
    options = ["--nbval-sanitize-with", str(copy / "nbval.cfg"), "--rootdir", str(copy)]
    command = [sys.executable, "-m", "pytest", *NBVAL, *options, str(notebooks)]
    return subprocess.run(command, cwd=working_folder, env=environment, capture_output=True, text=True, check=False)


def test_stored_dates_hold_in_another_place_time_zone_and_locale(second_copy, tmp_path):
    result = validate(second_copy, second_copy / "notebooks" / "04_timelines.ipynb", tmp_path, ELSEWHERE[0])
    assert result.returncode == 0, result.stdout[-3000:]
    assert " passed" in result.stdout


@pytest.mark.slow
@pytest.mark.parametrize("surroundings", ELSEWHERE, ids=lambda each: each["LC_ALL"])
def test_every_stored_output_holds_in_another_place_time_zone_and_locale(second_copy, tmp_path, surroundings):
    notebooks = sorted((second_copy / "notebooks").glob("0[1-9]*.ipynb"))
    result = validate(second_copy, second_copy / "notebooks", tmp_path, surroundings)
    assert result.returncode == 0, result.stdout[-3000:]
    assert f"{sum(map(code_cells, notebooks))} passed" in result.stdout


def test_a_notebook_run_by_papermill_on_other_texts_validates(second_copy, tmp_path, monkeypatch):
    out = run_on_own_texts(second_copy, tmp_path, monkeypatch, "04_timelines")
    result = validate(second_copy, out, tmp_path, {})
    assert result.returncode == 0, result.stdout[-3000:]
    (tmp_path / "my texts" / "news" / "05.txt").write_text("نشست در ۱۴ تیر ۱۴۰۳ برگزار شد.", "utf-8")
    changed = validate(second_copy, out, tmp_path, {})
    assert changed.returncode == 1
    assert "Cell outputs differ" in changed.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", ["01_texts", "02_word_frequencies", "03_mentions", "05_compare"])
def test_every_notebook_run_by_papermill_on_other_texts_validates(second_copy, tmp_path, monkeypatch, name):
    result = validate(second_copy, run_on_own_texts(second_copy, tmp_path, monkeypatch, name), tmp_path, {})
    assert result.returncode == 0, result.stdout[-3000:]


def run_on_own_texts(copy: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> Path:
    """The notebook as papermill leaves it, beside the folder of docs/texts.md."""
    write_own_texts(folder / "my texts")
    out = folder / "notebooks" / f"{name}_mine.ipynb"
    out.parent.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(copy))
    source, given = copy / "notebooks" / f"{name}.ipynb", {"folder": "../my texts"}
    papermill.execute_notebook(source, out, given, cwd=str(out.parent), kernel_name="python3", progress_bar=False)
    return out


def code_cells(notebook: Path) -> int:
    return sum(cell.cell_type == "code" for cell in nbformat.read(notebook, as_version=4).cells)
