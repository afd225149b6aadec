"""Phrase and document date → value: the calendar arithmetic of dated expressions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from .. import calendars
from ..calendars import Calendar, ImpossibleDateError, bounds, iso_year
from .phrase import Phrase
from .reference import Reference

_DAY = dt.timedelta(days=1)
_WEEK = 7
_SATURDAY = 5  # Python's number; a Persian week runs from Saturday to Friday
_GREGORIAN_SEASONS = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 2)}  # whole months, as ISO 8601-2 leaves open


class Value(NamedTuple):
    """What a phrase comes to; without ``earliest`` it is unresolved, for ``reason``."""

    calendar: Calendar
    native: str
    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str = "text"
    reason: str | None = None


def evaluate(phrase: Phrase, reference: Reference | None, *, future: bool = False) -> Value:
    """The value of ``phrase`` when read in a document of the date ``reference``.

    ``future`` says that the sentence speaks of what will be, which turns a weekday to the coming one.
    """
    if phrase.until is not None:
        return _range(phrase, reference)
    if phrase.impossible is not None:
        return Value(
            phrase.calendar or "gregorian", _open_native(phrase), reason=f"impossible date: {phrase.impossible}"
        )
    try:
        return _single(phrase, reference, future)
    except ImpossibleDateError as error:
        return Value(phrase.calendar or "gregorian", _open_native(phrase), reason=f"impossible date: {error}")


def _range(phrase: Phrase, reference: Reference | None) -> Value:
    assert phrase.until is not None
    first, last = evaluate(phrase._replace(until=None), reference), evaluate(phrase.until, reference)
    native = f"{_edge(phrase, first, 0)}/{_edge(phrase.until, last, 1)}"
    reason = first.reason or last.reason
    if first.earliest is None or last.latest is None:
        return Value(first.calendar, native, anchor=first.anchor, reason=reason)
    if _key(first.earliest) > _key(last.latest):
        return Value(first.calendar, native, reason=f"the range ends before it begins: {native}")
    anchor = "document" if "document" in (first.anchor, last.anchor) else "text"
    edtf = _interval_edtf(first, last)
    return Value(first.calendar, native, edtf, first.earliest, last.latest, anchor)


def _edge(phrase: Phrase, value: Value, end: int) -> str:
    """An end of a range in its calendar: of a decade or century the first or last year."""
    if value.native.startswith("decade:"):
        return str((phrase.decade or 0) + 9 * end)
    if value.native.startswith("century:"):
        return str(((phrase.century or 1) - 1) * 100 + (100 if end else 1))
    return _digits_for_x(value.native.split("/")[-end], end)  # [-0] is the first part, [-1] the last


def _digits_for_x(native: str, end: int) -> str:
    """194X as its first or last year."""
    return native if native.startswith("XXXX") else native.replace("X", "09"[end])


def _interval_edtf(first: Value, last: Value) -> str:
    assert first.edtf is not None
    assert last.edtf is not None
    start, end = first.edtf.split("/")[0], last.edtf.split("/")[-1]
    return f"{_digits_for_x(start, 0)}/{_digits_for_x(end, 1)}"


def _key(day: str) -> tuple[int, str]:
    """ISO days in the order of time, years before the common era included."""
    sign, year, rest = (-1, day[1:5], day[5:]) if day.startswith("-") else (1, day[:4], day[4:])
    return sign * int(year), rest


def _single(phrase: Phrase, reference: Reference | None, future: bool) -> Value:
    if phrase.solar_year is not None:
        return _in_solar_year(phrase, phrase.solar_year, reference, "text")
    if phrase.century_shift is not None:
        return _shifted_century(phrase, reference)
    if phrase.millennium is not None or phrase.century is not None or phrase.decade is not None:
        return _long(phrase)
    if phrase.month is not None and phrase.year is None and phrase.year_shift is None:
        return _yearless(phrase, reference)
    if phrase.season is not None and phrase.year is None and phrase.year_shift is None:
        return _yearless(phrase, reference)
    if phrase.year is not None:
        return _calendar_unit(phrase, phrase.year, "text")
    if phrase.year_shift is not None:
        return _shifted_year(phrase, reference)
    return _near(phrase, reference, future)


def _calendar_unit(phrase: Phrase, year: int, anchor: str) -> Value:
    """A day, month, season, part of a year or year in its own calendar."""
    calendar = phrase.calendar or "gregorian"
    if phrase.season is not None:
        return _season(calendar, year, phrase.season, anchor)
    if phrase.months is not None:
        first, last = phrase.months
        return _value(calendar, f"{_year(calendar, year)}-{first:02}/{_year(calendar, year)}-{last:02}",
                      bounds(calendar, year, first)[0], bounds(calendar, year, last)[1], anchor)  # fmt: skip
    if phrase.nth is not None and phrase.month is not None:
        return _nth_weekday(phrase, calendar, year, anchor)
    native = _year(calendar, year)
    if phrase.month is not None:
        native += f"-{phrase.month:02}"
    if phrase.day is not None:
        native += f"-{phrase.day:02}"
    return _value(calendar, native, *bounds(calendar, year, phrase.month, phrase.day), anchor)


def _nth_weekday(phrase: Phrase, calendar: Calendar, year: int, anchor: str) -> Value:
    """The first, second … or last Friday (or other weekday) of a month."""
    assert phrase.nth is not None
    assert phrase.weekday is not None
    first, last = map(dt.date.fromisoformat, bounds(calendar, year, phrase.month))
    if phrase.nth < 0:
        day = last - _DAY * ((last.weekday() - phrase.weekday) % _WEEK) + _DAY * (phrase.day_shift or 0)
    else:
        day = first + _DAY * ((phrase.weekday - first.weekday()) % _WEEK + _WEEK * (phrase.nth - 1))
    if day > last:
        raise ImpossibleDateError(f"month {phrase.month} of {year} has no weekday {phrase.weekday} number {phrase.nth}")
    y, month, number = calendars.from_gregorian(day, calendar)
    return _value(calendar, f"{_year(calendar, y)}-{month:02}-{number:02}", day.isoformat(), day.isoformat(), anchor)


def _year(calendar: Calendar, year: int) -> str:
    return iso_year(year) if calendar == "gregorian" else str(year)


def _value(calendar: Calendar, native: str, earliest: str, latest: str, anchor: str) -> Value:
    """A value whose EDTF is the native form in the Gregorian calendar, else its first and last day."""
    if calendar == "gregorian":
        edtf = native
    else:
        mark = "~" if calendar == "islamic" else ""  # the tabular calendar may be a day or two off
        edtf = f"{earliest}{mark}" if earliest == latest else f"{earliest}{mark}/{latest}{mark}"
    return Value(calendar, native, edtf, earliest, latest, anchor)


def _season(calendar: Calendar, year: int, season: int, anchor: str) -> Value:
    if calendar == "gregorian":
        first, last = _GREGORIAN_SEASONS[season]
        end = year + 1 if last < first else year
        return Value(calendar, f"{iso_year(year)}-{20 + season}", f"{iso_year(year)}-{20 + season}",
                     bounds(calendar, year, first)[0], bounds(calendar, end, last)[1], anchor)  # fmt: skip
    first, last = 3 * season - 2, 3 * season
    return _value(
        calendar, f"{year}-S{season}", bounds(calendar, year, first)[0], bounds(calendar, year, last)[1], anchor
    )


def _long(phrase: Phrase) -> Value:
    """Decades, centuries and millennia; those of the common era run from 1900 to 1999, lunar ones from 301 to 400."""
    calendar = phrase.calendar or "gregorian"
    if phrase.decade is not None:
        first, last = phrase.decade, phrase.decade + 9
        native = f"{first // 10}X" if calendar == "gregorian" else f"decade:{first}"
        return _value(calendar, native, bounds(calendar, first)[0], bounds(calendar, last)[1], "text")
    length, number = (1000, phrase.millennium) if phrase.millennium is not None else (100, phrase.century or 1)
    assert number is not None
    if phrase.before_christ:
        first, last = 1 - number * length, -(number - 1) * length
        return _value(
            "gregorian",
            f"{iso_year(first)}/{iso_year(last)}",
            bounds("gregorian", first)[0],
            bounds("gregorian", last)[1],
            "text",
        )
    first = (number - 1) * length
    if calendar == "gregorian":
        native = f"{first // 100:02}XX" if length == 100 else f"{first // 1000}XXX"
        return _value(calendar, native, bounds(calendar, first)[0], bounds(calendar, first + length - 1)[1], "text")
    return _value(
        calendar,
        f"{phrase.granularity}:{number}",
        bounds(calendar, first + 1)[0],
        bounds(calendar, first + length)[1],
        "text",
    )


def _open_native(phrase: Phrase) -> str:
    """The native form of a date whose year is open: XXXX-08-17."""
    year = "XXXX" if phrase.year is None else _year(phrase.calendar or "gregorian", phrase.year)
    if phrase.season is not None:
        return f"{year}-S{phrase.season}"
    month = "" if phrase.month is None else f"-{phrase.month:02}"
    day = "" if phrase.day is None or phrase.month is None else f"-{phrase.day:02}"
    return year + month + day


_NO_REFERENCE = "no document date to count from"


def _unresolved(phrase: Phrase, reason: str, native: str | None = None) -> Value:
    return Value(phrase.calendar or "gregorian", native or _open_native(phrase), anchor="document", reason=reason)


def _shifted_year(phrase: Phrase, reference: Reference | None) -> Value:
    assert phrase.year_shift is not None
    if reference is None:
        return _unresolved(phrase, _NO_REFERENCE)
    lunar = phrase.calendar == "islamic" and phrase.month is not None
    year = reference.year("persian" if lunar else phrase.calendar or "gregorian")
    if year is None:
        return _unresolved(phrase, reference.too_coarse("year"))
    if lunar:  # who says رمضان سال گذشته thinks of the year that begins at Nowruz
        return _in_solar_year(phrase, year + phrase.year_shift, reference, "document")
    shifted = year + phrase.year_shift
    calendars.check(phrase.calendar or "gregorian", shifted, phrase.month or 1, phrase.day)
    return _calendar_unit(phrase, shifted, "document")


def _in_solar_year(phrase: Phrase, solar: int, reference: Reference | None, anchor: str) -> Value:
    """A day or month of the Islamic calendar in a Jalali year: most of it lies there, which may be so twice."""
    first, last = map(dt.date.fromisoformat, bounds("persian", solar))
    found = []
    for year in range(calendars.from_gregorian(first, "islamic")[0], calendars.from_gregorian(last, "islamic")[0] + 1):
        try:
            value = _calendar_unit(phrase, year, anchor)
        except ImpossibleDateError:  # a thirtieth that the month has not in this year
            continue
        begin, end = (dt.date.fromisoformat(day or "") for day in (value.earliest, value.latest))
        if first <= begin + (end - begin) / 2 <= last:
            found.append(value)
    near = nearest(found, reference) if reference is not None else next(iter(found), None)
    return near or _unresolved(phrase, f"no such day in the Jalali year {solar}")


def _shifted_century(phrase: Phrase, reference: Reference | None) -> Value:
    assert phrase.century_shift is not None
    if reference is None:
        return _unresolved(phrase, _NO_REFERENCE, "XXXX")
    calendar = phrase.calendar or "gregorian"
    number = reference.years(calendar)[0] // 100 + 1 + phrase.century_shift
    return _long(phrase._replace(century=number))._replace(anchor="document")


def candidates(phrase: Phrase, reference: Reference) -> list[Value]:
    """A date without a year in each year around the reference, in which the calendar has it."""
    calendar = phrase.calendar or "gregorian"
    first, last = reference.years(calendar)
    found = []
    # Four years either way reach a leap day; the nearest is chosen later.
    for year in range(first - 4, last + 5):
        try:
            calendars.check(calendar, year, phrase.month or 1, phrase.day)
            found.append(_calendar_unit(phrase, year, "document"))
        except ImpossibleDateError:
            continue
    return found


def _yearless(phrase: Phrase, reference: Reference | None) -> Value:
    """A date without a year: the one nearest to the document date, or the last or next one where the words say so."""
    if phrase.event:
        return _unresolved(phrase, "the day names an event, whose year is not said")
    if reference is None:
        return _unresolved(phrase, "the year is not said, and there is no document date to tell it")
    found = candidates(phrase, reference)
    if phrase.weekday is not None:
        fitting = [v for v in found if v.earliest and dt.date.fromisoformat(v.earliest).weekday() == phrase.weekday]
        near = nearest(found, reference)
        # A weekday decides only between the years next to the document date; a misprinted one does not lead far.
        close = [v for v in fitting if reference.distance(v.earliest, v.latest) < 400]
        return nearest(close, reference) or near or _unresolved(phrase, reference.too_coarse("year"))
    if phrase.toward is not None:
        found = [v for v in found if v.earliest and v.latest and reference.lies(v.earliest, v.latest, phrase.toward)]
    return nearest(found, reference) or _unresolved(phrase, reference.too_coarse("year"))


def nearest(values: Iterable[Value], reference: Reference) -> Value | None:
    """The value nearest to the document date; the one inside it if it is a month or a year."""
    ranked = sorted(values, key=lambda v: (reference.distance(v.earliest, v.latest), v.earliest or ""))
    return ranked[0] if ranked else None


def _near(phrase: Phrase, reference: Reference | None, future: bool) -> Value:
    """Days, weeks and months counted from the document date."""
    if phrase.month_shift is not None:
        return _shifted_month(phrase, reference)
    native = "XXXX-XX-XX"
    if reference is None:
        return _unresolved(phrase, _NO_REFERENCE, native)
    today = reference.day
    if today is None:
        return _unresolved(phrase, reference.too_coarse("day"), native)
    if phrase.week_shift is not None:
        saturday = today - _DAY * ((today.weekday() - _SATURDAY) % _WEEK) + _DAY * _WEEK * phrase.week_shift
        if phrase.weekday is None:
            first, last = saturday.isoformat(), (saturday + 6 * _DAY).isoformat()
            return Value("gregorian", f"{first}/{last}", f"{first}/{last}", first, last, "document")
        return _on(saturday + _DAY * ((phrase.weekday - _SATURDAY) % _WEEK))
    if phrase.day_shift is not None:
        return _on(today + phrase.day_shift * _DAY)
    assert phrase.weekday is not None
    ahead = (phrase.weekday - today.weekday()) % _WEEK
    toward = phrase.toward if phrase.toward is not None else (1 if future else None)
    if toward == 1:
        return _on(today + _DAY * (ahead or _WEEK if phrase.toward == 1 else ahead))
    back = (today.weekday() - phrase.weekday) % _WEEK
    return _on(today - _DAY * (back or _WEEK if toward == -1 else back))


def _on(day: dt.date) -> Value:
    text = day.isoformat()
    return Value("gregorian", text, text, text, text, "document")


def _shifted_month(phrase: Phrase, reference: Reference | None) -> Value:
    assert phrase.month_shift is not None
    calendar = phrase.calendar or "persian"
    if reference is None:
        return _unresolved(phrase, _NO_REFERENCE, "XXXX-XX")
    month = reference.month(calendar)
    if month is None:
        return _unresolved(phrase, reference.too_coarse("month"), "XXXX-XX")
    years, index = divmod(month[1] - 1 + phrase.month_shift, 12)
    unit = phrase._replace(month=index + 1, calendar=calendar)
    return _calendar_unit(unit, month[0] + years, "document")
