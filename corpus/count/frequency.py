"""How often words occur."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from ..letters import ZWNJ
from ..words.collation import collation_keys
from ..words.lemmatizer import spelled_alike
from .citation import described
from .sums import HasWords, SummedCounts, word_counts
from .terms import WORD_KINDS, Unit, WordCounts

COLUMNS = ["word", "count", "per_million", "documents", "rank"]

type Groups = tuple[str, Mapping[str, object]]
"""The name of a property of documents, and its value for each document id."""


def frequencies(
    tokens: pd.DataFrame | HasWords,
    *,
    by: Unit = "lemma",
    stopwords: Collection[str] = (),
    kinds: Collection[str] = WORD_KINDS,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """How often each word occurs in a table of tokens, or in :class:`~corpus.count.Terms`.

    ``tokens`` has the columns doc, token, lemma and kind. ``by`` counts lemmas, tokens of the clean text, or surface
    forms (tokens as the raw text spells them; the table needs a column ``surface``). ``stopwords`` are left out of the
    rows but not out of the total; only tokens of ``kinds`` are counted. ``groups`` counts each group of documents by
    itself.

    Columns: word, count, per_million (per million tokens of these kinds), documents (how many have the word), rank
    (words of equal count share a rank). Commonest first, ties in Persian alphabetical order. With ``groups`` the name
    of the property comes before them, and all figures are of the group. Raises :class:`corpus.errors.OptionError` for
    an unknown ``by`` or kind, or a string in place of a list of stopwords.

    >>> from corpus.count import token_table
    >>> frequencies(token_table([("الف", "چین، ژاپن و چین")]))[["word", "count", "rank"]].values.tolist()
    [['چین', 2, 1], ['ژاپن', 1, 2], ['و', 1, 2]]
    """
    counts = word_counts(tokens, by, kinds)
    stop = bare_words(stopwords)
    table = of_each_group(counts, groups, lambda part: _table(part, stop))
    return described(
        table,
        "frequencies",
        parameters={"by": by, "stopwords": len(stopwords), "kinds": tuple(kinds)}
        | ({"groups": groups[0]} if groups else {}),
        sizes={"tokens": counts.total, "documents": counts.documents_with_words},
        formula="per_million = 1,000,000 × count ÷ tokens" + (" of the group" if groups else ""),
    )


def of_each_group(
    counts: WordCounts | SummedCounts,
    groups: Groups | None,
    make: Callable[[WordCounts | SummedCounts], pd.DataFrame],
) -> pd.DataFrame:
    """The table made of all counts, or of those of each group, one below the other behind a column with its value."""
    if groups is None:
        return make(counts)
    parts = counts.by_group(groups[1]) or [("", counts)]
    tables = [make(part) for _, part in parts]
    for (value, _), table in zip(parts, tables, strict=True):
        table.insert(0, groups[0], pd.Series([value] * len(table), dtype=object))
    return pd.concat(tables, ignore_index=True)


def _table(counts: WordCounts | SummedCounts, stop: Collection[str]) -> pd.DataFrame:
    found = np.flatnonzero(counts.frequencies)
    found = found[without(stop, counts.words[found])]
    return ranked(counts.words[found], counts.frequencies[found], counts.documents[found], counts.total)


def ranked(
    words: NDArray[np.object_], count: NDArray[np.int64], documents: NDArray[np.int64], total: int
) -> pd.DataFrame:
    """The table of frequencies: commonest first, ties in Persian alphabetical order, with rates and ranks."""
    order = by_count(words, count)
    table = pd.DataFrame({"word": words[order], "count": count[order], "documents": documents[order]})
    table["word"] = table["word"].astype(object)
    table["per_million"] = table["count"] * 1e6 / max(total, 1)
    table["rank"] = table["count"].rank(method="min", ascending=False).astype(int)
    return table[COLUMNS]


def by_count(words: Iterable[Any], *values: NDArray[Any]) -> list[int]:
    """Places in order of falling values, the first deciding, ties in Persian alphabetical order; missing ones last."""
    falling = [np.where(np.isnan(v), np.inf, -v) if v.dtype.kind == "f" else -v for v in values]
    keys = collation_keys(map(str, words))
    alphabet = np.array(sorted(range(len(keys)), key=keys.__getitem__), np.intp)
    order: list[int] = alphabet[np.lexsort([each[alphabet] for each in reversed(falling)])].tolist()
    return order


def without(stop: Collection[str], words: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Which of ``words`` are none of the stopwords, which are :func:`bare`."""
    if not stop:
        return np.ones(len(words), bool)
    return np.fromiter((bare(word) not in stop for word in words), bool, len(words))


def bare_words(words: Collection[str]) -> frozenset[str]:
    """Stopwords as they are compared; an OptionError for a single string in their place."""
    if isinstance(words, str):
        raise OptionError("stopwords", "a single string instead of several words", f"write [{words!r}]")
    listed = list(words) if isinstance(words, Iterable) else [words]
    if strange := [word for word in listed if not isinstance(word, str)]:
        raise OptionError(f"stopwords={strange[0]!r}", "this is no word", "give corpus.stopwords() or a list of words")
    return frozenset(map(bare, listed))


def bare(word: str) -> str:
    """How words and stopwords are compared: Persian letters, no half-spaces nor, in surface forms, spaces."""
    return "".join(spelled_alike(word).replace(ZWNJ, "").split())
