"""Rows of files as they come out of the parts of a store, put together by file."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, overload

from .gathering import Place, Row
from .joined import Joined

_NO_TEXT = -1
"""Stands for the length of what gave no text: a text may have none, and still be one."""


class FileRows[V]:
    """Values of rows by file; each writing of a file has all its rows, or is not taken.

    What was ``writing`` just now is taken as far as it goes.
    """

    def __init__(self, writing: str | None = None) -> None:
        self._writing = writing
        self._alone: dict[str, V] = {}  # most files have one row
        self._several: dict[str, dict[str, dict[int, V]]] = {}
        self._lengths: dict[tuple[str, str], int] = {}

    def add(self, key: str, writing: str, number: int, last: bool, value: V) -> None:
        """One row of a file: of the same one that comes again the first is taken."""
        if last and number == 0 and key not in self._several:
            self._alone.setdefault(key, value)
            return
        rows = self._several.setdefault(key, {}).setdefault(writing, {})
        if writing == self._writing and key in self._alone:  # a file that grew while it was read
            rows.setdefault(0, self._alone.pop(key))
        rows.setdefault(number, value)
        if last or writing == self._writing:
            self._lengths[key, writing] = max(number + 1, self._lengths.get((key, writing), 0))

    def get(self, key: str) -> list[V] | None:
        """The values of a file in their order, None where it is not there whole."""
        if key in self._alone:
            return [self._alone[key]]
        for writing, rows in self._several.get(key, {}).items():
            if self._lengths.get((key, writing)) == len(rows):
                return [rows[number] for number in range(len(rows))]
        return None

    def files(self) -> Iterator[str]:
        """The files of which there is any row."""
        yield from self._alone
        yield from (key for key in self._several if key not in self._alone)


class PackedRows:
    """Rows of texts that stay in the store, in a fifth of the memory; each is made when it is asked for.

    ``unpack`` makes a row of its place, None for what gave no text, and of what the part says of it.
    """

    def __init__(self, unpack: Callable[..., Row]) -> None:
        self._unpack = unpack
        self._said = Joined()
        self._parts, self._rows, self._chars = array("I"), array("Q"), array("q")
        self._part_at: list[Path] = []
        self._together: dict[tuple[int, ...], int] = {}

    def append(self, place: Place | None, said: tuple[Any, ...]) -> int:
        """Pack a row; its number."""
        if place is not None and place.part not in self._part_at[-1:]:
            self._part_at.append(place.part)
        self._said.append(pickle.dumps(said, pickle.HIGHEST_PROTOCOL))
        self._parts.append(max(len(self._part_at) - 1, 0))
        self._rows.append(0 if place is None else place.row)
        self._chars.append(_NO_TEXT if place is None else place.chars)
        return len(self._rows) - 1

    def some(self, numbers: Sequence[int]) -> Sequence[Row]:
        """The rows with these numbers; those that do not follow each other are packed once more, together."""
        first = numbers[0]
        if any(number != first + i for i, number in enumerate(numbers)):
            asked = tuple(numbers)
            if asked not in self._together:
                self._together[asked] = len(self._rows)
                for number in asked:
                    self.append(self._place(number), pickle.loads(self._said[number]))
            first = self._together[asked]
        return _SomeRows(self, first, len(numbers))

    def row(self, number: int) -> Row:
        """One row."""
        return self._unpack(self._place(number), *pickle.loads(self._said[number]))

    def _place(self, number: int) -> Place | None:
        if self._chars[number] == _NO_TEXT:
            return None
        return Place(self._part_at[self._parts[number]], self._rows[number], self._chars[number])


class _SomeRows(Sequence[Row]):
    """Rows that were packed one after the other."""

    __slots__ = ("_first", "_length", "_packed")

    def __init__(self, packed: PackedRows, first: int, length: int) -> None:
        self._packed, self._first, self._length = packed, first, length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        numbers = range(self._first, self._first + self._length)[index]
        return self._packed.row(numbers) if isinstance(numbers, int) else list(map(self._packed.row, numbers))
