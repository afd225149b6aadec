"""The values of dates against arithmetic that is not the library's own, and against their own strings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from corpus.calendars import from_gregorian, to_iso
from corpus.dates import find_dates

from . import cases, cases_history, cases_look_alikes, cases_press
from .edtf import interval

ALL_CASES = [
    case
    for module in (cases, cases_press, cases_history, cases_look_alikes)
    for group in vars(module).values()
    if isinstance(group, list)
    for case in group
]


def jalali_days(first: int, last: int) -> Iterator[tuple[tuple[int, int, int], dt.date]]:
    """Every Jalali day of some years by the 33-year rule, which holds from 1178 to 1633.

    A year is a leap year if (25 y + 11) mod 33 < 8; 1 Farvardin 1357 was 21 March 1978. The library asks astronomical
    tables instead, so the two agree by chance nowhere.
    """
    leap = [(25 * year + 11) % 33 < 8 for year in range(last + 1)]
    day = dt.date(1978, 3, 21) - dt.timedelta(days=sum(366 if leap[year] else 365 for year in range(first, 1357)))
    for year in range(first, last + 1):
        for month in range(1, 13):
            length = 31 if month <= 6 else 30 if month < 12 or leap[year] else 29
            for number in range(1, length + 1):
                yield (year, month, number), day
                day += dt.timedelta(days=1)


def test_every_jalali_day_is_that_of_the_33_year_rule() -> None:
    for (year, month, number), day in jalali_days(1200, 1450):
        assert to_iso("persian", year, month, number) == day.isoformat()
        assert from_gregorian(day, "persian") == (year, month, number)


def test_jalali_days_in_digits_are_read_back() -> None:
    for (year, month, number), day in jalali_days(1200, 1450):
        if number == 1 + (year + month) % 29:  # one day of each month
            (found,) = find_dates(f"مورخ {year}/{month:02}/{number:02} شمسی")
            assert (found.edtf, found.native) == (day.isoformat(), f"{year}-{month:02}-{number:02}")


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.label)
def test_strings_parse_and_agree_with_the_bounds(case: cases.Case) -> None:
    for found in find_dates(case.text, case.reference):
        assert case.text[found.start : found.end] == found.text
        if found.edtf is None:
            assert found.earliest is found.latest is None
            assert found.reason
        else:
            assert interval(found.edtf) == (found.earliest, found.latest)


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024-13", "24-01", "2024-00", "194", "19X4", "2024/2025/2026", "", "~"]
)
def test_the_reader_of_edtf_is_strict(text: str) -> None:
    with pytest.raises(ValueError, match=r"not EDTF|no such day|no month"):
        interval(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("۳۱ فوریه ۲۰۲۴", "month 2 of the gregorian calendar has 29 days in 2024, not 31"),
        ("۲۹ فوریهٔ ۲۰۲۳", "month 2 of the gregorian calendar has 28 days in 2023, not 29"),
        ("۳۱ مهر ۱۴۰۲", "month 7 of the persian calendar has 30 days in 1402, not 31"),
        ("۳۱ مهر", "month 7 of the persian calendar has 30 days, not 31"),
        ("۳۰ اسفند ۱۴۰۲", "month 12 of the persian calendar has 29 days in 1402, not 30"),
        ("۱۴۰۲/۱۳/۰۱", "the persian calendar has no month 13"),
        ("۰۵/۱۳/۱۴۰۰", "the persian calendar has no month 13"),
        ("2024-13-01", "the gregorian calendar has no month 13"),
        ("۳۱ رمضان ۱۴۴۵", "month 9 of the islamic calendar has 30 days in 1445, not 31"),
    ],
)
def test_what_no_calendar_has_is_kept_with_the_reason(text: str, reason: str) -> None:
    (found,) = find_dates(text, "2023-11-20")
    assert (found.text, found.edtf, found.certainty) == (text, None, "unresolved")
    assert found.reason == f"impossible date: {reason}"
