"""What a concordance looks for: words and phrases in any spelling, regular expressions, lemmas.

A query is a function from a text to the spans it finds there, in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, compress, count
from typing import Literal, get_args

from ..errors import OptionError
from ..letters import ARABIC_DIGITS, LOOK_ALIKES, PERSIAN_DIGITS, PRESENTATION_FORMS, SPACES, ZWNJ, fold
from ..patterns import late_pattern
from ..words import lemmas_named, lemmatize
from ..words.lemmatizer import spelled_alike
from ..words.tokenizer import columns, kind_of, tokens_of_chunks
from .spellings import GAP, WILDCARDS, Query, Span, folded_words, has_presentation_forms, spelled_query

By = Literal["form", "lemma", "regex"]
_BETWEEN = late_pattern(GAP)


def query(node: str | Iterable[str], by: By = "form") -> Query:
    """What to look for, made once for all texts; :func:`corpus.count.kwic` says what ``node`` and ``by`` may be.

    Raises :class:`corpus.errors.OptionError` for a node without a word, an unknown ``by`` and a wrong regex.

    >>> find = query(["چین", "ژاپن*"])
    >>> text = "ژاپنی‌ها و چین"
    >>> [text[start:end] for start, end in find(text)]
    ['ژاپنی\u200cها', 'چین']
    """
    check_by(by)
    nodes = [node] if isinstance(node, str) else list(node)
    if strange := [each for each in nodes if not isinstance(each, str)]:
        remedy = "give a word, a phrase, a list of them, or a table with doc, start and end"
        raise OptionError(repr(strange[0]), "this is no text to look for", remedy)
    if not nodes:
        raise OptionError("no nodes", "there is nothing to look for", "give a word or a phrase")
    make = {"form": _forms, "lemma": _lemmas, "regex": _regex}[by]
    queries = [make(each) for each in nodes]
    return queries[0] if len(queries) == 1 else partial(_any_of, queries)


def check_by(by: str) -> None:
    """Raise :class:`corpus.errors.OptionError` where ``by`` is no way to look for a node."""
    if by not in get_args(By):
        raise OptionError(repr(by), "nodes are not looked for by this", f"use one of {', '.join(get_args(By))}")


def _any_of(queries: Sequence[Query], text: str) -> list[Span]:
    return sorted({span for find in queries for span in find(text)})


def _forms(node: str) -> Query:
    return spelled_query(_with_letters(node, folded_words(node)))


def _with_letters(node: str, words: list[str]) -> list[str]:
    if not any(char.isalnum() for word in words for char in word):
        raise OptionError(repr(node), "there is no word in it to look for", "give a word or a phrase")
    return words


# ---- regular expressions


# One character for one, so that offsets stay and a pattern can be written alike; signs that folding drops are kept.
_ONE_FOR_ONE = {char: fold(char).text for char in [*LOOK_ALIKES, *PERSIAN_DIGITS, *ARABIC_DIGITS, *SPACES - {"\t"}]}
_FORMS = str.maketrans({char: plain for char, plain in PRESENTATION_FORMS.items() if len(plain) == 1})


def _regex(node: str) -> Query:
    try:
        pattern = re.compile(_alike_letter_by_letter(node))
    except (re.error, RecursionError, OverflowError) as error:
        raise OptionError(
            repr(node), f"this is no regular expression ({error})", 'correct it, or leave out by="regex"'
        ) from None
    if pattern.search(""):
        raise _matches_nothing(node)
    return partial(_find_regex, node, pattern)


def _find_regex(node: str, pattern: re.Pattern[str], text: str) -> list[Span]:
    spans = [match.span() for match in pattern.finditer(_alike_letter_by_letter(text))]
    if any(start == end for start, end in spans):
        raise _matches_nothing(node)
    return spans


def _matches_nothing(node: str) -> OptionError:
    return OptionError(repr(node), "this finds places without a letter in them", "let it match one character at least")


def _alike_letter_by_letter(text: str) -> str:
    for char, plain in _ONE_FOR_ONE.items():
        if char in text:
            text = text.replace(char, plain)
    return text.translate(_FORMS) if has_presentation_forms(text) else text


# ---- lemmas


def _lemmas(node: str) -> Query:
    words = [_Places(_forms_of(word)) for word in _with_letters(node, spelled_alike(node).split())]
    return partial(_find_lemma, words[0]) if len(words) == 1 else partial(_find_lemmas, words)


class _Forms(dict[str, bool]):
    """Token → whether it is a form of one lemma, found once a token."""

    def __init__(self, fits: Callable[[str], object]) -> None:
        super().__init__()
        self._fits = fits

    def __missing__(self, token: str) -> bool:
        kind = kind_of(token)
        lemma = lemmatize(token) if kind == "word" else token
        self[token] = fits = kind != "punctuation" and bool(self._fits(lemma))
        return fits


def _forms_of(word: str) -> _Forms:
    """The forms of a lemma; ``word`` is the lemma, one of its forms, or has wildcards."""
    if not any(char in word for char in WILDCARDS):
        return _Forms(lemmas_named(word).__contains__)
    letters = {"*": ".*", "?": "[^#]"}
    pattern = re.compile("".join(letters.get(char, re.escape(char)) for char in _plain(word)))
    return _Forms(lambda lemma: pattern.fullmatch(_plain(lemma)))


def _plain(lemma: str) -> str:
    return fold(lemma).text.replace(ZWNJ, "").casefold()


class _Places(dict[str, tuple[Span, ...]]):
    """Chunk between two spaces → where in it a form of one lemma stands, found once a chunk: most come many times."""

    def __init__(self, forms: _Forms) -> None:
        super().__init__()
        self.forms = forms

    def __missing__(self, chunk: str) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = ()
        if any(map(self.forms.__getitem__, tokens_of_chunks([chunk])[0])):
            tokens, starts, ends = columns(chunk)
            each = zip(tokens, starts, ends, strict=True)
            spans = tuple((start, end) for token, start, end in each if self.forms[token])
        self[chunk] = spans
        return spans


def _find_lemma(places: _Places, text: str) -> list[Span]:
    chunks = text.split(" ")
    spans = list(map(places.__getitem__, chunks))
    if not any(spans):
        return []
    before = list(accumulate(map(len, chunks), initial=0))  # letters before each chunk, without the spaces
    return [(before[i] + i + start, before[i] + i + end) for i in compress(count(), spans) for start, end in spans[i]]


def _find_lemmas(words: Sequence[_Places], text: str) -> list[Span]:
    """A phrase: only texts in which each of its words occurs are looked through."""
    chunks = text.split(" ")
    if not all(any(map(places.__getitem__, chunks)) for places in words):
        return []
    tokens, starts, ends = columns(text)
    last = len(words) - 1
    found = [i for i, token in enumerate(tokens[: max(len(tokens) - last, 0)]) if words[0].forms[token]]
    for place, places in enumerate(words[1:], 1):
        found = [
            i
            for i in found
            if places.forms[tokens[i + place]] and _BETWEEN.fullmatch(text, ends[i + place - 1], starts[i + place])
        ]
    return [(starts[i], ends[i + last]) for i in found]
