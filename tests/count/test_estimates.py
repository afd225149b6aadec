from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from corpus.count.estimates import NONE, UNKNOWN, Estimate, Stratum, ratio, share_of_sum, stratified_total, wilson


@pytest.mark.parametrize(("found", "checked"), [(0, 1), (1, 1), (0, 50), (50, 50), (49, 50), (7, 20), (993, 1000)])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_the_interval_of_a_share_is_that_of_scipy(found: int, checked: int, confidence: float) -> None:
    estimate = wilson(found / checked, checked, confidence)
    expected = binomtest(found, checked).proportion_ci(confidence, method="wilson")
    assert (estimate.low, estimate.high) == pytest.approx((expected.low, expected.high))


def test_of_one_stratum_the_interval_is_wilsons() -> None:
    total, share = stratified_total([Stratum(300, 20, 18)]), wilson(0.9, 20)
    assert (total.value, total.low, total.high) == pytest.approx((270, 300 * share.low, 300 * share.high))


def test_strata_drawn_in_proportion_are_like_one_sample() -> None:
    parts, one = stratified_total([Stratum(100, 10, 9), Stratum(300, 30, 20)]), stratified_total([Stratum(400, 40, 29)])
    assert (parts.value, parts.low, parts.high) == pytest.approx((one.value, one.low, one.high))


def test_a_stratum_drawn_thinly_weighs_as_much_as_it_stands_for() -> None:
    total = stratified_total([Stratum(900, 10, 10), Stratum(100, 90, 0)])
    assert total.value == pytest.approx(900)
    even = stratified_total([Stratum(900, 90, 90), Stratum(100, 10, 0)])
    assert total.high - total.low > even.high - even.low


def test_what_was_not_checked_is_taken_to_be_like_the_rest_or_is_unknown() -> None:
    assert stratified_total([Stratum(10, 4, 2), Stratum(90, 0, 0)]).value == pytest.approx(50)
    assert stratified_total([Stratum(90, 0, 0)]) is UNKNOWN
    assert stratified_total([]) is NONE


def test_a_ratio_to_a_known_number_has_the_interval_divided_by_it() -> None:
    found = ratio(Estimate(2, 1, 4), Estimate(4, 4, 4))
    assert (found.value, found.low, found.high) == pytest.approx((0.5, 0.25, 1))
    inverse = ratio(Estimate(4, 4, 4), Estimate(2, 1, 4))
    assert (inverse.low, inverse.high) == pytest.approx((1, 4))


@pytest.mark.parametrize(
    ("part", "rest", "expected"),
    [
        (Estimate(9, 8, 10), NONE, (1, 1, 1)),
        (NONE, Estimate(9, 8, 10), (0, 0, 0)),
        (NONE, NONE, (math.nan,) * 3),
        (UNKNOWN, NONE, (math.nan,) * 3),
    ],
)
def test_shares_at_the_ends(part: Estimate, rest: Estimate, expected: tuple[float, ...]) -> None:
    found = share_of_sum(part, rest)
    assert (found.value, found.low, found.high) == pytest.approx(expected, nan_ok=True)


strata = st.lists(
    st.integers(0, 60)
    .flatmap(lambda checked: st.tuples(st.integers(checked, 5000), st.just(checked), st.integers(0, checked)))
    .map(lambda row: Stratum(*row)),
    max_size=6,
)


@given(strata, strata)
def test_estimates_lie_in_their_intervals(hits: list[Stratum], near: list[Stratum]) -> None:
    found, missed = stratified_total(hits), stratified_total(near)
    for total, own in ((found, hits), (missed, near)):
        if not math.isnan(total.value):
            whole = sum(stratum.frame for stratum in own)
            assert -1e-9 <= total.low <= total.value + 1e-9
            assert total.value - 1e-9 <= total.high <= whole + 1e-9
    recall = share_of_sum(found, missed)
    if not math.isnan(recall.value):
        assert -1e-9 <= recall.low <= recall.value + 1e-9
        assert recall.value <= recall.high + 1e-9
        assert recall.high <= 1 + 1e-9


def test_intervals_hold_what_they_promise() -> None:
    """Of many audits with known answers about 95 in 100 give an interval that holds the truth."""
    chance = np.random.default_rng(4)
    hits = [(193, 50, 0.97), (98, 50, 0.99), (188, 50, 0.9), (15, 15, 0.8)]  # frame, checked, share that is right
    near = [(1600, 45, 0.01), (16, 4, 0.2), (329, 48, 0.01), (225, 41, 0.02)]
    true = [sum(frame * share for frame, _, share in each) for each in (hits, near)]
    held = np.zeros(2)
    for _ in range(400):
        totals = [
            stratified_total([Stratum(n, k, int(chance.binomial(k, p))) for n, k, p in each]) for each in (hits, near)
        ]
        recall = share_of_sum(*totals)
        held += [totals[0].low <= true[0] <= totals[0].high, recall.low <= true[0] / sum(true) <= recall.high]
    assert (held / 400 > 0.92).all()
