"""How varied the words of a text are, by measures that do not depend on its length.

The plain type/token ratio falls as a text grows, so it must not be compared between texts of different length; it
stands in the table since readers ask for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .citation import described
from .frequency import Groups
from .terms import WORD_KINDS, Unit, check_unit
from .word_runs import at_least_one

COLUMNS = ["tokens", "types", "hapaxes", "ttr", "mattr", "mtld", "hdd", "yule_k"]
_FACTOR = 0.72  # the ratio at which a stretch of text is used up (McCarthy & Jarvis 2010)
_DRAWN = 42  # words drawn for HD-D (McCarthy & Jarvis 2007)


def diversity(
    tokens: pd.DataFrame,
    *,
    by: Unit = "lemma",
    window: int = 50,
    kinds: Collection[str] = WORD_KINDS,
    groups: Groups | None = None,
) -> pd.DataFrame:
    """How varied the words of each document, or group of documents, are.

    ``tokens`` has the columns doc, token, lemma and kind, in the order of the texts. Columns: doc (or the name of the
    groups); tokens, types, hapaxes (words met once); ttr (types ÷ tokens, which depends on length); mattr (the mean
    ratio of all stretches of ``window`` words, Covington & McFall 2010); mtld (the mean length of stretches whose ratio
    stays above 0.72, read in both directions; McCarthy & Jarvis 2010); hdd (the ratio to be expected of 42 words drawn,
    McCarthy & Jarvis 2007); yule_k (10,000 × (Σ count² − tokens) ÷ tokens², small where words are varied; Yule 1944).
    What a text is too short for is missing. Raises :class:`corpus.errors.OptionError` for a window that is no whole
    number from 1 on.

    >>> from corpus.count import token_table
    >>> diversity(token_table([("الف", "چین و ژاپن و چین")]), window=2)[["tokens", "types", "mattr"]].values.tolist()
    [[5.0, 3.0, 1.0]]
    """
    check_unit(by, kinds)
    at_least_one(window, "window", "words")
    counted = tokens[tokens["kind"].isin(list(kinds))]
    names = counted["doc"] if groups is None else counted["doc"].map(lambda doc: groups[1][doc])
    word = pd.factorize(counted[by].to_numpy(object))[0].astype(np.int64)
    group, found = pd.factorize(names.to_numpy(object))
    order = np.argsort(group, kind="stable")
    borders = np.searchsorted(group[order], np.arange(len(found) + 1))
    rows = [_row(word[order[begin:end]], window) for begin, end in pairwise(borders.tolist())]
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.insert(0, groups[0] if groups else "doc", found)
    return described(
        table.astype({"tokens": "int64", "types": "int64", "hapaxes": "int64"}),
        "diversity",
        parameters={"by": by, "window": window} | ({"groups": groups[0]} if groups else {}),
        sizes={"tokens": len(counted), "groups": len(found)},
        formula="mattr = mean of types ÷ window over all windows; mtld = tokens ÷ stretches with a ratio above 0.72; "
        "hdd = Σ P(word among 42 drawn) ÷ 42; yule_k = 10,000 (Σ count² − tokens) ÷ tokens²",
        source="Covington & McFall 2010; McCarthy & Jarvis 2007, 2010; Yule 1944",
    )


def _row(word: NDArray[np.int64], window: int) -> tuple[float, ...]:
    count = np.unique(word, return_counts=True)[1].astype(float)
    n = float(count.sum())
    forward, backward = _factors(word), _factors(word[::-1])
    mtld = (n / forward + n / backward) / 2 if forward and backward else float("nan")
    return (
        n,
        len(count),
        int((count == 1).sum()),
        len(count) / n,
        moving_ratio(word, window),
        mtld,
        drawn_ratio(count),
        1e4 * float((count**2).sum() - n) / n**2,
    )


def moving_ratio(word: NDArray[np.int64], window: int) -> float:
    """MATTR: the mean type/token ratio of all windows; missing where the text is shorter than one.

    Each place counts in those windows in which it is the first of its word.

    >>> round(moving_ratio(np.array([0, 1, 0, 2]), 3), 6)
    0.833333
    """
    n = len(word)
    if n < window:
        return float("nan")
    place = np.arange(n)
    order = np.argsort(word, kind="stable")
    before = np.full(n, -1)
    again = word[order][1:] == word[order][:-1]
    before[order[1:][again]] = order[:-1][again]
    first_window = np.maximum(np.maximum(before + 1, place - window + 1), 0)
    last_window = np.minimum(place, n - window)
    types = np.maximum(last_window - first_window + 1, 0).sum()
    return float(types / (window * (n - window + 1)))


def _factors(word: NDArray[np.int64]) -> float:
    """How many stretches the text has whose ratio falls to the factor, the last one by its share (MTLD)."""
    whole, ratio = 0, 1.0
    for ratio in _ratios(word.tolist()):
        if ratio <= _FACTOR:
            whole += 1
    return whole + ((1 - ratio) / (1 - _FACTOR) if ratio > _FACTOR else 0.0)


def _ratios(words: list[int]) -> Iterator[float]:
    """The type/token ratio of the stretch so far, at each word; a stretch ends when its ratio falls to the factor."""
    seen: set[int] = set()
    length = 0
    for word in words:
        seen.add(word)
        length += 1
        ratio = len(seen) / length
        yield ratio
        if ratio <= _FACTOR:
            seen.clear()
            length = 0


def drawn_ratio(count: NDArray[np.float64], drawn: int = _DRAWN) -> float:
    """HD-D: the ratio to be expected of ``drawn`` words, drawn without putting back; missing for shorter texts.

    ``count`` is how often each word occurs.

    >>> round(drawn_ratio(np.array([1.0] * 50)), 6)
    1.0
    """
    from scipy.stats import hypergeom

    n = int(count.sum())
    if n < drawn:
        return float("nan")
    times, words = np.unique(count, return_counts=True)
    absent = hypergeom.pmf(0, n, times.astype(int), drawn)
    return float((words * (1 - absent)).sum() / drawn)
