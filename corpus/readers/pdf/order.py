"""From places to text: each row from right to left, what reads from left to right turned round, brackets as meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

_JOINTS = frozenset(".,:/٫٬")  # signs that stand inside a number
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_MIRRORED = str.maketrans({**_PAIRS, **{shut: opened for opened, shut in _PAIRS.items()}})


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
    """``text`` with its brackets mirrored where that pairs more of them.

    Some files name the bracket that is meant, others the one that is drawn, which in Persian is its mirror image; a
    file is one or the other.

    >>> as_meant("گفت: »باشد« )نه(")
    'گفت: «باشد» (نه)'
    """
    mirrored = text.translate(_MIRRORED)
    return mirrored if _unpaired(mirrored) < _unpaired(text) else text


def _unpaired(text: str) -> int:
    opened: list[str] = []
    wrong = 0
    for character in text:
        if character in _PAIRS:
            opened.append(_PAIRS[character])
        elif character in _PAIRS.values():
            if opened and opened[-1] == character:
                opened.pop()
            else:
                wrong += 1
    return wrong + len(opened)
