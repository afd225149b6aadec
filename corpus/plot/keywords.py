"""Key words: what a corpus uses more, and what it uses less, than the one it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ..errors import OptionError
from .blocks import in_brackets
from .columns import check_columns, check_top, group_column, highest_first
from .labels import display_words, shortened
from .numerals import Digits, WholeNumbers, decimals, number
from .style import BLUE, FAINT, GRID, INK, ORANGE, figure_of, name_axis, name_rows, new_axes, nothing
from .text import font_families, shape
from .wording import name_of, say

_COLUMNS = (
    "word", "count", "reference_count", "log_ratio", "log_ratio_low", "log_ratio_high", "p_adjusted", "log_likelihood",
)  # fmt: skip
_LEVEL = 0.05  # of significance
_LONGEST = 32  # characters of a word


def keyness(table: pd.DataFrame, *, top: int = 15, group: object = None, digits: Digits | None = None) -> Figure:
    """Key words as bars: to the left what the target uses more, to the right what it uses less.

    ``table`` has the columns ``word``, ``count``, ``reference_count``, ``log_ratio``, ``log_ratio_low``,
    ``log_ratio_high``, ``p_adjusted`` and ``log_likelihood``, as :meth:`Corpus.keyness` gives them. On each side
    stand the ``top`` words with the highest log-likelihood, in the order of their log ratio: 1 is twice as often, 2 is
    four times, −1 is half as often. Lines are the intervals of the log ratio, with an arrow where they go on beyond
    the axis; hollow bars are words whose difference is not significant (``p_adjusted`` 0.05 or more). Both counts
    stand on the left. Words without a log ratio are left out. Of a table of several groups the figure shows ``group``,
    or the first; its name stands below.

    >>> table = pd.DataFrame({"word": ["چین", "ژاپن"], "count": [25, 2], "reference_count": [5, 9],
    ...     "log_ratio": [3.3, -1.2], "log_ratio_low": [2.0, -3.0], "log_ratio_high": [4.7, 0.6],
    ...     "p_adjusted": [0.001, 0.2], "log_likelihood": [31.9, 1.8]})
    >>> [(float(bar.get_width()), bar.get_fill()) for bar in keyness(table).axes[0].patches]
    [(3.3, True), (-1.2, False)]
    """
    check_top(top)
    if table.empty:
        by = group_column(table, "word") if "word" in table else None
        return nothing(say("nothing to compare", by=name_of("column", by)) if by else say("no words"))
    check_columns(table, _COLUMNS, "Corpus.keyness()")
    table, target = _one_group(table, group)
    shown = _strongest(table, top)
    if shown.empty:
        return nothing(say("no words with a log ratio"))
    limits = _limits(shown)
    axes = new_axes(len(shown) + 1)  # a row above for the names of the sides
    axes.set_ylim(len(shown) - 0.4, -1.6)
    axes.set_xlim(limits[1], limits[0])
    axes.spines["right"].set_visible(False)
    axes.hlines(range(len(shown)), *limits, color=GRID, linewidth=0.6, zorder=0)  # from the bar to its word
    axes.axvline(0, color=FAINT, linewidth=0.8)
    _bars(axes, shown, limits)
    _whiskers(axes, shown, limits)
    _sides(axes, shown, limits)
    _counts(axes, shown, digits)
    names = [shortened(word, _LONGEST) for word in display_words(shown["word"].tolist())]
    name_rows(axes, range(len(names)), names)
    axes.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    axes.xaxis.set_major_formatter(WholeNumbers(digits))
    hollow = "" if _significant(shown).all() else say("hollow: by chance", level=decimals(_LEVEL, 2))
    name = say("log ratio of", target=shortened(target)) if target else say("log ratio")
    name_axis(axes, name + in_brackets(hollow))
    return figure_of(axes)


def _one_group(table: pd.DataFrame, group: object) -> tuple[pd.DataFrame, str]:
    """The rows of one group and its name, which is empty where the table has no groups."""
    by = group_column(table, "word")
    if by is None:
        return table, ""
    groups = table[by].unique().tolist()
    if group is not None and group not in groups:
        known = ", ".join(map(str, groups[:5])) + (", …" if len(groups) > 5 else "")
        raise OptionError(f"group={group!r}", f"the table has no such {by}", f"use one of {known}")
    chosen = groups[0] if group is None else group
    return table[table[by] == chosen], str(chosen)


def _strongest(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """The words of both sides with the highest log-likelihood, from the most overused to the most underused."""
    strongest = highest_first(table[table["log_ratio"].notna()], ["log_likelihood"], "word")
    sides = [strongest[strongest["log_ratio"] > 0].head(top), strongest[strongest["log_ratio"] < 0].head(top)]
    return highest_first(pd.concat(sides), ["log_ratio"], "word")


def _limits(shown: pd.DataFrame) -> tuple[float, float]:
    """The ends of the axis, from the lowest: room for all bars, and for intervals up to twice as long as those."""
    bars = shown["log_ratio"].replace([np.inf, -np.inf], np.nan).dropna()
    longest = max(bars.abs().max() if len(bars) else 0.0, 2.0)
    ends = shown[["log_ratio_low", "log_ratio_high"]].replace([np.inf, -np.inf], np.nan).to_numpy(float)
    reached = np.concatenate([bars.to_numpy(float), ends[np.isfinite(ends)], [0.0]])
    low, high = max(reached.min(), -2 * longest), min(reached.max(), 2 * longest)
    if np.isinf(shown["log_ratio"]).any():
        low, high = (low if (shown["log_ratio"] > 0).all() else min(low, -longest)), max(high, longest)
    room = 0.04 * (high - low)
    return low - room, high + room


def _significant(shown: pd.DataFrame) -> pd.Series:
    return shown["p_adjusted"] < _LEVEL


def _bars(axes: Axes, shown: pd.DataFrame, limits: tuple[float, float]) -> None:
    for row, (ratio, significant) in enumerate(zip(shown["log_ratio"], _significant(shown), strict=True)):
        colour, hatch = (BLUE, "") if ratio > 0 else (ORANGE, "////")
        axes.barh(
            row, float(np.clip(ratio, *limits)), height=0.72, fill=bool(significant), color=colour,
            hatch=hatch if significant else "", edgecolor="white" if significant else colour,
            linewidth=0 if significant else 1.2,
        )  # fmt: skip
        if np.isinf(ratio):
            place = limits[1] if ratio > 0 else limits[0]
            axes.text(place, row, " ∞ ", ha="left" if ratio > 0 else "right", va="center", fontsize=11, zorder=4)


def _whiskers(axes: Axes, shown: pd.DataFrame, limits: tuple[float, float]) -> None:
    """Draw the intervals, none where an end is unknown."""
    edge = 0.012 * (limits[1] - limits[0])
    inner = limits[0] + edge, limits[1] - edge
    for row, (low, high) in enumerate(zip(shown["log_ratio_low"], shown["log_ratio_high"], strict=True)):
        if np.isnan(low) or np.isnan(high):
            continue
        start, end = (float(place) for place in np.clip([low, high], *inner))
        for colour, width in (("white", 3.0), (INK, 1.1)):  # a white edge, so that it is seen on any bar
            axes.plot([start, end], [row, row], color=colour, linewidth=width, solid_capstyle="butt")
        for place, beyond, arrow in ((start, low < inner[0], ">"), (end, high > inner[1], "<")):
            axes.plot([place], [row], marker=arrow if beyond else "|", markersize=5, color=INK, markeredgewidth=1.1)


def _sides(axes: Axes, shown: pd.DataFrame, limits: tuple[float, float]) -> None:
    """Name the two sides above the bars, away from the line between them."""
    for there, text, shift, align in (
        ((shown["log_ratio"] > 0).any(), say("more in the target"), -6, "right"),
        ((shown["log_ratio"] < 0).any(), say("less in the target"), 6, "left"),
    ):
        if there:
            axes.annotate(
                shape(text), (0, -1), xytext=(shift, 0), textcoords="offset points", ha=align, va="center",
                family=font_families(), color=FAINT, fontsize=9,
            )  # fmt: skip


def _counts(axes: Axes, shown: pd.DataFrame, digits: Digits | None) -> None:
    """Write both counts in columns on the left, each below its name."""
    columns: Sequence[tuple[str, str, float]] = (
        ("count", say("target"), -8),
        ("reference_count", say("reference"), -62),
    )
    for column, name, shift in columns:
        values = [name, *(number(value, digits) for value in shown[column])]
        for row, value in enumerate(values, -1):
            axes.annotate(
                shape(value), (0, row), xycoords=("axes fraction", "data"), xytext=(shift, 0),
                textcoords="offset points", ha="right", va="center", family=font_families(), fontsize=9,
                color=FAINT if row < 0 else INK,
            )  # fmt: skip
