"""A network laid out by springs: names with circles or in boxes, none of which covers another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from .measure import Boxes, pushed_apart, text_size
from .style import BLUE, INK, SKY, WIDTH, new_figure
from .text import font_families, shape

if TYPE_CHECKING:
    import networkx as nx

NODE, OTHER = 12.0, 10.0  # points: letters of the names in boxes, of those with circles
CIRCLE = (5.0, 20.0)  # points: diameters of the circles of the rarest and the most frequent
LINE = (0.6, 5.0)  # points: the weakest and the strongest line
LINES = "#9a9a9a"
LEGEND = 0.62  # inches below the network
_AROUND, _GAP = 5.0, 2.0  # points of room around a name with its circle, and between the two
_PER_WORD = 0.62  # square inches of the figure for each name
_SEED = 7


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the network, and what it takes to draw it; lengths are in points."""

    label: str
    node: bool  # in a box; the others have a circle
    diameter: float
    width: float
    height: float
    colour: str = SKY

    @property
    def size(self) -> tuple[float, float]:
        """Of the word with its circle and the room around both."""
        gap = 0.0 if self.node else _GAP
        return max(self.width, self.diameter) + 2 * _AROUND, self.height + gap + self.diameter + 2 * _AROUND


def named(label: str, *, node: bool = False, diameter: float = 0.0, colour: str = SKY) -> Name:
    """A name with its size: in a box (``node``), or below a circle of so many points."""
    size, weight = (NODE, "bold") if node else (OTHER, "normal")
    width, height = (72 * side for side in text_size(label, size, weight))
    return Name(label, node, 0.0 if node else diameter, width, height, colour)


def diameter(count: int, most: int) -> float:
    """The circle's area goes with the count."""
    return max(CIRCLE[1] * float(np.sqrt(count / most)), CIRCLE[0])


def network_figure(graph: nx.Graph, names: Mapping[str, Name]) -> Figure:
    """The graph, whose edges have a strength, drawn with room for a legend below it."""
    boxes, height = _places(graph, names)
    figure = new_figure(height + LEGEND)
    figure.set_layout_engine("none")
    axes = figure.add_axes((0, LEGEND / (height + LEGEND), 1, height / (height + LEGEND)))
    axes.set_axis_off()
    axes.set_xlim(0, WIDTH * 72)
    axes.set_ylim(0, height * 72)
    _draw(axes, graph, names, boxes)
    return figure


def _places(graph: nx.Graph, words: Mapping[str, Name]) -> tuple[dict[str, Boxes], float]:
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

    strengths = scaled([data["strength"] for *_, data in graph.edges(data=True)], (1.0, 3.0))
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


def scaled(values: Sequence[float], ends: tuple[float, float]) -> list[float]:
    """``values`` between the ends; in their middle where all are the same."""
    low, high = min(values), max(values)
    return [float(np.interp(v, [low, high], ends)) if high > low else sum(ends) / 2 for v in values]


def _draw(axes: Axes, graph: nx.Graph, words: Mapping[str, Name], boxes: dict[str, Boxes]) -> None:
    """Lines below, then circles, then words, which a white edge parts from the lines behind them."""
    points = {word: _point(words[word], boxes[word]) for word in words}
    widths = scaled([data["strength"] for *_, data in graph.edges(data=True)], LINE)
    for (first, second), width in zip(graph.edges, widths, strict=True):
        ends = np.array([points[first], points[second]])
        axes.plot(ends[:, 0], ends[:, 1], color=LINES, linewidth=width, solid_capstyle="round", zorder=1)
    for word, drawn in words.items():
        x, y = points[word]
        style: dict[str, Any] = {"color": INK, "fontsize": OTHER, "zorder": 4}
        if drawn.node:
            style = {"color": "white", "fontsize": NODE, "fontweight": "bold", "zorder": 5}
            style["bbox"] = {"boxstyle": f"round,pad={(_AROUND - 1.5) / NODE}", "facecolor": BLUE, "edgecolor": "none"}
        else:
            axes.plot(
                [x], [y], marker="o", markersize=drawn.diameter, color=drawn.colour,
                markeredgecolor=INK, markeredgewidth=0.7, zorder=3,
            )  # fmt: skip
            style["path_effects"] = [withStroke(linewidth=2.5, foreground="white")]
            y -= drawn.diameter / 2 + _GAP + drawn.height / 2
        axes.text(x, y, shape(drawn.label), ha="center", va="center", family=font_families(), **style)


def _point(word: Name, box: Boxes) -> tuple[float, float]:
    """Where lines go to: the middle of the circle, which stands above the word, or of the node's box."""
    x, y = (box[:2] + box[2:]) / 2
    return float(x), float(y if word.node else box[3] - _AROUND - word.diameter / 2)
