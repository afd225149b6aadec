"""What is known of names: which words are names, however they end, and which words in ی belong to a place or people."""

from __future__ import annotations

from functools import cache

from ..letters import ZWNJ
from .resources import name_list, word_set

# Persian names of Latin letters; words made of three and more are acronyms (سی‌آی‌ای, اف‌بی‌آی).
_LETTER_NAMES = frozenset("آ آر آی ار اس اف ال ام ان او ای ایکس اچ بی تی جی دبلیو دی زد سی وی پی کا کیو یو".split())
# Titles and negations before a word in ی that names people: غیرنظامی, شبه‌نظامی.
_BEFORE_PEOPLE = ("غیر", "شبه", "نیمه", "هم", "ضد")


@cache
def _names() -> frozenset[str]:
    """Names that are whole, also those that cleaning knows; without those in ای, which have the linking ی (آسیای)."""
    shipped = (word for word in name_list() if not word.endswith("ای"))
    return word_set("names.txt") | word_set("places.txt") | frozenset(shipped)


def is_name(word: str) -> bool:
    """Whether ``word`` is a name that must not be taken apart.

    >>> is_name("پزشکیان"), is_name("گرگان"), is_name("کارگران")
    (True, True, False)
    """
    return word in _names()


def is_relational(word: str) -> bool:
    """Whether ``word`` in ی is an adjective made of a place or of a noun such as رسانه or تلگرام.

    >>> is_relational("بحرینی"), is_relational("رسانه\\N{ZERO WIDTH NON-JOINER}ای"), is_relational("کتابی")
    (True, True, False)
    """
    if word.endswith("ه" + ZWNJ + "ای"):
        base = word[:-3]
        # میان‌دوره‌ای, دومرحله‌ای: what goes before دوره and مرحله makes it an adjective of measure.
        return base in word_set("relational.txt") or base in word_set("places.txt") or _is_measured(base)
    base = word[:-1]
    if not word.endswith("ی") or base.endswith(("ا", "و")):  # آسیای has the linking ی
        return False
    return base in word_set("places.txt") or base in word_set("relational.txt") or base in word_set("names.txt")


def is_spelled_out(word: str) -> bool:
    """Whether ``word`` is an acronym written out letter by letter.

    >>> is_spelled_out("سی\\N{ZERO WIDTH NON-JOINER}آی\\N{ZERO WIDTH NON-JOINER}ای"), is_spelled_out("سی")
    (True, False)
    """
    return word.count(ZWNJ) > 1 and _LETTER_NAMES.issuperset(word.split(ZWNJ))


def _is_measured(base: str) -> bool:
    first, _, last = base.rpartition(ZWNJ)
    return bool(first) and last in ("دوره", "مرحله", "دقیقه", "ساله", "نفره", "ماهه", "روزه")


def is_people(word: str) -> bool:
    """Whether ``word`` in ی names people, so that its plural is in یان.

    >>> is_people("ایرانی"), is_people("شکارچی"), is_people("متقاضی"), is_people("پزشکی")
    (True, True, True, False)
    """
    if word in word_set("people.txt") or is_relational(word) or word.endswith("چی"):
        return True
    for before in _BEFORE_PEOPLE:
        if word.startswith(before) and word[len(before) :].lstrip(ZWNJ) in word_set("people.txt"):
            return True
    # Arabic participles whose last root letter is weak: راوی, قاضی; مدعی, مربی, متقاضی.
    return (len(word) == 4 and word[1] == "ا") or (word[0] == "م" and 4 <= len(word) <= 6)
