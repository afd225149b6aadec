"""JSON and JSON Lines: objects of which each is a text with what is known about it.

A file is read by what stands in it: ``.json`` files that hold an object a line are JSON Lines, and the other way
round. Arrays are read object by object, so that the file is not in memory at once; one object that holds the list of
the others is (up to 512 million characters).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO

from ..errors import UnreadableFileError
from .extract import Columns, Extract, Unread
from .json_shapes import record, records_in
from .rows import Row, extracts
from .streams import LONGEST_LINE, open_text
from .values import numbered, without_surrogates

_CHUNK = 1 << 18
_LONGEST_VALUE = 512_000_000
_BLANK = " \t\r\n\ufeff\x00\x1e"  # the last parts records in JSON text sequences
_TO_LINES = "turn it into JSON Lines, one object a line, and load that"
_MOST_TOLD = 20  # names of what is not read
_MOST_DIGITS = 4300  # Python's own limit


def read_json_lines(file: BinaryIO, name: str, columns: Columns | None = None) -> Iterator[Extract | Unread]:
    """The texts of a file with one JSON object a line; a line that is none is an Unread with its number.

    ``part`` is the id of a text or the number of its line.

    >>> lines = io.BytesIO('{"متن": "نخست‌وزیر به پکن رفت.", "تاریخ": "1402/08/17"}\\n\\n{"متن": '.encode())
    >>> for found in read_json_lines(lines, "خبر.jsonl"):
    ...     print(found.part, getattr(found, "raw", getattr(found, "reason", "")))
    1 نخست‌وزیر به پکن رفت.
    3 the line is cut off or broken JSON: Expecting value (character 8)
    """
    return _read(file, name, columns, by_line=True)


def read_json(file: BinaryIO, name: str, columns: Columns | None = None) -> Iterator[Extract | Unread]:
    """The texts of a JSON file: an array of objects, an object with such an array in it, or one object.

    ``part`` is the id of a text or its place in the array, from 0. Of several arrays the longest is taken. What the
    object says beside the array, before it or behind it (``{"source": "ایسنا", "items": […]}``), it says of each text.

    >>> array = io.BytesIO('{"items": [{"متن": "نخست‌وزیر ژاپن به پکن رفت."}]}'.encode())
    >>> [(text.part, text.raw) for text in read_json(array, "خبر.json")]
    [('0', 'نخست\\u200cوزیر ژاپن به پکن رفت.')]
    """
    return _read(file, name, columns, by_line=False)


def _read(file: BinaryIO, name: str, columns: Columns | None, *, by_line: bool) -> Iterator[Extract | Unread]:
    with open_text(file, name, newline="\n") as (text, encoding):
        head = text.read(_CHUNK).lstrip(_BLANK)
        text.seek(0)
        if not head:
            raise UnreadableFileError(name, "the file has no JSON in it", "add objects to it or remove it")
        rows = _lines(text) if head[0] != "[" and _are_lines(head, by_line=by_line) else _values(text, name)
        yield from extracts(rows, name, columns, known={"encoding": encoding})


def _are_lines(head: str, *, by_line: bool) -> bool:
    """Whether lines have an object each, so that they can be read one by one."""
    lines = [line for line in head.split("\n") if line.strip(_BLANK)][:20]
    if len(lines) == 1:
        return by_line
    whole = [isinstance(_parsed(line.strip(_BLANK))[0], (dict, str)) for line in lines]
    return whole[0] or (by_line and sum(whole) >= 0.5 * len(whole))


def _lines(text: io.TextIOWrapper) -> Iterator[Row | Unread]:
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE and not line.endswith("\n"):
            while line and not line.endswith("\n"):
                line = text.readline(LONGEST_LINE)
            yield Unread(str(number), f"the line has more than {LONGEST_LINE:,} characters", "part it")
            continue
        if not line.isspace():
            value, reason = _parsed(line)
            if reason is not None:
                if not (stripped := line.strip(_BLANK)):
                    continue
                value, reason = _parsed(stripped)
            yield _row(value, number) if reason is None else Unread(str(number), f"the line {reason}", _again("line"))


def _again(what: str) -> str:
    return f"correct the {what}, or get the file again"


def _parsed(text: str) -> tuple[Any, str | None]:
    """The value of a whole JSON text, or why there is none."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        return None, f"is cut off or broken JSON: {error.msg} (character {error.pos + 1:,})"
    except RecursionError:
        return None, "has objects in objects deeper than can be read"
    except ValueError:
        value = _DECODER_OF_LONG_NUMBERS.decode(text)
    return _written(value, text), None


def _written(value: Any, text: str) -> Any:
    # The first look is for speed: a longer pattern takes as long as the parsing.
    return without_surrogates(value) if "\\" in text and ("\\ud" in text or "\\uD" in text) else value


def _row(value: Any, place: int) -> Row | Unread:
    found = record(value)
    if type(found) is dict:
        return Row(str(place), found)
    kind = {list: "a list", type(None): "null", bool: "true or false"}.get(type(value), "a number")
    return Unread(str(place), f"this is {kind}, not an object with a text", "write it as an object, {…}")


def _values(text: io.TextIOWrapper, name: str) -> Iterator[Row | Unread]:
    """Records of one value, or of values after one another."""
    stream = _Stream(text)
    if stream.peek() == "[":
        stream.skip()
        yield from _of_array(stream, name)
        return
    first, reason = stream.value()
    if reason is not None:
        raise UnreadableFileError(name, f"the file {reason}", f"get the file again, or {_TO_LINES}")
    if not stream.peek():
        found = records_in(first)
        for place, value in enumerate(found.records):
            row = _row(value, place)
            yield row._replace(shared=found.shared) if isinstance(row, Row) else row
        yield from map(_not_shared, found.left[:_MOST_TOLD])
        return
    yield _row(first, 0)
    yield from _of_sequence(stream, start=1)


def _not_shared(name: str) -> Unread:
    """What stands beside the list of records and is neither one of them nor said of each."""
    reason = "a list, a long text, or one value of very many beside the list of texts; it is not read"
    return Unread(name[:80], reason, "nothing, or put it into each object of the list", "skipped")


def _of_array(stream: _Stream, name: str) -> Iterator[Row | Unread]:
    for place in count():
        if stream.peek() == "]":
            stream.skip()
            if stream.peek():
                reason = "there is more after the end of the list, which is not read"
                yield Unread(str(place), reason, f"{_again('file')}, or {_TO_LINES}")
            return
        value, wrong = stream.value()
        if wrong is None:
            yield _row(value, place)
            if (sign := stream.peek()) == ",":
                stream.skip()
                continue
            if sign == "]":
                continue
            wrong = "is broken JSON: there is no comma between two objects" if sign else "is cut off"
            place += 1
        reason = f"the list {wrong}, after {place:,} objects; what comes then is not read"
        if not place:
            raise UnreadableFileError(name, reason, _again("file"))
        yield Unread(str(place), reason, _again("file"))
        return


def _of_sequence(stream: _Stream, start: int) -> Iterator[Row | Unread]:
    for place in count(start):
        if stream.peek() == ",":
            stream.skip()
        if not stream.peek():
            return
        value, reason = stream.value()
        if reason is not None:
            yield Unread(str(place), f"the object {reason}; what comes then is not read", _again("file"))
            return
        yield _row(value, place)


class _Stream:
    """JSON values one after another, of a text that is read bit by bit."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self._held, self._at, self._ended = text, "", 0, False
        self._before = 0

    def peek(self) -> str:
        """The next character that is no space; "" at the end."""
        while True:
            while self._at < len(self._held):
                if self._held[self._at] not in _BLANK:
                    return self._held[self._at]
                self._at += 1
            if not self._more():
                return ""

    def skip(self) -> None:
        """Go on by one character."""
        self._at += 1

    def value(self) -> tuple[Any, str | None]:
        """The next value, or why there is none."""
        self.peek()
        decoder = _DECODER
        while True:
            try:
                value, end = decoder.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                if len(self._held) - self._at > _LONGEST_VALUE:
                    return None, f"has an object of more than {_LONGEST_VALUE:,} characters"
                if self._is_broken(error) or not self._more():
                    place = self._before + error.pos + 1
                    return None, f"is cut off or broken JSON: {error.msg} (character {place:,})"
                continue
            except RecursionError:
                return None, "has objects in objects deeper than can be read"
            except ValueError:
                decoder = _DECODER_OF_LONG_NUMBERS
                continue
            if end == len(self._held) and not isinstance(value, (dict, list, str)) and self._more():
                continue  # a number may go on
            text, self._at = self._held[self._at : end], end
            return _written(value, text), None

    def _is_broken(self, error: json.JSONDecodeError) -> bool:
        """Whether more text would not help: the mistake is not at the end of what is held."""
        return len(self._held) - error.pos > 20 and not error.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        """Read on; as much again as is held, so that a long value is not tried too often."""
        if self._ended:
            return False
        self._before += self._at
        self._held = self._held[self._at :]
        self._at = 0
        more = self._text.read(max(_CHUNK, len(self._held)))
        self._ended = not more
        self._held += more
        return bool(more)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a key that is there twice is kept with a number."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    names = numbered(key for key, _ in pairs)
    return dict(zip(names, (value for _, value in pairs), strict=True))


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _MOST_DIGITS else digits


_DECODER = json.JSONDecoder(object_pairs_hook=_object, strict=False)
_DECODER_OF_LONG_NUMBERS = json.JSONDecoder(object_pairs_hook=_object, strict=False, parse_int=_integer)
