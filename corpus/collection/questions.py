"""Questions whose answers about some texts, put together, are the answer about all of them.

Each is a small object that travels to other processes. ``of`` gives one table for a batch of documents, in which the
column ``doc`` is the number of the document in the batch; ``name`` tells the question, with its options, from others;
``dated`` says whether the answer depends on the dates of the documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

import numpy as np
import pandas as pd

from .. import count, dates, mentions
from ..count.terms import count_tokens
from ..words.lemmatizer import corrections, use_corrections
from ..words.sentence_batches import TextSentences
from ..words.tokenizer import columns, kind_of
from .document import Document

if TYPE_CHECKING:
    from ..mentions import Gazetteer

DATE_COLUMNS = [
    "doc", "sentence", "start", "end", "text", "calendar", "native", "edtf", "earliest", "latest",
    "granularity", "modifier", "certainty", "anchor", "reason",
]  # fmt: skip
MENTION_COLUMNS = ["doc", "sentence", "start", "end", "text", "actor", "kind", "alias", "counted"]

_READY: dict[str, Gazetteer] = {}
"""Gazetteers whose automaton is built, by fingerprint: one comes with every batch, and one build is enough."""

_MOST_READY = 3


class Question(Protocol):
    """What is asked of the texts of a batch."""

    @property
    def name(self) -> str:
        """The question with its options."""
        ...

    @property
    def dated(self) -> bool:
        """Whether the dates of the documents matter."""
        ...

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """The answer about these documents."""
        ...


@dataclass(frozen=True)
class Sizes:
    """How long each text is: doc, chars, sentences, repairs."""

    name: ClassVar[str] = "sizes"
    dated: ClassVar[bool] = False

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """One row a document."""
        texts = list(documents)
        counts = TextSentences.of(d.text for d in texts).counts.tolist()
        rows = [(i, len(d.text), n, len(d.cleaned.repairs)) for i, (d, n) in enumerate(zip(texts, counts, strict=True))]
        return pd.DataFrame(rows, columns=["doc", "chars", "sentences", "repairs"], dtype="int64")


@dataclass(frozen=True)
class Words:
    """How often each type of word occurs in each document: doc, token (a category), count."""

    name: ClassVar[str] = "words"
    dated: ClassVar[bool] = False

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """One row a type and document, in the order of the documents and of the first places of the types."""
        _, tokens, doc, token, times = count_tokens((str(i), d.text) for i, d in enumerate(documents))
        return pd.DataFrame({"doc": doc, "token": pd.Categorical.from_codes(token, pd.Index(tokens)), "count": times})


@dataclass(frozen=True)
class Order:
    """The words of each document in their order: doc, token."""

    name: ClassVar[str] = "order"
    dated: ClassVar[bool] = False

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """One row a word."""
        docs, words = [np.empty(0, np.int64)], []
        for i, d in enumerate(documents):
            found = columns(d.text)[0]
            is_word = {token: kind_of(token) in count.WORD_KINDS for token in set(found)}
            found = [token for token in found if is_word[token]]
            docs.append(np.full(len(found), i))
            words += found
        return pd.DataFrame({"doc": np.concatenate(docs), "token": pd.Series(words, dtype="str")})


@dataclass(frozen=True)
class Mentions:
    """The mentions of the actors of a gazetteer, with the columns of ``texts.mentions``."""

    gazetteer: Gazetteer
    dated: ClassVar[bool] = False

    @property
    def name(self) -> str:
        """The question with the gazetteer's fingerprint."""
        return f"mentions {self.gazetteer.fingerprint}"

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """One row a mention."""
        if len(_READY) > _MOST_READY:
            _READY.clear()
        ready = _READY.setdefault(self.gazetteer.fingerprint, self.gazetteer)
        texts = list(documents)
        found = mentions.mention_columns((d.text for d in texts), ready)
        columns = {"doc": found.number, "sentence": _sentences_at(texts, found.number, found.start)}
        return pd.DataFrame(columns | {name: getattr(found, name) for name in MENTION_COLUMNS[2:]})


@dataclass(frozen=True)
class Dates:
    """The dates that texts speak of, with the columns of ``texts.dates``."""

    name: ClassVar[str] = "dates"
    dated: ClassVar[bool] = True

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """One row a date."""
        texts = list(documents)
        found = dates.date_columns((d.text for d in texts), (d.reference for d in texts))
        columns = {"doc": found.number, "sentence": _sentences_at(texts, found.number, found.start)}
        columns |= {name: getattr(found, name) for name in DATE_COLUMNS[2:]}
        return pd.DataFrame(columns, dtype=None if found.number else object)


def _sentences_at(documents: Sequence[Document], number: Sequence[int], offset: Sequence[int]) -> list[int]:
    """The numbers of the sentences at these places: numbers of documents, and offsets in their texts."""
    asked, place = np.unique(np.asarray(number, np.int64), return_inverse=True)
    found = TextSentences.of(documents[i].text for i in asked.tolist())
    numbers: list[int] = found.number_at(place, offset).tolist()
    return numbers


@dataclass(frozen=True)
class Runs:
    """How often each run of ``n`` words occurs: doc, run, count, stopped; with documents, of all together.

    ``stopped`` says whether it begins or ends with a stopword. ``each`` keeps the documents of a batch apart; else doc
    is −1, documents says how many have the run, and the first row, without a run, how many have any. Lemmas are those
    of the process that asks: ``own`` are the user's.
    """

    n: int
    by: count.Unit
    stopwords: tuple[str, ...]
    each: bool
    own: tuple[tuple[str, str], ...] = ()
    dated: ClassVar[bool] = False

    @classmethod
    def asked(cls, n: int, by: count.Unit, stopwords: tuple[str, ...], *, each: bool) -> Runs:
        """The question, with the lemmas that are in use if it is about lemmas."""
        return cls(n, by, stopwords, each, corrections() if by == "lemma" else ())

    @property
    def name(self) -> str:
        """The question with its options."""
        return f"runs {self.n} {self.by} {self.each} {self.stopwords}" + (f" {self.own}" if self.own else "")

    def of(self, documents: Sequence[Document]) -> pd.DataFrame:
        """One row a run, or a run and document."""
        if self.by == "lemma" and corrections() != self.own:  # in another process
            use_corrections(dict(self.own))
        tokens = count.token_table((str(i), d.text) for i, d in enumerate(documents))
        counts, stopped = count.run_counts(tokens, self.n, by=self.by, stopwords=self.stopwords)
        flags = np.fromiter((run in stopped for run in counts.words), bool, len(counts.words))
        if self.each:
            merged = counts.merged()
            doc = np.array(counts.docs, np.int64)[merged.doc]
            columns = {"doc": doc, "run": counts.words[merged.word], "count": merged.count, "documents": 1}
            return pd.DataFrame(columns | {"stopped": flags[merged.word]})
        table = pd.DataFrame(
            {"doc": -1, "run": counts.words, "count": counts.frequencies, "documents": counts.documents,
             "stopped": flags}
        )  # fmt: skip
        any_run = pd.DataFrame([(-1, None, 0, counts.documents_with_words, False)], columns=table.columns)
        return pd.concat([any_run, table], ignore_index=True)
