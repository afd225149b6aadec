"""Dates of many texts at once are those of each text."""

from __future__ import annotations

import datetime as dt
from itertools import cycle, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import anchors, columns, date_columns, find_dates, remembered, runs, stretches
from corpus.dates.columns import DateColumns
from corpus.dates.flow import flowing
from corpus.dates.segment import segments

from ..strategies import any_texts
from .test_finder import references
from .test_finder import texts as dated_texts
from .test_remembered import date_words

PIECES = """
    ۱۲ مهر ۱۴۰۱ ۳۰ ۳۱ اسفند ۱۴۰۰ ۱۳۵۰ ۵ نوامبر ۱۹۸۹ ۲۰۰۰ ۲۹ فوریه رمضان ۱۴۴۵ سال ۱۴۰۲ دیروز روز جمعه ماه
    آب دی می می‌رود می_ May ABCآبان خآبان ق.م. خانه در خیابان نفر (۱۷ برابر با تا و از پیش ۲۵م آبانی
    12/5 / 😀 𝔸 ﷲ ﻻ ـ ــ ِ ٔ \u200f \u200c \ufeff
""".split()
GAPS = [" ", " ", " ", "", "\n", "\r\n", "  ", "\t", "\u00a0", "، ", ".", " - ", "\0", "\0\n", "\n\n", "«", "\ud800"]
pieces = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GAPS)), max_size=12).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)
texts = st.one_of(pieces, date_words, dated_texts, any_texts, st.just(""))
many = st.lists(st.tuples(texts, references), max_size=6)


def one_by_one(dated: list[tuple[str, dt.date | str | None]]) -> list[tuple[object, ...]]:
    return [(number, *each) for number, (text, day) in enumerate(dated) for each in find_dates(text, day)]


def together(dated: list[tuple[str, dt.date | str | None]]) -> list[tuple[object, ...]]:
    found = date_columns([text for text, _ in dated], [day for _, day in dated])
    return list(zip(*found, strict=True))


@given(many)
@settings(max_examples=500)
def test_dates_of_many_texts_are_those_of_each(dated: list[tuple[str, dt.date | str | None]]) -> None:
    assert together(dated) == one_by_one(dated)


@given(many, st.integers(1, 60))
@settings(max_examples=100)
def test_batches_change_nothing(dated: list[tuple[str, dt.date | str | None]], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "_BATCH", size)
        assert together(dated) == one_by_one(dated)


@given(pieces | dated_texts, st.lists(st.integers(0, 200), max_size=5))
@settings(max_examples=200)
def test_no_text_reaches_over_its_border(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    parts = [(text[a:b], None) for a, b in pairwise(places)]
    assert together(parts) == one_by_one(parts)


@given(texts)
@settings(max_examples=400)
def test_windows_of_a_long_text_hold_all_runs_of_date_words(text: str) -> None:
    folded = flowing(stretches.padded([text])).text
    found = [run.moved(begin) for begin, window, _ in stretches.long_windows(folded) for run in segments(window)]
    assert found == list(segments(folded))


def test_windows_of_a_long_text_are_those_of_a_short_one() -> None:
    text = "در ۱۲ مهر ۱۴۰۱، پس از سال‌ها، «روز» گذشته\nو 12/5/1400 می‌رود؛ تا May 2020 و ۲۵م آبانی"
    folded = flowing(stretches.padded([text])).text
    short = [(begin, window) for begin, window in anchors.windows(folded) if list(segments(window))]
    long = [
        (begin, window) if is_trimmed else anchors.trimmed(folded, begin, begin + len(window), "")
        for begin, window, is_trimmed in stretches.long_windows(folded)
        if list(segments(window))
    ]
    assert long == short


def test_no_texts_have_no_dates() -> None:
    assert date_columns([]) == date_columns(["", "خبر"]) == DateColumns(*([] for _ in range(15)))


def test_each_text_has_its_reference() -> None:
    found = date_columns(["دیروز", "دیروز", "دیروز"], ["2023-11-20", None, dt.date(2024, 3, 20)])
    assert found.edtf == ["2023-11-19", None, "2024-03-19"]


def test_pairs_are_numbered_in_each_text() -> None:
    text = "۸ نوامبر (۱۷ آبان) و بعد ۹ نوامبر (۱۸ آبان) بود."
    found = date_columns([text, text], ["2023-11-20", "2023-11-20"])
    assert found.pair == [1, 1, 2, 2] * 2


# Before and behind a day: what the rules ask about, in ways that change the answer.
AROUND = [
    ("", ""), ("در ", "، "), ("در ", " نفر"), ("از ", " تا"), ("حدود ", "."), ("خیابان ", " را"), ("قیام ", " بود"),
    ("شماره ", " ریال"), ("(", ")"), ("روز جمعه ", "٪"), ("پیش از ", " میلادی"), ("کد", "/"), ("سی", "م"),
]  # fmt: skip


@pytest.mark.parametrize("month", ["مهر", "اسفند", "تیر", "دی", "سرطان", "آب", "صفر", "رمضان", "فوریه", "می", "مه"])
def test_a_day_is_read_as_another_of_its_size(month: str) -> None:
    days = [1, 4, 5, 9, 10, 15, 19, 28, 29, 30, 31]
    years = [1299, 1300, 1349, 1350, 1390, 1400, 1449, 1450, 1899, 1900, 1990, 2000, 2023, 2099, 2100]
    for (before, behind), day, year in zip(cycle(AROUND), days * 40, sorted(years * 30), strict=False):
        text = f"{before}{day} {month} {year}{behind}"
        by_model = find_dates(text)
        remembered.WINDOWS.clear()
        runs._RUNS.clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(remembered, "_by_model", lambda window: None)
            assert by_model == find_dates(text), text
        remembered.WINDOWS.clear()
        runs._RUNS.clear()
