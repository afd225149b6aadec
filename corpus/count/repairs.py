"""What cleaning changed: a row for each change, and how often each repair was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from ..clean import REPAIRS
from ..clean.pipeline import RepairRecord

COLUMNS = [
    "doc", "step", "fixer", "raw_start", "raw_end", "before", "after", "confidence", "raw_words", "clean_words",
]  # fmt: skip


def repair_table(documents: Iterable[tuple[str, str, str, Sequence[RepairRecord]]]) -> pd.DataFrame:
    """One row a change, the doubtful ones first, of documents given as id, raw text, clean text and repairs.

    Columns: doc, step, fixer, raw_start, raw_end (offsets into the raw text), before, after (the characters
    changed, often spaces or half-spaces), confidence (0 to 1), raw_words, clean_words (the words around them).

    >>> from corpus import clean_text
    >>> cleaned = clean_text("كتاب خوب")
    >>> repair_table([("a", cleaned.raw, cleaned.text, cleaned.repairs)])[["fixer", "clean_words"]].values.tolist()
    [['arabic_letters', 'کتاب']]
    """
    rows = [
        [
            *(doc, r.step, r.fixer, r.raw_start, r.raw_end, r.before, r.after, r.confidence),
            _words_around(raw, r.raw_start, r.raw_end),
            _words_around(text, r.clean_start, r.clean_end),
        ]
        for doc, raw, text, repairs in documents
        for r in repairs
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["confidence", "doc", "raw_start"], kind="stable", ignore_index=True)


def repair_counts(table: pd.DataFrame) -> pd.DataFrame:
    """How often each repair of a :func:`repair_table` was made: step, fixer, repairs, documents, least_sure.

    A place where several repairs met is counted for each of them. Commonest first; ``least_sure`` is the lowest
    confidence.
    """
    table = table.assign(fixer=table["fixer"].str.split("+"))
    table = table.explode("fixer")
    table["step"] = table["fixer"].map({repair.name: repair.stage for repair in REPAIRS})
    groups = table.groupby(["step", "fixer"], as_index=False)
    counts = groups.agg(repairs=("doc", "size"), documents=("doc", "nunique"), least_sure=("confidence", "min"))
    return counts.sort_values(["repairs", "fixer"], ascending=[False, True], ignore_index=True)


def _words_around(text: str, start: int, end: int) -> str:
    """The words that ``text[start:end]`` is part of or stands between."""
    first = max(text.rfind(space, 0, start) for space in " \n") + 1
    last = min((at for space in " \n" if (at := text.find(space, end)) >= 0), default=len(text))
    return text[first:last].strip()
