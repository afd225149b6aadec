"""The ways in which Persian news says who publishes it, as patterns for folded text with a space for a half-space."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ..patterns import late_pattern
from .source_names import AGENCY, CHANNEL, HOUSE, PAPER, SITE, Kind, SourceNames, known_sources

DASH = r"[-\u2010-\u2015/|_]"  # a tatweel between spaces is made one before
WORD = r"[^\W\d_]+"
SIGNS = r"[^\w\n(«\"]*"  # bullets, stars and emoji before a line
# A name between signs, to be looked up.
NAME = r"(?P<name>[^\W_]+(?:\s[^\W_]+){0,5}?)"

_STOP = (
    r"(?=\s*(?:[،,;؛:.()\[\]«»/|\n-]|[\u2010-\u2015]|$)"
    r"|\s+(?:که|(?:و\s+)?به\s+نقل|بر\s+اساس|،)\s)"
)
# Words that begin what is reported: behind a name without a comma they are no part of it.
_REPORTED = (
    r"(?=\s+(?:وزیر|رییس|رئیس|معاون|مدیر|مدیرعامل|سخنگوی|نماینده|نمایندگان|فرمانده|دبیر|دبیرکل|سفیر|استاندار|فرماندار|شهردار"
    r"|رهبر|نخست|مشاور|دستیار|عضو|اعضای|کارشناس|آیت|حجت|دکتر|سردار|سرلشکر|امیر|امروز|دیروز|روز|صبح|شب|ظهر|عصر|نشست|دیدار)\b)"
)
_WHOLE = r"(?!\w|\s(?:ها|های|هایی|ی|شناس\w*|نگار\w*)\b)"
# … or behind where it is reported from, and by which of its stations: فارس از شیراز، خبرنگار مهر در ساری،
_FROM = rf"(?:ی?\s+مرکز\s+{WORD})?(?:\s+از(?:\s+{WORD}){{1,4}}?)?"
_AT = rf"(?:\s+(?:از|در|به)(?:\s+{WORD}){{1,4}}?)?"
# When it reported: به گزارش روز دوشنبه خبرگزاری رویترز
_DAY = r"(?:(?:یک|دو|سه|چهار|پنج)?\s?شنبه|جمعه)"
_WHEN = rf"(?:(?:(?:صبح|عصر|ظهر|شامگاه|بامداد)\s+)?(?:(?:روز\s+)?{_DAY}|امروز|دیروز|امشب|دیشب|روز\s+گذشته)\s+)?"
# Who reports for a house.
_DESK = r"(?:(?:خبرنگار(?:ان)?|گزارشگر|گروه|سرویس|بخش|دفتر|تحریریه|سایت\s+خبری)\s+)"
_REPORTER = r"(?:(?:خبرنگار(?:ان)?|گزارشگر)\s*)"
_DESK_OF = rf"(?:{WORD}\s+){{0,3}}?"  # بین الملل، اجتماعی و فرهنگی
# روزنامه آمریکایی واشنگتن پست, not روزنامه صدای مردم
_KIND = r"(?:(?:بین\s+المللی|(?!\w*ای\s)[^\W\d_]+ی)\s+){0,2}?"
# Houses whose name is what they are, with words of a sentence that are no part of it.
_OFFICE = (
    r"(?:روابط\s+عمومی|پایگاه\s+اطلاع\s?رسانی|مرکز\s+(?:اطلاع\s?رسانی|رسانه)|اداره\s+کل\s+روابط\s+عمومی"
    r"|رادیو(?!\s+(?:دولتی|محلی|ملی|رسمی|خارجی)))"
)
_NOT = r"که|به|از|در|با|این|آن|خود|خودش|وی|او|ها|های|را|است|شد|گفت|نوشت|داد|کرد|اعلام|گزارش|و|نگار(?:ان|ی)?"
_FIRST = rf"(?!(?:{_NOT}|ما|خبری|اینترنتی|چاپ|وابسته|نزدیک|حامی|معتبر|معروف|مشهور|پرتیراژ)\b){WORD}"
_FURTHER = rf"(?!(?:{_NOT})\b)(?:{WORD}|\d{{1,3}}\b)"
# Of such a kind, whichever it is; and bodies of which there are many.
_ANY_HOUSE = (
    r"(?:دولتی|محلی|ملی|رسمی|داخلی|خارجی|غربی|عربی|عبری|دولت|سازمان|وزارت|وزارتخانه|شرکت|دانشگاه|مرکز|اداره|موسسه|مجموعه"
    r"|باشگاه|حزب|مجلس|شورا|بانک|شهرداری|استانداری|ستاد|دفتر|نهاد|انجمن|اتحادیه|خبری|اجتماعی|اینترنتی)"
)
_NO_KIND = r"(?!(?:دولتی|محلی|ملی|رسمی|داخلی|خارجی|غربی|عربی|عبری)\b)"
# What houses do: they write, report, tell and quote.
_WROTE = (
    r"(?:نوشت(?:ه\s+است)?|می\s?نویسد|گزارش\s+(?:داد(?:ه\s+است)?|می\s?دهد|کرد(?:ه\s+است)?|می\s?کند)"
    r"|خبر\s+داد\s+که|به\s+نقل\s+از)\b"
)
_MEANWHILE = r"(?:\s(?:در|از|با|روز|امروز|دیروز|صبح|شب|نیز|هم|بامداد)\b[^.:؛؟!،,\n(]{0,60}?)?\s?،?\s?"


DATELINES = tuple(
    late_pattern(pattern)
    for pattern in (
        rf"{SIGNS}{WORD}(?:\s{WORD}){{0,2}}\s?(?:{DASH}|[،,])\s?{NAME}\s?(?:{DASH}|:)",  # تهران - ایرنا -
        rf"{SIGNS}{WORD}(?:\s{WORD})?\s?\(\s?(?P<name>[^()\n]{{2,40}}?)\s?\)",  # تهران (ایسنا)
        rf"{SIGNS}{NAME}\s?{DASH}\s?{WORD}(?:\s{WORD})?\s?(?:{DASH}|[:،,])",  # ایسنا/تهران:
    )
)
"""Datelines with a place; what stands for the name must be one."""

AGENCY_LINE = late_pattern(
    rf"{SIGNS}(?:{_DESK}{_DESK_OF})?(?=خبر)(?P<name>خبر\s?گزاری\s+[^\W_]+(?:\s[^\W_]+){{0,4}}?)\s?(?:\([^()\n]{{2,20}}\)\s?)?(?:{DASH}|:)"
)
"""خبرگزاری مهر - گروه سیاست:"""

IN_BRACKETS = late_pattern(r"[^\w\n(]*\(\s?(?P<name>[^()\n]{2,40}?)\s?\)(?=\s?(?:[:-]|[\u2010-\u2015]|\w))")
"""(رویترز) at the very beginning."""

BRACKETS = late_pattern(rf"\(\s?(?P<name>[^()\n]{{2,40}}?)\s?\)\s?(?:[.:]?\s?(?:\n|$)|{DASH})")
"""(ایسنا) at the end of the lead."""

MAY_BE_DATELINE = late_pattern(rf"{SIGNS}(?:[^\W_]++(?:\s[^\W_]++){{0,6}}\s?(?:{DASH}|[:،,(])|\()")
"""At most seven words before the sign that ends the name or the place before it."""

MAY_OPEN = late_pattern(rf":|{_WROTE}")
"""What stands behind a house that speaks at the beginning."""

CREDIT = late_pattern(
    r"(?:[.؟!»\n]\s*\(\s?(?P<bracketed>[^()\n]{2,40})\)"
    r"|(?:[.؟!»]\s?|\n\s*)(?:انتهای\s?پیام\s?)?[/|]\s?(?P<name>[^\W_]+(?:\s[^\W_]+){0,4}))[\s./|*]*\Z"
)
"""The last words: /ایسنا, انتهای پیام/ ایسنا, (ایسنا)."""


REPORTS = late_pattern(rf"(?P<by>(?:(?:بنا\s)?به|بنا\s+بر|بر\s?اساس)\s*گزارش|به\s+نقل\s+از)\s+{_WHEN}")
"""به گزارش …, behind which the house stands."""

_DESKS = rf"(?:{_DESK}{_DESK_OF})?"
_OPEN, _CLOSE = r"[«\"“]", r"[»\"”]"  # quotation marks
_REPORTED_SO = r"(?:گزارش\s+(?:داد|می\s?دهد|کرد)|نوشت|خبر\s+داد\s+که)\b"
_ENDS = rf"(?:{_STOP}|{_REPORTED})"
_NO_DAY = r"(?!(?:ساعت|کانال|شبکه|بند|ماده)\b)"  # ساعت ۲۴
_WITH_KIND = rf"{HOUSE}\s*(?:(?<=\s){_KIND})?{_OPEN}?"
_WORDS_OF: tuple[tuple[Kind, str], ...] = (
    ("agencies", AGENCY), ("papers", PAPER), ("broadcasters", CHANNEL), ("sites", SITE),
)  # fmt: skip
# What must be there for a way to be tried: its pattern has all names in it, and is made when it is needed first.
_A_HOUSE = late_pattern(rf"[^\n.]{{0,60}}?{HOUSE}")
_A_REPORTER, _A_DESK, _A_QUOTE = late_pattern(_REPORTER), late_pattern(_DESK), late_pattern(_OPEN)
_ANYTHING = late_pattern("")


def in_report(plain: str, start: int) -> re.Match[str] | None:
    """The house behind «به گزارش», as the only group that is not None: known names, or any behind what it is."""
    return _first(_REPORT_WAYS, plain, start)


def in_opening(plain: str) -> re.Match[str] | None:
    """The house that speaks in the first words, likewise: رویترز: …، روزنامه شرق نوشت: …"""
    return _first(_OPENING_WAYS, plain, _LEADING_SIGNS.match(plain).end())  # type: ignore[union-attr]  # it may be empty


def _first(ways: tuple[_Way, ...], plain: str, start: int) -> re.Match[str] | None:
    for guard, make in ways:
        if guard.match(plain, start) and (match := _compiled(make).match(plain, start)):
            return match
    return None


type _Way = tuple[re.Pattern[str], Callable[[SourceNames], str]]


@cache
def _compiled(make: Callable[[SourceNames], str]) -> re.Pattern[str]:
    return re.compile(make(known_sources()))


@cache
def own_dateline() -> re.Pattern[str]:
    """ایسنا/خوزستان, همشهری آنلاین -: houses of Iran that need no place."""
    return re.compile(rf"{SIGNS}(?P<name>{known_sources().own})\s?(?:{DASH}\s|/(?=[^\W\d_]))")


@cache
def own_headline() -> re.Pattern[str]:
    """همشهری آنلاین: at the beginning of any line."""
    return re.compile(rf"{SIGNS}(?P<name>{known_sources().own})\s?:(?!\d)")


def _country(names: SourceNames) -> str:
    return rf"(?:\s+(?:{names.countries})\b)?"


def _behind(names: SourceNames) -> str:
    """Names behind the word for their kind."""
    ways = [rf"{word}\s*(?:(?<=\s){_KIND})?{_OPEN}?(?P<{kind}>{names.behind[kind]})" for kind, word in _WORDS_OF]
    return "|".join(ways)


def _any_open(names: SourceNames) -> str:
    """A name that is in no list, behind a word for what it is."""
    no_name = rf"(?!(?:{_ANY_HOUSE}|(?:{WORD}ی\s+)?(?:{names.countries})|{WORD}ی){_ENDS})"
    return rf"{_DESKS}{HOUSE}\s+{no_name}{_NO_KIND}{_OPEN}?(?P<open>{_FIRST}(?:\s+{_FURTHER}){{0,4}}?){_CLOSE}?{_ENDS}"


_SPEAKS = rf"(?:\s?:(?!\d)|{_MEANWHILE}{_WROTE})"
_LEADING_SIGNS = late_pattern(SIGNS)
_REPORT_WAYS: tuple[_Way, ...] = (
    (_A_HOUSE, lambda n: rf"{_DESKS}(?:{_behind(n)}){_CLOSE}?{_country(n)}{_FROM}{_ENDS}"),
    (_A_HOUSE, lambda n: rf"{_DESKS}{_WITH_KIND}(?P<known>{n.bare}){_CLOSE}?{_country(n)}{_FROM}{_ENDS}"),
    (_A_HOUSE, lambda n: rf"{_DESKS}{_WITH_KIND}(?P<surely>{n.sure}){_CLOSE}?{_WHOLE}"),
    (_A_HOUSE, lambda n: rf"{_DESKS}{AGENCY}\s*{_OPEN}?(?P<agency>{n.agencies}){_CLOSE}?{_WHOLE}"),
    (_A_REPORTER, lambda n: rf"{_REPORTER}(?P<reporter>{n.agencies}){_WHOLE}"),
    (_A_REPORTER, lambda n: rf"{_REPORTER}{_DESK_OF}(?P<reporting>{n.bare}){_AT}{_STOP}"),
    (_A_DESK, lambda n: rf"{_DESK}{_DESK_OF}(?P<desk>{n.bare}){_AT}{_STOP}"),
    (_A_DESK, lambda n: rf"{_DESK}{_DESK_OF}(?P<sure_desk>{n.sure}){_WHOLE}"),
    (_ANYTHING, lambda n: rf"(?P<bare>{n.bare}){_country(n)}{_FROM}{_STOP}"),
    (_ANYTHING, lambda n: rf"(?P<sure>{n.sure}){_WHOLE}"),
    (_A_QUOTE, lambda n: rf"{_OPEN}(?P<quoted>{n.bare}){_CLOSE}"),
    (
        _A_HOUSE,
        lambda n: (
            rf"{HOUSE}\s+{_FIRST}(?:\s+{_FURTHER}){{0,4}}?\s?\(\s?(?P<inside>{n.bare}|{n.behind['agencies']})\s?\)"
        ),
    ),
    (_ANYTHING, lambda _: rf"(?P<site>{_FIRST}\s?(?:نیوز|آنلاین|پرس)|{_NO_DAY}{_FIRST}\s?24){_STOP}"),
    (_ANYTHING, lambda _: rf"(?P<office>{_OFFICE}\s+{_FIRST}(?:\s+(?:و\s+)?{_FURTHER}){{0,4}}?){_STOP}"),
    (_A_HOUSE, _any_open),
)
_OPENING_WAYS: tuple[_Way, ...] = (
    (_A_HOUSE, lambda n: rf"(?:{_behind(n)}){_CLOSE}?{_country(n)}{_SPEAKS}"),
    (_A_HOUSE, lambda n: rf"{_WITH_KIND}(?P<known>{n.bare}){_CLOSE}?{_country(n)}{_SPEAKS}"),
    (_A_REPORTER, lambda n: rf"{_REPORTER}(?P<reporter>{n.bare})\b{_MEANWHILE}{_REPORTED_SO}"),
    (_ANYTHING, lambda n: rf"(?P<sure>{n.sure}){_SPEAKS}"),
    (_ANYTHING, lambda n: rf"(?P<writing>{n.writing})\s(?:نوشت|می\s?نویسد)\s?(?::|که\b)"),
)
