r"""Half-spaces (ZWNJ) that were lost or turned into spaces.

Decided once for every distinct word (:mod:`corpus.clean.wordshapes`) or pair of words (:mod:`corpus.clean.wordpairs`):

* verb prefixes: میدهد, می دهد → می‌دهد; perfect forms: کردهاند, کرده اند → کرده‌اند;
* plural ها with its clitics, where the word before it is known: زیرساختها → زیرساخت‌ها;
* endings behind silent ه: خانهای → خانه‌ای; تر and ترین behind an adjective;
* compounds that the word list writes with a half-space, or whose second half makes compounds: بینالمللی → بین‌المللی.

A half-space is put only where it can be seen, that is behind a letter that joins: کارها stays as it is. A word that
the list knows as it stands is left alone.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from ..alignment import Edit
from ..letters import WORD_CHARACTERS, ZWNJ
from ..patterns import late_pattern
from ..verbs import analyses
from .compounds import COMPARATIVES, LETTER_NAMES, PLURAL_ENDINGS
from .triage import LACKS_HALFSPACE, LETTER_NAME, MAY_JOIN, MAY_SPELL, WORD, Chunks, chunks_of
from .wordpairs import joins, may_join
from .wordshapes import completed, visible

_LAST_WORD = late_pattern(rf"(?<![{WORD_CHARACTERS}{ZWNJ}]){WORD.pattern}\Z")

_AGES = {"سالهای": f"ساله{ZWNJ}ای", "ماههای": f"ماهه{ZWNJ}ای"}
"""What these are behind a number: مرد ۲۵ ساله‌ای, not سال‌های."""

_NUMBER = late_pattern(r"\d ?\Z")
_LONGEST_NUMBER = 2  # its last digit and the space

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
    chunks = chunks_of(text)
    edits = []
    for i in chunks.where(LACKS_HALFSPACE):
        start, chunk = chunks.start(i), chunks.texts[i]
        for m in WORD.finditer(chunk):
            if fixed := completed(m.group()):
                if m.group() in _AGES and _is_behind_number(text, start):
                    fixed = _AGES[m.group()], 0.8
                places = _missing_places(m.group(), fixed[0], of_choice=of_choice)
                edits += [Edit(at, at, ZWNJ, fixed[1]) for at in (start + m.start() + place for place in places)]
    return edits


def _is_behind_number(text: str, start: int) -> bool:
    start = text.rfind(" ", 0, start) + 1
    return bool(_NUMBER.search(text, max(0, start - _LONGEST_NUMBER), start))


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
    chunks = chunks_of(text)
    joining = chunks.where(MAY_JOIN)
    if not joining:
        return []
    texts = chunks.texts
    borders = sorted({*joining, *(i - 1 for i in joining)} - {-1, len(texts) - 1})
    confidences = map(joins_across, [texts[i] for i in borders], [texts[i + 1] for i in borders])
    surely = {border: confidence for border, confidence in zip(borders, confidences, strict=True) if confidence}
    if chunks.needs & MAY_SPELL:
        surely |= _spelled_acronyms(text, chunks)
    return [
        Edit(end - 1, end, ZWNJ if visible(chunks.texts[border]) else "", surely[border])
        for border, end in ((border, chunks.start(border + 1)) for border in sorted(surely))
        if _is_space(text, chunks, border)
        and not _stands_alone(chunks.texts[border : border + 4], ends=not _is_space(text, chunks, border + 1))
        and not (_is_space(text, chunks, border - 1) and _is_the_end(chunks.texts[border - 1 : border + 2]))
    ]


def _is_space(text: str, chunks: Chunks, border: int) -> bool:
    """Whether the border behind a chunk is a space, and no line end."""
    return 0 <= border < len(chunks.texts) - 1 and text[chunks.start(border + 1) - 1] == " "


_PERFECT = late_pattern(f"است|بود|باش|نباش|شد|نشد|ن?می[ {ZWNJ}]?شو|خواه|(?:اند|ام|ایم|اید)(?![{WORD_CHARACTERS}])")
_PREDICATES = {
    "زاده": late_pattern("شد|می|گشت|و"),
    "دیده": _PERFECT,
    "زنگ زده": _PERFECT,
    "یخ زده": _PERFECT,
    "نشان": late_pattern(f"(?:ن?می[ {ZWNJ}]?)?[بن]?(?:داد|ده)|ن?خواه[^ ]* داد"),
    "گران": late_pattern(f"(?:ن?می[ {ZWNJ}]?|ن?خواه[^ ]* )?ن?(?:شد|شو|بود|است|تمام|کرد|کن|خرید|فروخت)|تر"),
}
"""Second halves of compounds that are words of their own before certain verbs, and what those begin with.

در تهران زاده شد, unlike the name تقی زاده; آسیب دیده است, "it has suffered"; آتش نشان داد, "it
showed"; بیمه گران شد, "it became expensive".
"""

_NOBODY = frozenset("را است بود نیست نبود در از به با برای بر تا و یا هم نیز".split())
"""Words that never follow the ای that calls somebody."""

_CALLED = frozenset("کاش وای بابا خدا خدایا دریغ بسا همای صبا ساقی یاران برادران".split())
"""Words that hardly follow another ای than the one that calls."""

_OF_VERB = ("می" + ZWNJ, "نمی" + ZWNJ)


def _stands_alone(chunks: list[str], *, ends: bool) -> bool:
    """Whether the second of the chunks is a word by itself for what follows it, unless that ends a line."""
    left, right, *following = chunks
    if right == "ای" and left[-1:] == "ی":  # «کجایی ای دوست», unlike «کشتی ای را دید»
        return ends or not (following[0] in _NOBODY or following[0].startswith(_OF_VERB))
    if ends:
        return False
    if right == "ای":
        return following[0] in _CALLED
    if right == "گر":  # «شیشه گر بشکند», should it break
        verb = WORD.match(following[0])
        return verb is not None and any(form.tense == "subjunctive" for form in analyses(verb.group()))
    verbs = _PREDICATES.get(right) or _PREDICATES.get(f"{left} {right}")
    return verbs is not None and verbs.match(" ".join(following)) is not None


def _is_the_end(chunks: list[str]) -> bool:
    """«در پایان نامه», at the end of the letter."""
    return chunks[:2] == ["در", "پایان"] and chunks[2].startswith("نامه")


@lru_cache(maxsize=20_000)
def joins_across(left: str, right: str) -> float:
    """How sure it is that the space between two chunks was a half-space."""
    before, after = _LAST_WORD.search(left), WORD.match(right)
    if not before or not after or not (may_join(before.group()) or may_join(after.group())):
        return 0.0
    return joins(before.group(), after.group())


def _spelled_acronyms(text: str, chunks: Chunks) -> dict[int, float]:
    """Borders between chunks (counted from 0) inside three or more names of Latin letters in a row."""
    runs: list[list[int]] = [[]]
    for border, following in pairwise(chunks.where(LETTER_NAME)):
        if following == border + 1 and _is_space(text, chunks, border) and _are_letters(chunks, border):
            # A line end between them does not end the run.
            if runs[-1] and any(_is_space(text, chunks, between) for between in range(runs[-1][-1] + 1, border)):
                runs.append([])
            runs[-1].append(border)
    return {border: 0.85 for run in runs if len(run) > 1 for border in run}


def _are_letters(chunks: Chunks, border: int) -> bool:
    before, after = _LAST_WORD.search(chunks.texts[border]), WORD.match(chunks.texts[border + 1])
    return bool(before and after and before.group() in LETTER_NAMES and after.group() in LETTER_NAMES)
