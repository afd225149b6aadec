"""Lam-alef written backwards: دالیل for دلایل.

Some programs that read PDF files take the ligature لا apart in the order it is drawn. The word that comes out is
hardly ever a word; the one with the letters exchanged is.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from ..alignment import Edit
from .triage import ALEF_LAM, MAY_BE_SWAPPED, WORD, chunks_of, distinct_words
from .vocabulary import BUILT, COMMON, FINAL_MARKS, RARE, UNKNOWN, cost

_FAR_LIKELIER = 2.0  # seven times
_MOST_RIGHT = 10  # times that the ligature is right for each word in which it seems to be wrong
_MOST_PLACES = 4  # a word with more of them would be tried in more than sixteen ways


def swapped_lam_alef(text: str) -> list[Edit]:
    """ال becomes لا in rare and unknown words that are far likelier with it, where the text has several.

    >>> swapped_lam_alef("دالیل")
    [Edit(start=1, end=3, after='لا', confidence=0.9)]
    >>> swapped_lam_alef("صد دالر امریکایی")  # Dari for dollars
    []
    """
    found = [word for word in chunks_of(text).words(MAY_BE_SWAPPED) if is_swapped(word)]
    # Such words may be names or other spellings; a program that does it does it all over the text.
    right = text.count("لا")
    sure = len(found) > 1 and right <= _MOST_RIGHT * len(found)
    if not found or not (sure or not right or (right <= _MOST_RIGHT and _is_common(found[0]))):
        return []
    mended = {word: _places(word, sure=sure) for word in distinct_words(text) if ALEF_LAM.search(word)}
    return [
        Edit(m.start() + at, m.start() + at + 2, m.group()[at + 1] + m.group()[at], 0.9)
        for m in WORD.finditer(text)
        for at in mended.get(m.group(), ())
    ]


def is_swapped(word: str) -> bool:
    """Whether a word is rare or unknown, and far likelier with لا; not one that grammar makes (فعالند, سالمم).

    >>> is_swapped("دالیل"), is_swapped("سال"), is_swapped("فعالند")
    (True, False, False)
    """
    return (
        bool(ALEF_LAM.search(word))
        and cost(word) > BUILT
        and not (word.endswith("ن") and len(word) > 4 and cost(word[:-1]) < COMMON)  # فعالن, spoken for فعالند
        and bool(_places(word, sure=False))
    )


def _is_common(word: str) -> bool:
    """Whether the word that comes of it is a common one."""
    letters = list(word)
    for at in _places(word, sure=False):
        letters[at : at + 2] = letters[at + 1], letters[at]
    return cost("".join(letters)) < COMMON


@lru_cache(maxsize=20_000)
def _places(word: str, *, sure: bool) -> tuple[int, ...]:
    """Where in the word the two letters are to be exchanged; nowhere when it stays as good as it was.

    In a text that is ``sure`` to have the damage, a known word gives way too, to a far likelier one (تالش, تلاش).
    """
    now = cost(word)
    if now < RARE and not sure:
        return ()
    found = [m.start() for m in ALEF_LAM.finditer(word)][:_MOST_PLACES]
    best: tuple[float, tuple[int, ...]] = (min(UNKNOWN, now - _FAR_LIKELIER), ())
    for chosen in product((False, True), repeat=len(found)):
        places = tuple(at for at, wanted in zip(found, chosen, strict=True) if wanted)
        letters = list(word)
        for at in places:
            letters[at : at + 2] = letters[at + 1], letters[at]
        price = cost("".join(letters))
        # At its beginning ال is most often the Arabic article, and a rare word may be a name that lost nothing: there
        # only a common word will do, elsewhere one that is met, as long as nothing else in the text shows the damage;
        # adverbs in اً are no names.
        is_likely = (sure and len(word) > 4) or word[-1] in FINAL_MARKS
        limit = COMMON if 0 in places or now < UNKNOWN else UNKNOWN if is_likely else RARE
        if places and price < min(best[0], limit):
            best = (price, places)
    return best[1]
