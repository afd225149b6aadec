"""Counting words through a Corpus: groups, surface forms, references, and what a corpus is too small for."""

import numpy as np
import pandas as pd
import pytest

import corpus
from corpus.errors import OptionError

TEXTS = {
    "a": "دولت چین كتاب‌های تازه خرید. چین کتابها را مي‌خواند.",
    "b": "دولت ژاپن نفت خرید. نفت گران شد.",
    "c": "شاعر شعر تازه‌ای خواند.",
}
METADATA = "path,title,source\na.txt,الف,ایرنا\nb.txt,ب,ایرنا\nc.txt,پ,\n"


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "metadata.csv").write_text(METADATA, encoding="utf-8")
    return corpus.load(folder)


def test_frequencies_of_groups_stand_one_below_the_other(texts):
    table = texts.frequencies(groups="source")
    assert list(table.columns)[:2] == ["source", "word"]
    assert table["source"].unique().tolist() == ["ایرنا", "(none)"]
    rows = table.set_index(["source", "word"])["count"]
    assert rows["ایرنا", "کتاب"] == 2
    assert ("(none)", "کتاب") not in rows.index
    assert table.groupby("source")["per_million"].sum().round().tolist() == [1e6, 1e6]


def test_any_series_beside_the_documents_makes_groups(texts):
    documents = texts.documents
    has_oil = pd.Series([False, True, False], name="oil")
    table = texts.frequencies(groups=has_oil)
    assert table.columns[0] == "oil"
    assert table.set_index(["oil", "word"]).loc[(True, "نفت"), "count"] == 2
    by_doc = texts.frequencies(groups=documents["doc"])
    pd.testing.assert_frame_equal(by_doc, texts.frequencies(groups="doc"))
    with pytest.raises(OptionError, match="groups: it has 2 values for 3 texts"):
        texts.frequencies(groups=has_oil.head(2))
    with pytest.raises(OptionError, match=r"sourc: there is no such column to group by.* source,"):
        texts.frequencies(groups="sourc")


def test_surface_forms_are_those_of_the_raw_text(texts):
    surface = set(texts.frequencies(by="surface")["word"])
    assert {"كتاب‌های", "کتابها", "مي‌خواند"} <= surface
    tokens = set(texts.frequencies(by="token")["word"])
    assert {"کتاب‌های", "کتاب‌ها", "می‌خواند"} <= tokens
    assert texts.frequencies(by="surface")["count"].sum() == texts.frequencies(by="token")["count"].sum()


def test_ngrams_of_groups_and_without_stopwords(texts):
    table = texts.ngrams(2, groups="doc", stopwords=corpus.stopwords())
    assert "کتاب‌ها را" not in set(table["word"])
    assert "کتاب‌ها را" in set(texts.ngrams(2)["word"])
    assert set(table["doc"]) == {"a", "b", "c"}
    assert texts.ngrams(1, min_count=2, by="lemma")["count"].min() == 2


def test_keyness_with_a_corpus_and_with_its_frequencies_is_the_same(texts):
    some, others = texts[["a"]], texts[["b", "c"]]
    table = some.keyness(others)
    pd.testing.assert_frame_equal(table, some.keyness(others.frequencies()))
    by_group = texts.keyness(groups="doc")
    first = by_group[by_group["doc"] == "a"].drop(columns="doc").reset_index(drop=True)
    pd.testing.assert_frame_equal(first, table)
    assert corpus.cite(table).startswith("keyness. Parameters: by=lemma, evidence=tokens,")
    assert "target tokens=" in corpus.cite(table)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "keyness: neither of reference and groups is given"),
        ({"reference": "b", "groups": "doc"}, "keyness: both of reference and groups is given"),
        ({"reference": "b"}, "str: this is nothing to compare with"),
    ],
)
def test_keyness_needs_one_thing_to_compare_with(texts, arguments, message):
    with pytest.raises(OptionError, match=message):
        texts.keyness(**arguments)


def test_a_reference_counted_otherwise_is_refused(texts):
    with pytest.raises(OptionError, match=r"the reference: it was counted by token, these texts by lemma.*by='token'"):
        texts.keyness(texts.frequencies(by="token"))


def test_collocates_of_mentions(texts):
    table = texts.collocates(texts.mentions(["CN", "JP"]), window=1, min_count=1)
    assert set(table["node"]) == {"CN", "JP"}
    assert table.loc[table["collocate"] == "دولت", "node"].tolist() == ["CN", "JP"]


QUESTIONS = [
    "tokens()", "sentences()", "frequencies()", "frequencies(by='surface')", "frequencies(groups='doc')", "ngrams(2)",
    "ngrams(2, groups='doc')", "zipf()", "diversity()", "diversity('source')", "dispersion()", "dispersion(parts=3)",
    "keyness(groups='doc')", "keyness(texts)", "collocates('چین')", "collocates(texts.mentions())", "kwic('چین')",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("size", [0, 1])
def test_no_text_and_one_text_give_tables_with_the_same_columns(texts, question, size):
    """No warning either: warnings of the library are errors here."""
    few = texts[np.arange(3) < size]
    table = eval(f"few.{question}", {"few": few, "texts": texts if size else few})
    whole = eval(f"few.{question}", {"few": texts, "texts": texts})
    assert list(table.columns) == list(whole.columns)
    if not size:
        assert table.empty


def test_tables_are_the_callers_own(texts):
    own = texts.tokens()
    own["lemma"] = "x"
    assert "x" not in set(texts.tokens()["lemma"])
    assert "x" not in set(texts.frequencies()["word"])
