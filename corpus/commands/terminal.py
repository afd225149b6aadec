"""A table as a person reads it in a terminal: columns apart, wide text cut, what is left out said.

The order of Persian letters is the terminal's business. One that puts them in order by itself would put the columns of
a line of Persian in order too, from the right; a mark at each border, which is not seen, keeps them where they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..letters import ZWNJ

if TYPE_CHECKING:
    import pandas as pd

_BORDER = " \N{LEFT-TO-RIGHT MARK}│\N{LEFT-TO-RIGHT MARK} "
_BETWEEN = 3  # columns of the terminal that a border takes
_NARROWEST, _TEXT, _SENTENCE = 10, 24, 50  # columns that a cell, a text, a sentence need to say something
_MOST = 20_000  # cells beyond this width are not measured to their end
# Places in a text serve other programs; where there is no room for all that the other cells say, they go first.
_PLACES = frozenset(("start", "end", "raw_start", "raw_end", "sentence"))
# A terminal obeys control characters: those of a file from elsewhere are shown by their pictures instead.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | dict.fromkeys(
    range(0x7F, 0xA0), "\N{REPLACEMENT CHARACTER}"
)
_UNBROKEN = str.maketrans(_PICTURES | {ord("\n"): "¶", ord("\t"): " ", ord("\r"): None})


def table_text(table: pd.DataFrame, *, width: int, rows: int, telling: Sequence[str] = ()) -> str:
    """The first ``rows`` of ``table`` in lines of at most ``width`` columns, and what is not shown.

    ``telling`` names the columns that stay where there is no room for all, those that tell most first.

    >>> import pandas as pd
    >>> text = table_text(pd.DataFrame({"word": ["چین", "ژاپن"], "count": [9, 13]}), width=40, rows=1)
    >>> print(text.replace("\\u200e", "").rstrip())
    word │ count
    ─────┼──────
    چین  │     9
    … 1 more row: write all to a file with -o FILE.csv
    """
    shown = table.head(rows)
    columns = {str(name): _Column(str(name), shown.iloc[:, i].tolist()) for i, name in enumerate(shown.columns)}
    kept = _that_fit(list(columns.values()), width, telling)
    if "node" in columns and "before" in columns:
        columns["before"].backwards = True  # a concordance: nearest to the node stands what matters
    widths = _widths(kept, width)
    lines = [
        _BORDER.join(_padded(c.name, w, c.numeric) for c, w in zip(kept, widths, strict=True)).rstrip(),
        "─┼─".join("─" * w for w in widths),
    ]
    for cells in zip(*(c.cells for c in kept), strict=True):
        shaped = [_padded(_cut(cell, w, c), w, c.numeric) for cell, c, w in zip(cells, kept, widths, strict=True)]
        lines.append(_BORDER.join(shaped).rstrip())
    hidden = [name for name, column in columns.items() if column not in kept]
    return "\n".join([*lines, *_left_out(len(table), len(shown), hidden)]) + "\n"


class _Column:
    """The cells of a column as they are written, and how much room they want."""

    def __init__(self, name: str, values: Sequence[Any]) -> None:
        self.name, self.backwards = name, False
        self.numeric = bool(values) and all(isinstance(v, int | float) for v in values if v is not None)
        self.cells = [_written(value) for value in values]
        self.wanted = max(map(columns_of, [name, *self.cells]))
        self.least = self.wanted if self.numeric else min(self.wanted, max(columns_of(name), _NARROWEST))
        if any(" " in cell for cell in self.cells):
            self.least = min(self.wanted, _SENTENCE if name == "sentence_text" else _TEXT)


def _written(value: Any) -> str:
    """A value in few letters."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value:  # NaN is not itself
        return ""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() or abs(value) >= 1000 else f"{value:.3g}"
    if isinstance(value, tuple | list):
        return " | ".join(map(str, value)).translate(_UNBROKEN)
    return str(value)[:_MOST].translate(_UNBROKEN)


def columns_of(text: str) -> int:
    """How many columns of a terminal ``text`` takes: none for marks over letters and half-spaces, two for wide signs.

    >>> columns_of("می‌رود"), columns_of("中")
    (5, 2)
    """
    return sum(map(_columns_of_sign, text))


def _columns_of_sign(sign: str) -> int:
    if sign == ZWNJ or unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _that_fit(columns: list[_Column], width: int, telling: Sequence[str]) -> list[_Column]:
    """The columns for which there is room: without places in the text, then without those that tell less."""
    if _room(columns, (c.wanted for c in columns)) <= width:
        return columns
    kept = [c for c in columns if c.name in telling or c.name not in _PLACES] or columns[:1]
    others = [c for c in reversed(kept) if c.name not in telling]
    least_telling_first = [c for name in reversed(telling) for c in kept if c.name == name]
    for column in [*others, *least_telling_first][:-1]:
        if _room(kept, (c.least for c in kept)) <= width:
            break
        kept.remove(column)
    return kept


def _room(columns: Sequence[_Column], widths: Iterable[int]) -> int:
    return sum(widths) + _BETWEEN * (len(columns) - 1)


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """What each column gets: what it needs, and of the rest what it wants, those that want little first."""
    widths = [min(c.least, width) for c in columns]
    rest = max(width - _room(columns, widths), 0)
    wanting = sorted(range(len(columns)), key=lambda i: columns[i].wanted)
    for done, i in enumerate(wanting):
        share = rest // (len(wanting) - done)
        more = min(columns[i].wanted - widths[i], share)
        widths[i] += max(more, 0)
        rest -= max(more, 0)
    return widths


def _cut(text: str, width: int, column: _Column) -> str:
    if columns_of(text) <= width:
        return text
    kept, taken = [], 1
    for sign in reversed(text) if column.backwards else text:
        taken += _columns_of_sign(sign)
        if taken > width:
            break
        kept.append(sign)
    return "…" + "".join(reversed(kept)).lstrip() if column.backwards else "".join(kept).rstrip() + "…"


def _padded(text: str, width: int, numeric: bool) -> str:
    space = " " * (width - columns_of(text))
    return space + text if numeric else text + space


def _left_out(rows: int, shown: int, hidden: Sequence[str]) -> list[str]:
    notes = []
    if rows == 0:
        notes.append("no rows")
    if rows > shown:
        more = rows - shown
        notes.append(f"… {more:,} more row{'s' * (more != 1)}: write all to a file with -o FILE.csv")
    if hidden:
        notes.append(f"columns without room: {', '.join(hidden)}")
    return notes
