"""Lines that say facts about their page are no text of it."""

import pytest

from corpus.readers.page_facts import is_about_page
from corpus.readers.web_pages import read_html

FACTS = [
    "کد خبر: ۱۲۳۴۵ | ۱۲ آبان ۱۴۰۲ - ۰۹:۱۵",
    "کد خبر: ۱۲۳۴۵",
    "كد خبر : 12345",
    "شناسه خبر: ۱۲۳۴۵ - پنجشنبه، ۱۲ آبان ۱۴۰۲ ساعت ۹:۱۵",
    "تاریخ انتشار: ۱۴۰۲/۰۸/۱۲ - ۰۹:۱۵ | کد مطلب: ۱۲۳ | تعداد بازدید: ۱٬۲۳۴ بار | چاپ",
    "۱۲ آبان ۱۴۰۲ - ۰۹:۱۵ کد خبر: ۱۲۳۴۵",
    "زمان مطالعه: ۳ دقیقه",
    "تاریخ: ۱۲ آبان ۱۴۰۲ | بازدید: ۱۲۳ | نسخهٔ چاپی",
    "آخرین به‌روزرسانی: سه‌شنبه ۱۸ مهر ۱۴۰۲",
]
TEXT = [
    "تاریخ: ۱۲ آبان ۱۴۰۲",
    "ساعت: ۱۸:۳۰",
    "تهران - ۱۲ آبان ۱۴۰۲ - ۰۹:۱۵",
    "کد خبر: این عدد را بالای صفحه ببینید.",
    "تاریخ انتشار: کتاب در ۱۲ آبان ۱۴۰۲ به بازار آمد.",
    "بازدید: ۱۲ وزیر از کارخانه دیدن کردند.",
    "انتشار: نشر مرکز، ۱۴۰۲",
    "چاپ",
    "",
]


@pytest.mark.parametrize(("line", "is_fact"), [*((f, True) for f in FACTS), *((t, False) for t in TEXT)])
def test_facts_about_a_page(line, is_fact):
    assert is_about_page(line) is is_fact


def test_the_line_of_facts_of_a_short_page_is_left_out_and_a_date_in_its_text_stays():
    page = (
        "<html lang='fa'><body><article><h1>دیدار دو وزیر</h1><div>کد خبر: ۱۲۳۴۵ | ۱۲ آبان ۱۴۰۲ - ۰۹:۱۵</div>"
        "<p>وزیران راه دو کشور دیروز در مشهد با هم دیدار کردند و سندی را دربارهٔ راه‌آهن امضا کردند.</p>"
        "<p>دیدار بعدی ۲۰ آذر ۱۴۰۲ است.</p></article></body></html>"
    )
    [extract] = read_html(page.encode(), "page.html")
    assert "کد خبر" not in extract.raw
    assert "۰۹:۱۵" not in extract.raw
    assert "۲۰ آذر ۱۴۰۲" in extract.raw
