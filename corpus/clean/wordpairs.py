"""Whether the space between two words was a half-space: decided from the word list, the verb table and word parts.

:func:`may_join` rules most words out by themselves; :func:`joins` decides on two words. What it says is remembered by
who asks for it.
"""

from __future__ import annotations

from ..letters import ZWNJ
from ..lexicon import load_lexicon
from ..verbs import PREVERBS, VerbForm, analyses
from .compounds import (
    AFTER_SILENT_HEH,
    BOUND_PARTS,
    COMMON_COMPOUNDS,
    COMPARATIVES,
    FIRST_PARTS,
    FREE_FIRST_PARTS,
    GALLOWS,
    LETTER_NAMES,
    LISTED_SECOND_PARTS,
    PLURAL_ENDINGS,
)
from .wordshapes import PREFIXES, is_adjective, is_predicate

RARE_LETTER_NAMES = LETTER_NAMES - frozenset("او ای زد ام ان آر کی".split())
"""Names of Latin letters that are hardly words: the others are common ones."""

_JOINING = frozenset(
    ["ی", *PREFIXES, *(particle + prefix for particle in PREVERBS for prefix in PREFIXES), *PLURAL_ENDINGS]
    + [
        *COMPARATIVES[:3],
        *AFTER_SILENT_HEH,
        *BOUND_PARTS,
        *LISTED_SECOND_PARTS,
        *(part for c in COMMON_COMPOUNDS for part in c.split(ZWNJ)[1:]),
    ]
    + [*FIRST_PARTS - FREE_FIRST_PARTS, *RARE_LETTER_NAMES]
)

_BROOKS = ("جویی", "جو")  # a brook, where a preposition or a word of place stands before it
_TAKEN_BEFORE = ("گرفته", "رفته", "آمده", "برده", "کشیده", "افتاده", "رانده")
"""Participles of verbs with پیش, which keeps its space: راهی در پیش گرفته‌اند."""


def may_join(word: str) -> bool:
    """Whether a half-space can ever join the word to one beside it."""
    return word in _JOINING or _has_article(word)


def _has_article(word: str) -> bool:
    """The second half of an Arabic compound: علیهم‌السلام; many write names such as سراج الدین with a space."""
    return word.startswith("ال") and len(word) > 4 and word != "الدین"


def joins(left: str, right: str) -> float:
    """How sure it is that the space between two words was a half-space; 0 for no."""
    if left in PREFIXES or (left[-2:] == "می" and left[:-2] in PREVERBS) or left.endswith("نمی"):
        return _verb_prefix(left, right)
    if right in PLURAL_ENDINGS:
        return 0.95 if len(left) > 1 else 0.0
    if right == "ی":  # the ezafe of خانه ی ما
        return 0.9 if left[-1] == "ه" and len(left) > 2 else 0.0
    if right in COMPARATIVES[:3]:
        return 0.9 if is_adjective(load_lexicon(), left.replace(ZWNJ, "")) else 0.0
    if right in AFTER_SILENT_HEH:
        return _enclitic(left, right)
    return _listed_pair(left, right)


def _verb_prefix(left: str, right: str) -> float:
    prefix = "نمی" if left.endswith("نمی") else "می"

    def fits(form: VerbForm) -> bool:
        return form.prefix == prefix and form.tense != "imperative"

    return 0.97 if any(fits(form) for form in analyses(prefix + right.replace(ZWNJ, ""))) else 0.0


def _enclitic(left: str, right: str) -> float:
    if len(left) < 3:
        return 0.0
    if any(form.tense == "perfect" for form in analyses(left + right)):
        return 0.95
    if right == "اند" and left not in ("چند", "سند"):
        return 0.85 if left[-1] in "هی" or is_predicate(load_lexicon(), left.replace(ZWNJ, "")) else 0.0
    if left[-1] not in "هی":
        return 0.0
    if right in ("مان", "تان", "شان"):
        return 0.8 if left[-1] == "ی" else 0.0
    return 0.85


def _listed_pair(left: str, right: str) -> float:
    compound = f"{left}{ZWNJ}{right}"
    if compound in COMMON_COMPOUNDS:
        return 0.9
    if left in FREE_FIRST_PARTS:
        return 0.8 if left in ("یک", "هر", "چند") and right in BOUND_PARTS else 0.0
    if left in ("بی", "بنی") and len(right) > 2 and right not in ("آنکه", "اینکه"):
        return 0.9
    lexicon = load_lexicon()
    if right in BOUND_PARTS and len(left) > 1 and left in lexicon and not _stands_alone(left, right):
        return 0.8
    listed = lexicon.halfspaced.get(left + right) == compound
    if listed and len(left) > 1 and (right in LISTED_SECOND_PARTS or _has_article(right)):
        return 0.75
    if left == "پیش" and right.startswith(_TAKEN_BEFORE):
        return 0.0
    if left in FIRST_PARTS and right != "تا" and listed and (lexicon.is_met(compound) or left in ("ضد", "شبه", "غیر")):
        return 0.8
    return 0.0


def _stands_alone(left: str, right: str) -> bool:
    """Whether the second half of compounds is a word of its own here: چوبهٔ دار, کنار جویی."""
    return (right == "دار" and left in GALLOWS) or (right in _BROOKS and "P" in load_lexicon().tags(left))
