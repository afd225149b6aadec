import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count import count_terms, frequencies, terms_of, token_table
from corpus.errors import OptionError

from ..strategies import any_texts, persian_texts

DOCUMENTS = [("الف", "چین و ژاپن، کتاب‌های چین.\n\nکتابها در «ژاپن»؟"), ("ب", ""), ("پ", "گل  پل C۵ #چین ۲۰۲۴")]


def as_dict(terms):
    words = terms.words("token", ("word", "number", "acronym", "hashtag", "punctuation", "url", "date", "time"))
    return {(words.docs[d], words.words[w]): n for d, w, n in zip(words.doc, words.word, words.count, strict=True)}


def test_counts_of_documents():
    terms = count_terms(DOCUMENTS)
    assert terms.docs == ("الف", "ب", "پ")
    found = as_dict(terms)
    assert found["الف", "چین"] == 2
    assert found["الف", "ژاپن"] == 2
    assert found["پ", "#چین"] == 1
    assert not any(doc == "ب" for doc, _ in found)
    kinds = terms.types.set_index("token")["kind"]
    assert kinds[["C۵", "#چین", "۲۰۲۴", "«"]].tolist() == ["acronym", "hashtag", "number", "punctuation"]


@given(st.lists(st.one_of(persian_texts, any_texts), max_size=4))
def test_counting_chunks_is_counting_tokens(texts):
    documents = [(str(i), text) for i, text in enumerate(texts)]
    table = token_table(documents)
    expected = table.groupby(["doc", "token"]).size().to_dict()
    assert as_dict(count_terms(documents)) == expected
    assert as_dict(terms_of(table)) == expected


@given(st.lists(persian_texts, max_size=4))
def test_frequencies_are_the_same_from_terms_and_from_tokens(texts):
    documents = [(str(i), text) for i, text in enumerate(texts)]
    for by in ("lemma", "token"):
        pd.testing.assert_frame_equal(
            frequencies(count_terms(documents), by=by), frequencies(token_table(documents), by=by)
        )


def test_words_of_some_documents_keep_their_counts():
    counts = count_terms(DOCUMENTS).words("lemma")
    (first, a), (second, b) = counts.by_group({"الف": 1, "ب": 2, "پ": 2})
    assert (first, second) == (1, 2)
    assert (a.total, b.total) == (8, 4)
    assert a.docs == ("الف",)
    assert b.sizes.tolist() == [0, 4]


def test_a_unit_that_is_not_there_is_named():
    with pytest.raises(OptionError, match="surface: this table of tokens has no such column"):
        count_terms(DOCUMENTS).words("surface")
