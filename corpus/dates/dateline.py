"""The day that a text says of itself: in its dateline (تهران - ۲۵ آبان ۱۴۰۲ -) or its head (تاریخ انتشار: …).

Only what cannot well be anything else is taken, since every «دیروز» of the text is counted from it: a whole day with
its year, in one of the first lines, in one of four places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..letters import TATWEEL, fold
from .finder import DateMention, find_dates
from .lexicon import LETTER, TABLE
from .numerals import trie_pattern

_HEAD = 1000  # characters in which the head of a text ends: a long title, a byline, a row of tags
_BULLETS = " #*-"
_LINES = 5  # lines of text among which datelines stand: title, lead and byline come before them
_LONGEST_PLACE = 50  # characters of a place with its agency: مشهد - خبرگزاری جمهوری اسلامی

_DASHES = r"[-\u2013\u2014\u0640]"
# A label by which sites, front matter and letters give the day; تاریخ alone has many meanings and needs its colon.
_LABELS = r"""
    (?: (?:تاریخ|زمان) [ ]? (?:انتشار|درج|خبر|مخابره|نشر|ارسال|ثبت) (?:[ ](?:خبر|مطلب|مقاله|یادداشت))? [ ]? :?
      | منتشر [ ] شده [ ] در [ ]? :?
      | (?:انتشار|تاریخ|مورخ|مورخه) [ ]? :
      | (?:[Pp]ublished|[Dd]ate) [ ]? :
    )
"""
_STEMS = ("تاریخ", "زمان", "منتشر", "انتشار", "مورخ", "ublished", "ate")  # each label has one; soon looked for
_LABELLED = re.compile(_LABELS, re.VERBOSE)
_LABEL = re.compile(_LABELS + r"""[ ]? ["']? $""", re.VERBOSE)
# A place of one or two words, then agencies and reporters, each ended by a dash, slash or bracket: تهران - ایرنا -,
# تهران (ایسنا). Before a comma one word only, else it may be what happened: قرارداد ترکمانچای، ۱۰ فوریه ۱۸۲۸.
_WORD = r"[^\W\d_][^\W\d_\u200c]*"
_END = rf" ?(?:{_DASHES}|[/|]|[(]{_WORD}(?:[ ]{_WORD}){{0,3}}[)] ?(?:{_DASHES}|[/|،,:])?) ?"
_PLACE = re.compile(rf"(?:{_WORD}[،,] ?|{_WORD}(?:[ ]{_WORD})?{_END}(?:{_WORD}(?:[ ]{_WORD}){{0,3}}{_END}){{0,2}})")
# A house that is called one, for a sentence may begin with its name alone: خبرگزاری فارس ۱۴۰۳/۵/۸:. Behind its day a
# dash, a colon or the end of the line must stand.
_HOUSE = re.compile(
    rf"(?:خبرگزاری|روزنامه|(?:هفته|ماه|فصل)\u200c?نامه|مجله|نشریه|پایگاه خبری|(?:وب\u200c?)?سایت)"
    rf"(?:[ ](?!(?:در|از|تا|به|با)[ ]){_WORD}){{1,3}}[،,]? ?(?P<bracket>[(])?"
)
_AFTER_HOUSE = re.compile(rf"[ ]?(?:{_DASHES}|[:|]|$|\n)")
_ELONGATION = re.compile(rf"(?<= ){TATWEEL}+")  # the sign in the place of a dash: تهران ـ ۲۵ آبان ۱۴۰۲ ـ
_AFTER_DAY = re.compile(rf" ?(?:{_DASHES}|[:/|(]|$|\n)")
# A line of its own: the day, perhaps with the time of day.
_REST_OF_LINE = re.compile(r"[ ،,|-]*(?:ساعت ?)?(?:[\d۰-۹]{1,2}:[\d۰-۹]{2})?[ .]*$", re.MULTILINE)


def find_dateline(text: str) -> DateMention | None:
    """The day that a text gives as its own, or None.

    It stands in the first lines of ``text``: behind a label (تاریخ انتشار: ۲۵ آبان ۱۴۰۲), behind a place and before a
    dash or colon (تهران - ایرنا - ۲۵ آبان ۱۴۰۲ -), so too behind a house that is called one (خبرگزاری فارس
    ۱۴۰۲/۸/۲۵:), or on a line of its own. Taken are Gregorian and Jalali days with a year of four digits that their
    calendar has; the days of the Islamic calendar may be a day or two off, so that nothing is counted from them. A day
    before 1600 is none of a text's.

    >>> find_dateline("تهران - ۲۵ آبان ۱۴۰۲ - وزیر امور خارجه دیروز به پکن رفت.").edtf
    '2023-11-16'
    >>> find_dateline("در ۲۵ آبان ۱۴۰۲ وزیر امور خارجه به پکن رفت.") is None
    True
    """
    head = text[:_HEAD]
    return _own(head) if _may_have_own(_folded_head(head)) else None


def _own(head: str) -> DateMention | None:
    """The first date of a head that is in one of the places."""
    for date in find_dates(head):
        if date.certainty == "exact" and date.granularity == "day" and (date.earliest or "") >= "1600":
            begin = head.rfind("\n", 0, date.start) + 1
            if _is_own(head, begin, date):
                return date
    return None


# A line that begins with its day has a number there or a word of a date.
_BEGINS = re.compile(rf"\d|(?!می\u200c){trie_pattern(sorted(TABLE))}(?![{LETTER}A-Za-z])")


_DIGITS = re.compile("[0-9]{3}")
_THOUSAND = "هزار"
_LONGEST = 300  # characters from a label, or from where a line begins, to the year: far more than there are


def _may_have_own(head: str) -> bool:
    """Whether a folded head has any place in which its day could stand: most have none, and are not read for dates."""
    return any(_may_be_own(head, 0, year) for year in _years(head))


def _years(folded: str) -> Iterator[int]:
    """Where years may stand: a whole day has its year, in digits or words."""
    yield from (match.start() for match in _DIGITS.finditer(folded))
    at = folded.find(_THOUSAND)
    while at >= 0:
        yield at
        at = folded.find(_THOUSAND, at + 1)


def _may_be_own(folded: str, begin: int, at: int) -> bool:
    """Whether a year may be in the day of the text whose head begins there: behind a label or where lines begin."""
    first = max(at - _LONGEST, begin)
    before = folded[first:at]
    if any(stem in before for stem in _STEMS) and _LABELLED.search(before):
        return True
    # Lines that the day may begin in, since it may go on in the next one; they are counted from the first.
    start, end, number = begin, begin, 0
    while number < _LINES and start <= at:
        end = folded.find("\n", start)
        line = folded[start : end if end >= 0 else None]
        if line and not line.isspace():
            number += 1
            place = start + len(line) - len(line.lstrip(_BULLETS))
            if first <= place and any(sign.match(folded, place) for sign in (_BEGINS, _PLACE, _HOUSE)):
                return True
        if end < 0:
            break
        start = end + 1
    return False


def find_datelines(texts: Sequence[str]) -> list[DateMention | None]:
    """The day that each of the texts gives as its own, or None; as :func:`find_dateline` finds it, many at a time.

    >>> [day and day.edtf for day in find_datelines(["وزیر به پکن رفت.", "تهران - ۲۵ آبان ۱۴۰۲ - وزیر به پکن رفت."])]
    [None, '2023-11-16']
    """
    heads = [text[:_HEAD] for text in texts]
    asked = _asked(heads)
    return [_own(head) if may else None for head, may in zip(heads, asked, strict=True)]


_BETWEEN = "\n\0\n"  # neither a label nor a place goes on across it


def _asked(heads: Sequence[str]) -> list[bool]:
    """Which of the heads may have a day of their own; all are folded at once."""
    joined = _BETWEEN.join(heads)
    folded = fold(_ELONGATION.sub("-", joined) if TATWEEL in joined else joined).text
    begins = list(accumulate((len(head) + len(_BETWEEN) for head in folded.split(_BETWEEN)), initial=0))
    asked = [False] * len(heads)
    if len(begins) != len(heads) + 1:  # a text has that sign itself
        return [_may_have_own(_folded_head(head)) for head in heads]
    for year in _years(folded):
        number = bisect_right(begins, year) - 1
        asked[number] = asked[number] or _may_be_own(folded, begins[number], year)
    return asked


def _folded_head(head: str) -> str:
    return fold(_ELONGATION.sub("-", head) if TATWEEL in head else head).text


def _is_own(head: str, begin: int, date: DateMention) -> bool:
    """Whether a date of the line that starts at ``begin`` is that of the text."""
    before = fold(_ELONGATION.sub("-", head[begin : date.start])).text.lstrip(_BULLETS)
    if _LABEL.search(before):
        return True
    if sum(1 for line in head[:begin].split("\n") if line.strip()) >= _LINES:
        return False
    if not before:
        return _REST_OF_LINE.match(head, date.end) is not None
    if len(before) > _LONGEST_PLACE:
        return False
    if _PLACE.fullmatch(before):
        return _AFTER_DAY.match(head, date.end) is not None
    house, end = _HOUSE.fullmatch(before), date.end
    if house and house["bracket"]:
        end += head.startswith(")", end)
    return house is not None and _AFTER_HOUSE.match(head, end) is not None
