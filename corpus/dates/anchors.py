"""Where in a text dates may stand: the runs of date words, found without reading the rest.

One word in fifty is a date's. So an automaton and one pattern find first what every date has at least (a month, a
weekday, سال, a number of four digits: its *anchor*), and only around these the words are read one by one, from the
last word before that is no date's to the first word behind that is none.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

import ahocorasick_rs

from . import lexicon, numerals
from .lexicon import Lexeme

_CONNECTIVES = {
    "": "", "تا": "T", "الی": "T", "لغایت": "T", "-": "T", "\u2013": "T", "\u2014": "T", "و": "&", "،": ",", ",": ",",
    "مورخ": ",", "مورخه": ",", "، مورخ": ",", "به تاریخ": ",", "،مورخ": ",", "of": "",
}  # fmt: skip

# What a date has at least: a name, a deictic word, a unit of time with its number or adjective, a year.
_WORTH_READING = re.compile(r"[mwsFtajeN]|[yYxXqQzrb][^T&,]|v,?y|[hk][gp]|dp|D[gn]|E[nc]|[huf][ovV]")
_ANCHORS = "mwstajyYxXqQzrbdhkufDE"  # kinds of words one of which is in every such run; numbers are looked for apart
_ERA_LETTERS = "هقشخمپ"  # an era of one letter counts behind a number only

_LETTER = lexicon.LETTER
_JOINTS = ("", " ", "\u200c", "  ", " \u200c", "\u200c ", "\u200c\u200c")  # all that numerals.JOINT matches
_GAP = r"[ \u200c\n]*+"
_NUMBER = re.compile(rf"\d(?:\d\d\d|[/.-]\d| / \d|{_GAP}[{_ERA_LETTERS}](?![{_LETTER}]))")
# Units of time, events and feasts date with another date word behind them only, سال also behind an edge: پایان سال.
_UNITS = "yYxXqQzrbdhkufDE"
_NEXT = re.compile(rf"{_GAP}(?:\d|{numerals.trie_pattern(sorted(lexicon.TABLE))})")
_EDGES = tuple(word.split(" ")[-1] for word, (kind, _) in lexicon.TABLE.items() if kind == "v")
_REACH = 20  # characters before سال in which the edge ends
_RUN = re.compile(rf"[{_LETTER}]+")
_NEXT_RUN = re.compile(rf"[^{_LETTER}A-Za-z\d]*+([{_LETTER}]++)")


class Segment(NamedTuple):
    """Lexemes that stand side by side: ``kinds[i]`` is the kind of ``lexemes[i]``; connectives are lexemes too."""

    kinds: str
    lexemes: list[Lexeme]


def segments(text: str) -> Iterator[Segment]:
    """The runs of date words in folded ``text``, in order; runs that cannot hold a date are left out."""
    done = 0
    for start, end in _anchors(text):
        if start >= done:
            done = yield from _around(text, end, _begin(text, start, done))


def _around(text: str, anchor: int, begin: int) -> Generator[Segment, None, int]:
    """The runs from ``begin`` to that of the anchor that ends at ``anchor``; returns where the next may begin."""
    known = _date_runs()
    kinds, stop = "", len(text)
    run: list[Lexeme] = []
    for lexeme in lexicon.lexemes(text, begin):
        if run:
            end = run[-1].end
            gap = text[end : lexeme.start]
            connective = _CONNECTIVES.get(gap.strip(" \u200c\n")) if gap.count("\n") < 2 else None
            if connective is None:
                if _WORTH_READING.search(kinds):
                    yield Segment(kinds, run)
                kinds, run = "", []
            elif connective:
                kinds += connective
                run.append(Lexeme(connective, end, lexeme.start, None, gap))
        if not run and lexeme.start >= anchor:
            return lexeme.start
        kinds += lexeme.kind
        run.append(lexeme)
        if lexeme.end >= anchor and (after := _NEXT_RUN.match(text, lexeme.end)) and after[1] not in known:
            stop = lexeme.end
            break
    if _WORTH_READING.search(kinds):
        yield Segment(kinds, run)
    return stop


def _begin(text: str, anchor: int, done: int) -> int:
    """The end of the last word before ``anchor`` that can be no part of a date, or ``done``."""
    known = _date_runs()
    stop = anchor
    while stop > done:
        start = text.rfind(" ", done, stop)
        if start >= 0 and _RUN.fullmatch(text, start + 1, stop):  # the usual word, of letters only
            if text[start + 1 : stop] not in known:
                return stop
            stop = start
            continue
        start = max(start, done)
        for run in reversed([*_RUN.finditer(text, start, stop)]):
            if run.group() not in known:
                return run.end()
        stop = start
    return done


def _anchors(text: str) -> list[tuple[int, int]]:
    """The spans of the anchors in ``text``, in order; one too many costs time only."""
    words, jointed, units = _anchor_words()
    found = [match.span() for match in _NUMBER.finditer(text)]
    for number, start, end in words.find_matches_as_indexes(text):
        if number not in jointed:
            # A word without a joint has its borders or is none; one with a joint may hide another that has them.
            behind = text[end : end + 1]
            if behind in _LETTERS or text[start - 1 : start] in _LETTERS:
                continue
            if behind == "\u200c" and text[start:end] == "می":  # the prefix of verbs
                continue
            if number in units and _NEXT.match(text, end) is None and not _has_edge(text, start):
                continue
        found.append((start, end))
    found.sort()
    return found


def _has_edge(text: str, start: int) -> bool:
    """Whether the word before ``start`` is the edge of a span of time: پایان, اوایل."""
    return text[max(0, start - _REACH) : start].rstrip(" \u200c\n،,").endswith(_EDGES)


_LETTERS = frozenset(letter for letter in map(chr, range(0x700)) if re.match(f"[{_LETTER}A-Za-z]", letter))


@cache
def _anchor_words() -> tuple[ahocorasick_rs.AhoCorasick, frozenset[int], frozenset[int]]:
    """An automaton of the anchors in all spellings, and the numbers of those with a joint and of units of time."""
    words = {word for word, (kind, _) in lexicon.TABLE.items() if kind in _ANCHORS}
    words |= {word for word in lexicon.ERA_BEGINNINGS if len(word) > 1}
    spellings = sorted({spelling for word in words for spelling in _spellings(word)})
    spellings += ["".join(around) for around in product((" ", "\u200c", "\n", "("), _ERA_LETTERS, " .\u200c\n)،")]
    jointed = frozenset(number for number, spelling in enumerate(spellings) if not spelling.isalpha())
    units = {word for word, (kind, _) in lexicon.TABLE.items() if kind in _UNITS}
    automaton = ahocorasick_rs.AhoCorasick(
        spellings, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, implementation=ahocorasick_rs.Implementation.DFA
    )
    return automaton, jointed, frozenset(number for number, spelling in enumerate(spellings) if spelling in units)


def _spellings(word: str) -> Iterator[str]:
    """``word`` with every joint that it may have."""
    pieces = word.split(" ")
    for joints in product(_JOINTS, repeat=len(pieces) - 1):
        yield "".join(piece + joint for piece, joint in zip(pieces, (*joints, ""), strict=True))


@cache
def _date_runs() -> frozenset[str]:
    """Every run of letters that the words of dates and their connectives hold, pieces glued or apart."""
    phrases = [word for words in (lexicon.TABLE, numerals.ORDINALS, numerals.CARDINALS, _CONNECTIVES) for word in words]
    phrases += [*lexicon.ERA_WORDS, "ام", "امین", "مین"]
    runs = {run for phrase in phrases for run in _glued(_RUN.findall(phrase))}
    return frozenset(runs | {"و" + run for run in runs})


def _glued(pieces: list[str]) -> Iterator[str]:
    """Neighbouring pieces as one run of letters, for joints that are not written."""
    for start, end in combinations(range(len(pieces) + 1), 2):
        yield "".join(pieces[start:end])
