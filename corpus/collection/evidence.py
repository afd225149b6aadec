"""From every number of the tables of mentions back to its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from .. import count, mentions
from ..errors import OptionError
from ..words.sentence import paragraph_borders
from .document import Document

if TYPE_CHECKING:
    from ..mentions import Gazetteer

type Actors = Iterable[str] | str | Gazetteer | None
type Kinds = str | Collection[str] | None
"""Kinds of mention that count; None: those that the gazetteer counts."""

MENTION_COLUMNS = ["doc", "sentence", "start", "end", "text", "actor", "kind", "alias", "counted"]

_ASKED = "looked for"  # the attribute of a table that says for whom, and by which gazetteer
_LOOKED_FOR = "mentions"  # under this and the gazetteer tables of mentions are kept


class MentionEvidence:
    """The part of :class:`Corpus` that leads from tables of mentions back to the sentences."""

    _documents: Sequence[Document]
    _found: dict[Any, Any]
    documents: Any  # the table of documents
    _sentences_of: Callable[[pd.DataFrame], pd.DataFrame]
    mentions: Callable[..., pd.DataFrame]
    _once: Callable[[Any, Callable[[], pd.DataFrame]], pd.DataFrame]
    _kept: Callable[[str, Callable[[], pd.DataFrame]], pd.DataFrame]
    _one: Callable[[str], Document]

    def evidence(
        self,
        actor: str | None = None,
        *,
        kind: str | None = None,
        doc: str | None = None,
        of: pd.Series | pd.DataFrame | None = None,
        kinds: Kinds = None,
        actors: Actors = None,
    ) -> pd.DataFrame:
        """The sentence behind every mention: the columns of ``mentions`` and sentence_text.

        ``of`` is a row, or several, of any table of mentions: ``texts.evidence(of=counts.iloc[0])`` gives the mentions
        that the row counts, and no others; of co-mentions those of both actors where both are named. ``actor``,
        ``kind`` and ``doc`` choose among them, or among all mentions; without ``of`` and ``kinds`` those that do not
        count are there too, with counted False.

        A row knows how it was counted, as long as it is taken from its table; of a table that was read from a file say
        it by ``actors`` and ``kinds``. Where the mentions are not as many as the row counts, OptionError is raised; see
        :func:`corpus.count.mentions_behind`.

        >>> import corpus
        >>> texts = corpus.load("seeds/")
        >>> counts = texts.mention_counts("source", actors=["CN"])
        >>> row = counts.iloc[0]
        >>> int(row["count"]), len(texts.evidence(of=row)), len(texts.evidence(of=row, kind="country"))
        (9, 9, 8)
        """
        if kind is not None and kind not in mentions.KINDS:
            raise OptionError(kind, "there is no such kind of mention", f"use one of {', '.join(mentions.KINDS)}")
        table = self._behind(of, actors, kinds) if of is not None else self._chosen(actor, actors, kinds)
        chosen = {"actor": actor, "kind": kind, "doc": None if doc is None else self._one(doc).doc}
        for column, value in chosen.items():
            if value is not None:
                table = table[table[column] == value]
        table = table.reset_index(drop=True)
        return count.evidence(table, self._sentences_of(table))

    def _chosen(self, actor: str | None, actors: Actors, kinds: Kinds) -> pd.DataFrame:
        gazetteer = mentions.resolve_actors(actors)
        if actor is not None and actor not in gazetteer:
            gazetteer = mentions.resolve_actors([actor])
        found = self.mentions(gazetteer)
        return found if kinds is None else count.of_kinds(found, kinds)

    def _behind(self, of: pd.Series | pd.DataFrame, actors: Actors, kinds: Kinds) -> pd.DataFrame:
        made = count.how_made(of)
        gazetteer = self._asked(of) if actors is None else mentions.resolve_actors(actors)
        found = self.mentions(self._with_members(gazetteer) if made.get("members") else gazetteer)
        if made.get("window") == "paragraph":
            found = self._with_paragraphs(found)
        return count.mentions_behind(of, found, self.documents, kinds=kinds)[MENTION_COLUMNS]

    def _asked(self, of: pd.Series | pd.DataFrame) -> Gazetteer:
        """The actors that were looked for when a row's table was made; of a row that does not say so those it names."""
        asked = of.attrs.get(_ASKED, {})
        ids = tuple(asked.get("actors", ()))
        if not ids:
            named = [of[column] for column in ("actor", "actor_a", "actor_b") if column in of]
            ids = tuple(dict.fromkeys(str(actor) for actors in named for actor in np.atleast_1d(actors)))
            ids = mentions.DEFAULT_ACTORS if set(ids) <= set(mentions.DEFAULT_ACTORS) else ids
        # among those that were looked for here there may be actors from a file
        own = [key[1] for key in self._found if isinstance(key, tuple) and key[0] == _LOOKED_FOR and key[1].ids == ids]
        if not asked:
            return own[-1] if own else mentions.resolve_actors(ids)
        known = [*own, *([mentions.resolve_actors(ids)] if set(ids) <= set(mentions.Gazetteer.shipped().ids) else [])]
        same: Gazetteer | None = next((each for each in known if each.fingerprint == asked["fingerprint"]), None)
        if same is None:
            reason = "it was counted with a gazetteer that these texts were not asked for"
            raise OptionError(f"the rows of {', '.join(ids[:5])}", reason, "give that gazetteer: actors=")
        return same

    def _with_members(self, gazetteer: Gazetteer) -> Gazetteer:
        """The actors with those that are members of them, from the library's gazetteer where it is not theirs."""
        if ("members", gazetteer) not in self._found:
            ids = dict.fromkeys([*gazetteer.ids, *(member for actor in gazetteer for member in actor.members)])
            self._found["members", gazetteer] = (mentions.Gazetteer.shipped() | gazetteer).select(ids)
        both: Gazetteer = self._found["members", gazetteer]
        return both

    def _paragraphs(self) -> dict[str, list[int]]:
        """Where the paragraphs of each text end, but for the last."""
        if "paragraphs" not in self._found:
            self._found["paragraphs"] = {d.doc: paragraph_borders(d.text) for d in self._documents}
        borders: dict[str, list[int]] = self._found["paragraphs"]
        return borders

    def _with_paragraphs(self, found: pd.DataFrame) -> pd.DataFrame:
        """The mentions with the number of their paragraph."""
        borders = self._paragraphs()
        places = zip(found["doc"], found["start"], strict=True)
        return found.assign(paragraph=[bisect_right(borders[doc], start) for doc, start in places])


def asked_for(table: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """The table, which the caller has just made, with a note whom it was made for."""
    table.attrs[_ASKED] = {"actors": gazetteer.ids, "fingerprint": gazetteer.fingerprint}
    shipped = set(mentions.Gazetteer.shipped().ids)
    if own := [actor for actor in gazetteer if actor.id not in shipped]:
        # Figures call the user's own actors by these names, in either language.
        table.attrs["labels"] = {"en": {a.id: a.en for a in own}, "fa": {a.id: a.fa for a in own}}
    return table
