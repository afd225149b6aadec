from __future__ import annotations

import pytest

from corpus.dates import find_dates


@pytest.mark.parametrize(
    ("text", "reference", "day"),
    [
        ("۸ نوامبر (۱۷ آبان)", "2023-11-20", "2023-11-08"),
        ("۸ نوامبر برابر با ۱۷ آبان", "2021-01-10", "2021-11-08"),
        ("۸ نوامبر ۲۰۲۳ (۱۷ آبان)", None, "2023-11-08"),
        ("۸ نوامبر مطابق با ۱۷ آبان ۱۴۰۲", None, "2023-11-08"),
        ("۱۷ آبان ۱۴۰۲ / ۸ نوامبر ۲۰۲۳", None, "2023-11-08"),
    ],
)
def test_both_are_one_day(text: str, reference: str | None, day: str) -> None:
    first, second = find_dates(text, reference)
    assert first.edtf == second.edtf == day
    assert first.pair == second.pair == 1
    assert {first.calendar, second.calendar} == {"gregorian", "persian"}


def test_the_pair_moves_the_year() -> None:
    # In 2024 the 17th of Aban was the 7th of November: the nearest year in which the two are one day is another.
    alone = find_dates("۸ نوامبر", "2024-11-20")[0]
    paired = find_dates("۸ نوامبر (۱۷ آبان)", "2024-11-20")[0]
    assert alone.edtf == "2024-11-08"
    assert paired.edtf == "2025-11-08"


def test_without_a_document_date_the_pair_stays_open() -> None:
    for found in find_dates("۸ نوامبر (۱۷ آبان)"):
        assert found.edtf is None
        assert found.pair == 1
        assert "no document date" in (found.reason or "")


def test_a_pair_that_disagrees_keeps_what_is_written_and_says_so() -> None:
    first, second = find_dates("۸ نوامبر ۲۰۲۳ (۱۸ آبان ۱۴۰۲)")
    assert (first.edtf, second.edtf) == ("2023-11-08", "2023-11-09")
    assert first.reason == second.reason
    assert "1402-08-18 is 2023-11-09" in (first.reason or "")


def test_two_days_in_a_list_are_no_pair() -> None:
    assert [d.pair for d in find_dates("۸ نوامبر ۲۰۲۳، ۱۸ آبان ۱۴۰۲")] == [None, None]
