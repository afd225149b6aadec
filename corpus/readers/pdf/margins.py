"""Headers and footers by their places: lines in the margin of a page, apart from its text.

They stand beside the columns of a text, not in one of them: read first and last, cleaning can tell what they are. And a
page with nothing else is a picture, as where a browser printed a scan with its date and address.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

_MARGIN = 0.06  # of the height of a page: headers of word processors stand in it
_EDGE = 0.045  # of the height: no text begins or ends so near to the edge, dates and addresses of browsers do
_DEEPEST = 3  # lines of a header or a footer
_SMALLER = 0.9  # of the usual size
_CLEAR = 1.8  # of its own size, how far a smaller line stands from the text
_FAR = 1.5  # of the usual step between lines, and
_FAR_SIZES = 2.2  # of its size, how far one of the same size does


class Line(Protocol):
    """A row of glyphs."""

    @property
    def baseline(self) -> float:
        """The height at which it stands."""

    @property
    def size(self) -> float:
        """The size of its largest glyph."""


def at_the_edge(line: Line, height: float) -> bool:
    """Whether a line stands where only headers and footers do; ``height`` is that of the page, 0 if unknown."""
    return height > 0 and not _EDGE * height <= line.baseline <= (1 - _EDGE) * height


def in_the_margins(lines: Sequence[Line], height: float) -> tuple[int, int]:
    """How many of the lines of a page, given from top to bottom, are its header and how many its footer."""
    if height <= 0:
        return 0, 0
    above = [line.baseline >= (1 - _MARGIN) * height for line in lines]
    below = [line.baseline <= _MARGIN * height for line in lines]
    header = _apart(lines, above)
    footer = _apart(lines[::-1], below[::-1])
    return (header, footer) if header + footer < len(lines) else (0, 0)


def _apart(lines: Sequence[Line], in_margin: Sequence[bool]) -> int:
    """How many of the first lines stand in the margin apart from the others."""
    sizes = sorted(line.size for line in lines)
    steps = sorted(abs(before.baseline - after.baseline) for before, after in pairwise(lines))
    for many in range(min(_DEEPEST, len(lines) - 1), 0, -1):
        if not all(in_margin[:many]):
            continue
        usual, step = sizes[len(sizes) // 2], steps[len(steps) // 2]
        size = max(line.size for line in lines[:many])
        gap = abs(lines[many - 1].baseline - lines[many].baseline)
        smaller = size <= _SMALLER * min(usual, lines[many].size) and gap >= _CLEAR * size
        if smaller or gap >= max(_FAR * step, _FAR_SIZES * size):
            return many
    return 0
