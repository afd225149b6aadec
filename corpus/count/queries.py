r"""What a concordance looks for: words and phrases as readers take them, regular expressions, lemmas.

A query is a function from a text to the spans it finds there, in order. Words are looked for in the text as it
stands, by a pattern that takes every spelling that folds to the same letters; only texts with presentation forms, of
which one sign may be two letters, are folded first.

Speed comes from how a pattern begins: with a plain letter at its start, Python's ``re`` runs to the next place that
has it; with a border test there it would try every place of the text. So the border before a word is tested *behind*
its first letter, and other spellings of that letter are looked for only in texts that have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import Literal, get_args

from ..errors import OptionError
from ..letters import (
    ARABIC_DIGITS,
    DIACRITICS,
    INVISIBLE,
    LOOK_ALIKES,
    PERSIAN_DIGITS,
    PRESENTATION_FORMS,
    SPACES,
    TATWEEL,
    ZWNJ,
    Folded,
    fold,
)
from ..words import lemmatize
from ..words.lemmatizer import spelled_alike
from ..words.tokenizer import columns, kind_of

By = Literal["form", "lemma", "regex"]
Span = tuple[int, int]
Query = Callable[[str], list[Span]]

# Signs that are written on the letter before them, and what else may stand inside a word without being a letter.
_MARKS = "".join(sorted(DIACRITICS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}" + TATWEEL
_INNER = "".join(sorted({*_MARKS, *INVISIBLE, ZWNJ}))
_JOINT = f"[{_INNER}]*+"
_LETTER = rf"[^\W{TATWEEL}]"
_LETTERS = rf"[\w{_INNER}]*"
# Between the words of a phrase: spaces or a half-space, at most one line end; no phrase runs over an empty line.
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n") + _INNER
_GAP = rf"(?=[{_INNER}]*[\s{ZWNJ}])[{_BLANK}]*+(?:\n[{_BLANK}]*+)?+"
_BETWEEN = re.compile(_GAP)
# Signs on the last letter belong to the word; behind a half-space comes more of it: چین is not found in چین‌ها.
_END = rf"[{_MARKS}]*+(?!{_JOINT}{_LETTER})"
_WILDCARDS = "*?"


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
    make = {"form": _form, "lemma": _lemmas, "regex": _regex}[by]
    queries = [make(each) for each in nodes]
    return queries[0] if len(queries) == 1 else partial(_any_of, queries)


def check_by(by: str) -> None:
    """Raise :class:`corpus.errors.OptionError` where ``by`` is no way to look for a node."""
    if by not in get_args(By):
        raise OptionError(repr(by), "nodes are not looked for by this", f"use one of {', '.join(get_args(By))}")


def _any_of(queries: Sequence[Query], text: str) -> list[Span]:
    return sorted({span for find in queries for span in find(text)})


def _words_of(node: str, words: list[str]) -> list[str]:
    if not any(char.isalnum() for word in words for char in word):
        raise OptionError(repr(node), "there is no word in it to look for", "give a word or a phrase")
    return words


# ---- words and phrases as they are written


def _form(node: str) -> Query:
    words = _words_of(node, re.sub(r"\*+", "*", fold(node).text.replace(ZWNJ, "")).split())
    first = words[0][0]
    if first in _WILDCARDS:
        whole = _GAP.join(map(_spelled, words))
        return partial(_find_forms, {"": _compiled(rf"(?<!{_LETTER})(?={_LETTER}){whole}{_END}", words)})
    rest = _GAP.join([_spelled(words[0][1:], _JOINT), *map(_spelled, words[1:])]) + _END
    return partial(_find_forms, {char: _beginning(char, rest, words) for char in _alike().get(first, first)})


def _beginning(char: str, rest: str, words: Iterable[str]) -> re.Pattern[str]:
    begin = re.escape(char)
    return _compiled(rf"{begin}(?<!{_LETTER}{begin}){rest}", words)


def _compiled(pattern: str, words: Iterable[str]) -> re.Pattern[str]:
    """Without regard to case where there are letters with case: looking for it takes time."""
    return re.compile(pattern, re.IGNORECASE if any(word.upper() != word.lower() for word in words) else 0)


def _spelled(word: str, before: str = "") -> str:
    """A pattern of every spelling of a folded word, or of the rest of one, that something stands ``before``."""
    if word == "*" and not before:  # by itself it stands for a word, so for one letter at least
        return _LETTER + _LETTERS
    return before * bool(word) + _JOINT.join(map(_one_letter, word))


def _one_letter(char: str) -> str:
    if char in _WILDCARDS:
        return _LETTERS if char == "*" else _LETTER
    return f"[{re.escape(_alike().get(char, char))}]"


@cache
def _alike() -> dict[str, str]:
    """Folded letter or digit → every character that folding makes it of, itself first; presentation forms apart."""
    alike: dict[str, str] = {}
    for char in [*LOOK_ALIKES, *PERSIAN_DIGITS, *ARABIC_DIGITS]:
        plain = fold(char).text
        alike[plain] = alike.get(plain, plain) + char
    return alike


def _find_forms(patterns: Mapping[str, re.Pattern[str]], text: str) -> list[Span]:
    """The spans of a word or phrase, of which there is a pattern for each spelling of its first letter."""
    plain, *others = patterns
    if _has_presentation_forms(text):
        folded = fold(text)
        return [_unfolded(text, folded, span) for span in _matches(patterns[plain], folded.text)]
    spans = _matches(patterns[plain], text)
    if there := [char for char in others if char in text]:
        spans = sorted(chain(spans, *(_matches(patterns[char], text) for char in there)))
    return spans


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    spans = [match.span() for match in pattern.finditer(text)]
    return [span for span in spans if text[span[0] - 1 : span[0]] not in _INNER or not _joined(text, span[0])]


def _joined(text: str, start: int) -> bool:
    """Whether a letter stands before ``start``, behind nothing but half-spaces and signs that are no letters."""
    while start and text[start - 1] in _INNER:
        start -= 1
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")


def _unfolded(text: str, folded: Folded, span: Span) -> Span:
    start, end = folded.span(*span)
    while text[end : end + 1] and text[end] in _MARKS:
        end += 1
    return start, end


# The high bytes of U+FB50 to U+FEFC: in Persian text they are rare as low bytes too, so that most texts have none.
_HIGH_BYTES = (b"\xfb", b"\xfc", b"\xfd", b"\xfe")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def _has_presentation_forms(text: str) -> bool:
    codes = text.encode("utf-16-le", "surrogatepass")
    return any(byte in codes for byte in _HIGH_BYTES) and _PRESENTATION.search(text) is not None


# ---- regular expressions


# One character for one, so that offsets stay and a pattern can be written alike; signs that folding drops are kept.
_ONE_FOR_ONE = {char: fold(char).text for char in [*LOOK_ALIKES, *PERSIAN_DIGITS, *ARABIC_DIGITS, *SPACES - {"\t"}]}
_FORMS = str.maketrans({char: plain for char, plain in PRESENTATION_FORMS.items() if len(plain) == 1})


def _regex(node: str) -> Query:
    try:
        pattern = re.compile(_alike_letter_by_letter(node))
    except (re.error, RecursionError, OverflowError) as error:
        raise OptionError(repr(node), f"this is no regular expression ({error})", "correct it, or drop by") from None
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
    return text.translate(_FORMS) if _has_presentation_forms(text) else text


# ---- lemmas


def _lemmas(node: str) -> Query:
    words = _words_of(node, spelled_alike(node).split())
    return partial(_find_lemmas, list(map(_forms_of, words)))


class _Forms(dict[str, bool]):
    """Token → whether it is a form of one lemma, found once a token."""

    def __init__(self, fits: Callable[[str], object]) -> None:
        super().__init__()
        self._fits = fits

    def __missing__(self, token: str) -> bool:
        lemma = lemmatize(token) if kind_of(token) == "word" else token
        self[token] = fits = bool(self._fits(lemma))
        return fits


def _forms_of(word: str) -> _Forms:
    """The forms of a lemma; ``word`` is the lemma, one of its forms, or has wildcards."""
    if any(char in word for char in _WILDCARDS):
        return _Forms(_compiled(_spelled(fold(word).text.replace(ZWNJ, "")), [word]).fullmatch)
    return _Forms({word, lemmatize(word)}.__contains__)


def _find_lemmas(words: Sequence[_Forms], text: str) -> list[Span]:
    tokens, starts, ends = columns(text)
    last = len(words) - 1
    found = [i for i, token in enumerate(tokens[: max(len(tokens) - last, 0)]) if words[0][token]]
    for place, forms in enumerate(words[1:], 1):
        found = [
            i
            for i in found
            if forms[tokens[i + place]] and _BETWEEN.fullmatch(text, ends[i + place - 1], starts[i + place])
        ]
    return [(starts[i], ends[i + last]) for i in found]
