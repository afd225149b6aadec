"""Bars of word frequencies."""

from io import BytesIO

import pandas as pd
import pytest

from corpus import plot
from corpus.errors import OptionError
from tests.plot.looks import HARD_WORDS, assert_legible


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


@pytest.fixture
def grouped():
    rows = [
        ("جهان", "چین", 9, 900.0),
        ("جهان", "سفر", 4, 400.0),
        ("هنر", "سینما", 30, 600.0),
        ("هنر", "رفت#رو", 5, 100.0),
    ]
    return pd.DataFrame(rows, columns=["source", "word", "count", "per_million"])


def test_each_group_has_a_list_of_its_own_on_one_scale_the_first_on_the_right(grouped):
    figure = plot.frequencies(grouped)
    assert [axes.get_title(loc="right") for axes in figure.axes] == [plot.shape("جهان"), plot.shape("هنر")]
    assert figure.axes[0].get_position().x0 > figure.axes[1].get_position().x0
    assert [[bar.get_width() for bar in axes.patches] for axes in figure.axes] == [[900, 400], [600, 100]]
    assert figure.axes[0].get_xlim() == figure.axes[1].get_xlim()
    assert [label.get_text() for label in figure.axes[1].get_yticklabels()] == [plot.shape("سینما"), plot.shape("رفتن")]
    assert "per million" in figure.get_supxlabel()
    assert_legible(figure)


def test_groups_are_counted_where_that_is_asked_for(grouped):
    figure = plot.frequencies(grouped, measure="count")
    assert [bar.get_width() for bar in figure.axes[1].patches] == [30, 5]
    counted = plot.frequencies(grouped.drop(columns="per_million"))
    assert [bar.get_width() for bar in counted.axes[1].patches] == [30, 5]


def test_of_many_groups_the_six_with_most_words_are_shown():
    table = pd.DataFrame({"doc": [f"{i:02}" for i in range(9)], "word": "چین", "count": range(1, 10)})
    figure = plot.frequencies(table)
    assert [axes.get_title(loc="right") for axes in figure.axes] == ["03", "04", "05", "06", "07", "08"]
    assert "6 values of doc with most words of 9" in figure.get_supxlabel()
    assert_legible(figure)


@pytest.mark.parametrize("groups", [1, 2, 4, 6])
@pytest.mark.parametrize("digits", ["latin", "persian"])
def test_panels_and_runs_of_words_are_legible(groups, digits):
    words = [*HARD_WORDS, "یکی پس از دیگری از کشورهای آسیای مرکزی"]
    tables = [pd.DataFrame({"source": f"گروه {i}", "word": words, "count": 123456}) for i in range(groups)]
    assert_legible(plot.frequencies(pd.concat(tables), digits=digits))


@pytest.mark.parametrize("digits", ["latin", "persian"])
@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_every_label_is_legible(count, digits):
    words = (HARD_WORDS + [f"واژه{i}" for i in range(60)])[:count]
    table = pd.DataFrame({"word": words, "count": range(12000, 12000 + count)})
    assert_legible(plot.frequencies(table, top=60, digits=digits))


def test_ties_are_in_persian_alphabetical_order():
    table = pd.DataFrame({"word": ["وزیر", "پکن", "بانک"], "count": 1})
    assert labels(plot.frequencies(table)) == [plot.shape(word) for word in ("بانک", "پکن", "وزیر")]


def test_the_axis_calls_things_by_their_names():
    runs = pd.DataFrame({"word": ["آسیای مرکزی", "سفر به"], "count": [2, 1]})
    assert plot.frequencies(runs, top=1).axes[0].get_xlabel() == "occurrences of the 1 most frequent of 2 runs of words"
    assert plot.frequencies(runs.head(1)).axes[0].get_xlabel() == "occurrences of 1 run of words"


def test_other_tables_and_options_are_named(table):
    with pytest.raises(OptionError, match=r"it lacks word.*Corpus.frequencies\(\) or Corpus.ngrams\(\)"):
        plot.frequencies(table.drop(columns="word"))
    with pytest.raises(OptionError, match=r"share: no measure of this table.*count, per_million"):
        plot.frequencies(table, measure="share")
    with pytest.raises(OptionError, match="grouped by source, year"):
        plot.frequencies(table.assign(source="الف", year=1402)[["source", "year", "word", "count"]])


def test_unknown_digits_are_named():
    table = pd.DataFrame({"word": ["چین"], "count": [2], "rank": [1]})
    with pytest.raises(OptionError, match=r"fa: there are no such digits.* use one of latin, persian"):
        plot.frequencies(table, digits="fa")
