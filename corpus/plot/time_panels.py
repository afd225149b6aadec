"""Panels one below the other on one axis of time: Jalali dates above the first, Gregorian ones below the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from ..errors import OptionError
from .blocks import left_out
from .calendar_axis import gregorian_below, jalali_above
from .labels import shortened
from .mentions import actor_labels
from .numerals import Digits
from .panels import PANELS
from .style import GRID, INK, new_figure, settings
from .text import font_families, shape
from .wording import name_of, say

BY_ACTOR = "actors"
"""The column of a chronology that has several values in a cell: the ids of the actors in the sentence."""

_ENDS = 1.26  # inches above and below the panels: two axes with their names
_HEAD = 0.3  # inches for the title of a panel
_FEW_DAYS = 30  # a chart of fewer days gets as many on both sides, so that there is something to place them by
_ROOM = 0.06  # of what the dates span, on both sides


def new_time_panels(
    titles: Sequence[str],
    heights: Sequence[float],
    span: tuple[int, int],
    digits: Digits | None,
    *,
    least: float = 0.0,
    room: float = 0.0,
) -> list[Axes]:
    """Axes of these heights (inches) from ``span``'s first day to its last, with both calendars.

    An empty title takes no room; the figure is at least ``least`` inches high; at least ``room`` days are added at
    both ends.
    """
    heads = [_HEAD if title else 0.04 for title in titles]
    figure = new_figure(max(sum(heights) + sum(heads) + _ENDS, least))
    grid = figure.add_gridspec(len(titles), 1, height_ratios=[h + head for h, head in zip(heights, heads, strict=True)])
    panels: list[Axes] = []
    with settings():
        for i, title in enumerate(titles):
            axes = figure.add_subplot(grid[i], sharex=panels[0] if panels else None)
            axes.spines[["left", "right", "top"]].set_visible(False)
            axes.grid(axis="x", color=GRID, linewidth=0.8)
            axes.set_axisbelow(True)
            style: dict[str, Any] = {"fontsize": 10, "fontweight": "bold", "color": INK, "family": font_families()}
            axes.set_title(shape(title), loc="right", **style)
            panels.append(axes)
    panels[0].set_xlim(*time_range(span[0], span[1] + 1, room))
    for axes in panels[:-1]:
        axes.tick_params(axis="x", bottom=False, labelbottom=False)
        axes.spines["bottom"].set_color(GRID)
    jalali_above(panels[0], digits)
    gregorian_below(panels[-1], digits)
    return panels


def time_range(first: int, last: int, least: float = 0.0) -> tuple[float, float]:
    """With a little room on both sides; a single day gets two months, so that there is something to place it by."""
    room = max((last - first) * _ROOM, _FEW_DAYS if last - first < _FEW_DAYS else 1, least)
    return first - room, last + room


def groups_of(table: pd.DataFrame, by: str | None) -> tuple[list[tuple[str, str, pd.DataFrame]], list[str]]:
    """The key, title and rows of each panel, those with most dates first, and what is said of the others.

    Without ``by`` all rows are one group without a title. By actors, a date is in the group of each that its sentence
    names.

    >>> table = pd.DataFrame({"actors": ["CN, RU", "CN", ""]})
    >>> [(title, len(rows)) for _, title, rows in groups_of(table, "actors")[0]], groups_of(table, "actors")[1]
    ([('China', 2), ('Russia', 1)], ['1 that names no actor'])
    """
    if by is None:
        return [("", "", table)], []
    if by not in table:
        known = ", ".join(map(str, table.columns))
        raise OptionError(f"by={by!r}", "the table has no such column", f"use one of {known}")
    parts = (
        [str(ids).split(", ") if ids else [] for ids in table[by].fillna("")]
        if by == BY_ACTOR
        else [[key] for key in table[by]]
    )
    keys = pd.Series(parts, index=range(len(table)), dtype=object).explode().dropna()
    sizes = keys.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    labels = actor_labels(table) if by == BY_ACTOR else {}
    shown = sizes.index[:PANELS]
    found = [
        (str(key), shortened(labels.get(str(key), str(key))), table.iloc[keys.index[keys == key]]) for key in shown
    ]
    without = len(table) - keys.index.nunique()
    what = "actors" if by == BY_ACTOR else "values"
    remarks = [say("without an actor", n=without)] if without and by == BY_ACTOR else []
    others = left_out(f"{what} with most dates", len(found), len(sizes), by=name_of("column", by))
    return found, [*filter(None, [others]), *remarks]


def unplaced(table: pd.DataFrame) -> list[str]:
    """What is said of dates that a table leaves out."""
    parts = {"unresolved": "without a value", "outside": "before the calendar"}
    return [say(why, n=table.attrs[name]) for name, why in parts.items() if table.attrs.get(name)]
