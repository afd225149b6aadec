"""How work on many files runs, and where its results are kept.

``running`` does pieces of work one after the other, in this process or on several; ``store`` keeps on disk what came
of them, so that the next time only what has changed is worked on; ``fingerprint`` says when a result is still that of
the same code. The work itself is pure, so where it runs changes nothing in the result.
"""

from .fingerprint import code_fingerprint
from .running import Lost, run, workers_for
from .store import Store, StoreError, StoreSize, cache_folder, stores

__all__ = [
    "Lost",
    "Store",
    "StoreError",
    "StoreSize",
    "cache_folder",
    "code_fingerprint",
    "run",
    "stores",
    "workers_for",
]
