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

from itertools import pairwise

from ..alignment import Edit
from ..letters import ZWNJ
from .compounds import COMPARATIVES, LETTER_NAMES, PLURAL_ENDINGS
from .triage import LACKS_HALFSPACE, MAY_JOIN, MAY_SPELL, WORD, distinct_words, needs
from .wordshapes import completed, joins, may_join, visible

_OF_CHOICE = PLURAL_ENDINGS | frozenset(COMPARATIVES)
"""Endings that are written with a half-space or attached, as an author or a publisher likes."""


def glued_halfspaces(text: str) -> list[Edit]:
    r"""Half-spaces missing inside words: verbs, endings behind silent ه, compounds.

    >>> glued_halfspaces("میدهد")
    [Edit(start=2, end=2, after='\u200c', confidence=0.97)]
    """
    return _missing(text, of_choice=False)


def attached_endings(text: str) -> list[Edit]:
    r"""Half-spaces missing before ها, تر and ترین, which some write attached by choice (کتابها, بزرگترین).

    >>> attached_endings("کتابها میدهد")
    [Edit(start=4, end=4, after='\u200c', confidence=0.95)]
    """
    return _missing(text, of_choice=True)


def _missing(text: str, *, of_choice: bool) -> list[Edit]:
    if not needs(text) & LACKS_HALFSPACE:
        return []
    spelled = {word: fixed for word in distinct_words(text) if (fixed := completed(word))}
    edits = []
    for m in WORD.finditer(text):
        if fixed := spelled.get(m.group()):
            places = _missing_places(m.group(), fixed[0], of_choice=of_choice)
            edits += [Edit(m.start() + at, m.start() + at, ZWNJ, fixed[1]) for at in places]
    return edits


def _missing_places(word: str, spelling: str, *, of_choice: bool) -> list[int]:
    """Where in ``word`` the half-spaces are missing that stand in ``spelling``: those of choice, or the others."""
    places, at = [], 0
    for i, letter in enumerate(spelling):
        if word[at : at + 1] == letter:
            at += 1
        elif (spelling[i + 1 :] in _OF_CHOICE) is of_choice:
            places.append(at)
    return places


def spaced_halfspaces(text: str) -> list[Edit]:
    r"""Half-spaces that were turned into spaces.

    >>> spaced_halfspaces("می رود")
    [Edit(start=2, end=3, after='\u200c', confidence=0.97)]
    """
    if not needs(text) & MAY_JOIN:
        return []
    words = [(*m.span(), m.group()) for m in WORD.finditer(text)]
    spelled = _spelled_acronyms(text, words) if needs(text) & MAY_SPELL else ()
    edits = []
    for place, ((_, end, left), (start, _, right)) in enumerate(pairwise(words)):
        if place in spelled:
            confidence = 0.85
        elif text[end:start] == " " and (may_join(left) or may_join(right)):
            confidence = joins(left, right)
        else:
            continue
        if confidence:
            edits.append(Edit(end, start, ZWNJ if visible(left) else "", confidence))
    return edits


def _spelled_acronyms(text: str, words: list[tuple[int, int, str]]) -> set[int]:
    """Places between words (counted from 0) inside three or more names of Latin letters in a row."""
    found: set[int] = set()
    run: list[int] = []
    for place, ((_, end, left), (start, _, right)) in enumerate(pairwise(words)):
        if {left, right} <= LETTER_NAMES and text[end:start] == " ":
            run.append(place)
            continue
        found.update(run if len(run) > 1 else ())
        run = []
    return found | set(run if len(run) > 1 else ())
