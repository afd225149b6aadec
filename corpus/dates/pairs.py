"""Dates given in two calendars side by side: ۸ نوامبر (۱۷ آبان), ۴۰۰ هجری مطابق با ۱۰۰۹ میلادی."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from .phrase import Phrase
from .reference import Reference
from .values import Value, candidates

# What stands between the two: a bracket, a slash, or برابر با and its like; a comma alone lists different days.
_BETWEEN = re.compile(
    r"""
    [ \u200c،,]*
    (?: [(\[/=] [ ]* (?: (?:برابر|مطابق|مصادف|معادل|موافق|منطبق|مقارن) (?:[ ](?:با|بر))? [ ] )?
      | (?:که[ ])? (?:برابر|مطابق|مصادف|معادل|موافق|منطبق|مقارن) (?:[ ]است)? (?:[ ](?:با|بر))? [ ] [(\[]?
    )
    [ ]*
    """,
    re.VERBOSE,
)


def partners(text: str, spans: Sequence[tuple[int, int]], phrases: Sequence[Phrase]) -> dict[int, int]:
    """The number of the pair for each phrase (by its place in ``phrases``) that is in one."""
    numbers: dict[int, int] = {}
    count = 0
    for i in range(len(phrases) - 1):
        end, start = spans[i][1], spans[i + 1][0]
        if i in numbers or start - end >= FARTHEST:
            continue
        first, second = phrases[i], phrases[i + 1]
        if first.granularity != second.granularity or first.calendar == second.calendar:
            continue
        if _BETWEEN.fullmatch(text, end, start):
            count += 1
            numbers[i] = numbers[i + 1] = count
    return numbers


FARTHEST = 40
"""Fewer characters are between the two: the longest برابر با with its spaces."""


def settle(
    phrases: Sequence[Phrase], values: list[Value], numbers: dict[int, int], reference: Reference | None
) -> None:
    """Settle the two values of each pair together, in their places."""
    for i in numbers:
        if numbers.get(i + 1) == numbers[i]:
            values[i], values[i + 1] = _settle(phrases[i], phrases[i + 1], values[i], values[i + 1], reference)


def _settle(a: Phrase, b: Phrase, first: Value, second: Value, reference: Reference | None) -> tuple[Value, Value]:
    if not (_is_day_of_month(a) and _is_day_of_month(b)):
        return first, second
    if a.year is not None and b.year is not None:
        return _compared(first, second)
    if a.year is not None and first.earliest:
        return first, _from_partner(b, first, second)
    if b.year is not None and second.earliest:
        return _from_partner(a, second, first), second
    if reference is None or first.earliest is None or second.earliest is None:
        return first, second
    return _same_day(a, b, first, second, reference)


def _is_day_of_month(phrase: Phrase) -> bool:
    return phrase.day is not None and phrase.month is not None and phrase.until is None and phrase.impossible is None


def _compared(first: Value, second: Value) -> tuple[Value, Value]:
    """Both as written; if they are not one day, each says so."""
    if None in (first.earliest, second.earliest) or "islamic" in (first.calendar, second.calendar):
        return first, second
    if first.earliest == second.earliest:
        return first, second
    reason = (
        f"the two dates of the pair differ: {first.native} is {first.earliest}, {second.native} is {second.earliest}"
    )
    return first._replace(reason=reason), second._replace(reason=reason)


def _from_partner(phrase: Phrase, known: Value, otherwise: Value) -> Value:
    """The value of a date without a year from the year of its partner."""
    assert known.earliest is not None
    if known.earliest.startswith("-"):
        return otherwise
    same = [v for v in candidates(phrase, _reference(known.earliest)) if _coincide(v, known)]
    return (
        same[0]._replace(anchor="pair")
        if same
        else otherwise._replace(reason=f"the two dates of the pair never fall on one day near {known.earliest}")
    )


def _same_day(a: Phrase, b: Phrase, first: Value, second: Value, reference: Reference) -> tuple[Value, Value]:
    """The pair in the year nearest to the document date in which both are one day."""
    found = [(x, y) for x in candidates(a, reference) for y in candidates(b, reference) if _coincide(x, y)]
    if not found:
        reason = "the two dates of the pair fall on one day in no year near the document date"
        return first._replace(reason=reason), second._replace(reason=reason)
    return min(found, key=lambda pair: reference.distance(pair[0].earliest, pair[0].latest))


def _coincide(x: Value, y: Value) -> bool:
    """Whether two days are one; the tabular Islamic calendar may be two days off."""
    if x.earliest is None or y.earliest is None:
        return False
    tolerance = 2 if "islamic" in (x.calendar, y.calendar) else 0
    return abs((dt.date.fromisoformat(x.earliest) - dt.date.fromisoformat(y.earliest)).days) <= tolerance


def _reference(day: str) -> Reference:
    """A known day in the role of the document date."""
    date = dt.date.fromisoformat(day)
    return Reference(date, date, day)
