"""Whether a table is the one that a chart needs, and which of its columns is which."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from ..errors import OptionError
from ..words.collation import collation_keys

MEASURES = frozenset({"rank", "count", "per_million", "documents"})
"""What a table of frequencies has besides the words and what they are grouped by."""


def check_columns(table: pd.DataFrame, needed: Sequence[str], maker: str) -> None:
    """Raise an :class:`OptionError` where ``table`` lacks a column that ``maker`` would have given it.

    >>> check_columns(pd.DataFrame({"doc": ["000"]}), ["word", "count"], "Corpus.frequencies()")
    Traceback (most recent call last):
    corpus.errors.OptionError: a table with the columns doc: it lacks word, count. What to do: give what \
Corpus.frequencies() returns.
    """
    if missing := [column for column in needed if column not in table]:
        raise OptionError(
            f"a table with the columns {_names(table)}", f"it lacks {', '.join(missing)}", f"give what {maker} returns"
        )


def check_measure(table: pd.DataFrame, measure: str, among: Collection[str] = ()) -> None:
    """Raise an :class:`OptionError` where ``measure`` is no column of numbers, or none of ``among``.

    >>> check_measure(pd.DataFrame({"node": ["چین"], "log_dice": [9.5]}), "mi")
    Traceback (most recent call last):
    corpus.errors.OptionError: mi: no measure of this table. What to do: use one of log_dice.
    """
    known = [str(column) for column in table.select_dtypes("number") if not among or column in among]
    if measure not in known:
        raise OptionError(measure, "no measure of this table", f"use one of {', '.join(known) or 'a table with some'}")


def check_top(top: int) -> None:
    """Raise an :class:`OptionError` where ``top`` is no whole number from 1 on.

    >>> check_top(0)
    Traceback (most recent call last):
    corpus.errors.OptionError: 0: not a number of rows. What to do: give top as a whole number from 1 on.
    """
    if isinstance(top, bool) or not isinstance(top, int) or top < 1:
        raise OptionError(top, "not a number of rows", "give top as a whole number from 1 on")


def group_column(table: pd.DataFrame, before: str, measures: Collection[str] = MEASURES) -> str | None:
    """The column that stands before the column ``before`` and is no measure: what a table is grouped by.

    >>> group_column(pd.DataFrame(columns=["source", "word", "count"]), "word")
    'source'
    """
    columns = [str(column) for column in table.columns]
    groups = [column for column in columns[: columns.index(before)] if column not in measures]
    if len(groups) > 1:
        raise OptionError(
            f"a table grouped by {', '.join(groups)}", "a figure has room for one grouping", "leave one of them"
        )
    return groups[0] if groups else None


def highest_first(table: pd.DataFrame, measures: Sequence[str], word: str) -> pd.DataFrame:
    """The rows from the highest ``measures`` on, those alike in the alphabetical order of the column ``word``.

    >>> highest_first(pd.DataFrame({"word": ["وزیر", "پکن"], "count": 1}), ["count"], "word")["word"].tolist()
    ['پکن', 'وزیر']
    """
    keys = collation_keys(table[word].astype(str))
    alphabetical = table.iloc[sorted(range(len(table)), key=keys.__getitem__)]
    return alphabetical.sort_values(list(dict.fromkeys(measures)), ascending=False, kind="stable")


def _names(table: pd.DataFrame) -> str:
    return ", ".join(map(str, table.columns)) or "none"
