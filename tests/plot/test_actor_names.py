"""By what names actors go."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from matplotlib.figure import Figure

from corpus.errors import OptionError
from corpus.plot import aliases as draw
from corpus.plot.text import shape
from tests.plot.looks import assert_legible, assert_steady, names, said, written

NAMES = {
    "CN": {"چین": 40, "پکن": 21, "چینی": 12, "جمهوری خلق چین": 5, "شی جین‌پینگ": 2},
    "RU": {"روسیه": 30, "مسکو": 18, "کرملین": 7, "پوتین": 7},
    "JP": {"ژاپن": 9},
    "SU": {"شوروی": 0},
}
TABLE = pd.DataFrame(
    [(actor, alias, count) for actor, own in NAMES.items() for alias, count in own.items()],
    columns=["actor", "alias", "count"],
)


def widths(figure: Figure, axes: int) -> list[float]:
    return [round(bar.get_width(), 1) for bar in figure.axes[axes].patches]


def test_each_name_has_its_share_of_the_mentions_of_its_actor() -> None:
    figure = draw(TABLE)
    assert [axes.get_title(loc="right") for axes in figure.axes] == ["China (80)", "Russia (62)", "Japan (9)"]
    assert names(figure) == [shape(name) for name in NAMES["CN"]]
    assert widths(figure, 0) == [50, 26.2, 15, 6.2, 2.5]
    assert names(figure, 1) == [shape(name) for name in ("روسیه", "مسکو", "پوتین", "کرملین")]  # ties by the alphabet
    assert widths(figure, 2) == [100]
    assert len({axes.get_xlim() for axes in figure.axes}) == 1


def test_other_names_are_one_bar_and_all_add_up() -> None:
    figure = draw(TABLE, top=2)
    assert names(figure)[-1] == shape("(3 other names)")
    assert all(sum(widths(figure, place)) == pytest.approx(100, abs=0.2) for place in range(3))
    assert written(draw(TABLE, digits="persian"))[0] == shape("۵۰٫۰٪")


def test_names_of_several_groups_are_put_together() -> None:
    both = pd.concat([TABLE.assign(source="مهر"), TABLE.assign(source="ایرنا")])
    assert widths(draw(both), 0) == widths(draw(TABLE), 0)


def test_actors_not_shown_are_told() -> None:
    many = pd.concat([TABLE.assign(actor=f"X-{letter}") for letter in "ABCDEFGH"])
    assert "6 actors with most mentions of 8" in draw(many).get_supxlabel()
    assert said(draw(TABLE.assign(count=0))) == ["No mentions to show"]


@pytest.mark.parametrize(
    "table", [TABLE, TABLE.head(5), TABLE.assign(alias="«سازمان همکاری اسلامی (OIC)» " + TABLE["alias"])]
)
def test_every_text_can_be_read(table: pd.DataFrame) -> None:
    assert_legible(draw(table))
    assert_steady(draw, table)


@pytest.mark.parametrize(
    ("table", "options", "message"),
    [
        (TABLE.drop(columns="alias"), {}, r'it lacks alias.*give what Corpus.mention_counts\("alias"\) returns'),
        (TABLE, {"top": 0}, "0: not a number of rows"),
        (TABLE, {"digits": "arabic"}, "there are no such digits"),
    ],
)
def test_what_does_not_fit_is_named(table: pd.DataFrame, options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        draw(table, **options)
