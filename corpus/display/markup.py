"""What every piece of HTML that is shown is made of: fonts, colours, directions, and how a value is written."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from ..letters import INVISIBLE, ZWNJ, direction
from ..plot.text import FONTS as FIGURE_FONTS

_FAMILIES = [*FIGURE_FONTS[:-1], "Tahoma", FIGURE_FONTS[-1]]  # Tahoma is what a bare Windows has
FONTS = ", ".join([*(f"'{family}'" if " " in family else family for family in _FAMILIES), "sans-serif"])
"""Families with Persian letters, for the ``font-family`` of a page: what is installed is taken."""

ROWS = 40  # rows of a table that are shown: about two screens
CELL = 300  # characters of a cell that are shown: three to four sentences

# Colours that keep their contrast on white and on black ground.
LINE = "1px solid rgba(128,128,128,.4)"
TABLE = f"border-collapse:collapse;text-align:right;font-family:{FONTS};font-size:.95em;line-height:1.7"
HEAD = f"text-align:right;font-weight:600;border-bottom:{LINE}"
ORANGE, GREEN, BLUE = "213,94,0", "0,158,115", "0,114,178"  # of Okabe and Ito's palette, as in the figures
_NOTE = "text-align:right;color:gray;font-size:.9em"

# A cell of nothing but signs that cannot be seen, as a repair has it, shows their names.
_NAMES = {" ": "space", "\n": "line end", "\t": "tab", ZWNJ: "half-space", "\N{NO-BREAK SPACE}": "no-break space"}
_UNSEEN = str.maketrans(dict.fromkeys([*INVISIBLE, ZWNJ]))

_RTL, _LTR = {"dir": "rtl", "lang": "fa"}, {"dir": "ltr"}


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that a notebook shows as such."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.html)} characters>"


def direction_of(text: str) -> Mapping[str, str]:
    """The attributes of an element that holds ``text``, by the majority of its letters.

    >>> direction_of("C۵ کشور")
    {'dir': 'rtl', 'lang': 'fa'}
    """
    return dict(_RTL if direction(text) == "rtl" else _LTR)


def direction_attributes(text: str) -> str:
    """The same as they are written in HTML.

    >>> direction_attributes("2023")
    'dir="ltr"'
    """
    return " ".join(f'{name}="{value}"' for name, value in direction_of(text).items())


def plain(value: Any) -> str:
    """A value as it is written in a cell: short, rounded, and blank where it is missing.

    >>> plain(0.5), plain(None), plain(ZWNJ)
    ('0.50', '', 'half-space')
    """
    if value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value:  # NaN is not itself
        return ""
    if isinstance(value, float):
        if math.isinf(value) or math.isclose(value, round(value), abs_tol=1e-9):
            return f"{value:.0f}"
        return f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.2g}"
    text = str(value)
    if text and not text.translate(_UNSEEN).strip():
        return " ".join(_NAMES.get(c) or f"U+{ord(c):04X}" for c in text)
    return text if len(text) <= CELL else text[: CELL - 1].rstrip() + "…"


def note(text: str, *, kind: str = "corpus-note") -> str:
    """A line in small letters under what is shown."""
    return f'<div dir="ltr" class="{kind}" style="{_NOTE}">{escape(text)}</div>'


def cut_note(shown: int, total: int, what: str) -> str:
    """The line under what is not shown whole; a report finds it by its class, and adds where the rest is."""
    return note(f"the first {shown:,} of {total:,} {what}", kind="corpus-note corpus-cut")
