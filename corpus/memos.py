"""What functions remember of their arguments, and how a process that has little memory forgets it.

A function that is asked the same again and again remembers its answers: in ``functools.lru_cache``, or in a
:class:`Memo`, whose look-ups cost no call. Both have a bound; a table that is read once has none
(``functools.cache``) and stays.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from weakref import WeakValueDictionary

_CACHED = type(lru_cache(str))
"""What functions with such a memo are."""

_MEMOS: WeakValueDictionary[int, Kept[Any, Any]] = WeakValueDictionary()
"""All memos, wherever they are kept."""


class Kept[K, V](dict[K, V]):
    """A dict of what a module, ``of``, has made and may make again; emptied when it has ``limit`` entries."""

    __slots__ = ("__weakref__", "limit", "of")

    def __init__(self, of: str, *, limit: int) -> None:
        self.of, self.limit = of, limit
        _MEMOS[id(self)] = self

    def keep(self, key: K, value: V) -> V:
        """Keep a value, and give it back."""
        if len(self) >= self.limit:
            self.clear()
        self[key] = value
        return value


class Memo[V](Kept[str, V]):
    """One that works out what it is asked for the first time.

    Strings longer than ``longest`` will not come again, and are not kept.

    >>> lengths = Memo(len, limit=2, longest=9)
    >>> lengths["چین"], lengths["روسیه"], lengths["ژاپن"], lengths
    (3, 5, 4, {'ژاپن': 4})
    """

    __slots__ = ("_learn", "longest")

    def __init__(self, learn: Callable[[str], V], *, limit: int, longest: int = 100) -> None:
        super().__init__(learn.__module__, limit=limit)
        self._learn, self.longest = learn, longest

    def __missing__(self, key: str) -> V:
        learnt = self._learn(key)
        return self.keep(key, learnt) if len(key) <= self.longest else learnt


def forget(package: str) -> None:
    """Empty the memos of the modules below a package: the same is worked out once more when it is asked for.

    >>> from corpus.verbs import analyses
    >>> _ = analyses("می\\N{ZERO WIDTH NON-JOINER}روند")
    >>> forget("corpus.verbs")
    >>> analyses.cache_info().currsize
    0
    """
    for name, module in list(sys.modules.items()):
        if _is_below(name, package):
            for found in list(vars(module).values()):
                if isinstance(found, _CACHED) and found.cache_parameters()["maxsize"] is not None:
                    found.cache_clear()
    for memo in list(_MEMOS.values()):
        if _is_below(memo.of, package):
            memo.clear()


def _is_below(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
