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
from ..display.date_words import Language
from ..errors import OptionError, ReportError
from ..mentions import choose_actors, plain_actors
from .notebooks import Executed, find_notebooks, run_notebooks
from .output import OutputFolder
from .page import build_page
from .tables import make_tables
from .wording import WORDS

__all__ = ["Report", "make_report"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: its page, the notebooks that did not run to their end, and files not read."""

    page: Path
    failures: tuple[ReportError, ...]
    unread: int = 0


def make_report(
    texts: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    title: str | None = None,
    actors: Iterable[str] | str | None = None,
    gazetteer: str | os.PathLike[str] | None = None,
    reference_date: str | None = None,
    notebooks: str | os.PathLike[str] | None = None,
    language: Language = "en",
    overwrite: bool = False,
    progress: bool = False,
) -> Report:
    """Run the notebooks on ``texts`` and write ``folder``/index.html.

    ``actors`` (ids, or "all"), ``gazetteer`` (a TOML or CSV file of further actors, or a folder of such files) and
    ``reference_date`` go to the notebooks that have such a parameter; ``notebooks`` is a folder of notebooks to run
    instead of those that come with the library; ``language`` ("en" or "fa") is that of the page
    and of its figures. Beside the page the folder gets ``notebooks/`` (as they ran) and ``tables/`` (CSV). A
    notebook that fails is a failure of the :class:`Report`; the others go on, and the page says
    what is missing. Files that could not be read are counted in ``unread`` and listed on the page.

    Raises what :func:`corpus.load` raises; OptionError for an unknown actor or language; ReportError when the folder
    cannot be written, or holds an index.html that is no report (``overwrite`` replaces it).
    """
    if language not in WORDS:
        raise OptionError(f"language={language!r}", "a report is in one of two languages", "give en or fa")
    output = OutputFolder(Path(folder), overwrite=overwrite)
    sources = find_notebooks(None if notebooks is None else Path(notebooks))
    source = os.path.abspath(texts)  # notebooks run in their own folder, where a relative path means another place
    given: dict[str, Any] = {"folder": source, "actors": plain_actors(actors)}
    own = None if gazetteer is None else os.path.abspath(gazetteer)
    given |= {"gazetteer": own, "reference_date": reference_date, "title": title}
    given |= {"language": None if language == "en" else language}  # what notebooks have without it
    parameters = {name: value for name, value in given.items() if value is not None}

    wanted = choose_actors(actors, own)
    loaded = collection.load(source, reference_date=reference_date, progress=progress)
    tables = make_tables(loaded, actors=wanted)
    runs: list[Executed] = run_notebooks(sources, parameters, progress=progress)

    for name, table in tables.items():
        output.write_table(f"tables/{name}.csv", table)
    for run in runs:
        output.write_notebook(f"notebooks/{run.name}.ipynb", run.notebook)
    page = build_page(
        loaded,
        runs,
        title=title or WORDS[language]["report on"].format(name=Path(source).name),
        parameters=_as_asked(parameters, texts, gazetteer),
        tables=tables,
        language=language,
    )
    output.write_text("index.html", page)
    unread = int((loaded.problems["severity"] == "error").sum())
    return Report(output.folder / "index.html", tuple(run.error for run in runs if run.error), unread)


def _as_asked(parameters: dict[str, Any], texts: os.PathLike[str] | str, gazetteer: Any) -> dict[str, Any]:
    """The parameters for the page, paths as they were given: a whole path is nobody else's business."""
    given = {"folder": texts, "gazetteer": gazetteer}
    return parameters | {name: os.fspath(path) for name, path in given.items() if path is not None}
