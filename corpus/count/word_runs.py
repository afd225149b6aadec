"""How often runs of words occur."""

from __future__ import annotations

from collections.abc import Collection
from numbers import Integral

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from .citation import described
from .frequency import Groups, bare_words, of_each_group, ranked, without
from .sums import SummedCounts
from .terms import WORD_KINDS, Unit, WordCounts, check_unit


def ngrams(
    tokens: pd.DataFrame,
    n: int = 2,
    *,
    by: Unit = "token",
    kinds: Collection[str] = WORD_KINDS,
    stopwords: Collection[str] = (),
    min_count: int = 1,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """How often each run of ``n`` words occurs, within sentences and without a sign between the words.

    ``tokens`` has the columns doc, sentence, token, lemma and kind, in the order of the text. Runs that begin or end
    with one of ``stopwords`` are left out of the rows, as are those met less than ``min_count`` times; both stay in the
    total. The columns are those of :func:`frequencies`, the words of a run joined by spaces, per_million per million
    runs. Raises :class:`corpus.errors.OptionError` when ``n`` or ``min_count`` is no positive whole number.

    >>> from corpus.count import token_table
    >>> table = token_table([("الف", "آسیای مرکزی. مرکزی، آسیای مرکزی")])
    >>> ngrams(table, 2)[["word", "count"]].values.tolist()
    [['آسیای مرکزی', 2]]
    """
    check_runs(n, by, min_count, kinds)
    counts, stopped = run_counts(tokens, n, by=by, kinds=kinds, stopwords=stopwords)
    return runs_table(
        counts, stopped, n, by=by, kinds=kinds, stopwords=len(stopwords), min_count=min_count, groups=groups
    )


def check_runs(n: int, by: str, min_count: int, kinds: Collection[str] = WORD_KINDS) -> None:
    """Raise an OptionError for options of :func:`ngrams` that are none."""
    check_unit(by, kinds)
    at_least_one(n, "n", "words")
    at_least_one(min_count, "min_count", "times")


def run_counts(
    tokens: pd.DataFrame,
    n: int = 2,
    *,
    by: Unit = "token",
    kinds: Collection[str] = WORD_KINDS,
    stopwords: Collection[str] = (),
) -> tuple[WordCounts, frozenset[str]]:
    """The runs of ``n`` words with their counts by document, and those that begin or end with a stopword."""
    return _runs(tokens, n, by, kinds, bare_words(stopwords))


def runs_table(
    counts: WordCounts | SummedCounts,
    stopped: Collection[str],
    n: int,
    *,
    by: Unit = "token",
    kinds: Collection[str] = WORD_KINDS,
    stopwords: int = 0,
    min_count: int = 1,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """The table of :func:`ngrams`, of counts of runs without those in ``stopped``; ``stopwords`` is their number."""
    table = of_each_group(counts, groups, lambda part: _table(part, stopped, min_count))
    return described(
        table,
        f"{n}-grams",
        parameters={"n": n, "by": by, "kinds": tuple(kinds)}
        | ({"stopwords": stopwords} if stopwords else {})
        | ({"min_count": min_count} if min_count > 1 else {})
        | ({"groups": groups[0]} if groups else {}),
        sizes={"runs": counts.total, "documents": counts.documents_with_words},
        formula="per_million = 1,000,000 × count ÷ runs" + (" of the group" if groups else ""),
    )


def at_least_one(value: object, name: str, what: str) -> None:
    """Raise an OptionError when ``value`` is no whole number from 1 on."""
    if isinstance(value, bool) or not isinstance(value, Integral) or value < 1:
        raise OptionError(value, f"not a number of {what}", f"give {name} as a whole number from 1 on")


def _runs(
    tokens: pd.DataFrame, n: int, by: Unit, kinds: Collection[str], stop: Collection[str]
) -> tuple[WordCounts, frozenset[str]]:
    """The runs of ``n`` words with their counts by document, and those that begin or end with a stopword."""
    doc, docs = pd.factorize(tokens["doc"].to_numpy(object))
    word, words = pd.factorize(tokens[by].to_numpy(object))
    at = _beginnings(tokens, doc, n, kinds)
    # Runs are numbered word by word: the number of the run so far and the next word make a new one.
    code = word[at].astype(np.int64)
    for shift in range(1, n):
        code = np.unique(code * max(len(words), 1) + word[at + shift], return_inverse=True)[1]
    _, first, code = np.unique(code, return_index=True, return_inverse=True)
    texts = np.array([" ".join(words[word[place : place + n]]) for place in at[first]], object)
    kept = without(stop, words)
    stopped = texts[~(kept[word[at[first]]] & kept[word[at[first] + n - 1]])] if len(texts) else texts
    ones = np.ones(len(at), np.int64)
    return WordCounts(tuple(docs), texts, doc[at].astype(np.int64), code.astype(np.int64), ones), frozenset(stopped)


def _beginnings(tokens: pd.DataFrame, doc: NDArray[np.intp], n: int, kinds: Collection[str]) -> NDArray[np.intp]:
    """The tokens at which a run begins: it and the next ones are words, the last of the same sentence."""
    fits = tokens["kind"].isin(list(kinds)).to_numpy(bool)
    sentence = sentence_codes(doc, tokens["sentence"].to_numpy(np.int64))
    last = max(len(tokens) - n + 1, 0)
    allowed = np.ones(last, bool)
    for shift in range(n):
        allowed &= fits[shift : shift + last]
    return np.flatnonzero(allowed & (sentence[:last] == sentence[n - 1 : n - 1 + last]))


def sentence_codes(doc: NDArray[np.intp], sentence: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each token that is the same within a sentence of a document and differs from its neighbours'."""
    changes = np.ones(len(doc), bool)
    changes[1:] = (doc[1:] != doc[:-1]) | (sentence[1:] != sentence[:-1])
    return np.cumsum(changes)


def _table(counts: WordCounts | SummedCounts, stopped: Collection[str], min_count: int) -> pd.DataFrame:
    found = np.flatnonzero(counts.frequencies >= min_count)
    found = found[[run not in stopped for run in counts.words[found]]] if stopped else found
    return ranked(counts.words[found], counts.frequencies[found], counts.documents[found], counts.total)
