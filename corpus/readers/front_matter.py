"""Front matter of Markdown files: ``title: …`` (YAML) and the like between two lines ``---`` at the head of a text, or
``title = "…"`` (TOML) between two lines ``+++``.

Only what blogs and note programs write there is read: one key and value a line, values in quotes or without, lists.
Anything else is no front matter but text.
"""

from __future__ import annotations

import re
from typing import Any

from ..patterns import late_pattern
from .metadata import RESERVED
from .row_dates import row_date
from .written_dates import calendar_named

_LONGEST = 20_000  # characters that are looked at
_BLOCK = late_pattern(r"\ufeff?---[ \t]*\r?\n(?P<lines>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n\s*|$)")
_TOML = late_pattern(r"\ufeff?\+\+\+[ \t]*\r?\n(?P<lines>(?:.*\r?\n)*?)\+\+\+[ \t]*(?:\r?\n\s*|$)")
_ENTRY = late_pattern(r"(?P<key>[^\s:#\-\[{][^:]{0,60}?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = late_pattern(r"\s*-\s+(?P<value>.+)$")
_KEYS = {
    "title": "title", "عنوان": "title", "author": "author", "authors": "author", "نویسنده": "author",
    "source": "source", "منبع": "source", "date": "date", "تاریخ": "date", "calendar": "calendar", "تقویم": "calendar",
}  # fmt: skip


def read_front_matter(text: str) -> tuple[dict[str, Any], int]:
    """What the front matter says, with the keys of documents, and where the text after it begins.

    >>> read_front_matter("---\\nعنوان: سفر\\nتاریخ: ۱۴۰۲/۰۸/۱۷\\n---\\nوزیر آمد.")[0]["date"]
    '2023-11-08'
    >>> read_front_matter("--- سه نقطه\\n")
    ({}, 0)
    >>> read_front_matter('+++\\ntitle = "سفر"\\ntags = ["چین", "ژاپن"]\\n+++\\nوزیر آمد.')[0]
    {'title': 'سفر', 'tags': 'چین, ژاپن'}
    """
    if not text.startswith(("---", "+++", "\ufeff---", "\ufeff+++")):
        return {}, 0
    head = text[:_LONGEST]
    if found := _TOML.match(head):
        fields = _toml_fields(found["lines"])
    else:
        found = _BLOCK.match(head)
        fields = _fields(found["lines"]) if found else None
    if found is None or not fields:
        return {}, 0
    known = {_KEYS.get(key.lower(), key): value for key, value in fields.items()}
    known = {key: value for key, value in known.items() if value and key not in RESERVED | {"doc", "path"}}
    given, asked = known.pop("date", ""), known.pop("calendar", "")
    return known | _dated(given, asked), found.end()


def _fields(lines: str) -> dict[str, str] | None:
    """Keys and values; None where a line is neither, so that this is a text between two rules."""
    fields: dict[str, str] = {}
    key = ""
    for line in lines.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if key and (item := _ITEM.match(line)):
            fields[key] = ", ".join(filter(None, (fields[key], _unquoted(item["value"]))))
        elif entry := _ENTRY.match(line):
            key = entry["key"].strip("\"'")
            fields[key] = _unquoted(entry["value"] or "")
        elif not (key and line[0] in " \t"):  # further lines of a long value are moved to the right
            return None
    return fields


def _toml_fields(lines: str) -> dict[str, str] | None:
    """Keys and values, those of tables ([extra]) among them; None where this is no TOML but text."""
    import tomllib

    try:
        given = tomllib.loads(lines.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return None
    tables = [value for value in given.values() if isinstance(value, dict)]
    fields: dict[str, str] = {}
    for key, value in [*given.items(), *(pair for table in tables for pair in table.items())]:
        if not isinstance(value, dict):
            fields.setdefault(key, _toml_value(value))
    return fields


def _toml_value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_toml_value(one) for one in value if not isinstance(one, (dict, list)))
    if isinstance(value, bool):
        return str(value).lower()
    return value.strip() if isinstance(value, str) else str(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(part.strip(" \"'") for part in re.split("[,،]", value[1:-1]))
    return "" if value in ("|", ">", "|-", ">-") else re.sub(r"\s+#\s.*$", "", value)


def _dated(given: str, asked: str) -> dict[str, str]:
    """The date as documents have it; one that is none stays as it was given."""
    if not given:
        return {}
    try:
        date, calendar = row_date(given, calendar=calendar_named(asked))
    except ValueError:
        return {"date_given": given}
    return {"date": date, "calendar": calendar, "date_from": "front matter", "date_given": given}
