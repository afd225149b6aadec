"""How varied the vocabulary of texts is."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .blocks import in_brackets, titles_of
from .columns import check_columns, check_top, group_column, highest_first
from .labels import NAME, shortened
from .numerals import Digits, number
from .style import BLUE, FAINT, GRID, INK, figure_of, name_axis, name_rows, new_axes, nothing, value_axis, write
from .wording import name_of, say


def diversity(
    table: pd.DataFrame, documents: pd.DataFrame | None = None, *, top: int = 40, digits: Digits | None = None
) -> Figure:
    """The variety of words in each text as a dot, the richest above, beside it how many tokens the text has.

    ``table`` has the columns ``tokens`` and ``mattr`` (the mean share of different words in a moving window), and
    before them ``doc``, or what texts are grouped by, as :meth:`Corpus.diversity` gives them. Texts are called by
    their titles where ``documents`` (``doc``, ``title``) are given. Of more than ``top`` texts the richest and the
    poorest are shown, half each. Texts too short for the window have no value; the axis says how many.

    >>> table = pd.DataFrame({"doc": ["000", "004"], "tokens": [2100, 900], "mattr": [0.71, 0.78]})
    >>> [label.get_text() for label in diversity(table).axes[0].get_yticklabels()]
    ['004', '000']
    """
    check_top(top)
    if table.empty:
        return nothing(say("no texts"))
    check_columns(table, ["tokens", "mattr"], "Corpus.diversity()")
    by = group_column(table, min(("tokens", "mattr"), key=list(table.columns).index))
    if by is None:
        check_columns(table, ["doc"], "Corpus.diversity()")
        by = "doc"  # it stands behind the numbers
    known = table[table["mattr"].notna()]
    if known.empty:
        return nothing(say("no texts long enough"))
    ordered = highest_first(known, ["mattr"], by)
    richest, poorest = -(-top // 2), top // 2
    cut = len(ordered) > top
    shown = pd.concat([ordered.head(richest), ordered.tail(poorest)]) if cut else ordered
    titles = titles_of(documents)
    names = [shortened(titles.get(name, str(name)), NAME) for name in shown[by]]
    rows = [row + (cut and row >= richest) for row in range(len(shown))]
    axes = new_axes(rows[-1] + 2)  # a row above for the name of the column
    axes.set_ylim(rows[-1] + 0.6, -1.6)
    _dots(axes, rows, shown, digits)
    name_rows(axes, [*rows, *([richest] if cut else [])], [*names, *(["⋮"] if cut else [])])
    name_axis(axes, say("mattr") + _remark(table, ordered, shown, by))
    return figure_of(axes)


def _dots(axes: Axes, rows: list[int], shown: pd.DataFrame, digits: Digits | None) -> None:
    values = shown["mattr"].astype(float).tolist()
    spread = max(max(values) - min(values), 0.04)
    low, high = min(values) - 0.08 * spread, max(values) + 0.08 * spread
    axes.set_xlim(high, low)
    axes.spines["right"].set_visible(False)
    axes.hlines(rows, low, high, color=GRID, linewidth=0.8, zorder=1)
    axes.scatter(values, rows, s=34, color=BLUE, zorder=2)
    for row, tokens in zip(rows, shown["tokens"], strict=True):
        write(axes, high, row, number(tokens, digits), color=INK, fontsize=9)
    write(axes, high, -1, say("tokens"), color=FAINT, fontsize=9)
    value_axis(axes, digits)


def _remark(table: pd.DataFrame, ordered: pd.DataFrame, shown: pd.DataFrame, by: str) -> str:
    what, short = "texts" if by == "doc" else "values", len(table) - len(ordered)
    name = name_of("column", by)
    return in_brackets(
        say(f"richest and poorest {what}", n=len(ordered), by=name) if len(shown) < len(ordered) else "",
        say(f"short {what}", n=short, by=name) if short else "",
    )
