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
from functools import lru_cache

from ..letters import ZWNJ
from .vocabulary import COMMON, RARE, UNKNOWN, cost, floor, floor_of_unlisted, listed_cost
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
from .wordrests import (
    cost_of_torn,
    floor_of_torn,
    gains_of,
    least_by_length,
    least_cost,
    parts_by_length,
    with_tear,
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
    if max(common, most) + ROUNDING < 2 * least_cost() + INSERTION:
        return False
    return _cheapest_parts(word, _cost_of_common) <= common + ROUNDING or _cheapest_parts(
        word, floor_of_torn
    ) <= most + ROUNDING >= _cheapest_parts(word, cost_of_torn)


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
    # The most that words up to one could gain, with the space behind the last of them taken out.
    most, left = -math.inf, 0.0
    for i, deletion in enumerate(deletions):
        left = costs[i] + max(0.0, left) - deletion
        most = max(most, left + costs[i + 1])
    if most - 2 * least_cost() - INSERTION + ROUNDING < rules.moved:
        return False
    moves = _Moves(words, costs, deletions, rules)
    return moves.can_gain(exactly=False) and moves.can_gain(exactly=True)


class _Moves:
    """A search for letters that could move: from left to right, piece by piece, of those that cross a space."""

    def __init__(self, words: Sequence[str], costs: Sequence[float], deletions: Sequence[float], rules: Rules) -> None:
        self.words, self.costs, self.deletions, self.rules = words, costs, deletions, rules
        self.target = rules.moved - ROUNDING
        self.gains = [gains_of(word, rules.names_stay) for word in words]
        self.are_plain = all(gains.is_plain for gains in self.gains)
        size = len(words)
        self.onward = [-math.inf] * size
        """What could be gained of a word and those behind it when a piece ends in it and another one begins there."""
        self.most = [-math.inf] * (size + 1)
        """What a piece that ends in a word, or behind it, could gain at the most; what it costs at least is paid."""
        for i in reversed(range(1, size)):
            if i + 1 < size:
                self.most[i] = costs[i] - deletions[i] + self.most[i + 1]
                self.onward[i] = self.most[i] - INSERTION
            self.most[i] = max(self.most[i], self.gains[i].most, self.onward[i] - least_cost())

    def can_gain(self, *, exactly: bool) -> bool:
        """Whether enough can be gained, going by what pieces cost exactly or, but for the last one, at least."""
        reached: list[dict[int, float]] = [{} for _ in self.words]  # by the number of first letters that a piece took
        for first in range(len(self.words) - 1):
            starts = self._starts(first, reached[first])
            for taken, last, n, gain, price in self._pieces(first, starts) if starts else ():
                behind = self._more_exactly(last, self.gains[last].behind[n], self.words[last][n:])
                if exactly or gain - price + behind >= self.target:
                    price = self._price(first, taken, last, n)
                    if gain - price + behind >= self.target:
                        return True
                reached[last][n] = max(gain - price, reached[last].get(n, -math.inf))
        return False

    def _starts(self, first: int, reached: Mapping[int, float]) -> Sequence[tuple[float, int]]:
        """How many last letters of a word a piece could take, and what is gained before it, the most first."""
        enough = self.target + self.deletions[first] - self.most[first + 1]
        word, begun = self.words[first], self.costs[first] - INSERTION
        starts = []
        for gain, n in self.gains[first].of_last:
            if gain >= enough:
                gain = self._more_exactly(first, gain, word[:-n])
            if reached:
                gain = max([gain, *(begun + before for at, before in reached.items() if at + n <= len(word))])
            if gain >= enough:
                starts.append((gain, n))
        return sorted(starts, reverse=True)

    def _more_exactly(self, i: int, gain: float, rest: str) -> float:
        """What is gained of a word, when so much was found by how many letters the rest of it has."""
        if rest and self.gains[i].is_rough:
            size = len(rest)
            listed = listed_cost()(rest)
            least = _FLOORS[size] if listed is None else listed  # plain letters, as the word
            if least >= RARE:
                least += RARE_PIECE
            return self.costs[i] - INSERTION - min(least, parts_by_length()[size])
        return gain

    def _pieces(self, first: int, starts: Sequence[tuple[float, int]]) -> Iterator[tuple[int, int, int, float, float]]:
        """Pieces that begin in a word.

        How many letters of it each takes, in which word it ends and with how many letters of that, what is gained
        besides it, and what it costs at least.
        """
        listed, least, least_of = listed_cost(), least_cost(), least_by_length(self.are_plain)
        begun, between, extra = self.words[first], "", 0.0
        for last in range(first + 1, len(self.words)):
            word, size_of_between = self.words[last], len(between)
            extra -= self.deletions[last - 1]
            if starts[0][0] + extra + self.most[last] < self.target:
                return
            for end, reach in self.gains[last].of_first:
                joins = reach == len(word)
                spare = extra + (end if joins else max(end, self.onward[last])) - self.target
                if starts[0][0] + spare < least:
                    continue
                rest, size_of_rest = between + word[:reach], size_of_between + reach
                for gain, taken in starts:
                    if gain + spare < least:
                        break
                    size = taken + size_of_rest
                    if size > LONGEST_WORD or gain + spare < least_of[size] or (joins and taken == len(begun)):
                        continue
                    piece = begun[-taken:] + rest
                    price = listed(piece)
                    if price is None:
                        price = _FLOORS[size] if self.are_plain else floor(piece)
                    if price >= RARE:
                        price = price + RARE_PIECE if price < UNKNOWN else math.inf
                    if price <= gain + spare:
                        yield taken, last, reach, gain + extra, price
            if self.rules.names_stay and ZWNJ in word:
                return
            between += word
            extra += self.costs[last]

    def _price(self, first: int, taken: int, last: int, reach: int) -> float:
        """What the piece costs, without the spaces in it."""
        pieces = (self.words[first][-taken:], *self.words[first + 1 : last], self.words[last][:reach])
        return with_tear(price_of_joined(pieces, self.rules) - sum(self.deletions[first:last]))
