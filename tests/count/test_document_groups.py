import numpy as np
import pandas as pd
import pytest

from corpus.count.document_groups import check_columns, group_documents, group_values
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
    with pytest.raises(OptionError, match=r"share: the table has a column of this name\. What to do: give the column"):
        check_columns("share", ["doc", "share"], ["share"])
