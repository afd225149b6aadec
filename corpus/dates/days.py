"""Phrases that name a day: 17 Aban, all in digits, a weekday, yesterday."""

from __future__ import annotations

from ..calendars import ImpossibleDateError, MonthName, check
from . import context
from .lexicon import Lexeme
from .phrase import Phrase
from .reading import Built, Reading, era_calendar, is_prefix, read_tail, tail_era, with_mah, with_year, year_of_month
from .years import LAST_JALALI, read_year

_MEANS_OTHERWISE = frozenset({"تیر", "دی", "صفر"})  # bullet, CD (سی‌دی), zero: never after a small number in words


def numeric_day(reading: Reading) -> Built:
    """A date all in digits: ۱۴۰۲/۰۸/۱۷, 2024-12-27, ۲۷.۱۲.۲۰۲۴, ۸۸/۳/۲۲."""
    date, era = reading["date"], reading["era"]
    assert date is not None
    if context.is_version(reading.text, date.start):
        return None
    cued = reading.has("lead") or context.announces_date(reading.text, reading.start)
    if (ordered := _order(date.value, cued=cued)) is None:
        return None
    written, digits, month, day = ordered
    year = read_year(written, digits, era.value if era else None, headed=True)
    if year is None or (year.number < 1000 and not cued):
        return None
    weekday = reading["w"]
    phrase = Phrase(
        reading.start, reading.end(), "day", year.calendar, year.number, month, day,
        weekday=weekday.value if weekday else None, two_digit=year.two_digit,
    )  # fmt: skip
    return checked(phrase), reading.match.behind


def _order(parts: tuple[str, str, str], *, cued: bool) -> tuple[int, int, int, int] | None:
    """Year, its digits, month and day of three numbers; the day stands before the month unless that cannot be."""
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        return first, 4, second, third
    if len(parts[2]) == 4:
        american = second > 12 >= first and third > LAST_JALALI  # 12/31/2019; no Jalali date is written so
        day, month = (second, first) if american else (first, second)
        return third, 4, month, day
    # Two digits of the year: told by their size, or by a word before (مورخ) with the year first, as Iran writes.
    if first > 31 or (cued and len(parts[0]) == 2 and third <= 31):
        return first, 2, second, third
    return (third, 2, second, first) if third > 31 else None


def day_of_month(reading: Reading) -> Built:
    """A day and a month, with or without weekday and year: روز چهارشنبه ۲۳ خرداد ۱۴۰۳."""
    number, month_lexeme = reading["day"], reading["month"]
    assert number is not None
    assert month_lexeme is not None
    month: MonthName = month_lexeme.value
    tail = read_tail(reading, month)
    dated = tail.year is not None or tail.shift is not None
    event = not dated and reading["w"] is None and context.is_event(reading.text, reading.start)
    sure = dated or event or reading.has("h1") or reading.has("h2") or reading.has("lead") or with_mah(month_lexeme)
    if month.bare == "year" and month.calendar == "persian" and not sure:
        sure = context.is_afghan(reading.text, reading.start, reading.end(tail.stop))
    if not _is_day_number(number, month, sure=sure, dated=dated):
        return None
    if not dated and is_prefix(reading, month_lexeme):
        return None
    if context.is_place_name(reading.text, reading.start) and not dated:
        return None
    if month.name == "مهر" and not sure and context.is_stamp(reading.text, reading.start, reading.end(tail.stop)):
        return None
    weekday, shift = reading["w"], reading["t"]
    phrase = Phrase(
        reading.start, reading.end(tail.stop), "day", month.calendar, month=month.number, day=number.value,
        weekday=weekday.value if weekday else None, day_shift=shift.value if shift else None,
    )  # fmt: skip
    phrase = with_year(phrase, tail, tail_era(reading))
    by_name = (month.calendar, month.number, number.value) in _EVENTS and not reading.has("lead")
    if (event or by_name) and not dated and tail.toward is None and not context.has_partner(reading.text, phrase.end):
        phrase = phrase._replace(event=True)
    return checked(phrase), tail.stop


# The attacks of 2001 are called by their day alone; روز or a weekday before it makes it a day of some year again.
_EVENTS = {("gregorian", 9, 11)}


def _is_day_number(number: Lexeme, month: MonthName, *, sure: bool, dated: bool) -> bool:
    """Whether the number before a month's name is a day: ``سه تیر`` are three bullets, ``۳ سرطان`` three cancers."""
    if number.kind != "o" and not (
        (number.kind in "cn" and number.value < 100 and len(number.text) <= 2) or number.kind == "c"
    ):
        return False
    if not 0 <= number.value < 100:
        return False
    if month.bare == "year":
        return sure if month.name != "آب" else dated
    if month.bare == "day":
        return sure or number.kind != "c"
    if number.kind == "c" and not sure and month.bare == "cue":
        return number.value >= 10 and month.name not in _MEANS_OTHERWISE
    return not (month.name == "صفر" and number.kind == "n" and number.value < 10 and not sure)


def checked(phrase: Phrase) -> Phrase:
    """``phrase``, marked if no calendar has such a day."""
    if phrase.month is None or phrase.calendar is None:
        return phrase
    try:
        check(phrase.calendar, phrase.year, phrase.month, phrase.day)
    except ImpossibleDateError as error:
        return phrase._replace(impossible=str(error))
    return phrase


def year_month_day(reading: Reading) -> Built:
    """Year, month, day in this order: lines that an extraction turned round, and translations from English."""
    year, month_lexeme, number = reading["year"], reading["month"], reading["day"]
    assert year is not None
    assert month_lexeme is not None
    assert number is not None
    month: MonthName = month_lexeme.value
    read = read_year(year.value, 4, None, headed=True)
    read = year_of_month(read, year.value, month) if read else None
    if read is None or not 1 <= number.value <= 31 or context.counts_things(reading.text, number.end):
        return None
    phrase = Phrase(reading.start, reading.end(), "day", month.calendar, read.number, month.number, number.value)
    return checked(phrase), reading.match.behind


def month_day(reading: Reading) -> Built:
    """Month and day, then perhaps the year, as English has it; after a Jalali month two digits are a year."""
    month_lexeme, number = reading["month"], reading["day"]
    assert month_lexeme is not None
    assert number is not None
    month: MonthName = month_lexeme.value
    if number.kind == "o" and not month.name.isascii():  # May 14th
        return None
    if month.calendar != "gregorian" or not 1 <= number.value <= 31 or len(number.text) > 2:
        return None
    if context.counts_things(reading.text, number.end) or not (month.bare in ("free", "time") or month.name.isascii()):
        return None
    tail = read_tail(reading, month)
    phrase = Phrase(reading.start, reading.end(tail.stop), "day", "gregorian", month=month.number, day=number.value)
    return checked(with_year(phrase, tail, tail_era(reading))), tail.stop


def nth_weekday(reading: Reading) -> Built:
    """A weekday counted in its month: جمعهٔ آخر ماه رمضان, نخستین دوشنبهٔ سپتامبر ۲۰۲۴."""
    weekday, order, month_lexeme = reading["w"] or reading["w2"], reading["nth"] or reading["nth2"], reading["month"]
    assert weekday is not None
    assert order is not None
    assert month_lexeme is not None
    month: MonthName = month_lexeme.value
    nth = order.value if order.kind == "o" else _LAST
    if (order.kind == "v" and order.text != "آخر") or (order.kind == "o" and not order.text.endswith("ین")):
        return None
    if not (nth == _LAST or 1 <= nth <= _MOST_IN_MONTH) or (month.bare == "year" and not reading.has("h1")):
        return None
    tail = read_tail(reading, month)
    phrase = Phrase(
        reading.start, reading.end(tail.stop), "day", month.calendar, month=month.number, weekday=weekday.value, nth=nth
    )
    return with_year(phrase, tail, tail_era(reading)), tail.stop


_LAST, _MOST_IN_MONTH = -1, 5
_DUSHANBE = "دوشنبه"  # Monday, and the capital of Tajikistan


def plain_weekday(reading: Reading) -> Built:
    """A weekday by itself: the last one, the one that گذشته or آینده says."""
    weekday, shift = reading["w"], reading["shift"]
    assert weekday is not None
    if (
        weekday.text == _DUSHANBE
        and shift is None
        and reading.start == weekday.start
        and context.is_dushanbe(reading.text, weekday.start, weekday.end)
    ):
        return None
    if context.is_surname(reading.text, weekday.end):
        return None
    if reading.counted() or reading.after("l") or context.is_custom(reading.text, reading.start, reading.end()):
        return None
    stop = reading.match.behind
    toward = shift.value if shift else None
    if shift is not None and shift.kind == "p" and context.goes_on(reading.text, shift.end):
        stop, toward = stop - 1, None
    phrase = Phrase(reading.start, reading.end(stop), "day", "gregorian", weekday=weekday.value, toward=toward or None)
    return phrase, stop


def weekday_of_week(reading: Reading) -> Built:
    """A weekday some weeks ago: دوشنبهٔ دو هفتهٔ پیش."""
    weekday, count, shift = reading["w"], reading["count"], reading["shift"]
    assert weekday is not None
    assert count is not None
    assert shift is not None
    if not 0 < count.value < 10 or context.goes_on(reading.text, shift.end):
        return None
    steps = count.value * shift.value
    phrase = Phrase(reading.start, reading.end(), "day", "gregorian", weekday=weekday.value, week_shift=steps)
    return phrase, reading.match.behind


def day_of_near_month(reading: Reading) -> Built:
    """A day of this or the next month by its number: پانزدهم ماه جاری; ۲۰ ماه گذشته are twenty months."""
    number, shift, this = reading["day"], reading["shift"], reading["this"]
    assert number is not None
    steps = shift.value if shift else 0
    if (this is not None and this.value != "h") or not 1 <= number.value <= 31 or (number.kind == "n" and steps):
        return None
    calendar = era_calendar(reading["era"]) or "persian"
    phrase = Phrase(reading.start, reading.end(), "day", calendar, day=number.value, month_shift=steps)
    return phrase, reading.match.behind


def near_day(reading: Reading) -> Built:
    """دیروز, فردا, سه روز پیش."""
    near, count, shift = reading["t"], reading["count"], reading["shift"]
    if near is not None:
        if near.text.startswith(("روز", "شب")) and (reading.counted() or reading.after("w")):
            return None  # ده روز گذشته, پنجشنبه شب گذشته
        after_span = reading.after("g")  # سال آینده فردا, but نسل آینده فردا
        if not after_span and context.is_age(reading.text, reading.start):
            return None
        steps = near.value
    else:
        assert count is not None
        assert shift is not None
        if (
            context.goes_on(reading.text, shift.end)
            or not 0 < count.value < 100
            or context.is_approximate(reading.text, reading.start)
        ):
            return None
        steps = count.value * shift.value
    return Phrase(reading.start, reading.end(), "day", "gregorian", day_shift=steps), reading.match.behind
