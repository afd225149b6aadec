"""From places to text: each row from right to left, what reads from left to right turned round, brackets as meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_JOINTS = frozenset(".,:/٫٬")  # signs that stand inside a number
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_BRACKETS = frozenset(_PAIRS) | frozenset(_PAIRS.values())


def logical(letters: Sequence[str]) -> str:
    """The text of a row whose letters are given from right to left.

    A number reads from left to right, and so does a stretch of Latin with the signs, spaces and numbers inside it.

    >>> logical(["س", "ا", "ل", " ", "۲", "۰", "۴", "۱"])
    'سال ۱۴۰۲'
    """
    kinds = [_kind(letter) for letter in letters]
    out: list[str] = []
    place = 0
    while place < len(letters):
        if kinds[place] not in "LD":
            out.append(letters[place])
            place += 1
            continue
        end = _stretch(kinds, place)
        stretch = letters[place:end]
        if "L" in kinds[place:end]:
            out += reversed(stretch)
        else:
            for number in _numbers(stretch, kinds[place:end]):
                out += reversed(number)
        place = end
    return "".join(out)


def _kind(letters: str) -> str:
    """R for what reads from the right, L for Latin, D for a digit, N for what has no direction of its own."""
    direction = unicodedata.bidirectional(letters[0]) if letters else ""
    return {"R": "R", "AL": "R", "NSM": "R", "BN": "R", "L": "L", "EN": "D", "AN": "D"}.get(direction, "N")


def _stretch(kinds: Sequence[str], start: int) -> int:
    """Where the stretch ends that begins with Latin or a digit: behind the last of them before a Persian letter."""
    end = start
    for place in range(start, len(kinds)):
        if kinds[place] == "R":
            break
        if kinds[place] in "LD":
            end = place
    return end + 1


def _numbers(letters: Sequence[str], kinds: Sequence[str]) -> Iterator[Sequence[str]]:
    """A stretch without Latin as its numbers, and the signs between them one by one."""
    place = 0
    while place < len(letters):
        end = place + 1
        while kinds[place] == "D" and end < len(letters):
            if kinds[end] == "D":
                end += 1
            elif letters[end] in _JOINTS and end + 1 < len(letters) and kinds[end + 1] == "D":
                end += 2
            else:
                break
        yield letters[place:end]
        place = end


def as_meant(text: str) -> str:
    """``text`` with its brackets mirrored where the drawn ones are named, which in Persian are mirror images.

    A file names the brackets that are meant or those that are drawn, and may do so for one font, and with it for one
    kind of bracket, but not for another. Which it is shows in where they stand: what opens stands behind a space, what
    closes before one. Inside Latin, which reads from left to right, the drawn bracket is the one that is meant.

    >>> as_meant("گفت: »باشد« (نه)")
    'گفت: «باشد» (نه)'
    """
    places = [place for start, line in _lines(text) for place in _brackets(line, start)]
    wrong = {pair for pair in _PAIRS.items() if _votes(text, [place for place in places if text[place] in pair]) < 0}
    mirrored = {old: new for pair in wrong for old, new in (pair, pair[::-1])}
    letters = list(text)
    for place in places:
        letters[place] = mirrored.get(text[place], text[place])
    return "".join(letters)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _brackets(line: str, start: int) -> Iterator[int]:
    """The places of the brackets of a line that are not inside Latin; ``start`` is the place of the line."""
    if not any(character in _BRACKETS for character in line):
        return
    kinds = [_kind(character) for character in line]
    place = 0
    while place < len(line):
        end = _stretch(kinds, place) if kinds[place] in "LD" else place + 1
        if "L" not in kinds[place:end]:
            yield from (start + at for at in range(place, end) if line[at] in _BRACKETS)
        place = end


def _votes(text: str, places: Sequence[int]) -> int:
    """How many brackets stand where such a one does, less those that stand where its mirror image does."""
    votes = 0
    for place in places:
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        open_before, open_after = not before.strip(), not after.strip()
        if open_before != open_after:
            votes += 1 if open_before == (text[place] in _PAIRS) else -1
    return votes
