"""Names that cleaning leaves as they are: those of one's own gazetteer, which no word list knows.

«مالتا» is read as «مال تا» where nothing says that it is a name. Repairs of spaces and half-spaces find what they find;
of their edits those within a kept name are dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import ahocorasick_rs

from ..alignment import Edit
from ..letters import ZWNJ, fold
from ..patterns import late_pattern

_HALVES = late_pattern("[\ud800-\udfff]")

SHORTEST = 3
"""Letters of a name that is kept: what is shorter stands in too many words."""


class Kept:
    """Names, ready to be found where edits are to be made."""

    __slots__ = ("_automaton",)

    def __init__(self, names: Collection[str]) -> None:
        folded = {_whole(fold(name).text.strip()) for name in names}
        self._automaton = ahocorasick_rs.AhoCorasick(sorted(name for name in folded if len(name) >= SHORTEST))

    def sparing(self, repair: Callable[[str], Any]) -> Callable[[str], list[Edit]]:
        """The repair without its edits within a kept name; those at its end, such as of a plural, are made."""

        def spared(text: str) -> list[Edit]:
            edits: list[Edit] = repair(text)
            if not edits:
                return edits
            within = self._inside(text)
            return [edit for edit in edits if within.isdisjoint(_borders(edit))]

        return spared

    def _inside(self, text: str) -> set[int]:
        """The borders between two characters of a name, where one stands with no letter before it."""
        found = self._automaton.find_matches_as_indexes(_whole(text), overlapping=True)
        names = ((start, end) for _, start, end in found if not _joins(text[max(start - 1, 0) : start]))
        return {border for start, end in names for border in range(start + 1, end)}


def _whole(text: str) -> str:
    """A text of as many characters without halves of broken ones, which the automaton does not take."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def _borders(edit: Edit) -> range:
    """The borders that an edit is made at."""
    return range(edit.start, edit.end + 1)


def _joins(letter: str) -> bool:
    return letter.isalpha() or letter == ZWNJ
