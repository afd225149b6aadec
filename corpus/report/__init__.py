"""Notebooks + parameters → one HTML report, with its tables as CSV files.

:func:`make_report` runs a copy of each notebook on a folder of texts and puts what they show on one page that
needs nothing from elsewhere: it can be opened without a network and sent to a colleague as it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import collection
from ..errors import ReportError
from .notebooks import Executed, find_notebooks, run_notebooks
from .output import OutputFolder
from .page import build_page
from .tables import make_tables, plain_actors

__all__ = ["Report", "make_report"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: its page, and the notebooks that did not run to their end."""

    page: Path
    failures: tuple[ReportError, ...]


def make_report(
    texts: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    title: str | None = None,
    actors: Iterable[str] | str | None = None,
    reference_date: str | None = None,
    notebooks: str | os.PathLike[str] | None = None,
    overwrite: bool = False,
    progress: bool = False,
) -> Report:
    """Run the notebooks on ``texts`` and write ``folder``/index.html.

    ``actors`` (ids, or "all") and ``reference_date`` go to the notebooks that have such a parameter;
    ``notebooks`` is a folder of notebooks to run instead of the four that come with the library. Beside the
    page the folder gets ``notebooks/`` (as they ran) and ``tables/`` (CSV). A notebook that fails is a
    failure of the :class:`Report`; the others go on, and the page says what is missing.

    Raises what :func:`corpus.load` raises; ReportError when the folder cannot be written, or holds an
    index.html that is no report (``overwrite`` replaces it).
    """
    output = OutputFolder(Path(folder), overwrite=overwrite)
    sources = find_notebooks(None if notebooks is None else Path(notebooks))
    source = os.path.abspath(texts)  # notebooks run in their own folder, where a relative path means another place
    given: dict[str, Any] = {"folder": source, "actors": plain_actors(actors)}
    given |= {"reference_date": reference_date, "title": title}
    parameters = {name: value for name, value in given.items() if value is not None}

    loaded = collection.load(source, reference_date=reference_date, progress=progress)
    tables = make_tables(loaded, actors=parameters.get("actors"))
    runs: list[Executed] = run_notebooks(sources, parameters, progress=progress)

    for name, table in tables.items():
        output.write_table(f"tables/{name}.csv", table)
    for run in runs:
        output.write_notebook(f"notebooks/{run.name}.ipynb", run.notebook)
    page = build_page(
        loaded,
        runs,
        title=title or f"Report on {Path(source).name}",
        parameters=parameters | {"folder": os.fspath(texts)},  # as asked for: a whole path is nobody else's business
        tables=list(tables),
    )
    output.write_text("index.html", page)
    return Report(output.folder / "index.html", tuple(run.error for run in runs if run.error))
