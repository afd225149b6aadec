import numpy as np
import pandas as pd
import pytest

import corpus
from corpus.count import count_terms, frequencies, group_keyness, keyness, sample_of, sample_of_table, token_table
from corpus.count.keywords import COLUMNS, Sample
from corpus.errors import OptionError

TARGET = [("۱", "چین " * 25 + "نفت " * 975)]
REFERENCE = [("۲", "چین " * 5 + "نفت " * 1000 + "شعر " * 995)]


def sample(documents, evidence="tokens", by="token"):
    return sample_of(count_terms(documents).words(by), evidence)


def test_golden_values():
    table = keyness(sample(TARGET), sample(REFERENCE)).set_index("word")
    row = table.loc["چین"]
    assert row["log_likelihood"] == pytest.approx(32.293373, abs=5e-7)
    assert row["log_likelihood_2"] == pytest.approx(31.951593, abs=5e-7)
    assert row["log_ratio"] == pytest.approx(3.321928, abs=5e-7)
    assert row["percent_diff"] == pytest.approx(900)
    assert row[["count", "reference_count", "per_million", "reference_per_million"]].tolist() == [25, 5, 25_000, 2_500]


def test_words_of_the_reference_only_are_kept_as_negative_keywords():
    table = keyness(sample(TARGET), sample(REFERENCE))
    assert list(table.columns) == COLUMNS
    assert table["word"].tolist() == ["شعر", "نفت", "چین"]
    poem = table.iloc[0]
    assert (poem["count"], poem["reference_count"]) == (0, 995)
    assert poem["log_ratio"] < 0
    assert poem["log_ratio_low"] == -np.inf
    assert poem["lrc"] == poem["log_ratio_high"] or poem["log_ratio"] < poem["lrc"] < 0


def test_any_measure_sorts():
    table = keyness(sample(TARGET), sample(REFERENCE), sort="log_ratio")
    assert table["word"].tolist() == ["چین", "نفت", "شعر"]
    with pytest.raises(OptionError, match=r"chi: there is no such measure.*log_likelihood"):
        keyness(sample(TARGET), sample(REFERENCE), sort="chi")


def test_documents_as_evidence():
    target = [("۱", "چین چین چین"), ("۲", "چین نفت"), ("۳", "نفت")]
    reference = [("۴", "نفت"), ("۵", "شعر"), ("۶", "!")]
    table = keyness(sample(target, "documents"), sample(reference, "documents")).set_index("word")
    assert table.loc["چین", ["count", "reference_count"]].tolist() == [2, 0]
    assert table.loc["چین", "per_million"] == pytest.approx(2e6 / 3)
    assert table.loc["نفت", "reference_per_million"] == pytest.approx(1e6 / 2)  # a text without words is none


def test_groups_are_compared_with_all_others():
    counts = count_terms([("۱", "چین چین"), ("۲", "چین نفت"), ("۳", "شعر")]).words("token")
    table = group_keyness(counts, ("source", {"۱": "الف", "۲": "الف", "۳": "ب"}))
    assert list(table.columns) == ["source", *COLUMNS]
    assert table["source"].tolist() == ["الف"] * 3 + ["ب"] * 3
    rows = table.set_index(["source", "word"])
    assert rows.loc[("الف", "چین"), ["count", "reference_count"]].tolist() == [3, 0]
    assert rows.loc[("ب", "چین"), ["count", "reference_count"]].tolist() == [0, 3]


def test_a_single_group_has_nothing_to_be_compared_with():
    for documents in ([("۱", "چین"), ("۲", "نفت")], []):
        table = group_keyness(count_terms(documents).words("token"), ("source", dict.fromkeys("۱۲", "الف")))
        assert table.empty
        assert list(table.columns) == ["source", *COLUMNS]


def test_a_group_with_one_word_gives_rows_and_no_warning():
    counts = count_terms([("۱", "چین"), ("۲", "")]).words("token")
    table = group_keyness(counts, ("doc", {"۱": "۱", "۲": "۲"}))
    assert table["word"].tolist() == ["چین", "چین"]
    assert table["p"].tolist() == [1, 1]


def test_empty_corpora_give_an_empty_table():
    table = keyness(sample([]), sample([]))
    assert table.empty
    assert list(table.columns) == COLUMNS


def test_a_table_of_frequencies_can_be_the_reference():
    table = frequencies(token_table(REFERENCE), by="token")
    by_table = keyness(sample(TARGET), sample_of_table(table))
    pd.testing.assert_frame_equal(by_table, keyness(sample(TARGET), sample(REFERENCE)))
    plain = pd.DataFrame({"word": ["چین", "نفت"], "count": [5, 1995]})
    assert sample_of_table(plain).size == 2000


def test_words_missing_from_a_list_of_common_words_are_as_common_as_its_rarest():
    reference = Sample(pd.Index(["نفت"]), np.array([900.0]), 2000, floor=5)
    table = keyness(sample(TARGET), reference).set_index("word")
    assert table.loc["چین", "reference_count"] == 5
    assert table.loc["چین", "log_ratio"] == pytest.approx(3.321928, abs=5e-7)
    assert "شعر" not in table.index


WRONG_TABLES = [
    (pd.DataFrame({"term": ["چین"]}), "a table with the columns term: this is no table of frequencies"),
    (pd.DataFrame({"word": ["چین", "چین"], "count": [1, 2]}), "چین: the table has this word twice"),
    (pd.DataFrame({"word": ["چین"], "count": [-1]}), "counts that are missing, negative or above its size"),
    (pd.DataFrame({"word": ["چین"], "count": [np.nan]}), "counts that are missing, negative or above its size"),
]


@pytest.mark.parametrize(("table", "message"), WRONG_TABLES)
def test_wrong_tables_are_named(table, message):
    with pytest.raises(OptionError, match=message):
        sample_of_table(table)


def test_documents_of_a_plain_table_are_not_known():
    with pytest.raises(OptionError, match="it does not say how many documents it has"):
        sample_of_table(pd.DataFrame({"word": ["چین"], "count": [1], "documents": [1]}), "documents")
    with pytest.raises(OptionError, match=r'texts: keyness is not counted by this.*evidence="documents"'):
        sample(TARGET, "texts")


def test_general_persian_sets_a_text_about_china_apart():
    general = corpus.general_persian()
    assert general["word"].is_unique
    rates = general.set_index("word")["per_million"]
    assert rates["و"] > rates["کتاب"] > rates["زیرساخت"] > 0
    text = "دولت چین و دولت ایران دربارهٔ نفت گفت‌وگو کردند و چین نفت خرید. چین نفت بیشتری می‌خواهد. " * 3
    target = sample([("الف", text)], by="lemma")
    table = keyness(target, sample_of_table(general))
    assert set(table["word"]) == set(target.words)
    assert set(table["word"].head(2)) == {"چین", "نفت"}
    with pytest.raises(OptionError, match=r'surface: the list does not have words like this.*by="token"'):
        corpus.general_persian(by="surface")
