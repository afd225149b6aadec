"""How likely a string of letters is a Persian word: a cost for each, small for common words.

Three sources, from strong to weak: counts of a treebank (the common words, above all the function words), the word
list (words counted or tagged, then the rest), and the build of the word (a verb form, a known word with an ending, a
compound). What none of them knows is unknown; its cost grows with its length, so that a name stays cheaper in one
piece than cut into rare words.

Costs are negative natural logarithms of rough probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import chain

from ..letters import ZWNJ
from ..lexicon import BARE, load_lexicon
from ..verbs import PREVERBS, analyses
from ..wordforms import word_forms
from .compounds import (
    AFTER_SILENT_HEH,
    ATTACHED_ENDINGS,
    COMPARATIVES,
    FIRST_PARTS,
    LOAN_PREFIXES,
    NEW_WORDS,
    PAST_TIMES,
    PLURAL_ENDINGS,
    SECOND_PARTS,
    SOLID_COMPOUNDS,
)
from .wordsources import counted_costs, names

UNKNOWN = 15.0
"""The cost from which a word is unknown: about once in three million words."""

COMMON = 11.5
"""The cost below which a word is common: met at least twice in the counted texts."""

RARE = 13.0
"""The cost from which a word is rare: neither counted nor tagged by any source."""

_LONGEST = 40  # letters; no Persian word is longer, and looking into a longer string would take ever more time
_PER_LETTER = 2.0  # an unknown word costs this much more for each letter
_SINGLE_LETTER = 18.0  # only و is a word of one letter; others are initials
BUILT = 13.5
"""The cost of a word that grammar makes of a known one: about once in 700,000 words."""

_COUNTED, _LISTED = 12.5, 14.0  # about a word in 300,000, in a million
_SHORTEST_BUILT = 4  # letters of a word that grammar makes
_TWO_LETTERS = 14.5  # پز, لب: words, but chance strings of two letters are met more often
_SHORT_LISTED = 17.0  # the list has nearly every string of three letters: that says little
FINAL_MARKS = "\N{ARABIC HAMZA ABOVE}\N{ARABIC FATHATAN}"
"""Signs that a word can end in, behind its last letter."""

_BOUND = frozenset({*PLURAL_ENDINGS, *AFTER_SILENT_HEH, *COMPARATIVES})
_INNER = ("گان", "ان", "ات", "ها", "تر", "ی")  # endings that take one of the outer ones
_OUTER = frozenset({"", "ی", "یی", "م", "ت", "ش", "مان", "تان", "شان", *PLURAL_ENDINGS})
_ENDINGS = frozenset({*ATTACHED_ENDINGS, *_BOUND, "گان", "گی", "ک", "کی"})
_SHORTEST_SECOND = 3
_SHORTEST_IMPERATIVE = 4  # letters: بیاب, بیار and the like are chance strings


def _by_letter(parts: Iterable[str], at: int, shortest: int = 1) -> dict[str, tuple[str, ...]]:
    """The parts by the letter that they have at a place: that rules most of them out."""
    found: dict[str, list[str]] = {}
    for part in sorted(parts):
        if len(part) >= shortest:
            found.setdefault(part[at], []).append(part)
    return {letter: tuple(sorted(alike, key=len)) for letter, alike in found.items()}


_ENDINGS_OF = _by_letter(_ENDINGS, -1)
_FIRSTS_OF = _by_letter(FIRST_PARTS, 0, 2)
_SECONDS_OF = _by_letter(SECOND_PARTS, -1, _SHORTEST_SECOND)


def _is_glued(word: str) -> bool:
    """Whether a space is missing behind the first word, though a list has the whole: ازایران, وبه.

    Lists made of running text have many such; as words of their own they would hide what is damaged.
    """
    if word.startswith("از"):
        return len(word) > len("ازآن") and counted_costs().get(word[2:], UNKNOWN) < COMMON and not _is_met(word)
    return word in _GLUED_AND


_GLUED_AND = frozenset(f"و{word}" for word in "به در برای آن همچنین که از".split()) - {"واز"}


@cache
def _met_elsewhere() -> frozenset[str]:
    """Words that other sources hold than the word list."""
    return frozenset(chain(names(), NEW_WORDS, counted_costs()))


def _is_met(word: str) -> bool:
    """Whether the word is more than a bare string of the list."""
    return word in _met_elsewhere() or load_lexicon().is_met(word)


def _listed_cost(word: str) -> float | None:
    return _cost_by(load_lexicon().entry(word), word)


def _cost_by(entry: str | None, word: str) -> float | None:
    """The cost of a word that some list holds as it stands, with its entry in the word list.

    Words with half-spaces or marks are looked into.
    """
    if len(word) > _LONGEST or ZWNJ in word or word[-1:] in FINAL_MARKS:
        return None
    if (counted := counted_costs().get(word)) is not None:
        return counted
    if word in _BOUND:
        return BUILT  # endings by themselves: no damage of letters
    is_met = (entry or BARE) != BARE or word in _met_elsewhere()
    if not is_met and (entry is None or _is_glued(word)):
        return None
    if len(word) < 2:
        return _SINGLE_LETTER
    if is_met:
        return _COUNTED if len(word) > 2 else _TWO_LETTERS
    return _LISTED if len(word) > 3 else _SHORT_LISTED


class _Asked(dict[str, float | None]):
    """The words asked about so far, with what the lists say of them, until they are many for the text they are of."""

    are_many = False
    new = characters = 0

    def __missing__(self, word: str) -> float | None:
        self.new += 1
        self.are_many = self.are_many or self.new >= _MANY
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = found = _listed_cost(word)
        return found


_ASKED = _Asked()
_MANY = 100_000  # words that took as long to look up as it takes to make a table of all
_OFTEN = 0.012  # new words for a character of text: of undamaged text they are a third of that, of damaged ten times
_ENOUGH = 4_000_000  # characters that show how often words are looked up
_REMEMBERED = 50_000


def looked_through(characters: int) -> None:
    """Be told how long a text was that is done: of text that asks for few words they do not add up to many."""
    load_lexicon().looked_through(characters)
    if (table := word_forms().table) is not None:
        table.looked_through(characters)
    _ASKED.characters += characters
    if _ASKED.characters >= _ENOUGH:
        _ASKED.are_many = _ASKED.are_many or _ASKED.new >= _OFTEN * _ASKED.characters
        _ASKED.new = _ASKED.characters = 0


def listed_cost() -> Callable[[str], float | None]:
    """What gives the cost of a word that some list holds, and None for others.

    Words are looked up one by one at first, later in a table of all of them, which takes a moment to make.

    >>> listed = listed_cost()
    >>> listed("کتاب") < 12 < listed("کتابخوان"), listed("کتابرا")
    (True, None)
    """
    return listed_costs().get if _ASKED.are_many else _ASKED.__getitem__


@cache
def listed_costs() -> dict[str, float]:
    """Word → cost, of all words that :func:`listed_cost` knows."""
    listed = load_lexicon().entries()
    others = ((form, load_lexicon().entry(form)) for form in chain(_met_elsewhere(), _BOUND))
    rows = chain(listed, others)
    return {form: found for form, entry in rows if (found := _cost_by(entry, form)) is not None}


@cache
def least_costs() -> list[float]:
    """What a string of so many letters costs at least, by that number."""
    least = [_COUNTED] * (_LONGEST + 1)
    for form, cost in counted_costs().items():
        if len(form) <= _LONGEST:
            least[len(form)] = min(least[len(form)], cost)
    return least


def known(word: str) -> bool:
    """Whether any source knows the word.

    >>> known("کتاب"), known("کتابرا")
    (True, False)
    """
    return cost(word) < UNKNOWN


@lru_cache(maxsize=30_000)
def cost(word: str) -> float:
    """The cost of ``word``, with or without its half-spaces."""
    if (listed := listed_cost()(word)) is not None:
        return listed
    if ZWNJ in word:
        return _cost_of_parts(word)
    if _is_glued(word):
        return UNKNOWN + _PER_LETTER * len(word)
    if not word or len(word) > _LONGEST:
        return UNKNOWN + _PER_LETTER * len(word)
    if word[-1] in FINAL_MARKS:
        return _cost_of_marked(word)
    if len(word) == 1:
        return _SINGLE_LETTER
    return BUILT if len(word) >= _SHORTEST_BUILT and _is_built(word) else UNKNOWN + _PER_LETTER * len(word)


def floor(word: str) -> float:
    """What ``word`` costs at least, found without looking into it.

    >>> floor("در") == cost("در"), floor("کتابرا") < cost("کتابرا")
    (True, True)
    """
    if (listed := listed_cost()(word)) is not None:
        return listed
    if ZWNJ in word:
        return min(floor(word.replace(ZWNJ, "")), BUILT)
    if word and word[-1] in FINAL_MARKS:
        return min(floor(word[:-1]), BUILT)
    return floor_of_unlisted(len(word))


def floor_of_unlisted(letters: int) -> float:
    """What a word of plain letters costs at least that no list holds."""
    if letters == 1:
        return _SINGLE_LETTER
    return BUILT if letters >= _SHORTEST_BUILT else UNKNOWN + _PER_LETTER * letters


def _cost_of_parts(word: str) -> float:
    whole = cost(word.replace(ZWNJ, ""))
    if whole < UNKNOWN:
        return whole
    parts = word.split(ZWNJ)
    if all(
        part and (part in _BOUND or (i and part in SECOND_PARTS) or cost(part) < UNKNOWN)
        for i, part in enumerate(parts)
    ):
        return BUILT
    return whole


def _cost_of_marked(word: str) -> float:
    """خانهٔ is as likely as خانه; واقعاً and قاعدتاً as good as known when واقع and قاعده are."""
    plain = cost(word[:-1]) if len(word) > 1 else _SINGLE_LETTER
    stems = (word[:-2], word[:-3] + "ه")  # without اً, and with ه for تاً
    return min(plain, BUILT) if any(len(stem) > 2 and _is_met(stem) for stem in stems) else plain


def _is_built(word: str) -> bool:
    """A form that grammar makes of a known word, or a known word without its madda (اماده)."""
    if word[0] == "ا" and _is_met("آ" + word[1:]):
        return True
    if word.endswith("است") and any(form.ending == "است" and form.tense == "perfect" for form in analyses(word)):
        return False  # کردهاست is two words, کرده است
    if (word in load_lexicon().halfspaced and word not in PAST_TIMES) or _is_verb(word):
        return True
    if word.startswith(PREVERBS) and any(word.startswith(p) and _is_verb(word[len(p) :]) for p in PREVERBS):
        return True
    if word.startswith(LOAN_PREFIXES) and any(
        word.startswith(p) and len(word) > len(p) + 2 and _is_met(word[len(p) :]) for p in LOAN_PREFIXES
    ):
        return True
    endings = _ENDINGS_OF.get(word[-1], ())
    if word.endswith(endings) and any(word.endswith(ending) and _has_ending(word, ending) for ending in endings):
        return True
    return _is_compound(word)


def _is_compound(word: str) -> bool:
    """Two parts, one of them met, the other one that makes compounds; the second part has three letters or more."""
    firsts, seconds = _FIRSTS_OF.get(word[0], ()), _SECONDS_OF.get(word[-1], ())
    if word.startswith(firsts):
        for first in firsts:
            if word.startswith(first) and len(word) - len(first) >= _SHORTEST_SECOND and _is_met(word[len(first) :]):
                return True
    if word.endswith(seconds):
        for second in seconds:
            if word.endswith(second) and len(word) - len(second) > 1 and _is_met(word[: -len(second)]):
                return True
    return is_solid_compound(word)


def is_solid_compound(word: str) -> bool:
    """Two parts that make a word without a half-space between them.

    >>> is_solid_compound("بایرامعلی"), is_solid_compound("برادرشوهر"), is_solid_compound("کتابعلی")
    (True, True, False)
    """
    return any(
        word[:at] in firsts and word[at:] in seconds
        for firsts, seconds in SOLID_COMPOUNDS
        for at in range(2, len(word) - 1)
    )


def _is_verb(word: str) -> bool:
    """A finite form of one word: not the imperative, which fits too many chance strings, nor کرده است, two words.

    Imperatives of verbs in آ are no chance: بیاموز, بیامرز.
    """
    return any(
        (form.tense != "imperative" or (word.startswith("بیا") and len(word) > _SHORTEST_IMPERATIVE))
        and form.prefix != "م"
        and form.ending != "است"
        for form in analyses(word)
    )


def _has_ending(word: str, ending: str) -> bool:
    """A known word and ``ending``, with one plural or ی between them at the most."""
    base = word[: -len(ending)]
    if len(base) < 2:
        return False
    if ending in ("ک", "کی"):  # استراتژیک, تکنولوژیکی
        return base.endswith("ی") and _is_met(base)
    if _is_met(base) or base in load_lexicon().halfspaced or (ending in ("گان", "گی") and _is_met(f"{base}ه")):
        return True  # شاهزادگان, of which شاهزاده is met
    if base.endswith(("گان", "گی")) and _is_met(base[: base.rindex("گ")] + "ه"):
        return True
    if ending not in _OUTER:
        return False
    inner = next((e for e in _INNER if base.endswith(e)), "")
    return bool(inner) and len(base) - len(inner) > 2 and _is_met(base[: -len(inner)])
