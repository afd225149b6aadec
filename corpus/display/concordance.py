"""The lines of a concordance as cells: what stands before the node on its right, what stands after on its left.

A cell is a paragraph of its own, so a browser lays out the signs at its edges without seeing the letters on the other
side of the border. Three things keep them where they stand in the text: all cells of a line have the direction of the
line; Latin words with the signs that are theirs (U.S., 64-bit, #NATO) and dates are set apart as they are read; and
signs beside a number at the beginning of a cell (۵-۶, ۱۲٪) are set apart, as Persian letters before them would do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from ..count.contexts import words_in
from ..letters import direction
from .markup import CELL, direction_attributes, plain

PIECES = ("before", "node", "after")
STYLES = {"before": "text-align:left", "node": "text-align:center;font-weight:700", "after": "text-align:right"}
"""What stands before the node ends at it, what stands after begins at it; the node is bold."""

_DIRECTIONS = {True: direction_attributes("چین"), False: direction_attributes("China")}
_EDGE = '<span class="corpus-edge" title="end of the paragraph" style="color:gray;font-weight:400">¶</span>'

_DATE = re.compile(r"(?<![\w-])\d{2,4}-\d{1,2}-\d{1,2}(?![\w-])")
# Words between Persian letters, from the first with a Latin letter to the last Latin letter or digit; the full stops of
# U.S. and Co. and the signs of C++ belong to them.
_CHUNK = r"[^\s\u0590-\u08ff\u200c]+"
_LATIN = re.compile(rf"""(?<![^\s(\[{{«"'“])(?=[^\s\u0590-\u08ff\u200c]*[A-Za-z])[\#@]?\w{_CHUNK}(?:\s+{_CHUNK})*""")
_ABBREVIATED = "|".join(
    rf"(?<=\b{word})" for word in [r"[A-Za-z]\.[A-Za-z]", *"Co Corp Dr Inc Jr Ltd Mr Mrs St".split()]
)
_LATIN_END = re.compile(rf".*[A-Za-z0-9](?:(?:{_ABBREVIATED})\.|[+#/]+(?!\w))?", re.DOTALL)
_OPENERS = {")": "(", "]": "[", "}": "{"}
# Signs that go with a number where no Persian letter stands before it, and with the text where one does.
_NUMBER_SIGN = re.compile("[-+−%٪‰°$€£#]")


def concordance_cells(lines: Iterable[Sequence[Any]], *, spacing: str, window: int | None = None) -> list[list[str]]:
    """The cells of the columns before, node and after as HTML, of which ``lines`` has the values.

    ``spacing`` is the style that all cells of the table have. With ``window``, the words asked for on each side, ¶
    stands where there are fewer, since the paragraph begins or ends there.

    >>> concordance_cells([("سهم", "چین", "۱۲٪ بود")], spacing="line-height:1.7")[2]
    ['<td dir="rtl" lang="fa" style="line-height:1.7;text-align:right">۱۲<bdi dir="rtl">٪</bdi> بود</td>']
    """
    cells: list[list[str]] = [[], [], []]
    for line in lines:
        pieces = [value if isinstance(value, str) else plain(value) for value in line]
        rtl = _reads_from_the_right(" ".join(pieces))
        for i, (name, piece) in enumerate(zip(PIECES, pieces, strict=True)):
            shown = _cut(name, piece)
            html = _right_to_left(shown, "".join(pieces[:i])) if rtl else escape(shown)
            if window and name != "node" and len(words_in(piece)) < window:
                html = f"{_EDGE} {html}" if name == "before" else f"{html} {_EDGE}"
            cells[i].append(f'<td {_DIRECTIONS[rtl]} style="{spacing};{STYLES[name]}">{html}</td>')
    return cells


def _reads_from_the_right(line: str) -> bool:
    """By its words and not its letters: a Persian line may hold a long English name, an English one a Persian word."""
    ways = [direction(word) for word in words_in(line) if any(map(str.isalpha, word))]
    return ways.count("ltr") <= 2 * ways.count("rtl")


def _cut(name: str, piece: str) -> str:
    """What is too long for a cell loses what is farthest from the node."""
    if len(piece) <= CELL:
        return piece
    return "…" + piece[1 - CELL :].lstrip() if name == "before" else piece[: CELL - 1].rstrip() + "…"


def _right_to_left(piece: str, before: str) -> str:
    """A piece of a line from right to left; ``before`` is the part of the line that stands before it."""
    spans = [(start, end, "ltr") for start, end in _latin(piece)]
    spans += [(*date.span(), "ltr") for date in _DATE.finditer(piece) if not _within(date.start(), spans)]
    last = next((char for char in reversed(before) if char.isalpha()), "")
    if not last or direction(last) == "rtl":
        head = next((i for i, char in enumerate(piece) if char.isalpha()), len(piece))
        if any(char.isdigit() for char in piece[:head]):
            signs = [sign.span() for sign in _NUMBER_SIGN.finditer(piece, 0, head)]
            spans += [(start, end, "rtl") for start, end in signs if not _within(start, spans)]
    return _set_apart(sorted(spans), piece)


def _within(place: int, spans: Iterable[tuple[int, int, str]]) -> bool:
    return any(start <= place < end for start, end, _ in spans)


def _latin(piece: str) -> Iterator[tuple[int, int]]:
    """Latin words that do not come out as they are read in a line from right to left."""
    for match in _LATIN.finditer(piece):
        found = _LATIN_END.match(piece, match.start(), match.end())
        if found is None or all(char.isalpha() or char.isspace() for char in found[0]):
            continue
        pending = _open_brackets(found[0])
        end = found.end()
        while pending and piece[end : end + 1] and _OPENERS.get(piece[end]) == pending[-1]:
            pending.pop()
            end += 1
        if not pending:
            yield match.start(), end


def _open_brackets(text: str) -> list[str]:
    """The brackets that are opened and not closed, or closed and not opened."""
    pending: list[str] = []
    for char in text:
        if pending and _OPENERS.get(char) == pending[-1]:
            pending.pop()
        elif char in _OPENERS or char in _OPENERS.values():
            pending.append(char)
    return pending


def _set_apart(spans: Iterable[tuple[int, int, str]], piece: str) -> str:
    html, at = [], 0
    for start, end, way in spans:
        html += [escape(piece[at:start]), f'<bdi dir="{way}">{escape(piece[start:end])}</bdi>']
        at = end
    return "".join([*html, escape(piece[at:])])
