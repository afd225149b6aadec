"""Mentions sorted by documents, kinds and actors: what counts, rates, shares and their intervals are read from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from ..chunks import distinct
from ..words.collation import natural_key
from .document_groups import DocumentGroups
from .resampling import Ratios, fewest_documents, ratio_intervals

if TYPE_CHECKING:
    from scipy import sparse

MEASURES = ("count", "per_1000", "share", "documents", "document_share")
BOUNDS = tuple(f"{name}_{end}" for name in ("per_1000", "share", "document_share") for end in ("low", "high"))

METHOD, SOURCE = "intervals by the BCa bootstrap over documents", "Efron 1987; Efron & Tibshirani 1993"
"""How the intervals are made, for :func:`~corpus.count.citation.cite`."""

type Integers = NDArray[np.int64]
type Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Cells:
    """Mentions sorted into cells: a group of documents, a kind of mention (where asked for) and an actor each.

    ``found`` has the mentions (doc, actor and the columns ``of_mentions``, kind or alias or both) of ``actors`` in the
    documents of ``groups``; one with the index of another is the same mention, which counts for two actors.
    """

    found: pd.DataFrame
    groups: DocumentGroups
    of_mentions: list[str]
    actors: list[str]

    @cached_property
    def kinds(self) -> list[tuple[str, ...]]:
        """The kinds (or aliases, or both) that are met, in alphabetical order; one empty one where none are asked."""
        met = self.found[self.of_mentions].itertuples(index=False, name=None)
        order = dict.fromkeys(met)
        return sorted(order, key=lambda kind: list(map(natural_key, kind))) if self.of_mentions else [()]

    @cached_property
    def doc(self) -> Integers:
        """Number of the document of each mention."""
        return self.groups.docs.get_indexer(pd.Index(self.found["doc"])).astype(np.int64)

    @cached_property
    def group(self) -> Integers:
        """Number of the group of documents of each mention."""
        return self.groups.number[self.doc]

    @cached_property
    def kind(self) -> Integers:
        """Number of the kind of each mention."""
        if not self.of_mentions:
            return np.zeros(len(self.found), np.int64)
        number = {kind: place for place, kind in enumerate(self.kinds)}
        met = self.found[self.of_mentions].itertuples(index=False, name=None)
        return np.fromiter((number[kind] for kind in met), np.int64, len(self.found))

    @cached_property
    def column(self) -> Integers:
        """Number of the kind and the actor of each mention, together."""
        return self.kind * len(self.actors) + pd.Index(self.actors).get_indexer(pd.Index(self.found["actor"]))

    @property
    def width(self) -> int:
        """How many pairs of kind and actor there are."""
        return max(len(self.kinds) * len(self.actors), 1)

    @cached_property
    def rows(self) -> Integers:
        """The cells that are rows of the table: all, but of aliases those that are met (an alias has one actor)."""
        if "alias" in self.of_mentions:
            return np.unique(self.group * self.width + self.column)
        return np.arange(len(self.groups.values) * len(self.kinds) * len(self.actors))

    @cached_property
    def count(self) -> Integers:
        """How many mentions each row has."""
        return np.bincount(self._row, minlength=len(self.rows))

    @property
    def order(self) -> Integers:
        """The rows by group and kind, the commonest actor first."""
        group, kind, actor = self._numbers
        return np.lexsort((actor, -self.count, kind, group))

    def table(self, by: list[str]) -> pd.DataFrame:
        """The rows: the columns ``by``, actor, and the :data:`MEASURES`."""
        group, kind, actor = self._numbers
        names = {name: self.groups.column(name, group) for name in self.groups.columns}
        for place, name in enumerate(self.of_mentions):
            values = pd.Series([each[place] for each in self.kinds], dtype="str")
            names[name] = values.take(kind).reset_index(drop=True)
        table = pd.DataFrame({name: names[name] for name in by})
        table["actor"] = pd.Series(self.actors, dtype="str").take(actor).to_numpy()
        table["count"] = self.count
        table["per_1000"] = 1000 * _quotient(self.count, self.groups.group_words[group])
        table["share"] = _quotient(self.count, self._voices[group * len(self.kinds) + kind])
        table["documents"] = self._documents
        table["document_share"] = _quotient(self._documents, self.groups.sizes[group])
        return table

    def intervals(self, confidence: float, replicates: int, seed: int) -> dict[str, Floats]:
        """The :data:`BOUNDS` of each row: of each group of documents by itself."""
        bounds = {name: np.full(len(self.rows), np.nan) for name in BOUNDS}
        by_document = self._by_document()
        order = np.argsort(self.groups.number, kind="stable")
        borders = np.searchsorted(self.groups.number[order], np.arange(len(self.groups.values) + 1))
        met = np.flatnonzero(self.count)
        group, column = np.divmod(self.rows[met], self.width)
        for each in np.unique(group[self.groups.sizes[group] >= fewest_documents(confidence)]):
            here = slice(*np.searchsorted(group, [each, each + 1]))
            counts, voices, words = (part[order[borders[each] : borders[each + 1]]] for part in by_document)
            ratios = _ratios(counts[:, column[here]], voices, words, column[here] // len(self.actors))
            found = ratio_intervals(ratios, confidence=confidence, replicates=replicates, seed=seed)
            for name, values in zip(BOUNDS, [end for ends in found for end in ends], strict=True):
                bounds[name][met[here]] = values * (1000 if name.startswith("per_1000") else 1)
        return bounds

    @cached_property
    def _row(self) -> Integers:
        """The row of each mention."""
        return np.searchsorted(self.rows, self.group * self.width + self.column)

    @cached_property
    def _numbers(self) -> tuple[Integers, Integers, Integers]:
        """The numbers of the group, the kind and the actor of each row."""
        group, column = np.divmod(self.rows, self.width)
        kind, actor = np.divmod(column, max(len(self.actors), 1))
        return group, kind, actor

    @cached_property
    def _documents(self) -> Integers:
        """How many documents have a mention of each row."""
        docs = max(len(self.groups.docs), 1)
        return np.bincount(distinct(self._row * docs + self.doc) // docs, minlength=len(self.rows))

    @cached_property
    def _own(self) -> NDArray[np.bool_]:
        """Each mention once, also where it counts for several actors."""
        return ~self.found.index.duplicated()

    @cached_property
    def _voices(self) -> Integers:
        """How many mentions of any actor each pair of group and kind has."""
        pair = self.group * len(self.kinds) + self.kind
        return np.bincount(pair[self._own], minlength=len(self.groups.values) * len(self.kinds))

    def _by_document(self) -> tuple[sparse.csr_array, sparse.csr_array, sparse.csr_array]:
        """Of each document the mentions by kind and actor, the mentions by kind, and the words."""
        from scipy import sparse

        ones, docs, own = np.ones(len(self.doc)), len(self.groups.docs), self._own
        counts = sparse.coo_array((ones, (self.doc, self.column)), shape=(docs, self.width)).tocsr()
        kinds = sparse.coo_array((ones[own], (self.doc[own], self.kind[own])), shape=(docs, max(len(self.kinds), 1)))
        return counts, kinds.tocsr(), sparse.csr_array(self.groups.words[:, None])


def _ratios(
    counts: sparse.csr_array, voices: sparse.csr_array, words: sparse.csr_array, kind: Integers
) -> list[Ratios]:
    """per_1000 (without the 1000), share and document_share of some documents."""
    from scipy import sparse

    first = np.zeros(len(kind), np.int64)
    everyone = sparse.csr_array(np.ones((counts.shape[0], 1)))
    there = (counts > 0).astype(float)
    return [Ratios(counts, words, first), Ratios(counts, voices, kind), Ratios(there, everyone, first)]


def _quotient(over: ArrayLike, under: NDArray[Any]) -> Floats:
    """Missing where there is nothing to divide by: of no words there is no rate, of no mentions no share."""
    values = np.asarray(over, np.float64)
    return values / np.where(under > 0, under, np.nan)
