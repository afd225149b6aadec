import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from corpus.count import cite, dispersion, mention_dispersion, token_table
from corpus.count.actor_dispersion import COLUMNS
from corpus.errors import OptionError
from tests.strategies import mention_tables


def mentions_of(counts, actor="CN"):
    docs = [str(doc) for doc, count in enumerate(counts) for _ in range(count)]
    return pd.DataFrame({"doc": docs, "start": range(len(docs)), "actor": actor, "kind": "country", "counted": True})


def test_golden_values():
    documents = pd.DataFrame({"doc": list("01234"), "tokens": [9, 10, 10, 10, 11], "chars": 99})
    row = mention_dispersion(mentions_of([1, 2, 3, 4, 5]), documents).loc[0]
    assert row[["actor", "count", "parts", "range"]].tolist() == ["CN", 15, 5, 5]
    assert row["juilland_d"] == pytest.approx(0.785150, abs=5e-7)
    assert row["dp"] == pytest.approx(0.18, abs=5e-7)
    assert row["dp_norm"] == pytest.approx(0.219512, abs=5e-7)


def test_it_is_the_dispersion_of_words_for_an_actor_of_one_word():
    texts = [("الف", "چین و چین"), ("ب", "باران و برف آمد"), ("پ", "به چین رفت")]
    tokens = token_table(texts)
    found = tokens[tokens["token"] == "چین"].assign(actor="CN", kind="country", counted=True)
    documents = pd.DataFrame({"doc": [doc for doc, _ in texts], "tokens": [3, 4, 3]})
    measures = ["count", "range", "dp", "dp_norm", "juilland_d"]
    words = dispersion(tokens, by="token").set_index("word").loc["چین", measures]
    assert mention_dispersion(found, documents).loc[0, measures].tolist() == pytest.approx(words.tolist())


def test_within_documents():
    documents = pd.DataFrame({"doc": ["0", "1"], "tokens": 20, "chars": [100, 10]})
    mentions = pd.DataFrame(
        {"doc": ["0", "0", "0", "1"], "start": [0, 9, 99, 9], "actor": ["CN", "CN", "CN", "RU"], "counted": True}
    )
    table = mention_dispersion(mentions, documents, within=10)
    assert list(table.columns) == ["doc", *COLUMNS]
    # two of three mentions in the first tenth, one in the last: ½ (|⅔ − 0.1| + |⅓ − 0.1| + 8 × 0.1)
    assert table[["doc", "actor", "count", "parts", "range"]].values.tolist() == [
        ["0", "CN", 3, 10, 2],
        ["1", "RU", 1, 10, 1],
    ]
    assert table["dp"].tolist() == pytest.approx([0.8, 0.9])
    assert table["dp_norm"].tolist() == pytest.approx([0.8 / 0.9, 1.0])
    assert "parts=10 stretches of each document" in cite(table)


def test_one_document_and_none():
    documents = pd.DataFrame({"doc": ["0"], "tokens": [9], "chars": [50]})
    one = mention_dispersion(mentions_of([2]), documents)
    assert one[["count", "range", "dp"]].values.tolist() == [[2, 1, 0]]
    assert one[["dp_norm", "juilland_d"]].isna().all(axis=None)
    for within in (None, 5):
        for known in (documents, documents.head(0)):
            table = mention_dispersion(mentions_of([]), known, within=within)
            assert table.empty
            assert list(table.columns) == (COLUMNS if within is None else ["doc", *COLUMNS])


@pytest.mark.parametrize("within", [1, 0, True, 2.5, "doc"])
def test_wrong_stretches(within):
    documents = pd.DataFrame({"doc": ["0"], "tokens": [9], "chars": [50]})
    with pytest.raises(OptionError, match=r"within=.*documents are not cut like this.*such as within=10"):
        mention_dispersion(mentions_of([2]), documents, within=within)


@given(mention_tables())
def test_bounds_and_sums(tables):
    mentions, documents = tables
    over, within = mention_dispersion(mentions, documents), mention_dispersion(mentions, documents, within=4)
    for table in (over, within):
        assert table["count"].sum() == mentions["counted"].sum()
        assert table["dp"].between(0, 1).all()
        assert (table["range"] <= np.minimum(table["count"], table["parts"])).all()
    assert over.set_index("actor")["range"].to_dict() == within.groupby("actor").size().to_dict()
    assert mention_dispersion(mentions, documents, kinds="geographic")["count"].sum() == (~mentions["counted"]).sum()
