"""Spoken forms of verbs as chats and quotations write them: می‌گه for می‌گوید, داره for دارد, اومد for آمد.

Spoken Persian shortens some stems (گو → گ, شو → ش) and has its own endings: ه for د, ن for ند, ین for ید. A form is
written out again and read as a verb of the written language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import verbs
from ..letters import ZWNJ
from .nominal import known

# Spoken stem → written stem, longest first; other stems are the same.
_STEMS = {
    "ذار": "گذار", "زار": "گذار", "خوا": "خواه", "تون": "توان", "دون": "دان", "مون": "مان", "خون": "خوان",
    "شین": "نشین", "یا": "آی", "آ": "آی", "ا": "آی", "گ": "گوی", "ش": "شو", "ر": "رو", "د": "ده",
}  # fmt: skip
# Written ending → how it is spoken; behind a vowel (خواد, یاد) the d stays.
_ENDINGS = {"ین": "ید", "یم": "یم", "ن": "ند", "ه": "د", "د": "د", "م": "م", "ی": "ی"}
_FORM = re.compile(rf"(?P<prefix>ن?می){ZWNJ}?(?P<rest>.+)")
# Without می most forms look like other words (بره is a lamb, کنه a tick): only these are taken for verbs.
_WITHOUT_PREFIX = {
    **dict.fromkeys("داره دارن دارین".split(), "داشت#دار"),
    **dict.fromkeys("باشه باشن باشین".split(), "بود#باش"),
    **dict.fromkeys("بشه بشن نشه نشن".split(), "شد#شو"),
    **dict.fromkeys("بگه بگن بگم بگین نگن".split(), "گفت#گو"),
    **dict.fromkeys("بذار بذاره بذارم بذارن نذار نذاره".split(), "گذاشت#گذار"),
    **dict.fromkeys("بخواد بخوام نخواد نخوام".split(), "خواست#خواه"),
    **dict.fromkeys("بتونه بتونم بتونن بتونیم نتونه نتونم".split(), "توانست#توان"),
    **dict.fromkeys("اومد اومدم اومدی اومدن اومدیم اومده نیومد نیومده بیاد بیام".split(), "آمد#آ"),
}


def spoken_lemma(form: str) -> str | None:
    """The lemma of a spoken form of a verb; None for what is none, or likelier another word.

    >>> spoken_lemma("می\\N{ZERO WIDTH NON-JOINER}خوام"), spoken_lemma("میشه"), spoken_lemma("میله")
    ('خواست#خواه', 'شد#شو', None)
    """
    if (lemma := _WITHOUT_PREFIX.get(form)) is not None:
        return lemma
    match = _FORM.fullmatch(form)
    # Glued, a word of the list (میله) is that word.
    if match is None or (ZWNJ not in form and known(form) is not None):
        return None
    for written in _written(match["rest"]):
        for reading in verbs.analyses(match["prefix"] + written):
            if reading.tense == "present":
                return reading.lemma
    return None


def _written(rest: str) -> Iterator[str]:
    for ending, written in _ENDINGS.items():
        stem = rest.removesuffix(ending)
        if not stem or stem == rest:
            continue
        if stem in _STEMS and (ending != "د" or stem[-1] == "ا"):
            yield _STEMS[stem] + written
        elif len(stem) > 1 and ending in ("ه", "ن", "ین"):
            yield stem + written
