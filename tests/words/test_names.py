import pytest

from corpus.words.names import is_name, is_people, is_relational

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@pytest.mark.parametrize("word", ["گرگان", "برجام", "لاریجانی", "کیشیدا", "پزشکیان", "امارات"])
def test_names(word):
    assert is_name(word)


@pytest.mark.parametrize("word", ["کتاب", "کارگران", "آسیای", "دستم", "شورای"])
def test_no_names(word):
    assert not is_name(word)


@pytest.mark.parametrize("word", ["بحرینی", "تلگرامی", "رسانه~ای", "ترکیه~ای", "میان~دوره~ای", "دو~مرحله~ای"])
def test_relational(word):
    assert is_relational(word.replace("~", ZWNJ))


@pytest.mark.parametrize("word", ["کتابی", "جلسه~ای", "دوره~ای", "آسیای", "چین", "ای"])
def test_not_relational(word):
    assert not is_relational(word.replace("~", ZWNJ))


@pytest.mark.parametrize("word", ["ایرانی", "شکارچی", "راوی", "متقاضی", "غیرنظامی", "شبه~نظامی", "صفوی"])
def test_people(word):
    assert is_people(word.replace("~", ZWNJ))


@pytest.mark.parametrize("word", ["پزشکی", "حسینی", "ابراهیمی", "حدادی", "شفیعی", "کریمی"])
def test_no_people(word):
    assert not is_people(word)
