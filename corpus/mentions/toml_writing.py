"""A gazetteer as TOML, laid out as a person would write it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from .gazetteer import COUNTED_KINDS, LIST_KEYS, SWITCH_KEYS, Actor, Alias, Gazetteer

_WIDTH = 120  # characters a line, where a list allows it


def toml_text(gazetteer: Gazetteer) -> str:
    """The gazetteer as TOML, one table an actor.

    >>> name = Alias("country", ("چین",), True, ambiguous=True)
    >>> print(toml_text(Gazetteer([Actor("CN", "چین", "China", (name,))])))
    [CN]
    fa = "چین"
    en = "China"
    <BLANKLINE>
    [[CN.country]]
    forms = ["چین"]
    ambiguous = true
    <BLANKLINE>
    """
    return "\n".join("\n".join([*_actor(actor), ""]) for actor in gazetteer)


def _actor(actor: Actor) -> Iterator[str]:
    yield f"[{actor.id}]"
    yield f"fa = {_string(actor.fa)}"
    yield f"en = {_string(actor.en)}"
    counted = _counted(actor.aliases)
    if counted is not None:
        yield f"counted = {str(counted).lower()}"
    kinds = [(kind, list(names)) for kind, names in groupby(actor.aliases, key=lambda name: name.kind)]
    settings = {id(name): list(_settings(name, counted)) for name in actor.aliases}
    for kind, names in kinds:
        if len(names) == 1 and not settings[id(names[0])]:
            yield _list(kind, names[0].forms)
    for key, words in (("decoys", actor.decoys), ("members", actor.members)):
        if words:
            yield _list(key, words)
    for kind, names in kinds:
        if len(names) > 1 or settings[id(names[0])]:
            for name in names:
                yield from ("", f"[[{actor.id}.{kind}]]", _list("forms", name.forms), *settings[id(name)])


def _counted(names: Sequence[Alias]) -> bool | None:
    """What is said once for all names: whether they count, where that is not what their kinds say."""
    counted = {name.counted for name in names}
    usual = all(name.counted == (name.kind in COUNTED_KINDS) for name in names)
    return None if usual or len(counted) > 1 else counted.pop()


def _settings(name: Alias, counted: bool | None) -> Iterator[str]:
    """The settings of a name that are not what they would be without being said."""
    usual = {
        "counted": name.kind in COUNTED_KINDS if counted is None else counted,
        "people": name.kind == "demonym",
        "ambiguous": False,
    }
    for key in LIST_KEYS:
        if words := getattr(name, key):
            yield _list(key, words)
    for key in SWITCH_KEYS:
        if getattr(name, key) != usual[key]:
            yield f"{key} = {str(getattr(name, key)).lower()}"
    if name.years:
        yield f"years = {_string(name.years)}"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(key: str, words: Sequence[str]) -> str:
    """``key = [...]`` on one line, or with its words on lines of their own."""
    strings = [_string(word) for word in words]
    line = f"{key} = [{', '.join(strings)}]"
    if len(line) <= _WIDTH:
        return line
    lines = [""]
    for string in strings:
        if lines[-1] and len(lines[-1]) + len(string) + 6 > _WIDTH:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{string},"
    return "\n".join([f"{key} = [", *(f"    {each}" for each in lines), "]"])
