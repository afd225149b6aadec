"""The lines of a text, each read in one of three ways, and the likeliest way for each: what stands beside it matters.

Damage comes in blocks, so the lines are decided together, by dynamic programming: a change of the way between two lines
has its price, and a block of lines that gains little by another way stays as it stands.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, starmap

from .reversed import EDGE, Line, Token, class_of, gain, lift, price, spelling, tokens
from .vocabulary import RARE, cost, floor

STANDS, LETTERS, WORDS = WAYS = range(3)
"""How a line is read: as it stands; from its end, by letters or by words."""

SIGN = 4.0
"""The gain from which a word is a sign of damage: it is fifty times likelier reversed."""

HIGHEST = 50.0
"""A logarithm whose exponential is certainty."""

_UNKNOWN_RATE = 4.0  # negative logarithm: one word in fifty is unknown in newspaper text
_MARGIN = 6.0  # of 2,400 clean lines and passages, none gained more than 1 by another reading
_CHANGE = 5.0  # another reading begins once in 150 lines of a damaged text; what stands is preferred by as much
_MISPLACED = 2.0  # a full stop stuck to the word behind it is met seven times as often in damaged text
_LEAST_WORDS = 6  # whose order could be judged; «است.این خبر» lacks a space, and «کتاب .خانه» has one too many
_RUN_SIGN = 4.0  # the same where words are whole: runs within the line are out of order, which is another damage
_CLOSING = frozenset(".،؛:؟!)»]")


def word_gain(token: Token, unknown: float) -> float:
    """How much likelier the word is reversed."""
    return gain(token.forward, token.backward, unknown) if token.is_word else 0.0


@lru_cache(maxsize=50_000)
def sign_of(chunk: str) -> float:
    """How much likelier a word is reversed of those that stand between two spaces; 0 where that is not far likelier.

    >>> sign_of("باتک") > SIGN, sign_of("کتاب")
    (True, 0.0)
    """
    words = (token for token in tokens(chunk, 0, len(chunk)) if token.is_word and _may_be_reversed(token))
    most = max((word_gain(word, _UNKNOWN_RATE) for word in words), default=0.0)
    return most if most > SIGN else 0.0


def _may_be_reversed(token: Token) -> bool:
    """Without looking into the reversed word: one that is not rare makes way only to a far commoner one."""
    known, least = cost(token.forward), floor(token.backward)
    if known < RARE:
        return least + SIGN < known
    spelled = _UNKNOWN_RATE + spelling(token.backward)
    return price(token.forward, _UNKNOWN_RATE) - min(least, spelled) > SIGN


def is_arabic(line: Line) -> bool:
    """A line in Arabic, of which many words are unknown: one word in five has the article or ends with ة."""
    words = [token.forward for token in line.tokens if token.is_word]
    marked = sum(word.startswith(("ال", "وال")) or word.endswith("ة") for word in words)
    return marked > 1 and 5 * marked >= len(words)


class LinePath:
    """The lines of a text, each read in one of the ways: how likely that is, and which path is the likeliest."""

    def __init__(self, lines: Sequence[Line], unknown: float, share: float) -> None:
        self.lines = lines
        self.unknown = unknown
        self.classes = [_classes(line, unknown) for line in lines]
        self.prices = [_prices(line, unknown, share, c) for line, c in zip(lines, self.classes, strict=True)]
        self.first = [_CHANGE * bool(share), _CHANGE, _CHANGE]  # single words reversed are a damage too

    def ways(self) -> list[int]:
        """The way to read each line; blocks of lines stay as they stand where little would be gained."""
        ways = self._likeliest()
        at = 0
        while at < len(ways):
            end = next((i for i in range(at, len(ways)) if ways[i] != ways[at]), len(ways))
            if ways[at] != STANDS and not self._is_sure(ways, at, end):
                ways[at:end] = [STANDS] * (end - at)
            at = end
        return ways

    def _is_sure(self, ways: Sequence[int], start: int, end: int) -> bool:
        """Whether a block of lines gains enough, and letters are not turned for the sake of one word: a name, maybe."""
        words = [token for line in self.lines[start:end] for token in line.tokens if token.is_word]
        if ways[start] == WORDS:
            enough = len(words) >= _LEAST_WORDS
        else:
            enough = len({word.forward for word in words if word_gain(word, self.unknown) > SIGN}) > 1
        return enough and self.gain(ways, start, end) >= _MARGIN

    def gain(self, ways: Sequence[int], start: int, end: int) -> float:
        """How much likelier the lines from ``start`` to ``end`` are in these ways than as they stand."""
        beside = (ways[start - 1] if start else STANDS, ways[end] if end < len(ways) else STANDS)
        here, stands = ways[start:end], [STANDS] * (end - start)
        return self._total(start, here, beside) - self._total(start, stands, beside)

    def _total(self, start: int, ways: Sequence[int], beside: tuple[int, int]) -> float:
        """How likely the lines from ``start`` on are in these ways, between lines that are read as ``beside`` says."""
        inner = sum(self.prices[start + i][way] for i, way in enumerate(ways))
        joints = enumerate(pairwise([beside[0], *ways, beside[1]]), start)
        return inner + sum(self._joint(i, before, after) for i, (before, after) in joints)

    def _joint(self, i: int, before: int, after: int) -> float:
        """The lift from the line before ``i`` to the line ``i``, and the price of a change between them."""
        last = self.classes[i - 1][before][-1:] if i else []
        first = self.classes[i][after][:1] if i < len(self.lines) else []
        if i == 0 or i == len(self.lines) or self.lines[i].opens:
            lifts = sum(lift(a, EDGE) for a in last) + sum(lift(EDGE, b) for b in first)
        else:
            lifts = sum(lift(a, b) for a in last for b in first)
        return lifts - (_CHANGE if before != after and 0 < i < len(self.lines) else 0.0)

    def _likeliest(self) -> list[int]:
        if not self.lines:
            return []
        best = [self._joint(0, way, way) + self.prices[0][way] - self.first[way] for way in WAYS]
        back: list[list[int]] = []
        for i in range(1, len(self.lines)):
            step = [[best[a] + self._joint(i, a, b) for a in WAYS] for b in WAYS]
            back.append([max(WAYS, key=row.__getitem__) for row in step])
            best = [max(row) + self.prices[i][b] for b, row in enumerate(step)]
        best = [score + self._joint(len(self.lines), way, way) for way, score in enumerate(best)]
        return traced(best, back)


def traced(best: Sequence[float], back: Sequence[Sequence[int]]) -> list[int]:
    """The path that leads to the best end."""
    path = [max(range(len(best)), key=best.__getitem__)]
    for row in reversed(back):
        path.append(row[path[-1]])
    return path[::-1]


def _classes(line: Line, unknown: float) -> tuple[list[str], list[str], list[str]]:
    """The classes of a line's tokens in the order of each reading."""
    return (
        [class_of(token.backward if word_gain(token, unknown) > SIGN else token.forward) for token in line.tokens],
        [class_of(token.backward) for token in reversed(line.tokens)],
        [class_of(token.forward) for chunk in reversed(line.chunks) for token in chunk],
    )


def _prices(line: Line, unknown: float, share: float, classes: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """How likely each reading of a line is, what stands beside it apart."""
    words = [token for token in line.tokens if token.is_word]
    forward = -sum(price(word.forward, unknown) for word in words)
    backward = -sum(price(word.backward, unknown) for word in words)
    inner = [sum(starmap(lift, pairwise(reading))) for reading in classes]
    if share and not is_arabic(line):
        some = sum(math.log(1 - share + share * math.exp(min(word_gain(word, unknown), HIGHEST))) for word in words)
    else:
        some = 0.0
    stuck = sum(len(c) > 1 and c[0].forward in _CLOSING and c[1].is_word for c in line.chunks)
    turned = sum(len(c) > 1 and c[-1].backward in _CLOSING and c[-2].is_word for c in line.chunks)
    return (
        forward + some + inner[STANDS] - _MISPLACED * stuck,
        backward + inner[LETTERS] - _MISPLACED * turned,
        forward + inner[WORDS] - (_MISPLACED + _RUN_SIGN) * stuck,
    )
