"""What the verbs of the command line share: how they load texts, write tables, and tell what they did.

Results go to files or to standard output; progress, problems and errors go to standard error.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CorpusError, OptionError
from .parsing import USAGE
from .table_files import csv_pieces, write_file

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

OK, FAILED, INTERRUPTED = 0, 1, 130  # 130: what shells report for a program stopped by Ctrl-C

__all__ = [
    "FAILED", "INTERRUPTED", "OK", "USAGE", "complain", "ended", "load_texts", "say", "shows_progress", "stopwords_for",
    "write_table",
]  # fmt: skip

_TOLD = 5  # problems that are told after a verb; a table lists the rest
_ROWS, _AROUND = 20, 6  # least rows of a table in a terminal, and the lines that it keeps for what is around them


def load_texts(options: argparse.Namespace, *, keep: Iterable[str] = (), source: str | None = None) -> Corpus:
    """The texts that were named, cleaned as the options say; names of a gazetteer of one's own are left whole."""
    from ..clean import CleanConfig
    from ..collection import load

    preset = getattr(options, "preset", "standard")  # only the verbs about cleaning have these two
    changes = {"order": False} if getattr(options, "keep_order", False) else {}
    if own := getattr(options, "gazetteer", None):
        from ..mentions import Gazetteer

        keep = Gazetteer.load(own).names
    config = CleanConfig.preset(preset, keep=frozenset(keep), **changes)
    date = getattr(options, "reference_date", None)
    return load(
        source or options.texts,
        config=config,
        reference_date=date,
        columns=getattr(options, "columns", None),
        duplicates="once" if getattr(options, "once", False) else "keep",
        strict=getattr(options, "strict", False),
        store=False if getattr(options, "no_store", False) else None,
        progress=shows_progress(options),
    )


def stopwords_for(options: argparse.Namespace) -> Collection[str]:
    """Words such as «از» and «که», which are left out unless --all-words was asked for."""
    from .. import words

    return () if options.all_words else words.stopwords()


def write_table(
    options: argparse.Namespace,
    table: pd.DataFrame,
    *,
    each: str | None = None,
    telling: Sequence[str] = (),
    body: Callable[[], str] | None = None,
) -> None:
    """Write a table to the file that was named, else to the terminal: to be read there, or as CSV for a program.

    ``--top`` counts rows of each value of the column ``each`` by itself; ``telling`` are the columns that a narrow
    terminal shows; ``body`` makes what a page shows instead.
    """
    top = getattr(options, "top", None)
    if top is not None:
        table = table.head(top) if each is None else table.groupby(each, sort=False).head(top)
    if options.output != "-":
        path = Path(options.output).expanduser()
        _refuse_what_is_not_a_table(path, getattr(options, "texts", None))
        write_file(table, path, body=body)
        say(options, f"{len(table):,} row{'s' * (len(table) != 1)}: {path}")
    elif sys.stdout.isatty():
        from .terminal import table_text

        size = shutil.get_terminal_size()
        rows = max(size.lines - _AROUND, _ROWS) if top is None else len(table)
        sys.stdout.write(table_text(table, width=size.columns, rows=rows, telling=telling))
    else:
        for piece in csv_pieces(table):
            sys.stdout.write(piece)
        if table.empty:
            say(options, "no rows: nothing was found")


def _refuse_what_is_not_a_table(path: Path, texts: str | None) -> None:
    """Raise OptionError where a table would take the place of what is known of the texts, or of a report."""
    from ..readers.metadata import FILE_NAME
    from ..report.output import is_report

    place = Path(texts).expanduser() if texts else None
    if place is not None and path.name == FILE_NAME and path.exists():
        folders = [place if place.is_dir() else place.parent]
        if any(path.resolve().is_relative_to(folder.resolve()) for folder in folders):
            raise OptionError(path, "this belongs to the raw texts", "name another file with -o")
    if is_report(path):
        raise OptionError(path, "this is the page of a report", "name another file with -o")


def ended(options: argparse.Namespace, texts: Corpus) -> int:
    """Name what was amiss with the files, the first of many; whether a text could not be read is the exit code."""
    told = texts.problems[texts.problems["severity"].isin(["error", "warning"])]
    if options.quiet:
        told = told[told["severity"] == "error"]
    unread = told["severity"] == "error"
    for path, reason, remedy, missing in zip(
        told["path"][:_TOLD], told["reason"], told["remedy"], unread, strict=False
    ):
        complain(CorpusError(path if missing else f"warning: {path}", reason, remedy), FAILED)
    if len(told) > _TOLD:
        complain(f"and {len(told) - _TOLD} more; `corpus texts {options.texts} --problems` lists them", FAILED)
    return FAILED if unread.any() else OK


def shows_progress(options: argparse.Namespace) -> bool:
    """Whether a person looks on who has not asked for silence."""
    return not options.quiet and sys.stderr.isatty()


def say(options: argparse.Namespace, text: str) -> None:
    """Tell what was done, unless silence was asked for."""
    if not options.quiet:
        print(text, file=sys.stderr)


def complain(message: object, code: int) -> int:
    """Tell what went wrong; returns the exit code."""
    print(f"corpus: {message}", file=sys.stderr)
    return code
