"""Documents in groups, by what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError

NONE = "(none)"
"""The group of the documents of which a column says nothing."""


@dataclass(frozen=True)
class DocumentGroups:
    """The groups that some columns of the documents make.

    ``values`` has those of the columns for each group; ``number`` is the number of each document's group, ``docs``
    their ids and ``words`` their sizes, in the order of the table of documents.
    """

    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]
    number: NDArray[np.int64]
    docs: pd.Index
    words: NDArray[np.float64]

    @property
    def group_words(self) -> NDArray[np.float64]:
        """How many words each group has."""
        return np.bincount(self.number, self.words, len(self.values))

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many documents each group has."""
        return np.bincount(self.number, minlength=len(self.values))

    def column(self, name: str, groups: NDArray[np.int64]) -> pd.Series:
        """What a column says of each of ``groups``, given by number."""
        place = self.columns.index(name)
        own = pd.Series([value[place] for value in self.values], dtype=None if self.values else object)
        return own.take(groups).reset_index(drop=True)


def group_documents(documents: pd.DataFrame, columns: Sequence[str]) -> DocumentGroups:
    """The documents (doc, tokens and whatever is known of them) grouped by ``columns``; all together by none.

    Documents without a value are in the group "(none)". Groups are in the order of the documents where one of the
    columns is doc, else in that of the alphabet.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب", "پ"], "tokens": [5, 7, 9], "source": ["مهر", None, "ایرنا"]})
    >>> groups = group_documents(documents, ["source"])
    >>> groups.values, groups.number.tolist(), groups.group_words.tolist()
    ([('(none)',), ('ایرنا',), ('مهر',)], [2, 0, 1], [7.0, 9.0, 5.0])
    """
    keys = list(zip(*(group_values(documents, name) for name in columns), strict=True))
    keys = keys if columns else [()] * len(documents)
    values = list(dict.fromkeys(keys)) if columns else [()]
    if "doc" not in columns:
        values.sort(key=lambda value: tuple(map(str, value)))
    place = {value: number for number, value in enumerate(values)}
    return DocumentGroups(
        tuple(columns),
        values,
        np.fromiter((place[key] for key in keys), np.int64, len(keys)),
        pd.Index(documents["doc"]),
        documents["tokens"].to_numpy(np.float64),
    )


def group_values(documents: pd.DataFrame, column: str) -> list[Hashable]:
    """What ``column`` says of each document, "(none)" where it says nothing."""
    values = documents[column]
    if strange := next((value for value in values if not isinstance(value, Hashable)), None):
        raise OptionError(repr(strange), f"documents cannot be grouped by this value of {column}", "make it a text")
    return [NONE if missing else value for value, missing in zip(values, values.isna(), strict=True)]


def check_columns(by: str | Sequence[str], allowed: Collection[str], taken: Collection[str]) -> list[str]:
    """The names in ``by``; an OptionError for one that is not ``allowed``, or that a table has ``taken``.

    >>> check_columns("source", ["doc", "source"], ["count"])
    ['source']
    """
    names = [by] if isinstance(by, str) else list(by)
    unknown = [str(name) for name in names if name not in allowed] or ([] if names else [NONE])
    if unknown:
        reason = "there is no such column to count by"
        raise OptionError(", ".join(unknown), reason, f"use one of {', '.join(dict.fromkeys(allowed))}")
    if both := [name for name in names if name in taken]:
        raise OptionError(both[0], "the table has a column of this name", "give the column of the texts another name")
    return list(dict.fromkeys(names))
