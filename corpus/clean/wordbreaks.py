"""Spaces that are missing between words (کتابرا) or stand inside them (کتا ب).

Only places where some word is unknown are looked at: the unknown word with its neighbours. Of all ways to set the
spaces there, the one whose words are likeliest is found (dynamic programming over the letters), each change of a space
having its price; it is taken when it beats the text as it stands by a clear margin. A space is never removed to make
an unknown word, nor between two words that are both known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from ..alignment import Edit
from ..letters import WORD_CHARACTERS, ZWNJ
from ..patterns import late_pattern
from ..verbs import analyses
from .triage import SIGNED, UNKNOWN_WORD, chunks_of, distinct_words, unknown_words
from .vocabulary import COMMON, RARE, UNKNOWN, cost
from .wordcuts import FUNCTION_WORDS, INSERTION, RARE_PIECE, Rules, Window, deletion_price, likeliest
from .wordgains import could_change

# Letters right behind a digit or a Latin letter belong to it (۱۷م آبان).
_PHRASE = late_pattern(
    rf"(?<![{WORD_CHARACTERS}{ZWNJ}\dA-Za-z])[{WORD_CHARACTERS}{ZWNJ}]+(?: [{WORD_CHARACTERS}{ZWNJ}]+)*"
)

_PREFIXES = frozenset({"می", "نمی"})
_TAILS = frozenset({"و", "تا"})  # names end so (پدرو, نیکیتا)

_SHORTEST_LAST = 3  # letters of the last word of two
_GLUED_LAST = frozenset("را که هم از به در بر من آن شد".split())
_NO_OBJECT_BEHIND = frozenset({"ند", "ید", "یم"})  # گفتندو: spoken و stands on nouns
_NAME_FIRSTS = frozenset("میر امیر مهر شاه خان نیک پاک محمد علی حسن حسین ملک".split())
_NAME_LASTS = frozenset("پور نژاد زاده زاد فر نیا زند منش خواه دوست لو".split())
"""What family names begin and end with."""

NEIGHBOURS = 2
"""Words looked at on each side of an unknown one: a letter torn off may lie one word away."""

_SHORT_NAME = 4  # letters, of which two common words of two letters are made by chance

_APART = 2 * NEIGHBOURS + 1  # words from one unknown one to the next, from which they have windows of their own
_LONGEST_STRING = 80  # letters without a space from which it is no run of words
_MOST_WORDS = 24  # of one window: its cost grows with their number
_FOREIGN, _FEW = 0.6, 12  # part of the words, and number, from which unknown words show another language
_EVIDENCE, _DAMAGED = 3, 0.02  # changes, and changes a word, from which a text is surely damaged
_STRICT = Rules(margin=8.0, common=7.0, moved=16.0, names_stay=True)  # 7: a thousand times as likely
_LENIENT = Rules(margin=4.0, common=2.0, moved=6.0, names_stay=False)


def word_breaks(text: str) -> list[Edit]:
    """Spaces to put between words, and to take out of them.

    >>> word_breaks("این کتابرا دید")
    [Edit(start=8, end=8, after=' ', confidence=0.91)]
    """
    return list(_found(text)[0])


def finds_each_by_itself(text: str) -> bool:
    """Whether each change to ``text`` was found by the words around it, whatever stands elsewhere.

    Not so in a text that is damaged or foreign.

    >>> finds_each_by_itself("این کتابرا دید")
    True
    """
    return _found(text)[1]


@lru_cache(maxsize=4)  # the two questions are asked of the same text
def _found(text: str) -> tuple[Sequence[Edit], bool]:
    """The edits, and whether each was found by itself."""
    chunks = chunks_of(text)
    if not chunks.needs & UNKNOWN_WORD:
        return (), True
    unknown = chunks.words(UNKNOWN_WORD)
    if len(unknown) > _FEW and _is_foreign(text, unknown_words(text)):
        return (), False
    stretches = [(begin, text[begin:end]) for begin, end in _stretches_of(text)]
    edits = _all_edits(stretches, _STRICT)
    if len(edits) >= _EVIDENCE and len(edits) > _DAMAGED * text.count(" "):
        return _all_edits(stretches, _LENIENT), False
    return edits, True


def _all_edits(stretches: Sequence[tuple[int, str]], rules: Rules) -> list[Edit]:
    """The edits in stretches of a text, which begin where is said."""
    return [
        Edit(begin + e.start, begin + e.end, e.after, e.confidence)
        for begin, stretch in stretches
        for e in (_met_edits if len(stretch) <= _LONGEST_MET else _edits_within)(stretch, rules)
    ]


def _is_foreign(text: str, unknown: frozenset[str]) -> bool:
    """Whether so many words are unknown that the text is in another language."""
    if len(unknown) <= _FEW or len(unknown) <= _FOREIGN * chunks_of(text).fewest_words():
        return False
    return len(unknown) > _FOREIGN * len(distinct_words(text))


def _stretches_of(text: str) -> Iterator[tuple[int, int]]:
    chunks = chunks_of(text)
    return _stretches(text, chunks.where(UNKNOWN_WORD), chunks.found, chunks.starts, 0, len(chunks.texts))


def _stretches(
    text: str, unknown: Iterable[int], found: Sequence[int], starts: Sequence[int], first: int, behind: int
) -> Iterator[tuple[int, int]]:
    """Where those stretches of a text begin and end that hold the phrases with unknown words.

    The chunks of the text are numbered from ``first`` up to ``behind``; ``unknown`` are those with unknown words, in
    order, ``found`` is what each could need and ``starts`` where it begins.
    """
    last = -1
    for i in unknown:
        if i <= last:
            continue
        # A phrase goes on as long as there are words and nothing else between single spaces.
        begin, last = starts[i], i
        for before in range(i, max(i - NEIGHBOURS, first), -1):
            if text[begin - 1] != " " or (before < i and found[before] & SIGNED):
                break
            begin = starts[before - 1]
        until = i + _APART
        while last < until and last + 1 < behind and text[starts[last + 1] - 1] == " ":
            last += 1
            if found[last] & UNKNOWN_WORD:
                until = last + _APART
            elif found[last] & SIGNED:
                break
        end = starts[last + 1] - 1 if last + 1 < behind else len(text)
        yield begin, end


def could_break(
    text: str, unknown: Sequence[int], found: Sequence[int], starts: Sequence[int], first: int, behind: int
) -> bool:
    """Whether :func:`word_breaks` could find anything in a text whose chunks are known; see :func:`_stretches`."""
    if len(unknown) > _FEW:
        return bool(word_breaks(text))
    return any(
        (_met_edits if end - begin <= _LONGEST_MET else _edits_within)(text[begin:end], _STRICT)
        for begin, end in _stretches(text, unknown, found, starts, first, behind)
    )


def _windows_in(stretch: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """The words around the unknown words of a stretch, window by window, with the place where they begin."""
    for phrase in _PHRASE.finditer(stretch):
        words = phrase.group().split(" ")
        for first, last in _windows(words, [i for i, word in enumerate(words) if cost(word) >= UNKNOWN]):
            yield tuple(words[first:last]), phrase.start() + sum(map(len, words[:first])) + first


def _edits_within(stretch: str, rules: Rules) -> tuple[Edit, ...]:
    """The edits of all windows of a stretch; it begins at 0."""
    return tuple(
        Edit(start + e.start, start + e.end, e.after, e.confidence)
        for words, start in _windows_in(stretch)
        if could_change(words, rules)
        for e in _changes(Window(words), rules)
    )


_met_edits = lru_cache(maxsize=20_000)(_edits_within)
_LONGEST_MET = 300  # letters of a stretch that is remembered: longer ones do not come again


def _windows(words: Sequence[str], unknown: Sequence[int]) -> list[tuple[int, int]]:
    """Ranges of words around the unknown ones, which are given by number; ranges that touch are one, up to a size."""
    ranges: list[tuple[int, int]] = []
    for i in unknown:
        if len(words[i]) <= _LONGEST_STRING:
            first, last = max(0, i - NEIGHBOURS), min(len(words), i + NEIGHBOURS + 1)
            if ranges and last - ranges[-1][0] > _MOST_WORDS:
                first = max(first, ranges[-1][1])
            if ranges and first <= ranges[-1][1] and last - ranges[-1][0] <= _MOST_WORDS:
                ranges[-1] = (ranges[-1][0], last)
            else:
                ranges.append((first, last))
    return ranges


@lru_cache(maxsize=10_000)
def _changes(window: Window, rules: Rules) -> tuple[Edit, ...]:
    """The edits that turn the window into its likeliest reading, those that gain enough; it begins at 0."""
    spaces = frozenset(window.spaces)
    wanted = frozenset(accumulate(len(word) for word in likeliest(window, rules)[:-1]))
    # Places where both readings have a border part the window in changes that do not depend on each other.
    borders = [0, *sorted(spaces & wanted), len(window.letters)]
    edits = []
    for begin, end in pairwise(borders):
        changed = sorted(at for at in spaces ^ wanted if begin < at < end)
        old, new = (_cut(window.letters, begin, end, places) for places in (spaces, wanted))
        confidence = _confidence(old, new, rules)
        for at in changed if confidence else ():
            place = at + sum(space < at for space in spaces)
            edit = Edit(place, place, " ", confidence) if at in wanted else Edit(place, place + 1, "", confidence)
            edits.append(edit)
    return tuple(edits)


def _cut(letters: str, begin: int, end: int, spaces: frozenset[int]) -> list[str]:
    places = [begin, *sorted(at for at in spaces if begin < at < end), end]
    return [letters[a:b] for a, b in pairwise(places)]


def _confidence(old: list[str], new: list[str], rules: Rules) -> float:
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
    if not joined and rules.names_stay and _is_name_cut(old[0], new):
        return 0.0
    if parted and rules.names_stay and not _may_be_two(new):
        return 0.0
    torn = sum(RARE_PIECE for word in new if parted and cost(word) >= RARE)
    price = INSERTION * (len(new) - 1) + torn + sum(map(deletion_price, old[:-1]))
    gain = sum(map(cost, old)) - sum(map(cost, new)) - price
    # Letters that move from one word to the next change both: that must be far likelier.
    margin = rules.moved if joined and parted else rules.common if common else rules.margin
    return round(min(0.95, 0.6 + gain / 40), 2) if gain >= margin else 0.0


def _may_be_two(words: Sequence[str]) -> bool:
    """Whether a space may have got lost between these words in a text that shows no other damage.

    Short last pieces are endings of names and of spoken words (بادیو, فیلمو, پولشو); no writer glues را to a noun
    behind it, and the parts of a family name are one word (میرسلیم, جهانپور).
    """
    first, last = words[0], words[-1]
    if len(last) < _SHORTEST_LAST and last not in _GLUED_LAST:
        return last == "و" and any(form.ending in _NO_OBJECT_BEHIND for form in analyses(words[-2]))
    if first == "را" and last not in FUNCTION_WORDS and not analyses(last):
        return False
    return first not in _NAME_FIRSTS and last not in _NAME_LASTS


def _is_name_cut(word: str, new: Sequence[str]) -> bool:
    """A short name (نوتو), or one that begins with a double و (وولگا, ووهان)."""
    return (len(word) <= _SHORT_NAME and FUNCTION_WORDS.isdisjoint(new)) or word.startswith("وو")
