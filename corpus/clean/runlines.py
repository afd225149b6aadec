"""A line whose runs stand in reverse, taken apart at the borders that are certain.

Digits, Latin words and most signs always were runs of their own, so a line falls to parts: certain ones, and the
stretches of text between them. Reversed, the parts stand in their reading order. The space behind a certain part
stands before it, as such runs were stored from left to right; brackets are mirrored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..letters import ZWNJ
from ..patterns import late_pattern

_DIGITS = "0-9۰-۹"
_CERTAIN = late_pattern(
    rf"""[ ]?(?: [{_DIGITS}]+ (?: [./٫,:] [{_DIGITS}]+ )*   # a number
             | [A-Za-z][A-Za-z0-9.@/&'-]*               # a Latin word
             | [.؛:؟()«»\[\]\-–/"] )                     # a sign; ، and ! stay with their words""",
    re.VERBOSE,
)
_WORD = late_pattern(f"[^ ،!{ZWNJ}]+|[،!]")
_MIRRORED = str.maketrans("()[]«»", ")(][»«")
_CLOSING = ")]»"  # as they stand; mirrored, they open


@dataclass(slots=True)
class Part:
    """``text``, from ``start`` on, of a damaged text.

    ``brackets`` are the two that were stored before what they enclose, which is the first run of this stretch.
    """

    start: int
    text: str
    certain: bool
    brackets: tuple[Part, Part] | None = None

    @property
    def end(self) -> int:
        """Where the part ends in the damaged text."""
        return self.start + len(self.text)

    @property
    def shown(self) -> str:
        """A certain part as it is read, without the space beside it."""
        sign = self.text.strip()
        return sign.translate(_MIRRORED) if len(sign) == 1 else sign

    @property
    def shown_start(self) -> int:
        """Where a certain part begins behind the space."""
        return self.start + (self.text[0] == " ")


def parts_of(line: str, start: int) -> list[Part]:
    """The parts of the ``line`` that begins at ``start``, in reading order."""
    return _enclosed(list(_as_stored(line, start)))[::-1]


def _as_stored(line: str, start: int) -> Iterator[Part]:
    at = 0
    for found in _CERTAIN.finditer(line):
        if found.start() > at:
            yield Part(start + at, line[at : found.start()], False)
        yield Part(start + found.start(), found.group(), True)
        at = found.end()
    if at < len(line):
        yield Part(start + at, line[at:], False)


def _enclosed(parts: list[Part]) -> list[Part]:
    """The parts with "()" put around what follows, where both were stored before what they enclose."""
    found: list[Part] = []
    while parts:
        part, *others = parts
        if len(others) > 1 and part.shown == ")" and others[0].text.strip() == ")" and others[1].text.strip():
            if others[1].certain:
                found += [part, others[1], others[0]]
            else:
                others[1].brackets = part, others[0]
                found.append(others[1])
            parts = others[2:]
            continue
        found.append(part)
        parts = others
    return found


def give_spaces(lines: list[list[Part]]) -> None:
    """Give the space before what opens (a bracket, every other straight quote) to the stretch it ends."""
    quoted = False
    for parts in lines:
        for part, following in pairwise(parts):
            opens = part.text[-1] in _CLOSING or (part.text[-1] == '"' and not quoted)
            if part.certain and opens and not following.certain and _touches(following, part):
                following.text += " "
                part.start, part.text = part.start + 1, part.text[1:]
            quoted ^= part.text[-1:] == '"'
        quoted ^= bool(parts) and parts[-1].text[-1:] == '"'


def _touches(before: Part, part: Part) -> bool:
    return before.end == part.start and part.text[0] == " " and len(part.text) > 1 and before.text[-1] != " "


def words(text: str) -> list[str]:
    """The words of a text and the signs that stay with them, parts of words at half-spaces each by itself."""
    return _WORD.findall(text)
