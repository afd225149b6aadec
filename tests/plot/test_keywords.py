"""Bars of key words."""

import numpy as np
import pandas as pd
import pytest

from corpus import plot
from corpus.errors import OptionError
from corpus.letters import isolate
from tests.plot.looks import HARD_WORDS, assert_legible, assert_steady, names, said, written

RATIOS = [3.3, -1.2, 0.4, 5.0, -2.5]


def keys(words, ratios):
    ratio = np.array(ratios, float)
    return pd.DataFrame(
        {
            "word": words,
            "count": range(10, 10 + len(words)),
            "reference_count": 0,
            "log_ratio": ratio,
            "log_ratio_low": ratio - 1,
            "log_ratio_high": ratio + 1,
            "p_adjusted": 0.001,
            "log_likelihood": np.arange(len(words), 0, -1.0),
        }
    )


@pytest.fixture
def table():
    return keys(["چین", "ژاپن", "کتاب", "پکن", "شب"], RATIOS)


def bars(figure):
    return [(round(float(bar.get_width()), 3), bar.get_fill(), bar.get_hatch()) for bar in figure.axes[0].patches]


def whiskers(figure):
    return [sorted(map(float, line.get_xdata())) for line in figure.axes[0].lines if line.get_linewidth() == 1.1]


def test_overused_words_stand_above_and_grow_to_the_left(table):
    figure = plot.keyness(table)
    assert [width for width, *_ in bars(figure)] == sorted(RATIOS, reverse=True)
    assert names(figure) == [plot.shape(word) for word in ("پکن", "چین", "کتاب", "ژاپن", "شب")]
    assert figure.axes[0].xaxis_inverted()
    assert figure.axes[0].get_xlabel() == "log ratio: doublings"


def test_the_words_with_the_strongest_evidence_are_shown_on_each_side(table):
    assert [width for width, *_ in bars(plot.keyness(table, top=1))] == [3.3, -1.2]


def test_sides_and_significance_are_told_apart_without_colour(table):
    table.loc[[0, 1], "p_adjusted"] = [0.2, np.nan]
    figure = plot.keyness(table)
    assert [(fill, hatch) for _, fill, hatch in bars(figure)] == [
        (True, ""), (False, ""), (True, ""), (False, ""), (True, "////"),
    ]  # fmt: skip
    assert "hollow: difference not significant" in figure.axes[0].get_xlabel()
    assert {"more in the target", "less in the target"} <= set(written(figure))


def test_intervals_are_those_of_the_table(table):
    assert whiskers(plot.keyness(table)) == [
        pytest.approx([ratio - 1, ratio + 1]) for ratio in sorted(RATIOS, reverse=True)
    ]


def test_intervals_without_ends_have_arrows_and_unknown_ones_are_not_drawn(table):
    table["log_ratio_high"] = [np.inf, 0, 1, 6, -2]
    table.loc[1, "log_ratio_low"] = -np.inf
    table.loc[2, "log_ratio_low"] = np.nan
    figure = plot.keyness(table)
    arrows = [line.get_marker() for line in figure.axes[0].lines if line.get_marker() in {"<", ">"}]
    assert sorted(arrows) == ["<", ">"]
    assert len(whiskers(figure)) == 4
    low, high = sorted(figure.axes[0].get_xlim())
    assert all(low <= start <= end <= high for start, end in whiskers(figure))
    assert np.isfinite([low, high]).all()


def test_an_infinite_ratio_fills_its_side_and_an_unknown_one_is_left_out(table):
    table.loc[[0, 1], "log_ratio"] = [np.inf, np.nan]
    figure = plot.keyness(table)
    assert len(bars(figure)) == 4
    assert bars(figure)[0][0] == pytest.approx(figure.axes[0].get_xlim()[0], abs=0.001)
    assert " ∞ " in written(figure)


@pytest.mark.parametrize(("digits", "count", "zero"), [("latin", "1,200", "0"), ("persian", "۱٬۲۰۰", "۰")])
def test_both_counts_stand_beside_the_word(table, digits, count, zero):
    table.loc[3, "count"] = 1200
    figure = plot.keyness(table, digits=digits)
    assert plot.shape(count) in written(figure)
    assert written(figure).count(plot.shape(zero)) == 5


@pytest.mark.parametrize("digits", ["latin", "persian"])
@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_every_label_is_legible(count, digits):
    words = (HARD_WORDS + [f"واژه{i}" for i in range(60)])[:count]
    assert_legible(plot.keyness(keys(words, np.linspace(6, -6, count) + 0.01), digits=digits))


@pytest.mark.parametrize("side", [1, -1])
def test_one_side_alone_is_legible(table, side):
    assert_legible(plot.keyness(table[table["log_ratio"] * side > 0]))


def test_the_same_table_gives_the_same_picture(table):
    assert_steady(plot.keyness, table)


def test_nothing_to_show_is_said(table):
    assert said(plot.keyness(table.head(0))) == ["No words to show"]
    assert "none has a log ratio" in said(plot.keyness(table.assign(log_ratio=np.nan)))[0]


def test_other_tables_are_named(table):
    with pytest.raises(OptionError, match=r"it lacks reference_count, .*Corpus.keyness\(\)"):
        plot.keyness(table[["word", "count", "log_ratio"]])


def test_of_several_groups_one_is_shown(table):
    grouped = table.assign(source=list("ااببب"))[["source", *table.columns]]
    first, second = plot.keyness(grouped), plot.keyness(grouped, group="ب")
    assert [len(figure.axes[0].patches) for figure in (first, second)] == [2, 3]
    assert first.axes[0].get_xlabel().startswith(f"log ratio of {isolate('ا')}: doublings")
    with pytest.raises(OptionError, match=r"group='پ': the table has no such source.* use one of ا, ب"):
        plot.keyness(grouped, group="پ")
