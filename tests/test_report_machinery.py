"""The machinery of a report: what is kept when something goes wrong, what is reused, what stands beside the page."""

import errno
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from corpus.__main__ import main
from corpus.errors import ReportError
from corpus.report import make_report, pdf
from corpus.report.machine import SCHEMA
from corpus.report.notebooks import read_notebook
from corpus.report.output import OutputFolder

TOUCH = "open(r'{}', 'a').write('x')"


def write(path, *cells):
    """A notebook whose first cell holds its parameters; cells are counted by what they leave in files."""
    first, *others = cells
    made = [new_code_cell(first, metadata={"tags": ["parameters"]}), *map(new_code_cell, others)]
    path.parent.mkdir(exist_ok=True)
    nbformat.write(new_notebook(cells=made), path)


@pytest.fixture
def project(tmp_path):
    """Two texts and two notebooks that leave a letter in a file each time they run."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "یک.txt").write_text("چین در سال ۱۴۰۲ با ژاپن دیدار کرد.\n", encoding="utf-8")
    (tmp_path / "texts" / "دو.txt").write_text("روسیه همسایهٔ چین است.\n", encoding="utf-8")
    for name in ("01_first", "02_second"):
        write(
            tmp_path / "notebooks" / f"{name}.ipynb", 'folder = ""', TOUCH.format(tmp_path / name), f"print('{name}')"
        )
    return tmp_path


def report(project, **options):
    return make_report(project / "texts", project / "out", notebooks=project / "notebooks", **options)


def runs(project, name):
    """How often a notebook ran."""
    path = project / name
    return len(path.read_text()) if path.exists() else 0


def facts(project):
    return json.loads((project / "out" / "report.json").read_text("utf-8"))


def no_parts(project):
    return list((project / "out").rglob(".*")) == []


# ---- report.json


def test_the_report_is_described_for_programs(project):
    (project / "texts" / "خالی.txt").write_text("", encoding="utf-8")
    write(project / "notebooks" / "02_second.ipynb", 'folder = ""', "1", "raise ValueError('نه')")
    report(project, title="گزارش", actors=["CN"])
    told = facts(project)
    assert told["schema"] == SCHEMA
    assert (told["title"], told["complete"]) == ("گزارش", False)
    assert told["parameters"] == {"folder": str(project / "texts"), "actors": ["CN"], "title": "گزارش"}
    assert told["texts"]["count"] == 2
    assert told["texts"]["words"] == 12
    assert re.fullmatch("[0-9a-f]{64}", told["texts"]["fingerprint"])
    assert [each["path"] for each in told["texts"]["unread"]] == ["خالی.txt"]
    first, second = told["notebooks"]
    assert (first["name"], first["status"], first["error"]) == ("01_first", "ran", None)
    assert second["status"] == "failed"
    assert second["error"]["cell"] == 4  # the parameters are a cell too
    assert second["error"]["reason"] == "cell [4] failed with ValueError: نه"
    tables = {each["name"]: each for each in told["tables"]}
    mentions = pd.read_csv(project / "out" / tables["mentions"]["path"])
    assert tables["mentions"]["rows"] == len(mentions)
    assert tables["mentions"]["columns"] == list(mentions.columns)
    assert (told["page"], told["xlsx"], told["pdf"]) == ("index.html", None, None)
    assert len(told["failures"]) == 1


def test_but_for_times_the_description_is_the_same_each_time(project):
    report(project)
    first = facts(project)
    report(project, fresh=True)
    second = facts(project)
    for told in (first, second):
        told["made"] = told["seconds"] = None
        for notebook in told["notebooks"]:
            notebook["seconds"] = None
    assert first == second


# ---- reuse


def test_notebooks_that_ran_to_their_end_are_not_run_again(project):
    report(project)
    page = (project / "out" / "index.html").read_text("utf-8")
    again = report(project)
    assert again.reused == ("01_first.ipynb", "02_second.ipynb")
    assert [runs(project, name) for name in ("01_first", "02_second")] == [1, 1]
    assert [each["status"] for each in facts(project)["notebooks"]] == ["reused", "reused"]
    made = re.compile(r"\d\d:\d\d")
    assert made.sub("", (project / "out" / "index.html").read_text("utf-8")) == made.sub("", page)


def test_fresh_runs_all(project):
    report(project)
    assert report(project, fresh=True).reused == ()
    assert runs(project, "01_first") == 2


CHANGES = {
    "texts": lambda p: (p / "texts" / "دو.txt").write_text("ژاپن\n", encoding="utf-8"),
    "metadata": lambda p: (p / "texts" / "metadata.csv").write_text("path,title\nدو.txt,تیتر\n", encoding="utf-8"),
    "notebook": lambda p: write(
        p / "notebooks" / "01_first.ipynb", 'folder = ""', TOUCH.format(p / "01_first"), "print('other')"
    ),
    "results": lambda p: (p / "out" / "notebooks" / "01_first.ipynb").write_text(
        (p / "out" / "notebooks" / "01_first.ipynb").read_text("utf-8").replace("01_first\\n", "changed\\n")
    ),
    "half a file": lambda p: (p / "out" / "notebooks" / "01_first.ipynb").write_text('{"cells": ['),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_notebook_runs_again_when_what_it_depends_on_has_changed(project, change):
    report(project)
    change(project)
    report(project)
    assert runs(project, "01_first") == 2


def test_a_notebook_runs_again_with_other_parameters_or_another_library(project, monkeypatch):
    for name in ("01_first", "02_second"):
        cells = ('folder = ""\nactors = None', TOUCH.format(project / name), "print(actors)")
        write(project / "notebooks" / f"{name}.ipynb", *cells)
    report(project, actors=["CN"])
    report(project, actors=["RU"])
    assert runs(project, "01_first") == 2
    monkeypatch.setattr("corpus.report.resume.library", lambda: {"corpus": "another"})
    report(project, actors=["RU"])
    assert runs(project, "01_first") == 3


def test_only_the_notebook_that_failed_runs_again(project):
    missing = project / "needed"
    write(project / "notebooks" / "02_second.ipynb", 'folder = ""', f"open(r'{missing}').read()")
    [failure] = report(project).failures
    assert "02_second.ipynb: cell [3] failed with FileNotFoundError" in str(failure)
    assert "open the notebook in JupyterLab" in str(failure)
    missing.write_text("")
    again = report(project)
    assert again.failures == ()
    assert again.reused == ("01_first.ipynb",)
    assert runs(project, "01_first") == 1


def test_after_a_kill_between_notebooks_the_next_run_goes_on(project, root):
    """The second notebook never ends; when the first is written, the whole run is killed."""
    waits = f"import os, time\nwhile not os.path.exists(r'{project / 'go'}'): time.sleep(0.1)"
    write(project / "notebooks" / "02_second.ipynb", 'folder = ""', TOUCH.format(project / "begun"), waits)
    arguments = ["-m", "corpus", "report", str(project / "texts"), "-o", str(project / "out")]
    arguments += ["--notebooks", str(project / "notebooks")]
    running = subprocess.Popen(
        [sys.executable, *arguments], cwd=root, stderr=subprocess.DEVNULL, start_new_session=True
    )
    kept = project / "out" / "notebooks" / "01_first.ipynb"
    end = time.monotonic() + 240
    while not (kept.exists() and (project / "begun").exists()):
        assert running.poll() is None
        assert time.monotonic() < end
        time.sleep(0.1)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert not (project / "out" / "index.html").exists()
    (project / "go").touch()
    again = report(project)
    assert again.failures == ()
    assert again.reused == ("01_first.ipynb",)
    assert runs(project, "01_first") == 1


def test_the_command_line_says_what_was_kept(project, capsys):
    arguments = [
        "report",
        str(project / "texts"),
        "-o",
        str(project / "out"),
        "--notebooks",
        str(project / "notebooks"),
    ]
    assert main(arguments) == 0
    capsys.readouterr()
    assert main(arguments) == 0
    assert "kept from an earlier run (--fresh runs them again): 01_first.ipynb, 02_second" in capsys.readouterr().err
    assert main([*arguments, "--fresh"]) == 0
    assert runs(project, "01_first") == 2


# ---- failures


def test_a_kernel_that_dies_is_named_and_the_others_are_kept(project, capsys):
    write(project / "notebooks" / "02_second.ipynb", 'folder = ""', "import os\nos._exit(3)")
    arguments = [
        "report",
        str(project / "texts"),
        "-o",
        str(project / "out"),
        "--notebooks",
        str(project / "notebooks"),
    ]
    assert main(arguments) == 1
    told = capsys.readouterr().err
    assert "02_second.ipynb: its Python stopped in cell [3], perhaps for want of memory. What to do: run it on" in told
    assert facts(project)["notebooks"][1]["error"]["cell"] == 3
    assert (project / "out" / "index.html").is_file()
    assert no_parts(project)


def test_a_file_in_the_way_of_the_folder_is_named(project, capsys):
    (project / "out").write_text("mine")
    with pytest.raises(ReportError, match=r"out: this is a file, and a folder is wanted.* with -o"):
        report(project)
    assert (project / "out").read_text() == "mine"
    assert runs(project, "01_first") == 0


@pytest.mark.parametrize("name", ["tables", "notebooks"])
def test_a_file_in_the_way_of_a_folder_below_is_named(project, name):
    (project / "out").mkdir()
    (project / "out" / name).write_text("mine")
    with pytest.raises(ReportError, match=rf"{name}: this cannot be written \(.*\).* with -o"):
        report(project)
    assert (project / "out" / name).read_text() == "mine"
    assert no_parts(project)


@pytest.mark.parametrize("name", ["mentions.csv", "02_second.ipynb", "index.html", "report.json"])
def test_when_the_disk_is_full_earlier_results_are_kept(project, monkeypatch, name):
    report(project)
    before = {path: path.read_bytes() for path in (project / "out").rglob("*") if path.is_file()}
    (project / "texts" / "سه.txt").write_text("چین.\n", encoding="utf-8")
    whole = Path.write_text

    def full(self, text, *arguments, **options):
        if self.name == f".{name}.part":
            whole(self, text[: len(text) // 2], *arguments, **options)
            raise OSError(errno.ENOSPC, "No space left on device")
        return whole(self, text, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ReportError, match=rf"{re.escape(name)}: this cannot be written .*make room on the disk"):
        report(project)
    monkeypatch.undo()
    [path] = [path for path in before if path.name == name]
    assert path.read_bytes() == before[path]
    assert no_parts(project)
    after = report(project)
    assert after.failures == ()
    if name in ("index.html", "report.json"):
        assert after.reused == ("01_first.ipynb", "02_second.ipynb")


def test_a_report_that_was_stopped_does_not_call_itself_complete(project, monkeypatch):
    assert report(project).failures == ()
    assert facts(project)["complete"] is True
    monkeypatch.setattr("corpus.report.print_page", lambda *arguments: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        report(project, pdf=True)
    assert facts(project)["complete"] is False
    assert facts(project)["failures"] == [
        "the report: it was stopped before it was finished. What to do: make it again."
    ]
    monkeypatch.undo()
    assert report(project).failures == ()
    assert facts(project)["complete"] is True


def test_a_folder_without_leave_to_write_is_named(project, monkeypatch):
    def refused(self, *arguments, **options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(ReportError, match=r"Permission denied.*name a folder that you may write into with -o"):
        OutputFolder(project / "out")


# ---- the workbook


def test_the_workbook_is_one_of_the_report(project):
    report(project, xlsx=True)
    sheets = pd.read_excel(project / "out" / "report.xlsx", sheet_name=None, engine="calamine")
    tables = facts(project)["tables"]
    assert facts(project)["xlsx"] == "report.xlsx"
    assert list(sheets) == ["About", *(each["name"] for each in tables)]
    assert [len(sheets[each["name"]]) for each in tables] == [each["rows"] for each in tables]


def test_a_workbook_of_an_earlier_report_does_not_stay_beside_a_later_one(project):
    report(project, xlsx=True)
    (project / "out" / "report.pdf").write_text("old")
    report(project)
    assert not (project / "out" / "report.xlsx").exists()
    assert not (project / "out" / "report.pdf").exists()


def test_no_half_workbook_is_left_when_the_disk_is_full(project, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(ReportError, match=r"report\.xlsx: this cannot be written .*make room on the disk"):
        report(project, xlsx=True)
    assert (project / "out" / "index.html").is_file()
    assert not (project / "out" / "report.xlsx").exists()
    assert no_parts(project)


# ---- the PDF


def test_the_page_is_printed(project, chromium, monkeypatch):
    monkeypatch.setenv(pdf.VARIABLE, chromium)
    assert report(project, pdf=True).failures == ()
    content = (project / "out" / "report.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert facts(project)["pdf"] == "report.pdf"
    assert no_parts(project)


def browser(folder, script):
    """A program that says its version and prints in its own way."""
    path = folder / "browser"
    path.write_text(f'#!/bin/sh\n[ "$1" = --version ] && exit 0\n{script}\n')
    path.chmod(0o755)
    return str(path)


BROWSERS = {
    "fails": ("echo cannot open display >&2; exit 7", "browser ended with code 7 and no PDF: cannot open display"),
    "prints nothing": ("exit 0", "browser ended with code 0 and no PDF: it did not say why"),
    "prints half": (
        'for a in "$@"; do case $a in --print-to-pdf=*) printf %%PDF-1.4 > "${a#--print-to-pdf=}";; esac; done',
        "ended with code 0 and no PDF",
    ),
}


@pytest.mark.parametrize(("script", "reason"), BROWSERS.values(), ids=BROWSERS.keys())
def test_a_page_that_is_not_printed_is_a_failure_and_the_page_is_kept(project, monkeypatch, script, reason):
    monkeypatch.setenv(pdf.VARIABLE, browser(project, script))
    [failure] = report(project, pdf=True).failures
    assert reason in str(failure)
    assert "print it to a PDF there" in str(failure)
    assert (project / "out" / "index.html").is_file()
    assert not (project / "out" / "report.pdf").exists()
    assert facts(project)["pdf"] is None
    assert facts(project)["failures"] == [str(failure)]
    assert no_parts(project)


def test_a_browser_that_does_not_end_is_stopped_with_all_that_it_started(project, monkeypatch):
    monkeypatch.setenv(pdf.VARIABLE, browser(project, f"sleep 99 & echo $! > '{project / 'child'}'; wait"))
    (project / "page.html").write_text("<p>")
    with pytest.raises(ReportError, match="browser did not finish within 1 seconds"):
        pdf.print_page(project / "page.html", project / "page.pdf", patience=1)
    child = int((project / "child").read_text())
    end = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and "Z" not in Path(f"/proc/{child}/stat").read_text():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_without_a_browser_the_report_is_made_and_says_what_to_do(project, monkeypatch, capsys):
    monkeypatch.setenv(pdf.VARIABLE, str(project / "none"))
    arguments = [
        "report",
        str(project / "texts"),
        "-o",
        str(project / "out"),
        "--notebooks",
        str(project / "notebooks"),
    ]
    assert main([*arguments, "--pdf"]) == 1
    told = capsys.readouterr().err
    assert f"CORPUS_CHROMIUM is {project / 'none'}, which does not start" in told
    assert "install Chromium, Chrome or Edge" in told
    assert (project / "out" / "index.html").is_file()
    monkeypatch.delenv(pdf.VARIABLE)
    monkeypatch.setattr(pdf, "NAMES", ("no-browser-of-this-name",))
    with pytest.raises(ReportError, match="no Chromium, Chrome or Edge was found"):
        pdf.print_page(project / "out" / "index.html", project / "x.pdf")


def test_the_library_and_the_browser_tests_find_the_same_browser(chromium):
    assert pdf.find_chromium() == chromium


def test_the_notebook_in_the_report_says_by_what_it_is_known_again(project):
    report(project)
    marks = read_notebook(project / "out" / "notebooks" / "01_first.ipynb").metadata["corpus_report"]
    assert set(marks) == {"basis", "results", "seconds"}


def test_whole_paths_stay_at_home(project, monkeypatch):
    monkeypatch.chdir(project)
    page = make_report("texts", "out", notebooks="notebooks").page.read_text("utf-8")
    assert "folder = " in page
    assert str(project / "texts") not in page
