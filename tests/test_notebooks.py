"""The shape of the notebooks: short, in order, without code that belongs in the library."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
MOST_CELLS, MOST_LINES, MOST_CODE = 40, 10, 80  # what a reader keeps in view


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_notebooks_are_there():
    names = ["00_explore", "01_texts", "02_word_frequencies", "03_mentions", "04_timelines", "05_compare"]
    assert [path.stem for path in NOTEBOOKS] == names


def test_it_is_short(notebook):
    lines = [len(cell.source.splitlines()) for cell in code_cells(notebook)]
    assert len(notebook.cells) <= MOST_CELLS
    assert max(lines) <= MOST_LINES
    assert sum(lines) <= MOST_CODE


def test_code_is_one_call_a_cell_and_imports_come_first(notebook):
    for number, cell in enumerate(code_cells(notebook)):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda)
            assert number == 0 or not isinstance(node, ast.Import | ast.ImportFrom)


def test_it_opens_with_a_title_and_a_question_and_closes_with_its_limits(notebook):
    first, last = notebook.cells[0], notebook.cells[-1]
    assert re.match(r"# .+\n\n\*\*Question\.\*\* .+\?", first.source)
    assert last.source.startswith("## What this does not show")


def test_one_cell_holds_the_parameters(notebook):
    (cell,) = [cell for cell in code_cells(notebook) if "parameters" in cell.metadata.get("tags", [])]
    names = [target.id for node in ast.parse(cell.source).body for target in node.targets]
    assert {"folder", "reference_date"} <= set(names)
    assert all("#" in line for line in cell.source.splitlines()), "each parameter says what it is"


def test_outputs_are_stored_in_order_and_none_is_an_error(notebook):
    cells = code_cells(notebook)
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert all(output.output_type != "error" for cell in cells for output in cell.outputs)
    assert not any("nbval-skip" in cell.metadata.get("tags", []) for cell in cells)


def test_outputs_hold_nothing_of_the_machine(notebook):
    stored = nbformat.writes(notebook)
    assert not re.search(r"0x[0-9a-f]{8,}|/(?:home|root|tmp|Users|private)/", stored)
    assert str(NOTEBOOKS[0].parents[1]) not in stored
    assert "execution" not in {key for cell in notebook.cells for key in cell.metadata}


def test_every_figure_stands_beside_its_table(notebook):
    """nbval does not compare pixels: the numbers drawn must be in a table that it does compare."""
    shown = [[kind for o in cell.outputs for kind in o.get("data", {})] for cell in code_cells(notebook)]
    for before, now in pairwise(shown):
        if "image/png" in now and "text/html" not in now:
            assert "text/html" in before


def test_every_table_and_figure_has_a_caption(notebook):
    for cell in code_cells(notebook):
        if any({"text/html", "image/png"} & set(o.get("data", {})) for o in cell.outputs):
            assert cell.source.startswith("# "), cell.source
