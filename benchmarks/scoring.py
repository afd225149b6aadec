"""How well half-spaces are restored, and how many words of good text are changed.

Everything is counted on the letters and signs of a text, folded (ي is ی, « is "), with the gap before each: nothing,
a half-space or a space. So a tool that prefers other letters or quotation marks is not charged for them, only for what
it does to the words. Where a tool adds or drops letters, the rest of the text is aligned with the original again.

A half-space behind a letter that does not join cannot be seen: there, nothing and a half-space count as the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from corpus.letters import NON_JOINING, ZWNJ, fold

SPACE = " "
UNSEEN = {"", ZWNJ}  # behind a letter that does not join, these two look the same
ALIKE = str.maketrans(
    dict(zip("،؛؟٪٫٬«»“”„‘’–—−", ',;?%.,"""""\'\'---', strict=True)) | {"…": "...", "\N{NON-BREAKING HYPHEN}": "-"}
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The letters and signs of a text, and what stands before each: nothing, a half-space or a space."""

    letters: str
    gaps: tuple[str, ...]


def spelling(text: str) -> Spelling:
    """Take a text apart; of several spaces and half-spaces in a row a space is left."""
    letters, gaps, gap = [], [], ""
    for c in fold(text).text.translate(ALIKE):
        if c.isspace():
            gap = SPACE
        elif c == ZWNJ:
            gap = gap or ZWNJ
        else:
            letters.append(c)
            gaps.append(gap)
            gap = ""
    return Spelling("".join(letters), tuple(gaps))


def gaps_after(before: Spelling, after: Spelling) -> list[str | None]:
    """For each letter of ``before`` the gap that ``after`` has there; None where it or its neighbour is lost."""
    if before.letters == after.letters:
        return list(after.gaps)
    gaps: list[str | None] = [None] * len(before.letters)
    matcher = SequenceMatcher(None, before.letters, after.letters, autojunk=False)
    for here, there, size in matcher.get_matching_blocks():
        for i in range(size):
            if i or here == there == 0:  # the first letter of a block has lost its neighbour
                gaps[here + i] = after.gaps[there + i]
    return gaps


def same(letter: str, one: str | None, other: str | None) -> bool:
    """Whether two gaps behind a letter look the same."""
    return one == other or (letter in NON_JOINING and {one, other} <= UNSEEN)


def inside_words(letters: str) -> list[int]:
    """Places with a letter or digit on both sides."""
    return [i for i in range(1, len(letters)) if letters[i - 1].isalnum() and letters[i].isalnum()]


def halfspace_f1(originals: Iterable[str], results: Iterable[str]) -> float:
    """F1 of the half-spaces, in per cent, over all texts; those that cannot be seen are left out."""
    right = counted = 0
    for original, result in zip(originals, results, strict=True):
        before = spelling(original)
        given = gaps_after(before, spelling(result))
        for i in inside_words(before.letters):
            pair = (before.gaps[i], given[i])
            if before.letters[i - 1] in NON_JOINING and set(pair) <= UNSEEN:
                continue
            counted += pair.count(ZWNJ)
            right += pair == (ZWNJ, ZWNJ)
    return 200 * right / max(counted, 1)


def words(text: Spelling) -> Iterator[tuple[int, int]]:
    """Spans of letters between spaces, signs at either end left out; what has no letter or digit is no word."""
    borders = [0, *(i for i, gap in enumerate(text.gaps) if i and gap == SPACE), len(text.letters)]
    for start, end in pairwise(borders):
        inside = [i for i in range(start, end) if text.letters[i].isalnum()]
        if inside:
            yield inside[0], inside[-1] + 1


def words_changed(originals: Iterable[str], results: Iterable[str]) -> float:
    """Words whose letters, gaps or borders came out different, per 1,000 words."""
    total = changed = 0
    for original, result in zip(originals, results, strict=True):
        before = spelling(original)
        given, letters = gaps_after(before, spelling(result)), before.letters
        different = {i for i in range(1, len(letters)) if not same(letters[i - 1], before.gaps[i], given[i])}
        borders = different.intersection(inside_words(letters))  # beside a sign, spaces are a matter of taste
        for start, end in words(before):
            total += 1
            changed += not different.isdisjoint(range(start + 1, end)) or not borders.isdisjoint((start, end))
    return 1000 * changed / max(total, 1)
