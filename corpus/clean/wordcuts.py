"""The likeliest way to cut a few words into words: where else could spaces stand?

Dynamic programming over the letters of a window. Each word has its cost (:mod:`.vocabulary`), each change of a space
its price. Most windows are whole as they stand, with a name in them that no source knows. So bounds are found first,
from words that are listed and from what any other string costs at least: they tell of most windows that no change can
gain enough, and in the others which strings need not be looked into. What is found is the same as without them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress, pairwise

from ..letters import ZWNJ
from ..lexicon import load_lexicon
from .compounds import LABELS
from .vocabulary import COMMON, FINAL_MARKS, RARE, UNKNOWN, cost, floor, floor_of_unlisted, least_costs, listed_cost
from .wordshapes import visible

FUNCTION_WORDS = frozenset("را به با در از و تا که این آن است هم بر یا هر بود شد نه چه".split())
"""Words that stand by themselves, whatever the letters beside them would make with them."""

INSERTION = 4.0
"""The price of a space that is put: about one space in fifty is missing."""

RARE_PIECE = 5.0
"""Names fall apart into rare words (او رسولا, دیر لاین): what is cut out should be common."""

_DELETION = 5.0  # about one space in a hundred and fifty is one too many
_UNLIKELY_DELETION = 9.0  # behind a letter that does not join: nothing was stretched or torn there
LONGEST_WORD = 26
ROUNDING = 1e-6  # sums of the same costs in another order differ by less


@dataclass(frozen=True, slots=True, eq=False)  # as a key of what is remembered, each is itself: that is looked up fast
class Rules:
    """What a change must gain: as it is, where all its words are common, where letters move between words.

    In a text that shows no other damage, names are safe from being joined: ``names_stay``.
    """

    margin: float
    common: float
    moved: float
    names_stay: bool

    @property
    def least(self) -> float:
        """What any change must gain."""
        return min(self.margin, self.common, self.moved)


@dataclass(frozen=True)
class Window:
    """Neighbouring words, glued to one string, with the places where spaces stand."""

    words: tuple[str, ...]

    @cached_property
    def letters(self) -> str:
        """The words without the spaces between them."""
        return "".join(self.words)

    @cached_property
    def spaces(self) -> tuple[int, ...]:
        """The places in ``letters`` where a space stands, in order."""
        return tuple(accumulate(len(word) for word in self.words[:-1]))

    @cached_property
    def may_stand(self) -> bool:
        """Whether the words as they stand are among the ways to cut them that are tried."""
        return max(map(len, self.words)) <= LONGEST_WORD and not any(
            splits_a_half_space(self.letters, at) for at in self.spaces
        )


def deletion_price(left: str) -> float:
    """The price of taking out the space behind ``left``."""
    return _DELETION if visible(left) else _UNLIKELY_DELETION


def cheapest_rests(window: Window) -> list[float]:
    """For each place what the letters behind it cost at least, if a word ends there."""
    letters, size = window.letters, len(window.letters)
    listed, floor_of, least_of = listed_cost(), _floor_of_unlisted(letters), _least_by_length(letters)
    ends = [*window.spaces, size]
    standing = dict(zip(ends, map(cost, window.words), strict=True))
    deletion = dict(zip(ends, map(deletion_price, window.words), strict=True))
    begins = frozenset([0, *window.spaces])
    rests = [math.inf] * size + [0.0]
    borders = None  # all places
    if ZWNJ in letters:
        borders = [0, *(at for at in range(1, size + 1) if not splits_a_half_space(letters, at))]
    for begin in reversed(range(size) if borders is None else borders[:-1]):
        whole = begin in begins
        least, taken, all_known = math.inf, 0.0, True
        last = min(begin + LONGEST_WORD, size) + 1
        for end in range(begin + 1, last) if borders is None else _between(borders, begin + 1, last):
            if end not in standing and least_of[end - begin] + INSERTION + taken + rests[end] >= least:
                continue
            word = letters[begin:end]
            price = listed(word)
            if price is None:
                price = floor_of(word)
            if end in standing:
                all_known &= standing[end] < UNKNOWN
                if whole and not taken:
                    price = standing[end]
                elif (price >= UNKNOWN and taken) or (whole and all_known):
                    price = math.inf
                elif price >= RARE and not whole:
                    price += RARE_PIECE
                least = min(least, price + taken + rests[end])
                taken += deletion[end]
            elif price < UNKNOWN or not taken:
                price += INSERTION + RARE_PIECE if price >= RARE else INSERTION
                if price + taken + rests[end] < least:
                    least = price + taken + rests[end]
        rests[begin] = least
    return rests


def _between(places: list[int], first: int, last: int) -> list[int]:
    """The places, in order, from ``first`` on and before ``last``."""
    return places[bisect_left(places, first) : bisect_left(places, last)]


def _floor_of_plain(word: str) -> float:
    return _FLOORS[len(word)]


_FLOORS = [floor_of_unlisted(length) for length in range(LONGEST_WORD + 1)]


def _least_by_length(letters: str) -> list[float]:
    """What those strings of letters cost at least that are so long; half-spaces and marks count for nothing."""
    least = least_costs()
    return least if _floor_of_unlisted(letters) is _floor_of_plain else [min(least)] * len(least)


def _floor_of_unlisted(letters: str) -> Callable[[str], float]:
    """What gives the least cost of those strings of letters that no list holds."""
    plain = ZWNJ not in letters and not any(mark in letters for mark in FINAL_MARKS)
    return _floor_of_plain if plain else _floor_of_any


def _floor_of_any(word: str) -> float:
    if word[-1] in FINAL_MARKS or word[-1] == ZWNJ:
        return floor(word)
    if ZWNJ not in word:
        return _FLOORS[len(word)]
    listed = listed_cost()(word.replace(ZWNJ, ""))
    return _FLOORS[LONGEST_WORD] if listed is None else min(listed, _FLOORS[LONGEST_WORD])


def likeliest(window: Window, rules: Rules) -> list[str]:
    """The cheapest way to cut the letters into words."""
    limit, rests = math.inf, [0.0] * (len(window.letters) + 1)
    if window.may_stand:  # then no way is taken that costs more than the words as they stand
        limit, rests = sum(map(cost, window.words)) + ROUNDING, cheapest_rests(window)
    _, came_from = _ways(window, rules, limit, rests)
    reading: list[str] = []
    end = len(window.letters)
    while end:
        reading.append(window.letters[came_from[end] : end])
        end = came_from[end]
    return reading[::-1]


def _ways(window: Window, rules: Rules, limit: float, rests: Sequence[float]) -> tuple[list[float], list[int]]:
    """For each place the cost of the cheapest way to it, and where the last word of that way begins.

    Ways that cost more than ``limit`` are left out, as ``rests`` tells of them beforehand.
    """
    letters, size, spaces = window.letters, len(window.letters), frozenset(window.spaces)
    taken_before = _taken_before(window)
    unknown_before = _unknown_before(window)
    listed, floor_of, least_of = listed_cost(), _floor_of_unlisted(letters), _least_by_length(letters)
    best = [0.0] + [math.inf] * size
    came_from = [0] * (size + 1)
    for end in range(1, size + 1):
        if splits_a_half_space(letters, end):
            continue
        border = 0.0 if end in spaces or end == size else INSERTION
        most = limit - border - rests[end]
        for begin in range(max(0, end - LONGEST_WORD), end):
            if best[begin] + least_of[end - begin] > most:
                continue
            word = letters[begin:end]
            least = listed(word)
            if least is None:
                least = floor_of(word)
            torn = bool(border or (begin and begin not in spaces))
            taken = taken_before[end] - taken_before[begin + 1]
            if taken and (
                (unknown_before[end] == unknown_before[begin] and not torn) or (rules.names_stay and ZWNJ in word)
            ):
                continue  # known words stay apart, and a half-space shows a whole one
            if best[begin] + _least(least, torn, taken) > most:
                continue
            price = _price(word, begin, spaces, rules) if taken else cost(word)
            if torn and price >= RARE:
                price += RARE_PIECE
            if best[begin] + price + border < best[end]:
                best[end], came_from[end] = best[begin] + price + border, begin
    return best, came_from


def _taken_before(window: Window) -> list[float]:
    """For each place the price of all spaces before it."""
    prices = dict(zip(window.spaces, map(deletion_price, window.words), strict=False))
    return list(accumulate((prices.get(at, 0.0) for at in range(len(window.letters))), initial=0.0))


def _unknown_before(window: Window) -> list[int]:
    """For each place how many unknown words end before or at it."""
    ends = {*compress([*window.spaces, len(window.letters)], [cost(word) >= UNKNOWN for word in window.words])}
    return list(accumulate((at in ends for at in range(len(window.letters) + 1)), initial=0))[1:]


def _least(floor_of_word: float, torn: bool, taken: float) -> float:
    """What a piece costs at least, with the price of the spaces in it; with spaces in it, it must be a known word."""
    if taken and floor_of_word >= UNKNOWN:
        return math.inf
    return floor_of_word + taken + (RARE_PIECE if torn and floor_of_word >= RARE else 0.0)


def splits_a_half_space(letters: str, at: int) -> bool:
    """Whether a border there would tear a half-space, or a hamza, from its letter."""
    return at < len(letters) and (ZWNJ in letters[at - 1 : at + 1] or letters[at] == "\N{ARABIC HAMZA ABOVE}")


def _price(word: str, begin: int, spaces: frozenset[int], rules: Rules) -> float:
    """The cost of the word with that of the spaces taken out of it."""
    inner = [space - begin for space in spaces if begin < space < begin + len(word)]
    if not inner:
        return cost(word)
    pieces = [word[a:b] for a, b in zip([0, *sorted(inner)], [*sorted(inner), len(word)], strict=True)]
    return price_of_joined(pieces, rules)


def price_of_joined(pieces: Sequence[str], rules: Rules) -> float:
    """The cost of the word that pieces make, with that of the spaces between them; infinite where they stay apart."""
    word = "".join(pieces)
    if "و" in pieces or any(first[-1] == "ه" and second == "ی" for first, second in pairwise(pieces)):
        return math.inf  # خانه ی ما lost a half-space
    if any(second[0] == "آ" and visible(first) for first, second in pairwise(pieces)):
        return math.inf  # آ begins a word or its second half: مه آلود, never مهآلود
    are_short = max(map(len, pieces)) <= 3 and word not in load_lexicon().halfspaced  # گفت وگو is گفت‌وگو
    if rules.names_stay and (ZWNJ in word or (are_short and floor(word) >= COMMON)):
        return math.inf  # a half-space shows a whole word; لی شی and the like are names
    price = cost(word)  # asked for late, since most of these strings are none that is looked up fast
    if price >= UNKNOWN or (rules.names_stay and are_short and price >= COMMON):
        return math.inf
    if all(cost(piece) < UNKNOWN for piece in pieces) or (rules.names_stay and _is_labelled(pieces, price)):
        return math.inf
    return price + sum(map(deletion_price, pieces[:-1]))


def _is_labelled(pieces: Sequence[str], price: float) -> bool:
    """A letter by itself behind a known word can be an initial or a number: آقای م, بند ی."""
    return any(
        len(second) == 1 and (first in LABELS or (price >= COMMON and cost(first) < UNKNOWN))
        for first, second in pairwise(pieces)
    )
