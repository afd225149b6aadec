"""Re-executes notebooks in place, so that the stored outputs are those of the code as it is now.

Run as `make notebooks`, or `python tools/execute_notebooks.py [NOTEBOOK …]`. The result depends on nothing
but the notebook, the library and the texts: what changes from run to run (times, ids, versions of Python)
is not stored.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import nbformat

from corpus.report.notebooks import execute, read_notebook

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
KEPT = ("tags", "jupyter", "slideshow")  # metadata of cells that their authors write


def settle(notebook: nbformat.NotebookNode) -> None:
    """Take out what differs between two runs of the same notebook (it is changed)."""
    kept = {"corpus": notebook.metadata["corpus"]} if "corpus" in notebook.metadata else {}
    notebook.metadata = nbformat.from_dict({**kept, "kernelspec": KERNEL, "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells, 1):
        cell.id = f"cell-{number:02}"
        cell.metadata = nbformat.from_dict({key: cell.metadata[key] for key in KEPT if key in cell.metadata})


def main() -> int:
    """Execute the notebooks named, or all of them; 1 if one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("notebooks", nargs="*", type=Path, help="default: every notebook of the project")
    failures = 0
    for path in parser.parse_args().notebooks or sorted(NOTEBOOKS.glob("[!._]*.ipynb")):
        notebook = read_notebook(path)
        error = execute(notebook, path)
        if error:
            print(error, file=sys.stderr)
            failures += 1
            continue
        settle(notebook)
        nbformat.validate(notebook)
        path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
        print(path)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
