"""From notebooks and texts to one page: parameters, failures, and a page that needs nothing from elsewhere."""

import csv
import errno
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pandas as pd
import papermill
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from corpus.count.spreadsheets import csv_text
from corpus.display import table_html
from corpus.errors import CorpusError, ReportError, TextsNotFoundError
from corpus.report import make_report
from corpus.report.cut_tables import find_table, name_the_rest
from corpus.report.notebooks import (
    execute,
    find_notebooks,
    parameter_names,
    read_notebook,
    run_notebooks,
    with_parameters,
)
from corpus.report.output import OutputFolder
from corpus.report.sections import offline

WORDS = """\
# چین first
texts_seen = corpus.load(folder)
pd.DataFrame({"word": ["چین", "C۵ کشور"], "count": [9, len(texts_seen)]})"""
BARS = """\
# The same as bars
corpus.plot.frequencies(pd.DataFrame({"word": ["چین"], "count": [9], "rank": [1]}))"""
PROSE = """\
# Words of the texts

C۵ کشور آسیای مرکزی در متن هستند.

## What was found

See [the other](02_fails.ipynb), ![a dot](dot.png), ![far](https://example.org/x.png)."""


def write(path, *cells):
    """A notebook in ``path``; the cell that begins with ``folder =`` is the one of the parameters."""
    made = []
    for source in cells:
        if source.startswith(("folder =", "folder:")):
            made.append(new_code_cell(source, metadata={"tags": ["parameters"]}))
        elif source.startswith(("# Words of", "# شکست")):
            made.append(new_markdown_cell(source))
        else:
            made.append(new_code_cell(source))
    path.parent.mkdir(exist_ok=True)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=made, metadata={"kernelspec": kernel}), path)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with a blank and Persian letters in its name: two texts, two notebooks, one of which fails."""
    folder = tmp_path_factory.mktemp("متن ها")
    (folder / "texts").mkdir()
    (folder / "texts" / "یک.txt").write_text("چین و روسیه همسایه اند.\n", encoding="utf-8")
    (folder / "texts" / "دو.txt").write_text("ژاپن در سال ۱۴۰۲ با چین دیدار کرد.\n", encoding="utf-8")
    (folder / "texts" / "خالی.txt").write_text("", encoding="utf-8")
    notebooks = folder / "notebooks"
    setup = "import pandas as pd\nimport corpus\ncorpus.notebook()"
    write(notebooks / "01_works.ipynb", PROSE, setup, 'folder = "nowhere"\nactors = None', WORDS, BARS, "print(actors)")
    write(notebooks / "02_fails.ipynb", "# شکست", 'folder = "nowhere"', "1 / 0", "print('never')")
    (notebooks / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


@pytest.fixture(scope="module")
def report(folder):
    return make_report(
        folder / "texts",
        folder / "out",
        title="چین و C۵ <b>",
        actors=["CN", "JP"],
        notebooks=folder / "notebooks",
    )


@pytest.fixture(scope="module")
def page(report):
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


# ---- parameters

SOURCES = [
    ('folder = "x"\nactors = None', ["folder", "actors"]),
    ('folder: str = "x"  # a comment', ["folder"]),
    ("a = b = 1", ["a", "b"]),
    ("import os\nprint(1)", []),
]


@pytest.mark.parametrize(("source", "expected"), SOURCES)
def test_parameters_are_what_the_tagged_cell_assigns(source, expected):
    cell = new_code_cell(source, metadata={"tags": ["parameters"]})
    assert parameter_names(new_notebook(cells=[cell])) == expected


def test_parameters_go_into_a_cell_of_their_own_behind_the_defaults(tmp_path):
    notebook = read_notebook(write(tmp_path / "a.ipynb", 'folder = "x"\nactors = None', "folder"))
    done = with_parameters(notebook, {"folder": 'متن/"a"', "title": "not declared"})
    assert [cell.source for cell in done.cells][1] == "# Parameters\nfolder = 'متن/\"a\"'"
    assert len(notebook.cells) == 2
    again = with_parameters(done, {"folder": "b"})
    assert [cell.source for cell in again.cells][1] == "# Parameters\nfolder = 'b'"
    assert len(again.cells) == 3


def test_papermill_gives_the_same_outputs(folder, report, tmp_path, monkeypatch, root):
    monkeypatch.setenv("PYTHONPATH", str(root))  # papermill leaves it to the user that the kernel finds the library
    values = {"folder": str(folder / "texts"), "actors": ["CN", "JP"]}
    source = folder / "notebooks" / "01_works.ipynb"
    theirs = papermill.execute_notebook(source, tmp_path / "out.ipynb", values, progress_bar=False, cwd=source.parent)
    ours = read_notebook(folder / "out" / "notebooks" / "01_works.ipynb")

    def shown(notebook):
        return [[json.dumps(o, sort_keys=True) for o in c.outputs] for c in notebook.cells if c.cell_type == "code"]

    assert shown(ours) == shown(theirs)
    assert sum(map(len, shown(ours))) == 3


def test_a_notebook_that_would_show_other_texts_is_a_failure(tmp_path):
    path = write(tmp_path / "a.ipynb", "print('x')")
    [run] = run_notebooks([path], {"folder": "x"})
    assert "no cell tagged “parameters” assigns folder" in str(run.error)


# ---- running


def test_the_kernel_is_this_python_in_the_folder_of_the_notebook(tmp_path):
    path = write(tmp_path / "a.ipynb", "import os, sys\nprint(sys.executable, os.getcwd())")
    notebook = read_notebook(path)
    assert execute(notebook, path) is None
    assert notebook.cells[0].outputs[0].text.split() == [sys.executable, str(tmp_path)]


@pytest.mark.parametrize("ending", ["pass", "1 / 0"])
def test_no_kernel_lives_on_when_its_notebook_is_done(tmp_path, ending):
    path = write(tmp_path / "a.ipynb", "import os\nprint(os.getpid())", ending)
    notebook = read_notebook(path)
    execute(notebook, path)
    with pytest.raises(ProcessLookupError):
        os.kill(int(notebook.cells[0].outputs[0].text), 0)


def test_a_kernel_that_dies_is_told_from_a_cell_that_fails(tmp_path):
    path = write(tmp_path / "a.ipynb", "1", "import os\nos._exit(1)")
    error = execute(read_notebook(path), path)
    assert "a.ipynb: its Python stopped in cell [2]" in str(error)


def test_a_kernel_that_does_not_start_says_why(tmp_path, monkeypatch):
    path = write(tmp_path / "a.ipynb", "1")
    (tmp_path / "ipykernel_launcher.py").write_text("raise SystemExit('no kernel today')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "its Python did not start: no kernel today" in str(execute(read_notebook(path), path))


def test_an_interruption_does_not_wait_for_the_cell_that_runs(tmp_path, root):
    write(
        tmp_path / "a.ipynb",
        f"folder = ''\nopen({str(tmp_path / 'begun')!r}, 'w').close()\nimport time; time.sleep(99)",
    )
    command = f"from corpus.report.notebooks import *; run_notebooks(find_notebooks(Path({str(tmp_path)!r})), {{}})"
    running = subprocess.Popen([sys.executable, "-c", command], cwd=root, stderr=subprocess.DEVNULL)
    while not (tmp_path / "begun").exists():
        assert running.poll() is None
        time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=15) != 0


def test_a_folder_without_notebooks_is_named(tmp_path):
    with pytest.raises(ReportError, match=r"there are no notebooks .* --notebooks"):
        find_notebooks(tmp_path)
    with pytest.raises(ReportError, match="there is no such folder"):
        find_notebooks(tmp_path / "nowhere")


def test_a_notebook_for_the_screen_only_is_left_out(tmp_path, root):
    shutil.copytree(root / "notebooks", tmp_path, dirs_exist_ok=True)
    assert [path.stem[:2] for path in find_notebooks(tmp_path)] == ["01", "02", "03", "04", "05"]


@pytest.mark.parametrize("content", ["", "not a notebook", "[]", '{"cells": 1}'])
def test_a_file_that_is_no_notebook_is_named(tmp_path, content):
    (tmp_path / "x.ipynb").write_text(content)
    with pytest.raises(ReportError, match=r"x\.ipynb: this cannot be read as a notebook"):
        read_notebook(tmp_path / "x.ipynb")


# ---- the page


def test_one_notebook_fails_and_the_report_is_written_all_the_same(report, page):
    [failure] = report.failures
    assert str(failure).startswith("02_fails.ipynb: cell [3] failed with ZeroDivisionError: division by zero.")
    assert "This report is incomplete." in page.select_one(".notice").get_text()
    assert str(failure) in page.select_one(".notice").get_text()
    assert "never" not in page.select_one(".notice").get_text()


def test_nothing_is_loaded_from_elsewhere(report, page):
    for name, attribute in [("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("source", "src")]:
        assert all(tag.get(attribute, "data:").startswith("data:") for tag in page.find_all(name))
    html = report.page.read_text(encoding="utf-8")
    assert not re.search(r"url\((?!data:)|@import", html)
    assert "default-src 'none'" in page.find("meta", attrs={"http-equiv": True})["content"]


def test_pictures_beside_the_notebook_are_inside_the_page_and_far_ones_are_links(page):
    assert page.find("img", alt="a dot")["src"].startswith("data:image/png;base64,")
    assert page.find("a", string="far")["href"] == "https://example.org/x.png"


def test_each_block_of_prose_has_the_direction_of_its_letters(page):
    section = page.select_one("section.notebook")
    assert section.find("p", string=re.compile("کشور"))["dir"] == "rtl"
    assert section.find("h2")["dir"] == "ltr"
    assert page.h1["dir"] == "rtl"
    assert page.h1.get_text() == "چین و C۵ <b>"


def test_the_contents_lead_to_every_notebook_and_heading(page):
    links = [a["href"] for a in page.select("nav a")]
    assert links == ["#01_works", links[1], "#02_fails", "#evidence", "#problems", "#method"]
    for link in links:
        assert len(page.select(f'[id="{link[1:]}"]')) == 1
    assert page.find("a", string="the other")["href"] == "#02_fails"


def test_figures_and_tables_are_numbered_and_carry_the_comment_above_them(page):
    captions = [c.get_text() for c in page.select("section figcaption")]
    assert captions == ["Table 1. چین first", "Figure 1. The same as bars. The numbers are in Table 1."]
    assert page.select_one("figure.chart img")["src"].startswith("data:image/png;base64,")
    assert page.select_one("figure.chart img")["alt"] == "The same as bars"


def test_tables_keep_their_direction(page):
    table = page.select_one("section figure.table")
    assert table.div["dir"] == "rtl"
    assert [td["dir"] for td in table.select("td")] == ["rtl", "ltr", "rtl", "ltr"]


def test_code_is_folded(page):
    folds = page.select("section details.code")
    assert folds
    assert not any(fold.has_attr("open") for fold in folds)
    assert any("corpus.load(folder)" in fold.get_text() for fold in folds)


def test_parameters_versions_and_problems_are_told(page, folder):
    method = page.find(id="method").parent.get_text(" ")
    assert "CN, JP" in method
    assert all(name in method for name in ("corpus", "Python", "pandas", "matplotlib", "hazm"))
    assert "خالی.txt" in page.find(id="problems").parent.get_text()


# ---- files


def test_tables_stand_beside_the_page_as_csv_that_excel_opens_right(report):
    folder = report.page.parent / "tables"
    names = {path.stem for path in folder.iterdir()}
    assert names >= {
        "documents",
        "problems",
        "repairs",
        "frequencies",
        "mentions",
        "mention_counts",
        "dates",
        "timeline",
        "chronology",
    }
    content = (folder / "mentions.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "چین" in content.decode("utf-8-sig")
    for link in BeautifulSoup(report.page.read_text("utf-8"), "html.parser").select('a[href^="tables/"]'):
        assert (report.page.parent / link["href"]).is_file()


@pytest.mark.parametrize("name", ["mentions", "dates", "chronology"])
def test_every_row_about_words_has_their_sentence(report, name):
    table = pd.read_csv(report.page.parent / "tables" / f"{name}.csv")
    assert len(table)
    assert all(text in sentence for text, sentence in zip(table["text"], table["sentence_text"], strict=True))


def test_the_sentences_of_a_period_stand_one_a_line(report):
    table = pd.read_csv(report.page.parent / "tables" / "timeline.csv")
    assert table["sentences"].tolist() == ["ژاپن در سال ۱۴۰۲ با چین دیدار کرد."] * 2


def test_files_that_were_not_read_are_counted(report, page):
    assert report.unread == 1
    assert "Files that could not be read: 1." in page.select_one(".cover").get_text()


def test_a_text_with_something_amiss_counts_as_read(folder, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "یک.txt").write_text("چین بود.", encoding="utf-8")
    (tmp_path / "texts" / "metadata.csv").write_text("path,date\nیک.txt,soon\n", encoding="utf-8")
    write(tmp_path / "notebooks" / "a.ipynb", 'folder = "x"', "1")
    report = make_report(tmp_path / "texts", tmp_path / "out", notebooks=tmp_path / "notebooks")
    assert report.unread == 0
    page = BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")
    assert page.select(".notice") == []
    problems = page.find(id="problems").parent.get_text()
    assert "soon" in problems
    assert "counted although something about them is amiss (warning)" in problems


def test_the_cover_names_each_text_once(page):
    cover = page.select_one(".cover figure table")
    assert [th.get_text() for th in cover.select("th")] == ["title", "source", "date", "tokens"]
    assert {row.td.get_text() for row in cover.select("tbody tr")} == {"یک", "دو"}  # they have no titles


def test_no_part_of_a_file_is_left_behind(report):
    assert not list(report.page.parent.rglob(".*"))


FORMULAS = ["=1+1", "+1", "-1", "@x", "\tx", "\rx"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_formulas_are_disarmed(cell):
    table = pd.DataFrame({"number": [-1, 2], "text": [cell, "چین"]})
    assert list(csv.reader(io.StringIO(csv_text(table), newline="")))[1:] == [["-1", f"'{cell}"], ["2", "چین"]]
    assert table.loc[0, "text"] == cell


NUMBERS = [
    (34.48275862068966, "34.4828"),
    (1 / 3, "0.333333"),
    (0.00012345678, "0.000123457"),
    (1234567.8, "1234568"),
    (-2.5, "-2.5"),
    (1402.0, "1402"),
    (0.0, "0"),
    (1e-7, "0.0000001"),
]


@pytest.mark.parametrize(("number", "expected"), NUMBERS)
def test_numbers_have_no_more_digits_than_they_can_bear(number, expected):
    assert csv_text(pd.DataFrame({"x": [number, None]}), line_end="\n") == f'x\n{expected}\n""\n'


CUT = pd.DataFrame({"period": [f"{year}" for year in range(1900, 1950)], "weight": 0.5, "documents": 1})


def test_a_table_that_is_cut_says_in_which_file_the_rest_is():
    html = table_html(CUT[["period", "weight"]])
    other = CUT.assign(period=[f"{year}" for year in range(1300, 1350)])
    assert find_table(html, {"other": other, "whole": CUT, "longer": pd.concat([CUT, other])}) == "whole"
    assert find_table(table_html(CUT[CUT["period"] > "1902"]), {"other": other, "whole": CUT}) == "whole"
    assert find_table(html, {"other": other, "narrow": CUT[["period"]]}) is None
    line = BeautifulSoup(name_the_rest(html, "whole"), "html.parser").select_one(".corpus-cut")
    assert line.get_text() == "the first 40 of 50 rows; all are in tables/whole.csv"
    assert line.a["href"] == "tables/whole.csv"
    assert name_the_rest(html, None) == html


def test_a_cut_table_of_a_notebook_leads_to_its_file(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("\n".join(["به چین رفت."] * 50), encoding="utf-8")
    shown = ["texts = corpus.load(folder)", 'texts.mentions()[["doc", "start", "actor"]]']
    setup = "import corpus\ncorpus.notebook()"
    write(tmp_path / "notebooks" / "a.ipynb", 'folder = "x"', setup, *shown)
    report = make_report(tmp_path / "texts", tmp_path / "out", notebooks=tmp_path / "notebooks")
    page = BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")
    assert page.select_one("section .corpus-cut").get_text() == (
        "the first 40 of 50 rows; all are in tables/mentions.csv"
    )


OWN = """
[NB]
en = "Neighbours"
fa = "همسایگان"
counted = true
organisation = ["همسایه"]
"""


def test_actors_of_a_file_of_ones_own_reach_the_notebooks_and_the_tables(folder, tmp_path):
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    write(tmp_path / "notebooks" / "a.ipynb", 'folder = "x"\ngazetteer = None', "print(gazetteer)")
    report = make_report(
        folder / "texts", tmp_path / "out", gazetteer=tmp_path / "own.toml", notebooks=tmp_path / "notebooks"
    )
    [*_, cell] = read_notebook(tmp_path / "out" / "notebooks" / "a.ipynb").cells
    assert cell.outputs[0].text.strip() == str(tmp_path / "own.toml")
    assert report.failures == ()
    assert "NB" in set(pd.read_csv(tmp_path / "out" / "tables" / "mentions.csv")["actor"])


def test_a_page_that_is_no_report_is_not_replaced(tmp_path):
    (tmp_path / "index.html").write_text("<p>my own")
    with pytest.raises(ReportError, match=r"index\.html: there is a page already that is not a report.*--force"):
        OutputFolder(tmp_path)
    OutputFolder(tmp_path, overwrite=True)


def test_a_report_may_be_replaced(report):
    assert OutputFolder(report.page.parent).folder == report.page.parent


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(ReportError, match=r"out: this is a file, and a folder is wanted.* with -o"):
        OutputFolder(tmp_path / "out")
    with pytest.raises(ReportError, match=r"below: this cannot be written .* with -o"):
        OutputFolder(tmp_path / "out" / "below")


def test_a_file_that_is_a_folder_is_named(tmp_path):
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(ReportError, match=r"out\.csv: this is a folder, and a file is wanted"):
        OutputFolder(tmp_path).write_text("out.csv", "x")


@pytest.mark.parametrize(
    ("number", "remedy"), [(errno.EACCES, "that you may write into"), (errno.ENOSPC, "make room on the disk")]
)
def test_what_was_there_stays_when_writing_fails(tmp_path, monkeypatch, number, remedy):
    output = OutputFolder(tmp_path)
    output.write_text("a.txt", "before")

    def fail(*_, **__):
        raise OSError(number, "injected")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ReportError, match=rf"a\.txt: this cannot be written \(injected\).*{remedy}"):
        output.write_text("a.txt", "after")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "before")]


def test_missing_texts_are_told_before_anything_runs(tmp_path, folder):
    with pytest.raises(TextsNotFoundError, match="nowhere"):
        make_report(folder / "nowhere", tmp_path / "out", notebooks=folder / "notebooks")


def test_an_unknown_actor_is_told_before_anything_runs(tmp_path, folder):
    with pytest.raises(CorpusError, match="QQ"):
        make_report(folder / "texts", tmp_path / "out", actors=["QQ"], notebooks=folder / "notebooks")


OUTSIDE = [
    '<script src="https://example.org/x.js"></script>',
    '<link rel="stylesheet" href="//example.org/x.css">',
    '<iframe src="x.html"></iframe>',
    '<img src="http://example.org/x.png">',
]


@pytest.mark.parametrize("html", OUTSIDE)
def test_what_an_output_would_fetch_is_taken_out(html):
    kept = offline(f'<div dir="rtl">چین{html}</div>')
    assert not re.search(r"<(script|link|iframe|img)", kept)
    assert kept.startswith('<div dir="rtl">چین')
