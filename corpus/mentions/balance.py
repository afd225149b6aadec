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

from ..letters import ZWNJ, fold
from .borders import GAP

_REACH = 120  # characters on either side that are read, if in the same sentence
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_CLAUSE_END = re.compile(rf"[^\w{GAP}]+")
_WORD = re.compile(rf"\d+|[^\W\d_](?:[^\W\d_]|{ZWNJ})*")
_PLURALS = frozenset("ها های هایی هایش هایم هایت هاش هام هات هاشون هامون هایشان".split())
_PREFIXES = frozenset("می نمی".split())  # of verbs; often typed with a space behind them
_NUMBER = "#"  # stands for a number in digits, in lists of words too
_CLAUSE_START = "^"  # … for the beginning of a clause before a name, in lists too
_SIGNS = (_NUMBER, _CLAUSE_START)
_AND = "و"  # joins what is alike: «چین و روسیه» are as near as two names can be

_BESIDE = 3  # weight of a word or phrase right beside the name
_WEIGHTS = (3, 2, 2)  # … of the first, second and third word before or after it
_FAR = 1  # … of one elsewhere in the sentence
_AT_START = 2  # … of standing where a clause begins, as a subject does
_LONGEST = 3  # words of a phrase
_MEMORY = 50_000  # words of texts kept with what they are


class Vocabulary:
    """Words and phrases of a context, ``*`` at the end for any ending, ``*`` in front for any beginning."""

    __slots__ = ("_beginnings", "_endings", "_has_phrases", "_known", "_phrases", "_words")

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._phrases: set[str] = set()
        self._beginnings: dict[bool, set[str]] = {False: set(), True: set()}  # of words, of phrases
        self._endings: set[str] = set()
        self._known: dict[str, bool] = {}
        for phrase in phrases:
            words = [phrase] if phrase in _SIGNS else words_of(fold(phrase).text.replace(_NUMBER, "0"))
            letters, several = "".join(words), len(words) > 1
            if phrase.startswith("*"):
                self._endings.add(letters)
            elif phrase.endswith("*"):
                self._beginnings[several].add(letters)
            else:
                (self._phrases if several else self._words).add(letters)
        self._has_phrases = bool(self._phrases or self._beginnings[True])

    def __contains__(self, word: str) -> bool:
        """Whether the list has this word; a phrase written as one word is one too."""
        if (known := self._known.get(word)) is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = self._known[word] = (
                word in self._words
                or word in self._phrases
                or self._begins(word, several=False)
                or self._begins(word, several=True)
                or any(word.endswith(ending) and word != ending for ending in self._endings)
            )
        return known

    def has_phrase(self, letters: str) -> bool:
        """Whether the list has a phrase of these letters, gaps left out."""
        return letters in self._phrases or self._begins(letters, several=True)

    def beside(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of what stands right beside a name; ``words`` go away from it."""
        if words and words[0] in self:
            return _BESIDE if words[0] != _CLAUSE_START else _AT_START
        for count in range(2, min(_LONGEST, len(words)) + 1):
            run = words[count - 1 :: -1] if before else words[:count]
            if self.has_phrase("".join(run)):
                return _BESIDE
        return 0

    def around(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of the words on one side of a name; ``words`` go away from it."""
        weight = 0
        words = [word for word in words if word != _AND]
        for place, word in enumerate(words):
            found = word in self
            if not found and self._has_phrases and place + 1 < len(words):
                beyond = words[place + 1]
                found = self.has_phrase(beyond + word if before else word + beyond)
            if found:
                weight += _WEIGHTS[place] if place < len(_WEIGHTS) else _FAR
        return weight

    def _begins(self, word: str, *, several: bool) -> bool:
        stems = self._beginnings[several]
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
        before, beside_before = _words_before(text, start)
        after, beside_after = _words_after(text, end)
        against = (
            self.doubted_before.beside(beside_before, before=True)
            + self.doubted_after.beside(beside_after, before=False)
            + self.doubted_near.around(before, before=True)
            + self.doubted_near.around(after, before=False)
        )
        if not against:
            return False
        return against > (
            self.backed_before.beside(beside_before, before=True)
            + self.backed_after.beside(beside_after, before=False)
            + self.backed_near.around(before, before=True)
            + self.backed_near.around(after, before=False)
        )


def words_of(text: str) -> list[str]:
    """The words of folded text: a verb with its «می», a noun with its «ها», half-spaces left out, numbers as ``#``."""
    words: list[str] = []
    prefix = ""
    for found in _WORD.findall(text):
        word = found.replace(ZWNJ, "").replace("ئ", "ی")
        if word in _PREFIXES:
            prefix = word
        elif word in _PLURALS and words and not prefix:
            words[-1] += word
        else:
            words.append(_NUMBER if word.isdigit() else prefix + word)
            prefix = ""
    return words


def _words_before(text: str, start: int) -> tuple[list[str], list[str]]:
    """The words before ``start`` in its sentence, nearest first, and of these the ones behind the last mark."""
    clauses = _CLAUSE_END.split(_SENTENCE_END.split(text[max(start - _REACH, 0) : start])[-1])
    beside = words_of(clauses[-1])[::-1]
    words = beside + [word for clause in clauses[-2::-1] for word in words_of(clause)[::-1]]
    return words, beside or [_CLAUSE_START]


def _words_after(text: str, end: int) -> tuple[list[str], list[str]]:
    """The words behind ``end`` in its sentence, nearest first, and of these the ones before the first mark."""
    clauses = _CLAUSE_END.split(_SENTENCE_END.split(text[end : end + _REACH], maxsplit=1)[0])
    beside = words_of(clauses[0])
    if beside[:1] == ["ی"]:  # the name's ezafe
        del beside[0]
    return beside + [word for clause in clauses[1:] for word in words_of(clause)], beside
