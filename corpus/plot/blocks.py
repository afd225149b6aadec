"""Rows in blocks: the title of a text, and below it a row for each actor or word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from ..words.collation import natural_key
from .labels import shortened
from .style import FAINT, name_rows, write
from .wording import say

TEXTS = 12
"""Texts shown in one figure; of more, those with most mentions are, and the axis says so."""

ACTORS = 10
"""Actors or words shown in one figure; of more, those with most mentions are, and the axis says so."""


_LINES = 60  # of all blocks of a figure together: two screens
_FEW = 3  # actors that each block has at least


def actors_shown(groups: int) -> int:
    """How many actors each of so many blocks shows, for a figure that can still be overlooked.

    >>> actors_shown(2), actors_shown(12)
    (10, 5)
    """
    return min(ACTORS, max(_LINES // max(groups, 1), _FEW))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a chart."""

    group: str
    actor: str  # empty: the line that carries the name of the text, or whatever is counted by
    place: int


def most(counts: pd.DataFrame, column: str, limit: int) -> list[str]:
    """The texts or actors with most mentions, in the order of their names (9 before 10)."""
    totals = counts.groupby(column, sort=True)["count"].sum()
    names = totals.sort_values(ascending=False, kind="stable").index[:limit]
    return sorted(names, key=natural_key)


def block_rows(groups: Sequence[str], actors: Sequence[str]) -> Iterator[Row]:
    """The rows of all blocks from above; those of a group without a name have no line for it."""
    lines = [(group, actor) for group in groups for actor in (*([""] if group else []), *actors)]
    yield from (Row(group, actor, place) for place, (group, actor) in enumerate(lines))


def name_blocks(axes: Axes, rows: Sequence[Row], labels: Mapping[str, str], titles: Mapping[str, str]) -> None:
    """Write the names of the actors beside their rows, and the titles of the texts into their lines."""
    bars = [row for row in rows if row.actor]
    name_rows(axes, [row.place for row in bars], [labels.get(row.actor, row.actor) for row in bars])
    right = axes.get_xlim()[1]
    for row in rows:
        if not row.actor:
            title = shortened(titles.get(row.group, row.group))
            write(axes, right, row.place, title, color=FAINT, fontsize=9.5, fontweight="bold")


def titles_of(documents: pd.DataFrame | None) -> dict[str, str]:
    """What each text is called, by its id, for those that have a title."""
    if documents is None or "title" not in documents:
        return {}
    titled = documents[documents["title"].fillna("").astype(str) != ""]
    return dict(zip(titled["doc"], titled["title"].astype(str), strict=True))


def left_out(what: str, shown: int, there: int, **names: str) -> str:
    """What an axis says of texts or actors that are not shown; empty where all are. ``what`` is a key of the words.

    >>> left_out("texts with most mentions", 12, 30), left_out("texts with most mentions", 2, 2)
    ('12 texts with most mentions of 30', '')
    """
    return say(what, shown=shown, there=there, **names) if there > shown else ""


def in_brackets(*parts: str) -> str:
    """The parts that are not empty, as a remark in the line below an axis's name."""
    said = say("comma").join(filter(None, parts))
    return f"\n({said})" if said else ""
