"""Frequency by rank, beside what Zipf's law would give."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from .citation import described

COLUMNS = ["rank", "word", "count", "per_million", "share", "cumulative_share", "expected"]
_STEEPEST = 10.0


def zipf(frequencies: pd.DataFrame) -> pd.DataFrame:
    """Words by rank with the counts that Zipf's law would give: count ∝ 1 ÷ rank^s.

    ``frequencies`` has the columns word and count, commonest first. The exponent s is the likeliest one, given how many
    words there are; it stands in ``attrs["exponent"]``, and is missing for fewer than two words.

    Columns: rank (each word has its own), word, count, per_million, share (of all counts of the table),
    cumulative_share (of the words up to this one), expected. Raises :class:`corpus.errors.OptionError` for other
    tables.

    >>> table = zipf(pd.DataFrame({"word": ["و", "در", "به", "چین"], "count": [60, 30, 20, 15]}))
    >>> round(table.attrs["exponent"], 2), table["expected"].round().tolist()
    (1.0, [60.0, 30.0, 20.0, 15.0])
    """
    if not {"word", "count"} <= set(frequencies.columns):
        found = ", ".join(map(str, frequencies.columns)) or "none"
        remedy = "give what frequencies() returns"
        raise OptionError(f"a table with the columns {found}", "this is no table of frequencies", remedy)
    if (frequencies["count"].diff() > 0).any():
        raise OptionError(
            "the table", "its words are not sorted by count", "give what frequencies() returns, one group"
        )
    count = frequencies["count"].to_numpy(float)
    rank, total = np.arange(1, len(count) + 1), max(float(count.sum()), 1.0)
    exponent = _exponent(count)
    table = pd.DataFrame({"rank": rank, "word": frequencies["word"].to_numpy(object), "count": frequencies["count"]})
    table["per_million"] = frequencies["per_million"] if "per_million" in frequencies else 1e6 * count / total
    table["share"] = count / total
    table["cumulative_share"] = np.cumsum(count) / total
    weights = rank**-exponent
    table["expected"] = total * weights / weights.sum() if len(count) else count
    described(
        table,
        "Zipf",
        parameters={**frequencies.attrs.get("parameters", {})},
        sizes={"tokens": int(total) if len(count) else 0, "types": len(count)},
        formula="expected = tokens × rank^−s ÷ Σ rank^−s, s by maximum likelihood",
        source="Zipf 1949",
    )
    table.attrs["exponent"] = exponent
    return table[COLUMNS]


def _exponent(count: NDArray[np.float64]) -> float:
    """The exponent under which the counts are likeliest: the mean of ln rank is then what the law expects."""
    from scipy.optimize import brentq

    if len(count) < 2 or count[0] == count[-1] == 0:
        return float("nan")
    logs = np.log(np.arange(1, len(count) + 1))
    mean = float((count * logs).sum() / count.sum())

    def difference(exponent: float) -> float:
        weights = np.exp(-exponent * logs)
        return float((weights * logs).sum() / weights.sum()) - mean

    if difference(0.0) <= 0:
        return 0.0  # all words are equally common
    return float(brentq(difference, 0.0, _STEEPEST)) if difference(_STEEPEST) < 0 else _STEEPEST
