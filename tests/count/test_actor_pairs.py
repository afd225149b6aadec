from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.stats import fisher_exact

from corpus.count import cite, comentions, network_nodes, to_graph
from corpus.count.actor_pairs import COMENTION_COLUMNS
from corpus.errors import OptionError
from tests.strategies import mention_tables


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
    return pd.DataFrame(rows, columns=["doc", "sentence", "actor", "kind", "counted"])


def test_comentions(mentions):
    table = comentions(mentions)
    assert table[["actor_a", "actor_b", "count", "documents"]].values.tolist() == [
        ["CN", "RU", 1, 1],
        ["RU", "SU", 1, 1],
    ]
    assert comentions(mentions, window="document")[["actor_a", "actor_b", "count"]].values.tolist() == [
        ["CN", "RU", 1],
        ["RU", "SU", 1],
    ]
    assert list(comentions(mentions.iloc[:0]).columns) == COMENTION_COLUMNS
    assert cite(table).startswith(
        "comentions. Parameters: window=sentence. Sizes: sentences=3, mentions=6, documents=2."
    )
    with pytest.raises(OptionError, match="page: actors are not paired within this"):
        comentions(mentions, window="page")


def test_how_much_oftener_than_by_chance():
    # of 100 sentences 20 name CN, 10 RU, 8 both: 2 would by chance
    rows = [(i, "CN") for i in range(20)] + [(i, "RU") for i in range(12, 22)] + [(0, "CN")]
    mentions = pd.DataFrame(rows, columns=["sentence", "actor"]).assign(doc="الف", counted=True, paragraph=0)
    row = comentions(mentions, units=100).iloc[0]
    assert row[["count", "count_a", "count_b", "expected"]].tolist() == [8, 20, 10, 2]
    assert row["log_dice"] == pytest.approx(14 + np.log2(16 / 30))
    assert row["npmi"] == pytest.approx(2 / -np.log2(0.08))
    assert row["log_likelihood"] == pytest.approx(19.391032)  # 2 (8 ln 4 + 12 ln ⅔ + 2 ln ¼ + 78 ln 78/72)
    assert row["p"] == pytest.approx(fisher_exact([[8, 12], [2, 78]]).pvalue)
    assert comentions(mentions, window="paragraph", units=5)["count"].tolist() == [1]


def test_kinds_choose_what_is_paired(mentions):
    assert comentions(mentions, kinds="country")[["actor_a", "actor_b"]].values.tolist() == [["RU", "SU"]]
    other = comentions(mentions.assign(sentence=0), kinds=["geographic", "capital"])
    assert other[["actor_a", "actor_b", "count"]].values.tolist() == [["CN", "RU", 1]]
    assert "kinds=geographic+capital" in cite(other)
    with pytest.raises(OptionError, match="kinds='x': there is no such kind"):
        comentions(mentions, kinds="x")


@given(mention_tables())
def test_pairs_are_those_of_the_definition(tables):
    mentions = tables[0]
    units = mentions[mentions["counted"]].groupby(["doc", "sentence"])["actor"].agg(set)
    found = pd.Series([pair for names in units for pair in combinations(sorted(names), 2)], dtype=object).value_counts()
    table = comentions(mentions)
    assert table.set_index(["actor_a", "actor_b"])["count"].to_dict() == found.to_dict()
    assert (table["count"] <= table[["count_a", "count_b"]].min(axis=1)).all()
    assert table["count"].is_monotonic_decreasing


def test_the_network_has_the_actors_and_their_pairs(mentions, tmp_path):
    table = comentions(mentions, units=9)
    assert network_nodes(table).values.tolist() == [["RU", 3, 2, 2], ["CN", 1, 1, 1], ["SU", 1, 1, 1]]
    graph = to_graph(table, labels={"RU": "روسیه"})
    assert sorted(map(sorted, graph.edges)) == [["CN", "RU"], ["RU", "SU"]]
    assert graph.edges["SU", "RU"]["expected"] == pytest.approx(1 / 3)
    assert graph.nodes["RU"] == {"label": "روسیه", "count": 3, "degree": 2, "weighted_degree": 2}
    assert graph.nodes["CN"]["label"] == "CN"
    nx.write_gexf(graph, tmp_path / "actors.gexf")
    nx.write_graphml(graph, tmp_path / "actors.graphml")
    assert nx.read_graphml(tmp_path / "actors.graphml").edges["CN", "RU"]["count"] == 1
    assert list(table.columns) == COMENTION_COLUMNS


def test_a_network_of_nobody_and_one_of_another_table(mentions):
    nobody = comentions(mentions.head(0))
    assert network_nodes(nobody).empty
    assert list(network_nodes(nobody).columns) == ["actor", "count", "degree", "weighted_degree"]
    assert to_graph(nobody).number_of_nodes() == 0
    with pytest.raises(OptionError, match=r"no column actor_a, actor_b, count, .*give what comentions\(\) returns"):
        to_graph(mentions)


@pytest.mark.parametrize("units", [2, 0, -1, 2.5, True, "all"])
def test_fewer_units_than_have_a_mention_are_refused(mentions, units):
    with pytest.raises(OptionError, match=rf"units={units!r}: there are 3 sentences with a mention.*at least as many"):
        comentions(mentions, units=units)
    assert comentions(mentions, units=3)["expected"].tolist() == comentions(mentions)["expected"].tolist()


def test_a_window_that_the_mentions_do_not_know(mentions):
    with pytest.raises(OptionError, match=r"window='paragraph': the mentions have no column paragraph"):
        comentions(mentions, window="paragraph")


def test_columns_of_categories_are_like_plain_ones(mentions):
    columns = {"doc": "category", "actor": pd.CategoricalDtype(["JP", "SU", "RU", "CN"]), "kind": "category"}
    pd.testing.assert_frame_equal(comentions(mentions.astype(columns), units=9), comentions(mentions, units=9))
