"""Who publishes a text, and who wrote it, by what the text says of itself.

Reports name their agency in one of a few places: the dateline (تهران - ایرنا -), the first words of a sentence of the
lead (به گزارش خبرگزاری مهر، …), brackets at the end of the lead (… گفت (ایسنا).), or a line at the end (منبع: …).
The same words in the midst of a text say whom it quotes, which is no statement about the text. So only its head and its
end are looked at, and in the head only the beginnings of its first sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from ..letters import ZWNJ, fold
from .source_names import known_sources

type SourcePattern = Literal["dateline", "report", "quoted report", "brackets", "label"]

_HEAD, _END = 400, 200  # characters in which a text says who publishes it
_BEGINNINGS = 3  # sentences and lines that may begin with it: a title, a lead, the first sentence of the report
_LONGEST_LABEL = 5  # words behind «منبع:»

_DASH = r"[-\u2010-\u2015/|]"
_STOP = r"(?=\s*(?:[،,;؛:.()\[\]«»/|\n-]|[\u2010-\u2015]|$)|\s+(?:که|به\s+نقل|بر\s+اساس|،)\s)"
# … or behind where it is reported from, and by which of its stations: فارس از شیراز، خبرنگار مهر در ساری،
_FROM = r"(?:\s+مرکز\s+[^\W\d_]+)?(?:\s+از(?:\s+[^\W\d_]+){1,4}?)?"
_AT = r"(?:\s+(?:از|در|به)(?:\s+[^\W\d_]+){1,4}?)?"
# Agencies whose names between dashes are a month or a province, unless «خبرگزاری» stands before them.
_TIMES_AND_PLACES = "مهر|فارس"
# Who reports for a house, and the kind of house.
_DESK = r"(?:(?:خبرنگار(?:ان)?|گزارشگر|گروه|سرویس|بخش|دفتر|تحریریه|سایت\s+خبری)\s+)"
_REPORTER = r"(?:(?:خبرنگار(?:ان)?|گزارشگر)\s+)"
_DESK_OF = r"(?:[^\W\d_]+\s+){0,3}?"  # بین الملل، اجتماعی و فرهنگی
_HOUSE = (
    r"(?:خبرگزاری(?:\s+رسمی)?|آژانس\s+(?:خبری|اطلاعاتی)|روزنامه|هفته\s?نامه|ماهنامه|مجله|نشریه"
    r"|(?:پایگاه|سایت|وب\s?سایت)\s+(?:خبری(?:\s*[-–]?\s*تحلیلی)?|اینترنتی)"
    r"|پایگاه\s+اطلاع\s?رسانی(?:\s+و\s+خبری)?|شبکه(?:\s+(?:خبری|تلویزیونی))?|تلویزیون|رادیو|(?:سایت|وب\s?سایت|پایگاه)(?:\s+رسمی)?)"
)
_KIND = r"(?:[^\W\d_]+ی\s+)?"  # روزنامه آمریکایی واشنگتن پست
# Houses whose name is what they are, with words of a sentence that are no part of it.
_OFFICE = (
    r"(?:روابط\s+عمومی|پایگاه\s+اطلاع\s?رسانی|مرکز\s+(?:اطلاع\s?رسانی|رسانه)|اداره\s+کل\s+روابط\s+عمومی"
    r"|رادیو(?!\s+(?:دولتی|محلی|ملی|رسمی|خارجی)))"
)
_FURTHER = r"(?!(?:که|به|از|در|با|این|آن|خود|خودش|وی|او|ما|ها|های|را|است|شد|گفت|اعلام|و|نگار(?:ان|ی)?)\b)"
_ANY_HOUSE = r"(?:دولتی|محلی|ملی|رسمی|داخلی|خارجی|غربی|عربی|عبری)"  # of such a kind, whichever it is
_WORD = rf"{_FURTHER}[^\W\d_]+"


@dataclass(frozen=True, slots=True)
class SourceMention:
    """Where a text says who publishes it: ``text[start:end]`` is the name as written, ``name`` the usual one.

    ``pattern`` is the place: "dateline", "report" (به گزارش …), "quoted report" (به نقل از … at the beginning),
    "brackets" or "label" (منبع: …).
    """

    start: int
    end: int
    text: str
    name: str
    pattern: SourcePattern


@dataclass(frozen=True, slots=True)
class AuthorMention:
    """Where a text says who wrote, reported or translated it; ``role`` is "author", "reporter" or "translator"."""

    start: int
    end: int
    text: str
    role: Literal["author", "reporter", "translator"]


def find_source(text: str) -> SourceMention | None:
    """Who publishes ``text``, clean or raw, as it says itself; None where it does not, or only quotes somebody.

    A dateline comes before «به گزارش», this before brackets at the end of the lead, and these before «منبع:». Where a
    house reports what another has said (به گزارش تسنیم به نقل از الجزیره) the first is meant.

    >>> found = find_source("به گزارش خبرگزاری دانشجویان ایران (ایسنا)، وزیر نیرو به شیراز رفت.")
    >>> found.name, found.text, found.pattern
    ('ایسنا', 'دانشجویان ایران', 'report')
    >>> find_source("وزیر به شیراز رفت. او در شیراز گفت به گزارش رویترز اعتمادی ندارد.") is None
    True
    """
    head = text[:_HEAD]
    folded = fold(head)
    plain = folded.text.replace(ZWNJ, " ")
    found = _in_head(plain)
    if found is not None:
        return _mention(text, folded.span(*found[0]), found[1])
    offset = max(len(text) - _END, 0)
    if "منبع" not in text[offset:]:
        return None
    folded = fold(text[offset:])
    if (labelled := _labelled(folded.text.replace(ZWNJ, " "))) is None:
        return None
    start, end = folded.span(*labelled[0])
    return _mention(text, (start + offset, end + offset), labelled[1])


def _mention(text: str, span: tuple[int, int], pattern: SourcePattern) -> SourceMention:
    """The mention with the usual name of what is written there; of a name that is not in the list, as written."""
    given = text[slice(*span)]
    name = known_sources().name_of(_KINDS.sub("", fold(given).text.replace(ZWNJ, " ")))
    return SourceMention(*span, given, name or " ".join(given.split()), pattern)


def find_author(text: str) -> AuthorMention | None:
    """Who wrote ``text``, by a line of its head or end that says only this (نویسنده: …); None where there is none.

    >>> find_author("سفر به شمال\\nنویسنده: مریم کاویانی\\nباران می‌بارید.").text
    'مریم کاویانی'
    """
    for offset in dict.fromkeys((0, max(len(text) - _END, 0))):
        part = text[: 2 * _HEAD] if offset == 0 else text[offset:]
        folded = fold(part)
        for match in _BYLINE.finditer(folded.text):
            if (offset and match.start() == 0) or _NO_PERSON.search(match["name"]):
                continue  # cut in the midst of a line, or nobody
            start, end = (offset + place for place in folded.span(*match.span("name")))
            return AuthorMention(start, end, text[start:end], _ROLES[match["role"].split()[0]])
    return None


type _Found = tuple[tuple[int, int], SourcePattern]

_ROLES: dict[str, Literal["author", "reporter", "translator"]] = {
    "نویسنده": "author", "نگارنده": "author", "نوشته": "author", "به": "author",
    "گزارش": "reporter", "گزارشگر": "reporter", "خبرنگار": "reporter", "مترجم": "translator", "ترجمه": "translator",
}  # fmt: skip
_PART = rf"[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*"  # علی‌اکبر
_PERSON = rf"{_PART}(?:[ ]{_PART}){{1,3}}"
# What stands behind «نویسنده:» and «خبرنگار:» too: desks, and in interviews and stories what somebody says.
_NO_PERSON = re.compile(
    r"\b(?:گروه|سرویس|تحریریه|روزنامه|خبرگزاری|هیئت|دفتر|مرکز|سازمان|انجمن|حزب|شهر|استان|انتشارات|سلام|ممنون|ممنونم|متشکرم|سپاس"
    r"|خیلی|لطفا|بله|نه|خیر|شما|من|ما|او|وی|این|آن|که|را|چه|چرا|چگونه|آیا|کجا|کی|است|هست|نیست|بود|شد|کرد|گفت|می|نمی)\b"
)
_BYLINE = re.compile(
    r"^[^\w\n]*(?P<role>نویسنده|نگارنده|نوشته|به[ ]قلم|گزارشگر|خبرنگار|گزارش[ ]از|مترجم|ترجمه)"
    rf"[ ]?:[ ]?(?P<name>{_PERSON})[ ]?(?:\([^()\n]{{2,80}}\))?[ .]*$",
    re.MULTILINE,
)
_LABEL = re.compile(
    r"(?:^|[.؟!»)])[ \t]*[*#-]?[ \t]*منبع[ ]?(?:خبر[ ]?)?:[ ]?(?P<name>(?:https?://)?[^\n،؛:]{2,60}?)[ ./)]*$",
    re.MULTILINE,
)
_BEGINS = re.compile(r"(?:[.؟!:]\s|\n)\s*(?=\S)")


def _in_head(plain: str) -> _Found | None:
    starts = [0, *(match.end() for match in islice(_BEGINS.finditer(plain), _BEGINNINGS))]
    patterns = _patterns()
    for start in starts:
        if start and "\n" not in plain[start - 2 : start]:
            continue  # datelines begin a line
        if _MAY_BE_DATELINE.match(plain, start) and (match := patterns.dateline.match(plain, start)):
            return _named(match, "dateline")
    for start in starts[:_BEGINNINGS]:
        if match := patterns.report.match(plain, start):
            return _named(match, "report" if match["by"].endswith("گزارش") else "quoted report")
    if "(" in plain and (match := patterns.brackets.search(plain)):
        return _named(match, "brackets")
    return _labelled(plain)


# At most seven words before the sign that ends the name or the place before it.
_MAY_BE_DATELINE = re.compile(rf"[#*\s]*+\w++(?:\s\w++){{0,6}}\s?(?:{_DASH}|[:،,(])")


def _named(match: re.Match[str], pattern: SourcePattern) -> _Found:
    group = next(name for name in match.re.groupindex if name != "by" and match[name])
    given = match[group].strip()
    begin = match.start(group)
    return (begin, begin + len(given)), pattern


def _labelled(plain: str) -> _Found | None:
    if "منبع" not in plain:
        return None
    for match in _LABEL.finditer(plain):
        given = match["name"].strip()
        begin = match.start("name")
        name = known_sources().name_of(_KINDS.sub("", given))
        if name is None and (len(given.split()) > _LONGEST_LABEL or _NO_NAME.search(given)):
            continue
        return (begin, begin + len(given)), "label"
    return None


_KINDS = re.compile(rf"^{_HOUSE}\s+")
_NO_NAME = re.compile(r"\b(?:است|شد|بود|که|این|آن|درآمد|اصلی|تامین|انرژی|آب|را|از|در)\b|[()«»]")


@dataclass(frozen=True)
class _Patterns:
    dateline: re.Pattern[str]
    report: re.Pattern[str]
    brackets: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    names = known_sources()
    house = rf"(?:{_HOUSE}\s+|(?!(?:{_TIMES_AND_PLACES})\b))"
    place = r"[^\W\d_]+(?:\s[^\W\d_]+)?"
    dateline = rf"""
        [\#*\s]*
        (?: {place}\s?(?:{_DASH}|[،,])\s?{house}(?P<after>{names.bare})\s?(?:{_DASH}|:)
          | {place}\s?\(\s?{house}(?P<bracketed>{names.bare})\s?\)
          | {house}(?P<before>{names.bare})\s?(?:{_DASH})\s?{place}\s?(?:{_DASH}|[:،,])
          | (?:{_DESK}{_DESK_OF})?خبرگزاری\s+(?P<agency>{names.pattern})\s?(?:\([^()\n]{{2,20}}\)\s?)?(?:{_DASH}|:)
          | (?!(?:{_TIMES_AND_PLACES})\b)(?P<alone>{names.own})\s?(?:{_DASH}\s|:|/(?=[^\W\d_]))
        )"""
    report = rf"""
        (?P<by>(?:(?:بنا\s)?به|بنا\s+بر|بر\s?اساس)\s+گزارش|به\s+نقل\s+از)\s+
        (?: (?:{_DESK}{_DESK_OF})? (?:{_HOUSE}\s+){_KIND}«?(?P<known>{names.pattern})»?{_FROM}{_STOP}
          | {_REPORTER}{_DESK_OF}(?P<reporter>{names.short}){_AT}{_STOP}
          | {_DESK}{_DESK_OF}(?P<desk>{names.bare}){_AT}{_STOP}
          | (?P<bare>{names.bare}){_FROM}{_STOP}
          | «(?P<quoted>{names.pattern})»{_FROM}{_STOP}
          | {_HOUSE}\s+{_WORD}(?:\s+{_WORD}){{0,4}}?\s?\(\s?(?P<inside>{names.pattern})\s?\)
          | (?P<site>[^\W\d_]+\s?(?:نیوز|آنلاین)){_STOP}
          | (?P<office>{_OFFICE}\s+{_WORD}(?:\s+(?:و\s+)?{_WORD}){{0,4}}?){_STOP}
          | (?:{_DESK}{_DESK_OF})? {_HOUSE}\s+(?!{_ANY_HOUSE}\b)«?(?P<open>{_WORD}(?:\s+{_WORD}){{0,4}}?)»?{_STOP}
        )"""
    brackets = rf"\(\s?{house}(?P<name>{names.bare})\s?\)\s?(?:[.:]?\s?(?:\n|$)|{_DASH})"
    return _Patterns(*(re.compile(each.replace("    ", ""), re.VERBOSE) for each in (dateline, report, brackets)))
