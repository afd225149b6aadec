from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import calendars
from corpus.calendars import ImpossibleDateError, bounds, from_gregorian, jalali, month_length, to_iso


def test_every_jalali_day_from_1200_to_1450_converts_there_and_back() -> None:
    day = dt.date.fromisoformat(bounds("persian", 1200)[0])
    for year in range(1200, 1451):
        for month in range(1, 13):
            for number in range(1, month_length("persian", year, month) + 1):
                assert to_iso("persian", year, month, number) == day.isoformat()
                assert from_gregorian(day, "persian") == (year, month, number)
                day += dt.timedelta(days=1)
    assert bounds("persian", 1450)[1] == (day - dt.timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("year", "nowruz"), [(1300, "1921-03-21"), (1357, "1978-03-21"), (1375, "1996-03-20"), (1404, "2025-03-21")]
)
def test_known_new_years(year: int, nowruz: str) -> None:
    assert bounds("persian", year)[0] == nowruz


@given(st.dates(dt.date(700, 1, 1), dt.date(2500, 1, 1)))
def test_islamic_days_convert_there_and_back(day: dt.date) -> None:
    assert to_iso("islamic", *from_gregorian(day, "islamic")) == day.isoformat()


@given(st.integers(-9000, 9000), st.integers(1, 12))
def test_years_and_months_hold_their_days(year: int, month: int) -> None:
    first, last = bounds("gregorian", year, month)
    assert first == calendars.iso(year, month, 1)
    assert first[:-3] == last[:-3]


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "reason"),
    [
        ("gregorian", 2023, 2, 29, "month 2 of the gregorian calendar has 28 days in 2023, not 29"),
        ("gregorian", None, 2, 30, "has 29 days, not 30"),
        ("persian", None, 7, 31, "month 7 of the persian calendar has 30 days, not 31"),
        ("persian", 1402, 12, 30, "has 29 days in 1402, not 30"),
        ("persian", 1402, 13, None, "the persian calendar has no month 13"),
        ("islamic", 1445, 1, 31, "has 30 days in 1445, not 31"),
        ("persian", 0, 1, 1, "the year 0 is outside"),
    ],
)
def test_impossible_days_say_why(
    calendar: calendars.Calendar, year: int | None, month: int, day: int | None, reason: str
) -> None:
    with pytest.raises(ImpossibleDateError, match=reason):
        calendars.check(calendar, year, month, day)


def test_leap_days_are_possible_in_some_year() -> None:
    calendars.check("gregorian", None, 2, 29)
    calendars.check("persian", None, 12, 30)
    calendars.check("islamic", None, 12, 30)


def test_jalali_begins_in_622() -> None:
    assert jalali("0622-03-22") == "0001-01-01"
    assert jalali("0622-03-21") is None
    assert jalali("-0479-01-01") is None


def test_each_calendar_names_its_twelve_months_once_in_each_spelling() -> None:
    names = [(m.calendar, m.name) for m in calendars.month_names()]
    assert {c for c, _ in names} == {"gregorian", "persian", "islamic"}
    for calendar in ("gregorian", "persian", "islamic"):
        assert {m.number for m in calendars.month_names() if m.calendar == calendar} == set(range(1, 13))
    several = {
        m.name
        for m in calendars.month_names()
        if len({o.number for o in calendars.month_names() if o.name == m.name}) > 1
    }
    assert several == set()
    assert {number for _, number in calendars.weekday_names()} == set(range(7))
    assert {number for _, number in calendars.season_names()} == {1, 2, 3, 4}


def test_feasts_are_days_of_their_calendars() -> None:
    for feast in calendars.feasts():
        calendars.check(feast.calendar, None, feast.month, feast.day)
