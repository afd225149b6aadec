"""A DataFrame as a table of texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from .extract import Columns, Extract, Unread
from .rows import Row, extracts
from .values import numbered, without_surrogates

if TYPE_CHECKING:
    import pandas as pd

_BATCH = 1000  # rows that are turned into Python values at once


def read_frame(
    frame: pd.DataFrame, columns: Columns | None = None, name: str = "DataFrame"
) -> Iterator[Extract | Unread]:
    """The texts of a DataFrame, row by row; the frame is not changed.

    ``part`` is the id of a row or its label in the index, its place from 0 where labels are there twice. An index that
    has a name is a column too. Raises UnreadableFileError as the readers of files do.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"متن": ["نخست‌وزیر ژاپن به پکن رفت."], "تاریخ": ["۱۷ آبان ۱۴۰۲"]})
    >>> [(text.part, text.raw, text.metadata["date"]) for text in read_frame(table)]
    [('0', 'نخست\\u200cوزیر ژاپن به پکن رفت.', '2023-11-08')]
    """
    levels = [place for place, level in enumerate(frame.index.names) if level is not None]
    header = numbered(str(column) for column in (*(frame.index.names[place] for place in levels), *_flat(frame)))
    return extracts(_rows(frame, header, levels), name, columns, header=header)


def _flat(frame: pd.DataFrame) -> list[str]:
    """Names of columns; those of several levels with dots."""
    return [".".join(map(str, c)) if isinstance(c, tuple) else str(c) for c in cast(list[Any], frame.columns.tolist())]


def _rows(frame: pd.DataFrame, header: list[str], levels: list[int]) -> Iterator[Row]:
    labelled = frame.index.is_unique and frame.index.nlevels == 1
    for start in range(0, len(frame), _BATCH):
        batch = frame.iloc[start : start + _BATCH]
        lists = [batch.index.get_level_values(place).tolist() for place in levels]
        lists += [batch.iloc[:, place].tolist() for place in range(batch.shape[1])]
        labels = batch.index.tolist() if labelled else range(start, start + len(batch))
        for label, cells in zip(labels, zip(*lists, strict=True), strict=True):
            values = {column: without_surrogates(cell) for column, cell in zip(header, cells, strict=True)}
            yield Row(without_surrogates(str(label)), values)
