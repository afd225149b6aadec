"""Stopwords: words so common everywhere that they say nothing about a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ..errors import OptionError
from ..letters import ZWNJ
from .lemmatizer import lemmas_named, spelled_alike
from .resources import word_set


def stopwords(
    add: Iterable[str] = (), remove: Iterable[str] = (), *, only: Iterable[str] | None = None
) -> frozenset[str]:
    """The library's list of Persian stopwords, with words added or removed, or ``only`` words of your own.

    Pronouns, prepositions, conjunctions, determiners, adverbs of degree, auxiliaries and light verbs; the list and
    its reasons are in ``corpus/data/words/stopwords.txt``. Each word comes with and without its half-spaces
    (می‌شود and میشود), and with the lemma of its verb (شد#شو, also for شدن), so that the set serves tokens and lemmas
    alike; words added or removed are treated the same, and so are those of ``only``, which take the place of the
    list. A stopword is a single word. Raises
    :class:`corpus.errors.OptionError` for a string in place of a list of words.

    >>> "میشود" in stopwords(), "شد#شو" in stopwords(), "چین" in stopwords()
    (True, True, False)
    >>> "چین" in stopwords(add=["چین"]), "است" in stopwords(remove=["است"])
    (True, False)
    >>> sorted(stopwords(only=["ایرنا"]))
    ['ایرنا']
    """
    for name, words in (("add", add), ("remove", remove), ("only", only)):
        if isinstance(words, str):
            raise OptionError(name, "a single string instead of several words", f"write {name}=[{words!r}]")
    start = _shipped() if only is None else _spellings(only)
    return (start | _spellings(add)) - _spellings(remove)


@cache
def _shipped() -> frozenset[str]:
    return _spellings(word_set("stopwords.txt"))


def _spellings(words: Iterable[str]) -> frozenset[str]:
    forms: set[str] = set()
    for word in words:
        form = spelled_alike(word)
        forms |= {form, form.replace(ZWNJ, "")}
        forms |= {lemma for lemma in lemmas_named(form) if "#" in lemma}
    return frozenset(forms)
