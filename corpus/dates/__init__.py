"""Text → dated expressions: found by rules over date words, valued in three calendars."""

from __future__ import annotations

from .finder import DateMention, find_dates

__all__ = ["DateMention", "find_dates"]
