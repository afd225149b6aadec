"""What an earlier run of the same report has left: notebooks that ran to their end need not run again.

A notebook as it ran lies in the report's folder. Its metadata say what its results depend on, as one number of all of
it: its cells with their parameters, the texts with their metadata, the files of actors, the library and what it
calculates with. Another number says what the results are, so that one that was run again by hand is not taken for ours.
"""

from __future__ import annotations

import copy
import hashlib
import json
import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode

from ..errors import ReportError
from .notebooks import PACKAGE, Executed, read_notebook
from .provenance import RESULTS, versions

if TYPE_CHECKING:
    from ..collection import Corpus

_OURS = "corpus_report"  # the entry of the notebook's metadata


class Earlier:
    """The notebooks in ``folder`` that a report on ``texts`` has run, and the marks by which it knows them again."""

    def __init__(self, folder: Path, texts: Corpus, gazetteer: str | os.PathLike[str] | None = None) -> None:
        self.folder = folder
        self._basis = _digest({"texts": list(_facts(texts)), "gazetteer": _files(gazetteer), "library": library()})

    def find(self, path: Path, notebook: NotebookNode) -> Executed | None:
        """The run of ``notebook``, which has its parameters, if there is one that would be no other today."""
        try:
            there = read_notebook(self.folder / path.name)
        except ReportError:
            return None  # there is none, or what is there is of no use
        mark = there.metadata.get(_OURS, {})
        if mark.get("basis") != self._key(notebook) or mark.get("results") != _results(there):
            return None
        return Executed(path, there, None, float(mark.get("seconds", 0)), reused=True)

    def marked(self, run: Executed, asked: NotebookNode) -> NotebookNode:
        """The notebook of ``run`` with the marks, if it ran to its end; ``asked`` is it as it was before."""
        notebook = copy.deepcopy(run.notebook)
        notebook.metadata.pop(_OURS, None)
        if run.error is None:
            marks = {"basis": self._key(asked), "results": _results(notebook), "seconds": run.seconds}
            notebook.metadata[_OURS] = marks
        return notebook

    def _key(self, notebook: NotebookNode) -> str:
        cells = [[cell.cell_type, cell.source, cell.metadata.get("tags", [])] for cell in notebook.cells]
        return _digest({"cells": cells, "basis": self._basis})


def library() -> dict[str, str]:
    """What results depend on beside texts and notebooks: the library's own files, and what it calculates with."""
    files = sorted(p for p in PACKAGE.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(PACKAGE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return {"corpus": digest.hexdigest(), "python": platform.python_version(), **versions(RESULTS)}


def _facts(texts: Corpus) -> Iterator[Any]:
    for document in texts:
        yield [document.doc, document.raw, document.text, sorted((k, str(v)) for k, v in document.metadata.items())]
    yield texts.problems.astype(str).to_numpy().tolist()


def _files(gazetteer: str | os.PathLike[str] | None) -> list[list[str]]:
    if gazetteer is None:
        return []
    path = Path(gazetteer)
    files = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    return [[file.name, hashlib.sha256(file.read_bytes()).hexdigest()] for file in files]


def _results(notebook: NotebookNode) -> str:
    return _digest({"cells": json.loads(json.dumps(notebook.cells))})


def _digest(facts: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()
