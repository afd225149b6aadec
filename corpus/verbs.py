"""Persian verb forms: what a form is made of, and how it is written with half-spaces.

A verb has two stems, past and present (رفت and رو). Forms add a prefix (می، نمی، ب، ن) and an ending:

==============  ==================================  =============
form            made of                             example
==============  ==================================  =============
past            [ن|می|نمی] past [م ی ـ یم ید ند]    نمی‌رفتند
present         می|نمی present م ی د یم ید ند       می‌روم
subjunctive     [ب|ن] present م ی د یم ید ند        بروم، نروم
imperative      ب|ن|م present [ید]                  برو، مرو
participle      [ن] past ه                          رفته
perfect         [ن|می|نمی] past ه ام ای … اند       رفته‌اند
infinitive      [ن] past ن                          رفتن
==============  ==================================  =============

Analysis strips prefix and ending and looks the stem up; no table of forms is built, so nothing is paid for verbs
that do not occur. Stems come from hazm's ``verbs.dat``; lemmas are written ``past#present`` as there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .letters import ZWNJ
from .lexicon import hazm_data

PERSONAL_ENDINGS = ("م", "ی", "یم", "ید", "ند")
PERFECT_ENDINGS = ("ام", "ای", "ایم", "اید", "اند", "است")
PREVERBS = ("بر", "در", "وا", "فرا", "فرو", "باز", "ور", "پس", "پیش", "سر")
"""Particles before the prefix: برمی‌گردد is بر + می + گرد + د."""

_COPULA = {
    "است": "بود#است", "هست": "بود#است", "نیست": "بود#است",
    **{f"{stem}{end}": "بود#است" for stem in ("هست", "نیست") for end in PERSONAL_ENDINGS},
}  # fmt: skip
_EXTRA_STEMS = (
    # Stems that the table writes otherwise or lacks, and that modern prose uses.
    "خواست#خواه", "گذاشت#گذار", "نهاد#نه", "ساخت#ساز", "گرداند#گردان", "رساند#رسان", "چرخاند#چرخان",
    "پوشاند#پوشان", "کشاند#کشان", "نشاند#نشان", "ترساند#ترسان", "خنداند#خندان", "گریاند#گریان", "خوراند#خوران",
    "سوزاند#سوزان", "پیچاند#پیچان", "لرزاند#لرزان", "پراند#پران", "دواند#دوان", "گذراند#گذران", "چشاند#چشان",
    "فهماند#فهمان", "جوشاند#جوشان", "غلتاند#غلتان", "شکافت#شکاف", "گنجاند#گنجان", "انجامید#انجام",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form.

    ``lemma`` is past#present; ``spelling`` the form with its half-spaces; ``tense`` one of past, present,
    subjunctive, imperative, participle, perfect, infinitive, copula; ``prefix`` می, نمی, ب, ن, م or nothing.
    """

    lemma: str
    spelling: str
    tense: str
    prefix: str
    ending: str


@cache
def _stems() -> tuple[dict[str, str], dict[str, str]]:
    """Past stem → lemma and present stem → lemma; the first pair in the table wins."""
    past: dict[str, str] = {}
    present: dict[str, str] = {}
    lines = [*hazm_data("verbs.dat").read_text("utf-8").split("\n"), *_EXTRA_STEMS]
    for line in lines:
        old, _, new = (part.strip() for part in line.partition("#"))
        if not old or not new or " " in old + new or new == "است":
            continue
        # گوی and گو, آی and آ are one stem: the ی shows before vowels and is listed as a pair of its own.
        lemma = past.setdefault(old, f"{old}#{new}")
        known = present.get(new)
        if known is None or _prefers(lemma, known):
            present[new] = lemma
        if new[-1] in "او":
            present.setdefault(new + "ی", lemma)
        elif new[-2:] in ("ای", "وی") and len(new) > 2:
            present.setdefault(new[:-1], lemma)
    return past, present


# Where two verbs share a present stem, modern prose nearly always means this one.
_USUAL = {"کن": "کرد", "رو": "رفت", "شو": "شد", "باش": "بود", "ده": "داد", "گیر": "گرفت", "بر": "برد", "یاب": "یافت",
          "خوان": "خواند", "کش": "کشید", "دار": "داشت", "آور": "آورد", "گرد": "گشت", "رس": "رسید", "کوش": "کوشید",
          "گذار": "گذاشت", "پرداز": "پرداخت", "ساز": "ساخت", "نشین": "نشست", "دان": "دانست", "خور": "خورد"}  # fmt: skip


def _prefers(lemma: str, known: str) -> bool:
    old, _, new = lemma.partition("#")
    return _USUAL.get(new) == old and lemma != known


def _stem_before_prefix(stem: str) -> str:
    """How a stem is written behind ب or ن: آ → یا, ا → ی (نیامد, بیفتد)."""
    if stem[0] == "آ":
        return "یا" + stem[1:]
    if stem[0] == "ا" and stem[:2] not in ("ای",):
        return "ی" + stem[1:]
    return stem


@cache
def _prefixed_stems() -> tuple[dict[str, str], dict[str, str]]:
    """As :func:`_stems`, with the stems as they are written behind ب and ن."""
    past, present = _stems()
    return (
        {_stem_before_prefix(stem): stem for stem in past},
        {_stem_before_prefix(stem): stem for stem in present},
    )


def _split_endings(rest: str, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """``rest`` without each ending it has, longest first; the bare form too."""
    for ending in sorted(endings, key=len, reverse=True):
        if len(rest) > len(ending) and rest.endswith(ending):
            yield rest[: -len(ending)], ending
    yield rest, ""


def _finite(rest: str, prefix: str) -> Iterator[VerbForm]:
    """Readings of what stands behind ``prefix``: past, present, perfect, participle, imperative."""
    past, present = _stems()
    shown = prefix + ZWNJ if prefix in ("می", "نمی") else prefix
    old_stems: dict[str, str] = {stem: stem for stem in past}
    new_stems: dict[str, str] = {}
    if prefix in ("ب", "ن", "م"):
        old_stems, new_stems = _prefixed_stems()
    for stem, ending in _split_endings(rest, PERSONAL_ENDINGS) if prefix not in ("ب", "م") else ():
        if (real := old_stems.get(stem)) is not None:
            yield VerbForm(past[real], f"{shown}{rest}", "past", prefix, ending)
    if prefix not in ("ب", "م"):
        for body, ending in _split_endings(rest, PERFECT_ENDINGS):
            if body.endswith("ه") and (real := old_stems.get(body[:-1])) is not None:
                spelling = f"{shown}{body}{ZWNJ}{ending}" if ending else f"{shown}{body}"
                yield VerbForm(past[real], spelling, "perfect" if ending else "participle", prefix, ending)
    for stem, ending in _split_endings(rest, (*PERSONAL_ENDINGS, "د")):
        real = new_stems.get(stem) if new_stems else (stem if stem in present else None)
        if real is None or (not ending and prefix in ("", "می", "نمی")):
            continue
        tense = "present" if prefix in ("می", "نمی") else "subjunctive" if ending else "imperative"
        if prefix == "م" and ending not in ("", "ید"):
            continue
        yield VerbForm(present[real], f"{shown}{rest}", tense, prefix, ending)
    if prefix in ("", "ن") and rest.endswith("ن") and (real := old_stems.get(rest[:-1])) is not None:
        yield VerbForm(past[real], f"{shown}{rest}", "infinitive", prefix, "ن")


@lru_cache(maxsize=100_000)
def analyses(form: str) -> tuple[VerbForm, ...]:
    """Every reading of ``form`` as a verb, the likelier first; half-spaces in it may stand or be missing.

    >>> [(v.lemma, v.tense) for v in analyses("نمیدهند")]
    [('داد#ده', 'present')]
    >>> analyses("نمیدهند")[0].spelling == "نمی\\N{ZERO WIDTH NON-JOINER}دهند"
    True
    >>> [v.lemma for v in analyses("بیفتد")], analyses("کتاب")
    (['افتاد#افت'], ())
    """
    plain = form.replace(ZWNJ, "")
    if plain in _COPULA:
        return (VerbForm(_COPULA[plain], plain, "copula", "", ""),)
    found: list[VerbForm] = []
    for prefix in ("نمی", "می", "ن", "ب", "م", ""):
        if plain.startswith(prefix) and len(plain) > len(prefix) + 1:
            found += _finite(plain[len(prefix) :], prefix)
    for particle in PREVERBS:
        rest = plain[len(particle) :]
        if plain.startswith(particle) and rest.startswith(("می", "نمی", "ن")):
            found += _with_preverb(particle, rest)
    found.sort(key=lambda v: v.tense == "imperative")
    return tuple(dict.fromkeys(found))


def _with_preverb(particle: str, rest: str) -> Iterator[VerbForm]:
    past, present = _stems()
    for prefix in ("نمی", "می", "ن"):
        if not rest.startswith(prefix):
            continue
        for inner in _finite(rest[len(prefix) :], prefix):
            old, _, new = inner.lemma.partition("#")
            lemma = past.get(particle + old) or present.get(particle + new)
            if lemma:
                yield VerbForm(lemma, particle + inner.spelling, inner.tense, prefix, inner.ending)
