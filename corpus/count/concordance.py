"""Concordance: every occurrence of a word or phrase with the words around it (KWIC, key word in context)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

import pandas as pd

from ..errors import OptionError
from ..letters import DIACRITICS, INVISIBLE, ZWNJ, fold
from ..words import tokenize
from ..words.sentence import paragraph_borders
from .citation import described

COLUMNS = ["doc", "before", "node", "after", "start", "end"]


def kwic(texts: Iterable[tuple[str, str]], node: str, *, window: int = 5) -> pd.DataFrame:
    """Every occurrence of ``node`` in the texts, given as pairs of document id and text.

    ``node`` is a word or a phrase; ``*`` in it stands for any letters (چین* also finds چینی). Matching is by whole
    words and folded: ي and ی, ۵ and 5, with or without half-space are alike; what is shown is the text as written.
    ``window`` words (signs between them are shown, not counted) stand on each side, within the paragraph.

    Columns: doc, before, node, after, start, end (offsets of the node in the text, end exclusive); in the order of
    the texts. Raises :class:`corpus.errors.OptionError` for an empty node or a window that is no number from 0 on.

    >>> kwic([("الف", "سفر به چین، در سال ۵ بود")], "چین", window=2)[["before", "node", "after"]].values.tolist()
    [['سفر به', 'چین', '، در سال']]
    """
    if isinstance(window, bool) or not isinstance(window, int) or window < 0:
        raise OptionError(window, "not a number of words", "give window as a whole number from 0 on")
    pattern = _pattern(node)
    rows: list[tuple[str, str, str, str, int, int]] = []
    documents = 0
    for doc, text in texts:
        documents += 1
        if spans := [match.span() for match in pattern.finditer(text)]:
            rows += [(doc, *line) for line in _lines(text, spans, window)]
    return described(
        pd.DataFrame(rows, columns=COLUMNS).astype({"start": "int64", "end": "int64"}),
        "kwic",
        parameters={"node": node, "window": window},
        sizes={"lines": len(rows), "documents": documents},
    )


# What stands inside words without being a letter of theirs: half-spaces, vowel signs, elongation, unseen marks.
_INNER = "".join(sorted(DIACRITICS | INVISIBLE)) + ZWNJ + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}"


# Of these, what ties a letter to the word before it; direction marks may stand between words.
_TIES = "".join(sorted(DIACRITICS)) + ZWNJ + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}"


@cache
def _spellings() -> dict[str, str]:
    """Folded character → every character that folding makes it of, for the blocks that Persian is written in."""
    blocks = (range(0x0600, 0x0700), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
    alike: dict[str, str] = {}
    for block in blocks:
        for char in map(chr, block):
            plain = fold(char).text
            if len(plain) == 1 and plain != char:
                alike[plain] = alike.get(plain, plain) + char
    return alike


def _pattern(node: str) -> re.Pattern[str]:
    """A pattern that finds ``node`` in a text as it stands, in every spelling that folds to the same letters."""
    words = fold(node).text.replace(ZWNJ, "").split()
    if not any(char.isalnum() for word in words for char in word):
        raise OptionError(repr(node), "there is no word in it to look for", "give a word or a phrase")
    alike = _spellings()
    joint = f"[{_INNER}]*"

    def spelled(word: str) -> str:
        chars = (rf"[\w{_INNER}]*" if c == "*" else f"[{re.escape(alike.get(c, c))}]" for c in word)
        return joint.join(chars)

    # Letters behind a half-space belong to the word: چین is not found in چین‌ها.
    inner = r"\s+".join(map(spelled, words))
    return re.compile(rf"(?<![\w{_TIES}]){inner}(?![{_TIES}]*\w)", re.IGNORECASE)


def _lines(text: str, spans: list[tuple[int, int]], window: int) -> Iterator[tuple[str, str, str, int, int]]:
    borders = [0, *paragraph_borders(text), len(text)]
    for start, end in spans:
        paragraph = bisect_right(borders, start) - 1
        left, right = borders[paragraph], max(borders[min(paragraph + 1, len(borders) - 1)], end)
        yield (
            _one_line(text[_reach_back(text, left, start, window) : start]),
            text[start:end],
            _one_line(text[end : _reach_forward(text, end, right, window)]),
            start,
            end,
        )


# So many characters hold one word with what stands around it, as a first guess: longer words only cost a second look.
_CHARS_A_WORD = 16


def _reach_back(text: str, left: int, start: int, window: int) -> int:
    """Where the ``window``-th word before ``start`` begins, not before ``left``."""
    if window == 0:
        return start
    reach = window * _CHARS_A_WORD
    while True:
        low = max(left, start - reach)
        begins = [low + t.start for t in tokenize(text[low:start]) if t.kind != "punctuation"]
        # The first word of a cut-off stretch may be half a word: it must not be the one that counts.
        if low == left:
            return begins[-window] if len(begins) >= window else left
        if len(begins) > window:
            return begins[-window]
        reach *= 2


def _reach_forward(text: str, end: int, right: int, window: int) -> int:
    """Where the ``window``-th word after ``end`` stops, not after ``right``."""
    if window == 0:
        return end
    reach = window * _CHARS_A_WORD
    while True:
        high = min(right, end + reach)
        stops = [end + t.end for t in tokenize(text[end:high]) if t.kind != "punctuation"]
        if high == right:
            return stops[window - 1] if len(stops) >= window else right
        if len(stops) > window:
            return stops[window - 1]
        reach *= 2


def _one_line(text: str) -> str:
    return " ".join(text.split())
