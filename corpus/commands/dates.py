"""The verbs about the dates that texts speak of: their list, a page to zoom, in order of time, by periods."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import OptionError
from .parsing import Verbs, add_actors, add_output, add_periods, ids, verb
from .shell import ended, load_texts, say, write_table

_OUTPUT = "file to write: a page (.html, which needs nothing from elsewhere) or a table (.csv)"


def add_date_verbs(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    """The verbs ``dates``, ``timeline``, ``chronology`` and ``periods``."""
    _add_dates(verbs, texts)
    _add_timeline(verbs, texts)
    _add_chronology(verbs, texts)
    _add_periods(verbs, texts)


def _add_dates(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    dates = verb(
        verbs, "dates", "list every date that the texts speak of", "dates seeds/ -o dates.csv",
        "dates seeds/ --reference-date 2023-11-20", parents=(texts,),
        columns="doc, sentence, start, end (places in the clean text), text (as written), calendar, native, edtf (the"
        " date in ISO's extended format), earliest, latest, granularity, modifier, certainty, anchor, reason (why it"
        " is not known), sentence_text",
    )  # fmt: skip
    add_output(dates)
    dates.set_defaults(run=_dates)


def _dates(options: argparse.Namespace) -> int:
    from ..report.tables import dates_table

    texts = load_texts(options)
    write_table(options, dates_table(texts), telling=("sentence_text", "text", "edtf", "certainty", "doc"))
    return ended(options, texts)


def _add_timeline(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    timeline = verb(
        verbs, "timeline", "write the dates that the texts speak of as a page to zoom, filter and search, or as CSV",
        "timeline seeds/ -o timeline.html --title 'آسیای مرکزی'", "timeline seeds/ -o timeline.csv --actors CN,JP",
        parents=(texts,),
    )  # fmt: skip
    timeline.add_argument("-o", "--output", metavar="FILE", required=True, help=_OUTPUT)
    timeline.add_argument("--title", help="title of the page")
    timeline.add_argument("--language", choices=("fa", "en"), default="fa", help="what the page speaks (fa)")
    add_actors(timeline)
    timeline.set_defaults(run=_timeline)


def _timeline(options: argparse.Namespace) -> int:
    from ..display import save_timeline
    from ..mentions import choose_actors, resolve_actors

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


def _add_chronology(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    chronology = verb(
        verbs, "chronology", "list what the texts say happened, in order of time", "chronology seeds/",
        "chronology seeds/ --with CN -o china.xlsx", parents=(texts,),
        columns="date, jalali, text (as written), sentence_text, actors (in the sentence), doc, sentence, start, end,"
        " earliest, latest, granularity, modifier, certainty",
    )  # fmt: skip
    chronology.add_argument(
        "--with", dest="named", metavar="IDS", type=ids, help="only sentences that name all of these"
    )
    add_actors(chronology)
    add_output(chronology)
    chronology.set_defaults(run=_chronology)


def _chronology(options: argparse.Namespace) -> int:
    from ..mentions import choose_actors

    named = options.named or []
    if named == "all":
        raise OptionError("--with all", "no sentence names every actor", "name one or some, such as --with CN,RU")
    asked = choose_actors(options.actors, options.gazetteer)
    choose_actors(named, options.gazetteer)
    texts = load_texts(options)
    table = texts.chronology(named, actors=asked)
    write_table(options, table, telling=("sentence_text", "date", "text", "jalali", "actors"))
    return ended(options, texts)


def _add_periods(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    periods = verb(
        verbs, "periods", "say how much the texts speak of each year, season, month or day", "periods seeds/",
        "periods seeds/ --by month --calendar persian", parents=(texts,),
        columns="period, mentions (dates within it), weight (with the shares of vaguer dates), documents, start, end,"
        " sentences",
    )  # fmt: skip
    add_periods(periods, "year")
    add_output(periods)
    periods.set_defaults(run=_periods)


def _periods(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    write_table(options, texts.timeline(options.by, calendar=options.calendar))
    return ended(options, texts)
