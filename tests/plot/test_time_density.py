from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from corpus.count.periods import day_number, iso_day
from corpus.errors import OptionError
from tests.plot.looks import assert_legible, assert_steady, said

density = importlib.import_module("corpus.plot.time_density").density

START = day_number("2020-01-01")


def made(spans: list[tuple[int, int]], actors: tuple[str, ...] = ("CN", "CN, RU", "")) -> pd.DataFrame:
    """A chronology of intervals, in days from 2020-01-01."""
    return pd.DataFrame(
        [
            {
                "earliest": iso_day(START + a),
                "latest": iso_day(START + b),
                "modifier": "none",
                "actors": actors[i % len(actors)],
            }
            for i, (a, b) in enumerate(spans)
        ]
    )


MONTHS = made([(30 * i, 30 * i + 29 * (i % 2)) for i in range(40)])
WEEK = made([(i % 7, i % 7) for i in range(300)])
ONE = made([(0, 0)])
AGES = made([(-912_000, -911_636), (-490_000, -490_000), *((i, i + 365) for i in range(0, 2000, 100))])


def area(figure: Figure, axes: int = 0) -> float:
    """Under the curve of the axes, in dates."""
    [line] = figure.axes[axes].lines
    at, values = line.get_data()
    days = {"day": 1, "month": 30.44, "year": 365.25, "decade": 3652.5, "century": 36525}
    shown = figure.axes[0].get_ylabel() or figure.get_supylabel()
    values = np.asarray(values) / days[shown.split()[-1]]
    if line.get_drawstyle() == "steps-post":
        return float((np.diff(at) * values[:-1]).sum())
    return float(np.trapezoid(values, at))


@pytest.mark.parametrize("table", [MONTHS, WEEK, ONE, AGES], ids=["months", "week", "one", "ages"])
@pytest.mark.parametrize("options", [{}, {"bandwidth": 0}, {"by": "actors", "digits": "persian"}])
def test_every_curve_is_legible(table: pd.DataFrame, options: dict[str, Any]) -> None:
    assert_legible(density(table, **options))


@pytest.mark.parametrize("table", [MONTHS, WEEK, ONE, AGES], ids=["months", "week", "one", "ages"])
@pytest.mark.parametrize("bandwidth", [None, 0, 5])
def test_each_date_has_an_area_of_one(table: pd.DataFrame, bandwidth: float | None) -> None:
    figure = density(table, bandwidth=bandwidth)
    assert area(figure) == pytest.approx(len(table), rel=0.02)  # a curve ends at the edges of the chart


def test_steps_are_exact_and_begin_at_the_axis() -> None:
    [line] = density(made([(0, 364), (100, 464)]), bandwidth=0).axes[0].lines
    assert (line.get_xdata() - START).tolist() == [0, 0, 100, 365, 465]
    assert np.asarray(line.get_ydata()) / 365.25 * 365 == pytest.approx([0, 1, 2, 1, 0])
    assert density(made([(0, 364), (100, 464)]), bandwidth=0).axes[0].get_ylabel() == "dates a year"


def test_of_a_vague_date_the_part_that_its_words_leave_counts() -> None:
    table = made([(0, 365)]).assign(modifier="mid")  # the middle third
    [line] = density(table).axes[0].lines
    assert (line.get_xdata() - START).tolist() == [0 + 122, 122, 244]


def test_each_actor_has_a_panel_on_the_same_scale() -> None:
    figure = density(MONTHS, by="actors")
    panels = [axes for axes in figure.axes if axes.get_title(loc="right")]
    assert [axes.get_title(loc="right") for axes in panels] == ["China (27)", "Russia (13)"]
    assert len({axes.get_ylim() for axes in panels}) == len({axes.get_xlim() for axes in panels}) == 1
    assert [round(area(figure, figure.axes.index(axes))) for axes in panels] == [27, 13]
    assert "13 that name no actor" in said(figure)[-1]


def test_the_width_of_the_curve_is_said() -> None:
    assert any("smoothed by 30 days" in text for text in said(density(MONTHS, bandwidth=30)))
    assert any("smoothed by 10 years" in text for text in said(density(AGES, bandwidth=30)))  # so that days are seen
    assert any("smoothed by 60 years" in text for text in said(density(AGES, bandwidth=60 * 365.25)))


def test_the_week_is_not_smoothed_away() -> None:
    assert any("smoothed by 1 day)" in text for text in said(density(WEEK)))


def test_dates_without_a_value_are_counted() -> None:
    table = pd.concat([MONTHS, pd.DataFrame({"earliest": [None], "latest": [None], "modifier": ["none"]})])
    assert any("1 without a value" in text for text in said(density(table)))
    assert said(density(table[table["earliest"].isna()])) == ["No dates to show\n(1 without a value)"]


@pytest.mark.parametrize("bandwidth", [-1, float("nan"), float("inf")])
def test_an_impossible_width_is_told(bandwidth: float) -> None:
    with pytest.raises(OptionError, match=r"bandwidth=.*give days, from 0 on"):
        density(MONTHS, bandwidth=bandwidth)


def test_the_same_table_gives_the_same_picture() -> None:
    assert_steady(density, MONTHS)
