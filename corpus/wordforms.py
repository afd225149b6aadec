"""Common word forms with what is known of them: what cleaning could need of each, and its lemma.

Both follow from the word list, the verb table and the rules of ``corpus.clean`` and ``corpus.words``; they are worked
out beforehand (``tools/make_word_forms.py``), since looking a form up is a hundred times as fast as working it out. A
form that is not here is worked out when it is met: the outcome is the same, which tests make sure of.
"""

from __future__ import annotations

import sys
import zlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .lexicon import LexiconError, hazm_data


class WordForms(NamedTuple):
    """Word form → what cleaning could need of it (the flags of ``corpus.clean.triage``), and → its lemma."""

    needs: dict[str, int]
    lemmas: dict[str, str]


def sources() -> str:
    """What the table was worked out from: checksums of hazm's word list and verb table."""
    return " ".join(f"{zlib.crc32(hazm_data(name).read_bytes()):08x}" for name in ("words.dat", "verbs.dat"))


@cache
def word_forms() -> WordForms:
    """The table; empty where hazm has other lists than those it was worked out from.

    >>> word_forms().lemmas["می\\N{ZERO WIDTH NON-JOINER}روند"]
    'رفت#رو'
    """
    first, *lines = (files("corpus") / "data" / "forms" / "forms.tsv").read_text("utf-8").split("\n")
    try:
        if first.removeprefix("# ") != sources():
            return WordForms({}, {})
    except LexiconError:  # said by who needs the lists themselves
        return WordForms({}, {})
    needs: dict[str, int] = {}
    lemmas: dict[str, str] = {}
    for line in lines:
        form, _, rest = line.partition("\t")
        flags, _, lemma = rest.partition("\t")
        if form:
            needs[form] = int(flags)
            lemmas[form] = sys.intern(lemma) if lemma else form  # many forms have the same
    return WordForms(needs, lemmas)
