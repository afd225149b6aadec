"""What functions remember of their arguments, and how a process that has little memory forgets it.

A function that is asked the same again and again remembers its answers: in ``functools.lru_cache``, or in a dictionary
with ``__missing__``, which fills itself. Such a memo has a bound; a table that is read once has none
(``functools.cache``) and stays.
"""

from __future__ import annotations

import sys
from functools import lru_cache

_CACHED = type(lru_cache(str))
"""What functions with such a memo are."""


def forget(package: str) -> None:
    """Empty the memos of the modules below a package: the same is worked out once more when it is asked for.

    >>> from corpus.verbs import analyses
    >>> _ = analyses("می\\N{ZERO WIDTH NON-JOINER}روند")
    >>> forget("corpus.verbs")
    >>> analyses.cache_info().currsize
    0
    """
    for name, module in list(sys.modules.items()):
        if name == package or name.startswith(f"{package}."):
            for found in list(vars(module).values()):
                _empty(found)


def _empty(found: object) -> None:
    """Empty this if it is a memo."""
    kind = type(found)
    if isinstance(found, dict) and hasattr(kind, "__missing__") and kind.__module__.startswith("corpus."):
        found.clear()
    if isinstance(found, _CACHED) and found.cache_parameters()["maxsize"] is not None:
        found.cache_clear()
