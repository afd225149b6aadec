import pytest

from corpus.alignment import apply_edits
from corpus.clean.vocabulary import UNKNOWN, cost, known
from corpus.clean.wordbreaks import word_breaks

CASES = [
    ("synthetic", "این کتابرا دید", "این کتاب را دید"),
    ("synthetic", "در ای ن شهر", "در این شهر"),
    ("synthetic", "سیاست خارج ی کشور", "سیاست خارجی کشور"),
    ("synthetic", "دولتبرای مردم", "دولت برای مردم"),
    ("negative", "سفر کیشیدا به آستانه", None),
    ("negative", "اورسولا فون دیرلاین در سمرقند", None),
    ("negative", "گفت و گو با مورینیو", None),
    ("negative", "همسایگان و زندانیانی که آزاد شدند", None),
    ("negative", "قاعدتاً و نهایتاً خانهٔ ما", None),
    ("negative", "می‌خواهم و نمی‌شود و کتاب‌هایشان", None),
]


@pytest.mark.parametrize(("label", "damaged", "meant"), CASES)
def test_case(label, damaged, meant):
    edits = word_breaks(damaged)
    assert apply_edits(damaged, edits) == (meant or damaged)
    if meant is None:
        assert edits == []


def test_common_words_cost_less_than_rare_ones_and_those_less_than_unknown_ones():
    assert cost("در") < cost("کتاب") < cost("زیرساخت") < UNKNOWN <= cost("غژقژضظ")


@pytest.mark.parametrize("word", ["می‌روند", "کتاب‌هایشان", "خانهٔ", "واقعاً", "همسایگان", "زندانیانی", "سرمایه‌گذاری"])
def test_forms_that_grammar_makes_are_known(word):
    assert known(word)


@pytest.mark.parametrize("word", ["کتابرا", "ق", "ذطز", "دیرلاین"])
def test_strings_that_are_no_words_are_unknown(word):
    assert not known(word)
