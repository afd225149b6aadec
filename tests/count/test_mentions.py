import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import cite, mention_counts
from corpus.count.mention_cells import BOUNDS, MEASURES
from corpus.errors import OptionError
from tests.strategies import ACTORS, mention_tables

DOCUMENTS = pd.DataFrame({"doc": ["ب", "الف", "پ"], "tokens": [1000, 500, 0], "source": ["ایرنا", "مهر", "ایرنا"]})


@pytest.fixture
def mentions():
    rows = [
        ("ب", 0, "CN", "country", True),
        ("ب", 0, "RU", "capital", True),
        ("ب", 1, "CN", "geographic", False),
        ("ب", 2, "RU", "country", True),
        ("ب", 2, "RU", "country", True),
        ("الف", 0, "SU", "country", True),
        ("الف", 0, "RU", "country", True),
    ]
    table = pd.DataFrame(rows, columns=["doc", "sentence", "actor", "kind", "counted"])
    return table.assign(start=0, end=3, text="نام", alias="نام")


def test_each_document_and_actor_has_a_row(mentions):
    table = mention_counts(mentions, DOCUMENTS, actors=["CN", "RU", "JP", "SU"])
    assert table.values.tolist() == [
        ["ب", "RU", 3, 3.0, 0.75, 1, 1.0],
        ["ب", "CN", 1, 1.0, 0.25, 1, 1.0],
        ["ب", "JP", 0, 0.0, 0.0, 0, 0.0],
        ["ب", "SU", 0, 0.0, 0.0, 0, 0.0],
        ["الف", "RU", 1, 2.0, 0.5, 1, 1.0],
        ["الف", "SU", 1, 2.0, 0.5, 1, 1.0],
        ["الف", "CN", 0, 0.0, 0.0, 0, 0.0],
        ["الف", "JP", 0, 0.0, 0.0, 0, 0.0],
        *[["پ", actor, 0, pytest.approx(np.nan, nan_ok=True), pytest.approx(np.nan, nan_ok=True), 0, 0.0]
          for actor in ("CN", "RU", "JP", "SU")],
    ]  # fmt: skip
    assert list(table.columns) == ["doc", "actor", *MEASURES]


def test_totals(mentions):
    table = mention_counts(mentions, DOCUMENTS, by="actor", actors=["CN", "JP", "RU"])
    assert table["actor"].tolist() == ["RU", "CN", "JP"]
    assert table["count"].tolist() == [4, 1, 0]
    assert table["documents"].tolist() == [2, 1, 0]
    assert table["per_1000"].tolist() == pytest.approx([4 / 1.5, 1 / 1.5, 0])
    assert table["share"].sum() == pytest.approx(1)


def test_by_kind_and_by_metadata(mentions):
    kinds = mention_counts(mentions, DOCUMENTS, by="kind")
    assert kinds.loc[kinds["count"] > 0, ["kind", "actor", "count"]].values.tolist() == [
        ["capital", "RU", 1],
        ["country", "RU", 3],
        ["country", "CN", 1],
        ["country", "SU", 1],
    ]
    assert "geographic" not in set(kinds["kind"])  # uncounted kinds are left out
    sources = mention_counts(mentions, DOCUMENTS, by="source", actors=["RU"])
    assert sources[["source", "count", "per_1000"]].values.tolist() == [["ایرنا", 3, 3.0], ["مهر", 1, 2.0]]


def test_without_mentions_the_zeros_stay(mentions):
    none = mentions.iloc[:0]
    assert mention_counts(none, DOCUMENTS, actors=["JP"])["count"].tolist() == [0, 0, 0]
    row = mention_counts(none, DOCUMENTS, by="actor", actors=["JP"]).iloc[0]
    assert row.drop("share").tolist() == ["JP", 0, 0.0, 0, 0.0]
    assert np.isnan(row["share"])
    empty = mention_counts(none, DOCUMENTS.iloc[:0])
    assert list(empty.columns) == ["doc", "actor", *MEASURES]
    assert empty.empty


def test_an_unknown_column_is_named(mentions):
    with pytest.raises(OptionError, match=r"city: there is no such column .* use one of actor, doc,"):
        mention_counts(mentions, DOCUMENTS, by="city")


def test_nothing_given_is_changed(mentions):
    before, documents = mentions.copy(), DOCUMENTS.copy()
    mention_counts(mentions, DOCUMENTS, by="source", members={"CN": ["RU"]}, confidence=0.9, kinds="country")
    pd.testing.assert_frame_equal(mentions, before)
    pd.testing.assert_frame_equal(documents, DOCUMENTS)


def test_documents_and_their_share(mentions):
    table = mention_counts(mentions, DOCUMENTS, by="source", actors=["RU", "SU"])
    assert table[["source", "actor", "documents", "document_share"]].values.tolist() == [
        ["ایرنا", "RU", 1, 0.5],  # ب and پ, of which ب mentions it
        ["ایرنا", "SU", 0, 0.0],
        ["مهر", "RU", 1, 1.0],
        ["مهر", "SU", 1, 1.0],
    ]
    by_kind = mention_counts(mentions, DOCUMENTS, by="kind", actors=["RU"]).set_index("kind")
    assert by_kind["document_share"].to_dict() == pytest.approx({"capital": 1 / 3, "country": 2 / 3})


def test_of_aliases_only_those_met_are_rows(mentions):
    table = mention_counts(
        mentions.assign(alias=["چین", "مسکو", "", "روس", "روسیه", "شوروی", "روسیه"]), DOCUMENTS, by="alias"
    )
    assert table[["alias", "actor", "count"]].values.tolist() == [
        ["چین", "CN", 1],
        ["روس", "RU", 1],
        ["روسیه", "RU", 2],
        ["شوروی", "SU", 1],
        ["مسکو", "RU", 1],
    ]


def test_other_kinds_can_be_counted(mentions):
    table = mention_counts(mentions, DOCUMENTS, by="actor", kinds=["geographic", "capital"])
    assert table[["actor", "count"]].values.tolist() == [["CN", 1], ["RU", 1]]
    assert "kinds=geographic+capital" in cite(table)
    with pytest.raises(OptionError, match=r"kinds='town': there is no such kind of mention"):
        mention_counts(mentions, DOCUMENTS, kinds="town")


def test_members_count_for_their_groups_once(mentions):
    members = {"SCO": ["CN", "RU"], "BRICS": ["CN", "RU", "BR"], "SU": []}
    table = mention_counts(mentions, DOCUMENTS, by="actor", actors=members, members=members)
    assert table[["actor", "count", "documents"]].values.tolist() == [["SCO", 5, 2], ["BRICS", 5, 2], ["SU", 1, 1]]
    assert table["share"].tolist() == pytest.approx([5 / 6, 5 / 6, 1 / 6])  # of six mentions, five count twice
    assert "members=SCO(CN+RU) BRICS(CN+RU+BR) SU" in cite(table)
    assert "mentions=6" in cite(table)


def test_actors_without_members_count_for_themselves(mentions):
    table = mention_counts(mentions, DOCUMENTS, by="actor", actors=["CN", "EU", "SU"], members={"EU": ["RU"], "CN": []})
    assert table[["actor", "count"]].values.tolist() == [["EU", 4], ["CN", 1], ["SU", 1]]
    other = mention_counts(mentions, DOCUMENTS, by="actor", members={"EU": ["RU"]})
    assert other[["actor", "count"]].values.tolist() == [["EU", 4]]


def test_intervals_stand_beside_their_values():
    # twenty documents of 100 words, ten of which name CN once, and all RU once
    documents = pd.DataFrame({"doc": [f"{i:02}" for i in range(20)], "tokens": 100})
    rows = [(doc, "RU") for doc in documents["doc"]] + [(doc, "CN") for doc in documents["doc"][:10]]
    mentions = pd.DataFrame(rows, columns=["doc", "actor"]).assign(kind="country", counted=True)
    table = mention_counts(mentions, documents, by="actor", actors=["CN", "RU", "JP"], confidence=0.95, replicates=8000)
    assert list(table.columns) == ["actor", *MEASURES, *BOUNDS]
    cn = table.set_index("actor").loc["CN"]
    assert cn[["document_share", "document_share_low", "document_share_high"]].tolist() == [0.5, 0.3, 0.7]
    assert cn[["per_1000", "per_1000_low", "per_1000_high"]].tolist() == pytest.approx([5, 3, 7])
    assert cn["share_low"] == pytest.approx(0.3 / 1.3, abs=0.02)
    assert cn["share_high"] == pytest.approx(0.7 / 1.7, abs=0.02)
    ru = table.set_index("actor").loc["RU"]
    assert ru[["per_1000_low", "per_1000_high", "document_share_low"]].isna().all()  # all documents are alike in it
    assert ru["share_low"] == pytest.approx(1 - cn["share_high"], abs=0.01)
    assert table.set_index("actor").loc["JP", list(BOUNDS)].isna().all()
    assert cite(table).endswith("Source: Efron 1987; Efron & Tibshirani 1993.")


def test_each_group_has_its_own_interval():
    documents = pd.DataFrame({"doc": list("abcdefghi"), "tokens": 50, "source": ["x"] * 5 + ["y"] * 3 + ["z"]})
    mentions = pd.DataFrame({"doc": list("aabdgi"), "actor": "CN", "kind": "country", "counted": True})
    options = {"by": "source", "confidence": 0.95, "seed": 3}
    table = mention_counts(mentions, documents, **options).set_index("source")
    assert table["per_1000_low"].notna().tolist() == [True, False, False]  # three documents are too few
    alone = mention_counts(mentions, documents[documents["source"] == "x"], **options)
    assert alone.loc[0, list(BOUNDS)].tolist() == pytest.approx(table.loc["x", list(BOUNDS)].tolist(), nan_ok=True)
    by_doc = mention_counts(mentions, documents, confidence=0.95)
    assert by_doc[list(BOUNDS)].isna().all(axis=None)
    for level in (0, 1.0, "high"):
        with pytest.raises(OptionError, match=f"{level}: not a level of confidence"):
            mention_counts(mentions, documents, confidence=level)


def test_a_column_named_like_one_of_the_table_is_refused(mentions):
    documents = DOCUMENTS.assign(share=1)
    with pytest.raises(OptionError, match=r'share: the table has a column of this name.*by="metadata:share"'):
        mention_counts(mentions, documents, by="share")
    assert mention_counts(mentions, documents, by="metadata:share")["metadata:share"].unique().tolist() == [1]


def test_of_nothing_there_is_no_rate_and_no_share(mentions):
    table = mention_counts(mentions, DOCUMENTS, actors=["RU"]).set_index("doc")
    assert table.loc["پ", ["per_1000", "share"]].isna().all()  # no words, no mentions
    assert table.loc["پ", "document_share"] == 0  # of one text
    silent = mention_counts(mentions, DOCUMENTS, by="source", actors=["SU"]).set_index("source")
    assert silent.loc["ایرنا", ["count", "per_1000"]].tolist() == [0, 0.0]
    assert np.isnan(silent.loc["ایرنا", "share"])
    nowhere = mention_counts(mentions.iloc[:0], DOCUMENTS.iloc[:0], by="actor", actors=["RU"])
    assert nowhere[["per_1000", "share", "document_share"]].isna().all(axis=None)


@pytest.mark.parametrize("name", ["kind", "alias"])
def test_a_column_that_mentions_and_texts_have_must_be_told_apart(mentions, name):
    documents = DOCUMENTS.assign(**{name: ["خبر", "یادداشت", "خبر"]})
    both = rf'by=\'{name}\': mentions and texts both have.*by="mention:{name}" or by="metadata:{name}"'
    with pytest.raises(OptionError, match=both):
        mention_counts(mentions, documents, by=["source", name])
    of_texts = mention_counts(mentions, documents, by=f"metadata:{name}", actors=["RU"])
    assert of_texts[[f"metadata:{name}", "count"]].values.tolist() == [["خبر", 3], ["یادداشت", 1]]
    of_mentions = mention_counts(mentions, documents, by=f"mention:{name}")
    pd.testing.assert_frame_equal(of_mentions, mention_counts(mentions, DOCUMENTS, by=name))
    assert of_mentions.attrs["parameters"]["by"] == name


def test_actor_is_always_that_of_the_mentions(mentions):
    documents = DOCUMENTS.assign(actor=["دولت", "مجلس", "دولت"])
    assert mention_counts(mentions, documents, by="actor")["actor"].tolist() == ["RU", "CN", "SU"]
    table = mention_counts(mentions, documents, by="metadata:actor", actors=["RU"])
    assert table[["metadata:actor", "count"]].values.tolist() == [["دولت", 3], ["مجلس", 1]]


def test_time_is_a_matter_of_another_table(mentions):
    with pytest.raises(OptionError, match=r'year: there is no such column .* call texts\.attention\("year"\); or use'):
        mention_counts(mentions, DOCUMENTS, by="year")
    assert mention_counts(mentions, DOCUMENTS.assign(year=1402), by="year")["year"].unique().tolist() == [1402]


def test_columns_of_categories_are_like_plain_ones(mentions):
    plain = mention_counts(mentions, DOCUMENTS, by=["source", "kind"], confidence=0.9)
    kinds = pd.CategoricalDtype(["official", *mentions["kind"].unique()])  # one that no mention has
    categories = mentions.astype({"doc": "category", "actor": "category", "kind": kinds, "alias": "category"})
    documents = DOCUMENTS.astype({"doc": "category", "source": "category"})
    pd.testing.assert_frame_equal(mention_counts(categories, documents, by=["source", "kind"], confidence=0.9), plain)
    assert len(mention_counts(categories, documents, by="alias")) == 3


def test_two_documents_of_one_id_are_refused(mentions):
    twice = pd.concat([DOCUMENTS, DOCUMENTS.head(1)])
    with pytest.raises(
        OptionError, match=r"ب: 2 rows of the documents have this id\. What to do: give each text a row"
    ):
        mention_counts(mentions, twice)


def test_draws_are_checked_where_nothing_is_drawn_too(mentions):
    with pytest.raises(OptionError, match=r"replicates=5: nothing is drawn by this"):
        mention_counts(mentions, DOCUMENTS, confidence=0.95, replicates=5)


GROUPINGS = st.lists(
    st.sampled_from(["doc", "source", "year", "kind", "actor", "alias"]), min_size=1, max_size=3, unique=True
)


@given(mention_tables(), GROUPINGS, st.sampled_from([None, "capital", ("country", "geographic")]))
def test_counts_add_up_however_they_are_taken(tables, by, kinds):
    mentions, documents = tables
    table = mention_counts(mentions, documents, by=by, actors=ACTORS, kinds=kinds)
    counted = mentions[
        mentions["counted"] if kinds is None else mentions["kind"].isin([kinds] if kinds == "capital" else kinds)
    ]
    assert table["count"].sum() == len(counted)
    assert not table.duplicated([*by, "actor"] if "actor" not in by else by).any()
    named = counted.merge(documents.fillna({"source": "(none)"}), on="doc")
    keys = list(dict.fromkeys([*by, "actor"]))
    assert table[table["count"] > 0].set_index(keys)["count"].to_dict() == named.groupby(keys).size().to_dict()
    others = [name for name in keys if name != "actor"]
    counts = (
        table.groupby(others)[["count", "share"]] if others else table.assign(all=0).groupby("all")[["count", "share"]]
    )
    shares = counts.sum(min_count=1)
    assert np.isclose(shares["share"], np.where(shares["count"] > 0, 1, np.nan), equal_nan=True).all()
    assert (table["documents"] <= table["count"]).all()
    assert table["document_share"].between(0, 1).all()
    assert (table["per_1000"] > 0).equals(table["count"] > 0)  # each text has words


@given(mention_tables())
def test_members_add_up_to_their_group(tables):
    mentions, documents = tables
    members = {"G7": ["JP"], "CN": [], "RU": []}
    table = mention_counts(mentions, documents, by="actor", actors=members, members=members).set_index("actor")
    plain = mention_counts(mentions, documents, by="actor", actors=ACTORS).set_index("actor")
    assert table.loc["G7", "count"] == plain.loc[["G7", "JP"], "count"].sum()
    assert table.loc["CN", "count"] == plain.loc["CN", "count"]
    assert table["share"].sum() == pytest.approx(float(plain["count"].sum() > 0))
    assert table.loc["G7", "documents"] <= plain.loc[["G7", "JP"], "documents"].sum()
