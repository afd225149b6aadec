"""Strokes that lengthen words until a justified line is full (kashida).

They are no letters, but files say something of them all the same: that they are a space, a Latin letter, a sign, or
nothing. They are known by where they stand: always inside a word, behind a letter that joins the next one; and by how
they are drawn: many in a row, or over one another where a word needs less than two whole ones.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cells import Cell

NEVER_JOINED = frozenset("اآأإٱدذرزژوؤةىءۀۃڈڑ")
"""Letters that no letter joins from behind."""

_OFTEN = 3  # times that one stands inside a Persian word: a slip of the typist is rarer
_LONG = 4  # of one shape in a row: no letter is written so often

type _Shape = tuple[str, int]


def is_letter(character: str) -> bool:
    """A letter of the Arabic script, not a tatweel, a digit or a sign."""
    return bool(character) and unicodedata.category(character) == "Lo" and unicodedata.bidirectional(character) == "AL"


def strokes_of(rows: Sequence[Sequence[Cell]]) -> frozenset[_Shape]:
    """The shapes of strokes in the rows of a document, from right to left."""
    return _drawn_strokes(rows) | _space_strokes(rows)


def _drawn_strokes(rows: Sequence[Sequence[Cell]]) -> frozenset[_Shape]:
    """Shapes that say a Latin letter, a sign or nothing but stand inside Persian words alone.

    Signs can stand there too (علمی-پژوهشی), behind a shape that ends words elsewhere; strokes never do.
    """
    ends = {cells[-1].shape for cells in rows if cells}
    ends |= {before.shape for cells in rows for before, after in pairwise(cells) if after.spaced}
    times: Counter[_Shape] = Counter()
    inside: Counter[_Shape] = Counter()
    longest: Counter[_Shape] = Counter()
    over: Counter[_Shape] = Counter()
    signs: set[_Shape] = set()
    for cells in rows:
        for shape, first, last in _runs(cells):
            said = cells[first].letters
            times[shape] += 1
            longest[shape] = max(longest[shape], last - first + 1)
            over[shape] += any(cells[i].over for i in range(first + 1, last + 1))  # no letter lies over its like
            if first == 0 or last + 1 == len(cells) or any(cells[i].spaced for i in range(first, last + 2)):
                continue
            before, after = cells[first - 1], cells[last + 1]
            joined = said.isalpha() or (_joins(before.letters) and before.shape not in ends)
            inside[shape] += joined and is_letter(before.letters[:1]) and is_letter(after.letters[:1])
            signs |= set() if said.isalpha() else {shape}
    return frozenset(
        shape
        for shape, count in times.items()
        if count == inside[shape]
        and (longest[shape] >= _LONG or over[shape] >= _OFTEN if shape in signs else count >= _OFTEN)
    )


def _runs(cells: Sequence[Cell]) -> Iterator[tuple[_Shape, int, int]]:
    """The runs of one shape that say no Persian letter and no digit: the shape, the first and the last place."""
    for shape, run in groupby(range(len(cells)), key=lambda place: cells[place].shape):
        places = list(run)
        said = cells[places[0]].letters
        if not said or (said.isascii() and not said.isdigit()):
            yield shape, places[0], places[-1]


def _space_strokes(rows: Sequence[Sequence[Cell]]) -> frozenset[_Shape]:
    """Shapes that say a space but part no words, in fonts that have another space, which does."""
    times: Counter[_Shape] = Counter()
    parting: Counter[_Shape] = Counter()
    for cells in rows:
        for before, after in pairwise(cells):
            if after.across is not None:
                times[after.across] += 1
                parting[after.across] += not (_joins(before.letters) and is_letter(after.letters[:1]))
    spaces = {font for (font, _), count in parting.items() if count}
    return frozenset(
        shape for shape, count in times.items() if count >= _OFTEN and not parting[shape] and shape[0] in spaces
    )


def _joins(letters: str) -> bool:
    """Whether the last of the letters joins one behind it."""
    last = next((c for c in reversed(letters) if not unicodedata.combining(c)), "")
    return is_letter(last) and last not in NEVER_JOINED
