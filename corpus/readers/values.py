"""The values of the cells of tables and of JSON: which are none, and what they are as text and as metadata."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

_LONGEST_ID = 80
_LARGEST = 2**63  # what columns of whole numbers hold
_NOT_IN_IDS = frozenset("/\\\u2028\u2029") | frozenset(map(chr, (*range(32), *range(127, 160))))


def is_missing(value: Any) -> bool:
    """Whether a cell says nothing: None, an empty or blank text, no number, no time.

    >>> is_missing(None), is_missing(" "), is_missing(float("nan")), is_missing(0)
    (True, True, True, False)
    """
    if value is None:
        return True
    kind = type(value)
    if kind is str:
        return not value or bool(value.isspace())
    if kind is int or kind is bool:
        return False
    if isinstance(value, float):
        return math.isnan(value)
    if isinstance(value, (str, list, dict, tuple)):
        return not value
    return type(value).__name__ in ("NAType", "NaTType")


def look_up(row: Mapping[str, Any], column: str) -> Any:
    """The value of a column; ``"body.text"`` is the value of ``text`` within that of ``body``."""
    if column in row:
        return row[column]
    first, dot, rest = column.partition(".")
    while dot:
        if isinstance(inner := row.get(first), Mapping) and (found := look_up(inner, rest)) is not None:
            return found
        more, dot, rest = rest.partition(".")
        first = f"{first}.{more}"
    return None


def without(value: Any, inner: str) -> Any:
    """What is left of a nested value without the one that ``inner`` names, with dots.

    >>> without({"rendered": "متن", "protected": False}, "rendered")
    {'protected': False}
    """
    if not isinstance(value, dict):
        return value
    if inner in value:
        return {key: part for key, part in value.items() if key != inner}
    first, _, rest = inner.partition(".")
    return {key: without(part, rest) if key == first else part for key, part in value.items()}


def text_of(value: Any) -> str:
    """A value as text: paragraphs of a list under one another, what is nested as JSON.

    >>> text_of(["بند نخست", "بند دوم"]), text_of({"گروه": "سیاست"}), text_of(12.0)
    ('بند نخست\\nبند دوم', '{"گروه": "سیاست"}', '12.0')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    return str(plain(value))


def plain(value: Any) -> str | int | float | bool:
    """A value as it may stand in a table: text, number or truth; days as ISO, what is nested as JSON.

    >>> plain([1, 2]), plain(dt.date(2023, 11, 8)), plain(2**70)
    ('[1, 2]', '2023-11-08', '1180591620717411303424')
    """
    kind = type(value)
    if kind is str or kind is bool or kind is float:
        return value  # type: ignore[no-any-return]  # the line above says what it is
    if isinstance(value, int):
        return value if -_LARGEST <= value < _LARGEST else str(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        return float(value)
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple, dict)):
        try:
            return json.dumps(value, ensure_ascii=False, default=lambda inner: str(plain(inner)))
        except (TypeError, ValueError, RecursionError):  # keys that are no text, a list that holds itself
            return _spelled(value)
    return str(value)


def _spelled(value: Any) -> str:
    try:
        return repr(value)
    except RecursionError:
        return "…"


def names_of(value: Any) -> str:
    """Names of people or agencies: of a list, with commas between.

    >>> names_of(["سارا محمدی", "علی رضایی"])
    'سارا محمدی، علی رضایی'
    """
    if type(value) is str:
        return value.strip()
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return "، ".join(part.strip() for part in value)
    return text_of(value).strip()


def usable_id(value: Any) -> str | None:
    """An id that may name a text: short, of one line, without slashes; None for another.

    >>> usable_id(17.0), usable_id("الف-۱۷"), usable_id("https://example.org/17")
    ('17', 'الف-۱۷', None)
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    if isinstance(value, int):
        value = str(value) if abs(value) < 10**_LONGEST_ID else ""
    if not isinstance(value, str):
        return None
    found = value.strip()
    short = 0 < len(found) <= _LONGEST_ID
    return found if short and _NOT_IN_IDS.isdisjoint(found) else None


def said(error: BaseException) -> str:
    """What a library's error says, as a part of a sentence."""
    return " ".join(str(error).split())[:150].rstrip(".") or type(error).__name__


def numbered(names: Iterable[str]) -> list[str]:
    """Names of which each is there once: a second one of the same name has a number.

    >>> numbered(["متن", "تیتر", "متن"])
    ['متن', 'تیتر', 'متن_2']
    """
    counts: dict[str, int] = {}
    found: dict[str, None] = {}
    for given in names:
        name, counts[given] = given, counts.get(given, 0) + 1
        while name in found:
            name = f"{given}_{counts[given]}"
            counts[given] += name in found
        found[name] = None
    return list(found)


def without_surrogates(value: Any) -> Any:
    r"""The value with U+FFFD for halves of characters (``\ud83d`` alone), which no file can be written with."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
        return value
    if isinstance(value, list):
        return [without_surrogates(part) for part in value]
    if isinstance(value, dict):
        return {without_surrogates(key): without_surrogates(part) for key, part in value.items()}
    return value
