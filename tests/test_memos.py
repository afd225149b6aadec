"""What is forgotten is worked out again: memos are emptied, tables stay."""

from corpus.dates import find_dates, runs
from corpus.lexicon import load_lexicon
from corpus.memos import Kept, Memo, forget
from corpus.mentions import find_mentions
from corpus.mentions.finder import lookup_of
from corpus.mentions.gazetteer import resolve_actors
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


def test_memos_within_objects_are_emptied_too():
    gazetteer = resolve_actors(None)
    find_mentions("وزیر خارجهٔ چین به روسیه رفت.", gazetteer)
    known = lookup_of(gazetteer)._known
    assert any(known)
    find_dates("در ۲۵ آبان ۱۴۰۲ رفت.")
    assert runs._RUNS
    forget("corpus.mentions")
    forget("corpus.dates")
    assert not any(known)
    assert not runs._RUNS


def test_a_memo_is_bounded_and_keeps_no_long_strings():
    asked = []
    lengths = Memo(lambda word: asked.append(word) or len(word), limit=2, longest=5)
    assert [lengths[word] for word in ("چین", "چین", "قزاقستان", "قزاقستان", "ژاپن")] == [3, 3, 8, 8, 4]
    assert asked == ["چین", "قزاقستان", "قزاقستان", "ژاپن"]
    assert lengths["روس"] == 3
    assert dict(lengths) == {"روس": 3}


def test_what_is_kept_is_bounded():
    kept = Kept("corpus", limit=2)
    assert [kept.keep(number, -number) for number in range(3)] == [0, -1, -2]
    assert dict(kept) == {2: -2}
