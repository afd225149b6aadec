"""The interval of a share of few cases."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .association import check_confidence

type Floats = NDArray[np.float64]


def wilson_interval(cases: ArrayLike, of: ArrayLike, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The bounds of the share ``cases`` ÷ ``of`` by Wilson's score interval (Wilson 1927); missing where ``of`` is 0.

    Good for few cases, and at shares of 0 and 1 (Brown, Cai & DasGupta 2001). It takes the cases as drawn one by one.

    >>> low, high = wilson_interval([1, 0], [10, 0])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0179, nan], [0.4042, nan])
    """
    from scipy.stats import binomtest

    check_confidence(confidence)
    counts = np.stack(np.broadcast_arrays(np.asarray(cases, np.int64), np.asarray(of, np.int64))).reshape(2, -1)
    pairs, place = np.unique(counts, axis=1, return_inverse=True)
    found = [
        binomtest(k, n).proportion_ci(confidence, method="wilson") if n else (np.nan, np.nan)
        for k, n in pairs.T.tolist()
    ]
    bounds = np.array(found, np.float64).reshape(-1, 2)[place.ravel()]
    return bounds[:, 0], bounds[:, 1]
