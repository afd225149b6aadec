"""``corpus actors``: the verbs about gazetteers, the library's and one's own.

``list`` and ``show`` say who is looked for and by what names, ``export`` writes a list to begin with, ``check`` says
what is amiss with one, ``diff`` what a change of it does to the counts.
"""

from __future__ import annotations

import argparse
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import OptionError
from .parsing import TEXTS, Verbs, add_output, add_verbs, describe, ids, verb
from .shell import FAILED, OK, ended, load_texts, say, write_table

if TYPE_CHECKING:
    from ..mentions import Actor, Alias, Gazetteer

_SHIPPED = "library"
_FILE = f"a TOML or CSV file of actors, or a folder of them; {_SHIPPED}: those that the library has"
_FILES = f"{_FILE}; several with + between: {_SHIPPED}+mine.csv"
_ALL = "or all, every actor of --gazetteer"
_BETWEEN = " | "


def add_actor_verbs(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    """The verb ``actors`` with its own verbs."""
    actors = verb(
        verbs, "actors", "list, show, check, export and compare actors and their names",
        "actors list", "actors show CN", "actors export mine.csv --actors KZ,KG", "actors check mine.csv",
        "actors diff library library+mine.csv texts/", parents=(quiet,),
    )  # fmt: skip
    own = add_verbs(actors)
    _add_list(own, quiet)
    _add_show(own, quiet)
    _add_check(own, quiet)
    _add_export(own, quiet)
    _add_diff(own, quiet)
    describe(actors, "verbs", own)


def _add_list(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    examples = ("actors list", "actors list --gazetteer mine.toml -o actors.csv")
    lists = verb(verbs, "list", "list the actors: id, labels, number of names", *examples, parents=(quiet,))
    _add_gazetteer(lists)
    add_output(lists)
    lists.set_defaults(run=_list)


def _add_show(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    examples = ("actors show CN", "actors show CBSS --gazetteer mine.toml")
    show = verb(verbs, "show", "show the names of actors by kind, and what hides them", *examples, parents=(quiet,))
    show.add_argument("actors", metavar="IDS", type=ids, help=f"ids such as CN or CN,RU, {_ALL}")
    _add_gazetteer(show)
    show.set_defaults(run=_show)


def _add_check(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    help_ = "say what is amiss with a gazetteer: names never found, of two actors, or ordinary words"
    check = verb(verbs, "check", help_, "actors check mine.toml", "actors check mine.csv --notes", parents=(quiet,))
    check.add_argument("gazetteer", metavar="FILE", help=_FILE)
    check.add_argument("--notes", action="store_true", help="tell what does no harm too, such as names written twice")
    check.set_defaults(run=_check)


def _add_export(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    examples = ("actors export mine.csv --actors KZ,KG", "actors export mine.toml --actors CN")
    export = verb(verbs, "export", "write actors to a file, to begin one's own list", *examples, parents=(quiet,))
    export.add_argument("output", metavar="FILE", help="file to write: .csv (for a spreadsheet) or .toml")
    export.add_argument(
        "--actors",
        metavar="IDS",
        type=ids,
        default="all",
        help=f"ids such as CN,RU, {_ALL} (default)",
    )
    _add_gazetteer(export)
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    export.set_defaults(run=_export)


def _add_diff(verbs: Verbs, quiet: argparse.ArgumentParser) -> None:
    help_ = "say which counts change when one gazetteer takes another's place"
    examples = ("actors diff old.toml new.toml texts/", "actors diff library library+mine.csv texts/ --mentions")
    diff = verb(verbs, "diff", help_, *examples, parents=(quiet,))
    diff.add_argument("before", metavar="BEFORE", help=_FILES)
    diff.add_argument("after", metavar="AFTER", help="the same, for what takes its place")
    diff.add_argument("texts", metavar="TEXTS", help=TEXTS)
    diff.add_argument("--mentions", action="store_true", help="the mentions lost and gained instead of the counts")
    add_output(diff)
    diff.set_defaults(run=_diff)


def _add_gazetteer(to: argparse.ArgumentParser) -> None:
    to.add_argument("--gazetteer", metavar="FILE", default=_SHIPPED, help=f"{_FILE} (the default)")


def _gazetteer(path: str) -> Gazetteer:
    from ..mentions import Gazetteer

    return Gazetteer.shipped() if path == _SHIPPED else Gazetteer.load(Path(path).expanduser())


def _joined(paths: str) -> Gazetteer:
    """Several gazetteers as one; an actor of a later one takes the place of one with the same id."""
    parts = [paths] if Path(paths).expanduser().exists() else paths.split("+")
    return reduce(or_, map(_gazetteer, parts))


def _chosen(options: argparse.Namespace) -> Gazetteer:
    """The actors that were asked for."""
    from ..mentions.choice import check_known

    known = _gazetteer(options.gazetteer)
    if options.actors == "all":
        return known
    check_known(options.actors, known)
    return known.select(options.actors)


def _list(options: argparse.Namespace) -> int:
    import pandas as pd

    rows = [(actor.id, actor.fa, actor.en, len(_names(actor))) for actor in _gazetteer(options.gazetteer)]
    write_table(options, pd.DataFrame(rows, columns=["id", "fa", "en", "names"]))
    return OK


def _names(actor: Actor) -> set[str]:
    return {form for alias in actor.aliases for form in (*alias.forms, *alias.short)}


def _show(options: argparse.Namespace) -> int:
    for actor in _chosen(options):
        print(f"{actor.id}: {actor.fa}, {actor.en}")
        for alias in actor.aliases:
            print(f"  {_heading(alias)}: {_BETWEEN.join(alias.forms)}")
        for heading, words in (("decoys (mean something else)", actor.decoys), ("members", actor.members)):
            if words:
                print(f"  {heading}: {_BETWEEN.join(words)}")
    return OK


def _heading(alias: Alias) -> str:
    """The kind of names and what is said of them, in few words."""
    settings: dict[str, Any] = {
        "not counted": not alias.counted,
        f"in office {alias.years}": alias.years,
        "also an ordinary word": alias.ambiguous,
        "only beside certain words": alias.only_preceded_by or alias.only_followed_by or alias.only_near,
        "not beside certain words": alias.unless_preceded_by or alias.unless_followed_by or alias.unless_near,
        f"later also {_BETWEEN.join(alias.short)}": alias.short,
    }
    said = [setting for setting, holds in settings.items() if holds]
    return f"{alias.kind} ({'; '.join(said)})" if said else alias.kind


def _check(options: argparse.Namespace) -> int:
    from ..mentions import check_gazetteer

    gazetteer = _gazetteer(options.gazetteer)
    findings = check_gazetteer(gazetteer)
    for finding in findings:
        if options.notes or finding.severity != "note":
            print(finding)
    sizes = {severity: sum(f.severity == severity for f in findings) for severity in ("error", "warning", "note")}
    told = ", ".join(f"{size} {severity}{'s' * (size != 1)}" for severity, size in sizes.items())
    unseen = " (--notes shows them)" if sizes["note"] and not options.notes else ""
    say(options, f"{len(gazetteer)} actor{'s' * (len(gazetteer) != 1)}: {told}{unseen}")
    return FAILED if sizes["error"] else OK


def _export(options: argparse.Namespace) -> int:
    path = Path(options.output).expanduser()
    chosen = _chosen(options)
    write = {".csv": chosen.to_csv, ".toml": chosen.to_toml}.get(path.suffix.lower())
    if write is None:
        raise OptionError(path, "actors are written as CSV or TOML", "name a file that ends in .csv or .toml")
    if path.exists() and not options.force:
        raise OptionError(path, "the file is there already", "name another one, or replace it with --force")
    write(path)
    say(options, f"{len(chosen)} actor{'s' * (len(chosen) != 1)}: {path}")
    return OK


def _diff(options: argparse.Namespace) -> int:
    from ..collection import compare_gazetteers

    before, after = _joined(options.before), _joined(options.after)
    own = {name for gazetteer in (before, after) for name in gazetteer.names}
    texts = load_texts(options, keep=own - {*_gazetteer(_SHIPPED).names})
    changes = compare_gazetteers(texts, before, after)
    write_table(options, changes.mentions if options.mentions else changes.counts)
    lost, gained = ((changes.mentions["change"] == change).sum() for change in ("lost", "gained"))
    say(options, f"{len(changes.counts)} counts changed; mentions lost: {lost}, gained: {gained}")
    return ended(options, texts)
