"""The most frequent words, or runs of words, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .blocks import in_brackets, left_out
from .columns import check_columns, check_measure, check_top, group_column, highest_first
from .labels import NAME, display_words, shortened
from .numerals import Digits, number
from .panels import PANELS, new_panels
from .style import BLUE, INK, count_axis, figure_of, name_axis, name_rows, new_axes, nothing, write
from .wording import name_of, say

Measure = Literal["count", "per_million"]


def frequencies(
    table: pd.DataFrame, *, top: int = 20, measure: Measure | None = None, digits: Digits | None = None
) -> Figure:
    """The ``top`` most frequent words of a frequency table, the most frequent one above.

    ``table`` has the columns ``word`` and ``count``, as :meth:`Corpus.frequencies` gives them for words and
    :meth:`Corpus.ngrams` for runs of words. A column before ``word`` (``source``, ``doc``) makes a list for each of
    its values, at most six, side by side from the right on one scale. ``measure`` is what the bars show: ``"count"``,
    or ``"per_million"``, which is taken for several lists where the table has it, since groups differ in size.
    Each bar carries its number. ``digits`` writes the numbers in ``"latin"`` or ``"persian"`` digits.

    >>> table = pd.DataFrame({"word": ["چین", "روسیه"], "count": [9, 7], "rank": [1, 2]})
    >>> [round(bar.get_width()) for bar in frequencies(table).axes[0].patches]
    [9, 7]
    """
    check_top(top)
    if table.empty:
        return nothing(say("no words"))
    check_columns(table, ["word", "count"], "Corpus.frequencies() or Corpus.ngrams()")
    by = group_column(table, "word")
    if measure is None:
        measure = "per_million" if by is not None and "per_million" in table else "count"
    check_measure(table, measure, get_args(Measure))
    if by is not None:
        return _side_by_side(table, by, top, measure, digits)
    shown = _first(table, top)
    axes = new_axes(len(shown))
    _bars(axes, shown, measure, _names(shown), digits)
    count_axis(axes, float(shown[measure].max()), digits)
    name_axis(axes, say(f"{measure} of", what=_how_many(table, len(shown))))
    return figure_of(axes)


def _how_many(table: pd.DataFrame, shown: int) -> str:
    """Of how many words the table is, and how many of them are shown."""
    runs = table["word"].astype(str).str.contains(" ", regex=False).mean() > 0.5
    what = "runs" if runs else "words"
    return say(f"most of {what}" if shown < len(table) else f"all {what}", shown=shown, there=len(table))


def _side_by_side(table: pd.DataFrame, by: str, top: int, measure: Measure, digits: Digits | None) -> Figure:
    totals = table.groupby(by, sort=False)["count"].sum()
    most = set(totals.sort_values(ascending=False, kind="stable").index[:PANELS])
    groups = [group for group in totals.index if group in most]
    lists = [_first(table[table[by] == group], top) for group in groups]
    names = [_names(shown) for shown in lists]
    panels, width = new_panels([str(group) for group in groups], names)
    longest = max(float(shown[measure].max()) for shown in lists)
    for axes, shown, own in zip(panels, lists, names, strict=True):
        _bars(axes, shown, measure, own, digits)
        count_axis(axes, longest, digits, width=width)
    not_shown = in_brackets(left_out("values with most words", len(groups), len(totals), by=name_of("column", by)))
    return figure_of(panels[0], say(f"{measure} of", what=say("the most frequent words")) + not_shown)


def _first(table: pd.DataFrame, top: int) -> pd.DataFrame:
    return highest_first(table, ["count"], "word").head(top)


def _names(shown: pd.DataFrame) -> list[str]:
    return [shortened(word, NAME) for word in display_words(shown["word"].tolist())]


def _bars(axes: Axes, shown: pd.DataFrame, measure: Measure, names: Sequence[str], digits: Digits | None) -> None:
    values = shown[measure].tolist()
    axes.barh(range(len(values)), values, height=0.72, color=BLUE)
    for row, value in enumerate(values):
        write(axes, value, row, number(value if measure == "count" else round(value), digits), color=INK, fontsize=9)
    name_rows(axes, range(len(names)), names)
