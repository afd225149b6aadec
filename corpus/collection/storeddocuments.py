"""Documents that stay in the store: texts are read when they are asked for, and never all at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, overload

from ..clean import CleanText
from ..engine import Store, StoreError
from .document import Document
from .packeddocuments import PackedDocuments, StoredDocument
from .stored import read_texts_at

_PARTS = 3  # whose texts are in memory at one time
_BATCH = 2_000_000  # characters of the texts that are looked into together
_LARGEST = 2 * _BATCH


class StoredDocuments(Sequence[Document]):
    """Documents in order, each read from the store when it is asked for.

    Iterating reads one part after the other. Raises StoreError where the store was cleared or damaged
    meanwhile.
    """

    def __init__(self, store: Store, documents: Iterable[StoredDocument]) -> None:
        self._store = store
        self._documents = documents if isinstance(documents, PackedDocuments) else PackedDocuments(documents)
        self._read: OrderedDict[Path, dict[int, tuple[str, CleanText]]] = OrderedDict()
        self._damaged: set[Path] = set()

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> StoredDocuments: ...
    def __getitem__(self, index: int | slice) -> Document | StoredDocuments:
        if isinstance(index, slice):
            return StoredDocuments(self._store, self._documents[index])
        return self._document(self._documents[index])

    def __iter__(self) -> Iterator[Document]:
        return map(self._document, self._documents)

    def __reduce__(self) -> tuple[Any, ...]:
        return StoredDocuments, (self._store, self._documents)

    def take(self, places: Iterable[int]) -> StoredDocuments:
        """The documents at these places."""
        return StoredDocuments(self._store, self._documents.take(places))

    @property
    def known(self) -> PackedDocuments:
        """The documents without their texts."""
        return self._documents

    def batches(self) -> Iterator[tuple[int, StoredDocuments]]:
        """Documents that follow each other, some megabytes together, and how many come before them.

        Where a batch ends depends on the texts in it, so that a text that has changed changes its own batch only.
        """
        first, size = 0, 0
        for number, (chars, content) in enumerate(zip(self.known.chars, self.known.contents, strict=True)):
            size += chars
            if (size >= _BATCH and content[:1] in "048c") or size >= _LARGEST:
                yield first, self[first : number + 1]
                first, size = number + 1, 0
        if first < len(self):
            yield first, self[first:]

    @cached_property
    def _rows(self) -> dict[Path, list[int]]:
        """The rows of each part that are asked for: a part is read once for all of them."""
        return self._documents.rows_of_parts()

    def _document(self, known: StoredDocument) -> Document:
        part = known.place.part
        texts = self._read.get(part)
        if texts is None:
            there = part.exists()
            texts = self._read[part] = read_texts_at(self._store, part, self._rows[part])
            if there and not part.exists():  # the store takes away what is damaged
                self._damaged.add(part)
            while len(self._read) > _PARTS:
                self._read.popitem(last=False)
        if known.place.row not in texts:
            raise self._missing(part)
        raw, cleaned = texts[known.place.row]
        return Document(known.doc, raw, known.metadata, cleaned)

    def _missing(self, part: Path) -> StoreError:
        if part in self._damaged:
            reason = "this file, where texts were kept, is damaged"
            return StoreError(part, reason, "load the texts once more: those in it are read anew")
        return StoreError(self._store.folder, "the texts that were kept there are gone", "load them once more")
