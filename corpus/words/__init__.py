"""Text → sentences, tokens, lemmas; stopwords."""

from .lemmatizer import lemmas_named, lemmatize, use_corrections
from .sentence import sentences
from .stoplist import stopwords
from .tokenizer import Token, tokenize

__all__ = ["Token", "lemmas_named", "lemmatize", "sentences", "stopwords", "tokenize", "use_corrections"]
