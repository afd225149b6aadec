"""What a corpus is made of: how many texts and words of each source, format, year, or degree of damage."""

from __future__ import annotations

import pandas as pd

from ..errors import OptionError
from .citation import described

NONE = "(none)"
_BANDS = ((0.0, "none"), (10.0, "light: up to 10"), (100.0, "moderate: up to 100"), (float("inf"), "heavy: over 100"))
"""Degrees of damage by repairs in a thousand words, the highest of each."""

_COLUMNS = ["texts", "share", "words", "repairs", "repairs_per_1000"]
_MADE_OF = ("words", "texts", "share", "repairs", "repairs_per_1000")


def composition(documents: pd.DataFrame, by: str = "source") -> pd.DataFrame:
    """The texts of ``documents`` (a table with doc, tokens, repairs, date and more) counted by one of its columns.

    ``by`` is a column, or "year", the year of the date in the calendar it is given in, or "damage", how many repairs a
    thousand words needed. Columns: the one named by ``by``, texts, share (of all texts), words, repairs,
    repairs_per_1000 (words). Years and degrees of damage are in their order, others from the most texts to the fewest;
    texts of which it is not known are "(none)".

    Raises OptionError for a column that is not there.

    >>> table = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [400, 600], "repairs": [0, 9], "source": ["ایسنا", None]})
    >>> composition(table, "source")[["source", "texts", "words", "repairs_per_1000"]].values.tolist()
    [['(none)', 1, 600, 15.0], ['ایسنا', 1, 400, 0.0]]
    >>> composition(table, "damage")["damage"].tolist()
    ['none', 'moderate: up to 100']
    """
    values, ordered = _values(documents, by)
    groups = documents.assign(**{by: values}).groupby(by, sort=False, dropna=False)
    table = groups.agg(texts=("doc", "size"), words=("tokens", "sum"), repairs=("repairs", "sum")).reset_index()
    table["share"] = table["texts"] / max(len(documents), 1)
    table["repairs_per_1000"] = (1000 * table["repairs"] / table["words"].clip(lower=1)).astype(float)
    if ordered:
        table["order"] = table[by].map(_place)
        table = table.sort_values("order", kind="stable")
    else:
        table = table.sort_values(["texts", by], ascending=[False, True], kind="stable")
    return described(
        table[[by, *_COLUMNS]].reset_index(drop=True),
        "composition of the corpus",
        parameters={"by": by},
        sizes={"documents": len(documents)},
    )


def _values(documents: pd.DataFrame, by: str) -> tuple[pd.Series, bool]:
    """What each text is counted as, and whether these have an order of their own."""
    if by in _MADE_OF:
        raise OptionError(by, "this is what is counted", 'count by "source", "format", "year" or "damage"')
    if by == "damage":
        per_thousand = 1000 * documents["repairs"] / documents["tokens"].clip(lower=1)
        return per_thousand.map(lambda rate: next(name for top, name in _BANDS if rate <= top)), True
    if by == "year":
        return documents["date"].map(lambda date: NONE if pd.isna(date) else str(date)[:4]).astype(object), True
    if by not in documents:
        remedy = f'use "year", "damage" or one of {", ".join(map(str, documents.columns))}'
        raise OptionError(by, "there is no such column", remedy)
    return documents[by].map(lambda value: NONE if pd.isna(value) else str(value)).astype(object), False


def _place(value: str) -> tuple[int, str]:
    """Degrees of damage in theirs, years in their own order, what is not known last."""
    names = [name for _, name in _BANDS]
    return (names.index(value), "") if value in names else (len(names) + (value == NONE), value)
