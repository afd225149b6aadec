import pytest

from corpus.alignment import apply_edits
from corpus.clean.ligatures import swapped_lam_alef

CASES = [
    ("wild", "دالیل تشدید روابط", "دلایل تشدید روابط"),
    ("synthetic", "اسالم و انقالب و عالقه", "اسلام و انقلاب و علاقه"),
    ("synthetic", "اصالح قانون الزم است", "اصلاح قانون لازم است"),
    ("negative", "سال مالی و حال کمال", None),
    ("negative", "سراج الدین و تاج الدین", None),
    ("negative", "صد دالر امریکایی", None),
    ("negative", "دلایل علاقهٔ سالم به کالا", None),
    ("negative", "والتر در سالزبورگ", None),
    ("wild", "والدیمیر پوتین", "ولادیمیر پوتین"),
    ("negative", "گروه‌ها در شمال سوریه فعالند", None),
    ("negative", "همه فعالن و من سالمم", None),
    ("negative", "بالده در بارسلونا ماند", None),
    ("negative", "کالن و هالک " + "دلایل علاقهٔ ملت " * 20, None),
    ("synthetic", "معموالً خوب است", "معمولاً خوب است"),
]


@pytest.mark.parametrize(("label", "damaged", "meant"), CASES)
def test_case(label, damaged, meant):
    edits = swapped_lam_alef(damaged)
    assert apply_edits(damaged, edits) == (meant or damaged)
    if meant is None:
        assert edits == []
