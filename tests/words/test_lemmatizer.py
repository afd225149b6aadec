import pytest
from hypothesis import given

from corpus.errors import OptionError
from corpus.words import lemmatize, use_corrections

from ..strategies import any_texts

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def z(text: str) -> str:
    return text.replace("~", ZWNJ)


# form → lemma, ~ is a half-space; each block is one rule
CASES = {
    "verbs": "کردند:کرد#کن می~کند:کرد#کن نمیدهند:داد#ده رفته~اند:رفت#رو بودند:بود#باش است:بود#باش خواهد:خواست#خواه "
    "شده:شد#شو کند:کرد#کن گفت:گفت#گو برمی~گردند:بر#گشت#گرد می~توان:توانست#توان بپردازند:پرداخت#پرداز کردهاند:کرد#کن",
    "not verbs": "مردم:مردم کشور:کشور مرد:مرد چینی:چینی فرهنگی:فرهنگی میدان:میدان میان:میان دوستی:دوستی رفتن:رفتن "
    "سختی:سخت بلند:بلند ژاپن:ژاپن میراث:میراث خرید:خرید گسترده:گسترده کشتی:کشتی",
    "whole": "تهران:تهران ایران:ایران زبان:زبان انتخابات:انتخابات سیاسی:سیاسی دانش:دانش ورزش:ورزش دختر:دختر تنها:تنها "
    "بها:بها درمان:درمان ساختمان:ساختمان آمریکایی:آمریکایی برای:برای",
    "plural ها": "کتاب~ها:کتاب کتابها:کتاب کشورهای:کشور ارزش~هایی:ارزش زیرساختها:زیرساخت بدهی~های:بدهی خانهها:خانه",
    "plural ان": "کارگران:کارگر دانشجویان:دانشجو نویسندگان:نویسنده ایرانیان:ایرانی زنان:زن شهروندان:شهروند "
    "پرندگان:پرنده",
    "Arabic plurals": "شعرا:شاعر منابع:منبع کتب:کتاب مسائل:مسئله علما:عالم جلسات:جلسه مقامات:مقام نکات:نکته "
    "مسئولین:مسئول انقلابیون:انقلابی وزرای:وزیر افرادی:فرد",
    "linking ی": "آسیای:آسیا شورای:شورا دنیای:دنیا سخنگوی:سخنگو خانه~ای:خانه خانهٔ:خانه برنامهٔ:برنامه اعضای:عضو",
    "indefinite ی": "کسی:کس چیزی:چیز مهمی:مهم زیادی:زیاد نقشی:نقش روشی:روش",
    "adjectives in ی": "دولتی:دولتی اسلامی:اسلامی قرقیزی:قرقیزی اقتصادی:اقتصادی تجاری:تجاری",
    "comparison": "بزرگ~تر:بزرگ بزرگترین:بزرگ مهم~ترین:مهم گسترده~تری:گسترده",
    "clitics": "کتابم:کتاب کتابش:کتاب خانه~اش:خانه خانواده~شان:خانواده کتاب~هایشان:کتاب دوستانش:دوست صدایش:صدا "
    "همکاریمان:همکاری معتقدند:معتقد امیدواریم:امیدوار آفریقاست:آفریقا",
    "spellings": "كتاب:کتاب علي:علی کِتابِ:کتاب بینالمللی:بین~المللی کتـــاب:کتاب",
    "not Persian": "Japan:Japan ۲۰۲۴:۲۰۲۴ C۵:C۵ ،:،",
}
PAIRS = [(rule, *pair.split(":")) for rule, pairs in CASES.items() for pair in pairs.split() if pair.count(":") == 1]


@pytest.mark.parametrize(("rule", "form", "lemma"), PAIRS)
def test_lemmas(rule, form, lemma):
    assert lemmatize(z(form)) == z(lemma)


@pytest.mark.parametrize(
    ("form", "pos", "lemma"),
    [
        ("کند", "ADJ", "کند"),
        ("کند", "VERB", "کرد#کن"),
        ("مردم", "VERB", "مرد#میر"),
        ("رفتن", "VERB", "رفت#رو"),
        ("رفتن", "NOUN", "رفتن"),
        ("گفته", "NOUN", "گفته"),
        ("شکست", "VERB", "شکست#شکن"),
        ("شکست", "NOUN", "شکست"),
        ("برای", "ADP", "برای"),
        ("چین", "PROPN", "چین"),
    ],
)
def test_the_part_of_speech_decides(form, pos, lemma):
    assert lemmatize(form, pos) == lemma


@pytest.mark.xfail(reason="one word at a time: its sentence is not seen", strict=True)
@pytest.mark.parametrize(("form", "lemma"), [("نشست", "نشست#نشین"), ("روی", "روی"), ("گفته", "گفته")])
def test_known_failures_without_context(form, lemma):
    assert lemmatize(form) == lemma


def test_a_wrong_part_of_speech_is_named():
    with pytest.raises(
        OptionError, match=r"N: no part of speech of Universal Dependencies. What to do: use one of ADJ"
    ):
        lemmatize("کتاب", "N")


@given(any_texts)
def test_any_text_has_a_lemma(word):
    lemma = lemmatize(word)
    assert isinstance(lemma, str)
    assert ZWNJ not in (lemma[:1], lemma[-1:])


def test_a_lemma_of_a_noun_is_its_own_lemma():
    for rule, form, lemma in PAIRS:
        if "#" not in lemma:
            assert lemmatize(z(lemma)) == z(lemma), (rule, form)


def test_corrections_of_the_user(tmp_path):
    path = tmp_path / "من.tsv"
    path.write_text("# my lemmas\nکامبار\tکامبارآتا\nکتاب‌ها\tکتاب‌ها\n", "utf-8-sig")
    try:
        use_corrections(path)
        assert lemmatize("کامبار") == "کامبارآتا"
        assert lemmatize("کتاب‌ها") == "کتاب‌ها"
        use_corrections({"کتاب‌ها": "دفتر"})
        assert lemmatize("کتاب‌ها") == "دفتر"
        assert lemmatize("کامبار") == "کامبار"
    finally:
        use_corrections({})
    assert lemmatize("کتاب‌ها") == "کتاب"


def test_a_corrections_file_with_a_mistake_is_named(tmp_path):
    path = tmp_path / "bad.tsv"
    path.write_text("کتاب\tکتاب\nبدون جدول\n", "utf-8")
    with pytest.raises(OptionError, match=r"bad\.tsv: a line is not a form, a tab and a lemma: 'بدون جدول'"):
        use_corrections(path)
    with pytest.raises(OptionError, match=r"missing\.tsv: the file cannot be read"):
        use_corrections(tmp_path / "missing.tsv")
