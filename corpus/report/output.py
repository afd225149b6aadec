"""Writes files into a folder: whole or not at all, and never over what is not a report."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

from ..count.spreadsheets import csv_text
from ..csv_cells import BOM
from ..errors import ReportError

if TYPE_CHECKING:
    import pandas as pd

GENERATOR = '<meta name="generator" content="corpus'
"""What the page of a report has in its head: by this it is known that it may be replaced."""

_HEAD = 2000  # characters of a page in which its head is looked for


class OutputFolder:
    """A folder that results are written into; each file appears under its name only when it is complete."""

    def __init__(self, folder: Path, *, overwrite: bool = False) -> None:
        self.folder = folder
        if folder.exists() and not folder.is_dir():
            raise ReportError(folder, "this is a file, and a folder is wanted", "name a folder with -o")
        page = folder / "index.html"
        if not overwrite and page.is_file() and GENERATOR not in page.read_text("utf-8", errors="replace")[:_HEAD]:
            reason = "there is a page already that is not a report"
            raise ReportError(page, reason, "name another folder with -o, or replace the page with --force")
        self._prepare(folder)

    def write_text(self, name: str, text: str) -> None:
        """Write ``text`` as UTF-8 to the file ``name`` of the folder."""
        path = self.folder / name
        if path.is_dir():
            raise ReportError(path, "this is a folder, and a file is wanted", "name a file in it")
        self._prepare(path.parent)
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_text(text, "utf-8", newline="")
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise _unwritable(path, error) from error

    def write_table(self, name: str, table: pd.DataFrame, *, disarmed: bool = True) -> None:
        """Write ``table`` as CSV; what ``disarmed`` means is said at :func:`csv_text`."""
        self.write_text(name, BOM + csv_text(table, disarmed=disarmed))

    def write_notebook(self, name: str, notebook: nbformat.NotebookNode) -> None:
        """Write a notebook."""
        self.write_text(name, nbformat.writes(notebook) + "\n")  # type: ignore[no-untyped-call]  # untyped there

    def _prepare(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error


def _unwritable(path: Path, error: OSError) -> ReportError:
    remedy = "make room on the disk" if error.errno == errno.ENOSPC else "name a folder that you may write into with -o"
    return ReportError(path, f"this cannot be written ({error.strerror or error})", remedy)
