"""load() and Corpus: everything above, strung together for a folder of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lateimports import late_names

if TYPE_CHECKING:
    from .actors import Actors
    from .corpus import Corpus
    from .document import Document
    from .gazetteers import GazetteerComparison, compare_gazetteers
    from .loading import load
    from .streamed import StreamedCorpus

__all__ = ["Actors", "Corpus", "Document", "GazetteerComparison", "StreamedCorpus", "compare_gazetteers", "load"]

__getattr__, __dir__ = late_names(  # a process that only reads and cleans needs none of them, nor pandas
    __name__,
    {
        "actors": "Actors",
        "corpus": "Corpus",
        "document": "Document",
        "gazetteers": "GazetteerComparison compare_gazetteers",
        "loading": "load",
        "streamed": "StreamedCorpus",
    },
)
