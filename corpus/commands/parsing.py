"""How the command line is read: options that verbs share, help by headings, and mistakes told with a way out."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from textwrap import fill
from typing import Any, NoReturn, cast

from ..errors import CorpusError
from .table_files import check_suffix

USAGE = 2  # exit code of what was asked for wrongly

type Verbs = argparse._SubParsersAction[Parser]

TEXTS = "a file, a folder, an archive or a table of texts, or a pattern such as 'news/*.txt'"
QUIET = "no progress and no summary, only errors"
_GAZETTEER = (
    "a TOML or CSV file of actors of your own, or a folder of them; without --actors they are looked for beside"
    " CN,RU,JP,SU, with it those that it names"
)
_ACTORS = (
    "actors to look for: ids such as CN,RU,JP, of the library or of --gazetteer, or all, every actor of both"
    " (default: CN,RU,JP,SU and those of --gazetteer)"
)
_OUTPUT = (
    "file to write, by its end: .csv, .tsv, .json, .jsonl, .xlsx, .parquet or .html (a page);"
    " without it the table goes to the terminal, or as CSV to the next program"
)
_PERIODS = ("day", "week", "month", "season", "quarter", "year", "decade")
_CHOICE = re.compile(
    r"argument (?P<what>.+?): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<known>.+)\)", re.DOTALL
)
_ARGUMENT = re.compile(r"argument (?P<what>\S+): (?P<reason>.+)", re.DOTALL)
_OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*")
_WIDTH = 19  # letters of the longest verb, with room behind it
_LINE = 78  # letters of a line of help


class Parser(argparse.ArgumentParser):
    """A parser that says of a mistake what it is, what may have been meant, and where more stands."""

    def error(self, message: str) -> NoReturn:
        """Tell of wrong usage in one line and end."""
        if choice := _CHOICE.fullmatch(message):
            self.wrong(*_no_choice(choice["what"], choice["given"], re.findall(r"[\w-]+", choice["known"])))
        what = _ARGUMENT.fullmatch(message)
        self.wrong(what["what"] if what else "", what["reason"] if what else message)

    def unknown(self, arguments: Sequence[str]) -> NoReturn:
        """Tell of what is no option of this verb, or one text more than it takes."""
        first = next((each for each in arguments if each.startswith("-")), None)
        if first is None:
            remedy = "put a name or phrase with spaces between quotation marks"
            self.wrong(" ".join(arguments), "this is one too many", remedy)
        given = first.split("=")[0]
        self.wrong(given, "there is no such option", _meant(given, _OPTION.findall(self.format_help())))

    def wrong(self, subject: str, reason: str, remedy: str = "") -> NoReturn:
        """End with what is wrong; the remedy names the help of this verb too."""
        more = f"`{self.prog} --help` says how it is used"
        error = CorpusError(subject, reason, f"{remedy} ({more})" if remedy else more)
        self.exit(USAGE, f"{self.prog}: {str(error) if subject else str(error).removeprefix(': ')}\n")


def _no_choice(what: str, given: str, known: Sequence[str]) -> tuple[str, str, str]:
    """What is said of a verb or a value that is none of those known: subject, reason, remedy."""
    if what != "VERB":
        return f"{what} {given}", "there is no such choice", f"choose {' or '.join(known)}"
    if Path(given).exists():
        return given, "this is no verb, and a verb comes first", f"write `corpus report {given} -o reports/`"
    return given, "there is no such verb", _meant(given, known) or f"use one of {', '.join(known)}"


def _meant(given: str, known: Iterable[str]) -> str:
    near = get_close_matches(given.lower(), list(dict.fromkeys(known)), n=1)
    return f"did you mean {near[0]}?" if near else ""


def add_verbs(to: Parser) -> Verbs:
    """The place of the verbs of a command; :func:`describe` lists them in its help."""
    return to.add_subparsers(title="verbs", metavar="VERB", required=True, help=argparse.SUPPRESS, prog=to.prog)


def describe(to: Parser, heading: str, verbs: Verbs, *, but: Iterable[str] = ()) -> None:
    """List the verbs under a heading of the help, without those that stand under another."""
    seen = set(but)
    lines = [
        f"{name:{_WIDTH}}{(parser.description or '').rstrip('.')}"
        for name, parser in verbs.choices.items()
        if name not in seen
    ]
    to.add_argument_group(heading, "\n".join(lines))


def verb(
    verbs: Verbs,
    name: str,
    help_: str,
    *examples: str,
    parents: tuple[argparse.ArgumentParser, ...],
    columns: str = "",
) -> Parser:
    """A verb with its help, the columns of its table and examples, to which its options are added."""
    heading = "example" if len(examples) == 1 else "examples"
    parts = [f"columns of the table:\n{_wrapped(columns)}\n"] if columns else []
    parts += [f"{heading}:", *(f"  corpus {example}" for example in examples)]
    parser = verbs.add_parser(
        name, description=help_[0].upper() + help_[1:] + ".", epilog="\n".join(parts),
        formatter_class=argparse.RawDescriptionHelpFormatter, parents=cast("list[Parser]", list(parents)),
    )  # fmt: skip
    parser.set_defaults(parser=parser)
    return parser


def _wrapped(text: str) -> str:
    return fill(text, width=_LINE, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)


def quiet_option() -> argparse.ArgumentParser:
    """The option --quiet behind a verb; it may stand before it too."""
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument("-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=QUIET)
    return quiet


def dated_texts_options(quiet: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The texts that a verb reads, and the date of those that have none."""
    texts = argparse.ArgumentParser(add_help=False, parents=[quiet])
    texts.add_argument("texts", metavar="TEXTS", help=TEXTS)
    texts.add_argument(
        "--reference-date", metavar="DATE",
        help="the date of texts that have none in metadata.csv or their dateline: 2023-11-20, 2023-11 or 2023",
    )  # fmt: skip
    return texts


def texts_options(dated: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The same, and how the texts are read; a report does without, since notebooks load their texts themselves."""
    texts = argparse.ArgumentParser(add_help=False, parents=[dated])
    texts.add_argument(
        "--columns", metavar="NAMES", type=fields,
        help="of tables: which column has what, as text=body,date=day,title=headline (default: by their names)",
    )  # fmt: skip
    texts.add_argument("--once", action="store_true", help="texts that are copies of an earlier one are left out")
    texts.add_argument("--strict", action="store_true", help="end at the first file that cannot be read")
    texts.add_argument(
        "--no-store", action="store_true", help="read and clean all texts anew, and keep nothing (see corpus cache)"
    )
    return texts


def add_output(to: argparse.ArgumentParser) -> None:
    """The option that says where a table goes."""
    to.add_argument("-o", "--output", metavar="FILE", action=_TableFile, default="-", help=_OUTPUT)


class _TableFile(argparse.Action):
    """A file whose end says its kind; a wrong one is told before the texts are read, which may take long."""

    def __call__(
        self, parser: object, namespace: argparse.Namespace, values: Any, option_string: object = None
    ) -> None:
        check_suffix(values)
        setattr(namespace, self.dest, values)


def add_cut(to: argparse.ArgumentParser) -> None:
    """The option that says how many rows are wanted."""
    to.add_argument("--top", metavar="N", type=positive, help="only the first N rows, of each group or word")


def add_actors(to: argparse.ArgumentParser) -> None:
    """The options that say whom to look for."""
    to.add_argument("--actors", metavar="IDS", type=ids, help=_ACTORS)
    to.add_argument("--gazetteer", metavar="FILE", help=_GAZETTEER)


def add_periods(to: argparse.ArgumentParser, default: str) -> None:
    """The options that say how long periods are, and of which calendar."""
    to.add_argument("--by", choices=_PERIODS, default=default, help=f"length of the periods ({default})")
    to.add_argument("--calendar", choices=("gregorian", "persian"), default="gregorian", help="(gregorian)")


def fields(text: str) -> dict[str, str]:
    """Fields and their columns from a list with commas: text=body,date=day."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if not pairs or not all(name.strip() and column.strip() for name, _, column in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} does not say which column is what: write text=body,date=day")
    return {name.strip(): column.strip() for name, _, column in pairs}


def ids(text: str) -> list[str] | str:
    """Actor ids from a list with commas, or ``"all"``."""
    found = [part.strip().upper() for part in text.split(",") if part.strip()]
    if not found:
        raise argparse.ArgumentTypeError("name at least one actor, such as CN")
    return "all" if found == ["ALL"] else found


def names(text: str) -> list[str]:
    """Names of columns, kinds or keys from a list with commas."""
    found = [part.strip() for part in text.split(",") if part.strip()]
    if not found:
        raise argparse.ArgumentTypeError("name at least one")
    return found


def positive(text: str) -> int:
    """A number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return int(text)


def share(text: str) -> float:
    """A number between 0 and 1."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number between 0 and 1, such as 0.95")
    return value
