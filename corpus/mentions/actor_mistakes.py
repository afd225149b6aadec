"""What an actor must have to be looked for, and to be written to a file that can be read again.

Files are checked as they are read, with their lines; this is for actors made in Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import GazetteerError
from ..letters import TATWEEL, ZWNJ, fold

if TYPE_CHECKING:
    from .gazetteer import Actor

_GAPS = f" {ZWNJ}_#\n\r\t"


def check_actor(actor: Actor, *, kinds: Sequence[str], is_id: bool, lists: Sequence[str]) -> None:
    """Raise :class:`~corpus.errors.GazetteerError` for what no file of a gazetteer may have.

    ``kinds`` are those that a name may be of, ``lists`` its fields that are lists of words.
    """
    for label, written in (("fa", actor.fa), ("en", actor.en)):
        if not written.strip():
            raise _error(actor, f"the label {label!r} is missing", f'write {label}="…"')
    if not is_id:
        raise _error(actor, f"{actor.id!r} is no id of an actor", "write Latin capitals, digits and -, such as OTS")
    if not actor.aliases:
        raise _error(actor, "the actor has no names", 'add one, such as Alias("country", ("…",), counted=True)')
    for alias in actor.aliases:
        if alias.kind not in kinds:
            raise _error(actor, f"{alias.kind!r} is not a kind of name", f"use one of: {', '.join(kinds)}")
        if not alias.forms:
            raise _error(actor, f"a name of kind {alias.kind} has no forms", 'write forms=("…",)')
    for word in (*actor.decoys, *(form for alias in actor.aliases for form in (*alias.forms, *alias.short))):
        if not _has_letters(word):
            reason = f"the name {word!r} has no letter, so that it can be found nowhere"
            raise _error(actor, reason, "write the name or remove it")
    for word in _words(actor, lists):
        if not word.strip():
            raise _error(actor, "a list of words has one that is empty", "write the word or remove it")
        if word.startswith("@"):
            raise _error(actor, f"{word!r} is no word", "write it without @, which inserts a list in a TOML file")
    for word in (actor.fa, actor.en, *_words(actor, lists)):
        if not _can_be_written(word):
            raise _error(actor, f"{word!r} has a character that no file can have", "remove it")


def _words(actor: Actor, lists: Sequence[str]) -> Iterator[str]:
    yield from (*actor.decoys, *actor.members)
    for alias in actor.aliases:
        yield from alias.forms
        yield from (word for key in lists for word in getattr(alias, key))


def _has_letters(word: str) -> bool:
    """Whether anything is left of a name when it is compared: gaps, diacritics and elongation are not looked at."""
    if any(letter.isalnum() and letter != TATWEEL for letter in word):  # the usual case, cheaply
        return True
    return bool(fold(word).text.strip(_GAPS))


def _can_be_written(word: str) -> bool:
    return "\0" not in word and not any("\ud800" <= letter <= "\udfff" for letter in word)


def _error(actor: Actor, reason: str, remedy: str) -> GazetteerError:
    return GazetteerError(f"{actor.file}, [{actor.id}]" if actor.file else f"actor {actor.id}", reason, remedy)
