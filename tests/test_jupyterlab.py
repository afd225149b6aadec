"""The notebooks in JupyterLab itself, in a real browser: every cell runs, Persian reads in the right order, and the
explorer answers mouse and keyboard.
"""

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
ANSWERS = 60  # until the explorer answers
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
    assert page.locator(".jp-OutputArea-output").count() >= 2


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


# ---- the explorer, by mouse


@pytest.fixture(scope="module")
def explorer(run_notebook):
    """The explorer of notebook 0, with the lines of its first search."""
    widget = run_notebook("00_explore.ipynb").locator(".corpus-explorer")
    widget.locator("button.node").first.wait_for()
    return widget


def show(explorer, tab: str):
    """Click on a tab; what it holds."""
    explorer.get_by_role("tab", name=tab, exact=True).click()
    return explorer.locator("[role=tabpanel]:visible")


def status(explorer, pattern: str) -> None:
    """Wait until the explorer says something like ``pattern``."""
    from playwright.sync_api import expect

    expect(explorer.locator(".status")).to_have_text(re.compile(pattern), timeout=ANSWERS * 1000)


def test_a_search_is_sorted_and_a_line_leads_to_its_sentence(explorer) -> None:
    panel = show(explorer, "جست‌وجو")
    panel.get_by_label("واژه یا عبارت").fill("قرقیزستان")
    panel.get_by_role("button", name="یافتن").click()
    status(explorer, "^۱۷ مورد در ۲ متن$")
    found = panel.locator("tbody tr td:nth-child(3)").all_inner_texts()
    panel.get_by_label("ترتیب").select_option("after")
    explorer.page.wait_for_function(
        "[...document.querySelectorAll('.concordance tbody td:nth-child(3)')].map(e => e.innerText)[0] !== "
        + json.dumps(found[0])
    )
    in_order = panel.locator("tbody tr td:nth-child(3)").all_inner_texts()
    assert in_order != found
    assert sorted(in_order) == sorted(found)
    panel.locator("button.node").last.click()
    mark = panel.locator(".passage mark.match")
    mark.wait_for()
    assert mark.inner_text() == "قرقیزستان"
    assert in_order[-1].split("¶")[0].strip("، ") in " ".join(panel.locator(".passage").inner_text().split())
    panel.get_by_role("button", name="بازگشت به فهرست").click()
    assert panel.locator("button.node").last.evaluate("e => e === document.activeElement")


def test_a_text_of_the_explorer_reads_from_right_to_left(explorer) -> None:
    panel = show(explorer, "جست‌وجو")
    panel.get_by_label("واژه یا عبارت").fill("بزرگ‌ترین شریک")
    panel.get_by_role("button", name="یافتن").click()
    status(explorer, "^۱ مورد در ۱ متن$")
    page = explorer.page
    assert_reads_from_right(page, "تجاری قرقیزستان است", ".corpus-explorer .concordance td")
    before, node, after = (
        panel.locator(f"tbody td:nth-child({i})").evaluate("e => e.getBoundingClientRect().left") for i in (1, 2, 3)
    )
    assert before > node > after
    panel.locator("button.node").click()
    panel.locator(".passage mark.match").wait_for()
    assert_reads_from_right(page, "قرقیزستان کشوری کوهستانی", ".corpus-explorer .passage p")


def test_a_word_of_the_list_is_searched_in_all_its_forms(explorer) -> None:
    panel = show(explorer, "واژه‌ها")
    status(explorer, "واژهٔ متمایز$")
    panel.get_by_label("جدول").select_option("keyness")
    status(explorer, "پربسامدتر است تا در بقیه")
    panel.get_by_label("جدول").select_option("frequencies")
    status(explorer, "واژهٔ متمایز$")
    panel.locator("button.word").first.click()
    status(explorer, "مورد در ۲ متن$")
    assert explorer.get_by_role("tab", selected=True).inner_text() == "جست‌وجو"
    assert explorer.get_by_label("جست‌وجوی").input_value() == "lemma"


def test_a_bar_of_mentions_leads_to_its_sentences(explorer) -> None:
    panel = show(explorer, "اشاره‌ها")
    bar = panel.locator("button.bar").first
    bar.wait_for()
    assert bar.locator(".name").inner_text() == "روسیه"
    panel.locator(".chip", has_text="پایتخت").locator("input").uncheck()
    status(explorer, "^۳۹ اشاره در ۲ متن$")
    panel.locator("button.bar", has_text="چین").click()
    status(explorer, "اشاره در .* جمله$")
    sentences = panel.locator(".sentences li")
    assert "چین" in sentences.first.locator("mark.match").first.inner_text()
    assert_reads_from_right(explorer.page, "تلاش توکیو برای", ".corpus-explorer .sentences p")
    sentences.first.click()
    panel.locator(".passage mark.match").wait_for()


def test_the_timeline_has_a_range_and_two_calendars(explorer) -> None:
    panel = show(explorer, "خط زمان")
    status(explorer, "^۹ تاریخ در این بازه")
    bars = panel.locator(".chart button")
    every = bars.count()
    panel.get_by_label("آغاز بازه").press("End")
    explorer.page.wait_for_function(f"document.querySelectorAll('.corpus-explorer .chart button').length < {every}")
    status(explorer, "^[۱-۸] تاریخ در این بازه")
    assert "۱۴۰۴" in bars.first.get_attribute("aria-label")
    panel.get_by_label("تقویم").select_option("gregorian")
    explorer.page.wait_for_function(
        "document.querySelector('.corpus-explorer .chart button')?.ariaLabel.includes('۲۰۲۵')"
    )
    bars.last.click()
    status(explorer, "تاریخ در .* جمله$")
    assert panel.locator(".sentences mark.match").count() >= 1


def test_a_text_stands_before_and_after_cleaning(explorer) -> None:
    panel = show(explorer, "متن‌ها")
    status(explorer, "^۲ متن$")
    panel.locator("button.open").first.click()
    status(explorer, "^۲۴ اصلاح$")
    heads = panel.locator(".sides th").all_inner_texts()
    assert heads == ["پیش از پاک‌سازی", "پس از پاک‌سازی"]
    assert_reads_from_right(explorer.page, "این نخستین سفر", ".corpus-explorer .sides td")
    assert panel.locator(".repairs tbody tr").count() == 24


# ---- and by keyboard


def test_a_search_and_the_tabs_need_no_mouse(explorer) -> None:
    show(explorer, "متن‌ها")
    keys = explorer.page.keyboard
    focused = "document.activeElement.innerText"
    explorer.get_by_role("tab", selected=True).focus()
    keys.press("ArrowLeft")  # behind the last comes the first
    assert explorer.page.evaluate(focused) == "جست‌وجو"
    keys.press("Tab")
    keys.press("Control+a")
    keys.type("ژاپن")
    keys.press("Enter")
    status(explorer, "^۸ مورد در ۱ متن$")
    way = []
    for _ in range(5):
        keys.press("Tab")
        way.append(explorer.page.evaluate("document.activeElement.className || document.activeElement.tagName"))
    assert way == ["SELECT", "SELECT", "INPUT", "main", "node"]  # form, order, window, button, the lines
    keys.press("ArrowDown")
    keys.press("Enter")
    explorer.locator(".passage mark.match").first.wait_for()
    keys.press("Escape")
    assert explorer.page.evaluate(focused) == "ژاپن"
    for _ in range(6):
        keys.press("Shift+Tab")
    keys.press("ArrowLeft")
    assert explorer.page.evaluate(focused) == "واژه‌ها"
    keys.press("End")
    assert explorer.get_by_role("tab", selected=True).inner_text() == "متن‌ها"


def test_the_notebook_stays_as_it_was_by_the_keys_of_the_explorer(explorer) -> None:
    """JupyterLab has shortcuts of single keys (d d deletes a cell, a puts one in): they are not for a widget."""
    cells = explorer.page.locator(".jp-Cell").count()
    explorer.get_by_role("tab", selected=True).focus()
    for key in "ddabmy":
        explorer.page.keyboard.press(key)
    assert explorer.page.locator(".jp-Cell").count() == cells
