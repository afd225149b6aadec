"""Corpus: the questions one asks of a folder of texts.

A :class:`Corpus` is a list of documents and the questions one asks of them. Each question returns a plain DataFrame;
what is slow is worked out once, when first asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from .. import count, mentions
from ..document import Problem
from ..errors import OptionError
from ..words.sentence_batches import TextSentences
from .actors import Actors, MentionTables
from .audits import MentionAudits
from .copies import CopiedTexts
from .dated import DateTables
from .document import Document
from .exploring import Exploring
from .exporting import ParquetTexts
from .further_columns import rare_keys, with_rare_together
from .questions import Question
from .results import Results
from .words import WordTables

_DOCUMENT_COLUMNS = ["doc", "title", "source", "author", "date", "calendar", "date_from", "path", "encoding"]
_OF_FILES = ["format", "size"]
_SIZE_COLUMNS = ["chars", "tokens", "sentences", "repairs"]
_PROBLEM_COLUMNS = ["path", "stage", "reason", "remedy", "severity"]


class Corpus(WordTables, MentionTables, DateTables, MentionAudits, CopiedTexts, Exploring, ParquetTexts):
    """Texts and the questions one asks of them.

    Iterating gives :class:`Document` objects; ``texts["doc id"]`` is one of them, and ``"doc id" in texts`` says
    whether it is there; ``texts[mask]`` (a boolean Series over ``texts.documents``, or a list of ids) is a smaller
    corpus.

    >>> import corpus
    >>> texts = corpus.load("seeds/")
    >>> len(texts), bool(texts.documents["tokens"].sum() > 500)
    (2, True)
    >>> counts = texts.mention_counts()
    >>> counts.loc[counts.doc.str.startswith("000"), ["actor", "count"]].values.tolist()
    [['JP', 13], ['CN', 9], ['RU', 7], ['SU', 0]]
    """

    def __init__(
        self, documents: Sequence[Document], problems: Sequence[Problem] = (), results: Results | None = None
    ) -> None:
        self._results = results  # where tables are kept for the next time
        self._documents = tuple(documents)
        self._place_of = {d.doc: place for place, d in enumerate(self._documents)}
        if len(self._place_of) < len(self._documents):
            doc = Counter(d.doc for d in self._documents).most_common(1)[0][0]
            raise OptionError(doc, "several texts have this id", "give each text an id of its own")
        self._problems = tuple(problems)
        self._found: dict[Any, Any] = {}  # tables already made; callers get copies
        self._handed: dict[Any, Any] = {}  # tables that another process has made of these texts

    # ---- documents

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._documents)

    def __repr__(self) -> str:
        failed = sum(p.severity == "error" for p in self._problems)
        problems = f", {failed} problem{'s' if failed > 1 else ''}" if failed else ""
        return f"<Corpus of {len(self)} text{'s' * (len(self) != 1)}{problems}>"

    def __contains__(self, key: object) -> bool:
        """Whether this is the id of a text, or one of the documents.

        The beginning of an id, by which a text is found too, is none.
        """
        if isinstance(key, str):
            return key in self._ids()
        return isinstance(key, Document) and key.doc in self._ids() and self._one(key.doc) == key

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            return self._one(key)
        if isinstance(key, pd.DataFrame) and "doc" in key:
            key = key["doc"].tolist()  # rows of texts.documents
        if isinstance(key, pd.Series) and key.dtype == bool:
            key = key.reindex(range(len(self)))  # a mask of a sorted table says the same of the same texts
            if key.isna().any():
                reason = f"it does not have a value for each text (of {len(self)})"
                raise OptionError("the mask", reason, "make it from texts.documents")
        flags = np.asarray(key)
        if flags.dtype == bool:
            if flags.shape != (len(self),):
                raise OptionError(f"a mask of {flags.size}", f"the number of texts is {len(self)}", "make it as long")
            return self._some(np.flatnonzero(flags).tolist())
        if isinstance(key, Iterable) and all(isinstance(doc, str) for doc in flags.ravel()):
            return self._some([self._place(doc) for doc in dict.fromkeys(map(str, flags.ravel()))])
        raise OptionError(repr(key), "texts are looked up by id or by a mask", "use a doc id or a boolean Series")

    def _some(self, places: Sequence[int]) -> Corpus:
        """The texts at these places."""
        return Corpus([self._documents[place] for place in places], self._problems)

    def _one(self, doc: str) -> Document:
        return self._documents[self._place(doc)]

    def _place(self, doc: str) -> int:
        """The place of the text with this id, or the only one that begins so; an OptionError where there is none."""
        ids = self._ids()
        if doc in ids:
            return ids[doc]
        near = [name for name in ids if name.startswith(doc)]
        if len(near) == 1:
            return ids[near[0]]
        shown = ", ".join(list(ids)[:5]) + (" …" if len(ids) > 5 else "")
        raise OptionError(
            doc, "there is no text with this id" if not near else "several texts begin so", f"ids: {shown}"
        )

    def _ids(self) -> dict[str, int]:
        """The ids of the texts in order, with their places."""
        return self._place_of

    @property
    def documents(self) -> pd.DataFrame:
        """One row a text: doc, title, source, author, date, calendar, date_from, path, encoding, format, size (bytes of
        the file), further metadata, chars (code points of the clean text), tokens (without punctuation), sentences and
        repairs (counts). Where there are more than 50 kinds of further metadata, those that less than 1 % of the texts
        of a file have, or only one, stand together as a JSON object in the column other;
        ``texts["doc id"].metadata`` has each by itself.
        """
        return self._once("documents", self._documents_table)

    def _documents_table(self) -> pd.DataFrame:
        terms = self._terms()
        words = dict(zip(terms.docs, terms.words("token", count.SIZED).sizes.tolist(), strict=True))
        sizes = TextSentences.of(d.text for d in self).counts.tolist()
        rows = [
            {
                **d.metadata,
                "doc": d.doc,
                "chars": len(d.text),
                "tokens": words[d.doc],
                "sentences": size,
                "repairs": len(d.cleaned.repairs),
            }
            for d, size in zip(self, sizes, strict=True)
        ]
        return self._rows_of_documents(rows)

    @staticmethod
    def _rows_of_documents(rows: list[dict[str, Any]]) -> pd.DataFrame:
        """The table of documents, given as what is known of each."""
        known = {*_DOCUMENT_COLUMNS, *_OF_FILES, *_SIZE_COLUMNS}
        if rare := rare_keys(rows, known):
            rows = [with_rare_together(row, rare) for row in rows]
        there = [name for name in _OF_FILES if any(name in row for row in rows)]
        further = dict.fromkeys(key for row in rows for key in row if key not in known)
        return pd.DataFrame(rows, columns=[*_DOCUMENT_COLUMNS, *there, *further, *_SIZE_COLUMNS])

    @property
    def problems(self) -> pd.DataFrame:
        """One row a problem: path, stage, reason, remedy, severity.

        Severity is "error" where a text is missing, "warning" where it is there with something amiss, "note" for what
        was decided about a table of texts, or "skipped" for a file that is no text.
        """
        rows = [[getattr(p, column) for column in _PROBLEM_COLUMNS] for p in self._problems]
        return pd.DataFrame(rows, columns=_PROBLEM_COLUMNS)

    def composition(self, by: str = "source") -> pd.DataFrame:
        """How many texts and words there are of each source, or format, "year", degree of "damage", or other column.

        Columns: the one named by ``by``, texts, share (of all texts), words, repairs, repairs_per_1000 (words). See
        :func:`corpus.count.composition`.

        >>> import corpus
        >>> corpus.load("seeds/").composition("format")[["format", "texts"]].values.tolist()
        [['text', 2]]
        """
        return count.composition(self.documents, by)

    # ---- cleaning

    def repairs(self) -> pd.DataFrame:
        """One row a change that cleaning made, the doubtful ones first.

        Columns: doc, step, fixer, raw_start, raw_end (offsets into the raw text), before, after (the characters
        changed, often spaces or half-spaces), confidence (0 to 1), raw_words, clean_words (the words around them).
        """
        return count.repair_table((d.doc, d.raw, d.text, d.cleaned.repairs) for d in self)

    def repair_counts(self) -> pd.DataFrame:
        """How often each repair was made: step, fixer, repairs, documents, least_sure (lowest confidence).

        A place where several repairs met is counted for each of them. Commonest first.
        """
        return count.repair_counts(self.repairs())

    def sensitivity(self, *, actors: Actors = None) -> pd.DataFrame:
        """Which results depend on cleaning: lemma frequencies and mention counts of raw and clean text that differ.

        Columns: measure ("lemma" or "mentions"), item (the lemma or the actor's id), raw, clean, change (clean − raw);
        the largest changes first. An empty table means that cleaning changed none of these counts.
        """
        gazetteer = mentions.resolve_actors(actors)
        raw_terms = count.count_terms((d.doc, d.raw) for d in self)
        raw = mentions.mention_columns((d.raw for d in self), gazetteer)
        found = [actor for actor, counted in zip(raw.actor, raw.counted, strict=True) if counted]
        clean = self.mentions(gazetteer)
        return count.sensitivity(
            {
                "lemma": _counts(count.frequencies(raw_terms)),
                "mentions": pd.Series(found, dtype=object).value_counts(),
            },
            {
                "lemma": _counts(self.frequencies()),
                "mentions": clean.loc[clean["counted"].astype(bool), "actor"].value_counts(),
            },
        )

    # ---- words: see WordTables; mentions: see MentionTables; dates: see DateTables

    def kwic(
        self,
        node: str | Sequence[str] | pd.DataFrame,
        *,
        window: int = 5,
        by: count.By = "form",
        within: count.Within = "paragraph",
        sort: str | Sequence[str] | None = None,
        sample: int | None = None,
        seed: int = 0,
        metadata: str | Sequence[str] = (),
    ) -> pd.DataFrame:
        """Every occurrence of ``node`` with ``window`` words on each side: doc, before, node, after, start, end.

        ``node`` is a word, a phrase, a list of them, or a table of places (doc, start, end) such as mentions or dates.
        Words are found as readers take them (ی as ي, with or without half-space); ``*`` stands for any letters, ``?``
        for one. ``by="lemma"`` finds every form of a word, ``by="regex"`` takes a regular expression. ``sort``: keys
        such as "before1", "after1", "node", "doc" or a column of ``texts.documents``; ``sample``: so many lines by
        chance, the same for the same ``seed``; ``metadata``: columns of ``texts.documents`` to show beside the lines.
        Offsets are into the clean text. All about it: :func:`corpus.count.kwic`.

        >>> import corpus
        >>> texts = corpus.load("seeds/")
        >>> lines = texts.kwic("گفت#گو", by="lemma", window=2, sort=["after1", "date"], metadata="date")
        >>> lines[["date", "before", "node", "after"]].values.tolist()[0]
        ['2023-11-20', 'رئیس‌جمهوری قرقیزستان', 'گفت', ': ما همکاریمان']
        """
        known = self.documents if count.columns_of_documents(sort, metadata) else None
        return count.kwic(
            [(d.doc, d.text) for d in self],
            node,
            window=window,
            by=by,
            within=within,
            sort=sort,
            sample=sample,
            seed=seed,
            metadata=metadata,
            documents=known,
        )

    def trace(self, table: pd.DataFrame) -> pd.DataFrame:
        """``table`` (any with doc, start, end: a concordance, mentions, dates) with the places in the files it is of.

        New columns: path, page (of a text that has pages, such as a PDF file; else <NA>), raw_start, raw_end (offsets
        into ``d.raw``, the text before cleaning) and raw (the text there). Where cleaning has put together what stood
        apart, raw_start and raw_end hold all of it, and raw has its pieces with … between them. Raises
        :class:`corpus.errors.OptionError` for a table of other texts.

        >>> import corpus
        >>> from corpus.collection import Corpus, Document
        >>> raw = "سفر نخست وزير به چيــن"
        >>> texts = Corpus([Document("الف", raw, {"path": "الف.txt"}, corpus.clean_text(raw))])
        >>> texts["الف"].text
        'سفر نخست\\u200cوزیر به چین'
        >>> texts.trace(texts.kwic("چین"))[["node", "path", "raw_start", "raw_end", "raw"]].values.tolist()
        [['چین', 'الف.txt', 17, 22, 'چيــن']]
        """
        return count.trace(table, {d.doc: d for d in self})

    def _put_together(self, question: Question) -> pd.DataFrame:
        """The answer to a question, with the ids of the documents."""
        table = question.of(self._documents)
        ids = list(self._ids())
        table["doc"] = [ids[place] for place in table["doc"]]
        return table

    def _once(self, key: Any, make: Any) -> pd.DataFrame:
        """A table that is made once; callers get a copy, so that none can change another's."""
        if key not in self._found:
            handed = self._handed.get(_by_fingerprint(key)) if self._handed else None
            self._found[key] = make() if handed is None else handed
        table: pd.DataFrame = self._found[key]
        return table.copy()

    def _kept(self, question: str, make: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """A table from the store of these texts, or made now and kept there."""
        return make() if self._results is None else self._results.table(question, make)

    def handed(self) -> tuple[Any, ...]:
        """What ``corpus.collection.handing`` gives to another process: the texts, and what is slow to find out."""
        mentions_of = {_by_fingerprint(key): table for key, table in self._found.items() if key[0] == "mentions"}
        found = {key: table for key, table in self._found.items() if isinstance(key, str)}
        return self._documents, self._problems, found, mentions_of

    @classmethod
    def of_handed(cls, parts: tuple[Any, ...]) -> Corpus:
        """The corpus that these are parts of, in the process that they were given to."""
        documents, problems, found, mentions_of = parts
        texts = cls(documents, problems)
        # Actors that were looked for there have not been asked for here: their tables are taken when they are.
        texts._found, texts._handed = found, mentions_of
        return texts


def _by_fingerprint(key: Any) -> Any:
    """The key of a table of mentions for another process: a gazetteer does not travel."""
    return (key[0], key[1].fingerprint) if isinstance(key, tuple) and key[0] == "mentions" else key


def _counts(frequencies: pd.DataFrame) -> pd.Series[int]:
    return frequencies.set_index("word")["count"]
