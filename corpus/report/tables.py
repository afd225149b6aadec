"""The tables of a report.

Every number leads back to its sentences: a row that stands for words in a text has a column ``sentence_text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from .. import count
from ..readers.metadata import RESERVED
from ..words import stopwords

if TYPE_CHECKING:
    from ..collection import Actors, Corpus


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
        "chronology": texts.chronology(actors=actors),
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
