"""Words that stand near a word more often than by chance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .blocks import in_brackets, left_out
from .columns import check_columns, check_measure, check_top, highest_first
from .labels import NAME, display_word, display_words, shortened
from .measure import text_width
from .mentions import actor_labels
from .numerals import Digits, number
from .panels import PANELS, new_panels
from .style import BLUE, GRID, INK, figure_of, name_axis, name_rows, new_axes, nothing, value_axis, write
from .wording import name_of, say

MEASURES = ("log_dice", "mi", "mi3", "npmi", "t", "z", "log_likelihood", "delta_p", "delta_p_reverse")
"""The measures of association that are the larger, the closer two words are."""

MAKER = "Corpus.collocates()"


def collocates(
    table: pd.DataFrame, *, top: int = 20, measure: str = "log_dice", digits: Digits | None = None
) -> Figure:
    """The words that belong most closely to a word, as dots, each with how often they stand together.

    ``table`` has the columns ``node``, ``collocate``, ``count`` and the one named by ``measure`` (``log_dice``,
    ``mi``, …), as :meth:`Corpus.collocates` gives them. The closest stand above. With several nodes each has a list of
    its own, at most six, side by side from the right on one scale. Collocates without a finite measure are left out.

    >>> table = pd.DataFrame({"node": "چین", "collocate": ["روسیه", "سفر"], "count": [7, 4], "log_dice": [11.2, 9.1]})
    >>> [round(float(place), 1) for place, _ in collocates(table).axes[0].collections[-1].get_offsets()]
    [11.2, 9.1]
    """
    check_top(top)
    if table.empty:
        return nothing(say("no collocates"))
    strongest = strongest_first(table, measure)
    if strongest.empty:
        return nothing(say("no collocates with a measure", measure=name_of("measure", measure)))
    closest = set(strongest["node"].drop_duplicates().head(PANELS))
    nodes = [node for node in dict.fromkeys(table["node"]) if node in closest]
    lists = [strongest[strongest["node"] == node].head(top) for node in nodes]
    names = [[shortened(word, NAME) for word in display_words(shown["collocate"].tolist())] for shown in lists]
    if len(nodes) == 1:
        panels, width = [new_axes(len(names[0]))], 6.8 - max(map(text_width, names[0]))
    else:
        panels, width = new_panels([node_name(str(node)) for node in nodes], names)
    values, longest = pd.concat(lists)[measure], number(max(shown["count"].max() for shown in lists), digits)
    limits = _limits(values, (text_width(longest, 9) + 0.15) / width)
    for axes, shown, own in zip(panels, lists, names, strict=True):
        _dots(axes, shown, measure, limits, digits)
        name_rows(axes, range(len(own)), own)
    return figure_of(panels[0], _name(panels[0], strongest, lists, measure))


def node_name(node: str) -> str:
    """What a node is called: an actor, whose id it is where mentions are the nodes, by its name, a word as it is shown.

    >>> node_name("CN"), node_name("رفت#رو")
    ('China', 'رفتن')
    """
    return actor_labels(pd.DataFrame()).get(node) or display_word(node)


def strongest_first(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows with a finite ``measure``, the highest first, ties by count and then in Persian alphabetical order."""
    check_columns(table, ["node", "collocate", "count"], MAKER)
    check_measure(table, measure, (*MEASURES, "count"))
    return highest_first(table[np.isfinite(table[measure].astype(float))], [measure, "count"], "collocate")


def _limits(values: pd.Series, beside: float) -> tuple[float, float]:
    """The ends of the axis from the left: room on the left for the numbers, which take ``beside`` of the axis."""
    low, high = float(values.min()), float(values.max())
    room = max((high - low) * 0.08, abs(high) * 0.02, 0.01)
    low -= room
    return high + (high - low + room) * beside / (1 - min(beside, 0.7)), low


def _dots(axes: Axes, shown: pd.DataFrame, measure: str, limits: tuple[float, float], digits: Digits | None) -> None:
    values = shown[measure].astype(float).tolist()
    axes.hlines(range(len(values)), limits[1], values, color=GRID, linewidth=1.5, zorder=1)
    axes.scatter(values, range(len(values)), s=34, color=BLUE, zorder=2)
    for row, (value, count) in enumerate(zip(values, shown["count"], strict=True)):
        write(axes, value, row, number(count, digits), color=INK, fontsize=9, xytext=(-7, 0))
    axes.set_xlim(*limits)
    value_axis(axes, digits, 6 if len(axes.figure.axes) == 1 else 2)


def _name(axes: Axes, strongest: pd.DataFrame, lists: Sequence[pd.DataFrame], measure: str) -> str:
    """Say what is shown, below the axes of one list; for several the text is returned, to stand below them all."""
    called, nodes = name_of("measure", measure), strongest["node"].nunique()
    if nodes == 1:
        shown, there = len(lists[0]), len(strongest)
        cut = in_brackets(left_out("closest words", shown, there))
        node = node_name(str(strongest["node"].iloc[0]))
        name_axis(axes, say("near one node", measure=called, node=node) + cut)
        return ""
    not_shown = in_brackets(left_out("nodes with the closest collocates", len(lists), nodes))
    return say("near each node", measure=called) + not_shown
