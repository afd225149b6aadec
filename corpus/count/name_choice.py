"""By what name an actor goes: country, people, capital, institution or leader."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from .citation import described
from .document_groups import check_columns, group_documents
from .mention_kinds import kinds_asked, of_kinds
from .proportions import wilson_interval

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
) -> pd.DataFrame:
    """Whether an actor is named by its country, its people, its capital, an institution or its leader.

    Beijing for China and the Kremlin for Russia make an actor of a government; «چین» may be a land, a market, a people.
    ``mentions`` has the columns doc, actor, kind and counted, ``documents`` doc, tokens and metadata. ``by`` is "actor"
    or also a column of ``documents``, or several. ``kinds`` are the kinds of mention that count; None: what the
    gazetteer counts.

    Columns: those named by ``by``; actor; count (all these mentions); country (country and official names), demonym,
    capital, institution, leader, other (of any other kind), which add up to count; capital_share, capital ÷ (capital +
    country), with capital_share_low and capital_share_high, its Wilson interval at ``confidence``. The share is missing
    where an actor goes by neither. The interval takes mentions as drawn one by one; since a text keeps to its words, it
    is rather too narrow. Only actors that a group of documents mentions have a row there. Groups in the order of the
    documents or the alphabet, the commonest actor first, ties in alphabetical order.

    Raises :class:`corpus.errors.OptionError` for an unknown column, kind or level of confidence.

    >>> kinds = ["capital", "country", "official", "leader"]
    >>> mentions = pd.DataFrame({"doc": "الف", "actor": "RU", "kind": kinds, "counted": True})
    >>> documents = pd.DataFrame({"doc": ["الف"], "tokens": [90]})
    >>> naming(mentions, documents)[["country", "capital", "leader", "capital_share"]].round(2).values.tolist()
    [[2.0, 1.0, 1.0, 0.33]]
    """
    names = check_columns(by, ["actor", *map(str, documents.columns)], TAKEN)
    groups = group_documents(documents, [name for name in names if name != "actor"])
    found = of_kinds(mentions, kinds)
    found = found[found["doc"].isin(documents["doc"])]
    number = groups.number[groups.docs.get_indexer(pd.Index(found["doc"]))]
    cells = pd.DataFrame({"group": number, "actor": found["actor"].to_numpy(), "kind": _columns(found["kind"])})
    counts = cells.groupby(["group", "actor", "kind"]).size().unstack("kind", fill_value=0)
    table = counts.reindex(columns=["country", *_NAMED, "other"], fill_value=0).astype("int64").reset_index()
    table.columns.name = None
    table["count"] = table[["country", *_NAMED, "other"]].sum(axis=1).astype("int64")
    table = table.sort_values(["group", "count", "actor"], ascending=[True, False, True], ignore_index=True)
    both = table["capital"] + table["country"]
    table["capital_share"] = (table["capital"] / both.where(both > 0)).astype(float)
    table["capital_share_low"], table["capital_share_high"] = wilson_interval(
        table["capital"], both, confidence=confidence
    )
    own = {name: groups.column(name, table["group"].to_numpy(np.int64)) for name in groups.columns}
    return described(
        table.assign(**own)[[*(name for name in names if name != "actor"), "actor", *MEASURES]],
        "naming",
        parameters={"by": by if isinstance(by, str) else tuple(names)}
        | ({} if kinds is None else {"kinds": kinds_asked(kinds)})
        | {"confidence": confidence},
        sizes={"mentions": len(found), "documents": len(documents)},
        formula="country = country and official names; capital_share = capital ÷ (capital + country); Wilson interval",
        source="Wilson 1927",
    )


def _columns(kinds: pd.Series) -> list[str]:
    """The column that each kind of mention is counted in."""
    return ["country" if kind in _COUNTRY else kind if kind in _NAMED else "other" for kind in kinds]
