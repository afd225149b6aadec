from __future__ import annotations

import importlib
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from corpus.count import attention_over_time
from corpus.count.periods import day_number
from corpus.errors import OptionError
from corpus.mentions import Gazetteer
from corpus.plot.text import shape
from tests.plot.looks import assert_legible, assert_steady, said, written

draw = importlib.import_module("corpus.plot.over_time").attention

ACTORS = ["CN", "RU", "JP", "KZ", "KG", "UZ", "TJ", "X-CENTRAL-ASIA"]
SOURCES = ["ایرنا", "مهر", "Tasnim", "روزنامه شرق"]


def table_of(
    days: list[str], *, actors: list[str] | None = None, grouped: bool = False, seed: int = 0, **options: Any
) -> pd.DataFrame:
    """Attention in texts of these days; how often who is mentioned is chance."""
    chance = np.random.default_rng(seed)
    docs = [str(i) for i in range(len(days))]
    documents = pd.DataFrame({"doc": docs, "tokens": chance.integers(200, 900, len(days)), "date": days})
    actors = actors or ACTORS[:3]
    named = [(doc, actor) for doc in docs for actor in actors for _ in range(chance.integers(0, 6))]
    mentions = pd.DataFrame(named, columns=["doc", "actor"]).assign(kind="country", counted=True)
    groups = ("source", {doc: SOURCES[i % len(SOURCES)] for i, doc in enumerate(docs)}) if grouped else None
    return attention_over_time(mentions, documents, actors=actors, groups=groups, **options)


def days_of(count: int, first: str, last: str, gap: tuple[str, str] = ("9999-01-01", "9999-01-01")) -> list[str]:
    every = pd.date_range(first, last, freq="D")
    inside = every[(every < gap[0]) | (every >= gap[1])] if gap[0] < "9999" else every
    return [str(day.date()) for day in inside[np.linspace(0, len(inside) - 1, count).astype(int)]]


GAP = days_of(300, "2021-03-01", "2024-02-28", ("2022-05-01", "2022-09-01"))


def full_lines(figure: Figure, axes: int = 0) -> list[Line2D]:
    """The lines that go through all periods."""
    return [line for line in figure.axes[axes].lines if line.get_linestyle() != "None"]


def hollow(figure: Figure, axes: int = 0) -> list[Line2D]:
    return [line for line in figure.axes[axes].lines if line.get_markerfacecolor() == "white"]


def strip(figure: Figure, axes: int = 1) -> list[float]:
    return [float(bar.get_height()) for bar in figure.axes[axes].patches]


def test_a_line_an_actor_with_the_values_of_the_table() -> None:
    table = table_of(GAP)
    figure = draw(table, value="share")
    for line, actor in zip(full_lines(figure), ["CN", "JP", "RU"], strict=True):
        rows = table[table["actor"] == actor]
        np.testing.assert_array_equal(line.get_ydata(), rows["share"])
        assert line.get_xdata()[0] == day_number("2021-03-01") + 31 / 2
    assert len({line.get_color() for line in full_lines(figure)}) == 3
    assert len({line.get_marker() for line in full_lines(figure)}) == 3


def test_gaps_are_gaps_and_the_texts_stand_below() -> None:
    table = table_of(GAP)
    figure = draw(table)
    missing = np.isnan(full_lines(figure)[0].get_ydata())
    assert missing.sum() == 4
    texts = table.drop_duplicates("period")["texts"].tolist()
    assert strip(figure) == texts
    assert [texts[place] for place in np.flatnonzero(missing)] == [0] * 4


def test_counts_of_a_period_without_texts_are_no_zeros() -> None:
    assert np.isnan(full_lines(draw(table_of(GAP), value="count"))[0].get_ydata()).sum() == 4


def test_periods_taken_out_of_the_table_break_the_line_too() -> None:
    table = table_of(GAP).dropna()
    assert np.isnan(full_lines(draw(table))[0].get_ydata()).sum() == 1


def test_points_from_few_texts_are_hollow() -> None:
    days = ["2023-01-05"] * 6 + ["2023-02-05"] * 2
    figure = draw(table_of(days))
    assert [len(line.get_xdata()) for line in hollow(figure)] == [1, 1, 1]
    assert "hollow: fewer than 5 texts" in figure.get_supxlabel()
    many = draw(table_of(["2023-01-05"] * 6))
    assert not hollow(many)
    assert "hollow" not in many.get_supxlabel()


def test_of_many_periods_only_lone_points_are_marked() -> None:
    figure = draw(table_of([*days_of(320, "2023-01-01", "2023-12-31"), "2024-03-03"], by="day"))
    lone = [line for line in figure.axes[0].lines if line.get_linestyle() == "None"]
    assert all(day_number("2024-03-03") + 0.5 in line.get_xdata() for line in lone)
    assert all(len(line.get_xdata()) < 80 for line in lone)


@pytest.mark.parametrize("panels", [None, "group"])
def test_each_group_has_a_panel_with_its_own_texts(panels: Any) -> None:
    table = table_of(days_of(120, "2022-01-01", "2022-12-31"), actors=ACTORS, grouped=True)
    figure = draw(table, panels=panels)
    titles = [axes.get_title(loc="right") for axes in figure.axes[::2]]
    assert titles == [shape(name) for name in ("Tasnim", "ایرنا", "روزنامه شرق", "مهر")]
    own = table[table["source"] == "ایرنا"]
    assert strip(figure, 3) == own.drop_duplicates("period")["texts"].tolist()
    assert len(full_lines(figure, 2)) == 8
    assert len({axes.get_ylim() for axes in figure.axes[::2]}) == 1
    own_scale = draw(table, panels=panels, same_scale=False)
    assert len({axes.get_ylim() for axes in own_scale.axes[::2]}) == 4


def test_each_actor_may_have_a_panel_with_a_line_for_each_group() -> None:
    table = table_of(days_of(120, "2022-01-01", "2022-12-31"), actors=ACTORS, grouped=True)
    figure = draw(table, panels="actor")
    assert len(figure.axes) == 9  # eight actors, and the texts of all groups below
    assert [len(full_lines(figure, i)) for i in range(8)] == [4] * 8
    assert sum(strip(figure, 8)) == 120
    alone = draw(table_of(days_of(120, "2022-01-01", "2022-12-31")), panels="actor")
    assert [len(full_lines(alone, i)) for i in range(3)] == [1] * 3
    assert not alone.legends
    assert sum(strip(alone, 3)) == 120


def test_a_second_line_of_one_colour_is_dashed() -> None:
    lines = full_lines(draw(table_of(GAP, actors=ACTORS)))
    assert len({(line.get_color(), line.get_linestyle()) for line in lines}) == len(lines) == 8


def test_jalali_periods_have_their_calendar_above() -> None:
    figure = draw(table_of(GAP, calendar="persian"))
    assert any(child.xaxis.get_label_text() == "Jalali" for child in figure.axes[0].child_axes)
    assert not draw(table_of(GAP)).axes[0].child_axes
    assert draw(table_of(GAP), jalali=True).axes[0].child_axes
    assert not draw(table_of(GAP, calendar="persian", by="decade"), jalali=False).axes[0].child_axes


def test_shares_are_shown_in_per_cent() -> None:
    figure = draw(table_of(GAP), value="document_share", digits="persian")
    figure.draw_without_rendering()
    ticks = [label.get_text() for label in figure.axes[0].get_yticklabels()]
    assert "۱۰۰" in ticks


def test_what_is_left_out_is_said() -> None:
    table = table_of(["2023-01-05"] * 6 + ["2023", None])  # type: ignore[list-item]  # a text without a date
    assert "(texts left out: 1 without a date, 1 with too vague a date)" in draw(table).get_supxlabel()
    actors = [f"X-{letter}" for letter in "ABCDEFGHIJKL"]
    said_of = draw(table_of(GAP, actors=actors)).get_supxlabel()
    assert "8 actors with most mentions of 12" in said_of


MANY = sorted(Gazetteer.shipped().ids)[:60]


def test_who_is_not_shown_is_named() -> None:
    table = table_of(GAP[:40], actors=MANY[:12])
    totals = table.groupby("actor")["count"].sum().sort_values(ascending=False, kind="stable")
    labels = dict(Gazetteer.shipped().labels("en"))
    below = draw(table).get_supxlabel().replace("\n", " ")
    assert "not shown: " + ", ".join(f"{labels[a]} {totals[a]}" for a in totals.index[8:]) in below
    assert len(full_lines(draw(table))) == 8
    three = draw(table, top=3, panels="actor")
    assert len(three.axes) == 4
    assert "3 actors with most mentions of 12" in three.get_supxlabel()
    assert "not shown" not in draw(table, top=12).get_supxlabel()
    with pytest.raises(OptionError, match="0: not a number of rows"):
        draw(table, top=0)


def test_of_very_many_the_most_mentioned_are_named_and_the_others_counted() -> None:
    table = table_of(GAP[:40], actors=MANY)
    totals = table.groupby("actor")["count"].sum().sort_values(ascending=False)
    assert f"and 32 with {totals.iloc[28:].sum():,} together" in draw(table).get_supxlabel().replace("\n", " ")


@pytest.mark.parametrize("panels", [None, "actor"])
def test_very_many_actors_can_be_read(panels: Any) -> None:
    assert_legible(draw(table_of(GAP[:40], actors=MANY), panels=panels))


@pytest.mark.parametrize("top", [8, 24])
def test_no_two_lines_look_alike(top: int) -> None:
    lines = full_lines(draw(table_of(GAP, actors=MANY[:24]), top=top))
    assert len({(line.get_color(), line.get_linestyle()) for line in lines}) == len(lines) == top


def test_numbers_of_texts_stand_on_their_bars_where_there_is_room() -> None:
    assert written(draw(table_of(["2023-01-05"] * 6 + ["2023-03-05"] * 2)), 1) == ["6", "2"]
    crowded = draw(table_of(GAP, by="week"))
    assert written(crowded, 1) == []
    assert [label.get_text() for label in crowded.axes[1].get_yticklabels()] == ["3"]


CASES: dict[str, pd.DataFrame] = {
    "one text": table_of(["2023-11-20"]),
    "two texts": table_of(["2023-11-20", "2025-05-14"]),
    "one period": table_of(["2024-01-05"] * 9),
    "one period of groups": table_of(["2024-01-05"] * 9, grouped=True),
    "a gap": table_of(GAP),
    "weeks": table_of(GAP, by="week", calendar="persian"),
    "days": table_of(days_of(60, "2024-01-01", "2024-03-31"), by="day"),
    "quarters": table_of(GAP, by="quarter", calendar="persian"),
    "forty years": table_of(days_of(400, "1983-04-01", "2023-04-01"), by="year", calendar="persian"),
    "decades": table_of(days_of(400, "1903-04-01", "2023-04-01"), by="decade", calendar="persian"),
    "eight actors in four sources": table_of(GAP, actors=ACTORS, grouped=True),
}


@pytest.mark.parametrize("case", CASES)
def test_every_text_can_be_read(case: str) -> None:
    assert_legible(draw(CASES[case], digits="persian", jalali=True))


@pytest.mark.parametrize("case", ["one text", "one period of groups", "weeks", "eight actors in four sources"])
def test_every_text_can_be_read_in_panels_of_actors(case: str) -> None:
    assert_legible(draw(CASES[case], panels="actor"))


@pytest.mark.parametrize("case", ["two texts", "eight actors in four sources"])
def test_the_same_table_gives_the_same_picture(case: str) -> None:
    assert_steady(draw, CASES[case])


def test_without_mentions_the_figure_says_so() -> None:
    none = attention_over_time(
        pd.DataFrame({"doc": [], "actor": [], "kind": [], "counted": []}),
        pd.DataFrame({"doc": ["الف"], "tokens": [5], "date": [None]}),
        actors=["CN"],
    )
    assert said(draw(none)) == ["No mentions in texts with a date\n(texts left out: 1 without a date)"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"value": "words"}, "value='words': there is no such value"),
        ({"panels": "source"}, "panels='source': there are no such panels"),
        ({"panels": "group"}, "the table is not grouped.*groups='source'"),
        ({"digits": "arabic"}, "there are no such digits"),
    ],
)
def test_unknown_options_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        draw(CASES["two texts"], **options)


def test_another_table_is_refused() -> None:
    with pytest.raises(OptionError, match=r"it lacks period, start.*give what Corpus.attention\(\) returns"):
        draw(pd.DataFrame({"actor": ["CN"], "count": [1]}))
