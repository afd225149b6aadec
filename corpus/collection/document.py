"""One text with what was found out about it: cleaned, and cut into sentences and tokens when asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import dates, words
from ..clean import CleanText
from ..readers import calendar_named, date_parts


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

    def __repr__(self) -> str:
        return f"<Document {self.doc}: {len(self.text):,} characters>"

    @property
    def text(self) -> str:
        """The clean text."""
        return self.cleaned.text

    @property
    def date(self) -> str | None:
        """The document's date, an ISO string that may be partial; a month or year in the calendar of the metadata."""
        return self.metadata.get("date")

    @property
    def reference(self) -> dates.Reference | None:
        """The document's date as the days it may be: what :func:`corpus.find_dates` counts «دیروز» from."""
        return reference_of(self.metadata)

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


def reference_of(metadata: Mapping[str, Any]) -> dates.Reference | None:
    """The date in the metadata of a document as the days it may be."""
    date: str | None = metadata.get("date")
    calendar = calendar_named(metadata.get("calendar"))
    if not date or calendar in (None, "gregorian"):
        return dates.parse_reference(date)
    from .. import calendars  # few texts need it

    first, last = (dt.date.fromisoformat(day) for day in calendars.bounds(*date_parts(date, calendar)))
    return dates.Reference(first, last, date)
