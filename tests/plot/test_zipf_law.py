"""Zipf's law."""

import numpy as np
import pandas as pd
import pytest

from corpus import plot
from corpus.errors import OptionError
from tests.plot.looks import HARD_WORDS, assert_apart, assert_legible, assert_steady, said, written


def ranked(words):
    rank = np.arange(1, len(words) + 1)
    counts = np.maximum(9000 // rank, 1)
    return pd.DataFrame({"rank": rank, "word": words, "count": counts, "expected": 8000 / rank})


@pytest.fixture
def table():
    return ranked([f"واژه{i}" for i in range(500)])


def test_points_and_line_are_those_of_the_table(table):
    points, line = plot.zipf(table).axes[0].lines
    assert list(points.get_xdata()[:3]) == [1, 2, 3]
    assert list(points.get_ydata()[:3]) == [9000, 4500, 3000]
    assert line.get_ydata()[1] == 4000
    assert points.get_marker() == "o"
    assert line.get_linestyle() == "--"


def test_both_axes_are_logarithmic_and_rank_1_is_on_the_left(table):
    axes = plot.zipf(table).axes[0]
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    assert not axes.xaxis_inverted()


@pytest.mark.parametrize("count", [1, 3, 12, 60, 500])
@pytest.mark.parametrize("digits", ["latin", "persian"])
def test_names_are_legible_and_the_first_word_is_among_them(table, count, digits):
    figure = plot.zipf(table.head(count), digits=digits)
    assert_legible(figure)
    assert written(figure)[0] == plot.shape("واژه0")
    assert len(written(figure)) <= 14


def test_names_do_not_cover_points(table):
    figure = plot.zipf(table)
    axes = figure.axes[0]
    at = axes.transData.transform(table[["rank", "count"]].to_numpy(float))
    for text in axes.texts:
        box = text.get_window_extent()
        assert not ((at > [box.x0, box.y0]) & (at < [box.x1, box.y1])).all(axis=1).any()


def test_hard_words_and_words_of_one_rank():
    table = ranked(HARD_WORDS)
    table["rank"] = table["rank"].clip(upper=6)
    figure = plot.zipf(table)
    assert_apart(figure.axes[0].texts)
    assert len(set(written(figure))) == len(written(figure))


def test_what_has_no_expectation_has_no_line(table):
    line = plot.zipf(table.assign(expected=np.nan)).axes[0].lines[1]
    assert list(line.get_xdata()) == []


def test_the_same_table_gives_the_same_picture(table):
    assert_steady(plot.zipf, table)


def test_no_words_are_said_and_other_tables_named(table):
    assert said(plot.zipf(table.head(0))) == ["No words to show"]
    assert said(plot.zipf(table.assign(count=0))) == ["No words to show"]
    with pytest.raises(OptionError, match=r"word, count: it lacks rank, expected.*Corpus.zipf\(\)"):
        plot.zipf(table[["word", "count"]])
