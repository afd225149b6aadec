"""Phrases that name more than a day: weeks, months, years, decades, centuries; parts of them are in :mod:`.parts`."""

from __future__ import annotations

from ..calendars import Calendar, Feast, MonthName
from . import context
from .phrase import Granularity, Phrase
from .reading import (
    Built,
    Reading,
    era_calendar,
    has_edge,
    has_half,
    is_prefix,
    number_year,
    read_tail,
    tail_era,
    with_mah,
    with_year,
)
from .years import LAST_JALALI, Year, read_year


def plain_month(reading: Reading) -> Built:
    """A month, with or without a year: بهمن ۵۷, ماه مارس, پایان شهریور."""
    month_lexeme = reading["month"]
    assert month_lexeme is not None
    month: MonthName = month_lexeme.value
    tail = read_tail(reading, month)
    headed = reading.has("h1") or reading.has("h2") or with_mah(month_lexeme)
    dated = tail.year is not None or tail.shift is not None or tail.toward is not None
    enough = headed or reading.has("yhead") or (dated and _is_month_with_year(reading, month, tail.stop))
    if not enough and not (
        month.bare == "free"
        or (month.bare == "time" and (has_edge(reading) or context.dates_a_month(reading.text, reading.start)))
        or (month.bare in ("cue", "time") and (has_edge(reading) or _has_neighbour(reading, month)))
    ):
        return None
    if not dated and not headed and context.is_event_month(reading.text, reading.start, reading.end()):
        return None
    if not dated and is_prefix(reading, month_lexeme):
        return None
    if not headed and context.joined(reading.text, reading.start - 1):
        return None  # ام‌دی ۸۳
    if not enough and _after_number(reading):
        return None
    if not enough and (
        context.is_person(reading.text, reading.start, reading.end()) or context.joined(reading.text, reading.end())
    ):
        return None
    if not reading.has("h1") and context.is_place_name(reading.text, reading.start) and not dated:
        return None
    phrase = Phrase(reading.start, reading.end(tail.stop), "month", month.calendar, month=month.number)
    return with_year(phrase, tail, tail_era(reading)), tail.stop


def _is_month_with_year(reading: Reading, month: MonthName, stop: int) -> bool:
    """Whether a year makes a month of the name; ``میزان ۱۴۰۰`` and ``سرطان ۱۳۹۰`` may be amount and disease."""
    if month.bare in ("free", "cue", "time"):
        return True
    if month.calendar != "persian" or reading["year"] is None:
        return False
    text, start, end = reading.text, reading.start, reading.end(stop)
    if month.name in _AMOUNTS and not context.is_afghan(text, start, end):
        return False
    return context.is_afghan(text, start, end) or context.is_dated_name(text, start, end)


_AMOUNTS = frozenset({"میزان", "حمل"})  # quantity, transport: they often stand before a number


def _has_neighbour(reading: Reading, month: MonthName) -> bool:
    """Whether another month stands beside, which makes months of both: تیر تا شهریور, تیر و مرداد.

    With و it has to be the next one, since مهر and آذر may be two sisters.
    """
    kinds, lexemes = reading.segment.kinds, reading.segment.lexemes
    first, behind = reading.match.first, reading.match.behind
    pairs = [(lexemes[first - 2].value, month, kinds[first - 1])] if kinds[max(first - 2, 0) : first - 1] == "m" else []
    pairs += [(month, lexemes[behind + 1].value, kinds[behind])] if kinds[behind + 1 : behind + 2] == "m" else []
    return any(
        one.calendar == other.calendar
        and "year" not in (one.bare, other.bare)
        and (sign == "T" or (sign in "&," and other.number == one.number % _MONTHS + 1))
        for one, other, sign in pairs
    )


_MONTHS = 12


def _after_number(reading: Reading) -> bool:
    """Whether a number stands before that no rule took for a day: سه تیر, خیابان ۱۷ شهریور."""
    at = reading.match.first
    return at > 0 and reading.segment.kinds[at - 1] in "nNco#" and not has_half(reading)


def feast(reading: Reading) -> Built:
    """A day with a name of its own and a year: نوروز ۱۴۰۳; around it lie the days that are called after it."""
    lexeme = reading["feast"]
    assert lexeme is not None
    day: Feast = lexeme.value
    solar: Calendar = "persian" if day.calendar == "islamic" else day.calendar  # in which its year is written
    tail = read_tail(reading, MonthName(day.name, solar, day.month, "free"))
    short = tail.year is not None and tail.year.two_digit and not context.closes(reading.text, reading.end(tail.stop))
    if (
        short
        or (tail.year is None and tail.shift is None and tail.toward is None)
        or context.is_season_of(reading.text, reading.start)
    ):
        return None
    phrase = Phrase(reading.start, reading.end(tail.stop), "day", day.calendar, month=day.month, day=day.day)
    if day.weekday is not None:
        phrase = phrase._replace(weekday=day.weekday, nth=-1, day_shift=-1)
    if tail.year is not None and day.calendar == "islamic":
        return _lunar_feast(reading, phrase, tail.year, tail.stop)
    return with_year(phrase, tail, None), tail.stop


_KARBALA = 61  # the year of the Hijra of the battle, known without its era: عاشورای ۶۱
_SOLAR = range(1300, 1411)  # as years of the Hijra they would end in 1990


def _lunar_feast(reading: Reading, phrase: Phrase, year: Year, stop: int) -> Built:
    """A feast of the Islamic calendar in a year of the Hijra or, as the press writes, a Jalali one: عاشورای ۸۸."""
    era, number = tail_era(reading), reading["year"]
    if era is not None:
        if year.calendar == "gregorian":
            return None
        solar = year.calendar == "persian"
    else:
        solar = year.number in _SOLAR
        if number is not None and number.value == _KARBALA and phrase.month == 1:
            return phrase._replace(year=_KARBALA), stop
    if solar:
        return phrase._replace(solar_year=year.number, two_digit=year.two_digit), stop
    return phrase._replace(year=year.number), stop


def plain_year(reading: Reading) -> Built:
    """سال with a number or an adjective, امسال, پارسال."""
    tail = read_tail(reading)
    if tail.year is None and tail.shift is None:
        return None
    if tail.year is None and reading.counted():
        return None
    if (
        tail.year is not None
        and tail.year.two_digit
        and (reading.counted() or context.is_length(reading.text, reading.start))
    ):
        return None
    phrase = Phrase(reading.start, reading.end(tail.stop), "year", era_calendar(tail_era(reading)) or "persian")
    return with_year(phrase, tail, tail_era(reading)), tail.stop


def edge_of_year(reading: Reading) -> Built:
    """The سال of از ابتدای سال and تا پایان سال: the year of the document."""
    if not has_edge(reading) or not context.closes(reading.text, reading.end()):
        return None
    head = reading["this_year"]
    calendar = era_calendar(head if head is not None and head.value else None) or "persian"
    return Phrase(reading.start, reading.end(), "year", calendar, year_shift=0), reading.match.behind


def first_of_years(reading: Reading) -> Built:
    """سال‌های and a number: a range or two years follow."""
    year = number_year(reading, None)
    if year is None:
        return None
    phrase = Phrase(reading.start, reading.end(), "year", year.calendar, year.number, two_digit=year.two_digit)
    return phrase, reading.match.behind


def era_year(reading: Reading) -> Built:
    """A number with its era and no سال before it; one letter is an era only after four digits, or ق after three."""
    number, era = reading["year"], reading["era"]
    assert number is not None
    assert era is not None
    letters = era.text.strip(".")
    short = number.kind == "n" and len(number.text) < 3 and era.value != "bc"  # only in a range: ۶۰ تا ۷۰ میلادی
    if short and (len(letters) == 1 or len(number.text) < 2):
        return None
    if letters in {"م", "ش", "خ", "ه"} and number.kind != "N":
        return None
    if letters == "ه" and not context.closes(reading.text, reading.end()):
        return None
    if era.value == "gregorian" and len(letters) == 1 and not 1000 <= number.value <= 2200:
        return None
    year = number_year(reading, None)
    if year is None or (year.calendar != "gregorian" and year.number > LAST_JALALI + 50):
        return None
    phrase = Phrase(
        reading.start, reading.end(), "year", year.calendar, year.number, before_christ=year.number <= 0,
        number=number.value, headed=not short, two_digit=year.two_digit,
    )  # fmt: skip
    return phrase, reading.match.behind


_FIRST_SHORT = 20  # smaller numbers behind an event rather count


def year_of_event(reading: Reading) -> Built:
    """The two digits by which an event is known: انقلاب ۵۷, متولد ۶۵."""
    event, number = reading["event"], reading["year"]
    assert event is not None
    assert number is not None
    if not _FIRST_SHORT <= number.value < 100 or context.counts_things(reading.text, number.end):
        return None
    if not event.value and not context.closes(reading.text, number.end):
        return None
    year = read_year(number.value, 2, None, headed=True)
    assert year is not None
    phrase = Phrase(
        number.start, number.end, "year", year.calendar, year.number, two_digit=True, number=number.value
    )  # fmt: skip
    return phrase, reading.match.behind


def plain_decade(reading: Reading) -> Built:
    """دهه and its first year, in two digits or four."""
    number = reading["year"]
    assert number is not None
    era = reading["era"]
    if number.value % 10 or (number.value == 0 and len(number.text) != 2):
        return None
    written_short = number.value < 100
    digits = 2 if written_short else len(number.text) if number.kind != "c" else None
    year = read_year(number.value, digits, era.value if era else None, headed=True)
    if year is None:
        return None
    phrase = Phrase(reading.start, reading.end(), "decade", year.calendar, decade=year.number, two_digit=year.two_digit)
    return phrase, reading.match.behind


def decade_of_century(reading: Reading) -> Built:
    """A decade by its place in a century, or by its tens: دههٔ دوم قرن بیست و یکم, دههٔ شصت قرن بیستم."""
    order = reading["nth"]
    assert order is not None
    if (built := plain_century(reading)) is None or built[0].before_christ:
        return None
    century = built[0].century or 1
    if order.kind in "vV":
        place = _DECADES if order.value == "end" and order.text in _LAST else 0
    elif order.kind == "o":
        place = order.value
    else:
        place = order.value // 10 + 1 if order.value % 10 == 0 and order.value < 10 * _DECADES else 0
    if not 1 <= place <= _DECADES:
        return None
    first = (century - 1) * 100 + (place - 1) * 10
    return Phrase(reading.start, reading.end(), "decade", built[0].calendar, decade=first), built[1]


_DECADES = 10  # of a century; as it runs from 1900 to 1999, the second is that of 1910
_LAST = frozenset({"آخر", "پایانی"})
_LAST_ISLAMIC_CENTURY = 13  # without an era word: the thirteenth was lunar, the fifteenth is European


def plain_century(reading: Reading) -> Built:
    """قرن, سده or هزاره and its number."""
    number, era = reading["year"], reading["era"]
    assert number is not None
    kind = "z" if reading.segment.kinds[reading.match.first] == "z" else "q"
    if not 1 <= number.value <= (10 if kind == "z" else 22) or reading.counted():
        return None
    default: Calendar = "gregorian" if kind == "z" or number.value > _LAST_ISLAMIC_CENTURY else "islamic"
    granularity: Granularity = "millennium" if kind == "z" else "century"
    phrase = Phrase(
        reading.start, reading.end(), granularity, era_calendar(era) or default,
        century=number.value if kind != "z" else None, millennium=number.value if kind == "z" else None,
        before_christ=era is not None and era.value == "bc",
    )  # fmt: skip
    return phrase, reading.match.behind


def near_century(reading: Reading) -> Built:
    """قرن گذشته, قرن حاضر."""
    shift = reading["shift"]
    assert shift is not None
    if reading.counted():
        return None
    calendar = era_calendar(reading["era"]) or "gregorian"
    phrase = Phrase(reading.start, reading.end(), "century", calendar, century_shift=shift.value)
    return phrase, reading.match.behind


def near_week_or_month(reading: Reading) -> Built:
    """هفته گذشته, ماه آینده, این هفته; a weekday before it is a day of that week."""
    unit, shift, this = reading["unit"], reading["shift"], reading["this"]
    if unit is not None and (
        reading.counted() or (shift and shift.kind == "p" and context.goes_on(reading.text, shift.end))
    ):
        return None
    name = this.value if this else unit.kind if unit else "k"
    steps = shift.value if shift else 0
    weekday = reading["w"]
    if name == "h":
        if weekday:
            return None
        calendar = era_calendar(reading["era"]) or "persian"
        return Phrase(reading.start, reading.end(), "month", calendar, month_shift=steps), reading.match.behind
    phrase = Phrase(
        reading.start, reading.end(), "day" if weekday else "week", "gregorian", week_shift=steps,
        weekday=weekday.value if weekday else None,
    )  # fmt: skip
    return phrase, reading.match.behind


def bare_number(reading: Reading) -> Built:
    """A number by itself: a year where years stand, else only one end of a range."""
    number = reading["year"]
    assert number is not None
    calendar = era_calendar(reading["era"])
    phrase = Phrase(reading.start, reading.end(), "day", calendar, headed=False, number=number.value)
    year = read_year(number.value, 4, None, headed=False) if number.kind == "N" and calendar is None else None
    if year is not None and not context.is_numbered(reading.text, reading.start):
        phrase = phrase._replace(granularity="year", year=year.number, calendar=year.calendar)
    return phrase, reading.match.behind
