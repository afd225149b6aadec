"""Persian alphabetical order: پ چ ژ گ in place, آ first, half-spaces and signs on letters aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from numbers import Real

from ..letters import fold
from ..patterns import late_pattern

_ALPHABET = "آاءئبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
# Letters sort behind digits and Latin letters: from U+E000 on, where no text has anything.
_ORDER = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(_ALPHABET)}
_ORDER[ord("\N{ZERO WIDTH NON-JOINER}")] = ""

_NUMBER = late_pattern(
    r"""
    [-+\N{MINUS SIGN}]?
    (?: \d{1,3} (?:[,\N{ARABIC THOUSANDS SEPARATOR}]\d{3})+ | \d+ )
    (?: [.\N{ARABIC DECIMAL SEPARATOR}] \d+ )?
    """,
    re.VERBOSE,
)
_PLAIN = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{ARABIC DECIMAL SEPARATOR}": ".",
        ",": None,
        "\N{ARABIC THOUSANDS SEPARATOR}": None,
    }
)
_DIGITS = late_pattern(r"(\d+)")


def collation_key(word: str) -> tuple[str, str]:
    """What to sort ``word`` by; words alike in letters and digits come in code point order.

    >>> sorted(["یاد", "گل", "پل", "بار", "چای", "جان", "آب"], key=collation_key)
    ['آب', 'بار', 'پل', 'جان', 'چای', 'گل', 'یاد']
    """
    return fold(word).text.casefold().translate(_ORDER), word


def collation_keys(words: Iterable[str]) -> list[tuple[str, str]]:
    """The keys of many words, looked up in one go.

    >>> collation_keys(["گل"]) == [collation_key("گل")]
    True
    """
    given = list(words)
    if any("\n" in word for word in given):
        return list(map(collation_key, given))
    keys = fold("\n".join(given)).text.casefold().translate(_ORDER).split("\n") if given else []
    return list(zip(keys, given, strict=True))


type NaturalKey = tuple[tuple[tuple[int, float, str], ...], str]


def natural_key(value: object) -> NaturalKey:
    """What to sort names of groups by: numbers as numbers, in digits of any script, before words in Persian order.

    Numbers within a name are compared as numbers too, so that dates of one form (1403-9, ۱۴۰۳/۱۰/۰۱) come in the order
    of time. What is alike so comes in code point order.

    >>> sorted(["گروه ۱۰", "10", "گروه ۹", "۹", "پکن", "-1", "2.5"], key=natural_key)
    ['-1', '2.5', '۹', '10', 'پکن', 'گروه ۹', 'گروه ۱۰']
    """
    text = str(value)
    if isinstance(value, Real):
        return ((0, float(value), ""),), text
    if _NUMBER.fullmatch(text.strip()):
        return ((0, float(text.strip().translate(_PLAIN)), ""),), text
    parts = enumerate(_DIGITS.split(text))
    return tuple((0, float(part), "") if i % 2 else (1, 0.0, collation_key(part)[0]) for i, part in parts if part), text
