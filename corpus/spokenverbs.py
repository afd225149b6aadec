"""Spoken forms of verbs as chats and quotations write them: می‌گه for می‌گوید, داره for دارد, اومد for آمد.

Spoken Persian shortens some stems (گو → گ, شو → ش), says un for an (دونست for دانست) and has its own endings: ه for د,
ن for ند, ین for ید. A form is written out again and read as a verb of the written language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from . import verbs
from .letters import ZWNJ
from .patterns import late_pattern

# Spoken stem → written stem, longest first; other stems are the same.
_STEMS = {
    "ذار": "گذار", "زار": "گذار", "خوا": "خواه", "تون": "توان", "دون": "دان", "مون": "مان", "خون": "خوان",
    "شین": "نشین", "یار": "آور", "یا": "آی", "آر": "آور", "ار": "آور", "آ": "آی", "ا": "آی", "گ": "گوی", "ش": "شو",
    "ر": "رو", "د": "ده",
    "نداز": "انداز", "فت": "افت", "وفت": "افت",
}  # fmt: skip
# Written ending → how it is spoken; behind a vowel (خواد, یاد) the d stays.
_ENDINGS = {
    "ین": "ید", "ید": "ید", "یم": "یم", "ن": "ند", "ه": "د", "د": "د", "م": "م", "ی": "ی",
}  # fmt: skip
# Endings that speech changes.
_CHANGED = {"ین": "ید", "ن": "ند", "ه": "د"}
_PRESENT = frozenset(("present", "subjunctive", "imperative"))
_PASTS = frozenset(("past", "participle"))
_BEGINNINGS = ("می", "ن", "ب", "اومد", "در", "وا", "ور", "ذاشت")
_FORM = late_pattern(rf"(?P<prefix>ن?می){ZWNJ}?(?P<rest>.+)")
_WITH_PREVERB = tuple(f"{particle}{prefix}" for particle in ("بر", "در", "وا", "ور", "باز") for prefix in ("می", "نمی"))
_GLUED = late_pattern("(?:بر|در|وا|ور|باز)?+ن?می(?=..)")
_JOINED_TO_MI = "اوی"
_SUBJUNCTIVE = late_pattern(r"(?P<prefix>[بن])(?P<rest>.{2,})")
# Stems of one letter are spoken behind ب and ن too, but most such forms look like other words (بره is a lamb): only
# these are taken for verbs.
_WITHOUT_PREFIX = {
    **dict.fromkeys("داره دارن دارین".split(), "داشت#دار"),
    **dict.fromkeys("باشه باشن باشین هستین نیستین هستن نیستن".split(), "بود#باش"),
    **dict.fromkeys("بشه بشن بشم بشی بشیم بشید نشه نشن نشم نشی نشیم نشید".split(), "شد#شو"),
    **dict.fromkeys("بگه بگن بگم بگی بگیم بگید بگین نگن نگم نگی نگیم نگید".split(), "گفت#گو"),
    **dict.fromkeys("نرن نریم نرید".split(), "رفت#رو"),
    **dict.fromkeys("ندم ندی ندیم ندید ندین بدیم بدید".split(), "داد#ده"),
    **dict.fromkeys("بذار نذار".split(), "گذاشت#گذار"),
    **dict.fromkeys("بخواد بخوام بخوای بخوایم بخواین بخوان نخواد نخوام نخوای خوام".split(), "خواست#خواه"),
    **dict.fromkeys("بیاد بیام بیای بیایم بیاین".split(), "آمد#آ"),
    **dict.fromkeys("بیار نیار بیارم بیاره بیارن بیاریم بیارین بیارید نیارم نیاره".split(), "آورد#آور"),
    **dict.fromkeys("بدونم بدونی بدونیم بدونید بدونین بدونن بدونه".split(), "دانست#دان"),
}
# Spoken past stems: دونست for دانست, موند for ماند, اومد for آمد; three of them are shorter too.
_PAST_STEMS = {"تونست": "توانست", "خوند": "خواند", "ذاشت": "گذاشت"}
_PAST = late_pattern(rf"(?P<prefix>ن?می{ZWNJ}?|ن?)(?P<stem>.*(?:وند|ونست)|[ای]?ومد|ذاشت)(?P<ending>م|ی|یم|ید|ین|ن|ه|)")


def spoken_lemma(form: str, is_word: Callable[[str], object]) -> str | None:
    """The lemma of a spoken form of a verb; None for what is none, or likelier another word.

    ``is_word`` tells of glued letters whether they are a word of the written language, which counts for more.

    >>> is_word = {"میله"}.__contains__
    >>> [spoken_lemma(form, is_word) for form in ("می\\N{ZERO WIDTH NON-JOINER}خوام", "میشه", "میله")]
    ['خواست#خواه', 'شد#شو', None]
    >>> [spoken_lemma(form, is_word) for form in ("نمی\\N{ZERO WIDTH NON-JOINER}دونستم", "گفتین", "ببینه")]
    ['دانست#دان', 'گفت#گو', 'دید#بین']
    """
    if (lemma := _WITHOUT_PREFIX.get(form)) is not None:
        return lemma
    # Only few forms can be one; glued, a word of the list (میله) is that word, with an ending too (روندی).
    if not form.startswith(_BEGINNINGS) and not form.endswith("ین") and "ون" not in form:
        return None
    if ZWNJ not in form and (is_word(form) or (form[-1] == "ی" and is_word(form[:-1]))):
        return None
    for prefix, written, tenses in _written_out(form):
        for reading in verbs.analyses(written if written.startswith(_WITH_PREVERB) else prefix + written):
            if reading.tense in tenses and reading.prefix == prefix and _has_ending_of(reading, form):
                return reading.lemma
    return None


def _has_ending_of(reading: verbs.VerbForm, form: str) -> bool:
    """Whether the ending that was written out is that of the verb: not in میران, where راند has the stem ران."""
    if reading.tense == "past":
        return not form.endswith("ین") or reading.ending == "ید"  # not بارین: there باریدین it is
    return "می" not in reading.prefix or reading.ending.startswith(_CHANGED.get(form[-1], ""))


def spoken_spelling(form: str, is_word: Callable[[str], object]) -> str | None:
    """The spelling with half-spaces of a spoken form with می that is written without; None for what is none.

    >>> spoken_spelling("نمیدونم", set().__contains__) == "نمی\\N{ZERO WIDTH NON-JOINER}دونم"
    True
    """
    head = _GLUED.match(form)
    # میاد, میومد are written so, where می‌آید has a half-space.
    if head is None or form[head.end()] in _JOINED_TO_MI or spoken_lemma(form, is_word) is None:
        return None
    return f"{head.group()}{ZWNJ}{form[head.end() :]}"


def _written_out(form: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Prefix and rest of forms of the written language that ``form`` may stand for, and the tenses they may have."""
    if (match := _FORM.fullmatch(form)) is not None:
        for written in _written(match["rest"]):
            yield match["prefix"], written, _PRESENT
    elif form.startswith(_WITH_PREVERB):
        for ending, written in _CHANGED.items():  # برمی‌گرده
            if form.endswith(ending):
                yield ("نمی" if "نمی" in form else "می"), form[: -len(ending)] + written, _PRESENT
    elif (match := _SUBJUNCTIVE.fullmatch(form)) is not None:
        for written in _written_subjunctive(match["rest"]):
            yield match["prefix"], written, _PRESENT
    if (match := _PAST.fullmatch(form)) is not None:
        yield match["prefix"].rstrip(ZWNJ), _written_past(match), _PASTS
    if form.endswith("ین"):  # گفتین
        yield "", form[:-2] + "ید", _PASTS
        if form.startswith("ن"):
            yield "ن", form[1:-2] + "ید", _PASTS


def _written(rest: str) -> Iterator[str]:
    for ending, written in _ENDINGS.items():
        stem = rest.removesuffix(ending)
        if not stem or stem == rest:
            continue
        if stem in _STEMS and (ending != "د" or stem[-1] == "ا"):
            yield _STEMS[stem] + written
        elif len(stem) > 1 and ending in _CHANGED:
            yield stem + written


def _written_subjunctive(rest: str) -> Iterator[str]:
    for ending, written in {**_ENDINGS, "": ""}.items():
        stem = rest.removesuffix(ending)
        if len(stem) < 2 or (ending and stem == rest):
            continue
        if stem in _STEMS:
            whole = _STEMS[stem] + written
            yield f"ی{whole}" if whole[0] == "ا" else whole  # بنداز is بینداز
        elif ending in _CHANGED:
            yield stem + written


def _written_past(match: re.Match[str]) -> str:
    stem, ending = match["stem"], match["ending"]
    if stem.endswith("ومد"):
        stem = "یامد" if match["prefix"] == "ن" else "آمد"
    else:
        stem = _PAST_STEMS.get(stem) or "ان".join(stem.rsplit("ون", 1))
    return stem + ("ه" if ending == "ه" else _CHANGED.get(ending, ending))
