"""Variety of words as dots."""

import numpy as np
import pandas as pd
import pytest

from corpus import plot
from corpus.errors import OptionError
from tests.plot.looks import assert_legible, assert_steady, names, said, written


def texts(count):
    values = 0.7 + 0.1 * np.sin(np.arange(count))
    return pd.DataFrame({"doc": [f"{i:03}" for i in range(count)], "tokens": range(900, 900 + count), "mattr": values})


def dots(figure):
    return [round(float(place), 3) for place, _ in figure.axes[0].collections[-1].get_offsets()]


def test_the_richest_text_stands_above_with_its_tokens_beside():
    table = pd.DataFrame({"doc": ["الف", "ب", "پ"], "tokens": [10, 2000, 30], "mattr": [0.6, 0.8, 0.7]})
    figure = plot.diversity(table)
    assert names(figure) == [plot.shape(name) for name in ("ب", "پ", "الف")]
    assert dots(figure) == [0.8, 0.7, 0.6]
    assert written(figure) == ["2,000", "30", "10", "tokens"]
    assert figure.axes[0].xaxis_inverted()


def test_titles_and_groups_name_the_rows():
    documents = pd.DataFrame({"doc": ["000", "001"], "title": ["سفر (۱۴۰۲)", None]})
    assert set(names(plot.diversity(texts(2), documents))) == {plot.shape("سفر (۱۴۰۲)"), "001"}
    assert set(names(plot.diversity(texts(2).rename(columns={"doc": "source"})))) == {"000", "001"}


def test_of_many_texts_the_richest_and_the_poorest_are_shown():
    figure = plot.diversity(texts(100), top=6)
    ordered = texts(100).sort_values("mattr", ascending=False)["doc"].tolist()
    assert names(figure) == [*ordered[:3], *ordered[-3:], "⋮"]
    assert "the richest and the poorest of 100 texts" in figure.axes[0].get_xlabel()


def test_texts_too_short_for_the_window_are_counted():
    table = texts(3)
    table.loc[1, "mattr"] = np.nan
    figure = plot.diversity(table)
    assert len(dots(figure)) == 2
    assert "1 text too short for the window" in figure.axes[0].get_xlabel()
    assert "all are too short" in said(plot.diversity(table.assign(mattr=np.nan)))[0]


@pytest.mark.parametrize("digits", ["latin", "persian"])
@pytest.mark.parametrize("count", [1, 3, 12, 60, 500])
def test_every_label_is_legible(count, digits):
    documents = texts(count).assign(title="گزارشی از سفر هیئت ایرانی به پکن و دیدار با رئیس‌جمهور چین")
    assert_legible(plot.diversity(texts(count), digits=digits))
    assert_legible(plot.diversity(texts(count), documents, digits=digits))


def test_the_same_table_gives_the_same_picture():
    assert_steady(plot.diversity, texts(12))


def test_empty_and_other_tables():
    assert said(plot.diversity(texts(0))) == ["No texts to show"]
    with pytest.raises(OptionError, match=r"it lacks tokens, mattr.*Corpus.diversity\(\)"):
        plot.diversity(pd.DataFrame({"doc": ["000"], "ttr": [0.4]}))
    with pytest.raises(OptionError, match="grouped by source, year"):
        plot.diversity(texts(2).assign(source="الف", year=1402)[["source", "year", "tokens", "mattr"]])
