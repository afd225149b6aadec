"""Lemmas: the form under which a word is counted.

Verbs first: a form of a verb gets its two stems, ``past#present`` (می‌رود → رفت#رو), with the preverb before them
where there is one (برمی‌گردد → بر#گشت#گرد), as hazm and the treebanks write them. Infinitives are nouns. Then
irregular plurals, then endings (:mod:`.nominal`). A form that can be noun and verb is what the word list makes
likely; ``pos`` decides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

from .. import verbs
from ..errors import OptionError
from ..letters import DIACRITICS, LOOK_ALIKES, PERSIAN_LETTERS, TATWEEL, ZWNJ
from ..patterns import late_pattern
from ..spokenverbs import spoken_lemma
from ..verbs import VerbForm
from ..wordforms import word_forms
from .nominal import has_tag, is_lexical_participle, known, nominal_lemma
from .resources import read_corrections, shipped_corrections, singulars, word_set
from .spelling import usual_spelling
from .spoken_nouns import spoken_owner

_UPOS = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
_VERBAL = frozenset(("VERB", "AUX"))
_WHOLE = frozenset(("ADP", "CCONJ", "SCONJ", "DET", "PRON", "NUM", "INTJ", "PART", "PUNCT", "SYM", "X"))

# Spellings made alike before the look-up: Arabic letters, but not the seats of hamza (مسئول, رأی are spelled so).
_SPELLING = {ord(c): LOOK_ALIKES[c] for c in "يىےكڪہەھٱ"} | {ord(c): None for c in (*DIACRITICS - {"ً"}, TATWEEL)}
_SPELLING |= {ord("ۀ"): "ه", ord("\N{ARABIC HAMZA ABOVE}"): None}

# A Latin word with a Persian plural: PDFها, PDF‌های.
_LATIN_PLURAL = late_pattern(rf"([A-Za-z][A-Za-z\d]*){ZWNJ}?(?:ها|های|هایی)")

_LINKED = ("ۀ", "ه\N{ARABIC HAMZA ABOVE}")

_corrections: dict[str, str] = {}


def use_corrections(source: str | Path | Mapping[str, str]) -> None:
    """Set the user's own lemmas: a file (form, tab, lemma) or a mapping. They go before every rule.

    A form stands for its spellings with Arabic letters and with or without its half-spaces, unless one of these has a
    lemma of its own. Calling it again replaces the earlier ones; an empty mapping removes them. Holds for this
    process. Raises :class:`corpus.errors.OptionError`, naming the line, for a file that is not of that shape, a form of
    several words and an empty lemma.

    >>> use_corrections({"رهبری": "رهبری"})
    >>> lemmatize("رهبری")
    'رهبری'
    >>> use_corrections({})
    """
    given = dict(source) if isinstance(source, Mapping) else read_corrections(source)
    for form, lemma in given.items():
        if not form.strip() or len(form.split()) > 1:
            raise OptionError(form, "no single word", "write the form as one word, with half-spaces inside")
        if not lemma.strip():
            raise OptionError(form, "an empty lemma", "give the form a lemma, or leave it out")
    lemmas = {spelled_alike(form.strip()): spelled_alike(lemma.strip()) for form, lemma in given.items()}
    _corrections.clear()
    _corrections.update({form.replace(ZWNJ, ""): lemma for form, lemma in lemmas.items()} | lemmas)
    _lemma.cache_clear()


def lemmatize(word: str, pos: str | None = None) -> str:
    """The lemma of one word.

    ``pos`` is its part of speech where known, as Universal Dependencies names it (NOUN, VERB, ADJ, PROPN, …);
    without it the likelier reading is taken. Verbs come out as ``past#present``. Half-spaces may be missing in
    ``word``. Words that are not Persian come out as they are. Raises :class:`corpus.errors.OptionError` for an
    unknown ``pos``.

    >>> [lemmatize(w) for w in ("کتاب‌هایشان", "نمی‌روند", "مردم", "شعرا", "دانشجویان")]
    ['کتاب', 'رفت#رو', 'مردم', 'شاعر', 'دانشجو']
    >>> lemmatize("کند", pos="ADJ")
    'کند'
    """
    if pos is not None and pos not in _UPOS:
        raise OptionError(pos, "no part of speech of Universal Dependencies", f"use one of {', '.join(sorted(_UPOS))}")
    return _lemma(word, pos)


def lemmas_of(words: Iterable[str]) -> list[str]:
    """The lemmas of these words, as :func:`lemmatize` gives them without a part of speech.

    >>> lemmas_of(["کتاب‌هایشان", "مردم"])
    ['کتاب', 'مردم']
    """
    return list(map(_lemma, words, repeat(None)))


def lemmas_named(word: str) -> frozenset[str]:
    """The lemmas that ``word`` can be meant to name: itself, its own lemma, and of an infinitive its verb's.

    >>> sorted(lemmas_named("رفتن")), sorted(lemmas_named("می‌روند"))
    (['رفت#رو', 'رفتن'], ['رفت#رو', 'می\u200cروند'])
    """
    form = spelled_alike(word)
    infinitives = {reading.lemma for reading in verbs.analyses(form) if reading.tense == "infinitive"}
    return frozenset({form, lemmatize(word), *infinitives})


def spelled_alike(word: str) -> str:
    """``word`` with Arabic letters made Persian ones, without vowel signs and elongation; half-spaces stay.

    >>> spelled_alike("كتابِ")
    'کتاب'
    """
    return word.translate(_SPELLING).strip(ZWNJ)


@lru_cache(maxsize=100_000)
def _lemma(word: str, pos: str | None) -> str:
    form = _form(word)
    if _corrections and (lemma := _corrections.get(form) or _corrections.get(form.replace(ZWNJ, ""))):
        return lemma
    if pos is None and not word.endswith(_LINKED) and (lemma := word_forms().lemmas.get(form)):
        return lemma
    return worked_out(word, pos)


def _form(word: str) -> str:
    return spelled_alike(word) or word.strip(ZWNJ)  # of signs alone nothing would be left


def worked_out(word: str, pos: str | None = None) -> str:
    """The lemma by the rules, without the user's corrections and without the table of common forms.

    >>> worked_out("کتاب‌هایشان")
    'کتاب'
    """
    form = _form(word)
    if (lemma := shipped_corrections().get(form)) is not None:
        return lemma
    if len(form) < 2 or not PERSIAN_LETTERS.issuperset(form.replace(ZWNJ, "").rstrip("ً")):
        plural = _LATIN_PLURAL.fullmatch(form)
        return plural[1] if plural else form
    if pos in _WHOLE:
        return usual_spelling(form)
    if pos not in _VERBAL and form in _never_verbs():
        return usual_spelling(form)
    # The linking sign of هٔ stands on nouns and adjectives only: گفتهٔ او is a noun.
    if pos in _VERBAL or (pos is None and not word.endswith(_LINKED)):
        reading = _verb(form, pos in _VERBAL)
        if reading is not None:
            return reading.lemma
        if (spoken := spoken_lemma(form, _is_written)) is not None:
            return spoken
    if pos in (None, "NOUN") and (owner := spoken_owner(form)) is not None:
        return usual_spelling(owner)
    return usual_spelling(nominal_lemma(form, pos))


def _is_written(letters: str) -> bool:
    """Whether the letters are a word of the written language, which no spoken verb is taken for."""
    return known(letters) is not None or letters in singulars()


@cache
def _never_verbs() -> frozenset[str]:
    """Names and words that look like forms of verbs (بردی, زاید)."""
    return (word_set("names.txt") | word_set("whole.txt")) - word_set("verb_forms.txt")


def _verb(form: str, certain: bool) -> VerbForm | None:
    """The reading of ``form`` as a verb; None when it is likelier something else and not ``certain``."""
    readings = verbs.analyses(form)
    if certain:
        return readings[0] if readings else None
    return next((reading for reading in readings if _is_likely(form, reading)), None)


# Present stems whose bare forms in م (کنم) and in ی (شوی) prose uses as verbs; those of others are rather nouns (کاری).
_WITH_M = frozenset("کن شو باش ده دار خواه توان گیر رو یاب گو دان بین آ آی زن آور گذار خوان رس برس نما جو".split())
_WITH_Y = frozenset("کن شو باش ده توان دان گو خواه".split())


_RISE = frozenset(("گشت", "خاست"))
_PERFECT = frozenset(("ام", "ایم", "اید", "اند"))
_ENDINGS = frozenset((*verbs.PERSONAL_ENDINGS, *verbs.PERFECT_ENDINGS, "د", "ه", "ن", ""))


def _is_likely(form: str, reading: VerbForm) -> bool:
    plain = form.replace(ZWNJ, "")
    if plain in word_set("verb_forms.txt") or reading.tense == "copula":
        return True
    # نشست‌های is a plural, no perfect of نشستن; مردمش is مردم with a clitic.
    if reading.tense == "infinitive" or ZWNJ + "ها" in form or _is_noun_with_clitic(plain, reading):
        return False
    if reading.tense in ("participle", "perfect"):
        if reading.ending == "ای" and ZWNJ not in form and known(plain[:-3]):
            return False  # نهادهای, glued, is the plural of نهاد
        if reading.ending in _PERFECT and plain.removesuffix(reading.ending) not in word_set("states.txt"):
            return True  # شکسته‌اند "have broken"; but خسته‌اند "are tired"
        return not is_lexical_participle(plain.removesuffix(reading.ending))
    spelling = known(plain)
    listed = spelling is not None and not spelling.startswith(f"می{ZWNJ}")
    if reading.prefix in ("می", "نمی"):
        return ZWNJ in form or not listed
    if listed:
        return False
    if reading.tense == "imperative":
        return reading.prefix in ("ب", "ن") and not _has_base(form)
    if (
        reading.lemma.count("#") > 1
        and not reading.prefix
        and reading.tense == "subjunctive"
        and reading.ending in ("م", "ی")
    ):
        return reading.ending == "م" or reading.lemma.split("#")[1] in _RISE  # برگردم, برخیزی; but سرکشی, فروپاشی
    if reading.ending == "ی" and reading.prefix in ("ب", "ن") and _has_base(form):
        return False  # بلندی is no form of a verb
    if reading.prefix or reading.ending in ("یم", "ید", "ند", "د"):
        return True
    if reading.tense == "past":  # شکستی is rather "a defeat" than "you broke"
        return reading.ending != "ی" or plain[:-1] in word_set("verb_forms.txt") or not has_tag(plain[:-1], "N")
    return reading.lemma.rsplit("#", 1)[1] in (_WITH_M if reading.ending == "م" else _WITH_Y)


def _is_noun_with_clitic(plain: str, reading: VerbForm) -> bool:
    """Whether a reading with an object pronoun leaves a noun without it."""
    if reading.prefix or reading.ending in _ENDINGS:
        return False
    host = next(plain[: -len(end)] for end in ("مان", "تان", "شان", "م", "ت", "ش") if reading.ending.endswith(end))
    return host not in word_set("verb_forms.txt") and (host in _never_verbs() or known(host) is not None)


def _has_base(form: str) -> bool:
    """Whether ``form`` without a last ی, م or ش is a noun or adjective of the word list."""
    return form[-1] in "یمشت" and has_tag(form[:-1], "N", "AJ")
