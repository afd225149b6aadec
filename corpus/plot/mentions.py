"""Mentions of actors: how many in each text, or in whatever texts are grouped by."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..count.mentions import TAKEN
from ..errors import OptionError
from ..mentions.gazetteer import Gazetteer
from .blocks import TEXTS, Row, actors_shown, block_rows, in_brackets, left_out, most, name_blocks, titles_of
from .language import figure_language
from .numerals import Digits, number
from .style import INK, actor_colours, count_axis, figure_of, kind_styles, legend, name_axis, new_axes, nothing, write
from .text import shape
from .wording import name_of, say

# What a table of counts has besides the column that it is counted by.
_MEASURES = frozenset({"actor", "kind", *TAKEN})


def mention_counts(
    table: pd.DataFrame, documents: pd.DataFrame | None = None, *, digits: Digits | None = None, texts: int = TEXTS
) -> Figure:
    """Mentions of each actor in each text, as bars under the text's name.

    ``table`` is what :meth:`Corpus.mention_counts` gives, counted by text, by another property of texts, by actor or
    by kind: it has the column ``count`` and ``actor`` or ``kind``. Where it has both, the bars are stacked by kind,
    told apart by colour and hatch. Texts are called by their titles where ``documents`` (``doc``, ``title``) are
    given, actors by their names. An actor whom no text shown mentions is left out.

    >>> table = pd.DataFrame({"doc": ["000", "000"], "actor": ["JP", "CN"], "count": [13, 9]})
    >>> [round(bar.get_width()) for bar in mention_counts(table).axes[0].patches]
    [9, 13]
    """
    counts = _grouped(table)
    if not counts["count"].sum():
        return nothing(say("no mentions"))
    shown = most(counts, "group", texts)
    counts = counts[counts["group"].isin(shown)]
    actors = most(counts[counts["count"] > 0], "actor", actors_shown(len(shown)))
    not_shown = _left_out(table, counts, shown, actors)
    counts = counts[counts["actor"].isin(actors)]
    rows = list(block_rows(shown, actors))
    axes = new_axes(len(rows))
    _bars(axes, [row for row in rows if row.actor], counts, digits)
    labels = actor_labels(table) if "actor" in table else {kind: name_of("kind", kind) for kind in actors}
    name_blocks(axes, rows, labels, titles_of(documents))
    name_axis(axes, say("mentions") + not_shown)
    return figure_of(axes)


def _grouped(table: pd.DataFrame) -> pd.DataFrame:
    """The counts with the columns group (empty where the table is not grouped), actor, count and, if stacked, kind."""
    if "count" not in table or not {"actor", "kind"} & set(table.columns):
        found = ", ".join(map(str, table.columns)) or "none"
        raise OptionError(
            f"a table with the columns {found}", "these are no counts of mentions", "give what mention_counts() returns"
        )
    by = next((column for column in table.columns if column not in _MEASURES), None)
    columns = {"group": table[by].astype(str) if by is not None else "", "count": table["count"]}
    if "actor" in table:
        columns |= {"actor": table["actor"]} | ({"kind": table["kind"]} if "kind" in table else {})
    else:
        columns["actor"] = table["kind"]  # a bar a kind
    return pd.DataFrame(columns, index=table.index)


def _bars(axes: Axes, rows: Sequence[Row], counts: pd.DataFrame, digits: Digits | None) -> None:
    """Draw the bars, each with its number."""
    totals = counts.groupby(["group", "actor"], sort=False)["count"].sum()
    values = [int(totals.get((row.group, row.actor), 0)) for row in rows]
    if "kind" in counts:
        _stack(axes, rows, counts)
    else:
        colours = actor_colours({row.actor for row in rows})
        axes.barh([row.place for row in rows], values, height=0.72, color=[colours[row.actor] for row in rows])
    for row, value in zip(rows, values, strict=True):
        write(axes, value, row.place, number(value, digits), color=INK, fontsize=9)
    count_axis(axes, max(values), digits)


def _stack(axes: Axes, bars: Sequence[Row], counts: pd.DataFrame) -> None:
    """Draw the bars piled up by kind, with a legend above them."""
    styles = kind_styles(counts.loc[counts["count"] > 0, "kind"])
    totals = counts.groupby(["kind", "group", "actor"], sort=False)["count"].sum()
    base = [0] * len(bars)
    for kind, (colour, hatch) in styles.items():
        widths = [int(totals.get((kind, row.group, row.actor), 0)) for row in bars]
        axes.barh(
            [row.place for row in bars], widths, left=base, height=0.72,
            color=colour, hatch=hatch, edgecolor="white", linewidth=0.6,
        )  # fmt: skip
        base = [start + width for start, width in zip(base, widths, strict=True)]
    keys = [
        Patch(facecolor=c, hatch=h, edgecolor="white", label=shape(name_of("kind", k))) for k, (c, h) in styles.items()
    ]
    legend(axes, keys, 3, loc="lower right", bbox_to_anchor=(1, 1))


def actor_labels(table: pd.DataFrame) -> dict[str, str]:
    """Names by id in the language of the figures, ``China`` or ``چین`` for ``CN``.

    They are those of the library's gazetteer, unless the table's column ``label`` calls the actor by another name than
    the English one there: then the user has named it. Tables of a user's own gazetteer bring its names with them.

    >>> actor_labels(pd.DataFrame({"actor": ["OTS"], "label": ["Turkic states"]}))["OTS"]
    'Turkic states'
    """
    english, labels = (dict(Gazetteer.shipped().labels(language)) for language in ("en", figure_language()))
    if {"actor", "label"} <= set(table.columns):
        named = table.drop_duplicates("actor").dropna(subset="label")
        own = dict(zip(named["actor"], named["label"].astype(str), strict=True))
        labels |= {actor: name for actor, name in own.items() if name != english.get(actor)}
    brought: dict[str, str] = table.attrs.get("labels", {}).get(figure_language(), {})
    return labels | brought


def _left_out(table: pd.DataFrame, counts: pd.DataFrame, groups: Sequence[str], actors: Sequence[str]) -> str:
    """What is not shown of the texts (in ``table``) and of the actors that are mentioned in those shown."""
    by = next((column for column in table.columns if column not in _MEASURES), None)
    all_groups = table[by].nunique() if by is not None else 1
    all_actors = counts.loc[counts["count"] > 0, "actor"].nunique()
    what = "texts" if by == "doc" else "values"
    return in_brackets(
        left_out(f"{what} with most mentions", len(groups), all_groups, by=name_of("column", by)),
        left_out("actors with most mentions", len(actors), all_actors),
    )
