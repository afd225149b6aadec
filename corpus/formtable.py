"""A table of word forms that is looked up where it lies: nothing is paid for the forms that nobody asks for.

A table is text, one line a form: the form, a tab, what is said of it. Beside it an index is kept that says where the
lines are: for each bucket of forms, told by a checksum, the places of their lines. Reading both takes some milliseconds
and as many bytes as the files have; a dict of two hundred thousand forms takes a tenth of a second and ten times the
memory. A look-up takes half a microsecond.

The index is that of the text whose checksum it begins with; of any other text it is made anew.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from zlib import crc32

_HEAD = 2  # numbers before the buckets: the checksum of the text, and how many bits number the buckets


class FormTable:
    """Word form → the rest of its line; where a form has several lines, the last one counts.

    >>> table = FormTable("کتاب\\tN\\nخوب\\tAJ\\n".encode())
    >>> table.get("خوب"), table.get("بد"), list(table)
    ('AJ', None, ['کتاب', 'خوب'])
    """

    __slots__ = ("_buckets", "_places", "_shift", "_text", "checksum")

    def __init__(self, text: bytes, index: bytes = b"") -> None:
        numbers = _numbers(index)
        if len(numbers) <= _HEAD or numbers[0] != crc32(text):
            numbers = _numbers(index_of(text))
        self.checksum = numbers[0]
        """That of the text (CRC-32)."""
        behind = _HEAD + (1 << numbers[1]) + 1
        self._text = text
        self._shift = 32 - numbers[1]
        self._buckets, self._places = numbers[_HEAD:behind], numbers[behind:]

    def get(self, form: str) -> str | None:
        """What is said of the form; None for one that is not there."""
        try:
            key = form.encode() + b"\t"
        except UnicodeEncodeError:  # half of a broken character
            return None
        bucket, text = crc32(key) >> self._shift, self._text
        for place in self._places[self._buckets[bucket] : self._buckets[bucket + 1]]:
            if text.startswith(key, place) and "\t" not in form and "\n" not in form:
                end = text.find(b"\n", place)
                return text[place + len(key) : end if end >= 0 else len(text)].decode()
        return None

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and self.get(form) is not None

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        lines = self._text.decode().split("\n")
        return iter(dict.fromkeys(line.partition("\t")[0] for line in lines if "\t" in line))


def index_of(text: bytes) -> bytes:
    """The index of a table: 32-bit numbers, the lowest byte first.

    They are the checksum of the text, the number of bits of a bucket's number, for each bucket the number of the first
    place that is its own (and one more behind the last), and the places, in bytes, where the lines begin.
    """
    place_of: dict[bytes, int] = {}
    at = 0
    for line in text.split(b"\n"):
        form, tab, _ = line.partition(b"\t")
        if tab:
            place_of[form + tab] = at
        at += len(line) + 1
    bits = max(len(place_of).bit_length() - 1, 0)
    buckets: list[list[int]] = [[] for _ in range(1 << bits)]
    for key, place in place_of.items():
        buckets[crc32(key) >> (32 - bits)].append(place)
    first, places = [0], array("I")
    for bucket in buckets:
        places.extend(bucket)
        first.append(len(places))
    numbers = array("I", [crc32(text), bits, *first]) + places
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(index: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(index)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
