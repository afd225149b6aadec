"""Marks for dates on an axis of time: dots for days, bars for intervals, arrows for since and until."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import CARETLEFTBASE, CARETRIGHTBASE

from ..count.timelines import drawn_interval
from .labels import shortened
from .style import BLUE, INK, ORANGE
from .text import font_families, shape

PACKED_ROW = 0.11
"""Inches for a row of marks without words."""

_ARROW = 26  # points: an arrow says "from here on", not until when
_GAP = 40  # packed marks keep a fortieth of the width apart, as much as the head of an arrow takes
_THIN = 90  # a bar thinner than a ninetieth of the width is marked in its middle too
_AFTER, _BEFORE = frozenset({"since", "after"}), frozenset({"until", "before"})
ARROWS = _AFTER | _BEFORE
"""Modifiers that are drawn as arrows."""


@dataclass(frozen=True, slots=True)
class Marks:
    """First and last day of each date, its modifier, and the row that it stands in."""

    spans: Sequence[tuple[int, int]]
    modifiers: Sequence[str]
    rows: Sequence[int]

    @property
    def count(self) -> int:
        """How many rows there are."""
        return max(self.rows) + 1


def spans_of(table: pd.DataFrame) -> list[tuple[int, int]]:
    """First and last day number of what each row is drawn as: the part of its interval that the words leave."""
    return [drawn_interval(*row) for row in zip(table["earliest"], table["latest"], table["modifier"], strict=True)]


def marks_of(table: pd.DataFrame, width: int, *, packed: bool) -> Marks:
    """The marks of a chronology, each on a row of its own or ``packed`` into few; ``width`` is that of all, in days."""
    spans, modifiers = spans_of(table), [str(modifier) for modifier in table["modifier"]]
    return Marks(spans, modifiers, _packed(spans, width / _GAP) if packed else range(len(spans)))


def draw_marks(axes: Axes, marks: Marks, width: int, *, size: float = 1.0, packed: bool) -> None:
    """Draw the marks at ``size`` times their usual size; arrows are only heads where marks are packed."""
    spans, rows = np.array(marks.spans, dtype=np.int64), np.array(marks.rows)
    day = spans[:, 0] == spans[:, 1]
    if day.any():
        axes.plot(
            spans[day, 0] + 0.5, rows[day], linestyle="none", marker="o", markersize=5.5 * size, color=BLUE,
            markeredgecolor="white", markeredgewidth=0.5 * size,
        )  # fmt: skip
    if not day.all():
        starts, lengths = spans[~day, 0], spans[~day, 1] + 1 - spans[~day, 0]
        axes.barh(rows[~day], lengths, left=starts, height=0.6, color=BLUE, alpha=0.4, linewidth=0)
        thin = lengths < width / _THIN
        if thin.any():  # such a bar would not be seen
            style = {"linestyle": "none", "marker": "|", "markersize": 6 * size, "color": BLUE}
            axes.plot((starts + lengths / 2)[thin], rows[~day][thin], **style)  # type: ignore[arg-type]  # of Line2D
    for ways, end, head, length in ((_AFTER, 1, CARETRIGHTBASE, _ARROW), (_BEFORE, 0, CARETLEFTBASE, -_ARROW)):
        chosen = np.array([modifier in ways for modifier in marks.modifiers], dtype=bool)
        places, lines = spans[chosen, end] + end, rows[chosen]
        if packed and chosen.any():
            axes.plot(places, lines, linestyle="none", marker=head, markersize=5 * size, color=ORANGE)
        elif not packed:
            for place, line in zip(places, lines, strict=True):
                _arrow(axes, int(line), float(place), length)
    axes.set_ylim(marks.count - 0.3, -0.7)


def _arrow(axes: Axes, row: int, day: float, length: int) -> None:
    axes.annotate(
        "", xy=(day, row), xytext=(length, 0), textcoords="offset points",
        arrowprops={"arrowstyle": "<|-", "color": ORANGE, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip


def _packed(spans: Sequence[tuple[int, int]], gap: float) -> list[int]:
    """Rows for many marks: each on the first row where it does not touch the one before."""
    ends: list[float] = []
    rows = [0] * len(spans)
    for i in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[i]
        row = next((row for row, taken in enumerate(ends) if taken < start), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = end + gap
        rows[i] = row
    return rows


def name_marks(axes: Axes, names: Sequence[str]) -> None:
    """Write the names of the rows on the right."""
    axes.yaxis.tick_right()
    axes.tick_params(axis="y", length=0, colors=INK)
    labels = [shape(shortened(name)) for name in names]
    axes.set_yticks(range(len(names)), labels, family=font_families(), fontsize=9.5)
