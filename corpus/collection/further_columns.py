"""Columns of the table of documents: which keys of scraped records are too rare for one of their own.

Records with keys of their own, such as a name in each, would make a table of thousands of nearly empty columns.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ..readers.metadata import RESERVED

OTHER = "other"
"""The column with what has none of its own, as a JSON object."""

_OWN = RESERVED | {"links", "url", "page", "pages"}  # what readers say of texts, however few of them are of such a kind
MOST_COLUMNS = 50  # columns: so many keys have one however rare they are
_FEWEST = 2  # texts
_SHARE = 0.01  # of the texts of a file, from which a key has a column
_LARGE = 100  # texts of a file; smaller ones of a format are counted together


def rare_keys(texts: Iterable[Mapping[str, Any]], known: Collection[str]) -> frozenset[str]:
    """Keys beside the ``known`` ones that get no column: all but the 50 commonest, where few texts have them.

    Few are less than 1 % of the texts of each file (of small files of one format together), or a single one. What the
    library itself says of texts (``source_given``, ``links``) has a column always.

    >>> texts = [{"path": f"الف.json#{n}", "n": n, f"k{n}": 1} for n in range(60)]
    >>> len(rare_keys(texts, {"path"})), rare_keys(texts[:40], {"path"})
    (11, frozenset())
    """
    texts = list(texts)
    known = _OWN.union(known)
    counts = Counter(key for text in texts for key in text if key not in known)
    if len(counts) <= MOST_COLUMNS:
        return frozenset()
    files = [str(text.get("path") or "").partition("#")[0] for text in texts]
    sizes = Counter(files)
    groups: defaultdict[str, Counter[str]] = defaultdict(Counter)
    members: Counter[str] = Counter()
    for text, file in zip(texts, files, strict=True):
        group = file if sizes[file] > _LARGE else f"format {text.get('format')}"
        members[group] += 1
        groups[group].update(key for key in text if key not in known)
    common = {key for key, _ in counts.most_common(MOST_COLUMNS)}
    for group, found in groups.items():
        enough = max(_FEWEST, _SHARE * members[group])
        common |= {key for key, count in found.items() if count >= enough}
    rare = counts.keys() - common
    return frozenset(rare | ({OTHER} & counts.keys() if rare else set()))  # a key of this name goes there, too


def with_rare_together(text: Mapping[str, Any], rare: Collection[str]) -> dict[str, Any]:
    """What is known of a text, with what is ``rare`` as one JSON object, None where it has none of it.

    >>> with_rare_together({"n": 1, "k7": "چین"}, {"k7"})
    {'n': 1, 'other': '{"k7": "چین"}'}
    """
    together = {key: value for key, value in text.items() if key in rare and value is not None}
    apart = {key: value for key, value in text.items() if key not in rare}
    return apart | {OTHER: json.dumps(together, ensure_ascii=False, default=str) if together else None}
