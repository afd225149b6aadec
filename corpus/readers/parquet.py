"""Parquet: rows of a file of columns, batch by batch, with pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import UnreadableFileError
from .extract import Columns, Extract, Unread
from .limits import lasts
from .rows import Row, extracts
from .values import numbered, said, without_surrogates

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 256  # rows that are in memory at once
_AGAIN = "get the file again, or write it anew from its source"


def read_parquet(file: BinaryIO, name: str, columns: Columns | None = None) -> Iterator[Extract | Unread]:
    """The texts of a Parquet file, row by row; ``part`` is the id of a row or its number from 0.

    Columns that hold lists or records become metadata as JSON. Raises UnreadableFileError for a file whose end (where
    Parquet says what it holds) is broken.
    """
    import pyarrow as pa
    from pyarrow import parquet

    # What pyarrow raises for broken files is any of these; its own errors are among them.
    wrong = (pa.ArrowException, OSError, ValueError, TypeError, KeyError, OverflowError, MemoryError, RuntimeError)
    try:
        file.seek(0)
        table = parquet.ParquetFile(file)
        header = numbered(table.schema_arrow.names)
    except wrong as error:
        reason = f"the file is no Parquet or is broken ({said(error)})"
        raise UnreadableFileError(name, reason, _AGAIN) from None
    yield from extracts(_rows(table, header, wrong), name, columns, header=header + _inner(table.schema_arrow))


def _inner(schema: pa.Schema) -> list[str]:
    """Columns within columns, with dots."""
    import pyarrow as pa

    structs = [field for field in schema if pa.types.is_struct(field.type)]
    return [inner.name for field in structs for inner in field.flatten()]


def _rows(table: Any, header: list[str], wrong: tuple[type[Exception], ...]) -> Iterator[Row | Unread]:
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH):
            values = [_column(batch.column(place), wrong) for place in range(batch.num_columns)]
            for cells in zip(*values, strict=True):
                yield Row(str(number), dict(zip(header, cells, strict=True)))
                number += 1
    except wrong as error:
        reason = f"the file is broken after {number:,} rows ({said(error)}); what comes then is not read"
        yield Unread(str(number), reason, _AGAIN, lasting=lasts(error))


def _column(column: pa.Array, wrong: tuple[type[Exception], ...]) -> list[Any]:
    """The values of a column; as text where Python has no such value (a day after the year 9999)."""
    import pyarrow as pa

    try:
        return [without_surrogates(value) for value in column.to_pylist()]
    except UnicodeDecodeError:
        return [_decoded(value) for value in column.cast(pa.binary()).to_pylist()]
    except wrong:
        return list(column.cast(pa.string()).to_pylist())


def _decoded(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "replace")
