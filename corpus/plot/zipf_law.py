"""Rank and frequency of all words: Zipf's law."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from .columns import check_columns
from .labels import display_word, shortened
from .measure import Boxes, boxes_of, inside, overlaps
from .numerals import Digits, WholeNumbers
from .style import BLUE, FAINT, GRID, INK, VERMILION, figure_of, legend, new_figure, nothing, settings
from .text import font_families, shape
from .wording import say

_STEP = 2.0  # a word is named where its rank is so many times that of the one before
_LONGEST = 20  # characters of a word
_POINTS = 2000  # of more, the picture of them is kept in a PDF or SVG file instead of each


def zipf(table: pd.DataFrame, *, digits: Digits | None = None) -> Figure:
    """How often each word occurs by its rank, and the line that the law expects, both axes logarithmic.

    ``table`` has the columns ``rank``, ``word``, ``count`` and ``expected``, as :meth:`Corpus.zipf` gives them. A few
    words are named, from the most frequent one on in growing steps, as far as names do not cover each other. This is
    a graph of a function, so rank 1 is on the left, as in Persian books of mathematics too.

    >>> table = pd.DataFrame({"rank": [1, 2], "word": ["و", "از"], "count": [80, 41], "expected": [80.0, 40.0]})
    >>> [text.get_text() for text in zipf(table).axes[0].texts]
    ['و', 'از']
    """
    if table.empty:
        return nothing(say("no words"))
    check_columns(table, ["rank", "word", "count", "expected"], "Corpus.zipf()")
    shown = table[(table["rank"] > 0) & (table["count"] > 0)].sort_values(["rank", "count"], kind="stable")
    if shown.empty:
        return nothing(say("no words"))
    with settings():
        axes = new_figure(4.6).add_subplot()
    points = shown.drop_duplicates(["rank", "count"])
    axes.plot(
        points["rank"].tolist(), points["count"].tolist(), linestyle="none", marker="o", markersize=3.6, color=BLUE,
        markeredgewidth=0, label=shape(say("words")), rasterized=len(points) > _POINTS,
    )  # fmt: skip
    line = shown[np.isfinite(shown["expected"]) & (shown["expected"] > 0)]
    axes.plot(
        line["rank"].tolist(), line["expected"].tolist(), color=VERMILION, linewidth=1.4, linestyle="--",
        label=shape(say("expected")),
    )  # fmt: skip
    _dress(axes, shown, digits)
    figure = figure_of(axes)
    _name_points(axes, shown)
    return figure


def _dress(axes: Axes, shown: pd.DataFrame, digits: Digits | None) -> None:
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(0.8, max(shown["rank"].max(), 10) * 1.4)
    least = 10.0 ** np.floor(np.log10(shown["count"].min()))
    axes.set_ylim(least * 0.7, max(shown["count"].max() * 2, least * 12))
    axes.minorticks_off()
    for axis, name in ((axes.xaxis, say("rank")), (axes.yaxis, say("occurrences"))):
        axis.set_major_formatter(WholeNumbers(digits))
        axis.set_tick_params(labelfontfamily=font_families(), length=3, color=FAINT, labelcolor=INK)
        axis.set_label_text(shape(name), family=font_families(), color=FAINT)
    axes.grid(color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(FAINT)
    legend(axes, axes.get_legend_handles_labels()[0], 1, loc="lower left")


def _name_points(axes: Axes, shown: pd.DataFrame) -> None:
    """Name some words to the upper right of their points, where a falling curve leaves room."""
    at = axes.transData.transform(shown[["rank", "count"]].to_numpy(float))
    covered: Boxes = np.hstack([at - 2, at + 2])
    frame = np.array(axes.bbox.extents)
    last, named = 0.0, set()
    for rank, count, word in zip(shown["rank"].tolist(), shown["count"].tolist(), shown["word"], strict=True):
        name = shortened(display_word(str(word)), _LONGEST)
        if rank < last * _STEP or name in named:
            continue
        text = axes.annotate(
            shape(name), (rank, count), xytext=(4, 3), textcoords="offset points",
            ha="left", va="bottom", family=font_families(), color=INK, fontsize=10, in_layout=False,
            path_effects=[withStroke(linewidth=2.5, foreground="white")],
        )  # fmt: skip
        box = boxes_of([text])[0]
        if overlaps(box, covered).any() or not inside(box, frame):
            text.remove()
            continue
        covered = np.vstack([covered, box])
        last = rank
        named.add(name)
