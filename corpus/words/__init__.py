"""Text → sentences, tokens, lemmas; stopwords."""

from .lemmatizer import lemmatize, use_corrections
from .sentence import sentences
from .stoplist import stopwords
from .tokenizer import Token, tokenize

__all__ = ["Token", "lemmatize", "sentences", "stopwords", "tokenize", "use_corrections"]
