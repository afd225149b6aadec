"""Regular expressions that are compiled when they are first used.

A process that makes one table needs few of the hundreds of patterns that reading, cleaning and counting hold ready,
and compiling one takes about a millisecond. Once compiled, such a pattern is as fast as any other.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """A pattern that is compiled when one of its methods is first asked for; these are then its own attributes."""

    __slots__ = ("_flags", "_source", *(name for name in dir(re.Pattern) if not name.startswith("_")))

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:  # asked only where the attribute is not there yet
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for own in self.__slots__[2:]:
            setattr(self, own, getattr(compiled, own))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _Late, (self._source, self._flags)

    def __repr__(self) -> str:
        return f"late_pattern({self._source!r}, {self._flags})"


def late_pattern[T: (str, bytes)](source: T, flags: int = 0) -> re.Pattern[T]:
    """As :func:`re.compile`, but the work is done at the first use; a mistake in the pattern shows only then.

    >>> late_pattern("کتاب(ها)?").fullmatch("کتابها")[1]
    'ها'
    """
    return cast("re.Pattern[T]", _Late(source, flags))
