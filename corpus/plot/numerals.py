"""Numbers as figures write them: digits, marks between thousands, decimals."""

from __future__ import annotations

from typing import Any, Literal, get_args

from matplotlib.ticker import Formatter

from ..errors import OptionError
from ..languages import with_decimals
from .language import figure_language

Digits = Literal["latin", "persian"]
"""Digits that a figure can be asked for; without being asked it takes those of its language."""


def are_persian(digits: Digits | None) -> bool:
    """Whether these digits, or where none are asked for those of the figures' language, are Persian.

    >>> are_persian("persian"), are_persian(None)
    (True, False)
    """
    if digits is None:
        return figure_language() == "fa"
    if digits not in get_args(Digits):
        raise OptionError(digits, "there are no such digits", f"use one of {', '.join(get_args(Digits))}")
    return digits == "persian"


def number(value: float, digits: Digits | None = None) -> str:
    """``value`` as it is written in a figure: whole or with one decimal, thousands parted.

    >>> number(1234.0), number(2.25), number(1234, "persian")
    ('1,234', '2.2', '۱٬۲۳۴')
    """
    return decimals(value, 0 if float(value).is_integer() else 1, digits)


def decimals(value: float, places: int, digits: Digits | None = None) -> str:
    """``value`` with so many decimals, thousands parted.

    >>> decimals(0.7, 2), decimals(0.7, 2, "persian")
    ('0.70', '۰٫۷۰')
    """
    return with_decimals(value, places, "fa" if are_persian(digits) else "en")


def per_cent(value: float, digits: Digits | None = None) -> str:
    """``value`` with one decimal and the sign for per cent.

    >>> per_cent(12.5), per_cent(12.5, "persian")
    ('12.5%', '۱۲٫۵٪')
    """
    return decimals(value, 1, digits) + ("\N{ARABIC PERCENT SIGN}" if are_persian(digits) else "%")


class EvenDecimals(Formatter):
    """Names of ticks, all with the same number of decimals; ``percent`` shows shares of 1 as those of 100."""

    def __init__(self, digits: Digits | None, *, percent: bool = False) -> None:
        # Taken now: what is drawn later is still a figure of the language in which it was made.
        self.digits: Digits = "persian" if are_persian(digits) else "latin"
        self.times = 100 if percent else 1
        self.places = 0

    def __call__(self, x: float, pos: int | None = None) -> str:
        """The name of one tick."""
        return decimals(x * self.times, self.places, self.digits)

    def format_ticks(self, values: Any) -> list[str]:
        """The names of all ticks."""
        shown = [value * self.times for value in values]
        exact = (places for places in range(6) if all(abs(round(v, places) - v) < 1e-9 for v in shown))
        self.places = next(exact, 6)
        return [self(value) for value in values]


class WholeNumbers(Formatter):
    """Names of ticks, each as :func:`number` writes it."""

    def __init__(self, digits: Digits | None) -> None:
        self.digits: Digits = "persian" if are_persian(digits) else "latin"

    def __call__(self, x: float, pos: int | None = None) -> str:
        """The name of one tick."""
        return number(x, self.digits)
