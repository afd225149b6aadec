"""Notebooks + parameters → one HTML report, with its tables as CSV files.

:func:`make_report` runs a copy of each notebook on a folder of texts and puts what they show on one page that
needs nothing from elsewhere: it can be opened without a network and sent to a colleague as it is.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import __version__, collection
from ..collection.loading import loaded_for_others
from ..errors import ReportError
from ..languages import Language, check_language
from ..mentions import choose_actors, plain_actors
from .machine import report_json
from .notebooks import Executed, find_notebooks, read_notebook, run_notebooks, with_parameters
from .output import OutputFolder
from .page import build_page
from .pdf import print_page
from .provenance import fingerprint
from .resume import Earlier
from .tables import make_tables
from .wording import WORDS
from .workbook import write_workbook
from .workbook_words import WORDS as WORKBOOK_WORDS

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

__all__ = ["Report", "make_report"]

_STOPPED = ReportError("the report", "it was stopped before it was finished", "make it again")


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was written: its page, what failed (a notebook, the PDF), and how many files were not read.

    ``reused`` are the notebooks that an earlier run of the same report had done.
    """

    page: Path
    failures: tuple[ReportError, ...]
    unread: int = 0
    reused: tuple[str, ...] = ()


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
    pdf: bool = False,
    xlsx: bool = False,
    fresh: bool = False,
    overwrite: bool = False,
    progress: bool = False,
) -> Report:
    """Run the notebooks on ``texts`` and write ``folder``/index.html.

    ``actors`` (ids, or "all"), ``gazetteer`` (a TOML or CSV file of further actors, or a folder of such files) and
    ``reference_date`` go to the notebooks that have such a parameter; ``notebooks`` is a folder of notebooks to run
    instead of those that come with the library; ``language`` ("en" or "fa") is that of the page, of its figures and of
    the workbook. Beside the page the folder gets ``notebooks/`` (as they ran), ``tables/`` (CSV), and report.json,
    which says for programs what the report is: ``corpus.report.machine``. ``xlsx`` adds report.xlsx, a workbook of
    all tables; ``pdf`` adds report.pdf, which a Chromium or Chrome of the system prints.

    A notebook that fails, and a PDF that cannot be printed, is a failure of the :class:`Report`; the rest goes on, and
    the page names the notebooks that are missing. Files that could not be read are counted in ``unread`` and listed on
    the page. Each notebook is written as soon as it has run; the same report made again runs only those that did not
    run to their end, or all of them with ``fresh``.

    Raises what :func:`corpus.load` raises; OptionError for an unknown actor or language; ReportError when the folder
    cannot be written, or holds an index.html that is no report (``overwrite`` replaces it).
    """
    check_language(language)
    begun, made = time.monotonic(), dt.datetime.now().astimezone()
    own = None if gazetteer is None else os.path.abspath(gazetteer)
    wanted = choose_actors(actors, own)
    output = OutputFolder(Path(folder), overwrite=overwrite)
    sources = find_notebooks(None if notebooks is None else Path(notebooks))
    source = os.path.abspath(texts)  # notebooks run in their own folder, where a relative path means another place
    given: dict[str, Any] = {"folder": source, "actors": plain_actors(actors), "gazetteer": own}
    given |= {"reference_date": reference_date, "title": title}
    given |= {"language": None if language == "en" else language}  # what notebooks have without it
    parameters = {name: value for name, value in given.items() if value is not None}

    loaded = collection.load(source, gazetteer=own, reference_date=reference_date, progress=progress)
    tables = make_tables(loaded, actors=wanted)
    for name, table in tables.items():
        output.write_table(f"tables/{name}.csv", table)
    with loaded_for_others(loaded, source, gazetteer=own, reference_date=reference_date) as environment:
        earlier = Earlier(output.folder / "notebooks", loaded, own)
        runs = _run(sources, parameters, output, earlier, environment, fresh=fresh, progress=progress)

    told = _as_asked(parameters, texts, gazetteer)
    named = title or WORDS[language]["report on"].format(name=Path(source).name)
    page = build_page(loaded, runs, title=named, parameters=told, tables=tables, language=language)
    failures = [run.error for run in runs if run.error]

    def write_record(failed: list[ReportError]) -> None:
        record = report_json(
            loaded,
            runs,
            title=named,
            parameters=told,
            tables=tables,
            failures=failed,
            made=made,
            seconds=time.monotonic() - begun,
            xlsx=(output.folder / "report.xlsx").is_file(),
            pdf=(output.folder / "report.pdf").is_file(),
        )
        output.write_text("report.json", record)

    write_record([*failures, _STOPPED])  # what is true if nothing of the rest gets done
    output.write_text("index.html", page)
    failures += _further_files(output, loaded, tables, _Facts(named, told, made, language), pdf=pdf, xlsx=xlsx)
    write_record(failures)
    unread = int((loaded.problems["severity"] == "error").sum())
    reused = tuple(run.path.name for run in runs if run.reused)
    return Report(output.folder / "index.html", tuple(failures), unread, reused)


def _run(
    sources: list[Path],
    parameters: Mapping[str, Any],
    output: OutputFolder,
    earlier: Earlier,
    environment: Mapping[str, str],
    *,
    fresh: bool,
    progress: bool,
) -> list[Executed]:
    """The notebooks as they ran, now or earlier; each is written when it is done."""

    def write(run: Executed) -> None:
        asked = with_parameters(read_notebook(run.path), parameters)
        output.write_notebook(f"notebooks/{run.name}.ipynb", earlier.marked(run, asked))

    return run_notebooks(
        sources,
        parameters,
        progress=progress,
        environment=environment,
        earlier=(lambda path, notebook: None) if fresh else earlier.find,
        done=write,
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is said of the report as a whole."""

    title: str
    parameters: Mapping[str, Any]
    made: dt.datetime
    language: Language


def _further_files(
    output: OutputFolder, texts: Corpus, tables: Mapping[str, pd.DataFrame], facts: _Facts, *, pdf: bool, xlsx: bool
) -> list[ReportError]:
    """Write the workbook and the PDF that were asked for, and take away those of an earlier report; what failed."""
    failures = []
    if xlsx:
        about = [("made", facts.made.strftime("%Y-%m-%d %H:%M %Z")), ("version", f"corpus {__version__}")]
        words = [
            (WORKBOOK_WORDS[facts.language][key], value) for key, value in (*about, ("fingerprint", fingerprint(texts)))
        ]
        asked = [(name, value) for name, value in facts.parameters.items()]
        with output.whole("report.xlsx") as part:
            write_workbook(
                part, tables, title=facts.title, facts=[*words, *asked], made=facts.made, language=facts.language
            )
    else:
        output.remove("report.xlsx")
    output.remove("report.pdf")
    if pdf:
        try:
            with output.whole("report.pdf") as part:
                print_page(output.folder / "index.html", part)
        except ReportError as error:
            failures.append(error)
    return failures


def _as_asked(parameters: dict[str, Any], texts: os.PathLike[str] | str, gazetteer: Any) -> dict[str, Any]:
    """The parameters for the page, paths as they were given: a whole path is nobody else's business."""
    given = {"folder": texts, "gazetteer": gazetteer}
    return parameters | {name: os.fspath(path) for name, path in given.items() if path is not None}
