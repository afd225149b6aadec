"""What a text says of itself."""

from __future__ import annotations

from typing import Any

from .. import dates, words


def own_facts(text: str) -> dict[str, dict[str, Any]]:
    """What a clean text says of itself: its date, its source, its author, each with what goes with it."""
    return facts_with(text, dates.find_dateline(text))


def facts_with(text: str, day: dates.DateMention | None) -> dict[str, dict[str, Any]]:
    """The same, where the day is known that the text gives as its own."""
    facts: dict[str, dict[str, Any]] = {}
    if day is not None and day.earliest is not None:
        facts["date"] = {
            "date": day.earliest, "calendar": "gregorian", "date_from": "dateline", "date_given": day.text,
        }  # fmt: skip
    if (source := words.find_source(text)) is not None:
        facts["source"] = {"source": source.name, "source_from": "text", "source_given": source.text}
    if (author := words.find_author(text)) is not None and author.role != "translator":
        facts["author"] = {"author": author.text}
    return facts
