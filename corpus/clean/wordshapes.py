"""How one word is spelled with its half-spaces: decided from the word list, the verb table and word parts.

:func:`spell` takes a word written without half-spaces; :func:`joins` takes two words with a space between them. The
first is remembered for each distinct word, the second by who asks for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from ..letters import NON_JOINING, ZWNJ
from ..lexicon import Lexicon, load_lexicon
from ..verbs import PREVERBS, VerbForm, analyses
from .compounds import (
    AFTER_SILENT_HEH,
    ATTACHED_ENDINGS,
    BOUND_PARTS,
    COMMON_COMPOUNDS,
    COMPARATIVES,
    FIRST_PARTS,
    FREE_FIRST_PARTS,
    GALLOWS,
    LETTER_NAMES,
    LISTED_SECOND_PARTS,
    PAST_TIMES,
    PLURAL_BEFORE_HEH_TWIN,
    PLURAL_ENDINGS,
    SECOND_PARTS,
    WHOLE,
)
from .vocabulary import RARE, cost, halfspaced_names, names

type Spelling = tuple[str, float] | None
"""A spelling with half-spaces and how sure it is, or nothing to change."""

_PREFIXES = ("نمی", "می")
_LONGEST = 40  # letters; no Persian word is longer
_SHORTEST = 4  # no word of three letters hides a half-space


_COMMON = {compound.replace(ZWNJ, ""): compound for compound in COMMON_COMPOUNDS}
_COMMON |= {f"به{noun}": f"به{ZWNJ}{noun}" for noun in ("کار", "دست", "نظر")}  # به کار with a space is as usual


def visible(left: str) -> bool:
    """Whether a half-space behind ``left`` can be seen: its last letter would join otherwise."""
    return left[-1] not in NON_JOINING


def _joined(left: str, right: str) -> str:
    return f"{left}{ZWNJ}{right}" if visible(left) else left + right


def without_invisible(word: str) -> str:
    """The word without the half-spaces that cannot be seen."""
    first, *rest = word.split(ZWNJ)
    for part in rest:
        first = _joined(first, part) if first else part
    return first


@lru_cache(maxsize=200_000)
def spell(word: str) -> Spelling:
    """The spelling with half-spaces of a word written without them; None where nothing is to change."""
    if name := halfspaced_names().get(word) or (None if load_lexicon().is_met(word) else _COMMON.get(word)):
        return _seen((name, 0.9), word)
    found = _verb(word) if _could_change(word) else None
    if not found:
        found = _candidate(word)
        if found and _whole_as_it_is(load_lexicon(), word):  # asked last, since it costs most
            return None
    return _seen(found, word)


def _could_change(word: str) -> bool:
    """Whether the word is of a length to hide a half-space, and nothing says that it is whole."""
    return (
        _SHORTEST <= len(word) <= _LONGEST
        and word not in WHOLE
        and word not in PAST_TIMES
        and word not in names()
        and not load_lexicon().is_met(word)
    )


def _candidate(word: str) -> Spelling:
    """How a word that is no verb would be spelled, were it not whole as it stands."""
    if not _could_change(word):
        return None
    lexicon = load_lexicon()
    found = (
        _listed(lexicon, word)
        or _plural(lexicon, word)
        or _after_silent_heh(lexicon, word)
        or (_LEAVE if word in lexicon else None)
        or _compared(lexicon, word)
        or _inflected(word)
        or _compound(lexicon, word)
    )
    return None if found is _LEAVE else found


def _seen(found: Spelling, word: str) -> Spelling:
    """What was found without the half-spaces that cannot be seen; None where nothing is left to change."""
    if not found:
        return None
    spelling = without_invisible(found[0])
    return None if spelling == word else (spelling, round(found[1], 2))


@lru_cache(maxsize=200_000)
def completed(word: str) -> Spelling:
    """As :func:`spell`, also for a word that has some of its half-spaces: those it has must be among the ones it needs.

    >>> spelling, confidence = completed(f"سرمایه{ZWNJ}گذاریها")
    >>> spelling == f"سرمایه{ZWNJ}گذاری{ZWNJ}ها"
    True
    """
    if ZWNJ not in word:
        return spell(word)
    plain = word.replace(ZWNJ, "")
    found = spell(plain) if _lacks(word, _seen(_verb(plain) or _candidate(plain), plain)) else None
    return found if _lacks(word, found) else None


def _lacks(word: str, found: Spelling) -> bool:
    """Whether the spelling has the half-spaces of the word and more."""
    return found is not None and found[0] != word and _places(word) < _places(found[0])


def _places(word: str) -> set[int]:
    """Where the half-spaces stand, counted in letters."""
    return set(accumulate(len(part) for part in word.split(ZWNJ)[:-1]))


_LEAVE = ("", 1.0)


_VERB = re.compile(f"(?:{'|'.join(PREVERBS)})?+ن?می.|.*ه(?:ام|ای|ایم|اید|اند)$")


def _verb(word: str) -> Spelling:
    if not _VERB.match(word):
        return None
    for form in analyses(word):
        if form.prefix in _PREFIXES and form.tense in ("present", "past", "perfect", "participle"):
            return form.spelling, 0.97
    for form in analyses(word):
        if form.tense == "perfect" and form.ending != "است" and not _is_plural_noun(word):
            return form.spelling, 0.95
    for particle in PREVERBS:
        rest = word[len(particle) :]
        if word.startswith(particle) and rest.startswith(_PREFIXES):
            for form in analyses(rest):
                if form.prefix in _PREFIXES and form.tense in ("present", "past"):
                    return particle + form.spelling, 0.95
    return None


def _is_plural_noun(word: str) -> bool:
    """درآمدهای and نهادهای are plurals of nouns rather than «you have come out», «you have put»."""
    return word.endswith("های") and "N" in load_lexicon().tags(word[:-3])


def _whole_as_it_is(lexicon: Lexicon, word: str) -> bool:
    """A known word with an attached ending, a verb (بینجامد), also with its particle (برگرفته), stays as it stands."""
    for ending in ATTACHED_ENDINGS:
        if not word.endswith(ending):
            continue
        base = word[: -len(ending)]
        if len(base) > 2 and lexicon.is_met(base) and base not in PLURAL_ENDINGS:
            listed = lexicon.halfspaced.get(word)
            if listed and lexicon.frequency(listed) > lexicon.frequency(base):
                continue  # پیشبینی is پیش‌بینی rather than پیشبین and ی
            if base.endswith("ه") and ending in AFTER_SILENT_HEH:
                continue
            return True
    if any(form.tense not in ("imperative", "perfect") for form in analyses(word)):
        return True
    return any(
        form.tense not in ("imperative", "perfect", "subjunctive") and not form.prefix
        for particle in PREVERBS
        if word.startswith(particle)
        for form in analyses(word[len(particle) :])
    )


def _listed(lexicon: Lexicon, word: str) -> Spelling:
    listed = lexicon.halfspaced.get(word)
    if not listed:
        return None
    plural = listed.endswith(f"ه{ZWNJ}ای") and "N" in lexicon.tags(word[:-3])
    # Of حرفه‌ای and the plural حرف‌های the likelier is meant.
    return None if plural and not _rather_heh(lexicon, word[:-3]) else (listed, 0.9)


def _plural(lexicon: Lexicon, word: str) -> Spelling:
    at = word.rfind("ها")
    if at < 2 or word[at:] not in PLURAL_ENDINGS:
        return None
    base, ending = word[:at], word[at:]
    if ending in ("های", "هایی") and _rather_heh(lexicon, base):
        return f"{base}ه{ZWNJ}{ending[1:]}", 0.8
    if base in lexicon:
        return f"{base}{ZWNJ}{ending}", 0.95
    if ending in ("های", "هایی") and (inner := spell(base + "ه")):  # زمینلرزهای
        return f"{inner[0]}{ZWNJ}{ending[1:]}", inner[1] * 0.95
    inner = spell(base)
    if inner:
        return f"{inner[0]}{ZWNJ}{ending}", inner[1] * 0.95
    # Names and new words are in no list; four letters before ها are hardly chance.
    return (f"{base}{ZWNJ}{ending}", 0.7) if len(base) >= 4 else None


def _rather_heh(lexicon: Lexicon, base: str) -> bool:
    """خانهای is خانه‌ای rather than the plural of خان: the word with ه is known, and the likelier of the two."""
    if not lexicon.is_met(base + "ه") or base in PLURAL_BEFORE_HEH_TWIN:
        return False
    if "NUM" in lexicon.tags(base):
        return True
    # Behind a letter that does not join the plural is as good as it stands (کارهای), so it takes more to leave it.
    return cost(base + "ه") + (0 if visible(base) else 1) < cost(base)


def _after_silent_heh(lexicon: Lexicon, word: str) -> Spelling:
    if not word.endswith(AFTER_SILENT_HEH):
        return None
    for ending in AFTER_SILENT_HEH:
        base = word[: -len(ending)]
        if ending == "اند" and word.endswith(ending) and len(base) > 3 and _is_predicate(lexicon, base):
            return f"{base}{ZWNJ}{ending}", 0.85
        if not word.endswith(ending) or len(base) < 3 or base[-1] not in "هی":
            continue
        if base[-1] == "ی" and ending in ("ای", "ات", "مان", "تان", "شان"):
            continue
        if base in lexicon:
            return f"{base}{ZWNJ}{ending}", 0.9
        inner = spell(base)
        if inner:
            return f"{inner[0]}{ZWNJ}{ending}", inner[1] * 0.95
    return None


def _is_predicate(lexicon: Lexicon, word: str) -> bool:
    """A noun or adjective, of which نگران‌اند can be made."""
    return not {"N", "AJ"}.isdisjoint(lexicon.tags(word))


def _compared(lexicon: Lexicon, word: str) -> Spelling:
    if not word.endswith(COMPARATIVES):
        return None
    for ending in COMPARATIVES:
        base = word[: -len(ending)]
        if not word.endswith(ending) or len(base) < 2:
            continue
        if base in lexicon and _is_adjective(lexicon, base):
            return f"{base}{ZWNJ}{ending}", 0.9
        inner = spell(base)
        if inner:
            return f"{inner[0]}{ZWNJ}{ending}", inner[1] * 0.95
    return None


def _is_adjective(lexicon: Lexicon, base: str) -> bool:
    tags = lexicon.tags(base)
    return "AJ" in tags or (not tags and len(base) > 3)


def _inflected(word: str) -> Spelling:
    """An attached ending on a word that is itself to be spelled with a half-space (سرمایهگذاران)."""
    for ending in ATTACHED_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            inner = spell(word[: -len(ending)])
            if inner:
                return inner[0] + ending, inner[1] * 0.95
    return None


def _compound(lexicon: Lexicon, word: str) -> Spelling:
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if len(right) > 2 and right in SECOND_PARTS and len(left) > 2 and lexicon.is_met(left):
            return f"{left}{ZWNJ}{right}", 0.8
        if left in FIRST_PARTS and len(left) + len(right) > 6 and cost(right) < RARE:
            return f"{left}{ZWNJ}{right}", 0.75
    return None


RARE_LETTER_NAMES = LETTER_NAMES - frozenset("او ای زد ام ان آر کی".split())  # the others are common words
_JOINING = frozenset(
    ["ی", *_PREFIXES, *(particle + prefix for particle in PREVERBS for prefix in _PREFIXES), *PLURAL_ENDINGS]
    + [
        *COMPARATIVES[:3],
        *AFTER_SILENT_HEH,
        *BOUND_PARTS,
        *LISTED_SECOND_PARTS,
        *(part for c in COMMON_COMPOUNDS for part in c.split(ZWNJ)[1:]),
    ]
    + [*FIRST_PARTS - FREE_FIRST_PARTS, *RARE_LETTER_NAMES]
)


def may_join(word: str) -> bool:
    """Whether a half-space can ever join the word to one beside it."""
    return word in _JOINING or _has_article(word)


def _has_article(word: str) -> bool:
    """The second half of an Arabic compound: علیهم‌السلام; many write names such as سراج الدین with a space."""
    return word.startswith("ال") and len(word) > 4 and word != "الدین"


def joins(left: str, right: str) -> float:
    """How sure it is that the space between two words was a half-space; 0 for no."""
    if left in _PREFIXES or (left[-2:] == "می" and left[:-2] in PREVERBS) or left.endswith("نمی"):
        return _verb_prefix(left, right)
    if right in PLURAL_ENDINGS:
        return 0.95 if len(left) > 1 else 0.0
    if right == "ی":  # the ezafe of خانه ی ما
        return 0.9 if left[-1] == "ه" and len(left) > 2 else 0.0
    if right in COMPARATIVES[:3]:
        return 0.9 if _is_adjective(load_lexicon(), left.replace(ZWNJ, "")) else 0.0
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
        return 0.85 if left[-1] in "هی" or _is_predicate(load_lexicon(), left.replace(ZWNJ, "")) else 0.0
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
    if right in BOUND_PARTS and len(left) > 1 and left in lexicon and not (right == "دار" and left in GALLOWS):
        return 0.8
    listed = lexicon.halfspaced.get(left + right) == compound
    if listed and len(left) > 1 and (right in LISTED_SECOND_PARTS or _has_article(right)):
        return 0.75
    if left in FIRST_PARTS and right != "تا" and listed and (lexicon.is_met(compound) or left in ("ضد", "شبه", "غیر")):
        return 0.8
    return 0.0
