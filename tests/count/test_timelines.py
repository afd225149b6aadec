from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.count.timelines import (
    CHRONOLOGY_COLUMNS,
    TIMELINE_COLUMNS,
    chronology,
    day_number,
    drawn_interval,
    iso_day,
    timeline,
)
from corpus.dates import find_dates
from corpus.errors import OptionError

COLUMNS = [
    "doc", "sentence", "start", "end", "text", "calendar", "native", "edtf", "earliest", "latest", "granularity",
    "modifier", "certainty", "anchor", "reason",
]  # fmt: skip

TEXTS = {
    "a": ["سران در ۸ نوامبر ۲۰۲۳ دیدار کردند.", "این همکاری از سال ۲۰۲۲ آغاز شد.", "هفته گذشته هم دیدند."],
    "b": ["در آبان ۱۴۰۲ قرارداد بستند.", "در اواسط سال ۲۰۲۴ می‌آیند.", "در سده پنجم پیش از میلاد نبود."],
}


def dates_of(texts: dict[str, list[str]]) -> pd.DataFrame:
    rows = [
        {"doc": doc, "sentence": i, **{c: getattr(d, c) for c in COLUMNS[2:]}}
        for doc, sentences in texts.items()
        for i, sentence in enumerate(sentences)
        for d in find_dates(sentence)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def sentences_of(texts: dict[str, list[str]]) -> pd.DataFrame:
    rows = [(doc, i, text) for doc, sentences in texts.items() for i, text in enumerate(sentences)]
    return pd.DataFrame(rows, columns=["doc", "sentence", "text"])


@pytest.fixture
def dates() -> pd.DataFrame:
    return dates_of(TEXTS)


@pytest.fixture
def mentions() -> pd.DataFrame:
    return pd.DataFrame({"doc": ["a", "a", "b"], "sentence": [0, 0, 0], "actor": ["CN", "KG", "CN"]})


def as_rows(table: pd.DataFrame) -> list[list[Any]]:
    return table[["period", "mentions", "weight", "documents"]].round(3).to_numpy().tolist()


def test_by_year(dates: pd.DataFrame) -> None:
    table = timeline(dates, by="year")
    assert as_rows(table)[-3:] == [["2022", 1, 1.0, 1], ["2023", 2, 2.0, 2], ["2024", 1, 1.0, 1]]
    assert table.attrs == {"unresolved": 1, "outside": 0}


def test_by_jalali_year(dates: pd.DataFrame) -> None:
    table = timeline(dates, by="year", calendar="persian")
    # Of the 365 days of 2022, 79 are before the Nowruz of 1401.
    assert as_rows(table) == [
        ["1400", 1, round(79 / 365, 3), 1],
        ["1401", 1, round(286 / 365, 3), 1],
        ["1402", 2, 2.0, 2],
        ["1403", 1, 1.0, 1],
    ]
    assert table.attrs == {"unresolved": 1, "outside": 1}


@pytest.mark.parametrize(
    ("by", "calendar", "periods"),
    [
        ("day", "gregorian", ["2023-11-08"]),
        ("day", "persian", ["1402-08-17"]),
        ("month", "gregorian", ["2023-11"]),
        ("month", "persian", ["1402-08"]),
        ("season", "gregorian", ["2023-23"]),
        ("season", "persian", ["1402-S3"]),
        ("year", "gregorian", ["2023"]),
        ("decade", "gregorian", ["202X"]),
        ("decade", "persian", ["decade:1400"]),
    ],
)
def test_names_of_periods(by: Any, calendar: Any, periods: list[str]) -> None:
    table = timeline(dates_of({"a": ["۸ نوامبر ۲۰۲۳"]}), by=by, calendar=calendar)
    assert table["period"].tolist() == periods
    assert table["start"].iloc[0] <= "2023-11-08" <= table["end"].iloc[0]


def test_a_winter_goes_over_the_new_year() -> None:
    table = timeline(dates_of({"a": ["۵ ژانویه ۲۰۲۴"]}), by="season")
    assert table[["period", "start", "end"]].to_numpy().tolist() == [["2023-24", "2023-12-01", "2024-02-29"]]


def test_one_document_counts_once_a_period() -> None:
    table = timeline(dates_of({"a": ["۸ نوامبر ۲۰۲۳ و سال ۲۰۲۳ و از ۲۰۲۲ تا ۲۰۲۴"], "b": ["سال ۲۰۲۳"]}))
    assert table[["period", "mentions", "documents"]].to_numpy().tolist() == [
        ["2022", 1, 1], ["2023", 4, 2], ["2024", 1, 1],
    ]  # fmt: skip


def test_periods_come_with_their_sentences(dates: pd.DataFrame) -> None:
    table = timeline(dates, sentences=sentences_of(TEXTS))
    assert table.set_index("period").loc["2023", "sentences"] == (TEXTS["a"][0], TEXTS["b"][0])


def test_empty_tables_have_their_columns(dates: pd.DataFrame) -> None:
    empty = pd.DataFrame(columns=COLUMNS)
    assert timeline(empty).columns.tolist() == TIMELINE_COLUMNS
    assert chronology(empty).columns.tolist() == CHRONOLOGY_COLUMNS
    unresolved = timeline(dates_of({"a": ["دیروز"]}))
    assert unresolved.empty
    assert unresolved.attrs["unresolved"] == 1


@pytest.mark.parametrize("option", [{"by": "hour"}, {"calendar": "islamic"}])
def test_unknown_options_say_what_there_is(dates: pd.DataFrame, option: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match="choose one of"):
        timeline(dates, **option)


def test_dates_without_a_value_are_counted_of_the_actor_asked_for(dates: pd.DataFrame, mentions: pd.DataFrame) -> None:
    named = pd.concat([mentions, pd.DataFrame({"doc": ["a"], "sentence": [2], "actor": ["JP"]})])
    found = {actor: chronology(dates, mentions=named, actors=actor) for actor in (None, "CN", "JP")}
    assert {actor: table.attrs["unresolved"] for actor, table in found.items()} == {None: 1, "CN": 0, "JP": 1}


def test_days_before_the_common_era_are_written_as_in_the_dates_table() -> None:
    table = timeline(dates_of({"a": ["سال ۵۳۹ پیش از میلاد"]}), by="decade")
    assert table[["start", "end"]].to_numpy().tolist() == [["-0540-01-01", "-0531-12-31"]]


def test_nothing_is_changed(dates: pd.DataFrame, mentions: pd.DataFrame) -> None:
    before = dates.copy(deep=True), mentions.copy(deep=True)
    timeline(dates, by="month", calendar="persian")
    chronology(dates, sentences=sentences_of(TEXTS), mentions=mentions, actors="CN")
    pd.testing.assert_frame_equal(dates, before[0])
    pd.testing.assert_frame_equal(mentions, before[1])


def test_chronology_is_in_the_order_of_time(dates: pd.DataFrame) -> None:
    table = chronology(dates, sentences=sentences_of(TEXTS))
    assert table["date"].tolist() == ["-0499/-0400", "2022", "2023-10-23/2023-11-21", "2023-11-08", "2024"]
    assert table["jalali"].tolist()[2:4] == ["1402-08", "1402-08-17"]
    assert pd.isna(table["jalali"].iloc[0])
    assert table["sentence_text"].iloc[1] == TEXTS["a"][1]
    assert table.attrs == {"unresolved": 1}
    # Here each sentence is a text of its own, so that places in the text are places in the sentence.
    for row in table.itertuples():
        assert row.sentence_text[row.start : row.end] == row.text


def test_chronology_of_actors(dates: pd.DataFrame, mentions: pd.DataFrame) -> None:
    assert chronology(dates, mentions=mentions, actors="CN")["doc"].tolist() == ["b", "a"]
    both = chronology(dates, mentions=mentions, actors=["KG", "CN"])
    assert both[["date", "actors"]].to_numpy().tolist() == [["2023-11-08", "CN, KG"]]
    assert chronology(dates, mentions=mentions, actors="JP").empty
    with pytest.raises(OptionError, match="no mentions"):
        chronology(dates, actors="CN")


@pytest.mark.parametrize(
    ("modifier", "first", "last"),
    [
        ("none", "2023-01-01", "2023-12-31"),
        ("since", "2023-01-01", "2023-12-31"),
        ("early", "2023-01-01", "2023-05-01"),
        ("late", "2023-09-01", "2023-12-31"),
        ("end", "2023-11-01", "2023-12-31"),
    ],
)
def test_modifiers_narrow_what_is_drawn(modifier: str, first: str, last: str) -> None:
    assert [iso_day(d) for d in drawn_interval("2023-01-01", "2023-12-31", modifier)] == [first, last]


days = st.integers(day_number("-0600-01-01"), day_number("2100-01-01"))
modifiers = st.sampled_from(["none", "early", "mid", "late", "end", "since", "until"])


@given(
    st.lists(st.tuples(days, st.integers(0, 50_000), modifiers, st.sampled_from("abc")), max_size=8),
    st.sampled_from(["month", "season", "year", "decade"]),
    st.sampled_from(["gregorian", "persian"]),
)
@settings(max_examples=40, deadline=None)
def test_each_date_weighs_one(spans: list[tuple[int, int, str, str]], by: Any, calendar: Any) -> None:
    dates = pd.DataFrame(
        {
            "doc": [doc for *_, doc in spans],
            "sentence": 0,
            "earliest": [iso_day(first) for first, *_ in spans],
            "latest": [iso_day(first + length) for first, length, *_ in spans],
            "modifier": [modifier for *_, modifier, _ in spans],
        }
    )
    table = timeline(dates, by=by, calendar=calendar)
    assert np.isclose(table["weight"].sum(), len(spans) - table.attrs["outside"])
    assert (table["weight"] > 0).all()
    assert (table["documents"] <= table["mentions"]).all()
    starts = [day_number(day) for day in table["start"]]
    assert starts == sorted(set(starts))
