"""What each type of chunk tells of sentences: whether one ends with it wherever it stands, or its place matters."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..chunks import Chunks
from .sentence import ABBREVIATIONS, CLOSERS, ENDING, LIST_NUMBER, STOPS, WINDOW, WORD_BEFORE

type Ints = NDArray[np.int64]

# What a type says of the end of a sentence.
NONE, ENDS, QUOTATION, OPEN = range(4)
"""There is none in it; one at its end; one at its end unless what is quoted there goes on; it depends on the place."""


class SentenceTypes:
    """What each type of chunk says of sentences, (types,) each.

    ``head`` and ``tail`` are the offsets of its first visible sign and behind its last one. ``ending`` is one of the
    four answers above, ``listed`` the numbers of lists in it, and ``opens`` holds wherever it may begin a heading or
    the entry of a list.
    """

    def __init__(self, chunks: Chunks) -> None:
        lengths = chunks.lengths
        self.tail = lengths.copy()
        self.head = np.zeros(len(lengths), np.int64)
        self.is_visible = lengths > 0
        self.listed = np.zeros(len(lengths), np.int64)
        joined = "\n".join(chunks.types) + "\n"
        signs = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        marks = _marks()[np.minimum(signs, 0xFFFF)]
        starts = np.cumsum(lengths + 1) - lengths - 1
        has_blank = _counts(starts, np.flatnonzero(marks & _BLANK)) > 0
        self.opens = ((marks[starts] & _OPENER) != 0) | has_blank
        for code in np.flatnonzero(has_blank).tolist():
            self._without_blanks(code, chunks.types[code])
        stops = _counts(starts, np.flatnonzero(marks & _STOP))
        plain = [match.start() for match in ENDING.finditer(joined) if match.lastgroup == "plain"]
        is_plain = (_counts(starts, np.array(plain, np.int64)) == 1) & (stops == 1) & ~has_blank
        self.ending = np.where(is_plain, ENDS, NONE).astype(np.uint8)
        for code in np.flatnonzero((stops > 0) & ~is_plain).tolist():
            self.ending[code] = _ending(chunks.types[code])
        for code in np.flatnonzero(self.ending == OPEN).tolist():
            self.listed[code] = len(LIST_NUMBER.findall(f" {chunks.types[code]} x"))

    def _without_blanks(self, code: int, chunk: str) -> None:
        if chunk.isspace():
            self.is_visible[code] = False
            return
        self.head[code] = len(chunk) - len(chunk.lstrip())
        self.tail[code] = len(chunk.rstrip())


def _counts(starts: Ints, places: Ints) -> Ints:
    """How many of the places lie in each of the types that begin at these."""
    return np.bincount(np.searchsorted(starts, places, side="right") - 1, minlength=len(starts))


_STOP, _BLANK, _OPENER = 1, 2, 4


@cache
def _marks() -> NDArray[np.uint8]:
    """What the signs of the basic plane are; the last stands for all signs beyond it, some of which are digits."""
    plane = "".join(map(chr, range(0x1_0000)))
    marks = np.zeros(len(plane), np.uint8)
    for mark, signs in ((_STOP, f"[{STOPS}]"), (_BLANK, r"[^\S\n]"), (_OPENER, r"[\d#*•▪●–—(-]")):
        marks[[match.start() for match in re.finditer(signs, plane)]] |= mark
    marks[-1] |= _OPENER
    return marks


_STOP_OR_BLANK = re.compile(rf"[{STOPS}\s]")


def _ending(chunk: str) -> int:
    """Whether a sentence ends at the end of every chunk of this type, which has a sign that may end one."""
    signed = chunk.rstrip(CLOSERS)
    before = signed.rstrip(STOPS)
    stops = signed[len(before) :]
    if not stops or _STOP_OR_BLANK.search(before):
        return OPEN if ENDING.search(f" {chunk} ") else NONE
    is_closed = len(signed) < len(chunk)
    if before.endswith("(") or (stops.startswith("..") and not is_closed):
        return OPEN
    word = WORD_BEFORE.search(before[-WINDOW:]) if stops == "." else None
    if word and (len(word[0]) == 1 or word[0].isdigit() or word[0] in ABBREVIATIONS):
        return OPEN
    return QUOTATION if is_closed else ENDS
