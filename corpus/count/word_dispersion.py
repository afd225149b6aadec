"""How evenly words are spread over the parts of a corpus: a word of one text is no word of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from .citation import described
from .frequency import bare_words, ranked, without
from .terms import WORD_KINDS, Unit, check_unit
from .word_runs import at_least_one

COLUMNS = [
    "word", "count", "per_million", "documents", "rank", "parts", "range", "dp", "dp_norm", "juilland_d", "arf",
]  # fmt: skip
_LEAST = 1e-12


def dispersion(
    tokens: pd.DataFrame,
    *,
    parts: Literal["doc"] | int = "doc",
    by: Unit = "lemma",
    stopwords: Collection[str] = (),
    kinds: Collection[str] = WORD_KINDS,
    min_count: int = 1,
) -> pd.DataFrame:
    """How evenly each word is spread over documents, or over ``parts`` stretches of equal length.

    ``tokens`` has the columns doc, token, lemma and kind, in the order of the texts. Words met less than ``min_count``
    times, and ``stopwords``, are left out of the rows only.

    Columns: those of :func:`frequencies`; parts (how many there are), range (how many have the word), dp (Gries 2008: 0
    as even as can be, towards 1 in one part only), dp_norm (dp ÷ (1 − the smallest part's share), Lijffijt & Gries
    2012), juilland_d (1 even, 0 uneven; on rates, since parts differ in size; Juilland & Chang-Rodríguez 1964) and arf
    (average reduced frequency: the count, lowered where occurrences stand together; Savický & Hlaváčová 2002; over the
    whole corpus in its order, as if its end were joined to its start). What is not defined (d of one part) is missing.
    Of rare words dp says little: read it beside count, range and parts.

    Raises :class:`corpus.errors.OptionError` for parts that are neither "doc" nor a whole number from 2 on.

    >>> from corpus.count import token_table
    >>> tokens = token_table([("الف", "چین و چین"), ("ب", "ژاپن و روسیه")])
    >>> table = dispersion(tokens, by="token").set_index("word")
    >>> table.loc[["چین", "و"], ["count", "range", "dp", "dp_norm"]].values.tolist()
    [[2.0, 1.0, 0.5, 1.0], [2.0, 2.0, 0.0, 0.0]]
    """
    check_dispersion(parts, by, min_count, kinds)
    counted = tokens[tokens["kind"].isin(list(kinds))]
    doc, _ = pd.factorize(counted["doc"].to_numpy(object))
    word, words = pd.factorize(counted[by].to_numpy(object))
    sizes = np.bincount(doc).astype(np.int64)
    places = WordPlaces(words, word, np.arange(len(word), dtype=np.int64), doc)
    return dispersion_table([places], sizes, parts=parts, by=by, stopwords=stopwords, min_count=min_count)


@dataclass(frozen=True)
class WordPlaces:
    """Where some words occur: ``words``, and for each occurrence the number of the word, its place and its document.

    Occurrences of a word are in the order of the corpus; documents are numbered along those that have words.
    """

    words: NDArray[np.object_]
    word: NDArray[np.intp]
    place: NDArray[np.int64]
    doc: NDArray[np.intp]


def check_dispersion(parts: object, by: str, min_count: object, kinds: Collection[str] = WORD_KINDS) -> None:
    """Raise an OptionError for options of :func:`dispersion` that are none."""
    check_unit(by, kinds)
    at_least_one(min_count, "min_count", "times")
    if parts != "doc" and (isinstance(parts, bool) or not isinstance(parts, int | np.integer) or parts < 2):
        raise OptionError(parts, "the corpus is not cut like this", 'use parts="doc" or a whole number from 2 on')


def dispersion_table(
    portions: Iterable[WordPlaces],
    docs: NDArray[np.int64],
    *,
    parts: Literal["doc"] | int = "doc",
    by: Unit = "lemma",
    stopwords: Collection[str] = (),
    min_count: int = 1,
) -> pd.DataFrame:
    """The table of :func:`dispersion`, of words with their places in ``portions`` that have no word in common.

    ``docs`` are the sizes of the documents that have words.
    """
    stop = bare_words(stopwords)
    total = int(docs.sum())
    sizes = _part_sizes(docs, total, parts)
    found = [_measured(portion, docs, sizes, total, parts, stop, min_count) for portion in portions]
    whole = pd.concat(found, ignore_index=True)
    table = ranked(whole["word"].to_numpy(object), whole["count"].to_numpy(), whole["documents"].to_numpy(), total)
    place = pd.Series(np.arange(len(whole)), index=whole["word"].to_numpy(object))
    measures = whole[["range", "dp", "dp_norm", "juilland_d", "arf"]].iloc[place[table["word"]]].reset_index(drop=True)
    table = pd.concat([table.assign(parts=len(sizes)), measures], axis=1)
    return described(
        table[COLUMNS],
        "dispersion",
        parameters={"parts": parts, "by": by, "stopwords": len(stopwords), "min_count": min_count},
        sizes={"tokens": total, "parts": len(sizes), "documents": len(docs)},
        formula="dp = ½ Σ |share of the word's occurrences − share of the tokens|; dp_norm = dp ÷ (1 − min share); "
        "juilland_d = 1 − (σ ÷ μ of the rates) ÷ √(parts − 1); arf = Σ min(distance, v) ÷ v, v = tokens ÷ count",
        source="Gries 2008; Lijffijt & Gries 2012; Juilland & Chang-Rodríguez 1964; Savický & Hlaváčová 2002",
    )


def _measured(
    portion: WordPlaces,
    docs: NDArray[np.int64],
    sizes: NDArray[np.int64],
    total: int,
    parts: Literal["doc"] | int,
    stop: Collection[str],
    min_count: int,
) -> pd.DataFrame:
    """The words of a portion with their counts and measures."""
    word, words = portion.word, portion.words
    part = portion.doc.astype(np.int64) if parts == "doc" else portion.place * parts // max(total, 1)
    count = np.bincount(word, minlength=len(words))
    documents = _spread(word, portion.doc, len(words), len(docs))[0]
    measures = spread_measures(word, part, count, sizes)
    arf = reduced_frequencies(word, count, portion.place, total)
    table = pd.DataFrame({"word": words, "count": count, "documents": documents, **measures, "arf": arf})
    kept = np.flatnonzero(count >= min_count)
    return table.iloc[kept[without(stop, words[kept])]]


def _part_sizes(docs: NDArray[np.int64], total: int, parts: Literal["doc"] | int) -> NDArray[np.int64]:
    """How many words each part has."""
    if parts == "doc":
        return docs
    if 0 < total < parts:
        raise OptionError(parts, f"the corpus has {total} words", "use fewer parts than words")
    borders = -(-np.arange(parts + 1, dtype=np.int64) * total // parts)  # the first place of each part
    return np.diff(borders)


def _spread(
    word: NDArray[np.intp], part: NDArray[np.intp] | NDArray[np.int64], words: int, parts: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """In how many parts each word is; then word, part and count of each pair that is there."""
    pair, count = np.unique(word.astype(np.int64) * max(parts, 1) + part, return_counts=True)
    of_word, of_part = np.divmod(pair, max(parts, 1))
    return np.bincount(of_word, minlength=words), of_word, of_part, count.astype(np.int64)


def spread_measures(
    word: NDArray[np.intp], part: NDArray[np.int64], count: NDArray[np.int64], sizes: NDArray[np.int64]
) -> dict[str, NDArray[np.float64] | NDArray[np.int64]]:
    """range, dp, dp_norm and juilland_d of each word.

    ``word`` and ``part`` are the numbers of the word and the part of each occurrence, ``count`` how often each word
    occurs, ``sizes`` how large each part is.

    >>> measures = spread_measures(np.array([0, 0]), np.array([0, 1]), np.array([2]), np.array([5, 5]))
    >>> {name: values.tolist() for name, values in measures.items()}
    {'range': [2], 'dp': [0.0], 'dp_norm': [0.0], 'juilland_d': [1.0]}
    """
    n = len(sizes)
    present, of_word, of_part, times = _spread(word, part, len(count), n)
    share = sizes / max(int(sizes.sum()), 1)
    smallest = min(share.tolist(), default=1.0)
    difference = np.abs(times / count[of_word] - share[of_part])
    # Parts without the word add their whole share.
    absent = 1 - np.bincount(of_word, share[of_part], len(count))
    dp = (np.bincount(of_word, difference, len(count)) + absent) / 2
    dp[dp < _LEAST] = 0.0
    rate = times / sizes[of_part]
    with np.errstate(divide="ignore", invalid="ignore"):
        dp_norm = dp / (1 - smallest) if n > 1 else np.full(len(count), np.nan)
        mean = np.bincount(of_word, rate, len(count)) / n
        # Squares of differences, not differences of squares, which would lose digits; absent words differ by the mean.
        squares = np.bincount(of_word, (rate - mean[of_word]) ** 2, len(count)) + (n - present) * mean**2
        variation = np.sqrt(squares / n) / mean
        d = 1 - variation / np.sqrt(n - 1) if n > 1 else np.full(len(count), np.nan)
        d[np.abs(d) < _LEAST] = 0.0
    return {"range": present, "dp": dp, "dp_norm": dp_norm, "juilland_d": d}


def reduced_frequencies(
    word: NDArray[np.intp], count: NDArray[np.int64], place: NDArray[np.int64] | None = None, total: int | None = None
) -> NDArray[np.float64]:
    """The average reduced frequency of each word: (1/v) Σ min(distance, v) with v = tokens ÷ count.

    ``word`` is the number of the word at each place of the corpus, ``count`` how often each word occurs. Distances are
    those from one occurrence to the next, the last one's around the end of the corpus to the first. Of some of the
    words only, ``place`` says where in the corpus each occurrence is, ``total`` how many words there are in all.

    >>> word = np.array([0, 1, 1, 1] * 25)
    >>> float(reduced_frequencies(word, np.bincount(word))[0])
    25.0
    """
    place = np.arange(len(word), dtype=np.int64) if place is None else place
    total = len(word) if total is None else total
    if not len(word):
        return np.zeros(len(count))
    order = np.argsort(word, kind="stable")
    of_word, at = word[order], place[order]
    first = np.ones(len(word), bool)
    first[1:] = of_word[1:] != of_word[:-1]
    before = np.roll(at, 1)
    starts = np.flatnonzero(first)
    before[starts] = at[np.roll(starts, -1) - 1] - total  # the last occurrence of the word, a round earlier
    distance = at - before
    interval = total / count
    reduced: NDArray[np.float64] = np.bincount(of_word, np.minimum(distance, interval[of_word]), len(count)) / interval
    return reduced
