"""StreamedCorpus: the same questions as of a Corpus, of texts that stay on the disk.

A corpus may be larger than the memory. Its clean texts lie in the store; a question goes through them batch by batch,
on one process or several, and what the batches answer is added up or put one below the other. The tables are the same
as those of a Corpus in memory, to the last digit. What needs all texts at once (tables of tokens and sentences,
collocates, concordances) has them in memory while it is made: ask it of some of the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from .. import count
from ..chunks import Ints
from ..count.sums import TokenSums
from ..count.terms import Terms, Unit, WordCounts, type_table
from ..document import Problem
from ..engine import give_back, lean_arrow
from ..words.tokenizer import kinds_of
from .asking import Asking, answers
from .corpus import Corpus
from .questions import Order, Question, Runs, Sizes, Words
from .storeddocuments import StoredDocuments
from .summedruns import sum_runs
from .wordplaces import place_words
from .words import SENTENCE_COLUMNS, GroupBy

if TYPE_CHECKING:
    import pyarrow as pa

    from ..count.sums import Grouped, SummedCounts


class StreamedCorpus(Corpus):
    """Texts that stay in a store, and the questions one asks of them; :func:`corpus.load` makes it (``stream=True``).

    Iterating reads the texts one after the other.
    """

    _documents: StoredDocuments

    def __init__(self, documents: StoredDocuments, problems: Sequence[Problem], asking: Asking) -> None:
        super().__init__((), problems)
        self._documents = documents
        self._asking = asking

    def _ids(self) -> dict[str, int]:
        if len(self._place_of) < len(self._documents):  # few questions need it, and there may be millions
            self._place_of = {doc: place for place, doc in enumerate(self._documents.known.docs)}
        return self._place_of

    def _ask(self, question: Question) -> Iterator[tuple[int, pa.Table]]:
        return answers(question, self._documents, self._asking)

    def _some(self, places: Sequence[int]) -> Corpus:
        return StreamedCorpus(self._documents.take(places), self._problems, self._asking)

    def _same(self) -> frozenset[object]:
        # As in memory, not by the place in the store: texts that are alike have one place there.
        return self._documents.known.identities()

    def _known(self) -> Iterator[Mapping[str, Any]]:
        return self._documents.known.metadata

    # ---- documents

    def _documents_table(self) -> pd.DataFrame:
        sizes = self._put_together(Sizes())
        of_batches = [
            _sizes(len(batch), *counts)
            for (_, batch), counts in zip(self._documents.batches(), self._counts(), strict=True)
        ]
        words = np.concatenate([np.empty(0, np.int64), *of_batches])
        lengths = {name: sizes[name].tolist() for name in ("chars", "sentences", "repairs")}
        known = self._documents.known
        rows = [
            {**dict(metadata.items()), "doc": doc, "tokens": tokens, **dict(zip(lengths, row, strict=True))}
            for doc, metadata, tokens, row in zip(
                known.docs, known.metadata, words.tolist(), zip(*lengths.values(), strict=True), strict=True
            )
        ]
        return self._rows_of_documents(rows)

    # ---- words

    def _counted_by(self, by: Unit) -> Any:
        return super()._counted_by(by) if by == "surface" else StreamedTerms(self._counted, self._counts)

    def _counts(self) -> Iterator[TokenCounts]:
        """The counts of tokens of each batch of documents."""
        for _, table in self._ask(Words()):
            yield _token_counts(table)

    def _counted(self, by: Unit, kinds: Collection[str]) -> Iterator[WordCounts]:
        """The counts of each batch of documents."""
        for (_, batch), (_, table) in zip(self._documents.batches(), self._ask(Words()), strict=True):
            docs = tuple(batch.known.docs)
            yield _terms(docs, table).words(by, kinds)

    def ngrams(
        self,
        n: int = 2,
        *,
        by: Unit = "token",
        stopwords: Collection[str] = (),
        min_count: int = 1,
        groups: GroupBy | None = None,
    ) -> pd.DataFrame:
        """As :meth:`Corpus.ngrams`; runs met less than ``min_count`` times are left out as soon as that is sure."""
        if by == "surface" or not len(self):
            return super().ngrams(n, by=by, stopwords=stopwords, min_count=min_count, groups=groups)
        count.check_runs(n, by, min_count)
        stop = tuple(sorted(count.bare_words(stopwords)))
        named = self._groups(groups)
        question = Runs.asked(n, by, stop, each=named is not None)
        counts, stopped = sum_runs(
            self._ask(question), list(self._ids()), named, self._asking.store, min_count=min_count
        )
        return count.runs_table(counts, stopped, n, by=by, stopwords=len(stopwords), min_count=min_count, groups=named)

    def dispersion(
        self,
        *,
        parts: Literal["doc"] | int = "doc",
        by: Unit = "lemma",
        stopwords: Collection[str] = (),
        min_count: int = 1,
    ) -> pd.DataFrame:
        """As :meth:`Corpus.dispersion`; the places of the words lie on the disk."""
        if by == "surface" or not len(self):
            return super().dispersion(parts=parts, by=by, stopwords=stopwords, min_count=min_count)
        count.check_dispersion(parts, by, min_count)
        with place_words(self._ask(Order()), by, self._asking.store) as (docs, portions):
            return count.dispersion_table(portions, docs, parts=parts, by=by, stopwords=stopwords, min_count=min_count)

    # ---- mentions and dates

    def _sentence_total(self) -> int:
        return int(self.documents["sentences"].sum())

    def _sentences_of(self, table: pd.DataFrame) -> pd.DataFrame:
        places = table["doc"].map(self._ids()).to_numpy(np.int64)
        asked = pd.DataFrame({"place": places, "sentence": table["sentence"].to_numpy(np.int64)}).drop_duplicates()
        numbers = asked.sort_values(["place", "sentence"]).groupby("place")["sentence"].agg(list)
        rows = [
            (d.doc, number, *d.sentences[number], d.text[slice(*d.sentences[number])])
            for d, of_text in zip(self._documents.take(numbers.index), numbers, strict=True)
            for number in of_text
        ]
        return pd.DataFrame(rows, columns=SENTENCE_COLUMNS)

    def _put_together(self, question: Question) -> pd.DataFrame:
        """The answers about all batches, one below the other, with the ids of the documents."""
        if not len(self):
            return super()._put_together(question)
        with lean_arrow():
            return pd.DataFrame(self._columns_of(question))

    def _columns_of(self, question: Question) -> dict[str, pd.Series]:
        """The columns of the answers about all batches; what they are made of goes column by column."""
        import pyarrow as pa
        import pyarrow.compute as pc

        tables = []
        for first, table in self._ask(question):
            place = table.schema.get_field_index("doc")
            numbers = pc.add(table["doc"].cast(pa.int64()), first)
            tables.append(table.replace_schema_metadata(None).set_column(place, "doc", numbers))
        whole = pa.concat_tables(tables, promote_options="permissive")
        del tables, table, numbers
        columns: dict[str, pd.Series] = {}
        for name in whole.schema.names:
            column = whole[name]
            whole = whole.drop_columns([name])  # each column is in the memory once
            columns[name] = self._named(column) if name == "doc" else _series(column)
            del column
            give_back()
        return columns

    def _named(self, places: pa.ChunkedArray) -> pd.Series:
        """The ids of the documents at these places."""
        import pyarrow as pa

        ids = pa.chunked_array([pa.array(self._documents.known.docs, pa.string())])
        return _series(ids.take(places))


class StreamedTerms:
    """The counts of words of texts that stay on the disk: what tables of frequencies are made of."""

    def __init__(
        self,
        counted: Callable[[Unit, Collection[str]], Iterator[WordCounts]],
        counts: Callable[[], Iterator[TokenCounts]],
    ) -> None:
        self._counted, self._counts = counted, counts

    def words(self, by: Unit = "lemma", kinds: Collection[str] = count.WORD_KINDS) -> SummedCounts:
        """The counts of all documents together."""
        count.check_unit(by, kinds)
        sums = TokenSums(by, kinds)
        for counts in self._counts():
            sums.add(*counts)
        return sums.done(lambda groups: self._by_group(by, kinds, groups))

    def _by_group(self, by: Unit, kinds: Collection[str], groups: Mapping[str, object]) -> Grouped:
        """The counts of each group, in the order of their first documents."""
        sums = {value: count.WordSums() for value in groups.values()}
        for counts in self._counted(by, kinds):
            for value, part in counts.by_group(groups):
                sums[value].add(part)
        return [(value, each.done()) for value, each in sums.items()]


def _series(column: pa.ChunkedArray) -> pd.Series:
    """A column as pandas makes it of a list of the values, without the list: strings stay in Arrow."""
    import pyarrow as pa

    if not len(column):
        return pd.Series([], dtype=object)
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    strings = pd.Series(["دو"]).dtype  # what pandas has for a list of them depends on its version
    of_type = {pa.string(): strings, pa.large_string(): strings} if isinstance(strings, pd.StringDtype) else {}
    series: pd.Series = pa.chunked_array([column.combine_chunks()]).to_pandas(types_mapper=of_type.get)
    return series


def _terms(docs: tuple[str, ...], table: pa.Table) -> Terms:
    """The counts of a batch, as :func:`corpus.count.count_terms` gives them."""
    tokens, *columns = _token_counts(table)
    return Terms(docs, type_table(tokens), *columns)


type TokenCounts = tuple[list[str], Ints, Ints, Ints]
"""Distinct tokens; document, number of the token, and count of each pair."""


def _token_counts(table: pa.Table) -> TokenCounts:
    import pyarrow as pa

    tokens = table["token"].combine_chunks()
    if not pa.types.is_dictionary(tokens.type):
        tokens = tokens.dictionary_encode()
    doc, code, times = (
        column.to_numpy(zero_copy_only=False) for column in (table["doc"], tokens.indices, table["count"])
    )
    numbers = (column.astype(np.int64) for column in (doc, code, times))
    return tokens.dictionary.to_pylist(), *numbers


def _sizes(documents: int, tokens: list[str], doc: Ints, token: Ints, times: Ints) -> Ints:
    """How many words, numbers and the like each document has."""
    counts = np.fromiter((kind in count.SIZED for kind in kinds_of(tokens)), np.int64, len(tokens))
    return np.bincount(doc, times * counts[token], documents).astype(np.int64)
