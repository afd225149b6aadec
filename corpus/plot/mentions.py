"""Mentions of actors: how many in each text, and where in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

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


@dataclass(frozen=True, slots=True)
class _Row:
    doc: str
    actor: str  # empty: the line that carries the text's name
    place: int


def mention_counts(table: pd.DataFrame, *, digits: Digits = "latin", texts: int = TEXTS) -> Figure:
    """Mentions of each actor in each text, as bars under the text's name.

    ``table`` has the columns ``doc``, ``actor`` and ``count``, as :meth:`Corpus.mention_counts` gives them.
    Where it has a column ``kind`` too, the bars are stacked by it, told apart by colour and hatch.

    >>> table = pd.DataFrame({"doc": ["000", "000"], "actor": ["JP", "CN"], "count": [13, 9]})
    >>> [round(bar.get_width()) for bar in mention_counts(table).axes[0].patches]
    [9, 13]
    """
    if table.empty or not table["count"].sum():
        return nothing("No mentions to show")
    shown = _busiest(table.groupby("doc", sort=True)["count"].sum(), texts)
    counted = table[table["doc"].isin(shown)]
    totals = counted.groupby(["doc", "actor"], sort=False)["count"].sum()
    rows = list(_rows(shown, _actors(table)))
    axes = new_axes(len(rows))
    bars = [row for row in rows if row.actor]
    values = [int(totals.get((row.doc, row.actor), 0)) for row in bars]
    if "kind" in table:
        _stack(axes, bars, counted)
    else:
        colours = actor_colours(_actors(table))
        axes.barh([row.place for row in bars], values, height=0.72, color=[colours[row.actor] for row in bars])
    for row, value in zip(bars, values, strict=True):
        write(axes, value, row.place, number(value, digits), color=INK, fontsize=9)
    count_axis(axes, max(values), digits)
    _name(axes, rows, _labels(table), {})
    name_axis(axes, "mentions" + _left_out(table["doc"].nunique(), len(shown)))
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
    shown = _busiest(mentions.groupby("doc", sort=True).size(), texts)
    actors = _actors(mentions)
    rows = list(_rows(shown, actors))
    axes = new_axes(len(rows))
    lengths = documents.set_index("doc")["chars"]
    colours = actor_colours(actors)
    for row in rows:
        if not row.actor:
            continue
        own = mentions[(mentions["doc"] == row.doc) & (mentions["actor"] == row.actor)]
        axes.plot([0, 100], [row.place, row.place], color=GRID, linewidth=0.8, zorder=0)
        for counted, alpha in ((True, 1.0), (False, 0.35)):
            places = own.loc[own["counted"].astype(bool) == counted, "start"] * 100 / max(int(lengths[row.doc]), 1)
            if len(places):
                axes.eventplot(
                    places.tolist(), lineoffsets=row.place, linelengths=0.72, linewidths=1.6,
                    colors=colours[row.actor], alpha=alpha,
                )  # fmt: skip
    axes.set_xlim(101, -1)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:.0f}%")
    _name(axes, rows, {}, _titles(documents))
    left_out = _left_out(mentions["doc"].nunique(), len(shown))
    name_axis(axes, "place in the text, from its beginning on the right" + left_out)
    return figure_of(axes)


def _busiest(totals: pd.Series, limit: int) -> list[str]:
    """The texts with most mentions, in the order of their names."""
    return sorted(totals.sort_values(ascending=False, kind="stable").index[:limit])


def _actors(table: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(table["actor"].sort_values()))


def _rows(docs: Sequence[str], actors: Sequence[str]) -> Iterator[_Row]:
    place = 0
    for doc in docs:
        for actor in ("", *actors):
            yield _Row(doc, actor, place)
            place += 1


def _stack(axes: Axes, bars: Sequence[_Row], counted: pd.DataFrame) -> None:
    """Draw the bars piled up by kind, with a legend above them."""
    styles = kind_styles(counted.loc[counted["count"] > 0, "kind"])
    totals = counted.groupby(["kind", "doc", "actor"], sort=False)["count"].sum()
    base = [0] * len(bars)
    for kind, (colour, hatch) in styles.items():
        widths = [int(totals.get((kind, row.doc, row.actor), 0)) for row in bars]
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
            title = shortened(titles.get(row.doc, row.doc))
            write(axes, right, row.place, title, color=FAINT, fontsize=9.5, fontweight="bold")


def _labels(table: pd.DataFrame) -> dict[str, str]:
    """``CN`` → ``چین CN``, where the table has a column of names."""
    if "label" not in table:
        return {}
    named = table.drop_duplicates("actor").dropna(subset="label")
    return {actor: f"{label} {actor}" for actor, label in zip(named["actor"], named["label"], strict=True)}


def _titles(documents: pd.DataFrame) -> dict[str, str]:
    if "title" not in documents:
        return {}
    titled = documents[documents["title"].fillna("").astype(str) != ""]
    return dict(zip(titled["doc"], titled["title"].astype(str), strict=True))


def _left_out(all_texts: int, shown: int) -> str:
    return f" ({shown} texts with most mentions of {all_texts:,})" if all_texts > shown else ""
