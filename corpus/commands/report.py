"""``corpus report``: the notebooks run on the texts, as one page."""

from __future__ import annotations

import argparse

from .parsing import Verbs, add_actors, verb
from .shell import FAILED, OK, complain, say, shows_progress


def add_report_verbs(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    """The verb ``report``."""
    example = "report seeds/ -o reports/ --title 'Central Asia' --actors CN,RU,JP"
    report = verb(
        verbs, "report", "run the notebooks on the texts and write one HTML report", example, parents=(texts,)
    )
    report.add_argument(
        "-o", "--output", metavar="DIR", required=True, help="folder of the report; DIR/index.html is its page"
    )
    report.add_argument("--title", help="title of the report")
    add_actors(report)
    report.add_argument("--notebooks", metavar="DIR", help="run the notebooks in this folder instead of the library's")
    report.add_argument(
        "--language",
        choices=("en", "fa"),
        default="en",
        help="language of the report: en (English, the default) or fa (Persian)",
    )
    report.add_argument("--xlsx", action="store_true", help="write DIR/report.xlsx too, a workbook of all tables")
    report.add_argument(
        "--pdf", action="store_true", help="print DIR/report.pdf too, with the Chromium or Chrome of this computer"
    )
    report.add_argument(
        "--fresh", action="store_true", help="run every notebook, also those that an earlier run in DIR has done"
    )
    report.add_argument("--force", action="store_true", help="replace a page in DIR that is not a report")
    report.set_defaults(run=_report)


def _report(options: argparse.Namespace) -> int:
    from ..report import make_report

    report = make_report(
        options.texts,
        options.output,
        title=options.title,
        actors=options.actors,
        gazetteer=options.gazetteer,
        reference_date=options.reference_date,
        notebooks=options.notebooks,
        language=options.language,
        pdf=options.pdf,
        xlsx=options.xlsx,
        fresh=options.fresh,
        overwrite=options.force,
        progress=shows_progress(options),
    )
    if report.reused:
        say(options, f"kept from an earlier run (--fresh runs them again): {', '.join(report.reused)}")
    for failure in report.failures:
        complain(failure, FAILED)
    if report.unread:
        files = "1 file" if report.unread == 1 else f"{report.unread:,} files"
        say(options, f"{files} could not be read: see Problems in the report, or tables/problems.csv beside it")
    say(options, f"{report.page}")
    return FAILED if report.failures or report.unread else OK
