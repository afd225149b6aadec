r"""Text that was decoded with the wrong table: UTF-8 read as Windows-1256, Windows-1252 or Latin-1.

UTF-8 writes a Persian letter as two bytes, ``D8``–``DB`` and one from ``80`` to ``BF``. Read by a table of one byte a
letter, «روسیه» becomes «Ø±ÙˆØ³ÛŒÙ‡» (Windows-1252) or «ط±ظˆط³غŒظ‡» (Windows-1256). The way back is exact: the
characters are the bytes of the table, the bytes are UTF-8. A file can be damaged in parts: each run is judged alone.

A run is mended if the bytes are strict UTF-8 and what they say reads as Persian: three letters at least, most of them
among the frequent ones. In a text that has such a run, the shorter runs beside it (و, a guillemet, a half-space) are
mended too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..alignment import Edit
from ..letters import (
    ARABIC_DIGITS,
    DIACRITICS,
    DIRECTION_MARKS,
    PERSIAN_DIGITS,
    PERSIAN_LETTERS,
    PRESENTATION_FORMS,
    TATWEEL,
    ZWNJ,
)
from ..patterns import late_pattern

# First bytes of the characters that Persian texts have, with the number of bytes that follow. C3, C5, C6 and CB are
# there for text damaged twice, whose first reading gives the Latin letters of Windows-1252.
_LEADS = {
    0xC2: 1,  # « » and the no-break space
    0xC3: 1, 0xC5: 1, 0xC6: 1, 0xCB: 1,
    0xD8: 1, 0xD9: 1, 0xDA: 1, 0xDB: 1,  # Arabic block
    0xE2: 2,  # half-space, dashes, quotation marks
    0xEF: 2,  # presentation forms, byte-order mark
    0xF0: 3,  # emoji
}  # fmt: skip
_LAYERS = 3  # text damaged more often than this has lost bytes on the way

_FREQUENT = frozenset("ایرنهمدوتبسلشکيكى")  # four of five letters of running text
_FEWEST_LETTERS = 3
_FREQUENT_SHARE = 0.5
_MARKS = DIACRITICS | DIRECTION_MARKS | frozenset(ZWNJ + TATWEEL + PERSIAN_DIGITS + ARABIC_DIGITS + "\u0654\ufeff")
_LETTERS = PERSIAN_LETTERS | _FREQUENT
_PUNCTUATION = frozenset("،؛؟«»٪٫٬…–—‘’“”•‹›\u00a0")
_PERSIAN = _LETTERS | _MARKS | _PUNCTUATION


class _Bytes(dict[int, int]):
    """Character → byte for ``str.translate``; a character that the table does not have spoils the reading."""

    def __missing__(self, code: int) -> int:
        return code if code < 0x80 else 0xFFFF


@dataclass(frozen=True, slots=True)
class _Table:
    """A one-byte table that UTF-8 was read with: its bytes, the runs it can have made, the signs of those."""

    to_bytes: _Bytes
    runs: re.Pattern[str]
    odd: frozenset[str]


def _table(encoding: str, spare: dict[str, int]) -> _Table:
    """``spare`` names characters that some programs give for bytes that the table itself leaves open."""
    to_bytes = _Bytes({code: code for code in range(0x80, 0xA0)})  # such a byte can also have come through unread
    for byte in range(0x80, 0x100):
        to_bytes[ord(bytes([byte]).decode(encoding, "surrogateescape"))] = byte
    to_bytes |= {ord(c): byte for c, byte in spare.items()}
    followers = {chr(code) for code, byte in to_bytes.items() if 0x80 <= byte < 0xC0}
    following = "[" + "".join(map(re.escape, sorted(followers))) + "]"
    characters = [
        f"{re.escape(chr(code))}{following}{{{_LEADS[byte]}}}" for code, byte in to_bytes.items() if byte in _LEADS
    ]
    return _Table(to_bytes, late_pattern(f"(?:{'|'.join(characters)})++"), frozenset(followers - _PERSIAN))


_WESTERN = _table("cp1252", {chr(code): code for code in range(0xA0, 0x100)})
_ARABIC = _table("cp1256", {"ª": 0xAA})  # older versions of Windows-1256 lack ھ

SIGNS = frozenset("ÃØÙÚÛ") | _ARABIC.odd
"""Characters without which no text has this damage."""


def mojibake(text: str) -> list[Edit]:
    """UTF-8 that was read as Windows-1256, Windows-1252 or Latin-1 becomes what was meant (Ú†ÛŒÙ† → چین)."""
    edits: list[Edit] = []
    for edit in sorted(_edits(text, _WESTERN) + _edits(text, _ARABIC), key=lambda edit: (edit.start, -edit.end)):
        if not edits or edit.start >= edits[-1].end:
            edits.append(edit)
    return edits


def _edits(text: str, table: _Table) -> list[Edit]:
    found = list(table.runs.finditer(text))
    runs = [m for m in found if not table.odd.isdisjoint(m.group())]
    if not any(_clearly_meant(m.group(), table) for m in runs):
        return []
    edits: list[Edit] = []
    for m in found:
        if table.odd.isdisjoint(m.group()) and table is _ARABIC and not _adjoins(text, edits, m.start()):
            continue  # nothing odd about it: آ» ends a Persian quotation
        if clear := _clearly_meant(m.group(), table):
            edits.append(Edit(m.start(), m.end(), clear, 0.99))
        elif likely := _likely_meant(m.group(), table):
            edits.append(Edit(m.start(), m.end(), likely, 0.9))
    return edits


def _adjoins(text: str, edits: Sequence[Edit], start: int) -> bool:
    """Whether nothing but ASCII signs stands between the last edit and ``start``: the run is of the same piece."""
    between = text[edits[-1].end : start] if edits else " "
    return between.isascii() and not any(c.isspace() or c.isalnum() for c in between)


def _readings(run: str, table: _Table) -> list[str]:
    """What the bytes of the run say, and the bytes of that, as deep as they are strict UTF-8."""
    readings: list[str] = []
    while len(readings) < _LAYERS:
        try:
            run = run.translate(table.to_bytes).encode("latin-1").decode("utf-8")
        except UnicodeError:
            break
        readings.append(run)
    return readings


def _clearly_meant(run: str, table: _Table) -> str | None:
    return next((reading for reading in _readings(run, table) if _is_persian(reading)), None)


def _likely_meant(run: str, table: _Table) -> str | None:
    """For a run too short to tell by itself, a sign or a Latin name: its deepest reading, if it is usual."""
    readings = _readings(run, table)
    return readings[-1] if readings and all(map(_is_usual, readings[-1])) else None


def _is_usual(c: str) -> bool:
    """A Persian sign, a Latin letter or sign, typography, a symbol or an emoji."""
    return c in _PERSIAN or "\u00a0" <= c <= "\u017e" or "\u2000" <= c <= "\u2bff" or c >= "\U0001f000"


def _is_persian(reading: str) -> bool:
    plain = "".join(PRESENTATION_FORMS.get(c, c) for c in reading)
    letters = [c for c in plain if c in _LETTERS]
    frequent = sum(c in _FREQUENT for c in letters)
    enough = len(letters) >= _FEWEST_LETTERS and frequent >= _FREQUENT_SHARE * len(letters)
    return enough and all(map(_is_usual, plain))
