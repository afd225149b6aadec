"""load() and Corpus: everything above, strung together for a folder of texts.

A :class:`Corpus` is a list of documents and the questions one asks of them. Each question returns a plain DataFrame;
what is slow is worked out once, when first asked for.
"""

from __future__ import annotations

import datetime as dt
import os
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from . import count, dates, mentions, words
from .clean import REPAIRS, CleanConfig, CleanText, clean_text
from .count.timelines import By, TimelineCalendar
from .document import Problem, RawDocument
from .engine import map_documents
from .errors import OptionError
from .readers import parse_date, read_texts

if TYPE_CHECKING:
    from .mentions import Gazetteer

type Actors = Iterable[str] | str | Gazetteer | None
type Unit = Literal["lemma", "token"]
type Window = Literal["sentence", "document"]

_DOCUMENT_COLUMNS = ["doc", "title", "source", "author", "date", "calendar", "date_from", "path", "encoding"]
_SIZE_COLUMNS = ["chars", "tokens", "sentences", "repairs"]
_MOST_ACTORS = 20  # that are shown with their zeros
_PROBLEM_COLUMNS = ["path", "stage", "reason", "remedy", "severity"]
_REPAIR_COLUMNS = [
    "doc", "step", "fixer", "raw_start", "raw_end", "before", "after", "confidence", "raw_words", "clean_words",
]  # fmt: skip
_SENTENCE_COLUMNS = ["doc", "sentence", "start", "end", "text"]
_MENTION_COLUMNS = ["doc", "sentence", "start", "end", "text", "actor", "kind", "alias", "counted"]
_DATE_COLUMNS = [
    "doc", "sentence", "start", "end", "text", "calendar", "native", "edtf", "earliest", "latest",
    "granularity", "modifier", "certainty", "anchor", "reason",
]  # fmt: skip


@dataclass(frozen=True)
class Document:
    """One text: its id, its raw and clean text, and what is known about it.

    ``doc`` is the path relative to the folder, without suffix; ``raw`` the text as decoded; ``cleaned`` the clean
    text with every repair and the alignment to the raw text; ``metadata`` as in ``texts.documents``.
    """

    doc: str
    raw: str
    metadata: Mapping[str, Any]
    cleaned: CleanText

    @property
    def text(self) -> str:
        """The clean text."""
        return self.cleaned.text

    @property
    def date(self) -> str | None:
        """The document's date, an ISO string that may be partial."""
        return self.metadata.get("date")

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of the sentences in the clean text."""
        return words.sentences(self.text)

    @cached_property
    def tokens(self) -> list[words.Token]:
        """Tokens of the clean text."""
        return words.tokenize(self.text)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """Number of the sentence (from 0) that the clean offset is in."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)


class Corpus:
    """Texts and the questions one asks of them.

    Iterating gives :class:`Document` objects; ``texts["doc id"]`` is one of them; ``texts[mask]`` (a boolean Series
    over ``texts.documents``, or a list of ids) is a smaller corpus.

    >>> import corpus
    >>> texts = corpus.load("seeds/")
    >>> len(texts), bool(texts.documents["tokens"].sum() > 500)
    (2, True)
    >>> counts = texts.mention_counts()
    >>> counts.loc[counts.doc.str.startswith("000"), ["actor", "count"]].values.tolist()
    [['JP', 13], ['CN', 9], ['RU', 7], ['SU', 0]]
    """

    def __init__(self, documents: Sequence[Document], problems: Sequence[Problem] = ()) -> None:
        self._documents = tuple(documents)
        self._problems = tuple(problems)
        self._found: dict[Any, pd.DataFrame] = {}  # tables already made; callers get copies

    # ---- documents

    def __len__(self) -> int:
        return len(self._documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._documents)

    def __repr__(self) -> str:
        failed = sum(p.severity == "error" for p in self._problems)
        return f"<Corpus of {len(self)} texts{f', {failed} problems' if failed else ''}>"

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            return self._one(key)
        if isinstance(key, pd.Series) and key.dtype == bool:
            key = key.reindex(range(len(self)))  # a mask of a sorted table says the same of the same texts
            if key.isna().any():
                reason = f"it does not have a value for each of the {len(self)} texts"
                raise OptionError("the mask", reason, "make it from texts.documents")
        flags = np.asarray(key)
        if flags.dtype == bool:
            if flags.shape != (len(self),):
                raise OptionError(f"a mask of {flags.size}", f"the corpus has {len(self)} texts", "make it as long")
            return Corpus([d for d, wanted in zip(self, flags, strict=True) if wanted], self._problems)
        if isinstance(key, Iterable) and all(isinstance(doc, str) for doc in flags.ravel()):
            return Corpus([self._one(str(doc)) for doc in flags.ravel()], self._problems)
        raise OptionError(repr(key), "texts are looked up by id or by a mask", "use a doc id or a boolean Series")

    def _one(self, doc: str) -> Document:
        found = {d.doc: d for d in self._documents}
        if doc in found:
            return found[doc]
        near = [name for name in found if name.startswith(doc)]
        if len(near) == 1:
            return found[near[0]]
        ids = ", ".join(list(found)[:5]) + (" …" if len(found) > 5 else "")
        raise OptionError(doc, "there is no text with this id" if not near else "several texts begin so", f"ids: {ids}")

    @property
    def documents(self) -> pd.DataFrame:
        """One row a text: doc, title, source, author, date, calendar, date_from, path, encoding, further metadata,
        chars (code points of the clean text), tokens (without punctuation), sentences and repairs (counts).
        """
        return self._once("documents", self._documents_table)

    def _documents_table(self) -> pd.DataFrame:
        tokens = self.tokens()
        words = tokens[tokens["kind"] != "punctuation"].groupby("doc").size()
        rows = [
            {
                **d.metadata,
                "doc": d.doc,
                "chars": len(d.text),
                "tokens": int(words.get(d.doc, 0)),
                "sentences": len(d.sentences),
                "repairs": len(d.cleaned.repairs),
            }
            for d in self
        ]
        known = [*_DOCUMENT_COLUMNS, *_SIZE_COLUMNS]
        further = dict.fromkeys(key for row in rows for key in row if key not in known)
        return pd.DataFrame(rows, columns=[*_DOCUMENT_COLUMNS, *further, *_SIZE_COLUMNS])

    @property
    def problems(self) -> pd.DataFrame:
        """One row a problem: path, stage, reason, remedy, severity.

        Severity is "error" where a text is missing, "warning" where it is there with something amiss, or "skipped".
        """
        rows = [[getattr(p, column) for column in _PROBLEM_COLUMNS] for p in self._problems]
        return pd.DataFrame(rows, columns=_PROBLEM_COLUMNS)

    # ---- cleaning

    def repairs(self) -> pd.DataFrame:
        """One row a change that cleaning made, the doubtful ones first.

        Columns: doc, step, fixer, raw_start, raw_end (offsets into the raw text), before, after (the characters
        changed, often spaces or half-spaces), confidence (0 to 1), raw_words, clean_words (the words around them).
        """
        rows = [
            [
                *(d.doc, r.step, r.fixer, r.raw_start, r.raw_end, r.before, r.after, r.confidence),
                _words_around(d.raw, r.raw_start, r.raw_end),
                _words_around(d.text, r.clean_start, r.clean_end),
            ]
            for d in self
            for r in d.cleaned.repairs
        ]
        table = pd.DataFrame(rows, columns=_REPAIR_COLUMNS)
        return table.sort_values(["confidence", "doc", "raw_start"], kind="stable", ignore_index=True)

    def repair_counts(self) -> pd.DataFrame:
        """How often each repair was made: step, fixer, repairs, documents, least_sure (lowest confidence).

        A place where several repairs met is counted for each of them. Commonest first.
        """
        table = self.repairs()
        table["fixer"] = table["fixer"].str.split("+")
        table = table.explode("fixer")
        table["step"] = table["fixer"].map({repair.name: repair.stage for repair in REPAIRS})
        groups = table.groupby(["step", "fixer"], as_index=False)
        counts = groups.agg(repairs=("doc", "size"), documents=("doc", "nunique"), least_sure=("confidence", "min"))
        return counts.sort_values(["repairs", "fixer"], ascending=[False, True], ignore_index=True)

    def sensitivity(self, *, actors: Actors = None) -> pd.DataFrame:
        """Which results depend on cleaning: lemma frequencies and mention counts of raw and clean text that differ.

        Columns: measure ("lemma" or "mentions"), item (the lemma or the actor's id), raw, clean, change (clean − raw);
        the largest changes first. An empty table means that cleaning changed none of these counts.
        """
        gazetteer = mentions.resolve_actors(actors)
        raw_tokens = count.token_table((d.doc, d.raw) for d in self)
        found = [m.actor for d in self for m in mentions.find_mentions(d.raw, gazetteer) if m.counted]
        clean = self.mentions(gazetteer)
        return count.sensitivity(
            {
                "lemma": _counts(count.frequencies(raw_tokens)),
                "mentions": pd.Series(found, dtype=object).value_counts(),
            },
            {
                "lemma": _counts(self.frequencies()),
                "mentions": clean.loc[clean["counted"].astype(bool), "actor"].value_counts(),
            },
        )

    # ---- words

    def tokens(self) -> pd.DataFrame:
        """One row a token: doc, sentence (from 0), start, end (offsets into the clean text), token, lemma, kind.

        Kinds: word, number, date, time, url, hashtag, acronym, punctuation.
        """
        return self._once("tokens", lambda: count.token_table((d.doc, d.text) for d in self))

    def sentences(self) -> pd.DataFrame:
        """One row a sentence: doc, sentence (from 0), start, end (offsets into the clean text), text."""
        rows = [
            (d.doc, number, start, end, d.text[start:end])
            for d in self
            for number, (start, end) in enumerate(d.sentences)
        ]
        return pd.DataFrame(rows, columns=_SENTENCE_COLUMNS)

    def frequencies(self, *, by: Unit = "lemma", stopwords: Collection[str] = ()) -> pd.DataFrame:
        """How often each word occurs: word, count, per_million, documents, rank.

        ``by`` is "lemma" or "token"; ``stopwords`` are left out (``corpus.stopwords()`` is a list of them).
        """
        return count.frequencies(self.tokens(), by=by, stopwords=stopwords)

    def ngrams(self, n: int = 2, *, by: Unit = "token") -> pd.DataFrame:
        """How often each run of ``n`` words within a sentence occurs; columns as in ``frequencies``."""
        return count.ngrams(self.tokens(), n, by=by)

    def kwic(self, node: str, *, window: int = 5) -> pd.DataFrame:
        """Every occurrence of ``node`` with ``window`` words on each side: doc, before, node, after, start, end.

        Offsets are into the clean text. Letters are matched as readers take them: ی as ي, with half-space or without.
        """
        return count.kwic([(d.doc, d.text) for d in self], node, window=window)

    # ---- mentions

    def mentions(self, actors: Actors = None) -> pd.DataFrame:
        """One row a mention: doc, sentence, start, end, text, actor, kind, alias, counted.

        ``actors``: None for CN, RU, JP and SU; ids; "all"; or a Gazetteer. Offsets are into the clean text.
        """
        gazetteer = mentions.resolve_actors(actors)
        return self._once(("mentions", gazetteer), lambda: self._mentions(gazetteer))

    def _mentions(self, gazetteer: Gazetteer) -> pd.DataFrame:
        rows = [
            (d.doc, d.sentence_at(m.start), m.start, m.end, m.text, m.actor, m.kind, m.alias, m.counted)
            for d in self
            for m in mentions.find_mentions(d.text, gazetteer)
        ]
        return count.described(
            pd.DataFrame(rows, columns=_MENTION_COLUMNS),
            "mentions",
            parameters={"actors": gazetteer.ids},
            sizes={"mentions": len(rows), "documents": len(self)},
        )

    def mention_counts(self, by: str | Sequence[str] = "doc", *, actors: Actors = None) -> pd.DataFrame:
        """How often each actor is mentioned, by "doc", "actor", "kind" or any column of ``texts.documents``.

        ``by`` may be several of them, such as ``["doc", "kind"]``. Columns: those named by ``by``, actor, label (the
        actor's name in English), count, per_1000 (words), share. Every actor asked for has a row, also where its count
        is 0; of more than twenty actors only those that are mentioned.
        """
        gazetteer = mentions.resolve_actors(actors)
        ids = gazetteer.ids if len(gazetteer) <= _MOST_ACTORS else None
        table = count.mention_counts(self.mentions(gazetteer), self.documents, by=by, actors=ids)
        labels = [gazetteer[actor].en for actor in table["actor"]]
        table.insert(list(table.columns).index("actor") + 1, "label", labels)
        return table

    def comentions(self, window: Window = "sentence", *, actors: Actors = None) -> pd.DataFrame:
        """Pairs of actors named in the same "sentence" or "document": actor_a, actor_b, count, documents."""
        return count.comentions(self.mentions(actors), window=window)

    def evidence(
        self, actor: str | None = None, *, kind: str | None = None, doc: str | None = None, actors: Actors = None
    ) -> pd.DataFrame:
        """The sentence behind every mention: the columns of ``mentions`` and sentence_text.

        ``actor``, ``kind`` and ``doc`` choose the rows behind one number of ``mention_counts``.
        """
        gazetteer = mentions.resolve_actors(actors)
        if actor is not None and actor not in gazetteer:
            gazetteer = mentions.resolve_actors([actor])
        table = self.mentions(gazetteer)
        chosen = {"actor": actor, "kind": kind, "doc": None if doc is None else self._one(doc).doc}
        if kind is not None and kind not in mentions.KINDS:
            raise OptionError(kind, "there is no such kind of mention", f"use one of {', '.join(mentions.KINDS)}")
        for column, value in chosen.items():
            if value is not None:
                table = table[table[column] == value]
        return count.evidence(table.reset_index(drop=True), self.sentences())

    # ---- dates

    def dates(self) -> pd.DataFrame:
        """One row a date that the texts speak of; the document's date resolves expressions such as «سال گذشته».

        Columns: doc, sentence, start, end, text, calendar, native, edtf, earliest, latest, granularity, modifier,
        certainty, anchor, reason.
        """
        return self._once("dates", self._dates)

    def _dates(self) -> pd.DataFrame:
        rows = [
            (d.doc, d.sentence_at(m.start), *(getattr(m, column) for column in _DATE_COLUMNS[2:]))
            for d in self
            for m in dates.find_dates(d.text, reference=d.date)
        ]
        return count.described(
            pd.DataFrame(rows, columns=_DATE_COLUMNS),
            "dates",
            parameters={"document dates": "metadata.csv or reference_date"},
            sizes={"dates": len(rows), "documents": len(self)},
        )

    def timeline(self, by: By = "year", *, calendar: TimelineCalendar = "gregorian") -> pd.DataFrame:
        """How much the texts say of each "day", "month", "season", "year" or "decade", in either calendar.

        Columns: period, mentions, documents, weight, start, end, sentences.
        """
        return count.timeline(self.dates(), by=by, calendar=calendar, sentences=self.sentences())

    def chronology(self, actor: str | Sequence[str] | None = None) -> pd.DataFrame:
        """What the texts say happened, in order of time: one row a date with its sentence and the actors in it.

        With ``actor``, an id or several, only dates whose sentence mentions all of them.
        """
        wanted = [actor] if isinstance(actor, str) else list(actor or ())
        found = self.mentions([*mentions.DEFAULT_ACTORS, *wanted])
        return count.chronology(self.dates(), sentences=self.sentences(), mentions=found, actors=wanted)

    def _once(self, key: Any, make: Any) -> pd.DataFrame:
        """A table that is made once; callers get a copy, so that none can change another's."""
        if key not in self._found:
            self._found[key] = make()
        return self._found[key].copy()


def load(
    source: str | os.PathLike[str],
    *,
    preset: str = "standard",
    config: CleanConfig | None = None,
    reference_date: str | dt.date | None = None,
    progress: bool = False,
) -> Corpus:
    """Read the texts in ``source`` (a file, a folder, a glob pattern) and clean them.

    ``preset`` or ``config`` choose the repairs (see :func:`corpus.clean_text`). ``reference_date`` (2023-11-20, or a
    Jalali day: 1402-08-29) is the date of every text that has none of its own in metadata.csv. Files that cannot be
    read are rows of ``texts.problems``; the rest goes on.

    Raises TextsNotFoundError when ``source`` is not there, NoTextsError when no text could be read, OptionError for a
    ``reference_date`` that is none.

    >>> import corpus
    >>> corpus.load("seeds/")
    <Corpus of 2 texts>
    """
    config = config or CleanConfig.preset(preset)
    day = _reference(reference_date)
    raw, problems = read_texts(source)

    def clean(document: RawDocument) -> Document:
        metadata = dict(document.metadata)
        if metadata.get("date") is None and day is not None:
            metadata |= {"date": day, "calendar": "gregorian", "date_from": "user"}
        return Document(document.doc, document.raw, metadata, clean_text(document.raw, config))

    return Corpus(map_documents(clean, raw, describe="cleaning", progress=progress), problems)


def _counts(frequencies: pd.DataFrame) -> pd.Series[int]:
    return frequencies.set_index("word")["count"]


def _words_around(text: str, start: int, end: int) -> str:
    """The words that ``text[start:end]`` is part of or stands between."""
    first = max(text.rfind(space, 0, start) for space in " \n") + 1
    last = min((at for space in " \n" if (at := text.find(space, end)) >= 0), default=len(text))
    return text[first:last].strip()


def _reference(given: str | dt.date | None) -> str | None:
    """The date of texts without their own, as an ISO string; a Jalali day becomes the Gregorian one."""
    if isinstance(given, dt.date):
        given = given.strftime("%Y-%m-%d")
    try:
        return parse_date(str(given)) if given else None
    except (TypeError, ValueError) as error:
        remedy = "write it as 2023-11-20, 2023-11, 2023, or as a Jalali day, 1402-08-29"
        raise OptionError(given, f"this is not a date ({error})", remedy) from None
