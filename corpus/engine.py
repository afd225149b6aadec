"""How per-document work runs: one function from a document to a record, over many documents.

The work is pure, so where it runs changes nothing in the result. Today it runs in this process, in order.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence


def map_documents[D, R](
    function: Callable[[D], R], documents: Sequence[D], *, describe: str, progress: bool = False
) -> list[R]:
    """``function`` of every document, in order; with ``progress`` a bar is drawn on stderr."""
    return [function(document) for document in _watched(documents, describe, progress)]


def _watched[D](documents: Sequence[D], describe: str, progress: bool) -> Iterable[D]:
    if not progress:
        return documents
    from tqdm.auto import tqdm

    bar: Iterable[D] = tqdm(documents, desc=describe, unit=" texts", file=sys.stderr, leave=False)
    return bar
