"""A rule's match over date words, and what most rules read from it: the year that ends a phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..calendars import Calendar, MonthName
from . import context
from .lexicon import Lexeme
from .phrase import Phrase
from .questions import Text
from .segment import Segment
from .years import JALALI_OFFSET, LAST_JALALI, Year, read_year

Built = tuple[Phrase, int] | None
"""A phrase and the lexeme behind it, or None if the words only look like a date."""

_GREGORIAN_ERAS = {"gregorian": "gregorian", "bc": "gregorian", "persian": "persian", "imperial": "persian"}


_SHORT = 2  # digits of a year without its century
_JALALI_LAST_AUTUMN_MONTH = 9  # from دی on a Jalali month lies in the next Gregorian year


class Match(NamedTuple):
    """Where in a string of kinds a rule matches: from ``first`` up to ``behind``, and where its groups begin."""

    first: int
    behind: int
    groups: Mapping[str, int]  # only those that took something


@dataclass(frozen=True, slots=True)
class Reading:
    """A rule's match: the lexemes of its groups, and the text around."""

    text: Text
    segment: Segment
    match: Match

    def __getitem__(self, group: str) -> Lexeme | None:
        at = self.match.groups.get(group)
        return None if at is None else self.segment.lexemes[at]

    def has(self, group: str) -> bool:
        """Whether the group took any words."""
        return group in self.match.groups

    @property
    def start(self) -> int:
        """Where the text of the match begins."""
        return self.segment.lexemes[self.match.first].start

    def end(self, upto: int | None = None) -> int:
        """Where the text of the match ends, or of its part up to the lexeme before ``upto``."""
        return self.segment.lexemes[(upto or self.match.behind) - 1].end

    def after(self, kinds: str) -> bool:
        """Whether a lexeme of one of ``kinds`` stands before."""
        at = self.match.first
        return at > 0 and self.segment.kinds[at - 1] in kinds

    def counted(self) -> bool:
        """Whether a number or چند stands before, which makes سال گذشته a length of time."""
        return self.after("nNc#") or context.is_length(self.text, self.start)


class Tail(NamedTuple):
    """The year that ends a phrase: a number, or one counted from the document date."""

    year: Year | None
    shift: int | None
    toward: int | None
    stop: int  # the lexeme after the last one used


_NO_TAIL = (None, None, None)


TAIL = r"""
    (?: (?:,(?=y?N))?(?P<yhead>y)?(?P<year>[Nnc])(?P<era>e)?
      | (?P<ydeictic>y)(?P<yshift>[gp])(?P<era2>e)?
      | (?P<ynoun>a)
      | (?P<near>g)
    )?
"""


def era_calendar(era: Lexeme | None) -> Calendar | None:
    """The calendar that an era word names."""
    if era is None:
        return None
    return _GREGORIAN_ERAS.get(era.value, "islamic")  # type: ignore[return-value]  # its values are calendars


def tail_era(reading: Reading) -> Lexeme | None:
    """The word that names the era of the tail's year, behind the year or in سال میلادی before it."""
    head = next((lexeme for group in ("yhead", "ydeictic", "head") if (lexeme := reading[group]) is not None), None)
    return reading["era"] or reading["era2"] or (head if head is not None and head.value is not None else None)


def number_year(reading: Reading, month: MonthName | None) -> Year | None:
    """The year that the group ``year`` writes, in the calendar of ``month`` if there is one; None for an amount."""
    number, era = reading["year"], tail_era(reading)
    if number is None:
        return None
    digits = len(number.text) if number.kind != "c" else None
    if era is None and _is_counted(reading, number, digits, month):
        return None
    lunar = month is not None and month.calendar == "islamic" and context.closes(reading.text, number.end)
    if digits == 1 or (digits == 3 and era is None and month is not None and not lunar):  # but رمضان ۴۸۵
        return None
    if month is not None and (month.name, number.text) == ("دی", "سی"):
        return None  # واشنگتن دی سی
    doubtful = month is not None and month.calendar == "gregorian" and month.bare == "cue" and era is None
    if doubtful and digits == _SHORT and not context.closes(reading.text, number.end):
        return None  # می ۲۰ کارمند
    year = read_year(number.value, digits, era.value if era else None, headed=True)
    return year if year is None or month is None or era is not None else year_of_month(year, number.value, month)


def _is_counted(reading: Reading, number: Lexeme, digits: int | None, month: MonthName | None) -> bool:
    """Whether the number behind سال, a month or a season counts what follows: two digits may, four seldom."""
    if digits != 4:
        return (context.counts_in_year if month is None else context.counts_things)(reading.text, number.end)
    if reading.has("yhead") and context.is_length(reading.text, reading.start):  # هر سال ۱۳۹۸ نفر
        return context.counts_things(reading.text, number.end)
    sure = month is not None or reading.has("season")
    return context.is_amount(reading.text, number.end, number.value, month.calendar if month else None, sure=sure)


def year_of_month(year: Year, written: int, month: MonthName) -> Year | None:
    """The year in the calendar of the month: ژوئن ۹۹ is 1999, رمضان ۱۴۴۵ is Islamic, آبان ۲۰۲۳ is in 1402."""
    if month.calendar == "islamic":
        return None if year.two_digit or written > LAST_JALALI + 50 else Year(written, "islamic")
    if month.calendar == "gregorian":
        if year.two_digit:
            return read_year(written, 2, "gregorian", headed=True)
        if year.calendar == "persian":
            return Year(year.number + JALALI_OFFSET + (month.number <= 3), "gregorian")
        return Year(written, "gregorian")
    if year.calendar == "gregorian":
        return Year(year.number - JALALI_OFFSET - (month.number > _JALALI_LAST_AUTUMN_MONTH), "persian")
    return Year(year.number, "persian", year.two_digit)


def read_tail(reading: Reading, month: MonthName | None = None) -> Tail:
    """Read the groups of ``TAIL``; words that are no year after all are left out of the phrase."""
    groups = reading.match.groups
    before = min(
        (groups[g] for g in ("yhead", "year", "ydeictic", "ynoun", "near") if g in groups), default=reading.match.behind
    )
    kinds = reading.segment.kinds
    while before > 0 and kinds[before - 1] == ",":
        before -= 1
    whole = reading.match.behind
    if reading.has("year"):
        year = number_year(reading, month)
        return Tail(year, None, None, whole) if year else Tail(*_NO_TAIL, before)
    shift = reading["yshift"]
    if shift is not None:
        if shift.kind == "p" and context.goes_on(reading.text, shift.end):
            return Tail(*_NO_TAIL, before)
        return Tail(None, shift.value, None, whole)
    if (noun := reading["ynoun"]) is not None:
        return Tail(None, noun.value, None, whole)
    near = reading["near"]
    return Tail(None, None, near.value if near and near.value else None, whole)


def with_year(phrase: Phrase, tail: Tail, era: Lexeme | None) -> Phrase:
    """``phrase`` with the year its tail gives."""
    if tail.year is not None:
        return phrase._replace(year=tail.year.number, calendar=tail.year.calendar, two_digit=tail.year.two_digit,
            before_christ=tail.year.number <= 0,
        )  # fmt: skip
    calendar = era_calendar(era) or phrase.calendar
    return phrase._replace(year_shift=tail.shift, toward=tail.toward, calendar=calendar)


def is_prefix(reading: Reading, month: Lexeme) -> bool:
    """Whether the letters of a month begin another word: می before a verb, ماه می‌درخشید, دی‌وی‌دی."""
    if context.joined(reading.text, month.end) and not reading.has("h2"):
        return True
    if reading.segment.lexemes[0] is month and context.joined(reading.text, month.start - 1):
        return True
    return (
        month.text == "می"
        and not context.closes(reading.text, month.end)
        and not context.is_day_of(reading.text, month.end)
    )


def with_mah(month: Lexeme) -> bool:
    """Whether ماه is part of the month's name, as in آبان‌ماه."""
    return month.text.endswith("ماه")


def has_edge(reading: Reading) -> bool:
    """Whether اوایل, پایان, نیمه or the like stands before."""
    return reading.after("vb") or has_half(reading)


def has_half(reading: Reading) -> bool:
    """Whether نیمه or ربع with its number stands before: نیمه دوم مهر."""
    at = reading.match.first
    return at > 1 and reading.segment.kinds[at - 2 : at] in ("bo", "ro")
