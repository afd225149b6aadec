"""The measures of keyness and collocation, on arrays of counts.

Two notations, as in the literature. *Frequencies of two corpora*: ``a`` and ``b`` are how often a word occurs in the
target and in the reference, ``c`` and ``d`` how large these are. *Pairs*: ``o`` is how often two words occur together,
``r`` and ``k`` the totals of node and collocate, ``n`` the size of the corpus, ``e`` = r·k/n what chance would give.

Everything takes numbers or arrays and returns arrays of floats; what is not defined is NaN, what grows beyond
bounds is infinite, and neither warns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from numbers import Real

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..errors import OptionError

type Floats = NDArray[np.float64]

_LOG_2 = float(np.log(2))
_FEW = 5  # expected in a cell, under which chi-squared does not hold
_ALIKE = 1e-7
_ABSENT = 0.5  # what stands for a count of zero in a ratio (Hardie 2014)


def _floats(*values: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.broadcast_arrays(*(np.asarray(value, np.float64) for value in values)))


def _is_number(value: object) -> bool:
    return isinstance(value, Real)


def check_confidence(confidence: float) -> None:
    """Raise an OptionError where ``confidence`` is no number between 0 and 1."""
    if not _is_number(confidence) or not 0 < confidence < 1:
        raise OptionError(confidence, "not a level of confidence", "give a number between 0 and 1, such as 0.95")


def _quotient(over: ArrayLike, under: ArrayLike) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.asarray(over, np.float64) / np.asarray(under, np.float64))


def _log2(value: ArrayLike) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.log2(np.asarray(value, np.float64)))


def _times_log(observed: Floats, expected: Floats) -> Floats:
    """o·ln(o/e), which is 0 where nothing was observed."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(observed > 0, observed * np.log(observed / expected), 0.0)


# ---- two corpora


def log_likelihood(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Floats:
    """G² = 2 Σ O ln(O/E) over the four cells of word and other words, target and reference (Dunning 1993).

    Asymptotically chi-squared with one degree of freedom: :func:`significance`.

    >>> round(float(log_likelihood(25, 5, 1000, 2000)), 6)
    32.293373
    """
    a, b, c, d = _floats(a, b, c, d)
    return table_log_likelihood(a, c - a, b, d - b)


def table_log_likelihood(o11: ArrayLike, o12: ArrayLike, o21: ArrayLike, o22: ArrayLike) -> Floats:
    """G² of a table of two rows and two columns; never below 0."""
    o11, o12, o21, o22 = _floats(o11, o12, o21, o22)
    total = o11 + o12 + o21 + o22
    first, second = o11 + o12, o21 + o22
    left, right = o11 + o21, o12 + o22
    terms = (
        _times_log(o11, _quotient(first * left, total)),
        _times_log(o12, _quotient(first * right, total)),
        _times_log(o21, _quotient(second * left, total)),
        _times_log(o22, _quotient(second * right, total)),
    )
    return np.asarray(np.maximum(2 * sum(terms[1:], terms[0]), 0.0))


def log_likelihood_2(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Floats:
    """2[a ln(a/E₁) + b ln(b/E₂)], the two terms that many tools and papers report (Rayson & Garside 2000).

    >>> round(float(log_likelihood_2(25, 5, 1000, 2000)), 6)
    31.951593
    """
    a, b, c, d = _floats(a, b, c, d)
    share = _quotient(a + b, c + d)
    return np.asarray(2 * (_times_log(a, c * share) + _times_log(b, d * share)))


def significance(statistic: ArrayLike) -> Floats:
    """The p value of a log-likelihood: the upper tail of chi-squared with one degree of freedom."""
    from scipy.stats import chi2

    return np.asarray(chi2.sf(np.asarray(statistic, np.float64), 1))


def exact_or_asymptotic(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Floats:
    """P values of the difference: of Fisher's exact test where a cell has less than five expected, else of G².

    Each distinct pair of counts is tested once.

    >>> exact_or_asymptotic([6, 0], [3, 6], 6, 6).round(3).tolist()
    [0.182, 0.002]
    """
    a, b, c, d = _floats(a, b, c, d)
    p = significance(log_likelihood(a, b, c, d))
    share = _quotient(a + b, c + d)
    least = np.minimum(np.minimum(c, d) * share, np.minimum(c, d) * (1 - share))
    few = np.flatnonzero(least < _FEW)
    cells = np.stack([a, b, c, d], axis=1)[few].astype(int)
    p[few] = [_exact(*table) for table in cells.tolist()]
    return p


@lru_cache(maxsize=100_000)  # groups of the same size have most of their tables in common
def _exact(a: int, b: int, c: int, d: int) -> float:
    """The two-sided p of Fisher's exact test (1922): of all counts with these totals, those no likelier than ``a``."""
    from scipy.special import gammaln

    both = a + b
    lowest = max(both - d, 0)
    x = np.arange(lowest, min(both, c) + 1)
    logs = -(gammaln(x + 1) + gammaln(c - x + 1) + gammaln(both - x + 1) + gammaln(d - both + x + 1))
    likely = np.exp(logs - logs.max())
    # as likely but for rounding: the other side of an even distribution
    return float(likely[likely <= likely[a - lowest] * (1 + _ALIKE)].sum() / likely.sum())


def adjusted(p_values: ArrayLike) -> Floats:
    """P values for the share of false discoveries among those called significant (Benjamini & Hochberg 1995)."""
    from scipy.stats import false_discovery_control

    p = np.asarray(p_values, np.float64)
    return np.asarray(false_discovery_control(np.clip(p, 0, 1))) if p.size else p


def log_ratio(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Floats:
    """log₂[(a/c)/(b/d)]: how often the rate doubles; a count of 0 is taken as 0.5 (Hardie 2014).

    Missing where a corpus is empty.

    >>> round(float(log_ratio(25, 5, 1000, 2000)), 6), float(log_ratio(8, 0, 1000, 2000))
    (3.321928, 5.0)
    """
    a, b, c, d = _floats(a, b, c, d)
    a, b = np.where(a == 0, _ABSENT, a), np.where(b == 0, _ABSENT, b)
    with np.errstate(invalid="ignore"):
        ratio = _log2(_quotient(a, c) / _quotient(b, d))
    return np.where((c > 0) & (d > 0), ratio, np.nan)


def log_ratio_interval(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, confidence: float = 0.95, tests: int = 1
) -> tuple[Floats, Floats]:
    """The exact confidence interval of the Log Ratio, lower and upper bound.

    Given a + b, a is binomial when both counts are Poisson; the bounds of its share (Clopper & Pearson 1934) are those
    of the ratio of rates. The upper bound of a word that the reference lacks is infinite, the lower bound of one that
    the target lacks minus infinity. ``tests`` divides 1 − ``confidence`` (Bonferroni).

    >>> low, high = log_ratio_interval(8, 0, 1000, 2000)
    >>> round(float(low), 3), float(high)
    (1.771, inf)
    """
    from scipy.stats import beta

    check_confidence(confidence)
    a, b, c, d = _floats(a, b, c, d)
    tail = (1 - confidence) / max(tests, 1) / 2
    with np.errstate(invalid="ignore"):
        low = np.where(a > 0, beta.ppf(tail, np.maximum(a, _ABSENT), b + 1), 0.0)
        high = np.where(b > 0, beta.isf(tail, a + 1, np.maximum(b, _ABSENT)), 1.0)
    # a sum of logarithms, since a share of 1 has infinite odds and a corpus may be empty
    with np.errstate(invalid="ignore"):
        scale = _log2(d) - _log2(c)
        return _log2(low) - _log2(1 - low) + scale, _log2(high) - _log2(1 - high) + scale


def conservative_log_ratio(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, confidence: float = 0.95, tests: int = 1
) -> Floats:
    """The bound of the interval that is nearer to 0, and 0 where the interval has 0 in it (LRC, Evert 2022)."""
    low, high = log_ratio_interval(a, b, c, d, confidence=confidence, tests=tests)
    return np.where(low > 0, low, np.where(high < 0, high, 0.0))


def percent_difference(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Floats:
    """%DIFF = 100 (a/c − b/d)/(b/d); infinite for a word that the reference lacks (Gabrielatos & Marchi 2011).

    >>> float(percent_difference(25, 5, 1000, 2000))
    900.0
    """
    a, b, c, d = _floats(a, b, c, d)
    reference = _quotient(b, d)
    return 100 * _quotient(_quotient(a, c) - reference, reference)


def simple_maths(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, smoothing: float = 1.0) -> Floats:
    """(rate in the target + n)/(rate in the reference + n), rates per million (Kilgarriff 2009).

    A larger ``smoothing`` n prefers commoner words.

    >>> round(float(simple_maths(25, 5, 1000, 2000, smoothing=100)), 4)
    9.6538
    """
    if not _is_number(smoothing) or smoothing < 0:
        raise OptionError(smoothing, "rates are not smoothed by this", "give a number from 0 on, such as 1 or 100")
    a, b, c, d = _floats(a, b, c, d)
    return _quotient(1e6 * _quotient(a, c) + smoothing, 1e6 * _quotient(b, d) + smoothing)


def bayes_factor(statistic: ArrayLike, size: ArrayLike) -> Floats:
    """BIC = LL − ln N: above 2 positive, 6 strong, 10 very strong evidence of a difference (Wilson 2013)."""
    return np.asarray(statistic, np.float64) - _LOG_2 * _log2(size)


# ---- pairs of words


def expected(r: ArrayLike, k: ArrayLike, n: ArrayLike) -> Floats:
    """r·k/n, how often the pair would occur by chance."""
    r, k, n = _floats(r, k, n)
    return _quotient(r * k, n)


def mutual_information(o: ArrayLike, e: ArrayLike) -> Floats:
    """MI = log₂ O/E (Church & Hanks 1990). Prefers rare pairs.

    >>> round(float(mutual_information(50, 1)), 6)
    5.643856
    """
    return _log2(_quotient(o, e))


def cubed_mutual_information(o: ArrayLike, e: ArrayLike) -> Floats:
    """MI³ = log₂ O³/E (Daille 1994)."""
    return _log2(_quotient(np.asarray(o, np.float64) ** 3, e))


def normalised_mutual_information(o: ArrayLike, e: ArrayLike, n: ArrayLike) -> Floats:
    """NPMI = MI/−log₂(O/N), from −1 (never together) to 1 (never apart) (Bouma 2009)."""
    o, e, n = _floats(o, e, n)
    return np.where(o > 0, _quotient(mutual_information(o, e), -_log2(_quotient(o, n))), -1.0)


def t_score(o: ArrayLike, e: ArrayLike) -> Floats:
    """(O − E)/√O (Church et al. 1991). Prefers frequent pairs.

    >>> round(float(t_score(50, 1)), 6)
    6.929646
    """
    o, e = _floats(o, e)
    return _quotient(o - e, np.sqrt(o))


def z_score(o: ArrayLike, e: ArrayLike) -> Floats:
    """(O − E)/√E (Dennis 1964).

    >>> float(z_score(50, 1))
    49.0
    """
    o, e = _floats(o, e)
    return _quotient(o - e, np.sqrt(e))


def log_dice(o: ArrayLike, r: ArrayLike, k: ArrayLike) -> Floats:
    """14 + log₂(2O/(R + C)): at most 14, and not dependent on the size of the corpus (Rychlý 2008).

    >>> float(log_dice(50, 100, 100))
    13.0
    """
    o, r, k = _floats(o, r, k)
    return 14 + _log2(_quotient(2 * o, r + k))


def delta_p(o: ArrayLike, r: ArrayLike, k: ArrayLike, n: ArrayLike) -> Floats:
    """ΔP of the collocate given the node: O/R − (C − O)/(N − R); with r and k exchanged the reverse (Gries 2013).

    >>> round(float(delta_p(50, 100, 100, 10_000)), 6)
    0.494949
    """
    o, r, k, n = _floats(o, r, k, n)
    return _quotient(o, r) - _quotient(k - o, n - r)


def pair_log_likelihood(o: ArrayLike, r: ArrayLike, k: ArrayLike, n: ArrayLike) -> Floats:
    """G² of the pair: both words, one of them, none (Dunning 1993)."""
    o, r, k, n = _floats(o, r, k, n)
    return table_log_likelihood(o, r - o, k - o, n - r - k + o)


def named(measure: str, known: Sequence[str]) -> str:
    """``measure``, when it is one of those ``known``; else an OptionError that lists them."""
    if measure not in known:
        raise OptionError(measure, "there is no such measure", f"use one of {', '.join(known)}")
    return measure
