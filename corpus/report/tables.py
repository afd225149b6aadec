"""The tables of a report, and how a table becomes a CSV file that Excel opens right."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from ..collection import Corpus

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by Excel


def make_tables(texts: Corpus, *, actors: Iterable[str] | str | None = None) -> dict[str, pd.DataFrame]:
    """Every table that a report comes with, by the name of its file."""
    ids = plain_actors(actors)
    return {
        "documents": texts.documents,
        "problems": texts.problems,
        "repairs": texts.repairs(),
        "frequencies": texts.frequencies(by="lemma"),
        "mentions": texts.mentions(ids),
        "mention_counts": texts.mention_counts(actors=ids),
        "dates": texts.dates(),
        "timeline": texts.timeline(by="year"),
    }


def plain_actors(actors: Iterable[str] | str | None) -> list[str] | str | None:
    """Actors as a notebook's parameter can hold them: a list of ids, ``"all"``, or None for the default ones."""
    return actors if actors is None or isinstance(actors, str) else list(actors)


def csv_text(table: pd.DataFrame, *, line_end: str = "\r\n") -> str:
    """``table`` as CSV. Cells that a spreadsheet would run as a formula get an apostrophe in front.

    Lines end as RFC 4180 says; ``line_end`` is for other readers.

    >>> import pandas as pd
    >>> csv_text(pd.DataFrame({"word": ["چین", "=1+1"]})).splitlines()
    ['word', 'چین', "'=1+1"]
    """
    safe = table.copy()
    for column in safe.columns:
        if safe[column].dtype.kind not in "biuf":
            safe[column] = safe[column].map(_neutral)
    text = StringIO()
    safe.to_csv(text, index=False, lineterminator=line_end)
    return text.getvalue()


def _neutral(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
