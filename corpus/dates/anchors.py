"""Where in a text dates may stand: the stretches of date words, found without reading the rest.

One word in fifty is a date's. So an automaton finds first what every date has at least (a month, a weekday, سال, a
number of four digits: its *anchor*), in the letters as one byte each. Around an anchor the text is taken from the last
word before it that can be no part of a date to the first behind it that can be none: a *window*. What is read in it
depends on nothing else, so that windows can be looked up (:mod:`corpus.dates.remembered`): most were met before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs

from ..calendars import month_names
from ..letters import fold
from ..memos import Memo
from . import lexicon, numerals
from .segment import CONNECTIVES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LETTER = lexicon.LETTER

# What a date has at least: the kinds of words one of which is in every run of them that is worth reading. Numbers of
# four digits or with signs inside are looked for apart; an era of one letter counts only where it stands alone.
_ANCHORS = "mwstajyYxXqQzrbdhkufDE"
_ERA_LETTERS = "هقشخمپ"
_COMMON = (
    numerals.CARDINALS.keys() | numerals.ORDINALS.keys() | set("این همین روز شب پس پیش بعد قبل از به در شهر".split())
)

# All that may stand inside a date beside its words; a word that is in none ends a window, as any other sign does.
SIGNS = " \u200c\n.,،:/\u066b\u066c\u2013\u2014-"
SIGNS_BEHIND = SIGNS.replace(".", "").replace("\u200c", "")  # of ق.م. and of the prefix of می‌رود
_RUN = re.compile(rf"[{LETTER}]+")
_SOME_LETTER = "ظ"  # for a word that is in no date: begins none, and is seen as a letter only
_LONGEST = 60  # letters of a chunk between spaces that is looked up; a longer one will not come again
_REMEMBERED = 200_000


def windows(text: str) -> Iterator[tuple[int, str]]:
    """The stretches of folded ``text`` that may hold dates, in order: where each begins, and what stands in it.

    Behind the stretch may come a letter or word that is not its own but decides where its last word ends.
    """
    automaton, numbers = _automaton()
    end = 0
    for pattern, at, _ in automaton.find_matches_as_indexes(_codes(text), overlapping=True):
        at -= pattern >= numbers  # other patterns begin with the border before a word, and the codes with one more
        if at < end:
            continue
        begin, end, behind = _around(text, at, end)
        yield trimmed(text, begin, end, behind)


def trimmed(text: str, begin: int, end: int, behind: str) -> tuple[int, str]:
    """Where the words of a window begin that lies between two places, and what is read in it."""
    window = text[begin:end].lstrip(SIGNS)
    begin = end - len(window)
    if "A" <= window[0] <= "z" and _RUN.match(text[begin - 1 : begin]):
        begin, window = begin - 1, _SOME_LETTER + window  # a Latin word begins no date behind a letter
    if not behind or (behind == _SOME_LETTER and window[-1] in SIGNS_BEHIND):
        return begin, window.rstrip(SIGNS_BEHIND)
    return begin, window + behind


def _around(text: str, at: int, done: int) -> tuple[int, int, str]:
    """Where the window around ``at`` begins and ends, and what behind it decides; others end at ``done``."""
    start = text.rfind(" ", done, at) + 1 or done
    stop = text.find(" ", at, at + _LONGEST)
    if stop < 0:
        if len(text) > at + _LONGEST:
            return _before(text, at, done), *_behind(text, at)
        stop = len(text)
    chunk = _CHUNKS[text[start:stop]]
    if chunk.lead == stop - start:
        return _begin(text, start, done), *_end(text, stop)
    if at < start + chunk.lead:
        return _begin(text, start, done), start + chunk.lead, chunk.behind
    if at >= stop - chunk.tail:
        return stop - chunk.tail, *_end(text, stop)
    return _before(text, at, done), *_behind(text, at)


def _begin(text: str, start: int, done: int) -> int:
    """Where the window of a chunk that starts at ``start`` begins."""
    while start > done:
        stop = start - 1
        start = text.rfind(" ", done, stop) + 1 or done
        chunk = _CHUNKS[text[start:stop]]
        if chunk.tail < stop - start:
            return stop - chunk.tail
    return start


def _end(text: str, stop: int) -> tuple[int, str]:
    """Where the window of a chunk that stops at ``stop`` ends, and what behind it decides."""
    length = len(text)
    while stop < length:
        start = stop + 1
        stop = text.find(" ", start, start + _LONGEST)
        if stop < 0:
            if length > start + _LONGEST:
                return _behind(text, start)
            stop = length
        chunk = _CHUNKS[text[start:stop]]
        if chunk.lead < stop - start:
            return start + chunk.lead, chunk.behind
    return stop, ""


def _before(text: str, at: int, done: int) -> int:
    """Where the words of dates before ``at`` begin."""
    return at - _patterns().backward.match(text[done:at][::-1]).end()  # type: ignore[union-attr] # it always matches


def _behind(text: str, at: int) -> tuple[int, str]:
    """Where the words of dates from ``at`` on end, and what behind them decides: a word, any letter, nothing."""
    patterns = _patterns()
    end = patterns.forward.match(text, at).end()  # type: ignore[union-attr] # it always matches
    run = _RUN.match(text, end)
    return end, word_behind(run.group()) if run else ""


def word_behind(word: str) -> str:
    """What a word that stands right behind a window decides: itself or that there is a letter.

    Behind a number and م, the names of months are read without regard to where they end.
    """
    return word if _patterns().month.match(word) else _SOME_LETTER


class _Chunk(NamedTuple):
    """How many of its characters may be in a date from its start on, how many before its end; what ends the first."""

    lead: int
    tail: int
    behind: str


def _looked_at(chunk: str) -> _Chunk:
    """What is to be known of what stands between two spaces."""
    lead, behind = _behind(chunk, 0)
    return _Chunk(lead, len(chunk) - _before(chunk, len(chunk), 0), behind)


_CHUNKS = Memo(_looked_at, limit=_REMEMBERED, longest=_LONGEST)


class _Patterns(NamedTuple):
    """Words of dates, forward in a text and backward in the reverse one; what could be a month's name."""

    forward: re.Pattern[str]
    backward: re.Pattern[str]
    month: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    known = date_runs()
    forward, backward = (
        re.compile(rf"(?:[\dA-Za-z_{re.escape(SIGNS)}]++|{numerals.trie_pattern(sorted(runs))}(?![{LETTER}]))*+")
        for runs in (known, {run[::-1] for run in known})
    )
    return _Patterns(forward, backward, re.compile(rf"م?{numerals.trie_pattern(sorted(_month_runs()))}"))


@cache
def date_runs() -> frozenset[str]:
    """Every run of letters that the words of dates and their connectives hold, pieces glued or apart."""
    phrases = [word for words in (lexicon.TABLE, numerals.ORDINALS, numerals.CARDINALS, CONNECTIVES) for word in words]
    phrases += [*lexicon.ERA_WORDS, "ام", "امین", "مین"]
    runs = {run for phrase in phrases for run in _glued(_RUN.findall(phrase))}
    return frozenset(runs | {"و" + run for run in runs} | {"م" + run for run in _month_runs()})


def _month_runs() -> set[str]:
    return {run for month in month_names() for run in _glued(_RUN.findall(fold(month.name).text))}


def _glued(pieces: list[str]) -> Iterator[str]:
    """Neighbouring pieces as one run of letters, for joints that are not written."""
    for start, end in combinations(range(len(pieces) + 1), 2):
        yield "".join(pieces[start:end])


# One byte for a character: what is no letter, the half-space, a digit, what may part digits, other letters than those
# of anchors, which have the bytes from _FIRST on.
_NONE, _HALFSPACE, _DIGIT, _SEPARATOR, _OTHER, _FIRST = range(6)


@cache
def anchor_runs() -> tuple[str, ...]:
    """A run of letters of every anchor, that of its first word that is not common, glued to others or not."""
    found = set(_ERA_LETTERS)
    names = [word for word, (kind, _) in lexicon.TABLE.items() if kind in _ANCHORS]
    for word in [*names, *(era for era in lexicon.ERA_BEGINNINGS if len(era) > 1)]:
        pieces = re.findall(f"[{LETTER}A-Za-z]+", word)
        rarest = next((i for i, piece in enumerate(pieces) if piece not in _COMMON), 0)
        found |= {"".join(pieces[i:j]) for i in range(rarest + 1) for j in range(rarest + 1, len(pieces) + 1)}
    return tuple(sorted(found))


@cache
def _automaton() -> tuple[ahocorasick_rs.BytesAhoCorasick, int]:
    """Anchors with the borders around them, and from which pattern on: numbers that may be years or days."""
    table = _table()
    borders = [bytes([code]) for code in (_NONE, _HALFSPACE, _DIGIT, _SEPARATOR)]
    patterns = []
    for run in anchor_runs():
        letters = bytes(table[ord(letter)] for letter in run)
        for before, behind in product(borders, repeat=2):
            if run == "می" and behind == bytes([_HALFSPACE]):  # the prefix of verbs
                continue
            patterns.append(before + letters + behind)
    digit, separator, none = bytes([_DIGIT]), bytes([_SEPARATOR]), bytes([_NONE])
    numbers = [4 * digit, digit + separator + digit, digit + none + separator + none + digit]
    automaton = ahocorasick_rs.BytesAhoCorasick(patterns + numbers, implementation=ahocorasick_rs.Implementation.DFA)
    return automaton, len(patterns)


def _codes(text: str) -> bytes:
    """``text`` in the codes of its characters, as many bytes, with one that is no letter before and behind."""
    import numpy as np  # late, as in folding

    characters = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
    return b"\0" + _table().take(characters).tobytes() + b"\0"


@cache
def _table() -> NDArray[np.uint8]:
    """For every character its code."""
    import numpy as np

    table = np.zeros(0x10000, dtype=np.uint8)
    table[[code for code in range(0x700) if re.match(f"[{LETTER}A-Za-z]", chr(code))]] = _OTHER
    table[[code for code in range(0x10000) if chr(code).isdecimal()]] = _DIGIT
    table[[ord(sign) for sign in "/.-"]] = _SEPARATOR
    table[ord("\N{ZERO WIDTH NON-JOINER}")] = _HALFSPACE
    for code, letter in enumerate(sorted({letter for run in anchor_runs() for letter in run}), _FIRST):
        table[ord(letter)] = code
    return table
