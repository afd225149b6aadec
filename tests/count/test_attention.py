from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from corpus.count import attention_over_time, cite, mention_counts, timeline
from corpus.count.attention import COLUMNS, text_days
from corpus.count.mention_cells import BOUNDS
from corpus.count.periods import day_number, iso_day
from corpus.errors import OptionError

DOCUMENTS = pd.DataFrame(
    [
        ("الف", 500, "2023-11-20", "ایرنا"),
        ("ب", 1000, "2023-11-21", "مهر"),
        ("پ", 250, "2024-02", "ایرنا"),
        ("ت", 100, "2024", "ایرنا"),
        ("ث", 100, None, "مهر"),
        ("ج", 100, "", "مهر"),
    ],
    columns=["doc", "tokens", "date", "source"],
)
MENTIONS = pd.DataFrame(
    [
        ("الف", "CN", "country", True),
        ("الف", "CN", "country", True),
        ("الف", "JP", "capital", True),
        ("الف", "JP", "language", False),
        ("ب", "CN", "leader", True),
        ("ت", "CN", "country", True),
        ("ث", "RU", "country", True),
    ],
    columns=["doc", "actor", "kind", "counted"],
)
SOURCES = ("source", dict(zip(DOCUMENTS["doc"], DOCUMENTS["source"], strict=True)))


def of(table: pd.DataFrame, period: str, actor: str) -> dict[str, Any]:
    row = table[(table["period"] == period) & (table["actor"] == actor)]
    assert len(row) == 1
    return row.iloc[0].to_dict()


def test_each_period_and_actor_has_a_row() -> None:
    table = attention_over_time(MENTIONS, DOCUMENTS, actors=["CN", "JP"])
    assert list(table.columns) == COLUMNS
    assert table[["period", "actor"]].values.tolist() == [
        [period, actor] for period in ("2023-11", "2023-12", "2024-01", "2024-02") for actor in ("CN", "JP")
    ]
    november = of(table, "2023-11", "CN")
    assert {name: november[name] for name in COLUMNS[:3]} == {
        "period": "2023-11", "start": "2023-11-01", "end": "2023-11-30",
    }  # fmt: skip
    assert [november[name] for name in COLUMNS[4:]] == [3, 2, 2, 1500, 2.0, 0.75, 1.0]


def test_a_period_without_texts_is_a_gap_and_one_without_mentions_a_zero() -> None:
    table = attention_over_time(MENTIONS, DOCUMENTS, actors=["CN", "JP"])
    gap, silent = of(table, "2023-12", "CN"), of(table, "2024-02", "CN")
    assert (gap["texts"], gap["words"], gap["count"]) == (0, 0, 0)
    assert all(np.isnan(gap[name]) for name in ("per_1000", "share", "document_share"))
    assert (silent["texts"], silent["per_1000"], silent["document_share"]) == (1, 0.0, 0.0)
    assert np.isnan(silent["share"])  # of no mentions nobody has a share


def test_texts_without_a_place_in_time_are_counted_and_told() -> None:
    table = attention_over_time(MENTIONS, DOCUMENTS)
    assert table.attrs["sizes"] == {
        "mentions": 4, "words": 1750, "documents": 3,
        "documents without a date": 2, "documents with too vague a date": 1,
    }  # fmt: skip
    assert "documents with too vague a date=1" in cite(table)
    assert attention_over_time(MENTIONS, DOCUMENTS, by="year").attrs["sizes"]["documents with too vague a date"] == 0


def test_a_gregorian_month_or_year_is_part_of_two_jalali_ones() -> None:
    months = attention_over_time(MENTIONS, DOCUMENTS, calendar="persian", actors=["CN"])
    assert months["period"].tolist() == ["1402-08"]  # 20 and 21 November 2023 are 29 and 30 Aban
    assert months.attrs["sizes"]["documents with too vague a date"] == 2
    years = attention_over_time(MENTIONS, DOCUMENTS, calendar="persian", by="year", actors=["CN"])
    assert years[["period", "texts", "start", "end"]].values.tolist() == [["1402", 3, "2023-03-21", "2024-03-19"]]


def test_a_date_may_be_in_the_calendar_that_it_says() -> None:
    documents = DOCUMENTS.head(2).assign(date=["1402-08", "1402-08-30"], calendar="persian")
    table = attention_over_time(MENTIONS, documents, calendar="persian", actors=["CN"])
    assert table[["period", "texts"]].values.tolist() == [["1402-08", 2]]


@pytest.mark.parametrize(
    ("by", "calendar", "period"),
    [
        ("day", "gregorian", "2023-11-20"), ("day", "persian", "1402-08-29"),
        ("week", "gregorian", "2023-W47"), ("week", "persian", "1402-W36"),
        ("month", "gregorian", "2023-11"), ("month", "persian", "1402-08"),
        ("season", "gregorian", "2023-23"), ("season", "persian", "1402-S3"),
        ("quarter", "gregorian", "2023-Q4"), ("quarter", "persian", "1402-Q3"),
        ("year", "gregorian", "2023"), ("year", "persian", "1402"),
        ("decade", "gregorian", "202X"), ("decade", "persian", "decade:1400"),
    ],
)  # fmt: skip
def test_periods_are_called_as_in_a_timeline(by: Any, calendar: Any, period: str) -> None:
    table = attention_over_time(MENTIONS, DOCUMENTS.head(1), by=by, calendar=calendar)
    assert table["period"].unique().tolist() == [period]
    day = pd.DataFrame(
        {"doc": ["الف"], "sentence": [0], "earliest": ["2023-11-20"], "latest": ["2023-11-20"], "modifier": ["none"]}
    )
    row = timeline(day, by=by, calendar=calendar).iloc[0]
    assert table.iloc[0][["period", "start", "end"]].tolist() == row[["period", "start", "end"]].tolist()


def test_every_group_has_all_periods() -> None:
    table = attention_over_time(MENTIONS, DOCUMENTS, actors=["CN"], groups=SOURCES)
    assert table[["source", "period", "count", "texts"]].values.tolist() == [
        ["ایرنا", "2023-11", 2, 1], ["ایرنا", "2023-12", 0, 0], ["ایرنا", "2024-01", 0, 0], ["ایرنا", "2024-02", 0, 1],
        ["مهر", "2023-11", 1, 1], ["مهر", "2023-12", 0, 0], ["مهر", "2024-01", 0, 0], ["مهر", "2024-02", 0, 0],
    ]  # fmt: skip
    assert "groups=source" in cite(table)


def test_kinds_may_be_such_as_headline_counts_leave_out() -> None:
    assert attention_over_time(MENTIONS, DOCUMENTS, kinds="language")["actor"].unique().tolist() == ["JP"]
    table = attention_over_time(MENTIONS, DOCUMENTS, kinds=["country", "leader"], actors=["CN", "JP"])
    assert of(table, "2023-11", "CN")["count"] == 3
    assert of(table, "2023-11", "JP")["count"] == 0
    assert "kinds=country+leader" in cite(table)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "hour"}, "by='hour': there is no such option"),
        ({"calendar": "islamic"}, "calendar='islamic': there is no such option"),
        ({"kinds": "verb"}, "kinds='verb': there is no such kind of mention"),
        ({"groups": ("period", {})}, "the table has a column of this name"),
    ],
)
def test_unknown_options_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        attention_over_time(MENTIONS, DOCUMENTS, **options)


@pytest.mark.parametrize(
    ("date", "message"),
    [
        ("20 Nov", "the date 20 Nov of the text الف: «20 Nov» is not a date"),
        ("2023-02-30", "month 2 of the gregorian calendar has 28 days"),
        ("1199-08-17", "no Gregorian date of a text: the year is before 1500.*say in the column calendar"),
        ("1403-13", "the persian calendar has no month 13"),
    ],
)
def test_a_date_that_is_none_is_named(date: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        attention_over_time(MENTIONS, DOCUMENTS.head(1).assign(date=date))


def test_a_calendar_that_is_none_is_named() -> None:
    with pytest.raises(OptionError, match="the date 2023 of the text الف: «mayan» is no calendar this library knows"):
        attention_over_time(MENTIONS, DOCUMENTS.head(1).assign(date="2023", calendar="mayan"))
    with pytest.raises(OptionError, match="the year is before 1500"):
        attention_over_time(MENTIONS, DOCUMENTS.head(1).assign(date="1402-08-17", calendar="gregorian"))


PARTIAL = pd.DataFrame(
    {
        "doc": list("abcdefg"),
        "tokens": 100,
        "date": ["1403-08", "۱۴۰۳/۹", "1403", 1403, "1403-08-15", "2024-11", "2024"],
    }
)


@pytest.mark.parametrize(
    ("by", "calendar", "texts", "vague"),
    [
        ("month", "persian", {"1403-08": 2, "1403-09": 1}, 4),
        ("season", "persian", {"1403-S3": 4}, 3),
        ("year", "persian", {"1403": 6}, 1),  # 2024 is of two Jalali years
        ("decade", "persian", {"decade:1400": 7}, 0),
        ("month", "gregorian", {"2024-11": 2}, 5),  # 15 Aban and November
        ("year", "gregorian", {"2024": 5}, 2),  # 1403 is of two Gregorian years
        ("day", "persian", {"1403-08-15": 1}, 6),
    ],
)
def test_partial_dates_are_in_periods_as_coarse_as_they_are(
    by: Any, calendar: Any, texts: dict[str, int], vague: int
) -> None:
    table = attention_over_time(MENTIONS, PARTIAL, by=by, calendar=calendar, actors=["CN"])
    assert table.set_index("period")["texts"].to_dict() == texts
    assert table.attrs["sizes"]["documents with too vague a date"] == vague


def test_a_corpus_is_dated_by_jalali_months(tmp_path: Any) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("سفر به چین. دیروز در پکن بود. در ۱۲ آبان آمد.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,date\na.txt,1403-08\nb.txt,1403\nc.txt,۱۴۰۳/۹/۱\n", encoding="utf-8")
    texts = corpus.load(tmp_path)
    assert texts.documents[["date", "calendar"]].values.tolist() == [
        ["1403-08", "persian"], ["1403", "persian"], ["2024-11-21", "gregorian"],
    ]  # fmt: skip
    table = texts.attention("month", calendar="persian", actors=["CN"])
    assert table[["period", "texts", "count"]].values.tolist() == [["1403-08", 1, 2], ["1403-09", 1, 2]]
    assert "documents with too vague a date=1" in cite(table)
    assert len(texts.evidence(of=table.iloc[0])) == 2
    dates = texts.dates().set_index(["doc", "text"])
    assert dates.loc[("a", "۱۲ آبان"), "edtf"] == dates.loc[("b", "۱۲ آبان"), "edtf"] == "2024-11-02"
    assert dates.loc[("a", "دیروز"), "reason"] == "the document date 1403-08 does not tell the day"
    (tmp_path / "metadata.csv").unlink()
    undated = corpus.load(tmp_path, reference_date="1402-08").documents
    assert undated[["date", "calendar"]].drop_duplicates().values.tolist() == [["1402-08", "persian"]]


def test_days_of_python_and_pandas_are_dates() -> None:
    days = pd.to_datetime(["2023-11-20", None, "2023-12-01"])
    table = attention_over_time(MENTIONS, DOCUMENTS.head(3).assign(date=days), actors=["CN"])
    assert table["texts"].tolist() == [1, 1]
    years = attention_over_time(
        MENTIONS, DOCUMENTS.head(3).assign(date=[1402, None, 1403]), by="year", calendar="persian"
    )
    assert years["period"].unique().tolist() == ["1402", "1403"]


def test_who_names_a_member_names_the_group() -> None:
    members = {"G7": ["JP"], "CN": []}
    table = attention_over_time(MENTIONS, DOCUMENTS, actors=["G7", "CN"], members=members)
    assert [of(table, "2023-11", "G7")[name] for name in ("count", "documents", "share")] == [1, 1, 0.25]
    both = attention_over_time(MENTIONS, DOCUMENTS, actors=["G7", "JP"], members={"G7": ["JP"]})
    assert of(both, "2023-11", "G7")["share"] == of(both, "2023-11", "JP")["share"] == 1  # of one mention, once
    assert both.attrs["sizes"]["mentions"] == 1
    assert "members=G7(JP)" in cite(table)


def test_intervals_are_those_of_the_counts() -> None:
    days = ["2023-11-02"] * 5 + ["2023-12-03"] * 2
    documents = pd.DataFrame({"doc": list("abcdefg"), "tokens": 50, "date": days, "month": [day[:7] for day in days]})
    mentions = pd.DataFrame({"doc": list("aabdgf"), "actor": list("xyxxyx"), "kind": "country", "counted": True})
    options: dict[str, Any] = {"actors": ["x", "y"], "confidence": 0.95, "seed": 3}
    table = attention_over_time(mentions, documents, **options)
    assert list(table.columns) == [*COLUMNS, *BOUNDS]
    counts = mention_counts(mentions, documents, by="month", **options).set_index(["month", "actor"])
    own = table.set_index(["period", "actor"])
    pd.testing.assert_frame_equal(own[list(BOUNDS)], counts.loc[own.index, list(BOUNDS)], check_names=False)
    assert own["per_1000_low"].notna().tolist() == [True, True, False, False]  # two texts of December are too few
    assert cite(table).endswith("Source: Efron 1987; Efron & Tibshirani 1993.")
    with pytest.raises(OptionError, match="2: not a level of confidence"):
        attention_over_time(mentions, documents, confidence=2)


def test_of_a_corpus_with_groups_of_states_and_intervals(seeds: Any) -> None:
    texts = corpus.load(seeds)
    table = texts.attention("year", actors=["G7", "CN"], members=True, confidence=0.95)
    counts = texts.mention_counts("actor", actors=["G7", "CN"], members=True).set_index("actor")["count"]
    assert table.groupby("actor")["count"].sum().to_dict() == counts.to_dict()
    row = table[table["count"] > 0].iloc[0]
    assert len(texts.evidence(of=row)) == row["count"]


@pytest.mark.parametrize("documents", [DOCUMENTS.head(0), DOCUMENTS.tail(2)])
def test_without_dated_texts_the_table_has_its_columns(documents: pd.DataFrame) -> None:
    table = attention_over_time(MENTIONS, documents, actors=["CN"], groups=SOURCES)
    assert list(table.columns) == ["source", *COLUMNS]
    assert table.empty


def test_nothing_given_is_changed() -> None:
    before = MENTIONS.copy(), DOCUMENTS.copy()
    attention_over_time(MENTIONS, DOCUMENTS, groups=SOURCES)
    pd.testing.assert_frame_equal(MENTIONS, before[0])
    pd.testing.assert_frame_equal(DOCUMENTS, before[1])


def test_of_a_corpus(seeds: Any) -> None:
    texts = corpus.load(seeds)
    table = texts.attention(actors=["JP", "CN"], groups="source")
    assert list(table.columns) == ["source", *COLUMNS[:4], "label", *COLUMNS[4:]]
    assert table["label"].unique().tolist() == ["Japan", "China"]
    counts = texts.mention_counts(["source"], actors=["JP", "CN"]).set_index(["source", "actor"])["count"]
    assert table.groupby(["source", "actor"])["count"].sum().sort_index().tolist() == counts.sort_index().tolist()
    assert table["period"].nunique() == 19  # November 2023 to May 2025


rows = st.lists(
    st.tuples(
        st.integers(day_number("1990-01-01"), day_number("2030-12-31")),
        st.sampled_from([4, 7, 10]),  # a year, a month, a day
        st.sampled_from(["ایرنا", "مهر"]),
        st.lists(st.sampled_from(["CN", "RU", "JP"]), max_size=5),
    ),
    max_size=8,
)


@given(
    rows,
    st.sampled_from(["day", "week", "month", "season", "quarter", "year", "decade"]),
    st.sampled_from(["gregorian", "persian"]),
)
@settings(max_examples=60)
def test_numbers_add_up(given_rows: list[tuple[int, int, str, list[str]]], by: Any, calendar: Any) -> None:
    documents = pd.DataFrame(
        [(str(i), 100 + i, iso_day(day)[:length], source) for i, (day, length, source, _) in enumerate(given_rows)],
        columns=["doc", "tokens", "date", "source"],
    )
    named = [(str(i), actor) for i, (*_, actors) in enumerate(given_rows) for actor in actors]
    mentions = pd.DataFrame(named, columns=["doc", "actor"]).assign(kind="country", counted=True)
    groups = ("source", dict(zip(documents["doc"], documents["source"], strict=True)))
    ids = ["CN", "RU"]
    whole = attention_over_time(mentions, documents, by=by, calendar=calendar, actors=ids)
    parts = attention_over_time(mentions, documents, by=by, calendar=calendar, actors=ids, groups=groups)
    sizes = whole.attrs["sizes"]
    assert sizes["documents"] + sizes["documents with too vague a date"] == len(documents)
    periods = whole.drop_duplicates("period")
    assert (periods["texts"].sum(), periods["words"].sum()) == (sizes["documents"], sizes["words"])
    assert whole["count"].sum() == sizes["mentions"]
    # periods follow each other without a gap between them, and begin and end with texts
    starts, ends = periods["start"].map(day_number).tolist(), periods["end"].map(day_number).tolist()
    assert [end + 1 for end in ends[:-1]] == starts[1:]
    assert not len(periods) or (periods["texts"].iloc[[0, -1]] > 0).all()
    assert (whole["per_1000"].isna() == (whole["texts"] == 0)).all()
    shares = whole.groupby("period")["share"].sum()
    assert np.isclose(shares[shares > 0], 1).all()
    summed = parts.groupby(["period", "actor"], sort=False)[["count", "documents", "texts", "words"]].sum()
    given_whole = whole.set_index(["period", "actor"])[["count", "documents", "texts", "words"]]
    pd.testing.assert_frame_equal(summed.sort_index(), given_whole.sort_index(), check_index_type=False)


def test_days_of_partial_dates() -> None:
    assert [iso_day(day) for day in text_days("2024-02")] == ["2024-02-01", "2024-02-29"]
    assert [iso_day(day) for day in text_days("1403", "persian")] == ["2024-03-20", "2025-03-20"]
