"""report.json: what a report is and how it came about, for programs.

The fields of schema 1, always all of them:

- ``schema``: 1. A field that is added leaves it; a field that goes or changes its meaning makes it 2.
- ``title``; ``made`` (ISO 8601 with the offset from UTC) and ``seconds`` (how long it took).
- ``complete``: whether every notebook ran to its end, every file was read, and the PDF was printed if it was asked for.
- ``versions``: of corpus, Python and the packages that results and files come from.
- ``parameters``: as they were asked for.
- ``texts``: ``count``, ``words``, ``repairs``, ``fingerprint`` (SHA-256 of the ids and raw texts) and ``unread``, a
  list of ``path``, ``reason`` and ``remedy``.
- ``notebooks``: ``name``, ``path``, ``status`` ("ran", "reused" from an earlier run, or "failed"), ``seconds``, and
  ``error``: null, or ``cell`` (its number, null where none was reached), ``reason`` and ``remedy``.
- ``tables``: ``name``, ``path``, ``rows`` and ``columns`` (their names in order).
- ``page``, ``xlsx`` and ``pdf``: paths, null where there is none; ``failures``: every failure as one sentence.

Paths are relative to the folder of the report. But for ``made`` and ``seconds`` the same run gives the same file.
"""

from __future__ import annotations

import datetime as dt
import json
import platform
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .. import __version__
from ..errors import ReportError
from .notebooks import Executed
from .provenance import FILES, RESULTS, fingerprint, versions

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

SCHEMA = 1


def report_json(
    texts: Corpus,
    runs: Sequence[Executed],
    *,
    title: str,
    parameters: Mapping[str, Any],
    tables: Mapping[str, pd.DataFrame],
    failures: Sequence[ReportError],
    made: dt.datetime,
    seconds: float,
    xlsx: bool,
    pdf: bool,
) -> str:
    """The text of report.json; its fields stand at the top of this module."""
    problems = texts.problems
    unread = problems.loc[problems["severity"] == "error", ["path", "reason", "remedy"]].to_dict("records")
    documents = texts.documents
    facts = {
        "schema": SCHEMA,
        "title": title,
        "made": made.isoformat(timespec="seconds"),
        "seconds": round(seconds, 1),
        "complete": not failures and not unread,
        "versions": {"corpus": __version__, "python": platform.python_version(), **versions(RESULTS + FILES)},
        "parameters": dict(parameters),
        "texts": {
            "count": len(texts),
            "words": int(documents["tokens"].sum()),
            "repairs": int(documents["repairs"].sum()),
            "fingerprint": fingerprint(texts),
            "unread": unread,
        },
        "notebooks": [_notebook(run) for run in runs],
        "tables": [
            {"name": name, "path": f"tables/{name}.csv", "rows": len(table), "columns": [*map(str, table.columns)]}
            for name, table in tables.items()
        ],
        "page": "index.html",
        "xlsx": "report.xlsx" if xlsx else None,
        "pdf": "report.pdf" if pdf else None,
        "failures": [str(failure) for failure in failures],
    }
    return json.dumps(facts, ensure_ascii=False, indent=1, default=str) + "\n"


def _notebook(run: Executed) -> dict[str, Any]:
    error = run.error
    return {
        "name": run.name,
        "path": f"notebooks/{run.name}.ipynb",
        "status": "failed" if error else "reused" if run.reused else "ran",
        "seconds": run.seconds,
        "error": error and {"cell": getattr(error, "cell", None), "reason": error.reason, "remedy": error.remedy},
    }
