"""What a reader takes out of a file: its texts, and what of it was no text.

Every reader is a function of the bytes of a file and its name (for messages), and gives :class:`Extract` and
:class:`Unread` in the order of the file. It raises UnreadableFileError where nothing of the file can be read; what
becomes of files and folders, document ids, metadata.csv and the list of problems is not its business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..errors import UnreadableFileError


@dataclass(frozen=True, slots=True)
class Extract:
    """One text of a file, before cleaning.

    ``part`` tells it from the others of its file (a row, a member of an archive), "" where the file is one text.
    ``metadata`` has what the file itself says: title, source, author, date (ISO, may be partial) with calendar and
    date_from, encoding, format, pages …; keys that are not known are left out or None. ``remarks`` are what is amiss
    with a text that was read all the same: pairs of reason and remedy.
    """

    raw: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    remarks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that gave no text: which, why, and what to do.

    ``severity`` is "error" for a text that is missing, "skipped" for what is no text. ``lasting`` is False for what may
    be otherwise the next time (a disk that does not answer, too little memory), so that it is tried again.
    """

    part: str
    reason: str
    remedy: str
    severity: str = "error"
    lasting: bool = True


class NoTextsInFileError(UnreadableFileError):
    """A file that is in order and holds no texts: in a folder nothing is missing without it."""

    severity = "warning"


class OwnResultError(NoTextsInFileError):
    """A table or report that this library wrote, found beside the texts."""

    severity = "skipped"


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns (keys, fields) of a table have the text and what is known about it; None: guessed.

    Values are names of columns; of nested JSON, with dots (``"body.text"``). ``text`` may name several, which are put
    together with an empty line between.
    """

    text: str | tuple[str, ...] | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None
    author: str | None = None
    id: str | None = None
