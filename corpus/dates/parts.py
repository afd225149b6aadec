"""Phrases that name a part of a month or a year: weeks and thirds of a month, seasons, quarters, halves."""

from __future__ import annotations

import re

from ..calendars import Calendar, MonthName, month_length
from . import context
from .lexicon import Lexeme
from .phrase import Phrase
from .reading import Built, Reading, has_edge, read_tail, tail_era, with_year

_PARTS_OF_MONTH = {"k": 7, "x": 10}  # days in a week and in a third of a month (دههٔ اول محرم)
_WHOLE_PARTS = {"k": 4, "x": 3}  # what remains belongs to the last one
_COMMON_YEARS: dict[Calendar, int] = {"gregorian": 2023, "persian": 1402, "islamic": 1446}


def part_of_month(reading: Reading) -> Built:
    """A week or ten days of a month by their number: هفتهٔ دوم مهر, دههٔ اول محرم; the first begins with the month."""
    unit, order, month_lexeme = reading["unit"], reading["nth"], reading["month"]
    assert unit is not None
    assert order is not None
    assert month_lexeme is not None
    month: MonthName = month_lexeme.value
    length, last = _PARTS_OF_MONTH[unit.kind], _WHOLE_PARTS[unit.kind]
    nth = order.value if order.kind == "o" else last
    if (order.kind in "vV" and order.value != "end") or not 1 <= nth <= last or month.bare in ("day", "year"):
        return None
    tail = read_tail(reading, month)
    phrase = Phrase(
        reading.start, reading.end(tail.stop), "week" if unit.kind == "k" else "day", month.calendar,
        month=month.number, approximate=True,
    )  # fmt: skip
    phrase = with_year(phrase, tail, tail_era(reading))
    whole = month_length(month.calendar, phrase.year or _COMMON_YEARS[month.calendar], month.number)
    first, behind = (nth - 1) * length + 1, nth * length if nth < last else whole
    if unit.kind == "k" and order.kind != "o":
        first = whole - length + 1  # the last seven days
    return phrase._replace(day=first, until=phrase._replace(day=behind)), tail.stop


def plain_season(reading: Reading) -> Built:
    """A season of some year, or at whose edge something was: پاییز ۱۳۹۸, اواخر بهار."""
    season = reading["season"]
    assert season is not None
    tail = read_tail(reading)
    dated = tail.year is not None or tail.shift is not None or tail.toward is not None
    if not dated and not has_edge(reading) and not _has_dated_season(reading):
        return None
    if tail.year is not None and tail.year.calendar == "islamic":
        return None
    phrase = Phrase(reading.start, reading.end(tail.stop), "season", "persian", season=season.value)
    return with_year(phrase, tail, tail_era(reading)), tail.stop


_TWO_SEASONS = re.compile(r"s[T&]f?s(?:y?[Nnc]|y[gp]|a|g)")


def _has_dated_season(reading: Reading) -> bool:
    """Whether the year of this season stands behind the next one: پاییز و زمستان ۱۴۰۱."""
    return _TWO_SEASONS.match(reading.segment.kinds, reading.match.behind - 1) is not None


def _place(order: Lexeme | None, length: int) -> int:
    """Which of the parts of a year is meant; none if the word is no order (0)."""
    if order is None or order.value == "early":
        return 1
    if isinstance(order.value, str):
        return 12 // length if order.value == "end" and length else 0
    return int(order.value)


def part_of_year(reading: Reading) -> Built:
    """Three, six, nine months of a year, a quarter or a half: شش‌ماهه نخست ۱۴۰۲, نیمه دوم سال ۲۰۲۰."""
    tail = read_tail(reading)
    dated = tail.year is not None or tail.shift is not None
    if not dated and not (reading.has("this_year") and context.closes(reading.text, reading.end())):
        return None
    count, order = reading["count"], reading["order"] or reading["order2"] or reading["order3"]
    length = count.value if count else 6 if reading.has("half") else 3
    place = _place(order, length)
    if not 1 <= length <= 12 or not 1 <= place * length <= 12 or place < 1:
        return None
    phrase = Phrase(
        reading.start, reading.end(tail.stop), "quarter" if length == 3 else "month", "persian",
        months=((place - 1) * length + 1, place * length),
    )  # fmt: skip
    if not dated:
        return phrase._replace(end=reading.end(), year_shift=0), reading.match.behind
    return with_year(phrase, tail, tail_era(reading)), tail.stop
