import runpy

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
    ("wild", "گفت وگو با مورینیو", "گفتوگو با مورینیو"),  # where its half-space belongs another repair knows
    ("wild", "جست وجو و شست وشو", "جستوجو و شستوشو"),
    ("negative", "لی شی و ما یو", None),
    ("negative", "همسایگان و زندانیانی که آزاد شدند", None),
    ("negative", "قاعدتاً و نهایتاً خانهٔ ما", None),
    ("negative", "می‌خواهم و نمی‌شود و کتاب‌هایشان", None),
    ("synthetic", "سالگذشته و هفتهگذشته گفت", "سال گذشته و هفته گذشته گفت"),
    # letters that are ordinals, initials and numbers of clauses
    ("negative", "۱۷م آبان و ۵م مهر", None),
    ("negative", "آقای م و خانم ش را آقای م. ک. دید", None),
    ("negative", "بند ی و گروه ت و گزینه ش و حرف ی", None),
    ("negative", "پرسش ت را ببینید", None),
    # words younger than the list, and those that begin like a verb
    ("negative", "آموزش برخط در وبگاه توئیتر", None),
    ("negative", "نانوفناوری و میکروپلاستیک و اومیکرون", None),
    ("negative", "آلودگی میکروبی آب", None),
    # copulas on nouns and adjectives
    ("negative", "شما معتقدید و شاهدید که همه پیروزند", None),
    ("negative", "آن‌ها طرفدارند و متهمند و نامزدند", None),
    # spoken objects, plurals and verbs
    ("negative", "اینو گفت و پولشو گرفت", None),
    ("negative", "کتابو خوند و حقوقمو داد", None),
    ("negative", "می‌زنه و می‌رسه و می‌خواد برقصه", None),
    ("negative", "باهاش رفت و باهامون نیومد", None),
    ("synthetic", "آنها گفتندو رفتند", "آنها گفتند و رفتند"),
    # names of people, places and things
    ("negative", "موشک تاروس و خودروی اوروس", None),
    ("negative", "جمال موسیالا و پائولو مالدینی", None),
    ("negative", "گوشی گلکسی سامسونگ", None),
    ("negative", "جنگنده رافال فرانسوی", None),
    ("negative", "محمد میرسلیم و رامین جهانپور", None),
    ("negative", "مردم در این کمپ دیده شدند", None),
    ("synthetic", "کتاب رابخوانید", "کتاب را بخوانید"),
    ("synthetic", "قطار درتهران ماند", "قطار در تهران ماند"),
    ("wild", "جلسه برگزارشد و تاکیدکردند", "جلسه برگزار شد و تاکید کردند"),
    ("wild", "مردم ازایران رفتند وبه تهران آمدند", "مردم از ایران رفتند و به تهران آمدند"),
    ("negative", "واین رونی ازدواج کرد و در ونیز وبا گرفت", None),
    ("negative", "ازمیر و ازبکستان و ازجمله ازدحام", None),
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


@pytest.mark.parametrize("word", ["کتابرا", "ق", "ذطز", "شکجصض"])
def test_strings_that_are_no_words_are_unknown(word):
    assert not known(word)


def test_names_do_not_fall_apart_where_something_else_is_mended():
    """Each change earns its own gain: a bad one cannot ride on a good one beside it."""
    text = "این کتابرا در بریکس خواند"
    assert apply_edits(text, word_breaks(text)) == "این کتاب را در بریکس خواند"


def test_names_and_spoken_words_show_no_damage():
    """Many words of a text may be unknown without one space that is missing."""
    text = "رونالدو و موسیالا و مالدینی بازی کردند. راتکلیف و بارکلی پولشو دادن. گلکسی خوبه."
    assert word_breaks(text) == []


def test_a_text_that_is_damaged_all_over_is_mended_more_boldly():
    mild, all_over = "گفت که می‌ش ود", "در ای ن شهر سیاس ت خارج ی کشو ر روش ن است و گفت که می‌ش ود"
    assert apply_edits(mild, word_breaks(mild)) == mild
    assert apply_edits(all_over, word_breaks(all_over)).endswith("گفت که می‌شود")


def test_the_list_of_names_is_that_of_the_gazetteer(root):
    made = runpy.run_path(str(root / "tools" / "make_names.py"))["names"]()
    listed = (root / "corpus" / "data" / "names" / "gazetteer.txt").read_text("utf-8").split()
    assert listed == made, "run python tools/make_names.py"
