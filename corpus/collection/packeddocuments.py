"""What is known of documents that stay in the store, packed together: there may be millions of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, overload

from .gathering import Place
from .joined import Joined
from .latemetadata import PackedMetadata, pack_metadata


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document whose text stays in the store: id, metadata, where it is, and a name for its content."""

    doc: str
    metadata: Mapping[str, Any]
    place: Place
    content: str


class PackedDocuments(Sequence[StoredDocument]):
    """Documents without their texts, in a third of the memory that objects would take; made when they are asked for.

    Slices, and what :meth:`take` gives, share what is packed.
    """

    __slots__ = ("_packed", "_places")

    def __init__(self, documents: Iterable[StoredDocument] = ()) -> None:
        self._packed = _Packed()
        for document in documents:
            self._packed.append(document)
        self._places: Sequence[int] = range(len(self._packed.rows))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> StoredDocument: ...
    @overload
    def __getitem__(self, index: slice) -> PackedDocuments: ...
    def __getitem__(self, index: int | slice) -> StoredDocument | PackedDocuments:
        if isinstance(index, slice):
            return self._at(self._places[index])
        return self._packed.document(self._places[index])

    def __iter__(self) -> Iterator[StoredDocument]:
        return map(self._packed.document, self._places)

    def __reduce__(self) -> tuple[type[PackedDocuments], tuple[list[StoredDocument]]]:
        return PackedDocuments, (list(self),)

    def take(self, places: Iterable[int]) -> PackedDocuments:
        """The documents at these places."""
        return self._at(array("Q", (self._places[place] for place in places)))

    def identities(self) -> frozenset[object]:
        """What tells each document from all others, also from those that are alike."""
        first = id(self._packed) << 64
        return frozenset(first + place for place in self._places)

    @property
    def docs(self) -> list[str]:
        """The ids."""
        return list(map(self._packed.docs.text, self._places))

    @property
    def contents(self) -> Iterator[str]:
        """The names of the contents."""
        return map(self._packed.contents.text, self._places)

    @property
    def metadata(self) -> Iterator[PackedMetadata]:
        """What is known of each."""
        return map(self._packed.metadata, self._places)

    @property
    def chars(self) -> Iterator[int]:
        """How many code points each has."""
        return map(self._packed.chars.__getitem__, self._places)

    def rows_of_parts(self) -> dict[Path, list[int]]:
        """The rows of each part of the store that the documents are in."""
        packed = self._packed
        rows: list[list[int]] = [[] for _ in packed.part_at]
        for place in self._places:
            rows[packed.parts[place]].append(packed.rows[place])
        return {part: of_part for part, of_part in zip(packed.part_at, rows, strict=True) if of_part}

    def _at(self, places: Sequence[int]) -> PackedDocuments:
        found = PackedDocuments()
        found._packed, found._places = self._packed, places
        return found


class _Packed:
    """The columns of documents, to whose ends more can be put."""

    def __init__(self) -> None:
        self.docs, self.contents, self._values = Joined(), Joined(), Joined()
        self._names, self.parts = array("I"), array("I")
        self.rows, self.chars = array("Q"), array("Q")
        self._number_of_names: dict[tuple[str, ...], int] = {}
        self._number_of_part: dict[Path, int] = {}
        self._names_at: list[tuple[str, ...]] = []
        self.part_at: list[Path] = []

    def append(self, document: StoredDocument) -> None:
        names, values = pack_metadata(document.metadata)
        self.docs.append_text(document.doc)
        self.contents.append_text(document.content)
        self._values.append(values)
        self._names.append(_number(names, self._number_of_names, self._names_at))
        self.parts.append(_number(document.place.part, self._number_of_part, self.part_at))
        self.rows.append(document.place.row)
        self.chars.append(document.place.chars)

    def metadata(self, at: int) -> PackedMetadata:
        return PackedMetadata(self._names_at[self._names[at]], self._values[at])

    def place(self, at: int) -> Place:
        return Place(self.part_at[self.parts[at]], self.rows[at], self.chars[at])

    def document(self, at: int) -> StoredDocument:
        return StoredDocument(self.docs.text(at), self.metadata(at), self.place(at), self.contents.text(at))


def _number[T](value: T, numbers: dict[T, int], values: list[T]) -> int:
    """The number of a value, the next one where it is new."""
    number = numbers.setdefault(value, len(values))
    if number == len(values):
        values.append(value)
    return number
