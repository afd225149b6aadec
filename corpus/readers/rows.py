"""Rows of a table → texts with metadata: what all readers of tables have in common.

A reader gives the rows of its file as mappings from column to value, with the number that people count them by. Which
columns are taken is decided by the first of them (columns.py). Every other column becomes metadata under its own name;
where the library or a column that was taken has this name already, an underscore is put after it (``date_``).

The part of a text is the value of its column of ids where that is short (80 characters), of one line, without slashes
and met for the first time, else the number of its row: what a spreadsheet shows beside it (the header is row 1), the
line of JSON Lines, the place in a JSON array and in Parquet counted from 0, the index of a DataFrame.

Texts and titles that are HTML are read as pages are, without tags (markup.py); the first such row has a remark on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from .columns import ColumnMap, describe, map_columns
from .extract import Columns, Extract, NoTextsInFileError, Unread
from .markup import text_of_cell
from .metadata import RESERVED
from .plain import has_text
from .row_dates import Order, order_of, row_date
from .shared_columns import map_shared
from .values import is_missing, look_up, names_of, plain, text_of, usable_id, without

OWN_NAMES = RESERVED | frozenset(
    {
        "title", "source", "author", "date", "calendar", "url", "path", "part", "format", "size", "page", "pages",
        "raw", "columns",
    }
)  # fmt: skip
"""Names of metadata that no further column gets."""

_SAMPLE_ROWS, _SAMPLE_SIZE = 100, 3_000_000  # so many rows, or characters, are looked at before the first is given
_LOST = "\N{REPLACEMENT CHARACTER}"
_MARKUP = (
    "its text has HTML tags or entities in it; it was read as web pages are, and so are further rows of this table",
    "nothing, unless the tags are what you study",
)


class Row(NamedTuple):
    """One row: how people call it in its file, its values by column, what is amiss with it.

    ``repeated`` are columns whose value is that of a merged cell and stands in a row above. ``shared`` is what the file
    says of all its rows: the same in each.
    """

    place: str
    values: Mapping[str, Any]
    remarks: tuple[tuple[str, str], ...] = ()
    repeated: frozenset[str] = frozenset()
    shared: Mapping[str, Any] = MappingProxyType({})


def extracts(
    rows: Iterable[Row | Unread],
    name: str,
    columns: Columns | None,
    *,
    header: list[str] | None = None,
    known: Mapping[str, Any] | None = None,
    prefix: str = "",
) -> Iterator[Extract | Unread]:
    """The texts of the rows of a table; no more of them are held at once than are looked at for the columns.

    ``header`` are the columns in their order (None: the keys of the first rows), ``known`` is metadata of all rows, and
    ``prefix`` stands before the part of each.
    Raises UnreadableFileError where there are no rows, and where no column is the text.
    """
    stream = iter(rows)
    first = _first(stream)
    sample = [row.values for row in first if isinstance(row, Row)]
    if not sample:
        raise NoTextsInFileError(name, _why_none(first), "add rows to it or remove it")
    header = header or _keys(sample)
    shared = next(row.shared for row in first if isinstance(row, Row))
    of_all, columns = map_shared(shared, header, columns)
    mapping = map_columns(header, sample, columns, name)
    table = _Table(mapping, order_of(look_up(row, mapping.date) for row in sample) if mapping.date else None, known)
    if shared:
        table.share(of_all, shared)
    for row in chain(first, stream):
        found = row if isinstance(row, Unread) else table.read(row)
        if found is not None:
            yield replace(found, part=prefix + found.part) if prefix else found


def sheet_mapping(header: list[str], rows: Iterable[Row | Unread], columns: Columns | None, name: str) -> ColumnMap:
    """The columns that :func:`extracts` would take of these rows."""
    sample = [row.values for row in _first(iter(rows)) if isinstance(row, Row)]
    return map_columns(header, sample, columns, name)


def _first(stream: Iterator[Row | Unread]) -> list[Row | Unread]:
    """The rows by which columns are guessed."""
    rows: list[Row | Unread] = []
    size = 0
    for row in stream:
        rows.append(row)
        if isinstance(row, Row):
            size += sum(len(value) for value in row.values.values() if isinstance(value, str))
        if len(rows) >= _SAMPLE_ROWS or size > _SAMPLE_SIZE:
            break
    return rows


def _why_none(first: list[Row | Unread]) -> str:
    unread = [row for row in first if isinstance(row, Unread)]
    return (
        f"there are no rows in it that can be read: {unread[0].part}: {unread[0].reason}"
        if unread
        else "it has no rows"
    )


def _keys(sample: list[Mapping[str, Any]]) -> list[str]:
    """The columns of rows that have each their own, and those within them with dots, in the order they are met."""
    found: dict[str, None] = {}

    def add(row: Mapping[str, Any], above: str, depth: int) -> None:
        for key, value in row.items():
            found[f"{above}{key}"] = None
            if isinstance(value, Mapping) and depth < 4:
                add(value, f"{above}{key}.", depth + 1)

    for row in sample:
        add(row, "", 0)
    return list(found)


def _one_line(value: str) -> str:
    """A title or name without tags and entities."""
    found = text_of_cell(value) if "<" in value or "&" in value else None
    return value if found is None else " ".join(found.split("\n"))


@dataclass(slots=True)
class _Table:
    """How the rows of one table are read, and which ids it had so far."""

    mapping: ColumnMap
    order: Order | None
    known: Mapping[str, Any] | None
    names: dict[str, str | None] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    common: dict[str, Any] = field(default_factory=dict)
    fields: tuple[tuple[str, str, Callable[[Any], str]], ...] = ()
    nested: list[tuple[str, str]] = field(default_factory=list)
    markup_is_told: bool = False
    untold: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        taken = self.mapping
        self.common = {**(self.known or {}), "columns": describe(taken)}
        names = {"title": taken.title, "source": taken.source, "author": taken.author, "url": taken.url}
        self.fields = tuple((key, column, names_of) for key, column in names.items() if column)
        used = {*taken.text, taken.date, taken.title, taken.source, taken.author, taken.url} - {None}
        self.names = dict.fromkeys(column for column in used if column)
        self.nested = [(first, inner) for column in used for first, _, inner in [str(column).partition(".")] if inner]

    def read(self, row: Row) -> Extract | Unread | None:
        """The text of a row; None for a row with nothing in it."""
        raw = self._text(row)
        plain_text = text_of_cell(raw) if "<" in raw or "&" in raw else None
        raw = raw if plain_text is None else plain_text
        if not raw or not has_text(raw):
            return self._without_text(row)
        remarks = [*row.remarks, *self.untold]
        self.untold.clear()
        if plain_text is not None and not self.markup_is_told:
            self.markup_is_told = True
            remarks.append(_MARKUP)
        metadata = dict(self.common)
        if self._describe(row.values, metadata, remarks) or _LOST in raw:
            reason = f"characters of it are lost and stand in it as {_LOST}"
            remarks.append((reason, "get the file again if a whole copy exists"))
        return Extract(raw, metadata, self._part(row, remarks), tuple(remarks))

    def _describe(self, values: Mapping[str, Any], metadata: dict[str, Any], remarks: list[tuple[str, str]]) -> bool:
        """Add what is known of a text to ``metadata``; whether characters of it are lost."""
        for key, column, as_text in self.fields:
            if not is_missing(value := look_up(values, column)):
                metadata[key] = _one_line(as_text(value))
        if self.mapping.date:
            self._add_date(look_up(values, self.mapping.date), metadata, remarks)
        lost = False
        names = self.names
        for column, value in values.items():
            name = names[column] if column in names else self._name(column)
            if name is None or value is None or value == "":
                continue
            if type(value) is not str:
                value = self._plain(column, value)
                if value is None:
                    continue
            metadata[name] = value
            lost = lost or (type(value) is str and _LOST in value)
        return lost

    def share(self, mapping: ColumnMap, values: Mapping[str, Any]) -> None:
        """Say of every text what the file says of all; what a text says of itself stands before it."""
        said: dict[str, Any] = {}
        of_all = _Table(mapping, None, None)
        of_all._describe({key: v for key, v in values.items() if key not in self.mapping.text}, said, self.untold)
        if said.get("date"):
            said["date_from"] = "file"
        self.common = said | self.common
        if any((mapping.title, mapping.date, mapping.source, mapping.author, mapping.url)):
            self.common["columns"] += f"; for all texts {describe(mapping)}"

    def _plain(self, column: str, value: Any) -> str | int | float | bool | None:
        """A value that is no text as it stands in the metadata; of a nested one, what was not taken out of it."""
        for first, inner in self.nested:
            if first == column:
                value = without(value, inner)
        return None if is_missing(value) else plain(value)

    def _text(self, row: Row) -> str:
        columns = self.mapping.text
        if len(columns) == 1 and not row.repeated:
            value = row.values.get(columns[0])
            if type(value) is str:
                return value
            value = look_up(row.values, columns[0])
            return "" if is_missing(value) else text_of(value)
        values = [look_up(row.values, column) for column in columns if column not in row.repeated]
        return "\n\n".join(text_of(value) for value in values if not is_missing(value))

    def _without_text(self, row: Row) -> Unread | None:
        if all(is_missing(value) for value in row.values.values()) and not row.remarks:
            return None
        columns = " and ".join(f"«{column}»" for column in self.mapping.text)
        if not row.repeated.isdisjoint(self.mapping.text):
            reason = f"its text ({columns}) is a merged cell and was read with the row above"
            return Unread(row.place, reason, "nothing, unless this row has a text of its own", "skipped")
        also = "".join(f"; {reason}" for reason, _ in row.remarks)
        remedy = 'fill it in, or name another column: columns={"text": "…"}'
        return Unread(row.place, f"there is no text in {columns}{also}", remedy)

    def _add_date(self, value: Any, metadata: dict[str, Any], remarks: list[tuple[str, str]]) -> None:
        if is_missing(value):
            return
        metadata["date_given"] = str(plain(value))
        try:
            metadata["date"], metadata["calendar"] = row_date(value, self.order)
        except ValueError as error:
            reason = f"no date is known: {error} (column «{self.mapping.date}»)"
            remarks.append(
                (reason, 'write it as 2023-11-20 or 1402/08/17, or name another column: columns={"date": "…"}')
            )
            metadata |= {"date": None, "calendar": None, "date_from": None}
        else:
            metadata["date_from"] = "column"

    def _name(self, column: str) -> str:
        """What a further column is called in the metadata."""
        name = column
        taken = set(self.names.values())
        while name in OWN_NAMES or name in taken:
            name += "_"
        self.names[column] = name
        return name

    def _part(self, row: Row, remarks: list[tuple[str, str]]) -> str:
        if self.mapping.id is None:
            return row.place
        given = look_up(row.values, self.mapping.id)
        part = usable_id(given)
        if part is None or part in self.seen:
            if not is_missing(given):
                why = "is that of a row above as well" if part else "is too long, or no id"
                reason = f"its id «{text_of(given)[:80]}» (column «{self.mapping.id}») {why}: it is called {row.place}"
                remarks.append((reason, "give each row a short id of its own"))
            part = row.place
            while part in self.seen:
                part = f"row {part}"
        self.seen.add(part)
        return part
