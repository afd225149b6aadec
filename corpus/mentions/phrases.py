"""Phrases of contexts as what finds them in folded text: right before a name, right after it, anywhere in its sentence.

Between their words may stand any gap, and a ``*`` at the end is any ending.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from ..letters import ZWNJ, fold_word
from ..memos import Memo
from ..patterns import late_pattern
from .borders import GAP
from .sides import MEMORY

_LETTER = r"[^\W\d_]"
_GAPS = f"[{GAP}]"
_ANY_GAP = "[{0}]*(?:{1}[{0}]*)*".format(
    GAP.replace(ZWNJ, ""), ZWNJ
)  # `[…]*`; with ZWNJ in it a class is slow to compile
_ANY_ENDING = rf"(?:{_LETTER}|{ZWNJ})*(?:[ _]ها(?:ی|یی)?(?!{_LETTER}))?"  # «بشقاب‌های», «بشقاب های»
_ANY_ENDING_BACKWARDS = rf"(?:(?:ی|یی)?اه[ _])?(?:{_LETTER}|{ZWNJ})*"
_BETWEEN = late_pattern(rf"{_GAPS}+")
_SPACED_PLURALS = ("ها", "های", "هایی")  # of a word with any ending


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a name or a phrase, folded; where a gap may stand, a word ends."""
    return tuple(word for word in _BETWEEN.split(fold_word(phrase)) if word)


def _phrase(phrase: str) -> str:
    """A pattern for a phrase of a context: any gap between its words, ``*`` for any ending."""
    body = _ANY_GAP.join(re.escape(word) for word in words_of(phrase.rstrip("*")))
    return f"{body}{_ANY_ENDING}" if phrase.endswith("*") else body


class PhrasesBefore:
    """The phrases of a list that are looked for right before a name, ``*`` alone for any word.

    Most of what stands there is told from them by the chunk beside the name, which comes again and again.
    """

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self._phrases = phrases
        lasts = {phrase: "".join(words_of(phrase.rstrip("*"))[-1:]) for phrase in phrases}
        self._endings = tuple(last for phrase, last in lasts.items() if not phrase.endswith("*"))
        self._stems = tuple(last for phrase, last in lasts.items() if phrase.endswith("*"))
        self._possible = Memo(self._is_possible, limit=MEMORY)

    def stand_in(self, before: str) -> bool:
        """Whether one of them stands at the end of ``before``."""
        if not self._possible[before.rstrip(GAP).rpartition(" ")[2]]:
            return False
        return self._pattern.match(before[::-1]) is not None

    def _is_possible(self, chunk: str) -> bool:
        """Whether a phrase may end in this chunk, or in the one before it."""
        return (
            chunk.endswith(self._endings)
            or any(stem in chunk for stem in self._stems)
            or (chunk in _SPACED_PLURALS and bool(self._stems))
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Matches the text before a name, read backwards.

        From the name on there is one place to try; forwards there would be as many as the text has letters.
        """
        return re.compile(rf"{_GAPS}*+(?:{'|'.join(map(_phrase_backwards, self._phrases))})(?!{_LETTER})")


@cache  # many names have the same list
def phrases_before(phrases: tuple[str, ...]) -> PhrasesBefore:
    """What finds phrases right before a name."""
    return PhrasesBefore(phrases)


def _phrase_backwards(phrase: str) -> str:
    if phrase == "*":
        return _ANY_ENDING_BACKWARDS + _LETTER
    body = _ANY_GAP.join(re.escape(word[::-1]) for word in reversed(words_of(phrase.rstrip("*"))))
    return _ANY_ENDING_BACKWARDS + body if phrase.endswith("*") else body


@cache  # many names have the same list
def phrases_after(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches at the end of a name, over its ezafe («چینی‌هایِ …», «روسیه‌ی …»)."""
    whole = [_phrase(phrase) for phrase in phrases if not phrase.endswith("*")]
    stems = [_phrase(phrase.rstrip("*")) for phrase in phrases if phrase.endswith("*")]
    words = "|".join([*whole, *([rf"(?:{'|'.join(stems)}){_ANY_ENDING}"] if stems else [])])
    return re.compile(rf"(?:{ZWNJ}?ی(?!{_LETTER}))?{_GAPS}*(?:{words})(?!{_LETTER})")


@cache  # many names have the same list
def phrases_near(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches anywhere; that no letter stands before is left to the caller, a search is faster without it."""
    return re.compile(rf"(?:{_any(phrases)})(?!{_LETTER})")


def _any(phrases: Sequence[str]) -> str:
    return "|".join(_phrase(p) for p in phrases)
