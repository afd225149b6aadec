"""Names of authors that nobody gave: those of machines, of accounts, and of the libraries that write files."""

from __future__ import annotations

import re

from ..letters import fold
from ..patterns import late_pattern

_NOBODY = late_pattern(
    r"""
      (?:(?:my[ ]?|the[ ]?)?(?:microsoft(?:[ ]?office)?|ms[ ]?office|windows|office|default|local)?[ -]?
         (?:user(?:name)?s?|admin(?:istrator)?|owner|guest|root|author|word|account)?[ -]?\d*)
    | un-?(?:named|known|titled|specified|defined) | \(?(?:unspecified|anonymous|none|null|n/a)\)? | anonymous[ ]author
    | home
    | (?:created[ ]by[ ])?(?:python-(?:docx|pptx)|docx4?j?|openpyxl|xlsxwriter|apache[ ]poi|phpword|aspose(?:[ .]\w+)*
        |pandoc|reportlab|wkhtmltopdf|weasyprint|(?:libre|open)office(?:\.org)?(?:[ ][\d.]+)?
        |google[ ]docs|wps(?:[ ]office)?|calibre|acrobat[ \w]*|adobe[ \w]*|pscript\w*[ \w.]*|pdfcreator
        |quarkxpress[ \w.]*)
    | (?:my[ -]?)?(?:windows|desktop|laptop|macbook)(?:[ -][\w -]*|\d*)
    # Behind a brand a word of machines or a figure: there are people whose names are Dell, Win, Sony and HP.
    | (?:my[ -]?)?(?:hp|dell|asus|acer|lenovo|msi|sony|toshiba|samsung|pc|mrt|win)
        (?:[ -]?\d*|[ -]?(?:laptop|notebook|pc|user|computer)\b[\w -]*|[ -](?=[\w-]*\d)[\w-]+(?:[ -][\w -]*)?)
    | (?:کاربر|کاربر[ ]ویندوز|مدیر|مدیر[ ]سیستم|ادمین|نویسنده|ناشناس|نامشخص|بی[ ]?نام|بدون[ ]نام|مهمان)[ ]?\d*
    | [\W\d_]* | .*@.*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_no_author(name: str) -> bool:
    """Whether the author that a file names is nobody: a program, a machine, an account.

    >>> is_no_author("python-docx"), is_no_author("Microsoft Office User"), is_no_author("کاربر")
    (True, True, True)
    >>> is_no_author("مدیر شانه‌چی"), is_no_author("Dellal Reza")
    (False, False)
    """
    plain = " ".join(fold(name).text.replace("\N{ZERO WIDTH NON-JOINER}", " ").split())
    return _NOBODY.fullmatch(plain) is not None
