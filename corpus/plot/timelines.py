"""Time: how much the texts say of each period, and what they say of when.

Time runs from left to right, as on the charts of Persian statistics, with the Gregorian calendar below and the
Jalali one above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..count.periods import day_number
from ..count.timelines import drawn_interval
from .calendar_axis import two_calendars
from .labels import shortened
from .style import BLUE, FAINT, GRID, INK, ORANGE, ROW, WIDTH, Digits, new_figure, nothing
from .text import font_families, shape

LABELLED = 30
"""Dates that are shown each on a row of its own with its words; of more, only marks are drawn, packed into rows."""

_MARGIN = 1.3  # inches above and below the rows: two axes with their names
_ARROW, _SHORT_ARROW = 26, 11  # points: an arrow says "from here on", not until when; short where marks are packed
_GAP = 40  # packed marks keep a fortieth of the width apart, as much as a short arrow takes
_AFTER, _BEFORE = frozenset({"since", "after"}), frozenset({"until", "before"})


def timeline(table: pd.DataFrame, *, digits: Digits = "latin") -> Figure:
    """How much the texts say of each period, as bars as wide as the periods.

    ``table`` has the columns ``weight``, ``start`` and ``end``, as :func:`corpus.count.timelines.timeline` gives
    them. How many dates are left out for want of a value is said below.

    >>> table = pd.DataFrame({"period": ["2024"], "weight": [3.0], "start": ["2024-01-01"], "end": ["2024-12-31"]})
    >>> float(timeline(table).axes[0].patches[0].get_height())
    3.0
    """
    if table.empty:
        return nothing("No dates to show" + _left_out(table))
    starts = [day_number(day) for day in table["start"]]
    widths = [day_number(day) + 1 - start for day, start in zip(table["end"], starts, strict=True)]
    axes = new_figure(3.0).add_subplot()
    # A white edge parts neighbours, unless bars are so thin that it would cover them.
    edge = 0.6 if len(starts) <= 60 else 0
    axes.bar(
        starts, table["weight"].tolist(), width=widths, align="edge", color=BLUE, edgecolor="white", linewidth=edge
    )
    _time_range(axes, min(starts), max(start + width for start, width in zip(starts, widths, strict=True)))
    two_calendars(axes, digits)
    axes.spines[["left", "right"]].set_visible(False)
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(axis="y", length=0, colors=INK)
    axes.set_ylabel(
        shape("dates, vague ones spread" + _left_out(table)), color=FAINT, fontsize=9, family=font_families()
    )
    return _figure(axes)


def chronology(table: pd.DataFrame, *, label: str = "text", digits: Digits = "latin") -> Figure:
    """Each date in its place: dots for days, bars for what is vaguer, arrows for since and until.

    ``table`` is what :func:`corpus.count.timelines.chronology` gives; ``label`` is the column whose words stand
    beside the marks (``"text"``, ``"sentence_text"``), as long as there are at most thirty dates. A bar is the part
    of the interval that the words leave: of اواسط سال ۲۰۲۴ the middle third.

    >>> table = pd.DataFrame({"text": ["۸ نوامبر"], "earliest": ["2023-11-08"], "latest": ["2023-11-08"],
    ...                       "modifier": ["none"]})
    >>> len(chronology(table).axes[0].lines)
    1
    """
    if table.empty:
        return nothing("No dates to show" + _left_out(table))
    spans = [drawn_interval(*row) for row in zip(table["earliest"], table["latest"], table["modifier"], strict=True)]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    labelled = len(spans) <= LABELLED
    rows = list(range(len(spans))) if labelled else _packed(spans, (last - first) / _GAP)
    height = (max(rows) + 1) * (ROW if labelled else 0.11) + _MARGIN
    axes = new_figure(max(height, 1.9), width=WIDTH).add_subplot()
    for row, span, modifier in zip(rows, spans, table["modifier"], strict=True):
        _mark(axes, row, span, str(modifier), _ARROW if labelled else _SHORT_ARROW)
    _time_range(axes, first, last + 1)
    axes.set_ylim(max(rows) + 0.7, -0.7)
    two_calendars(axes, digits)
    axes.spines[["left", "right"]].set_visible(False)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    _name_rows(axes, [shortened(str(words)) for words in table[label]] if labelled else [])
    return _figure(axes)


def _mark(axes: Axes, row: int, span: tuple[int, int], modifier: str, arrow: int) -> None:
    start, end = span
    if start == end:
        axes.plot(
            [start + 0.5], [row], marker="o", markersize=5.5, color=BLUE, markeredgecolor="white", markeredgewidth=0.5
        )
    else:
        axes.barh(row, end + 1 - start, left=start, height=0.6, color=BLUE, alpha=0.4, linewidth=0)
        # A bar thinner than a line would not be seen: its middle is marked too.
        axes.plot([(start + end + 1) / 2], [row], marker="|", markersize=6, color=BLUE)
    if modifier in _AFTER:
        _arrow(axes, row, end + 1, arrow)
    elif modifier in _BEFORE:
        _arrow(axes, row, start, -arrow)


def _arrow(axes: Axes, row: int, day: float, length: int) -> None:
    axes.annotate(
        "", xy=(day, row), xytext=(length, 0), textcoords="offset points",
        arrowprops={"arrowstyle": "<|-", "color": ORANGE, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip


def _packed(spans: Sequence[tuple[int, int]], gap: float) -> list[int]:
    """Rows for many marks: each on the first row where it does not touch the one before."""
    ends: list[float] = []
    rows = []
    for start, end in spans:
        row = next((i for i, taken in enumerate(ends) if taken < start), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = end + gap
        rows.append(row)
    return rows


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.yaxis.tick_right()
    axes.tick_params(axis="y", length=0, colors=INK)
    axes.set_yticks(range(len(names)), [shape(name) for name in names], family=font_families(), fontsize=9.5)


def _time_range(axes: Axes, first: int, last: int) -> None:
    """A little room on both sides; a single day gets two months, so that there is something to place it by."""
    room = max((last - first) * 0.06, 30 if last - first < 30 else 1)
    axes.set_xlim(first - room, last + room)


def _left_out(table: pd.DataFrame) -> str:
    parts = [
        f"{table.attrs.get('unresolved', 0)} without a value" if table.attrs.get("unresolved") else "",
        f"{table.attrs.get('outside', 0)} before the calendar begins" if table.attrs.get("outside") else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"\n({said})" if said else ""


def _figure(axes: Axes) -> Figure:
    figure: Any = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure
