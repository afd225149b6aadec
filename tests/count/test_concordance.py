import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(persian_texts, st.sampled_from(["چین", "روسیه", "می‌رود", "بینالمللی", "C5", "و"]), st.integers(0, 6))
def test_offsets_and_context_come_from_the_text(text, node, window):
    for row in kwic([("الف", text)], node, window=window).itertuples():
        assert text[row.start : row.end] == row.node
        joined = " ".join(text.split())
        assert " ".join(row.before.split()) in joined
        assert " ".join(row.after.split()) in joined


def test_wrong_options_are_named():
    for node in ("", " ", "،", "*"):
        with pytest.raises(OptionError, match="there is no word in it to look for"):
            kwic([], node)
    for window in (-1, 2.5, True):
        with pytest.raises(OptionError, match="not a number of words"):
            kwic([], "چین", window=window)
