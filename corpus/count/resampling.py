"""How sure a rate or a share is: documents are drawn anew, and the mentions of a document stay together.

Mentions come in clusters: a text that speaks of China will do so again. Formulas for mentions drawn one by one would
give intervals that are too narrow; documents are what was sampled, so documents are what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from numbers import Integral
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import OptionError
from .association import check_confidence

if TYPE_CHECKING:
    from scipy import sparse

type Floats = NDArray[np.float64]

_CELLS = 2_000_000  # of draws × documents held at a time: 16 MB


@dataclass(frozen=True)
class Ratios:
    """Σ ``over`` ÷ Σ ``under`` over documents, one ratio for each column of ``over``.

    Both have a row a document; ``of`` says which column of ``under`` belongs to each of ``over``.
    """

    over: sparse.csr_array
    under: sparse.csr_array
    of: NDArray[np.int64]


def fewest_documents(confidence: float) -> int:
    """From how many documents on there is an interval.

    Of n documents one draw in nⁿ is of a certain document alone. While that is no rarer than a tail of the interval
    ((1 − confidence) ÷ 2), the bounds are those of single documents, whatever the confidence: of two documents the
    smaller and the larger, between which the truth lies about half the time.

    >>> fewest_documents(0.95), fewest_documents(0.9)
    (4, 3)
    """
    documents = 1
    while float(documents) ** -documents >= (1 - confidence) / 2:
        documents += 1
    return documents


def ratio_intervals(
    ratios: Sequence[Ratios], *, confidence: float = 0.95, replicates: int = 2000, seed: int = 0
) -> list[tuple[Floats, Floats]]:
    """The lower and upper bounds of ratios of sums over documents, by the BCa bootstrap (Efron 1987).

    Documents are drawn with replacement, as many as there are, ``replicates`` times; the bounds are percentiles of the
    ratios of the draws, corrected for bias (a draw with the very ratio of the documents counts half) and for
    acceleration (from the empirical influence of each document, as in DiCiccio & Efron 1996; the method: Efron &
    Tibshirani 1993, chapter 14). BCa and not plain percentiles, because counts by document are skewed: most texts do
    not name an actor, a few do so many times, and plain percentiles then lie too low. Of few documents BCa is too
    narrow too: in simulations with clustered mentions 0.95 meant 0.87 to 0.91 with ten or twenty documents (of plain
    percentiles 0.83 to 0.89), 0.9 to 0.94 with fifty. The same ``seed`` gives the same draws; all ratios share them.

    Missing (NaN): bounds of fewer documents than :func:`fewest_documents`, not counting those that have nothing under
    the line, since they say nothing of a ratio; and bounds of a ratio that is the same in every draw (an actor whom
    none of the documents names, or all in the same measure): documents that do not differ do not tell how far others
    would. Draws in which a ratio is not defined are left out of it.

    >>> from scipy import sparse
    >>> over = sparse.csr_array(np.array([[0], [1], [4], [1], [0], [3], [0], [2]]))
    >>> under = sparse.csr_array(np.full((8, 1), 100))
    >>> [(low, high)] = ratio_intervals([Ratios(over, under, np.array([0]))])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0059], [0.0238])
    """
    from scipy import sparse

    check_confidence(confidence)
    check_draws(replicates, seed)
    documents = ratios[0].over.shape[0] if ratios else 0
    if documents < fewest_documents(confidence):
        return [(np.full(len(r.of), np.nan), np.full(len(r.of), np.nan)) for r in ratios]
    parts = [part for r in ratios for part in (r.over, r.under)]
    sums = _drawn_sums(sparse.hstack(parts, format="csr"), replicates, seed)
    cuts = np.cumsum([part.shape[1] for part in parts])[:-1]
    drawn = iter(np.split(sums, cuts))
    bounds = [_bounds(r, next(drawn), next(drawn), confidence) for r in ratios]
    return [_of_enough(r, both, confidence) for r, both in zip(ratios, bounds, strict=True)]


def _of_enough(ratios: Ratios, bounds: tuple[Floats, Floats], confidence: float) -> tuple[Floats, Floats]:
    """The bounds, missing where fewer documents than needed have something under the line."""
    enough = _column_sums((ratios.under > 0).astype(float))[ratios.of] >= fewest_documents(confidence)
    low, high = (np.where(enough, end, np.nan) for end in bounds)
    return low, high


def check_draws(replicates: object, seed: object) -> None:
    """Raise an OptionError for a number of draws below 100, or a seed that is no whole number from 0 on."""
    for value, name, least in ((replicates, "replicates", 100), (seed, "seed", 0)):
        if isinstance(value, bool) or not isinstance(value, Integral) or value < least:
            raise OptionError(f"{name}={value!r}", "nothing is drawn by this", f"give a whole number from {least} on")


def _draws(documents: int, replicates: int, seed: int) -> Iterator[Floats]:
    """How often each document is drawn: some draws at a time, a row each."""
    random = np.random.default_rng(seed)
    rows = max(_CELLS // documents, 1)
    for begin in range(0, replicates, rows):
        number = min(rows, replicates - begin)
        drawn = random.integers(0, documents, (number, documents)) + documents * np.arange(number)[:, None]
        yield np.bincount(drawn.ravel(), minlength=number * documents).reshape(number, documents).astype(float)


def _drawn_sums(values: sparse.csr_array, replicates: int, seed: int) -> Floats:
    """The sum of each column over the documents of each draw: a row a column, a column a draw."""
    turned = values.T.astype(float).tocsr()
    return np.hstack([turned @ weights.T for weights in _draws(values.shape[0], replicates, seed)])


def _bounds(ratios: Ratios, over: Floats, under: Floats, confidence: float) -> tuple[Floats, Floats]:
    from scipy.special import ndtr, ndtri

    below = under[ratios.of]
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = np.sort(np.where(below > 0, over / below, np.nan), axis=1)
        estimate = _column_sums(ratios.over) / _column_sums(ratios.under)[ratios.of]
        defined = np.count_nonzero(~np.isnan(drawn), axis=1)
        less = np.count_nonzero(drawn < estimate[:, None], axis=1)
        equal = np.count_nonzero(drawn == estimate[:, None], axis=1)
        bias = ndtri(np.clip((less + equal / 2) / defined, 0.5 / defined, 1 - 0.5 / defined))
        skew = acceleration(ratios, estimate)
        tail = float(ndtri((1 - confidence) / 2))
        low, high = (
            _quantiles(drawn, defined, ndtr(bias + (bias + z) / np.maximum(1 - skew * (bias + z), 1e-3)))
            for z in (tail, -tail)
        )
        differs = (defined > 0) & (drawn[:, 0] < drawn[np.arange(len(drawn)), np.maximum(defined - 1, 0)])
    return np.where(differs, low, np.nan), np.where(differs, high, np.nan)


def acceleration(ratios: Ratios, estimate: Floats) -> Floats:
    """Σ U³ ÷ 6 (Σ U²)^1.5 with U = x − ratio × y of each document, by the sums of their products.

    >>> from scipy import sparse
    >>> ratios = Ratios(sparse.csr_array([[0], [0], [0], [4]]), sparse.csr_array([[1]] * 4), np.array([0]))
    >>> acceleration(ratios, np.array([1.0])).round(4).tolist()  # U is -1, -1, -1, 3: 24 ÷ 6 × 12^1.5
    [0.0962]
    """
    over, under, t = ratios.over.tocoo(), ratios.under.astype(float).tocsr(), estimate
    x, column = over.data.astype(float), over.col
    y = np.asarray(under[over.row, ratios.of[column]], np.float64).ravel() if len(x) else x

    def total(products: Floats) -> Floats:
        return np.bincount(column, products, len(estimate))

    y2, y3 = (_column_sums(under.power(power))[ratios.of] for power in (2, 3))
    squares = total(x**2) - 2 * t * total(x * y) + t**2 * y2
    cubes = total(x**3) - 3 * t * total(x**2 * y) + 3 * t**2 * total(x * y**2) - t**3 * y3
    return np.where(squares > 0, cubes / (6 * np.maximum(squares, 0) ** 1.5), 0.0)


def _column_sums(values: sparse.csr_array | sparse.csc_array) -> Floats:
    return np.asarray(values.sum(axis=0), np.float64).ravel()


def _quantiles(ordered: Floats, defined: NDArray[np.int64], levels: Floats) -> Floats:
    """Of each row of values in order, of which the first ``defined`` are there, the value at its level."""
    place = levels * np.maximum(defined - 1, 0)
    place = np.where(np.isfinite(place), place, 0.0)
    lower = np.floor(place).astype(np.int64)
    upper = np.minimum(lower + 1, np.maximum(defined - 1, 0))
    row = np.arange(len(ordered))
    part = place - lower
    # not a weighted sum of both, which would leave a hair's breadth beside a value that both are
    return ordered[row, lower] + part * (ordered[row, upper] - ordered[row, lower])
