"""Numbers in Persian words: the pattern that finds them and what they come to.

>>> value("بیست و پنجم"), value("هزار و سیصد و نود"), value("سی\N{ZERO WIDTH NON-JOINER}ام"), value("دو سه")
(25, 1390, 30, None)
"""

from __future__ import annotations

import re

_ONES = {"یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7, "هشت": 8, "نه": 9}
_TEENS = {
    "ده": 10, "یازده": 11, "دوازده": 12, "سیزده": 13, "چهارده": 14, "پانزده": 15, "شانزده": 16,
    "هفده": 17, "هجده": 18, "هیجده": 18, "نوزده": 19,
}  # fmt: skip
_TENS = {"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
_HUNDREDS = {
    "صد": 100, "یکصد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400, "پانصد": 500, "ششصد": 600,
    "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
}  # fmt: skip
_THOUSANDS = {"هزار": 1000, "یکهزار": 1000, "دوهزار": 2000}
_IRREGULAR_ORDINALS = {
    "اول": 1, "نخست": 1, "نخستین": 1, "اولین": 1, "دوم": 2, "دومین": 2, "سوم": 3, "سومین": 3,
    "سی ام": 30, "سی امین": 30,
}  # fmt: skip

CARDINALS = _ONES | _TEENS | _TENS | _HUNDREDS | _THOUSANDS
ORDINALS = _IRREGULAR_ORDINALS | {
    word + suffix: number
    for word, number in CARDINALS.items()
    for suffix in ("م", "مین")
    if word not in {"دو", "سه", "سی"}
}

JOINT = r"[ \u200c]{0,2}"
"""What may stand where a word has a joint: a space, a half-space, nothing."""

_AND = r"[ \u200c]{1,2}و[ \u200c]{0,2}|[ \u200c]"  # و is often glued to what follows: بیست‌وسوم


def trie_pattern(words: list[str]) -> str:
    """A pattern that matches the longest of ``words``, branching letter by letter so that no word is read twice.

    A space in a word stands for :data:`JOINT`.

    >>> trie_pattern(["ده", "دهم", "دو"])
    'د(?:ه(?:م)?|و)'
    """
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    options = [
        (JOINT if letter == " " else re.escape(letter)) + (trie_pattern(rest) if any(rest) else "")
        for letter, rest in branches.items()
    ]
    body = options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in words else body


_LETTER = r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]"
_CARDINAL = trie_pattern(sorted(CARDINALS))
_ORDINAL = trie_pattern(sorted(ORDINALS))

# A whole atom, so that "سی" is not read in "سینما" when the phrase goes on.
PATTERN = rf"(?:{_CARDINAL}(?!{_LETTER})(?:{_AND}))*(?:{_ORDINAL}|{_CARDINAL})(?!{_LETTER})"
"""A number in words: cardinals joined by و or a space, the last of them perhaps an ordinal."""


def is_ordinal(words: str) -> bool:
    """Whether a number in words is an ordinal (سوم) and not a cardinal (سه)."""
    return words.endswith(("م", "ین", "اول", "نخست"))


def value(words: str) -> int | None:
    """What a number in words comes to; None for words that are not one number (دو سه)."""
    total, group, smallest = 0, 0, 10_000
    for atom in _atoms(words):
        number = ORDINALS.get(atom) or CARDINALS.get(atom)
        if number is None:
            return None
        if number >= 1000:
            if total:
                return None
            total, group, smallest = number * max(group, 1), 0, 1000
            continue
        # Each atom must fit below the one before: hundreds, tens, ones; teens fill tens and ones at once.
        if number >= smallest:
            return None
        smallest = 100 if number >= 100 else 10 if number >= 20 else 1
        group += number
    return total + group or None


def _atoms(words: str) -> list[str]:
    joined = re.sub(r"سی[ \u200c]{0,2}(?=ام)", "سی_", words)
    return [atom.replace("_", " ") for atom in re.split(r"[ \u200c]+(?:و[ \u200c]*)?", joined)]
