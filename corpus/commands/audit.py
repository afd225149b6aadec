"""``corpus audit``: a sheet of mentions to tick, and what the ticks say of how good the mentions are."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import OptionError
from .parsing import TEXTS, Verbs, add_actors, add_output, verb
from .shell import OK, ended, load_texts, say, write_table

_HITS, _SEED = 50, 0


def add_audit_verb(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    """The verb ``audit``."""
    audit = verb(
        verbs, "audit", "draw mentions and near-misses to tick, or read a sheet that was ticked",
        "audit seeds/ -o audit.csv", "audit --read audit.csv", "audit --read audit.csv --by rule", parents=(quiet,),
        columns="sample (hit or near-miss), doc, actor, kind, alias, rule, before, text, after, right (to be filled in:"
        " 1, 0 or ?), remark, start, end, frame; with --read: actor or rule, and precision and recall with intervals",
    )  # fmt: skip
    audit.add_argument("texts", metavar="TEXTS", nargs="?", help=TEXTS)
    audit.add_argument("--read", metavar="FILE.csv", help="a sheet whose column `right` was filled in")
    audit.add_argument("--by", choices=("actor", "rule"), default="actor", help="what --read tells apart")
    add_actors(audit)
    audit.add_argument("--hits", metavar="N", type=int, default=_HITS, help=f"mentions of each actor ({_HITS})")
    audit.add_argument(
        "--near-misses", metavar="N", type=int, default=_HITS, help=f"rejected places of each actor ({_HITS})"
    )
    audit.add_argument("--seed", metavar="N", type=int, default=_SEED, help="another number draws others (0)")
    add_output(audit)
    audit.set_defaults(run=run_audit)


def run_audit(options: argparse.Namespace) -> int:
    """Draw a sheet, or read one."""
    if (options.texts is None) == (options.read is None):
        given = "neither texts nor a sheet is" if options.texts is None else "texts and a sheet are"
        remedy = "name texts to draw from, or a sheet with --read"
        raise OptionError("corpus audit", f"{given} named", remedy)
    return _draw(options) if options.read is None else _read(options)


def _draw(options: argparse.Namespace) -> int:
    from ..mentions import choose_actors

    asked = choose_actors(options.actors, options.gazetteer)
    path = None if options.output == "-" else Path(options.output).expanduser()
    if path is not None and path.suffix.lower() != ".csv" and not path.is_dir():
        raise OptionError(
            path, "a sheet to tick is a CSV file, which --read reads again", "name a file that ends in .csv"
        )
    if path is not None and path.exists():
        # said before the texts are read, which may take long
        raise OptionError(path, "there is a file already, and what was filled in would be lost", "name another with -o")
    texts = load_texts(options)
    sheet = texts.audit(path, actors=asked, hits=options.hits, near_misses=options.near_misses, seed=options.seed)
    if path is None:
        write_table(options, sheet)
    else:
        say(options, f"{len(sheet):,} rows to tick in the column `right` (1 or 0): {path}")
    return ended(options, texts)


def _read(options: argparse.Namespace) -> int:
    from ..count import read_audit

    table = read_audit(Path(options.read).expanduser(), by=options.by)
    write_table(options, table)
    unchecked = table.attrs["sizes"]["unchecked"]
    if unchecked:
        say(options, f"{unchecked:,} of {table.attrs['sizes']['rows']:,} rows are not yet checked")
    if options.by == "actor":
        say(options, "recall is that among names the gazetteer has: names it lacks are not in the sheet")
    return OK
