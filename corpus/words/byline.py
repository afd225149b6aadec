"""Who wrote a text, by a line of its head or end that says only this."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..letters import ZWNJ, fold
from ..patterns import late_pattern
from .beginning import head_of

_HEAD, _END = 800, 200  # characters in which a text says who wrote it
_LINE = 200  # further ones, in which the line where the head ends may end: the longest names, and what they are


@dataclass(frozen=True, slots=True)
class AuthorMention:
    """Where a text says who wrote, reported or translated it; ``role`` is "author", "reporter" or "translator"."""

    start: int
    end: int
    text: str
    role: Literal["author", "reporter", "translator"]


def find_author(text: str) -> AuthorMention | None:
    """Who wrote ``text``, by a line of its head or end that says only this (نویسنده: …); None where there is none.

    >>> find_author("سفر به شمال\\nنویسنده: مریم کاویانی\\nباران می‌بارید.").text
    'مریم کاویانی'
    """
    for offset in dict.fromkeys((0, max(len(text) - _END, 0))):
        part, cut = (text[offset:], False) if offset else head_of(text, _HEAD, _LINE)
        if ":" not in part or not _MAY_NAME.search(part):
            continue
        folded = fold(part)
        for match in _BYLINE.finditer(folded.text):
            halved = (offset and match.start() == 0) or (cut and match.end() == len(folded.text))
            if halved or _NO_PERSON.search(match["name"]):
                continue  # cut in the midst of a line, or nobody
            start, end = (offset + place for place in folded.span(*match.span("name")))
            return AuthorMention(start, end, text[start:end], _ROLES[match["role"].split()[0]])
    return None


_ROLES: dict[str, Literal["author", "reporter", "translator"]] = {
    "نویسنده": "author", "نگارنده": "author", "نوشته": "author", "به": "author",
    "گزارش": "reporter", "گزارشگر": "reporter", "خبرنگار": "reporter", "مترجم": "translator", "ترجمه": "translator",
}  # fmt: skip
# The ends of the words before the colon, in a text that is not folded yet.
_MAY_NAME = late_pattern(r"(?:سنده|نده|نوشته|قلم|گر|نگار|از|مترجم|ترجمه)\W{0,3}:")
_PART = rf"[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*"  # علی‌اکبر
_PERSON = rf"{_PART}(?:[ ]{_PART}){{1,3}}"
# What stands behind «نویسنده:» and «خبرنگار:» too: desks, and in interviews and stories what somebody says.
_NO_PERSON = late_pattern(
    r"\b(?:گروه|سرویس|تحریریه|روزنامه|خبرگزاری|هیئت|دفتر|مرکز|سازمان|انجمن|حزب|شهر|استان|انتشارات|سلام|ممنون|ممنونم|متشکرم|سپاس"
    r"|خیلی|لطفا|بله|نه|خیر|شما|من|ما|او|وی|این|آن|که|را|چه|چرا|چگونه|آیا|کجا|کی|است|هست|نیست|بود|شد|کرد|گفت|می|نمی)\b"
)
_BYLINE = late_pattern(
    r"^[^\w\n]*(?P<role>نویسنده|نگارنده|نوشته|به[ ]قلم|گزارشگر|خبرنگار|گزارش[ ]از|مترجم|ترجمه)"
    rf"[ ]?:[ ]?(?P<name>{_PERSON})[ ]?(?:\([^()\n]{{2,80}}\))?[ .]*$",
    re.MULTILINE,
)
