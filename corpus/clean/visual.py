r"""Text in visual order: lines with their letters reversed, their words in reversed order, or some words reversed.

A page shows Persian from right to left. Programs that read PDF files sometimes store what they see from left to right:
whole lines (numbers and Latin keep their order, brackets come mirrored), or the words of a line but not their letters,
or the letters of some words. Each way of reading a line (as it stands, turned round, its words turned round) is scored
by :mod:`.reversed`; the lines of a text are decided together (:mod:`.linepath`), since damage comes in blocks. What
stands is preferred: another reading must be likelier by a wide margin, which clean text never gives it.

Lines in another order than their own, and runs within a line, are not repaired here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..alignment import Piece, Rearrangement
from ..patterns import late_pattern
from .linepath import HIGHEST, LETTERS, SIGN, STANDS, WORDS, LinePath, is_arabic, sign_of, traced, word_gain
from .mirrored import Storage
from .reversed import EDGE, Line, Token, backward_pairs, class_of, lift, read_lines
from .triage import MAY_BE_REVERSED, UNKNOWN_WORD, UNUSUAL, chunks_of, needs
from .vocabulary import UNKNOWN, cost

_WORD_MARGIN = 10.0  # single words give less to go by: all of them together must be e¹⁰ (20,000) times likelier
_MOST_OF_ONE = 7.0  # so two different words at least
_EXPLAINED = 0.4  # of the unknown words; where words are broken to pieces, few of the pieces are words reversed
_MOST_UNKNOWN = 0.3  # a text of more unknown words is not Persian, or hardly
_SUREST = 14.0  # gives the confidence 0.999: nothing is certain
_FIRST_GUESS, _ROUNDS = 0.1, 8  # of the part of the words that are reversed; it hardly changes after so many rounds
_MOST_REVERSED = 0.5  # of the words; beyond it, right and reversed ones could not be told from each other


def visual_order(text: str) -> Rearrangement | None:
    r"""The reading order of a text whose lines or words stand in visual order; None where there is nothing to do.

    Brackets that a line from right to left mirrors are replaced; everything else only moves. Each piece carries the
    confidence for its line, or for its word where single words are reversed.

    >>> damaged = ".تسا هدش رشتنم نارهت رد (۲۰۲۴) لاس رد باتک نیا"
    >>> visual_order(damaged).apply(damaged)
    'این کتاب در سال (۲۰۲۴) در تهران منتشر شده است.'
    >>> visual_order("این کتاب در سال ۲۰۲۴ منتشر شده است.") is None
    True
    """
    found = _order(text)
    # What would be turned again when it is read anew is not understood: noise, or no Persian.
    return None if found is None or _order(found.apply(text)) is not None else found


def _order(text: str) -> Rearrangement | None:
    if not _is_suspect(text):
        return None
    lines = read_lines(text)
    unknown = _unknown_rate(lines)
    first_share = _reversed_share(lines, unknown)
    path = LinePath(lines, unknown, first_share)
    ways = path.ways()
    # Lines that are turned as a whole say nothing about single words in the others.
    share = _reversed_share([line for line, way in zip(lines, ways, strict=True) if way == STANDS], unknown)
    if share != first_share:
        path = LinePath(lines, unknown, share)
        ways = path.ways()
    moved = [*_turned_lines(text, path, ways)]
    if share:
        moved += _turned_words(lines, ways, unknown, share)
    return _arranged(text, moved) if moved else None


# --- signs of damage, looked for in every text


# Alef, Persian and Arabic yeh, dal: no text of presentation forms is without letters that join so.
_ALEF, _YEH, _ARABIC_YEH, _DAL = "\ufe8e\ufbff\ufef4\ufeaa"
_ENDED = tuple('.؟!:…»)]؛"')
_SHORT = 1000  # characters: a text of this length may have no pair of common words
_USUAL_PAIRS = 150  # words: clean text has one pair in the wrong order in 250 of them, reversed text one in 20
# A paragraph's last line that begins with the end of its sentence: reversed, its last word comes first.
# Nothing is given back (*+): a run of spaces would else be read again from each of them.
_ENDS_FIRST = late_pattern(r"\n *+[^\s.؟!…]++[.؟!…][»)]?+(?: [^\n]*+)?+(?=\n\s*\n|\s*+\Z)")


def _is_suspect(text: str) -> bool:
    """A cheap look: has the text words that make sense only reversed, or words that stand in the wrong order?"""
    found = needs(text)
    has_forms = found & UNUSUAL and (_ALEF in text or _YEH in text or _ARABIC_YEH in text or _DAL in text)
    if (has_forms or found & UNKNOWN_WORD) and found & MAY_BE_REVERSED and _has_signs(text):
        return True
    return may_be_backward(text)


def may_be_backward(text: str) -> bool:
    """A cheap look: do whole words of the text stand in the wrong order?

    >>> may_be_backward("است تازه کتاب این."), may_be_backward(".است تازه کتاب این")
    (False, True)
    """
    ends = text.rstrip().endswith(_ENDED)
    ends_first = text.partition(" ")[0].endswith(_ENDED) or ("\n" in text and bool(_ENDS_FIRST.search(text)))
    if ends and not ends_first:
        return False
    if ends_first and not ends and len(text) < _SHORT:
        return True
    chunks = text.split()
    return sum(map(backward_pairs().__contains__, pairwise(chunks))) > len(chunks) // _USUAL_PAIRS


def _has_signs(text: str) -> bool:
    """Whether what looks reversed is too much for names, of which a long text has some that make a word reversed."""
    chunks = chunks_of(text)
    suspects = (word for i in chunks.where(MAY_BE_REVERSED) for word in chunks.texts[i].split())
    return look_reversed(suspects, len(text.split()) if chunks.needs & UNUSUAL else chunks.filled())


def look_reversed(suspects: Iterable[str], words: int) -> bool:
    """Whether these of so many words are too much for names.

    >>> look_reversed(["باتک", "دیدج"], 100), look_reversed(["باتک"], 100)
    (True, False)
    """
    found = {word: sign for word in suspects if (sign := sign_of(word))}
    if len(found) < 2:  # no word says more than most of one
        return False
    share = math.log(len(found) / words)
    return sum(max(0.0, min(sign + share, _MOST_OF_ONE)) for sign in found.values()) > _MOST_OF_ONE


def _unknown_rate(lines: Sequence[Line]) -> float:
    """Negative logarithm of the part of words that are unknown either way round."""
    words = [token for line in lines for token in line.tokens if token.is_word]
    strange = sum(cost(word.forward) >= UNKNOWN and cost(word.backward) >= UNKNOWN for word in words)
    rate = (strange + 0.5) / (len(words) + 25)  # as if 25 words, one in fifty of them unknown, came before
    return round(-math.log(min(rate, _MOST_UNKNOWN)), 2)


def _reversed_share(lines: Sequence[Line], unknown: float) -> float:
    """The part of the words that are reversed in place, by maximum likelihood; 0 unless some are for certain."""
    words = [token for line in lines if not is_arabic(line) for token in line.tokens if token.is_word]
    ratios = [math.exp(min(word_gain(word, unknown), HIGHEST)) for word in words]
    strange = [word_gain(word, unknown) > SIGN for word in words if cost(word.forward) >= UNKNOWN]
    if sum(strange) < _EXPLAINED * len(strange):
        return 0.0
    share = _FIRST_GUESS
    for _ in range(_ROUNDS if ratios else 0):
        share = sum(share * r / (1 - share + share * r) for r in ratios) / len(ratios)
    share = min(share, _MOST_REVERSED)
    # What a word says, it says once: a name that makes sense reversed may come again and again.
    evidence = {word.forward: math.log(1 - share + share * r) for word, r in zip(words, ratios, strict=True)}
    against = sum(math.log(1 - share + share * r) for r in ratios if r < 1)
    total = against + sum(min(said, _MOST_OF_ONE) for said in evidence.values() if said > 0)
    return share if total > _WORD_MARGIN else 0.0


# --- pieces


def _sure(gained: float) -> float:
    """A gain as a confidence, on the careful side: the lifts of neighbours are not independent of each other."""
    return round(1 / (1 + math.exp(-max(min(gained, _SUREST), 0.0) / 2)), 3)


_CHUNK = late_pattern(r"\S+|\s+")


def _turned_lines(text: str, path: LinePath, ways: Sequence[int]) -> Iterator[list[Piece]]:
    """The pieces of each line that is read from its end; lines that stand have none."""
    turned = [line for line, way in zip(path.lines, ways, strict=True) if way == LETTERS]
    storage = Storage.of(text, turned)
    for i, (line, way) in enumerate(zip(path.lines, ways, strict=True)):
        sure = _sure(path.gain(ways, i, i + 1))
        if way == WORDS:
            yield [Piece(*m.span(), None, sure) for m in _CHUNK.finditer(text, line.start, line.end)][::-1]
        elif way == LETTERS:
            yield list(storage.from_the_end(text, line, sure))


def _turned_words(lines: Sequence[Line], ways: Sequence[int], unknown: float, share: float) -> Iterator[list[Piece]]:
    """The words that are likelier reversed, in the lines that are read as they stand; paragraph by paragraph."""
    run: list[Token] = []
    for line, way in zip(lines, ways, strict=True):
        stays = way != STANDS or is_arabic(line)
        if stays or line.opens:
            yield from _turned_in(run, unknown, share)
            run = []
        if not stays:
            run += line.tokens
    yield from _turned_in(run, unknown, share)


def _turned_in(run: Sequence[Token], unknown: float, share: float) -> Iterator[list[Piece]]:
    """The words of a run that are likelier reversed, the words beside them considered."""
    if not run:
        return
    prior = math.log(1 - share) - math.log(share)
    options = [[class_of(token.forward)] + [class_of(token.backward)] * token.is_word for token in run]
    scores = [[0.0] + [word_gain(token, unknown) - prior] * token.is_word for token in run]
    best, back = scores[0], []
    for i in range(1, len(run)):
        step = [[best[a] + lift(x, y) for a, x in enumerate(options[i - 1])] for y in options[i]]
        back.append([max(range(len(row)), key=row.__getitem__) for row in step])
        best = [max(row) + score for row, score in zip(step, scores[i], strict=True)]
    path = traced(best, back)
    classes = [EDGE, *(options[i][way] for i, way in enumerate(path)), EDGE]
    for i, (token, way) in enumerate(zip(run, path, strict=True)):
        if way:
            before, after = classes[i], classes[i + 2]
            fits = [lift(before, c) + lift(c, after) for c in options[i]]
            sure = _sure(scores[i][1] + fits[1] - fits[0])
            yield [Piece(at, at + 1, None, sure) for at in range(token.end - 1, token.start - 1, -1)]


def _arranged(text: str, moved: Sequence[list[Piece]]) -> Rearrangement:
    """The moved stretches, and between them what stays in its place."""
    pieces: list[Piece] = []
    at = 0
    for start, end, stretch in sorted(
        ((min(p.start for p in s), max(p.end for p in s), s) for s in moved), key=lambda row: row[0]
    ):
        if at < start:
            pieces.append(Piece(at, start))
        pieces += stretch
        at = end
    if at < len(text):
        pieces.append(Piece(at, len(text)))
    return Rearrangement(tuple(pieces))
