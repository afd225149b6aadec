"""Rates and shares of actors with their intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from corpus.errors import OptionError
from corpus.plot import mention_rates

TABLE = pd.DataFrame(
    {
        "source": ["الف", "الف", "ب", "ب"],
        "actor": ["CN", "RU", "CN", "RU"],
        "label": ["China", "Russia", "China", "Russia"],
        "count": [6, 3, 1, 0],
        "per_1000": [3.0, 1.5, 0.4, 0.0],
        "per_1000_low": [2.0, 1.0, np.nan, np.nan],
        "per_1000_high": [4.5, 2.0, np.nan, np.nan],
        "share": [2 / 3, 1 / 3, 1.0, 0.0],
    }
)


def dots(figure) -> list[float]:
    return [round(float(line.get_xdata()[0]), 2) for line in figure.axes[0].lines if line.get_marker() == "o"]


def spans(figure) -> list[tuple[float, ...]]:
    return [tuple(map(float, line.get_xdata())) for line in figure.axes[0].lines if line.get_marker() != "o"]


def test_a_dot_for_each_value_and_a_line_where_there_is_an_interval():
    figure = mention_rates(TABLE)
    assert dots(figure) == [3.0, 1.5, 0.4, 0.0]
    assert spans(figure) == [(2.0, 4.5), (1.0, 2.0)]


def test_shares_are_per_cent():
    figure = mention_rates(TABLE, value="share")
    assert dots(figure) == [66.67, 33.33, 100.0, 0.0]
    assert "66.7%" in [text.get_text() for text in figure.axes[0].texts]
    assert figure.axes[0].get_xlabel() == "share of voice, per cent"


def test_the_axis_runs_from_right_to_left_and_says_what_the_lines_are():
    table = TABLE.copy()
    table.attrs = {"parameters": {"confidence": 0.95}}
    axes = mention_rates(table).axes[0]
    left, right = axes.get_xlim()
    assert left > right == 0
    assert "lines: intervals at 95% confidence" in axes.get_xlabel()


def test_a_missing_value_has_no_dot():
    table = pd.DataFrame({"actor": ["CN", "RU"], "count": [2, 2], "capital_share": [0.5, np.nan]})
    assert dots(mention_rates(table, value="capital_share")) == [50.0]


def test_of_many_actors_those_with_most_mentions_are_shown():
    table = pd.DataFrame({"actor": [f"A{i:02}" for i in range(30)], "count": range(30), "share": 1 / 30})
    axes = mention_rates(table, value="share").axes[0]
    assert "A29" in [label.get_text() for label in axes.get_yticklabels()]
    assert "10 actors with most mentions of 29" in axes.get_xlabel()


def test_without_mentions_the_figure_says_so():
    empty = TABLE.assign(count=0)
    assert mention_rates(empty).texts[0].get_text() == mention_rates(TABLE.head(0)).texts[0].get_text()


def test_several_columns_make_the_groups():
    table = TABLE.assign(kind=["country", "capital", "country", "capital"])[["source", "kind", *TABLE.columns[1:]]]
    assert "الف · country" in [
        text.get_text().strip("\u2066\u2067\u2069") for text in mention_rates(table).axes[0].texts
    ]


def test_wrong_tables_and_values_are_named():
    with pytest.raises(OptionError, match=r"value='count'.*per_1000, share"):
        mention_rates(TABLE, value="count")
    with pytest.raises(OptionError, match=r"mention_counts\(\)"):
        mention_rates(TABLE, value="document_share")


def test_without_groups_the_highest_value_is_on_top():
    table = pd.DataFrame({"actor": ["CN", "RU", "JP"], "count": [5, 9, 1], "share": [0.3, 0.6, 0.1]})
    labels = [label.get_text() for label in mention_rates(table, value="share").axes[0].get_yticklabels()]
    assert labels == ["Russia", "China", "Japan"]
