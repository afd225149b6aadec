"""A request of the browser, whose values are checked before anything is worked out from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import OptionError

_WITHIN = 10**9  # of numbers: beyond any offset and page


class UnanswerableError(Exception):
    """A request that is answered by a sentence of the explorer's own; ``values`` go into its braces."""

    def __init__(self, words: str, **values: str) -> None:
        super().__init__(words)
        self.words, self.values = words, values


class Asked:
    """The values of a request, each of the kind that is asked for or an :class:`corpus.errors.OptionError`.

    >>> Asked({"page": 3}).number("page"), Asked({}).number("page", 1)
    (3, 1)
    >>> Asked({"by": "letters"}).choice("by", ("form", "lemma"))
    Traceback (most recent call last):
    corpus.errors.OptionError: by='letters': this is not to be had. What to do: use one of form, lemma.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def text(self, name: str, default: str = "") -> str:
        """A text."""
        value = self._values.get(name, default)
        if not isinstance(value, str):
            raise OptionError(f"{name}={value!r}", "this is no text", "run the cell again")
        return value

    def number(self, name: str, default: int = 0, *, least: int = 0, most: int = _WITHIN) -> int:
        """A whole number, brought between ``least`` and ``most``."""
        value = self._values.get(name)
        if value is None:
            value = default
        if isinstance(value, bool) or not isinstance(value, int):
            raise OptionError(f"{name}={value!r}", "this is no whole number", "run the cell again")
        return min(max(value, least), most)

    def maybe(self, name: str) -> int | None:
        """A whole number, of either sign, or none."""
        return None if self._values.get(name) is None else self.number(name, least=-_WITHIN)

    def switch(self, name: str, *, default: bool = False) -> bool:
        """On or off."""
        value = self._values.get(name, default)
        if not isinstance(value, bool):
            raise OptionError(f"{name}={value!r}", "this is neither on nor off", "run the cell again")
        return value

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of ``allowed``, the first where none is named."""
        value = self._values.get(name, allowed[0])
        if value not in allowed:
            raise OptionError(f"{name}={value!r}", "this is not to be had", f"use one of {', '.join(allowed)}")
        return str(value)

    def several(self, name: str) -> list[str] | None:
        """A list of texts, or None where it is not given."""
        value = self._values.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise OptionError(f"{name}={value!r}", "this is no list of texts", "run the cell again")
        return value
