"""Lines that may count pages («۱۲», «- 12 -», «صفحه ۱۲», «Page 3 of 10», «3/10»), and those that count other things."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..patterns import late_pattern

LONGEST = 160
"""Letters of a header, a footer or a line that counts pages, at the most."""

_BARE = late_pattern(
    r"""(?: (\d{1,4}) | [-–—~]+\s*(\d{1,4})\s*[-–—~]+ | \[\s*(\d{1,4})\s*\] | \(\s*(\d{1,4})\s*\)
        | \|\s*(\d{1,4})(?:\s*\|)? | (\d{1,4})\s*\| )""",
    re.VERBOSE,
)
_WORDED = late_pattern(
    r""".{0,80}? (?<!\w)(?:صفح[هة]\N{ARABIC HAMZA ABOVE}?(?:[\s\u200c]ی)?|page) \W{0,3}(?P<n>\d{1,4})
        (?:\W{1,3}(?:(?:از|of)\W{1,3})?(?P<total>\d{1,4}))? (?!\w).{0,80}""",
    re.VERBOSE,
)
_PART_OF = late_pattern(r"(?:.{0,120}\s)??(?P<n>\d{1,4})\s?(?:/|از|of)\s?(?P<total>\d{1,4})")

_HAMZA = "\N{ARABIC HAMZA ABOVE}?"
_PARTS = "فصل بخش باب درس جلسه ماده اصل بند پرسش سؤال سوال پرده صحنه نامه داستان قسمت جلد گفتار تبصره روز شب سال"
_MONTHS = """
    فروردین اردیبهشت خرداد تیر مرداد امرداد شهریور مهر آبان آذر دی بهمن اسفند حمل ثور جوزا سرطان اسد سنبله میزان عقرب
    قوس جدی دلو حوت ژانویه فوریه مارس آوریل مه می ژوئن ژوئیه جولای اوت آگوست سپتامبر اکتبر نوامبر دسامبر محرم صفر رجب
    شعبان رمضان شوال
"""
_COUNTED_THING = late_pattern(
    rf"""(?: \A(?:{"|".join(_PARTS.split())}|chapter|section|part|day){_HAMZA}\s*\d
        | (?<!\w)\d{{1,2}}\s(?:{"|".join(_MONTHS.split())})(?!\w) )""",
    re.VERBOSE,
)
"""Headings of parts and days: their numbers go up as those of pages do."""

_YEARS = frozenset([*range(1200, 1450), *range(1800, 2100)])  # after the Hijra, and Gregorian


@dataclass(frozen=True, slots=True)
class PageCount:
    """A line that may count pages: ``kind`` is the same for all that count alike."""

    at: int
    number: int
    kind: tuple[str, ...]


def page_count(at: int, text: str, look: str) -> PageCount | None:
    """What the line ``at`` counts, if it may count pages; ``look`` is its text with # for each number.

    >>> page_count(7, "صفحه ۱۲ از ۳۰", "صفحه # از #")
    PageCount(at=7, number=12, kind=('worded', 'صفحه # از #', '۳۰'))
    >>> page_count(7, "۱۲ مهر", "# مهر") is None
    True
    """
    if len(text) > LONGEST or "#" not in look:
        return None
    if m := _BARE.fullmatch(text):
        return None if is_heading(text) else PageCount(at, int(next(filter(None, m.groups()))), ("bare", look))
    m = _WORDED.fullmatch(text)
    kind = "worded" if m else "part"
    if m := m or _PART_OF.fullmatch(text):
        return PageCount(at, int(m["n"]), (kind, look, m["total"] or ""))
    return None


def is_heading(text: str) -> bool:
    """Whether the line names a part, a day, or a year of a chronicle."""
    return bool(_COUNTED_THING.search(text)) or (text.isdecimal() and len(text) == 4 and int(text) in _YEARS)
