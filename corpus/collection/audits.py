"""How good the mentions are: a sheet for a reader to tick."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from .. import count, mentions
from .document import Document
from .evidence import Actors


class MentionAudits:
    """The part of :class:`Corpus` that draws mentions for a reader to judge."""

    _documents: Sequence[Document]
    sentences: Callable[[], pd.DataFrame]

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
