"""The notebooks in JupyterLab itself, in a real browser: every cell runs, and Persian reads in the right order."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reading_order import assert_reads_from_right

NOTEBOOKS = sorted(path.name for path in (Path(__file__).resolve().parents[1] / "notebooks").glob("*.ipynb"))
TOKEN = "corpus"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
STARTS, RUNS = 120, 300  # seconds: until the server answers, until all cells of a notebook have run
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    "notebook-extension/tracker": {"windowingMode": "none"},  # all cells are on the page
}
# Whether every code cell has a number, and none waits.
DONE = """() => {
    const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(p => p.innerText.trim());
    return prompts.length > 0 && prompts.every(p => /^\\[\\d+\\]:?$/.test(p));
}"""
BEGUN = """() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].some(p => /[\\d*]/.test(p.innerText))"""


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the notebooks need, so that running them changes nothing here."""
    folder = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "seeds"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    for path in (folder / "notebooks").glob("*.ipynb"):
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell.update(outputs=[], execution_count=None)
        path.write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")
    return folder


@pytest.fixture(scope="module")
def lab(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on ``folder``, with settings of its own."""
    home = tmp_path_factory.mktemp("home")
    for name, values in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={folder}",
        f"--LabApp.user_settings_dir={home / 'settings'}", f"--LabApp.workspaces_dir={home / 'workspaces'}",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--LabApp.extension_manager=readonly",
    ]  # fmt: skip
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "IPYTHONDIR": str(home / "ipython"),
    }
    log = (home / "log").open("w")
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/api?token={TOKEN}"), home / "log", server)
        yield f"http://127.0.0.1:{port}/lab/tree/notebooks/{{name}}?token={TOKEN}&reset"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()


def answers(address: str) -> bool:
    """Whether a server is there."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_for(condition: Callable[[], bool], log: Path, server: subprocess.Popen[bytes]) -> None:
    """Wait until JupyterLab answers; if it stops or does not, fail with what it wrote last."""
    end = time.monotonic() + STARTS
    while not condition():
        if server.poll() is not None or time.monotonic() > end:
            pytest.fail(f"JupyterLab does not answer: {log.read_text('utf-8', 'replace')[-2000:]}")
        time.sleep(0.3)


def run_all(page) -> None:
    """Run All Cells from the menu; where JupyterLab was not ready for it and nothing runs, once more."""
    from playwright.sync_api import TimeoutError as NothingRunsError

    for last in (False, True):
        page.click(".lm-MenuBar-itemLabel:text-is('Run')")
        page.click(".lm-Menu-itemLabel:text-is('Run All Cells')")
        try:
            page.wait_for_function(BEGUN, timeout=30_000)
        except NothingRunsError:
            if last:
                raise
        else:
            return


@pytest.fixture(scope="module")
def run_notebook(chromium: str, lab: str):
    """Open a notebook, run all its cells and give the page; a notebook is run once."""
    from playwright.sync_api import sync_playwright

    pages = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)

        def run(name: str):
            if name not in pages:
                page = browser.new_page(viewport={"width": 1400, "height": 1000})
                page.goto(lab.format(name=name))
                page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=STARTS * 1000)
                page.wait_for_selector(".jp-KernelName:has-text('Python')", timeout=STARTS * 1000)
                page.wait_for_selector(".jp-NotebookPanel-toolbar [data-status='idle']", timeout=STARTS * 1000)
                run_all(page)
                page.wait_for_function(DONE, timeout=RUNS * 1000)
                pages[name] = page
            return pages[name]

        yield run
        browser.close()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_of_a_notebook_runs(run_notebook, name: str) -> None:
    page = run_notebook(name)
    errors = page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']")
    assert errors.all_inner_texts() == []
    assert (
        page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").all_inner_texts() == []
    )
    assert page.locator(".jp-OutputArea-output").count() >= 3


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_figures_and_tables_fit_their_cells(run_notebook, name: str) -> None:
    page = run_notebook(name)
    cut = page.evaluate(
        "[...document.querySelectorAll('.jp-OutputArea-output .corpus-table, .jp-OutputArea-output img')]"
        ".filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML.slice(0, 80))"
    )
    assert cut == []


def test_persian_in_tables_reads_from_right_to_left(run_notebook) -> None:
    page = run_notebook("01_texts.ipynb")
    assert_reads_from_right(page, "تلاش توکیو برای", ".jp-OutputArea td, .jp-OutputArea th")


def test_tables_of_texts_run_from_right_to_left(run_notebook) -> None:
    table = run_notebook("01_texts.ipynb").locator(".corpus-table table").first
    assert table.evaluate("e => getComputedStyle(e).direction") == "rtl"
    cells = (
        table.locator("tr").nth(1).locator("th, td").evaluate_all("es => es.map(e => e.getBoundingClientRect().left)")
    )
    assert cells == sorted(cells, reverse=True)
    assert re.search(r"[\u0600-\u06ff]", table.inner_text())
