"""Which results depend on cleaning: counts of the raw text beside those of the clean text."""

from __future__ import annotations

import pandas as pd

from .citation import described

COLUMNS = ["measure", "item", "raw", "clean", "change"]


def sensitivity(raw: dict[str, pd.Series], clean: dict[str, pd.Series]) -> pd.DataFrame:
    """The counts that differ between raw and clean text, the largest changes first.

    ``raw`` and ``clean`` have the same keys, the measures ("lemma", "mentions"); each value is a Series of counts by
    item (a word, an actor). An item that one side lacks counts 0 there.

    Columns: measure, item, raw, clean, change (clean − raw). Ties are in the order of the measures and of the items.

    >>> table = sensitivity({"lemma": pd.Series({"بدهیها": 2})}, {"lemma": pd.Series({"بدهی": 2})})
    >>> table.values.tolist()
    [['lemma', 'بدهی', 0, 2, 2], ['lemma', 'بدهیها', 2, 0, -2]]
    """
    rows = []
    for measure in raw:
        both = pd.DataFrame({"raw": raw[measure], "clean": clean[measure]}).fillna(0).astype(int)
        changed = both[both["raw"] != both["clean"]].sort_index()
        rows += [(measure, item, a, b, b - a) for item, a, b in changed.itertuples()]
    rows.sort(key=lambda row: -abs(row[4]))
    sizes = {f"{measure} compared": len(set(raw[measure].index) | set(clean[measure].index)) for measure in raw}
    return described(
        pd.DataFrame(rows, columns=COLUMNS), "sensitivity", parameters={}, sizes=sizes, formula="change = clean − raw"
    )
