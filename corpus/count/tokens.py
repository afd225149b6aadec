"""The table of tokens that counting starts from."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..words import lemmatize, sentences
from ..words.tokenizer import columns, kind_of

COLUMNS = ["doc", "sentence", "start", "end", "token", "lemma", "kind"]


def token_table(documents: Iterable[tuple[str, str]]) -> pd.DataFrame:
    """One row a token of the documents, given as pairs of id and clean text.

    Columns: doc, sentence (from 0 in each document), start, end (offsets into the text, end exclusive), token,
    lemma (of words; other tokens are their own), kind. Lemmas are looked up once a distinct word.

    >>> token_table([("الف", "به چین رفتند.")])[["token", "lemma", "kind"]].values.tolist()[1:]
    [['چین', 'چین', 'word'], ['رفتند', 'رفت#رو', 'word'], ['.', '.', 'punctuation']]
    """
    docs: list[str] = []
    sizes: list[int] = []
    tokens: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers = [np.empty(0, np.int64)]
    for doc, text in documents:
        found, begins, stops = columns(text)
        borders = np.fromiter((start for start, _ in sentences(text)), np.int64)
        numbers.append(np.searchsorted(borders, np.array(begins, np.int64), side="right") - 1)
        docs.append(doc)
        sizes.append(len(found))
        tokens += found
        starts += begins
        ends += stops
    kinds = {token: kind_of(token) for token in set(tokens)}
    lemmas = {token: lemmatize(token) if kind == "word" else token for token, kind in kinds.items()}
    return pd.DataFrame(
        {
            "doc": np.repeat(np.array(docs, object), sizes),
            "sentence": np.concatenate(numbers),
            "start": np.array(starts, np.int64),
            "end": np.array(ends, np.int64),
            "token": tokens,
            "lemma": [lemmas[token] for token in tokens],
            "kind": [kinds[token] for token in tokens],
        },
        columns=COLUMNS,
    )
