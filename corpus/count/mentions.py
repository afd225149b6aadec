"""Tables of who is mentioned: counts with rates, the sentences behind them, who is mentioned together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import pandas as pd

from ..errors import OptionError
from . import association
from .citation import described

_OF_MENTIONS = ("kind", "alias")  # columns of the mentions table that counts can be taken by
_NONE = "(none)"
COMENTION_COLUMNS = [
    "actor_a", "actor_b", "count", "documents", "count_a", "count_b", "expected", "log_dice", "npmi", "log_likelihood",
    "p",
]  # fmt: skip
_WINDOWS = ("sentence", "paragraph", "document")

type Window = Literal["sentence", "paragraph", "document"]


def mention_counts(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str | Sequence[str] = "doc",
    actors: Iterable[str] | None = None,
) -> pd.DataFrame:
    """How often each actor is mentioned, by document or by another column.

    ``mentions`` has the columns doc, actor, kind and counted (rows with counted False are left out); ``documents``
    has doc and tokens (words) and whatever metadata. ``by`` is "actor" (totals), "doc", "kind", "alias", a column of
    ``documents``, or several of them. ``actors`` are the ids to show, each with a row even where its count is 0; None:
    those mentioned. Texts for which the column says nothing are the group "(none)".

    Columns: those named by ``by``, actor, count, per_1000 (per 1,000 words of the group's documents; of all documents
    where ``by`` is a property of mentions), share (of the group's counted mentions of these actors), and for totals
    documents. Groups in the order of the documents or the alphabet; within one the commonest actor first, ties in
    the order of ``actors``. Raises :class:`corpus.errors.OptionError` for an unknown column.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [500, 100]})
    >>> mentions = pd.DataFrame({"doc": ["الف"], "actor": ["CN"], "kind": ["country"], "counted": [True]})
    >>> mention_counts(mentions, documents, actors=["CN", "JP"]).values.tolist()[:2]
    [['الف', 'CN', 1, 2.0, 1.0], ['الف', 'JP', 0, 0.0, 0.0]]
    """
    names = [by] if isinstance(by, str) else list(by)
    allowed = dict.fromkeys(["actor", *documents.columns, *_OF_MENTIONS])
    if unknown := [name for name in names if name not in allowed] or ([] if names else ["(none)"]):
        reason = "there is no such column to count by"
        raise OptionError(", ".join(unknown), reason, f"use one of {', '.join(allowed)}")
    counted = mentions[mentions["counted"].astype(bool)]
    ids = list(dict.fromkeys(actors)) if actors is not None else sorted(counted["actor"].unique())
    counted = counted[counted["actor"].isin(ids)]
    groups = [name for name in names if name != "actor"]
    table = _by_group(counted, documents, groups, ids) if groups else _totals(counted, documents, ids)
    return described(
        table,
        "mention counts",
        parameters={"by": by if isinstance(by, str) else tuple(names), "actors": tuple(ids)},
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


def _by_group(counted: pd.DataFrame, documents: pd.DataFrame, by: list[str], ids: list[str]) -> pd.DataFrame:
    of_documents = [name for name in by if name not in _OF_MENTIONS]
    of_mentions = [name for name in by if name in _OF_MENTIONS]
    properties = documents[list(dict.fromkeys(["doc", *of_documents]))].copy()
    properties[of_documents] = properties[of_documents].astype(object).where(properties[of_documents].notna(), _NONE)
    joined = counted[["doc", "actor", *of_mentions]].merge(properties, on="doc")
    words = _words_of_groups(properties, documents["tokens"], of_documents)
    kinds = (
        [tuple(row) for row in joined[of_mentions].drop_duplicates().sort_values(of_mentions).values]
        if of_mentions
        else [()]
    )
    sizes = joined.groupby([*of_documents, *of_mentions, "actor"]).size().to_dict()
    rows = []
    for group, total in words.items():
        for kind in kinds:
            found = [(actor, int(sizes.get((*group, *kind, actor), 0))) for actor in ids]
            found.sort(key=lambda row: -row[1])
            shared = max(sum(n for _, n in found), 1)
            rows += [(*group, *kind, actor, n, 1000 * n / total if total else 0.0, n / shared) for actor, n in found]
    table = pd.DataFrame(rows, columns=[*of_documents, *of_mentions, "actor", "count", "per_1000", "share"])
    return table[[*by, "actor", "count", "per_1000", "share"]]


def _words_of_groups(properties: pd.DataFrame, tokens: pd.Series, by: list[str]) -> dict[tuple[Any, ...], int]:
    """Words of each group of documents: in the order of the documents by doc, else in that of the alphabet."""
    if not by:
        return {(): int(tokens.sum())}
    words: dict[tuple[Any, ...], int] = {}
    for *group, number in zip(*(properties[name] for name in by), tokens, strict=True):
        words[tuple(group)] = words.get(tuple(group), 0) + int(number)
    return words if "doc" in by else dict(sorted(words.items(), key=lambda item: tuple(map(str, item[0]))))


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


def comentions(mentions: pd.DataFrame, *, window: Window = "sentence", units: int | None = None) -> pd.DataFrame:
    """How often two actors are mentioned together, in a sentence, paragraph or document, beside what chance would give.

    ``mentions`` has the columns doc, sentence, actor and counted, and paragraph where that is the ``window``. ``units``
    is how many sentences (paragraphs, documents) there are in all; None: only those with a mention, which makes every
    pair look rarer beside chance than it is.

    Columns: actor_a, actor_b (in alphabetical order), count (of units that name both), documents, count_a and count_b
    (of units that name each), expected (count_a × count_b ÷ units), log_dice (Rychlý 2008; at most 14), npmi (Bouma
    2009; above 0: oftener than by chance), log_likelihood (Dunning 1993) and p (Fisher's exact test where less than
    five are expected in a cell). Commonest pair first. Raises :class:`corpus.errors.OptionError` for an unknown
    ``window``.

    >>> mentions = pd.DataFrame({"doc": ["الف"] * 2, "sentence": [0, 0], "actor": ["RU", "CN"], "counted": True})
    >>> comentions(mentions, units=4)[["actor_a", "actor_b", "count", "expected"]].values.tolist()
    [['CN', 'RU', 1, 0.25]]
    """
    if window not in _WINDOWS:
        remedy = f"use window={' or window='.join(map(repr, _WINDOWS))}"
        raise OptionError(window, "actors are not paired within this", remedy)
    keys = ["doc"] if window == "document" else ["doc", window]
    counted = mentions[mentions["counted"].astype(bool)]
    named = counted[[*keys, "actor"]].drop_duplicates()
    total = len(named[keys].drop_duplicates()) if units is None else units
    pairs = named.merge(named, on=keys, suffixes=("_a", "_b")).query("actor_a < actor_b")
    found = pairs.groupby(["actor_a", "actor_b"])["doc"].agg(count="size", documents="nunique").reset_index()
    table = _associated(found, named["actor"].value_counts(), total)
    table = table.sort_values(["count", "actor_a", "actor_b"], ascending=[False, True, True], ignore_index=True)
    return described(
        table[COMENTION_COLUMNS],
        "comentions",
        parameters={"window": window},
        sizes={f"{window}s": total, "mentions": len(counted), "documents": counted["doc"].nunique()},
        formula=f"expected = count_a × count_b ÷ {window}s; log_dice = 14 + log2(2 count ÷ (count_a + count_b)); "
        "npmi = log2(count ÷ expected) ÷ −log2(count ÷ units)",
        source="Rychlý 2008; Bouma 2009; Dunning 1993; Fisher 1922",
    )


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
