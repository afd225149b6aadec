"""Text → sentences, tokens, lemmas; stopwords; who publishes and who wrote a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lateimports import late_names

if TYPE_CHECKING:
    from .byline import AuthorMention, find_author
    from .lemmatizer import lemmas_named, lemmatize, use_corrections
    from .publisher import SourceMention, find_source
    from .sentence import sentences
    from .source_names import usual_name
    from .stoplist import stopwords
    from .tokenizer import Token, tokenize

__all__ = [
    "AuthorMention",
    "SourceMention",
    "Token",
    "find_author",
    "find_source",
    "lemmas_named",
    "lemmatize",
    "sentences",
    "stopwords",
    "tokenize",
    "use_corrections",
    "usual_name",
]

__getattr__, __dir__ = late_names(
    __name__,
    {
        "byline": "AuthorMention find_author",
        "lemmatizer": "lemmas_named lemmatize use_corrections",
        "publisher": "SourceMention find_source",
        "sentence": "sentences",
        "source_names": "usual_name",
        "stoplist": "stopwords",
        "tokenizer": "Token tokenize",
    },
)
