"""The title that a plain text gives itself: a heading, a headline above it, or a line that calls it one.

News that was saved as text has lines of its own for when it was published, and under which code: they stand above the
headline, or between it and the text, and are looked past.
"""

from __future__ import annotations

import re
from functools import cache
from typing import get_args

from ..calendars import Calendar, month_label
from ..letters import ZWNJ, fold_word
from ..patterns import late_pattern

_TITLE = 1000  # characters of a text in which its title stands
_LINES = 20  # in which a Markdown heading stands
_HEAD = 20_000  # characters that may be blank before it begins
_LONGEST_TITLE = 120
_LONGEST_LINE = _LONGEST_TITLE + 20  # of those that say the title or something of the text
_BREAK = late_pattern("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # where str.splitlines parts lines
_PARAGRAPH = 160  # letters; lines are wrapped at 60 to 120, and a verse of two halves has up to 90
_FEWEST_WORDS = 4  # of a title that stands directly above the text: fewer may be a name, a place, a rubric
_FACTS, _LONGEST_FACT = 3, 90  # lines that say when and by whom a text is, which are looked past; and characters of one
_BLANK = "\ufeff \t\r\n\x0c"
_ARABIC_LETTERS = late_pattern("[\u0620-\u06ff\ufe70-\ufefc]")
_ENDED = late_pattern(r"""[.!؟][»"”')\]\s]*\Z""")  # as a sentence does, with the marks that close around it
_ENDED_WITHIN = late_pattern(r"[^\W\d_]{2}[.؟!][»\"]?\s")
_LABEL = (
    r"(?:کد|شناسه|تاریخ|زمان|ساعت|منبع|نویسنده|خبرنگار|مترجم|گزارشگر|عکس|تصویر|لینک|دسته|سرویس|گروه)\b[^:\n]{0,20}:"
)
_WEEKDAY = r"(?:(?:[یي]ک|دو|سه|چهار|پنج)?[ \u200c]?شنبه|جمعه)\b"
_NO_HEADLINE = late_pattern(
    rf"""\s*(?:[-*•·▪●>|(\[]|[0-9۰-۹٠-٩]+\s*[-.)]
    |{_LABEL}
    |[^\W\d_]+\s*[-–—،]\s*خبرگزاری\b|به\s+(?:گزارش|نقل)\b|(?:با\s+)?سلام\b|(?:بسم|به\s+نام)\b
    |{_WEEKDAY})""",
    re.VERBOSE,
)
_LABELLED = late_pattern(rf"\W*(?:{_LABEL}|(?:کد|شناسه)[ ](?:خبر|مطلب)[ ]?[\d۰-۹٠-٩]+\s*\Z)")
_CALLED = late_pattern(r"\W*(?:عنوان|ت[یي]تر)(?:[ ](?:خبر|مقاله|متن|گزارش|مطلب|یادداشت))?\s*:\s*(?P<title>\S.*)")
_DIGIT = late_pattern(r"\d")


def heading(text: str) -> str | None:
    """The title a text gives itself: its first Markdown heading, or a short first line that is a headline.

    A headline stands alone, or directly above a paragraph that is much longer than any line of wrapped text or verse.
    Up to three lines that are a date, or say something of the text (کد خبر: …), may stand above or below it; among them
    «عنوان: …» and «تیتر: …» say the title.

    >>> heading("## تلاش توکیو\\n\\nنخست وزیر ژاپن گفت.")
    'تلاش توکیو'
    >>> heading("کد خبر: ۱۲۳۴۵\\nعنوان: سفر به پکن\\nنخست‌وزیر ژاپن به پکن رفت.")
    'سفر به پکن'
    """
    head = text[:_TITLE].lstrip(_BLANK) or text[:_HEAD].lstrip(_BLANK)[:_TITLE]
    if (
        "#" not in head
        and head[_LONGEST_LINE : _LONGEST_LINE + 5].strip()
        and not _BREAK.search(head, 0, _LONGEST_LINE + 5)
    ):
        return None  # most texts begin with a paragraph
    lines = head.splitlines()
    for line in lines[:_LINES] if "#" in head else ():
        if line.startswith("#") and line.lstrip("#").startswith(" "):
            return line.lstrip("#").strip() or None
    called, kept = _without_facts(lines)
    if called is not None:
        return called
    first = kept[0].strip() if kept else ""
    # A headline is short and does not end like a sentence; a paragraph's first line is neither.
    if len(kept) < 2 or not 0 < len(first) <= _LONGEST_TITLE or first[-1] in ":؛،" or _ENDED.search(first):
        return None
    below = kept[1].strip()
    if not below:  # what stands alone is one, unless it is under a date, where a text begins in any way
        return first if len(kept) == len(lines) or _is_headline(first) else None
    ended = len(kept) > 2 or head.endswith(("\n", "\r"))
    return first if _is_paragraph(below, first, ended) and _is_headline(first) else None


def _without_facts(lines: list[str]) -> tuple[str | None, list[str]]:
    """What a line calls the title, if one does; and the lines without those of facts around the first other one."""
    kept: list[str] = []
    facts = 0
    for number, line in enumerate(lines):
        plain = line.strip()
        if not plain and not kept:
            continue
        if plain and facts < _FACTS and len(plain) <= _LONGEST_LINE:
            if not kept and (called := _CALLED.fullmatch(plain)):
                return called["title"].strip(), []
            if len(plain) <= _LONGEST_FACT and _is_fact(plain):
                facts += 1
                continue
        kept.append(line)
        if len(kept) == 2:
            return None, kept + lines[number + 1 :]
    return None, kept


def _is_fact(line: str) -> bool:
    """Whether a line only says when, by whom or under which code a text was published.

    >>> [_is_fact(line) for line in ("شنبه ۲۷ مرداد ۱۴۰۳ - ۱۲:۳۰", "منبع: ایسنا", "۲۷ مرداد روز نان")]
    [True, True, False]
    """
    if _LABELLED.match(line):
        return True
    return _DIGIT.search(line) is not None and _date().fullmatch(fold_word(line).replace(ZWNJ, " ")) is not None


@cache
def _date() -> re.Pattern[str]:
    """A line that is nothing but a date in figures or words, a weekday before it and a time behind it."""
    calendars: tuple[Calendar, ...] = get_args(Calendar)
    names = {fold_word(month_label(of, month)).replace(ZWNJ, " ") for of in calendars for month in range(1, 13)}
    month = "|".join(sorted(names, key=len, reverse=True))
    written = (
        rf"(?:\d{{1,2}}[ ])?(?:{month})(?:[ ]ماه)?(?:[ ،,]+\d{{4}})?|\d{{1,4}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)\d{{1,4}}"
    )
    day = rf"(?:{_WEEKDAY}[ ،,:-]*)?(?:{written})"
    again = day.replace("sep", "sep2")
    time = r"[ ،,|/–-]*(?:ساعت[ :]*)?\d{1,2}[:.]\d{2}(?::\d{2})?"
    return re.compile(rf"[ (\[]*(?:{time}[ ،,|/–-]+)?{day}(?:[ ،,|/–(-]+{again})?(?:{time})?[ )\].]*")


def _is_paragraph(line: str, above: str, ended: bool) -> bool:
    """Whether the line below ``above`` is a paragraph, so that ``above`` may be its headline.

    Lines that are wrapped, verses and items of lists are short; a paragraph that is a line has several of them, and
    ends as a sentence.
    """
    return len(line) >= max(_PARAGRAPH, 2 * len(above)) and (not ended or line[-1] in ".!؟»):…")


def _is_headline(line: str) -> bool:
    """Whether a line may be a headline although a text stands directly below it.

    What is none has few words, many figures, or is said of the text: its code, its date, its source, a greeting.
    """
    letters = len(_ARABIC_LETTERS.findall(line))
    return (
        sum(map(str.isalnum, (word[:1] for word in line.replace("«", "").split()))) >= _FEWEST_WORDS
        and letters >= 0.6 * len(line)
        and line[-1] not in "…-–"
        and not _ENDED_WITHIN.search(line)
        and not _NO_HEADLINE.match(line)
    )
