import pandas as pd
import pytest
from hypothesis import given

from corpus.count import cite, first_mentions, is_first_line, prominence
from corpus.count.placement import FIRST_COLUMNS, PROMINENCE_COLUMNS
from corpus.errors import OptionError
from tests.strategies import mention_tables

DOCUMENTS = pd.DataFrame(
    {
        "doc": ["ب", "الف", "پ"],
        "chars": [200, 100, 50],
        "title": ["چین و ژاپن", None, "باران"],
        "title_is_first_line": [True, None, False],
    }
)


@pytest.fixture
def mentions():
    rows = [
        ("ب", 0, 0, "چین", "CN", "country", True),
        ("ب", 0, 10, "مسکو", "RU", "capital", True),
        ("ب", 3, 150, "پکن", "CN", "capital", True),
        ("الف", 0, 5, "زبان روسی", "RU", "language", False),
        ("الف", 1, 40, "روسیه", "RU", "country", True),
    ]
    return pd.DataFrame(rows, columns=["doc", "sentence", "start", "text", "actor", "kind", "counted"])


@pytest.fixture
def titles():
    rows = [("ب", "CN", "country", True), ("ب", "JP", "country", True)]
    return pd.DataFrame(rows, columns=["doc", "actor", "kind", "counted"])


def test_first_mentions(mentions, titles):
    table = first_mentions(mentions, DOCUMENTS, titles)
    assert list(table.columns) == FIRST_COLUMNS
    columns = ["doc", "actor", "count", "sentence", "start", "position", "order", "kind", "text"]
    assert table.loc[[0, 1, 3], columns].values.tolist() == [
        ["ب", "CN", 2, 0, 0, 0.0, 1, "country", "چین"],
        ["ب", "RU", 1, 0, 10, 0.05, 2, "capital", "مسکو"],
        ["الف", "RU", 1, 1, 40, 0.4, 1, "country", "روسیه"],
    ]
    assert table["in_title"].tolist() == [True, False, True, pd.NA]
    assert table["title_is_first_line"].tolist() == [True, True, True, pd.NA]
    assert cite(table).startswith("first mentions. Sizes: mentions=4, documents=3, titles=2.")


def test_an_actor_that_only_the_title_names_has_a_row_without_place(mentions, titles):
    row = first_mentions(mentions, DOCUMENTS, titles).loc[2]
    assert (row["actor"], row["count"], row["in_title"]) == ("JP", 0, True)
    assert row[["sentence", "start", "position", "order", "kind", "text"]].isna().all()


def test_kinds_choose_in_texts_and_titles(mentions, titles):
    table = first_mentions(mentions, DOCUMENTS, titles, kinds=["language", "capital"])
    assert table[["doc", "actor", "count", "start"]].values.tolist() == [
        ["ب", "RU", 1, 10],
        ["ب", "CN", 1, 150],
        ["الف", "RU", 1, 5],
    ]
    assert not table["in_title"].fillna(False).any()
    with pytest.raises(OptionError, match="kinds='name': there is no such kind"):
        first_mentions(mentions, DOCUMENTS, titles, kinds="name")


def test_prominence(mentions, titles):
    table = prominence(first_mentions(mentions, DOCUMENTS, titles))
    assert list(table.columns) == PROMINENCE_COLUMNS
    rows = table.set_index("actor")
    assert rows.index.tolist() == ["RU", "CN", "JP"]
    counts = ["count", "documents", "titled", "in_title", "first_tenth", "named_first"]
    assert rows.loc["RU", counts].tolist() == [2, 2, 1, 0, 1, 1]
    assert rows.loc["CN", counts].tolist() == [2, 1, 1, 1, 1, 1]
    assert rows.loc["JP", counts].tolist() == [0, 0, 1, 1, 0, 0]
    assert rows.loc["RU", ["title_share", "first_tenth_share", "named_first_share"]].tolist() == [0, 0.5, 0.5]
    assert rows.loc["RU", "median_position"] == pytest.approx(0.225)
    assert rows.loc["JP", "title_share"] == 1
    assert rows.loc["JP", ["first_tenth_share", "named_first_share", "median_position"]].isna().all()


def test_without_mentions(mentions, titles):
    table = first_mentions(mentions.head(0), DOCUMENTS, titles.head(0))
    assert table.empty
    assert list(table.columns) == FIRST_COLUMNS
    assert list(prominence(table).columns) == PROMINENCE_COLUMNS
    assert first_mentions(mentions.head(0), DOCUMENTS.head(0), titles.head(0)).empty


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("سفر به چین", "سفر به چین\nپکن", True),
        ("سفر به چين", "\n\n# «سفر به چین»!\n", True),
        ("نخست‌وزیر چین", "نخست وزیر چین", True),
        ("سفر به چین", "سفر به چین آغاز شد", False),
        ("سفر", "", False),
        ("…", "…\nپکن", False),
        ("", "پکن", False),
    ],
)
def test_first_lines(title, text, expected):
    assert is_first_line(title, text) is expected


@given(mention_tables())
def test_the_first_is_the_first(tables):
    mentions, documents = tables
    documents = documents.assign(title=None, title_is_first_line=None)
    table = first_mentions(mentions, documents, mentions.head(0))
    counted = mentions[mentions["counted"]]
    assert (
        table.set_index(["doc", "actor"])["start"].to_dict()
        == counted.groupby(["doc", "actor"])["start"].min().to_dict()
    )
    assert table["count"].sum() == len(counted)
    assert table["position"].between(0, 1, inclusive="left").all()
    assert table["in_title"].isna().all()
    for _, rows in table.groupby("doc"):
        assert rows["order"].tolist() == list(range(1, len(rows) + 1))
        assert rows["start"].is_monotonic_increasing
    summary = prominence(table)
    assert summary["named_first"].sum() == table["doc"].nunique()
    assert summary["documents"].sum() == len(table)
