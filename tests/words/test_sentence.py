from itertools import pairwise

import pytest
from hypothesis import example, given

from corpus.words import sentences
from corpus.words.sentence import ABBREVIATIONS, ENDING, ends_sentence

from ..strategies import any_texts

CASES = [
    # (label, sentences that the text is to fall into)
    ("plain", ["او رفت.", "کجا؟", "به خانه!"]),
    ("decimal", ["قیمت ۱۲.۵ دلار بود.", "بعد 12.75 شد."]),
    ("abbreviation", ["در سال ۱۳۲۰ ه.ش. به دنیا آمد.", "بعد رفت."]),
    ("abbreviation", ["در U.S. زندگی می‌کند.", "خوب است."]),
    ("initials", ["ا. ح. آریان‌پور نوشت.", "بعد رفت."]),
    ("title", ["م. رضایی آمد و ص. ۱۲ را خواند."]),
    ("quotation", ["گفت: «می‌روم.» و رفت.", "تمام شد."]),
    ("quotation", ["«کجا می‌روی؟» پرسید.", "جواب نداد."]),
    ("quotation", ["او گفت: «نه.»", "همه خندیدند."]),
    ("aside", ["این خبر (!) مهم است.", "بله."]),
    ("ellipsis", ["او... شاید بیاید.", "نه."]),
    ("acronym", ["بی.بی.سی و سی.آی.ای گفتند.", "کا.گ.ب بود."]),
    ("acronym", ["آن را از بی.بی.سی.", "شنید."]),
    ("list in a line", ["۱. چین", "۲. روسیه", "۳. ژاپن"]),
    ("list in a line", ["سه کشور:", "۱. چین آمد.", "۲. روسیه رفت."]),
    ("no list", ["بازی ۱ بر ۲.", "تیم چین برد.", "گل ۷.", "پایان."]),
    ("url", ["به https://a.ir/b.html رفت.", "بعد www.c.com را دید."]),
]


@pytest.mark.parametrize(("label", "expected"), CASES)
def test_borders(label, expected):
    text = " ".join(expected)
    assert [text[a:b] for a, b in sentences(text)] == expected


LINES = [
    ("empty line", "یک عنوان\n\nمتن خبر", ["یک عنوان", "متن خبر"]),
    ("heading", "## عنوان خبر\nمتن خبر این است", ["عنوان خبر", "متن خبر این است"]),
    ("heading", "متن اول.\n\n### عنوان\nمتن #چین ## و", ["متن اول.", "عنوان", "متن #چین ## و"]),
    ("heading", "##\n#چین خوب است", ["##", "#چین خوب است"]),
    ("list", "۱. مورد اول.\n۲. مورد دوم", ["۱. مورد اول.", "۲. مورد دوم"]),
    ("list", "مورد ۱. است\n  ۲. مورد دوم است", ["مورد ۱.", "است", "۲. مورد دوم است"]),
    ("list", "- سیب سرخ\n- انار", ["- سیب سرخ", "- انار"]),
    ("lost space", "جلسه برگزار شد.در پایان رفتند.", ["جلسه برگزار شد.", "در پایان رفتند."]),
    ("lost space", "جلسه برگزار شد.(پایان خبر)", ["جلسه برگزار شد.", "(پایان خبر)"]),
    ("lost space", "جلسه برگزار شد.«نه» گفتند.", ["جلسه برگزار شد.", "«نه» گفتند."]),
    ("space before the sign", "او معلم است .شاگردان رفتند .", ["او معلم است .", "شاگردان رفتند ."]),
    ("note", "متن دوم.[۲] متن سوم.[3][۴] پایان [۵].", ["متن دوم.[۲]", "متن سوم.[3][۴]", "پایان [۵]."]),
    (
        "wrapped",
        "این خط بلند است و در میان جمله به پایان رسیده\nاست و ادامهٔ آن در خط دوم آمده است تا معلوم شود.",
        ["این خط بلند است و در میان جمله به پایان رسیده\nاست و ادامهٔ آن در خط دوم آمده است تا معلوم شود."],
    ),
]


@pytest.mark.parametrize(("label", "text", "expected"), LINES)
def test_line_ends(label, text, expected):
    assert [text[a:b] for a, b in sentences(text)] == expected


@given(any_texts)
def test_every_visible_sign_is_in_one_sentence(text):
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    outside = [text[a:b].strip() for a, b in pairwise([0, *(x for span in spans for x in span), len(text)])][::2]
    assert {sign for gap in outside for sign in gap} <= {"#"}  # the marks of headings


@given(any_texts)
@example("پس از تلفن. رفت. دوباره. نه. ه. ا. بد. می‌رود؟ (نه! ٢٣. ۲۳. رفت.»")
def test_what_the_search_takes_for_an_end_is_one(text):
    plain = [match for match in ENDING.finditer(text) if match.lastgroup == "plain"]
    assert all(ends_sentence(text, match) for match in plain)


@pytest.mark.parametrize("abbreviation", sorted(ABBREVIATIONS))
def test_no_sentence_ends_behind_an_abbreviation(abbreviation):
    text = f"او را {abbreviation}. کریمی دید."
    assert sentences(text) == [(0, len(text))]


def test_a_long_row_of_stops_is_gone_through_once():
    text = "فهرست" + "." * 100_000 + "x رفت. آمد"
    assert [text[a:b][-6:] for a, b in sentences(text)][-2:] == ["x رفت.", "آمد"]


def test_no_text_no_sentences():
    assert sentences("") == sentences("\n \n") == []


def test_the_seeds_fall_into_their_sentences(seeds):
    text = (seeds / "000_a14d18020eb04ce2.txt").read_text("utf-8")
    found = [text[a:b] for a, b in sentences(text)]
    assert found[0] == "تلاش توکیو برای دور کردن قرقیزستان از چین و روسیه"
    assert all(s.endswith((".", "روسیه")) for s in found)
    assert len(found) == 17


def test_text_without_a_full_stop_is_parted_so_that_no_sentence_is_endless():
    text = "ایران و چین در زمینه انرژی همکاری می‌کنند و روسیه هم می‌آید، " * 2000
    spans = sentences(text)
    assert max(end - start for start, end in spans) <= 5000
    assert len(spans) < 40
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(text[b - 1] == "،" for _, b in spans)
    letters = "ا" * 12_000
    assert [b - a for a, b in sentences(letters)] == [5000, 5000, 2000]
