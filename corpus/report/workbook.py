"""The tables of a report as one workbook, its sheets as :mod:`corpus.count.worksheets` writes them.

The first sheet says what each of the others is; what does not fit into a sheet is cut with a note that names the CSV
file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..count.worksheets import MOST_ROWS, Notes, Styles, cell_text, new_workbook, write_sheet
from ..languages import Language
from .workbook_words import WORDS

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter.worksheet import Worksheet

_NAME = 31  # characters of a sheet's name


def write_workbook(
    path: Path,
    tables: Mapping[str, pd.DataFrame],
    *,
    title: str,
    facts: Sequence[tuple[str, object]],
    made: dt.datetime,
    language: Language = "en",
    most_rows: int = MOST_ROWS,
) -> None:
    """Write ``tables`` to the workbook ``path``, a sheet each, after a sheet that says what they are.

    ``facts`` are what that sheet says of the whole: rows of a name and a value. Raises OSError where ``path`` or the
    temporary files cannot be written.
    """
    with new_workbook(path, made=made, title=title) as book:
        styles = Styles(book.add_format)
        names = sheet_names([WORDS[language]["about"], *tables])
        about = book.add_worksheet(names[0])
        sheets = dict(zip(tables, names[1:], strict=True))
        _write_about(about, styles, tables, sheets, title=title, facts=facts, language=language)
        for name, table in tables.items():
            notes = notes_on(f"tables/{name}.csv", language)
            write_sheet(book.add_worksheet(sheets[name]), styles, table, notes, most_rows=most_rows)


def notes_on(file: str, language: Language) -> Notes:
    """What a sheet says of what does not fit, where ``file`` has all of it."""
    words = WORDS[language]
    return Notes(*(words[key].replace("{file}", file) for key in ("cut", "first_rows")))


def sheet_names(names: Iterable[str]) -> list[str]:
    r"""Names that a sheet may have, each another whatever the case of its letters.

    >>> sheet_names(["a/b", "A b", "'x'", "تاریخ", "h" * 40])
    ['a b', 'A b 2', 'x', 'تاریخ', 'hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh']
    """
    taken = {"history"}  # the only name that Excel keeps for itself
    found = []
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:_NAME].strip(" '") or "sheet"
        numbered = (f"{plain[: _NAME - len(f' {i}')]} {i}" for i in count(2))
        free = next(each for each in (plain, *islice(numbered, len(taken) + 1)) if each.lower() not in taken)
        taken.add(free.lower())
        found.append(free)
    return found


def _write_about(
    sheet: Worksheet,
    styles: Styles,
    tables: Mapping[str, pd.DataFrame],
    sheets: Mapping[str, str],
    *,
    title: str,
    facts: Sequence[tuple[str, object]],
    language: Language,
) -> None:
    words = WORDS[language]
    sheet.right_to_left()
    for column, width in enumerate([28, 14, 80, 30]):
        sheet.set_column(column, column, width, styles.plain())
    sheet.write_string(0, 0, cell_text(title), styles.title())
    sheet.write_string(1, 0, words["sources"], styles.plain())
    row = 3
    for name, value in facts:
        sheet.write_string(row, 0, name, styles.plain())
        sheet.write_string(row, 1, text := cell_text(str(value), notes_on("report.json", language)), styles.text(text))
        row += 1
    for column, key in enumerate(["sheet", "rows", "what", "file"]):
        sheet.write_string(row + 1, column, words[key], styles.head())
    for place, (name, table) in enumerate(tables.items(), start=row + 2):
        address = f"internal:'{sheets[name].replace(chr(39), chr(39) * 2)}'!A1"
        sheet.write_url(place, 0, address, styles.link(), sheets[name])
        sheet.write_number(place, 1, len(table), styles.plain())
        sheet.write_string(place, 2, what := words.get(name, ""), styles.text(what))
        sheet.write_string(place, 3, f"tables/{name}.csv", styles.text("csv"))
