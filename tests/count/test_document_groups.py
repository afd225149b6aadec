import numpy as np
import pandas as pd
import pytest

from corpus.count.document_groups import check_columns, group_documents, group_values, with_metadata
from corpus.errors import OptionError

DOCUMENTS = pd.DataFrame(
    {"doc": ["ب", "الف", "پ"], "tokens": [10, 20, 30], "source": ["مهر", None, "مهر"], "year": [1402, 1401, 1402]}
)


def test_groups_are_in_the_order_of_the_alphabet_but_documents_in_their_own():
    groups = group_documents(DOCUMENTS, ["year", "source"])
    assert groups.values == [(1401, "(none)"), (1402, "مهر")]
    assert groups.number.tolist() == [1, 0, 1]
    assert groups.group_words.tolist() == [20, 40]
    assert groups.sizes.tolist() == [1, 2]
    assert groups.column("year", np.array([1, 0])).tolist() == [1402, 1401]
    assert group_documents(DOCUMENTS, ["doc"]).values == [("ب",), ("الف",), ("پ",)]


def test_no_column_is_one_group_and_no_document_is_none():
    assert group_documents(DOCUMENTS, []).values == [()]
    assert group_documents(DOCUMENTS, []).group_words.tolist() == [60]
    assert group_documents(DOCUMENTS.head(0), []).sizes.tolist() == [0]
    assert group_documents(DOCUMENTS.head(0), ["source"]).values == []


def test_a_value_that_cannot_be_a_group_is_shown():
    documents = DOCUMENTS.assign(tags=[["الف"], ["ب"], ["پ"]])
    with pytest.raises(OptionError, match=r"\['الف'\]: documents cannot be grouped by this value of tags"):
        group_values(documents, "tags")


def test_columns_are_checked():
    assert check_columns(["doc", "kind", "doc"], ["doc", "kind"], []) == ["doc", "kind"]
    with pytest.raises(OptionError, match=r"city: there is no such column to count by\. What to do: use one of doc\."):
        check_columns(["doc", "city"], ["doc"], [])
    with pytest.raises(OptionError, match=r"\(none\): there is no such column"):
        check_columns([], ["doc"], [])
    with pytest.raises(
        OptionError, match=r'share: the table has a column of this name\. What to do: say by="metadata:share"'
    ):
        check_columns("share", ["doc", "share"], ["share"])


@pytest.mark.parametrize(
    ("values", "ordered"),
    [
        ([10, 9, 2.5, -1], [-1, 2.5, 9, 10]),
        (["10", "9", "۱۱", None], ["(none)", "9", "10", "۱۱"]),
        (["دورهٔ ۱۰", "دورهٔ ۹", "دورهٔ ۱"], ["دورهٔ ۱", "دورهٔ ۹", "دورهٔ ۱۰"]),
        (["1403-10", "1403-9", "1402-12-29", "1403"], ["1402-12-29", "1403", "1403-9", "1403-10"]),
        (["۱۴۰۳/۱۰/۰۱", "۱۴۰۳/۹/۳۰"], ["۱۴۰۳/۹/۳۰", "۱۴۰۳/۱۰/۰۱"]),
        (["یزد", "گیلان", "پارس", "اراک", "2024"], ["2024", "اراک", "پارس", "گیلان", "یزد"]),
        (["1,200", "900", "۱٬۱۰۰"], ["900", "۱٬۱۰۰", "1,200"]),
    ],
)
def test_numbers_and_dates_are_in_their_order_and_words_in_that_of_the_alphabet(values, ordered):
    documents = pd.DataFrame({"doc": [f"{i}" for i in range(len(values))], "tokens": 1})
    groups = group_documents(documents.assign(part=pd.Series(values, dtype=object)), ["part"])
    assert [value for (value,) in groups.values] == ordered


def test_days_and_ordered_categories_are_in_their_order():
    documents = pd.DataFrame({"doc": ["۱", "۲", "۳"], "tokens": 1})
    days = pd.to_datetime(["2024-10-01", "2024-09-30", "2023-12-01"])
    assert [day.year * 100 + day.month for (day,) in group_documents(documents.assign(day=days), ["day"]).values] == [
        202312, 202409, 202410,
    ]  # fmt: skip
    seasons = pd.Categorical(["پاییز", "بهار", "تابستان"], ["بهار", "تابستان", "پاییز", "زمستان"], ordered=True)
    found = group_documents(documents.assign(season=seasons), ["season"]).values
    assert found == [("بهار",), ("تابستان",), ("پاییز",)]


def test_two_documents_of_one_id():
    with pytest.raises(OptionError, match=r"الف: 2 rows of the documents have this id"):
        group_documents(DOCUMENTS.assign(doc=["الف", "ب", "الف"]), [])


def test_a_column_may_be_named_as_that_of_the_texts():
    documents = with_metadata(DOCUMENTS, ["metadata:year", "metadata:city", "doc"])
    assert list(documents.columns) == [*DOCUMENTS.columns, "metadata:year"]
    assert group_documents(documents, ["metadata:year"]).values == [(1401,), (1402,)]
