"""Pages in a script whose words slope: in Nastaliq each letter stands lower than the one before it.

Rows are told by baselines, so the glyphs of such a page are first put on the baseline of their line. Glyphs that were
drawn one after another without a jump are a line, and its words end on its baseline: its lowest letters stand there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .glyphs import Glyph

_SLOPES = 0.25  # of the neighbours on a page: elsewhere only raised figures stand higher than what is beside them
_STEP = 0.04  # sizes: the least that counts as standing higher
_JUMP = 1.3  # sizes up or down, between glyphs drawn one after another, from which on they are of two lines
_GAP = 3.0  # sizes to the side, likewise
_SPEAKING = 0.1  # of the glyphs, said by spans: the file says all that its glyphs do not
_LEAST = 0.03  # sizes of room for a letter
_FEW = 30  # neighbours: fewer say nothing


def levelled(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """The glyphs of a page, those of sloping words on the baseline of their line; other pages as they are."""
    letters = [glyph for glyph in glyphs if not glyph.is_mark and not glyph.letters.isspace()]
    beside = [(a, b) for a, b in pairwise(letters) if _adjoin(a, b)]
    higher = sum(abs(a.baseline - b.baseline) > _STEP * max(a.size, b.size) for a, b in beside)
    if len(beside) < _FEW or higher < _SLOPES * len(beside):
        return glyphs
    if sum(glyph.said for glyph in glyphs) >= _SPEAKING * len(glyphs):  # elsewhere dots say the letter that they are of
        glyphs = [_with_room(glyph) if _is_letter(glyph) else glyph for glyph in glyphs]
    level: list[Glyph] = []
    for run in _runs(glyphs):
        standing = [glyph.baseline for glyph in run if not glyph.is_mark] or [glyph.baseline for glyph in run]
        level += [glyph._replace(baseline=min(standing)) for glyph in run]
    return level


def _is_letter(glyph: Glyph) -> bool:
    """Whether a glyph says a Persian letter."""
    return bool(glyph.letters) and unicodedata.bidirectional(glyph.letters[0]) == "AL"


def _with_room(glyph: Glyph) -> Glyph:
    """A letter that wholly stands above the next one, with a little room, so that it is no mark on that."""
    least = _LEAST * glyph.size
    return glyph if glyph.width >= least else glyph._replace(left=glyph.left - least / 2, right=glyph.right + least / 2)


def _adjoin(one: Glyph, other: Glyph) -> bool:
    """Whether two glyphs could be letters of one word."""
    size = max(one.size, other.size)
    apart = max(one.left, other.left) - min(one.right, other.right)
    return apart <= 0.1 * size and abs(one.baseline - other.baseline) <= _JUMP * size


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that were drawn one after another without a jump."""
    run: list[Glyph] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            size = max(glyph.size, before.size)
            apart = max(glyph.left, before.left) - min(glyph.right, before.right)
            if apart > _GAP * size or abs(glyph.baseline - before.baseline) > _JUMP * size:
                yield run
                run = []
        run.append(glyph)
        before = glyph
    if run:
        yield run
