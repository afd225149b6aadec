"""What the words around an ambiguous name speak for: the actor, or another sense of the same letters.

«چین» is a country and a fold, «چینی» Chinese and porcelain, «پوتین» a man and a boot. Where no word right beside the
name settles it, all words of its sentence have a say: each word of the other sense (``doubted_…`` in the gazetteer)
weighs against the name, each word of the actor's world (``backed_…``) for it, and near words weigh more. So «لباس»
makes a skirt's fold of «چین» in a sentence about sewing, and does nothing in «صادرات لباس چین به اروپا».

Words are looked up in sets, whatever stands between their parts: «کوله‌پشتی», «کوله پشتی» and «کولهپشتی» are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..letters import ZWNJ, fold
from .borders import GAP

_REACH = 120  # characters on either side that are read, if in the same sentence
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_CLAUSE_END = re.compile(rf"[^\w{GAP}#]")
_LAST_CLAUSE = re.compile(rf"[\w{GAP}#]*\Z")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_PLURALS = frozenset("ها های هایی هایش هایم هایت هاش هام هات هاشون هامون هایشان".split())
_PREFIXES = frozenset("می نمی".split())  # of verbs; often typed with a space behind them
_NUMBER = "#"  # stands for a number in digits, in lists of words too
_CLAUSE_START = "^"  # … for the beginning of a clause before a name, in lists too
_SIGNS = (_NUMBER, _CLAUSE_START)
_PASSED_OVER = frozenset("و این آن اون یک یه".split())  # as near as can be: «چین و روسیه», «چین این آستین»

_BESIDE = 3  # weight of a word or phrase right beside the name
_WEIGHTS = (3, 2, 2)  # … of the first, second and third word before or after it
_FAR = 1  # … of one elsewhere in the sentence
_AT_START = 2  # … of standing where a clause begins, as a subject does
_LONGEST = 3  # words of a phrase
_MEMORY = 50_000  # words of texts kept with what they are


class Vocabulary:
    """Words and phrases of a context, ``*`` at the end for any ending, ``*`` in front for any beginning."""

    __slots__ = ("_endings", "_first_words", "_known", "_phrase_stems", "_phrases", "_word_stems", "_words")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._phrases: set[str] = set()
        self._word_stems: set[str] = set()
        self._phrase_stems: set[str] = set()
        self._first_words: set[str] = set()
        self._endings: tuple[str, ...] = ()
        self._known: dict[str, bool] = {}
        for phrase in phrases:
            words = [phrase] if phrase in _SIGNS else words_of(fold(phrase).text.replace(_NUMBER, "0"))
            letters, several, stem = "".join(words), len(words) > 1, phrase.endswith("*")
            if phrase.startswith("*"):
                self._endings += (letters,)
            elif several:
                self._first_words.add(words[0])
                (self._phrase_stems if stem else self._phrases).add(letters)
            else:
                (self._word_stems if stem else self._words).add(letters)

    def __contains__(self, word: str) -> bool:
        """Whether the list has this word; a phrase written as one word is one too."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = self._known[word] = (
                word in self._words
                or _begins(word, self._word_stems)
                or self._has_letters(word)
                or (word.endswith(self._endings) and word not in self._endings)
            )
        return known

    def has_phrase(self, words: Sequence[str]) -> bool:
        """Whether the list has a phrase of these words."""
        return words[0] in self._first_words and self._has_letters("".join(words))

    def beside(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of what stands right beside a name; ``words`` go away from it."""
        if words and words[0] in self:
            return _BESIDE if words[0] != _CLAUSE_START else _AT_START
        for count in range(2, min(_LONGEST, len(words)) + 1):
            if self.has_phrase(words[count - 1 :: -1] if before else words[:count]):
                return _BESIDE
        return 0

    def around(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of the words on one side of a name; ``words`` go away from it."""
        weight, last = 0, len(words) - 1
        for place, word in enumerate(words):
            found = word in self
            if not found and place < last and self._first_words:
                beyond = words[place + 1]
                found = self.has_phrase((beyond, word) if before else (word, beyond))
            if found:
                weight += _WEIGHTS[place] if place < len(_WEIGHTS) else _FAR
        return weight

    def _has_letters(self, letters: str) -> bool:
        """Whether the list has a phrase of these letters, gaps left out."""
        return letters in self._phrases or _begins(letters, self._phrase_stems)


def _begins(word: str, stems: set[str]) -> bool:
    return bool(stems) and any(word[:length] in stems for length in range(2, len(word) + 1))


@dataclass(frozen=True, slots=True, eq=False)
class Balance:
    """Word lists against a name and for it: right before it, right after it, and in its sentence."""

    doubted_before: Vocabulary
    doubted_after: Vocabulary
    doubted_near: Vocabulary
    backed_before: Vocabulary
    backed_after: Vocabulary
    backed_near: Vocabulary

    def rejects(self, text: str, start: int, end: int) -> bool:
        """Whether the words around ``text[start:end]`` speak against the name more than for it.

        >>> sewing = [Vocabulary(words) for words in ([], ["دار"], ["دامن", "خیاط"], [], [], ["صادرات", "اروپا"])]
        >>> [Balance(*sewing).rejects(t, t.index("چین"), t.index("چین") + 3) for t in ("دامن با چین", "صادرات دامن چین")]
        [True, False]
        """
        before = _words_before(text[max(start - _REACH, 0) : start])
        after = _words_after(text[end : end + _REACH])
        against = _weigh(before, after, self.doubted_before, self.doubted_after, self.doubted_near)
        return bool(against) and against > _weigh(
            before, after, self.backed_before, self.backed_after, self.backed_near
        )


class _Side(NamedTuple):
    """The words on one side of a name, going away from it; and those that no punctuation parts from it."""

    near: tuple[str, ...]
    beside: tuple[str, ...]


def _weigh(before: _Side, after: _Side, ahead: Vocabulary, behind: Vocabulary, near: Vocabulary) -> int:
    return (
        ahead.beside(before.beside, before=True)
        + behind.beside(after.beside, before=False)
        + near.around(before.near, before=True)
        + near.around(after.near, before=False)
    )


def words_of(text: str) -> list[str]:
    """The words of folded text: a verb with its «می», a noun with its «ها», half-spaces left out, numbers as ``#``."""
    words: list[str] = []
    prefix = ""
    for word in _WORD.findall(text.replace(ZWNJ, "").replace("ئ", "ی")):
        if word in _PREFIXES:
            prefix = word
        elif word in _PLURALS and words and not prefix:
            words[-1] += word
        else:
            words.append(_NUMBER if word.isdigit() else prefix + word)
            prefix = ""
    return words


@lru_cache(maxsize=64)  # a name has several sets of conditions, which all ask for the same words
def _words_before(text: str) -> _Side:
    sentence = _SENTENCE_END.split(text)[-1]
    clause = _LAST_CLAUSE.search(sentence).start()  # type: ignore[union-attr]  # matches the empty clause too
    beside = words_of(sentence[clause:])[::-1]
    near = [word for word in beside + words_of(sentence[:clause])[::-1] if word not in _PASSED_OVER]
    return _Side(tuple(near), tuple(beside) or (_CLAUSE_START,))


@lru_cache(maxsize=64)
def _words_after(text: str) -> _Side:
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0]
    clause = found.start() if (found := _CLAUSE_END.search(sentence)) else len(sentence)
    beside = words_of(sentence[:clause])
    if beside[:1] == ["ی"]:  # the name's ezafe
        del beside[0]
    near = [word for word in beside + words_of(sentence[clause:]) if word not in _PASSED_OVER]
    return _Side(tuple(near), tuple(beside))
