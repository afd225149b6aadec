"""The two languages that figures and pages speak, Persian and English: digits, and what months are called in each."""

from __future__ import annotations

from typing import Literal, get_args

from . import calendars
from .errors import OptionError
from .letters import PERSIAN_DIGITS

Language = Literal["fa", "en"]

_ENGLISH = {
    "gregorian": tuple("January February March April May June July August September October November December".split()),
    "persian": tuple(
        "Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand".split()
    ),
}  # fmt: skip
_MINUS = "\N{MINUS SIGN}"
_PERSIAN_MARKS = str.maketrans(",.", "\N{ARABIC THOUSANDS SEPARATOR}\N{ARABIC DECIMAL SEPARATOR}")
_TO_PERSIAN = str.maketrans("0123456789", PERSIAN_DIGITS)


def check_language(language: str) -> None:
    """Raise an :class:`OptionError` where ``language`` is none of the two.

    >>> check_language("de")
    Traceback (most recent call last):
    corpus.errors.OptionError: language='de': there are no words in it. What to do: use one of fa, en.
    """
    if language not in get_args(Language):
        known = ", ".join(get_args(Language))
        raise OptionError(f"language={language!r}", "there are no words in it", f"use one of {known}")


def month_names(calendar: Literal["gregorian", "persian"], language: Language) -> tuple[str, ...]:
    """The twelve months, as they are called in Iran or in English.

    >>> month_names("persian", "en")[7], month_names("persian", "fa")[7]
    ('Aban', 'آبان')
    """
    if language == "en":
        return _ENGLISH[calendar]
    return tuple(calendars.month_label(calendar, month) for month in range(1, 13))


def in_digits(value: object, language: Language) -> str:
    """A number in the digits of the language.

    >>> in_digits(1402, "fa"), in_digits(5000, "en")
    ('۱۴۰۲', '5000')
    """
    return str(value).translate(_TO_PERSIAN) if language == "fa" else str(value)


def with_decimals(value: float, places: int, language: Language) -> str:
    """A number with so many decimals, thousands parted, in the digits and marks of the language.

    >>> with_decimals(1234.5, 1, "en"), with_decimals(1234.5, 1, "fa"), with_decimals(-1.5, 1, "fa")
    ('1,234.5', '۱٬۲۳۴٫۵', '\\u200e−۱٫۵')
    """
    plain = f"{value:,.{places}f}".replace("-", _MINUS)
    if language == "en":
        return plain
    # The sign stands to the left of Persian digits too; without the mark it would be drawn on their right.
    return in_digits(plain.translate(_PERSIAN_MARKS), language).replace(_MINUS, "\N{LEFT-TO-RIGHT MARK}" + _MINUS)
