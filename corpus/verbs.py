"""Persian verb forms: what a form is made of, and how it is written with half-spaces.

A verb has two stems, past and present (رفت and رو). Forms add a prefix (می، نمی، ب، ن) and an ending:

==============  ==================================  =============
form            made of                             example
==============  ==================================  =============
past            [ن|ب|می|نمی] past [م ی ـ یم ید ند]  نمی‌رفتند, برفت
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
from .lexicon import hazm_data, load_lexicon

PERSONAL_ENDINGS = ("م", "ی", "یم", "ید", "ند")
PERFECT_ENDINGS = ("ام", "ای", "ایم", "اید", "اند", "است")
PREVERBS = ("بر", "در", "وا", "فرا", "فرو", "باز", "ور", "پس", "پیش", "سر")
"""Particles before the prefix: برمی‌گردد is بر + می + گرد + د. Their verbs' lemmas have three parts: بر#گشت#گرد."""

# Without می the parts are written together (برگشت, درآید): there only these past stems are taken as such verbs.
_PREVERB_PASTS = {
    "بر": "گشت گرداند داشت خاست خورد آورد آمد انگیخت افروخت افراشت گزید شمرد چید کند نشست انداخت افتاد گرفت "
    "گماشت تافت خواند آشفت افشاند تابید ساخت",
    "در": "آمد آورد یافت گذشت رفت ماند گرفت افتاد انداخت نوردید پیچید کشید آمیخت آویخت نگریست",
    "باز": "گشت گرداند داشت گفت ماند یافت شناخت نمود آمد آفرید خواند گذاشت ایستاد آورد گرفت ستاند پرسید نگریست "
    "نمایاند رساند",
    "وا": "گذاشت داشت نهاد رفت کرد داد ایستاد پاشید رسید ماند بست زد نمود کاوید",
    "فرا": "گرفت خواند رسید رفت آورد افکند",
    "فرو": "ریخت رفت پاشید خورد کاست گذاشت نشست نشاند بست ماند کشید آمد افتاد کرد برد نهاد غلتید",
    "ور": "آمد افتاد رفت شکست انداخت",
    "پس": "داد گرفت زد",
    "پیش": "رفت برد آمد گرفت",
    "سر": "زد رفت کشید",
}  # fmt: skip

TO_BE = "بود#باش"
_COPULA = {
    "است": TO_BE, "هست": TO_BE, "نیست": TO_BE, "ست": TO_BE, "اند": TO_BE, "ایم": TO_BE, "اید": TO_BE,
    **{f"{stem}{end}": TO_BE for stem in ("هست", "نیست") for end in PERSONAL_ENDINGS},
}  # fmt: skip
_CAN, _MUST = "توانست#توان", "بایست#باید"
# Other imperatives without ب are rare in prose and look like nouns.
_BARE_IMPERATIVES = {"باش": TO_BE, "کن": "کرد#کن"}
# Forms without person, and the auxiliary باید.
_IMPERSONAL = {
    **{f"{prefix}توان": (_CAN, prefix) for prefix in ("می", "نمی", "ب", "ن")},
    **{f"{prefix}باید": (_MUST, prefix) for prefix in ("می", "نمی", "ن", "")},
    **{f"{prefix}بایست{end}": (_MUST, prefix) for prefix in ("می", "نمی", "ن", "") for end in ("", "ی")},
}  # fmt: skip
_EXTRA_STEMS = (
    # Verbs of modern prose that the table lacks or writes otherwise.
    "خواست#خواه", "گذاشت#گذار", "نهاد#نه", "ساخت#ساز", "گرداند#گردان", "رساند#رسان", "چرخاند#چرخان",
    "پوشاند#پوشان", "کشاند#کشان", "نشاند#نشان", "ترساند#ترسان", "خنداند#خندان", "گریاند#گریان", "خوراند#خوران",
    "سوزاند#سوزان", "پیچاند#پیچان", "لرزاند#لرزان", "پراند#پران", "دواند#دوان", "گذراند#گذران", "چشاند#چشان",
    "فهماند#فهمان", "جوشاند#جوشان", "غلتاند#غلتان", "شکافت#شکاف", "گنجاند#گنجان", "انجامید#انجام",
    "دمید#دم", "گردید#گرد", "غلتید#غلت", "غلطید#غلط", "گرایید#گرا", "رنجید#رنج", "رنجاند#رنجان", "شورید#شور",
    "شوراند#شوران",
    "تابید#تاب", "تاباند#تابان", "تراوید#تراو", "پوسید#پوس", "چکید#چک", "چکاند#چکان", "لغزاند#لغزان",
    "هراساند#هراسان", "رهید#ره", "رهاند#رهان", "خمید#خم", "نمایاند#نمایان", "پروراند#پروران", "شکوفاند#شکوفان",
    "خشکاند#خشکان", "نوشاند#نوشان", "کوچید#کوچ", "کوچاند#کوچان", "خموشید#خموش", "آرامید#آرام", "آلود#آلا",
    "زیست#زی", "برازید#براز", "آموزاند#آموزان", "چسباند#چسبان", "میراند#میران", "گسلاند#گسلان", "ایستاند#ایستان",
    "تازاند#تازان", "تپاند#تپان", "چپاند#چپان", "سراند#سران", "گشود#گشا", "سرود#سرا",
    "ستود#ستا", "زدود#زدا", "آسود#آسا", "آراست#آرا", "ربود#ربا", "پیراست#پیرا", "ویراست#ویرا", "زاد#زا",
    "دوشید#دوش", "یازید#یاز", "مکید#مک", "غرید#غر", "لمید#لم", "خیساند#خیسان", "سزید#سز",
)  # fmt: skip
# Of the table, which also has misprints and verbs long dead, only verbs count whose infinitive the word list knows
# well, or which stand here; not those of _DEAD, whose stems are
# everyday words (بایست is among the impersonal forms).
_IN_USE = frozenset(
    """
    آغازید ارزید انجامید انگیخت افزود اندود ایستاند باراند باوراند بخشود پاشاند پالید پذیراند پرهیزید
    پندارید پناهید پیوست جنباند جنبید جنبانید جویید چربید خاست خفت خلید درزید درود درایید دوید روبید
    رویاند رهید سپارد سزید ستیزید سنجید شتاباند شکاند شکافید شکیبید شنفت کوشید گذاشت گسارد گسیخت گرازید
    لافید مالاند مانست نوشید نیوشید هراساند وارسید بازخواست
    """.split()
)
_DEAD = frozenset("فرهیخت چایید یارست زارید بایست".split())


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
    """Past stem → lemma and present stem → lemma."""
    past: dict[str, str] = {}
    present: dict[str, str] = {}
    for old, new in _table():
        lemma = past.setdefault(old, f"{old}#{_PRESENT_OF.get(old, new)}")
        present.setdefault(new, lemma)
    present |= {new: past[old] for new, old in _USUAL.items() if old in past} | _HOMOGRAPHS
    past |= {other: past[usual] for other, usual in _VARIANTS.items()}
    # رسانید beside رساند
    past |= {f"{old[:-2]}نید": lemma for old, lemma in past.items() if old.endswith("اند") and len(old) > len("راند")}
    for new, lemma in list(present.items()):
        # گوی and گو, آی and آ are one stem: the ی shows before vowels.
        if new[-1] in "او":
            present.setdefault(new + "ی", lemma)
        elif new[-2:] in ("ای", "وی") and len(new) > 2:
            present.setdefault(new[:-1], lemma)
    return past, present


def _table() -> Iterator[tuple[str, str]]:
    """The verb table, pair by pair, without rows that are of no use here."""
    rows = [*_EXTRA_STEMS, *hazm_data("verbs.dat").read_text("utf-8").split("\n")]
    pairs = [
        (old.strip(), new.strip()) for old, mark, new in (row.partition("#") for row in rows) if mark and "#" not in new
    ]
    lexicon = load_lexicon()
    ours = set(pairs[: len(_EXTRA_STEMS)])
    for old, new in pairs:
        if not old or not new or ZWNJ in old or " " in new or new == "است" or old in _DEAD:
            continue
        infinitive = old + "ن"
        if not (lexicon.frequency(infinitive) or lexicon.tags(infinitive) or (old, new) in ours or old in _IN_USE):
            continue
        if any(old.startswith(p) and old[len(p) :] in stems.split() for p, stems in _PREVERB_PASTS.items()):
            continue  # برگشت#برگرد follows from گشت#گرد
        yield old, new


# Where a past stem stands with several present stems, or a present stem with several past ones: the usual pair.
_PRESENT_OF = {
    "نوشت": "نویس", "آمد": "آ", "گفت": "گو", "نمود": "نما", "افزود": "افزا", "سرود": "سرا", "زدود": "زدا",
    "پیمود": "پیما", "فرسود": "فرسا", "فرمود": "فرما", "گشود": "گشا", "ستود": "ستا", "آزمود": "آزما", "ربود": "ربا",
    "بست": "بند", "جست": "جو", "کشت": "کش", "کوفت": "کوب", "فروخت": "فروش", "سپرد": "سپار", "شمرد": "شمار",
    "بود": "باش", "رفت": "رو", "فشرد": "فشار", "گزید": "گزین", "آراست": "آرا", "آسود": "آسا", "آلود": "آلا",
    "کند": "کن", "تافت": "تاب", "شکفت": "شکف", "زاد": "زا", "شست": "شو", "پالود": "پالا", "گسیخت": "گسل",
}  # fmt: skip
_USUAL = dict(
    pair.split(":")
    for pair in """
    کن:کرد رو:رفت شو:شد باش:بود ده:داد گیر:گرفت بر:برد یاب:یافت خوان:خواند کش:کشید دار:داشت آور:آورد
    گرد:گشت رس:رسید کوش:کوشید گذار:گذاشت پرداز:پرداخت ساز:ساخت نشین:نشست دان:دانست خور:خورد روی:رویید
    خواب:خوابید گر:گریست سپار:سپرد شمار:شمرد کوب:کوبید گذر:گذشت پذیر:پذیرفت شنو:شنید گزین:گزید پاش:پاشید
    تاب:تابید کار:کاشت نه:نهاد ستان:ستاند مان:ماند شکاف:شکافت گشا:گشود گشای:گشود فشار:فشرد پوش:پوشید
    نشان:نشاند گسل:گسست انگار:انگاشت گمار:گماشت پندار:پنداشت فروز:افروخت جو:جست جوی:جست جه:جهید زای:زاد
    سا:سایید سای:سایید پرهیز:پرهیزید روب:روبید پیوند:پیوست شمر:شمرد دوش:دوشید شتاب:شتافت
    سرای:سرود پالای:پالود فرسا:فرسود
    """.split()
)
# گزیدن is "to bite" (گز) and "to choose" (گزین); جو with an ending is "chew" (می‌جوند), "seek" has its ی (می‌جویند).
_HOMOGRAPHS = {"گز": "گزید#گز", "جو": "جوید#جو"}
# Past stems beside the usual one of the same verb: گذارد "he put" is گذاشت, counted with it.
_VARIANTS = {"گذارد": "گذاشت", "سپارد": "سپرد", "شمارد": "شمرد"}
# Present stems that take an ending only with their ی (گوید, never گود); the same holds for all in ا (آید, فرماید).
_NEVER_BARE = frozenset("گو پو بو مو".split())


def _before_prefix(stem: str) -> tuple[str, ...]:
    """How a stem is written behind ب or ن: آ → یا, ا → ی or, against the rule, یا (نیامد, بیفتد, بیافتد)."""
    if stem[0] == "آ":
        return ("یا" + stem[1:],)
    if stem[0] == "ا" and stem[:2] != "ای":
        return "ی" + stem[1:], "یا" + stem[1:]
    return (stem,)


@cache
def _bare_stems() -> tuple[dict[str, str], dict[str, str]]:
    """As :func:`_prefixed_stems`, for forms without ب and ن: each stem is written as it is."""
    past, present = _stems()
    return {stem: stem for stem in past}, {stem: stem for stem in present}


@cache
def _prefixed_stems() -> tuple[dict[str, str], dict[str, str]]:
    """As :func:`_stems`, with the stems as they are written behind ب and ن."""
    past, present = _stems()
    return (
        {shown: stem for stem in past for shown in _before_prefix(stem)},
        {shown: stem for stem in present for shown in _before_prefix(stem)},
    )


_LONGEST_ENDING = 4  # letters behind a stem: ه and اند


@cache
def _shown_stems() -> frozenset[str]:
    """Every stem as it stands in a form, with a prefix before it or without."""
    return frozenset().union(*_stems(), *_prefixed_stems())


def _has_stem(rest: str) -> bool:
    """Whether ``rest`` begins with a stem that leaves no more than an ending: what most words fail at once."""
    stems = _shown_stems()
    return any(rest[:end] in stems for end in range(max(len(rest) - _LONGEST_ENDING, 1), len(rest) + 1))


_PERSONAL = tuple(sorted(PERSONAL_ENDINGS, key=len, reverse=True))
_PERSONAL_D = tuple(sorted((*PERSONAL_ENDINGS, "د"), key=len, reverse=True))
_PERFECT = tuple(sorted(PERFECT_ENDINGS, key=len, reverse=True))


def _split_endings(rest: str, endings: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """``rest`` without each ending it has, longest first as they are given; the bare form too."""
    for ending in endings:
        if len(rest) > len(ending) and rest.endswith(ending):
            yield rest[: -len(ending)], ending
    yield rest, ""


def _finite(rest: str, prefix: str) -> Iterator[VerbForm]:
    """Readings of what stands behind ``prefix``: past, present, perfect, participle, imperative."""
    if not _has_stem(rest):
        return
    past, present = _stems()
    shown = prefix + ZWNJ if prefix in ("می", "نمی") else prefix
    old_stems, new_stems = _prefixed_stems() if prefix in ("ب", "ن", "م") else _bare_stems()
    for stem, ending in _split_endings(rest, _PERSONAL) if prefix not in ("ب", "م") else ():
        if (real := old_stems.get(stem)) is not None:
            yield VerbForm(past[real], f"{shown}{rest}", "past", prefix, ending)
    if prefix not in ("ب", "م"):
        for body, ending in _split_endings(rest, _PERFECT):
            if body.endswith("ه") and (real := old_stems.get(body[:-1])) is not None:
                spelling = f"{shown}{body}{ZWNJ}{ending}" if ending else f"{shown}{body}"
                yield VerbForm(past[real], spelling, "perfect" if ending else "participle", prefix, ending)
    for stem, ending in _split_endings(rest, _PERSONAL_D):
        real = new_stems.get(stem)
        if real is None or (not ending and prefix in ("", "می", "نمی")):
            continue
        tense = "present" if prefix in ("می", "نمی") else "subjunctive" if ending else "imperative"
        if (prefix == "م" and ending not in ("", "ید")) or (ending and (stem[-1] in "اآ" or stem in _NEVER_BARE)):
            continue
        yield VerbForm(present[real], f"{shown}{rest}", tense, prefix, ending)
    if prefix == "ب":  # in verse: برفت, بیامد
        for stem, ending in _split_endings(rest, _PERSONAL):
            if (real := old_stems.get(stem)) is not None:
                yield VerbForm(past[real], f"{shown}{rest}", "past", prefix, ending)
    if prefix in ("", "ن") and rest.endswith("ن") and (real := old_stems.get(rest[:-1])) is not None:
        yield VerbForm(past[real], f"{shown}{rest}", "infinitive", prefix, "ن")


# Where one form has several readings: those with می first, then the bare ones (نشست is not ن + شست).
_PREFIXES = ("نمی", "می", "", "ن", "ب", "م")
_BEFORE_STEM = ("نمی", "می", *PREVERBS)
_CLITICS = ("مان", "تان", "شان", "م", "ت", "ش")

_HEADS = [f"{particle}{prefix}" for particle in ("", *PREVERBS) for prefix in _PREFIXES if particle or prefix]
"""What can stand before a stem."""

_HEADS_OF = {letter: tuple(head for head in _HEADS if head[0] == letter) for letter in {head[0] for head in _HEADS}}

_TAILS = frozenset(
    ending + clitic
    for ending in ("", *PERSONAL_ENDINGS, "د", "ن", "ه", *(f"ه{ending}" for ending in PERFECT_ENDINGS))
    for clitic in ("", *_CLITICS)
)
"""What can stand behind one."""

_TAIL_LENGTHS = {
    letter: sorted({len(tail) for tail in _TAILS if tail[-1:] == letter}, reverse=True)
    for letter in {tail[-1] for tail in _TAILS if tail}
}
"""How long what stands behind a stem can be, by its last letter."""


@cache
def _longest_stem() -> int:
    return max(map(len, _shown_stems()))


def _may_be_verb(plain: str) -> bool:
    """Whether a stem stands between what can stand around one: what most words fail at once."""
    stems, longest = _shown_stems(), _longest_stem()
    heads, starts = _HEADS_OF.get(plain[:1], ()), [0]
    if plain.startswith(heads):
        starts += [len(head) for head in heads if plain.startswith(head)]
    size, farthest = len(plain), max(starts) + longest
    for length in (*_TAIL_LENGTHS.get(plain[-1:], ()), 0):
        end = size - length
        if end > farthest:
            return False
        if end > 0 and plain[end:] in _TAILS:
            for start in starts:
                if plain[start:end] in stems:
                    return True
    return False


@lru_cache(maxsize=10_000)
def analyses(form: str) -> tuple[VerbForm, ...]:
    """Every reading of ``form`` as a verb, the likelier first; half-spaces in it may stand or be missing.

    >>> [(v.lemma, v.tense) for v in analyses("نمیدهند")]
    [('داد#ده', 'present')]
    >>> analyses("نمیدهند")[0].spelling == "نمی\\N{ZERO WIDTH NON-JOINER}دهند"
    True
    >>> [v.lemma for v in analyses("بیفتد")], analyses("کتاب")
    (['افتاد#افت'], ())
    >>> [v.lemma for v in analyses("برمی‌گردم")], [v.lemma for v in analyses("می‌بینمش")]
    (['بر#گشت#گرد'], ['دید#بین'])
    """
    plain = form.replace(ZWNJ, "")
    if plain in _COPULA:
        return (VerbForm(_COPULA[plain], plain, "copula", "", ""),)
    if plain in _BARE_IMPERATIVES:
        return (VerbForm(_BARE_IMPERATIVES[plain], plain, "imperative", "", ""),)
    if plain in _IMPERSONAL:
        lemma, prefix = _IMPERSONAL[plain]
        joint = ZWNJ if prefix in ("می", "نمی") else ""
        return (VerbForm(lemma, prefix + joint + plain[len(prefix) :], "present", prefix, ""),)
    if not _may_be_verb(plain):
        return ()
    found = list(_readings(plain)) or list(_with_clitic(plain))
    # کند is "does", not "dug", جوید "seeks", not "chewed"; imperatives are rare in prose.
    found.sort(
        key=lambda v: (
            v.tense == "imperative",
            v.tense == "past" and (v.prefix == "ب" or (not v.ending and plain.endswith("کند"))),
            v.lemma == "جوید#جو" and plain.endswith(("جوید", "جویم")),
        )
    )
    return tuple(dict.fromkeys(found))


def _readings(plain: str) -> Iterator[VerbForm]:
    for prefix in _PREFIXES:
        if plain.startswith(prefix) and len(plain) > len(prefix) + 1:
            yield from _finite(plain[len(prefix) :], prefix)
    for particle in PREVERBS:
        if plain.startswith(particle) and len(plain) > len(particle) + 2:
            yield from _with_preverb(particle, plain[len(particle) :])


def _with_preverb(particle: str, rest: str) -> Iterator[VerbForm]:
    """Readings of what stands behind a preverb; without می only of verbs that are in use with it."""
    usual = _PREVERB_PASTS[particle].split()
    for prefix in ("نمی", "می", "ن", "ب", ""):
        if not rest.startswith(prefix) or len(rest) < len(prefix) + 2:
            continue
        for inner in _finite(rest[len(prefix) :], prefix):
            old, _, new = inner.lemma.partition("#")
            future = old == "خواست" and inner.tense in ("present", "subjunctive")
            # سرگشاده and سربسته are adjectives, no verbs.
            compound = particle != "سر" and inner.tense in ("perfect", "participle")
            if prefix in ("نمی", "می") or old in usual or future or compound:
                lemma = inner.lemma if future and prefix not in ("نمی", "می") else f"{particle}#{old}#{new}"
                yield VerbForm(lemma, particle + inner.spelling, inner.tense, prefix, inner.ending)


def _with_clitic(plain: str) -> Iterator[VerbForm]:
    """Readings with an object pronoun behind the ending: می‌بینمش, دیدمشان; only of unmistakable forms."""
    for clitic in _CLITICS:
        verb = plain.removesuffix(clitic)
        if verb == plain or not (verb.startswith(_BEFORE_STEM) or verb.endswith(("م", "ند", "ید"))):
            continue
        for inner in _readings(verb):
            if inner.tense in ("past", "present", "subjunctive") and (
                inner.prefix in ("می", "نمی") or inner.ending in ("م", "یم", "ند", "ید")
            ):
                yield VerbForm(inner.lemma, inner.spelling + clitic, inner.tense, inner.prefix, inner.ending + clitic)
