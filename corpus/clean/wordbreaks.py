"""Spaces that are missing between words (کتابرا) or stand inside them (کتا ب).

Only places where some word is unknown are looked at: the unknown word with its neighbours. Of all ways to set the
spaces there, the one whose words are likeliest is found (dynamic programming over the letters), each change of a space
having its price; it is taken when it beats the text as it stands by a clear margin. A space is never removed to make
an unknown word, nor between two words that are both known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from ..alignment import Edit
from ..letters import PERSIAN_LETTERS, ZWNJ
from .vocabulary import RARE, UNKNOWN, cost
from .wordshapes import visible

_LETTERS = "".join(sorted(PERSIAN_LETTERS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC FATHATAN}"
_PHRASE = re.compile(rf"[{_LETTERS}{ZWNJ}]+(?: [{_LETTERS}{ZWNJ}]+)*")

NEIGHBOURS = 2
"""Words looked at on each side of an unknown one: a letter torn off may lie one word away."""

_LONGEST_WORD = 26
_INSERTION, _DELETION = 4.0, 5.0  # prices of a change: about one space in fifty, one in a hundred and fifty
_UNLIKELY_DELETION = 9.0  # behind a letter that does not join: nothing was stretched or torn there
_RARE_PIECE = 5.0  # names fall apart into rare words (او رسولا, دیر لاین): what is cut out should be common
_MARGIN = 5.0  # the gain from which a change is made: a hundred and fifty times as likely


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring words, glued to one string, with the places where spaces stand."""

    words: tuple[str, ...]

    @property
    def letters(self) -> str:
        return "".join(self.words)

    @property
    def spaces(self) -> frozenset[int]:
        return frozenset(accumulate(len(word) for word in self.words[:-1]))


def word_breaks(text: str) -> list[Edit]:
    """Spaces to put between words, and to take out of them.

    >>> word_breaks("این کتابرا دید")
    [Edit(start=8, end=8, after=' ', confidence=0.91)]
    """
    unknown = {word for word in set(re.findall(rf"[{_LETTERS}{ZWNJ}]+", text)) if cost(word) >= UNKNOWN}
    if not unknown:
        return []
    edits: list[Edit] = []
    for phrase in _PHRASE.finditer(text):
        words = phrase.group().split(" ")
        starts = [phrase.start() + at for at in accumulate((len(word) + 1 for word in words), initial=0)]
        for first, last in _windows(words, unknown):
            edits += _edits_in(_Window(tuple(words[first:last])), starts[first])
    return edits


def _windows(words: list[str], unknown: set[str]) -> list[tuple[int, int]]:
    """Ranges of words around the unknown ones; ranges that touch are one."""
    ranges: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if word in unknown:
            first, last = max(0, i - NEIGHBOURS), min(len(words), i + NEIGHBOURS + 1)
            if ranges and first <= ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], last)
            else:
                ranges.append((first, last))
    return ranges


def _edits_in(window: _Window, start: int) -> list[Edit]:
    """The edits that turn the window into its likeliest reading, none where that gains too little."""
    reading, total = _likeliest(window)
    gain = sum(cost(word) for word in window.words) - total
    if gain < _MARGIN:
        return []
    confidence = round(min(0.95, 0.6 + gain / 40), 2)
    spaces = window.spaces
    wanted = set(accumulate(len(word) for word in reading[:-1]))
    edits = []
    for at in sorted(spaces ^ wanted):
        place = start + at + sum(space < at for space in spaces)
        edits.append(Edit(place, place, " ", confidence) if at in wanted else Edit(place, place + 1, "", confidence))
    return edits


def _likeliest(window: _Window) -> tuple[list[str], float]:
    """The cheapest way to cut the letters into words, and its cost."""
    letters, spaces = window.letters, window.spaces
    best = [0.0] + [float("inf")] * len(letters)
    came_from = [0] * (len(letters) + 1)
    for end in range(1, len(letters) + 1):
        if _splits_a_half_space(letters, end):
            continue
        border = 0.0 if end in spaces or end == len(letters) else _INSERTION
        for begin in range(max(0, end - _LONGEST_WORD), end):
            if best[begin] == float("inf"):
                continue
            price = _price(letters[begin:end], begin, spaces)
            torn = border or (begin and begin not in spaces)
            if torn and price >= RARE:
                price += _RARE_PIECE
            if best[begin] + price + border < best[end]:
                best[end], came_from[end] = best[begin] + price + border, begin
    reading: list[str] = []
    end = len(letters)
    while end:
        reading.append(letters[came_from[end] : end])
        end = came_from[end]
    return reading[::-1], best[-1]


def _splits_a_half_space(letters: str, at: int) -> bool:
    return at < len(letters) and (ZWNJ in letters[at - 1 : at + 1] or letters[at] == "\N{ARABIC HAMZA ABOVE}")


def _price(word: str, begin: int, spaces: frozenset[int]) -> float:
    """The cost of the word with that of the spaces taken out of it."""
    inner = [space - begin for space in spaces if begin < space < begin + len(word)]
    price = cost(word)
    if not inner:
        return price
    pieces = [word[a:b] for a, b in zip([0, *sorted(inner)], [*sorted(inner), len(word)], strict=True)]
    if price >= UNKNOWN or "و" in pieces or all(cost(piece) < UNKNOWN for piece in pieces):
        return float("inf")
    return price + sum(_DELETION if visible(piece) else _UNLIKELY_DELETION for piece in pieces[:-1])
