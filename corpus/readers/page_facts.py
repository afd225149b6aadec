"""Lines of a web page that say facts about the page: code, day and time, visits, and a button for printing.

On long pages they are left out with all that is not text; a short page gives no measure for that, and they would be a
first paragraph with a date in it, which nobody wrote. A line is one only if it says nothing else, and if one of its
labels is about pages: «تاریخ: ۱۲ آبان» may announce a meeting, «تاریخ انتشار: ۱۲ آبان» does not.
"""

from __future__ import annotations

import re

from ..languages import month_names
from ..letters import ZWNJ, fold
from ..patterns import late_pattern

_LONGEST = 200  # characters; a dozen facts have fewer
_MONTHS = "|".join(fold(m).text for c in ("persian", "gregorian") for m in month_names(c, "fa"))
_OF_PAGES = (
    r"(?:(?:کد|شناسه|شماره)\s?(?:ی\s)?(?:خبر|مطلب|محتوا|نوشته|یادداشت|مقاله|گزارش)"
    r"|(?:تاریخ|زمان|ساعت)\s?ی?\s?(?:انتشار|درج|ثبت|ارسال|مخابره|مطالعه)|منتشر شده در|انتشار"
    r"|(?:آخرین\s)?(?:به\s?روز\s?رسانی|بروز\s?رسانی|ویرایش)|(?:(?:تعداد|شمار)\s)?(?:بازدید|مشاهده|نظرات)(?:\s?ها)?)"
)
_LABEL = late_pattern(rf"(?<!\w){_OF_PAGES}\s?:")
# What such lines are made of: labels, days and times, numbers, buttons.
_PARTS = late_pattern(
    rf"""(?<!\w)(?:
        (?:{_OF_PAGES.replace(" ", "[ ]")}|تاریخ|زمان|ساعت|روز)\s?:
      | (?:(?:یک|دو|سه|چهار|پنج)?\s?شنبه|جمعه|{_MONTHS}|\d+
        |ساعت|دقیقه|ثانیه|صبح|عصر|ظهر|بعد\sاز\sظهر|ق\.?ظ|ب\.?ظ|بار|نفر
        |نسخه\s(?:ی\s)?چاپی|نسخه\sقابل\sچاپ|چاپ|پرینت|ارسال\sبه\sدوستان|اشتراک\sگذاری|کپی\sلینک)(?!\w)
    )""",
    re.VERBOSE,
)
_SIGNS = late_pattern(r"[\W_]*")


def is_about_page(line: str) -> bool:
    """Whether a line says only facts about the page that it stands on.

    >>> is_about_page("کد خبر: ۱۲۳۴۵ | ۱۲ آبان ۱۴۰۲ - ۰۹:۱۵")
    True
    >>> is_about_page("تاریخ: ۱۲ آبان ۱۴۰۲"), is_about_page("کد خبر: این عدد را بالای صفحه ببینید.")
    (False, False)
    """
    if ":" not in line or len(line) > _LONGEST:
        return False
    plain = " ".join(fold(line).text.replace(ZWNJ, " ").split())
    return _LABEL.search(plain) is not None and _SIGNS.fullmatch(_PARTS.sub("", plain)) is not None
