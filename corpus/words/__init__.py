"""Text → sentences, tokens, lemmas; stopwords; who publishes and who wrote a text."""

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
