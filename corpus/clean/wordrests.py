"""What is gained of a word when a piece takes its first or its last letters: bounds for :mod:`.wordgains`.

The rest of the word is a word of its own then, or falls to pieces too. What it costs at least is looked up once for
each unknown word, since those are few and come again; for known words it goes by the number of letters.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from ..letters import ZWNJ
from .vocabulary import FINAL_MARKS, RARE, UNKNOWN, cost, floor, least_costs
from .wordcuts import INSERTION, LONGEST_WORD, RARE_PIECE, splits_a_half_space

_MARKS = frozenset(FINAL_MARKS)


class Gains(NamedTuple):
    """What is gained at the most where a piece takes some letters of a word, the other ones cut or left as they are.

    ``of_first`` and ``of_last`` have it with the number of letters that are taken, the most first, where a piece can
    end or begin; ``behind`` by the number of first letters. The cost of the piece is not paid yet; in ``most`` the
    least that it can be is. ``is_plain``: pieces have neither half-spaces nor marks;
    ``is_rough``: the rest was not looked up.
    """

    of_first: list[tuple[float, int]]
    of_last: list[tuple[float, int]]
    behind: Mapping[int, float]
    most: float
    is_plain: bool
    is_rough: bool


def gains_of(word: str, names_stay: bool) -> Gains:
    """The gains of a word; with ``names_stay`` no piece has a half-space in it."""
    whole = cost(word)
    if whole >= UNKNOWN or ZWNJ in word or not _MARKS.isdisjoint(word):
        return _gains_of_rare(word, names_stay)
    return _gains_of_known(len(word), whole)


@cache
def _gains_of_known(size: int, whole: float) -> Gains:
    """Of a known word of plain letters: it goes by their number, since such words are many."""
    least, parts = least_costs(), parts_by_length()
    of_rest = [0.0, *(INSERTION + min(least[n], parts[n]) for n in range(1, size))]
    gains = sorted([(whole - of_rest[size - n], n) for n in range(1, size + 1)], reverse=True)
    return _with_most(gains, gains, is_plain=True, is_rough=True)


@lru_cache(maxsize=20_000)
def _gains_of_rare(word: str, names_stay: bool) -> Gains:
    """Of an unknown word, or one with half-spaces or marks: they are few, and come again."""
    size, whole = len(word), cost(word)
    heads, tails = _rests(word)
    of_first: list[tuple[float, int]] = []
    of_last: list[tuple[float, int]] = []
    for at in range(size + 1):
        if not splits_a_half_space(word, at):
            if at and not (names_stay and ZWNJ in word[:at]):
                of_first.append((whole - (INSERTION + tails[at] if at < size else 0.0), at))
            if at < size and not (names_stay and ZWNJ in word[at:]):
                of_last.append((whole - (INSERTION + heads[at] if at else 0.0), size - at))
    is_plain = (names_stay or ZWNJ not in word) and _MARKS.isdisjoint(word)
    return _with_most(sorted(of_first, reverse=True), sorted(of_last, reverse=True), is_plain=is_plain, is_rough=False)


def _with_most(
    of_first: list[tuple[float, int]], of_last: list[tuple[float, int]], *, is_plain: bool, is_rough: bool
) -> Gains:
    least_from = _least_from(is_plain)
    most = max((gain - least_from[n + 1] for gain, n in of_first), default=-math.inf)
    return Gains(of_first, of_last, {n: gain for gain, n in of_first}, most, is_plain, is_rough)


def _rests(word: str) -> tuple[Sequence[float], Sequence[float]]:
    """For each place what the letters before it and those behind it cost at least, whole or cut."""
    size = len(word)
    places = [at for at in range(1, size) if not splits_a_half_space(word, at)]
    heads, tails = [0.0] * (size + 1), [0.0] * (size + 1)
    for i, at in enumerate(places):
        heads[at] = min(
            [cost_of_torn(word[:at]), *(heads[b] + INSERTION + floor_of_torn(word[b:at]) for b in places[:i])]
        )
    for i, at in reversed(list(enumerate(places))):
        tails[at] = min(
            [cost_of_torn(word[at:]), *(tails[b] + INSERTION + floor_of_torn(word[at:b]) for b in places[i + 1 :])]
        )
    return heads, tails


@cache
def parts_by_length() -> Sequence[float]:
    """What so many letters cost at least, cut into two pieces or more."""
    least = least_costs()
    parts = [math.inf, math.inf]
    for size in range(2, LONGEST_WORD + 1):
        parts.append(min(least[n] + INSERTION + min(least[size - n], parts[size - n]) for n in range(1, size)))
    return parts


@cache
def least_by_length(is_plain: bool) -> Sequence[float]:
    """What a string of so many letters costs at least; half-spaces and marks count for nothing."""
    return least_costs() if is_plain else [least_cost()] * len(least_costs())


@cache
def _least_from(is_plain: bool) -> Sequence[float]:
    """What a string of so many letters or more costs at least."""
    return list(accumulate(reversed(least_by_length(is_plain)), min))[::-1]


@cache
def least_cost() -> float:
    """What any string of letters costs at least."""
    return min(least_costs())


def cost_of_torn(piece: str) -> float:
    """What a piece costs that is torn from others."""
    return with_tear(cost(piece))


def floor_of_torn(piece: str) -> float:
    """What it costs at least."""
    return with_tear(floor(piece))


def with_tear(price: float) -> float:
    """The price of a piece with what is added when it is torn from others: names fall apart into rare words."""
    return price + RARE_PIECE if price >= RARE else price
