"""Which unusual spellings a text may have, found out once, so that most texts are searched for plain letters only.

A word has many spellings: with Arabic ي or ك, with half-spaces, vowel signs or elongation between its letters. A
pattern of them all is several times as slow as looking for the letters as they are. Of each text is kept which
unusual letters it has, and between which letters signs stand; where neither concerns a word, its plain letters are
all there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from itertools import accumulate, chain, pairwise
from operator import or_
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..chunks import in_batches
from ..letters import (
    ARABIC_DIGITS,
    DIACRITICS,
    INVISIBLE,
    LOOK_ALIKES,
    PERSIAN_DIGITS,
    PERSIAN_LETTERS,
    TATWEEL,
    ZWNJ,
    fold,
)
from ..patterns import late_pattern

MARKS = "".join(sorted(DIACRITICS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC MADDAH ABOVE}" + TATWEEL
"""Signs that are written on the letter before them."""

INNER_SIGNS = frozenset({*MARKS, *INVISIBLE, ZWNJ})
"""What may stand inside a word without being a letter."""

_BATCH = 200_000  # characters looked at together
_MOST = 100_000  # texts kept, some 800 bytes each
_JUNCTIONS = 4093  # bits for what stands between two letters; a prime, so that those which share one are no neighbours
_BEYOND = late_pattern("[\ud800-\udfff\U00010000-\U0010ffff]")
_LETTERS = {letter: number for number, letter in enumerate(sorted(PERSIAN_LETTERS), 1)}
_A_SIGN = len(_LETTERS) + 1  # the number of every sign inside words
_DRAWN_FORMS = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]
# Kinds of what is unusual between two letters: these signs, which texts of all kinds have inside words; any other
# sign; another spelling of the second letter; one of the first. Last, of two letters the first of which has a sign
# before it: what follows it, if it is a letter («می‌رود» has nothing of «ایران», since there ا follows).
_USUAL_SIGNS = (ZWNJ, "\N{ARABIC HAMZA ABOVE}", "\N{ARABIC FATHATAN}")
_UNUSUAL_LETTER = len(_USUAL_SIGNS) + 1
_UNUSUAL_BEFORE, _BEHIND_SIGN = _UNUSUAL_LETTER + 1, _UNUSUAL_LETTER + 2
_TWO_SIGNS, _FIRST = 2, 4
DRAWN = 1
"""The flag of texts with letters as they are drawn (ﻼ), of which one may be two letters."""


class Known(NamedTuple):
    """What is known of a text: flags of what it has, and, a bit for each kind and pair, which letters are unusual.

    Of two letters that stand beside one another there is a sign between them, or the second is spelled otherwise.
    """

    flags: int
    unusual: int


class _Tables(NamedTuple):
    """What each character up to U+FFFF is: its flags, 1 + its kind or 0, its number as a letter."""

    flags: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    letters: NDArray[np.intp]


_known: dict[tuple[int, int], Known] = {}  # by hash and length: by the texts themselves they could not be forgotten

_met: set[tuple[int, int]] = set()  # texts that a question was asked of


def known_of(text: str) -> Known | None:
    """What :func:`learn` has found out about a text."""
    return _known.get((hash(text), len(text)))


class Plan(NamedTuple):
    """How to look for a phrase in a text, whose spellings are the plain one where none of ``broken`` stands in it.

    ``broken`` is None where that cannot be told; ``beginnings`` are the other spellings of the first letter, and for
    each what stands in the text if the phrase begins with it.
    """

    broken: tuple[str, ...] | None
    beginnings: dict[str, str]


class Spelling:
    """The letters of a phrase, in pieces without gaps and wildcards, as texts must have them that spell it plainly."""

    __slots__ = ("_begins", "_behind", "_flags", "_junctions", "_later", "_plans", "_unusual", "is_word", "pieces")

    def __init__(self, pieces: Sequence[str], *, begins: bool, is_word: bool) -> None:
        """``begins`` says that nothing stands before the first letter, whose spellings are looked for one by one."""
        self.pieces = pieces
        self.is_word = is_word
        self._begins = begins
        self._later = reduce(or_, (_flags_of(piece[0]) for piece in pieces[begins:]), 0) | _TWO_SIGNS
        self._flags = reduce(or_, map(_flags_of, "".join(pieces)), _TWO_SIGNS)
        self._junctions = [[_bits(*pair) for pair in pairwise(piece)] for piece in pieces]
        self._behind = [_behind_signs(piece, ends=is_word) for piece in pieces]
        self._unusual = reduce(or_, (bit for piece in self._junctions for bits in piece for bit in bits), 0)
        self._unusual |= reduce(or_, chain.from_iterable(self._behind), 0)
        if len(pieces[0]) > 1:
            self._unusual |= _bit(pieces[0][0], pieces[0][1], _UNUSUAL_BEFORE)
        self._plans: dict[tuple[int, int], Plan] = {}  # few: most of what texts have does not concern the word

    def plan(self, known: Known) -> Plan:
        """How to look for the phrase in a text of which this is known."""
        flags, unusual = known
        concerned = flags & self._flags, unusual & self._unusual
        plan = self._plans.get(concerned)
        if plan is None:
            plan = self._plans[concerned] = Plan(self._broken(*concerned), self._beginnings(*concerned))
        return plan

    def _broken(self, flags: int, unusual: int) -> tuple[str, ...] | None:
        if flags & self._later:
            return None
        broken = zip(self.pieces, self._junctions, self._behind, strict=True)
        return tuple(start for piece, bits, behind in broken for start in _broken(piece, bits, behind, flags, unusual))

    def _beginnings(self, flags: int, unusual: int) -> dict[str, str]:
        piece, bits = self.pieces[0], self._junctions[0]
        if not self._begins:
            return {}
        if flags & _TWO_SIGNS:
            return {char: char for char in alike().get(piece[0], "")[1:]}
        if bits and not unusual & reduce(or_, bits[0], _bit(piece[0], piece[1], _UNUSUAL_BEFORE)):
            return {}
        rest = piece[1 : _next_unusual(bits, 1, unusual)]
        return {char: char + rest for char in alike().get(piece[0], "")[1:] if flags & _flag_of()[char]}


def _broken(
    piece: str, bits: Sequence[Sequence[int]], behind_signs: Sequence[int], flags: int, unusual: int
) -> Iterator[str]:
    """How ``piece`` would look in a text from its beginning over the first thing unusual, as far as is known."""
    for end, kinds in enumerate(bits, 1):
        if not unusual & reduce(or_, kinds):
            continue
        letter, behind = piece[end], piece[end : _next_unusual(bits, end + 1, unusual)]
        signs = kinds[:_UNUSUAL_LETTER] if unusual & behind_signs[end - 1] else ()
        for bit, sign in zip(signs, (*_USUAL_SIGNS, None), strict=False):
            if unusual & bit and sign:
                # Behind a sign another spelling of the letter is not known of.
                yield piece[:end] + sign + ("" if flags & _flags_of(letter) else behind)
            elif unusual & bit:
                yield piece[:end]
        if unusual & kinds[_UNUSUAL_LETTER]:
            yield from (
                piece[:end] + char + behind[1:] for char in alike().get(letter, "")[1:] if flags & _flag_of()[char]
            )


def _behind_signs(piece: str, *, ends: bool) -> list[int]:
    """For each letter but the first what may follow it where a sign stands before it: the next one, or no letter."""
    bits = [_bit(a, b, _BEHIND_SIGN) | _bit(a, ZWNJ, _BEHIND_SIGN) for a, b in pairwise(piece[1:])]
    if len(piece) > 1:  # where the piece is not the end of the word, anything may follow
        last = [_bit(piece[-1], letter, _BEHIND_SIGN) for letter in ("", ZWNJ, *([] if ends else _LETTERS))]
        bits.append(reduce(or_, last))
    return bits


def _next_unusual(bits: Sequence[Sequence[int]], start: int, unusual: int) -> int:
    """The first letter of a piece from ``start`` on that may be written unusually, or the end of the piece."""
    for end in range(start, len(bits) + 1):
        if any(unusual & bit for bit in bits[end - 1]):
            return end
    return len(bits) + 1


def _bits(before: str, after: str) -> tuple[int, ...]:
    """For each kind of what is unusual between two letters, or about the second, the bit that says so; else 0."""
    signs = [_bit(before, after, kind) for kind in range(_UNUSUAL_LETTER)]
    return (*signs, _bit(before, after, _UNUSUAL_LETTER) if _flags_of(after) else 0)


def _bit(before: str, after: str, kind: int) -> int:
    return 1 << _junction(_LETTERS[before], _A_SIGN if after == ZWNJ else _LETTERS.get(after, 0), kind)


def _junction[N: (int, NDArray[np.intp])](before: N, after: N, kind: N) -> N:
    return ((before * (_A_SIGN + 1) + after) * (_BEHIND_SIGN + 1) + kind) % _JUNCTIONS


def spelling(words: Sequence[str], wildcards: str) -> Spelling | None:
    """What to look for of folded words; None where they have other than Persian letters."""
    pieces = [piece for word in words for piece in re.split(f"[{re.escape(wildcards)}]+", word) if piece]
    if not pieces or any(char not in _LETTERS for piece in pieces for char in piece):
        return None
    return Spelling(pieces, begins=words[0][0] not in wildcards, is_word=pieces == [*words] and len(words) == 1)


def learn(texts: Sequence[str]) -> None:
    """Find out what is unusual about the texts that are asked of for a second time; of more than are kept, nothing.

    It takes twice as long as one search for all spellings of a word, so that for a single question it does not pay.
    """
    if len(texts) > _MOST:
        return
    unknown = {(hash(text), len(text)): text for text in texts if known_of(text) is None}
    new = [text for key, text in unknown.items() if key in _met]
    _met.update(unknown)
    if len(new) + len(_known) > _MOST or len(_met) > _MOST:
        forget()
    for batch in in_batches(new, _BATCH):
        _learn(batch)


def forget() -> None:
    """Know nothing of any text again."""
    _known.clear()
    _met.clear()


def _learn(batch: Sequence[str]) -> None:
    joined = "\n".join(batch) + "\n"
    encoded = joined.encode("utf-16-le", "surrogatepass")
    if len(encoded) > 2 * len(joined):
        encoded = _BEYOND.sub("\N{REPLACEMENT CHARACTER}", joined).encode("utf-16-le")
    codes = np.frombuffer(encoded, "<u2")
    starts = list(accumulate((len(text) + 1 for text in batch), initial=0))[:-1]
    tables = _tables()
    kinds = tables.kinds.take(codes)
    at = kinds.view(np.bool_).nonzero()[0]  # never the last, which is a line end
    kind = kinds[at] - 1
    is_sign = kind < _UNUSUAL_LETTER
    numbers = np.searchsorted(starts, at, side="right") - 1
    flags = np.zeros(len(batch), np.uint32)
    np.bitwise_or.at(flags, numbers, tables.flags.take(codes[at]))
    letters = tables.letters
    before, after = letters.take(codes[at - 1]), letters.take(codes[at + is_sign])
    behind = letters.take(codes[np.minimum(at + is_sign + 1, len(codes) - 1)])
    unusual = np.zeros((len(batch), _JUNCTIONS), np.bool_)
    pairs = (before > 0) & (after > 0)
    unusual[numbers[pairs], _junction(before[pairs], after[pairs], kind[pairs].astype(np.intp))] = True
    follows = np.where(is_sign, _BEHIND_SIGN, _UNUSUAL_BEFORE)
    unusual[numbers, _junction(after, behind, follows)] = True
    np.bitwise_or.at(flags, numbers[is_sign & (after == _A_SIGN)], _TWO_SIGNS)
    bits = np.packbits(unusual, axis=1, bitorder="little")
    for text, flag, row in zip(batch, flags.tolist(), bits, strict=True):
        _known[hash(text), len(text)] = Known(flag, int.from_bytes(row.tobytes(), "little"))


@cache
def alike() -> dict[str, str]:
    """Folded letter or digit → every character that folding makes it of, itself first; presentation forms apart."""
    alike: dict[str, str] = {}
    for char in [*LOOK_ALIKES, *PERSIAN_DIGITS, *ARABIC_DIGITS]:
        plain = fold(char).text
        alike[plain] = alike.get(plain, plain) + char
    return alike


@cache
def _flag_of() -> dict[str, int]:
    """Unusual letter → the flag of texts that have it."""
    others = [char for plain, spellings in alike().items() if plain in _LETTERS for char in spellings[1:]]
    return {char: _FIRST << number for number, char in enumerate(others)}


@cache
def _flags_of(letter: str) -> int:
    """The flags of all texts with other spellings of a letter."""
    return reduce(or_, (_flag_of()[char] for char in alike().get(letter, "")[1:]), 0)


@cache
def _tables() -> _Tables:
    flags, letters = np.zeros(0x10000, np.uint32), np.zeros(0x10000, np.intp)
    kinds = np.zeros(0x10000, np.uint8)
    for sign in INNER_SIGNS:
        letters[ord(sign)] = _A_SIGN
        kinds[ord(sign)] = 1 + (_USUAL_SIGNS.index(sign) if sign in _USUAL_SIGNS else len(_USUAL_SIGNS))
    flags[_DRAWN_FORMS] |= DRAWN
    kinds[_DRAWN_FORMS] = 1 + _UNUSUAL_LETTER
    for letter, number in _LETTERS.items():
        letters[ord(letter)] = number
    for plain in alike().keys() & _LETTERS.keys():
        for char in alike()[plain][1:]:
            flags[ord(char)] = _flag_of()[char]
            letters[ord(char)] = _LETTERS[plain]
            kinds[ord(char)] = 1 + _UNUSUAL_LETTER
    return _Tables(flags, kinds, letters)
