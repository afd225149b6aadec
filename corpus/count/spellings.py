r"""Words and phrases in a text as it stands, in every spelling that readers take as the same.

A pattern takes every spelling that folds to the same letters; only texts with presentation forms, of which one sign
may be two letters, are folded first.

Speed comes from how a pattern begins: with a plain letter at its start, Python's ``re`` runs to the next place that
has it; with a border test there it would try every place of the text. So the border before a word is tested *behind*
its first letter, and other spellings of that letter are looked for only in texts that have them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain

from ..letters import (
    ARABIC_DIGITS,
    DIACRITICS,
    INVISIBLE,
    LOOK_ALIKES,
    PERSIAN_DIGITS,
    TATWEEL,
    ZWNJ,
    Folded,
    fold,
)

Span = tuple[int, int]
Query = Callable[[str], list[Span]]

# Signs that are written on the letter before them, and what else may stand inside a word without being a letter.
_MARKS = "".join(sorted(DIACRITICS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}" + TATWEEL
_INNER_SIGNS = frozenset({*_MARKS, *INVISIBLE, ZWNJ})
_INNER = "".join(sorted(_INNER_SIGNS))
_JOINT = f"[{_INNER}]*+"
_LETTER = rf"[^\W{TATWEEL}]"
_LETTERS = rf"[\w{_INNER}]*"
# Between the words of a phrase: spaces or a half-space, at most one line end; no phrase runs over an empty line.
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n") + _INNER
GAP = rf"(?=[{_INNER}]*[\s{ZWNJ}])[{_BLANK}]*+(?:\n[{_BLANK}]*+)?+"
# Signs on the last letter belong to the word; behind a half-space comes more of it: چین is not found in چین‌ها.
_END = rf"[{_MARKS}]*+(?!{_JOINT}{_LETTER})"
WILDCARDS = "*?"


def folded_words(node: str) -> list[str]:
    """The words of a phrase, folded, without half-spaces.

    >>> folded_words("نخست‌وزير چـين")
    ['نخستوزیر', 'چین']
    """
    return re.sub(r"\*+", "*", fold(node).text.replace(ZWNJ, "")).split()


def spelled_query(words: Sequence[str]) -> Query:
    """What finds a phrase of folded words, which may have wildcards: ``*`` for any letters, ``?`` for one.

    >>> spelled_query(["کتاب", "علی"])("از كتابِ علي")
    [(3, 12)]
    """
    first = words[0][0]
    if first in WILDCARDS:
        whole = GAP.join(map(_spelled, words))
        return partial(_find_forms, {"": _compiled(rf"(?<!{_LETTER})(?={_LETTER}){whole}{_END}", words)})
    rest = GAP.join([_spelled(words[0][1:], _JOINT), *map(_spelled, words[1:])]) + _END
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
    if char in WILDCARDS:
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
    if has_presentation_forms(text):
        folded = fold(text)
        return [_unfolded(text, folded, span) for span in _matches(patterns[plain], folded.text)]
    spans = _matches(patterns[plain], text)
    if there := [char for char in others if char in text]:
        spans = sorted(chain(spans, *(_matches(patterns[char], text) for char in there)))
    return spans


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    spans = [match.span() for match in pattern.finditer(text)]
    # Before the first character Python takes the last one, which does no harm: nothing is joined to it.
    return [span for span in spans if text[span[0] - 1] not in _INNER_SIGNS or not _joined(text, span[0])]


def _joined(text: str, start: int) -> bool:
    """Whether a letter stands before ``start``, behind nothing but half-spaces and signs that are no letters."""
    while start and text[start - 1] in _INNER_SIGNS:
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


def has_presentation_forms(text: str) -> bool:
    """Whether letters stand in the text as they are drawn (ﻼ), of which one may be two letters."""
    codes = text.encode("utf-16-le", "surrogatepass")
    return any(byte in codes for byte in _HIGH_BYTES) and _PRESENTATION.search(text) is not None
