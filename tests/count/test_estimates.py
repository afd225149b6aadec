from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from corpus.count.estimates import (
    NONE,
    UNKNOWN,
    Estimate,
    Stratum,
    effective_size,
    ratio,
    share_of_sum,
    stratified_total,
    wilson,
)


@pytest.mark.parametrize(("found", "checked"), [(0, 1), (1, 1), (0, 50), (50, 50), (49, 50), (7, 20), (993, 1000)])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_the_interval_of_a_share_is_that_of_scipy(found: int, checked: int, confidence: float) -> None:
    estimate = wilson(found / checked, checked, confidence)
    expected = binomtest(found, checked).proportion_ci(confidence, method="wilson")
    assert (estimate.low, estimate.high) == pytest.approx((expected.low, expected.high))


def test_of_one_stratum_the_interval_is_wilsons_of_a_finite_number() -> None:
    total, share = stratified_total([Stratum(300, 20, 18)]), wilson(0.9, 20 * 299 / 280)
    assert (total.value, total.low, total.high) == (
        pytest.approx(270),
        np.floor(300 * share.low),
        np.ceil(300 * share.high),
    )
    many = stratified_total([Stratum(10**9, 20, 18)])
    assert (many.low / 10**9, many.high / 10**9) == pytest.approx((wilson(0.9, 20).low, wilson(0.9, 20).high), abs=1e-6)


@pytest.mark.parametrize("strata", [[(40, 40, 38)], [(40, 40, 0), (7, 7, 7)], [(1, 1, 1)]])
def test_of_what_was_looked_at_as_a_whole_all_is_known(strata: list[tuple[int, int, int]]) -> None:
    found = float(sum(row[2] for row in strata))
    assert stratified_total([Stratum(*row) for row in strata]) == Estimate(found, found, found)


def test_a_stratum_that_is_known_makes_the_others_no_surer() -> None:
    alone, both = stratified_total([Stratum(90, 9, 8)]), stratified_total([Stratum(90, 9, 8), Stratum(50, 50, 45)])
    assert (both.value, both.low, both.high) == pytest.approx((alone.value + 45, alone.low + 45, alone.high + 45))


def test_strata_drawn_in_proportion_are_like_one_sample() -> None:
    parts, one = stratified_total([Stratum(100, 10, 9), Stratum(300, 30, 20)]), stratified_total([Stratum(400, 40, 29)])
    assert (parts.value, parts.low, parts.high) == pytest.approx((one.value, one.low, one.high), abs=1)


def test_a_large_stratum_of_few_rows_makes_the_whole_unsure() -> None:
    size = effective_size([Stratum(700, 5, 3), Stratum(300, 95, 95)])
    assert size < 1 / (0.7**2 / 5 + 0.3**2 / 95)  # Kish's, which takes all strata to be alike
    assert effective_size([Stratum(700, 5, 0), Stratum(300, 95, 0)]) < 1 / (0.7**2 / 5 + 0.3**2 / 95) * 1000 / 990


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


HITS = [(193, 50, 0.97), (98, 50, 0.99), (188, 50, 0.9), (15, 15, 0.8)]  # frame, checked, share that is right
NEAR = [(1600, 45, 0.01), (16, 4, 0.2), (329, 48, 0.01), (225, 41, 0.02)]


def audited(design: list[tuple[int, int, float]], chance: np.random.Generator) -> tuple[Estimate, int]:
    """What an audit by this design says of some texts, and the truth about them."""
    true = [int(chance.binomial(frame, share)) for frame, _, share in design]
    strata = [
        Stratum(frame, checked, int(chance.hypergeometric(right, frame - right, checked)))
        for (frame, checked, _), right in zip(design, true, strict=True)
    ]
    return stratified_total(strata), sum(true)


@pytest.mark.parametrize(
    "design",
    [HITS, NEAR, [(300, 20, 0.9)], [(300, 3, 0.5), (700, 50, 0.99)], [(400, 1, 0.8), (900, 40, 0.95), (30, 1, 0.5)],
     [(2000, 10, 0.6), (500, 50, 0.9), (100, 50, 0.99), (50, 50, 0.7)]],
)  # fmt: skip
def test_intervals_hold_what_they_promise(design: list[tuple[int, int, float]]) -> None:
    """Of many audits with known answers at least about 95 in 100 give an interval that holds the truth."""
    chance = np.random.default_rng(4)
    audits = [audited(design, chance) for _ in range(250)]
    held = sum(total.low - 1e-9 <= true <= total.high + 1e-9 for total, true in audits)
    assert held / 250 >= 0.92


def test_the_interval_of_recall_holds_what_it_promises() -> None:
    chance = np.random.default_rng(5)
    held = 0
    for _ in range(250):
        (found, right), (missed, wrong) = audited(HITS, chance), audited(NEAR, chance)
        recall = share_of_sum(found, missed)
        held += recall.low - 1e-9 <= right / (right + wrong) <= recall.high + 1e-9
    assert held / 250 >= 0.92


@given(strata)
def test_an_interval_agrees_with_what_was_looked_at(design: list[Stratum]) -> None:
    total = stratified_total(design)
    if not math.isnan(total.value):
        assert total.low >= sum(stratum.found for stratum in design) - 1e-9
        rest = sum(stratum.frame - (stratum.checked - stratum.found) for stratum in design)
        assert total.high <= rest + 1e-9
