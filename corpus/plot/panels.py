"""Several lists side by side in one figure, the first on the right."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from .labels import shortened
from .measure import text_width
from .style import INK, ROW, WIDTH, new_figure, read_from_right, settings
from .text import font_families, shape

PANELS = 6
"""Panels of one figure; of more groups, those with most are shown, and the axis says so."""

_BARS = 1.35  # inches: what bars and their numbers need beside the names
_HEAD = 0.95  # inches of a row of panels above and below its rows


def new_panels(titles: Sequence[str], names: Sequence[Sequence[str]]) -> tuple[list[Axes], float]:
    """Axes for each of the lists ``names``, with its title: as many side by side as the names leave room for.

    Also how wide each is between the names and the panel beside it, in inches, at least.
    """
    longest = max(text_width(name) for own in names for name in own)
    columns = max(min(len(titles), int(WIDTH / (longest + _BARS)), 3), 1)
    rows = max(len(own) for own in names)
    lines = -(-len(titles) // columns)
    columns = -(-len(titles) // lines)  # four stand two by two
    figure = new_figure(lines * (rows * ROW + _HEAD))
    panels = []
    with settings():
        for i, title in enumerate(titles):
            line, column = divmod(i, columns)
            axes = figure.add_subplot(lines, columns, line * columns + columns - column)
            read_from_right(axes, rows)
            fitted = shortened(title, max(int(46 / columns), 12))
            axes.set_title(
                shape(fitted), loc="right", family=font_families(), fontsize=10, fontweight="bold", color=INK
            )
            panels.append(axes)
    return panels, WIDTH / columns - longest - 0.25
