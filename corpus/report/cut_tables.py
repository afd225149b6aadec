"""Where the rest of a table is that stops before its end: the table as a file beside the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from ..display import plain

if TYPE_CHECKING:
    import pandas as pd


def name_the_rest(html: str, table: str | None) -> str:
    """``html`` with the file of ``table`` named in the line that says how many rows are left out.

    >>> name_the_rest('<div class="corpus-cut">the first 2 of 3 rows</div>', "dates")
    '<div class="corpus-cut">the first 2 of 3 rows; all are in <a href="tables/dates.csv">tables/dates.csv</a></div>'
    """
    if table is None or "corpus-cut" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for line in soup.select(".corpus-cut"):
        link = soup.new_tag("a", href=f"tables/{table}.csv")
        link.string = f"tables/{table}.csv"
        line.extend(["; all are in ", link])
    return str(soup)


def find_table(html: str, tables: Mapping[str, pd.DataFrame]) -> str | None:
    """The one of ``tables`` that a shown table is a part of: it has all its columns, and all the rows that are seen.

    A notebook shows some columns of a table, or some of its rows; of several tables that hold them the shortest is
    taken. None where no table does, as with one that the notebook worked out itself.
    """
    soup = BeautifulSoup(html, "html.parser")
    if soup.select_one(".corpus-evidence"):
        return "mentions" if "mentions" in tables else None
    names = [head.get_text() for head in soup.select("thead th")]
    seen = {tuple(cell.get_text() for cell in row.select("td")) for row in soup.select("tbody tr")}
    holding = [
        (len(table), name)
        for name, table in tables.items()
        if names and set(names) <= set(table.columns) and seen <= _rows(table, names)
    ]
    return min(holding)[1] if holding else None


def _rows(table: pd.DataFrame, names: list[str]) -> set[tuple[str, ...]]:
    """The rows as they are written in cells."""
    return set(zip(*(map(plain, table[name]) for name in names), strict=True))
