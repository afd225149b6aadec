"""Words and their collocates as a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke

from .blocks import in_brackets, left_out
from .collocation import MEASURES, strongest_first
from .columns import check_top
from .labels import display_words, shortened
from .measure import Boxes, pushed_apart, text_size
from .style import BLUE, INK, SKY, WIDTH, Digits, decimals, new_figure, nothing, number
from .text import font_families, shape

if TYPE_CHECKING:
    import networkx as nx

_LONGEST = 24  # characters of a word
_NODE, _COLLOCATE = 12.0, 10.0  # points: letters
_CIRCLE = (5.0, 20.0)  # points: diameters of the circles of the rarest and the most frequent collocate
_LINE = (0.6, 5.0)  # points: the weakest and the strongest line
_AROUND, _GAP = 5.0, 2.0  # points of room around a word with its circle, and between the two
_LEGEND = 0.62  # inches below the network
_PER_WORD = 0.62  # square inches of the figure for each word
_LINES = "#9a9a9a"
_SEED = 7


def collocation_network(
    table: pd.DataFrame, *, top: int = 30, measure: str = "log_dice", digits: Digits = "latin"
) -> Figure:
    """The ``top`` strongest pairs of node and collocate as a network.

    ``table`` has the columns ``node``, ``collocate``, ``count`` and the one named by ``measure`` (``log_dice``,
    ``mi``, …), as :meth:`Corpus.collocates` gives them; tables of several nodes stand one below the other. Nodes are
    words in dark boxes, collocates have a circle, larger the more often they stand near the nodes; lines are wider
    the stronger the pair is. Places come from a layout with springs that begins from fixed places; then words are
    moved until none covers another. Distances mean little: what is near is joined by shorter ways.

    >>> table = pd.DataFrame({"node": "چین", "collocate": ["روسیه", "سفر"], "count": [7, 4], "log_dice": [11.2, 9.1]})
    >>> sorted(text.get_text() for text in collocation_network(table).axes[0].texts)
    ['روسیه', 'سفر', 'چین']
    """
    check_top(top)
    if table.empty:
        return nothing("No collocates to show")
    strongest = strongest_first(table, measure)
    pairs = strongest[strongest["node"].astype(str) != strongest["collocate"].astype(str)]
    if pairs.empty:
        return nothing(f"No collocates to show: none has a finite {MEASURES.get(measure, measure)}")
    shown = pairs.head(top)
    graph = _graph(shown, measure)
    words = _words(graph)
    boxes, height = _places(graph, words)
    figure = new_figure(height + _LEGEND)
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, _LEGEND / (height + _LEGEND), 1, height / (height + _LEGEND)))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH * 72)
    axes.set_ylim(0, height * 72)
    _draw(axes, graph, words, boxes)
    _explain(figure, graph, measure, digits, in_brackets(left_out("strongest pairs", len(shown), len(pairs))))
    return figure


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the network, and what it takes to draw it; lengths are in points."""

    label: str
    node: bool
    diameter: float  # of the circle of a collocate; a node has none
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """Of the word with its circle and the room around both."""
        gap = 0.0 if self.node else _GAP
        return max(self.width, self.diameter) + 2 * _AROUND, self.height + gap + self.diameter + 2 * _AROUND


def _graph(shown: pd.DataFrame, measure: str) -> nx.Graph:
    """The pairs as edges with their measure, the words with how often they stand together with any of the others."""
    import networkx as nx  # half a second that other charts need not wait for

    graph = nx.Graph()
    nodes, collocates = shown["node"].astype(str), shown["collocate"].astype(str)
    for node, collocate, count, strength in zip(nodes, collocates, shown["count"], shown[measure], strict=True):
        if not graph.has_edge(node, collocate):  # the other way round it may stand further down, not stronger
            graph.add_edge(node, collocate, strength=float(strength), count=int(count))
    nx.set_node_attributes(graph, dict(graph.degree(weight="count")), "count")
    nx.set_node_attributes(graph, {word: word in set(nodes) for word in graph}, "node")
    return graph


def _words(graph: nx.Graph) -> dict[str, _Word]:
    labels = [shortened(label, _LONGEST) for label in display_words(list(graph))]
    most = max((data["count"] for _, data in graph.nodes(data=True) if not data["node"]), default=1)
    words = {}
    for (word, data), label in zip(graph.nodes(data=True), labels, strict=True):
        size, weight = (_NODE, "bold") if data["node"] else (_COLLOCATE, "normal")
        width, height = (72 * side for side in text_size(label, size, weight))
        diameter = 0.0 if data["node"] else _diameter(data["count"], most)
        words[word] = _Word(label, data["node"], diameter, width, height)
    return words


def _diameter(count: int, most: int) -> float:
    """The circle's area goes with the count."""
    return max(_CIRCLE[1] * float(np.sqrt(count / most)), _CIRCLE[0])


def _places(graph: nx.Graph, words: dict[str, _Word]) -> tuple[dict[str, Boxes], float]:
    """The box of each word in points, and how high in inches the network is."""
    middles = _turned(_layout(graph))
    sizes = np.array([word.size for word in words.values()])
    height = max(len(words) * _PER_WORD / WIDTH, 2.4)
    while (boxes := _in_frame(middles, sizes, height)) is None:
        height *= 1.15
    return dict(zip(words, boxes, strict=True)), height


def _layout(graph: nx.Graph) -> Boxes:
    """Where springs leave the words. What no pair joins is held together by weak springs, not to drift far apart."""
    import networkx as nx

    strengths = _scaled([data["strength"] for *_, data in graph.edges(data=True)], (1.0, 3.0))
    held = nx.Graph()
    held.add_nodes_from(graph)
    held.add_weighted_edges_from((*edge, pull) for edge, pull in zip(graph.edges, strengths, strict=True))
    # A component begins with the first of its words, which sets have no order for; the graph has.
    parts = sorted(nx.connected_components(graph), key=lambda part: min(map(list(graph).index, part)))
    centres = [max(sorted(part), key=graph.degree) for part in parts]
    held.add_weighted_edges_from((*pair, 0.4) for pair in combinations(centres, 2))
    layout = nx.spring_layout(held, seed=_SEED, iterations=300, k=1.8 / np.sqrt(len(graph)))
    return np.array([layout[word] for word in graph])


def _turned(places: Boxes) -> Boxes:
    """The layout with its longer side across and its first word, the strongest node, on the right; from 0 to 1."""
    centred = places - places.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes.T
    turned *= np.where(turned[0] < 0, -1, 1)
    spans = np.ptp(turned, axis=0)
    level = spans < 1e-6 * max(spans.max(), 1e-9)  # all on one line
    scaled = (turned - turned.min(axis=0)) / np.where(level, 1, spans)
    return np.asarray(np.where(level, 0.5, scaled))


def _in_frame(middles: Boxes, sizes: Boxes, height: float) -> Boxes | None:
    """The boxes spread over the frame, or over the middle of it where they are few."""
    frame = np.array([0, 0, WIDTH * 72, height * 72])
    spread = min((len(sizes) + 3) / 14, 1)
    at = sizes / 2 + (0.5 + (middles - 0.5) * spread) * (frame[2:] - sizes)
    return pushed_apart(np.hstack([at - sizes / 2, at + sizes / 2]), frame)


def _scaled(values: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """``values`` between the ends; in their middle where all are the same."""
    low, high = min(values), max(values)
    return [float(np.interp(v, [low, high], ends)) if high > low else sum(ends) / 2 for v in values]


def _draw(axes: Axes, graph: nx.Graph, words: dict[str, _Word], boxes: dict[str, Boxes]) -> None:
    """Lines below, then circles, then words, which a white edge parts from the lines behind them."""
    points = {word: _point(words[word], boxes[word]) for word in words}
    widths = _scaled([data["strength"] for *_, data in graph.edges(data=True)], _LINE)
    for (first, second), width in zip(graph.edges, widths, strict=True):
        ends = np.array([points[first], points[second]])
        axes.plot(ends[:, 0], ends[:, 1], color=_LINES, linewidth=width, solid_capstyle="round", zorder=1)
    for word, drawn in words.items():
        x, y = points[word]
        style: dict[str, Any] = {"color": INK, "fontsize": _COLLOCATE, "zorder": 4}
        if drawn.node:
            style = {"color": "white", "fontsize": _NODE, "fontweight": "bold", "zorder": 5}
            style["bbox"] = {"boxstyle": f"round,pad={(_AROUND - 1.5) / _NODE}", "facecolor": BLUE, "edgecolor": "none"}
        else:
            axes.plot(
                [x], [y], marker="o", markersize=drawn.diameter, color=SKY, markeredgecolor=INK, markeredgewidth=0.7,
                zorder=3,
            )  # fmt: skip
            style["path_effects"] = [withStroke(linewidth=2.5, foreground="white")]
            y -= drawn.diameter / 2 + _GAP + drawn.height / 2
        axes.text(x, y, shape(drawn.label), ha="center", va="center", family=font_families(), **style)


def _point(word: _Word, box: Boxes) -> tuple[float, float]:
    """Where lines go to: the middle of the circle, which stands above the word, or of the node's box."""
    x, y = (box[:2] + box[2:]) / 2
    return float(x), float(y if word.node else box[3] - _AROUND - word.diameter / 2)


def _explain(figure: Figure, graph: nx.Graph, measure: str, digits: Digits, remark: str) -> None:
    """Say below the network what boxes, lines and circles mean, with the values of the thinnest and the widest."""
    called = MEASURES.get(measure, measure.replace("_", " "))
    strengths = [data["strength"] for *_, data in graph.edges(data=True)]
    counts = sorted({data["count"] for _, data in graph.nodes(data=True) if not data["node"]})
    keys: list[Patch | Line2D] = [Patch(facecolor=BLUE, label=shape("node"))]
    ends = sorted({min(strengths), max(strengths)})
    for strength, width in zip(ends, _LINE if len(ends) > 1 else [sum(_LINE) / 2], strict=True):
        label = shape(f"{called} {decimals(strength, 1, digits)}")
        keys.append(Line2D([], [], color=_LINES, linewidth=width, label=label))
    keys += [
        Line2D(
            [], [], linestyle="none", marker="o", markersize=_diameter(count, counts[-1]), color=SKY,
            markeredgecolor=INK, markeredgewidth=0.7, label=shape(f"{number(count, digits)} times near a node"),
        )
        for count in dict.fromkeys([*counts[:1], *counts[-1:]])
    ]  # fmt: skip
    figure.legend(
        handles=keys, ncols=len(keys), frameon=False, loc="lower center", bbox_to_anchor=(0.5, 0.0),
        prop={"family": font_families(), "size": 9}, title=shape(remark.strip()) if remark else None,
        title_fontproperties={"family": font_families(), "size": 9}, columnspacing=1.4, handletextpad=0.6,
    )  # fmt: skip
