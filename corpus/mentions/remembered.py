"""What was worked out for words or chunks of texts, kept for when they come again."""

from __future__ import annotations

from collections.abc import Callable

MEMORY = 50_000
"""Words or chunks kept; more than a large corpus has near names."""


class Remembered[T](dict[str, T]):
    """A dict that works out what it is asked for the first time.

    >>> lengths = Remembered(len)
    >>> lengths["چین"], lengths
    (3, {'چین': 3})
    """

    __slots__ = ("_learn",)

    def __init__(self, learn: Callable[[str], T]) -> None:
        self._learn = learn

    def __missing__(self, key: str) -> T:
        if len(self) >= MEMORY:
            self.clear()
        self[key] = learnt = self._learn(key)
        return learnt
