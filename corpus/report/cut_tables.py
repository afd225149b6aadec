"""The rest of a table that stops before its end: as rows folded into the page, and as a file beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from ..display import plain
from ..languages import Language
from .wording import WORDS, number

if TYPE_CHECKING:
    import pandas as pd

_CUT = re.compile(r"the first ([\d,]+) of ([\d,]+) (rows|lines|sentences)")


def name_the_rest(html: str, table: str | None, *, language: Language = "en") -> str:
    """``html`` with the file of ``table`` named in the line that says how many rows are left out.

    >>> name_the_rest('<div class="corpus-cut">the first 2 of 3 rows</div>', "dates")
    '<div class="corpus-cut">the first 2 of 3 rows; all are in <a href="tables/dates.csv">tables/dates.csv</a></div>'
    """
    if ("corpus-note" not in html and "corpus-cut" not in html) or (table is None and language == "en"):
        return html
    soup = BeautifulSoup(html, "html.parser")
    for line in soup.select(".corpus-cut"):
        said = line.get_text()
        if match := _CUT.search(said):
            shown, total = (number(int(part.replace(",", "")), language) for part in match.groups()[:2])
            line.string = WORDS[language][f"cut {match[3]}"].format(shown=shown, total=total)
        if table is None:
            continue
        before, after = WORDS[language]["all in"].split("{file}")
        link = soup.new_tag("a", href=f"tables/{table}.csv", dir="ltr")
        if language == "en":
            del link["dir"]
        link.string = f"tables/{table}.csv"
        line.extend([f"{'؛' if language == 'fa' else ';'} {before}", link, after])
    for line in soup.select(".corpus-note"):
        if language == "fa":
            line["dir"], line["lang"] = "rtl", "fa"
            if line.string:
                line.string = WORDS[language].get(line.string, line.string)
    return str(soup)


def find_table(html: str, tables: Mapping[str, pd.DataFrame]) -> str | None:
    """The one of ``tables`` that a shown table is a part of: it has all its columns, and all the rows that are seen.

    A notebook shows some columns of a table, or some of its rows; of several tables that hold them the shortest is
    taken. None where no table does, as with one that the notebook worked out itself.
    """
    soup = BeautifulSoup(html, "html.parser")
    if soup.select_one(".corpus-evidence"):
        return "mentions" if "mentions" in tables else None
    names, rows = read_table(soup)
    holding = [
        (len(table), name)
        for name, table in tables.items()
        if names and set(names) <= set(table.columns) and set(rows) <= set(_rows(table, names))
    ]
    return min(holding)[1] if holding else None


def rest_of(html: str, table: pd.DataFrame) -> list[tuple[str, ...]]:
    """The rows that a cut table leaves out, as they are written in cells.

    No rows where the table that is shown is not ``table`` from its first row to its last, so that what was left out is
    not known.
    """
    soup = BeautifulSoup(html, "html.parser")
    line = soup.select_one(".corpus-cut")
    match = _CUT.search(line.get_text()) if line else None
    names, rows = read_table(soup)
    if match is None or int(match[2].replace(",", "")) != len(table) or not set(names) <= set(table.columns):
        return []
    return _rows(table.iloc[len(rows) :], names) if _rows(table.head(len(rows)), names) == rows else []


def as_json(value: object) -> str:
    """JSON that can stand inside an element of a page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def read_table(soup: BeautifulSoup) -> tuple[list[str], list[tuple[str, ...]]]:
    """The names of the columns and the rows of a table that is shown."""
    names = [head.get_text() for head in soup.select("thead th")]
    return names, [tuple(cell.get_text() for cell in row.select("td")) for row in soup.select("tbody tr")]


def _rows(table: pd.DataFrame, names: list[str]) -> list[tuple[str, ...]]:
    """The rows as they are written in cells."""
    return list(zip(*(map(plain, table[name]) for name in names), strict=True))
