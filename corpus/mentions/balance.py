"""What the words around an ambiguous name speak for: the actor, or another sense of the same letters.

«چین» is a country and a fold, «چینی» Chinese and porcelain, «پوتین» a man and a boot. Where no word right beside the
name settles it, all words of its sentence have a say: each word of the other sense (``doubted_…`` in the gazetteer)
weighs against the name, each word of the actor's world (``backed_…``) for it, and near words weigh more. So «لباس»
makes a skirt's fold of «چین» in a sentence about sewing, and does nothing in «صادرات لباس چین به اروپا».

Words are looked up in sets, whatever stands between their parts: «کوله‌پشتی», «کوله پشتی» and «کولهپشتی» are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from operator import mul
from typing import NamedTuple

from ..letters import fold_word
from ..memos import Memo
from . import sides
from .sides import CLAUSE_START, EZAFE, LOOSE, MEMORY, PASSED_OVER, words_in, words_of

_NUMBER = "#"  # stands for a number in digits, in lists of words too
_SIGNS = (_NUMBER, CLAUSE_START)

_BESIDE = 3  # weight of a word right beside the name
_PHRASE_BESIDE = 4  # … of a phrase: «پر از» says more than «از»
_WEIGHTS = (3, 2, 2)  # … of the first, second and third word before or after it
_FAR = 1  # … of one elsewhere in the sentence
_NEARER = [*accumulate((weight - _FAR for weight in _WEIGHTS), initial=0)]  # what the nearest words weigh more
_AT_START = 2  # … of standing where a clause begins, as a subject does
_LONGEST = 3  # words of a phrase


class Vocabulary:
    """Words and phrases of a context, ``*`` at the end for any ending, ``*`` in front for any beginning."""

    __slots__ = ("_phrase_stems", "_phrases", "_word_stems", "_words", "endings", "first_words")

    def __init__(self, phrases: Iterable[str]) -> None:
        words_alone: set[str] = set()
        several_words: set[str] = set()
        stems: set[str] = set()
        stems_of_several: set[str] = set()
        self.first_words: set[str] = set()
        self.endings: tuple[str, ...] = ()
        for phrase in phrases:
            words = [phrase] if phrase in _SIGNS else words_of(fold_word(phrase))
            letters, several, stem = "".join(words), len(words) > 1, phrase.endswith("*")
            if phrase.startswith("*"):
                self.endings += (letters,)
            elif several:
                self.first_words.add(words[0])
                (stems_of_several if stem else several_words).add(letters)
            else:
                (stems if stem else words_alone).add(letters)
        self._words, self._phrases = words_alone, several_words
        self._word_stems, self._phrase_stems = _by_beginning(stems), _by_beginning(stems_of_several)

    def __contains__(self, word: str) -> bool:
        """Whether the list has this word; a phrase written as one word is one too."""
        return (
            word in self._words
            or _begins(word, self._word_stems)
            or self._has_letters(word)
            or (word.endswith(self.endings) and word not in self.endings)
            or (word.isdigit() and _NUMBER in self._words)
        )

    def beginnings(self) -> set[str]:
        """The first two letters of its words and phrases; those of which only the ending is given have any."""
        whole = chain(self._words, self._phrases, self.first_words)
        return {*self._word_stems, *self._phrase_stems, *(letters[:2] for letters in whole)}

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
        if words[0] not in self:
            return 0
        return _AT_START if words[0] == CLAUSE_START else _BESIDE

    def _has_letters(self, letters: str) -> bool:
        """Whether the list has a phrase of these letters, gaps left out."""
        return letters in self._phrases or _begins(letters, self._phrase_stems)


def _by_beginning(stems: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Stems by their first two letters; shorter ones are none."""
    groups: dict[str, tuple[str, ...]] = {}
    for stem in stems:
        if len(stem) > 1:
            groups[stem[:2]] = (*groups.get(stem[:2], ()), stem)
    return groups


def _begins(word: str, stems: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether ``word`` begins with one of ``stems``."""
    return word[:2] in stems and word.startswith(stems[word[:2]])


class _Lists(NamedTuple):
    before: Vocabulary
    after: Vocabulary
    near: Vocabulary


class Balance:
    """Word lists against a name and for it, each of three: for right before it, right after it, and its sentence."""

    __slots__ = (
        "_backed",
        "_beginnings",
        "_chunks",
        "_doubted",
        "_endings",
        "_first_words",
        "_mild_after",
        "_mild_before",
        "_quiet",
        "_starts_doubted",
        "_votes",
        "_words",
    )

    def __init__(self, doubted: Sequence[Iterable[str]], backed: Sequence[Iterable[str]]) -> None:
        self._doubted = _Lists(*map(Vocabulary, doubted))
        self._backed = _Lists(*map(Vocabulary, backed))
        self._first_words = self._doubted.near.first_words | self._backed.near.first_words
        self._starts_doubted = CLAUSE_START in self._doubted.before
        weighing = (*self._doubted, self._backed.near)
        self._beginnings = frozenset(chain.from_iterable(words.beginnings() for words in weighing))
        self._endings = tuple(chain.from_iterable(words.endings for words in weighing))
        self._votes = Memo(self._vote, limit=MEMORY)
        self._words = Memo(self._count_word, limit=MEMORY)
        self._chunks = Memo(self._count_chunk, limit=MEMORY)
        self._quiet: set[str] = set()  # chunks without a word that speaks against the name
        self._mild_before: set[str] = set()  # chunks of words that do not weigh against it right before it
        self._mild_after: set[str] = set()  # … right behind it

    def rejects(self, text: str, start: int, end: int) -> bool:
        """Whether the words around ``text[start:end]`` speak against the name more than for it.

        >>> sewing = Balance(([], ["دار"], ["دامن", "خیاط"]), ([], [], ["صادرات", "اروپا"]))
        >>> [sewing.rejects(t, t.index("چین"), t.index("چین") + 3) for t in ("دامن با چین", "صادرات دامن چین به اروپا")]
        [True, False]
        """
        if self._is_quiet(*sides.nearly_sentence(text, start, end)):  # the usual case
            return False
        sentence = sides.sentence_before(text, start), sides.sentence_after(text, end)
        if not self._may_reject(*sentence):
            return False
        before, after = sides.words_before(sentence[0]), sides.words_after(sentence[1])
        doubts = self._doubted.before.beside(before.beside, before=True)
        doubts += self._doubted.after.beside(after.beside, before=False)
        doubts -= self._around(before.near, before=True) + self._around(after.near, before=False)
        if doubts <= 0:  # nothing beside the name can but speak for it
            return False
        backing = self._backed.before.beside(before.beside, before=True)
        return doubts > backing + self._backed.after.beside(after.beside, before=False)

    def _is_quiet(self, before: str, after: str) -> bool:
        """Whether no word around a name speaks against it."""
        chunks_before, chunks_after = before.split(" "), after.split(" ")
        for chunks in (chunks_before, chunks_after):
            unknown = set(chunks) - self._quiet
            if unknown and any(self._chunks[chunk] & _LOUD for chunk in unknown):
                return False
        return self._is_mild(chunks_before, chunks_after) or not self._nearest(chunks_before, chunks_after)

    def _is_mild(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether behind a space on either side stand words at once that do not weigh against a name beside it."""
        return (
            len(before) > _LONGEST
            and len(after) > 1
            and not (before[-1] or after[0] or self._starts_doubted)
            and after[1] in self._mild_after
            and self._mild_before.issuperset(before[-1 - _LONGEST : -1])
        )

    def _may_reject(self, before: str, after: str) -> bool:
        """Whether the words around a name can speak against it, however they stand: a bound, from counts of chunks."""
        chunks_before, chunks_after = before.split(" "), after.split(" ")
        counted = sum(map(self._chunks.__getitem__, chain(chunks_before, chunks_after)))
        if counted & (_LOOSE_WORDS * _MOST):
            return True
        doubts = (counted // _AGAINST & _MOST) - (counted // _FOR & _MOST)
        return doubts + self._nearest(chunks_before, chunks_after) > 0

    def _nearest(self, before: Sequence[str], after: Sequence[str]) -> int:
        """What the words nearest to a name weigh against it, at most, that far ones do not."""
        weight = _AT_START if self._starts_doubted else 0
        weight += self._nearest_of(reversed(before), _DOUBTED_BEFORE * _MOST, _PHRASE_BEFORE * _MOST)
        return weight + self._nearest_of(after, _DOUBTED_AFTER * _MOST, 0)

    def _nearest_of(self, chunks: Iterable[str], doubted: int, phrases: int) -> int:
        """The same of one side, whose chunks go away from the name."""
        weight = words = against = 0
        for chunk in chunks:
            counted = self._chunks[chunk]
            if counted & phrases or (not words and counted & doubted):
                weight = _PHRASE_BESIDE
            against += counted // _AGAINST & _MOST
            words += counted & _MOST
            if words > _LONGEST:  # one more than can weigh: it may begin a phrase, whose vote the nearer word has
                break
        return weight + _NEARER[min(against, len(_WEIGHTS))]

    def _count_chunk(self, chunk: str) -> int:
        """The counts of a chunk's words together."""
        words = words_in(chunk)
        counted = sum(map(self._words.__getitem__, words))
        if not LOOSE.isdisjoint(words):
            counted += _LOOSE_WORDS
        if len(self._quiet) >= MEMORY:
            for kept in (self._quiet, self._mild_before, self._mild_after):
                kept.clear()
        if not counted & _LOUD and len(chunk) <= self._chunks.longest:
            self._quiet.add(chunk)
            if counted & _MOST:
                if not counted & ((_DOUBTED_BEFORE | _PHRASE_BEFORE) * _MOST):
                    self._mild_before.add(chunk)
                if not counted & (_DOUBTED_AFTER * _MOST):
                    self._mild_after.add(chunk)
        return counted

    def _count_word(self, word: str) -> int:
        """What a word may do to a name: in its sentence, as the beginning of a phrase, and right beside it."""
        if word[:2] not in self._beginnings and not word.endswith(self._endings) and not word.isdigit():
            return 0 if word in _UNCOUNTED else _ANY  # quickly: most words
        before, after, near = self._doubted
        counted = 0 if word in _UNCOUNTED else _ANY
        if word in before:
            counted += _DOUBTED_BEFORE
        if word in before.first_words:
            counted += _PHRASE_BEFORE
        if word in after or word in after.first_words:
            counted += _DOUBTED_AFTER
        if word in near.first_words:
            counted += _AGAINST
        if word not in PASSED_OVER and (vote := self._votes[word]):
            counted += _AGAINST if vote < 0 else _FOR * (word != EZAFE)
        return counted

    def _around(self, words: Sequence[str], *, before: bool) -> int:
        """The weight of the words on one side of a name, in its favour; ``words`` go away from it."""
        votes = [*map(self._votes.__getitem__, words)]
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

    def _vote(self, word: str) -> int:
        """Of a word: 1 for the name, -1 against it."""
        return (word in self._backed.near) - (word in self._doubted.near)


_FIELD = 9  # bits of a count: more than twice the words that can stand around a name
_MOST = (1 << _FIELD) - 1
_ANY, _FOR, _AGAINST, _LOOSE_WORDS, _DOUBTED_BEFORE, _PHRASE_BEFORE, _DOUBTED_AFTER = (
    1 << _FIELD * place for place in range(7)
)
"""Counts that stand in one number, so that they are added at once: of all words but some, of those for and against
a name in its sentence, of those that belong to their neighbours, and of those that weigh against it right before it,
as the beginning of a phrase before it, and right after it, alone or as the beginning of a phrase."""
_UNCOUNTED = PASSED_OVER | {EZAFE}
_LOUD = (_AGAINST | _LOOSE_WORDS) * _MOST
