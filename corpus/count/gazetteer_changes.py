"""What a change of the gazetteer does: counts before and after, and the mentions that came and went."""

from __future__ import annotations

import pandas as pd

from .citation import described
from .mention_evidence import evidence

COUNT_COLUMNS = ["actor", "before", "after", "change"]
LOST, GAINED = "lost", "gained"
_IDENTITY = ["doc", "start", "end", "actor", "counted"]


def count_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The actors whose counted mentions differ between two tables of the same texts.

    ``before`` and ``after`` are tables of mentions with actor and counted. Columns: actor, before, after (counted
    mentions; 0 where a table has none of the actor), change (after − before); the largest changes first, ties in
    alphabetical order. An empty table means that no count changed.

    >>> before = pd.DataFrame({"actor": ["CN", "RU"], "counted": [True, True]})
    >>> count_changes(before, before.assign(actor=["CN", "CN"])).values.tolist()
    [['CN', 1, 2, 1], ['RU', 1, 0, -1]]
    """
    counts = [table.loc[table["counted"].astype(bool), "actor"].value_counts() for table in (before, after)]
    both = pd.DataFrame(dict(zip(COUNT_COLUMNS[1:], counts, strict=False))).fillna(0).astype(int)
    rows = [(actor, a, b, b - a) for actor, a, b in both.itertuples() if a != b]
    rows.sort(key=lambda row: (-abs(row[3]), row[0]))
    return described(
        pd.DataFrame(rows, columns=COUNT_COLUMNS),
        "changes of counts",
        parameters={},
        sizes={"mentions before": int(counts[0].sum()), "mentions after": int(counts[1].sum())},
        formula="change = after − before",
    )


def mention_changes(before: pd.DataFrame, after: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The mentions that only one of two tables of the same texts has, with their sentences.

    ``before`` and ``after`` have doc, sentence, start, end, text, actor, kind, alias and counted; ``sentences`` has
    doc, sentence and text. A mention is the same where place, actor and counting are. Columns: change ("lost": only
    before; "gained": only after), those of ``before``, and sentence_text. In the order of the texts; at one place what
    was lost stands first.
    """
    sides = {LOST: _only(before, after), GAINED: _only(after, before)}
    table = pd.concat([part.assign(change=change) for change, part in sides.items()], ignore_index=True)
    order = {doc: number for number, doc in enumerate(dict.fromkeys(sentences["doc"]))}
    table["_doc"] = table["doc"].map(order)
    table = table.sort_values(["_doc", "start", "end"], kind="stable", ignore_index=True)
    shown = table[["change", *before.columns]]
    return described(
        evidence(shown, sentences),
        "changes of mentions",
        parameters={},
        sizes={change: len(part) for change, part in sides.items()},
    )


def _only(these: pd.DataFrame, those: pd.DataFrame) -> pd.DataFrame:
    """The rows of one table that the other lacks."""
    known = set(those[_IDENTITY].itertuples(index=False, name=None))
    new = [row not in known for row in these[_IDENTITY].itertuples(index=False, name=None)]
    return these[pd.Series(new, index=these.index, dtype=bool)]
