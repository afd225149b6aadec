import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import cite, collocates, token_table
from corpus.count.collocation import COLUMNS
from corpus.errors import OptionError

TEXT = "روابط چین و ایران. روابط چین و روسیه. سفر به چین، و بازگشت."


@pytest.fixture(scope="module")
def tokens():
    return token_table([("الف", TEXT), ("ب", "روابط چین. نفت ایران")])


def rows(table, *columns):
    return table.set_index("collocate")[list(columns)].to_dict("index")


def test_pairs_are_counted_on_each_side(tokens):
    table = collocates(tokens, "چین", window=1, by="token", min_count=1)
    assert list(table.columns) == COLUMNS
    found = rows(table, "count", "before", "after", "documents", "node_count", "collocate_count")
    assert list(found["روابط"].values()) == [3, 3, 0, 2, 4, 3]
    assert list(found["و"].values()) == [3, 0, 3, 1, 4, 3]  # signs do not count as words
    assert list(found["به"].values()) == [1, 1, 0, 1, 4, 1]
    assert "ایران" not in found


def test_windows_end_with_the_sentence(tokens):
    table = collocates(tokens, "ایران", window=9, by="token", min_count=1)
    assert set(table["collocate"]) == {"روابط", "چین", "و", "نفت"}
    assert rows(table, "count")["روابط"]["count"] == 1


def test_sides_can_differ(tokens):
    table = collocates(tokens, "چین", window=(0, 2), by="token", min_count=1)
    assert table["before"].sum() == 0
    assert set(table["collocate"]) == {"و", "ایران", "روسیه", "بازگشت"}


def test_any_form_of_a_lemma_is_the_node():
    tokens = token_table([("الف", "علی کتاب‌های خوب نوشت. مریم کتاب‌هایی خوب می‌نویسد.")])
    table = collocates(tokens, "کتاب", window=1, min_count=2)
    assert table[["collocate", "count"]].values.tolist() == [["خوب", 2]]
    assert collocates(tokens, "کتاب‌هایش", window=1, min_count=2)["collocate"].tolist() == ["خوب"]
    assert collocates(tokens, "می‌نوشتند", window=1)["collocate"].tolist() == ["خوب"]


def by_the_letter(words, node, span):
    """How often each word stands near the node, each place once, and what chance would give; one long sentence."""
    nodes = [i for i, word in enumerate(words) if word == node]
    near = [i for i in range(len(words)) if i not in nodes and any(abs(i - at) <= span for at in nodes)]
    return {
        word: (sum(words[i] == word for i in near), words.count(word) * len(near) / len(words))
        for word in {words[i] for i in near}
    }


@given(st.lists(st.sampled_from(["چین", "نفت", "و", "کتاب"]), min_size=2, max_size=25), st.integers(1, 4))
def test_places_near_the_node_count_once(words, span):
    table = collocates(token_table([("الف", " ".join(words))]), "چین", window=span, by="token", min_count=1)
    expected = by_the_letter(words, "چین", span)
    assert dict(zip(table["collocate"], table["count"], strict=True)) == {word: n for word, (n, _) in expected.items()}
    for row in table.itertuples():
        assert row.expected == pytest.approx(expected[row.collocate][1])
    assert (table["before"] + table["after"] == table["count"]).all()
    assert (table["count"] <= table["collocate_count"]).all()
    assert (table["log_dice"] <= 14).all()


def test_one_word_between_two_nodes_is_one_occurrence_of_the_nearer():
    table = collocates(token_table([("الف", "چین همسایه دور چین")]), "چین", window=2, by="token", min_count=1)
    found = rows(table, "count", "before", "after", "collocate_count")
    assert list(found["همسایه"].values()) == [1, 0, 1, 1]
    assert list(found["دور"].values()) == [1, 1, 0, 1]


@pytest.mark.parametrize("node", ["رفتن", "رفت", "رفت#رو", "می‌روند"])
def test_a_verb_is_named_by_its_infinitive_too(node):
    tokens = token_table([("الف", "او تند رفت. آن‌ها تند می‌روند. ما تند نرفته‌ایم.")])
    assert collocates(tokens, node, window=1)[["collocate", "count"]].values.tolist() == [["تند", 3]]


def test_away_from_borders_the_span_counts():
    # ten paragraphs of 1,000 words, the nodes away from their borders: E = R · C · span ÷ N (Evert 2008)
    words = ["و"] * 10_000
    for i in range(50, 9_950, 100):
        words[i], words[i + 3] = "چین", "نفت"
    text = "\n\n".join(" ".join(words[i : i + 1000]) for i in range(0, 10_000, 1000))
    table = collocates(token_table([("الف", text)]), "چین", window=5, by="token")
    row = table.set_index("collocate").loc["نفت"]
    assert (row["count"], row["node_count"], row["collocate_count"]) == (99, 99, 99)
    assert row["expected"] == pytest.approx(99 * 99 * 10 / 10_000, rel=0.01)
    assert row["mi"] == pytest.approx(np.log2(99 / row["expected"]))
    assert row["log_dice"] == 14


def test_sentences_as_windows(tokens):
    table = collocates(tokens, "چین", window="sentence", by="token", min_count=1)
    found = rows(table, "count", "before", "after", "node_count", "collocate_count", "expected")
    assert list(found["روابط"].values()) == [3, 3, 0, 4, 3, 4 * 3 / 5]
    assert list(found["ایران"].values()) == [1, 0, 1, 4, 2, 4 * 2 / 5]
    assert "نفت" not in found


def test_spans_of_a_table_are_nodes(tokens):
    spans = pd.DataFrame(
        {"doc": ["الف", "ب", "پ"], "start": [6, 11, 0], "end": [9, 14, 3], "actor": ["CN", "OIL", "CN"]}
    )
    table = collocates(tokens, spans, window=1, by="token", min_count=1)
    assert table[["node", "collocate"]].values.tolist() == [["CN", "روابط"], ["CN", "و"], ["OIL", "ایران"]]
    phrase = pd.DataFrame({"doc": ["الف"], "start": [6], "end": [11]})  # چین و
    assert set(collocates(tokens, phrase, window=1, by="token", min_count=1)["collocate"]) == {"روابط", "ایران"}
    with pytest.raises(OptionError, match="node: the table has no column end, start"):
        collocates(tokens, spans[["doc"]])
    with pytest.raises(OptionError, match="node: the table has spans without a start or an end"):
        collocates(tokens, spans.assign(start=[6, None, 0]))


def test_spans_inside_tokens_touch_them_and_count_once():
    text = "روابط #چین و روسیه. روابط #چین و هند. روابط چین‌هراسان تیره شد."
    tokens = token_table([("الف", text)])
    starts = [i for i in range(len(text)) if text.startswith("چین", i)]
    spans = pd.DataFrame({"doc": "الف", "start": starts, "end": [s + 3 for s in starts], "actor": "CN"})
    for table in (spans, pd.concat([spans, spans])):
        found = rows(collocates(tokens, table, window=1, by="token", min_count=1), "count", "node_count")
        assert found["روابط"] == {"count": 3, "node_count": 3}
        assert "#چین" not in found
    uncounted = spans.assign(counted=[True, True, False])
    assert collocates(tokens, uncounted, window=1, by="token", min_count=1)["node_count"].unique().tolist() == [2]


def test_a_span_without_a_word_is_no_node(tokens):
    sign = pd.DataFrame({"doc": ["الف"], "start": [17], "end": [18]})  # the full stop
    assert collocates(tokens, sign, min_count=1).empty


@pytest.mark.parametrize("window", [5, "sentence"])
def test_the_words_of_a_node_are_no_collocates_of_it(window):
    tokens = token_table([("الف", "چین با چین گفت. چین با چین گفت.")])
    assert collocates(tokens, "چین", window=window, by="token")["collocate"].tolist() == ["با", "گفت"]


def test_words_that_avoid_the_node_stand_last_by_log_likelihood():
    tokens = token_table([("الف", "چین نفت و گاز و ماه و سال و روز و شب. " * 5 + "چین نفت. " * 20)])
    table = collocates(tokens, "چین", window=1, by="token", sort="log_likelihood", min_count=1)
    assert table["collocate"].tolist()[0] == "نفت"
    wide = collocates(tokens, "چین", window=9, by="token", sort="log_likelihood", min_count=1)
    below = wide["count"] < wide["expected"]
    assert below.tolist() == sorted(below)


def test_several_nodes_and_stopwords(tokens):
    table = collocates(tokens, ["چین", "ایران"], window=1, by="token", stopwords=["و"], min_count=1)
    assert set(zip(table["node"], table["collocate"], strict=True)) == {
        ("چین", "روابط"), ("چین", "به"), ("ایران", "نفت"),
    }  # fmt: skip
    assert cite(table).startswith(
        "collocates. Parameters: node=چین+ایران, window=1, by=token, sort=log_dice, stopwords=1, min_count=1."
    )


@pytest.mark.parametrize("documents", [[], [("الف", "")], [("الف", "نفت و گاز")]])
@pytest.mark.parametrize("window", [2, "sentence"])
def test_nothing_found_gives_an_empty_table_with_columns(documents, window):
    table = collocates(token_table(documents), "چین", window=window)
    assert table.empty
    assert list(table.columns) == COLUMNS


def test_wrong_options_are_named(tokens):
    for window in (0, -1, True, 2.5, "paragraph", (1, 2, 3), (0, 0)):
        with pytest.raises(OptionError, match="words are not near each other in this"):
            collocates(tokens, "چین", window=window)
    for node in ("", " ", [], [""], [3]):
        with pytest.raises(OptionError, match="there is no word in it to look for"):
            collocates(tokens, node)
    for node in ("رئیس جمهور", "چین*"):
        with pytest.raises(OptionError, match=r"this is more than one word.* texts.collocates\(texts.kwic"):
            collocates(tokens, node)
    with pytest.raises(OptionError, match=r"dice: there is no such measure.*log_dice, mi"):
        collocates(tokens, "چین", sort="dice")
    with pytest.raises(OptionError, match="0: not a number of times"):
        collocates(tokens, "چین", min_count=0)
