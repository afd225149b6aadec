import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import cite, naming
from corpus.count.name_choice import MEASURES
from corpus.errors import OptionError
from tests.strategies import mention_tables

DOCUMENTS = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [100, 50], "source": ["مهر", None]})
KINDS = ["country", "official", "capital", "demonym", "leader", "institution", "organisation", "geographic"]


@pytest.fixture
def mentions():
    rows = [("الف", "RU", kind, kind != "geographic") for kind in KINDS]
    rows += [("ب", "RU", "capital", True), ("ب", "CN", "demonym", True)]
    return pd.DataFrame(rows, columns=["doc", "actor", "kind", "counted"])


def test_kinds_and_the_share_of_the_capital(mentions):
    table = naming(mentions, DOCUMENTS)
    assert list(table.columns) == ["actor", *MEASURES]
    ru = table.set_index("actor").loc["RU"]
    assert ru[["count", "country", "demonym", "capital", "institution", "leader", "other"]].tolist() == [
        8,
        2,
        1,
        2,
        1,
        1,
        1,
    ]
    assert ru["capital_share"] == 0.5
    assert ru[["capital_share_low", "capital_share_high"]].isna().all()  # two texts do not tell how texts differ
    cn = table.set_index("actor").loc["CN"]
    assert cn["count"] == 1
    assert cn[["capital_share", "capital_share_low", "capital_share_high"]].isna().all()
    assert cite(table).startswith("naming. Parameters: by=actor, confidence=0.95, replicates=2000, seed=0. Sizes: ment")


def test_by_a_column_of_the_documents(mentions):
    table = naming(mentions, DOCUMENTS, by="source")
    assert table[["source", "actor", "count", "capital_share"]].fillna(-1).values.tolist() == [
        ["(none)", "CN", 1, -1.0],
        ["(none)", "RU", 1, 1.0],
        ["مهر", "RU", 7, pytest.approx(1 / 3)],
    ]
    assert list(naming(mentions, DOCUMENTS, by=["actor", "doc"]).columns)[:2] == ["doc", "actor"]


def test_kinds_that_do_not_count_are_other_kinds(mentions):
    table = naming(mentions, DOCUMENTS, kinds=["geographic", "capital"]).set_index("actor")
    assert table.loc["RU", ["count", "capital", "country", "other"]].tolist() == [3, 2, 0, 1]
    assert "CN" not in table.index


def test_nobody_named(mentions):
    table = naming(mentions.head(0), DOCUMENTS, by="source")
    assert table.empty
    assert list(table.columns) == ["source", "actor", *MEASURES]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"by": "kind"},
            r"kind: there is no such column to count by\. What to do: use one of actor, doc, tokens, source",
        ),
        ({"by": "leader"}, r"leader: the table has a column of this name"),
        ({"kinds": "x"}, r"kinds='x': there is no such kind"),
        ({"confidence": 2}, r"2: not a level of confidence"),
    ],
)
def test_wrong_options(mentions, options, message):
    documents = DOCUMENTS.assign(leader="") if options.get("by") == "leader" else DOCUMENTS
    with pytest.raises(OptionError, match=message):
        naming(mentions, documents, **options)


@given(mention_tables(), st.sampled_from(["actor", "doc", "source", ("source", "year")]))
def test_kinds_add_up(tables, by):
    mentions, documents = tables
    table = naming(mentions, documents, by=by)
    assert table["count"].sum() == mentions["counted"].sum()
    assert (
        table[["country", "demonym", "capital", "institution", "leader", "other"]].sum(axis=1) == table["count"]
    ).all()
    known = table[table["capital_share"].notna()]
    assert known["capital_share_low"].isna().equals(known["capital_share_high"].isna())
    known = known.dropna()
    assert (known["capital_share_low"] <= known["capital_share_high"]).all()
    assert known[["capital_share_low", "capital_share_high"]].stack().between(0, 1).all()


def texts_of(counts):
    """Mentions of CN in texts that name it so often by its capital, and so often as a country."""
    docs = [f"متن {number}" for number in range(len(counts))]
    rows = [
        (doc, kind)
        for doc, both in zip(docs, counts, strict=True)
        for kind, times in zip(("capital", "country"), both, strict=True)
        for _ in range(times)
    ]
    mentions = pd.DataFrame(rows, columns=["doc", "kind"]).assign(actor="CN", counted=True)
    return mentions, pd.DataFrame({"doc": docs, "tokens": 100})


def interval(counts, **options):
    row = naming(*texts_of(counts), **options).iloc[0]
    return row["capital_share_low"], row["capital_share_high"]


def test_texts_are_drawn_and_not_mentions():
    # each text keeps to one name, so that there are eight answers and not eighty
    low, high = interval([(10, 0)] * 4 + [(0, 10)] * 4)
    assert low < 0.2
    assert high > 0.8
    assert interval([(10, 0)] * 4 + [(0, 10)] * 4) == (low, high)  # the same seed
    # and where each uses both alike, one text tells as much as the other
    assert np.isnan(interval([(5, 5)] * 8)).all()


def test_texts_that_do_not_name_the_actor_do_not_make_an_interval():
    assert np.isnan(interval([(1, 0), (0, 3), (2, 2), *[(0, 0)] * 20])).all()
    assert not np.isnan(interval([(1, 0), (0, 3), (2, 2), (1, 1), *[(0, 0)] * 20])).any()


def test_one_text_has_no_interval():
    mentions, documents = texts_of([(3, 5)] * 6)
    assert naming(mentions, documents, by="doc")["capital_share_low"].isna().all()


def test_each_group_and_actor_has_its_own_interval():
    mentions, documents = texts_of([(3, 1), (0, 4), (1, 1), (2, 5), (6, 0), (0, 1), (4, 4)])
    other = mentions.assign(actor="JP", kind=mentions["kind"].map({"capital": "country", "country": "capital"}))
    documents["source"] = ["مهر"] * 5 + ["ایرنا"] * 2
    table = naming(pd.concat([mentions, other]), documents, by="source").set_index(["source", "actor"])
    assert table.loc["ایرنا", "capital_share_low"].isna().all()
    alone = naming(mentions, documents[documents["source"] == "مهر"]).iloc[0]
    ends = ["capital_share_low", "capital_share_high"]
    assert table.loc[("مهر", "CN"), ends].tolist() == pytest.approx(alone[ends].tolist())
    assert table.loc[("مهر", "JP"), ends].tolist() == pytest.approx((1 - alone[ends[::-1]]).tolist(), abs=0.03)


def test_the_true_share_is_mostly_inside():
    """Of texts of uneven length, each with a taste of its own; Wilson's interval of mentions held it in six of ten."""
    chance = np.random.default_rng(1)
    inside = 0
    for _ in range(120):
        both = 1 + chance.poisson(chance.gamma(0.8, 8, 30))
        capital = chance.binomial(both, chance.beta(0.6, 1.8, 30))
        low, high = interval(list(zip(capital, both - capital, strict=True)), replicates=500)
        inside += low <= 0.25 <= high
    assert 0.86 <= inside / 120 <= 0.99


def test_a_column_called_as_one_of_the_table():
    mentions, documents = texts_of([(1, 2), (0, 1)])
    table = naming(mentions, documents.assign(capital=["تهران", "پکن"]), by="metadata:capital")
    assert table[["metadata:capital", "count"]].values.tolist() == [["پکن", 1], ["تهران", 3]]
    assert naming(mentions, documents.assign(kind="خبر"), by="kind")["kind"].tolist() == ["خبر"]
