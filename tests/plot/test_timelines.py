from __future__ import annotations

import importlib

import pandas as pd
import pytest
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from corpus.count.timelines import chronology as chronology_table
from corpus.count.timelines import day_number
from corpus.count.timelines import timeline as timeline_table
from corpus.dates import find_dates
from corpus.plot.text import shape

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
    dots = [line.get_xdata()[0] for line in axes.lines if line.get_marker() == "o"]
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
    places = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines]
    assert len(set(places)) == count


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
    assert "1 without a value" in plot.timeline(timeline_table(dates_of("سال ۲۰۲۲ و ۳۱ مهر"))).axes[0].get_ylabel()


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
