"""Spaces that are missing between words (کتابرا) or stand inside them (کتا ب).

Only places where some word is unknown are looked at: the unknown word with its neighbours. Of all ways to set the
spaces there, the one whose words are likeliest is found (dynamic programming over the letters), each change of a space
having its price; it is taken when it beats the text as it stands by a clear margin. A space is never removed to make
an unknown word, nor between two words that are both known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ..alignment import Edit
from ..letters import WORD_CHARACTERS, ZWNJ
from .compounds import LABELS
from .triage import distinct_words, unknown_words
from .vocabulary import COMMON, RARE, UNKNOWN, cost
from .wordshapes import visible

# Letters right behind a digit or a Latin letter belong to it (۱۷م آبان).
_PHRASE = re.compile(
    rf"(?<![{WORD_CHARACTERS}{ZWNJ}\dA-Za-z])[{WORD_CHARACTERS}{ZWNJ}]+(?: [{WORD_CHARACTERS}{ZWNJ}]+)*"
)

FUNCTION_WORDS = frozenset("را به با در از و تا که این آن است هم بر یا هر بود شد نه چه".split())
_PREFIXES = frozenset({"می", "نمی"})
_TAILS = frozenset({"و", "تا"})  # names end so (پدرو, نیکیتا)

NEIGHBOURS = 2
"""Words looked at on each side of an unknown one: a letter torn off may lie one word away."""

_LONGEST_WORD = 26
_LONGEST_STRING = 80  # letters without a space from which it is no run of words
_MOST_WORDS = 24  # of one window: its cost grows with their number
_FOREIGN, _FEW = 0.6, 12  # part of the words, and number, from which unknown words show another language
_EVIDENCE, _DAMAGED = 3, 0.02  # changes, and changes a word, from which a text is surely damaged
_INSERTION, _DELETION = 4.0, 5.0  # prices of a change: about one space in fifty, one in a hundred and fifty
_UNLIKELY_DELETION = 9.0  # behind a letter that does not join: nothing was stretched or torn there
_RARE_PIECE = 5.0  # names fall apart into rare words (او رسولا, دیر لاین): what is cut out should be common


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a change must gain: as it is, where all its words are common, where letters move between words.

    In a text that shows no other damage, names are safe from being joined: ``names_stay``.
    """

    margin: float
    common: float
    moved: float
    names_stay: bool


_STRICT = _Rules(margin=5.0, common=3.0, moved=12.0, names_stay=True)  # 5: a hundred and fifty times as likely
_LENIENT = _Rules(margin=4.0, common=2.0, moved=6.0, names_stay=False)


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
    unknown = unknown_words(text)
    if not unknown or len(unknown) > max(_FOREIGN * len(distinct_words(text)), _FEW):
        return []
    windows = []
    for phrase in _PHRASE.finditer(text):
        words = phrase.group().split(" ")
        starts = [phrase.start() + at for at in accumulate((len(word) + 1 for word in words), initial=0)]
        windows += [(_Window(tuple(words[a:b])), starts[a]) for a, b in _windows(words, unknown)]
    edits = [edit for window, start in windows for edit in _edits_in(window, start, _STRICT)]
    if len(edits) >= _EVIDENCE and len(edits) > _DAMAGED * text.count(" "):
        edits = [edit for window, start in windows for edit in _edits_in(window, start, _LENIENT)]
    return edits


def _windows(words: list[str], unknown: frozenset[str]) -> list[tuple[int, int]]:
    """Ranges of words around the unknown ones; ranges that touch are one, up to a size."""
    ranges: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if word in unknown and len(word) <= _LONGEST_STRING:
            first, last = max(0, i - NEIGHBOURS), min(len(words), i + NEIGHBOURS + 1)
            if ranges and last - ranges[-1][0] > _MOST_WORDS:
                first = max(first, ranges[-1][1])
            if ranges and first <= ranges[-1][1] and last - ranges[-1][0] <= _MOST_WORDS:
                ranges[-1] = (ranges[-1][0], last)
            else:
                ranges.append((first, last))
    return ranges


def _edits_in(window: _Window, start: int, rules: _Rules) -> list[Edit]:
    """The edits that turn the window into its likeliest reading, those that gain enough."""
    spaces = window.spaces
    wanted = frozenset(accumulate(len(word) for word in _likeliest(window, rules)[:-1]))
    # Places where both readings have a border part the window in changes that do not depend on each other.
    borders = [0, *sorted(spaces & wanted), len(window.letters)]
    edits = []
    for begin, end in pairwise(borders):
        changed = sorted(at for at in spaces ^ wanted if begin < at < end)
        old, new = (_cut(window.letters, begin, end, places) for places in (spaces, wanted))
        confidence = _confidence(old, new, rules)
        for at in changed if confidence else ():
            place = start + at + sum(space < at for space in spaces)
            edit = Edit(place, place, " ", confidence) if at in wanted else Edit(place, place + 1, "", confidence)
            edits.append(edit)
    return edits


def _cut(letters: str, begin: int, end: int, spaces: frozenset[int]) -> list[str]:
    places = [begin, *sorted(at for at in spaces if begin < at < end), end]
    return [letters[a:b] for a, b in pairwise(places)]


def _confidence(old: list[str], new: list[str], rules: _Rules) -> float:
    """How sure it is that ``new`` was meant where ``old`` stands; 0 where the gain is too small to say so."""
    if old == new:
        return 0.0
    joined, parted = len(old) > 1, len(new) > 1
    common = all(cost(word) < COMMON for word in new)
    if joined and not FUNCTION_WORDS.isdisjoint(old):
        return 0.0  # a function word stands by itself
    if parted and not _PREFIXES.isdisjoint(new) and _PREFIXES.isdisjoint(old):
        return 0.0  # no word ends with these: میکروبی is not می کروبی
    if parted and rules.names_stay and new[-1] in _TAILS and not common:
        return 0.0  # مارکو is a name, not مارک و
    torn = sum(_RARE_PIECE for word in new if parted and cost(word) >= RARE)
    price = (
        _INSERTION * (len(new) - 1)
        + torn
        + sum(_DELETION if visible(word) else _UNLIKELY_DELETION for word in old[:-1])
    )
    gain = sum(map(cost, old)) - sum(map(cost, new)) - price
    # Letters that move from one word to the next change both: that must be far likelier.
    margin = rules.moved if joined and parted else rules.common if common else rules.margin
    return round(min(0.95, 0.6 + gain / 40), 2) if gain >= margin else 0.0


def _likeliest(window: _Window, rules: _Rules) -> list[str]:
    """The cheapest way to cut the letters into words."""
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
            price = _price(letters[begin:end], begin, spaces, rules)
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
    return reading[::-1]


def _splits_a_half_space(letters: str, at: int) -> bool:
    return at < len(letters) and (ZWNJ in letters[at - 1 : at + 1] or letters[at] == "\N{ARABIC HAMZA ABOVE}")


def _price(word: str, begin: int, spaces: frozenset[int], rules: _Rules) -> float:
    """The cost of the word with that of the spaces taken out of it."""
    inner = [space - begin for space in spaces if begin < space < begin + len(word)]
    price = cost(word)
    if not inner:
        return price
    pieces = [word[a:b] for a, b in zip([0, *sorted(inner)], [*sorted(inner), len(word)], strict=True)]
    if price >= UNKNOWN or "و" in pieces or all(cost(piece) < UNKNOWN for piece in pieces):
        return float("inf")
    if any(first[-1] == "ه" and second == "ی" for first, second in pairwise(pieces)):
        return float("inf")  # خانه ی ما lost a half-space
    if rules.names_stay and (ZWNJ in word or (max(map(len, pieces)) <= 3 and price >= COMMON)):
        return float("inf")  # a half-space shows a whole word; لی شی and the like are names
    if rules.names_stay and _is_labelled(pieces, price):
        return float("inf")
    return price + sum(_DELETION if visible(piece) else _UNLIKELY_DELETION for piece in pieces[:-1])


def _is_labelled(pieces: list[str], price: float) -> bool:
    """A letter by itself behind a known word can be an initial or a number: آقای م, بند ی."""
    return any(
        len(second) == 1 and (first in LABELS or (price >= COMMON and cost(first) < UNKNOWN))
        for first, second in pairwise(pieces)
    )
