"""What is forgotten is worked out again: memos are emptied, tables stay."""

from corpus.lexicon import load_lexicon
from corpus.memos import forget
from corpus.words import lemmatize, lemmatizer, tokenize, tokenizer


def test_the_same_is_worked_out_once_more():
    texts = ["کتاب‌هایش را در چین می‌خواند.", "می‌روند"]
    before = [(tokenize(text), lemmatize(text)) for text in texts]
    assert lemmatizer._lemma.cache_info().currsize > 0
    assert tokenizer._CHUNKS
    forget("corpus.words")
    assert lemmatizer._lemma.cache_info().currsize == 0
    assert not tokenizer._CHUNKS
    assert [(tokenize(text), lemmatize(text)) for text in texts] == before


def test_tables_stay():
    table = load_lexicon()
    forget("corpus")
    assert load_lexicon() is table


def test_other_packages_keep_theirs():
    lemmatize("کتاب‌هایش")
    forget("corpus.word")
    assert lemmatizer._lemma.cache_info().currsize > 0
