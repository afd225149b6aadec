"""Documents in groups, by what is known of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from ..words.collation import natural_key

NONE = "(none)"
"""The group of the documents of which a column says nothing."""

METADATA = "metadata:"
"""What stands before the name of a column of documents, where mentions or the table have one of the same name."""


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
    columns is doc, else in their own: "(none)" first, then numbers and dates, then words in Persian alphabetical order
    (:func:`~corpus.words.collation.natural_key`); a column of ordered categories has theirs. Raises
    :class:`corpus.errors.OptionError` where two documents have one id.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب", "پ"], "tokens": [5, 7, 9], "source": ["مهر", None, "ایرنا"]})
    >>> groups = group_documents(documents, ["source"])
    >>> groups.values, groups.number.tolist(), groups.group_words.tolist()
    ([('(none)',), ('ایرنا',), ('مهر',)], [2, 0, 1], [7.0, 9.0, 5.0])
    """
    documents = known_documents(documents)
    keys = list(zip(*(group_values(documents, name) for name in columns), strict=True))
    keys = keys if columns else [()] * len(documents)
    values = list(dict.fromkeys(keys)) if columns else [()]
    if "doc" not in columns:
        categories = [_ordered_categories(documents[name]) for name in columns]
        values.sort(key=lambda value: list(map(_rank, value, categories)))
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


def _ordered_categories(values: pd.Series) -> dict[Any, int]:
    """The place of each category, where a column says in which order they come."""
    known = values.dtype
    if not isinstance(known, pd.CategoricalDtype) or not known.ordered:
        return {}
    return {category: place for place, category in enumerate(known.categories)}


def _rank(value: Hashable, categories: Mapping[Any, int]) -> tuple[Any, ...]:
    return (value != NONE, categories.get(value, -1), natural_key(value))


def known_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """The table of documents with plain ids; an OptionError where two have the same.

    >>> known_documents(pd.DataFrame({"doc": ["الف", "الف"]}))
    Traceback (most recent call last):
    corpus.errors.OptionError: الف: 2 rows of the documents have this id. What to do: give each text a row, with an id \
of its own.
    """
    if len(twice := documents.loc[documents["doc"].duplicated(keep=False), "doc"]):
        reason = f"{int((twice == twice.iloc[0]).sum())} rows of the documents have this id"
        raise OptionError(twice.iloc[0], reason, "give each text a row, with an id of its own")
    return documents.assign(doc=documents["doc"].astype(object)) if _categories(documents["doc"]) else documents


def _categories(values: pd.Series) -> bool:
    return isinstance(values.dtype, pd.CategoricalDtype)


def with_metadata(documents: pd.DataFrame, names: Collection[object]) -> pd.DataFrame:
    """The documents with a column of the name "metadata:kind" beside their column "kind", if ``names`` has it.

    >>> with_metadata(pd.DataFrame({"doc": ["الف"], "kind": ["خبر"]}), ["metadata:kind"]).iloc[0].to_dict()
    {'doc': 'الف', 'kind': 'خبر', 'metadata:kind': 'خبر'}
    """
    pairs = {str(name): str(name).removeprefix(METADATA) for name in names if str(name).startswith(METADATA)}
    return documents.assign(**{name: documents[own] for name, own in pairs.items() if own in documents})


def check_columns(
    by: str | Sequence[str],
    allowed: Collection[str],
    taken: Collection[str],
    remedies: Mapping[str, str] | None = None,
) -> list[str]:
    """The names in ``by``; an OptionError for one that is not ``allowed``, or that a table has ``taken``.

    ``remedies`` has what to do instead, for names that are often tried.

    >>> check_columns("source", ["doc", "source"], ["count"])
    ['source']
    """
    names = [by] if isinstance(by, str) else list(by)
    unknown = [str(name) for name in names if name not in allowed] or ([] if names else [NONE])
    if unknown:
        reason = "there is no such column to count by"
        known = f"use one of {', '.join(dict.fromkeys(allowed))}"
        instead = (remedies or {}).get(unknown[0])
        raise OptionError(", ".join(unknown), reason, f"{instead}; or {known}" if instead else known)
    if both := [name for name in names if name in taken]:
        reason = "the table has a column of this name"
        raise OptionError(
            both[0], reason, f'say by="{METADATA}{both[0]}" for that of the texts, or give it another name'
        )
    return list(dict.fromkeys(names))
