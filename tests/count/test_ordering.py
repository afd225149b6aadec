"""The order of a concordance's lines."""

import pandas as pd
import pytest

from corpus.count import kwic
from corpus.errors import OptionError

TEXTS = [
    ("ب", "گل چین زرد بود. پل چین آبی بود. یک چین پنج بود. چین ژاله بود"),
    ("الف", "كتاب چین زود بود. کتاب چین آبی بود. ۱۲ چین گرم بود"),
]
DOCUMENTS = pd.DataFrame({"doc": ["الف", "ب"], "source": ["ژورنال", "پیک"], "year": [1402, 1399], "note": [None, "x"]})

KEYS = [
    ("before1", ["", "۱۲", "پل", "كتاب", "کتاب", "گل", "یک"]),
    (["before1"], ["", "۱۲", "پل", "كتاب", "کتاب", "گل", "یک"]),
    (["before1", "after1"], ["", "۱۲", "پل", "کتاب", "كتاب", "گل", "یک"]),
    ("after1", ["پل", "کتاب", "یک", "گل", "كتاب", "", "۱۲"]),
    ("node", ["گل", "پل", "یک", "", "كتاب", "کتاب", "۱۲"]),
    ("doc", ["كتاب", "کتاب", "۱۲", "گل", "پل", "یک", ""]),
    ("source", ["گل", "پل", "یک", "", "كتاب", "کتاب", "۱۲"]),
    ("year", ["گل", "پل", "یک", "", "كتاب", "کتاب", "۱۲"]),
    ("note", ["گل", "پل", "یک", "", "كتاب", "کتاب", "۱۲"]),
    (["year", "after1"], ["پل", "یک", "گل", "", "کتاب", "كتاب", "۱۲"]),
]


@pytest.mark.parametrize(("sort", "before"), KEYS)
def test_lines_are_sorted_by_persian_letters_and_ties_stay_in_text_order(sort, before):
    table = kwic(TEXTS, "چین", window=1, within="sentence", sort=sort, documents=DOCUMENTS)
    assert table["before"].tolist() == before
    assert table.index.tolist() == list(range(7))


def test_signs_and_half_spaces_are_nothing_to_sort_by():
    text = "«گل»، چین. پل‌ها: چین. (پلک) چین"
    assert kwic([("الف", text)], "چین", sort="before1", within="sentence")["before"].tolist() == [
        "(پلک)",
        "پل‌ها:",
        "«گل»،",
    ]
    assert kwic([("الف", "ژ (پ) گ")], ".[پژگ]?.?", by="regex", sort="node")["node"].tolist()[0] == "(پ)"


def test_the_second_word_counts_from_the_node():
    text = "الف گل چین بود. ب پل چین بود"
    table = kwic([("الف", text)], "چین", window=2, within="sentence", sort="before2")
    assert table["before"].tolist() == ["الف گل", "ب پل"]
    assert kwic([("الف", "چین رود تند. چین ابر بزرگ")], "چین", sort="after2")["start"].tolist() == [13, 0]


ERRORS = [
    ({"sort": "left"}, "'left': lines are not sorted by this. What to do: use some of before1, before2, …, after1"),
    ({"sort": "before0"}, "'before0': lines are not sorted by this"),
    ({"sort": ["node", "before6"]}, "'before6': the window has 5 words on each side. What to do: give window=6"),
    ({"sort": "year"}, "'year': lines are not sorted by this.*node, doc.$"),
    ({"sort": "city", "documents": DOCUMENTS}, "'city': lines are not sorted by this.*node, doc, source, year, note"),
    ({"metadata": "source"}, "'source': there is no such column.*give a table of the documents"),
    ({"metadata": ["city"], "documents": DOCUMENTS}, "'city': there is no such column.*source, year, note"),
    ({"metadata": ["doc"], "documents": DOCUMENTS}, "'doc': there is no such column"),
]


@pytest.mark.parametrize(("options", "message"), ERRORS)
def test_what_is_not_there_is_named(options, message):
    with pytest.raises(OptionError, match=message):
        kwic(TEXTS, "چین", **options)
