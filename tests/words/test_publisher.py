"""Who publishes a text, by what it says of itself."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given

from corpus.words import find_author, find_source
from corpus.words.source_names import known_sources, usual_name
from tests import strategies
from tests.words.cases_sources import DATELINES, ENDS, KNOWN_FAILURES, NONE, OPENINGS, REPORTS, REST


def name(text: str) -> str | None:
    found = find_source(text)
    return found and found.name


@pytest.mark.parametrize(("text", "wanted"), [*REPORTS, *DATELINES, *ENDS, *OPENINGS])
def test_the_source_of_a_text(text, wanted):
    assert name(text) == wanted
    if not text.startswith(REST) and "منبع" not in text:  # what the head says is said of a long text too
        assert name(f"{text}{REST * 5}") == wanted
    if (found := find_source(text)) is not None:
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", NONE)
def test_what_names_no_source(text):
    assert find_source(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pytest.param(*case, marks=pytest.mark.xfail(strict=True, reason=why)) for *case, why in KNOWN_FAILURES],
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
        ("وزیر رفت.\n/ایسنا", "label"),
        ("ایسنا: وزیر رفت.", "opening"),
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


@pytest.mark.parametrize("length", [*range(385, 410), *range(470, 495)])
def test_a_source_is_not_cut_where_the_head_ends(length):
    credit = "\nمنبع: ایسنا"
    body = ("باران بارید. " * 50)[: length - len(credit)]
    assert name(body + credit) == "ایسنا"
    assert name(f"{body}{credit}\n{REST * 20}") in ({"ایسنا"} if len(body) < 400 else {None})


@pytest.mark.parametrize("length", range(380, 402))
def test_a_line_that_goes_on_behind_the_head_is_no_label(length):
    begin = ("باران بارید. " * 50)[:length]
    assert name(f"{begin} در پایان. منبع: ایسنا {REST.strip() * 20}") is None


@pytest.mark.parametrize("length", range(780, 821))
def test_an_author_is_not_cut_where_the_head_ends(length):
    line = "\nنویسنده: مریم کاویانی"
    body = ("باران بارید. " * 80)[: length - len(line)]
    for text in (body + line, f"{body}{line}\n{REST * 20}"):
        assert find_author(text).text == "مریم کاویانی"


def test_names_are_one_house_each():
    names = known_sources()
    assert names.name_of("بي‌بي‌سي فارسي") == "بی‌بی‌سی فارسی"
    assert len({name for houses in names.houses.values() for name, _ in houses}) > 400
    assert names.name_of("وزیر") is None


@pytest.mark.parametrize("spelled", ["شین‌هوا", "شین هوا", "شينهوا", "خبرگزاری شین‌هوا", "خبرگزاري  شين هوا"])
def test_a_house_has_one_name_in_texts_and_in_tables(spelled):
    assert name(f"به گزارش {spelled}، وزیر رفت.") == usual_name(spelled) == "شین‌هوا"


@pytest.mark.parametrize(
    ("given", "usual", "spelling"),
    [
        ("تین نیوز", "تین‌نیوز", "تین‌نیوز"),
        ("پایگاه خبری تین‌نیوز", "تین‌نیوز", "تین‌نیوز"),
        ("ISNA", "ایسنا", "ISNA"),
        ("https://www.isna.ir/news/1", "ایسنا", "https://www.isna.ir/news/1"),
        ("خبرگزاری دانشجویان ایران", "ایسنا", "خبرگزاری دانشجویان ایران"),
        ("دانشجویان ایران", "دانشجویان ایران", "دانشجویان ایران"),
        ("روزنامه جمهوری اسلامی", "جمهوری اسلامی", "جمهوری اسلامی"),
        ("خبرگزاری جمهوری اسلامی", "ایرنا", "خبرگزاری جمهوری اسلامی"),
        ("ایران", "ایران", "ایران"),
        ("تلویزیون ایران", "تلویزیون ایران", "تلویزیون ایران"),
        ("بي بي سي فارسي", "بی‌بی‌سی فارسی", "بی‌بی‌سی فارسی"),
        ("دانشگاه تهران", "دانشگاه تهران", "دانشگاه تهران"),
        ("", "", ""),
    ],
)
def test_the_usual_name_of_a_house(given, usual, spelling):
    assert usual_name(given) == usual
    assert usual_name(given, other_names=False) == spelling


def test_the_lists_of_common_words_are_of_names_that_are_there():
    read = tomllib.loads(files("corpus").joinpath("data/sources/names.toml").read_text("utf-8"))
    for listed in ("also_words", "only_with_kind"):
        assert [form for form in read[listed] if known_sources().name_of(form) is None] == []


@given(strategies.any_texts)
def test_whatever_the_text_offsets_are_its_own(text):
    found = find_source(text)
    assert found is None or text[found.start : found.end] == found.text
