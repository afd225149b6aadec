"""The most frequent words as bars."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from .style import (
    BLUE,
    INK,
    Digits,
    count_axis,
    figure_of,
    name_axis,
    name_rows,
    new_axes,
    nothing,
    number,
    write,
)


def frequencies(table: pd.DataFrame, *, top: int = 20, digits: Digits = "latin") -> Figure:
    """The ``top`` most frequent words of a frequency table, the most frequent one above.

    ``table`` has the columns ``word``, ``count`` and ``rank``, as :meth:`Corpus.frequencies` gives them;
    each bar carries its count. ``digits`` writes the numbers in ``"latin"`` or ``"persian"`` digits.

    >>> table = pd.DataFrame({"word": ["چین", "روسیه"], "count": [9, 7], "rank": [1, 2]})
    >>> [round(bar.get_width()) for bar in frequencies(table).axes[0].patches]
    [9, 7]
    """
    if table.empty:
        return nothing("No words to show")
    shown = table.sort_values(["rank", "word"]).head(top)
    words, counts = shown["word"].astype(str).tolist(), shown["count"].tolist()
    axes = new_axes(len(words))
    axes.barh(range(len(words)), counts, height=0.72, color=BLUE)
    for row, count in enumerate(counts):
        write(axes, count, row, number(count, digits), color=INK, fontsize=9)
    count_axis(axes, max(counts), digits)
    name_rows(axes, range(len(words)), words)
    name_axis(axes, f"occurrences of the {len(words)} most frequent of {len(table):,} words")
    return figure_of(axes)
