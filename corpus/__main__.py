"""The command line: ``corpus report TEXTS -o DIR`` and the other verbs of the library.

Results go to files or to standard output; progress, problems and errors go to standard error. Exit codes: 0
all is well; 1 something failed (a text that could not be read, a notebook that stopped); 2 wrong usage. A text that
was read although something about it is amiss is told, and is no failure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .actor_verbs import add_actor_verbs
from .audit_verb import add_audit_verb
from .errors import CorpusError, OptionError
from .shell import (
    FAILED,
    INTERRUPTED,
    OK,
    OUTPUT,
    TEXTS,
    USAGE,
    Verbs,
    add_actors,
    complain,
    ended,
    load_texts,
    say,
    shows_progress,
    verb,
    write_table,
)
from .timeline_verb import add_timeline_verb

if TYPE_CHECKING:
    from .collection import Corpus

_EXAMPLES = """\
examples:
  corpus report seeds/ -o reports/ --actors CN,RU,JP
  corpus clean seeds/ -o clean/
  corpus mentions seeds/ --actors CN,RU,JP -o mentions.csv
  corpus frequencies seeds/ --top 20
  corpus dates seeds/ --reference-date 2023-11-20 -o dates.csv
  corpus timeline seeds/ -o timeline.html
  corpus actors check mine.toml
  corpus audit seeds/ -o audit.csv

`corpus VERB --help` says more about each verb.
"""

_QUIET = "no progress and no summary, only errors"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except OptionError as error:
        return complain(error, USAGE)
    except CorpusError as error:
        return complain(error, FAILED)
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return complain("interrupted; what was written before is kept", INTERRUPTED)
    return code


def _parser() -> argparse.ArgumentParser:
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument("-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=_QUIET)
    parser = argparse.ArgumentParser(
        prog="corpus",
        description="Study Persian-language texts: clean text, word frequencies, mentions of actors, dates.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"corpus {__version__}")
    parser.add_argument("-q", "--quiet", action="store_true", help=_QUIET)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    texts = argparse.ArgumentParser(add_help=False, parents=[quiet])
    texts.add_argument("texts", metavar="TEXTS", help=TEXTS)
    texts.add_argument(
        "--reference-date", metavar="DATE",
        help="the date of texts that have none in metadata.csv or their dateline: 2023-11-20, 2023-11 or 2023",
    )  # fmt: skip
    _add_report(verbs, texts)
    _add_clean(verbs, texts)
    _add_tables(verbs, texts)
    add_actor_verbs(verbs, quiet)
    add_audit_verb(verbs, quiet)
    add_timeline_verb(verbs, texts)
    return parser


def _add_report(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
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
        "--language", choices=("en", "fa"), default="en",
        help="language of the report: en (English, the default) or fa (Persian)",
    )  # fmt: skip
    report.add_argument("--force", action="store_true", help="replace a page in DIR that is not a report")
    report.set_defaults(run=_report)


def _add_clean(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    clean = verb(
        verbs,
        "clean",
        "write the texts cleaned, with a list of every repair",
        "clean seeds/ -o clean/",
        parents=(texts,),
    )
    clean.add_argument(
        "-o", "--output", metavar="DIR", required=True, help="folder for the clean texts, repairs.csv and repairs.html"
    )
    clean.add_argument(
        "--preset",
        default="standard",
        metavar="NAME",
        help="standard (every repair, the default), pdf (for text from PDF files), characters or none",
    )
    clean.add_argument(
        "--keep-order", action="store_true", help="leave lines, words and letters in the order they have"
    )
    clean.set_defaults(run=_clean)


def _add_tables(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    mentions = verb(
        verbs,
        "mentions",
        "list every mention of the actors",
        "mentions seeds/ --actors CN,RU,JP -o mentions.csv",
        parents=(texts,),
    )
    add_actors(mentions)
    mentions.add_argument("--counts", action="store_true", help="numbers per text and actor instead of the mentions")
    mentions.set_defaults(run=_mentions)
    frequencies = verb(verbs, "frequencies", "count the words", "frequencies seeds/ --top 20", parents=(texts,))
    frequencies.add_argument(
        "--by", choices=("lemma", "token"), default="lemma", help="what is counted (default: lemma)"
    )
    frequencies.add_argument("--top", metavar="N", type=_positive, help="only the N most frequent")
    frequencies.add_argument("--all-words", action="store_true", help="count words such as «از» and «که» too")
    frequencies.set_defaults(run=_frequencies)
    dates = verb(
        verbs, "dates", "list every date that the texts speak of", "dates seeds/ -o dates.csv", parents=(texts,)
    )
    dates.set_defaults(run=_dates)
    for each in (mentions, frequencies, dates):
        each.add_argument("-o", "--output", **OUTPUT)  # type: ignore[arg-type]  # values of several types


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def _report(options: argparse.Namespace) -> int:
    from .report import make_report

    report = make_report(
        options.texts,
        options.output,
        title=options.title,
        actors=options.actors,
        gazetteer=options.gazetteer,
        reference_date=options.reference_date,
        notebooks=options.notebooks,
        language=options.language,
        overwrite=options.force,
        progress=shows_progress(options),
    )
    for failure in report.failures:
        complain(failure, FAILED)
    if report.unread:
        files = "1 file" if report.unread == 1 else f"{report.unread:,} files"
        say(options, f"{files} could not be read: see Problems in the report, or tables/problems.csv beside it")
    say(options, f"{report.page}")
    return FAILED if report.failures or report.unread else OK


def _clean(options: argparse.Namespace) -> int:
    from .report.output import OutputFolder
    from .report.tables import metadata_table
    from .report.views import repairs_page

    texts = load_texts(options)
    output = OutputFolder(Path(options.output), overwrite=True)
    raw = _raw_files(options.texts, texts)
    targets = _clean_names(texts)
    for name in (*targets.values(), "metadata.csv", "repairs.csv", "repairs.html"):
        if os.path.realpath(output.folder / name) in raw:
            raise OptionError(output.folder / name, "this belongs to the raw texts", "name another folder with -o")
    for document in texts:
        output.write_text(targets[document.doc], document.text)
    output.write_table("metadata.csv", metadata_table(texts, targets), disarmed=False)
    output.write_table("repairs.csv", texts.repairs())
    output.write_text("repairs.html", repairs_page(texts))
    changes = int(texts.documents["repairs"].sum())
    say(options, f"{len(texts)} texts cleaned, {changes:,} repairs: {output.folder}")
    return ended(options, texts)


def _clean_names(texts: Corpus) -> dict[str, str]:
    """The file of each clean text: that of the raw one, so that a.txt and a.md stay apart; .txt for other formats."""
    from .readers.folder import TEXT_SUFFIXES

    names: dict[str, str] = {}
    taken: set[str] = set()
    for document in texts:
        path = str(document.metadata["path"])
        own = path.lower().endswith(tuple(filter(None, TEXT_SUFFIXES))) or not Path(path).suffix
        names[document.doc] = path if own and path not in taken else f"{document.doc}.txt"
        taken.add(names[document.doc])
    return names


def _raw_files(source: str, texts: Corpus) -> set[str]:
    """Where the texts were read from, and what lies beside them: nothing of it may be written over."""
    folder = Path(source).expanduser()
    files = [folder / path for path in texts.documents["path"]] if folder.is_dir() else [source, *glob(source)]
    raw = {os.path.realpath(file) for file in files}
    folders = {os.path.realpath(folder), *map(os.path.dirname, raw)}
    return raw | {os.path.join(place, "metadata.csv") for place in folders}


def _mentions(options: argparse.Namespace) -> int:
    from .mentions import choose_actors

    asked = choose_actors(options.actors, options.gazetteer)
    texts = load_texts(options)
    table = texts.mention_counts(actors=asked) if options.counts else texts.evidence(actors=asked)
    write_table(options, table)
    return ended(options, texts)


def _frequencies(options: argparse.Namespace) -> int:
    from . import words

    texts = load_texts(options)
    left_out = () if options.all_words else words.stopwords()
    table = texts.frequencies(by=options.by, stopwords=left_out)
    write_table(options, table if options.top is None else table.head(options.top))
    return ended(options, texts)


def _dates(options: argparse.Namespace) -> int:
    from .report.tables import dates_table

    texts = load_texts(options)
    write_table(options, dates_table(texts))
    return ended(options, texts)


if __name__ == "__main__":
    sys.exit(main())
