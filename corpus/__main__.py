"""The command line: ``corpus report TEXTS -o DIR`` and the other verbs of the library.

Results go to files or to standard output; progress, problems and errors go to standard error. Exit codes: 0
all is well; 1 something failed (a text that could not be read, a notebook that stopped); 2 wrong usage; 130
interrupted. A text that was read although something about it is amiss is told, and is no failure.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from . import __version__
from .commands.actors import add_actor_verbs
from .commands.audit import add_audit_verb
from .commands.cache import add_cache_verb
from .commands.dates import add_date_verbs
from .commands.mentions import add_mention_verbs
from .commands.parsing import (
    QUIET,
    Parser,
    Verbs,
    add_verbs,
    dated_texts_options,
    describe,
    quiet_option,
    texts_options,
)
from .commands.report import add_report_verbs
from .commands.shell import FAILED, INTERRUPTED, OK, USAGE, complain
from .commands.texts import add_text_verbs
from .commands.words import add_word_verbs
from .errors import CorpusError, OptionError

_EXAMPLES = """\
examples:
  corpus report seeds/ -o reports/ --actors CN,RU,JP
  corpus clean seeds/ -o clean/
  corpus frequencies seeds/ --top 20
  corpus concordance seeds/ چین --sort after1
  corpus mentions seeds/ --actors CN,RU,JP -o mentions.csv
  corpus timeline seeds/ -o timeline.html

Tables go to a file (-o, its end says the kind: .csv .tsv .json .jsonl .xlsx
.parquet .html), to the terminal to be read, or as CSV to the next program.
Progress and messages go to standard error.

exit codes: 0 all is well; 1 something failed, such as a text that could not be
read; 2 wrong usage; 130 interrupted.

`corpus VERB --help` says more about each verb.
"""


_ROOM = "make room there, or name a file with -o"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        code: int = options.run(options)
        sys.stdout.flush()
    except OptionError as error:
        return complain(error, USAGE)
    except CorpusError as error:
        return complain(error, FAILED)
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except OSError as error:  # of a CorpusError it was said above: what remains is where the output went
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return complain(CorpusError("the output", f"it cannot be written ({error.strerror or error})", _ROOM), FAILED)
    except KeyboardInterrupt:
        return complain("interrupted; what was written before is kept", INTERRUPTED)
    return code


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _parser()
    if not arguments:
        parser.print_help(sys.stderr)
        parser.exit(USAGE)
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        options.parser.unknown(unknown)
    return options


def _parser() -> Parser:
    quiet = quiet_option()
    parser = Parser(
        prog="corpus",
        usage="corpus VERB TEXTS [options]\n       corpus VERB --help",
        description="Study Persian-language texts: clean text, word frequencies, mentions of actors, dates.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    verbs = add_verbs(parser)
    dated = dated_texts_options(quiet)
    texts = texts_options(dated)
    families = {
        "texts": (add_text_verbs, texts),
        "words": (add_word_verbs, texts),
        "mentions of actors": (add_mention_verbs, texts),
        "lists of actors, and how good the mentions are": (_add_actors_and_audit, quiet),
        "dates": (add_date_verbs, texts),
        "reports": (add_report_verbs, dated),
        "what is kept": (add_cache_verb, quiet),
    }
    for heading, (add, parent) in families.items():
        there = tuple(verbs.choices)
        add(verbs, parent)
        describe(parser, heading, verbs, but=there)
    options = parser.add_argument_group("options")
    options.add_argument("-h", "--help", action="help", help="show this help and end")
    options.add_argument(
        "--version", action="version", version=f"corpus {__version__}", help="show the version and end"
    )
    options.add_argument("-q", "--quiet", action="store_true", help=QUIET)
    return parser


def _add_actors_and_audit(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    add_actor_verbs(verbs, quiet)
    add_audit_verb(verbs, quiet)


if __name__ == "__main__":
    sys.exit(main())
