"""Gazetteers as CSV, one name a row: what a spreadsheet writes in, actors out, and the way back.

The first row names the columns. ``actor`` (an id in capitals) and ``form`` (a spelling) must be there; ``fa`` and
``en`` are the actor's labels (without them its id), ``kind`` is that of the name. The other columns are the settings of
a name, with ``|`` between the words of a list, and ``members`` of a group; rows of the kind ``decoy`` are phrases that
mean something else. A name counts unless its ``counted`` says no: who lists names wants them counted.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ..csv_cells import DELIMITERS, disarmed, restored
from ..errors import GazetteerError
from .gazetteer import ACTOR_ID, DECOY, KINDS, LIST_KEYS, SWITCH_KEYS, Actor, Alias, Gazetteer, Places, joined_names
from .toml_files import one_of, read_utf8

_LABELS = ("fa", "en")
_NEEDED = ("actor", "form")
_OF_ACTORS = ("actor", *_LABELS, "kind", "form")
_OF_NAMES = (*SWITCH_KEYS, "years", *LIST_KEYS)
COLUMNS = (*_OF_ACTORS, *_OF_NAMES, "members")
_REMARKS = ("note", "notes", "remark", "remarks", "comment", "source")
"""Columns that are a researcher's own and not read."""

_DEFAULT_KIND = "organisation"
_BETWEEN = "|"
_YES = frozenset("yes y true 1 x بله آری".split())
_NO = frozenset("no n false 0 خیر نه".split())

type _Cells = dict[str, str]


@dataclass
class _Rows:
    """The rows of a file by their numbers (the header is row 1), with the means to say where a mistake is."""

    path: Path
    header: list[str] = field(default_factory=list)
    rows: dict[int, _Cells] = field(default_factory=dict)

    def error(self, row: int, reason: str, remedy: str) -> GazetteerError:
        return GazetteerError(f"{self.path}, row {row}", reason, remedy)


def read_csv(path: Path) -> Iterator[Actor]:
    """The actors of a CSV file (UTF-8; comma, semicolon or tab), in the order in which they first stand there.

    Raises :class:`~corpus.errors.GazetteerError` naming the row, the mistake and the remedy.
    """
    table = _read_rows(path, read_utf8(path))
    by_actor: dict[str, dict[int, _Cells]] = {}
    for number, cells in table.rows.items():
        _check_row(table, number, cells)
        by_actor.setdefault(cells["actor"], {})[number] = cells
    for actor, rows in by_actor.items():
        yield _read_actor(table, actor, rows)


def places_in(text: str) -> Places:
    """The rows on which names stand, or words of their lists; see :data:`~corpus.mentions.gazetteer.Places`."""
    header, *rows = _parse(text)
    columns = _columns(header)
    table = [(number, _named(cells, columns)) for number, cells in enumerate(rows, 2)]
    of_forms = [(number, cells, (cells.get("form", ""),)) for number, cells in table]
    of_lists = [
        (number, cells, [word for key in LIST_KEYS for word in _split(cells.get(key, ""))]) for number, cells in table
    ]
    places: Places = {}
    for number, cells, words in (*of_forms, *of_lists):
        actor, kind = cells.get("actor", ""), cells.get("kind", "").lower() or _DEFAULT_KIND
        places.setdefault((actor, "", ""), number)
        for word in words:
            places.setdefault((actor, kind, word), number)
            places.setdefault((actor, "", word), number)
    return places


def _parse(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))


def _delimiter(text: str) -> str:
    first = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    return max(DELIMITERS, key=first.count)


def _read_rows(path: Path, text: str) -> _Rows:
    table = _Rows(path)
    try:
        rows = _parse(text)
    except csv.Error as e:
        row = _row_of_error(text)
        remedy = 'close the quotation mark; a " inside a cell is written twice, and such a cell stands in "…"'
        raise table.error(row, f"the row cannot be read ({e})", remedy) from e
    table.header = _columns(rows[0]) if rows else []
    _check_header(table)
    for number, cells in enumerate(rows[1:], 2):
        if any(map(str.strip, cells)):
            if any(map(str.strip, cells[len(table.header) :])):
                remedy = 'put a cell that has a comma in it in "…", or name the column in the first row'
                raise table.error(number, "the row has more cells than the first row has columns", remedy)
            table.rows[number] = _named(cells, table.header)
    if not table.rows:
        raise table.error(2, "there is no name in the file", "write one name a row below the names of the columns")
    return table


def _row_of_error(text: str) -> int:
    """The row that is not closed or has a stray quotation mark: the first with which reading fails."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    opened = 1
    with suppress(csv.Error):  # which is what is looked for
        for _ in reader:
            opened = reader.line_num + 1
    return opened


def _columns(cells: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


def _named(cells: Sequence[str], columns: Sequence[str]) -> _Cells:
    """The cells by their columns, without spaces around them and without the apostrophe before a formula."""
    stripped = (cell.strip() for cell in cells)
    return {column: restored(cell) for column, cell in zip(columns, stripped, strict=False) if column}


def _check_header(table: _Rows) -> None:
    columns = [column for column in table.header if column]
    found = ", ".join(columns) or "none"
    if missing := [name for name in _NEEDED if name not in columns]:
        remedy = "name the columns in the first row, with Latin commas between: actor,form or actor,fa,en,kind,form"
        raise table.error(1, f"there is no column «{missing[0]}» (columns: {found})", remedy)
    if unknown := [name for name in columns if name not in (*COLUMNS, *_REMARKS)]:
        remedy = f"{one_of(unknown[0], COLUMNS)}; call remarks of your own note"
        raise table.error(1, f"the column «{unknown[0]}» is not known", remedy)
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise table.error(1, f"the column «{twice[0]}» is there twice", "remove one of the two")


def _check_row(table: _Rows, number: int, cells: _Cells) -> None:
    actor, form = cells.get("actor", ""), cells.get("form", "")
    if not actor:
        raise table.error(number, "the row names no actor", "write its id in the column actor, in every row")
    if not ACTOR_ID.fullmatch(actor):
        upper = re.sub(r"[^A-Z0-9_-]+", "-", actor.upper()).strip("-")
        meant = upper if ACTOR_ID.fullmatch(upper) else "OTS"
        remedy = f"write Latin capitals, digits and -, such as {meant}; names for people to read go into fa and en"
        raise table.error(number, f"«{actor}» is no id of an actor", remedy)
    if not form:
        raise table.error(number, "the form is empty", "write the name in the column form, or remove the row")
    if form.startswith("@"):
        raise table.error(number, f"«{form}» is no name", "write it without @; it is found behind @ too")
    kind = cells.get("kind", "").lower()
    if kind and kind not in (*KINDS, DECOY):
        remedy = one_of(kind, (*KINDS, DECOY))
        raise table.error(number, f"«{kind}» is not a kind of name", remedy)
    if kind == DECOY and (given := [column for column in _OF_NAMES if cells.get(column)]):
        reason = f"a decoy has no {given[0]}: it only hides the names in it"
        raise table.error(number, reason, f"empty the cell {given[0]}")


def _read_actor(table: _Rows, actor: str, rows: dict[int, _Cells]) -> Actor:
    fa, en = (_label(table, actor, rows, language) for language in _LABELS)
    names = {number: cells for number, cells in rows.items() if cells.get("kind", "").lower() != DECOY}
    if not names:
        reason = f"the actor {actor} has no names, only decoys"
        raise table.error(next(iter(rows)), reason, "add a row with a name of it")
    decoys = tuple(cells["form"] for number, cells in rows.items() if number not in names)
    members = tuple(dict.fromkeys(m for cells in rows.values() for m in _split(cells.get("members", ""))))
    aliases = joined_names(_read_name(table, number, cells) for number, cells in names.items())
    return Actor(actor, fa, en, aliases, decoys, members, str(table.path))


def _label(table: _Rows, actor: str, rows: dict[int, _Cells], language: str) -> str:
    given = {number: label for number, cells in rows.items() if (label := cells.get(language, ""))}
    first = next(iter(given), 0)
    for number, label in given.items():
        if label != given[first]:
            reason = f"{actor} is called «{label}» in the column {language}, and «{given[first]}» in row {first}"
            raise table.error(number, reason, "write one of the two in both; other names go into form")
    return given.get(first, actor)


def _read_name(table: _Rows, number: int, cells: _Cells) -> Alias:
    kind = cells.get("kind", "").lower() or _DEFAULT_KIND
    counted = _switch(table, number, cells, "counted", default=True)
    people = _switch(table, number, cells, "people", default=kind == "demonym")
    ambiguous = _switch(table, number, cells, "ambiguous", default=False)
    lists = {key: _split(cells.get(key, "")) for key in LIST_KEYS}
    for key, words in lists.items():
        if inserted := [word for word in words if word.startswith("@")]:
            reason = f"«{inserted[0]}» in {key}: lists by name are there in TOML files only"
            raise table.error(number, reason, f"write the words themselves, with {_BETWEEN} between them")
    years = cells.get("years", "")
    return Alias(kind, (cells["form"],), counted, people=people, ambiguous=ambiguous, years=years, **lists)


def _switch(table: _Rows, number: int, cells: _Cells, column: str, *, default: bool) -> bool:
    written = cells.get(column, "").lower()
    if not written:
        return default
    if written not in _YES | _NO:
        raise table.error(number, f"«{written}» in the column {column}", "write yes or no, or leave the cell empty")
    return written in _YES


def _split(cell: str) -> tuple[str, ...]:
    """The words of a list: ``|`` stands between them, or a line end within the cell."""
    return tuple(word for word in map(str.strip, re.split(r"[|\r\n]", cell)) if word)


def csv_text(gazetteer: Gazetteer) -> str:
    """The gazetteer as CSV that :func:`read_csv` reads, without columns that would be empty.

    Cells that a spreadsheet would run as a formula get an apostrophe in front, which reading takes away. Raises
    :class:`~corpus.errors.GazetteerError` for a word that has ``|`` in it.
    """
    rows = [row for actor in gazetteer for row in _actor_rows(actor)]
    used = [column for column in COLUMNS if column in _OF_ACTORS or any(row.get(column) for row in rows)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(used)
    for row in rows:
        cells = [row.get(column, "") for column in used]
        writer.writerow(map(disarmed, cells))
    return text.getvalue()


def _actor_rows(actor: Actor) -> Iterator[_Cells]:
    shared = {"actor": actor.id, "fa": actor.fa, "en": actor.en}
    members = {"members": _list_cell(actor, actor.members)}
    for name in actor.aliases:
        settings = {key: "yes" if getattr(name, key) else "no" for key in SWITCH_KEYS}
        settings |= {key: _list_cell(actor, getattr(name, key)) for key in LIST_KEYS}
        for form in name.forms:
            yield {**shared, "kind": name.kind, "form": form, **settings, "years": name.years, **members}
            members = {}
    for phrase in actor.decoys:
        yield {**shared, "kind": DECOY, "form": phrase}


def _list_cell(actor: Actor, words: Sequence[str]) -> str:
    if wrong := [word for word in words if _split(word) != (word,) or word.startswith("@")]:
        reason = f"«{wrong[0]}» of {actor.id} cannot stand in a list of a CSV file"
        raise GazetteerError("CSV", reason, f"remove {_BETWEEN}, line ends and @ from it, or write TOML")
    return _BETWEEN.join(words)
