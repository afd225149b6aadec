"""Clean texts as one Parquet file, which other tools read as it is: DuckDB, Polars, Spark, R."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..chunks import in_batches
from ..errors import OptionError
from ..readers.values import without_surrogates

if TYPE_CHECKING:
    import pyarrow as pa

    from .document import Document

_FACTS = ("title", "source", "author", "date", "calendar", "path")
_CHARACTERS = 4_000_000  # of the clean texts that are written together


class ParquetTexts:
    """Writing the texts of a corpus."""

    def __iter__(self) -> Iterator[Document]:
        raise NotImplementedError  # as a Corpus has it

    def to_parquet(self, path: str | os.PathLike[str], *, raw: bool = False) -> None:
        """Write the clean texts and what is known about them to one Parquet file, whole or not at all.

        Columns, all of them strings, whatever they were in a table: doc, title, source, author, date (ISO, may be
        partial), calendar, path, text (clean) and, if asked for, raw; further metadata are left out. Halves of broken
        characters, which no such file can have, are written as U+FFFD. Some megabytes are in memory at a time.
        :func:`corpus.load` reads the file again.

        Raises OptionError for a name that does not end in .parquet and for a place that cannot be written to.

        >>> import corpus, tempfile
        >>> import pyarrow.parquet
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     corpus.load("seeds/").to_parquet(f"{folder}/texts.parquet")
        ...     table = pyarrow.parquet.read_table(f"{folder}/texts.parquet")
        >>> table.num_rows, "چین" in table["text"][0].as_py()
        (2, True)
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        target = Path(path).expanduser()
        if target.suffix.lower() != ".parquet":
            better = "texts" if target.name.startswith(".") or not target.stem else target.stem
            raise OptionError(path, "texts are written to a Parquet file", f"name it {better}.parquet")
        if not target.parent.is_dir():
            reason, remedy = f"there is no folder {target.parent}", "make this folder, or name one that is there"
            raise OptionError(path, reason, remedy)
        if target.is_dir():
            raise OptionError(path, "this is a folder", f"name a file in it: {target / 'texts.parquet'}")
        names = ["doc", *_FACTS, "text", *(["raw"] if raw else [])]
        schema = pa.schema([(name, pa.large_string() if name in ("text", "raw") else pa.string()) for name in names])
        part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
        try:
            with pq.ParquetWriter(part, schema, compression="zstd") as writer:
                for group in in_batches(self, _CHARACTERS, lambda document: len(document.text)):
                    writer.write_table(_table(group, schema))
            os.replace(part, target)
        except OSError as error:
            remedy = "name a folder that is there and may be written to, on a disk with room"
            raise OptionError(path, f"the file cannot be written ({error.strerror or error})", remedy) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _table(documents: list[Document], schema: pa.Schema) -> pa.Table:
    import pyarrow as pa

    columns: dict[str, list[Any]] = {name: [] for name in schema.names}
    for d in documents:
        values: dict[str, str | None] = {"doc": d.doc, "text": d.text, "raw": d.raw}
        values |= {name: None if (value := d.metadata.get(name)) is None else str(value) for name in _FACTS}
        for name, column in columns.items():
            column.append(without_surrogates(values[name]))
    return pa.table(columns, schema=schema)
