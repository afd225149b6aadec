import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import diversity, token_table
from corpus.count.lexical_diversity import drawn_ratio, moving_ratio
from corpus.errors import OptionError


@given(st.lists(st.integers(0, 6), min_size=1, max_size=40), st.integers(1, 12))
def test_moving_ratio_is_the_mean_of_all_windows(words, window):
    ratio = moving_ratio(np.array(words), window)
    if len(words) < window:
        assert np.isnan(ratio)
    else:
        windows = [words[i : i + window] for i in range(len(words) - window + 1)]
        assert ratio == pytest.approx(np.mean([len(set(w)) / window for w in windows]))


@given(st.lists(st.integers(1, 8), min_size=1, max_size=8))
def test_drawn_ratio_is_that_of_a_bag_of_words(counts):
    n, drawn = sum(counts), 4
    ratio = drawn_ratio(np.array(counts, float), drawn)
    if n < drawn:
        assert np.isnan(ratio)
        return
    # 1 − C(n−f, 4)/C(n, 4), by products
    absent = [np.prod([(n - f - i) / (n - i) for i in range(drawn)]) if n - f >= drawn else 0 for f in counts]
    assert ratio == pytest.approx(sum(1 - a for a in absent) / drawn)


def test_values_by_hand():
    # چین و چین و: ratios 1, 1, 2/3 ends a stretch; then 1: one stretch and none of the next; backwards the same
    row = diversity(token_table([("الف", "چین و چین و")]), by="token", window=2).iloc[0]
    assert row[["tokens", "types", "hapaxes"]].tolist() == [4, 2, 0]
    assert row["ttr"] == 0.5
    assert row["mattr"] == 1
    assert row["mtld"] == 4
    assert row["yule_k"] == 1e4 * (2 * 4 - 4) / 16
    assert np.isnan(row["hdd"])


def test_measures_do_not_depend_on_length_but_ttr_does():
    rng = np.random.default_rng(1)
    words = np.array([f"و{'ا' * int(i)}" for i in range(300)], object)
    share = 1 / np.arange(1, 301)
    text = " ".join(rng.choice(words, 8000, p=share / share.sum()))
    short, long = token_table([("الف", text[: len(text) // 8])]), token_table([("الف", text)])
    a, b = diversity(short, by="token").iloc[0], diversity(long, by="token").iloc[0]
    assert a["ttr"] > 2 * b["ttr"]
    for name in ("mattr", "hdd", "yule_k"):
        assert a[name] == pytest.approx(b[name], rel=0.12), name


def test_groups_and_short_texts():
    tokens = token_table([("الف", "چین"), ("ب", "ژاپن و چین"), ("پ", "!")])
    table = diversity(tokens, groups=("source", {"الف": "یک", "ب": "یک", "پ": "دو"}))
    assert table["source"].tolist() == ["یک"]
    assert table["tokens"].tolist() == [4]
    single = diversity(token_table([("الف", "چین")]))
    assert single[["tokens", "types", "hapaxes", "ttr"]].values.tolist() == [[1, 1, 1, 1]]
    assert single[["mattr", "mtld", "hdd"]].isna().all().all()
    empty = diversity(token_table([]))
    assert empty.empty
    assert list(empty.columns) == ["doc", "tokens", "types", "hapaxes", "ttr", "mattr", "mtld", "hdd", "yule_k"]


def test_wrong_windows_are_named():
    with pytest.raises(OptionError, match="0: not a number of words"):
        diversity(token_table([]), window=0)
