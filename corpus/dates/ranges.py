"""Two phrases joined by تا, a dash or و: what one says for the other, and whether they are one range."""

from __future__ import annotations

# The `same` and `span` below are dicts of fields, whose types mypy cannot tell apart: hence the ignores of arg-type.
from .phrase import Phrase

_LONGEST = 1000  # years that one phrase reaches over at most


def merge(first: Phrase, second: Phrase, *, to: bool) -> list[Phrase] | None:
    """The phrases that two joined ones come to: one range, two dates that share their year or month, or None.

    ``to`` is True for تا and dashes. With و the two are one range if they follow each other (ماه‌های ژانویه و
    فوریه), else two dates of which the first borrows from the second.
    """
    first = _take_era(first, second)
    first, second = _number_first(first, second), _number_second(first, second)
    if any(phrase.number is not None and phrase.year is None for phrase in (first, second)):
        return None  # a number that neither side makes a date
    if to and (mixed := _day_and_month(first, second)) is not None:
        return [mixed]
    first = _borrow(first, second)
    if first.granularity != second.granularity or first.impossible or second.impossible:
        return None
    if to:
        return [_range(first, second)] if _in_order(first, second) is not None else None
    open_months = _is_open_month(first) and _is_open_month(second) and first.modifier == second.modifier == "none"
    if first.headed and second.headed and not open_months:
        return None  # two whole phrases: اواخر قرن ۱۹ و اوایل قرن ۲۰
    return [_range(first, second)] if _in_order(first, second) == 1 else [first, second]


def _day_and_month(first: Phrase, second: Phrase) -> Phrase | None:
    """A range with a day at one end and a whole month at the other: ۱ تیر تا پایان مرداد ۱۴۰۲."""
    if {first.granularity, second.granularity} != {"day", "month"} or first.calendar != second.calendar:
        return None
    if first.month is None or second.month is None or first.impossible or second.impossible:
        return None
    if first.year is None and first.year_shift is None and first.toward is None:
        first = first._replace(
            year=second.year, year_shift=second.year_shift, toward=second.toward, two_digit=second.two_digit
        )
    early, late = _place(first._replace(day=None)), _place(second._replace(day=None))
    return _range(first, second) if early is not None and late is not None and early <= late else None


def _is_open_month(phrase: Phrase) -> bool:
    """Whether a phrase is a month of no year that is said: تیر و مرداد."""
    said = (phrase.year, phrase.year_shift, phrase.toward)
    return phrase.granularity == "month" and phrase.month is not None and said == (None, None, None)


def runs(phrases: list[Phrase]) -> list[Phrase]:
    """Phrases of one list, those that follow each other at once made one range."""
    found: list[Phrase] = []
    for phrase in phrases:
        last = found[-1] if found else None
        if last is not None and _in_order(last.until or last, phrase) == 1:
            found[-1] = last._replace(until=phrase, end=phrase.end)
        else:
            found.append(phrase)
    return found


def before(number: Phrase, rest: Phrase) -> list[Phrase]:
    """A day's number and a comma before what it belongs to: ۱۸، ۱۹ و ۲۰ مهر is one range, ۱۵، ۱۹ و ۲۰ مهر two dates."""
    joined = merge(number, rest._replace(until=None), to=False)
    if joined is None:
        return [rest]
    if len(joined) == 1:
        return [joined[0]._replace(end=rest.end, until=rest.until or joined[0].until)]
    return [joined[0], rest]


def _number_first(first: Phrase, second: Phrase) -> Phrase:
    """A bare number takes its meaning from the phrase after it: ۲۷ تا ۳۰ خرداد, قرن is not repeated before it."""
    if first.number is None or first.calendar is not None:
        return first
    same = {"start": first.start, "end": first.end, "headed": False, "number": None, "weekday": None}
    if second.granularity == "day" and second.month is not None and 1 <= first.number <= 31:
        return second._replace(day=first.number, day_shift=None, **same)  # type: ignore[arg-type]  # mixed values
    if second.granularity == "century" and 1 <= first.number <= 21:
        return second._replace(century=first.number, **same)  # type: ignore[arg-type]  # mixed values
    if second.granularity == "year" and second.year is not None and second.number is not None:
        year = _like(first.number, second.year, second)
        return second._replace(year=year, **same) if year is not None else first  # type: ignore[arg-type]  # mixed values
    return first


def _number_second(first: Phrase, second: Phrase) -> Phrase:
    """A bare number takes its meaning from the phrase before it: سال‌های ۵۷ تا ۶۷, دهه ۱۹۶۰ و ۱۹۷۰."""
    if second.number is None or (first.number is not None and first.calendar is None):
        return second
    same = {"start": second.start, "end": second.end, "headed": False, "number": None}
    value = second.number
    if first.granularity == "year" and first.year is not None and second.calendar in (None, first.calendar):
        number = _like(value, first.year, first)
        return first._replace(year=number, modifier=second.modifier, **same) if number else second  # type: ignore[arg-type]  # mixed values
    if first.decade is not None:
        number = _like(value, first.decade, first)
        return first._replace(decade=number, **same) if number and number % 10 == 0 else second  # type: ignore[arg-type]  # mixed values
    if first.century is not None and 1 <= value <= 21:
        return first._replace(century=value, calendar=second.calendar or first.calendar, **same)  # type: ignore[arg-type]  # mixed values
    return second


def _take_era(first: Phrase, second: Phrase) -> Phrase:
    """Two digits of the first follow the era of the second: دهه ۶۰ و ۷۰ میلادی."""
    if second.before_christ and not first.before_christ and first.granularity == second.granularity:
        year = 1 - first.year if first.year is not None else None
        return first._replace(calendar="gregorian", before_christ=True, year=year)
    if first.century is not None and second.number is not None and second.calendar is not None:
        return first._replace(calendar=second.calendar)
    if not first.two_digit or second.calendar != "gregorian" or first.calendar == "gregorian" or second.number is None:
        return first
    if first.decade is not None:
        return first._replace(calendar="gregorian", decade=1900 + first.decade % 100)
    return first._replace(calendar="gregorian", year=1900 + first.year % 100) if first.year is not None else first


def _like(value: int, year: int, first: Phrase) -> int | None:
    """The year that a second number means beside a first one: two digits stay in its century."""
    if value < 100 and not first.before_christ and first.two_digit:
        return year - year % 100 + value
    if value < 100 and not first.before_christ and year >= 100:
        number = year - year % 100 + value
        return number if number >= year else number + 100
    if first.before_christ:
        return 1 - value
    return value if abs(value - year) < _LONGEST else None


def _borrow(first: Phrase, second: Phrase) -> Phrase:
    """The first of two dates takes the year that only the second names."""
    open_year = first.year is None and first.year_shift is None and first.toward is None
    if open_year and first.season is not None and second.season is not None and second.calendar is not None:
        first = first._replace(calendar=second.calendar)  # seasons are of the calendar of their year
    if not open_year or first.calendar != second.calendar or first.granularity != second.granularity:
        return first
    if first.granularity not in ("day", "month", "season") or (first.month is None and first.season is None):
        return first
    if second.year is None and second.year_shift is None and second.toward is None:
        return first
    return first._replace(
        year=second.year, year_shift=second.year_shift, toward=second.toward, two_digit=second.two_digit, headed=False
    )


def _place(phrase: Phrase) -> tuple[int, ...] | None:
    """Where a phrase stands among others of its granularity, as far as its words say."""
    if phrase.granularity in ("century", "millennium"):
        number = phrase.century or phrase.millennium or 0
        return (-number if phrase.before_christ else number,)
    if phrase.decade is not None:
        return (phrase.decade // 10,)
    year = phrase.year if phrase.year is not None else (phrase.year_shift or 0)
    if phrase.granularity == "year":
        return (year,)
    if phrase.season is not None:
        return (year, phrase.season)
    if phrase.month is None:
        return None
    return (year, phrase.month, phrase.day) if phrase.day is not None else (year, phrase.month)


def _in_order(first: Phrase, second: Phrase) -> int | None:
    """1 if the second follows at once, 0 if later or earlier, None if they cannot be compared."""
    a, b = _place(first), _place(second)
    if a is None or b is None or first.calendar != second.calendar or len(a) != len(b):
        return None
    return int(a[:-1] == b[:-1] and b[-1] - a[-1] == 1)


def _range(first: Phrase, second: Phrase) -> Phrase:
    """One phrase from the first to the second; turned round if an extraction wrote them backwards."""
    a, b = _place(first), _place(second)
    backwards = a is not None and b is not None and a > b and (first.year is not None) == (second.year is not None)
    early, late = (second, first) if backwards else (first, second)
    span = {"start": min(first.start, second.start), "end": max(first.end, second.end)}
    return early._replace(until=late, headed=True, modifier="none", **span)  # type: ignore[arg-type]  # mixed values
