"""What a sample drawn from strata says of the whole: totals and shares with their intervals.

The usual variance of a stratified share is 0 where every row of a stratum was right, as rows of an audit often are,
and says nothing of a stratum with one row. So the interval is Wilson's, which knows that it may be otherwise, for the
number of rows that a sample drawn evenly would need to say as much. The cases are those of these texts, a finite
number: of what was looked at nothing is unsure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .proportions import wilson_interval

_CLOSE = 1e-9  # of rounding
_DRAWN = 2  # cases like all, with which the share of a stratum is put together


@dataclass(frozen=True, slots=True)
class Stratum:
    """Of ``frame`` cases ``checked`` were looked at, and ``found`` of these are what is counted."""

    frame: int
    checked: int
    found: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval; missing numbers are NaN."""

    value: float
    low: float
    high: float

    def over(self, whole: float) -> Estimate:
        """The value as a share of ``whole``; missing where that is 0."""
        return Estimate(self.value / whole, self.low / whole, self.high / whole) if whole else UNKNOWN


UNKNOWN = Estimate(math.nan, math.nan, math.nan)
NONE = Estimate(0.0, 0.0, 0.0)


def wilson(share: float, size: float, confidence: float = 0.95) -> Estimate:
    """A share of a sample with its score interval (Wilson 1927); ``size`` need not be whole.

    >>> estimate = wilson(0.9, 10)
    >>> round(estimate.low, 4), round(estimate.high, 4)
    (0.5958, 0.9821)
    """
    (low,), (high,) = wilson_interval(share * size, size, confidence=confidence)
    return Estimate(share, float(low), float(high))


def stratified_total(strata: Sequence[Stratum], confidence: float = 0.95) -> Estimate:
    """How many cases are what is counted, in all strata together.

    The sum over strata of frame × share, with Wilson's interval for the effective sample size
    (:func:`effective_size`), in whole cases. Strata that were looked at as a whole are known and not in it; nor does
    the interval reach below what was found, or above what is left when those looked at and not found are taken off.
    Strata of which nothing was checked are taken to be like the others; where nothing at all was, the total is missing.
    In thirteen kinds of simulated audits (one to five strata of 15 to 5,000 cases, 1 to 50 of each drawn, 2,000 times)
    0.95 meant 0.96 to 1.00, mostly 0.96 to 0.98; with Kish's effective size alone, and no end of cases, it had meant
    0.81 to 1.00.

    >>> total = stratified_total([Stratum(900, 30, 30), Stratum(100, 20, 10)])
    >>> round(total.value), round(total.low), round(total.high)
    (950, 827, 987)
    >>> stratified_total([Stratum(40, 40, 38)])
    Estimate(value=38.0, low=38.0, high=38.0)
    """
    whole = sum(stratum.frame for stratum in strata)
    known = [stratum for stratum in strata if stratum.checked]
    covered = sum(stratum.frame for stratum in known)
    if not covered:
        return UNKNOWN if whole else NONE
    scale = whole / covered
    value = scale * sum(stratum.frame * stratum.found / stratum.checked for stratum in known)
    sampled = [stratum for stratum in known if stratum.checked < scale * stratum.frame]
    if not sampled:
        return Estimate(value, value, value)
    part = scale * sum(stratum.frame for stratum in sampled)
    share = scale * sum(stratum.frame * stratum.found / stratum.checked for stratum in sampled) / part
    interval = wilson(min(share, 1.0), effective_size(sampled, confidence, scale=scale), confidence)
    rest = value - part * share
    least = sum(stratum.found for stratum in known)
    most = whole - sum(stratum.checked - stratum.found for stratum in known)
    # outwards to whole cases: of 80 of which 75 were right and 5 not looked at, 79 may be right
    low = float(math.floor(rest + part * interval.low + _CLOSE))
    high = float(math.ceil(rest + part * interval.high - _CLOSE))
    return Estimate(value, min(max(low, least), value), max(min(high, most), value))


def effective_size(strata: Sequence[Stratum], confidence: float = 0.95, *, scale: float = 1.0) -> float:
    """How many cases, drawn evenly from cases without end, would say as much as those checked.

    share × (1 − share) ÷ variance, as Korn & Graubard (1998) take it, times (t of all cases checked ÷ t of the degrees
    of freedom of the variance)², since the variance is an estimate itself; degrees of freedom by Satterthwaite (1946).
    The variance is Σ W² × (frame − checked) ÷ (frame − 1) × p (1 − p) ÷ checked, with W a stratum's part of all frames
    (each times ``scale``) and p its share, to which two cases like all others are added: of few rows that are all alike
    it would be 0. It is no less than with the share of all in place of p (Kish 1965), so that a large stratum in which
    nothing was found is not taken to have none. Of one stratum the size is checked × (frame − 1) ÷ (frame − checked).

    >>> round(effective_size([Stratum(300, 20, 18)]), 2)  # 20 × 299 ÷ 280
    21.36
    >>> round(effective_size([Stratum(500, 5, 2), Stratum(500, 50, 50)]), 1)  # by Kish's formula 18.3
    11.4
    """
    from scipy.stats import t

    frame, checked, found = (
        np.array([getattr(stratum, name) for stratum in strata], float) for name in ("frame", "checked", "found")
    )
    frame = frame * scale
    weight = frame / frame.sum()
    overall = float(weight @ (found / checked))
    parts = weight**2 * (frame - checked) / np.maximum(frame - 1, 1) / checked
    near = (found + _DRAWN * overall) / (checked + _DRAWN)
    own = parts * near * (1 - near)
    alike = parts * overall * (1 - overall)
    terms = own if own.sum() > alike.sum() else alike
    size = 1 / parts.sum() if not terms.sum() else overall * (1 - overall) / terms.sum()
    terms = terms if terms.sum() else parts
    most = max(checked.sum() - 1, 1)
    freedom = min(terms.sum() ** 2 / (terms**2 / (checked + _DRAWN - 1)).sum(), most)
    level = (1 + confidence) / 2
    return float(size * (t.ppf(level, most) / t.ppf(level, freedom)) ** 2)


def ratio(part: Estimate, whole: Estimate) -> Estimate:
    """The quotient of two independent estimates from 0 on, with its interval (MOVER-R: Donner & Zou 2012).

    >>> ratio(Estimate(2.0, 1.0, 3.0), Estimate(4.0, 4.0, 4.0))
    Estimate(value=0.5, low=0.25, high=0.75)
    """
    (a, a_low, a_high), (b, b_low, b_high) = ((each.value, each.low, each.high) for each in (part, whole))
    if math.isnan(a * b) or not a + b:
        return UNKNOWN
    # The roots of the quadratic equations, written so that neither divides by a difference that may be 0.
    below, above = a_low * (2 * a - a_low), b_low * (2 * b - b_low)
    low = a * b + _root((a * b) ** 2 - below * b_high * (2 * b - b_high))
    high = a * b + _root((a * b) ** 2 - a_high * (2 * a - a_high) * above)
    least = below / low if low else math.inf if below else 0.0
    return Estimate(a / b if b else math.inf, least, high / above if above > 0 else math.inf)


def _root(square: float) -> float:
    return math.sqrt(max(square, 0.0))  # below 0 by rounding only


def share_of_sum(part: Estimate, rest: Estimate) -> Estimate:
    """``part`` ÷ (``part`` + ``rest``) of two independent estimates, by the interval of their ratio.

    >>> share_of_sum(Estimate(9.0, 8.0, 10.0), NONE)
    Estimate(value=1.0, low=1.0, high=1.0)
    """
    odds = ratio(rest, part)
    return Estimate(1 / (1 + odds.value), 1 / (1 + odds.high), 1 / (1 + odds.low))
