r"""Repairs of single characters: forms, letters, digits and signs that stand for something else.

Each function takes a text and returns the edits it would make, none where it sees no damage. A damaged character is
searched for first, with one scan; a clean text costs that scan and nothing more.
"""

from __future__ import annotations

from ..alignment import Edit
from ..letters import (
    ARABIC_DIGITS,
    DIACRITICS,
    DIRECTION_MARKS,
    NON_JOINING,
    PERSIAN_DIGITS,
    PERSIAN_LETTERS,
    PRESENTATION_FORMS,
    SPACES,
    TATWEEL,
    ZWNJ,
)
from ..patterns import late_pattern

_LETTERS = {
    # Letters of Arabic and other keyboards with the Persian letter that is meant.
    "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی",
    "ك": "ک", "ڪ": "ک",
    "ہ": "ه", "ە": "ه", "ھ": "ه",
    "ٱ": "ا",
    # ۀ and هٔ are the same letter, once as one character and once as two; the two-character form is the standard.
    "ۀ": "ه\N{ARABIC HAMZA ABOVE}",
}  # fmt: skip


def _class(characters: frozenset[str] | str) -> str:
    return "[" + "".join(f"\\u{ord(c):04x}" for c in sorted(characters)) + "]"


_PRESENTATION = late_pattern(_class(frozenset(PRESENTATION_FORMS)) + "+")
_FOREIGN_LETTER = late_pattern(_class("".join(_LETTERS)))
_ARABIC_DIGIT = late_pattern(_class(ARABIC_DIGITS) + "+")
_TATWEEL = late_pattern(TATWEEL + "+")
# Fathatan at the end of a word is spelling (رسماً, فعلاً), not pointing: it stays.
_DIACRITIC = late_pattern(rf"(?:{_class(DIACRITICS - {chr(0x064B)})}|\N{{ARABIC FATHATAN}}(?![ ،؛.؟!\n)»]|$))+")
_MARK = late_pattern(_class(DIRECTION_MARKS | frozenset("\ufeff\u2060")) + "+")
_FIRST_SYMBOL = "\u2600"  # where the symbols that can be emoji begin
_UNSEEN = late_pattern("[\u200b\u200d\u00ad\u00ac]+")
_LETTER = _class(PERSIAN_LETTERS)
# ۲۵‌ساله and PDF‌ها have theirs behind a digit or a Latin letter.
_JOINED = f"(?:{_LETTER}|[\u0671-\u06d3])"  # with the letters of Pashto and other neighbours
_BAD_ZWNJ = late_pattern(rf"{ZWNJ}(?:{ZWNJ}+|(?!{_JOINED})|(?<!(?:{_JOINED}|[\u0654\u064b\dA-Za-z]){ZWNJ}){ZWNJ}*)")
_ODD_SPACE = late_pattern(_class(SPACES - {"\t"}))
_CONTROL = late_pattern("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_LINE_END = late_pattern("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACE_RUN = late_pattern("[ \t]{2,}|\t|[ \t]+(?=\n|$)|(?<=\n)[ \t]+|^[ \t]+")
_BLANK_LINES = late_pattern("\n{3,}")


_CONTROLS = frozenset(chr(c) for c in [*range(0x20), *range(0x7F, 0xA0)] if chr(c) not in "\t\n\x0b\x0c\r\x85")

SIGNS: dict[str, frozenset[str]] = {
    "line_ends": frozenset("\r\x0b\x0c\x85\u2028\u2029"),
    "control_characters": _CONTROLS,
    "presentation_forms": frozenset(PRESENTATION_FORMS),
    "arabic_letters": frozenset(_LETTERS),
    "arabic_digits": frozenset(ARABIC_DIGITS),
    "direction_marks": DIRECTION_MARKS | frozenset("\ufeff\u2060"),
    "elongation": frozenset(TATWEEL),
    "diacritics": DIACRITICS,
    "disguised_halfspaces": frozenset("\u200b\u200d\u00ad\u00ac"),
    "odd_spaces": SPACES - {"\t"},
}
"""For repairs that replace characters: those they look for. A text that has none of them is not searched."""


def control_characters(text: str) -> list[Edit]:
    """Null bytes and other control characters, which no text means, are removed."""
    return [Edit(m.start(), m.end(), "") for m in _CONTROL.finditer(text)]


def line_ends(text: str) -> list[Edit]:
    r"""Line ends of other systems become ``\n``."""
    return [Edit(m.start(), m.end(), "\n") for m in _LINE_END.finditer(text)]


def presentation_forms(text: str) -> list[Edit]:
    """Letters stored in the shape they are drawn in become plain letters (ﭼﯿﻦ → چین)."""
    return [
        Edit(m.start() + i, m.start() + i + 1, PRESENTATION_FORMS[c])
        for m in _PRESENTATION.finditer(text)
        for i, c in enumerate(m.group())
    ]


def arabic_letters(text: str) -> list[Edit]:
    """Letters of Arabic keyboards become the Persian ones (كتاب علي → کتاب علی)."""
    return [Edit(m.start(), m.end(), _LETTERS[m.group()]) for m in _FOREIGN_LETTER.finditer(text)]


def arabic_digits(text: str) -> list[Edit]:
    """Arabic-Indic digits become Persian ones (٤٥٦ → ۴۵۶); ASCII digits stay as written."""
    table = str.maketrans(ARABIC_DIGITS, PERSIAN_DIGITS)
    return [Edit(m.start(), m.end(), m.group().translate(table)) for m in _ARABIC_DIGIT.finditer(text)]


def elongation(text: str) -> list[Edit]:
    """Tatweel, which stretches a letter for looks, is removed; where it joins no letters, it stands for a dash."""
    found = (match.span() for match in _TATWEEL.finditer(text))
    return [Edit(start, end, _dash(text[start - 1 : start], text[end : end + 1])) for start, end in found]


def _dash(before: str, after: str) -> str:
    """What tatweel between two characters stands for."""
    if before.isdigit() and after.isdigit():
        return "-"
    alone = (before.isspace() and after.isspace()) or before == after == ZWNJ  # مسکو‌ـ‌پکن
    return "\N{EN DASH}" if alone else ""


def diacritics(text: str) -> list[Edit]:
    """Vowel signs are removed (مُحَمَّد → محمد); the hamza of هٔ and the tanvin of رسماً stay."""
    return [Edit(m.start(), m.end(), "") for m in _DIACRITIC.finditer(text)]


def has_diacritics(chunk: str) -> bool:
    """Whether :func:`diacritics` would remove any from what stands between two spaces."""
    return bool(_DIACRITIC.search(chunk))


def direction_marks(text: str) -> list[Edit]:
    """Direction marks and byte-order marks are removed: the order of letters does not depend on them."""
    return [Edit(m.start(), m.end(), "") for m in _MARK.finditer(text)]


def disguised_halfspaces(text: str) -> list[Edit]:
    """U+00AC, U+00AD, U+200B and U+200D between two letters were half-spaces; elsewhere they go.

    Old Persian word processors kept the half-space as an optional hyphen, which exports as U+00AC or U+00AD.
    U+200D joins letters and is never a border.
    """
    edits = []
    for m in _UNSEEN.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        if m.group() == "\u200d" and after >= _FIRST_SYMBOL:
            continue  # joins two emoji to one
        if "\u00ac" in m.group() and not (before in PERSIAN_LETTERS and after in PERSIAN_LETTERS):
            continue  # the logical "not", or a mark of hyphenation at a line's end
        if m.group().strip("\u00ad") == "" and after == "\n":
            continue  # a hyphenated line: joined with its next line elsewhere
        between = before in PERSIAN_LETTERS and after in PERSIAN_LETTERS and before not in NON_JOINING
        border = between and m.group().strip("\u200d") != ""
        edits.append(Edit(m.start(), m.end(), ZWNJ if border else "", 0.9 if border else 1.0))
    return edits


def stray_halfspaces(text: str) -> list[Edit]:
    """Half-spaces that separate nothing (doubled, beside a space or a sign) are removed."""
    if ZWNJ not in text:
        return []
    edits = []
    for m in _BAD_ZWNJ.finditer(text):
        inner = text[m.start() - 1 : m.start()] in PERSIAN_LETTERS and text[m.end() : m.end() + 1] in PERSIAN_LETTERS
        edits.append(Edit(m.start(), m.end(), ZWNJ if inner and m.start() else ""))
    return edits


def has_stray_halfspaces(chunk: str) -> bool:
    """Whether :func:`stray_halfspaces` would remove any from what stands between two spaces."""
    return bool(_BAD_ZWNJ.search(chunk))


def odd_spaces(text: str) -> list[Edit]:
    """No-break and other typographic spaces become plain spaces."""
    return [Edit(m.start(), m.end(), " ") for m in _ODD_SPACE.finditer(text)]


def extra_spaces(text: str) -> list[Edit]:
    """Runs of spaces become one; spaces at the ends of lines go."""
    usual = "  " not in text and text[:1] != " " and text[-1:] != " "
    if usual and "\t" not in text and ("\n" not in text or (" \n" not in text and "\n " not in text)):
        return []
    edits = []
    for m in _SPACE_RUN.finditer(text):
        at_edge = m.start() == 0 or m.end() == len(text) or text[m.start() - 1] == "\n" or text[m.end()] == "\n"
        edits.append(Edit(m.start(), m.end(), "" if at_edge else " "))
    return edits


def extra_blank_lines(text: str) -> list[Edit]:
    """Several blank lines become one: the border of a paragraph."""
    return [Edit(m.start(), m.end(), "\n\n") for m in _BLANK_LINES.finditer(text)] if "\n\n\n" in text else []
