"""Clouds of words."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from corpus import plot
from corpus.errors import OptionError
from tests.plot.looks import HARD_WORDS, assert_legible, assert_steady, said


def words(count):
    return pd.DataFrame({"word": [f"واژه{'های' * (i % 4)}{i}" for i in range(count)], "count": range(count * 3, 0, -3)})


@pytest.fixture
def table():
    return pd.DataFrame({"word": HARD_WORDS, "count": [900, 400, 400, 225, 100, 90, 80, 70, 60, 9, 4, 2, 1]})


@pytest.mark.parametrize("count", [1, 3, 12, 60, 150])
def test_words_neither_cover_each_other_nor_leave_the_picture(count):
    figure = plot.word_cloud(words(count), top=count)
    assert len(figure.texts) == count
    assert_legible(figure)


def test_hard_words_and_ties_are_legible(table):
    figure = plot.word_cloud(table)
    assert_legible(figure)
    assert plot.shape("می‌رود") == figure.texts[0].get_text()
    assert {plot.shape(word) for word in ("کردن (کن)", "کردن", "برگشتن", "C۵ کشور")} <= {
        text.get_text() for text in figure.texts
    }


def test_letters_are_as_high_as_the_root_of_the_count_and_never_too_small(table):
    sizes = [text.get_fontsize() for text in plot.word_cloud(table).texts]
    assert sizes[3] / sizes[0] == pytest.approx(np.sqrt(225 / 900), rel=0.02)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == 9


def test_the_most_frequent_words_are_shown_whatever_their_order_in_the_table():
    table = words(30)
    shuffled = table.sample(frac=1, random_state=1)
    shown = [[text.get_text() for text in plot.word_cloud(t, top=5).texts] for t in (table, shuffled)]
    assert shown[0] == shown[1] == [plot.shape(word) for word in table["word"][:5]]


def test_every_tone_is_dark_enough_for_a_grey_print():
    for text in plot.word_cloud(words(60)).texts:
        red, green, blue = to_rgb(text.get_color())
        assert 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.45


def test_the_same_table_gives_the_same_picture(table):
    assert_steady(plot.word_cloud, table)


@pytest.mark.parametrize("counts", [[], [0, 0]])
def test_no_words_are_said(counts):
    table = pd.DataFrame({"word": ["چین"] * len(counts), "count": counts})
    assert said(plot.word_cloud(table)) == ["No words to show"]


def test_a_table_of_something_else_is_named():
    with pytest.raises(OptionError, match=r"the columns doc: it lacks word, count.*Corpus.frequencies\(\)"):
        plot.word_cloud(pd.DataFrame({"doc": ["000"]}))
    with pytest.raises(OptionError, match="0: not a number of rows"):
        plot.word_cloud(words(3), top=0)


def test_a_cloud_shows_one_group():
    table = pd.DataFrame({"source": ["ا", "ب"], "word": ["چین", "چین"], "count": [2, 1]})
    with pytest.raises(OptionError, match=r"a table by source: a cloud shows one group"):
        plot.word_cloud(table)
