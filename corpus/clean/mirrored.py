"""A line read from its end: which characters turn round with it, and which keep their order.

Where a line from right to left was stored as it is seen from left to right, its letters come last to first. Numbers and
words of other scripts are seen in their own order; brackets are seen mirrored. This is the inverse of what the bidi
algorithm does to such a line (Unicode Standard Annex 9), short of what the eye cannot tell: a Latin name and a number
behind it look the same in either order, and are taken to stand together when the number has Latin digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..alignment import Piece
from ..patterns import late_pattern
from .reversed import ARABIC, MARKS, MIRRORED, Line

_CLUSTER = late_pattern(rf"[^{MARKS}][{MARKS}]*|[{MARKS}]+")  # a letter with its signs
_MARKED = late_pattern(rf"(?<!\S)(?P<first>[{MARKS}])|(?<!\S)[{ARABIC}][{MARKS}]")
_BRACKET = late_pattern(r"[()\[\]«»]")
_YEAR = late_pattern(r"(?<!\d)\d{4}(?!\d)")
_CENTURIES = tuple(map(str, range(12, 21)))  # 12xx … 14xx after the Hijra, 15xx … 20xx
_RIGHT_TO_LEFT = r"\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\u200c\ufb1d-\ufdff\ufe70-\ufefc"
_ISLAND = late_pattern(
    rf"""
    (?: \d+ [.,:/] )* \d* [^\W\d_{_RIGHT_TO_LEFT}]                   # words of other scripts, from 5G
    (?: [^\n{_RIGHT_TO_LEFT}۰-۹]* [^\W{_RIGHT_TO_LEFT}۰-۹] )?     # … to World Bank 2024
    (?: (?<!\ ) [۰-۹]+ )?
    |   \d+ (?: [.,:/\u066b\u066c] \d+ )*                         # numbers
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Storage:
    """How a program stored the lines that it turned round; programs differ in three ways.

    ``mirrored``: brackets stand as they are seen. ``clusters``: signs stand behind their letters as if not turned.
    ``islands``: numbers and words of other scripts keep their order.
    """

    mirrored: bool
    clusters: bool
    islands: bool

    @classmethod
    def of(cls, text: str, lines: Sequence[Line]) -> Storage:
        """What the turned lines of a text show."""
        return cls(_is_mirrored(text, lines), _has_clusters(text, lines), not _has_turned_numbers(text, lines))

    def from_the_end(self, text: str, line: Line, sure: float) -> Iterator[Piece]:
        """The pieces of a line in the order they are read.

        >>> from corpus.clean.reversed import read_lines
        >>> text = ".(World Bank) کناب"
        >>> pieces = Storage(mirrored=True, clusters=False, islands=True).from_the_end(text, read_lines(text)[0], 1.0)
        >>> "".join(piece.after or text[piece.start : piece.end] for piece in pieces)
        'بانک (World Bank).'
        """
        at = line.end
        for m in reversed(list(_ISLAND.finditer(text, line.start, line.end)) if self.islands else []):
            yield from self._backwards(text, m.end(), at, sure)
            yield Piece(*m.span(), None, sure)
            at = m.start()
        yield from self._backwards(text, line.start, at, sure)

    def _backwards(self, text: str, start: int, end: int, sure: float) -> Iterator[Piece]:
        if self.clusters:
            spans = [m.span() for m in _CLUSTER.finditer(text, start, end)]
        else:
            spans = [(at, at + 1) for at in range(start, end)]
        for a, b in reversed(spans):
            yield Piece(a, b, MIRRORED.get(text[a:b]) if self.mirrored else None, sure)


def _is_mirrored(text: str, lines: Sequence[Line]) -> bool:
    """Whether the first bracket of most lines opens, as it is seen from the left."""
    firsts = (_BRACKET.search(text, line.start, line.end) for line in lines)
    return sum(1 if m.group() in "([«" else -1 for m in firsts if m) >= 0


def _has_clusters(text: str, lines: Sequence[Line]) -> bool:
    """Whether signs stand behind the first letters of words, and none before."""
    found = [m for line in lines for m in _MARKED.finditer(text, line.start, line.end)]
    return bool(found) and not any(m["first"] for m in found)


def _has_turned_numbers(text: str, lines: Sequence[Line]) -> bool:
    """Whether numbers are reversed, surely: several are years only from their end, and none only as it stands."""
    numbers = [str(int(m.group())) for line in lines for m in _YEAR.finditer(text, line.start, line.end)]
    forward = [number.startswith(_CENTURIES) for number in numbers]
    backward = [number[::-1].startswith(_CENTURIES) for number in numbers]
    only_backward = sum(b and not f for f, b in zip(forward, backward, strict=True))
    return only_backward > 1 and not any(f and not b for f, b in zip(forward, backward, strict=True))
