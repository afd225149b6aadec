"""Where the records are in a JSON file: it may hold one, a list of them, or a list somewhere inside an object.

>>> records_in({"total": 2, "hits": {"hits": [{"_source": {"متن": "الف"}}, {"_source": {"متن": "ب"}}]}})
[{'متن': 'الف'}, {'متن': 'ب'}]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .column_names import TEXT_NAMES, compact

_DEEPEST = 4  # keys above a list of records


def records_in(value: Any) -> list[Any]:
    """The records of a JSON value: of the longest list of objects in it, or the value itself.

    Tables that pandas writes are turned into records too: ``{"text": {"0": …}}``, ``{"0": {"text": …}}`` and
    ``{"columns": […], "data": [[…]]}``.
    """
    if isinstance(value, list):
        return [record(entry) for entry in value]
    if not isinstance(value, dict) or not value:
        return [record(value)]
    if _has_text(value):
        return [record(value)]
    if (table := _of_pandas(value)) is not None:
        return table
    lists = list(_lists(value, 0))
    return [record(entry) for entry in max(lists, key=len)] if lists else [record(value)]


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


def _has_text(value: dict[str, Any]) -> bool:
    return any(isinstance(part, str) and part.strip() and compact(key) in TEXT_NAMES for key, part in value.items())


def _lists(value: dict[str, Any], depth: int) -> Iterator[list[Any]]:
    """Lists of objects within an object, those above before those below."""
    for part in value.values():
        if isinstance(part, list) and part and sum(isinstance(entry, dict) for entry in part) > len(part) / 2:
            yield part
    if depth < _DEEPEST:
        for part in value.values():
            if isinstance(part, dict):
                yield from _lists(part, depth + 1)


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
    if len(inner) > 1 and (all(key.isdecimal() for key in value) or all(_has_text(part) for part in inner)):
        return [part if "id" in part else {"id": key, **part} for key, part in value.items()]
    return None
