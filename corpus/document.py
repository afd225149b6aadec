"""One text of a corpus: its id, its raw text and what is known about it; and what went wrong with a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A text as it was read, before cleaning.

    ``doc`` is the file's path relative to the folder that was loaded, without suffix. ``raw`` is the text as decoded.
    ``metadata`` has title, source, author, date (ISO, may be partial), calendar, date_from (where the date came
    from), path and encoding; None where unknown, and any further column of metadata.csv.
    """

    doc: str
    raw: str
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be read, or was passed over: at which stage, why, and what to do.

    ``path`` is relative to the folder that was loaded. ``severity`` is "error" for a text that is missing from the
    corpus, "warning" for one that is there with something about it amiss, "note" for what was decided about a file that
    was read, and "skipped" for a file that is no text.
    """

    path: str
    stage: str
    reason: str
    remedy: str
    severity: str = "error"
