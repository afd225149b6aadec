"""Bars of word frequencies."""

from io import BytesIO

import pandas as pd
import pytest

from corpus import plot


@pytest.fixture
def table():
    words = ["کشور", "C۵ کشور", "می‌شود", "ژاپن"]
    counts = [1200, 9, 9, 1]
    return pd.DataFrame({"word": words, "count": counts, "rank": [1, 2, 2, 4], "documents": 1, "per_million": 1.0})


def labels(figure):
    return [label.get_text() for label in figure.axes[0].get_yticklabels()]


def written(figure):
    return [text.get_text() for text in figure.axes[0].texts]


def test_each_word_has_a_bar_of_its_count_the_most_frequent_above(table):
    axes = plot.frequencies(table).axes[0]
    assert [bar.get_width() for bar in axes.patches] == [1200, 9, 9, 1]
    places = [bar.get_y() for bar in axes.patches]
    assert places == sorted(places)
    assert axes.yaxis_inverted()


def test_the_figure_reads_from_right_to_left(table):
    axes = plot.frequencies(table).axes[0]
    assert axes.xaxis_inverted()
    assert axes.yaxis.get_ticks_position() == "right"


def test_labels_pass_through_the_gate(table):
    figure = plot.frequencies(table)
    assert labels(figure) == [plot.shape(word) for word in ["کشور", "C۵ کشور", "می‌شود", "ژاپن"]]


def test_words_of_the_same_rank_come_in_the_order_of_the_word(table):
    assert labels(plot.frequencies(table.iloc[::-1])) == labels(plot.frequencies(table))


def test_only_the_top_is_shown_and_the_axis_says_of_how_many(table):
    figure = plot.frequencies(table, top=2)
    assert len(figure.axes[0].patches) == 2
    assert "2 most frequent of 4 words" in figure.axes[0].get_xlabel()


@pytest.mark.parametrize(("digits", "first"), [("latin", "1,200"), ("persian", "۱٬۲۰۰")])
def test_counts_stand_beside_the_bars_in_the_digits_asked_for(table, digits, first):
    assert written(plot.frequencies(table, digits=digits))[0] == plot.shape(first)


def test_a_table_without_words_says_so(table):
    figure = plot.frequencies(table.head(0))
    assert [text.get_text() for text in figure.texts] == ["No words to show"]


def test_the_same_table_gives_the_same_picture_and_is_left_as_it_was(table):
    before = table.copy()
    pictures = []
    for _ in range(2):
        buffer = BytesIO()
        plot.frequencies(table).savefig(buffer, format="png")
        pictures.append(buffer.getvalue())
    assert pictures[0] == pictures[1]
    pd.testing.assert_frame_equal(table, before)


def test_no_label_is_cut_off(table):
    table.loc[0, "word"] = "وابستگی‌های‌اقتصادی‌ناشی‌ازسرمایه‌گذاری"
    figure = plot.frequencies(table)
    figure.draw_without_rendering()
    box = figure.bbox
    for label in [*figure.axes[0].get_yticklabels(), *figure.axes[0].texts]:
        extent = label.get_window_extent()
        assert extent.x0 >= box.x0
        assert extent.x1 <= box.x1
