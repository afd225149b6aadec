"""Find the dated expressions of a text: words by :mod:`.grammar`, values by :mod:`.values`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..letters import DIACRITICS, TATWEEL
from . import pairs
from .flow import flowing
from .phrase import Phrase
from .reference import Reference, parse_reference
from .remembered import found_in
from .runs import Found
from .values import Value, evaluate


class DateMention(NamedTuple):
    """A dated expression; ``text`` is what stands at ``start:end``, in code points.

    ``calendar`` is gregorian, persian or islamic; ``native`` the value in it; ``edtf`` the value as ISO 8601-2 in
    the Gregorian calendar, ``earliest`` and ``latest`` its first and last day (years BC astronomical), all three
    None if unresolved. ``granularity`` is day, week, month, season, quarter, year, decade, century or millennium;
    ``modifier`` early, mid, late, end, before, after, since, until or none, and never changes the value;
    ``certainty`` exact (a day as written), partial (less than a day), approximate (حدود; every Islamic date),
    inferred (the document date, the other date of a pair, or a century was supplied) or unresolved; ``anchor`` what
    the value rests on: text, document or pair; ``reason`` why it is unresolved, or what disagrees. The two
    expressions of a pair in two calendars share a ``pair`` number.
    """

    start: int
    end: int
    text: str
    calendar: str
    native: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    granularity: str
    modifier: str
    certainty: str
    anchor: str
    reason: str | None
    pair: int | None = None


def find_dates(text: str, reference: dt.date | str | Reference | None = None) -> list[DateMention]:
    """Find what places something on a calendar, with its value.

    Gregorian, Jalali and Islamic dates are found in digits and words, whole or partial, from a day to a
    millennium. ``reference`` is the document date, from which expressions like دیروز are counted and by which a
    date without a year gets one: a ``datetime.date``, an ISO string that may be partial (``"2023-11"``), or a
    :class:`~corpus.dates.Reference`. Without it such expressions are still found, without a value and with the
    reason. A date that no calendar has (۳۱ مهر) is found too, with the reason. Quantities, prices, scores and
    numbered things are not dates.

    The values follow ISO 8601-2 (EDTF, level 1; intervals for what is not a Gregorian unit).

    >>> [(d.text, d.edtf) for d in find_dates("از سوم آوریل ۲۰۲۵ تا کنون")]
    [('سوم آوریل ۲۰۲۵', '2025-04-03')]
    >>> [d.edtf for d in find_dates("۸ نوامبر (۱۷ آبان)", reference="2023-11-20")]
    ['2023-11-08', '2023-11-08']
    >>> find_dates("۸ نوامبر")[0].reason
    'the year is not said, and there is no document date to tell it'
    """
    anchor = parse_reference(reference)
    folded = flowing(text)
    found = list(found_in(folded.text))
    spans = [(origin + each.start, origin + each.end) for origin, each in found]
    says, partners = said_of(folded.text, spans, [each for _, each in found], anchor)
    mentions = []
    for number, (span, said) in enumerate(zip(spans, says, strict=True)):
        start, end = folded.span(*span)
        end = with_marks(text, end)
        mentions.append(DateMention(start, end, text[start:end], *said, partners.get(number)))
    return mentions


def said_of(
    text: str, spans: Sequence[tuple[int, int]], found: Sequence[Found], reference: Reference | None
) -> tuple[list[Facts], dict[int, int]]:
    """What the expressions found in a folded text say, and which of them are in which pair."""
    says = [said(each, reference) for each in found]
    partners = pairs.partners(text, spans, [each.phrase for each in found])
    if partners:
        values = [value for _, value in says]
        pairs.settle([each.phrase for each in found], values, partners, reference)
        return [_facts(each.phrase, value) for each, value in zip(found, values, strict=True)], partners
    return [facts for facts, _ in says], partners


def with_marks(text: str, end: int) -> int:
    """Where the marks end that belong to the last letter before a place."""
    while text[end : end + 1] in _MARKS:
        end += 1
    return end


# Part of the letter before them: the hamza of آیندهٔ, the elongation of هـ.
_MARKS = DIACRITICS | {"\N{ARABIC HAMZA ABOVE}", TATWEEL}


Facts = tuple[str, str, str | None, str | None, str | None, str, str, str, str, str | None]
"""The fields of a mention from ``calendar`` to ``reason``."""


@lru_cache(maxsize=16_384)
def said(found: Found, reference: Reference | None) -> tuple[Facts, Value]:
    """What a dated expression says, and its value: the same few hundred make up most dates of a collection."""
    value = evaluate(found.phrase, reference, future=found.future)
    return _facts(found.phrase, value), value


def _facts(phrase: Phrase, value: Value) -> Facts:
    """The fields of a mention from ``calendar`` to ``reason``."""
    return (
        value.calendar, value.native, value.edtf, value.earliest, value.latest, phrase.granularity, phrase.modifier,
        _certainty(phrase, value), value.anchor, value.reason,
    )  # fmt: skip


def _certainty(phrase: Phrase, value: Value) -> str:
    if value.earliest is None:
        return "unresolved"
    if phrase.approximate or value.calendar == "islamic":
        return "approximate"
    if value.anchor != "text" or phrase.two_digit:
        return "inferred"
    return "exact" if value.earliest == value.latest else "partial"
