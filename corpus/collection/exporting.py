"""Clean texts as one Parquet file, which other tools read as it is: DuckDB, Polars, Spark, R."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..chunks import in_batches
from ..errors import OptionError
from ..readers.values import without_surrogates
from .further_columns import MOST_COLUMNS, OTHER, rare_keys, with_rare_together

if TYPE_CHECKING:
    import pyarrow as pa

    from .document import Document

_FACTS = ("title", "source", "author", "date", "calendar", "path")
_TEXTS = ("doc", "text", "raw")
_CHARACTERS = 4_000_000  # of the clean texts that are written together


class ParquetTexts:
    """Writing the texts of a corpus."""

    def __iter__(self) -> Iterator[Document]:
        raise NotImplementedError  # as a Corpus has it

    def _known(self) -> Iterable[Mapping[str, Any]]:
        """What is known about each text, without the text."""
        return (document.metadata for document in self)

    def to_parquet(self, path: str | os.PathLike[str], *, raw: bool = False, overwrite: bool = False) -> None:
        """Write the clean texts and what is known about them to one Parquet file, whole or not at all.

        Columns, all of them strings, whatever they were in a table: doc, title, source, author, date (ISO, may be
        partial), calendar (of a date that is partial), path, further metadata as in :attr:`Corpus.documents` (one that
        is called as another column has «_» behind its name), text (clean) and, if asked for, raw. Halves of broken
        characters, which no such file can have, are written as U+FFFD. Some megabytes are in memory at a time.
        :func:`corpus.load` reads the file again.

        Raises OptionError for a name that does not end in .parquet, for a file that is there, unless it may be
        replaced (``overwrite``), and for a place that cannot be written to.

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
        if target.exists() and not overwrite:
            raise OptionError(path, "there is such a file", "name another one, or let it be replaced: overwrite=True")
        rare = self._rare()
        further = dict.fromkeys(key for known in self._known() for key in with_rare_together(known, rare))
        others = {key: f"{key}_" if key in _TEXTS else key for key in further if key not in _FACTS}
        if not rare:
            others.pop(OTHER, None)
        names = ["doc", *_FACTS, *others.values(), "text", *(["raw"] if raw else [])]
        schema = pa.schema([(name, pa.large_string() if name in ("text", "raw") else pa.string()) for name in names])
        part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
        try:
            with pq.ParquetWriter(part, schema, compression="zstd") as writer:
                for group in in_batches(self, _CHARACTERS, lambda document: len(document.text)):
                    writer.write_table(_table(group, schema, others, rare))
            os.replace(part, target)
        except OSError as error:
            remedy = "name a folder that is there and may be written to, on a disk with room"
            raise OptionError(path, f"the file cannot be written ({error.strerror or error})", remedy) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _rare(self) -> frozenset[str]:
        """Keys of metadata that are too rare for a column."""
        keys = {key for known in self._known() for key in known}
        return rare_keys(self._known(), _FACTS) if len(keys) > MOST_COLUMNS else frozenset()


def _table(documents: list[Document], schema: pa.Schema, others: Mapping[str, str], rare: frozenset[str]) -> pa.Table:
    import pyarrow as pa

    columns: dict[str, list[Any]] = {name: [] for name in schema.names}
    for d in documents:
        known = with_rare_together(d.metadata, rare)
        values: dict[str, str | None] = {"doc": d.doc, "text": d.text, "raw": d.raw}
        values |= {name: _written(known.get(name)) for name in _FACTS}
        values |= {name: _written(known.get(key)) for key, name in others.items()}
        for name, column in columns.items():
            column.append(without_surrogates(values[name]))
    return pa.table(columns, schema=schema)


def _written(value: Any) -> str | None:
    return None if value is None else str(value)
