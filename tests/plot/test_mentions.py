"""Mentions per text and actor, and where in the text they are."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from corpus import plot
from corpus.errors import OptionError
from corpus.plot.style import HATCHES, PALETTE, actor_colours, kind_styles


@pytest.fixture
def counts():
    rows = [("000", "JP", 13), ("000", "CN", 9), ("000", "RU", 7), ("004", "RU", 10), ("004", "CN", 4)]
    return pd.DataFrame(rows, columns=["doc", "actor", "count"])


@pytest.fixture
def by_kind():
    rows = [("000", "CN", "country", 5), ("000", "CN", "capital", 1), ("000", "JP", "country", 3)]
    return pd.DataFrame(rows, columns=["doc", "actor", "kind", "count"])


@pytest.fixture
def mentions():
    rows = [("000", 50, "CN", True), ("000", 100, "CN", False), ("000", 150, "RU", True), ("004", 10, "RU", True)]
    return pd.DataFrame(rows, columns=["doc", "start", "actor", "counted"])


@pytest.fixture
def documents():
    return pd.DataFrame({"doc": ["000", "004"], "chars": [200, 100], "title": ["سفر به ژاپن", None]})


def rows(figure):
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def written(figure):
    return [text.get_text() for text in figure.axes[0].texts]


def test_each_text_has_a_bar_for_each_actor_and_none_is_left_out_for_being_zero(counts):
    figure = plot.mention_counts(counts)
    assert rows(figure) == ["China", "Japan", "Russia", "China", "Japan", "Russia"]
    assert [bar.get_width() for bar in figure.axes[0].patches] == [9, 13, 7, 4, 0, 10]


def test_the_text_stands_above_its_bars(counts, documents):
    assert {"000", "004"} <= set(written(plot.mention_counts(counts)))
    assert {plot.shape("سفر به ژاپن"), "004"} <= set(written(plot.mention_counts(counts, documents)))


def test_an_actor_of_none_of_the_texts_is_left_out(counts):
    with_nobody = pd.concat([counts, pd.DataFrame({"doc": ["000", "004"], "actor": "SU", "count": 0})])
    assert set(rows(plot.mention_counts(with_nobody))) == {"China", "Japan", "Russia"}


def test_of_many_actors_those_with_most_mentions_are_shown():
    table = pd.DataFrame({"doc": "000", "actor": [f"X{i:02}" for i in range(30)], "count": range(1, 31)})
    figure = plot.mention_counts(table)
    assert rows(figure) == [f"X{i}" for i in range(20, 30)]
    assert "10 actors with most mentions of 30" in figure.axes[0].get_xlabel()


OTHER_GROUPS = [
    ("actor", {"actor": ["CN", "RU"], "count": [3, 1], "documents": [1, 1]}, ["China", "Russia"], []),
    ("kind", {"kind": ["country", "capital"], "count": [3, 1]}, ["capital", "country"], []),
    ("kind", {"kind": ["country", "capital"], "actor": ["CN", "RU"], "count": [3, 1]}, ["China", "Russia"], []),
    ("source", {"source": ["الف"], "actor": ["CN"], "count": [3]}, ["China"], ["الف"]),
]


@pytest.mark.parametrize(("by", "columns", "names", "groups"), OTHER_GROUPS)
def test_counts_by_anything_are_drawn(by, columns, names, groups):
    figure = plot.mention_counts(pd.DataFrame(columns))
    assert rows(figure) == names
    assert {plot.shape(group) for group in groups} <= set(written(figure))
    assert sum(bar.get_width() for bar in figure.axes[0].patches) == sum(columns["count"])


def test_a_table_that_holds_no_counts_is_named():
    with pytest.raises(OptionError, match=r"the columns doc, text: these are no counts.*mention_counts\(\)"):
        plot.mention_counts(pd.DataFrame({"doc": ["000"], "text": ["چین"]}))


def test_actors_are_named_where_the_table_names_them(counts):
    labelled = counts.assign(label=counts["actor"].map({"CN": "چین", "JP": "ژاپن", "RU": "روسیه"}))
    assert rows(plot.mention_counts(labelled))[0] == plot.shape("چین")


def test_kinds_are_piled_up_and_told_apart_without_colour(by_kind):
    axes = plot.mention_counts(by_kind).axes[0]
    pile = [(bar.get_x(), bar.get_width(), bar.get_hatch()) for bar in axes.patches if bar.get_width()]
    assert pile == [(0, 5, ""), (0, 3, ""), (5, 1, "xxxx")]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["country", "capital"]


def test_of_many_texts_those_with_most_mentions_are_shown(counts):
    figure = plot.mention_counts(counts, texts=1)
    assert "000" in written(figure)
    assert "004" not in written(figure)
    assert "1 texts with most mentions of 2" in figure.axes[0].get_xlabel()


def test_totals_with_intervals_are_one_bar_an_actor(counts):
    totals = counts.groupby("actor", as_index=False)["count"].sum()
    further = {"label": totals["actor"], "per_1000": 1.0, "document_share": 0.5, "per_1000_low": 0.5, "share_high": 0.9}
    assert rows(plot.mention_counts(totals.assign(**further))) == rows(
        plot.mention_counts(totals.assign(label=further["label"]))
    )


def test_an_actor_has_the_same_colour_in_every_figure(counts):
    colours = [
        {label: to_hex(bar.get_facecolor()) for label, bar in zip(rows(f), f.axes[0].patches, strict=True)}
        for f in (plot.mention_counts(counts), plot.mention_counts(counts[counts.actor != "JP"]))
    ]
    assert colours[0]["Russia"] == colours[1]["Russia"]
    assert colours[0]["Russia"] != colours[0]["China"]


def test_colours_and_hatches_do_not_run_out():
    assert len(actor_colours(f"X-{i}" for i in range(30))) == 30
    styles = kind_styles([f"kind{i}" for i in range(30)])
    assert len(styles) == 30
    assert len(set(PALETTE)) == len(set(HATCHES)) == 6


def test_mentions_stand_at_their_share_of_the_text(mentions, documents):
    axes = plot.mention_positions(mentions, documents).axes[0]
    places = [[float(p) for p in strip.get_positions()] for strip in axes.collections]
    assert places == [[25.0], [50.0], [75.0], [10.0]]
    assert axes.xaxis_inverted()


def test_mentions_that_do_not_count_are_pale(mentions, documents):
    strips = plot.mention_positions(mentions, documents).axes[0].collections
    assert strips[0].get_alpha() == 1.0
    assert strips[1].get_alpha() < 0.5


def test_texts_carry_their_titles(mentions, documents):
    figure = plot.mention_positions(mentions, documents)
    assert plot.shape("سفر به ژاپن") in written(figure)
    assert "004" in written(figure)


@pytest.mark.parametrize("chart", ["counts", "zero", "positions"])
def test_a_table_without_mentions_says_so(chart, counts, mentions, documents):
    figure = {
        "counts": lambda: plot.mention_counts(counts.head(0)),
        "zero": lambda: plot.mention_counts(counts.assign(count=0)),
        "positions": lambda: plot.mention_positions(mentions.head(0), documents),
    }[chart]()
    assert [text.get_text() for text in figure.texts] == ["No mentions to show"]
