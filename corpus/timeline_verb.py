"""``corpus timeline``: the dates that texts speak of, as a page to zoom and search, or as CSV."""

from __future__ import annotations

import argparse
from pathlib import Path

from .errors import OptionError
from .shell import Verbs, add_actors, ended, load_texts, say, verb

_OUTPUT = "file to write: a page (.html, which needs nothing from elsewhere) or a table (.csv)"


def add_timeline_verb(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    """The verb ``timeline``."""
    timeline = verb(
        verbs, "timeline", "write the dates that the texts speak of as a page to zoom, filter and search, or as CSV",
        "timeline seeds/ -o timeline.html --title 'آسیای مرکزی'", "timeline seeds/ -o timeline.csv --actors CN,JP",
        parents=(texts,),
    )  # fmt: skip
    timeline.add_argument("-o", "--output", metavar="FILE", required=True, help=_OUTPUT)
    timeline.add_argument("--title", help="title of the page")
    timeline.add_argument("--language", choices=("fa", "en"), default="fa", help="what the page speaks (fa)")
    add_actors(timeline)
    timeline.set_defaults(run=run_timeline)


def run_timeline(options: argparse.Namespace) -> int:
    """Write the page or the table."""
    from .display import save_timeline
    from .mentions import choose_actors, resolve_actors

    path = Path(options.output).expanduser()
    if path.suffix.lower() not in {".html", ".csv"}:  # said before the texts are read, which may take long
        raise OptionError(path, "a timeline is not written to such a file", "name one that ends in .html or .csv")
    actors = resolve_actors(choose_actors(options.actors, options.gazetteer))
    texts = load_texts(options)
    table = texts.chronology(actors=actors)
    names = actors.labels(options.language)
    save_timeline(table, path, texts.documents, title=options.title, language=options.language, actors=names)
    say(options, f"{len(table):,} dates: {path}")
    return ended(options, texts)
