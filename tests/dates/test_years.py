from __future__ import annotations

import pytest

from corpus.dates.years import Year, read_year


@pytest.mark.parametrize(
    ("value", "digits", "era", "expected"),
    [
        (1402, 4, None, Year(1402, "persian")),
        (2024, 4, None, Year(2024, "gregorian")),
        (1034, 4, None, Year(1034, "islamic")),
        (1445, 4, "islamic", Year(1445, "islamic")),
        (1357, 4, "hijri", Year(1357, "persian")),
        (400, 3, "hijri", Year(400, "islamic")),
        (82, 2, None, Year(1382, "persian", True)),
        (2, 2, None, Year(1402, "persian", True)),
        (98, 2, "gregorian", Year(1998, "gregorian", True)),
        (1, 1, "bc", Year(0, "gregorian")),
        (9999, 4, None, None),
        (5, 1, None, None),
    ],
)
def test_read_year(value: int, digits: int, era: str | None, expected: Year | None) -> None:
    assert read_year(value, digits, era, headed=True) == expected


@pytest.mark.parametrize(("value", "digits"), [(82, 2), (656, 3)])
def test_short_numbers_need_a_head(value: int, digits: int) -> None:
    assert read_year(value, digits, None, headed=False) is None
