"""How often words and runs of words occur."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import OptionError
from ..letters import ZWNJ
from ..words.collation import collation_key
from ..words.lemmatizer import spelled_alike
from .citation import described

WORD_KINDS = ("word", "acronym", "hashtag")
"""Kinds of tokens that are counted as words unless the caller says otherwise."""

COLUMNS = ["word", "count", "per_million", "documents", "rank"]
_KINDS = frozenset(("word", "number", "date", "time", "url", "hashtag", "acronym", "punctuation"))


def frequencies(
    tokens: pd.DataFrame,
    *,
    by: Literal["lemma", "token"] = "lemma",
    stopwords: Collection[str] = (),
    kinds: Collection[str] = WORD_KINDS,
) -> pd.DataFrame:
    """How often each word occurs in a table of tokens.

    ``tokens`` has the columns doc, token, lemma and kind. ``by`` counts lemmas or tokens as written; ``stopwords``
    are left out of the rows but not out of the total; only tokens of ``kinds`` are counted.

    Columns: word, count, per_million (per million tokens of these kinds), documents (how many have the word), rank
    (words of equal count share a rank). Commonest first, ties in Persian alphabetical order. Raises
    :class:`corpus.errors.OptionError` for an unknown ``by`` or kind, or a string in place of a list of stopwords.

    >>> from corpus.count import token_table
    >>> frequencies(token_table([("الف", "چین، ژاپن و چین")]))[["word", "count", "rank"]].values.tolist()
    [['چین', 2, 1], ['ژاپن', 1, 2], ['و', 1, 2]]
    """
    _check(by, kinds)
    if isinstance(stopwords, str):
        raise OptionError("stopwords", "a single string instead of several words", f"write [{stopwords!r}]")
    counted = tokens.loc[tokens["kind"].isin(list(kinds)), ["doc", by]]
    table = _counts(counted["doc"], counted[by], len(counted))
    if stopwords:
        stop = {_bare(word) for word in stopwords}
        kept = np.fromiter((_bare(word) not in stop for word in table["word"]), bool, len(table))
        table = table[kept].reset_index(drop=True)
        table["rank"] = _ranks(table["count"])
    return described(
        table,
        "frequencies",
        parameters={"by": by, "stopwords": len(stopwords), "kinds": tuple(kinds)},
        sizes={"tokens": len(counted), "documents": counted["doc"].nunique()},
        formula="per_million = 1,000,000 × count ÷ tokens",
    )


def ngrams(
    tokens: pd.DataFrame,
    n: int = 2,
    *,
    by: Literal["lemma", "token"] = "token",
    kinds: Collection[str] = WORD_KINDS,
) -> pd.DataFrame:
    """How often each run of ``n`` words occurs, within sentences and without a sign between the words.

    ``tokens`` has the columns doc, sentence, token, lemma and kind, in the order of the text. The columns are those
    of :func:`frequencies`, the words of a run joined by spaces, per_million per million runs. Raises
    :class:`corpus.errors.OptionError` when ``n`` is no positive whole number.

    >>> from corpus.count import token_table
    >>> table = token_table([("الف", "آسیای مرکزی. مرکزی، آسیای مرکزی")])
    >>> ngrams(table, 2)[["word", "count"]].values.tolist()
    [['آسیای مرکزی', 2]]
    """
    _check(by, kinds)
    if isinstance(n, bool) or not isinstance(n, int) or n < 1:
        raise OptionError(n, "not a number of words", "give n as a whole number from 1 on")
    fits = tokens["kind"].isin(list(kinds)).to_numpy(bool)
    # A run is allowed where all its tokens fit and the first and last are of one sentence of one document.
    group = tokens.groupby(["doc", "sentence"], sort=False).ngroup().to_numpy()
    last = max(len(tokens) - n + 1, 0)
    allowed = np.ones(last, bool)
    for shift in range(n):
        allowed &= fits[shift : shift + last]
    allowed &= group[:last] == group[n - 1 : n - 1 + last]
    at = np.flatnonzero(allowed)
    words = tokens[by].to_numpy(object)
    runs = pd.Series(
        [" ".join(run) for run in zip(*(words[at + shift] for shift in range(n)), strict=True)], dtype=object
    )
    docs = pd.Series(tokens["doc"].to_numpy(object)[at], dtype=object)
    return described(
        _counts(docs, runs, len(at)),
        f"{n}-grams",
        parameters={"n": n, "by": by, "kinds": tuple(kinds)},
        sizes={"runs": len(at), "documents": tokens["doc"].nunique()},
        formula="per_million = 1,000,000 × count ÷ runs",
    )


def _check(by: str, kinds: Collection[str]) -> None:
    if by not in ("lemma", "token"):
        raise OptionError(by, "words are not counted by this", 'use by="lemma" or by="token"')
    if isinstance(kinds, str) or not kinds or not _KINDS.issuperset(kinds):
        raise OptionError(kinds, "no kinds of tokens", f"use some of {', '.join(sorted(_KINDS))}")


def _counts(docs: pd.Series, words: pd.Series, total: int) -> pd.DataFrame:
    codes, types = pd.factorize(words.to_numpy(object))
    doc_codes, doc_ids = pd.factorize(docs.to_numpy(object))
    counts = np.bincount(codes, minlength=len(types))
    pairs = np.unique(codes.astype(np.int64) * max(len(doc_ids), 1) + doc_codes)
    documents = np.bincount(pairs // max(len(doc_ids), 1), minlength=len(types))
    keys = [collation_key(str(word)) for word in types]
    order = sorted(range(len(types)), key=lambda i: (-counts[i], keys[i]))
    table = pd.DataFrame({"word": types[order], "count": counts[order], "documents": documents[order]})
    table["per_million"] = table["count"] * 1e6 / max(total, 1)
    table["rank"] = _ranks(table["count"])
    return table[COLUMNS]


def _ranks(counts: pd.Series) -> pd.Series:
    return counts.rank(method="min", ascending=False).astype(int)


def _bare(word: str) -> str:
    """How words and stopwords are compared: Persian letters, no half-spaces."""
    return spelled_alike(word).replace(ZWNJ, "")
