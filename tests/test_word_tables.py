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
    by_id = pd.Series([1, 2, 1], index=["b", "a", "c"], name="kind")  # in another order
    counts = texts.frequencies(groups=by_id).set_index(["kind", "word"])["count"]
    assert counts[2, "چین"] == 2
    assert (1, "چین") not in counts.index
    sorted_one = documents.sort_values("title", ascending=False)["source"]
    pd.testing.assert_frame_equal(texts.frequencies(groups=sorted_one), texts.frequencies(groups="source"))
    with pytest.raises(OptionError, match="groups: it has 2 values for 3 texts"):
        texts.frequencies(groups=has_oil.head(2))
    with pytest.raises(OptionError, match="groups: its index is another"):
        texts.frequencies(groups=pd.Series([1, 2, 3], index=["x", "y", "z"]))
    with pytest.raises(OptionError, match=r"groups=\['source', 'title'\]: this is no single column"):
        texts.frequencies(groups=["source", "title"])
    for name in ("word", "count", "tokens"):
        with pytest.raises(OptionError, match=f"groups='{name}': the table has a column of this name"):
            texts.keyness(groups=has_oil.rename(name))
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
    pd.testing.assert_frame_equal(
        some.keyness(others, evidence="documents"), some.keyness(others.frequencies(), evidence="documents")
    )
    by_group = texts.keyness(groups="doc")
    first = by_group[by_group["doc"] == "a"].drop(columns="doc").reset_index(drop=True)
    pd.testing.assert_frame_equal(first, table)
    assert corpus.cite(table).startswith("keyness. Parameters: by=lemma, reference=a corpus, evidence=tokens,")
    assert "target tokens=" in corpus.cite(table)
    assert "documents on both sides=1" in corpus.cite(some.keyness(texts))


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


@pytest.mark.parametrize("node", ["دولت چین", "دولت*", ["دولت", "دولت چین"]])
def test_collocates_of_phrases_and_wildcards_are_looked_up_as_in_a_concordance(texts, node):
    table = texts.collocates(node, window=1, min_count=1)
    assert set(table["node"]) == ({node} if isinstance(node, str) else set(node))
    assert "کتاب" in set(table["collocate"]) or "چین" in set(table["collocate"])


def test_a_phrase_may_be_one_word_of_the_text(tmp_path):
    (tmp_path / "a.txt").write_text("دیدار رئیس‌جمهور چین. دیدار رئیس جمهور چین.", encoding="utf-8")
    table = corpus.load(tmp_path).collocates("رئیس جمهور", window=1)
    assert table[["collocate", "count"]].values.tolist() == [["چین", 2], ["دیدار", 2]]


def test_a_text_stands_in_a_corpus_once(texts):
    assert len(texts[["a", "a"]]) == 1
    assert len(texts[texts.documents[texts.documents["source"] == "ایرنا"]]) == 2
    with pytest.raises(OptionError, match="a: several texts have this id"):
        corpus.Corpus([texts["a"], texts["a"]])


def test_surface_forms_of_moved_text_stand_in_the_raw_text(tmp_path):
    (tmp_path / "a.txt").write_text("نیچ هب رفس تسا و نارهت رد وا زا ناریا", encoding="utf-8")
    texts = corpus.load(tmp_path)
    raw = texts["a"].raw
    assert all(form in raw for form in texts.frequencies(by="surface")["word"])


def test_stopwords_know_surface_forms_with_a_space(tmp_path):
    (tmp_path / "a.txt").write_text("او به خانه مي رود و كتاب ها را مي خواند", encoding="utf-8")
    texts = corpus.load(tmp_path)
    assert "مي رود" in set(texts.frequencies(by="surface")["word"])
    assert "مي رود" not in set(texts.frequencies(by="surface", stopwords=["می‌رود"])["word"])
    runs = set(texts.ngrams(2, by="surface", stopwords=["می‌رود", "می"])["word"])
    assert "خانه مي رود" not in runs
    assert "را مي خواند" in runs


QUESTIONS = [
    "tokens()", "sentences()", "frequencies()", "frequencies(by='surface')", "frequencies(groups='doc')",
    "ngrams(2)", "ngrams(2, groups='doc')", "zipf()", "diversity()", "diversity('source')", "dispersion()",
    "dispersion(parts=3)", "keyness(groups='doc')", "diversity(by='surface')", "dispersion(by='surface')",
    "ngrams(2, by='surface')", "collocates('چین')", "collocates(texts.mentions())", "kwic('چین')",
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
