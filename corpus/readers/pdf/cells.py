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
from itertools import groupby
from typing import NamedTuple

from ...letters import ZWNJ
from .glyphs import Glyph
from .rows import Row
from .spans import font_of

_SPACE = 0.17  # of the size: a gap so wide is a space; letters of a word touch or overlap
_DRAWN_SPACE = 0.04  # of the size: so wide a gap is one where a space was drawn
_ENDS = 0.4  # of the times that a shape has a letter or the end of a word behind it, it is the end
_BEGINS = 0.05  # of its times, a shape begins a word
_BEFORE_BEGINNINGS = 0.8  # of its followers, those that begin words elsewhere
_OFTEN = 3  # times that a Latin letter stands inside a Persian word: a slip of the typist is rarer
_TOLD = 2  # half-spaces that a font says: it says them all
_NEVER_JOINED = frozenset("اآأإٱدذرزژوؤةىءۀۃڈڑ")  # letters that no letter joins from behind
_FORMS = {"<final>": "end", "<isolated>": "alone", "<initial>": "begin", "<medial>": "inside"}


class Cell(NamedTuple):
    """What one glyph says: letters with their marks, the shape, the form that the file names, the gap before it.

    ``said`` as in :class:`.glyphs.Glyph`: such letters are as they are meant.
    """

    letters: str
    shape: tuple[str, int]
    form: str | None
    spaced: bool
    said: bool = False


def cells_of(row: Row) -> list[Cell]:
    """The cells of a row from right to left, those of spaces left out: they are said by ``spaced`` of what follows."""
    cells: list[Cell] = []
    left: float | None = None
    drawn_space = False
    half_space: Glyph | None = None
    for glyph in row.glyphs:
        letters = _letters(glyph)
        if letters and (letters.isspace() or letters == ZWNJ):
            # Some files have one glyph for spaces and half-spaces, which says either: the gap tells them apart.
            drawn_space = drawn_space or letters != ZWNJ or not glyph.said
            half_space = glyph if letters == ZWNJ else half_space
            continue
        for mark in sorted(row.marks.get(glyph.drawn, ()), key=lambda m: m.drawn):
            letters = _with_mark(letters, _letters(mark))
        gap = 0.0 if left is None else left - glyph.right
        spaced = left is not None and gap > (_DRAWN_SPACE if drawn_space else _SPACE) * glyph.size
        if glyph.said and not letters:  # it fills a gap, and says nothing
            left = glyph.left if left is None or not spaced else left
            continue
        if half_space is not None and not spaced and left is not None:
            cells.append(Cell(ZWNJ, half_space.shape, None, False, half_space.said))
        cells.append(Cell(letters, glyph.shape, _form(glyph.letters), spaced, glyph.said))
        left = glyph.left if left is None else min(left, glyph.left)
        drawn_space, half_space = False, None
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
    """A letter with a mark; some files write the letter again with each mark."""
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

    ``telling`` are the fonts whose half-spaces the document says, so that shapes need not show them.
    """

    begin: frozenset[tuple[str, int]]
    end: frozenset[tuple[str, int]]
    may_end: frozenset[tuple[str, int]]
    strokes: frozenset[tuple[str, int]] = frozenset()
    telling: frozenset[str] = frozenset()

    @classmethod
    def learn(cls, rows: Iterable[Sequence[Cell]]) -> Shapes:
        """From where the shapes of letters stand in the rows of a document."""
        rows = list(rows)
        strokes = _strokes(rows)
        times: Counter[tuple[str, int]] = Counter()
        begin: Counter[tuple[str, int]] = Counter()
        end: Counter[tuple[str, int]] = Counter()
        followers: defaultdict[tuple[str, int], Counter[tuple[str, int]]] = defaultdict(Counter)
        for cells in ([cell for cell in row if cell.shape not in strokes] for row in rows):
            for place, cell in enumerate(cells):
                if not _is_letter(cell.letters.lstrip(ZWNJ)[:1]):
                    continue
                times[cell.shape] += 1
                begin[cell.shape] += cell.spaced or place == 0
                following = cells[place + 1] if place + 1 < len(cells) else None
                if following is None or following.spaced:
                    end[cell.shape] += 1
                elif _is_letter(following.letters.lstrip(ZWNJ)[:1]):
                    followers[cell.shape][following.shape] += 1
        inside = {shape: followers[shape].total() for shape in times}
        begins = frozenset(shape for shape in times if begin[shape] and begin[shape] >= _BEGINS * times[shape])
        ends = frozenset(shape for shape in times if end[shape] and end[shape] >= _ENDS * (end[shape] + inside[shape]))
        before = {shape: sum(n for other, n in followers[shape].items() if other in begins) for shape in times}
        may = frozenset(
            shape for shape in times if end[shape] or before[shape] >= _BEFORE_BEGINNINGS * inside[shape] > 0
        )
        return cls(begins, ends, may, strokes, _telling(rows))

    def parts(self, cell: Cell, following: Cell) -> bool:
        """Whether a half-space is between two letters without a gap."""
        if self.telling and {font_of(cell.shape), font_of(following.shape)} <= self.telling:
            return False
        last = next((c for c in reversed(cell.letters) if not unicodedata.combining(c)), "")
        if not _is_letter(last) or last in _NEVER_JOINED or not _is_letter(following.letters[:1]):
            return False
        ends = cell.form in {"end", "alone"} if cell.form else cell.shape in self.end
        may_end = cell.form in {"end", "alone"} if cell.form else cell.shape in self.may_end
        begins = following.form in {"begin", "alone"} if following.form else following.shape in self.begin
        return ends or (may_end and begins)

    def letters(self, cells: Sequence[Cell]) -> list[str]:
        """The letters of a row from right to left, with its spaces and half-spaces."""
        result: list[str] = []
        before: Cell | None = None
        for cell in (cell for cell in cells if cell.shape not in self.strokes):
            # A half-space that a file attaches to a shape comes with it wherever it stands: places say more.
            bare = cell.letters.removeprefix(ZWNJ) if cell.shape in self.begin else cell.letters
            if cell.letters == ZWNJ:
                bare = ZWNJ
            if len(bare) > 1 and cell.shape in self.end:
                bare = bare.removesuffix(ZWNJ)
            cell = cell._replace(letters=bare)
            if cell.spaced:
                result.append(" ")
            elif before is not None and self.parts(before, cell):
                result.append(ZWNJ)
            result.append(bare)
            before = cell
        return result


def _telling(rows: Iterable[Sequence[Cell]]) -> frozenset[str]:
    """Fonts that have a half-space of their own, which spans say: those that have one have all."""
    said = Counter(font_of(cell.shape) for row in rows for cell in row if cell.said and cell.letters == ZWNJ)
    return frozenset(font for font, times in said.items() if times >= _TOLD)


def _strokes(rows: Sequence[Sequence[Cell]]) -> frozenset[tuple[str, int]]:
    """Shapes that say a Latin letter but stand inside Persian words alone: strokes that fill a line by longer words."""
    inside: Counter[tuple[str, int]] = Counter()
    times: Counter[tuple[str, int]] = Counter()
    for cells in rows:
        for shape, run in groupby(range(len(cells)), key=lambda place: cells[place].shape):
            places = list(run)
            first, last = places[0], places[-1]
            if not (cells[first].letters.isascii() and cells[first].letters.isalpha()):
                continue
            times[shape] += 1
            if first > 0 and last + 1 < len(cells) and not any(cells[i].spaced for i in (*places, last + 1)):
                inside[shape] += _is_letter(cells[first - 1].letters[:1]) and _is_letter(cells[last + 1].letters[:1])
    return frozenset(shape for shape in times if times[shape] == inside[shape] >= _OFTEN)


def _is_letter(character: str) -> bool:
    """A letter of the Arabic script, not a tatweel, a digit or a sign."""
    return bool(character) and unicodedata.category(character) == "Lo" and unicodedata.bidirectional(character) == "AL"
