"""How Persian text goes into a figure: :func:`shape` is the only gate.

Matplotlib 3.11 and later join and order letters themselves (through libraqm): they want the text as it is
typed. Earlier ones draw one letter after the other from left to right: there the letters must be joined
(arabic-reshaper) and put in visual order (python-bidi) first. Doing so for an engine that shapes turns every
word around, so the feature is asked for, not the version.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import arabic_reshaper
import matplotlib.font_manager
import matplotlib.ft2font
from bidi.algorithm import get_display  # the `bidi` package's own get_display does not mirror brackets

from ..letters import DIRECTION_MARKS, PERSIAN_DIGITS, ZWNJ, direction, isolate

ENGINE_SHAPES = hasattr(matplotlib.ft2font, "__libraqm_version__")
"""Whether the installed Matplotlib joins and orders letters itself."""

FONTS = ("Vazirmatn", "Vazir", "Noto Naskh Arabic", "Noto Sans Arabic", "IRANSans", "Sahel", "DejaVu Sans")
"""Families with Persian letters, best first; DejaVu Sans comes with Matplotlib, so there is always one."""

# Of the ligatures only lam-alef is part of the script; DejaVu Sans has no glyph for most of the others.
_RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
_MARKS = str.maketrans(dict.fromkeys(DIRECTION_MARKS))
_TO_PERSIAN = str.maketrans("0123456789", PERSIAN_DIGITS)


def shape(text: str) -> str:
    r"""``text`` as the installed Matplotlib has to be given it, to be read right to left where it is Persian.

    Every text that comes from a table goes through here on its way into a figure. The direction of each line
    is that of most of its letters. Dollar signs are escaped, since two of them switch on formulas.

    >>> shape("۵$ و ۱۰$").count(r"\$")
    2
    """
    prepare = _for_shaping_engine if ENGINE_SHAPES else _for_plain_engine
    return "\n".join(map(prepare, text.split("\n"))).replace("$", r"\$")


def _for_shaping_engine(line: str) -> str:
    """The line as typed; marked where the engine, which goes by the first letter, would go the wrong way."""
    first = next((c for c in map(unicodedata.bidirectional, line) if c in {"L", "R", "AL"}), "L")
    return line if direction(line) == ("ltr" if first == "L" else "rtl") else isolate(line)


def _for_plain_engine(line: str) -> str:
    """The line with its letters joined and in the order in which they are drawn, from the left."""
    known = "".join(c if unicodedata.bidirectional(c) else "\N{REPLACEMENT CHARACTER}" for c in line)
    joined = _RESHAPER.reshape(known.translate(_MARKS))
    drawn = get_display(joined, base_dir="R" if direction(line) == "rtl" else "L")
    return str(drawn).replace(ZWNJ, "")


def persian_digits(number: object) -> str:
    """``number`` in Persian digits.

    >>> persian_digits(1402)
    '۱۴۰۲'
    """
    return str(number).translate(_TO_PERSIAN)


@cache
def font_families() -> list[str]:
    """The installed families of :data:`FONTS`, best first: what a figure's ``font.family`` is set to."""
    installed = {font.name for font in matplotlib.font_manager.fontManager.ttflist}
    return [family for family in FONTS if family in installed]
