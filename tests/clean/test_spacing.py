import pytest

from corpus.alignment import apply_edits
from corpus.clean.spacing import protected_spans, punctuation_spacing

CASES = [
    ("wild", "چین،روسیه،ژاپن", "چین، روسیه، ژاپن"),
    ("wild", "است.این خبر", "است. این خبر"),
    ("wild", "است . این ، خبر", "است. این، خبر"),
    ("wild", "نوامبر( ۱۷ آبان )دعوت", "نوامبر (۱۷ آبان) دعوت"),
    ("wild", "پروژه «دروازه جهانی»بخشی", "پروژه «دروازه جهانی» بخشی"),
    ("wild", "سال ۲۰۲۲اما در ژوئن۲۵", "سال ۲۰۲۲ اما در ژوئن ۲۵"),
    ("wild", "ساعت ۱۴ : ۳۰ و 9 : 05", "ساعت ۱۴:۳۰ و 9:05"),
    ("wild", "(رضایی ، ۱۳۹۵ : ۲۳)", "(رضایی، ۱۳۹۵: ۲۳)"),
    ("negative", "با نتیجهٔ ۳ : ۲ و نسبت ۱ : ۱۰۰ و ۱۴ : ۳۰ : ۱۲", None),
    ("synthetic", "گفت:« نه »", "گفت: «نه»"),
    ("synthetic", "گفت: « نه. » و ( رفت؟ )", "گفت: «نه.» و (رفت؟)"),
    ("synthetic", "آیا رفت ؟نه !", "آیا رفت؟ نه!"),
    ("negative", "۱۲.۵ درصد و ۱۲,۰۰۰ نفر و 12.5 و ۴/۲", None),
    ("negative", "۱۴۰۲/۰۸/۱۷ ساعت ۸:۳۰", None),
    ("negative", "به https://example.com/a.b?x=1,2 بروید", None),
    ("negative", "نشانی: info@example.org و www.example.ir", None),
    ("negative", "کشورهای C۵ و G7 و U.S. گفت", None),
    ("negative", "م.آزاد و ا.بامداد", None),
    ("negative", "۱۷م و ۲۰ام و ۳۰امین", None),
    ("negative", "دهۀ ۱۹۸۰ها و ۹۰های میلادی", None),
    ("negative", "#چین_روسیه و @nikkei", None),
    ("negative", "چه شد؟! نه... شاید", None),
    # marks of footnotes stand against the word or the stop
    ("negative", "تهران[۱] پایتخت ایران[الف] است.[۱۲] سپس", None),
    ("negative", "این کار را می‌کنم.۳۱ او نیز «رفت».۱۲ سپس", None),
    ("negative", "x = a[1]", None),
    ("synthetic", "تهران[پایتخت ایران] و شیراز", "تهران [پایتخت ایران] و شیراز"),
    # both are usual: with a space and without
    ("negative", "امام علی(ع)، پیامبر(ص) و امام خمینی(ره) یا محمد (ص)", None),
    ("negative", "مرد ۲۵ساله‌ای، پسر ۲۵ سالهٔ او، توافق ۲۵سالهٔ دو کشور، جنگ ۱۲روزه و در ۳۰سالگی", None),
    ("synthetic", "نرخ ۳۵درصد، ۱۲نفر و پسر ۲۵ساله", "نرخ ۳۵ درصد، ۱۲ نفر و پسر ۲۵ ساله"),  # spaces were lost here
    ("synthetic", "۳۵درصد و ۱۰میلیون و امام علی(ع)", "۳۵ درصد و ۱۰ میلیون و امام علی (ع)"),
    ("synthetic", "۵سالها و ۵نفری", "۵ سالها و ۵ نفری"),
    ("negative", "نسبت ۳:۱ و (بقره:۲۵۵) و ۱۷.۸.۱۴۰۲ و ۵+۱ و COVID-19", None),
    ("negative", "ص۱۲ و ج۲ و ر.ک. به فصل ۲، ۵۰۰ ق.م.", None),
    ("negative", "تهران/ ایسنا: نه – که بد است – و ۵-۶ نفر", None),
]


@pytest.mark.parametrize(("label", "damaged", "meant"), CASES)
def test_case(label, damaged, meant):
    edits = punctuation_spacing(damaged)
    assert apply_edits(damaged, edits) == (meant or damaged)
    if meant is None:
        assert edits == []


def test_protected_spans_slice_to_the_things_protected():
    text = "در www.example.ir نوشت: رشد ۱۲٫۵ درصدی G7 در 2024-12-27"
    assert [text[a:b] for a, b in protected_spans(text)] == ["www.example.ir", "۱۲٫۵", "G7", "2024-12-27"]
