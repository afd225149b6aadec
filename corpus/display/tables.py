"""Tables as HTML that reads from right to left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from .concordance import PIECES, STYLES, concordance_cells
from .markup import HEAD, ROWS, TABLE, cut_note, direction_attributes, note, plain

if TYPE_CHECKING:
    import pandas as pd

# Widths in em: a letter or digit, the space around a cell, running text at its widest, a page.
_LETTER, _PADDING, _WIDEST, _PAGE = 0.6, 1.5, 36, 50
_LONG = 16  # letters of a name from which it may break behind / and _
_LONG_NAME = re.compile(r"(?<=\w)[/_](?=\w)")
_WORD_ENDS = re.compile(r"[\s/_]")  # where a line of a cell may break
_DATE = re.compile(r"\d+(?:-\w+)+")  # 2023-11-08, 1402-S1: a line never breaks inside one
_SPACING = "line-height:1.7"  # on the cells, since JupyterLab sets those of its tables tight, over the table's own


def table_html(table: pd.DataFrame, *, caption: str | None = None, max_rows: int = ROWS) -> str:
    """``table`` as HTML, right to left, with the direction of each cell by the majority of its letters.

    A concordance (before, node, after) reads as its lines do: see :mod:`corpus.display.concordance`. At most
    ``max_rows`` rows are shown, then a line that says how many there are. An index without a name
    is not shown. Texts are escaped and cut to 300 characters, numbers rounded to two decimals, missing
    values left blank.

    >>> import pandas as pd
    >>> html = table_html(pd.DataFrame({"word": ["چین"], "count": [9]}))
    >>> html.splitlines()[3]
    '<tr><td dir="rtl" lang="fa" style="line-height:1.7">چین</td><td dir="ltr" style="line-height:1.7">9</td></tr>'
    """
    shown = _with_named_index(table.head(max_rows))
    levels: list[Any] = list(shown.columns)  # tuples where the columns have levels
    names = [" · ".join(map(str, n)) if isinstance(n, tuple) else str(n) for n in levels]
    columns = [list(map(plain, shown.iloc[:, i])) for i in range(len(names))]
    # A table of collocates has these columns too, with counts in them.
    concordance = all(names.count(piece) == 1 and shown[piece].dtype.kind not in "iuf" for piece in PIECES)
    styles = [f";{STYLES[name]}" if concordance and name in STYLES else "" for name in names]
    head = "".join(map(_head, names, styles, _widths(names, columns)))
    cells = [list(map(_cell, column)) for column in columns]
    if concordance:
        places = [names.index(piece) for piece in PIECES]
        pieces = shown.iloc[:, places].itertuples(index=False)
        for place, column in zip(
            places, concordance_cells(pieces, spacing=_SPACING, window=_window(table)), strict=True
        ):
            cells[place] = column
    lines = [f'<div dir="rtl" class="corpus-table" style="overflow-x:auto"><table cellpadding="5" style="{TABLE}">']
    if caption:
        lines.append(f"<caption {direction_attributes(caption)}>{escape(caption)}</caption>")
    lines += [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    lines += [f"<tr>{''.join(row)}</tr>" for row in zip(*cells, strict=True)]
    lines += ["</tbody>", "</table>"]
    if table.empty:
        lines.append(note("no rows"))
    elif len(table) > max_rows:
        lines.append(cut_note(max_rows, len(table), "rows"))
    return "\n".join([*lines, "</div>"])


def _with_named_index(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an index that says something moved among its columns."""
    index = table.index
    if any(name is not None for name in index.names):
        return table.reset_index()
    if index.dtype.kind in "iu":  # row numbers, or what is left of them
        return table
    return table.reset_index(names="")


def _widths(names: Sequence[str], columns: Sequence[Sequence[str]]) -> list[float]:
    """Least widths of the columns in em: what their longest words need, and of the rest of a page what they want."""
    heads = [max(map(len, name.split()), default=0) for name in names]
    words = [max((len(w) for text in column for w in _WORD_ENDS.split(text)), default=0) for column in columns]
    words = [max(head, word) for head, word in zip(heads, words, strict=True)]
    needs = [min(_width(longest), _WIDEST) for longest in words]
    wants = [
        max(need, min(_width(max(map(len, column), default=0)), _WIDEST))
        for need, column in zip(needs, columns, strict=True)
    ]
    rest = max(_PAGE - sum(needs), 0.0)
    more = [want - need for want, need in zip(wants, needs, strict=True)]
    part = min(1.0, rest / max(sum(more), 1.0))
    return [need + part * extra for need, extra in zip(needs, more, strict=True)]


def _width(letters: int) -> float:
    return letters * _LETTER + _PADDING


def _head(name: str, style: str, width: float) -> str:
    style = f"{HEAD}{style};min-width:{width:.0f}em"
    return f'<th scope="col" {direction_attributes(name)} style="{style}">{escape(name)}</th>'


def _window(table: pd.DataFrame) -> int | None:
    """How many words a concordance was asked for on each side of a node, where its windows stop at paragraphs."""
    asked = table.attrs.get("parameters", {})
    return None if asked.get("within") == "sentence" else asked.get("window")


def _cell(text: str) -> str:
    html = _LONG_NAME.sub(r"\g<0><wbr>", escape(text)) if len(text) > _LONG else escape(text)
    attributes = direction_attributes(text)
    if "-" in text and attributes == 'dir="ltr"':
        html = _DATE.sub(r'<span style="white-space:nowrap">\g<0></span>', html)
    return f'<td {attributes} style="{_SPACING}">{html}</td>'
