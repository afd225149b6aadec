"""What is gained when two pieces of text become one word: بین and المللی, دار and د, کتاب and های.

The gain weighs the two pieces as words of their own against the word they make. It serves :mod:`.runpath`, which looks
for where a line was cut.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..letters import ZWNJ
from ..lexicon import load_lexicon
from ..verbs import PREVERBS, analyses
from .compounds import COMMON_COMPOUNDS, FIRST_PARTS, SECOND_PARTS
from .neighbours import sign_class
from .vocabulary import UNKNOWN, cost
from .wordshapes import completed

WEIGHT = 0.6
"""What a unit of word cost counts beside a unit of log-odds of neighbours."""

NEVER = -99.0
"""The gain of what cannot be one word."""

BOUND = frozenset(
    "ها های هایی هایش هایشان هایم هایت هایمان هاست ای ام ات اش ایم اید اند تر ترین تری می نمی مان تان شان".split()
)
"""Endings and prefixes that do not stand by themselves."""

_PLURALS = frozenset(["ها", "های", "هایی", "هایش", "هایشان", "هایم", "هایت", "هایمان", "هاست"])
_AFTER_HEH = frozenset(["ای", "ام", "ات", "اش", "ایم", "اید", "اند"])
_PREFIXES = ("می", "نمی")
_FUNCTION = 8.5  # the cost below which a word is so common that it hardly is half of a compound
_ALONE = 12.0  # an ending by itself, as costly as a rare word
_ANY_TWO = 5.0  # log-odds against a half-space between two words that nothing says belong together


class Joint(NamedTuple):
    """``gain`` in log-odds of joining two pieces with ``sign`` between them: nothing, a half-space or a lost space."""

    gain: float
    sign: str


@lru_cache(maxsize=50_000)
def word_cost(word: str) -> float:
    """The cost of a word that stands between spaces."""
    if sign_class(word):
        return 5.0
    if word in BOUND:
        return _ALONE
    found = cost(word)
    return 14.5 if found >= UNKNOWN and completed(word) else found


@lru_cache(maxsize=50_000)
def is_finite(word: str) -> bool:
    """Whether the word is a finite verb and nothing else."""
    tenses = {form.tense for form in analyses(word)}
    return bool(tenses & {"past", "present", "copula", "perfect", "subjunctive"}) and not (
        {"N", "AJ"} & set(load_lexicon().tags(word))
    )


def _verb_cost(word: str) -> float | None:
    """The cost of a verb with می; it grows where the ending also fits other words."""
    forms = [f for f in analyses(word) if f.prefix in _PREFIXES and f.tense != "imperative"]
    return 9.0 + 2.5 * (forms[0].ending in ("ی", "ید", "م", "یم")) if forms else None


def join(a: str, b: str, inside: float, half: float) -> Joint:
    """The best way to write ``a`` and ``b`` as one word.

    ``inside`` and ``half`` are the log-odds that a word was cut between two letters, and at a half-space.

    >>> join("می", "رود", -5.0, 0.0).sign == ZWNJ, join("سلط", "ه", -5.0, 0.0).sign == ""
    (True, True)
    """
    whole, halves = _gains(a, b)
    whole, halves = whole + inside, halves + half
    if halves <= whole:
        return Joint(whole, "")
    # Two words that nothing says belong together lost a space rather than a half-space.
    return Joint(halves, ZWNJ if _belong_together(a, b) else " ")


def _belong_together(a: str, b: str) -> bool:
    """An ending, a listed compound, or words of which one is none by itself; شرکت and چینی are two."""
    compound = f"{a}{ZWNJ}{b}"
    listed = compound in COMMON_COMPOUNDS or load_lexicon().halfspaced.get(a + b) == compound
    return listed or a in _PREFIXES or b in BOUND or max(cost(a), cost(b)) >= UNKNOWN


@lru_cache(maxsize=50_000)
def _gains(a: str, b: str) -> tuple[float, float]:
    """What is gained when ``a`` and ``b`` become one word, with nothing and with a half-space between them."""
    if sign_class(a) or sign_class(b):
        return NEVER, NEVER
    apart = word_cost(a) + word_cost(b)
    if a in _PREFIXES or (a[-2:] == "می" and a[:-2] in PREVERBS):
        verb = _verb_cost(a + b)
        return NEVER, NEVER if verb is None else WEIGHT * (apart - verb)
    return WEIGHT * (apart - _whole_cost(a + b)), _halves_gain(a, b, apart)


def _whole_cost(word: str) -> float:
    verb = _verb_cost(word)
    whole = cost(word) if verb is None else verb
    if whole < UNKNOWN:
        return whole
    found = completed(word)
    if not found:
        return whole
    parts = [cost(part) for part in found[0].split(ZWNJ) if part not in BOUND]
    return min(max(parts, default=whole) + 2, whole)


def _halves_gain(a: str, b: str, apart: float) -> float:
    """What is gained when a half-space stands between ``a`` and ``b``."""
    common = cost(a) < _FUNCTION or cost(b) < _FUNCTION or is_finite(a)
    known = _known_halves_cost(a, b)
    any_two = -_ANY_TWO - 6.0 * common  # two words that nothing says belong together
    return any_two if known is None else max(WEIGHT * (apart - known), any_two)


def _known_halves_cost(a: str, b: str) -> float | None:
    """The cost of ``a`` and ``b`` as two parts of one word, where there is a reason to take them for that."""
    own = max(cost(a), 6.0)
    found: list[float] = []
    tags = load_lexicon().tags(a)
    if b in _PLURALS and len(a) > 1:
        found.append(own + (9.0 if is_finite(a) or (cost(a) < _FUNCTION and "N" not in tags) else 1.5))
    elif b in _AFTER_HEH and len(a) > 2 and a[-1] in "هی":
        found.append(own + 2.0)
    elif b == "اند" and {"N", "AJ"} & set(tags):
        found.append(own + 4.0)
    elif b in ("تر", "ترین", "تری") and len(a) > 1:
        found.append(own + (2.0 if "AJ" in tags else 5.0))
    elif b in ("مان", "تان", "شان") and a[-1] in "یه":
        found.append(own + 3.0)
    if f"{a}{ZWNJ}{b}" in COMMON_COMPOUNDS:
        found.append(9.0)
    elif load_lexicon().halfspaced.get(a + b) == f"{a}{ZWNJ}{b}":
        found.append(12.0)
    elif a in FIRST_PARTS or b in SECOND_PARTS:
        halves = max(5.0 if a in FIRST_PARTS else cost(a), 5.0 if b in SECOND_PARTS else cost(b), 8.0)
        found.append(halves + 5.0)
    return min(found, default=None)
