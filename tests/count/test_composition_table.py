"""What a corpus is made of, counted."""

import pandas as pd
import pytest

from corpus.count import composition
from corpus.errors import OptionError

TABLE = pd.DataFrame(
    {
        "doc": list("abcde"),
        "source": ["ایسنا", "ایرنا", None, "ایسنا", "ایرنا"],
        "date": ["2023-11-20", "1402-08", None, "2023", "2021-01-01"],
        "format": ["text", "pdf", "pdf", "text", "text"],
        "tokens": [1000, 500, 0, 100, 100],
        "repairs": [5, 50, 0, 11, 0],
    }
)


def rows(by, *columns):
    return composition(TABLE, by)[[by, *columns]].values.tolist()


def test_sources_come_from_the_most_texts_to_the_fewest_and_then_by_name():
    assert rows("source", "texts", "words", "repairs") == [
        ["ایرنا", 2, 600, 50],
        ["ایسنا", 2, 1100, 16],
        ["(none)", 1, 0, 0],
    ]


def test_years_are_in_their_order_and_those_without_a_date_are_last():
    assert rows("year", "texts") == [["1402", 1], ["2021", 1], ["2023", 2], ["(none)", 1]]


def test_damage_is_by_repairs_in_a_thousand_words():
    found = rows("damage", "texts", "repairs_per_1000")
    assert [row[:2] for row in found] == [
        ["none", 2],
        ["light: up to 10", 1],
        ["moderate: up to 100", 1],
        ["heavy: over 100", 1],
    ]
    assert found[1][2] == 5.0


def test_shares_add_up_and_the_table_given_is_not_changed():
    before = TABLE.copy()
    for by in ("source", "format", "year", "damage"):
        assert composition(TABLE, by)["share"].sum() == pytest.approx(1)
        assert composition(TABLE, by)["texts"].sum() == len(TABLE)
    pd.testing.assert_frame_equal(TABLE, before)


@pytest.mark.parametrize("by", ["colour", "words", "texts"])
def test_a_column_that_is_not_there_is_told(by):
    with pytest.raises(OptionError, match=r"what is counted|no such column"):
        composition(TABLE, by)


def test_no_texts_are_an_empty_table():
    assert composition(TABLE.iloc[:0], "source").empty
    assert composition(TABLE.iloc[:0], "damage").empty
