"""The audit sheet: mentions and near-misses drawn by chance, for a reader to tick whether they are right.

A count of mentions is worth what the finder is worth on these texts, and nobody but a reader can say what that is. The
sheet asks two questions. Of a *hit*: is this a mention of the actor? Of a *near-miss*, a place where the letters of a
name stand and a rule rejected them: was that right?
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from ..errors import OptionError
from .citation import described
from .spreadsheets import read_csv

SHEET_COLUMNS = [
    "sample", "doc", "actor", "kind", "alias", "rule", "before", "text", "after", "right", "remark", "start", "end",
    "frame",
]  # fmt: skip
HIT, NEAR_MISS = "hit", "near-miss"
STRATUM = ["sample", "actor", "rule"]
"""What tells the strata apart that rows are drawn from; the rule as :func:`rule_family` has it."""

_NUMBERS = ("start", "end", "frame")
_PART = "part of a longer name"


def audit_sheet(
    candidates: pd.DataFrame, sentences: pd.DataFrame, *, hits: int = 50, near_misses: int = 50, seed: int = 0
) -> pd.DataFrame:
    """Hits and near-misses of each actor, drawn by chance, with room to say whether they are right.

    ``candidates`` has the columns doc, start, end, text, actor, kind, alias and rule (missing for hits), in the order
    of the texts; ``sentences`` has doc, start, end and text. So many ``hits`` and ``near_misses`` are drawn of each
    actor, all where there are no more, the same ones for the same ``seed``. Near-misses are drawn from those of each
    rule, at least one, in proportion to the square root of how many there are (Bankier 1988): else the commonest rule,
    «inside a word», would leave no room for the doubtful ones.

    Columns: sample ("hit" or "near-miss"), doc, actor, kind, alias, rule (empty for hits), before, text and after (the
    sentence in three parts), right and remark (empty, to be filled in), start, end, and frame: how many hits of the
    actor, or near-misses of the actor and rule, the row was drawn from. Without it a sample of unequal parts says
    nothing of the whole. Raises :class:`corpus.errors.OptionError` for a number below 0.

    >>> candidates = pd.DataFrame({"doc": ["الف"] * 2, "start": [7, 0], "end": [10, 4], "text": ["روس", "روس"],
    ...     "actor": ["RU", "RU"], "kind": ["demonym"] * 2, "alias": ["روس"] * 2, "rule": [None, "inside a word"]})
    >>> sentences = pd.DataFrame({"doc": ["الف"], "start": [0], "end": [13], "text": ["عروس و روس‌ها."]})
    >>> audit_sheet(candidates, sentences)[["sample", "rule", "before", "text", "after", "frame"]].values.tolist()[0]
    ['hit', '', 'عروس و ', 'روس', '\u200cها.', 1]
    """
    for name, number in (("hits", hits), ("near_misses", near_misses)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 0:
            raise OptionError(f"{name}={number!r}", "not a number of rows", f"give {name} as a whole number from 0 on")
    found = candidates.reset_index(drop=True)
    found["sample"] = np.where(found["rule"].isna(), HIT, NEAR_MISS)
    found["rule"] = found["rule"].astype(object).where(found["rule"].notna(), "")
    keys = pd.Series(
        list(zip(found["sample"], found["actor"], found["rule"].map(rule_family), strict=True)), dtype=object
    )
    strata = {key: found[keys == key] for key in sorted(set(keys))}
    drawn = _drawn(strata, {HIT: hits, NEAR_MISS: near_misses}, seed)
    chosen = pd.concat([found.assign(frame=0).head(0), *drawn], ignore_index=True)
    sheet = chosen.assign(right="", remark="", **_parts(chosen, sentences))[SHEET_COLUMNS]
    sizes = found["sample"].value_counts()
    return described(
        sheet.astype(dict.fromkeys(_NUMBERS, "int64")),
        "audit sheet",
        parameters={"hits": hits, "near_misses": near_misses, "of each": "actor", "seed": seed},
        sizes={"hits": int(sizes.get(HIT, 0)), "near-misses": int(sizes.get(NEAR_MISS, 0)), "rows": len(sheet)},
        source="power allocation of near-misses to rules: Bankier 1988",
    )


def rule_family(rule: str) -> str:
    """The rule of a near-miss, those that name the longer name it is part of taken as one.

    >>> rule_family("part of روسیه سفید"), rule_family("inside a word")
    ('part of a longer name', 'inside a word')
    """
    return _PART if rule.startswith("part of ") else rule


type _Key = tuple[str, str, str]


def _drawn(strata: Mapping[_Key, pd.DataFrame], wanted: Mapping[str, int], seed: int) -> list[pd.DataFrame]:
    """Rows of each stratum by chance; the chance of one stratum does not depend on what others there are."""
    found = []
    for sample, actor in dict.fromkeys(key[:2] for key in strata):
        own = [key for key in strata if key[:2] == (sample, actor)]
        numbers = allotted([len(strata[key]) for key in own], wanted[sample])
        for key, number in zip(own, numbers, strict=True):
            rows = strata[key]
            chosen = random.Random(" ".join([str(seed), *key])).sample(range(len(rows)), number)
            found.append(rows.iloc[sorted(chosen)].assign(frame=len(rows)))
    return found


def allotted(sizes: Sequence[int], total: int) -> list[int]:
    """How many to draw from strata of these sizes: one from each, the rest in proportion to the roots of their sizes.

    As many as there are at most; none at all where ``total`` is 0.

    >>> allotted([1600, 16, 1], 50), allotted([3, 2], 50), allotted([9, 9, 9], 2), allotted([9], 0)
    ([45, 4, 1], [3, 2], [1, 1, 1], [0])
    """
    drawn = [min(1, total)] * len(sizes)
    while sum(drawn) < min(total, sum(sizes)):
        # The next goes where the root of the size by the number drawn is highest (the divisor method, as for seats).
        open_ = [i for i, size in enumerate(sizes) if drawn[i] < size]
        drawn[max(open_, key=lambda i: sizes[i] / (drawn[i] + 0.5) ** 2)] += 1
    return drawn


def _parts(chosen: pd.DataFrame, sentences: pd.DataFrame) -> dict[str, list[str]]:
    """What stands in the sentence before and after each place, spaces and line ends as one space."""
    by_doc = dict(list(sentences[sentences["doc"].isin(chosen["doc"])].groupby("doc", sort=False)))
    before, after = [], []
    for doc, start, end in zip(chosen["doc"], chosen["start"], chosen["end"], strict=True):
        rows = by_doc[doc]
        row = max(int(np.searchsorted(rows["start"].to_numpy(), start, side="right")) - 1, 0)
        first, text = int(rows["start"].iloc[row]), str(rows["text"].iloc[row])
        before.append(_one_line(text[: max(start - first, 0)]))
        after.append(_one_line(text[max(end - first, 0) :]))
    return {"before": before, "after": after}


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def read_sheet(sheet: str | Path | pd.DataFrame) -> pd.DataFrame:
    """An audit sheet as it was filled in, from a CSV file or a DataFrame, with numbers as numbers.

    Columns may stand in another order, more may have been added; sample, actor, rule, frame and right must be there.
    Numbers may have Persian digits. Raises :class:`corpus.errors.OptionError` naming row and value where one is none.
    """
    needed = [*STRATUM, "frame", "right"]
    if isinstance(sheet, pd.DataFrame):
        table = sheet.copy()
        if missing := [name for name in needed if name not in table]:
            raise OptionError("the sheet", f"it lacks the columns {', '.join(missing)}", "give what texts.audit() gave")
    else:
        table = read_csv(Path(sheet), needed)
    for name in _NUMBERS:
        if name in table:
            table[name] = pd.Series(
                [_whole(value, name, row) for row, value in table[name].items()], index=table.index, dtype="int64"
            )
    for name in ("sample", "actor", "rule"):
        table[name] = table[name].astype(object).where(table[name].notna(), "")
    return table


def _whole(value: object, name: str, row: object) -> int:
    try:
        number = float(str(value).strip())  # Persian digits too, and 12.0 where a spreadsheet or pandas made it so
        if not number.is_integer():
            raise ValueError
    except ValueError:
        raise OptionError(f"row {row}, column {name}: {value!r}", "this is no whole number", "put it back") from None
    return int(number)
