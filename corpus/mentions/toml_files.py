"""Reading gazetteer files: TOML in, actors out, and for every mistake the file, the line and what to do."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..errors import GazetteerError
from ..patterns import late_pattern
from .gazetteer import ACTOR_ID, COUNTED_KINDS, KINDS, LIST_KEYS, SWITCH_KEYS, Actor, Alias, Places, joined_names
from .toml_mistakes import explain

_LABELS = ("fa", "en")
_ACTOR_KEYS = (*_LABELS, "counted", "members", "decoys")
_FORMS = "forms"
_ALIAS_KEYS = (_FORMS, *LIST_KEYS, *SWITCH_KEYS, "years")
_CONTEXTS = "contexts"
_ANY_HEADER = late_pattern(r"\s*\[+\s*([\w-]+)\s*[\].]")
_KEY = late_pattern(r"\s*(?:\[\[\s*[\w-]+\s*\.\s*)?(\w+)\s*(?:=|\]\])")
_STRING = late_pattern(r""" "(?:[^"\\]|\\.)*" | '[^']*' """, re.VERBOSE)

type _Contexts = dict[str, tuple[str, ...]]


class _Source:
    """One file, with the means to say where in it a mistake is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = read_utf8(path)

    def parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as e:
            line, reason, remedy = explain(self.text, e)
            raise GazetteerError(f"{self.path}, line {line}", f"not valid TOML: {reason}", remedy) from e

    def error(self, section: str, key: str, reason: str, remedy: str) -> GazetteerError:
        return GazetteerError(f"{self.path}, line {self._line(section, key)}, [{section}]", reason, remedy)

    def _line(self, section: str, key: str) -> int:
        """The line of ``key`` after the header of ``section``, else of the header, else the first."""
        lines = self.text.split("\n")
        header = _header(section)
        start = next((i for i, line in enumerate(lines) if header.match(line)), 0)
        wanted = re.compile(rf"(?:^|[\[{{,\s.]){re.escape(key)}\s*[=\]]|{re.escape(key)}") if key else header
        return next((i for i in range(start, len(lines)) if wanted.search(lines[i])), start) + 1


def _header(actor: str) -> re.Pattern[str]:
    return re.compile(rf"\s*\[+\s*{re.escape(actor)}\s*[\].]")


def read_utf8(path: Path) -> str:
    """The text of a file; raises :class:`~corpus.errors.GazetteerError` where it is none in UTF-8."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as e:
        reason = e.strerror or str(e)
        raise GazetteerError(path, f"cannot be read ({reason})", "check the path and permissions") from e
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:  # UTF-16 of Latin letters is UTF-8 as well
        remedy = "save it with the encoding UTF-8 (in Excel: «CSV UTF-8»; in Notepad: Save as, Encoding)"
        raise GazetteerError(path, "is not UTF-8", remedy)
    return text


def read_toml(path: Path) -> Iterator[Actor]:
    """The actors of a TOML file; raises :class:`~corpus.errors.GazetteerError` for a mistake in it."""
    source = _Source(path)
    tables = source.parse()
    contexts = _read_contexts(source, tables.pop(_CONTEXTS, {}))
    if not tables:
        remedy = 'begin with a header in capitals, as [OTS], and put en = "…", fa = "…" and the names below it'
        raise GazetteerError(path, "there is no actor in the file", remedy)
    for actor, table in tables.items():
        _check_id(source, actor, table)
    for actor, table in tables.items():
        yield _read_actor(source, actor, table, contexts)


def places_in(text: str) -> Places:
    """The lines of a TOML file on which names stand; see :data:`~corpus.mentions.gazetteer.Places`."""
    places: Places = {}
    actor = kind = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _ANY_HEADER.match(line):
            actor, kind = header[1], kind if header[1] == actor else ""
        if not actor:
            continue
        if (found := _KEY.match(line)) and found[1] in (*KINDS, "decoys"):
            kind = found[1]
        places.setdefault((actor, "", ""), number)
        for written in _STRING.findall(line):
            form = _unquoted(written)
            places.setdefault((actor, kind, form), number)
            places.setdefault((actor, "", form), number)
    return places


def _unquoted(written: str) -> str:
    if written.startswith("'"):
        return written[1:-1]
    try:
        return str(json.loads(written))
    except json.JSONDecodeError:  # an escape that only TOML has
        return written[1:-1]


def _check_id(source: _Source, actor: str, table: Any) -> None:
    if ACTOR_ID.fullmatch(actor) and isinstance(table, dict):
        return
    if actor in KINDS and isinstance(table, list) and all(isinstance(entry, dict) for entry in table):
        raise source.error(
            actor, "", f"[[{actor}]] belongs to no actor", f"write the actor's id too, as [[OTS.{actor}]]"
        )
    if not isinstance(table, dict):
        reason = f"{actor!r} is no actor: a key stands above the first header"
        raise source.error(actor, actor, reason, "begin with a header of capitals, as [OTS], and put the keys below it")
    upper = re.sub(r"[^A-Z0-9_-]+", "-", actor.upper()).strip("-")
    remedy = f"write the id in capitals, as [{upper if ACTOR_ID.fullmatch(upper) else 'OTS'}]"
    raise source.error(actor, actor, f"{actor!r} is no actor", remedy)


def _read_contexts(source: _Source, table: Any) -> _Contexts:
    if not isinstance(table, dict):
        raise source.error(_CONTEXTS, "", "is not a table", "write [contexts], then name = [words]")
    return {name: _strings(source, _CONTEXTS, name, words, {}) for name, words in table.items()}


def _read_actor(source: _Source, actor: str, table: dict[str, Any], contexts: _Contexts) -> Actor:
    for label in _LABELS:
        if not isinstance(table.get(label), str) or not table[label].strip():
            raise source.error(actor, "", f"the label {label!r} is missing", f'add a line {label} = "…"')
    if unknown := [k for k in table if k not in (*_ACTOR_KEYS, *KINDS)]:
        reason = f"{unknown[0]!r} is neither a kind of name nor a setting"
        raise source.error(actor, unknown[0], reason, one_of(unknown[0], (*KINDS, *_ACTOR_KEYS)))
    counted = table.get("counted")
    if counted is not None and not isinstance(counted, bool):
        raise source.error(actor, "counted", f"counted = {counted!r}", "write counted = true or false")
    names = [name for kind in KINDS for name in _read_names(source, actor, kind, table.get(kind), counted, contexts)]
    if not names:
        raise source.error(actor, "", "the actor has no names", 'add a line such as country = ["…"]')
    decoys = _strings(source, actor, "decoys", table.get("decoys", []), contexts)
    members = _strings(source, actor, "members", table.get("members", []), contexts)
    fa, en = (table[label].strip() for label in _LABELS)
    return Actor(actor, fa, en, joined_names(names), decoys, members, str(source.path))


def one_of(written: str, known: tuple[str, ...]) -> str:
    """The remedy for a word that is not among those known, with the one that was meant where that can be guessed."""
    meant = get_close_matches(written.lower(), known, n=1)
    return f"{f'did you mean {meant[0]}? There are' if meant else 'use one of'}: {', '.join(known)}"


def _read_names(
    source: _Source, actor: str, kind: str, entries: Any, counted: bool | None, contexts: _Contexts
) -> Iterator[Alias]:
    if entries is None:
        return
    if not isinstance(entries, list):
        remedy = f'write {kind} = ["…", "…"]' + (f", or [[{actor}.{kind}]]" if isinstance(entries, dict) else "")
        raise source.error(actor, kind, f"{kind} is not a list", remedy)
    if not entries:
        raise source.error(actor, kind, f"the list {kind} is empty", "write the names, or remove the line")
    default = counted if counted is not None else kind in COUNTED_KINDS
    people = kind == "demonym"
    if plain := [e for e in entries if isinstance(e, str)]:
        yield Alias(kind, _strings(source, actor, kind, plain, {}), default, people=people)
    for entry in entries:
        if isinstance(entry, dict):
            yield _read_name(source, actor, kind, {"counted": default, "people": people, **entry}, contexts)
        elif not isinstance(entry, str):
            remedy = f'write {kind} = ["…", "…"], with each name in quotes'
            raise source.error(actor, kind, f"{entry!r} in {kind} is no name: a name has forms or is a string", remedy)


def _read_name(source: _Source, actor: str, kind: str, entry: dict[str, Any], contexts: _Contexts) -> Alias:
    if unknown := [k for k in entry if k not in _ALIAS_KEYS]:
        reason = f"unknown setting {unknown[0]!r} of a {kind} name"
        raise source.error(actor, unknown[0], reason, one_of(unknown[0], _ALIAS_KEYS))
    if not entry.get(_FORMS):
        raise source.error(actor, kind, f"a name of kind {kind} has no forms", 'write forms = ["…"]')
    for key in SWITCH_KEYS:
        if not isinstance(entry.get(key, False), bool):
            raise source.error(actor, key, f"{key} = {entry[key]!r}", f"write {key} = true or false")
    keys = (_FORMS, *LIST_KEYS)
    lists: dict[str, Any] = {key: _strings(source, actor, key, entry.get(key, []), contexts) for key in keys}
    switches = {key: entry.get(key, False) for key in SWITCH_KEYS}
    return Alias(kind=kind, years=str(entry.get("years", "")).strip(), **lists, **switches)


def _strings(source: _Source, section: str, key: str, value: Any, contexts: _Contexts) -> tuple[str, ...]:
    """A list of strings, ``"@name"`` replaced by the words of that context."""
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise source.error(section, key, f"{key} is not a list of words", f'write {key} = ["…", "…"]')
    words: list[str] = []
    for word in map(str.strip, value):
        if not word:
            raise source.error(
                section, key, f"{key} is not a list of words: one is empty", "write the word or remove it"
            )
        if not word.startswith("@"):
            words.append(word)
        elif word[1:] in contexts:
            words += contexts[word[1:]]
        else:
            reason = f"no list {word[1:]!r} in [contexts]"
            raise source.error(section, word, reason, "define it or mend the name; a name itself is written without @")
    return tuple(words)
