"""Lam-alef written backwards: دالیل for دلایل.

Some programs that read PDF files take the ligature لا apart in the order it is drawn. The word that comes out is
hardly ever a word; the one with the letters exchanged is.
"""

from __future__ import annotations

import re
from itertools import product

from ..alignment import Edit
from ..letters import PERSIAN_LETTERS, ZWNJ
from .vocabulary import RARE, UNKNOWN, cost

_LETTERS = "".join(sorted(PERSIAN_LETTERS)) + ZWNJ + "\N{ARABIC HAMZA ABOVE}\N{ARABIC FATHATAN}"
_SUSPECT = re.compile(rf"[{_LETTERS}]*[اآأ]ل[{_LETTERS}]*")
_ALEF_LAM = re.compile("([اآأ])ل")
_MOST_PLACES = 4  # a word with more of them would be tried in more than sixteen ways


def swapped_lam_alef(text: str) -> list[Edit]:
    """ال becomes لا in words that are unknown with the one and known with the other.

    >>> swapped_lam_alef("دالیل")
    [Edit(start=1, end=3, after='لا', confidence=0.9)]
    """
    mended = {word: places for word in set(_SUSPECT.findall(text)) if (places := _places(word))}
    if not mended:
        return []
    return [
        Edit(m.start() + at, m.start() + at + 2, m.group()[at + 1] + m.group()[at], 0.9)
        for m in _SUSPECT.finditer(text)
        for at in mended.get(m.group(), ())
    ]


def _places(word: str) -> tuple[int, ...]:
    """Where in the word the two letters are to be exchanged; nowhere when it is known or stays unknown."""
    if cost(word) < UNKNOWN:
        return ()
    found = [m.start() for m in _ALEF_LAM.finditer(word)][:_MOST_PLACES]
    best: tuple[float, tuple[int, ...]] = (UNKNOWN, ())
    for chosen in product((False, True), repeat=len(found)):
        places = tuple(at for at, wanted in zip(found, chosen, strict=True) if wanted)
        letters = list(word)
        for at in places:
            letters[at : at + 2] = letters[at + 1], letters[at]
        price = cost("".join(letters))
        # A rare word may be a name that lost nothing: only a word that is met will do.
        if places and price < best[0] and (price < RARE or len(word) > 4):
            best = (price, places)
    return best[1]
