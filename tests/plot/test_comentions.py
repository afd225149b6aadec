"""Co-mentions as a matrix and as a network."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus.errors import OptionError
from corpus.plot import comention_matrix, comention_network

TABLE = pd.DataFrame(
    [
        ("CN", "RU", 6, 10, 9, 3.0, 13.0, 0.40, 0.001),
        ("JP", "RU", 3, 4, 9, 1.2, 11.0, 0.20, 0.20),
        ("CN", "JP", 1, 10, 4, 4.0, 9.0, -0.15, 0.03),
    ],
    columns=["actor_a", "actor_b", "count", "count_a", "count_b", "expected", "log_dice", "npmi", "p"],
)


def cells(figure) -> dict[tuple[int, int], str]:
    """What is written in the cells: (row, column) from the corner on the right above → text."""
    return {
        (round(text.get_position()[1]), round(text.get_position()[0])): text.get_text()
        for text in figure.axes[0].texts
        if text.get_rotation() == 0
    }


def test_actors_with_most_pairs_come_first_and_each_pair_has_one_cell():
    figure = comention_matrix(TABLE)
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["China", "Japan"]
    assert [text.get_text() for text in axes.texts if text.get_rotation() == 90] == ["Russia", "China"]
    assert cells(figure) == {(1, 0): "6", (2, 0): "3", (2, 1): "(1)"}


def test_the_matrix_reads_from_right_to_left():
    left, right = comention_matrix(TABLE).axes[0].get_xlim()
    assert left > right


def test_bold_is_oftener_and_in_brackets_rarer_than_by_chance():
    figure = comention_matrix(TABLE)
    weights = {text.get_text(): text.get_fontweight() for text in figure.axes[0].texts if text.get_rotation() == 0}
    assert weights == {"6": "bold", "3": "normal", "(1)": "normal"}
    assert "bold: oftener than by chance, in brackets: more rarely" in figure.axes[0].get_xlabel()


def test_many_pairs_are_no_many_findings():
    chance = pd.DataFrame({"actor_a": "A", "actor_b": [f"B{i}" for i in range(40)], "count": 3, "count_a": 9})
    table = chance.assign(count_b=9, npmi=0.2, p=[0.04, *([0.5] * 39)])
    assert "bold" not in comention_matrix(table).axes[0].get_xlabel()


def test_one_actor_makes_no_pair():
    with pytest.raises(OptionError, match="top=1: one actor makes no pair"):
        comention_matrix(TABLE, top=1)


def test_other_values_with_their_decimals_and_persian_digits():
    assert cells(comention_matrix(TABLE, value="npmi"))[(2, 1)] == "(\N{MINUS SIGN}0.15)"
    assert cells(comention_matrix(TABLE, value="log_dice"))[(1, 0)] == "13.0"
    assert cells(comention_matrix(TABLE, digits="persian"))[(1, 0)].strip("\u2067\u2069") == "۶"


def test_a_darker_cell_is_a_higher_number():
    figure = comention_matrix(TABLE)
    tiles = [sum(tile.get_facecolor()[:3]) for tile in figure.axes[0].patches]
    assert tiles == sorted(tiles)  # the table has the highest count first


def test_of_many_actors_those_with_most_pairs_are_shown_and_the_axis_says_so():
    figure = comention_matrix(TABLE, top=2)
    assert cells(figure) == {(1, 0): "6"}
    assert "2 actors with most pairs of 3" in figure.axes[0].get_xlabel()


def test_the_network_leaves_out_what_is_rarer_than_by_chance():
    figure = comention_network(TABLE)
    assert sorted(text.get_text() for text in figure.axes[0].texts) == ["China", "Japan", "Russia"]
    widths = [line.get_linewidth() for line in figure.axes[0].lines if line.get_marker() == "None"]
    assert len(widths) == 2
    assert widths[0] > widths[1]


def test_the_network_says_what_lines_and_circles_mean():
    table = TABLE.copy()
    table.attrs = {"parameters": {"window": "sentence"}}
    said = [text.get_text() for text in comention_network(table).legends[0].get_texts()]
    assert said == ["named together 3", "named together 6", "named in 4 sentences", "named in 10 sentences"]


def test_names_do_not_cover_each_other():
    figure = comention_network(TABLE)
    figure.draw_without_rendering()
    boxes = [text.get_window_extent() for text in figure.axes[0].texts]
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


@pytest.mark.parametrize("chart", [comention_matrix, comention_network])
def test_without_pairs_the_figure_says_so(chart):
    assert chart(TABLE.head(0)).texts[0].get_text() == "No actors are named together"


def test_only_pairs_rarer_than_chance_are_no_network():
    assert "oftener than by chance" in comention_network(TABLE.tail(1)).texts[0].get_text()


@pytest.mark.parametrize("chart", [comention_matrix, comention_network])
def test_wrong_tables_and_values_are_named(chart):
    with pytest.raises(OptionError, match=r"value='p'.*no such number.*count, log_dice"):
        chart(TABLE, value="p")
    with pytest.raises(OptionError, match=r"Corpus.comentions\(\)"):
        chart(TABLE.drop(columns="count_a"))
