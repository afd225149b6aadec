"""Writes files into a folder: whole or not at all, and never over what is not a report."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
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

_FULL = (errno.ENOSPC, errno.EDQUOT)  # the disk, or one's share of it
_HEAD = 2000  # characters of a page in which its head is looked for


def is_report(path: Path) -> bool:
    """Whether a file is the page of a report."""
    return path.is_file() and GENERATOR in path.read_text("utf-8", errors="replace")[:_HEAD]


class OutputFolder:
    """A folder that results are written into; each file appears under its name only when it is complete."""

    def __init__(self, folder: Path, *, overwrite: bool = False) -> None:
        self.folder = folder
        if folder.exists() and not folder.is_dir():
            raise ReportError(folder, "this is a file, and a folder is wanted", "name a folder with -o")
        page = folder / "index.html"
        if not overwrite and page.is_file() and not is_report(page):
            reason = "there is a page already that is not a report"
            raise ReportError(page, reason, "name another folder with -o, or replace the page with --force")
        self._prepare(folder)

    def write_text(self, name: str, text: str) -> None:
        """Write ``text`` as UTF-8 to the file ``name`` of the folder."""
        with self.whole(name) as part:
            part.write_text(text, "utf-8", newline="")

    @contextmanager
    def whole(self, name: str) -> Iterator[Path]:
        """Where to write what is to be the file ``name``: it gets this name at the end, and nothing is left before.

        An OSError on the way is a ReportError that names the file and the next step; what was there stays.
        """
        path = self.folder / name
        if not Path(os.path.normpath(path)).is_relative_to(os.path.normpath(self.folder)):
            raise ReportError(path, f"this is not in the folder {self.folder}", "rename the text that is called so")
        if path.is_dir():
            raise ReportError(path, "this is a folder, and a file is wanted", "name a file in it")
        self._prepare(path.parent)
        part = path.with_name(f".{path.name}.part")
        try:
            yield part
            part.replace(path)
        except OSError as error:
            raise _unwritable(path, error) from error
        finally:
            part.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Take away the file ``name`` that an earlier report left, if there is one."""
        path = self.folder / name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(path, error) from error

    def write_table(self, name: str, table: pd.DataFrame) -> None:
        """Write ``table`` as CSV."""
        self.write_text(name, BOM + csv_text(table))

    def write_notebook(self, name: str, notebook: nbformat.NotebookNode) -> None:
        """Write a notebook."""
        self.write_text(name, nbformat.writes(notebook) + "\n")  # type: ignore[no-untyped-call]  # untyped there

    def _prepare(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error


def _unwritable(path: Path, error: OSError) -> ReportError:
    full = error.errno in _FULL
    remedy = "make room on the disk" if full else "name a folder that you may write into with -o"
    return ReportError(path, f"this cannot be written ({error.strerror or error})", remedy)
