"""What words are called in figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.letters import ZWNJ
from corpus.plot.labels import display_word, display_words, shortened

SHOWN = [
    ("رفت#رو", "رفتن"),
    ("بود#باش", "بودن"),
    ("بر#گشت#گرد", "برگشتن"),
    ("فرا#خواند#خوان", "فراخواندن"),
    ("پیش#آمد#آ", f"پیش{ZWNJ}آمدن"),
    ("سفر کرد#کن", "سفر کردن"),
    ("را داد#ده و رفت#رو", "را دادن و رفتن"),
    ("#ایران", "#ایران"),
    ("#هفته_کتاب و C#", "#هفته_کتاب و C#"),
    ("می‌رود", "می‌رود"),
    ("#", "#"),
    ("", ""),
]


@pytest.mark.parametrize(("word", "shown"), SHOWN)
def test_verbs_are_shown_as_a_dictionary_has_them_and_nothing_else_changes(word, shown):
    assert display_word(word) == shown


def test_words_that_would_look_alike_are_told_apart():
    words = ["کرد#کن", "کردن", "رست#ره", "رست#رو", "رفت#رو"]
    assert display_words(words) == ["کردن (کن)", "کردن", "رستن (ره)", "رستن (رو)", "رفتن"]


def test_a_word_that_the_table_has_twice_is_not_marked():
    assert display_words(["رفت#رو", "رفت#رو"]) == ["رفتن", "رفتن"]


@given(st.text(alphabet="رفتن# بر\u200c", max_size=20))
def test_any_word_can_be_shown(word):
    assert display_words([word]) == [display_word(word)]


def test_a_long_name_is_cut_and_no_half_space_left_hanging():
    assert shortened("سفر به چین", 40) == "سفر به چین"
    assert shortened("سفر‌به‌چین", 5) == "سفر…"
