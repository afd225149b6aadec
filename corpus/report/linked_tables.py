"""Tables of a report as readers want them: numbers that lead to their sentences, columns in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
from bs4 import BeautifulSoup, Tag

from ..display import direction_of, plain
from ..languages import Language
from .cut_tables import read_table
from .evidence import Evidence
from .translations import translations_into

type Rows = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Links:
    """Where the numbers of tables lead to.

    ``numbers`` are those of the texts by id, ``ids`` those of actors by label, ``years`` the timelines by calendar.
    """

    evidence: Evidence = field(default_factory=Evidence)
    numbers: Mapping[str, int] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    years: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def anchors(self, names: Sequence[str], rows: Rows) -> tuple[int, list[str]] | None:
        """The column whose numbers are linked and the anchor of each row, empty where the page has no sentences."""
        target = self._target(names, rows)
        if target is None:
            return None
        column, anchor = target
        found = [anchor(dict(zip(names, row, strict=False))) for row in rows]
        return list(names).index(column), [to if to in self.evidence.anchors else "" for to in found]

    def _target(self, names: Sequence[str], rows: Rows) -> tuple[str, Callable[[Mapping[str, str]], str]] | None:
        """The column of a table that is linked, and the anchor of a row; None for a table of other numbers."""
        has = set(names)
        if {"actor_a", "actor_b", "count"} <= has:
            return "count", lambda row: "of-" + "--".join(sorted([row["actor_a"], row["actor_b"]]))
        if "count" in has and {"actor", "label"} & has and "word" not in has:
            return "count", self._of_actor
        if {"period", "mentions", "weight"} <= has:
            places = names.index("period"), names.index("mentions")
            seen = {tuple(row[place] for place in places) for row in rows}
            for calendar, table in self.years.items():
                if seen <= set(zip(map(plain, table["period"]), map(plain, table["mentions"]), strict=True)):
                    return "mentions", lambda row, of=calendar[0]: f"y-{of}{row['period']}"
        return None

    def _of_actor(self, row: Mapping[str, str]) -> str:
        actor = row.get("actor") or self.ids.get(row.get("label", ""), "")
        return f"t{self.numbers.get(row['doc'], 0)}-{actor}" if "doc" in row else f"of-{actor}"

    def link(self, html: str) -> str:
        """``html`` with each count of mentions or dates linked to its sentences, where the page has them."""
        if "<th" not in html or not self.evidence.anchors:
            return html
        soup = BeautifulSoup(html, "html.parser")
        found = self.anchors(*read_table(soup))
        if found is None:
            return html
        column, anchors = found
        for row, to in zip(soup.select("tbody tr"), anchors, strict=True):
            cells = row.select("td")
            if to and column < len(cells) and cells[column].get_text() not in {"", "0"}:
                link = soup.new_tag("a", href=f"#{to}")
                link.extend(list(cells[column].contents))
                cells[column].append(link)
        return str(soup)


def translate_table(html: str, language: Language) -> str:
    """``html`` with what its columns are called above their names, and with names of kinds in the language.

    >>> "شمار" in translate_table("<table><thead><tr><th>count</th></tr></thead></table>", "fa")
    True
    """
    known = translations_into(language)
    if not known.columns or "<th" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for table in soup.select("table"):
        heads = table.select("thead th")
        names = [head.get_text() for head in heads]
        for head, name in zip(heads, names, strict=True):
            if called := known.column(name):
                _call(soup, head, name, called)
        valued = [i for i, name in enumerate(names) if name in known.values]
        for row in table.select("tbody tr") if valued else ():
            cells = row.find_all("td", recursive=False)
            for i in valued:
                if i < len(cells) and (value := cells[i].get_text()) != (own := known.value(names[i], value)):
                    cells[i].string = own
                    cells[i].attrs |= direction_of(own)
    return str(soup)


def _call(soup: BeautifulSoup, head: Tag, name: str, called: str) -> None:
    head.clear()
    head.attrs |= direction_of(called)
    first, second = soup.new_tag("span"), soup.new_tag("code", dir="ltr")
    first.string, second.string = called, name
    head.extend([first, " ", second])
