"""Who publishes a text, by what it says of itself."""

import pytest
from hypothesis import given

from corpus.words import find_author, find_source
from corpus.words.source_names import known_sources
from tests import strategies
from tests.words.cases_sources import DATELINES, ENDS, KNOWN_FAILURES, NONE, REPORTS, REST


def name(text: str) -> str | None:
    found = find_source(text)
    return found and found.name


@pytest.mark.parametrize(("text", "wanted"), [*REPORTS, *DATELINES, *ENDS])
def test_the_source_of_a_text(text, wanted):
    assert name(text) == wanted
    assert name(f"{text}{REST * 5}" if "منبع" not in text else text) == wanted
    if (found := find_source(text)) is not None:
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_source(text):
    assert find_source(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"), [pytest.param(*case, marks=pytest.mark.xfail(strict=True)) for case in KNOWN_FAILURES]
)
def test_known_failures(text, wanted):
    assert name(text) == wanted


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("تهران - ایرنا - وزیر رفت.", "dateline"),
        ("به گزارش ایسنا، وزیر رفت.", "report"),
        ("به نقل از ایسنا، وزیر رفت.", "quoted report"),
        ("وزیر رفت. (ایسنا)\n", "brackets"),
        ("وزیر رفت.\nمنبع: ایسنا", "label"),
    ],
)
def test_the_place_is_told(text, pattern):
    assert find_source(text).pattern == pattern


def test_the_dateline_comes_before_the_label():
    assert name(f"تهران - ایرنا - وزیر رفت.{REST}\nمنبع: ایسنا") == "ایرنا"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سفر\nنویسنده: مریم کاویانی\nباران بود.", ("مریم کاویانی", "author")),
        ("سفر\nبه قلم: مریم کاویانی\nباران بود.", ("مریم کاویانی", "author")),
        ("گزارش از: علی رضایی‌نیا\nباران بود.", ("علی رضایی‌نیا", "reporter")),
        (REST * 20 + "\nمترجم: سارا بهرامی", ("سارا بهرامی", "translator")),
        ("نویسنده: این کتاب را در سال ۱۳۵۰ نوشتم.", None),
        ("او گفت نویسنده: مریم کاویانی", None),
        ("گزارش از سفر وزیر به شمال", None),
        ("نویسنده‌ای بزرگ بود.", None),
        ("نویسنده: دکتر علی‌اکبر رضایی‌منش\nباران بود.", ("دکتر علی‌اکبر رضایی‌منش", "author")),
        ("نگارنده: مریم کاویانی (کارشناس ارشد)\nباران بود.", ("مریم کاویانی", "author")),
        ("خبرنگار: سلام آقای وزیر\nوزیر: سلام", None),
        ("نویسنده: این کتاب کیست\nباران بود.", None),
        ("نویسنده: گروه اقتصاد\nباران بود.", None),
    ],
)
def test_the_author_of_a_text(text, wanted):
    found = find_author(text)
    assert (found and (found.text, found.role)) == wanted
    assert found is None or text[found.start : found.end] == found.text


def test_names_are_one_house_each():
    names = known_sources()
    assert names.name_of("بي‌بي‌سي فارسي") == "بی‌بی‌سی فارسی"
    assert len(set(names.canonical.values())) > 130
    assert names.name_of("وزیر") is None


@given(strategies.any_texts)
def test_whatever_the_text_offsets_are_its_own(text):
    found = find_source(text)
    assert found is None or text[found.start : found.end] == found.text
