import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import clean_text
from corpus.clean.pages import page_furniture
from tests.clean.cases import GHAZAL, PARAGRAPH, VERSE, W, block
from tests.growth import grows_no_faster
from tests.strategies import any_texts, persian_texts


def paged(*borders: str) -> str:
    """The wrapped paragraph on three pages, with what stands at the first border, at the second, and so on."""
    first, second = borders
    return "\n".join(W[:2]) + first + "\n".join(W[2:4]) + second + "\n".join(W[4:])


HEADED = "\f".join(
    f"تاریخ همسایگان\n{a}\n{b}\n\n{n}\n" for n, (a, b) in zip("۷۸۹", [W[:2], W[2:4], W[4:]], strict=True)
)
LEFT_AND_RIGHT = "\f".join(
    f"{('نام کتاب', 'نام فصل')[i % 2]}  {i}\nسطر یکم برگ {'ابپتثج'[i]} است.\nسطر آخر برگ {'ابپتثج'[i]} است."
    for i in range(6)
)

PAGES = [
    # (label, damaged, meant), all the way through clean_text
    ("wild", HEADED, PARAGRAPH + "\n"),
    ("wild", paged("\n\f", "\n\f"), PARAGRAPH),
    ("wild", paged("\n\n۱۲\n\n", "\n\n۱۳\n\n"), PARAGRAPH),
    ("wild", paged("\r\n- 12 -\r\n", "\r\n- 13 -\r\n"), PARAGRAPH),
    ("wild", paged("\nPage 3 of 10\n", "\nPage 4 of 10\n"), PARAGRAPH),
    ("wild", paged("\n\u200fصفحهٔ ۱۲\u200f\n", "\nصفحهٔ ۱۳\n"), PARAGRAPH),
    ("wild", paged("\nصفحه ۱ از ۳\nتاریخ همسایگان\n", "\nصفحه ۲ از ۳\nتاریخ همسایگان\n"), PARAGRAPH),
    ("wild", paged("\nhttps://example.ir/a 1/3\n", "\nhttps://example.ir/a 2/3\n"), PARAGRAPH),
    ("synthetic", paged("\nتاریخ همسایگان | ۱\n\f", "\nتاریخ همسایگان | ۲\n\f") + "\nتاریخ همسایگان | ۳", PARAGRAPH),
    ("synthetic", paged("\nصفحه ۳ از ۹\n", "\n"), PARAGRAPH),
    ("synthetic", "همکاری‌ها ادامه دارد و\n۱\n\fدو کشور راضی‌اند.\n۲\n", "همکاری‌ها ادامه دارد و دو کشور راضی‌اند.\n"),
    ("synthetic", "دو کشور راضی‌اند.\nصفحه ۱\nسفر تمام شد.\nصفحه ۲", "دو کشور راضی‌اند.\n\nسفر تمام شد."),
    ("synthetic", "این عنو-\nصفحه ۱\nانی است.\nصفحه ۲", "این عنوانی است."),
]


@pytest.mark.parametrize(("label", "damaged", "meant"), PAGES)
def test_pages(label, damaged, meant):
    cleaned = clean_text(damaged)
    assert cleaned.text == meant
    assert cleaned.alignment.replay(damaged) == meant
    assert clean_text(meant).text == meant


def test_headers_of_left_and_right_pages_go():
    text = clean_text(LEFT_AND_RIGHT).text
    assert "نام" not in text
    assert text.count("سطر") == 12


REFRAIN = "تیتر خبر\nای یار مهربان من\nباز آ که وقت ماست\n"
SECTIONS = "{}\nبخشی که کوتاه نیست و پایان خود را دارد.\nجملهٔ دیگر همین بخش در این سطر آمده است و بس.\n"

NOT_PAGES = [
    REFRAIN * 3,
    (REFRAIN + "\n") * 3,
    "".join(SECTIONS.format(n) for n in "۱۲۳۴"),
    "".join(f"- {n} -\n{block(GHAZAL)}\n" for n in "۱۲۳۴"),
    "".join(f"{n}\n{block(VERSE)}\n" for n in "۱۲۳۴"),
    "".join(f"مادهٔ {n}\nهر کس حق دارد که در کشور خود زندگی کند و کار بیابد.\n" for n in "۱۲۳۴"),
    "نام\n۱\nکشور\n۲\nشهر\n۳\nخانه\n۴",
    "".join(f"فصل\n{SECTIONS.format(n)}" for n in "۱۲۳۴"),
    "او در صفحه ۱۲ کتاب نوشت که چنین است.\nدر صفحه ۱۳ کتاب چیز دیگری نوشت.",
    "نتیجهٔ بازی\n۲/۱\nنتیجهٔ دیگر\n۳/۱\nپایان",
    "سال ۱۴۰۱\n۱۴۰۱\nسال ۱۴۰۲\n۱۴۰۲",
    "نمایه\nاحمدی\nصفحه ۱۲\nحسینی\nصفحه ۱۳\nرضایی\nصفحه ۱۵",
    "صفحه ۱\nتصویر کودکی با توپ\nصفحه ۲\nتصویر مادر\nصفحه ۳\nتصویر پدر",
    "".join(f"{n}\nعنوان خبری که نقطه ندارد و از چهل نویسه بلندتر است\n" for n in "۱۲۳۴"),
]


# With form feeds: nothing but them goes, since no line recurs and no number counts the pages.
NOT_FURNITURE = [
    [f"نتیجهٔ {city}\n{n} رأی" for city, n in zip(("تهران", "فارس", "یزد"), ("۱۰۰", "۲۰۰", "۳۰۰"), strict=True)],
    [f"فصل {n}\nداستان {word} آغاز می‌شود." for n, word in zip("۱۲۳", ("باد", "باران", "برف"), strict=True)],
    [f"مادهٔ {n}\nهر کس حق {word} دارد." for n, word in zip("۱۲۳", ("کار", "نان", "آب"), strict=True)],
    [f"{n} مهر ۱۴۰۲\nامروز {word}." for n, word in zip(("۱۲", "۱۳", "۱۴"), ("باران", "آفتاب", "برف"), strict=True)],
    [f"{n}\nدر این سال {word} شد." for n, word in zip(("۱۳۵۷", "۱۳۵۸", "۱۳۵۹"), ("جنگ", "صلح", "کودتا"), strict=True)],
]


@pytest.mark.parametrize("pages", NOT_FURNITURE)
def test_lines_that_differ_in_what_they_say_stay(pages):
    assert clean_text("\f".join(pages)).text.split() == " ".join(pages).split()


def test_a_number_that_counts_the_pages_goes_with_its_line():
    pages = [
        f"تاریخ ما، چاپ ۱۴۰۲ – {n}\nبرگ {word} است." for n, word in zip("۷۸۹", ("باد", "باران", "برف"), strict=True)
    ]
    assert clean_text("\f".join(pages)).text == "برگ باد است.\n\nبرگ باران است.\n\nبرگ برف است."


@pytest.mark.parametrize("text", NOT_PAGES)
def test_what_is_no_page_stays(text):
    assert page_furniture(text) == []


def test_a_refrain_stays_on_pages_too():
    pages = [f"سطر {'ابپتث'[i]} می‌آید\nباز آ\nسطر {'جچحخد'[i]} می‌رود\nباز آ\nباز آ\n" for i in range(5)]
    text = clean_text("\f".join(pages)).text
    assert text.count("باز آ") == 15


REPEATED_ON_PAGES = {
    "a form letter": [
        f"با سلام و احترام\nجناب آقای {name}\nپروندهٔ شما بررسی شد و پذیرفته نشد.\nبا سپاس فراوان\nمدیر ادارهٔ ثبت"
        for name in ("احمدی", "رضایی", "کریمی", "حسینی")
    ],
    "a prayer": [f"خدای بزرگ\n{name} ما را یاری کن\nما را تنها نگذار\nآمین" for name in ("پدران", "مادران", "رفتگان")],
    "a song": [
        f"بر {place} باران می‌بارد و دلم گرفته است\nدر {place} کسی چراغی نمی‌افروزد امشب\nای یار مهربان باز آ"
        for place in ("کوه", "دشت", "دریا", "شهر")
    ],
    "a sentence of prose, now the last line, now the third from the end": [
        f"فصلنامهٔ خاور\n{lines}\n{n}"
        for n, lines in (
            (
                "۱",
                "کاروان رسید.\nبازار باز بود.\nسهم این کشور به سه درصد رسیده است.\nسفر از بندر آغاز شد.\nکسی نیامد.",
            ),
            (
                "۲",
                "پیرمرد گریست.\nهمه خندیدند.\nراه دراز بود.\nباران آمد.\nسهم این کشور به سه درصد رسیده است.",
            ),
            ("۳", "شب شد.\nسگی پارس کرد.\nدزدی گریخت.\nسهم این کشور به سه درصد رسیده است.\nماه برآمد."),
        )
    ],
}


@pytest.mark.parametrize("pages", REPEATED_ON_PAGES.values(), ids=REPEATED_ON_PAGES)
def test_what_a_text_says_again_on_its_pages_stays(pages):
    text = clean_text("\f".join(pages)).text
    for line in {line for page in pages for line in page.split("\n")} - {"فصلنامهٔ خاور", "۱", "۲", "۳"}:
        assert text.count(line) == sum(page.count(line) for page in pages)
    assert "فصلنامه" not in text


def test_a_header_goes_where_a_page_ends_within_a_sentence():
    pages = [f"دفتر یادها\n{a}\n{b}" for a, b in (W[:2], W[2:4], W[4:6])]
    assert "دفتر یادها" not in clean_text("\f".join(pages)).text


def test_records_name_what_went():
    cleaned = clean_text("همکاری‌ها ادامه دارد و\nصفحه ۱\nدو کشور راضی‌اند.\nصفحه ۲")
    assert [(r.step, r.fixer, r.before, r.after) for r in cleaned.repairs] == [
        ("lines", "page_furniture", "\nصفحه ۱\n", " "),
        ("lines", "page_furniture", "\nصفحه ۲", ""),
    ]


def test_switch_and_preset():
    text = "همکاری‌ها ادامه دارد و\nصفحه ۱\nدو کشور راضی‌اند.\nصفحه ۲"
    assert clean_text(text, page_furniture=False).text == text
    assert clean_text(text, preset="characters").text == text


borders = st.sampled_from(
    ["\f", "\n\f", "\n۱\n", "\n۲\n", "\n۳\n\f", "\nصفحه ۱\n", "\nصفحه ۲\n", "\n- 3 -\n", "\nعنوان\n", "\n1/3\n"]
)
paged_texts = st.lists(st.tuples(any_texts | st.sampled_from(W), borders), max_size=8).map(
    lambda parts: "".join(text + border for text, border in parts)
)


@given(paged_texts)
@settings(deadline=None, max_examples=200)
def test_cleaning_pages_twice_changes_nothing_and_replay_is_exact(text):
    once = clean_text(text)
    assert once.alignment.replay(text) == once.text
    assert clean_text(once.text).text == once.text


@given(persian_texts)
@settings(deadline=None, max_examples=200)
def test_texts_without_pages_are_left_alone(text):
    assert page_furniture(text) == []


@pytest.mark.parametrize("unit", ["\n1\n2", "\n1", "\fالف\n", "\n1/{n}", "صفحه 1\n", "\n\n ", "صفحه 1\nصفحه 2\n"])
def test_time_grows_with_the_length(unit):
    def furniture(count: int) -> object:
        return page_furniture("".join(unit.replace("{n}", str(n)) for n in range(count)))

    assert grows_no_faster(furniture, small=1_000, times=10, limit=35)
