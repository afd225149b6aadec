"""Many texts cut at spaces and line ends at once, each distinct chunk kept once.

Texts repeat themselves: of the chunks in a megabyte of news nine in ten were met in it before. What follows from a
chunk alone is therefore worked out for the distinct ones and spread over the texts by their numbers, which costs a few
nanoseconds a chunk. Cutting and numbering is done by Arrow, several times as fast as by Python's own strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

type Ints = NDArray[np.int64]

_FEW = 50_000
"""Characters from which Arrow is worth its import and its calls."""


class Chunks:
    """The chunks of several texts, which stand between spaces and line ends; they may be empty.

    ``types`` are the distinct ones in the order of their first places, ``codes`` (n,) tells for each of the n chunks
    of all texts, one text behind the other, which type it is. Those of the text ``i`` are ``codes[borders[i] :
    borders[i + 1]]``; every text has one at least. Places are code points, counted from the start of the text.

    >>> chunks = Chunks.of(["این کتاب", "", "این\\nخبر"])
    >>> chunks.types, chunks.codes.tolist(), chunks.borders.tolist()
    (['این', 'کتاب', '', 'خبر'], [0, 1, 2, 0, 3], [0, 2, 3, 5])
    >>> chunks.starts.tolist(), chunks.line_ends.tolist(), chunks.number.tolist()
    ([0, 4, 0, 0, 4], [False, False, False, False, True], [0, 0, 1, 2, 2])
    """

    def __init__(self, texts: Sequence[str], types: list[str], codes: NDArray[np.int32]) -> None:
        self.texts, self.types, self.codes = texts, types, codes

    @classmethod
    def of(cls, texts: Sequence[str]) -> Chunks:
        """The chunks of these texts."""
        if not texts:
            return cls(texts, [], np.empty(0, np.int32))
        if sum(map(len, texts)) >= _FEW and (numbered := _by_arrow("\n".join(texts))) is not None:
            return cls(texts, *numbered)
        return cls(texts, *_by_python("\n".join(texts)))

    @cached_property
    def borders(self) -> Ints:
        """Where the chunks of each text begin, and behind the last where they end, (texts + 1,)."""
        counts = (text.count(" ") + text.count("\n") + 1 for text in self.texts)
        return np.fromiter(accumulate(counts, initial=0), np.int64, len(self.texts) + 1)

    @cached_property
    def lengths(self) -> Ints:
        """The characters of each type."""
        return np.fromiter(map(len, self.types), np.int64, len(self.types))

    @cached_property
    def starts(self) -> Ints:
        """Where each chunk begins in its text, (n,)."""
        ends = np.cumsum(self.lengths[self.codes] + 1)
        starts = np.empty(len(ends), np.int64)
        starts[:1] = 0
        starts[1:] = ends[:-1]
        first = starts[self.borders[:-1]] if len(self.texts) else starts
        return starts - np.repeat(first, np.diff(self.borders))

    @cached_property
    def number(self) -> Ints:
        """The number of the text that each chunk is in, (n,)."""
        return np.repeat(np.arange(len(self.texts)), np.diff(self.borders))

    @cached_property
    def line_ends(self) -> NDArray[np.bool_]:
        """Whether a line end of its text stands before each chunk, (n,)."""
        lines = "\n".join(self.texts).split("\n")
        behind = np.zeros(len(self.codes), np.bool_)
        behind[np.cumsum([line.count(" ") + 1 for line in lines])[:-1]] = True
        behind[self.borders[:-1]] = False  # between two texts
        return behind

    def found(self, table: Mapping[str, int], dtype: type[np.integer[Any]] = np.int32) -> NDArray[Any]:
        """What a table says of each type, as an array that ``codes`` index."""
        return np.fromiter(map(table.__getitem__, self.types), dtype, len(self.types))

    def where(self, wanted: Callable[[str], bool]) -> Ints:
        """Which chunks, counted from 0 over all texts, are of a type that is wanted."""
        is_wanted = np.fromiter(map(wanted, self.types), np.bool_, len(self.types))
        return np.flatnonzero(is_wanted[self.codes])

    def any_in(self, found: NDArray[Any]) -> NDArray[Any]:
        """For each text all bits together that any of its chunks has in ``found`` (n,)."""
        return np.bitwise_or.reduceat(found, self.borders[:-1]) if len(found) else found


def distinct(numbers: Ints) -> Ints:
    """The numbers that occur, each once, in order: np.unique without its table of hashes, which takes longer.

    >>> distinct(np.array([5, 1, 5])).tolist()
    [1, 5]
    """
    ordered = np.sort(numbers, axis=None)
    is_first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]


def _by_python(joined: str) -> tuple[list[str], NDArray[np.int32]]:
    chunks = joined.replace("\n", " ").split(" ")
    types = list(dict.fromkeys(chunks))
    numbers = dict(zip(types, range(len(types)), strict=True))
    return types, np.fromiter(map(numbers.__getitem__, chunks), np.int32, len(chunks))


def _by_arrow(joined: str) -> tuple[list[str], NDArray[np.int32]] | None:
    """The same by Arrow; None where a text has halves of broken characters, which UTF-8 has no bytes for."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        text = joined.replace("\n", " ").encode()
    except UnicodeEncodeError:
        return None
    # Neither pa.array nor to_numpy, which import pandas: a process that only cleans does not need it.
    borders = pa.py_buffer(np.array([0, len(text)], np.int64))
    whole = pa.LargeStringArray.from_buffers(1, borders, pa.py_buffer(text))
    numbered = pc.split_pattern(whole, " ").values.dictionary_encode()
    return numbered.dictionary.to_pylist(), np.frombuffer(numbered.indices.buffers()[1], np.int32, len(numbered))


def in_batches[Text](
    texts: Iterable[Text],
    characters: int,
    size: Callable[[Text], int] = len,  # type: ignore[assignment] # of str
) -> Iterator[list[Text]]:
    """The texts in order, so many together that they have about as many characters; ``size`` tells them of one."""
    batch: list[Text] = []
    so_far = 0
    for text in texts:
        batch.append(text)
        so_far += size(text)
        if so_far >= characters:
            yield batch
            batch, so_far = [], 0
    if batch:
        yield batch
