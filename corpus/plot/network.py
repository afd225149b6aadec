"""Words and their collocates as a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from .blocks import in_brackets, left_out
from .collocation import node_name, strongest_first
from .columns import check_top
from .labels import display_words, shortened
from .numerals import Digits, decimals
from .springs import LINE, LINES, Name, diameter, named, network_figure
from .style import BLUE, INK, SKY, legend_below, nothing
from .text import shape
from .wording import name_of, say

if TYPE_CHECKING:
    import networkx as nx

_LONGEST = 24  # characters of a word


def collocation_network(
    table: pd.DataFrame, *, top: int = 30, measure: str = "log_dice", digits: Digits | None = None
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
        return nothing(say("no collocates"))
    strongest = strongest_first(table, measure)
    pairs = strongest[strongest["node"].astype(str) != strongest["collocate"].astype(str)]
    if pairs.empty:
        return nothing(say("no collocates with a measure", measure=name_of("measure", measure)))
    shown = pairs.head(top)
    graph = _graph(shown, measure)
    words = _words(graph)
    figure = network_figure(graph, words)
    _explain(figure, graph, measure, digits, in_brackets(left_out("strongest pairs", len(shown), len(pairs))))
    return figure


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


def _words(graph: nx.Graph) -> dict[str, Name]:
    shown = zip(graph.nodes(data="node"), display_words(list(graph)), strict=True)
    labels = [shortened(node_name(word) if node else label, _LONGEST) for (word, node), label in shown]
    most = max((data["count"] for _, data in graph.nodes(data=True) if not data["node"]), default=1)
    return {
        word: named(label, node=data["node"], diameter=diameter(data["count"], most))
        for (word, data), label in zip(graph.nodes(data=True), labels, strict=True)
    }


def _explain(figure: Figure, graph: nx.Graph, measure: str, digits: Digits | None, remark: str) -> None:
    """Say below the network what boxes, lines and circles mean, with the values of the thinnest and the widest."""
    called = name_of("measure", measure)
    strengths = [data["strength"] for *_, data in graph.edges(data=True)]
    counts = sorted({data["count"] for _, data in graph.nodes(data=True) if not data["node"]})
    keys: list[Patch | Line2D] = [Patch(facecolor=BLUE, label=shape(say("node")))]
    ends = sorted({min(strengths), max(strengths)})
    for strength, width in zip(ends, LINE if len(ends) > 1 else [sum(LINE) / 2], strict=True):
        label = shape(say("measure with value", measure=called, value=decimals(strength, 1, digits)))
        keys.append(Line2D([], [], color=LINES, linewidth=width, label=label))
    keys += [
        Line2D(
            [], [], linestyle="none", marker="o", markersize=diameter(count, counts[-1]), color=SKY,
            markeredgecolor=INK, markeredgewidth=0.7, label=shape(say("times near a node", n=count)),
        )
        for count in dict.fromkeys([*counts[:1], *counts[-1:]])
    ]  # fmt: skip
    legend_below(figure, keys, remark.strip())
