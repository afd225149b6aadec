"""Collocates, as dots and as a network."""

import numpy as np
import pandas as pd
import pytest

from corpus import plot
from corpus.errors import OptionError
from corpus.letters import isolate
from tests.plot.looks import HARD_WORDS, assert_legible, assert_steady, labels, names, said, written


def company(node, words):
    strength = 12 - np.arange(len(words)) / 4
    return pd.DataFrame(
        {"node": node, "collocate": words, "count": range(len(words) + 1, 1, -1), "log_dice": strength, "mi": -strength}
    )


@pytest.fixture
def table():
    return company("چین", ["روسیه", "سفر", "پکن"])


@pytest.fixture
def several():
    words = ["روسیه", "سفر", "پکن", "گفت#گو", "می‌رود"]
    return pd.concat([company(node, words[i:]) for i, node in enumerate(["چین", "ژاپن", "رفت#رو"])], ignore_index=True)


def dots(figure, axes=0):
    return [round(float(place), 2) for place, _ in figure.axes[axes].collections[-1].get_offsets()]


def test_the_closest_words_stand_above_with_how_often(table):
    figure = plot.collocates(table.iloc[::-1])
    assert dots(figure) == [12, 11.75, 11.5]
    assert names(figure) == [plot.shape(word) for word in ("روسیه", "سفر", "پکن")]
    assert written(figure) == ["4", "3", "2"]
    assert figure.axes[0].xaxis_inverted()
    assert f"logDice with {isolate('چین')}" in figure.axes[0].get_xlabel()


def test_another_measure_can_be_asked_for(table):
    figure = plot.collocates(table, measure="mi", top=2)
    assert dots(figure) == [-11.5, -11.75]
    assert "2 closest words of 3" in figure.axes[0].get_xlabel()


def test_ties_are_in_the_order_of_the_count_and_of_the_alphabet(table):
    table = table.assign(log_dice=9.0, count=[2, 2, 3])
    assert names(plot.collocates(table)) == [plot.shape(word) for word in ("پکن", "روسیه", "سفر")]


def test_each_node_has_a_list_of_its_own_the_first_on_the_right(several):
    figure = plot.collocates(several)
    titles = [axes.get_title(loc="right") for axes in figure.axes]
    assert titles == [plot.shape(node) for node in ("چین", "ژاپن", "رفتن")]
    places = [axes.get_position().x0 for axes in figure.axes]
    assert places == sorted(places, reverse=True)
    assert len({axes.get_xlim() for axes in figure.axes}) == 1
    assert names(figure, 2) == [plot.shape(word) for word in ("پکن", "گفتن", "می‌رود")]


def test_of_many_nodes_those_with_the_closest_words_are_shown():
    many = pd.concat([company(f"گره{i}", ["سفر"]).assign(log_dice=float(i)) for i in range(9)])
    figure = plot.collocates(many)
    assert [axes.get_title(loc="right") for axes in figure.axes] == [plot.shape(f"گره{i}") for i in range(3, 9)]
    assert "of 9" in figure.get_supxlabel()


@pytest.mark.parametrize("digits", ["latin", "persian"])
@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_every_dot_is_legible(count, digits):
    words = (HARD_WORDS + [f"واژه{i}" for i in range(60)])[:count]
    assert_legible(plot.collocates(company("چین", words).assign(count=12345), digits=digits))


@pytest.mark.parametrize("length", [1, 12, 30])
def test_panels_are_legible_with_short_names_and_long(several, length):
    several["collocate"] += "ا" * length
    assert_legible(plot.collocates(several.assign(count=12345)))


def test_ticks_that_differ_are_written_differently(table):
    figure = plot.collocates(table.assign(log_dice=[9.01, 9.02, 9.03]))
    written_ticks = [text.get_text() for text in labels(figure) if text in figure.axes[0].get_xticklabels()]
    assert len(written_ticks) == len(set(written_ticks)) > 1


@pytest.mark.parametrize("chart", [plot.collocates, plot.collocation_network])
def test_measures_that_are_not_finite_are_left_out(chart, table):
    table["log_dice"] = [np.inf, 9.0, np.nan]
    seen = names(chart(table)) if chart is plot.collocates else written(chart(table))
    assert plot.shape("سفر") in seen
    assert plot.shape("روسیه") not in seen
    assert said(chart(table.assign(log_dice=np.nan))) == ["No collocates to show: none has a finite logDice"]


@pytest.mark.parametrize("chart", [plot.collocates, plot.collocation_network])
def test_the_same_table_gives_the_same_picture(chart, several):
    assert_steady(chart, several)


@pytest.mark.parametrize("chart", [plot.collocates, plot.collocation_network])
def test_empty_and_other_tables(chart, table):
    assert said(chart(table.head(0))) == ["No collocates to show"]
    with pytest.raises(OptionError, match=r"the columns word: it lacks node, collocate, count.*Corpus.collocates\(\)"):
        chart(pd.DataFrame({"word": ["چین"]}))
    with pytest.raises(OptionError, match=r"t: no measure of this table.*use one of count, log_dice, mi"):
        chart(table, measure="t")


def edges(figure):
    return [line for line in figure.axes[0].lines if line.get_linestyle() == "-" and len(line.get_xdata()) == 2]


def circles(figure):
    return [line for line in figure.axes[0].lines if line.get_marker() == "o"]


def test_the_network_has_a_line_for_each_pair_wider_for_the_closer(table):
    widths = [line.get_linewidth() for line in edges(plot.collocation_network(table))]
    assert widths == pytest.approx([5.0, 2.8, 0.6])


def test_circles_are_larger_for_the_more_frequent(table):
    sizes = [circle.get_markersize() for circle in circles(plot.collocation_network(table))]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[2] / sizes[0] == pytest.approx(np.sqrt(2 / 4))


def test_nodes_are_in_boxes_and_collocates_have_circles(several):
    figure = plot.collocation_network(several)
    boxed = {text.get_text() for text in figure.axes[0].texts if text.get_bbox_patch() is not None}
    assert boxed == {plot.shape(node) for node in ("چین", "ژاپن", "رفتن")}
    assert len(circles(figure)) == len(figure.axes[0].texts) - 3
    assert figure.axes[0].texts[0].get_fontweight() == "bold"


def test_lines_lead_to_the_words_they_join(table):
    figure = plot.collocation_network(table)
    node = figure.axes[0].texts[0].get_position()
    assert {(line.get_xdata()[0], line.get_ydata()[0]) for line in edges(figure)} == {node}


@pytest.mark.parametrize("top", [1, 3, 12, 30, 60])
def test_words_of_the_network_are_legible(top):
    words = HARD_WORDS + [f"واژه‌های{i}" for i in range(40)]
    table = pd.concat(
        [company("چین", words), company("ژاپن", words[::3]), company("جنگ", [f"نبرد{i}" for i in range(9)])]
    )
    figure = plot.collocation_network(table, top=top)
    assert_legible(figure)
    assert len(edges(figure)) == top


def test_words_do_not_cover_circles():
    figure = plot.collocation_network(company("چین", HARD_WORDS))
    figure.draw_without_rendering()
    for text in figure.axes[0].texts:
        box = text.get_window_extent()
        for circle in circles(figure):
            (x, y), radius = circle.get_transform().transform(circle.get_xydata()[0]), circle.get_markersize() * 50 / 72
            nearest = np.clip(x, box.x0, box.x1), np.clip(y, box.y0, box.y1)
            assert np.hypot(nearest[0] - x, nearest[1] - y) > radius


def test_a_word_beside_itself_and_a_pair_given_twice_are_no_lines_of_their_own():
    table = pd.concat([company("چین", ["ژاپن", "چین"]), company("ژاپن", ["چین"])])
    figure = plot.collocation_network(table)
    assert len(edges(figure)) == 1
    assert len(figure.axes[0].texts) == 2


def test_what_is_left_out_is_said(table):
    legend = plot.collocation_network(table, top=2).legends[0]
    assert legend.get_title().get_text() == "(2 strongest pairs of 3)"
    assert [text.get_text() for text in legend.get_texts()] == [
        "node", "logDice 11.8", "logDice 12.0", "3 times near a node", "4 times near a node",
    ]  # fmt: skip
