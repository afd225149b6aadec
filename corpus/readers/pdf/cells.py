"""A row of glyphs as letters with their spaces and half-spaces, still in the order of their places.

Half-spaces are seldom in a PDF, but what they did is: the letter before one has its final shape, the letter after it
its initial shape, and no gap is between them. Which of its shapes a glyph is, is known where the file speaks of
presentation forms; elsewhere a document shows it: only final and isolated shapes end words, only initial and isolated
ones begin them.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ...letters import ZWNJ
from .glyphs import Glyph
from .rows import Row
from .spans import font_of
from .strokes import NEVER_JOINED, is_letter, strokes_of

_SPACE = 0.17  # of the size: a gap so wide is a space; letters of a word touch or overlap
_DRAWN_SPACE = 0.04  # of the size: so wide a gap is one where a space was drawn
_OVER = 0.2  # times its width: no pair of letters is drawn closer
_ENDS = 0.4  # of the times that a shape has a letter or the end of a word behind it, it is the end
_BEGINS = 0.05  # of its times, a shape begins a word
_BEFORE_BEGINNINGS = 0.8  # of its followers, those that begin words elsewhere
_MARKS = "".join(map(chr, range(0x64B, 0x660)))  # vowel signs, hamza and madda above letters
_TOLD = 2  # half-spaces that a font says: it says them all
_FORMS = {"<final>": "end", "<isolated>": "alone", "<initial>": "begin", "<medial>": "inside"}


class Cell(NamedTuple):
    """What one glyph says: letters with their marks, the shape, the form that the file names, the gap before it.

    ``across`` is the shape of the space that was drawn in that gap, ``marked`` whether marks were drawn on it, ``said``
    as in :class:`.glyphs.Glyph`: such letters are as they are meant. ``over``: it lies over the one before it.
    """

    letters: str
    shape: tuple[str, int]
    form: str | None
    spaced: bool
    across: tuple[str, int] | None = None
    marked: bool = False
    said: bool = False
    over: bool = False


def cells_of(row: Row) -> list[Cell]:
    """The cells of a row from right to left, those of spaces left out: they are said by ``spaced`` of what follows."""
    cells: list[Cell] = []
    left: float | None = None
    drawn_space: Glyph | None = None
    half_space: Glyph | None = None
    for glyph in row.glyphs:
        letters = _letters(glyph)
        if letters and (letters.isspace() or letters == ZWNJ):
            # Some files have one glyph for spaces and half-spaces, which says either: the gap tells them apart.
            if letters != ZWNJ or not glyph.said:
                drawn_space = glyph
            half_space = glyph if letters == ZWNJ else half_space
            continue
        marks = sorted(row.marks.get(glyph.drawn, ()), key=lambda m: m.drawn)
        for mark in marks:
            letters = _with_mark(letters, _letters(mark))
        gap = 0.0 if left is None else left - glyph.right
        spaced = left is not None and gap > (_SPACE if drawn_space is None else _DRAWN_SPACE) * glyph.size
        if glyph.said and not letters:  # it fills a gap, and says nothing
            left = glyph.left if left is None or not spaced else left
            continue
        if half_space is not None and not spaced and left is not None:
            cells.append(Cell(ZWNJ, half_space.shape, None, False, said=half_space.said))
        across = drawn_space.shape if drawn_space is not None and drawn_space.letters == " " else None
        over = -gap > _OVER * glyph.width
        cells.append(Cell(letters, glyph.shape, _form(glyph.letters), spaced, across, bool(marks), glyph.said, over))
        left = glyph.left if left is None else min(left, glyph.left)
        drawn_space, half_space = None, None
    return cells


def _letters(glyph: Glyph) -> str:
    """Letters for presentation forms; a ligature of lam and alef that was stored backwards is turned round.

    A span says its text in order.
    """
    plain = "".join(
        unicodedata.normalize("NFKC", c) if "\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufeff" else c
        for c in glyph.letters
    )
    backwards = len(plain) == 2 and plain[1] == "ل" and plain[0] in "اآأإ" and not glyph.said
    return plain[::-1] if backwards else plain


def _with_mark(letters: str, mark: str) -> str:
    """A letter with a mark; some files write a letter again with each mark, be it this one or another of that mark."""
    if letters and len(mark) > 1 and all(map(unicodedata.combining, mark[1:])):
        mark = mark[1:] if is_letter(mark[0]) else mark
    if letters and mark.startswith(letters):
        return mark
    return letters if letters.endswith(mark) else letters + mark


def _form(letters: str) -> str | None:
    """The form that a presentation form has, None of plain letters."""
    if len(letters) != 1:
        return None
    return _FORMS.get(unicodedata.decomposition(letters).split(" ")[0])


@dataclass(frozen=True, slots=True)
class Shapes:
    """Which shapes of a document begin words, which surely end them, which may, and which only lengthen them.

    ``bare`` are those on which marks are drawn, whatever the file says of them: some say the first letter that was
    written with the shape, with its marks (هٔ), of all others too (که). ``telling`` are the fonts whose half-spaces the
    document says, so that shapes need not show them.
    """

    begin: frozenset[tuple[str, int]]
    end: frozenset[tuple[str, int]]
    may_end: frozenset[tuple[str, int]]
    strokes: frozenset[tuple[str, int]] = frozenset()
    bare: frozenset[tuple[str, int]] = frozenset()
    telling: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, rows: Iterable[Sequence[Cell]]) -> Shapes:
        """From where the shapes of letters stand in the rows of a document."""
        rows = list(rows)
        strokes = strokes_of(rows)
        times: Counter[tuple[str, int]] = Counter()
        begin: Counter[tuple[str, int]] = Counter()
        end: Counter[tuple[str, int]] = Counter()
        followers: defaultdict[tuple[str, int], Counter[tuple[str, int]]] = defaultdict(Counter)
        for cells in (_without(row, strokes) for row in rows):
            for place, cell in enumerate(cells):
                if not is_letter(cell.letters.lstrip(ZWNJ)[:1]):
                    continue
                times[cell.shape] += 1
                begin[cell.shape] += cell.spaced or place == 0
                following = cells[place + 1] if place + 1 < len(cells) else None
                if following is None or following.spaced:
                    end[cell.shape] += 1
                elif is_letter(following.letters.lstrip(ZWNJ)[:1]):
                    followers[cell.shape][following.shape] += 1
        inside = {shape: followers[shape].total() for shape in times}
        begins = frozenset(shape for shape in times if begin[shape] and begin[shape] >= _BEGINS * times[shape])
        ends = frozenset(shape for shape in times if end[shape] and end[shape] >= _ENDS * (end[shape] + inside[shape]))
        before = {shape: sum(n for other, n in followers[shape].items() if other in begins) for shape in times}
        may = frozenset(
            shape for shape in times if end[shape] or before[shape] >= _BEFORE_BEGINNINGS * inside[shape] > 0
        )
        bare = frozenset(cell.shape for row in rows for cell in row if cell.marked and not cell.said)
        return cls(begins, ends, may, strokes, bare, _telling(rows))

    def parts(self, cell: Cell, following: Cell) -> bool:
        """Whether a half-space is between two letters without a gap."""
        if self.telling and {font_of(cell.shape), font_of(following.shape)} <= self.telling:
            return False
        last = next((c for c in reversed(cell.letters) if not unicodedata.combining(c)), "")
        if not is_letter(last) or last in NEVER_JOINED or not is_letter(following.letters[:1]):
            return False
        ends = cell.form in {"end", "alone"} if cell.form else cell.shape in self.end
        may_end = cell.form in {"end", "alone"} if cell.form else cell.shape in self.may_end
        begins = following.form in {"begin", "alone"} if following.form else following.shape in self.begin
        return ends or (may_end and begins)

    def letters(self, cells: Sequence[Cell]) -> list[str]:
        """The letters of a row from right to left, with its spaces and half-spaces."""
        result: list[str] = []
        before: Cell | None = None
        for cell in _without(cells, self.strokes):
            # A half-space that a file attaches to a shape comes with it wherever it stands: places say more.
            bare = cell.letters.removeprefix(ZWNJ) if cell.shape in self.begin else cell.letters
            if cell.letters == ZWNJ:
                bare = ZWNJ
            if len(bare) > 1 and cell.shape in self.end:
                bare = bare.removesuffix(ZWNJ)
            if not cell.marked and not cell.said and cell.shape in self.bare:
                bare = bare[:1] + bare[1:].rstrip(_MARKS)
            cell = cell._replace(letters=bare)
            if cell.spaced:
                result.append(" ")
            elif before is not None and self.parts(before, cell):
                result.append(ZWNJ)
            result.append(bare)
            before = cell
        return result


def _without(cells: Sequence[Cell], strokes: frozenset[tuple[str, int]]) -> list[Cell]:
    """The cells of a row without strokes, and the gaps that strokes fill closed."""
    kept = (cell for cell in cells if cell.shape not in strokes)
    return [cell._replace(spaced=False) if cell.across in strokes else cell for cell in kept]


def _telling(rows: Iterable[Sequence[Cell]]) -> frozenset[str]:
    """Fonts that have a half-space of their own, which spans say: those that have one have all."""
    said = Counter(font_of(cell.shape) for row in rows for cell in row if cell.said and cell.letters == ZWNJ)
    return frozenset(font for font, times in said.items() if times >= _TOLD)
