"""The tables of a report, and how a table becomes a CSV file that Excel opens right.

Every number leads back to its sentences: a row that stands for words in a text has a column ``sentence_text``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any

import pandas as pd

from .. import count
from ..readers.metadata import RESERVED
from ..words import stopwords

if TYPE_CHECKING:
    from ..collection import Actors, Corpus

_DIGITS = 6  # significant digits of a number that is not whole: more than any count of words can bear
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by Excel


def make_tables(texts: Corpus, *, actors: Actors = None) -> dict[str, pd.DataFrame]:
    """Every table that a report comes with, by the name of its file."""
    return {
        "documents": texts.documents,
        "problems": texts.problems,
        "repairs": texts.repairs(),
        "frequencies": texts.dispersion(by="lemma"),  # the frequencies, and how evenly each word is spread
        "ngrams": texts.ngrams(2, stopwords=stopwords(), min_count=2),
        "diversity": texts.diversity(),
        "mentions": texts.evidence(actors=actors),
        "mention_counts": texts.mention_counts(actors=actors),
        "dates": dates_table(texts),
        "timeline": texts.timeline(by="year"),
        "chronology": texts.chronology(),
    }


def dates_table(texts: Corpus) -> pd.DataFrame:
    """Every date with the sentence that it stands in."""
    return count.evidence(texts.dates(), texts.sentences())


def metadata_table(texts: Corpus, paths: Mapping[str, str]) -> pd.DataFrame:
    """What is known about each text, as a ``metadata.csv`` for files in ``paths`` (by text)."""
    rows = [
        {"path": paths[d.doc]} | {key: value for key, value in d.metadata.items() if key not in {*RESERVED, "path"}}
        for d in texts
    ]
    return pd.DataFrame(rows)


def csv_text(table: pd.DataFrame, *, line_end: str = "\r\n", disarmed: bool = True) -> str:
    """``table`` as CSV, numbers to six significant digits; several texts in one cell stand one a line.

    Lines end as RFC 4180 says; ``line_end`` is for other readers. Cells that a spreadsheet would run as a formula get
    an apostrophe in front, unless the file is not to be ``disarmed`` because the library reads it again.

    >>> import pandas as pd
    >>> csv_text(pd.DataFrame({"word": ["چین", "=1+1"], "rate": [1 / 3, 2.0]})).splitlines()
    ['word,rate', 'چین,0.333333', "'=1+1,2"]
    """
    safe = table.copy()
    for column in safe.columns:
        if safe[column].dtype.kind == "f":
            safe[column] = safe[column].map(_rounded, na_action="ignore").astype(object)
        elif safe[column].dtype.kind not in "biu":
            safe[column] = safe[column].map(_joined)
            safe[column] = safe[column].map(_neutral) if disarmed else safe[column]
    text = StringIO()
    safe.to_csv(text, index=False, lineterminator=line_end)
    return text.getvalue()


def _rounded(value: float) -> str:
    if value.is_integer():
        return f"{value:.0f}"
    whole = math.floor(math.log10(abs(value))) + 1 if math.isfinite(value) else 0  # digits before the point
    text = f"{value:.{max(_DIGITS - whole, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _joined(value: Any) -> Any:
    return "\n".join(map(str, value)) if isinstance(value, (tuple, list)) else value


def _neutral(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
