"""Where forms stand in a text: one automaton over all anchors, borders judged once for every chunk met.

The automaton finds the letters. What stands there between two spaces, the *chunk*, comes again and again («روسیه»,
«عروس،»), so what it contains is worked out once and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick_rs
import numpy as np

from ..letters import ZWNJ, look_up
from ..memos import Memo
from .borders import GAP, SPOKEN_COPULA, Ending, left_border, right_border, settle_copula, spaced_plural
from .forms import Form, skip_gap, skip_gap_back
from .sides import MEMORY

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SPACES = (" ", "_", ZWNJ)
_OPEN = (None, SPOKEN_COPULA)  # rules that do not reject what a chunk contains
_REACH = 6  # the widest gap between words, and the two letters by which forms are told apart


class Hit(NamedTuple):
    """A form in folded text; ``rule`` is None, or the name of the check that rejected it."""

    start: int
    end: int
    form: Form
    rule: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Anchor:
    """The forms that hang on one word: those of this word alone, the others by the letters beside it."""

    single: tuple[Form, ...]
    by_next: dict[str, tuple[Form, ...]]
    by_last: dict[str, tuple[Form, ...]]

    def longer(self, text: str, start: int, end: int) -> list[tuple[int, int, Form]]:
        """The forms of several words whose anchor is ``text[start:end]``, with their spans."""
        forms: tuple[Form, ...] = ()
        if by_next := self.by_next:
            at = skip_gap(text, end) if text[end : end + 1] in GAP else end
            forms = by_next.get(text[at : at + 2], ())
            forms += by_next.get(text[at : at + 1], ()) if at + 1 < len(text) else ()
        if start and (by_last := self.by_last):
            at = skip_gap_back(text, start) if text[start - 1] in GAP else start
            forms += by_last.get(text[max(at - 2, 0) : at], ())
            forms += by_last.get(text[at - 1 : at], ()) if at > 1 else ()
        return [(*span, form) for form in forms if (span := form.extend(text, start, end))] if forms else []

    def may_go_on(self, chunk: str, start: int, end: int, *, rejected: bool) -> bool:
        """Whether a longer form can stand around ``chunk[start:end]``: across a border of the chunk, or within it."""
        before = chunk[max(start - _REACH, 0) : start].rstrip(GAP)
        if self.by_last and (not before or before[-2:] in self.by_last or before[-1:] in self.by_last):
            forms = [form for forms in self.by_last.values() for form in forms]
            if rejected or any(_right(chunk, end - form.length, end, form)[1] in _OPEN for form in forms):
                return True
        after = chunk[end : end + _REACH].lstrip(GAP)
        return bool(self.by_next) and (not after or after[:2] in self.by_next or after[:1] in self.by_next)


class _Chunk(NamedTuple):
    """What a chunk contains: hits of one word, judged, and the anchors of longer forms; offsets within the chunk."""

    hits: tuple[tuple[int, int, Form, str | None, bool], ...]  # last: whether what follows the chunk has no say
    anchors: tuple[tuple[int, int, Anchor], ...]


_NOTHING = _Chunk((), ())


class Lookup:
    """The forms of a gazetteer, ready to be found.

    Two automata: one over all anchors, for chunks, and one that reads whole texts, a byte a letter. The second is
    given what is seldom met for nothing: names of one word, and of anchors of longer names only those beside which
    the next word of a name begins («شی جین», not every «شی» of «روشی»).
    """

    __slots__ = ("_anchors", "_automaton", "_codes", "_known", "_shifts", "_singles", "_text_automaton")

    def __init__(self, forms: Iterable[Form]) -> None:
        groups: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            groups[form.words[form.anchor]].append(form)
        self._anchors = [_anchor(group) for group in groups.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(groups), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )
        singles = [word for word, anchor in zip(groups, self._anchors, strict=True) if anchor.single]
        pairs = _pairs(groups)
        self._singles = len(singles)
        self._shifts = [0] * len(singles) + list(pairs.values())
        self._codes = _codes([*singles, *pairs])
        self._text_automaton = ahocorasick_rs.BytesAhoCorasick(
            [self._encoded(word) for word in [*singles, *pairs]], implementation=ahocorasick_rs.Implementation.DFA
        )
        # Without and with what is rejected.
        self._known = Memo(self._accepted, limit=MEMORY), Memo(self._all, limit=MEMORY)

    def hits(self, text: str, *, rejected: bool) -> list[Hit]:
        """Every form in folded ``text`` with its borders judged, chunk by chunk; with ``rejected`` ones or without."""
        matches = self._text_automaton.find_matches_as_indexes(self._encoded(text), overlapping=True)
        singles, shifts = self._singles, self._shifts
        places = {start + shifts[number] for number, start, _ in matches}
        pairs = {start + shifts[number] for number, start, _ in matches if number >= singles}
        found: list[Hit] = []
        known = self._known[rejected]
        done = -1
        for at in sorted(places):
            if at < done:
                continue
            start = text.rfind(" ", 0, at) + 1
            done = text.find(" ", at)
            chunk = text[start:done] if done >= 0 else text[start:]
            done = start + len(chunk)
            learnt = known[chunk]
            if learnt is _NOTHING:
                continue
            hits, anchors = learnt
            for from_, to, form, rule, settled in hits:
                hit = Hit(start + from_, start + to, form, rule)
                found.append(hit if settled else _settle(text, hit))
            for from_, to, anchor in anchors:
                if start + from_ in pairs:
                    longer = anchor.longer(text, start + from_, start + to)
                    found += [_settle(text, _judge(text, *span)) for span in longer]
        return found

    def _encoded(self, text: str) -> bytes:
        """``text`` a byte a letter, for the automaton that reads whole texts."""
        letters = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), dtype="<u2")
        return look_up(self._codes, letters).tobytes()

    def _accepted(self, chunk: str) -> _Chunk:
        return self._analyse(chunk, rejected=False)

    def _all(self, chunk: str) -> _Chunk:
        return self._analyse(chunk, rejected=True)

    def _analyse(self, chunk: str, *, rejected: bool) -> _Chunk:
        hits, anchors = [], []
        for number, start, end in self._automaton.find_matches_as_indexes(chunk, overlapping=True):
            anchor = self._anchors[number]
            hits += [_judge(chunk, start, end, form) for form in anchor.single]
            if anchor.may_go_on(chunk, start, end, rejected=rejected):
                anchors.append((start, end, anchor))
        kept = tuple((*h, _is_settled(h)) for h in hits if rejected or h.rule in _OPEN)
        return _Chunk(kept, tuple(anchors)) if kept or anchors else _NOTHING


def _pairs(groups: Mapping[str, Sequence[Form]]) -> dict[str, int]:
    """What an anchor and the word beside it look like at least in a text, and where in that the anchor begins.

    Between them is nothing or a gap; behind a gap of two characters, which is rare, there may be anything.
    """
    pairs: dict[str, int] = {}
    for word, forms in groups.items():
        for form in forms:
            if form.anchor + 1 < len(form.words):
                beside = form.words[form.anchor + 1]
                pairs |= dict.fromkeys((word + beside, f"{word} {beside}", f"{word}  "), 0)
            elif form.anchor:
                beside = form.words[form.anchor - 1]
                pairs |= {beside + word: len(beside), f"{beside} {word}": len(beside) + 1, f"  {word}": 2}
    return pairs


_GAP_CODE, _FIRST_CODE, _CODES = 1, 2, 256


def _codes(words: Iterable[str]) -> NDArray[np.uint8]:
    """For every character up to U+FFFF its byte: 0 what no word has, one byte for all that may be a gap.

    Where words have more characters than there are bytes some share one: then what is found is looked at in vain.
    """
    codes = np.zeros(0x10000, np.uint8)
    letters = sorted(set().union(*words).difference(GAP))
    for number, letter in enumerate(letters):
        codes[ord(letter)] = _FIRST_CODE + number % (_CODES - _FIRST_CODE)
    codes[[ord(char) for char in GAP]] = _GAP_CODE
    return codes


def _judge(text: str, start: int, end: int, form: Form) -> Hit:
    rule = left_border(text, start, ambiguous=form.ambiguous)
    if rule is None:
        end, rule = _right(text, start, end, form)
    return Hit(start, end, form, rule)


def _right(text: str, start: int, end: int, form: Form) -> tuple[int, str | None]:
    return (end, None) if form.open_end else right_border(text, start, end, form.ending, ambiguous=form.ambiguous)


def _is_settled(hit: Hit) -> bool:
    """Whether nothing behind or before the chunk can change the hit."""
    if hit.rule is None:
        return hit.form.ending is Ending.NAME
    return hit.rule is not SPOKEN_COPULA


def _settle(text: str, hit: Hit) -> Hit:
    """Decide what the chunk alone does not show: a plural ending behind a space, a spoken copula."""
    if _is_settled(hit):
        return hit
    if hit.rule is not None:
        return hit._replace(rule=settle_copula(text, hit.start))
    end = spaced_plural(text, hit.end) if text[hit.end : hit.end + 1] in _SPACES else hit.end
    return hit if end == hit.end else hit._replace(end=end)


def _anchor(group: Sequence[Form]) -> Anchor:
    by_next: dict[str, list[Form]] = defaultdict(list)
    by_last: dict[str, list[Form]] = defaultdict(list)
    for form in group:
        if form.anchor + 1 < len(form.words):
            by_next[form.words[form.anchor + 1][:2]].append(form)
        elif form.anchor:
            by_last[form.words[form.anchor - 1][-2:]].append(form)
    single = tuple(f for f in group if len(f.words) == 1)
    return Anchor(single, _frozen(by_next), _frozen(by_last))


def _frozen(groups: dict[str, list[Form]]) -> dict[str, tuple[Form, ...]]:
    return {key: tuple(forms) for key, forms in groups.items()}
