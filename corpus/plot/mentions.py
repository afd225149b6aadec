"""Mentions of actors: how many in each text, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from ..errors import OptionError
from ..mentions.gazetteer import Gazetteer
from .style import (
    FAINT,
    GRID,
    INK,
    Digits,
    actor_colours,
    count_axis,
    figure_of,
    kind_styles,
    name_axis,
    name_rows,
    new_axes,
    nothing,
    number,
    shortened,
    write,
)
from .text import font_families, shape

TEXTS = 12
"""Texts shown in one figure; of more, those with most mentions are, and the axis says so."""

ACTORS = 10
"""Actors shown in one figure; of more, those with most mentions are, and the axis says so."""

# What a table of counts has besides the column that it is counted by.
_MEASURES = frozenset({"actor", "label", "kind", "count", "per_1000", "share", "documents"})


@dataclass(frozen=True, slots=True)
class _Row:
    group: str
    actor: str  # empty: the line that carries the name of the text, or whatever is counted by
    place: int


def mention_counts(
    table: pd.DataFrame, documents: pd.DataFrame | None = None, *, digits: Digits = "latin", texts: int = TEXTS
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
        return nothing("No mentions to show")
    shown = _most(counts, "group", texts)
    counts = counts[counts["group"].isin(shown)]
    actors = _most(counts[counts["count"] > 0], "actor", ACTORS)
    left_out = _left_out(table, counts, shown, actors)
    counts = counts[counts["actor"].isin(actors)]
    rows = list(_rows(shown, actors))
    axes = new_axes(len(rows))
    _bars(axes, [row for row in rows if row.actor], counts, digits)
    _name(axes, rows, actor_labels(table), _titles(documents))
    name_axis(axes, "mentions" + left_out)
    return figure_of(axes)


def mention_positions(mentions: pd.DataFrame, documents: pd.DataFrame, *, texts: int = TEXTS) -> Figure:
    """Where in each text each actor is mentioned: a strip an actor, the text's beginning on the right.

    ``mentions`` has the columns ``doc``, ``start``, ``actor`` and ``counted``; ``documents`` has ``doc``,
    ``chars`` and, where known, ``title``. Mentions that are found but not counted are drawn pale.

    >>> mentions = pd.DataFrame({"doc": ["000"], "start": [50], "actor": ["CN"], "counted": [True]})
    >>> documents = pd.DataFrame({"doc": ["000"], "chars": [200]})
    >>> float(mention_positions(mentions, documents).axes[0].collections[0].get_positions()[0])
    25.0
    """
    if mentions.empty:
        return nothing("No mentions to show")
    counts = mentions.groupby(["doc", "actor"]).size().rename("count").reset_index().rename(columns={"doc": "group"})
    shown = _most(counts, "group", texts)
    counts = counts[counts["group"].isin(shown)]
    actors = _most(counts, "actor", ACTORS)
    rows = list(_rows(shown, actors))
    axes = new_axes(len(rows))
    lengths = documents.set_index("doc")["chars"]
    _strips(axes, [row for row in rows if row.actor], mentions, lengths)
    axes.set_xlim(101, -1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}%")
    _name(axes, rows, actor_labels(mentions), _titles(documents))
    left_out = _left_out(mentions, counts, shown, actors)
    name_axis(axes, "place in the text, from its beginning on the right" + left_out)
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


def _most(counts: pd.DataFrame, column: str, limit: int) -> list[str]:
    """The texts or actors with most mentions, in the order of their names."""
    totals = counts.groupby(column, sort=True)["count"].sum()
    return sorted(totals.sort_values(ascending=False, kind="stable").index[:limit])


def _rows(groups: Sequence[str], actors: Sequence[str]) -> Iterator[_Row]:
    lines = [(group, actor) for group in groups for actor in (*([""] if group else []), *actors)]
    yield from (_Row(group, actor, place) for place, (group, actor) in enumerate(lines))


def _bars(axes: Axes, rows: Sequence[_Row], counts: pd.DataFrame, digits: Digits) -> None:
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


def _strips(axes: Axes, rows: Sequence[_Row], mentions: pd.DataFrame, lengths: pd.Series) -> None:
    """Draw a line an actor, with a stroke where each mention is."""
    colours = actor_colours({row.actor for row in rows})
    for row in rows:
        own = mentions[(mentions["doc"] == row.group) & (mentions["actor"] == row.actor)]
        axes.plot([0, 100], [row.place, row.place], color=GRID, linewidth=0.8, zorder=0)
        for counted, alpha in ((True, 1.0), (False, 0.35)):
            places = own.loc[own["counted"].astype(bool) == counted, "start"] * 100 / max(int(lengths[row.group]), 1)
            if len(places):
                axes.eventplot(
                    places.tolist(), lineoffsets=row.place, linelengths=0.72, linewidths=1.6,
                    colors=colours[row.actor], alpha=alpha,
                )  # fmt: skip


def _stack(axes: Axes, bars: Sequence[_Row], counts: pd.DataFrame) -> None:
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
    keys = [Patch(facecolor=c, hatch=h, edgecolor="white", label=shape(k)) for k, (c, h) in styles.items()]
    axes.legend(
        handles=keys, ncols=3, frameon=False, loc="lower right", bbox_to_anchor=(1, 1),
        prop={"family": font_families(), "size": 9},
    )  # fmt: skip


def _name(axes: Axes, rows: Sequence[_Row], labels: dict[str, str], titles: dict[str, str]) -> None:
    bars = [row for row in rows if row.actor]
    name_rows(axes, [row.place for row in bars], [labels.get(row.actor, row.actor) for row in bars])
    right = axes.get_xlim()[1]
    for row in rows:
        if not row.actor:
            title = shortened(titles.get(row.group, row.group))
            write(axes, right, row.place, title, color=FAINT, fontsize=9.5, fontweight="bold")


def actor_labels(table: pd.DataFrame) -> dict[str, str]:
    """Names by id, ``China`` for ``CN``: as the table's column ``label`` has them, else the library's gazetteer.

    >>> actor_labels(pd.DataFrame({"actor": ["OTS"], "label": ["Turkic states"]}))["OTS"]
    'Turkic states'
    """
    labels = dict(Gazetteer.shipped().labels("en"))
    if {"actor", "label"} <= set(table.columns):
        named = table.drop_duplicates("actor").dropna(subset="label")
        labels |= dict(zip(named["actor"], named["label"].astype(str), strict=True))
    return labels


def _titles(documents: pd.DataFrame | None) -> dict[str, str]:
    if documents is None or "title" not in documents:
        return {}
    titled = documents[documents["title"].fillna("").astype(str) != ""]
    return dict(zip(titled["doc"], titled["title"].astype(str), strict=True))


def _left_out(table: pd.DataFrame, counts: pd.DataFrame, groups: Sequence[str], actors: Sequence[str]) -> str:
    """What is not shown of the texts (in ``table``) and of the actors that are mentioned in those shown."""
    by = next((column for column in table.columns if column not in _MEASURES), None)
    all_groups = table[by].nunique() if by is not None else 1
    all_actors = counts.loc[counts["count"] > 0, "actor"].nunique()
    what = "texts" if by == "doc" else f"values of {by}"
    parts = [
        f"{len(groups)} {what} with most mentions of {all_groups:,}" if all_groups > len(groups) else "",
        f"{len(actors)} actors with most mentions of {all_actors:,}" if all_actors > len(actors) else "",
    ]
    said = ", ".join(filter(None, parts))
    return f" ({said})" if said else ""
