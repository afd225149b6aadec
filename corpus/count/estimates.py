"""What a sample drawn from strata says of the whole: totals and shares with their intervals.

The usual variance of a stratified share is 0 where every row of a stratum was right, as rows of an audit often are,
and says nothing of a stratum with one row. So the interval is Wilson's, which knows that it may be otherwise, for the
number of rows that a sample drawn evenly would need to say as much.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .proportions import wilson_interval


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

    The sum over strata of frame × share, with Wilson's interval for the effective sample size 1 ÷ Σ (W² ÷ checked),
    where W is a stratum's part of all frames (Kish 1965). Of one stratum that is Wilson's interval. Strata of which
    nothing was checked are taken to be like the others; where nothing at all was, the total is missing. The cases are
    taken as drawn from texts without end: the interval says what to expect of such texts, not of these alone.

    >>> total = stratified_total([Stratum(900, 30, 30), Stratum(100, 20, 10)])
    >>> round(total.value), round(total.low), round(total.high)
    (950, 827, 987)
    """
    whole = sum(stratum.frame for stratum in strata)
    known = [stratum for stratum in strata if stratum.checked]
    covered = sum(stratum.frame for stratum in known)
    if not covered:
        return UNKNOWN if whole else NONE
    share = sum(stratum.frame * stratum.found / stratum.checked for stratum in known) / covered
    size = 1 / sum((stratum.frame / covered) ** 2 / stratum.checked for stratum in known)
    found = wilson(min(share, 1.0), size, confidence)
    return Estimate(whole * found.value, whole * found.low, whole * found.high)


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
