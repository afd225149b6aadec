"""How work on many files runs, and where its results are kept.

``running`` does pieces of work one after the other, in this process or on several, ``given`` on an engine that the
caller has, such as a cluster; ``store`` keeps on disk what came of them, so that the next time only what has changed is
worked on; ``fingerprint`` says when a result is still that of the same code. The work itself is pure, so where it runs
changes nothing in the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lateimports import late_names

if TYPE_CHECKING:
    from .fingerprint import code_fingerprint
    from .given import check_engine, is_client
    from .lost import Lost
    from .memory import give_back, lean_arrow
    from .pauses import collection_paused
    from .running import run, workers_for
    from .store import Store, StoreError, StoreSize, cache_folder, source_name, stores

__all__ = [
    "Lost",
    "Store",
    "StoreError",
    "StoreSize",
    "cache_folder",
    "check_engine",
    "code_fingerprint",
    "collection_paused",
    "give_back",
    "is_client",
    "lean_arrow",
    "run",
    "source_name",
    "stores",
    "workers_for",
]

__getattr__, __dir__ = late_names(
    __name__,
    {
        "fingerprint": "code_fingerprint",
        "given": "check_engine is_client",
        "lost": "Lost",
        "memory": "give_back lean_arrow",
        "pauses": "collection_paused",
        "running": "run workers_for",
        "store": "Store StoreError StoreSize cache_folder source_name stores",
    },
)
