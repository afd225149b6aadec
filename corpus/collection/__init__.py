"""load() and Corpus: everything above, strung together for a folder of texts."""

from .actors import Actors
from .corpus import Corpus
from .document import Document
from .gazetteers import GazetteerComparison, compare_gazetteers
from .loading import load
from .streamed import StreamedCorpus

__all__ = ["Actors", "Corpus", "Document", "GazetteerComparison", "StreamedCorpus", "compare_gazetteers", "load"]
