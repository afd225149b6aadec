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
        self._places: Sequence[int] = range(self._packed.length)

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
        packed = id(self._packed)
        return frozenset((packed, place) for place in self._places)

    def _at(self, places: Sequence[int]) -> PackedDocuments:
        found = PackedDocuments()
        found._packed, found._places = self._packed, places
        return found


class _Packed:
    """The columns of documents, to whose ends more can be put."""

    def __init__(self) -> None:
        self._docs, self._contents, self._values = Joined(), Joined(), Joined()
        self._names, self._parts = array("I"), array("I")
        self._rows, self._chars = array("Q"), array("Q")
        self._every_names: dict[tuple[str, ...], int] = {}
        self._every_part: dict[Path, int] = {}
        self._names_at: list[tuple[str, ...]] = []
        self._part_at: list[Path] = []

    @property
    def length(self) -> int:
        return len(self._rows)

    def append(self, document: StoredDocument) -> None:
        names, values = pack_metadata(document.metadata)
        self._docs.append(document.doc.encode("utf-8", "surrogatepass"))
        self._contents.append(document.content.encode("utf-8", "surrogatepass"))
        self._values.append(values)
        self._names.append(_number(names, self._every_names, self._names_at))
        self._parts.append(_number(document.place.part, self._every_part, self._part_at))
        self._rows.append(document.place.row)
        self._chars.append(document.place.chars)

    def document(self, at: int) -> StoredDocument:
        return StoredDocument(
            self._docs[at].decode("utf-8", "surrogatepass"),
            PackedMetadata(self._names_at[self._names[at]], self._values[at]),
            Place(self._part_at[self._parts[at]], self._rows[at], self._chars[at]),
            self._contents[at].decode("utf-8", "surrogatepass"),
        )


def _number[T](value: T, numbers: dict[T, int], values: list[T]) -> int:
    """The number of a value, the next one where it is new."""
    number = numbers.setdefault(value, len(values))
    if number == len(values):
        values.append(value)
    return number
