"""Who is mentioned together: pairs of actors, beside what chance would give, and as a network."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from numbers import Integral
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from ..errors import OptionError
from . import association
from .citation import described
from .mention_kinds import kinds_asked, of_kinds

if TYPE_CHECKING:
    import networkx as nx

COMENTION_COLUMNS = [
    "actor_a", "actor_b", "count", "documents", "count_a", "count_b", "expected", "log_dice", "npmi", "log_likelihood",
    "p",
]  # fmt: skip
_WINDOWS = ("sentence", "paragraph", "document")

type Window = Literal["sentence", "paragraph", "document"]


def comentions(
    mentions: pd.DataFrame,
    *,
    window: Window = "sentence",
    units: int | None = None,
    kinds: str | Collection[str] | None = None,
) -> pd.DataFrame:
    """How often two actors are mentioned together, in a sentence, paragraph or document, beside what chance would give.

    ``mentions`` has the columns doc, sentence, actor, kind and counted, and paragraph where that is the ``window``.
    ``units`` is how many sentences (paragraphs, documents) there are in all; None: only those with a mention, which
    makes every pair look rarer beside chance than it is. ``kinds`` are the kinds of mention that count; None: what the
    gazetteer counts.

    Columns: actor_a, actor_b (in alphabetical order), count (of units that name both), documents, count_a and count_b
    (of units that name each), expected (count_a × count_b ÷ units), log_dice (Rychlý 2008; at most 14), npmi (Bouma
    2009; above 0: oftener than by chance), log_likelihood (Dunning 1993) and p (Fisher's exact test where less than
    five are expected in a cell). Commonest pair first. Raises :class:`corpus.errors.OptionError` for an unknown
    ``window`` or kind, where ``mentions`` lack the column of the window, and for fewer ``units`` than have a mention.

    >>> mentions = pd.DataFrame({"doc": ["الف"] * 2, "sentence": [0, 0], "actor": ["RU", "CN"], "counted": True})
    >>> comentions(mentions, units=4)[["actor_a", "actor_b", "count", "expected"]].values.tolist()
    [['CN', 'RU', 1, 0.25]]
    """
    keys = unit_keys(window)
    if missing := [name for name in keys if name not in mentions]:
        remedy = f"give mentions with the column {missing[0]}, or another window"
        raise OptionError(f"window={window!r}", f"the mentions have no column {', '.join(missing)}", remedy)
    counted = of_kinds(mentions, kinds)
    named = counted[[*keys, "actor"]].drop_duplicates()
    total = _units(units, len(named[keys].drop_duplicates()), window)
    pairs = named.merge(named, on=keys, suffixes=("_a", "_b")).query("actor_a < actor_b")
    found = pairs.groupby(["actor_a", "actor_b"])["doc"].agg(count="size", documents="nunique").reset_index()
    table = _associated(found, named["actor"].value_counts(), total)
    table = table.sort_values(["count", "actor_a", "actor_b"], ascending=[False, True, True], ignore_index=True)
    return described(
        table[COMENTION_COLUMNS],
        "comentions",
        parameters={"window": window} | ({} if kinds is None else {"kinds": kinds_asked(kinds)}),
        sizes={f"{window}s": total, "mentions": len(counted), "documents": counted["doc"].nunique()},
        formula=f"expected = count_a × count_b ÷ {window}s; log_dice = 14 + log2(2 count ÷ (count_a + count_b)); "
        "npmi = log2(count ÷ expected) ÷ −log2(count ÷ units)",
        source="Rychlý 2008; Bouma 2009; Dunning 1993; Fisher 1922",
    )


def unit_keys(window: str) -> list[str]:
    """The columns of mentions that tell in which sentence, paragraph or document they stand."""
    if window not in _WINDOWS:
        remedy = f"use window={' or window='.join(map(repr, _WINDOWS))}"
        raise OptionError(window, "actors are not paired within this", remedy)
    return ["doc"] if window == "document" else ["doc", window]


def _units(units: object, named: int, window: str) -> int:
    """How many units there are in all; an OptionError for fewer than there are with a mention."""
    if units is None:
        return named
    if isinstance(units, bool) or not isinstance(units, Integral) or units < named:
        reason = f"there are {named} {window}s with a mention"
        raise OptionError(f"units={units!r}", reason, f"give the number of all {window}s, at least as many, or None")
    return int(units)


def _associated(pairs: pd.DataFrame, named: pd.Series, units: int) -> pd.DataFrame:
    """The pairs with how often each of the two is named, and what that says of their being named together."""
    a, b = (pairs[name].map(named).to_numpy(float) for name in ("actor_a", "actor_b"))
    o = pairs["count"].to_numpy(float)
    e = association.expected(a, b, units)
    return pairs.assign(
        count_a=a.astype(int),
        count_b=b.astype(int),
        expected=e,
        log_dice=association.log_dice(o, a, b),
        npmi=association.normalised_mutual_information(o, e, units),
        log_likelihood=association.pair_log_likelihood(o, a, b, units),
        p=association.exact_or_asymptotic(o, b - o, a, units - a),
    )


def network_nodes(comentions: pd.DataFrame) -> pd.DataFrame:
    """The actors of a table of co-mentions; the table itself has the edges of their network.

    Columns: actor, count (of units that name it), degree (with how many others it is named), weighted_degree (the sum
    of these counts). Most connected first, ties in alphabetical order.

    >>> table = pd.DataFrame({"actor_a": ["CN", "CN"], "actor_b": ["JP", "RU"], "count": [2, 5]})
    >>> network_nodes(table.assign(count_a=9, count_b=[3, 6])).values.tolist()
    [['CN', 9, 2, 7], ['JP', 3, 1, 2], ['RU', 6, 1, 5]]
    """
    needed = ("actor_a", "actor_b", "count", "count_a", "count_b")
    if missing := [name for name in needed if name not in comentions]:
        reason = f"it has no column {', '.join(missing)}"
        raise OptionError("the table", reason, "give what comentions() returns")
    ends = [
        comentions[[f"actor_{end}", f"count_{end}", "count"]].set_axis(["actor", "own", "count"], axis=1)
        for end in "ab"
    ]
    both = pd.concat(ends, ignore_index=True).groupby("actor")
    nodes = both.agg(count=("own", "first"), degree=("count", "size"), weighted_degree=("count", "sum")).reset_index()
    return nodes.sort_values(["degree", "actor"], ascending=[False, True], ignore_index=True)


def to_graph(comentions: pd.DataFrame, *, labels: Mapping[str, str] | None = None) -> nx.Graph:
    """A table of co-mentions as a graph of networkx, which writes it for Gephi and other programs.

    Nodes are actors with the columns of :func:`network_nodes` and their label (``labels`` by id, such as
    ``Gazetteer.shipped().labels()``; the id where there is none); edges have the measures of the pair. Numbers are
    plain Python ones, so that ``networkx.write_gexf`` and ``write_graphml`` take them. Choose the edges beforehand:
    ``to_graph(table[table["npmi"] > 0])``.

    >>> table = pd.DataFrame({"actor_a": ["CN"], "actor_b": ["RU"], "count": [5], "count_a": [9], "count_b": [6]})
    >>> graph = to_graph(table, labels={"CN": "چین"})
    >>> graph.edges["CN", "RU"]["count"], graph.nodes["CN"]["label"], graph.nodes["RU"]["count"]
    (5, 'چین', 6)
    """
    import networkx as nx  # half a second that tables need not wait for

    graph = nx.Graph()
    for node in network_nodes(comentions).to_dict("records"):
        actor = node.pop("actor")
        graph.add_node(actor, label=(labels or {}).get(actor, actor), **_plain(node))
    for edge in comentions.to_dict("records"):
        graph.add_edge(edge.pop("actor_a"), edge.pop("actor_b"), **_plain(edge))
    return graph


def _plain(attributes: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): getattr(value, "item", lambda v=value: v)() for name, value in attributes.items()}
