r"""Half-spaces (ZWNJ) that were lost or turned into spaces.

Decided once for every distinct word, or pair of words (:mod:`corpus.clean.wordshapes`):

* verb prefixes: میدهد, می دهد → می‌دهد; perfect forms: کردهاند, کرده اند → کرده‌اند;
* plural ها with its clitics, where the word before it is known: زیرساختها → زیرساخت‌ها;
* endings behind silent ه: خانهای → خانه‌ای; تر and ترین behind an adjective;
* compounds that the word list writes with a half-space, or whose second half makes compounds: بینالمللی → بین‌المللی.

A half-space is put only where it can be seen, that is behind a letter that joins: کارها stays as it is. A word that
the list knows as it stands is left alone.
"""

from __future__ import annotations

import re

from ..alignment import Edit
from ..letters import ZWNJ
from .triage import LETTERS, WORD, Need, distinct_words, needs
from .wordshapes import joins, spell, visible

_PAIR = re.compile(rf"(?<![{LETTERS}{ZWNJ}])(?=([{LETTERS}{ZWNJ}]+) ([{LETTERS}{ZWNJ}]+))")


def glued_halfspaces(text: str) -> list[Edit]:
    r"""Half-spaces missing inside words.

    >>> glued_halfspaces("میدهد")
    [Edit(start=2, end=2, after='\u200c', confidence=0.97)]
    """
    if not needs(text) & Need.SPELLING:
        return []
    spelled = {word: fixed for word in distinct_words(text) if ZWNJ not in word and (fixed := spell(word))}
    edits = []
    for m in WORD.finditer(text):
        if fixed := spelled.get(m.group()):
            spelling, confidence = fixed
            at = m.start()
            for part in spelling.split(ZWNJ)[:-1]:
                at += len(part)
                edits.append(Edit(at, at, ZWNJ, confidence))
    return edits


def spaced_halfspaces(text: str) -> list[Edit]:
    r"""Half-spaces that were turned into spaces.

    >>> spaced_halfspaces("می رود")
    [Edit(start=2, end=3, after='\u200c', confidence=0.97)]
    """
    if not needs(text) & Need.JOINING:
        return []
    edits = []
    for m in _PAIR.finditer(text):
        left, right = m.group(1), m.group(2)
        confidence = joins(left, right)
        if confidence:
            at = m.end(1)
            edits.append(Edit(at, at + 1, ZWNJ if visible(left) else "", confidence))
    return edits
