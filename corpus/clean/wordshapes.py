"""How one word is spelled with its half-spaces: decided from the word list, the verb table and word parts.

:func:`spell` takes a word written without half-spaces, :func:`completed` one that may have some of them. Both are
remembered for each distinct word.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from ..letters import NON_JOINING, ZWNJ
from ..lexicon import Lexicon, load_lexicon
from ..verbs import PREVERBS, analyses
from .compounds import (
    AFTER_SILENT_HEH,
    ATTACHED_ENDINGS,
    CLITICS,
    COMMON_COMPOUNDS,
    COMPARATIVES,
    FIRST_PARTS,
    PAST_TIMES,
    PLURAL_BEFORE_HEH_TWIN,
    PLURAL_ENDINGS,
    SECOND_PARTS,
    SOUNDED_HEH,
    WHOLE,
)
from .verbshapes import verb_spelling
from .vocabulary import RARE, cost, is_solid_compound
from .wordsources import counted_forms, halfspaced_names, names

type Spelling = tuple[str, float] | None
"""A spelling with half-spaces and how sure it is, or nothing to change."""

_LONGEST = 40  # letters; no Persian word is longer
_HAMZA = "\N{ARABIC HAMZA ABOVE}"
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


@lru_cache(maxsize=50_000)
def spell(word: str) -> Spelling:
    """The spelling with half-spaces of a word written without them; None where nothing is to change."""
    if word in WHOLE:
        return None
    if name := halfspaced_names().get(word) or (None if load_lexicon().is_met(word) else _COMMON.get(word)):
        return _seen((name, 0.9), word)
    found = verb_spelling(word) if _could_change(word) else None
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
        or _behind_kept_heh(lexicon, word)
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


@lru_cache(maxsize=50_000)
def completed(word: str) -> Spelling:
    """As :func:`spell`, also for a word that has some of its half-spaces: those it has must be among the ones it needs.

    >>> spelling, confidence = completed(f"سرمایه{ZWNJ}گذاریها")
    >>> spelling == f"سرمایه{ZWNJ}گذاری{ZWNJ}ها"
    True
    """
    if word.endswith(_HAMZA):  # آییننامهٔ
        inner = completed(word[:-1])
        return inner and (inner[0] + _HAMZA, inner[1])
    if ZWNJ not in word:
        return spell(word)
    plain = word.replace(ZWNJ, "")
    found = spell(plain) if _lacks(word, _seen(verb_spelling(plain) or _candidate(plain), plain)) else None
    return found if _lacks(word, found) else _by_parts(word)


def _by_parts(word: str) -> Spelling:
    """کتابهای‌شان is spelled کتاب‌های‌شان, and موضع‌گیریهای with موضعگیری in the list موضع‌گیری‌های.

    What stands before a half-space lacks one itself, or what stands behind it does.
    """
    first, _, last = word.rpartition(ZWNJ)
    if last in CLITICS[3:] and first.endswith("های"):
        found = completed(first)
        return found and (f"{found[0]}{ZWNJ}{last}", round(found[1] * 0.95, 2))
    base = last[: max(last.rfind("ها"), 0)]
    is_plural = last[len(base) :] in PLURAL_ENDINGS and (base in SECOND_PARTS or load_lexicon().is_met(base))
    if first and (is_plural or last.endswith(("هگان", "هگی"))):
        found = completed(last)
        return found and (f"{first}{ZWNJ}{found[0]}", round(found[1] * 0.95, 2))
    return None


def _lacks(word: str, found: Spelling) -> bool:
    """Whether the spelling has the half-spaces of the word and more."""
    return found is not None and found[0] != word and _places(word) < _places(found[0])


def _places(word: str) -> set[int]:
    """Where the half-spaces stand, counted in letters."""
    return set(accumulate(len(part) for part in word.split(ZWNJ)[:-1]))


_AS_NAMES_END = ("هام", "هایم")
"""What names end in as well as words in ه (بیکهام, مانهایم)."""

_LEAVE = ("", 1.0)  # the word is whole: nothing else is to be tried


def _whole_as_it_is(lexicon: Lexicon, word: str) -> bool:
    """A known word with an attached ending, a verb (بینجامد), also with its particle (برگرفته), stays as it stands."""
    if word.endswith("گان") and lexicon.is_met(f"{word[:-3]}ه"):
        return True  # شاهزادگان is solid as شاهزاده is
    for ending in ATTACHED_ENDINGS:
        if not word.endswith(ending):
            continue
        base = word[: -len(ending)]
        if len(base) > 2 and lexicon.is_met(base) and base not in PLURAL_ENDINGS:
            listed = lexicon.halfspaced.get(word)
            if listed and lexicon.frequency(listed) > lexicon.frequency(base):
                continue  # پیشبینی is پیش‌بینی rather than پیشبین and ی
            if base.endswith("ه") and (ending in AFTER_SILENT_HEH or ending == "گان"):
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
    if (ending == "هایم" and not _is_common_noun(lexicon, base)) or (ending == "هائی" and f"{base}هایی" in lexicon):
        return None  # دورکهایم, مانهایم are names; تنهائی is تنهایی
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


def _is_common_noun(lexicon: Lexicon, base: str) -> bool:
    return base in counted_forms() or (lexicon.is_met(base) and base not in names()) or spell(base) is not None


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
        if ending == "اند" and word.endswith(ending) and len(base) > 3 and is_predicate(lexicon, base):
            return f"{base}{ZWNJ}{ending}", 0.85
        if not word.endswith(ending) or len(base) < 3 or base[-1] not in "هی":
            continue
        if base[-1] == "ی" and ending in ("ای", "ات", "مان", "تان", "شان"):
            continue
        if base.endswith(SOUNDED_HEH) and ending in ("ای", "ات", "اش", "مان", "تان", "شان"):
            continue
        if base in lexicon and not (word.endswith(_AS_NAMES_END) and _is_bare(lexicon, base)):
            return f"{base}{ZWNJ}{ending}", 0.9
        inner = spell(base)
        if inner:
            return f"{inner[0]}{ZWNJ}{ending}", inner[1] * 0.95
    return None


def _is_bare(lexicon: Lexicon, base: str) -> bool:
    """Whether the word is no more than a string of the list."""
    return not (lexicon.is_met(base) or is_solid_compound(base))


def _behind_kept_heh(lexicon: Lexicon, word: str) -> Spelling:
    """شدهگان, which should be شدگان, is read as شده‌گان."""
    base, ending = (word[:-3], word[-3:]) if word.endswith("گان") else (word[:-2], word[-2:])
    if ending not in ("گان", "گی") or base[-1:] != "ه" or base.endswith(SOUNDED_HEH):
        return None
    if len(base) < 3 or not lexicon.is_met(base):
        return None
    return f"{base}{ZWNJ}{ending}", 0.8


def is_predicate(lexicon: Lexicon, word: str) -> bool:
    """A noun or adjective, of which نگران‌اند can be made."""
    return not {"N", "AJ"}.isdisjoint(lexicon.tags(word))


def _compared(lexicon: Lexicon, word: str) -> Spelling:
    if not word.endswith(COMPARATIVES):
        return None
    for ending in COMPARATIVES:
        base = word[: -len(ending)]
        if not word.endswith(ending) or len(base) < 2:
            continue
        if base in lexicon and is_adjective(lexicon, base):
            return f"{base}{ZWNJ}{ending}", 0.9
        inner = spell(base)
        if inner:
            return f"{inner[0]}{ZWNJ}{ending}", inner[1] * 0.95
    return None


def is_adjective(lexicon: Lexicon, base: str) -> bool:
    """Whether تر can follow: an adjective, or a longer word whose part of speech nobody noted."""
    tags = lexicon.tags(base)
    return "AJ" in tags or (not tags and len(base) > 3)


def _inflected(word: str) -> Spelling:
    """An attached ending on a word that is itself to be spelled with a half-space (سرمایهگذاران)."""
    for ending in ATTACHED_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not _is_guessed(word[: -len(ending)]):
            inner = spell(word[: -len(ending)])
            if inner:
                return inner[0] + ending, inner[1] * 0.95
    return None


def _is_guessed(word: str) -> bool:
    """Whether it is a plural only if its noun were a name: تاتنهام, مانهایم are none of تاتن, مان."""
    base = word.removesuffix("ی").removesuffix("ها")
    return word.endswith(("ها", "های")) and not _is_common_noun(load_lexicon(), base)


def _compound(lexicon: Lexicon, word: str) -> Spelling:
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if len(right) > 2 and right in SECOND_PARTS and len(left) > 2 and lexicon.is_met(left):
            return f"{left}{ZWNJ}{right}", 0.8
        if left in FIRST_PARTS and len(left) + len(right) > 6 and cost(right) < RARE:
            return f"{left}{ZWNJ}{right}", 0.75
    return None
