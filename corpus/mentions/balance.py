"""What the words around an ambiguous name speak for: the actor, or another sense of the same letters.

«چین» is a country and a fold, «چینی» Chinese and porcelain, «پوتین» a man and a boot. Where no word right beside the
name settles it, all words of its sentence have a say: each word of the other sense (``doubted_…`` in the gazetteer)
weighs against the name, each word of the actor's world (``backed_…``) for it, and near words weigh more. So «لباس»
makes a skirt's fold of «چین» in a sentence about sewing, and does nothing in «صادرات لباس چین به اروپا».

Words are looked up in sets, whatever stands between their parts: «کوله‌پشتی», «کوله پشتی» and «کولهپشتی» are one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from ..letters import ZWNJ, fold_word
from .borders import GAP

_REACH = 120  # characters on either side that are read, if in the same sentence
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_CLAUSE_END = re.compile(rf"[^\w{GAP}]")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_PLURALS = frozenset("ها های هایی هایش هایم هایت هاش هام هات هاشون هامون هایشان".split())
_PREFIXES = frozenset("می نمی".split())  # of verbs; often typed with a space behind them
_LOOSE = _PLURALS | _PREFIXES
_NUMBER = "#"  # stands for a number in digits, in lists of words too
_CLAUSE_START = "^"  # … for the beginning of a clause before a name, in lists too
_SIGNS = (_NUMBER, _CLAUSE_START)
_PASSED_OVER = frozenset("و این آن اون یک یه".split())  # as near as can be: «چین و روسیه», «چین این آستین»

_BESIDE = 3  # weight of a word right beside the name
_PHRASE_BESIDE = 4  # … of a phrase: «پر از» says more than «از»
_WEIGHTS = (3, 2, 2)  # … of the first, second and third word before or after it
_FAR = 1  # … of one elsewhere in the sentence
_AT_START = 2  # … of standing where a clause begins, as a subject does
_LONGEST = 3  # words of a phrase
_MEMORY = 50_000  # words of texts kept with what they are


class Vocabulary:
    """Words and phrases of a context, ``*`` at the end for any ending, ``*`` in front for any beginning."""

    __slots__ = (
        "_beginnings",
        "_endings",
        "_known",
        "_phrase_stems",
        "_phrases",
        "_word_stems",
        "_words",
        "first_words",
    )

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._phrases: set[str] = set()
        self._word_stems: set[str] = set()
        self._phrase_stems: set[str] = set()
        self.first_words: set[str] = set()
        self._endings: tuple[str, ...] = ()
        self._known: dict[str, bool] = {}
        for phrase in phrases:
            words = [phrase] if phrase in _SIGNS else words_of(fold_word(phrase))
            letters, several, stem = "".join(words), len(words) > 1, phrase.endswith("*")
            if phrase.startswith("*"):
                self._endings += (letters,)
            elif several:
                self.first_words.add(words[0])
                (self._phrase_stems if stem else self._phrases).add(letters)
            else:
                (self._word_stems if stem else self._words).add(letters)
        self._beginnings = {letters[:2] for letters in self._word_stems | self._phrase_stems}

    def __contains__(self, word: str) -> bool:
        """Whether the list has this word; a phrase written as one word is one too."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            known = self._known[word] = (
                word in self._words
                or _begins(word, self._word_stems, self._beginnings)
                or self._has_letters(word)
                or (word.endswith(self._endings) and word not in self._endings)
                or (word.isdigit() and _NUMBER in self._words)
            )
        return known

    def has_phrase(self, words: Sequence[str]) -> bool:
        """Whether the list has a phrase of these words."""
        return words[0] in self.first_words and self._has_letters("".join(words))

    def beside(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of what stands right beside a name; ``words`` go away from it."""
        if not words:
            return 0
        beginnings = self.first_words
        if before:
            for count in range(2, min(_LONGEST, len(words)) + 1):
                if words[count - 1] in beginnings and self._has_letters("".join(words[count - 1 :: -1])):
                    return _PHRASE_BESIDE
        elif words[0] in beginnings:
            for count in range(2, min(_LONGEST, len(words)) + 1):
                if self._has_letters("".join(words[:count])):
                    return _PHRASE_BESIDE
        known = self._known.get(words[0])
        if not (words[0] in self if known is None else known):
            return 0
        return _AT_START if words[0] == _CLAUSE_START else _BESIDE

    def _has_letters(self, letters: str) -> bool:
        """Whether the list has a phrase of these letters, gaps left out."""
        return letters in self._phrases or _begins(letters, self._phrase_stems, self._beginnings)


def _begins(word: str, stems: set[str], beginnings: set[str]) -> bool:
    """Whether ``word`` begins with one of ``stems``, of which ``beginnings`` are the first two letters."""
    return word[:2] in beginnings and any(word[:length] in stems for length in range(2, len(word) + 1))


class _Lists(NamedTuple):
    before: Vocabulary
    after: Vocabulary
    near: Vocabulary


class Balance:
    """Word lists against a name and for it, each of three: for right before it, right after it, and its sentence."""

    __slots__ = ("_backed", "_doubted", "_first_words", "_votes")

    def __init__(self, doubted: Sequence[Iterable[str]], backed: Sequence[Iterable[str]]) -> None:
        self._doubted = _Lists(*map(Vocabulary, doubted))
        self._backed = _Lists(*map(Vocabulary, backed))
        self._first_words = self._doubted.near.first_words | self._backed.near.first_words
        self._votes: dict[str, int] = {}  # of words: 1 for the name, -1 against it

    def rejects(self, text: str, start: int, end: int) -> bool:
        """Whether the words around ``text[start:end]`` speak against the name more than for it.

        >>> sewing = Balance(([], ["دار"], ["دامن", "خیاط"]), ([], [], ["صادرات", "اروپا"]))
        >>> [sewing.rejects(t, t.index("چین"), t.index("چین") + 3) for t in ("دامن با چین", "صادرات دامن چین به اروپا")]
        [True, False]
        """
        before = _words_before(text[max(start - _REACH, 0) : start])
        after = _words_after(text[end : end + _REACH])
        doubts = self._doubted.before.beside(before.beside, before=True)
        doubts += self._doubted.after.beside(after.beside, before=False)
        doubts -= self._around(before.near, before=True) + self._around(after.near, before=False)
        if doubts <= 0:  # the usual case: nothing beside the name can but speak for it
            return False
        backing = self._backed.before.beside(before.beside, before=True)
        return doubts > backing + self._backed.after.beside(after.beside, before=False)

    def _around(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of the words on one side of a name, in its favour; ``words`` go away from it."""
        known = [*map(self._votes.get, words)]
        votes: list[int] = (
            [self._learn(word) if vote is None else vote for word, vote in zip(words, known, strict=True)]
            if None in known
            else known  # type: ignore[assignment] # no None is left
        )
        if not self._first_words.isdisjoint(words):
            self._hear_phrases(words, votes, before)
        near = len(_WEIGHTS)
        weight: int = sum(map(mul, votes[:near], _WEIGHTS)) + _FAR * sum(votes[near:])
        return weight

    def _hear_phrases(self, words: Sequence[str], votes: list[int], before: bool) -> None:
        """Give words that say nothing by themselves the vote of the phrase that they make with the word farther off."""
        for place in range(len(words) - 1):
            if not votes[place]:
                pair = (words[place + 1], words[place]) if before else (words[place], words[place + 1])
                if pair[0] in self._first_words:
                    votes[place] = self._backed.near.has_phrase(pair) - self._doubted.near.has_phrase(pair)

    def _learn(self, word: str) -> int:
        if len(self._votes) >= _MEMORY:
            self._votes.clear()
        vote = self._votes[word] = (word in self._backed.near) - (word in self._doubted.near)
        return vote


class _Side(NamedTuple):
    """The words on one side of a name, going away from it; and those that no punctuation parts from it."""

    near: tuple[str, ...]
    beside: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The words of folded text: a verb with its «می», a noun with its «ها», half-spaces left out."""
    found = _letters_and_digits(text)
    if _LOOSE.isdisjoint(found):
        return found
    words: list[str] = []
    prefix = ""
    for word in found:
        if word in _PREFIXES:
            prefix = word
        elif word in _PLURALS and words and not prefix:
            words[-1] += word
        else:
            words.append(prefix + word)
            prefix = ""
    return words


def _letters_and_digits(text: str) -> list[str]:
    return _WORD.findall(text.replace(ZWNJ, "").replace("ئ", "ی"))


def _has_loose(text: str) -> bool:
    return not _LOOSE.isdisjoint(_letters_and_digits(text))


class _Piece(NamedTuple):
    """What a side of a name has between two spaces: words go away from the name, as in :class:`_Side`."""

    near: tuple[str, ...]
    beside: tuple[str, ...]
    parts: bool  # whether punctuation parts what is beyond it from the name
    ends: bool  # … the end of a sentence
    loose: bool  # whether a word of it belongs to the one before or after it


@lru_cache(maxsize=64)  # a name has several sets of conditions, which all ask for the same words
def _words_before(text: str) -> _Side:
    side = _gather(reversed(text.split(" ")), _piece_before)
    if side is not None:
        return _Side(side.near, side.beside or (_CLAUSE_START,))
    sentence = _SENTENCE_END.split(text)[-1]
    clause = len(sentence) - len(_CLAUSE_END.split(sentence)[-1])
    beside = words_of(sentence[clause:])[::-1]
    near = beside + words_of(sentence[:clause])[::-1] if clause else beside
    return _Side(tuple(word for word in near if word not in _PASSED_OVER), tuple(beside) or (_CLAUSE_START,))


@lru_cache(maxsize=64)
def _words_after(text: str) -> _Side:
    side = _gather(text.split(" "), _piece_after)
    if side is not None and side.beside[:1] != ("ی",):
        return side
    sentence = _SENTENCE_END.split(text, maxsplit=1)[0]
    clause = found.start() if (found := _CLAUSE_END.search(sentence)) else len(sentence)
    beside = words_of(sentence[:clause])
    if beside[:1] == ["ی"]:  # the name's ezafe
        del beside[0]
    near = beside + words_of(sentence[clause:])
    return _Side(tuple(word for word in near if word not in _PASSED_OVER), tuple(beside))


def _gather(chunks: Iterable[str], piece_of: Callable[[str], _Piece]) -> _Side | None:
    """The words of a side put together from its chunks, which come again and again; None where one is not enough."""
    near: list[str] = []
    beside: list[str] = []
    parted = False
    for chunk in chunks:
        words, closer, parts, ends, loose = piece_of(chunk)
        if loose:
            return None
        near += words
        if not parted:
            beside += closer
            parted = parts
        if ends:
            break
    return _Side(tuple(near), tuple(beside))


@lru_cache(maxsize=_MEMORY)
def _piece_before(chunk: str) -> _Piece:
    *ends, sentence = _SENTENCE_END.split(chunk)
    *parts, clause = _CLAUSE_END.split(sentence)
    words, beside = words_of(sentence)[::-1], words_of(clause)[::-1]
    return _piece(words, beside, parts=bool(parts), ends=bool(ends), loose=_has_loose(sentence))


@lru_cache(maxsize=_MEMORY)
def _piece_after(chunk: str) -> _Piece:
    sentence, *ends = _SENTENCE_END.split(chunk)
    clause, *parts = _CLAUSE_END.split(sentence)
    words, beside = words_of(sentence), words_of(clause)
    return _piece(words, beside, parts=bool(parts), ends=bool(ends), loose=_has_loose(sentence))


def _piece(words: list[str], beside: list[str], *, parts: bool, ends: bool, loose: bool) -> _Piece:
    near = tuple(word for word in words if word not in _PASSED_OVER)
    return _Piece(near, tuple(beside), parts, ends, loose)
