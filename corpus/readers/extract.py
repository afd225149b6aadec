"""What a reader takes out of a file: one text, or many where a file holds several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Extract:
    """One text of a file, before cleaning.

    ``part`` tells it from the others of its file (a row, a member of an archive), "" where the file is one text.
    ``metadata`` has what the file itself says: title, source, author, date, calendar, encoding, page … ``remarks`` are
    what is amiss with a text that was read all the same: pairs of reason and remedy.
    """

    raw: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
