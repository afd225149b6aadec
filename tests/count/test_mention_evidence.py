import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.count import (
    comentions,
    evidence,
    first_mentions,
    frequencies,
    mention_counts,
    mention_dispersion,
    mentions_behind,
    naming,
    prominence,
    token_table,
)
from corpus.errors import OptionError
from tests.strategies import mention_tables

DOCUMENTS = pd.DataFrame(
    {
        "doc": ["ب", "الف", "پ"],
        "tokens": [100, 50, 10],
        "chars": [400, 200, 50],
        "source": ["مهر", None, "مهر"],
        "date": ["2023-11-20", "2023-12", None],
    }
)


@pytest.fixture
def mentions():
    rows = [
        ("ب", 0, 0, "CN", "country", True),
        ("ب", 0, 9, "RU", "capital", True),
        ("ب", 1, 30, "CN", "geographic", False),
        ("ب", 2, 50, "RU", "country", True),
        ("ب", 2, 60, "RU", "country", True),
        ("الف", 0, 0, "JP", "country", True),
        ("الف", 0, 20, "RU", "country", True),
    ]
    table = pd.DataFrame(rows, columns=["doc", "sentence", "start", "actor", "kind", "counted"])
    return table.assign(paragraph=0, text="نام", alias=table["actor"] + table["kind"])


def attention(mentions, documents, **columns):
    """Attention by month, as a table of it has it."""
    periods = {"2023-11": ("2023-11-01", "2023-11-30"), "2023-12": ("2023-12-01", "2023-12-31")}
    counted = mentions[mentions["counted"]]
    rows = [
        (
            period,
            *ends,
            actor,
            int(
                (
                    counted["doc"].isin(documents.loc[documents["date"].str[:7] == period, "doc"])
                    & (counted["actor"] == actor)
                ).sum()
            ),
        )
        for period, ends in periods.items()
        for actor in sorted(counted["actor"].unique())
    ]
    table = pd.DataFrame(rows, columns=["period", "start", "end", "actor", "count"]).assign(tokens=7, **columns)
    table.attrs = {"measure": "attention over time", "parameters": {"by": "month", "kinds": "counted"}}
    return table


def places(table):
    return [*zip(table["doc"], table["start"], strict=True)]


def test_evidence_puts_the_sentence_beside_each_mention(mentions):
    sentences = pd.DataFrame(
        {"doc": ["ب", "ب", "ب", "الف"], "sentence": [0, 1, 2, 0], "text": ["یک", "دو", "سه", "چهار"]}
    )
    table = evidence(mentions, sentences)
    assert table["sentence_text"].tolist() == ["یک", "یک", "دو", "سه", "سه", "چهار", "چهار"]
    assert table.drop(columns="sentence_text").values.tolist() == mentions.values.tolist()
    assert evidence(mentions.iloc[:0], sentences).columns[-1] == "sentence_text"


def test_a_row_of_counts_gives_its_mentions(mentions):
    table = mention_counts(mentions, DOCUMENTS, by=["source", "kind"])
    row = table[(table["source"] == "مهر") & (table["kind"] == "country") & (table["actor"] == "RU")].iloc[0]
    assert places(mentions_behind(row, mentions, DOCUMENTS)) == [("ب", 50), ("ب", 60)]
    none = table[table["source"] == "(none)"]
    assert places(mentions_behind(none, mentions, DOCUMENTS)) == [("الف", 0), ("الف", 20)]
    found = mentions_behind(table, mentions, DOCUMENTS)
    pd.testing.assert_frame_equal(found.reset_index(drop=True), mentions[mentions["counted"]].reset_index(drop=True))


def test_a_row_knows_its_kinds_and_members(mentions):
    table = mention_counts(mentions, DOCUMENTS, by="actor", kinds="geographic")
    assert places(mentions_behind(table.iloc[0], mentions, DOCUMENTS)) == [("ب", 30)]
    members = {"SCO": ["CN", "RU"], "BRICS": ["CN"]}
    groups = mention_counts(mentions, DOCUMENTS, by="actor", members=members)
    assert groups[["actor", "count"]].values.tolist() == [["SCO", 5], ["BRICS", 1]]
    found = mentions_behind(groups.iloc[0], mentions, DOCUMENTS)
    assert found["actor"].tolist() == ["CN", "RU", "RU", "RU", "RU"]  # who is named, not the group
    assert len(mentions_behind(groups, mentions, DOCUMENTS)) == 5  # each mention once


def test_pairs_give_the_mentions_of_both_where_both_are_named(mentions):
    table = comentions(mentions)
    row = table[(table["actor_a"] == "CN") & (table["actor_b"] == "RU")].iloc[0]
    assert places(mentions_behind(row, mentions, DOCUMENTS)) == [("ب", 0), ("ب", 9)]
    for window in ("paragraph", "document"):
        row = comentions(mentions, window=window).iloc[0]
        assert places(mentions_behind(row, mentions, DOCUMENTS)) == [("ب", 0), ("ب", 9), ("ب", 50), ("ب", 60)]
    other = comentions(mentions, window="document", kinds=["geographic", "country"]).iloc[0]
    assert places(mentions_behind(other, mentions, DOCUMENTS)) == [("ب", 0), ("ب", 30), ("ب", 50), ("ب", 60)]


def test_periods_give_the_mentions_of_their_documents(mentions):
    table = attention(mentions, DOCUMENTS)
    found = [places(mentions_behind(table.iloc[i], mentions, DOCUMENTS)) for i in range(len(table))]
    assert found == [[("ب", 0)], [], [("ب", 9), ("ب", 50), ("ب", 60)], [], [("الف", 0)], [("الف", 20)]]
    assert len(mentions_behind(table, mentions, DOCUMENTS)) == 6
    with_gap = table.assign(count=table["count"].where(table["count"] > 0))  # a period without texts
    assert len(mentions_behind(with_gap, mentions, DOCUMENTS)) == 6


def test_dates_are_those_of_the_calendar_of_the_texts(mentions):
    documents = DOCUMENTS.assign(date=["1402-08-29", "1402-09-10", None], calendar="persian")
    table = attention(mentions, DOCUMENTS)
    assert table["count"].tolist() == [1, 0, 3, 0, 1, 1]
    assert len(mentions_behind(table.head(3), mentions, documents)) == 4


def test_periods_of_groups(mentions):
    table = attention(mentions, DOCUMENTS, source="مهر").query("period == '2023-11'")
    table.attrs["parameters"]["groups"] = "source"
    assert len(mentions_behind(table, mentions, DOCUMENTS)) == 4
    table.attrs = {}
    assert len(mentions_behind(table, mentions, DOCUMENTS)) == 4
    with pytest.raises(OptionError, match="it counts 1 mentions, but of these texts 0 are found"):
        mentions_behind(table.assign(source="ایرنا"), mentions, DOCUMENTS)


def test_a_table_that_was_read_from_a_file_is_known_by_its_columns(mentions):
    counts = mention_counts(mentions, DOCUMENTS, by=["source", "kind"])
    tables = [
        counts, counts[["source", "kind", "actor", "count"]], counts.assign(label="نام"), comentions(mentions),
        naming(mentions, DOCUMENTS, by="source"), mention_dispersion(mentions, DOCUMENTS),
        mention_dispersion(mentions, DOCUMENTS, within=5), attention(mentions, DOCUMENTS),
        first_mentions(mentions, DOCUMENTS.assign(title=None, title_is_first_line=None), mentions.head(0)),
        prominence(first_mentions(mentions, DOCUMENTS.assign(title="", title_is_first_line=True), mentions)),
    ]  # fmt: skip
    for table in tables:
        expected = places(mentions_behind(table, mentions, DOCUMENTS))
        assert expected
        table.attrs = {}
        assert places(mentions_behind(table, mentions, DOCUMENTS)) == expected
    assert places(mentions_behind(pd.Series({"actor": "CN", "doc": "ب"}), mentions, DOCUMENTS)) == [("ب", 0)]
    other = pd.Series({"actor": "CN", "doc": "ب", "count": 1})
    assert places(mentions_behind(other, mentions, DOCUMENTS, kinds="geographic")) == [("ب", 30)]


def test_a_row_that_counts_something_else_is_refused(mentions):
    row = mention_counts(mentions, DOCUMENTS, by="doc").iloc[0]
    with pytest.raises(
        OptionError, match=r"the row of RU, ب: it counts 3 mentions, but of these texts 1 are found.*same actors="
    ):
        mentions_behind(row, mentions.head(3), DOCUMENTS)
    with pytest.raises(OptionError, match="it counts 3 mentions, but of these texts 1 are found"):
        mentions_behind(row, mentions, DOCUMENTS, kinds="capital")
    with pytest.raises(OptionError, match="it counts 3 mentions, but of these texts 0 are found"):
        mentions_behind(row, mentions, DOCUMENTS.tail(1))
    pair = comentions(mentions, window="document").assign(count=9).iloc[0]
    with pytest.raises(
        OptionError, match="the row of CN, RU: it counts 9 documents with both, but of these texts 1 are"
    ):
        mentions_behind(pair, mentions, DOCUMENTS)


@pytest.mark.parametrize(
    ("of", "message"),
    [
        ("CN", r"of=str: this is neither a row nor a table\. What to do: give a row such as table\.iloc\[0\]"),
        (frequencies(token_table([("الف", "چین")])).iloc[0], r"a row of frequencies: no mentions were counted in it"),
        (pd.Series({"word": "چین", "count": 3}), r"a row with word, count: no mentions were counted.*a whole row of"),
        (pd.Series([3, 4]), r"a row with 0, 1: no mentions were counted in it"),
        (pd.DataFrame(), r"a row with no columns: no mentions"),
        (
            pd.Series({"actor": "CN", "city": "x", "start": 3}),
            r"city, start: neither texts nor mentions have such a column",
        ),
    ],
)
def test_rows_of_other_tables_are_refused(mentions, of, message):
    with pytest.raises(OptionError, match=message):
        mentions_behind(of, mentions, DOCUMENTS)


def test_a_row_that_was_cut_is_refused(mentions):
    table = mention_counts(mentions, DOCUMENTS, by=["doc", "kind"])
    with pytest.raises(
        OptionError, match=r"kind: the row was counted by it and lacks it\. What to do: give a whole row"
    ):
        mentions_behind(table[["doc", "actor", "count"]].iloc[0], mentions, DOCUMENTS)
    with pytest.raises(OptionError, match=r"a row of mention counts: no mentions were counted in it"):
        mentions_behind(table[["doc", "count"]].iloc[0], mentions, DOCUMENTS)
    by_source = mention_counts(mentions, DOCUMENTS, by="source").iloc[0]
    with pytest.raises(OptionError, match=r"source: neither texts nor mentions have such a column"):
        mentions_behind(by_source, mentions, DOCUMENTS.drop(columns="source"))


def test_no_rows(mentions):
    table = mention_counts(mentions, DOCUMENTS)
    assert mentions_behind(table.head(0), mentions, DOCUMENTS).empty
    assert mentions_behind(comentions(mentions).head(0), mentions, DOCUMENTS).empty
    assert mentions_behind(attention(mentions, DOCUMENTS).head(0), mentions, DOCUMENTS).empty


# ---- as many rows as the number says


def check_each_row(table, mentions, documents):
    found = [mentions_behind(table.iloc[i], mentions, documents) for i in range(len(table))]
    assert [len(each) for each in found] == table["count"].tolist()
    whole = mentions_behind(table, mentions, documents)
    assert sorted(whole.index) == sorted({index for each in found for index in each.index})
    assert whole.index.is_monotonic_increasing
    return whole


KINDS = st.sampled_from([None, "capital", ("country", "geographic")])
GROUPINGS = st.lists(
    st.sampled_from(["doc", "source", "year", "date", "kind", "actor", "alias"]), min_size=1, max_size=3, unique=True
)


@settings(max_examples=50)  # each row is looked up
@given(mention_tables(), GROUPINGS, KINDS)
def test_as_many_as_are_counted(tables, by, kinds):
    mentions, documents = tables
    whole = check_each_row(mention_counts(mentions, documents, by=by, kinds=kinds), mentions, documents)
    expected = mentions["counted"] if kinds is None else mentions["kind"].isin([kinds, *kinds])
    assert len(whole) == expected.sum()


@settings(max_examples=50)  # each row is looked up
@given(mention_tables(), st.sampled_from(["doc", "source", "kind"]))
def test_as_many_as_are_counted_of_groups_that_overlap(tables, by):
    mentions, documents = tables
    members = {"G7": ["JP"], "SCO": ["CN", "RU"], "BRICS": ["RU"], "JP": []}
    table = mention_counts(mentions, documents, by=by, actors=members, members=members)
    assert len(check_each_row(table, mentions, documents)) == mentions["counted"].sum()


@settings(max_examples=50)  # each row is looked up
@given(mention_tables(), KINDS)
def test_as_many_as_the_other_tables_count(tables, kinds):
    mentions, documents = tables
    titled = documents.assign(title="چین", title_is_first_line=False)
    first = first_mentions(mentions, titled, mentions.head(2), kinds=kinds)
    for table in (
        first,
        prominence(first),
        naming(mentions, documents, by=["source", "year"], kinds=kinds),
        mention_dispersion(mentions, documents, kinds=kinds),
        mention_dispersion(mentions, documents, within=7, kinds=kinds),
    ):
        check_each_row(table, mentions, documents)


@settings(max_examples=50)  # each row is looked up
@given(mention_tables())
def test_as_many_as_attention_counts(tables):
    mentions, documents = tables
    documents = documents.assign(date=documents["date"].replace({"2024-02": "2023-12", "2024-02-03": "2023-12-03"}))
    check_each_row(attention(mentions, documents), mentions, documents)


@settings(max_examples=50)  # each row is looked up
@given(mention_tables(), st.sampled_from(["sentence", "paragraph", "document"]), KINDS)
def test_as_many_sentences_as_name_both(tables, window, kinds):
    mentions, documents = tables
    table = comentions(mentions, window=window, kinds=kinds)
    unit = ["doc"] if window == "document" else ["doc", window]
    for i in range(len(table)):
        row = table.iloc[i]
        found = mentions_behind(row, mentions, documents)
        assert len(found[unit].drop_duplicates()) == row["count"]
        assert {row["actor_a"], row["actor_b"]} == set(found["actor"])
        assert (found.groupby(unit)["actor"].nunique() == 2).all()
    whole = mentions_behind(table, mentions, documents)
    assert len(whole[unit].drop_duplicates()) <= table["count"].sum()


def test_rows_counted_by_a_column_of_the_texts_that_mentions_have_too():
    documents = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [50, 100], "kind": ["خبر", "یادداشت"]})
    mentions = pd.DataFrame(
        {
            "doc": ["الف", "ب", "ب"],
            "text": ["چین", "پکن", "چین"],
            "actor": "CN",
            "kind": ["country", "capital", "country"],
        }
    ).assign(counted=True)
    for by, expected in (("metadata:kind", ["پکن", "چین"]), ("mention:kind", ["چین", "چین"])):
        table = mention_counts(mentions, documents, by=by)
        row = table[table["count"] == 2]
        assert mentions_behind(row, mentions, documents)["text"].tolist() == expected
        read = pd.DataFrame(row.to_dict("records"))  # as from a file
        if by == "metadata:kind":
            assert mentions_behind(read, mentions, documents)["text"].tolist() == expected
