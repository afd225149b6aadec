import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import clean_text
from corpus.count import cite, kwic
from corpus.errors import OptionError

from ..strategies import persian_texts

COLUMNS = ["doc", "before", "node", "after", "start", "end"]


def lines(text, node, window=3):
    return kwic([("الف", text)], node, window=window)[["before", "node", "after"]].values.tolist()


CASES = [
    # (label, text, node, nodes found as written)
    ("whole words", "چین، ماچین و چین‌ها و چینی (چین)", "چین", ["چین", "چین"]),
    ("Arabic letters", "كتاب علي", "کتاب", ["كتاب"]),
    ("Arabic letters in the node", "کتاب علی", "كتاب علي", ["کتاب علی"]),
    ("half-space in the text", "نظم بین‌المللی", "بینالمللی", ["بین‌المللی"]),
    ("half-space in the node", "نظم بینالمللی", "بین‌المللی", ["بینالمللی"]),
    ("digits", "C۵ و C5 و c٥", "C5", ["C۵", "C5", "c٥"]),
    ("signs on letters", "مُحَمَّد و محـمد", "محمد", ["مُحَمَّد", "محـمد"]),
    ("unseen marks", "\u200fچین\u200e و چ\u00adین", "چین", ["چین", "چ\u00adین"]),
    ("presentation forms", "ﭼﯿﻦ", "چین", ["ﭼﯿﻦ"]),
    ("parts of compounds", "هند‌وچین و چین‌شناس", "چین", []),
    ("phrase over a line end", "آسیای\nمرکزی", "آسیای مرکزی", ["آسیای\nمرکزی"]),
    ("wildcard", "چین و چینی و ماچین", "چین*", ["چین", "چینی"]),
    ("nothing", "ژاپن", "چین", []),
    ("signs in the node are letters, no pattern", "الف.ب الفxب", "الف.ب", ["الف.ب"]),
]


@pytest.mark.parametrize(("label", "text", "node", "expected"), CASES)
def test_what_is_found(label, text, node, expected):
    table = kwic([("الف", text)], node)
    assert table["node"].tolist() == expected
    assert all(text[row.start : row.end] == row.node for row in table.itertuples())


def test_windows_are_counted_in_words_and_show_the_signs():
    text = "یک دو، سه «چهار» چین (پنج) شش! هفت هشت"
    assert lines(text, "چین", 2) == [["سه «چهار»", "چین", "(پنج) شش"]]
    assert lines(text, "چین", 0) == [["", "چین", ""]]
    assert lines(text, "چین", 50) == [["یک دو، سه «چهار»", "چین", "(پنج) شش! هفت هشت"]]


def test_windows_stop_at_paragraphs_and_show_wrapped_lines_as_one():
    text = "پیش از این\n\nسفر به چین بود.\n\nپس از آن"
    assert lines(text, "چین", 9) == [["سفر به", "چین", "بود."]]
    wrapped = "این خط بلند در میان جمله به نام کشور\nچین شکسته شد تا در خط دوم ادامه یابد"
    assert lines(wrapped, "چین", 2) == [["نام کشور", "چین", "شکسته شد"]]


def test_long_words_do_not_shorten_the_window():
    long = "ب" * 200
    assert lines(f"یک {long} {long} چین {long} {long} دو", "چین", 2) == [[f"{long} {long}", "چین", f"{long} {long}"]]


def test_documents_keep_their_order():
    table = kwic([("ب", "چین"), ("الف", "چین چین")], "چین")
    assert table["doc"].tolist() == ["ب", "الف", "الف"]
    assert table["start"].tolist() == [0, 0, 4]
    assert cite(table) == "kwic. Parameters: node=چین, window=5. Sizes: lines=3, documents=2."


def test_nothing_found_gives_an_empty_table_with_columns():
    for texts in ([], [("الف", "")], [("الف", "ژاپن")]):
        table = kwic(texts, "چین")
        assert list(table.columns) == COLUMNS
        assert table.empty
        assert table["start"].dtype == "int64"


@given(
    persian_texts,
    st.sampled_from(["چین", "روسیه", "می‌رود", "بینالمللی", "C5", "و", "نخست وزیر", "چ*"]),
    st.integers(0, 6),
    st.sampled_from(["paragraph", "sentence"]),
)
def test_offsets_and_context_come_from_the_text(text, node, window, within):
    joined = " ".join(text.split())
    for row in kwic([("الف", text)], node, window=window, within=within).itertuples():
        assert text[row.start : row.end] == row.node
        around = [" ".join(piece.split()) for piece in (row.before, row.node, row.after)]
        assert around[0] in joined
        assert " ".join(around).replace(" ", "") in joined.replace(" ", "")


# ---- a table of places


def test_the_rows_of_any_table_of_places_may_be_the_nodes():
    texts = [("ب", "سفر به چین بود"), ("الف", "چین و ژاپن")]
    places = pd.DataFrame({"doc": ["الف", "ب", "الف", "ب"], "start": [6, 7, 0, 7], "end": [10, 10, 3, 10]})
    table = kwic(texts, places, window=1)
    assert table[["doc", "before", "node", "after"]].values.tolist() == [
        ["ب", "به", "چین", "بود"],
        ["الف", "", "چین", "و"],
        ["الف", "و", "ژاپن", ""],
    ]
    pd.testing.assert_frame_equal(kwic(texts, table, window=1), table)
    assert "node=a table of 4 places" in cite(table)


# ---- samples and metadata

MANY = [(f"{i}", "چین و " * 10) for i in range(10)]


def test_a_sample_is_the_same_for_the_same_seed_and_says_of_how_many_it_is():
    sample = kwic(MANY, "چین", sample=7, seed=3)
    pd.testing.assert_frame_equal(sample, kwic(MANY, "چین", sample=7, seed=3))
    assert sample["start"].tolist() != kwic(MANY, "چین", sample=7, seed=4)["start"].tolist()
    assert len(sample) == 7
    places = list(zip(sample["doc"], sample["start"], strict=True))
    assert places == sorted(set(places))
    assert sample.attrs["sizes"] == {"lines": 7, "documents": 10, "found": 100}
    assert "sample=7, seed=3" in cite(sample)


def test_the_lines_of_a_sample_are_those_of_the_whole():
    whole, sample = kwic(MANY, "چین"), kwic(MANY, "چین", sample=12)
    assert len(sample.merge(whole)) == 12
    assert len(kwic(MANY, "چین", sample=1000)) == 100
    assert kwic(MANY, "ژاپن", sample=3).empty


def test_a_sample_may_be_sorted():
    texts = [("الف", "گل چین. پل چین. آب چین. یک چین")]
    table = kwic(texts, "چین", window=1, within="sentence", sample=3, sort="before1")
    assert table["before"].tolist() == [word for word in ["آب", "پل", "گل", "یک"] if word in set(table["before"])]


DOCUMENTS = pd.DataFrame({"doc": ["الف", "ب"], "source": ["پیک", None], "year": [1402, 1399]})


def test_columns_of_the_documents_stand_beside_the_lines():
    texts = [("ب", "چین"), ("الف", "چین چین")]
    table = kwic(texts, "چین", metadata=["year", "source"], documents=DOCUMENTS)
    assert list(table.columns) == [*COLUMNS, "year", "source"]
    assert table["year"].tolist() == [1399, 1402, 1402]
    assert table["source"].isna().tolist() == [True, False, False]
    assert "metadata=year+source" in cite(table)
    assert list(kwic(texts, "چین", metadata="year", documents=DOCUMENTS).columns) == [*COLUMNS, "year"]


def test_a_table_without_lines_has_the_columns_and_types_of_one_with():
    texts = [("الف", "چین")]
    full = kwic(texts, "چین", metadata=["year", "source"], documents=DOCUMENTS)
    empty = kwic(texts, "ژاپن", metadata=["year", "source"], sort="year", documents=DOCUMENTS)
    assert empty.empty
    pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
    pd.testing.assert_series_equal(kwic([], "چین").dtypes, kwic(texts, "چین").dtypes)


# ---- clean and damaged texts

DAMAGED = [
    ("سفر نخست وزير به چيــن", "نخست وزیر"),
    ("كتابِ عليِ كوچك را خواندم", "کوچک"),
    ("روابط چین و ژاپن در سال ۱۴۰۲", "ژاپن"),
]


@pytest.mark.parametrize(("raw", "node"), DAMAGED)
def test_a_word_is_found_before_and_after_cleaning(raw, node):
    assert len(kwic([("الف", raw)], node)) == len(kwic([("الف", clean_text(raw).text)], node)) == 1


OPTIONS = [
    ({"window": -1}, "-1: not a number of words. What to do: give window as a whole number from 0 on"),
    ({"window": 2.5}, "2.5: not a number of words"),
    ({"window": True}, "True: not a number of words"),
    ({"within": "line"}, "'line': windows do not stop at this. What to do: use one of paragraph, sentence, document"),
    ({"sample": 0}, "0: not a number of lines. What to do: give sample as a whole number from 1 on"),
    ({"sample": 2.5}, "2.5: not a number of lines"),
    ({"by": "word"}, "'word': nodes are not looked for by this"),
]


@pytest.mark.parametrize(("options", "message"), OPTIONS)
def test_wrong_options_are_named(options, message):
    for node in ("چین", pd.DataFrame({"doc": [], "start": [], "end": []})):
        with pytest.raises(OptionError, match=message):
            kwic([], node, **options)
