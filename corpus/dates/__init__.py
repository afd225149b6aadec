"""Text → dated expressions: found by rules over date words, valued in three calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lateimports import late_names

if TYPE_CHECKING:
    from .columns import DateColumns, date_columns
    from .dateline import find_dateline, find_datelines
    from .finder import DateMention, find_dates
    from .reference import Reference, parse_reference

__all__ = [
    "DateColumns", "DateMention", "Reference", "date_columns", "find_dateline", "find_datelines", "find_dates",
    "parse_reference",
]  # fmt: skip

__getattr__, __dir__ = late_names(
    __name__,
    {
        "columns": "DateColumns date_columns",
        "dateline": "find_dateline find_datelines",
        "finder": "DateMention find_dates",
        "reference": "Reference parse_reference",
    },
)
