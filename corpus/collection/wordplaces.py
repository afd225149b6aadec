"""Where each word occurs in texts that stay on the disk: some of the words at a time, with all their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from .. import count
from ..count.terms import Unit, type_table
from ..engine import Store

if TYPE_CHECKING:
    import pyarrow as pa

_PORTIONS = 64


@contextmanager
def place_words(
    answers: Iterable[tuple[int, pa.Table]], by: Unit, store: Store
) -> Iterator[tuple[NDArray[np.int64], Iterator[count.WordPlaces]]]:
    """The sizes of the documents that have words, and the words in portions with their places.

    ``answers`` are those to :class:`~corpus.collection.questions.Order` about each batch. While this lasts the places
    lie in files of 24 bytes a word.
    """
    with store.scratch() as folder:
        files = [Path(folder, f"{portion}.places") for portion in range(_PORTIONS)]
        words, docs = _spill(answers, by, files)
        yield docs, (_portion(file, words, number) for number, file in enumerate(files))


def _spill(
    answers: Iterable[tuple[int, pa.Table]], by: Unit, files: list[Path]
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Write word, place and document of each occurrence into the file of its word; the words, the documents' sizes."""
    numbers: dict[str, int] = {}
    sizes: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    total = with_words = 0
    with ExitStack() as stack:
        opened = [stack.enter_context(file.open("wb")) for file in files]
        for _, table in answers:
            tokens = table["token"].combine_chunks().dictionary_encode()
            units = type_table(tokens.dictionary.to_pylist())[by]
            code_of = np.fromiter((numbers.setdefault(unit, len(numbers)) for unit in units), np.int64, len(units))
            word = code_of[tokens.indices.to_numpy(zero_copy_only=False)] if len(units) else np.empty(0, np.int64)
            _, doc, of_doc = np.unique(table["doc"].to_numpy(), return_inverse=True, return_counts=True)
            rows = np.stack([word, total + np.arange(len(word)), with_words + doc], axis=1).astype(np.int64)
            portion = word % len(files)
            order = np.argsort(portion, kind="stable")
            borders = np.searchsorted(portion[order], np.arange(len(files) + 1))
            for file, first, last in zip(opened, borders[:-1], borders[1:], strict=True):
                rows[order[first:last]].tofile(file)
            sizes.append(of_doc.astype(np.int64))
            total, with_words = total + len(word), with_words + len(of_doc)
    words = np.empty(len(numbers), object)
    words[:] = list(numbers)
    return words, np.concatenate(sizes)


def _portion(file: Path, words: NDArray[np.object_], number: int) -> count.WordPlaces:
    """The words of a file, which are every so-manieth from ``number`` on, with their places."""
    word, place, doc = np.fromfile(file, np.int64).reshape(-1, 3).T
    return count.WordPlaces(words[number::_PORTIONS], word // _PORTIONS, place, doc)
