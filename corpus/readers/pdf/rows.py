"""The glyphs of a page as rows in the order in which they are read: from top to bottom, the right column first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...letters import ZWNJ
from .glyphs import Glyph
from .margins import at_the_edge, in_the_margins
from .slopes import levelled

_SAME_LINE = 0.3  # of the size: how far apart the baselines of one line may be
_BREAK = 1.5  # sizes without a glyph, where a row may be two: a justified space is narrower
_GUTTER = 0.9  # sizes: the least width of the white strip between two columns
_ROWS = 5  # rows on both sides of it: fewer are a table, a signature, a date beside a name
_SAME_PLACE = 15.0  # points: the gutters of two pages, whose lines are ragged
_CROSSED = 0.3  # of the rows: more than that cross a strip by chance
_LETTERS = 12  # glyphs that the middle row of a column has at least: the cells of a table have fewer
_NEAR = 1.0  # sizes between the baselines of a mark and its letter
_BESIDE = 0.1  # sizes to the side of a letter, where a mark may be its own
_DRAWN_BESIDE = 0.3  # the same for the letter that was drawn just before or after it


@dataclass(slots=True)
class Row:
    """Glyphs with one baseline from right to left, and the marks that stand on each, by the number of its drawing.

    ``at_edge`` tells that it stands where only headers and footers do.
    """

    glyphs: list[Glyph]
    marks: dict[int, list[Glyph]] = field(default_factory=dict)
    at_edge: bool = False

    @property
    def left(self) -> float:
        """Where it ends."""
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        """Where it begins."""
        return max(glyph.right for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        """The height of its line."""
        return self.glyphs[0].baseline

    @property
    def size(self) -> float:
        """The size of its largest glyph."""
        return max(glyph.size for glyph in self.glyphs)


def rows_of(glyphs: Sequence[Glyph], gutters: list[float] | None = None, height: float = 0.0) -> list[Row]:
    """The rows of a page in reading order.

    A row is what stands on one baseline and in one column. White strips that many rows keep free between long
    pieces part columns; a row that crosses the strip (a headline, a footnote) stands between what is above and below.
    ``gutters`` are where columns were parted on the pages before, which is enough for short columns here; those of this
    page are added to it. ``height`` is that of the page, 0 if unknown: lines in its margins come first and last.
    """
    gutters = [] if gutters is None else gutters
    glyphs = levelled(glyphs)
    letters = [glyph for glyph in glyphs if glyph.size > 0 and not glyph.is_mark]
    lines = [Row(sorted(line, key=_place, reverse=True)) for line in _lines(letters)]
    header, footer = in_the_margins(lines, height)
    text = lines[header : len(lines) - footer]
    rows = [*lines[:header], *_in_columns(text, gutters), *lines[len(lines) - footer :]]
    for row in rows:
        row.at_edge = at_the_edge(row, height)
    _place_marks(rows, [glyph for glyph in glyphs if glyph.size > 0 and glyph.is_mark])
    return rows


def _place(glyph: Glyph) -> float:
    """Where it stands in its row: a half-space at its left side, since the next letter may cover the rest of it."""
    return glyph.left if glyph.letters == ZWNJ else glyph.middle


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs by their baselines, from top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.baseline, g.drawn)):
        near = next(
            (
                line
                for line in reversed(lines[-4:])
                if abs(line[0].baseline - glyph.baseline) <= _SAME_LINE * max(glyph.size, line[0].size)
            ),
            None,
        )
        if near is None:
            lines.append([glyph])
        else:
            near.append(glyph)
    return lines


def _in_columns(lines: Sequence[Row], gutters: list[float]) -> Iterator[Row]:
    """The rows of a page, or of a part of it, column by column."""
    strip = _gutter(lines, gutters)
    if strip is None:
        yield from lines
        return
    gutters.append(strip)
    right: list[Row] = []
    left: list[Row] = []
    for line in lines:
        on_right = [glyph for glyph in line.glyphs if glyph.middle >= strip]
        on_left = [glyph for glyph in line.glyphs if glyph.middle < strip]
        if on_right and on_left and not _parted(line, strip):  # it crosses
            yield from _in_columns(right, gutters)
            yield from _in_columns(left, gutters)
            right, left = [], []
            yield line
            continue
        if on_right:
            right.append(Row(on_right))
        if on_left:
            left.append(Row(on_left))
    yield from _in_columns(right, gutters)
    yield from _in_columns(left, gutters)


def _gutter(lines: Sequence[Row], gutters: Sequence[float]) -> float | None:
    """The middle of the strip that parts two columns, None where there is one column.

    Candidates are strips that few rows cover; taken is the one that fewest rows cross, with long rows on both sides.
    """
    best: tuple[int, float] | None = None
    for place in _strips(lines, any(gutters)):
        known = any(abs(place - gutter) <= _SAME_PLACE for gutter in gutters)
        crossed = 0
        right_sizes: list[int] = []
        left_sizes: list[int] = []
        for line in lines:
            drawn = [glyph for glyph in line.glyphs if not glyph.letters.isspace()]
            right = sum(glyph.left >= place for glyph in drawn)
            left = sum(glyph.right <= place for glyph in drawn)
            if right + left < len(drawn) or (right and left and not _parted(line, place)):
                crossed += 1
                continue
            right_sizes += [right] if right else []
            left_sizes += [left] if left else []
        sides = (right_sizes, left_sizes)
        if all(
            len(sizes) >= (1 if known else _ROWS) and sorted(sizes)[len(sizes) // 2] >= _LETTERS for sizes in sides
        ) and (crossed <= _CROSSED * len(lines) and (best is None or crossed < best[0])):
            best = (crossed, place)
    return None if best is None else best[1]


def _strips(lines: Sequence[Row], known: bool) -> Iterator[float]:
    """The middles of the strips, wide enough for a gutter, that few rows cover."""
    if not lines:
        return
    if not known and len(lines) < 2 * _ROWS and sum(1 for line in lines for _ in _breaks(line)) < _ROWS:
        return
    edges: list[tuple[float, int]] = []
    for line in lines:
        drawn = [glyph for glyph in line.glyphs if not glyph.letters.isspace()]
        if not drawn:
            continue
        start = drawn[0].right
        for before, after in pairwise(drawn):
            if before.left - after.right >= _GUTTER * max(before.size, after.size):
                edges += [(before.left, 1), (start, -1)]
                start = after.right
        edges += [(min(glyph.left for glyph in drawn), 1), (start, -1)]
    size = sorted(line.size for line in lines)[len(lines) // 2]
    yield from _clear(sorted(edges), _GUTTER * size, _CROSSED * len(lines))


def _clear(edges: Sequence[tuple[float, int]], width: float, most: float) -> Iterator[float]:
    """Of each strip of that width that no more than ``most`` rows cover, the middle of where fewest do.

    The number of a page and ragged ends of lines stand in the strip between columns too.
    """
    covering, start = 0, None
    best: tuple[int, float, float] | None = None  # rows, minus the width, the middle
    for (place, change), (following, _) in pairwise(edges):
        covering += change
        if covering <= most:
            start = place if start is None else start
            rank = (covering, place - following, (place + following) / 2)
            if following > place and (best is None or rank < best):
                best = rank
        if start is not None and (covering > most or following == edges[-1][0]):
            end = place if covering > most else following
            if best is not None and end - start >= width:
                yield best[2]
            start, best = None, None


def _breaks(line: Row) -> Iterator[float]:
    """The middles of the gaps in a row at which it may be two."""
    drawn = [glyph for glyph in line.glyphs if not glyph.letters.isspace()]
    for before, after in pairwise(drawn):
        if before.left - after.right >= _GUTTER * max(before.size, after.size):
            yield (before.left + after.right) / 2


def _parted(line: Row, place: float) -> bool:
    """Whether a row has the white of a gutter at ``place``."""
    right = min((g.left for g in line.glyphs if g.left >= place and not g.letters.isspace()), default=float("inf"))
    left = max((g.right for g in line.glyphs if g.right <= place and not g.letters.isspace()), default=float("-inf"))
    return right - left >= _GUTTER * line.size


def _place_marks(rows: Sequence[Row], marks: Sequence[Glyph]) -> None:
    """Give each mark to the letter that it stands on, of several to that which was drawn next to it.

    Marks of a letter that is narrow or last in its word reach over the sign behind it, to which they never belong.
    """
    for mark in marks:
        best: tuple[tuple[bool, float, int], Row, Glyph] | None = None
        for row in rows:
            if abs(row.baseline - mark.baseline) > _NEAR * max(row.size, mark.size):
                continue
            for glyph in row.glyphs:
                if glyph.letters.isspace():
                    continue
                away = max(glyph.left - mark.left, mark.left - glyph.right, 0.0)
                steps = abs(glyph.drawn - mark.drawn)
                near = _DRAWN_BESIDE if steps == 1 else _BESIDE
                rank = (_is_sign(glyph), away if away > near * mark.size else 0.0, steps)
                if best is None or rank < best[0]:
                    best = (rank, row, glyph)
        if best is not None:
            best[1].marks.setdefault(best[2].drawn, []).append(mark)


def _is_sign(glyph: Glyph) -> bool:
    return bool(glyph.letters) and unicodedata.category(glyph.letters[0])[0] in "PS"
