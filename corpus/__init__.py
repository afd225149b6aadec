"""Study Persian-language texts: clean text, word frequencies, mentions of actors, timelines.

The flow, one layer a step; a module imports only from layers above it::

    lateimports  patterns  errors  letters  csv_cells  alignment                            what all stands on
    chunks  memos  formtable  lexicon  wordforms  verbs  spokenverbs  calendars  languages
    document                                             one text: raw, clean, metadata
    readers    files, folders          →  documents
    clean      damaged text            →  clean text, every edit recorded
    words      clean text              →  sentences, tokens, lemmas
    mentions   text, clean or not      →  mentions of actors
    dates      text                    →  dated expressions
    count      records of many texts   →  tables
    plot       table                   →  figure
    display    tables right to left in notebooks
    explore    a corpus               →  a widget for JupyterLab
    engine     how per-document work runs
    collection load() and Corpus: the steps above, strung together
    report     notebooks + parameters  →  one HTML report
    commands   the verbs of the command line, which __main__ reads

>>> import corpus
>>> texts = corpus.load("seeds/")
>>> texts.mention_counts()[["actor", "count"]].head(3).values.tolist()
[['JP', 13], ['CN', 9], ['RU', 7]]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# Public names in the order of the flow, each with the module that defines it. They load when first used, so that
# `import corpus` stays light and cleaning a text never imports pandas or Matplotlib.
_HOME = {
    "CorpusError": "errors",
    "Document": "collection",
    "CleanText": "clean",
    "CleanConfig": "clean",
    "OrderModel": "clean",
    "clean_text": "clean",
    "clean_texts": "clean",
    "Token": "words",
    "tokenize": "words",
    "sentences": "words",
    "lemmatize": "words",
    "stopwords": "words",
    "Actor": "mentions",
    "Alias": "mentions",
    "Gazetteer": "mentions",
    "Mention": "mentions",
    "find_mentions": "mentions",
    "choose_actors": "mentions",
    "check_gazetteer": "mentions",
    "DateMention": "dates",
    "find_dates": "dates",
    "Corpus": "collection",
    "load": "collection",
    "GazetteerComparison": "collection",
    "compare_gazetteers": "collection",
    "cite": "count",
    "general_persian": "count",
    "read_audit": "count",
    "notebook": "display",
    "side_by_side": "display",
}

_MODULES = ("plot", "display")

__all__ = (*_HOME, *_MODULES, "__version__")  # noqa: PLE0604 - the names are the keys above


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module 'corpus' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return sorted(__all__)


if TYPE_CHECKING:
    from . import display as display
    from . import plot as plot
    from .clean import CleanConfig, CleanText, OrderModel, clean_text, clean_texts
    from .collection import Corpus, Document, GazetteerComparison, compare_gazetteers, load
    from .count import cite, general_persian, read_audit
    from .dates import DateMention, find_dates
    from .display import notebook, side_by_side
    from .errors import CorpusError
    from .mentions import Actor, Alias, Gazetteer, Mention, check_gazetteer, choose_actors, find_mentions
    from .words import Token, lemmatize, sentences, stopwords, tokenize
