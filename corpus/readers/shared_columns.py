"""What a file says of all its texts at once: which of it is their source, date, title and so on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .column_names import CERTAIN_DATES, OTHER_NAMES, compact
from .columns import ColumnMap, guess_column
from .extract import Columns

_NOT_OF_ALL = frozenset({"id", "url"})  # of which each text has its own


def map_shared(
    shared: Mapping[str, Any], header: Sequence[str], columns: Columns | None
) -> tuple[ColumnMap, Columns | None]:
    """Which of the values beside a list are metadata of all texts, and what of ``columns`` is for the texts' own.

    Names mean what they mean as columns. Only a date that is called one is taken for that of the texts: «timestamp» and
    «updated» are those of the download. A name in ``columns`` is looked for in the texts first (``header``).

    >>> map_shared({"منبع": "ایسنا", "updated": "2024-01-01"}, ["متن"], None)[0]
    ColumnMap(text=(), title=None, date=None, source='منبع', author=None, id=None, url=None)
    """
    taken: dict[str, str] = {}
    own = {compact(column) for column in header}
    by_compact = {compact(name): name for name in reversed(list(shared))}
    for role in OTHER_NAMES:
        wanted = getattr(columns, role, None)
        if role in _NOT_OF_ALL or (wanted and compact(wanted) in own):
            continue
        if wanted and compact(wanted) in by_compact:
            taken[role] = by_compact[compact(wanted)]
            columns = replace(columns, **{role: None}) if columns else None
            continue
        free = [name for name in shared if name not in taken.values()]
        if role == "date":
            free = [name for name in free if compact(name.rpartition(".")[2]) in CERTAIN_DATES]
        if not wanted and (found := guess_column(role, free, [shared])) is not None:
            taken[role] = found
    return ColumnMap((), **taken), columns
