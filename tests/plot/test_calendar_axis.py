from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from persiantools.jdatetime import JalaliDate

from corpus.calendars import Calendar
from corpus.count.timelines import day_number
from corpus.plot.calendar_axis import CalendarFormatter, CalendarLocator, date_of, two_calendars

EPOCH = dt.date(1970, 1, 1).toordinal()
modern = st.integers(dt.date(1830, 1, 1).toordinal() - EPOCH, dt.date(2060, 1, 1).toordinal() - EPOCH)


@given(modern)
def test_days_are_those_of_a_library(day: int) -> None:
    date = dt.date.fromordinal(EPOCH + day)
    jalali = JalaliDate(date)
    assert date_of(day + 0.5, "persian") == (jalali.year, jalali.month, jalali.day)
    assert date_of(day, "gregorian") == (date.year, date.month, date.day)


@given(modern, st.integers(1, 80_000), st.sampled_from(["gregorian", "persian"]))
def test_ticks_stand_on_first_days(start: int, span: int, calendar: Calendar) -> None:
    ticks = CalendarLocator(calendar).tick_values(start, start + span)
    dates = [date_of(tick, calendar) for tick in ticks]
    assert len(ticks) <= 11
    assert all(start <= tick <= start + span for tick in ticks)
    assert ticks == sorted(set(ticks))
    if span > 70:  # shorter axes have ticks inside months
        assert all(day == 1 for *_, day in dates)
    if span > 365 * 8:
        assert all(month == 1 for _, month, _ in dates)


def test_jalali_years_begin_at_nowruz() -> None:
    ticks = CalendarLocator("persian").tick_values(day_number("2022-01-01"), day_number("2025-12-31"))
    assert ticks == [day_number(day) for day in ("2022-03-21", "2023-03-21", "2024-03-20", "2025-03-21")]


def test_years_before_the_common_era() -> None:
    ticks = CalendarLocator("gregorian").tick_values(day_number("-0600-01-01"), day_number("1200-01-01"))
    assert [date_of(tick, "gregorian")[0] for tick in ticks] == [-599, -399, -199, 200, 400, 600, 800, 1000, 1200]


@pytest.mark.parametrize(
    ("days", "calendar", "digits", "labels"),
    [
        (("2023-03-21", "2024-03-20"), "persian", "latin", ["1402", "1403"]),
        (("2023-03-21", "2024-03-20"), "persian", "persian", ["۱۴۰۲", "۱۴۰۳"]),
        (
            ("2023-11-01", "2023-12-01", "2024-01-01"),
            "gregorian",
            "latin",
            ["November\n2023", "December", "January\n2024"],
        ),
        (("2023-11-07", "2023-11-08"), "persian", "latin", ["16 Aban\n1402", "17 Aban"]),
        (("-0499-01-01", "0001-01-01"), "gregorian", "latin", ["500 BC", "1"]),
    ],
)
def test_names_of_ticks(
    monkeypatch: pytest.MonkeyPatch, days: tuple[str, ...], calendar: Calendar, digits: str, labels: list[str]
) -> None:
    monkeypatch.setattr("corpus.plot.calendar_axis.shape", lambda text: text)
    formatter = CalendarFormatter(calendar, digits)
    assert formatter.format_ticks([day_number(day) for day in days]) == labels


def test_both_axes_show_the_same_days() -> None:
    axes = Figure().add_subplot()
    axes.set_xlim(day_number("2020-01-01"), day_number("2024-12-31"))
    upper = two_calendars(axes)
    axes.get_figure().draw_without_rendering()
    below = [date_of(tick, "gregorian") for tick in axes.get_xticks()]
    above = [date_of(tick, "persian") for tick in upper.get_xticks()]
    assert (2024, 1, 1) in below
    assert (1403, 1, 1) in above
    assert upper.get_xlim() == axes.get_xlim()
