import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFileError
from corpus.readers.extract import Columns, Unread
from corpus.readers.frame import read_frame

from .tables import TEXT, check_sound


def test_rows_of_a_frame():
    frame = pd.DataFrame(
        {
            "text": [TEXT, None, TEXT],
            "date": pd.to_datetime(["2023-11-20 09:00", "2023-11-21 10:00", None]),
            "topic": pd.Categorical(["الف", "ب", "الف"]),
            "views": pd.array([1, None, 3], dtype="Int64"),
            "tags": [["چین"], [], None],
        },
        index=[5, 6, 9],
    )
    before = frame.copy()
    first, second, third = read_frame(frame)
    pd.testing.assert_frame_equal(frame, before)
    assert (first.part, first.raw, first.metadata["date"]) == ("5", TEXT, "2023-11-20")
    assert (first.metadata["topic"], first.metadata["views"], first.metadata["tags"]) == ("الف", 1, '["چین"]')
    assert isinstance(second, Unread)
    assert second.part == "6"
    assert (third.part, third.metadata.get("date")) == ("9", None)


def test_labels_that_are_there_twice_and_an_index_with_a_name():
    frame = pd.DataFrame({"متن": [TEXT, TEXT]}, index=[7, 7])
    assert [one.part for one in read_frame(frame)] == ["0", "1"]
    named = pd.DataFrame({"متن": [TEXT, TEXT]}, index=pd.Index(["الف", "ب"], name="id"))
    assert [(one.part, one.metadata["id"]) for one in read_frame(named)] == [("الف", "الف"), ("ب", "ب")]


def test_columns_of_any_kind():
    frame = pd.DataFrame([[TEXT, 1, 2]], columns=["متن", 3, 3])
    (found,) = read_frame(frame)
    assert {key: found.metadata[key] for key in ("3", "3_2")} == {"3": 1, "3_2": 2}
    levels = pd.DataFrame([[TEXT, 1]], columns=pd.MultiIndex.from_tuples([("a", "متن"), ("a", "n")]))
    (found,) = read_frame(levels)
    assert (found.raw, found.metadata["a.n"]) == (TEXT, 1)
    periods = pd.DataFrame({"متن": [TEXT], "تاریخ": pd.PeriodIndex(["2023-11"], freq="M")})
    (found,) = read_frame(periods)
    assert found.metadata["date"] == "2023-11"


def test_halves_of_characters_are_replaced():
    (found,) = read_frame(pd.DataFrame({"text": pd.Series([f"{TEXT}\ud83d"], dtype=object)}))
    assert found.raw == f"{TEXT}\ufffd"
    check_sound([found])


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        (pd.DataFrame(), "DataFrame: it has no rows"),
        (pd.DataFrame({"متن": []}), "it has no rows"),
        (pd.DataFrame({"a": [1]}), "none of its columns looks like the text"),
    ],
)
def test_a_frame_without_texts(frame, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        list(read_frame(frame))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=10)), min_size=1, max_size=6))
def test_any_texts_come_back(rows):
    frame = pd.DataFrame(rows, columns=["text", "x"], dtype=object)
    found = list(read_frame(frame, Columns(text="text")))
    check_sound(found)
    if not any("\ud800" <= c <= "\udfff" for text, _ in rows for c in text):
        assert [one.raw for one in found if not isinstance(one, Unread)] == [text for text, _ in rows if text.strip()]
