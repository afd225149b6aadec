"""A bar in a notebook leaves nothing that a later run could differ in, whether somebody looked on or not."""

import os
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient

from corpus.engine.bars import bar

CELLS = (
    'import corpus\ntexts = corpus.load("texts", stream=True, progress=True)\nlen(texts)',
    'print("پیش")\ntexts.frequencies()["word"].tolist()',
    "len(texts.mentions())",
)
NBVAL = ["-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider"]


class Watched(NotebookClient):
    """Runs a notebook as JupyterLab does, where somebody can be asked for something."""

    seen: list[object] = []  # noqa: RUF012 - one list for the messages of all cells, cleared by the test

    async def async_execute_cell(self, *args, **kwargs):
        self.kc.allow_stdin = True
        return await super().async_execute_cell(*args, **kwargs)

    def process_message(self, msg, cell, cell_index):
        self.seen.append(msg["content"].get("data", {}).get("text/plain", ""))
        return super().process_message(msg, cell, cell_index)


@pytest.mark.parametrize("client", [NotebookClient, Watched])
def test_a_notebook_with_bars_validates_the_second_time(root, tmp_path, monkeypatch, client):
    (tmp_path / "texts").mkdir()
    for n in range(3):
        (tmp_path / "texts" / f"{n}.txt").write_text("چین و روسیه در پکن گفتگو کردند.", encoding="utf-8")
    monkeypatch.setenv("CORPUS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(root))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    Watched.seen.clear()
    client(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    drawn = [text for text in Watched.seen if "reading and cleaning" in text]
    assert bool(drawn) == (client is Watched)
    for cell in notebook.cells:
        data = [output["data"] for output in cell.outputs if output.output_type == "display_data"]
        assert data == [{}] * (client is Watched)
    nbformat.write(notebook, tmp_path / "bars.ipynb")
    # What is known of the texts by now is not worked on again: there would be no bar.
    command = [sys.executable, *NBVAL, "bars.ipynb"]
    run = subprocess.run(command, cwd=tmp_path, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert (run.returncode, "3 passed" in run.stdout) == (0, True), run.stdout


def test_in_a_terminal_a_bar_is_on_stderr_and_goes(capsys):
    with bar(3, "reading") as drawn:
        drawn.update(3)
    told = capsys.readouterr()
    assert told.out == ""
    assert "reading" in told.err
    assert told.err.endswith("\r")
