import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse, stats

from corpus.count.resampling import Ratios, fewest_documents, ratio_intervals
from corpus.errors import OptionError


def ratios(over, under):
    """One ratio: a value for each document above and below the line."""
    column = np.zeros(1, np.int64)
    return Ratios(sparse.csr_array(np.array(over)[:, None]), sparse.csr_array(np.array(under)[:, None]), column)


def interval(over, under, **options):
    [(low, high)] = ratio_intervals([ratios(over, under)], **options)
    return float(low[0]), float(high[0])


def test_a_share_of_documents_has_the_quantiles_of_the_binomial():
    # of 20 documents 10: no bias, no skew, and 2.5 % of Bin(20, ½) lie below 6, 2.5 % above 14
    assert interval([1] * 10 + [0] * 10, [1] * 20, replicates=8000) == (0.3, 0.7)
    assert interval([1, 1, 0, 0], [1] * 4) == (0.0, 1.0)


def test_bounds_are_those_of_another_implementation():
    random = np.random.default_rng(5)
    words = random.integers(100, 900, 60)
    count = random.poisson(random.gamma(0.4, 5, 60))

    def ratio(x, y, axis=-1):
        return x.sum(axis=axis) / y.sum(axis=axis)

    other = stats.bootstrap((count, words), ratio, paired=True, vectorized=True, n_resamples=40_000, rng=random)
    low, high = interval(count, words, replicates=40_000)
    assert low == pytest.approx(other.confidence_interval.low, rel=0.03)
    assert high == pytest.approx(other.confidence_interval.high, rel=0.03)
    plain = stats.bootstrap(
        (count, words), ratio, paired=True, vectorized=True, n_resamples=40_000, rng=random, method="percentile"
    )
    assert low > plain.confidence_interval.low * 1.03  # skewed counts: this is why it is not the plain one
    assert high > plain.confidence_interval.high * 1.03


def test_the_true_rate_is_mostly_inside():
    random = np.random.default_rng(3)
    inside = 0
    for _ in range(200):
        words = random.integers(200, 600, 40)
        count = random.poisson(random.gamma(1, 1, 40) * words / 400)
        low, high = interval(count, words, replicates=500)
        inside += low <= 1 / 400 <= high
    assert 0.88 <= inside / 200 <= 0.98


@pytest.mark.parametrize("documents", [0, 1, 2, 3])
def test_few_documents_have_no_interval(documents):
    assert np.isnan(interval([5, 1, 2][:documents], [10] * documents)).all()


def test_how_many_documents_it_takes():
    assert [fewest_documents(level) for level in (0.5, 0.8, 0.9, 0.95, 0.99)] == [3, 3, 3, 4, 4]
    assert not np.isnan(interval([5, 1, 2], [10] * 3, confidence=0.9)).any()


@pytest.mark.parametrize(("over", "under"), [([0] * 9, [7] * 9), ([2] * 9, [8] * 9), ([0] * 9, [0] * 9)])
def test_documents_that_do_not_differ_have_no_interval(over, under):
    assert np.isnan(interval(over, under)).all()


def test_draws_without_the_whole_are_left_out():
    # of a share of nothing nothing is known: only draws with the second document have one, and it is ½ in all
    assert np.isnan(interval([0, 1, 0, 0, 0], [0, 2, 0, 0, 0])).all()
    assert np.isnan(interval([0, 1, 0, 3, 0], [0, 2, 0, 3, 0])).all()  # two documents are too few, whoever stands by
    assert interval([1, 3, 1, 4], [2, 3, 2, 4]) == pytest.approx(interval([1, 3, 1, 4, 0], [2, 3, 2, 4, 0]), abs=0.1)


def test_the_same_seed_gives_the_same_bounds_in_whatever_company():
    over, under = [0, 1, 4, 1, 0, 3, 0, 2], [90, 80, 120, 70, 60, 100, 50, 100]
    alone = interval(over, under)
    both = ratio_intervals([ratios(under, over), ratios(over, under)])
    assert (both[1][0][0], both[1][1][0]) == alone == interval(over, under)
    assert alone != interval(over, under, seed=1)
    assert alone == pytest.approx(interval(over, under, seed=1), rel=0.1)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 9)), min_size=4, max_size=12), st.integers(0, 3))
def test_bounds_are_in_order_and_within_the_documents(documents, seed):
    over, under = (np.array(column) for column in zip(*documents, strict=True))
    low, high = interval(over, under, replicates=200, seed=seed)
    wide = interval(over, under, replicates=200, seed=seed, confidence=0.99)
    rates = over / under
    if rates.min() == rates.max():
        assert np.isnan([low, high]).all()
        return
    assert rates.min() - 1e-12 <= low <= high <= rates.max() + 1e-12
    assert wide[0] <= low + 1e-12
    assert wide[1] >= high - 1e-12


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"confidence": 95}, r"95: not a level of confidence"),
        ({"replicates": 10}, r"replicates=10: nothing is drawn by this\. What to do: give a whole number from 100 on"),
        ({"replicates": 2e3}, r"replicates=2000\.0: nothing is drawn"),
        ({"seed": -1}, r"seed=-1: nothing is drawn by this\. What to do: give a whole number from 0 on"),
        ({"seed": True}, r"seed=True: nothing is drawn"),
    ],
)
def test_wrong_options_are_named(options, message):
    with pytest.raises(OptionError, match=message):
        interval([1, 2, 3, 4], [5] * 4, **options)
