"""How densely dates lie in time, where many of them are vague.

A date that may be any day of an interval is spread evenly over it, so that it weighs 1 in all. Archaeologists and
criminologists know the sum of such dates as the aoristic one (J. H. Ratcliffe 2000, «Aoristic analysis: the spatial
interpretation of unspecific temporal events», International Journal of Geographical Information Science 14: 669-679).
Smoothed, each date is the convolution of its interval with a normal curve, which has a closed form.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from .periods import Days

type Floats = NDArray[np.float64]

_FEW = 3  # dates; of fewer, and of dates that all lie alike, nobody can say how wide a curve should be
_IQR_OF_NORMAL = 1.34  # times its standard deviation


def smoothing(spans: Days) -> float:
    """How wide the curve of each date should be, in days: Silverman's rule on the middles of the spans.

    ``0.9 min(s, IQR/1.34) n^(-1/5)`` (B. W. Silverman 1986, Density estimation for statistics and data analysis,
    eq. 3.31), with s alone where most dates lie alike. 0, which is not to smooth, where there are fewer than three
    dates or all lie alike. The rule is made for one heap of dates; where they lie in several it smooths too much.

    >>> round(smoothing(np.array([[0, 0], [10, 10], [20, 20], [30, 30]])), 1)
    7.6
    """
    middles = spans.mean(axis=1)
    if len(middles) < _FEW or not np.ptp(middles):
        return 0.0
    quarters = np.quantile(middles, [0.25, 0.75])
    widths = [float(middles.std(ddof=1)), float(quarters[1] - quarters[0]) / _IQR_OF_NORMAL]
    return float(0.9 * min(filter(None, widths)) * len(middles) ** -0.2)


def step_density(spans: Days) -> tuple[Floats, Floats]:
    """Dates a day, exactly: the days where the density changes, and what it is from each of them on.

    ``spans`` has the first and last day number of each date. The last value is 0; the area is the number of dates.

    >>> [part.tolist() for part in step_density(np.array([[0, 1], [1, 1]]))]
    [[0.0, 1.0, 2.0], [0.5, 1.5, 0.0]]
    """
    weights = 1 / (spans[:, 1] - spans[:, 0] + 1)
    edges = np.unique(np.concatenate([spans[:, 0], spans[:, 1] + 1]))
    change = np.zeros(len(edges))
    np.add.at(change, np.searchsorted(edges, spans[:, 0]), weights)
    np.add.at(change, np.searchsorted(edges, spans[:, 1] + 1), -weights)
    density = np.cumsum(change)
    density[-1] = 0  # but for rounding it is
    return edges.astype(float), np.maximum(density, 0)


def smooth_density(spans: Days, at: NDArray[Any], width: float) -> Floats:
    """Dates a day at the points ``at``, each date smoothed by a normal curve with a standard deviation of ``width``.

    Of a date from day a to the end of day b it is ``(F((t - a) / width) - F((t - b) / width)) / (b - a)``, F being the
    distribution function of the standard normal curve.

    >>> round(float(smooth_density(np.array([[0, 99]]), np.array([50.0]), 1)[0]), 3)
    0.01
    """
    starts, ends = spans[:, 0].astype(float), spans[:, 1] + 1.0
    total = np.zeros(len(at))
    for start, end in zip(starts, ends, strict=True):  # one by one: all at once they would fill the memory
        total += (ndtr((at - start) / width) - ndtr((at - end) / width)) / (end - start)
    return total
