import numpy as np
import pandas as pd
import pytest
from scipy.stats import fisher_exact

from corpus.count import cite, comentions, evidence, mention_counts
from corpus.count.actor_pairs import COMENTION_COLUMNS
from corpus.errors import OptionError

DOCUMENTS = pd.DataFrame({"doc": ["ب", "الف", "پ"], "tokens": [1000, 500, 0], "source": ["ایرنا", "مهر", "ایرنا"]})


@pytest.fixture
def mentions():
    rows = [
        ("ب", 0, "CN", "country", True),
        ("ب", 0, "RU", "capital", True),
        ("ب", 1, "CN", "geographic", False),
        ("ب", 2, "RU", "country", True),
        ("ب", 2, "RU", "country", True),
        ("الف", 0, "SU", "country", True),
        ("الف", 0, "RU", "country", True),
    ]
    table = pd.DataFrame(rows, columns=["doc", "sentence", "actor", "kind", "counted"])
    return table.assign(start=0, end=3, text="نام", alias="نام")


def test_each_document_and_actor_has_a_row(mentions):
    table = mention_counts(mentions, DOCUMENTS, actors=["CN", "RU", "JP", "SU"])
    assert table.values.tolist() == [
        ["ب", "RU", 3, 3.0, 0.75, 1, 1.0],
        ["ب", "CN", 1, 1.0, 0.25, 1, 1.0],
        ["ب", "JP", 0, 0.0, 0.0, 0, 0.0],
        ["ب", "SU", 0, 0.0, 0.0, 0, 0.0],
        ["الف", "RU", 1, 2.0, 0.5, 1, 1.0],
        ["الف", "SU", 1, 2.0, 0.5, 1, 1.0],
        ["الف", "CN", 0, 0.0, 0.0, 0, 0.0],
        ["الف", "JP", 0, 0.0, 0.0, 0, 0.0],
        ["پ", "CN", 0, 0.0, 0.0, 0, 0.0],
        ["پ", "RU", 0, 0.0, 0.0, 0, 0.0],
        ["پ", "JP", 0, 0.0, 0.0, 0, 0.0],
        ["پ", "SU", 0, 0.0, 0.0, 0, 0.0],
    ]
    assert list(table.columns) == ["doc", "actor", *MEASURES]


def test_totals(mentions):
    table = mention_counts(mentions, DOCUMENTS, by="actor", actors=["CN", "JP", "RU"])
    assert table["actor"].tolist() == ["RU", "CN", "JP"]
    assert table["count"].tolist() == [4, 1, 0]
    assert table["documents"].tolist() == [2, 1, 0]
    assert table["per_1000"].tolist() == pytest.approx([4 / 1.5, 1 / 1.5, 0])
    assert table["share"].sum() == pytest.approx(1)


def test_by_kind_and_by_metadata(mentions):
    kinds = mention_counts(mentions, DOCUMENTS, by="kind")
    assert kinds.loc[kinds["count"] > 0, ["kind", "actor", "count"]].values.tolist() == [
        ["capital", "RU", 1],
        ["country", "RU", 3],
        ["country", "CN", 1],
        ["country", "SU", 1],
    ]
    assert "geographic" not in set(kinds["kind"])  # uncounted kinds are left out
    sources = mention_counts(mentions, DOCUMENTS, by="source", actors=["RU"])
    assert sources[["source", "count", "per_1000"]].values.tolist() == [["ایرنا", 3, 3.0], ["مهر", 1, 2.0]]


def test_without_mentions_the_zeros_stay(mentions):
    none = mentions.iloc[:0]
    assert mention_counts(none, DOCUMENTS, actors=["JP"])["count"].tolist() == [0, 0, 0]
    assert mention_counts(none, DOCUMENTS, by="actor", actors=["JP"]).values.tolist() == [["JP", 0, 0.0, 0.0, 0, 0.0]]
    empty = mention_counts(none, DOCUMENTS.iloc[:0])
    assert list(empty.columns) == ["doc", "actor", *MEASURES]
    assert empty.empty


def test_an_unknown_column_is_named(mentions):
    with pytest.raises(OptionError, match=r"year: there is no such column .* use one of actor, doc,"):
        mention_counts(mentions, DOCUMENTS, by="year")


def test_nothing_given_is_changed(mentions):
    before, documents = mentions.copy(), DOCUMENTS.copy()
    mention_counts(mentions, DOCUMENTS)
    comentions(mentions)
    pd.testing.assert_frame_equal(mentions, before)
    pd.testing.assert_frame_equal(documents, DOCUMENTS)


def test_evidence_puts_the_sentence_beside_each_mention(mentions):
    sentences = pd.DataFrame(
        {"doc": ["ب", "ب", "ب", "الف"], "sentence": [0, 1, 2, 0], "text": ["یک", "دو", "سه", "چهار"]}
    )
    table = evidence(mentions, sentences)
    assert table["sentence_text"].tolist() == ["یک", "یک", "دو", "سه", "سه", "چهار", "چهار"]
    assert table.drop(columns="sentence_text").values.tolist() == mentions.values.tolist()
    assert evidence(mentions.iloc[:0], sentences).columns[-1] == "sentence_text"


def test_comentions(mentions):
    table = comentions(mentions)
    assert table[["actor_a", "actor_b", "count", "documents"]].values.tolist() == [
        ["CN", "RU", 1, 1],
        ["RU", "SU", 1, 1],
    ]
    assert comentions(mentions, window="document")[["actor_a", "actor_b", "count"]].values.tolist() == [
        ["CN", "RU", 1],
        ["RU", "SU", 1],
    ]
    assert list(comentions(mentions.iloc[:0]).columns) == COMENTION_COLUMNS
    assert cite(table).startswith(
        "comentions. Parameters: window=sentence. Sizes: sentences=3, mentions=6, documents=2."
    )
    with pytest.raises(OptionError, match="page: actors are not paired within this"):
        comentions(mentions, window="page")


def test_how_much_oftener_than_by_chance():
    # of 100 sentences 20 name CN, 10 RU, 8 both: 2 would by chance
    rows = [(i, "CN") for i in range(20)] + [(i, "RU") for i in range(12, 22)] + [(0, "CN")]
    mentions = pd.DataFrame(rows, columns=["sentence", "actor"]).assign(doc="الف", counted=True, paragraph=0)
    row = comentions(mentions, units=100).iloc[0]
    assert row[["count", "count_a", "count_b", "expected"]].tolist() == [8, 20, 10, 2]
    assert row["log_dice"] == pytest.approx(14 + np.log2(16 / 30))
    assert row["npmi"] == pytest.approx(2 / -np.log2(0.08))
    assert row["log_likelihood"] == pytest.approx(19.391032)  # 2 (8 ln 4 + 12 ln ⅔ + 2 ln ¼ + 78 ln 78/72)
    assert row["p"] == pytest.approx(fisher_exact([[8, 12], [2, 78]]).pvalue)
    assert comentions(mentions, window="paragraph", units=5)["count"].tolist() == [1]
