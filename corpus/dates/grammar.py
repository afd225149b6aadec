"""Rules over the kinds of date words, and the phrases they build.

A rule is a pattern over the string of kinds (see :mod:`corpus.dates.lexicon`) and a function that builds the
:class:`~corpus.dates.phrase.Phrase`, or says with None that the words only look like one. The first rule that
builds wins, so the rules stand from the most to the least telling.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from . import context, days, parts, ranges, spans
from .phrase import Phrase
from .questions import Text
from .reading import TAIL, Built, Match, Reading
from .segment import Segment
from .years import read_year


class _Rule(NamedTuple):
    begins: str  # the kinds it may begin with, so that the others need not try it
    pattern: re.Pattern[str]
    build: Callable[[Reading], Built]


def _rule(begins: str, pattern: str, build: Callable[[Reading], Built]) -> _Rule:
    return _Rule(begins, re.compile(pattern, re.VERBOSE), build)


_LEAD = r"(?P<lead>(?:(?P<t>t),?)?[dR]?(?:(?P<w>w)(?:g(?=[nco]))?,?)?[dR]?)"
_PART = r"(?:(?P<count>[nc])[hu](?P<order>[ovV])?|(?P<half>b)(?P<order2>[ovV])|[rf](?P<order3>[ovV]))"
_WEEK_OR_MONTH = r"(?:d?(?P<w>w))?(?:(?P<unit>[kh])(?P<shift>[gp])|(?P<this>j))(?P<era>e)?"
RULES = [
    _rule("tdRwF", rf"{_LEAD}(?P<date>F)(?P<era>e)?", days.numeric_day),
    _rule("tdRwnco", rf"{_LEAD}(?P<day>[nco])d?(?P<h1>h)?(?P<month>m)(?P<h2>h)?{TAIL}", days.day_of_month),
    _rule("wol", rf"(?:(?P<w>w)(?P<nth>v)|(?P<nth2>[ol])(?P<w2>w))(?P<h1>h)?(?P<month>m)h?{TAIL}", days.nth_weekday),
    _rule("N", r"(?P<year>N)(?P<month>m)(?P<day>n)(?![mh])", days.year_month_day),
    _rule("m", rf"(?P<month>m)(?P<day>[no])(?![mTh]){TAIL}", days.month_day),
    _rule("kx", rf"(?P<unit>[kx])(?P<nth>[ovV])(?P<h1>h)?(?P<month>m)h?{TAIL}", parts.part_of_month),
    _rule("hHm", rf"(?P<h1>[hH])?(?P<month>m)(?P<h2>h)?{TAIL}", spans.plain_month),
    _rule("D", rf"(?P<feast>D){TAIL}", spans.feast),
    _rule("fs", rf"f?(?P<season>s){TAIL}", parts.plain_season),
    _rule("ncbrf", _PART + TAIL + "(?P<this_year>y)?", parts.part_of_year),
    _rule("Y", r"(?P<head>Y)(?P<year>[Nnc])(?P<era>e)?", spans.first_of_years),
    _rule("ya", rf"(?=[ya]){TAIL}", spans.plain_year),
    _rule("x", r"x(?P<nth>[ovVnc])[qQ](?P<year>[nco])(?P<era>e)?", spans.decade_of_century),
    _rule("xX", r"[xX](?P<year>[Nnc])(?P<era>e)?", spans.plain_decade),
    _rule("qQz", r"[qQz](?P<year>[nco])(?P<era>e)?", spans.plain_century),
    _rule("y", r"(?P<this_year>y)(?![Nnco])", spans.edge_of_year),
    _rule("q", r"q(?P<shift>g)(?P<era>e)?", spans.near_century),
    _rule("nojd", r"d?(?P<day>[no])(?:(?P<unit>h)(?P<shift>g)(?P<era>e)?|(?P<this>j))", days.day_of_near_month),
    _rule("dw", r"d?(?P<w>w)(?P<count>[nc])k(?P<shift>p)", days.weekday_of_week),
    _rule("dwkhj", _WEEK_OR_MONTH, spans.near_week_or_month),
    _rule("tnc", r"(?:(?P<t>t)(?:,?d?w)?|(?P<count>[nc])d(?P<shift>p))", days.near_day),
    _rule("dw", r"d?(?P<w>w)(?P<shift>[gp])?", days.plain_weekday),
    _rule("Nn", r"(?P<year>[Nn])(?P<era>e)", spans.era_year),
    _rule("E", r"(?P<event>E)(?P<year>[nc])(?![a-zA-Z#])", spans.year_of_event),
    _rule("Nnco", r"(?P<year>[Nnco])(?P<era>e)?", spans.bare_number),
]
_BY_KIND = {kind: [r for r in RULES if kind in r.begins] for kind in {k for r in RULES for k in r.begins}}


def _point(text: Text, segment: Segment, at: int) -> Built:
    for build, match in _matches(segment.kinds, at):
        if built := build(Reading(text, segment, match)):
            return built
    return None


@lru_cache(maxsize=8192)
def _matches(kinds: str, at: int) -> list[tuple[Callable[[Reading], Built], Match]]:
    """What rules match here; the same few strings of kinds make up most segments."""
    found = []
    for rule in _BY_KIND.get(kinds[at : at + 1], ()):
        match = rule.pattern.match(kinds, at)
        if match and match.end() > at:
            groups = {name: match.start(name) for name, taken in match.groupdict().items() if taken}
            found.append((rule.build, Match(at, match.end(), groups)))
    return found


def phrases(text: Text, segment: Segment) -> Iterator[Phrase]:
    """The dated expressions of a segment of folded ``text``, from left to right."""
    at = 0
    while at < len(segment.kinds):
        at, found = _next(text, segment, at)
        yield from found


def _edged(text: Text, segment: Segment, at: int) -> Built:
    """A phrase with the edge word before it: اوایل, پایان, نیمه دوم."""
    edge = _EDGE.match(segment.kinds, at)
    built = _point(text, segment, at)
    if built is not None or edge is None:
        return built
    built = _point(text, segment, edge.end())
    if built is None:
        return None
    phrase, stop = built
    if phrase.granularity == "day" and phrase.number is None:
        return built
    word = segment.lexemes[at]
    if word.kind == "b" and edge.end() == at + 1 and (phrase.calendar, phrase.month) in _MIDDLE_DAYS:
        return days.checked(phrase._replace(start=word.start, granularity="day", day=_MIDDLE)), stop
    if word.kind == "v":
        modifier = word.value
    else:
        order = segment.lexemes[at + 1].value if edge.end() > at + 1 else None
        last = 2 if word.kind == "b" else 4
        modifier = {None: "mid", 1: "early", last: "late", "end": "end"}.get(order, "none")
    headed = phrase.headed or (phrase.granularity == "year" and not context.counts_things(text, phrase.end))
    return phrase._replace(start=word.start, modifier=modifier, headed=headed), stop


_EDGE = re.compile(r"v|bo?|r[ov]|[dhk]V")
_MIDDLE_DAYS = {("islamic", 8), ("islamic", 9)}  # نیمهٔ شعبان and نیمهٔ رمضان are feasts: the day, not days around it
_MIDDLE = 15


_LONGEST_LIST = 10  # days in a list (۱۸، ۱۹ و ۲۰ مهر); the bound keeps a page of numbers linear


def _next(text: Text, segment: Segment, at: int, listed: int = 0) -> tuple[int, list[Phrase]]:
    """The phrases that begin at a lexeme, and where to go on; ``listed`` numbers of a list stand before."""
    if (built := _edged(text, segment, at)) is None:
        return at + 1, []
    first, stop = built
    if (years := _years(text, segment, first, stop)) is not None:
        return years
    if segment.kinds[stop : stop + 1] in ("T", "&"):
        to = segment.kinds[stop] == "T" or context.is_between(text, first.start)
        if (after := _edged(text, segment, stop + 1)) is not None:
            second, end = after
            joined = ranges.merge(first, second, to=to)
            if joined and all(_stands(text, p, joined) for p in joined):
                return end, _named(text, joined)
    is_number = first.number is not None and first.year is None
    if is_number and segment.kinds[stop : stop + 1] == "," and listed < _LONGEST_LIST:
        end, rest = _next(text, segment, stop + 1, listed + 1)
        if rest and rest[0].start == segment.lexemes[stop + 1].start:
            return end, ranges.before(first, rest[0]) + rest[1:]
    return stop, [first] if _stands(text, first, [first]) else []


def _named(text: Text, joined: list[Phrase]) -> list[Phrase]:
    """Days that name an event together: قیام ۱۷ و ۱۸ شهریور; the rule for one day does not see what is before both."""
    if not joined[-1].event and not context.is_event(text, joined[0].start):
        return joined
    return [
        p._replace(event=True, until=p.until._replace(event=True) if p.until else None)
        if p.day is not None and p.year is None and p.year_shift is None and p.toward is None
        else p
        for p in joined
    ]


_MORE_YEARS = re.compile(r"(?<=YN)(?:(?:,N)+(?:&N)?|(?:&N){2,})(?P<era>e)?|(?<=Yn)(?:,n)+&n(?P<era2>e)?")


def _years(text: Text, segment: Segment, first: Phrase, stop: int) -> tuple[int, list[Phrase]] | None:
    """The years of a list behind سال‌های, those that follow each other as one: سال‌های ۱۳۹۷، ۱۳۹۸ و ۱۴۰۱."""
    match = _MORE_YEARS.match(segment.kinds, stop)
    if match is None or context.counts_things(text, segment.lexemes[match.end() - 1].end):
        return None
    numbers = [lexeme for lexeme in segment.lexemes[stop - 1 : match.end()] if lexeme.kind in "Nn"]
    last = segment.lexemes[match.end() - 1]
    era = last.value if last.kind == "e" else None
    years = [read_year(number.value, len(number.text), era, headed=True) for number in numbers]
    phrases = [
        first._replace(start=number.start, end=number.end, calendar=year.calendar, year=year.number,
                two_digit=year.two_digit, before_christ=year.number <= 0)
        for number, year in zip(numbers, years, strict=True) if year is not None
    ]  # fmt: skip
    if len(phrases) < len(numbers):
        return None
    phrases[0] = phrases[0]._replace(start=first.start)
    phrases[-1] = phrases[-1]._replace(end=last.end)
    return match.end(), ranges.runs(phrases)


def _stands(text: Text, phrase: Phrase, beside: list[Phrase]) -> bool:
    """Whether a phrase is a date in its surroundings; only bare numbers need to be asked."""
    if phrase.headed and phrase.until is None:
        return True
    if phrase.until is not None or len(beside) > 1:
        last = beside[-1].until or beside[-1]
        named = last.granularity == "month" and last.year is None  # no number ends it
        if (
            phrase.granularity == "year"
            and context.in_digits(text, phrase.start)
            and context.is_numbered(text, phrase.start)
        ):
            return False  # صص ۱۳۴۰–۱۳۵۰
        if phrase.granularity == "year" and not beside[0].headed and phrase.until is None:
            return context.is_bare_year(text, beside[0].start, beside[-1].end, beside[0].number)  # ۱۹۲۰ و ۱۰۸۰
        return named or not context.counts_things(text, beside[-1].end)
    return phrase.granularity == "year" and context.is_bare_year(text, phrase.start, phrase.end, phrase.number)
