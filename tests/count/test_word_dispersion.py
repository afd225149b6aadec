import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import cite, dispersion, token_table
from corpus.count.word_dispersion import COLUMNS, reduced_frequencies
from corpus.errors import OptionError


def documents(counts, sizes):
    """Documents of ``sizes`` words, of which ``counts`` are چین."""
    return token_table(
        (str(i), " ".join(["چین"] * count + ["و"] * (size - count)))
        for i, (count, size) in enumerate(zip(counts, sizes, strict=True))
    )


def test_golden_values():
    table = dispersion(documents([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])).set_index("word")
    row = table.loc["چین"]
    assert (row["count"], row["parts"], row["range"]) == (15, 5, 5)
    assert row["juilland_d"] == pytest.approx(0.785150, abs=5e-7)
    assert row["dp"] == pytest.approx(0.18, abs=5e-7)
    assert row["dp_norm"] == pytest.approx(0.219512, abs=5e-7)


@pytest.mark.parametrize(("places", "expected"), [([0, 25, 50, 75], 4.0), ([40, 41, 42, 43], 1.12), ([99, 0], 1.02)])
def test_golden_values_of_reduced_frequency(places, expected):
    word = np.ones(100, int)
    word[places] = 0
    assert reduced_frequencies(word, np.bincount(word))[0] == pytest.approx(expected, abs=5e-7)


def slowly(counts, sizes):
    """DP, DPnorm and D by the letter of their definitions."""
    v, s = np.array(counts) / sum(counts), np.array(sizes) / sum(sizes)
    rates = np.array(counts) / np.array(sizes)
    dp = np.abs(v - s).sum() / 2
    return dp, dp / (1 - s.min()), 1 - rates.std() / rates.mean() / np.sqrt(len(counts) - 1)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6)), min_size=2, max_size=6))
def test_the_fast_way_is_the_definition(parts):
    counts, sizes = [c for c, _ in parts], [c + more for c, more in parts]
    if not sum(counts):
        return
    row = dispersion(documents(counts, sizes)).set_index("word").loc["چین"]
    assert row[["dp", "dp_norm", "juilland_d"]].tolist() == pytest.approx(slowly(counts, sizes), abs=1e-9)
    assert row["range"] == np.count_nonzero(counts)
    assert 0 <= row["dp"] <= 1
    assert row["arf"] + 1e-9 >= 1
    assert row["arf"] <= row["count"] + 1e-9


def test_equal_parts_cut_across_documents():
    tokens = token_table([("الف", "چین " * 6), ("ب", "و " * 2)])
    table = dispersion(tokens, parts=4).set_index("word")
    assert table.loc["چین", ["parts", "range"]].tolist() == [4, 3]
    assert table.loc["چین", "dp"] == pytest.approx(0.25)
    assert cite(table).startswith("dispersion. Parameters: parts=4, by=lemma, stopwords=0, min_count=1.")


def test_one_text_and_no_text():
    one = dispersion(token_table([("الف", "چین و چین")]))
    assert one["dp"].tolist() == [0, 0]
    assert one[["dp_norm", "juilland_d"]].isna().all().all()
    for documents_ in ([], [("الف", "، !")]):
        empty = dispersion(token_table(documents_))
        assert empty.empty
        assert list(empty.columns) == COLUMNS


def test_rare_words_and_stopwords_are_left_out_of_the_rows_only():
    tokens = token_table([("الف", "چین و چین"), ("ب", "ژاپن و روسیه")])
    table = dispersion(tokens, min_count=2, stopwords=["و"])
    assert table["word"].tolist() == ["چین"]
    assert table["per_million"].tolist() == [2e6 / 6]


@pytest.mark.parametrize("parts", [1, 0, True, 2.5, "text"])
def test_wrong_parts_are_named(parts):
    with pytest.raises(OptionError, match=r'the corpus is not cut like this.*parts="doc" or a whole number from 2 on'):
        dispersion(token_table([("الف", "چین")]), parts=parts)
