"""The questions one asks of the actors in a corpus: who is named, how much, by what name, where and with whom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from .. import count, mentions
from ..count.periods import By, TimelineCalendar
from ..errors import OptionError
from ..words.sentence_batches import TextSentences
from .evidence import Actors, Kinds, MentionEvidence, asked_for
from .questions import Mentions, Question
from .words import GroupBy

if TYPE_CHECKING:
    from ..count.actor_pairs import Window
    from ..count.frequency import Groups
    from ..count.keywords import Evidence
    from ..count.terms import Unit
    from ..mentions import Gazetteer

__all__ = ["Actors", "Kinds", "MentionTables"]

_SIDES = 2  # of a contrast
_MOST_ACTORS = 20  # that are shown with their zeros


class MentionTables(MentionEvidence):
    """The part of :class:`Corpus` that looks for actors; each method returns a DataFrame, which ``cite`` reads.

    ``actors`` everywhere: None for CN, RU, JP and SU; ids; "all"; or a Gazetteer. ``kinds``: the kinds of mention that
    count, such as "capital" or ["country", "geographic"]; None for those that the gazetteer counts.
    """

    _tokens_for: Callable[[Unit], pd.DataFrame]
    _groups: Callable[[GroupBy | None], Groups | None]
    _put_together: Callable[[Question], pd.DataFrame]
    _ids: Callable[[], dict[str, int]]

    def mentions(self, actors: Actors = None) -> pd.DataFrame:
        """One row a mention: doc, sentence, start, end, text, actor, kind, alias, counted.

        ``actors``: None for CN, RU, JP and SU; ids; "all"; or a Gazetteer. Offsets are into the clean text.
        """
        gazetteer = mentions.resolve_actors(actors)
        return self._once(("mentions", gazetteer), lambda: self._mentions(gazetteer))

    def _mentions(self, gazetteer: Gazetteer) -> pd.DataFrame:
        table = self._kept(f"mentions {gazetteer.fingerprint}", lambda: self._found_mentions(gazetteer))
        return count.described(
            table,
            "mentions",
            parameters={"actors": gazetteer.ids},
            sizes={"mentions": len(table), "documents": len(self._documents)},
        )

    def _found_mentions(self, gazetteer: Gazetteer) -> pd.DataFrame:
        return _typed(self._put_together(Mentions(gazetteer)))

    def mention_counts(
        self,
        by: str | Sequence[str] = "doc",
        *,
        actors: Actors = None,
        kinds: Kinds = None,
        members: bool = False,
        confidence: float | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """How often each actor is mentioned, by "doc", "actor", "kind", "alias" or any column of ``texts.documents``.

        ``by`` may be several of them, such as ``["source", "kind"]``. Columns: those named by ``by``, actor, label (the
        actor's name in English), count, per_1000 (words), share (the share of voice: of the mentions of these actors),
        documents (that mention it), document_share. ``confidence=0.95`` adds the interval of the three rates:
        per_1000_low, per_1000_high, … by resampling documents; see :func:`corpus.count.mention_counts`.

        ``members=True`` counts a mention of a member for its group too, once: ``actors=["G7", "C5", "CN"]`` compares
        the seven, the five and China. Every actor asked for has a row, also where its count is 0; of more than twenty
        actors only those that are mentioned.
        """
        gazetteer = mentions.resolve_actors(actors)
        groups = _members(gazetteer) if members else None
        ids = gazetteer.ids if len(gazetteer) <= _MOST_ACTORS else None
        found = self.mentions(self._with_members(gazetteer) if members else gazetteer)
        table = count.mention_counts(
            found, self.documents, by=by, actors=ids, kinds=kinds, members=groups, confidence=confidence, seed=seed
        )
        return _labelled(table, gazetteer)

    def attention(
        self,
        by: By = "month",
        *,
        calendar: TimelineCalendar = "gregorian",
        actors: Actors = None,
        groups: GroupBy | None = None,
        kinds: Kinds = None,
        members: bool = False,
        confidence: float | None = None,
        seed: int = 0,
    ) -> pd.DataFrame:
        """How much is said of each actor over time, by the dates of the texts (not those they speak of).

        ``by`` is "day", "week", "month", "season", "quarter", "year" or "decade" of the ``calendar``, "gregorian" or
        "persian"; ``groups`` a column of ``texts.documents`` or a Series beside its rows; ``kinds`` the kinds of
        mention to count (None: those that headline counts add up). Columns: the group, period, start, end, actor,
        label, count, documents, texts, words, per_1000, share, document_share. Periods without a text have missing
        rates; texts without a date, or with too vague a one, are left out and counted in ``attrs``. Of more than twenty
        actors only those that are mentioned are shown. ``members=True`` counts a mention of a member for its group
        too, ``confidence=0.95`` adds intervals, both as in :meth:`mention_counts`. All about it:
        :func:`corpus.count.attention_over_time`.

        >>> import corpus
        >>> table = corpus.load("seeds/").attention("year", actors=["JP", "RU"])
        >>> table[["period", "actor", "count", "texts", "per_1000"]].round(1).values.tolist()[2:]
        [['2024', 'JP', 0, 0, nan], ['2024', 'RU', 0, 0, nan], ['2025', 'JP', 0, 1, 0.0], ['2025', 'RU', 10, 1, 24.8]]
        """
        gazetteer = mentions.resolve_actors(actors)
        table = count.attention_over_time(
            self.mentions(self._with_members(gazetteer) if members else gazetteer),
            self.documents,
            by=by,
            calendar=calendar,
            actors=gazetteer.ids if len(gazetteer) <= _MOST_ACTORS else None,
            groups=self._groups(groups),
            kinds=kinds,
            members=_members(gazetteer) if members else None,
            confidence=confidence,
            seed=seed,
        )
        return _labelled(table, gazetteer)

    def comentions(self, window: Window = "sentence", *, actors: Actors = None, kinds: Kinds = None) -> pd.DataFrame:
        """Pairs of actors named in the same "sentence", "paragraph" or "document", and how much oftener than by chance.

        Columns: actor_a, actor_b, count, documents, count_a, count_b, expected, log_dice, npmi, log_likelihood, p; see
        :func:`corpus.count.comentions`. ``corpus.count.to_graph`` makes a network of it.
        """
        gazetteer = mentions.resolve_actors(actors)
        units = {"sentence": self._sentence_total(), "document": len(self._documents)}
        found = self.mentions(gazetteer)
        if window == "paragraph":
            found = self._with_paragraphs(found)
            units["paragraph"] = sum(len(borders) + 1 for borders in self._paragraphs().values())
        return asked_for(count.comentions(found, window=window, units=units.get(window), kinds=kinds), gazetteer)

    def _sentence_total(self) -> int:
        """How many sentences there are in all."""
        return int(TextSentences.of(d.text for d in self._documents).counts.sum())

    def first_mentions(self, *, actors: Actors = None, kinds: Kinds = None) -> pd.DataFrame:
        """Where each text names each actor first, and whether its title does.

        Columns: doc, actor, label, count, sentence, start, position (0 the beginning of the text, 1 its end), order (1
        for the actor named first), kind, text, in_title, title_is_first_line; see :func:`corpus.count.first_mentions`.
        """
        gazetteer = mentions.resolve_actors(actors)
        return _labelled(self._first_mentions(gazetteer, kinds), gazetteer)

    def _first_mentions(self, gazetteer: Gazetteer, kinds: Kinds) -> pd.DataFrame:
        documents = self.documents
        titles = [title if isinstance(title, str) and title.strip() else None for title in documents["title"]]
        found = mentions.mention_columns((title or "" for title in titles), gazetteer)
        first_lines = [
            None if title is None else count.is_first_line(title, d.text)
            for d, title in zip(self._documents, titles, strict=True)
        ]
        documents["title"] = pd.Series(titles, dtype="str")
        documents["title_is_first_line"] = pd.array(first_lines, dtype="boolean")
        ids = list(self._ids())
        columns = {"doc": [ids[number] for number in found.number]}
        columns |= {name: getattr(found, name) for name in ("actor", "kind", "counted")}
        in_titles = _typed(pd.DataFrame(columns))
        return count.first_mentions(self.mentions(gazetteer), documents, in_titles, kinds=kinds)

    def prominence(self, *, actors: Actors = None, kinds: Kinds = None) -> pd.DataFrame:
        """How prominently each actor is named: in titles, in the first tenth of texts, before the other actors.

        Columns: actor, label, count, documents, titled, in_title, title_share, first_tenth, first_tenth_share,
        named_first, named_first_share, median_position; see :func:`corpus.count.prominence`.
        """
        gazetteer = mentions.resolve_actors(actors)
        return _labelled(count.prominence(self._first_mentions(gazetteer, kinds)), gazetteer)

    def naming(
        self,
        by: str | Sequence[str] = "actor",
        *,
        actors: Actors = None,
        kinds: Kinds = None,
        confidence: float = 0.95,
        seed: int = 0,
    ) -> pd.DataFrame:
        """Whether an actor goes by its country, its people, its capital, an institution or its leader.

        ``by``: "actor", or a column of ``texts.documents`` or several. Columns: those, actor, label, count, country,
        demonym, capital, institution, leader, other, capital_share (capital ÷ (capital + country)) with its interval
        capital_share_low and capital_share_high by resampling texts; see :func:`corpus.count.naming`.
        """
        gazetteer = mentions.resolve_actors(actors)
        found = self.mentions(gazetteer)
        table = count.naming(found, self.documents, by=by, kinds=kinds, confidence=confidence, seed=seed)
        return _labelled(table, gazetteer)

    def mention_dispersion(
        self, *, within: int | None = None, actors: Actors = None, kinds: Kinds = None
    ) -> pd.DataFrame:
        """Whether an actor is a matter of all texts or of a few; with ``within=10``, of all of a text or a passage.

        Columns: doc (with ``within``, the number of stretches of equal length that each text is cut into), actor,
        label, count, parts, range, dp, dp_norm, juilland_d; see :func:`corpus.count.mention_dispersion`.
        """
        gazetteer = mentions.resolve_actors(actors)
        found = self.mentions(gazetteer)
        return _labelled(count.mention_dispersion(found, self.documents, within=within, kinds=kinds), gazetteer)

    def contrast(
        self,
        a: str | Sequence[str] | None = None,
        b: str | Sequence[str] | None = None,
        *,
        shared: count.Shared = "neither",
        by: Unit = "lemma",
        evidence: Evidence = "tokens",
        sort: str = "log_likelihood",
        stopwords: Collection[str] = (),
        min_count: int = 1,
        actors: Actors = None,
        kinds: Kinds = None,
    ) -> pd.DataFrame:
        """Which words set the sentences that name actor ``a`` apart from those that name ``b``.

        ``a`` and ``b`` are an id each, or several that stand together; None: of ``actors`` the two most mentioned.
        Sentences with both are on neither side, or with ``shared="both"`` on both. Their names are left out. The
        columns are those of :meth:`keyness`: log_ratio is above 0 for words of ``a``; see
        :func:`corpus.count.contrast`. Where no sentence names one without the other there are no rows. ``actors`` is
        needed for actors of one's own.
        """
        if a is None or b is None:
            a, b = self._most_mentioned(actors, kinds)
        named = [each for side in (a, b) for each in ([side] if isinstance(side, str) else side)]
        gazetteer = mentions.resolve_actors([*mentions.DEFAULT_ACTORS, *named] if actors is None else actors)
        if missing := [actor for actor in named if actor not in gazetteer and actor in mentions.Gazetteer.shipped()]:
            gazetteer = gazetteer | mentions.resolve_actors(missing)
        if unknown := [actor for actor in named if actor not in gazetteer]:
            reason = "this actor was not looked for"
            raise OptionError(
                ", ".join(unknown), reason, f"use some of {', '.join(gazetteer.ids)}, or name it in actors="
            )
        return count.contrast(
            self._tokens_for(by), self.mentions(gazetteer), a, b,
            shared=shared, kinds=kinds, by=by, evidence=evidence, sort=sort, stopwords=stopwords, min_count=min_count,
        )  # fmt: skip

    def _most_mentioned(self, actors: Actors, kinds: Kinds) -> tuple[str, str]:
        """The two actors with most mentions; beside a single one, of those that are looked for by default."""
        gazetteer = mentions.resolve_actors(actors)
        if len(gazetteer) < _SIDES:
            gazetteer = gazetteer | mentions.resolve_actors(None)
        counts = count.mention_counts(
            self.mentions(gazetteer), self.documents, by="actor", actors=gazetteer.ids, kinds=kinds
        )
        first, second = counts["actor"].head(_SIDES)
        return first, second


def _members(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """The members of each actor that was asked for; an OptionError where none has any."""
    members = {actor.id: actor.members for actor in gazetteer}
    if not any(members.values()):
        groups = ", ".join(actor.id for actor in mentions.Gazetteer.shipped() if actor.members)
        reason = "none of these actors is a group with members"
        raise OptionError(f"actors={', '.join(gazetteer.ids)}", reason, f"name groups such as {groups}")
    return members


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    """The columns as they are where there are rows, for tables without any."""
    kinds = dict.fromkeys(("sentence", "start", "end"), "int64") | {"counted": "bool"}
    return table.astype({name: kinds.get(name, "str") for name in table.columns})


def _labelled(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """The table, which the caller has just made, with the actors' names in English and whom it was made for."""
    labels = pd.Series([gazetteer[actor].en for actor in table["actor"]], dtype="str")
    table.insert(list(table.columns).index("actor") + 1, "label", labels)
    return asked_for(table, gazetteer)
