"""Persian alphabetical order: پ چ ژ گ in place, آ first, half-spaces and signs on letters aside."""

from __future__ import annotations

from collections.abc import Iterable

from ..letters import fold

_ALPHABET = "آاءئبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
# Letters sort behind digits and Latin letters: from U+E000 on, where no text has anything.
_ORDER = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(_ALPHABET)}
_ORDER[ord("\N{ZERO WIDTH NON-JOINER}")] = ""


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
