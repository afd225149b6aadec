"""Where the records are in a JSON file: it may hold one, a list of them, or a list somewhere inside an object.

What such an object says beside the list, it says of all records: numbers, texts and truths, one or two levels deep.

>>> found = records_in({"منبع": "ایسنا", "hits": {"total": 2, "hits": [{"_source": {"متن": "الف"}}, {"متن": "ب"}]}})
>>> found.records, found.shared
([{'متن': 'الف'}, {'متن': 'ب'}], {'total': 2, 'منبع': 'ایسنا'})
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from .column_names import TEXT_NAMES, compact
from .values import is_missing, numbered

_DEEPEST = 4  # keys above a list of records
_DEEPEST_SHARED = 2  # keys above a value that is said beside the list, such as «rss.channel.language»
_MOST_SHARED = 100  # values that are repeated with each record
_LONGEST_SHARED = 1000  # letters of such a value
_SHORT_TEXT = 8  # words: with fewer «message» or «content» may be what a server says of its answer
_LONGER = 4  # times as long as that are the texts of its records


class Records(NamedTuple):
    """The records of a JSON value, what is said of all of them, and the names of what is not read beside them."""

    records: list[Any]
    shared: Mapping[str, Any] = MappingProxyType({})
    left: tuple[str, ...] = ()


def records_in(value: Any) -> Records:
    """The records of a JSON value: of the longest list of objects in it, or the value itself.

    Shared is what stands beside the list: under its name in the objects that the list is in, with dots in the others
    (``"meta.source"``). Lists and long texts beside it are left, and named. Tables that pandas writes are turned into
    records too: ``{"text": {"0": …}}``, ``{"0": {"text": …}}`` and ``{"columns": […], "data": [[…]]}``.
    """
    if isinstance(value, list):
        return Records([record(entry) for entry in value])
    if not isinstance(value, dict) or not value:
        return Records([record(value)])
    own = _own_text(value)
    if own is None and (table := _of_pandas(value)) is not None:
        return Records(table)
    lists = dict(_lists(value, (), 0)) if own is None or len(own.split()) < _SHORT_TEXT else {}
    if not lists:
        return Records([record(value)])
    path = max(lists, key=lambda keys: len(lists[keys]))
    records = [record(entry) for entry in lists[path]]
    if own is not None and _mean_text(records) < _LONGER * len(own):
        return Records([record(value)])
    return Records(records, *_beside(value, path))


def record(value: Any) -> Any:
    """One record as columns and values: a text alone is one, and what Elasticsearch wraps is taken out.

    >>> record("متن"), record({"_id": "1", "_source": {"متن": "ب"}})
    ({'text': 'متن'}, {'_id': '1', 'متن': 'ب'})
    """
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict) and isinstance(inner := value.get("_source"), dict):
        return {key: part for key, part in value.items() if key != "_source"} | inner
    return value


def _own_text(value: dict[str, Any]) -> str | None:
    """The longest text of an object, by the names of its keys."""
    texts = [p for key, p in value.items() if isinstance(p, str) and p.strip() and compact(key) in TEXT_NAMES]
    return max(texts, key=len, default=None)


def _mean_text(records: list[Any]) -> float:
    texts = [(_own_text(each) or "") if isinstance(each, dict) else "" for each in records]
    return sum(map(len, texts)) / max(len(texts), 1)


def _lists(value: dict[str, Any], above: tuple[str, ...], depth: int) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Lists of objects within an object with the keys that lead to them, those above before those below."""
    for key, part in value.items():
        if isinstance(part, list) and part and sum(isinstance(entry, dict) for entry in part) > len(part) / 2:
            yield (*above, key), part
    if depth < _DEEPEST:
        for key, part in value.items():
            if isinstance(part, dict):
                yield from _lists(part, (*above, key), depth + 1)


def _beside(value: dict[str, Any], path: tuple[str, ...]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What an object says beside the list that ``path`` leads to, the nearest first; and what is left of it."""
    levels = [value]
    for key in path[:-1]:
        levels.append(levels[-1][key])
    said: list[tuple[str, Any]] = []
    left: list[str] = []
    for level, below in zip(reversed(levels), reversed(path), strict=True):
        for name, part in _scalars({key: part for key, part in level.items() if key != below}, "", 0):
            long = isinstance(part, (list, dict)) or (isinstance(part, str) and len(part) > _LONGEST_SHARED)
            if long or len(said) == _MOST_SHARED:
                left.append(name)
            else:
                said.append((name, part))
    return dict(zip(numbered(name for name, _ in said), (part for _, part in said), strict=True)), tuple(left)


def _scalars(value: dict[str, Any], above: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Values that say something; of an object within two levels those in it."""
    if "pandas_version" in value:  # the columns of a table that pandas wrote
        return
    for key, part in value.items():
        if isinstance(part, dict) and depth < _DEEPEST_SHARED:
            yield from _scalars(part, f"{above}{key}.", depth + 1)
        elif not is_missing(part):
            yield f"{above}{key}", part


def _of_pandas(value: dict[str, Any]) -> list[Any] | None:
    names, rows = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(rows, list) and rows and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    inner = list(value.values())
    if not all(isinstance(part, dict) and part for part in inner):
        return None
    if all(key.isdecimal() for part in inner for key in part):  # a column each
        places = dict.fromkeys(key for part in inner for key in part)
        return [{column: part.get(place) for column, part in value.items()} for place in places]
    if len(inner) > 1 and (all(key.isdecimal() for key in value) or all(_own_text(part) is not None for part in inner)):
        return [part if "id" in part else {"id": key, **part} for key, part in value.items()]
    return None
