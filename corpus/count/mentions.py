"""Tables of who is mentioned: counts with rates, the sentences behind them, who is mentioned together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Literal

import pandas as pd

from ..errors import OptionError
from .citation import described

COMENTION_COLUMNS = ["actor_a", "actor_b", "count", "documents"]


def mention_counts(
    mentions: pd.DataFrame, documents: pd.DataFrame, *, by: str = "doc", actors: Iterable[str] | None = None
) -> pd.DataFrame:
    """How often each actor is mentioned, by document or by another column.

    ``mentions`` has the columns doc, actor, kind and counted (rows with counted False are left out); ``documents``
    has doc and tokens (words) and whatever metadata. ``by`` is "actor" (totals), "doc", "kind" or another column of
    either table. ``actors`` are the ids to show, each with a row even where its count is 0; None: those mentioned.

    Columns: the one named by ``by``, actor, count, per_1000 (per 1,000 words of the group; of all documents where
    ``by`` is a property of mentions), share (of the group's counted mentions of these actors), and for totals
    documents. Groups in the order of the documents or the alphabet; within one the commonest actor first, ties in
    the order of ``actors``. Raises :class:`corpus.errors.OptionError` for an unknown column.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [500, 100]})
    >>> mentions = pd.DataFrame({"doc": ["الف"], "actor": ["CN"], "kind": ["country"], "counted": [True]})
    >>> mention_counts(mentions, documents, actors=["CN", "JP"]).values.tolist()[:2]
    [['الف', 'CN', 1, 2.0, 1.0], ['الف', 'JP', 0, 0.0, 0.0]]
    """
    if by not in ("actor", *mentions.columns, *documents.columns):
        columns = dict.fromkeys([*mentions.columns, *documents.columns])
        raise OptionError(by, "there is no such column to count by", f"use one of {', '.join(columns)}")
    counted = mentions[mentions["counted"].astype(bool)]
    ids = list(dict.fromkeys(actors)) if actors is not None else sorted(counted["actor"].unique())
    counted = counted[counted["actor"].isin(ids)]
    table = _totals(counted, documents, ids) if by == "actor" else _by_group(counted, documents, by, ids)
    return described(
        table,
        "mention counts",
        parameters={"by": by, "actors": tuple(ids)},
        sizes={"mentions": len(counted), "words": int(documents["tokens"].sum()), "documents": len(documents)},
        formula="per_1000 = 1,000 × count ÷ words; share = count ÷ counted mentions of the group",
    )


def _totals(counted: pd.DataFrame, documents: pd.DataFrame, ids: list[str]) -> pd.DataFrame:
    groups = counted.groupby("actor")["doc"]
    table = pd.DataFrame({"actor": ids})
    table["count"] = table["actor"].map(groups.size()).fillna(0).astype(int)
    table["per_1000"] = _rate(table["count"], pd.Series(documents["tokens"].sum(), index=table.index))
    table["share"] = table["count"] / max(len(counted), 1)
    table["documents"] = table["actor"].map(groups.nunique()).fillna(0).astype(int)
    return table.sort_values("count", ascending=False, kind="stable", ignore_index=True)


def _by_group(counted: pd.DataFrame, documents: pd.DataFrame, by: str, ids: list[str]) -> pd.DataFrame:
    if by in documents.columns:
        group_of = documents.set_index("doc")[by] if by != "doc" else documents.set_index("doc").index.to_series()
        words = documents.groupby(by, sort=by != "doc")["tokens"].sum()
        keys = counted["doc"].map(group_of)
    else:
        words = pd.Series(documents["tokens"].sum(), index=sorted(counted[by].unique()))
        keys = counted[by]
    sizes = counted.groupby([keys.rename(by), counted["actor"]]).size()
    rows = [(group, actor, int(sizes.get((group, actor), 0))) for group in words.index for actor in ids]
    table = pd.DataFrame(rows, columns=[by, "actor", "count"])
    table["per_1000"] = _rate(table["count"], table[by].map(words))
    in_group = table.groupby(by, sort=False)["count"].transform("sum")
    table["share"] = table["count"] / in_group.clip(lower=1)
    order = pd.DataFrame({"group": table[by].map({g: i for i, g in enumerate(words.index)}), "count": -table["count"]})
    return table.loc[order.sort_values(["group", "count"], kind="stable").index].reset_index(drop=True)


def _rate(counts: pd.Series, words: pd.Series) -> pd.Series:
    """Per 1,000 words; 0 where there are no words."""
    return (1000 * counts / words.where(words > 0)).fillna(0.0)


def evidence(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentence behind every mention.

    ``mentions`` has doc and sentence, ``sentences`` has doc, sentence and text. The result has the rows and columns
    of ``mentions`` in their order, and the column sentence_text.

    >>> mentions = pd.DataFrame({"doc": ["الف"], "sentence": [0], "text": ["چین"], "actor": ["CN"]})
    >>> sentences = pd.DataFrame({"doc": ["الف"], "sentence": [0], "text": ["به چین رفت."]})
    >>> evidence(mentions, sentences)["sentence_text"].tolist()
    ['به چین رفت.']
    """
    texts = sentences[["doc", "sentence", "text"]].rename(columns={"text": "sentence_text"})
    table = mentions.merge(texts, on=["doc", "sentence"], how="left", validate="many_to_one")
    return described(table, "evidence", parameters={}, sizes={"mentions": len(table)})


def comentions(mentions: pd.DataFrame, *, window: Literal["sentence", "document"] = "sentence") -> pd.DataFrame:
    """How often two actors are mentioned in the same sentence or document.

    Columns: actor_a, actor_b (in alphabetical order), count (sentences or documents that name both), documents.
    Commonest pair first. Raises :class:`corpus.errors.OptionError` for an unknown ``window``.

    >>> mentions = pd.DataFrame({"doc": ["الف"] * 2, "sentence": [0, 0], "actor": ["RU", "CN"], "counted": True})
    >>> comentions(mentions)[["actor_a", "actor_b", "count"]].values.tolist()
    [['CN', 'RU', 1]]
    """
    if window not in ("sentence", "document"):
        raise OptionError(window, "actors are not paired within this", 'use window="sentence" or window="document"')
    counted = mentions[mentions["counted"].astype(bool)]
    keys = ["doc", "sentence"] if window == "sentence" else ["doc"]
    rows = [
        (*pair, window_key[0])
        for window_key, group in counted.groupby(keys, sort=False)["actor"]
        for pair in combinations(sorted(set(group)), 2)
    ]
    found = pd.DataFrame(rows, columns=["actor_a", "actor_b", "doc"])
    pairs = found.groupby(["actor_a", "actor_b"])["doc"]
    table = pairs.agg(count="size", documents="nunique").reset_index()[COMENTION_COLUMNS]
    table = table.sort_values(["count", "actor_a", "actor_b"], ascending=[False, True, True], ignore_index=True)
    return described(
        table,
        "comentions",
        parameters={"window": window},
        sizes={"mentions": len(counted), "documents": counted["doc"].nunique()},
    )
