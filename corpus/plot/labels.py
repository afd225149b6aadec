"""What a word is called in a figure: as a reader of Persian knows it, not as a table keeps it.

Tables keep verbs as lemmas, past and present stem (رفت#رو), since these tell every verb from every other. Nobody reads
them so: a Persian dictionary has a verb under its infinitive, which is the past stem and ن, without exception.
:func:`display_word` gives that; every chart of words goes through :func:`display_words`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..letters import NON_JOINING, ZWNJ

NAME = 44
"""Characters of a name in a figure: half the width of a page; of longer ones the beginning is shown."""

# A preverb where there is one (بر), the past stem, the present stem. A hashtag has its # before it, so it is none.
_VERB = re.compile(r"(?:(?P<preverb>[^#\s]+)#)?(?P<past>[^#\s]+)#(?P<present>[^#\s]+)")


def display_word(word: str) -> str:
    """``word`` as it is shown in a figure: lemmas of verbs as their infinitives, everything else as it is.

    In a run of words (an n-gram of lemmas) each word is shown so.

    >>> display_word("رفت#رو"), display_word("بر#گشت#گرد"), display_word("سفر کرد#کن"), display_word("#ایران")
    ('رفتن', 'برگشتن', 'سفر کردن', '#ایران')
    """
    return " ".join(_infinitive(part) for part in word.split(" "))


def display_words(words: Sequence[object]) -> list[str]:
    """The words of one figure as they are shown in it, no two alike.

    An infinitive is a noun too, and two verbs may share one: there the lemma's present stem stands behind it.

    >>> display_words(["کرد#کن", "کردن", "رفت#رو"])
    ['کردن (کن)', 'کردن', 'رفتن']
    """
    given = [str(word) for word in words]
    shown = [display_word(word) for word in given]
    # Not those that the table has twice: with a word for each group, a word is itself in each.
    times = Counter(display_word(word) for word in dict.fromkeys(given))
    return [
        f"{label} ({verb['present']})" if times[label] > 1 and (verb := _VERB.fullmatch(word.split(" ")[-1])) else label
        for word, label in zip(given, shown, strict=True)
    ]


def shortened(name: str, limit: int = 60) -> str:
    """``name`` cut to ``limit`` characters, so that a long title leaves room for the chart."""
    return name if len(name) <= limit else name[: limit - 1].rstrip(" " + ZWNJ) + "…"


def _infinitive(word: str) -> str:
    verb = _VERB.fullmatch(word)
    if verb is None:
        return word
    preverb = verb["preverb"] or ""
    # پیش‌آمدن, but برگشتن: behind a letter that joins to none a half-space would not be seen.
    return f"{preverb}{ZWNJ if preverb and preverb[-1] not in NON_JOINING else ''}{verb['past']}ن"
