"""What is known of texts changes how a word is looked for, never what is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.count import plain_texts
from corpus.count.queries import query

SIGNS = [
    "\u200c",
    "\N{ARABIC HAMZA ABOVE}",
    "\N{ARABIC FATHATAN}",
    "\N{ARABIC TATWEEL}",
    "\u064e",
    "\u200f",
    "\u200c\u200c",
]
LETTERS = [*"ایرانتهکوسچل", *"يىكأإٱةۀؤ", " ", "\n", "،", "ﻻ", "😀", "a", "5"]
WORDS = ["ایران", "تهران", "چین", "سال", "ا", "ایر*", "*ران", "ای?ان", "سال ایران", "کوه ها"]
TEXTS = st.lists(
    st.sampled_from([*LETTERS, *SIGNS]) | st.sampled_from(["ایران", "تهران", "چین", "سال", "کوه", "ها", "ایر", "ان"]),
    max_size=20,
).map("".join)


@pytest.fixture(autouse=True)
def nothing_known():
    plain_texts.forget()
    yield
    plain_texts.forget()


@settings(max_examples=300)
@given(texts=st.lists(TEXTS, max_size=4), word=st.sampled_from(WORDS))
def test_what_is_known_changes_nothing(texts, word):
    plain_texts.forget()
    find = query(word)
    before = [find(text) for text in texts]
    plain_texts.learn(texts)
    plain_texts.learn(texts)
    assert all(plain_texts.known_of(text) for text in texts)
    assert [find(text) for text in texts] == before


def test_texts_are_looked_at_with_the_second_question():
    plain_texts.learn(["سفر به چین"])
    assert plain_texts.known_of("سفر به چین") is None
    plain_texts.learn(["سفر به چین"])
    assert plain_texts.known_of("سفر به چین")


def test_more_texts_than_are_kept_are_not_looked_at(monkeypatch):
    monkeypatch.setattr(plain_texts, "_MOST", 1)
    for _ in range(2):
        plain_texts.learn(["چین", "روسیه"])
    assert plain_texts.known_of("چین") is None
