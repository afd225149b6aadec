"""Whether the space between two words was a half-space: decided from the word list, the verb table and word parts.

:func:`may_join` rules most words out by themselves; :func:`joins` decides on two words. What it says is remembered by
who asks for it.
"""

from __future__ import annotations

from functools import cache

from ..letters import ZWNJ
from ..lexicon import load_lexicon
from ..verbs import PREVERBS, VerbForm, analyses
from .compounds import (
    AFTER_SILENT_HEH,
    BOUND_PARTS,
    CLITICS,
    COMMON_COMPOUNDS,
    COMPARATIVES,
    DEAR_THINGS,
    FIRST_PARTS,
    FREE_FIRST_PARTS,
    GALLOWS,
    LETTER_NAMES,
    LISTED_SECOND_PARTS,
    MEASURES,
    NUMBERS,
    PLURAL_ENDINGS,
    SOUNDED_HEH,
    WETTABLE,
)
from .verbshapes import PREFIXES
from .wordshapes import completed, is_adjective, is_predicate, visible
from .wordsources import counted_forms

RARE_LETTER_NAMES = LETTER_NAMES - frozenset("او ای زد ام ان آر کی".split())
"""Names of Latin letters that are hardly words: the others are common ones."""


@cache
def _seconds() -> frozenset[str]:
    """What can take endings of its own where a space stands before it."""
    listed = {*COMPARATIVES[:3], *AFTER_SILENT_HEH, *BOUND_PARTS, *LISTED_SECOND_PARTS, "گران"}
    return PLURAL_ENDINGS | (listed | {part for parts in _common() for part in parts[1:] if part == _telling(parts)})


@cache
def _joining() -> frozenset[str]:
    verbal = {*PREFIXES, *(particle + prefix for particle in PREVERBS for prefix in PREFIXES)}
    firsts = FIRST_PARTS - FREE_FIRST_PARTS | {_telling(parts) for parts in _common()}
    return _seconds() | verbal | firsts | RARE_LETTER_NAMES | {"ی", *_BEHIND_KEPT_HEH}


def _common() -> list[list[str]]:
    """The two halves, before and behind the last border, of common compounds."""
    return [compound.rsplit(ZWNJ, 1) for compound in COMMON_COMPOUNDS]


def _telling(parts: list[str]) -> str:
    """The rarer half of a compound: the one to look for."""
    counts = counted_forms()
    return min(reversed(parts), key=lambda part: counts.get(part, 0))


_BEHIND_KEPT_HEH = ("گان", "گی")
_BROOKS = ("جویی", "جو")  # a brook, where a preposition or a word of place stands before it
_TAKEN_BEFORE = ("گرفته", "رفته", "آمده", "برده", "کشیده", "افتاده", "رانده")
"""Participles of verbs with پیش, which keeps its space: راهی در پیش گرفته‌اند."""


def may_join(word: str) -> bool:
    """Whether a half-space can ever join the word to one beside it."""
    return word in _joining() or _has_article(word) or stem(word) in _seconds()


def stem(word: str) -> str:
    r"""The word without its endings: those behind half-spaces, a plural or a possessive that is attached.

    >>> stem("گذاری\N{ZERO WIDTH NON-JOINER}های"), stem("گذاریهای"), stem("گذاریشان"), stem("گذاری")
    ('گذاری', 'گذاری', 'گذاری', 'گذاری')
    """
    first, *endings = word.removesuffix(_HAMZA).split(ZWNJ)
    if endings and not _BEHIND_HALFSPACES.issuperset(endings):
        return word
    if (at := first.rfind("ها")) >= _SHORTEST_STEM and first[at:] in PLURAL_ENDINGS:
        if spelling := completed(first):  # رسانهای is رسانه‌ای
            return spelling[0].rpartition(ZWNJ)[0]
        return first if visible(first[:at]) else first[:at]
    if first.endswith(_POSSESSIVES) and first[:-3] in BOUND_PARTS:
        return first[:-3]
    return first


_BEHIND_HALFSPACES = PLURAL_ENDINGS | {*COMPARATIVES, *AFTER_SILENT_HEH, "ست", "ی"}
_POSSESSIVES = ("یشان", "یمان", "یتان")
_HAMZA = "\N{ARABIC HAMZA ABOVE}"
_SHORTEST_STEM = 3  # letters before an attached plural: not بیها, دیها


def _has_article(word: str) -> bool:
    """The second half of an Arabic compound: علیهم‌السلام; many write names such as سراج الدین with a space."""
    return word.startswith("ال") and len(word) > 4 and word != "الدین"


def joins(left: str, right: str) -> float:
    """How sure it is that the space between two words was a half-space; 0 for no."""
    if confidence := _joins(left, right):
        return confidence
    bare = stem(right)
    if bare == right or not (confidence := _joins(left, bare)) or not _keeps_its_endings(left, bare, right):
        return 0.0
    return round(0.95 * confidence, 3)


def _keeps_its_endings(left: str, bare: str, right: str) -> bool:
    """Whether a word with endings still belongs to the one before it, as it would without them."""
    if left in _BEFORE_PLURALS and bare not in BOUND_PARTS and f"{left}{ZWNJ}{bare}" not in COMMON_COMPOUNDS:
        return False  # میان برنامه‌های او
    if bare in AFTER_SILENT_HEH and ZWNJ not in right:
        return False  # ایها الناس
    # «زادهٔ شیراز» was born there; «رنج دیده‌ام» is a verb.
    return bare != "زاده" and not any(form.tense == "perfect" for form in analyses(_solid(right)))


_BEFORE_PLURALS = NUMBERS | {"بین", "میان", "درون", "برون", "پس"}
"""First halves of compounds that are prepositions or numbers of their own before words with endings."""


def _solid(word: str) -> str:
    return word.replace(ZWNJ, "")


def _joins(left: str, right: str) -> float:
    if left in PREFIXES or (left[-2:] == "می" and left[:-2] in PREVERBS) or left.endswith("نمی"):
        return _verb_prefix(left, right)
    if right in PLURAL_ENDINGS:
        return 0.95 if len(left) > 1 and not left.endswith("ها") else 0.0
    if right == "ی":  # the ezafe of خانه ی ما, کتاب‌ها ی ما
        return 0.9 if left.endswith("ها") or (left[-1] == "ه" and len(left) > 2) else 0.0
    if right in COMPARATIVES[:3]:
        return 0.9 if _can_be_compared(left) else 0.0
    if right in AFTER_SILENT_HEH:
        return _enclitic(left, right)
    if right in _BEHIND_KEPT_HEH:  # شده گان, which should be شدگان
        return (
            0.8 if left[-1] == "ه" and not left.endswith(SOUNDED_HEH) and load_lexicon().is_met(_solid(left)) else 0.0
        )
    return _listed_pair(left, right)


def _can_be_compared(word: str) -> bool:
    """An adjective, rather than a noun behind which تر is "wet"."""
    bare = stem(word)
    is_plural = bare != word and any(ending in PLURAL_ENDINGS for ending in (*word.split(ZWNJ)[1:], word[len(bare) :]))
    return not (is_plural or word in WETTABLE or _is_possessed(word)) and is_adjective(load_lexicon(), _solid(word))


def _is_possessed(word: str) -> bool:
    """دستانش, which no list has as it stands."""
    tags = load_lexicon().tags
    nouns = (word[: -len(clitic)] for clitic in CLITICS if word.endswith(clitic))
    return not tags(word) and any(
        "N" in tags(each) and "AJ" not in tags(each) for noun in nouns for each in (noun, noun.removesuffix("ان"))
    )


def _verb_prefix(left: str, right: str) -> float:
    prefix = "نمی" if left.endswith("نمی") else "می"

    def fits(form: VerbForm) -> bool:
        return form.prefix == prefix and form.tense != "imperative"

    return 0.97 if any(fits(form) for form in analyses(prefix + _solid(right))) else 0.0


def _enclitic(left: str, right: str) -> float:
    if len(left) < 3:
        return 0.0
    if any(form.tense == "perfect" for form in analyses(left + right)):
        return 0.95
    if right == "اند" and left not in ("چند", "سند"):
        return 0.85 if left[-1] in "هی" or is_predicate(load_lexicon(), _solid(left)) else 0.0
    if left[-1] not in "هی":
        return 0.0
    if right == "ای" and left.endswith(SOUNDED_HEH):  # here it calls somebody
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
    if left in ("بی", "بنی") and len(right) > 2 and right not in FREE_FIRST_PARTS | {"آنکه", "اینکه"}:
        return 0.9
    lexicon = load_lexicon()
    if right in BOUND_PARTS and len(left) > 1 and left in lexicon and not _stands_alone(left, right):
        return 0.8
    listed = lexicon.halfspaced.get(left + right) == compound
    if listed and len(left) > 1 and (right in LISTED_SECOND_PARTS or _has_article(right)):
        return 0.75
    if right == "گران":
        return 0.75 if _makes_agents(left) else 0.0
    if (
        (left == "پیش" and right.startswith(_TAKEN_BEFORE))
        or left == "پس"  # پس روی میز
        or (left == "نیم" and right in MEASURES)
        or (left in NUMBERS and (not right.endswith(("ه", "ی")) or right.endswith(SOUNDED_HEH)))
    ):
        return 0.0
    if left in FIRST_PARTS and right != "تا" and listed and (lexicon.is_met(compound) or left in ("ضد", "شبه", "غیر")):
        return 0.8
    return 0.0


def _makes_agents(word: str) -> bool:
    """تحلیل‌گر is listed, and شورشگر, of a verbal noun; elsewhere گران is "expensive" or "heavy" (ستم گران)."""
    lexicon, agent = load_lexicon(), f"{word}گر"
    is_listed = lexicon.halfspaced.get(agent) == f"{word}{ZWNJ}گر" or (word.endswith("ش") and agent in lexicon)
    return is_listed and word not in DEAR_THINGS


def _stands_alone(left: str, right: str) -> bool:
    """Whether the second half of compounds is a word of its own here: چوبهٔ دار, کنار جویی."""
    return (right == "دار" and left in GALLOWS) or (right in _BROOKS and "P" in load_lexicon().tags(left))
