"""The order of a concordance's lines: by the words around the node, or by what is known of the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from ..errors import OptionError
from ..patterns import late_pattern
from ..words.collation import collation_key
from .contexts import words_in

_OWN = ("node", "doc")
_WORD = late_pattern(r"(before|after)([1-9]\d*)", re.ASCII)
_SIGNS = late_pattern(r"[^\w\s\N{ZERO WIDTH NON-JOINER}]+")


def listed(names: str | Iterable[str] | None) -> tuple[str, ...]:
    """One name, several or none as a tuple.

    >>> listed("node"), listed(None)
    (('node',), ())
    """
    several = [names] if isinstance(names, str) else names if names is not None else ()
    if not isinstance(several, Iterable) or not all(isinstance(name, str) for name in several):
        raise OptionError(repr(names), "these are no names of columns", 'give them as "after1" or ["after1", "doc"]')
    return tuple(several)


def columns_of_documents(
    sort: str | Sequence[str] | None = None, metadata: str | Sequence[str] = ()
) -> tuple[str, ...]:
    """What a concordance so sorted, with such columns, needs to know of the texts.

    >>> columns_of_documents(["before1", "date"], ["source"])
    ('source', 'date')
    """
    return (*listed(metadata), *(key for key in listed(sort) if not _is_own(key)))


def _is_own(key: str) -> bool:
    return key in _OWN or _WORD.fullmatch(key) is not None


def check_columns(
    metadata: Sequence[str], sort: Sequence[str], window: int, taken: Sequence[str], documents: pd.DataFrame | None
) -> None:
    """Raise :class:`corpus.errors.OptionError` where a column or a sort key is not there to be had."""
    there = [] if documents is None else [str(name) for name in documents.columns if name not in taken]
    for name in metadata:
        if name not in there:
            known = f"use some of {', '.join(there)}" if there else "give a table of the documents"
            raise OptionError(repr(name), "there is no such column to show beside a concordance", known)
    for key in sort:
        word = _WORD.fullmatch(key)
        if word and int(word[2]) > window:
            reason = f"the window has {window} words on each side"
            raise OptionError(repr(key), reason, f"give window={word[2]} or a nearer word")
        if not _is_own(key) and key not in there:
            keys = ", ".join(["before1", "before2", "…", "after1", "after2", "…", *_OWN, *there])
            raise OptionError(repr(key), "lines are not sorted by this", f"use some of {keys}")


def in_order(table: pd.DataFrame, keys: Sequence[str], documents: pd.DataFrame | None) -> pd.DataFrame:
    """The lines by the first key, those alike in it by the second, …; lines alike in all stay in their order.

    Words come in Persian alphabetical order, a missing word first; numbers before words; missing values last.

    >>> lines = pd.DataFrame({"doc": list("abc"), "before": ["یک", "گل", "پل"], "node": "چین", "after": ""})
    >>> in_order(lines, ["before1"], None)["before"].tolist()
    ['پل', 'گل', 'یک']
    """
    sides = {word[1] for word in map(_WORD.fullmatch, keys) if word}
    words = {side: list(map(words_in, table[side])) for side in sides}
    columns = [_ranks(_values(table, words, key, documents)) for key in keys]
    order = np.lexsort(columns[::-1])  # by the last of them first; stable
    return table.iloc[order].reset_index(drop=True)


def _ranks(values: list[Any]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """The place of each value in the order of those there are: many lines share a word, which is compared once."""
    rank = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.fromiter(map(rank.__getitem__, values), np.int64, len(values))


def _values(
    table: pd.DataFrame, words: Mapping[str, list[list[str]]], key: str, documents: pd.DataFrame | None
) -> list[Any]:
    if word := _WORD.fullmatch(key):
        side, place = word[1], int(word[2])
        at = -place if side == "before" else place - 1
        return [_collated(some[at]) if len(some) >= place else "" for some in words[side]]
    if key in _OWN:
        return [_collated(value) for value in table[key]]
    assert documents is not None  # check_columns has seen it
    known = dict(zip(documents["doc"], map(_value, documents[key]), strict=True))
    return [known[doc] for doc in table["doc"]]


def _value(value: Any) -> tuple[int, Any]:
    if value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value:  # NaN is not itself
        return 2, ""
    if isinstance(value, (int, float)):
        return 0, value
    return 1, _collated(str(value))


@lru_cache(maxsize=200_000)
def _collated(text: str) -> str:
    """What to sort by: letters and digits, without half-spaces and signs."""
    return collation_key(" ".join(_SIGNS.sub("", text).split()))[0]
