"""The questions one asks of the actors in a corpus: who is named, how much, with whom, and in which sentences."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import count, mentions
from ..count.frequency import Groups
from ..count.mentions import Window
from ..count.periods import By, TimelineCalendar
from ..errors import OptionError
from ..words.sentence import paragraph_borders
from .document import Document
from .words import GroupBy

if TYPE_CHECKING:
    from ..mentions import Gazetteer

type Actors = Iterable[str] | str | Gazetteer | None

_MOST_ACTORS = 20  # that are shown with their zeros
_MENTION_COLUMNS = ["doc", "sentence", "start", "end", "text", "actor", "kind", "alias", "counted"]


class MentionTables:
    """The part of :class:`Corpus` that looks for actors; each method returns a DataFrame."""

    _documents: tuple[Document, ...]
    documents: Any  # the table of documents
    sentences: Callable[[], pd.DataFrame]
    _once: Callable[[Any, Callable[[], pd.DataFrame]], pd.DataFrame]
    _one: Callable[[str], Document]
    _groups: Callable[[GroupBy | None], Groups | None]

    def mentions(self, actors: Actors = None) -> pd.DataFrame:
        """One row a mention: doc, sentence, start, end, text, actor, kind, alias, counted.

        ``actors``: None for CN, RU, JP and SU; ids; "all"; or a Gazetteer. Offsets are into the clean text.
        """
        gazetteer = mentions.resolve_actors(actors)
        return self._once(("mentions", gazetteer), lambda: self._mentions(gazetteer))

    def _mentions(self, gazetteer: Gazetteer) -> pd.DataFrame:
        rows = [
            (d.doc, d.sentence_at(m.start), m.start, m.end, m.text, m.actor, m.kind, m.alias, m.counted)
            for d in self._documents
            for m in mentions.find_mentions(d.text, gazetteer)
        ]
        return count.described(
            pd.DataFrame(rows, columns=_MENTION_COLUMNS),
            "mentions",
            parameters={"actors": gazetteer.ids},
            sizes={"mentions": len(rows), "documents": len(self._documents)},
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
        return _labelled(table, gazetteer)

    def attention(
        self,
        by: By = "month",
        *,
        calendar: TimelineCalendar = "gregorian",
        actors: Actors = None,
        groups: GroupBy | None = None,
        kinds: str | Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """How much is said of each actor over time, by the dates of the texts (not those they speak of).

        ``by`` is "day", "week", "month", "season", "quarter", "year" or "decade" of the ``calendar``, "gregorian" or
        "persian"; ``groups`` a column of ``texts.documents`` or a Series beside its rows; ``kinds`` the kinds of
        mention to count (None: those that headline counts add up). Columns: the group, period, start, end, actor,
        label, count, documents, texts, words, per_1000, share, document_share. Periods without a text have missing
        rates; texts without a date, or with too vague a one, are left out and counted in ``attrs``. Of more than twenty
        actors only those that are mentioned are shown. All about it: :func:`corpus.count.attention_over_time`.

        >>> import corpus
        >>> table = corpus.load("seeds/").attention("year", actors=["JP", "RU"])
        >>> table[["period", "actor", "count", "texts", "per_1000"]].round(1).values.tolist()[2:]
        [['2024', 'JP', 0, 0, nan], ['2024', 'RU', 0, 0, nan], ['2025', 'JP', 0, 1, 0.0], ['2025', 'RU', 10, 1, 24.9]]
        """
        gazetteer = mentions.resolve_actors(actors)
        table = count.attention_over_time(
            self.mentions(gazetteer),
            self.documents,
            by=by,
            calendar=calendar,
            actors=gazetteer.ids if len(gazetteer) <= _MOST_ACTORS else None,
            groups=self._groups(groups),
            kinds=kinds,
        )
        return _labelled(table, gazetteer)

    def comentions(self, window: Window = "sentence", *, actors: Actors = None) -> pd.DataFrame:
        """Pairs of actors named in the same "sentence", "paragraph" or "document", and how much oftener than by chance.

        Columns: actor_a, actor_b, count, documents, count_a, count_b, expected, log_dice, npmi, log_likelihood, p; see
        :func:`corpus.count.comentions`.
        """
        found = self.mentions(actors)
        units = {"sentence": sum(len(d.sentences) for d in self._documents), "document": len(self._documents)}
        if window == "paragraph":
            borders = {d.doc: paragraph_borders(d.text) for d in self._documents}
            places = zip(found["doc"], found["start"], strict=True)
            found = found.assign(paragraph=[bisect_right(borders[doc], start) for doc, start in places])
            units["paragraph"] = sum(map(len, borders.values())) + len(self._documents)
        return count.comentions(found, window=window, units=units.get(window))

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

    def audit(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        actors: Actors = None,
        hits: int = 50,
        near_misses: int = 50,
        seed: int = 0,
    ) -> pd.DataFrame:
        """A sheet to find out how good the mentions are: some of them, and some near-misses, drawn by chance.

        Of each actor so many ``hits`` (mentions that headline counts include) and ``near_misses`` (places where the
        letters of a name stand and a rule rejected them), the same ones for the same ``seed``. Write into the column
        ``right`` 1 if the row is right (a mention; rightly rejected), 0 if not, ? if nobody can tell;
        :func:`corpus.read_audit` makes precision and recall of it. With ``path`` the sheet is written as a CSV file for
        a spreadsheet too, never over a file that is there. Columns: sample, doc, actor, kind, alias, rule, before,
        text, after, right, remark, start, end, frame; see :func:`corpus.count.audit_sheet`.

        >>> import corpus
        >>> sheet = corpus.load("seeds/").audit(actors=["CN"])
        >>> sheet.groupby(["sample", "rule"])["frame"].first().to_dict()
        {('hit', ''): 13, ('near-miss', 'inside a word'): 5}
        """
        gazetteer = mentions.resolve_actors(actors)
        rows = [
            (d.doc, c.start, c.end, c.text, c.actor, c.kind, c.alias, c.rule)
            for d in self._documents
            for c in mentions.candidates(d.text, gazetteer)
            if c.counted
        ]
        found = pd.DataFrame(rows, columns=["doc", "start", "end", "text", "actor", "kind", "alias", "rule"])
        sheet = count.audit_sheet(found, self.sentences(), hits=hits, near_misses=near_misses, seed=seed)
        sheet.attrs["parameters"] |= {"actors": gazetteer.ids}
        if path is not None:
            count.write_csv(sheet, Path(path))
        return sheet


def _labelled(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """``table`` with the actors' names in English beside their ids."""
    labels = pd.Series([gazetteer[actor].en for actor in table["actor"]], dtype=object)
    table.insert(list(table.columns).index("actor") + 1, "label", labels)
    return table
