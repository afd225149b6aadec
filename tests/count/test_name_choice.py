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
    assert ru[["capital_share_low", "capital_share_high"]].tolist() == pytest.approx([0.15004, 0.84996], abs=1e-5)
    cn = table.set_index("actor").loc["CN"]
    assert cn["count"] == 1
    assert cn[["capital_share", "capital_share_low", "capital_share_high"]].isna().all()
    assert cite(table).startswith("naming. Parameters: by=actor, confidence=0.95. Sizes: mentions=9, documents=2.")


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
    assert (known["capital_share_low"] <= known["capital_share"] + 1e-12).all()
    assert (known["capital_share"] <= known["capital_share_high"] + 1e-12).all()
