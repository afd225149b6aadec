"""What a page shows of a chronology: each date with its sentence, and the texts and actors to choose dates by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from ..count.timelines import drawn_interval
from ..languages import Language, in_digits
from ..words.collation import collation_key
from .date_words import interval_in_words
from .markup import direction_attributes
from .page_words import WORDS
from .quoted import sentence_offset

NO_ACTOR = "none"
"""By this the page chooses the dates in whose sentences no actor is named."""

_WAYS = {"since": "since", "after": "since", "until": "until", "before": "until"}  # which way an arrow points
_UNTOLD = frozenset({"none", "exact", "partial"})  # the date says itself how exact it is


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of the list: the days it is drawn on, its words and values, and where they stand."""

    first: int
    last: int
    way: str
    text: str
    notes: tuple[str, ...]
    gregorian: str
    persian: str
    edtf: str
    sentence: Markup
    source: Markup
    named: Markup
    in_text: int
    actors: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose dates by, and how many there are."""

    value: str
    name: str
    dates: str


class Contents:
    """A chronology, and what its texts and actors are called."""

    def __init__(
        self, table: pd.DataFrame, titles: Mapping[str, str], labels: Mapping[str, str], language: Language
    ) -> None:
        self.table, self.titles, self.labels, self.language = table, titles, labels, language
        self.words = WORDS[language]
        self._ids = [tuple(filter(None, str(ids).split(", "))) for ids in table["actors"].fillna("")]
        self._docs = [str(doc) for doc in table["doc"]]
        # The places of texts and actors, by which the entries name them.
        self._texts = {doc: i for i, doc in enumerate(dict.fromkeys(self._docs))}
        self._actors = {actor: i for i, actor in enumerate(sorted({actor for ids in self._ids for actor in ids}))}

    def texts(self) -> list[Choice]:
        """The texts in the order of their titles."""
        dates = Counter(self._docs)
        choices = [(str(i), self.titles.get(doc, doc), dates[doc]) for doc, i in self._texts.items()]
        return [self._choice(*choice) for choice in sorted(choices, key=lambda choice: collation_key(choice[1]))]

    def actors(self) -> list[Choice]:
        """The actors, those with most dates first, then what has none; nothing where no actor is named at all."""
        dates = Counter(actor for ids in self._ids for actor in ids)
        choices = [(str(i), self.labels.get(actor, actor), dates[actor]) for actor, i in self._actors.items()]
        choices.sort(key=lambda choice: (-choice[2], collation_key(choice[1])))
        without = self._ids.count(())
        if choices and without:
            choices.append((NO_ACTOR, self.words["no actor"], without))
        return [self._choice(*choice) for choice in choices]

    def entries(self) -> Iterator[Entry]:
        """The dates in the order of the table."""
        sentences = _marked_sentences(self.table)
        rows = self.table.to_dict("records")
        for row, doc, ids, sentence in zip(rows, self._docs, self._ids, sentences, strict=True):
            yield self._entry(row, doc, ids, sentence)

    def _entry(self, row: Mapping[Any, Any], doc: str, ids: Sequence[str], sentence: Markup) -> Entry:
        earliest, latest, modifier = str(row["earliest"]), str(row["latest"]), str(row["modifier"])
        first, last = drawn_interval(earliest, latest, modifier)
        names = Markup(self.words["comma"]).join(_apart(self.labels.get(actor, actor)) for actor in ids)
        return Entry(
            first,
            last,
            _WAYS.get(modifier, ""),
            str(row["text"]),
            tuple(self.words[note] for note in (modifier, str(row["certainty"])) if note not in _UNTOLD),
            interval_in_words(earliest, latest, "gregorian", self.language) or "",
            interval_in_words(earliest, latest, "persian", self.language) or self.words["before the calendar"],
            str(row["date"]),
            sentence,
            Markup(escape(self.words["source"])).format(text=_apart(self.titles.get(doc, doc))),
            Markup(escape(self.words["names"])).format(actors=names) if ids else Markup(),
            self._texts[doc],
            " ".join(str(self._actors[actor]) for actor in ids),
        )

    def _choice(self, value: str, name: str, dates: int) -> Choice:
        return Choice(value, name, in_digits(dates, self.language))


def _apart(name: str) -> Markup:
    """A name that keeps its own direction inside a line of another."""
    return Markup(f"<bdi {direction_attributes(name)}>{escape(name)}</bdi>")


def _marked_sentences(table: pd.DataFrame) -> list[Markup]:
    """The sentence of each date with its words marked; as it is where they are not found in it."""
    sentences = table["sentence_text"].fillna("").astype(str).tolist()
    texts = table["text"].astype(str).tolist()
    begins = [sentence.find(text) for sentence, text in zip(sentences, texts, strict=True)]
    if "start" in table:
        # A date that a sentence has twice: the places of all its dates in the text say which is which.
        for places in table.groupby(["doc", "sentence"], sort=False).indices.values():
            starts = [int(start) for start in table["start"].iloc[places]]
            offset = sentence_offset(starts, [texts[i] for i in places], sentences[places[0]])
            if offset is not None:
                for i, start in zip(places, starts, strict=True):
                    begins[i] = start - offset
    return [_marked(*each) for each in zip(sentences, begins, texts, strict=True)]


def _marked(sentence: str, begin: int, text: str) -> Markup:
    if begin < 0:
        return escape(sentence)
    end = begin + len(text)
    return Markup("{}<mark>{}</mark>{}").format(sentence[:begin], sentence[begin:end], sentence[end:])
