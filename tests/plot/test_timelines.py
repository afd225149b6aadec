from __future__ import annotations

import importlib
import io
from itertools import pairwise

import matplotlib.image
import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from corpus.count.timelines import chronology as chronology_table
from corpus.count.timelines import day_number, iso_day
from corpus.count.timelines import timeline as timeline_table
from corpus.dates import find_dates
from corpus.errors import OptionError
from corpus.plot.text import shape
from tests.plot.looks import assert_legible, assert_steady, said

plot = importlib.import_module("corpus.plot.timelines")


def dates_of(*texts: str) -> pd.DataFrame:
    found = [(str(i), d) for i, text in enumerate(texts) for d in find_dates(text, "2023-11-20")]
    fields = [
        "start",
        "text",
        "calendar",
        "native",
        "edtf",
        "earliest",
        "latest",
        "granularity",
        "modifier",
        "certainty",
    ]
    return pd.DataFrame([{"doc": doc, "sentence": 0, **{f: getattr(d, f) for f in fields}} for doc, d in found])


SEED = dates_of("اواسط سال ۲۰۲۴", "از سال ۲۰۲۲", "۸ نوامبر (۱۷ آبان)", "تا سال ۲۰۳۰")


def arrows(figure: Figure) -> list[Annotation]:
    return [child for child in figure.axes[0].get_children() if isinstance(child, Annotation)]


def test_days_are_dots_and_intervals_bars() -> None:
    axes = plot.chronology(chronology_table(SEED)).axes[0]
    dots = [day for line in axes.lines if line.get_marker() == "o" for day in line.get_xdata()]
    assert dots == [day_number("2023-11-08") + 0.5] * 2
    bars = sorted((bar.get_x(), bar.get_width()) for bar in axes.patches)
    assert bars == [
        (day_number("2022-01-01"), 365),
        (day_number("2024-05-02"), 122),  # the middle third
        (day_number("2030-01-01"), 365),
    ]
    assert all(bar.get_alpha() < 0.6 for bar in axes.patches)


def test_since_and_until_are_arrows_away_from_the_bar() -> None:
    found = sorted((arrow.xy[0], arrow.xyann[0] > 0) for arrow in arrows(plot.chronology(chronology_table(SEED))))
    assert found == [(day_number("2023-01-01"), True), (day_number("2030-01-01"), False)]


def test_each_date_has_its_words_on_a_row_of_its_own() -> None:
    axes = plot.chronology(chronology_table(SEED)).axes[0]
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == [shape(t) for t in ("سال ۲۰۲۲", "۸ نوامبر", "۱۷ آبان", "اواسط سال ۲۰۲۴", "سال ۲۰۳۰")]
    assert len(set(axes.get_yticks())) == len(labels)


@pytest.mark.parametrize(("count", "labelled"), [(plot.LABELLED, True), (plot.LABELLED + 1, False)])
def test_many_dates_have_no_words_and_do_not_cover_each_other(count: int, labelled: bool) -> None:
    table = chronology_table(dates_of(*(f"{1 + i % 28} نوامبر {1990 + i // 2}" for i in range(count))))
    axes = plot.chronology(table).axes[0]
    assert bool(axes.get_yticklabels()) is labelled
    places = [place for line in axes.lines for place in line.get_xydata().tolist()]
    assert len({tuple(place) for place in places}) == len(places) == count


@pytest.mark.parametrize(
    "texts", [["۸ نوامبر ۲۰۲۳"], ["سال ۶۱ هجری و سال ۲۰۲۲"], ["سده پنجم پیش از میلاد و ۱۴۰۲/۰۸/۱۷"]]
)
@pytest.mark.parametrize("digits", ["latin", "persian"])
def test_one_date_and_far_ones_are_drawn_inside_the_axes(texts: list[str], digits: str) -> None:
    figure = plot.chronology(chronology_table(dates_of(*texts)), digits=digits)
    figure.draw_without_rendering()
    low, high = figure.axes[0].get_xlim()
    assert all(low < line.get_xdata()[0] < high for line in figure.axes[0].lines)
    assert len(figure.axes[0].get_xticks()) >= 1


def test_timeline_bars_are_as_wide_as_their_periods() -> None:
    table = timeline_table(SEED)
    axes = plot.timeline(table).axes[0]
    assert [bar.get_height() for bar in axes.patches] == pytest.approx(table["weight"].tolist())
    assert [(bar.get_x(), bar.get_width()) for bar in axes.patches[:2]] == [
        (day_number("2022-01-01"), 365),
        (day_number("2023-01-01"), 365),
    ]


def test_what_is_left_out_is_said() -> None:
    figure = plot.timeline(timeline_table(dates_of("سال ۲۰۲۲ و ۳۱ مهر")))
    assert figure.get_supxlabel() == "(1 without a value)"  # below: beside the low axis it would be cut off


@pytest.mark.parametrize("draw", [plot.timeline, plot.chronology])
def test_no_dates_are_said_not_drawn(draw: object) -> None:
    table = timeline_table(SEED[:0]) if draw is plot.timeline else chronology_table(SEED[:0])
    figure = draw(table)
    assert "No dates" in figure.texts[0].get_text()
    assert not any(isinstance(c, PathCollection) for c in figure.get_children())


def test_no_figure_stays_behind() -> None:
    import matplotlib.pyplot as plt

    plot.chronology(chronology_table(SEED))
    assert plt.get_fignums() == []


# ---- many dates, far ones, and a panel an actor


def made(spans: list[tuple[str, str, str]], actors: tuple[str, ...] = ("CN", "CN, RU", "")) -> pd.DataFrame:
    """A chronology of intervals with their modifiers."""
    return pd.DataFrame(
        [
            {
                "text": f"تاریخ {i}",
                "earliest": first,
                "latest": last,
                "modifier": way,
                "actors": actors[i % len(actors)],
            }
            for i, (first, last, way) in enumerate(spans)
        ]
    )


def day(number: int) -> str:
    return iso_day(day_number("2023-11-01") + number)


WEEK = made([(day(i % 7), day(i % 7), "none") for i in range(400)])
AGES = made(
    [
        ("-0479-01-01", "-0479-12-31", "none"),
        ("0680-10-10", "0680-10-10", "none"),
        ("2022-01-01", "2022-12-31", "since"),
    ]
)
MIXED = made([(day(9 * i), day(9 * i + 400 * (i % 3 == 0)), ("none", "until", "since")[i % 3]) for i in range(200)])


@pytest.mark.parametrize(
    "table", [WEEK, AGES, MIXED, made([(day(0), day(0), "none")])], ids=["week", "ages", "200", "one"]
)
@pytest.mark.parametrize("by", [None, "actors"])
def test_every_chronology_is_legible_and_no_taller_than_a_page(table: pd.DataFrame, by: str | None) -> None:
    figure = plot.chronology(table, by=by)
    assert_legible(figure)
    assert figure.get_size_inches()[1] <= 11.7


def test_packed_marks_keep_apart() -> None:
    figure = plot.chronology(MIXED)
    axes = figure.axes[0]
    rows: dict[float, list[tuple[float, float]]] = {}
    for bar in axes.patches:
        rows.setdefault(round(bar.get_y() + bar.get_height() / 2), []).append(
            (bar.get_x(), bar.get_x() + bar.get_width())
        )
    [dots] = [line for line in axes.lines if line.get_marker() == "o"]
    for x, y in dots.get_xydata():
        rows.setdefault(round(y), []).append((x - 0.5, x + 0.5))
    for places in rows.values():
        ends = sorted(places)
        assert all(before[1] < after[0] for before, after in pairwise(ends))
    assert len(dots.get_xdata()) + len(axes.patches) == len(MIXED)


def test_each_actor_has_a_panel_with_the_dates_of_its_sentences() -> None:
    figure = plot.chronology(made([(day(i), day(i), "none") for i in range(9)]), by="actors")
    panels = [axes for axes in figure.axes if axes.get_title(loc="right")]
    assert [axes.get_title(loc="right") for axes in panels] == ["China", "Russia"]
    dots = [[x - 0.5 - day_number(day(0)) for x in axes.lines[0].get_xdata()] for axes in panels]
    assert dots == [[0, 1, 3, 4, 6, 7], [1, 4, 7]]
    assert panels[0].get_xlim() == panels[1].get_xlim()
    assert said(figure) == ["(3 that name no actor)"]


def test_of_many_groups_those_with_most_dates_are_shown() -> None:
    table = made([(day(i), day(i), "none") for i in range(40)]).assign(doc=[f"d{i % 8}" for i in range(39)] + ["d7"])
    figure = plot.chronology(table, by="doc")
    titles = [title for axes in figure.axes if (title := axes.get_title(loc="right"))]
    assert len(titles) == 6
    assert "6 values of doc with most dates of 8" in said(figure)[0]


def test_a_chart_by_what_is_not_there_says_what_is() -> None:
    with pytest.raises(OptionError, match=r"by='source': the table has no such column.* text, earliest"):
        plot.chronology(MIXED, by="source")
    with pytest.raises(OptionError, match="lacks earliest"):
        plot.chronology(pd.DataFrame({"text": ["a"]}))


def test_a_chronology_whose_sentences_name_nobody_says_so() -> None:
    figure = plot.chronology(made([(day(0), day(0), "none")], actors=("",)), by="actors")
    assert said(figure) == ["No dates to show\n(1 that names no actor)"]


def test_bars_of_single_years_are_seen_among_thousands() -> None:
    far = dates_of("سده پنجم پیش از میلاد و سال ۶۱ هجری و سال ۲۰۲۲")
    figure = plot.timeline(timeline_table(far))
    assert_legible(figure)
    assert {
        bar.get_linewidth() > 0 and bar.get_edgecolor() == bar.get_facecolor() for bar in figure.axes[0].patches
    } == {True}
    assert {bar.get_edgecolor()[:3] for bar in plot.timeline(timeline_table(SEED)).axes[0].patches} == {(1, 1, 1)}


@pytest.mark.parametrize("draw", [plot.chronology, lambda table: plot.chronology(table, by="actors")])
def test_the_same_chronology_gives_the_same_picture(draw: object) -> None:
    assert_steady(draw, MIXED)


@pytest.mark.parametrize("dpi", [50, 80, 150])
def test_nothing_is_cut_off_at_other_resolutions(dpi: int) -> None:
    rows = [(f"سال {number} هجری قمری", "1200-01-01", "1200-12-31", "none") for number in range(411, 417)]
    table = pd.DataFrame(rows, columns=["text", "earliest", "latest", "modifier"])
    drawn = io.BytesIO()
    plot.chronology(table).savefig(drawn, dpi=dpi)
    drawn.seek(0)
    picture = matplotlib.image.imread(drawn)[..., :3]
    assert picture.min() < 0.5
    assert min(edge.min() for edge in (picture[0], picture[-1], picture[:, 0], picture[:, -1])) == 1.0
