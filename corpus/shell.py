"""What the verbs of the command line share: how they load texts, write tables, and tell what they did.

Results go to files or to standard output; progress, problems and errors go to standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import CorpusError

if TYPE_CHECKING:
    import pandas as pd

    from .collection import Corpus

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130  # 130: what shells report for a program stopped by Ctrl-C

type Verbs = argparse._SubParsersAction[argparse.ArgumentParser]

TEXTS = "a text file, a folder of texts, or a pattern such as 'news/*.txt'"
_GAZETTEER = (
    "a TOML or CSV file of actors of your own, or a folder of them; without --actors they are looked for beside"
    " CN,RU,JP,SU, with it those that it names"
)
_ACTORS = (
    "actors to look for: ids such as CN,RU,JP, of the library or of --gazetteer, or all, every actor of both"
    " (default: CN,RU,JP,SU and those of --gazetteer)"
)
OUTPUT = {"metavar": "FILE.csv", "default": "-", "help": "file to write; without it the table goes to the terminal"}


def verb(
    verbs: Verbs, name: str, help_: str, *examples: str, parents: tuple[argparse.ArgumentParser, ...]
) -> argparse.ArgumentParser:
    """A verb with its help and examples, to which its options are added."""
    heading = "example" if len(examples) == 1 else "examples"
    epilog = "\n".join([f"{heading}:", *(f"  corpus {example}" for example in examples)])
    return verbs.add_parser(
        name, help=help_, description=help_[0].upper() + help_[1:] + ".", epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter, parents=list(parents),
    )  # fmt: skip


def ids(text: str) -> list[str] | str:
    """Actor ids from a list with commas, or ``"all"``."""
    found = [part.strip().upper() for part in text.split(",") if part.strip()]
    if not found:
        raise argparse.ArgumentTypeError("name at least one actor, such as CN")
    return "all" if found == ["ALL"] else found


def add_actors(to: argparse.ArgumentParser) -> None:
    """The options that say whom to look for."""
    to.add_argument("--actors", metavar="IDS", type=ids, help=_ACTORS)
    to.add_argument("--gazetteer", metavar="FILE", help=_GAZETTEER)


def load_texts(options: argparse.Namespace, *, keep: Iterable[str] = ()) -> Corpus:
    """The texts that were named, cleaned as the options say; names of a gazetteer of one's own are left whole."""
    from .clean import CleanConfig
    from .collection import load

    preset = getattr(options, "preset", "standard")  # only the verb clean has these two
    changes = {"order": False} if getattr(options, "keep_order", False) else {}
    if own := getattr(options, "gazetteer", None):
        from .mentions import Gazetteer

        keep = Gazetteer.load(own).names
    config = CleanConfig.preset(preset, keep=frozenset(keep), **changes)
    date = getattr(options, "reference_date", None)
    return load(options.texts, config=config, reference_date=date, progress=shows_progress(options))


def write_table(options: argparse.Namespace, table: pd.DataFrame) -> None:
    """Write a table to the file that was named, else to the terminal."""
    from .count.spreadsheets import csv_text
    from .report.output import OutputFolder

    if options.output == "-":
        sys.stdout.write(csv_text(table, line_end="\n"))
        return
    path = Path(options.output)
    OutputFolder(path.parent, overwrite=True).write_table(path.name, table)
    say(options, f"{len(table):,} rows: {path}")


def ended(options: argparse.Namespace, texts: Corpus) -> int:
    """Name what was amiss with the files; whether a text could not be read is the exit code."""
    told = texts.problems[texts.problems["severity"] != "skipped"]
    unread = told["severity"] == "error"
    for path, reason, remedy, missing in zip(told["path"], told["reason"], told["remedy"], unread, strict=True):
        if missing or not options.quiet:
            complain(CorpusError(path if missing else f"warning: {path}", reason, remedy), FAILED)
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
