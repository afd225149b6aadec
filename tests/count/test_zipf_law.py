import numpy as np
import pandas as pd
import pytest

from corpus.count import frequencies, token_table, zipf
from corpus.errors import OptionError

COLUMNS = ["rank", "word", "count", "per_million", "share", "cumulative_share", "expected"]


def test_the_exponent_of_a_perfect_law_is_found():
    for exponent in (0.7, 1.0, 1.6):
        count = 1e6 / np.arange(1, 2001) ** exponent
        table = zipf(pd.DataFrame({"word": [f"و{i}" for i in range(2000)], "count": count}))
        assert table.attrs["exponent"] == pytest.approx(exponent, abs=1e-6)
        np.testing.assert_allclose(table["expected"], count, rtol=1e-6)


def test_every_word_has_a_rank_of_its_own():
    table = zipf(frequencies(token_table([("الف", "چین و چین و ژاپن")])))
    assert list(table.columns) == COLUMNS
    assert table[["rank", "word", "count"]].values.tolist() == [[1, "چین", 2], [2, "و", 2], [3, "ژاپن", 1]]
    assert table["cumulative_share"].tolist() == pytest.approx([0.4, 0.8, 1])
    assert table["expected"].sum() == pytest.approx(5)


def test_few_words():
    assert list(zipf(frequencies(token_table([]))).columns) == COLUMNS
    assert np.isnan(zipf(frequencies(token_table([("الف", "چین")]))).attrs["exponent"])
    assert zipf(frequencies(token_table([("الف", "چین ژاپن")]))).attrs["exponent"] == 0


def test_wrong_tables_are_named():
    with pytest.raises(OptionError, match="this is no table of frequencies"):
        zipf(pd.DataFrame({"term": []}))
    with pytest.raises(OptionError, match="its words are not sorted by count"):
        zipf(pd.DataFrame({"word": ["الف", "ب"], "count": [1, 2]}))
