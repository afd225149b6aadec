"""Counts of words added up over batches of documents, for corpora that are larger than memory.

What :class:`~corpus.count.terms.WordCounts` knows of each document is here known of all together: enough for every
table of frequencies. The sums are whole numbers, so they are the same however the documents are cut into batches.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..chunks import Ints, distinct
from ..words import lemmatize
from ..words.tokenizer import kind_of
from .terms import WORD_KINDS, Terms, Unit, WordCounts, terms_of

type Grouped = list[tuple[object, SummedCounts]]


def _no_groups(groups: Mapping[str, object]) -> Grouped:
    raise NotImplementedError("these sums were made without groups")


@dataclass(frozen=True)
class SummedCounts:
    """How often each word occurs, and in how many documents; of all documents together.

    ``total`` is how many words there are in all, ``documents_with_words`` how many documents have any. ``by_group``
    gives the sums of each group of documents, in the order of their first documents.
    """

    words: NDArray[np.object_]
    frequencies: NDArray[np.int64]
    documents: NDArray[np.int64]
    total: int
    documents_with_words: int
    by_group: Callable[[Mapping[str, object]], Grouped] = field(default=_no_groups, compare=False)


class HasWords(Protocol):
    """What gives the counts of words: :class:`~corpus.count.terms.Terms`, or texts that stay in a store."""

    def words(self, by: Unit = "lemma", kinds: Collection[str] = WORD_KINDS) -> WordCounts | SummedCounts:
        """The counts, added up by lemma, token or surface form."""
        ...


class WordSums:
    """Sums that grow with each batch of documents.

    >>> from corpus.count import count_terms
    >>> sums = WordSums()
    >>> for batch in ([("الف", "چین و چین")], [("ب", "چین")]):
    ...     sums.add(count_terms(batch).words("token"))
    >>> done = sums.done()
    >>> done.words.tolist(), done.frequencies.tolist(), done.documents.tolist(), done.total
    (['چین', 'و'], [3, 1], [2, 1], 4)
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._frequencies = np.zeros(0, np.int64)
        self._documents = np.zeros(0, np.int64)
        self._total = self._documents_with_words = 0

    def add(self, counts: WordCounts | SummedCounts) -> None:
        """The counts of further documents, none of which was added before."""
        numbers = self._numbers
        code = np.fromiter((numbers.setdefault(word, len(numbers)) for word in counts.words), np.int64)
        if len(numbers) > len(self._frequencies):
            more = np.zeros(len(numbers), np.int64)
            self._frequencies = np.concatenate([self._frequencies, more])
            self._documents = np.concatenate([self._documents, more])
        self._frequencies[code] += counts.frequencies  # each word is there once
        self._documents[code] += counts.documents
        self._total += counts.total
        self._documents_with_words += counts.documents_with_words

    def done(self, by_group: Callable[[Mapping[str, object]], Grouped] = _no_groups) -> SummedCounts:
        """The sums so far."""
        size = len(self._numbers)
        words = np.empty(size, object)
        words[:] = list(self._numbers)
        frequencies, documents = self._frequencies[:size].copy(), self._documents[:size].copy()
        return SummedCounts(words, frequencies, documents, self._total, self._documents_with_words, by_group)


class TokenSums:
    """The same of counts of tokens, whose words are told as they come: each token is looked into once.

    >>> import numpy as np
    >>> sums = TokenSums("lemma", ("word",))
    >>> sums.add(["کتاب‌ها", "،", "کتاب"], np.array([0, 0, 0, 1]), np.array([0, 1, 2, 2]), np.array([1, 2, 1, 5]))
    >>> done = sums.done()
    >>> done.words.tolist(), done.frequencies.tolist(), done.documents.tolist(), done.total
    (['کتاب'], [7], [2], 7)
    """

    def __init__(self, by: Unit, kinds: Collection[str]) -> None:
        self._words = _Words(by, frozenset(kinds))
        self._frequencies = self._documents = np.zeros(0, np.int64)
        self._total = self._documents_with_words = 0

    def add(self, tokens: Sequence[str], doc: Ints, token: Ints, count: Ints) -> None:
        """The counts of further documents: document, number of the token in ``tokens``, and count of each pair."""
        word = np.fromiter(map(self._words.__getitem__, tokens), np.int64, len(tokens))[token]
        kept = word >= 0
        doc, word, count = doc[kept], word[kept], count[kept]
        size = len(self._words.numbers)
        pairs = distinct(doc * size + word)
        of_docs, of_words = np.divmod(pairs, max(size, 1))
        self._frequencies = _longer(self._frequencies, size) + np.bincount(word, count, size).astype(np.int64)
        self._documents = _longer(self._documents, size) + np.bincount(of_words, minlength=size)
        self._total += int(count.sum())
        self._documents_with_words += len(distinct(of_docs))

    def done(self, by_group: Callable[[Mapping[str, object]], Grouped] = _no_groups) -> SummedCounts:
        """The sums so far."""
        words = np.empty(len(self._words.numbers), object)
        words[:] = list(self._words.numbers)
        return SummedCounts(
            words, self._frequencies, self._documents, self._total, self._documents_with_words, by_group
        )


class _Words(dict[str, int]):
    """Token → the number of its word, −1 for tokens of other kinds."""

    def __init__(self, by: Unit, kinds: frozenset[str]) -> None:
        super().__init__()
        self._by, self._kinds = by, kinds
        self.numbers: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        kind = kind_of(token)
        number = -1
        if kind in self._kinds:
            word = lemmatize(token) if self._by == "lemma" and kind == "word" else token
            number = self.numbers.setdefault(word, len(self.numbers))
        self[token] = number
        return number


def _longer(counts: Ints, size: int) -> Ints:
    return np.concatenate([counts, np.zeros(size - len(counts), np.int64)])


def word_counts(
    tokens: pd.DataFrame | HasWords, by: Unit, kinds: Collection[str] = WORD_KINDS
) -> WordCounts | SummedCounts:
    """The counts of words, of a table of tokens or of what has them."""
    has: HasWords | Terms = terms_of(tokens) if isinstance(tokens, pd.DataFrame) else tokens
    return has.words(by, kinds)
