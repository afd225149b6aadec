"""The interval of a share of few cases."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .association import check_confidence

type Floats = NDArray[np.float64]


def wilson_interval(cases: ArrayLike, of: ArrayLike, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The bounds of the share ``cases`` ÷ ``of`` by Wilson's score interval (Wilson 1927); missing where ``of`` is 0.

    Good for few cases, and at shares of 0 and 1 (Brown, Cai & DasGupta 2001). It takes the cases as drawn one by one;
    where they were not, ``of`` may be the size of a sample that says as much, which need not be whole.

    >>> low, high = wilson_interval([1, 0], [10, 0])
    >>> low.round(4).tolist(), high.round(4).tolist()
    ([0.0179, nan], [0.4042, nan])
    """
    check_confidence(confidence)
    size = np.atleast_1d(np.asarray(of, np.float64))
    share = np.asarray(cases, np.float64) / np.where(size > 0, size, np.nan)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = share + z**2 / (2 * size)
        reach = z * np.sqrt(share * (1 - share) / size + (z / (2 * size)) ** 2)
        low, high = ((middle + side * reach) / (1 + z**2 / size) for side in (-1, 1))
    return np.clip(low, 0.0, share), np.clip(high, share, 1.0)
