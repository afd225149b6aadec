"""By what name an actor goes: country, people, capital, institution or leader."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .association import check_confidence
from .citation import described
from .document_groups import DocumentGroups, check_columns, group_documents, with_metadata
from .mention_cells import METHOD, SOURCE
from .mention_kinds import kinds_asked, of_kinds
from .resampling import Ratios, check_draws, fewest_documents, ratio_intervals

_COUNTRY = ("country", "official")
_NAMED = ("demonym", "capital", "institution", "leader")
MEASURES = ("count", "country", *_NAMED, "other", "capital_share", "capital_share_low", "capital_share_high")
TAKEN = ("label", *MEASURES)


def naming(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str | Sequence[str] = "actor",
    kinds: str | Collection[str] | None = None,
    confidence: float = 0.95,
    replicates: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Whether an actor is named by its country, its people, its capital, an institution or its leader.

    Beijing for China and the Kremlin for Russia make an actor of a government; «چین» may be a land, a market, a people.
    ``mentions`` has the columns doc, actor, kind and counted, ``documents`` doc, tokens and metadata. ``by`` is "actor"
    or also a column of ``documents`` ("metadata:leader" for one that is called as one of this table), or several.
    ``kinds`` are the kinds of mention that count; None: what the gazetteer counts.

    Columns: those named by ``by``; actor; count (all these mentions); country (country and official names), demonym,
    capital, institution, leader, other (of any other kind), which add up to count; capital_share, capital ÷ (capital +
    country), with capital_share_low and capital_share_high, its interval at ``confidence``. The share is missing where
    an actor goes by neither. Only actors that a group of documents mentions have a row there. Groups as in
    :func:`~corpus.count.mentions.mention_counts`, the commonest actor first, ties in alphabetical order.

    A text keeps to its words, so that its mentions are not drawn one by one: for the interval documents are resampled
    within their group, ``replicates`` times from ``seed``, the sum of capital over that of capital and country
    together (the BCa bootstrap, Efron 1987; :func:`~corpus.count.resampling.ratio_intervals`). It is missing where
    fewer than four documents (at 0.95) name the actor by capital or country, thus always by "doc": one text does not
    tell how texts differ. So it is where all of them use the same name.

    Raises :class:`corpus.errors.OptionError` for an unknown column, kind or level of confidence.

    >>> kinds = ["capital", "country", "official", "leader"]
    >>> mentions = pd.DataFrame({"doc": "الف", "actor": "RU", "kind": kinds, "counted": True})
    >>> documents = pd.DataFrame({"doc": ["الف"], "tokens": [90]})
    >>> naming(mentions, documents)[["country", "capital", "leader", "capital_share"]].round(2).values.tolist()
    [[2.0, 1.0, 1.0, 0.33]]
    """
    check_confidence(confidence)
    check_draws(replicates, seed)
    documents = with_metadata(documents, [by] if isinstance(by, str) else by)
    names = check_columns(by, ["actor", *map(str, documents.columns)], TAKEN)
    groups = group_documents(documents, [name for name in names if name != "actor"])
    found = of_kinds(mentions, kinds)
    found = found[found["doc"].isin(documents["doc"])]
    doc = groups.docs.get_indexer(pd.Index(found["doc"])).astype(np.int64)
    cells = pd.DataFrame(
        {"doc": doc, "group": groups.number[doc], "actor": found["actor"].to_numpy(), "kind": _columns(found["kind"])}
    )
    counts = cells.groupby(["group", "actor", "kind"]).size().unstack("kind", fill_value=0)
    table = counts.reindex(columns=["country", *_NAMED, "other"], fill_value=0).astype("int64").reset_index()
    table.columns.name = None
    table["count"] = table[["country", *_NAMED, "other"]].sum(axis=1).astype("int64")
    table = table.sort_values(["group", "count", "actor"], ascending=[True, False, True], ignore_index=True)
    both = table["capital"] + table["country"]
    table["capital_share"] = (table["capital"] / both.where(both > 0)).astype(float)
    table["capital_share_low"], table["capital_share_high"] = _intervals(
        table, cells, groups, confidence=confidence, replicates=replicates, seed=seed
    )
    own = {name: groups.column(name, table["group"].to_numpy(np.int64)) for name in groups.columns}
    return described(
        table.assign(**own)[[*(name for name in names if name != "actor"), "actor", *MEASURES]],
        "naming",
        parameters={"by": by if isinstance(by, str) else tuple(names)}
        | ({} if kinds is None else {"kinds": kinds_asked(kinds)})
        | {"confidence": confidence, "replicates": replicates, "seed": seed},
        sizes={"mentions": len(found), "documents": len(documents)},
        formula=f"country = country and official names; capital_share = capital ÷ (capital + country); {METHOD}",
        source=SOURCE,
    )


def _intervals(
    table: pd.DataFrame, cells: pd.DataFrame, groups: DocumentGroups, *, confidence: float, replicates: int, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The bounds of capital_share in each row of the table, of each group of documents by itself."""
    from scipy import sparse

    low, high = np.full(len(table), np.nan), np.full(len(table), np.nan)
    for group in np.flatnonzero(groups.sizes >= fewest_documents(confidence)):
        here = np.flatnonzero(table["group"] == group)
        docs = np.flatnonzero(groups.number == group)
        counts: list[sparse.csr_array] = []
        for kinds in (["capital"], ["capital", "country"]):
            own = cells[(cells["group"] == group) & cells["kind"].isin(kinds)]
            place = np.searchsorted(docs, own["doc"]), pd.Index(table["actor"].iloc[here]).get_indexer(own["actor"])
            counts.append(sparse.coo_array((np.ones(len(own)), place), shape=(len(docs), len(here))).tocsr())
        ratios = Ratios(counts[0], counts[1], np.arange(len(here)))
        ((low[here], high[here]),) = ratio_intervals([ratios], confidence=confidence, replicates=replicates, seed=seed)
    return low, high


def _columns(kinds: pd.Series) -> list[str]:
    """The column that each kind of mention is counted in."""
    return ["country" if kind in _COUNTRY else kind if kind in _NAMED else "other" for kind in kinds]
