"""Texts that are copies of others: found, and counted once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import count
from ..count.near_duplicates import SHINGLE, THRESHOLD
from .document import Document, reference_of
from .storeddocuments import StoredDocuments

if TYPE_CHECKING:
    from .corpus import Corpus

_UNDATED = "9999-12-31"


class CopiedTexts:
    """The part of :class:`Corpus` that looks for copies, such as reports of agencies that several sites carry."""

    _documents: Sequence[Document]
    _some: Callable[[Sequence[int]], Corpus]

    def duplicates(self, *, threshold: float = THRESHOLD, shingle: int = SHINGLE) -> pd.DataFrame:
        """The texts that are copies of another, changed or not, with those that they are copies of: one row a text.

        Columns: doc; group, the id of the group's first text (of the earliest date; of one day, or without dates, the
        first in the corpus); exact, whether it is the same clean text but for white space; similarity, the Jaccard
        coefficient of their runs of ``shingle`` words, measured exactly; containment, the share of the first text's
        runs that this text has. A text belongs to a group if its similarity to the first text is ``threshold`` or more.
        Of a vague date («1402») the last day counts. See :func:`corpus.count.duplicates`.

        >>> import corpus
        >>> corpus.load("seeds/").duplicates().empty
        True
        """
        texts = ((document.doc, document.text) for document in self._documents)
        order = earliest_first(self._documents)
        return count.duplicates(texts, threshold=threshold, shingle=shingle, order=order)

    def without_duplicates(self, *, threshold: float = THRESHOLD, shingle: int = SHINGLE) -> Corpus:
        """The corpus with each group of copies once: its first text; the options are those of :meth:`duplicates`.

        >>> import corpus
        >>> len(corpus.load("seeds/").without_duplicates())
        2
        """
        kept = distinct(self._documents, threshold=threshold, shingle=shingle)
        return self._some(kept)


def distinct(documents: Sequence[Document], *, threshold: float = THRESHOLD, shingle: int = SHINGLE) -> list[int]:
    """The places of the texts that are no copies of an earlier one, ascending."""
    order = earliest_first(documents)
    texts = (document.text for document in documents)
    copies = count.find_copies(texts, threshold=threshold, shingle=shingle, order=order)
    left_out = {order[copy.place] for copy in copies}
    return [place for place in range(len(documents)) if place not in left_out]


def earliest_first(documents: Sequence[Document]) -> list[int]:
    """The places of the texts in order of their dates, those without one last; of one day, as they stand."""
    if isinstance(documents, StoredDocuments):
        days = list(map(_latest, documents.known.metadata))
    else:
        days = [_latest(document.metadata) for document in documents]
    return sorted(range(len(days)), key=lambda place: (days[place], place))


def _latest(metadata: Mapping[str, Any]) -> str:
    reference = reference_of(metadata)
    return _UNDATED if reference is None else reference.last.isoformat()
