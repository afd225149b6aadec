"""What a change of spaces could gain at the most: it tells of most windows that nothing in them changes.

Most unknown words are names, met before, beside words that are new beside them. So what hangs on one word alone is
worked out once for each word, and between two words only those pieces are looked up that cross the space. A change
that is made is of one of three kinds:

- one word is cut (کتابرا), whatever stands beside it;
- words become one (خارج ی), one of them unknown, the whole a known word;
- letters move (ای نکتاب → این کتاب): known pieces cross every space between the words that change. That must gain
  most, and it takes two pieces at least.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from ..letters import ZWNJ
from .vocabulary import COMMON, FINAL_MARKS, RARE, UNKNOWN, cost, floor, floor_of_unlisted, least_costs, listed_costs
from .wordcuts import (
    FUNCTION_WORDS,
    INSERTION,
    LONGEST_WORD,
    RARE_PIECE,
    ROUNDING,
    Rules,
    deletion_price,
    price_of_joined,
    splits_a_half_space,
)

_FLOORS = [floor_of_unlisted(length) for length in range(LONGEST_WORD + 1)]
_ODD_BEGINNINGS, _ODD_ENDS = (ZWNJ, "\N{ARABIC HAMZA ABOVE}"), ZWNJ


def could_change(words: Sequence[str], rules: Rules) -> bool:
    """Whether a change could gain what the rules ask for; "yes" may turn out wrong, "no" never.

    >>> strict = Rules(margin=5.0, common=3.0, moved=12.0, names_stay=True)
    >>> could_change(("گفت‌وگو", "با", "مورینیو"), strict), could_change(("این", "کتابرا"), strict)
    (False, True)
    """
    run: list[str] = []
    for word in words:
        if word in FUNCTION_WORDS:  # no change that is made goes beyond one, and none is cut: they cost too little
            if len(run) > 1 and _could_gain(tuple(run), rules):
                return True
            run = []
        elif _could_be_cut(word, rules):
            return True
        else:
            run.append(word)
    return len(run) > 1 and _could_gain(tuple(run), rules)


@lru_cache(maxsize=50_000)
def _could_be_cut(word: str, rules: Rules) -> bool:
    """Whether cutting the word could gain enough; so it is said of words that are no way to cut a text at all."""
    if len(word) > LONGEST_WORD or word.startswith(_ODD_BEGINNINGS) or word.endswith(_ODD_ENDS):
        return True
    common, most = cost(word) - rules.common, cost(word) - rules.margin
    if max(common, most) + ROUNDING < 2 * _least() + INSERTION:
        return False
    return _cheapest_parts(word, _cost_of_common) <= common + ROUNDING or _cheapest_parts(
        word, _floor_of_torn
    ) <= most + ROUNDING >= _cheapest_parts(word, _cost_of_torn)


def _cheapest_parts(word: str, price: Callable[[str], float]) -> float:
    """What the word costs at least when it is cut."""
    size = len(word)
    best = [0.0] + [math.inf] * size
    for end in range(1, size + 1):
        if not splits_a_half_space(word, end):
            border = INSERTION if end < size else 0.0
            for begin in range(1 if end == size else 0, end):
                if best[begin] + border < best[end]:
                    best[end] = min(best[end], best[begin] + border + price(word[begin:end]))
    return best[size]


def _cost_of_common(piece: str) -> float:
    return found if floor(piece) < COMMON and (found := cost(piece)) < COMMON else math.inf


def _cost_of_torn(piece: str) -> float:
    return _with_tear(cost(piece))


def _floor_of_torn(piece: str) -> float:
    return _with_tear(floor(piece))


def _with_tear(price: float) -> float:
    return price + RARE_PIECE if price >= RARE else price


@lru_cache(maxsize=50_000)
def _could_gain(words: tuple[str, ...], rules: Rules) -> bool:
    """Whether any of these words, none of them a function word, could become one or have letters move between them."""
    costs = list(map(cost, words))
    deletions = list(map(deletion_price, words[:-1]))
    return _could_join(words, costs, rules) or _could_move(words, costs, deletions, rules)


def _could_join(words: Sequence[str], costs: Sequence[float], rules: Rules) -> bool:
    """Whether neighbouring words, one of them unknown, could become one word."""
    for first in range(len(words) - 1):
        joined, gain, all_known = words[first], costs[first], costs[first] < UNKNOWN
        for last in range(first + 1, len(words)):
            joined += words[last]
            gain += costs[last]
            all_known &= costs[last] < UNKNOWN
            if len(joined) > LONGEST_WORD or (rules.names_stay and ZWNJ in joined):
                break
            if not all_known and cost(joined) < UNKNOWN:
                price = price_of_joined(words[first : last + 1], rules)
                least = rules.common if cost(joined) < COMMON else rules.margin
                if gain - price + ROUNDING >= least:
                    return True
    return False


def _could_move(words: Sequence[str], costs: Sequence[float], deletions: Sequence[float], rules: Rules) -> bool:
    """Whether letters could move between neighbouring words."""
    # What could be gained from each word on, when a piece from its right reaches into it; the pieces not yet paid.
    rights = list(costs)
    for i in reversed(range(len(words) - 1)):
        rights[i] += max(0.0, rights[i + 1] - deletions[i])
    most, left = -math.inf, 0.0
    for i, deletion in enumerate(deletions):
        left = costs[i] + max(0.0, left) - deletion
        most = max(most, left + rights[i + 1])
    if most - 2 * _least() - INSERTION + ROUNDING < rules.moved:
        return False
    moves = _Moves(words, costs, deletions, rights, rules)
    return moves.can_gain(exactly=False) and moves.can_gain(exactly=True)


class _Moves:
    """A search for letters that could move: from left to right, piece by piece, of those that cross a space."""

    def __init__(
        self,
        words: Sequence[str],
        costs: Sequence[float],
        deletions: Sequence[float],
        rights: Sequence[float],
        rules: Rules,
    ) -> None:
        self.words, self.costs, self.deletions, self.rights, self.rules = words, costs, deletions, rights, rules
        self.target = rules.moved - ROUNDING
        letters = "".join(words)
        self.are_plain = not any(mark in letters for mark in FINAL_MARKS) and (rules.names_stay or ZWNJ not in letters)
        self.least_of, self.least_from = _least_by_length(self.are_plain)
        self.gains = [_gains(word, rules.names_stay) for word in words]
        self.onward = [self._with_next_piece(i) for i in range(len(words))]
        self.most = [max(map(sub, gains, self.least_from[1:])) for gains in self.onward]
        """For each word, what a piece that ends in it could gain, its own cost paid."""

    def can_gain(self, *, exactly: bool) -> bool:
        """Whether enough can be gained, by what pieces cost at least or exactly."""
        reached: list[dict[int, float]] = [{} for _ in self.words]  # by the number of first letters that a piece took
        for first in range(len(self.words) - 1):
            for taken, gain in self._starts(first, reached[first]):
                for last, reach, price in self._pieces(first, taken, gain):
                    so_far = gain + sum(self.costs[first + 1 : last]) - sum(self.deletions[first:last]) - price
                    if exactly:
                        so_far += price - self._price(first, taken, last, reach)
                    if so_far + self.gains[last].of_first[reach] >= self.target:
                        return True
                    reached[last][reach] = max(so_far, reached[last].get(reach, so_far))
        return False

    def _starts(self, first: int, reached: Mapping[int, float]) -> Iterator[tuple[int, float]]:
        """How many last letters of a word a piece can begin with, and what is gained before it."""
        enough = self.target + _least() + self.deletions[first] - self.rights[first + 1]
        size = len(self.words[first])
        for taken, gain in enumerate(self.gains[first].of_last):
            for before, so_far in reached.items():
                if before + taken <= size:
                    gain = max(gain, so_far + self.costs[first] - INSERTION)
            if gain >= enough:
                yield taken, gain

    def _pieces(self, first: int, taken: int, gain: float) -> Iterator[tuple[int, int, float]]:
        """The pieces that begin with so many last letters of a word: where they end, and their least cost."""
        begun, whole = self.words[first][-taken:], taken == len(self.words[first])
        for last in range(first + 1, len(self.words)):
            gain -= self.deletions[last - 1]
            if gain + self.rights[last] - _least() < self.target:
                return
            word = self.words[last]
            if gain + self.most[last] >= self.target:
                for reach, price in self._reaches(last, begun, gain):
                    if not (whole and reach == len(word)):  # then the words would become one
                        yield last, reach, price
            if len(begun) + len(word) >= LONGEST_WORD or (self.rules.names_stay and ZWNJ in word):
                return
            begun += word
            gain += self.costs[last]

    def _reaches(self, last: int, begun: str, gain: float) -> Iterator[tuple[int, float]]:
        """How many first letters of a word what was begun could take, and the least that the piece costs."""
        listed, word, onward, size = listed_costs(), self.words[last], self.onward[last], len(begun)
        spare = gain - self.target
        for reach in range(1, min(len(word), LONGEST_WORD - size) + 1):
            most = spare + onward[reach]
            if most >= self.least_of[size + reach]:
                piece = begun + word[:reach]
                price = listed.get(piece)
                if price is None:
                    price = _FLOORS[size + reach] if self.are_plain else floor(piece)
                if price < UNKNOWN and (price := _with_tear(price)) <= most:
                    yield reach, price

    def _price(self, first: int, taken: int, last: int, reach: int) -> float:
        """What the piece costs, without the spaces in it."""
        pieces = (self.words[first][-taken:], *self.words[first + 1 : last], self.words[last][:reach])
        return _with_tear(price_of_joined(pieces, self.rules) - sum(self.deletions[first:last]))

    def _with_next_piece(self, i: int) -> Sequence[float]:
        """What could be gained behind a piece by the number of first letters of a word that it takes."""
        gains = self.gains[i].of_first
        if i + 1 == len(self.words):
            return gains
        least = self.costs[i] - INSERTION - self.deletions[i] - _least() + self.rights[i + 1]
        return [*(gain if gain == -math.inf else max(gain, least) for gain in gains[:-1]), gains[-1]]


class _Gains(NamedTuple):
    """What is gained at the most where a piece takes so many letters of a word, the other ones cut or left as they are.

    The cost of the piece is not paid yet; where no piece can end or begin, it is minus infinity.
    """

    of_first: Sequence[float]
    of_last: Sequence[float]


@lru_cache(maxsize=20_000)
def _gains(word: str, names_stay: bool) -> _Gains:
    """See :class:`_Gains`; with ``names_stay`` no piece has a half-space in it."""
    size, whole = len(word), cost(word)
    heads, tails = (_rests_of_unknown if whole >= UNKNOWN else _rests_of_known)(word)
    of_first, of_last = [-math.inf] * (size + 1), [-math.inf] * (size + 1)
    for at in range(size + 1):
        if not splits_a_half_space(word, at):
            if at and not (names_stay and ZWNJ in word[:at]):
                of_first[at] = whole - (INSERTION + tails[at] if at < size else 0.0)
            if at < size and not (names_stay and ZWNJ in word[at:]):
                of_last[size - at] = whole - (INSERTION + heads[at] if at else 0.0)
    return _Gains(of_first, of_last)


def _rests_of_known(word: str) -> tuple[Sequence[float], Sequence[float]]:
    """For each place what the letters before it and those behind it cost at least, whole or cut."""
    plain = ZWNJ not in word and word[-1] not in FINAL_MARKS
    parts = _parts_by_length() if plain else [2 * _least() + INSERTION] * (len(word) + 1)
    size = len(word)
    heads = [min(_floor_of_torn(word[:at]), parts[at]) for at in range(size + 1)]
    return heads, [min(_floor_of_torn(word[at:]), parts[size - at]) for at in range(size + 1)]


def _rests_of_unknown(word: str) -> tuple[Sequence[float], Sequence[float]]:
    """As :func:`_rests_of_known`, more exactly: such words are few, and come again."""
    size = len(word)
    places = [at for at in range(1, size) if not splits_a_half_space(word, at)]
    heads, tails = [0.0] * (size + 1), [0.0] * (size + 1)
    for i, at in enumerate(places):
        heads[at] = min(
            [_cost_of_torn(word[:at]), *(heads[b] + INSERTION + _floor_of_torn(word[b:at]) for b in places[:i])]
        )
    for i, at in reversed(list(enumerate(places))):
        tails[at] = min(
            [_cost_of_torn(word[at:]), *(tails[b] + INSERTION + _floor_of_torn(word[at:b]) for b in places[i + 1 :])]
        )
    return heads, tails


@cache
def _parts_by_length() -> Sequence[float]:
    """What so many letters cost at least, cut into two pieces or more."""
    least = least_costs()
    parts = [math.inf, math.inf]
    for size in range(2, LONGEST_WORD + 1):
        parts.append(min(least[n] + INSERTION + min(least[size - n], parts[size - n]) for n in range(1, size)))
    return parts


@cache
def _least_by_length(are_plain: bool) -> tuple[Sequence[float], Sequence[float]]:
    """What a string of so many letters costs at least, and one of as many or more."""
    least = least_costs() if are_plain else [_least()] * len(least_costs())
    return least, list(accumulate(reversed(least), min))[::-1]


@cache
def _least() -> float:
    """What any string of letters costs at least."""
    return min(least_costs())
