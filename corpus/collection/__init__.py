"""load() and Corpus: everything above, strung together for a folder of texts."""

from .corpus import Actors, Corpus
from .document import Document
from .loading import load

__all__ = ["Actors", "Corpus", "Document", "load"]
