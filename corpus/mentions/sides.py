"""The words on either side of a name, in its sentence.

Text is read chunk by chunk, between spaces: chunks come again and again, so the words of each are worked out once and
kept. Only where a word belongs to the one beside it («می رود», «کتاب ها») all is read at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from ..letters import ZWNJ
from ..patterns import late_pattern
from .borders import GAP

MEMORY = 50_000
"""Words or chunks that are kept for when they come again: more than a large corpus has near names."""

REACH = 120
"""Characters on either side of a name that are read, if in the same sentence."""

EZAFE = "ی"
"""The ezafe of a name, written as a word behind it."""

CLAUSE_START = "^"
"""Stands for the beginning of a clause before a name, in lists of words too."""

PASSED_OVER = frozenset("و این آن اون یک یه".split())
"""As near as can be: «چین و روسیه», «چین این آستین»."""

_SENTENCE_ENDS = ".!?؟\n"
_SENTENCE_END = late_pattern(f"[{_SENTENCE_ENDS}]")
_CLAUSE_END = late_pattern(rf"[^\w{GAP}]")
_WORD = late_pattern(r"\d+|[^\W\d_]+")
_PLURALS = frozenset("ها های هایی هایش هایم هایت هاش هام هات هاشون هامون هایشان".split())
_PREFIXES = frozenset("می نمی".split())  # of verbs; often typed with a space behind them
LOOSE = _PLURALS | _PREFIXES
"""Words that belong to the one before or after them."""


def nearly_sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The two below and sometimes more: cut at full stops only, which is quick."""
    return text[max(start - REACH, 0) : start].rpartition(".")[2], text[end : end + REACH].partition(".")[0]


def sentence_before(text: str, start: int) -> str:
    """The characters before a name that are read."""
    begin = max(start - REACH, 0)
    return text[max(begin, *(text.rfind(sign, begin, start) + 1 for sign in _SENTENCE_ENDS)) : start]


def sentence_after(text: str, end: int) -> str:
    """The characters behind a name that are read."""
    found = _SENTENCE_END.search(text, end, end + REACH)
    return text[end : found.start() if found else end + REACH]


class Side(NamedTuple):
    """The words on one side of a name, going away from it; and those that no punctuation parts from it."""

    near: tuple[str, ...]
    beside: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The words of folded text: a verb with its «می», a noun with its «ها», half-spaces left out."""
    found = _letters_and_digits(text)
    if LOOSE.isdisjoint(found):
        return found
    words: list[str] = []
    prefix = ""
    for word in found:
        if word in _PREFIXES:
            prefix = word
        elif word in _PLURALS and words and not prefix:
            words[-1] += word
        else:
            words.append(prefix + word)
            prefix = ""
    return words


@lru_cache(maxsize=MEMORY)
def words_in(chunk: str) -> list[str]:
    """The words of a chunk, which are not joined to those of its neighbours."""
    return _letters_and_digits(chunk)


def _letters_and_digits(text: str) -> list[str]:
    return _WORD.findall(text.replace(ZWNJ, "").replace("ئ", "ی"))


def _has_loose(text: str) -> bool:
    return not LOOSE.isdisjoint(_letters_and_digits(text))


class _Piece(NamedTuple):
    """What a side of a name has between two spaces: words go away from the name, as in :class:`Side`."""

    near: tuple[str, ...]
    beside: tuple[str, ...]
    parts: bool  # whether punctuation parts what is beyond it from the name
    loose: bool  # whether a word of it belongs to the one before or after it


@lru_cache(maxsize=64)  # a name has several sets of conditions, which all ask for the same words
def words_before(sentence: str) -> Side:
    """The words of a sentence up to the name, going away from it; beside it the beginning of a clause has a sign."""
    side = _gather(reversed(sentence.split(" ")), _piece_before)
    if side is not None:
        return Side(side.near, side.beside or (CLAUSE_START,))
    clause = len(sentence) - len(_CLAUSE_END.split(sentence)[-1])
    beside = words_of(sentence[clause:])[::-1]
    near = beside + words_of(sentence[:clause])[::-1] if clause else beside
    return Side(tuple(word for word in near if word not in PASSED_OVER), tuple(beside) or (CLAUSE_START,))


@lru_cache(maxsize=64)
def words_after(sentence: str) -> Side:
    """The words of a sentence from the name on; its ezafe is none of them."""
    side = _gather(sentence.split(" "), _piece_after)
    if side is not None and side.beside[:1] != (EZAFE,):
        return side
    clause = found.start() if (found := _CLAUSE_END.search(sentence)) else len(sentence)
    beside = words_of(sentence[:clause])
    if beside[:1] == [EZAFE]:
        del beside[0]
    near = beside + words_of(sentence[clause:])
    return Side(tuple(word for word in near if word not in PASSED_OVER), tuple(beside))


def _gather(chunks: Iterable[str], piece_of: Callable[[str], _Piece]) -> Side | None:
    """The words of a side put together from its chunks, which come again and again; None where one is not enough."""
    near: list[str] = []
    beside: list[str] = []
    parted = False
    for chunk in chunks:
        words, closer, parts, loose = piece_of(chunk)
        if loose:
            return None
        near += words
        if not parted:
            beside += closer
            parted = parts
    return Side(tuple(near), tuple(beside))


@lru_cache(maxsize=MEMORY)
def _piece_before(chunk: str) -> _Piece:
    *parts, clause = _CLAUSE_END.split(chunk)
    return _piece(words_of(chunk)[::-1], words_of(clause)[::-1], parts=bool(parts), loose=_has_loose(chunk))


@lru_cache(maxsize=MEMORY)
def _piece_after(chunk: str) -> _Piece:
    clause, *parts = _CLAUSE_END.split(chunk)
    return _piece(words_of(chunk), words_of(clause), parts=bool(parts), loose=_has_loose(chunk))


def _piece(words: list[str], beside: list[str], *, parts: bool, loose: bool) -> _Piece:
    near = tuple(word for word in words if word not in PASSED_OVER)
    return _Piece(near, tuple(beside), parts, loose)
