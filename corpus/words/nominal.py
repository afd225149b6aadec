"""Lemmas of nouns, adjectives and the rest: endings are taken off while the word list knows what remains.

Endings stand in this order behind a noun or adjective, each optional: comparison (تر ترین), plural (ها ان ات ین),
ی of indefiniteness or linking, personal clitic (م ت ش مان تان شان) or copula (ام ای است ایم اید اند). They are taken
off from the outside in; a word that the list knows as one stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .. import verbs
from ..letters import ZWNJ
from ..lexicon import load_lexicon
from .names import is_name, is_people, is_relational, is_spelled_out
from .resources import singulars, word_set
from .spelling import usual_spelling

# Tags of words that take no endings: prepositions, conjunctions, pronouns, determiners, interjections.
_CLOSED = frozenset(("P", "CONJ", "PRO", "DET", "POSTP", "INT", "PR"))
_PLURAL = "PL"
_CLITICS = ("مان", "تان", "شان", "م", "ت", "ش")
_JOINED_CLITICS = ("ام", "ات", "اش", "مان", "تان", "شان")
_COPULAS = ("ایم", "اید", "اند", "ام", "ای", "است", "یم", "ید", "ند", "ست")
# Bases up to this length are too often the chance beginning of another word (کار of کارتر, گرگ of گرگان): off them a
# bare ending comes only where short.txt has them.
_SHORT = 3
# Present stems that make compounds (موج‌آفرین), whose form with ی is the doing (موج‌آفرینی).
_AGENTS = frozenset(
    "آفرین ساز گذار دار گیر پرداز نشین کش گر فروش شناس نگار افکن انداز بخش پذیر پرست یاب خوان جوی بند سوز سنج پرس "
    "طلب باز نویس زن گریز اندیش بگیر خواه گرد پوش کوب".split()
)
# Those of them that nothing else ends in: خبررسانی has one, دیداری "a meeting" has no دار.
_UNMISTAKABLE = tuple(f"{agent}ی" for agent in "آفرین ساز پرداز فروش شناس نگار افکن انداز پذیر پرست رسان نویس".split())
_LACK = f"بی{ZWNJ}"
_VERBAL = (f"می{ZWNJ}", f"نمی{ZWNJ}")
_WITH_IN = frozenset("فعال خیر والد تابع روحانی صالح".split())
# Behind a half-space these are endings whatever stands before.
_HALFSPACED_ENDINGS = frozenset(
    (*_JOINED_CLITICS, *_COPULAS, "ها", "های", "هایی", "ای", "تر", "ترین", "تری", "یی", "ی")
)


@lru_cache(maxsize=50_000)
def known(form: str) -> str | None:
    """How the word list writes ``form``, half-spaces aside; None for words it does not know well.

    Well known are words with a tag or a frequency; bare entries are often inflected forms.
    """
    lexicon = load_lexicon()
    if lexicon.tags(form) or lexicon.frequency(form):
        return form
    plain = form.replace(ZWNJ, "")
    for spelling in (plain, lexicon.halfspaced.get(plain), usual_spelling(plain)):
        if spelling and (lexicon.tags(spelling) or lexicon.frequency(spelling)):
            return spelling
    if form in word_set("gaps.txt"):
        return form
    if ZWNJ in form and not form.startswith(
        _VERBAL
    ):  # a compound that is not listed, such as صلح‌طلب: its last part decides
        last = form.rsplit(ZWNJ, 1)[1]
        if (
            len(last) > 2
            and last not in _HALFSPACED_ENDINGS
            and (
                last in _AGENTS
                or (lexicon.tags(last) and last.removesuffix("ان") not in _AGENTS)  # جمهوری‌خواهان is a plural
            )
        ):
            return form
    return None


def has_tag(form: str, *tags: str) -> bool:
    """Whether the word list gives ``form`` one of ``tags``."""
    spelling = known(form)
    return spelling is not None and not set(tags).isdisjoint(load_lexicon().tags(spelling))


def _is_plural(form: str) -> bool:
    return has_tag(form, _PLURAL)


def nominal_lemma(word: str, pos: str | None = None) -> str:
    """The lemma of a word that is not a verb."""
    if word in word_set("whole.txt") or is_name(word) or is_relational(word) or is_spelled_out(word):
        return word
    if (one := singulars().get(word)) is not None:
        return one
    if pos is None and has_tag(word, *_CLOSED):
        return word
    if word.endswith("ی") and pos != "PROPN" and (lemma := _indefinite(word)) is not None:
        return lemma
    whole = known(word)
    if whole is not None and not _is_plural(word) and not _surely_inflected(word, pos):
        return whole
    if word.startswith(_LACK) and word.endswith("ی") and word[-2] not in f"ا{ZWNJ}" and known(word[:-1]):
        return word  # بی‌عدالتی is the lack of justice, not "an unjust …"
    for base in _bases(word, pos):
        return base
    return whole or word


def _surely_inflected(word: str, pos: str | None) -> bool:
    """Listed words that are inflected forms all the same: with ها or تر behind a half-space."""
    _, _, last = word.rpartition(ZWNJ)
    if ZWNJ in word and (last.startswith(("ها", "ترین")) or last == "تر"):
        return True
    # Plurals of participles in گان (نویسندگان) and Arabic ones in ین (مجاهدین).
    if word.endswith(("ندگان", "تگان", "دگان")):
        return known(word[:-3] + "ه") is not None
    if word.endswith("یون"):
        return word[:-2] in word_set("people.txt")
    return word.endswith("ین") and _takes_in(word[:-2]) and has_tag(word[:-2], "N", "AJ")


def _indefinite(word: str) -> str | None:
    """The word before an ی that is nearly always that of indefiniteness (کسی, مهمی, افرادی), else None."""
    base = word[:-1].rstrip(ZWNJ)
    if base.endswith(("ای", "وی")) and base[:-1] in word_set("indefinites.txt"):
        return base[:-1]  # صدایی, نیرویی
    if base.endswith("ای") and base[:-2].rstrip(ZWNJ) in word_set("indefinites.txt"):
        base = base[:-2].rstrip(ZWNJ)
    if base in word_set("indefinites.txt"):
        return base
    if base in word_set("whole.txt"):
        return None
    if (one := singulars().get(base)) is not None and known(word) is None:
        return one
    # Arabic participles of the fifth and sixth stems, Persian compounds with these endings: adjectives.
    if known(word) is None and (
        (base.startswith("مت") and len(base) > 4 and has_tag(base, "AJ"))
        or base.endswith(("مند", "ناک", "آمیز", "انگیز"))
    ):
        return known(base)
    return None


def _bases(word: str, pos: str | None) -> Iterator[str]:
    """Lemmas that ``word`` can have by taking endings off, the likelier first."""
    yield from _plural(word)
    yield from _comparison(word)
    yield from _ya(word, pos)
    yield from _clitic(word)


def _resolve(base: str) -> str | None:
    """The lemma of what is left when an ending is off; None when that is no word."""
    if len(base) < 2:
        return None
    if base in word_set("whole.txt"):
        return base
    if (one := singulars().get(base)) is not None:
        return one
    if _is_plural(base) or _surely_inflected(base, None):
        for lemma in _plural(base):
            return lemma
    if (spelling := known(base)) is not None:
        return spelling
    # Adjectives in ی are made freely (قرقیزی); the list has few of them.
    if base in word_set("people.txt") or is_relational(base):
        return base
    return base if base.endswith("ی") and len(base) > 3 and known(base[:-1]) else None


def _first(*bases: str) -> Iterator[str]:
    for base in bases:
        if (lemma := _resolve(base)) is not None:
            yield lemma


def _plural(word: str) -> Iterator[str]:
    for ending in ("هایی", "های", "ها"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            joined = base.endswith(ZWNJ)
            base = base.rstrip(ZWNJ)
            if ending == "های" and not joined:
                if (one_word := known(word[:-1])) and not _is_plural(word[:-1]):
                    yield one_word  # انتهای
                if not known(base) and known(base + "ه"):
                    yield from _first(base + "ه")  # خانهای is خانه‌ای, glued
            yield from _first(base)
            if joined or len(base) > 2:
                yield _unlisted(base)
    yield from _human_plural(word)
    yield from _arabic_plural(word)


def _unlisted(base: str) -> str:
    """The best guess for a base that the list does not have: one more ending may be on it."""
    for ending in ("ان", "ات"):
        if base.endswith(ending) and (lemma := _resolve(base[: -len(ending)])):
            return lemma
    for ending in ("ترین", "تر"):
        if base.endswith(ZWNJ + ending):
            return base[: -len(ending) - 1]
    return base


def _human_plural(word: str) -> Iterator[str]:
    for tail in ("", "ی"):
        stem = word[: len(word) - len(tail)] if word.endswith(tail) else ""
        if tail and known(stem) and not _is_plural(stem) and not _surely_inflected(stem, None):
            continue
        if stem.endswith("یان") and stem[-4:-3] in ("ا", "و"):
            if stem[:-2] in word_set("people.txt"):  # صفویان
                yield stem[:-2]
            yield from _first(stem[:-3])
        if stem.endswith("یان") and not is_people(stem[:-2]):
            continue  # پزشکیان
        if stem.endswith("ان") and (
            len(stem) > _SHORT + 2 or stem[:-2] in word_set("short.txt") or stem[:-2] in word_set("people.txt")
        ):
            yield from _first(stem[:-2].rstrip(ZWNJ))
        if stem.endswith("گان") and len(stem) > 4:
            yield from _first(stem[:-3].rstrip(ZWNJ).removesuffix("ه") + "ه")  # Dari also writes باشنده‌گان


def _arabic_plural(word: str) -> Iterator[str]:
    for tail in ("", "ی"):
        stem = word[: len(word) - len(tail)] if word.endswith(tail) else ""
        if len(stem) < 4 or (tail and stem in word_set("whole.txt")):
            continue
        if stem.endswith("یات"):
            yield from _commonest(stem[:-2], stem[:-2] + "ه", stem[:-3] + "ه", stem[:-2] + "ت")
        elif stem.endswith("جات"):
            yield from _first(stem[:-3].rstrip(ZWNJ), stem[:-3].rstrip(ZWNJ) + "ه")
        elif stem.endswith("ات"):
            if len(stem) == len("مکاتبات") and stem[0] == "م" and stem[2] == "ا":
                yield from _first(stem[:-2] + "ه")  # مکاتبات is of مکاتبه, not of مکاتب
            yield from _commonest(stem[:-2], stem[:-2] + "ه", stem[:-2] + "ت")
        elif stem.endswith("یون") and len(stem) > 5:
            yield from _first(stem[:-2])  # انقلابیون
        elif stem.endswith("ین") and _takes_in(stem[:-2]):
            yield from _first(stem[:-2])


def _takes_in(base: str) -> bool:
    """Whether an Arabic plural in ین can stand on ``base``: participles (مسئول, حاضر) and a few adjectives do."""
    participle = (len(base) > 3 and base[0] == "م") or (len(base) == 4 and base[1] == "ا")
    return (participle and base not in word_set("places.txt")) or base in _WITH_IN


def _commonest(*bases: str) -> Iterator[str]:
    lexicon = load_lexicon()
    lemmas = [spelling for base in bases if len(base) > 1 and (spelling := known(base))]
    yield from sorted(lemmas, key=lambda lemma: -lexicon.frequency(lemma))


def _comparison(word: str) -> Iterator[str]:
    for ending in ("ترینی", "ترین", "تری", "تر"):
        if not word.endswith(ending) or len(word) <= len(ending) + 1:
            continue
        base = word[: -len(ending)]
        if base.endswith(ZWNJ):
            yield _resolve(base.rstrip(ZWNJ)) or base.rstrip(ZWNJ)
        elif has_tag(base, "AJ", "ADV") and (len(base) > _SHORT or base in word_set("short.txt")):
            yield from _first(base)


def _ya(word: str, pos: str | None) -> Iterator[str]:
    """ی of indefiniteness or linking: مردی, خانه‌ای, دنیای, زیبایی."""
    for ending in (ZWNJ + "ای", ZWNJ + "یی", ZWNJ + "ی", "ئی", "یی", "ای", "ی"):
        if not word.endswith(ending) or len(word) <= len(ending) + 1:
            continue
        base = word[: -len(ending)]
        if ending == "ای":
            yield from _first(word[:-1])  # دنیای
            if base.endswith("ه"):
                yield from _first(base)  # خانهای, glued
        elif ending == "ی" and base[-1] not in "او":
            # A noun with ی that the list does not have is oftener an adjective (دولتی) than indefinite; where the
            # list never uses the noun as an adjective, it is the other way about.
            if (
                has_tag(base, "AJ")
                or word in load_lexicon()
                or base in word_set("gaps.txt")
                or (ZWNJ in base and base not in load_lexicon())
            ):
                yield word
            if base.rpartition(ZWNJ)[2] in _AGENTS or word.endswith(_UNMISTAKABLE) or _is_infinitive(base):
                yield word  # موج‌آفرینی, ناگفتنی
            if pos == "PROPN":
                yield word  # surnames: عظیمی
            yield from _first(base)
        elif ending in ("یی", "ئی"):
            yield word  # آمریکایی, روستایی, زیبایی: adjectives and abstract nouns
        elif ending.startswith(ZWNJ) or base[-1] in "او":
            yield from _first(base)
            if ending.startswith(ZWNJ) and ending != ZWNJ + "ی":
                yield base


def _is_infinitive(word: str) -> bool:
    return word.endswith("ن") and any(reading.tense == "infinitive" for reading in verbs.analyses(word))


def _clitic(word: str) -> Iterator[str]:
    for ending in (*_COPULAS, *_JOINED_CLITICS):
        if word.endswith(ZWNJ + ending):
            base = word[: -len(ending) - 1]
            yield _inner(base) or nominal_lemma(base)
    for ending in ("یم", "ید", "ند"):  # امیدواریم: adjectives with the copula come before nouns in ی with a clitic
        base = word.removesuffix(ending)
        if base != word and has_tag(base, "AJ") and (len(base) > _SHORT or base in word_set("short.txt")):
            yield from _first(base)
    for ending in _CLITICS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            if base.endswith(ZWNJ):
                base = base.rstrip(ZWNJ)
            if base.endswith(("ای", "وی")) and (lemma := _inner(base[:-1], guess=base.endswith("های"))):
                yield lemma  # صدایش, مویش
            joined = word[-len(ending) - 1] == ZWNJ
            if ending in "مت" and not joined and len(base) <= _SHORT and base not in word_set("owned.txt"):
                continue  # کنت
            if (lemma := _inner(base)) and (has_tag(lemma, "N", "AJ") or word not in load_lexicon()):
                yield lemma
    if word in load_lexicon():
        return  # لیست is not لی + است
    for ending in ("یم", "ید", "ند", "ست", "اند", "ام", "اش", "ات", "ایم"):
        base = word.removesuffix(ending)
        if base != word and ending == "ست" and base.endswith("ی") and len(base) > 2:
            yield nominal_lemma(base)  # حالتیست
        elif base != word and (lemma := _inner(base)):
            yield lemma


def _inner(base: str, *, guess: bool = False) -> str | None:
    """The lemma of what a clitic stood on: a word, a plural, a comparative; with ``guess`` a plural of any word."""
    if len(base) < 2:
        return None
    if base in word_set("whole.txt"):
        return base
    if (one := singulars().get(base)) is not None:
        return one
    if (whole := known(base)) and not _is_plural(base) and not _surely_inflected(base, None):
        return whole
    for lemma in (*_plural(base), *_comparison(base)):
        if guess or ZWNJ in base or known(lemma):  # باکینگهام has no plural in it
            return lemma
    return whole or _resolve(base)


def is_lexical_participle(form: str) -> bool:
    """Whether a past participle has become an adjective or noun (گسترده, وابسته)."""
    return form in word_set("participles.txt")
