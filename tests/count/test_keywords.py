import numpy as np
import pandas as pd
import pytest

import corpus
from corpus.count import (
    cite,
    count_terms,
    frequencies,
    group_keyness,
    keyness,
    ngrams,
    sample_of,
    sample_of_table,
    token_table,
)  # fmt: skip
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
    assert poem["log_ratio"] < poem["log_ratio_high"] < poem["lrc"] < 0  # the bound of a wider interval


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


def test_groups_of_one_word_and_of_none():
    counts = count_terms([("۱", "چین"), ("۲", "نفت"), ("۳", "،")]).words("token")
    table = group_keyness(counts, ("doc", {"۱": "۱", "۲": "۲", "۳": "۳"}))
    assert table[["doc", "word"]].values.tolist() == [["۱", "چین"], ["۱", "نفت"], ["۲", "چین"], ["۲", "نفت"]]
    assert np.isfinite(table[["log_ratio", "p", "log_likelihood"]]).all(axis=None)
    assert table.attrs["sizes"] == {"tokens": 2, "groups": 3}


@pytest.mark.parametrize(
    ("target", "reference", "side"), [([], REFERENCE, "target"), (TARGET, [("۲", "!")], "reference")]
)
def test_a_side_without_words_is_named(target, reference, side):
    with pytest.raises(OptionError, match=f"the {side}: it has no words to compare.*how its texts were chosen"):
        keyness(sample(target), sample(reference))


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
    (pd.DataFrame({"word": ["چین"], "count": [-1]}), "counts that are missing, negative or no numbers"),
    (pd.DataFrame({"word": ["چین"], "count": ["سه"]}), "counts that are missing, negative or no numbers"),
    (frequencies(token_table(REFERENCE), stopwords=["چین"]), "it lacks words that were counted"),
    (frequencies(token_table(REFERENCE)).head(1), "it lacks words that were counted"),
    (frequencies(token_table(REFERENCE), groups=("doc", {"۲": "۲"})), "the reference: it was counted by groups"),
    (ngrams(token_table(REFERENCE), 2), "a table of 2-grams: this is no table of frequencies"),
    (pd.DataFrame({"word": ["چین"], "count": [np.nan]}), "counts that are missing, negative or no numbers"),
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
    assert set(table["word"]) >= set(target.words)
    absent = table[table["count"] == 0]
    assert absent["reference_per_million"].min() * target.size >= 1e6  # to be expected once at least
    assert set(keyness(target, sample_of_table(general), min_count=4)["word"]) < set(table["word"])
    assert "wordfreq" in cite(table)
    assert set(table["word"].head(2)) == {"چین", "نفت"}
    with pytest.raises(OptionError, match=r'surface: the list does not have words like this.*by="token"'):
        corpus.general_persian(by="surface")


def test_words_of_equal_measure_stand_by_log_likelihood():
    table = keyness(sample(TARGET), sample(REFERENCE), sort="lrc", stopwords=["چین"])
    alike = keyness(sample([("۱", "آب نفت نفت")]), sample([("۲", "شعر")]), sort="lrc")
    assert table["word"].tolist() == ["نفت", "شعر"]
    assert alike["lrc"].tolist() == [0, 0, 0]
    assert alike["log_likelihood"].is_monotonic_decreasing


def test_few_documents_are_tested_exactly():
    target = [(f"۱{i}", "چین نفت") for i in range(6)]
    reference = [(f"۲{i}", "چین نفت" if i < 3 else "نفت") for i in range(6)]
    table = keyness(sample(target, "documents"), sample(reference, "documents"), evidence="documents")
    assert table.set_index("word").loc["چین", "p"] == pytest.approx(0.181818, abs=5e-7)  # Fisher: 6 of 6 and 3 of 6


@pytest.mark.parametrize("sort", ["log_likelihood", "log_ratio"])
@pytest.mark.parametrize("evidence", ["tokens", "documents"])
def test_the_strongest_words_of_each_group_have_the_rows_that_they_have_among_all(sort, evidence):
    words = [f"واژه{i}" for i in range(30)]
    texts = [(f"d{d}", " ".join(words[(d * i) % 30] for i in range(1, 25))) for d in range(8)]
    counts = count_terms(texts).words("token")
    groups = ("doc", {doc: doc for doc, _ in texts})
    whole = group_keyness(counts, groups, sort=sort, evidence=evidence)
    few = group_keyness(counts, groups, sort=sort, evidence=evidence, strongest=3)
    assert few.groupby("doc").size().max() <= 6
    both = few.merge(whole, on=list(whole.columns))
    assert len(both) == len(few)
    for doc, rows in few[few["log_ratio"] > 0].groupby("doc"):
        first = whole[(whole["doc"] == doc) & (whole["log_ratio"] > 0)].head(3)
        assert rows["word"].tolist() == first["word"].tolist()
