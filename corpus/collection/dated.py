"""The questions one asks of the dates that texts speak of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from .. import count, mentions
from ..count.periods import By, TimelineCalendar
from .actors import Actors
from .document import Document
from .questions import Dates, Question


class DateTables:
    """The part of :class:`Corpus` that looks for dates; each method returns a DataFrame, which ``cite`` reads."""

    _documents: Sequence[Document]
    mentions: Callable[..., pd.DataFrame]
    _once: Callable[[Any, Callable[[], pd.DataFrame]], pd.DataFrame]
    _kept: Callable[[str, Callable[[], pd.DataFrame]], pd.DataFrame]
    _put_together: Callable[[Question], pd.DataFrame]
    _sentences_of: Callable[[pd.DataFrame], pd.DataFrame]

    def dates(self) -> pd.DataFrame:
        """One row a date that the texts speak of; the document's date resolves expressions such as «سال گذشته».

        Columns: doc, sentence, start, end, text, calendar, native, edtf, earliest, latest, granularity, modifier,
        certainty, anchor, reason.
        """
        return self._once("dates", self._dates)

    def _dates(self) -> pd.DataFrame:
        table = self._kept("dates", self._found_dates)
        return count.described(
            table,
            "dates",
            parameters={"document dates": "metadata.csv, the dateline or reference_date"},
            sizes={"dates": len(table), "documents": len(self._documents)},
        )

    def _found_dates(self) -> pd.DataFrame:
        return self._put_together(Dates())

    def timeline(self, by: By = "year", *, calendar: TimelineCalendar = "gregorian") -> pd.DataFrame:
        """How much the texts say of each "day", "month", "season", "year" or "decade", in either calendar.

        Columns: period, mentions, documents, weight, start, end, sentences.
        """
        return count.timeline(self.dates(), by=by, calendar=calendar, sentences=self._sentences_of(self.dates()))

    def chronology(self, actor: str | Sequence[str] | None = None, *, actors: Actors = None) -> pd.DataFrame:
        """What the texts say happened, in order of time: one row a date with its sentence and the actors in it.

        With ``actor``, an id or several, only dates whose sentence mentions all of them. ``actors`` are looked for;
        None: CN, RU, JP, SU and those asked for. :func:`corpus.display.save_timeline` makes a page of it to zoom,
        filter and search.
        """
        wanted = [actor] if isinstance(actor, str) else list(actor or ())
        found = self.mentions([*mentions.DEFAULT_ACTORS, *wanted] if actors is None else actors)
        dates_found = self.dates()
        return count.chronology(dates_found, sentences=self._sentences_of(dates_found), mentions=found, actors=wanted)
