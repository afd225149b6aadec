"""Who is named together with whom: a matrix of pairs, and a network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from ..count.association import adjusted
from ..errors import OptionError
from ..mentions.gazetteer import DEFAULT_ACTORS
from .blocks import in_brackets, left_out
from .columns import check_columns, check_top
from .labels import shortened
from .measure import text_width
from .mentions import actor_labels
from .numerals import Digits, decimals, number
from .springs import LINE, LINES, diameter, named, network_figure
from .style import INK, SKY, WIDTH, actor_colours, figure_of, legend_below, name_axis, new_figure, nothing, settings
from .text import font_families, shape
from .wording import name_of, say

VALUES = ("count", "log_dice", "npmi", "expected")
"""What a cell of the matrix can say."""

_COLUMNS = ["actor_a", "actor_b", "count", "count_a", "count_b"]
_SIGNIFICANT = 0.05
_PAIR = 2
_CELL = 0.42  # inches: the side of a cell
_SIDE = 16  # actors in a matrix
_PALE = LinearSegmentedColormap.from_list("pale", ["#ffffff", "#7db8dc", "#0a4a78"])
_BOTH = LinearSegmentedColormap.from_list("both", ["#a8501a", "#ffffff", "#0a4a78"])
_OTHERS = "#b8bfc9"  # circles of actors without a colour of their own
_DARK = 0.62  # of the scale: beyond it numbers are white


def comention_matrix(
    table: pd.DataFrame, *, value: str = "count", top: int = _SIDE, digits: Digits | None = None
) -> Figure:
    """Pairs of actors as a matrix, which has a number where two are named together.

    ``table`` is what :meth:`Corpus.comentions` gives. ``value`` is the number in the cells, which are darker the higher
    it is: "count", "log_dice", "npmi" or "expected". NPMI has two colours, for oftener and for more rarely than by
    chance. Numbers are bold where actors are named together oftener than chance would have it (NPMI above 0, p < 0.05
    after Benjamini and Hochberg for all pairs), in brackets where more rarely. Of more than ``top`` actors those with
    most pairs are shown, the one with most on the right and above.

    >>> table = pd.DataFrame({"actor_a": ["CN"], "actor_b": ["RU"], "count": [4], "count_a": [9], "count_b": [7]})
    >>> [text.get_text() for text in comention_matrix(table).axes[0].texts]
    ['China', '4']
    """
    check_top(top)
    if top < _PAIR:
        raise OptionError(f"top={top}", "one actor makes no pair", "show at least two")
    _check_value(value)
    if table.empty:
        return nothing(say("no pairs"))
    check_columns(table, [*_COLUMNS, value], "Corpus.comentions()")
    actors = _by_pairs(table)
    shown = actors[:top]
    axes = _triangle([shortened(actor_labels(table).get(actor, actor), 22) for actor in shown])
    _cells(axes, table, shown, value, digits)
    ties = {tie for *_, tie in _placed(table, shown, value)}
    said = [say("bold") if 1 in ties else "", say("in brackets") if -1 in ties else ""]
    remarks = [*said, left_out("actors with most pairs", len(shown), len(actors))]
    name_axis(axes, name_of("pairs", value) + in_brackets(*remarks))
    return figure_of(axes)


def _check_value(value: str) -> None:
    if value not in VALUES:
        raise OptionError(f"value={value!r}", "a pair has no such number", f"use one of {', '.join(VALUES)}")


def _by_pairs(table: pd.DataFrame) -> list[str]:
    """The actors, those that are named together most often first."""
    sides = [table[[side, "count"]].set_axis(["actor", "count"], axis=1) for side in ("actor_a", "actor_b")]
    totals = pd.concat(sides).groupby("actor")["count"].sum()
    return [str(actor) for actor in totals.sort_values(ascending=False, kind="stable").index]


def _triangle(labels: list[str]) -> Axes:
    """Axes for the cells below a diagonal: rows are named on the right, columns above their first cell."""
    size, longest = len(labels), max(text_width(label, 10) for label in labels)
    cell = min(_CELL, (WIDTH - longest - 0.7) / (size - 1))
    above = max(text_width(label, 10) - place * cell for place, label in enumerate(labels[:-1])) + 0.1
    with settings():
        figure = new_figure(cell * (size - 1) + above + 0.8, width=max(cell * (size - 1) + longest + 0.7, 4.2))
        axes = figure.add_subplot()
    axes.set_xlim(size - 1.5, -0.5)
    axes.set_ylim(size - 0.5, 0.5 - above / cell)
    axes.set_aspect("equal", anchor="SE")
    axes.yaxis.tick_right()
    axes.tick_params(labelfontfamily=font_families(), length=0, colors=INK)
    axes.set_yticks(range(1, size), [shape(label) for label in labels[1:]], family=font_families())
    axes.set_xticks([])
    axes.spines[:].set_visible(False)
    for place, label in enumerate(labels[:-1]):
        axes.text(
            place, place + 0.4, shape(label), rotation=90, ha="center", va="bottom", color=INK, fontsize=10,
            family=font_families(),
        )  # fmt: skip
    return axes


def _cells(axes: Axes, table: pd.DataFrame, actors: list[str], value: str, digits: Digits | None) -> None:
    """Colour the cells below the diagonal, and write their numbers."""
    cells = list(_placed(table, actors, value))
    finite = [number_ for _, _, number_, _ in cells if np.isfinite(number_)]
    colours, scale = _scale(finite, value)
    for row, column, shown, tie in cells:
        at = float(scale(shown)) if np.isfinite(shown) else 0.5
        axes.add_patch(Rectangle((column - 0.47, row - 0.47), 0.94, 0.94, facecolor=colours(at), edgecolor="#e4e4e4"))
        dark = abs(at - 0.5) * 2 > _DARK if value == "npmi" else at > _DARK
        text = _written(shown, value, digits)
        axes.text(
            column, row, shape(f"({text})" if tie < 0 else text), ha="center", va="center", fontsize=8.5,
            color="white" if dark else INK, fontweight="bold" if tie > 0 else "normal", family=font_families(),
        )  # fmt: skip


def _placed(table: pd.DataFrame, actors: list[str], value: str) -> Iterator[tuple[int, int, float, int]]:
    """Row, column (the earlier actor's), number, and 1 or -1 for a pair oftener or rarer than by chance, else 0."""
    places = {actor: place for place, actor in enumerate(actors)}
    for a, b, shown, tie in zip(table["actor_a"], table["actor_b"], table[value], _ties(table), strict=True):
        if a in places and b in places:
            column, row = sorted((places[a], places[b]))
            yield row, column, float(shown), tie


def _ties(table: pd.DataFrame) -> list[int]:
    """For each pair 1 if it is oftener, -1 if it is rarer than by chance, 0 if it may be chance."""
    if not {"p", "npmi"} <= set(table.columns):
        return [0] * len(table)
    sure = adjusted(table["p"]) < _SIGNIFICANT
    return [int(np.sign(npmi)) if certain else 0 for npmi, certain in zip(table["npmi"], sure, strict=True)]


def _scale(values: list[float], value: str) -> tuple[LinearSegmentedColormap, Normalize]:
    if value == "npmi":
        return _BOTH, Normalize(-1, 1)
    high = max(values, default=1.0)
    low = min(0.0, min(values, default=0.0))
    return _PALE, Normalize(low, high if high > low else low + 1)


def _written(value: float, kind: str, digits: Digits | None) -> str:
    if not np.isfinite(value):
        return "–"
    return number(round(value), digits) if kind == "count" else decimals(value, 2 if kind == "npmi" else 1, digits)


def comention_network(
    table: pd.DataFrame, *, top: int = 40, value: str = "count", digits: Digits | None = None
) -> Figure:
    """The ``top`` pairs of actors with the highest ``value`` as a network.

    ``table`` is what :meth:`Corpus.comentions` gives. A circle is the larger the more sentences (paragraphs, texts)
    name the actor, a line the wider the higher the pair's ``value`` is: "count", "log_dice" or "npmi". Pairs that are
    rarer than by chance (an NPMI below 0) are no link and are left out. Places come from a layout with springs and
    mean little: what is near is joined by shorter ways.

    >>> table = pd.DataFrame({"actor_a": ["CN"], "actor_b": ["RU"], "count": [4], "count_a": [9], "count_b": [7]})
    >>> sorted(text.get_text() for text in comention_network(table).axes[0].texts)
    ['China', 'Russia']
    """
    import networkx as nx

    check_top(top)
    _check_value(value)
    if table.empty:
        return nothing(say("no pairs"))
    check_columns(table, [*_COLUMNS, value], "Corpus.comentions()")
    links = table[np.isfinite(table[value].astype(float))]
    links = links[links["npmi"] > 0] if "npmi" in links else links
    if links.empty:
        return nothing(say("no likely pairs"))
    shown = links.sort_values([value, "count"], ascending=False, kind="stable").head(top)
    graph = nx.Graph()
    sizes: dict[str, int] = {}
    for a, b, times_a, times_b, strength in shown[["actor_a", "actor_b", "count_a", "count_b", value]].values.tolist():
        graph.add_edge(a, b, strength=float(strength))
        sizes |= {a: int(times_a), b: int(times_b)}
    labels, most = actor_labels(table), max(sizes.values())
    colours = dict.fromkeys(sizes, _OTHERS) | actor_colours(set(DEFAULT_ACTORS) & set(sizes))
    names = {
        actor: named(
            shortened(labels.get(actor, actor), 24), diameter=diameter(sizes[actor], most), colour=colours[actor]
        )
        for actor in graph
    }
    figure = network_figure(graph, names)
    unit = table.attrs.get("parameters", {}).get("window", "unit")
    remark = left_out("strongest pairs", len(shown), len(links))
    _explain(figure, shown[value].astype(float), sizes, _Said(name_of("pairs", value), value, unit, digits, remark))
    return figure


class _Said(NamedTuple):
    """What the legend says, besides numbers."""

    called: str
    value: str
    unit: str
    digits: Digits | None
    remark: str


def _strength(value: float, said: _Said) -> str:
    return say("measure with value", measure=said.called, value=_written(value, said.value, said.digits))


def _explain(figure: Figure, strengths: pd.Series[float], sizes: dict[str, int], said: _Said) -> None:
    """Say below the network what lines and circles mean, with the values of the smallest and the largest."""
    ends = sorted({strengths.min(), strengths.max()})
    widths = LINE if len(ends) > 1 else [sum(LINE) / 2]
    keys = [
        Line2D(
            [],
            [],
            color=LINES,
            linewidth=width,
            label=shape(_strength(end, said)),
        )
        for end, width in zip(ends, widths, strict=True)
    ]
    counts = sorted({min(sizes.values()), max(sizes.values())})
    keys += [
        Line2D(
            [], [], linestyle="none", marker="o", markersize=diameter(count, counts[-1]), color=SKY,
            markeredgecolor=INK, markeredgewidth=0.7,
            label=shape(say(f"named in {said.unit}", n=count)),
        )
        for count in counts
    ]  # fmt: skip
    legend_below(figure, keys, said.remark)
