"""A table of word forms that is looked up where it lies: nothing is paid for the forms that nobody asks for.

A table is text, one line a form: the form, a tab, what is said of it. Beside it an index is kept that says where the
lines are: for each bucket of forms, told by a checksum, the places of their lines. Reading both takes some milliseconds
and as many bytes as the files have; a dict of two hundred thousand forms takes a tenth of a second and ten times the
memory. A look-up takes a microsecond or two; where they are many for the text that is looked through, a dict is made
after all.

The index is that of the text whose checksum it begins with; of any other text it is made anew.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from zlib import crc32

_MANY = 100_000  # look-ups that took as long as it takes to make a dict of all forms
_OFTEN = 0.015  # look-ups for a character of text: of undamaged text a third, of damaged ten times that
_ENOUGH = 4_000_000  # characters that show how often a table is asked
_HEAD = 12  # bytes before the buckets: the checksum of the text, the bits of a bucket's number, how many places


class FormTable:
    """Word form → the rest of its line; where a form has several lines, the last one counts.

    >>> table = FormTable("کتاب\\tN\\nخوب\\tAJ\\n".encode())
    >>> table.get("خوب"), table.get("بد"), list(table)
    ('AJ', None, ['کتاب', 'خوب'])
    """

    __slots__ = ("_all", "_asked", "_buckets", "_characters", "_marks", "_places", "_shift", "checksum", "text")

    def __init__(self, text: bytes, index: bytes = b"") -> None:
        if len(index) < _HEAD or int.from_bytes(index[:4], "little") != crc32(text):
            index = index_of(text)
        self.text = text
        self._asked = self._characters = 0
        self._all: dict[str, int] | None = None
        self.checksum, bits, count = _numbers(index[:_HEAD])
        """That of the text (CRC-32)."""
        places = _HEAD + 4 * ((1 << bits) + 1)
        marks = places + 4 * count
        self._shift = 32 - bits
        self._buckets, self._places = _numbers(index[_HEAD:places]), _numbers(index[places:marks])
        self._marks = index[marks:]

    def get(self, form: str) -> str | None:
        """What is said of the form; None for one that is not there."""
        place = self.place(form)
        return None if place < 0 else self.text[place : self._end(place)].decode()

    def place(self, form: str) -> int:
        """Where that stands in the text, in bytes; -1 for a form that is not there."""
        if self._all is not None:
            return self._all.get(form, -1)
        self._asked += 1
        if self._asked == _MANY:
            self._all = self._places_of_all()
        try:
            key = form.encode() + b"\t"
        except UnicodeEncodeError:  # half of a broken character
            return -1
        checksum = crc32(key)
        bucket, mark = checksum >> self._shift, checksum & 0xFF
        for number in range(self._buckets[bucket], self._buckets[bucket + 1]):
            if self._marks[number] == mark:
                begin = self._places[number]
                end = begin + len(key)
                if self.text[begin:end] == key and "\t" not in form and "\n" not in form:
                    return end
        return -1

    def looked_through(self, characters: int) -> None:
        """Be told of a piece of text that is done: a dict of all forms is made where such text asks for many.

        Of text that asks for few the look-ups do not add up, so that the memory stays free however much there is.
        """
        self._characters += characters
        if self._characters >= _ENOUGH:
            if self._all is None and self._asked >= _OFTEN * self._characters:
                self._all = self._places_of_all()
            self._asked = self._characters = 0

    def _places_of_all(self) -> dict[str, int]:
        """Every form, and where what is said of it stands."""
        found: dict[str, int] = {}
        at = 0
        for line in self.text.split(b"\n"):
            form, tab, _ = line.partition(b"\t")
            if tab:
                found[form.decode()] = at + len(form) + 1
            at += len(line) + 1
        return found

    def _end(self, place: int) -> int:
        end = self.text.find(b"\n", place)
        return end if end >= 0 else len(self.text)

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.place(form) >= 0

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(form for form, _ in self.rows()))

    def rows(self) -> Iterator[tuple[str, str]]:
        """The forms, each with what is said of it, line by line; a form that has several lines comes several times."""
        for line in self.text.decode().split("\n"):
            form, tab, said = line.partition("\t")
            if tab:
                yield form, said


def index_of(text: bytes) -> bytes:
    """The index of a table: 32-bit numbers, the lowest byte first, then one byte for each form.

    The numbers are the checksum of the text (CRC-32), the bits of a bucket's number and how many forms there are; for
    each bucket which place is the first of its own, and one more behind the last; the places, in bytes, where the lines
    begin. The first bits of a form's checksum are its bucket; the byte has the last ones, so that few lines are looked
    at in vain.
    """
    place_of: dict[bytes, int] = {}
    at = 0
    for line in text.split(b"\n"):
        form, tab, _ = line.partition(b"\t")
        if tab:
            place_of[form + tab] = at
        at += len(line) + 1
    bits = max(len(place_of).bit_length() - 1, 0)
    rows = sorted((crc32(key) >> (32 - bits), place, crc32(key) & 0xFF) for key, place in place_of.items())
    before = Counter(bucket for bucket, _, _ in rows)
    first = accumulate((before[bucket] for bucket in range(1 << bits)), initial=0)
    numbers = array("I", [crc32(text), bits, len(rows), *first, *(place for _, place, _ in rows)])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes() + bytes(mark for _, _, mark in rows)


def _numbers(index: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(index)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
