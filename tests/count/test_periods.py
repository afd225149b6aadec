from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count.periods import day_number, iso_day, period_label, period_starts

days = st.integers(day_number("1900-01-01"), day_number("2100-12-31"))


@given(days)
def test_gregorian_weeks_are_those_of_iso_8601(day: int) -> None:
    first, behind = period_starts(day, day, "week", "gregorian")
    year, week, weekday = dt.date.fromisoformat(iso_day(day)).isocalendar()
    assert period_label(int(first), "week", "gregorian") == f"{year}-W{week:02}"
    assert (day - first, behind - first) == (weekday - 1, 7)


@pytest.mark.parametrize(
    ("day", "label"),
    [
        ("2024-03-15", "1402-W52"),  # a Friday, five days before the new year
        ("2024-03-16", "1403-W01"),  # the Saturday after it: the week has 1 Farvardin in it
        ("2024-03-23", "1403-W02"),
        ("2025-03-21", "1404-W01"),  # 1 Farvardin itself, a Friday
    ],
)
def test_the_first_jalali_week_is_that_of_nowruz(day: str, label: str) -> None:
    first, _ = period_starts(day_number(day), day_number(day), "week", "persian")
    assert dt.date.fromisoformat(iso_day(first)).strftime("%A") == "Saturday"
    assert period_label(int(first), "week", "persian") == label


@given(
    days,
    st.integers(0, 3000),
    st.sampled_from(["day", "week", "month", "season", "quarter", "year", "decade"]),
    st.sampled_from(["gregorian", "persian"]),
)
def test_periods_cover_the_days_and_have_names_of_their_own(first: int, length: int, by: Any, calendar: Any) -> None:
    starts = period_starts(first, first + length, by, calendar)
    assert (np.diff(starts) > 0).all()
    assert starts[0] <= first < starts[1]
    assert starts[-2] <= first + length < starts[-1]
    labels = [period_label(int(day), by, calendar) for day in starts]
    assert len(set(labels)) == len(labels)


def test_decades_begin_with_a_round_year_also_where_the_calendar_does() -> None:
    starts = period_starts(day_number("0625-01-01"), day_number("2021-06-01"), "decade", "persian")
    labels = [period_label(int(day), "decade", "persian") for day in starts[:-1]]
    assert labels[-1] == "decade:1400"
    assert labels[:3] == ["decade:1", "decade:10", "decade:20"]
