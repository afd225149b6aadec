"""The words around a node."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.count.contexts import around, words_in
from corpus.words import tokenize

from ..strategies import any_texts

PARAGRAPHS = "پیش از این.\n\nسفر به چین بود. خبر مهم بود.\n\nپس از آن"

WITHIN = [
    ("paragraph", "سفر به", "بود. خبر مهم بود."),
    ("sentence", "سفر به", "بود."),
    ("document", "پیش از این. ¶ سفر به", "بود. خبر مهم بود. ¶ پس"),
]


def windows(text, node, window, within="paragraph"):
    start = text.index(node)
    [pair] = around(text, [(start, start + len(node))], window=window, within=within)
    return pair


@pytest.mark.parametrize(("within", "before", "after"), WITHIN)
def test_a_window_stops_at_borders(within, before, after):
    assert windows(PARAGRAPHS, "چین", 5, within) == (before, after)


def test_the_end_of_a_paragraph_is_no_word_and_is_shown_only_inside_a_window():
    assert windows(PARAGRAPHS, "این", 2, "document") == ("پیش از", ". ¶ سفر به")
    assert windows(PARAGRAPHS, "سفر", 1, "document") == ("این. ¶", "به")
    assert windows(PARAGRAPHS, "بود. خبر مهم بود.", 1, "document") == ("چین", "¶ پس")


PIECES = [
    ("signs are shown and not counted", "الف «ب» (پ)، چین: ت! (ث)", 2, ("ب» (پ)،", ": ت! (ث")),
    (
        "addresses and dates are one word",
        "در a.b.com/x ۱۴۰۲/۸/۱۷ چین ۱۲:۳۰ U.S. و",
        2,
        ("a.b.com/x ۱۴۰۲/۸/۱۷", "۱۲:۳۰ U.S."),
    ),
    ("a node inside a word", "در ماچین‌ها و", 1, ("ما", "\u200cها")),
    ("no words around", "«چین»", 3, ("«", "»")),
    ("several spaces as one", "در  \t کشور\u00a0چین \u2028  بود", 2, ("در کشور", "بود")),
]


@pytest.mark.parametrize(("label", "text", "window", "expected"), PIECES)
def test_words_are_counted_as_tokens_are(label, text, window, expected):
    assert windows(text, "چین", window) == expected


@given(any_texts, st.integers(0, 60), st.integers(0, 20), st.integers(0, 5))
def test_a_window_holds_the_nearest_words_of_the_text(text, start, length, window):
    start = min(start, len(text))
    end = min(start + length, len(text))
    [(before, after)] = around(text, [(start, end)], window=window, within="document")
    assert words_in(before.replace("¶", "")) == words(text[:start].replace("¶", ""))[::-1][:window][::-1]
    assert words_in(after.replace("¶", "")) == words(text[end:].replace("¶", ""))[:window]


def words(text):
    return [token.text for token in tokenize(text) if token.kind != "punctuation"]
