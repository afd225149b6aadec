import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.alignment import apply_edits
from corpus.clean import lines
from corpus.clean.lines import hyphenated_words, wrapped_lines
from tests.clean.cases import GHAZAL, PARAGRAPH, VERSE, W, block, z

# A paragraph as a page of some sixty columns wraps it.
HYPHENATED = [
    ("wild", "عنو-\nانی", "عنوانی"),
    ("synthetic", "دانش\u00ad\nگاه", "دانشگاه"),
    ("synthetic", "همکا\u2010\nری کشورها", "همکاری کشورها"),
    ("synthetic", "خبرگزا\u00ac\nری", "خبرگزاری"),
    ("synthetic", "کتاب\u00ad\nروسیه", z("کتاب~روسیه")),  # two words: such a sign was a half-space
    ("negative", "علمی-\nتخیلی", None),
    ("negative", "سیاسی -\nاقتصادی", None),
    ("negative", "گفت:\n- کتاب\n- دفتر", None),
    ("negative", "یک-دو و سه-\n\nچهار", None),
]

UNPOINTED = """
    باران به کوه آمد و رود از سر پل رفت و دشت سبز شد باز
    مرغان به باغ آمده بر شاخ درختان همه آواز سر دادند
    ما مانده به راه تو و چشم از پی آن گرد که بر می‌خیزد
"""


HEADLINES = """
    رئیس‌جمهور: تورم را مهار خواهیم کرد و نمی‌گذاریم مردم آسیب ببینند
    وزیر نیرو: سدهای کشور تنها بیست درصد آب دارند و باید صرفه‌جویی کنیم
    سخنگوی دولت: بودجهٔ سال آینده هفتهٔ دیگر به مجلس داده می‌شود
"""
ITEMS = """
    خرید نان از نانوایی سر کوچه و پنیر از بقالی،
    خرید میوه از بازار میوه و تره‌بار شهرداری،
    پرداخت قبض آب و برق و تلفن و گاز خانه،
"""
FREE_VERSE = """
    می‌خواهم خواب بادبادک را، بر بام خانهٔ پدری‌ام ببینم
    و کودکی را که هنوز در کوچه، به دنبال توپ خود می‌دود
    و مادری را که از پنجره، نام ما را یکی‌یکی صدا می‌زند
    و شبی را که بی‌تو، در این شهر بی‌چراغ سحر می‌شود
"""
DIALOGUE = """
    – پدر گفت که فردا به شهر می‌رود و تا شب برنمی‌گردد و باید بمانیم.
    – مادر پرسید که آیا نان و پنیر به اندازهٔ کافی در خانه داریم؟
    – پسر گفت که دیروز از نانوایی سر کوچه نان خریده است و پنیر هم هست.
"""


WRAPS = [
    ("wild", "\n".join(W), PARAGRAPH),
    ("synthetic", "عنوان\n\n" + "\n".join(W) + "\n\nپایان", "عنوان\n\n" + PARAGRAPH + "\n\nپایان"),
    ("negative", block(GHAZAL), None),
    ("negative", block(UNPOINTED), None),
    ("negative", block(VERSE).replace("،", "\n"), None),  # lines too short for a page
    ("negative", "چین\nروسیه\nژاپن\nهند", None),
    ("negative", "\n".join(f"- {line}" for line in W[:5]), None),
    ("negative", "\n".join(f"{n}. {line}" for n, line in zip("۱۲۳۴۵", W, strict=False)), None),
    ("negative", "\n".join(f"{line[:50]}." for line in W), None),  # each line is a sentence
    ("negative", f"همکاری دو کشور\n{W[0]}\n{W[1]}\n{W[2]}", None),  # a heading, which is short
    ("negative", "\n".join(W[:2]), None),  # two lines do not show a width
    # paragraphs without a blank line between them
    ("wild", "\n".join(W + W), PARAGRAPH + "\n" + PARAGRAPH),
    ("synthetic", "\n".join([*W, W[0], "نفت نیز."]), PARAGRAPH + "\n" + W[0] + " نفت نیز."),
    ("negative", block(HEADLINES), None),
    ("negative", block(ITEMS), None),
    ("negative", block(FREE_VERSE), None),
    ("negative", block(DIALOGUE), None),
]


@pytest.mark.parametrize(
    ("repair", "label", "damaged", "meant"),
    [(hyphenated_words, *case) for case in HYPHENATED] + [(wrapped_lines, *case) for case in WRAPS],
)
def test_case(repair, label, damaged, meant):
    edits = repair(damaged)
    assert apply_edits(damaged, edits) == (damaged if meant is None else meant)
    if meant is None:
        assert edits == []


def test_the_halves_of_a_word_that_nobody_knows_are_one_and_less_sure():
    (edit,) = hyphenated_words("کیشی\u00ad\nداغژ")
    (sure,) = hyphenated_words("دانش\u00ad\nگاه")
    assert (edit.after, sure.after) == ("", "")
    assert edit.confidence < sure.confidence


line_parts = st.sampled_from(
    ["این خبر دیروز در روزنامه‌ها آمد و همه خواندند", "به گفتهٔ او", "چنین بود.", "«آری»", " ", ""]
)


@given(st.lists(st.lists(line_parts, min_size=1, max_size=3).map(" ".join), min_size=3, max_size=8).map("\n".join))
@settings(deadline=None, max_examples=300)
def test_no_wrapped_paragraph_is_missed(text):
    blocks = [block.group().split("\n") for block in lines._PARAGRAPH.finditer(text)]
    if any(len(part) > 1 for block in blocks for part in lines._paragraphs(block)):
        assert lines._OPEN_LINE.search(text)
