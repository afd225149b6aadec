"""Reading gazetteer files: TOML in, actors out, and for every mistake the file, the line and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import GazetteerError
from .gazetteer import COUNTED_KINDS, KINDS, Actor, Alias

_ACTOR_ID = re.compile(r"[A-Z0-9][A-Z0-9_-]*")
_LABELS = ("fa", "en")
_ACTOR_KEYS = (*_LABELS, "counted", "members", "decoys")
_LIST_KEYS = (
    "forms", "short", "short_near", "unless_preceded_by", "unless_followed_by", "unless_near",
    "only_preceded_by", "only_followed_by", "only_near", "doubted_preceded_by", "doubted_followed_by", "doubted_near",
    "backed_preceded_by", "backed_followed_by", "backed_near",
)  # fmt: skip
_SWITCH_KEYS = ("people", "ambiguous", "counted")
_ALIAS_KEYS = (*_LIST_KEYS, *_SWITCH_KEYS, "years")
_CONTEXTS = "contexts"


class _Source:
    """One file, with the means to say where in it a mistake is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8-sig")
        except OSError as e:
            reason = e.strerror or str(e)
            raise GazetteerError(path, f"cannot be read ({reason})", "check the path and permissions") from e
        except UnicodeDecodeError as e:
            raise GazetteerError(path, "is not UTF-8", "save it with the encoding UTF-8") from e

    def parse(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as e:
            line = re.search(r"line (\d+)", str(e))
            at = int(line[1]) if line else self.text.count("\n") + 1
            remedy = "mend that line: strings in straight quotes, lists in [ ], one key = value a line"
            if "immutable" in str(e):  # kind = [...] and [[ACTOR.kind]] for the same kind
                remedy = "write the names of a kind either as one list or all as [[ACTOR.kind]] with forms = [...]"
            raise GazetteerError(f"{self.path}, line {at}", f"not valid TOML: {e}", remedy) from e

    def error(self, section: str, key: str, reason: str, remedy: str) -> GazetteerError:
        return GazetteerError(f"{self.path}, line {self._line(section, key)}, [{section}]", reason, remedy)

    def _line(self, section: str, key: str) -> int:
        """The line of ``key`` after the header of ``section``, else of the header, else the first."""
        lines = self.text.splitlines()
        header = re.compile(rf"\s*\[+\s*{re.escape(section)}\s*[\].]")
        start = next((i for i, line in enumerate(lines) if header.match(line)), 0)
        wanted = re.compile(rf"(?:^|[\[{{,\s.]){re.escape(key)}\s*[=\]]|{re.escape(key)}") if key else header
        return next((i for i in range(start, len(lines)) if wanted.search(lines[i])), start) + 1


def read_actors(path: Path) -> Iterator[Actor]:
    """The actors of a file, or of the ``*.toml`` files of a folder."""
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise GazetteerError(path, "the folder has no .toml file", "put gazetteer files there")
    seen: dict[str, Path] = {}
    for file in files:
        source = _Source(file)
        tables = source.parse()
        contexts = _read_contexts(source, tables.pop(_CONTEXTS, {}))
        for actor_id, table in tables.items():
            if actor_id in seen:
                reason = f"the actor is defined a second time (first in {seen[actor_id]})"
                raise source.error(actor_id, "", reason, "put its names in one place")
            seen[actor_id] = file
            yield _read_actor(source, actor_id, table, contexts)


def _read_contexts(source: _Source, table: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise source.error(_CONTEXTS, "", "is not a table", "write [contexts], then name = [words]")
    return {name: _strings(source, _CONTEXTS, name, words, {}) for name, words in table.items()}


def _read_actor(source: _Source, actor_id: str, table: Any, contexts: dict[str, tuple[str, ...]]) -> Actor:
    if not _ACTOR_ID.fullmatch(actor_id) or not isinstance(table, dict):
        reason = f"{actor_id!r} is no actor"
        raise source.error(actor_id, actor_id, reason, "begin with a header of capitals, as [OTS]")
    for label in _LABELS:
        if not isinstance(table.get(label), str) or not table[label].strip():
            raise source.error(actor_id, "", f"the label {label!r} is missing", f'add a line {label} = "…"')
    if unknown := [k for k in table if k not in (*_ACTOR_KEYS, *KINDS)]:
        reason = f"{unknown[0]!r} is neither a kind of name nor a setting"
        raise source.error(actor_id, unknown[0], reason, f"use one of: {', '.join((*KINDS, *_ACTOR_KEYS))}")
    counted = table.get("counted")
    if counted is not None and not isinstance(counted, bool):
        raise source.error(actor_id, "counted", f"counted = {counted!r}", "write counted = true or false")
    aliases = [
        alias
        for kind in KINDS
        for alias in _read_aliases(source, actor_id, kind, table.get(kind, []), counted, contexts)
    ]
    if not aliases:
        raise source.error(actor_id, "", "the actor has no names", 'add a line such as country = ["…"]')
    decoys = _strings(source, actor_id, "decoys", table.get("decoys", []), contexts)
    members = _strings(source, actor_id, "members", table.get("members", []), contexts)
    return Actor(actor_id, table["fa"], table["en"], tuple(aliases), decoys, members)


def _read_aliases(
    source: _Source, actor_id: str, kind: str, entries: Any, counted: bool | None, contexts: dict[str, tuple[str, ...]]
) -> Iterator[Alias]:
    if not isinstance(entries, list):
        raise source.error(actor_id, kind, f"{kind} is not a list", f'write {kind} = ["…", "…"]')
    default = counted if counted is not None else kind in COUNTED_KINDS
    people = kind == "demonym"
    if plain := tuple(e for e in entries if isinstance(e, str)):
        forms = _strings(source, actor_id, kind, list(plain), {})
        yield Alias(kind, forms, default, people=people)
    for entry in entries:
        if isinstance(entry, str):
            continue
        if not isinstance(entry, dict) or not entry.get("forms"):
            raise source.error(actor_id, kind, f"a name of kind {kind} has no forms", 'write forms = ["…"]')
        yield _read_alias(source, actor_id, kind, {"counted": default, "people": people, **entry}, contexts)


def _read_alias(
    source: _Source, actor_id: str, kind: str, entry: dict[str, Any], contexts: dict[str, tuple[str, ...]]
) -> Alias:
    if unknown := [k for k in entry if k not in _ALIAS_KEYS]:
        reason = f"unknown setting {unknown[0]!r} of a {kind} name"
        raise source.error(actor_id, unknown[0], reason, f"use one of: {', '.join(_ALIAS_KEYS)}")
    for key in _SWITCH_KEYS:
        if not isinstance(entry.get(key, False), bool):
            raise source.error(actor_id, key, f"{key} = {entry[key]!r}", f"write {key} = true or false")
    lists: dict[str, Any] = {key: _strings(source, actor_id, key, entry.get(key, []), contexts) for key in _LIST_KEYS}
    switches = {key: entry.get(key, False) for key in _SWITCH_KEYS}
    return Alias(kind=kind, years=str(entry.get("years", "")), **lists, **switches)


def _strings(
    source: _Source, section: str, key: str, value: Any, contexts: dict[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """A list of strings, ``"@name"`` replaced by the words of that context."""
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise source.error(section, key, f"{key} is not a list of words", f'write {key} = ["…", "…"]')
    words: list[str] = []
    for word in value:
        if not word.startswith("@"):
            words.append(word)
        elif word[1:] in contexts:
            words += contexts[word[1:]]
        else:
            raise source.error(section, word, f"no list {word[1:]!r} in [contexts]", "define it or mend the name")
    return tuple(words)
