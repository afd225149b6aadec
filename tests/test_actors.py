"""The questions about actors, asked of a corpus: seeds, small folders, none at all."""

import pandas as pd
import pytest

import corpus
from corpus.collection import Corpus, Document
from corpus.count import to_graph
from corpus.errors import OptionError

OWN = """
[CN]
fa = "چین من"
en = "My China"
country = ["اژدها"]

[PAIR]
fa = "دو"
en = "The two"
counted = true
organisation = ["دوتایی"]
members = ["CN", "JP"]
"""


def texts_of(*texts, **metadata):
    known = {"title": None, "source": None, "date": "2024-03-20", "author": None} | metadata
    return Corpus(
        [Document(f"{number}", text, dict(known), corpus.clean_text(text)) for number, text in enumerate(texts)]
    )


@pytest.fixture(scope="module")
def seeds_corpus(seeds):
    return corpus.load(seeds)


@pytest.fixture
def news():
    return texts_of(
        "پوتین دیروز به پکن رفت. چین خشنود است و روسیه هم.\n\nژاپن و آمریکا نگران‌اند.",
        "گروه هفت در توکیو نشست. دریای چین جنوبی آرام است.",
        "باران می‌بارد.",
        title="سفر پوتین به چین",
        source="مهر",
    )


TABLES = {
    "counts": lambda texts: texts.mention_counts(),
    "totals": lambda texts: texts.mention_counts("actor", confidence=0.95),
    "kinds": lambda texts: texts.mention_counts(["source", "kind"], actors="all"),
    "aliases": lambda texts: texts.mention_counts(["doc", "alias"]),
    "other kinds": lambda texts: texts.mention_counts("actor", kinds=["geographic", "language", "country"]),
    "groups": lambda texts: texts.mention_counts("source", actors=["G7", "SCO", "CN"], members=True),
    "first": lambda texts: texts.first_mentions(),
    "prominence": lambda texts: texts.prominence(actors="all"),
    "naming": lambda texts: texts.naming(),
    "naming by source": lambda texts: texts.naming("source", actors="all"),
    "dispersion": lambda texts: texts.mention_dispersion(),
    "dispersion within": lambda texts: texts.mention_dispersion(within=10),
    "attention": lambda texts: texts.attention("month", groups="source"),
    "attention of kinds": lambda texts: texts.attention("year", calendar="persian", actors="all", kinds="country"),
    "sentences": lambda texts: texts.comentions(actors="all"),
    "paragraphs": lambda texts: texts.comentions("paragraph"),
    "documents": lambda texts: texts.comentions("document", kinds=["country", "capital"]),
}
UNITS = {"sentences": ["doc", "sentence"], "documents": ["doc"]}


@pytest.mark.parametrize("name", TABLES)
def test_every_number_of_the_seeds_has_its_sentences(seeds_corpus, name):
    table = TABLES[name](seeds_corpus)
    assert len(table)
    assert corpus.cite(table)
    for i in range(len(table)):
        row = table.iloc[i]
        found = seeds_corpus.evidence(of=row)
        assert list(found.columns)[-1] == "sentence_text"
        assert all(text in sentence for text, sentence in zip(found["text"], found["sentence_text"], strict=True))
        if "actor_a" not in table:
            assert len(found) == row["count"]
        elif name in UNITS:
            assert len(found[UNITS[name]].drop_duplicates()) == row["count"]
        else:
            assert set(found["actor"]) == {row["actor_a"], row["actor_b"]}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("texts", [(), ("",), ("باران می‌بارد.",), ("چین",)])
def test_small_corpora(name, texts):
    few = texts_of(*texts)
    table = TABLES[name](few)
    assert isinstance(table, pd.DataFrame)
    assert len(table.columns) > 5
    assert corpus.cite(table)
    counted = 1 if texts == ("چین",) and "actor_a" not in table else 0
    assert len(few.evidence(of=table)) == counted
    full = TABLES[name](texts_of("چین و روسیه در پکن"))
    assert list(table.columns) == list(full.columns)


def test_groups_are_their_members(news):
    table = news.mention_counts("actor", actors=["G7", "CN", "JP"], members=True)
    assert table[["actor", "label", "count", "documents"]].values.tolist() == [
        ["G7", "G7", 4, 2],
        ["CN", "China", 2, 1],
        ["JP", "Japan", 2, 2],
    ]
    found = news.evidence(of=table.iloc[0])
    assert found[["text", "actor"]].values.tolist() == [
        ["ژاپن", "JP"], ["آمریکا", "US"], ["گروه هفت", "G7"], ["توکیو", "JP"],
    ]  # fmt: skip
    assert news.evidence("JP", of=table.iloc[0])["text"].tolist() == ["ژاپن", "توکیو"]
    with pytest.raises(OptionError, match=r"actors=CN, RU, JP, SU: none of these actors is a group.*such as C5, .*G7"):
        news.mention_counts(members=True)


def test_kinds_are_switches(news):
    assert news.evidence(kinds="geographic")["text"].tolist() == ["دریای چین جنوبی"]
    counts = news.mention_counts("actor", kinds=["geographic", "capital"]).set_index("actor")["count"]
    assert counts.to_dict() == {"CN": 2, "JP": 1, "RU": 0, "SU": 0}
    assert len(news.evidence()) == len(news.evidence(kinds=list(corpus.mentions.KINDS)))  # also what does not count
    pairs = news.comentions("document", kinds=["geographic", "capital"])
    assert pairs[["actor_a", "actor_b"]].values.tolist() == [["CN", "JP"]]
    for table in (
        lambda: news.mention_counts(kinds="x"),
        lambda: news.comentions(kinds="x"),
        lambda: news.evidence(kinds="x"),
        lambda: news.naming(kinds="x"),
        lambda: news.first_mentions(kinds="x"),
        lambda: news.prominence(kinds="x"),
        lambda: news.mention_dispersion(kinds="x"),
        lambda: news.contrast("CN", "RU", kinds="x"),
    ):
        with pytest.raises(OptionError, match="kinds='x': there is no such kind of mention"):
            table()


def test_titles(news):
    table = news.first_mentions().set_index(["doc", "actor"])
    assert table.loc[("0", "RU"), ["order", "kind", "in_title", "title_is_first_line"]].tolist() == [
        1,
        "leader",
        True,
        False,
    ]
    assert table.loc[("0", "CN"), ["order", "kind", "in_title", "count"]].tolist() == [2, "capital", True, 2]
    assert table.loc[("2", "RU"), "count"] == 0  # named in the title only
    assert news.prominence().set_index("actor").loc["CN", ["titled", "in_title", "documents"]].tolist() == [3, 3, 1]


def test_the_titles_of_the_seeds_are_their_first_lines(seeds_corpus):
    table = seeds_corpus.first_mentions(actors=["CN", "RU", "JP", "KG"])
    assert table["title_is_first_line"].all()
    assert table["actor"].tolist() == ["JP", "KG", "CN", "RU", "RU", "KG", "CN"]
    assert table["in_title"].tolist() == [True] * 6 + [False]
    assert table["position"].tolist() == pytest.approx([0.004, 0.013, 0.018, 0.021, 0.011, 0.014, 0.199], abs=5e-4)


def test_actors_from_a_file(tmp_path):
    (tmp_path / "mine.toml").write_text(OWN, encoding="utf-8")
    mine = corpus.Gazetteer.load(tmp_path / "mine.toml")
    texts = texts_of("اژدها و ژاپن. دوتایی آمد. چین هم.")
    counts = texts.mention_counts(actors=mine)
    assert counts[["label", "count"]].values.tolist() == [["My China", 1], ["The two", 1]]
    texts.mentions(["CN", "JP"])
    assert texts.evidence(of=counts.iloc[0])["text"].tolist() == ["اژدها"]
    groups = texts.mention_counts("actor", actors=mine, members=True)
    assert groups[["actor", "count"]].values.tolist() == [["PAIR", 3], ["CN", 1]]
    assert texts.evidence(of=groups.iloc[0])["text"].tolist() == ["اژدها", "ژاپن", "دوتایی"]
    assert texts.contrast("CN", "PAIR", actors=mine)["word"].tolist() == ["آمد#آ", "ژاپن", "و"]
    assert texts.contrast(actors=mine).equals(texts.contrast("CN", "PAIR", actors=mine))  # the two most mentioned
    assert texts.contrast("PAIR", "JP", actors=mine)["word"].tolist() == ["آمد#آ", "اژدها", "و"]  # JP is the library's
    with pytest.raises(OptionError, match=r"XX: this actor was not looked for.*use some of CN, PAIR"):
        texts.contrast("CN", "XX", actors=mine)
    # a table that was read from a file again, of texts that know nothing of the gazetteer
    row = counts.iloc[0].copy()
    row.attrs = {}
    again = texts_of("اژدها و ژاپن. دوتایی آمد. چین هم.", "چین")
    assert again.evidence(of=row, actors=mine)["text"].tolist() == ["اژدها"]
    row["count"] = 2
    with pytest.raises(OptionError, match="it counts 2 mentions, but of these texts 1 are found"):
        again.evidence(of=row)


def test_a_row_can_be_narrowed_down(seeds_corpus):
    row = seeds_corpus.mention_counts("actor").iloc[0]
    whole = seeds_corpus.evidence(of=row)
    by_kind = {kind: len(seeds_corpus.evidence(of=row, kind=kind)) for kind in whole["kind"].unique()}
    assert sum(by_kind.values()) == len(whole) == row["count"]
    assert len(seeds_corpus.evidence(of=row, doc="000")) == 7
    with pytest.raises(OptionError, match="of=int: this is neither a row nor a table"):
        seeds_corpus.evidence(of=3)
    with pytest.raises(OptionError, match="a row of frequencies: no mentions were counted in it"):
        seeds_corpus.evidence(of=seeds_corpus.frequencies().iloc[0])
    with pytest.raises(OptionError, match="it counts 17 mentions, but of these texts 10 are found"):
        seeds_corpus[["004_0ecfe60a5ef882a8"]].evidence(of=row)


def test_contrast_leaves_the_names_out(seeds_corpus):
    table = seeds_corpus.contrast("CN", "JP", stopwords=corpus.stopwords())
    assert not {"چین", "ژاپن", "پکن", "توکیو", "ژاپنی"} & set(table["word"])
    assert {"a=CN", "b=JP"} <= set(corpus.cite(table).replace(",", "").split())
    assert (table["log_ratio"] > 0).equals(table["per_million"] > table["reference_per_million"])


def test_collocates_of_several_actors(seeds_corpus):
    table = seeds_corpus.collocates(seeds_corpus.mentions(["CN", "JP"]), window=3, stopwords=corpus.stopwords())
    assert set(table["node"]) == {"CN", "JP"}
    alone = seeds_corpus.collocates(seeds_corpus.mentions(["CN"]), window=3, stopwords=corpus.stopwords())
    pd.testing.assert_frame_equal(table[table["node"] == "CN"].reset_index(drop=True), alone)
    counted = seeds_corpus.mention_counts("actor", actors=["CN", "JP"]).set_index("actor")["count"]
    assert table.groupby("node")["node_count"].first().to_dict() == counted.to_dict()


def test_a_network_of_the_seeds(seeds_corpus):
    graph = to_graph(seeds_corpus.comentions("document"), labels=corpus.Gazetteer.shipped().labels("fa"))
    assert graph.nodes["CN"]["label"] == "چین"
    assert graph.edges["CN", "RU"]["count"] == 2


def test_a_row_leads_to_the_names_that_it_was_counted_by_also_after_the_list_was_changed(tmp_path):
    def saved(name: str, form: str) -> corpus.Gazetteer:
        (tmp_path / name).write_text(f'[CN]\nfa = "چین"\nen = "China"\ncountry = ["{form}"]\n', encoding="utf-8")
        return corpus.Gazetteer.load(tmp_path / name)

    first, second = saved("first.toml", "چین"), saved("second.toml", "روسیه")
    texts = texts_of("پکن و روسیه و چین.")
    row, other = (texts.mention_counts(actors=gazetteer).iloc[0] for gazetteer in (first, second))
    assert texts.evidence(of=row)["text"].tolist() == ["چین"]
    assert texts.evidence(of=other)["text"].tolist() == ["روسیه"]
    again = texts_of("پکن و روسیه و چین.")
    with pytest.raises(OptionError, match=r"counted with a gazetteer that these texts were not asked for.*actors="):
        again.evidence(of=row)
    assert again.evidence(of=row, actors=first)["text"].tolist() == ["چین"]


def test_equal_gazetteers_have_one_fingerprint_and_others_another(tmp_path):
    shipped = corpus.Gazetteer.shipped()
    shipped.select(["CN"]).to_toml(tmp_path / "cn.toml")
    copy = corpus.Gazetteer.load(tmp_path / "cn.toml")
    assert copy == shipped.select(["CN"])
    assert copy.fingerprint == shipped.select(["CN"]).fingerprint
    assert copy.fingerprint != shipped.select(["RU"]).fingerprint
