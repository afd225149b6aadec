"""Texts, numbers and pages as they are sent to the browser: every text with its direction, every number as written.

The browser puts texts where they belong as text, never as HTML, so that nothing in them can become a part of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..languages import Language, with_decimals
from ..letters import direction

type Span = tuple[int, int]
type Piece = list[str]
"""A piece of a text and how it is marked: "" (not at all), "match" or "sentence"."""

PAGE = 50
"""Rows of a page."""

_LONGEST = 700  # characters of a sentence in a list, about six sentences; of a longer one a part is shown
_AROUND = 300  # characters on each side of the first mark of such a sentence


def said(text: str) -> dict[str, str]:
    """A text with its direction, by the majority of its letters.

    >>> said("C۵ کشور")
    {'text': 'C۵ کشور', 'dir': 'rtl'}
    """
    return {"text": text, "dir": direction(text)}


def figure(value: float, language: Language, places: int = 0) -> str:
    """A number as the language writes it.

    >>> figure(1234, "fa"), figure(-1.5, "fa", 1), figure(1234, "en")
    ('۱٬۲۳۴', '\\u200e−۱٫۵', '1,234')
    """
    return with_decimals(value, places, language)


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of all are shown: those from ``start`` to ``stop``; ``number`` counts from 0."""

    number: int
    pages: int
    start: int
    stop: int


def page_of(total: int, number: int, size: int = PAGE) -> Page:
    """The page of this number, or the last where there are not so many; of no rows there is one empty page.

    >>> page_of(120, 2), page_of(120, 9).number, page_of(0, 3)
    (Page(number=2, pages=3, start=100, stop=120), 2, Page(number=0, pages=1, start=0, stop=0))
    """
    pages = max(-(-total // size), 1)
    number = min(max(number, 0), pages - 1)
    return Page(number, pages, number * size, min((number + 1) * size, total))


def marked(text: str, marks: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """``text`` in pieces, of which those of ``marks`` (start, end, how) are marked; what overlaps is marked once.

    >>> marked("به چین رفت", [(3, 6, "match")])
    [['به ', ''], ['چین', 'match'], [' رفت', '']]
    """
    pieces, at = [], 0
    for start, end, how in sorted(marks):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        pieces += [[text[at:start], ""]] if start > at else []
        pieces.append([text[start:end], how])
        at = end
    return pieces + ([[text[at:], ""]] if at < len(text) else [])


def sentence_pieces(text: str, span: Span, spans: Sequence[Span]) -> list[Piece]:
    """A sentence of ``text`` in one line with the places of ``spans`` marked; of a very long one the part around them.

    >>> sentence_pieces("آمد. به\\nچین رفت.", (5, 16), [(8, 11)])
    [['به ', ''], ['چین', 'match'], [' رفت.', '']]
    """
    start, end = span
    end = max([end, *(stop for _, stop in spans)])
    low, high = start, end
    if end - start > _LONGEST and spans:
        first = min(begin for begin, _ in spans)
        low, high = max(start, first - _AROUND), min(end, first + _AROUND)
        low = start if low == start else text.rfind(" ", start, low) + 1 or low
        high = end if high == end else max(text.find(" ", high, end), high)
    line = text[low:high].replace("\n", " ")
    pieces = marked(line, [(a - low, b - low, "match") for a, b in spans if a < high and b > low])
    before = [["… ", ""]] if low > start else []
    return [*before, *pieces, *([[" …", ""]] if high < end else [])]


def plain_text(pieces: Iterable[Piece]) -> str:
    """The text of pieces."""
    return "".join(text for text, _ in pieces)


def row_of_pieces(pieces: list[Piece]) -> dict[str, Any]:
    """Pieces with the direction of the whole."""
    return {"pieces": pieces, "dir": direction(plain_text(pieces))}
