import math

import pytest
from scipy.stats import binomtest

from corpus.count.proportions import wilson_interval
from corpus.errors import OptionError


def by_formula(k, n, z=1.959963984540054):
    centre = (k / n + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(k / n * (1 - k / n) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return centre - half, centre + half


@pytest.mark.parametrize(("k", "n"), [(1, 10), (5, 10), (0, 4), (4, 4), (130, 1000)])
def test_the_formula_of_wilson(k, n):
    low, high = wilson_interval([k, k], [n, 0])
    assert (low[0], high[0]) == pytest.approx(by_formula(k, n), abs=1e-9)
    assert math.isnan(low[1])
    assert math.isnan(high[1])


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_scipy_agrees(confidence):
    pairs = [(k, n) for n in (1, 2, 7, 50, 400) for k in {0, 1, n // 2, n}]
    low, high = wilson_interval(*zip(*pairs, strict=True), confidence=confidence)
    theirs = [binomtest(k, n).proportion_ci(confidence, method="wilson") for k, n in pairs]
    assert low == pytest.approx([interval.low for interval in theirs], abs=1e-12)
    assert high == pytest.approx([interval.high for interval in theirs], abs=1e-12)


def test_no_case_and_another_level():
    assert [len(bound) for bound in wilson_interval([], [])] == [0, 0]
    wide, narrow = (wilson_interval([3], [9], confidence=level) for level in (0.99, 0.8))
    assert wide[0] < narrow[0] < 1 / 3 < narrow[1] < wide[1]


@pytest.mark.parametrize("confidence", [0, 1, 95, "0.95", None])
def test_wrong_confidence(confidence):
    with pytest.raises(OptionError, match=r"not a level of confidence\. What to do: give a number between 0 and 1"):
        wilson_interval([1], [2], confidence=confidence)
