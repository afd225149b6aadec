"""How often each word type occurs in each document: what every count that is a sum starts from.

Words repeat themselves, so documents are counted before they are looked into: their chunks between spaces first, each
distinct chunk is cut into tokens once, each distinct token gets its kind and lemma once. That is many times as fast as
a table of all tokens, and gives the same counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..chunks import Chunks, Ints, in_batches
from ..errors import OptionError
from ..words.lemmatizer import lemmas_of
from ..words.tokenizer import kinds_of, tokens_of_chunks

type Unit = Literal["lemma", "token", "surface"]

WORD_KINDS = ("word", "acronym", "hashtag")
"""Kinds of tokens that are counted as words unless the caller says otherwise."""

SIZED = ("word", "number", "date", "time", "url", "hashtag", "acronym")
"""Kinds of tokens that are counted as a text's size: all but signs."""

_KINDS = frozenset(("word", "number", "date", "time", "url", "hashtag", "acronym", "punctuation"))


@dataclass(frozen=True)
class Terms:
    """Counts of word types by document, as three arrays of equal length: document, type and count of each pair.

    ``docs`` are the ids that ``doc`` counts along; ``types`` is a table with the columns token, lemma and kind (and
    surface, the spelling in the raw text, where that was asked for) that ``type`` counts along.

    >>> terms = count_terms([("الف", "چین و ژاپن و چین"), ("ب", "چین")])
    >>> terms.types["token"].tolist(), terms.count.tolist()
    (['چین', 'و', 'ژاپن'], [2, 2, 1, 1])
    """

    docs: tuple[str, ...]
    types: pd.DataFrame
    doc: NDArray[np.int64]
    type: NDArray[np.int64]
    count: NDArray[np.int64]

    def words(self, by: Unit = "lemma", kinds: Collection[str] = WORD_KINDS) -> WordCounts:
        """The counts of the types of ``kinds``, added up by lemma, token or surface form."""
        check_unit(by, kinds)
        if by not in self.types:
            raise OptionError(by, "this table of tokens has no such column", 'use by="lemma" or by="token"')
        wanted = self.types["kind"].isin(list(kinds)).to_numpy(bool)
        codes, words = pd.factorize(self.types[by].to_numpy(object)[wanted])
        code_of = np.full(len(self.types), -1, np.int64)
        code_of[wanted] = codes
        word = code_of[self.type]
        kept = word >= 0
        return WordCounts(self.docs, words, self.doc[kept], word[kept], self.count[kept])


@dataclass(frozen=True)
class WordCounts:
    """Counts of words by document; a pair of document and word may stand in several places, which add up."""

    docs: tuple[str, ...]
    words: NDArray[np.object_]
    doc: NDArray[np.int64]
    word: NDArray[np.int64]
    count: NDArray[np.int64]

    @property
    def total(self) -> int:
        """How many words there are in all."""
        return int(self.count.sum())

    def merged(self) -> WordCounts:
        """The same with each pair of document and word in one place, in order of document and word."""
        pair, place = np.unique(self.doc * max(len(self.words), 1) + self.word, return_inverse=True)
        count = np.bincount(place, self.count, len(pair)).astype(np.int64)
        return WordCounts(self.docs, self.words, *np.divmod(pair, max(len(self.words), 1)), count)

    @cached_property
    def frequencies(self) -> NDArray[np.int64]:
        """How often each word occurs."""
        return np.bincount(self.word, self.count, len(self.words)).astype(np.int64)

    @cached_property
    def documents(self) -> NDArray[np.int64]:
        """In how many documents each word occurs."""
        return np.bincount(self.merged().word, minlength=len(self.words))

    @property
    def documents_with_words(self) -> int:
        """How many documents have a word."""
        return int(np.count_nonzero(self.sizes))

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """How many words each document has."""
        return np.bincount(self.doc, self.count, len(self.docs)).astype(np.int64)

    def by_group(self, groups: Mapping[str, object]) -> list[tuple[object, WordCounts]]:
        """The counts of each group of documents, with its words only; groups in the order of their first document."""
        names = [groups[doc] for doc in self.docs]
        number = {name: i for i, name in enumerate(dict.fromkeys(names))}
        of_doc = np.array([number[name] for name in names], np.int64)
        place = _places_within(of_doc, len(number))
        order = np.argsort(of_doc[self.doc], kind="stable")
        borders = np.searchsorted(of_doc[self.doc][order], np.arange(len(number) + 1))
        members: list[list[str]] = [[] for _ in number]
        for doc, group in zip(self.docs, of_doc.tolist(), strict=True):
            members[group].append(doc)
        found = []
        for name, group in number.items():
            at = order[borders[group] : borders[group + 1]]
            own, word = np.unique(self.word[at], return_inverse=True)
            part = WordCounts(tuple(members[group]), self.words[own], place[self.doc[at]], word, self.count[at])
            found.append((name, part))
        return found


def _places_within(of_doc: NDArray[np.int64], groups: int) -> NDArray[np.int64]:
    """For each document its place among those of its group."""
    order = np.argsort(of_doc, kind="stable")
    starts = np.searchsorted(of_doc[order], np.arange(groups))
    place = np.empty(len(of_doc), np.int64)
    place[order] = np.arange(len(of_doc)) - starts[of_doc[order]] if len(of_doc) else order
    return place


def check_unit(by: str, kinds: Collection[str]) -> None:
    """Raise an OptionError for a unit or for kinds of tokens that do not exist."""
    if by not in ("lemma", "token", "surface"):
        raise OptionError(by, "words are not counted by this", 'use by="lemma", by="token" or by="surface"')
    if isinstance(kinds, str) or not kinds or not _KINDS.issuperset(kinds):
        raise OptionError(kinds, "no kinds of tokens", f"use some of {', '.join(sorted(_KINDS))}")


def count_terms(documents: Iterable[tuple[str, str]]) -> Terms:
    """The counts of the documents, given as pairs of id and clean text."""
    docs, tokens, *columns = count_tokens(documents)
    return Terms(docs, type_table(tokens), *columns)


def count_tokens(documents: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], list[str], Ints, Ints, Ints]:
    """The ids of the documents, the distinct tokens, and document, token and count of each pair, as :class:`Terms`."""
    docs: list[str] = []
    tokens = _Numbers()
    pairs: list[tuple[Ints, Ints, Ints]] = []
    for batch in in_batches(documents, _BATCH, lambda document: len(document[1])):
        doc, code, times = _counted(Chunks.of([text for _, text in batch]), tokens)
        pairs.append((doc + len(docs), code, times))
        docs += [doc_id for doc_id, _ in batch]
    columns = [np.concatenate([np.empty(0, np.int64), *column]) for column in zip(*pairs, strict=True)]
    columns = columns or [np.empty(0, np.int64)] * 3
    return tuple(docs), list(tokens), columns[0], columns[1], columns[2]


_BATCH = 1_000_000
"""Characters of the texts that are counted together."""


def _counted(chunks: Chunks, tokens: _Numbers) -> tuple[Ints, Ints, Ints]:
    """Document, type and count of each pair of these, in order."""
    of_chunk = tokens_of_chunks(chunks.types)
    lengths = np.fromiter(map(len, of_chunk), np.int64, len(of_chunk))
    flat = np.fromiter(map(tokens.__getitem__, chain.from_iterable(of_chunk)), np.int64, int(lengths.sum()))
    starts, codes = np.cumsum(lengths) - lengths, chunks.codes
    each = lengths[codes]
    # The places of a chunk's tokens in ``flat``: its start and those behind it.
    before = np.cumsum(each) - each
    place = np.repeat(starts[codes] - before, each)
    place += np.arange(len(place))
    return pair_counts(np.repeat(chunks.number, each), flat[place])


class _Numbers(dict[str, int]):
    """Each string with a number, from 0 on in the order in which they were first asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def pair_counts(doc: Ints, code: Ints) -> tuple[Ints, Ints, Ints]:
    """Each pair of document and code once, in order, with how often it is there."""
    width = int(code.max(initial=0)) + 1
    pair, count = np.unique(doc * width + code, return_counts=True)
    return (*np.divmod(pair, width), count)


def type_table(tokens: Sequence[str]) -> pd.DataFrame:
    """The table of distinct tokens: token, lemma, kind."""
    kinds = kinds_of(tokens)
    of_words = iter(lemmas_of(token for token, kind in zip(tokens, kinds, strict=True) if kind == "word"))
    lemmas = [next(of_words) if kind == "word" else token for token, kind in zip(tokens, kinds, strict=True)]
    return pd.DataFrame({"token": tokens, "lemma": lemmas, "kind": kinds}, columns=["token", "lemma", "kind"])


def terms_of(tokens: pd.DataFrame) -> Terms:
    """The counts of a table of tokens with the columns doc, token, lemma, kind (and surface where it is there)."""
    columns = [name for name in ("token", "lemma", "kind", "surface") if name in tokens]
    doc, docs = pd.factorize(tokens["doc"].to_numpy(object))
    code = np.zeros(len(tokens), np.int64)
    for name in columns:
        part, values = pd.factorize(tokens[name].to_numpy(object))
        code = np.unique(code * max(len(values), 1) + part, return_inverse=True)[1].astype(np.int64)
    width = int(code.max(initial=-1)) + 1
    first = np.full(width, len(tokens), np.int64)
    np.minimum.at(first, code, np.arange(len(tokens)))
    types = tokens[columns].iloc[first].reset_index(drop=True)
    return Terms(tuple(docs), types, *pair_counts(doc.astype(np.int64), code))
