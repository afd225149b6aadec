"""Make corpus/data/names/gazetteer.txt: the words of every name in the gazetteer that is in no word list.

    python tools/make_names.py

Cleaning must know these words, so that it does not take a name apart (کیشیدا → کی شیدا); but cleaning comes before
mentions in the flow, so it gets them as a list.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.letters import PERSIAN_LETTERS, ZWNJ
from corpus.lexicon import load_lexicon
from corpus.mentions import Gazetteer

EVERYDAY = frozenset(
    "بانگی برتران بیا سالی سرات سیدی پلی گفت گفتگوی گو وگوی نویس امنیتی اعتمادساز استوائی دولت سرزمین حاشیه کره ها"
    " ترک را جزیره ویدئو ویدیو هرزه کوره شاهزاده دوک".split()
)
"""Parts of names that are everyday words, with their endings: a year (سالی بریشا), a bridge (پلی‌نزی), a plural."""

SPELLED_OTHERWISE = frozenset("ونزویلا هاییتی هاییتیایی لاووس لاووسی جاماییکایی کنگوی".split())

OUT = Path(__file__).resolve().parents[1] / "corpus" / "data" / "names" / "gazetteer.txt"


def names() -> list[str]:
    """Words of the gazetteer's names, two letters at least, that the lexicon has not counted or tagged.

    Words that the gazetteer writes with a half-space and never without (علی‌اف) are listed so as well. Spellings that
    are counted under another (ونزویلا, کانادائی) are left out, or they would be words of their own.
    """
    lexicon = load_lexicon()
    aliases = [alias for actor in Gazetteer.shipped() for alias in actor.aliases]
    forms = [form for alias in aliases for form in (*alias.forms, *alias.short)]
    found = {word for form in forms for word in re.split(r"[\s\u200c_-]+", form)}
    whole = {word for form in forms for word in form.split()}
    halfspaced = {word for word in whole if ZWNJ in word and EVERYDAY.isdisjoint(word.split(ZWNJ))}
    always = {
        word for word in halfspaced if word.replace(ZWNJ, "") not in whole and set(word) <= PERSIAN_LETTERS | {ZWNJ}
    }
    respelled = {word for word in found if word.endswith("ائی") and f"{word[:-2]}یی" in found} | SPELLED_OTHERWISE
    rare = {word for word in found - EVERYDAY - respelled if not (lexicon.frequency(word) or lexicon.tags(word))}
    return sorted(always) + sorted(word for word in rare if len(word) > 1 and set(word) <= PERSIAN_LETTERS)


if __name__ == "__main__":
    OUT.write_text("".join(f"{name}\n" for name in names()), "utf-8")
