"""Which of the repairs that look at words a text could need: one remembered look-up for each distinct chunk.

Texts repeat themselves: most chunks between two spaces were met before. What a chunk could need is worked out once, so
that text with nothing to repair costs next to nothing. A look-up may say "could need" for nothing, never the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from ..letters import WORD_CHARACTERS, ZWNJ
from .vocabulary import RARE, cost, known
from .wordpairs import RARE_LETTER_NAMES, may_join
from .wordshapes import completed

WORD = re.compile(rf"[{WORD_CHARACTERS}{ZWNJ}]+")

REMEMBERED = 500_000
"""Chunks whose outcome is kept: those of some hundred thousand articles."""

LONGEST_REMEMBERED = 100
"""Letters of a chunk whose outcome is kept; a longer one is a text without spaces, which will not come again."""

UNKNOWN_WORD, LACKS_HALFSPACE, MAY_JOIN, MAY_BE_SWAPPED, MAY_SPELL = 1, 2, 4, 8, 16
"""What a text could need: a word is unknown, lacks a half-space, may belong to its neighbour, may have its lam-alef
swapped, may be the name of a Latin letter. Added up (plain numbers, since they are asked for with every text)."""

ALEF_LAM = re.compile("([اآأ])ل")


@lru_cache(maxsize=4)  # several repairs ask about the same text
def needs(text: str) -> int:
    """What the words of a text could need, added up.

    >>> needs("این خبر مهم است")
    0
    >>> needs("میدهد") == LACKS_HALFSPACE, needs("خبر ها") == MAY_JOIN
    (True, True)
    """
    total = 0
    for found in set(map(_MET.__getitem__, text.split())):
        total |= found
    return total


def joining_chunks(chunks: Sequence[str]) -> list[int]:
    """Which of the chunks, counted from 0, have a word that a half-space may join to its neighbour.

    >>> joining_chunks(["این", "کتاب", "ها"])
    [2]
    """
    return [i for i, found in enumerate(map(_MET.__getitem__, chunks)) if found & MAY_JOIN]


def lacking_chunks(text: str) -> list[tuple[int, str]]:
    """The chunks with a word that lacks a half-space, each behind the place where it begins.

    >>> lacking_chunks("او میدهد")
    [(3, 'میدهد')]
    """
    chunks = text.split(" ")
    places = [i for i, found in enumerate(map(_MET.__getitem__, chunks)) if found & LACKS_HALFSPACE]
    starts = [0, *accumulate(len(chunk) + 1 for chunk in chunks)] if places else []
    return [(starts[i], chunks[i]) for i in places]


class _Met(dict[str, int]):
    """What the chunks met so far could need; emptied when it has grown to :data:`REMEMBERED`."""

    def __missing__(self, chunk: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        found = _needs_of(chunk)
        if len(chunk) <= LONGEST_REMEMBERED:
            self[chunk] = found
        return found


_MET = _Met()


def _needs_of(chunk: str) -> int:
    found = 0
    for word in WORD.findall(chunk):
        if not known(word):
            found |= UNKNOWN_WORD
        if completed(word):
            found |= LACKS_HALFSPACE
        if may_join(word):
            found |= MAY_JOIN
        if ALEF_LAM.search(word) and cost(word) >= RARE:
            found |= MAY_BE_SWAPPED
        if word in RARE_LETTER_NAMES:
            found |= MAY_SPELL
    return found


def distinct_words(text: str) -> frozenset[str]:
    """The distinct words of a text, with their half-spaces.

    >>> sorted(distinct_words("چین، روسیه و چین."))
    ['روسیه', 'و', 'چین']
    """
    return frozenset(WORD.findall(text))


def unknown_words(text: str) -> frozenset[str]:
    """The distinct words of a text that no source knows.

    >>> unknown_words("این کتابرا دید")
    frozenset({'کتابرا'})
    """
    if not needs(text) & UNKNOWN_WORD:
        return frozenset()
    return frozenset(word for word in distinct_words(text) if not known(word))
