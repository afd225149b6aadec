"""Which words a span of the text covers."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

type Integers = NDArray[np.int64]


def words_touched(
    doc: Integers, start: Integers, end: Integers, docs: Iterable[object], spans: pd.DataFrame
) -> tuple[Integers, Integers]:
    """The first and the last word that each of ``spans`` (doc, start, end) has a letter of.

    Words are given in the order of the texts, by the number of their document among ``docs``, start and end. The first
    is behind the last for a span that has a letter of none.

    >>> doc, start, end = (np.array(column) for column in ([0, 0, 0], [0, 4, 9], [3, 8, 12]))
    >>> first, last = words_touched(doc, start, end, ["الف"], pd.DataFrame({"doc": ["الف"], "start": [5], "end": [10]}))
    >>> first.tolist(), last.tolist()
    ([1], [2])
    """
    code = {name: number for number, name in enumerate(docs)}
    of_span = spans["doc"].map(code).fillna(-1).to_numpy(np.int64)
    begin, stop = (spans[name].to_numpy(np.int64) for name in ("start", "end"))
    # One number a place, documents one after the other: both tables are in its order.
    width = int(max(end.max(initial=0), stop.max(initial=0))) + 1
    first = np.searchsorted(doc * width + end, of_span * width + begin, side="right")
    last = np.searchsorted(doc * width + start, of_span * width + stop) - 1
    return first, last


def covered(length: int, first: Integers, last: Integers) -> NDArray[np.bool_]:
    """Which of ``length`` words stand in one of the runs from ``first`` to ``last``.

    >>> covered(4, np.array([1]), np.array([2])).tolist()
    [False, True, True, False]
    """
    change = np.zeros(length + 1, np.int64)
    np.add.at(change, first, 1)
    np.add.at(change, last + 1, -1)
    return np.cumsum(change)[:-1] > 0


def tokens_touched(tokens: pd.DataFrame, spans: pd.DataFrame) -> NDArray[np.bool_]:
    """Which of ``tokens`` (doc, start, end, in the order of the texts) have a letter of one of ``spans``.

    >>> tokens = pd.DataFrame({"doc": "الف", "start": [0, 4], "end": [3, 8]})
    >>> tokens_touched(tokens, pd.DataFrame({"doc": ["الف"], "start": [4], "end": [7]})).tolist()
    [False, True]
    """
    doc, docs = pd.factorize(tokens["doc"].to_numpy(object))
    start, end = (tokens[name].to_numpy(np.int64) for name in ("start", "end"))
    first, last = words_touched(doc.astype(np.int64), start, end, docs, spans)
    there = first <= last
    return covered(len(tokens), first[there], last[there])
