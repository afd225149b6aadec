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
from functools import partial
from itertools import chain

from ..letters import TATWEEL, ZWNJ, Folded, fold
from ..patterns import late_pattern
from .plain_texts import DRAWN, INNER_SIGNS, MARKS, Spelling, alike, known_of, spelling

Span = tuple[int, int]
Query = Callable[[str], list[Span]]

_INNER = "".join(sorted(INNER_SIGNS))
_JOINT = f"[{_INNER}]*+"
_LETTER = rf"[^\W{TATWEEL}]"
_LETTERS = rf"[\w{_INNER}]*"
# Between the words of a phrase: spaces or a half-space, at most one line end; no phrase runs over an empty line.
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n") + _INNER
GAP = rf"(?=[{_INNER}]*[\s{ZWNJ}])[{_BLANK}]*+(?:\n[{_BLANK}]*+)?+"
# Signs on the last letter belong to the word; behind a half-space comes more of it: چین is not found in چین‌ها.
_END = rf"[{MARKS}]*+(?!{_JOINT}{_LETTER})"
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
    plainly = spelling(words, WILDCARDS)
    if first in WILDCARDS:
        whole = GAP.join(map(_spelled, words))
        return partial(_find_forms, _compiled(rf"(?<!{_LETTER})(?={_LETTER}){whole}{_END}", words), {}, plainly)
    rest = GAP.join([_spelled(words[0][1:], _JOINT), *map(_spelled, words[1:])]) + _END
    patterns = {char: _beginning(char, rest, words) for char in alike().get(first, first)}
    return partial(_find_forms, patterns.pop(first), patterns, plainly)


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
    return f"[{re.escape(alike().get(char, char))}]"


def _find_forms(
    pattern: re.Pattern[str], others: Mapping[str, re.Pattern[str]], plainly: Spelling | None, text: str
) -> list[Span]:
    """The spans of a word or phrase, with a pattern for each of the ``others`` than the plain spelling of its begin."""
    known = known_of(text)
    if known.flags & DRAWN if known else has_presentation_forms(text):
        folded = fold(text)
        return [_unfolded(text, folded, span) for span in _matches(pattern, folded.text)]
    if not known or not plainly:
        spans, there = _matches(pattern, text), [char for char in others if char in text]
    else:
        broken, beginnings = plainly.plan(known)
        is_plain = broken is not None and not (broken and any(map(text.__contains__, broken)))
        spans = _plain_matches(pattern, plainly, text) if is_plain else _matches(pattern, text)
        if not beginnings:  # the usual case
            return spans
        there = [char for char, begun in beginnings.items() if begun in text]
    return sorted(chain(spans, *(_matches(others[char], text) for char in there))) if there else spans


# What a word may stand beside without a second look: no letters, and no signs inside words.
_CLEAR = frozenset(' \n.،؛:؟!()«»"')


def _plain_matches(pattern: re.Pattern[str], plainly: Spelling, text: str) -> list[Span]:
    """As :func:`_matches`, where the phrase is spelled in plain letters or not at all."""
    if not plainly.is_word:
        return _matches(pattern, text) if all(map(text.__contains__, plainly.pieces)) else []
    [word] = plainly.pieces
    spans: list[Span] = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if (not start or text[start - 1] in _CLEAR) and (end == len(text) or text[end] in _CLEAR):
            spans.append((start, end))
        elif found := pattern.match(text, start):
            end = found.end()
            if text[start - 1] not in INNER_SIGNS or not _joined(text, start):
                spans.append((start, end))
        else:
            end = start + 1
        start = text.find(word, end)
    return spans


def _matches(pattern: re.Pattern[str], text: str) -> list[Span]:
    spans = [match.span() for match in pattern.finditer(text)]
    # Before the first character Python takes the last one, which does no harm: nothing is joined to it.
    return [span for span in spans if text[span[0] - 1] not in INNER_SIGNS or not _joined(text, span[0])]


def _joined(text: str, start: int) -> bool:
    """Whether a letter stands before ``start``, behind nothing but half-spaces and signs that are no letters."""
    while start and text[start - 1] in INNER_SIGNS:
        start -= 1
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")


def _unfolded(text: str, folded: Folded, span: Span) -> Span:
    start, end = folded.span(*span)
    while text[end : end + 1] and text[end] in MARKS:
        end += 1
    return start, end


# The high bytes of U+FB50 to U+FEFC: in Persian text they are rare as low bytes too, so that most texts have none.
_HIGH_BYTES = (b"\xfb", b"\xfc", b"\xfd", b"\xfe")
_PRESENTATION = late_pattern("[\ufb50-\ufdff\ufe70-\ufefc]")


def has_presentation_forms(text: str) -> bool:
    """Whether letters stand in the text as they are drawn (ﻼ), of which one may be two letters."""
    codes = text.encode("utf-16-le", "surrogatepass")
    return any(byte in codes for byte in _HIGH_BYTES) and _PRESENTATION.search(text) is not None
