from __future__ import annotations

import datetime as dt

import pytest

from corpus.dates.reference import parse_reference
from corpus.errors import OptionError


def test_partial_references_are_intervals() -> None:
    month, year = parse_reference("2024-02"), parse_reference("2024")
    assert month is not None
    assert year is not None
    assert (month.first, month.last) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert (year.first, year.last, year.day) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31), None)
    assert month.year("persian") == 1402
    assert year.year("persian") is None


def test_no_reference() -> None:
    assert parse_reference(None) is None
    assert parse_reference("") is None


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("1402-08-17", "looks like a Jalali or Islamic one"),
        ("2023/11/20", "not of the form"),
        ("2023-13", "month must be in 1..12"),
        ("2023-02-30", "day"),
        ("yesterday", "not of the form"),
    ],
)
def test_a_wrong_reference_says_why(given: str, why: str) -> None:
    with pytest.raises(OptionError, match=why) as error:
        parse_reference(given)
    assert "2023-11-20" in str(error.value)
