"""The formulas: golden values worked out by hand, and two independent libraries as oracles."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy.stats import fisher_exact

from corpus.count import association as am
from corpus.errors import OptionError

VALUES = pd.read_csv(Path(__file__).with_name("association_values.tsv"), sep="\t")
MEASURES_NLTK = {
    "log_likelihood": BigramAssocMeasures.likelihood_ratio,
    "mi": BigramAssocMeasures.pmi,
    "t": BigramAssocMeasures.student_t,
}


def exactly(value):
    return pytest.approx(value, abs=5e-7)


@pytest.mark.parametrize(
    ("counts", "four", "two", "ratio", "percent"),
    [
        ((25, 5, 1000, 2000), 32.293373, 31.951593, 3.321928, 900),
        ((8, 0, 1000, 2000), 17.620616, 17.577797, 5, np.inf),
    ],
)
def test_golden_values_of_two_corpora(counts, four, two, ratio, percent):
    assert am.log_likelihood(*counts) == exactly(four)
    assert am.log_likelihood_2(*counts) == exactly(two)
    assert am.log_ratio(*counts) == exactly(ratio)
    assert am.percent_difference(*counts) == exactly(percent)
    assert am.bayes_factor(four, 3000) == exactly(four - np.log(3000))


def test_golden_values_of_pairs():
    o, r, k, n = 50, 100, 100, 10_000
    e = am.expected(r, k, n)
    assert e == 1
    assert am.mutual_information(o, e) == exactly(5.643856)
    assert am.t_score(o, e) == exactly(6.929646)
    assert am.z_score(o, e) == exactly(49)
    assert am.log_dice(o, r, k) == exactly(13)
    # by hand: log2(125000), 5.643856 ÷ 7.643856, 50/100 − 50/9900
    assert am.cubed_mutual_information(o, e) == exactly(16.931569)
    assert am.normalised_mutual_information(o, e, n) == exactly(0.738352)
    assert am.delta_p(o, r, k, n) == exactly(0.494949)


def test_simple_maths_smooths_rates_per_million():
    assert am.simple_maths(25, 5, 1000, 2000, smoothing=1) == exactly(25_001 / 2_501)
    assert am.simple_maths(8, 0, 1000, 2000, smoothing=100) == exactly(81)


def test_agrees_with_association_measures():
    o, r, k, n = (VALUES[name].to_numpy(float) for name in "orkn")
    e = am.expected(r, k, n)
    two_corpora = (o, k - o, r, n - r)
    ours = {
        "log_likelihood": am.pair_log_likelihood(o, r, k, n),
        "mi": am.mutual_information(o, e),
        "t": am.t_score(o, e),
        "z": am.z_score(o, e),
        "log_ratio": am.log_ratio(*two_corpora),
        "lrc": am.conservative_log_ratio(*two_corpora, confidence=0.95, tests=100),
    }
    for name, values in ours.items():
        np.testing.assert_allclose(values, VALUES[name], rtol=1e-6, atol=5e-7, err_msg=name)
    np.testing.assert_allclose(am.log_likelihood(*two_corpora), VALUES["log_likelihood"], rtol=1e-6, atol=5e-7)


@given(st.integers(1, 300), st.integers(0, 500), st.integers(0, 500), st.integers(1, 50_000))
def test_agrees_with_nltk(o, more_r, more_k, rest):
    r, k = o + more_r, o + more_k
    n = r + k - o + rest
    e = float(am.expected(r, k, n))
    ours = {
        "log_likelihood": am.pair_log_likelihood(o, r, k, n),
        "mi": am.mutual_information(o, e),
        "t": am.t_score(o, e),
    }
    for name, value in ours.items():
        theirs = MEASURES_NLTK[name](o, (r, k), n)
        # nltk adds 1e-20 to what it takes the logarithm of
        assert float(value) == pytest.approx(theirs, rel=1e-9, abs=1e-6), name


def test_the_exact_interval_is_that_of_a_binomial_share():
    from scipy.stats import binomtest

    low, high = am.log_ratio_interval(25, 5, 1000, 2000)
    share = binomtest(25, 30).proportion_ci(0.95, "exact")
    odds = (share.low / (1 - share.low), share.high / (1 - share.high))
    assert (float(low), float(high)) == (exactly(np.log2(2 * odds[0])), exactly(np.log2(2 * odds[1])))


def test_an_interval_of_a_count_of_zero_is_open_on_one_side():
    low, high = am.log_ratio_interval([8, 0, 0], [0, 8, 0], 1000, 1000)
    assert low[0] > 0
    assert high[0] == np.inf
    assert low[1] == -np.inf
    assert high[1] < 0
    assert (low[2], high[2]) == (-np.inf, np.inf)
    assert am.conservative_log_ratio([8, 0, 0], [0, 8, 0], 1000, 1000).tolist() == [low[0], high[1], 0.0]


def test_false_discoveries_are_corrected_in_steps():
    # by hand: p × m ÷ rank, made to fall nowhere
    assert am.adjusted([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert am.adjusted([]).tolist() == []


@given(st.integers(0, 900), st.integers(0, 900), st.integers(900, 5000), st.integers(900, 5000))
def test_exchanging_the_corpora_turns_the_signs(a, b, c, d):
    assert float(am.log_ratio(a, b, c, d)) == pytest.approx(-float(am.log_ratio(b, a, d, c)))
    assert float(am.log_likelihood(a, b, c, d)) == pytest.approx(float(am.log_likelihood(b, a, d, c)), abs=1e-9)
    low, high = am.log_ratio_interval(a, b, c, d)
    assert low <= high
    assume(a and b)
    ratio = float(am.log_ratio(a, b, c, d))
    assert low <= ratio <= high
    assert abs(float(am.conservative_log_ratio(a, b, c, d))) <= abs(ratio)


def test_wrong_options_are_named():
    with pytest.raises(OptionError, match=r"1.5: not a level of confidence.* a number between 0 and 1"):
        am.log_ratio_interval(1, 2, 3, 4, confidence=1.5)
    with pytest.raises(OptionError, match=r"high: not a level of confidence"):
        am.log_ratio_interval(1, 2, 3, 4, confidence="high")
    with pytest.raises(OptionError, match=r"-5: rates are not smoothed by this"):
        am.simple_maths(1, 2, 3, 4, smoothing=-5)
    with pytest.raises(OptionError, match=r"chi: there is no such measure.* use one of mi, t"):
        am.named("chi", ("mi", "t"))


@given(st.integers(0, 9), st.integers(0, 300), st.integers(1, 9), st.integers(1, 100_000))
def test_few_cases_have_the_p_of_the_exact_test(a, b, c, d):
    assume(a <= c)
    assume(b <= d)
    share = (a + b) / (c + d)
    found = am.exact_or_asymptotic([a], [b], c, d)[0]
    if min(c, d) * min(share, 1 - share) < 5:
        assert found == pytest.approx(fisher_exact([[a, c - a], [b, d - b]]).pvalue, rel=1e-6)
    else:
        assert found == am.significance(am.log_likelihood(a, b, c, d))


def test_the_exact_test_worked_out_by_hand():
    # a tea taster names 3 of 4 cups: (16 + 1 + 16 + 1) / 70 are no likelier
    assert am.exact_or_asymptotic([3], [1], 4, 4)[0] == exactly(34 / 70)
    assert am.exact_or_asymptotic([4], [0], 4, 4)[0] == exactly(2 / 70)
