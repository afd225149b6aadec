"""General Persian to compare with, where there is no second corpus: the word list of wordfreq."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import numpy as np
import pandas as pd

from ..errors import OptionError
from ..letters import PERSIAN_LETTERS, ZWNJ
from ..patterns import late_pattern
from ..words import lemmatize
from ..words.lemmatizer import corrections_name, spelled_alike
from .citation import described
from .frequency import ranked

SIZE = 100_000_000
"""The size that the list is given, in words; the sources of wordfreq do not say theirs for Persian."""

# Half-spaces written as spaces leave these by themselves in the sources of the list: they are parts of words there.
_PARTS = frozenset("می نمی ها های هایی هایش هایشان تر ترین ای ام اند ات اش ایم اید".split())
_WORD = late_pattern(f"[{''.join(sorted(PERSIAN_LETTERS))}{ZWNJ}]+")


def general_persian(*, by: str = "lemma") -> pd.DataFrame:
    """How often the commonest words of general Persian occur, to give to ``texts.keyness``.

    The list is that of wordfreq (Speer 2022), made of subtitles, Wikipedia, social media and the web up to 2021; its
    frequencies are given for :data:`SIZE` words. It has words met at least once in a million: of others keyness takes
    the count of the rarest one listed, which makes it careful. Parts of words that the list has by themselves (می, ها)
    are left out, and so the keyness of words with a half-space, often in two there (نخست‌وزیر), is too high.

    Columns: word, count, per_million, documents (not known, 0), rank. Raises :class:`corpus.errors.OptionError` when
    wordfreq is not installed, or for a unit other than "lemma" and "token".

    >>> rates = general_persian().set_index("word")["per_million"]
    >>> bool(rates["ایران"] > rates["قزاقستان"])
    True
    """
    if by not in ("lemma", "token"):
        raise OptionError(by, "the list does not have words like this", 'use by="lemma" or by="token"')
    words, count, rarest = _counted(by, corrections_name() if by == "lemma" else "")
    table = ranked(np.array(words, object), np.array(count, np.int64), np.zeros(len(words), np.int64), SIZE)
    described(
        table,
        "frequencies of general Persian",
        parameters={"by": by, "list": "wordfreq, fa"},
        sizes={"tokens": SIZE},
        formula="count = frequency × tokens, for a nominal size",
        source="Speer 2022, wordfreq 3; its data: CC BY-SA 4.0",
    )
    table.attrs["floor"] = float(rarest)
    return table


@lru_cache(maxsize=4)
def _counted(by: str, own: str) -> tuple[tuple[str, ...], tuple[int, ...], int]:
    """Words, their counts, and the count of the rarest form in the list; ``own`` names the user's own lemmas."""
    try:
        import wordfreq
    except ModuleNotFoundError:
        remedy = "install it with: pip install 'persian-corpus[general]', or give a second corpus"
        raise OptionError(
            "general Persian", "its word list comes with wordfreq, which is not installed", remedy
        ) from None
    frequencies = wordfreq.get_frequency_dict("fa")
    counts: Counter[str] = Counter()
    for form, frequency in frequencies.items():
        word = spelled_alike(form)
        if _WORD.fullmatch(word) and word not in _PARTS:
            counts[lemmatize(word) if by == "lemma" else word] += round(frequency * SIZE)
    return tuple(counts), tuple(counts.values()), round(min(frequencies.values()) * SIZE)
