"""Rates and shares with their intervals: a dot for the value, a line for where it may lie."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..errors import OptionError
from .blocks import TEXTS, Row, actors_shown, block_rows, in_brackets, left_out, most, name_blocks, titles_of
from .columns import check_columns
from .mentions import actor_labels
from .numerals import Digits, decimals, per_cent
from .style import FAINT, INK, actor_colours, figure_of, name_axis, new_axes, nothing, value_axis, write
from .wording import name_of, say

VALUES = (
    "per_1000", "share", "document_share", "capital_share", "title_share", "first_tenth_share", "named_first_share",
)  # fmt: skip
"""What can be shown."""

_WHOLE = 100  # per cent
_ROOM = 1.16  # of the longest line, so that its number fits beside it


def mention_rates(
    table: pd.DataFrame, documents: pd.DataFrame | None = None, *, value: str = "per_1000", digits: Digits | None = None
) -> Figure:
    """A rate or share of each actor as a dot, with its interval as a line.

    ``table`` is what :meth:`Corpus.mention_counts` gives, best with ``confidence=0.95``, or :meth:`Corpus.naming` or
    :meth:`Corpus.prominence`: it has actor, count, the column named by ``value`` ("per_1000", "share",
    "document_share", "capital_share", …) and, if there are intervals, the same with ``_low`` and ``_high`` behind. A
    further column groups the rows; without one the highest value is on top. Shares are shown in per cent. Of many
    groups or actors those with most mentions are shown. Where a value is missing there is no dot.

    >>> table = pd.DataFrame({"actor": ["CN"], "count": [9], "share": [0.3], "share_low": [0.2], "share_high": [0.45]})
    >>> [round(float(x)) for x in mention_rates(table, value="share").axes[0].lines[0].get_xdata()]
    [20, 45]
    """
    if value not in VALUES:
        raise OptionError(f"value={value!r}", "mentions have no such rate", f"use one of {', '.join(VALUES)}")
    check_columns(table, ["actor", "count", value], "Corpus.mention_counts()")
    rates = _rates(table, value)
    if rates["value"].notna().sum() == 0 or not rates["count"].sum():
        return nothing(say("no mentions"))
    groups = most(rates, "group", TEXTS)
    actors = most(rates[rates["group"].isin(groups) & (rates["count"] > 0)], "actor", actors_shown(len(groups)))
    if len(groups) == 1:
        highest = rates.sort_values(["value", "count"], ascending=False, kind="stable")["actor"]
        actors = [actor for actor in dict.fromkeys(highest) if actor in actors]
    rows = list(block_rows(groups, actors))
    axes = new_axes(len(rows))
    _dots(axes, [row for row in rows if row.actor], rates, value, digits)
    name_blocks(axes, rows, actor_labels(table), titles_of(documents))
    named = rates.loc[rates["count"] > 0, "actor"].nunique()
    remarks = [
        _interval(table) if rates["low"].notna().any() else "",
        left_out("groups with most mentions", len(groups), rates["group"].nunique()),
        left_out("actors with most mentions", len(actors), named),
    ]
    name_axis(axes, name_of("rate", value) + in_brackets(*remarks))
    return figure_of(axes)


def _interval(table: pd.DataFrame) -> str:
    """What the lines are; tables of the library say at which confidence."""
    confidence = table.attrs.get("parameters", {}).get("confidence")
    return say("lines") if confidence is None else say("lines at", confidence=100 * confidence)


def _rates(table: pd.DataFrame, value: str) -> pd.DataFrame:
    """The columns group, actor, count, value, low and high, shares in per cent."""
    measures = [column for column in table.columns if column in _NOT_GROUPS or column.endswith(("_low", "_high"))]
    groups = [column for column in table.columns if column not in measures]
    factor = 1.0 if value == "per_1000" else _WHOLE
    missing = pd.Series(np.nan, index=table.index)
    return pd.DataFrame(
        {
            "group": [" · ".join(map(str, row)) for row in table[groups].itertuples(index=False)] if groups else "",
            "actor": table["actor"],
            "count": table["count"],
            "value": table[value].astype(float) * factor,
            "low": table.get(f"{value}_low", missing).astype(float) * factor,
            "high": table.get(f"{value}_high", missing).astype(float) * factor,
        }
    )


_NOT_GROUPS = frozenset(
    ("actor", "label", "count", "per_1000", "share", "documents", "document_share", "country", "demonym", "capital")
    + ("institution", "leader", "other", "titled", "in_title", "first_tenth", "named_first", "median_position")
) | frozenset(VALUES)


def _dots(axes: Axes, rows: Sequence[Row], rates: pd.DataFrame, value: str, digits: Digits | None) -> None:
    """Draw the lines, the dots and the values."""
    by_row = rates.set_index(["group", "actor"]).to_dict("index")
    colours = actor_colours({row.actor for row in rows})
    longest = float(np.nanmax(rates[["value", "high"]].to_numpy()))
    for row in rows:
        rate = by_row.get((row.group, row.actor))
        if rate is None or np.isnan(rate["value"]):
            continue
        end = rate["value"]
        if not np.isnan(rate["low"]):
            axes.plot([rate["low"], rate["high"]], [row.place] * 2, color=colours[row.actor], linewidth=2.2, alpha=0.55)
            end = rate["high"]
        axes.plot([rate["value"]], [row.place], marker="o", markersize=6, color=colours[row.actor], linestyle="none")
        shown = decimals(rate["value"], 1, digits) if value == "per_1000" else per_cent(rate["value"], digits)
        write(axes, end, row.place, shown, color=INK if rate["count"] else FAINT, fontsize=9)
    axes.set_xlim(max(longest, 1e-9) * _ROOM, 0)
    value_axis(axes, digits)
