"""Dates spread over time: each weighs 1, in steps and smoothed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from corpus.count.time_density import smooth_density, smoothing, step_density

days = st.integers(-900_000, 60_000)
spans = st.lists(st.tuples(days, st.integers(0, 40_000)), min_size=1, max_size=30).map(
    lambda pairs: np.array([(first, first + length) for first, length in pairs])
)


@given(spans)
def test_steps_weigh_as_much_as_there_are_dates(dates: np.ndarray) -> None:
    at, values = step_density(dates)
    assert float((np.diff(at) * values[:-1]).sum()) == pytest.approx(len(dates))
    assert (values >= 0).all()
    assert values[-1] == 0
    assert (at[0], at[-1]) == (dates[:, 0].min(), dates[:, 1].max() + 1)


@given(spans, st.floats(0.5, 5000))
def test_a_curve_weighs_as_much_as_there_are_dates(dates: np.ndarray, width: float) -> None:
    low, high = dates[:, 0].min() - 9 * width, dates[:, 1].max() + 1 + 9 * width
    total = sum(_share(dates[i], low, high, width) for i in range(len(dates)))
    assert total == pytest.approx(len(dates), rel=1e-4)
    at = np.linspace(low, high, 50)
    assert (smooth_density(dates, at, width) >= -1e-12).all()


def _share(span: np.ndarray, low: float, high: float, width: float) -> float:
    """The area under one date's curve from ``low`` to ``high``, by numbers."""
    inside = np.concatenate([np.linspace(edge - 8 * width, edge + 8 * width, 400) for edge in (span[0], span[1] + 1)])
    at = np.unique(np.concatenate([np.linspace(low, high, 400), inside]).clip(low, high))
    return float(np.trapezoid(smooth_density(span[None], at, width), at))


def test_a_curve_is_an_interval_seen_through_a_normal_curve() -> None:
    width, dates = 3.0, np.array([[10, 19]])
    fine = np.linspace(10, 20, 20_001)
    for day in (5.0, 12.0, 15.0, 22.0):
        mean = float(np.trapezoid(norm.pdf(day, fine, width), fine)) / 10
        assert smooth_density(dates, np.array([day]), width)[0] == pytest.approx(mean, rel=1e-6)


def test_dates_that_are_certain_stand_where_they_are() -> None:
    at, values = step_density(np.array([[5, 5], [5, 5], [7, 8]]))
    assert at.tolist() == [5, 6, 7, 9]
    assert values.tolist() == [2, 0, 1 / 2, 0]


@pytest.mark.parametrize("dates", [[[1, 1]], [[1, 1], [9, 9]], [[4, 4]] * 10])
def test_few_dates_and_those_alike_are_not_smoothed(dates: list[list[int]]) -> None:
    assert smoothing(np.array(dates)) == 0


def test_the_rule_is_silverman_s() -> None:
    middles = np.arange(0, 1000, 10)
    spread = min(middles.std(ddof=1), (np.quantile(middles, 0.75) - np.quantile(middles, 0.25)) / 1.34)
    assert smoothing(np.stack([middles, middles], axis=1)) == pytest.approx(0.9 * spread * 100**-0.2)
    mostly_alike = np.array([[0, 0]] * 8 + [[100, 100]] * 2)
    assert smoothing(mostly_alike) == pytest.approx(0.9 * mostly_alike[:, 0].std(ddof=1) * 10**-0.2)
