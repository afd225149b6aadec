from itertools import pairwise

import pytest
from hypothesis import given

from corpus.words import Token, tokenize
from corpus.words.tokenizer import columns, kind_of
from tests.growth import grows_no_faster

from ..strategies import any_texts

CASES = [
    # (label, text with · between the tokens; ~ is a half-space)
    ("words", "کتاب~ها را می~خوانم·."),
    ("words", "خانهٔ کِتابِ قرقیزســتان"),
    ("words", "۱۲~ساله کووید-۱۹ کووید۱۹"),
    ("words", "گفت·: «·آری·!·»"),
    ("words", "don't CoRoT"),
    ("numbers", "۱۲٫۵ 12,000 ۱۲.۵ ۱۲/۵ ۱۲،۰۰۰ ۱٬۲۰۰٬۰۰۰ ۳۰ درصد"),
    ("numbers", "۱۲۰۰·،·۵ ۱۹۹۰·-·۱۹۹۱ ۲۵·٪"),
    ("dates", "1402/08/17 ۲۰۲۳-۱۱-۰۸ 17.8.1402 31/10/1917 ۰۲/۰۸/۱۷·."),
    ("times", "۱۴:۳۰ 14:30:05"),
    ("urls", "https://www.irna.ir/news/1?x=2·. info@test.com mehrnews.com/a·، www.a.org"),
    ("hashtags", "#چین_و_روسیه @user_1 #کتاب~ها"),
    ("words and numbers", "۲۵ساله ۲۵~ساله ۷روزه ۲ساعته ۳نفره ۲۵ساله~ها ۱۸سالگی ۱۵ام ۱۵~ام ۱۵مین ۱۷م ۲۱ُم ۲۱اُم"),
    ("words and numbers", "۲۵ ساله ۲۵·درصد ۱۲·بهمن ۲۰۲۴·م ۸·صبح ۱۰·هزار ۲۰۰·سالن ۵·ماهی"),
    ("Latin words with Persian endings", "PDFها PDF~ها PDF~های CEOهای Facebookی iPhone~ها PDF·، NATO"),
    ("acronyms", "5G ۵G 4K R&D AT&T ۱۵·G"),
    ("dashes", "۱۴۰۲·ـ·۱۴۰۳ کتــاب"),
    ("dates", "۱۲/۵/۱۴۰۲ 31-12-2023 ۳۱.۰۱.۲۰۲۴"),
    ("urls", "t.me/abc telegram.me"),
    ("acronyms", "U.S. C۵ NATO G7 ه.ش ق.م."),
    ("acronyms", "۱۳۲۰ ه.ش. بود ق.م.·، بی.بی.سی·. سی.آی.ای کا.گ.ب·، بی.بی.سی گفت·. شد·.·در ا·. ح·. آریان~پور"),
    ("acronyms", "اس-۴۰۰·، سو-۳۵ F-16 COVID-19 ایران·-·۱۴۰۲ تهران·-·۱۹ قم·-·۱۵ از·-·۵ ۱۹·-·۲۰"),
    ("acronyms", "گروه ۵+۱·. ۱+۵ ۲·+·۳·=·۵ ۱۰·+·۵"),
    ("signs", "تهران ـ ایرنا ــ قرقیزســتان کتابـ"),
    ("signs", "…· ...· !! ؟·! نه·!·؟"),
    ("signs", "😀·👍🏽 👨\u200d👩\u200d👧 🇮🇷·🇨🇳"),
    ("signs", "x·_·y (·۷·)·"),
    ("unclean", "كتاب على است·.·این چین·،·روسیه"),
]

KINDS = [
    ("می‌رود", "word"),
    ("۱۲‌ساله", "word"),
    ("و", "word"),
    ("Japan", "word"),
    ("۱۲٫۵", "number"),
    ("1402/08/17", "date"),
    ("۱۴:۳۰", "time"),
    ("https://a.ir", "url"),
    ("a@b.ir", "url"),
    ("#چین", "hashtag"),
    ("@user", "hashtag"),
    ("C۵", "acronym"),
    ("U.S.", "acronym"),
    ("ه.ش", "acronym"),
    ("NATO", "acronym"),
    ("،", "punctuation"),
    ("ه.ش.", "acronym"),
    ("بی.بی.سی", "acronym"),
    ("اس-۴۰۰", "acronym"),
    ("۵+۱", "acronym"),
    ("ـ", "punctuation"),
    ("😀", "punctuation"),
    ("%", "punctuation"),
]


@pytest.mark.parametrize(("label", "marked"), CASES)
def test_borders(label, marked):
    marked = marked.replace("~", "\N{ZERO WIDTH NON-JOINER}")
    expected = marked.replace("·", " ").split()
    assert [t.text for t in tokenize(marked.replace("·", ""))] == expected


@pytest.mark.parametrize(("token", "kind"), KINDS)
def test_kinds(token, kind):
    assert [(t.text, t.kind) for t in tokenize(f"و {token} و")][1:-1] == [(token, kind)]
    assert kind_of(token) == kind


@given(any_texts)
def test_offsets_slice_back_and_nothing_visible_is_lost(text):
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text != "" for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = set().union(*(range(t.start, t.end) for t in tokens))
    outside = {c for i, c in enumerate(text) if i not in covered}
    assert not any(c.isalnum() for c in outside)
    assert not any(c in ".,،؛:؟!()«»[]-/%٪" for c in outside)


@given(any_texts)
def test_columns_and_tokens_agree(text):
    assert [tuple(t) for t in tokenize(text)] == list(zip(*columns(text), strict=True))


@given(any_texts, any_texts)
def test_a_line_end_keeps_two_texts_apart(first, second):
    both = [t.text for t in tokenize(f"{first}\n{second}")]
    assert both == [t.text for t in tokenize(first)] + [t.text for t in tokenize(second)]


@given(any_texts)
def test_what_stands_between_white_space_is_split_by_itself(text):
    assert [t.text for chunk in text.split() for t in tokenize(chunk)] == [t.text for t in tokenize(text)]


@pytest.mark.parametrize(("label", "marked"), CASES)
def test_neighbours_do_not_change_tokens(label, marked):
    text = marked.replace("~", "\N{ZERO WIDTH NON-JOINER}").replace("·", "")
    assert [t.text for chunk in text.split() for t in tokenize(chunk)] == [t.text for t in tokenize(text)]


def test_half_spaces_between_digits_and_letters_make_no_difference():
    for word in ("۲۵~ساله", "۷~روزه", "۱۵~ام", "۱۷~م", "PDF~ها", "CEO~های"):
        joined, apart = (word.replace("~", sign) for sign in ("", "\N{ZERO WIDTH NON-JOINER}"))
        assert [t.kind for t in tokenize(joined)] == [t.kind for t in tokenize(apart)] == ["word"]


def test_tokens_are_plain_values():
    token = Token(("چین", 0, 3))
    assert token == tokenize("چین")[0]
    assert repr(token) == "Token(text='چین', start=0, end=3)"
    with pytest.raises(AttributeError):
        token.text = "ژاپن"


@pytest.mark.parametrize("piece", ["a-", "a.", "۱.", "۱۲,", "ب.", "a@b.", "۱/", "@a", "www.", "چین\u200c", "ِ"])
def test_time_grows_with_the_length_and_not_faster(piece):
    assert grows_no_faster(lambda count: tokenize(piece * count), small=2_000, times=10, limit=40)


@pytest.mark.slow
def test_words_are_those_of_hazm(seeds):
    from hazm import WordTokenizer

    text = (seeds / "000_a14d18020eb04ce2.txt").read_text("utf-8").lstrip("\n# ")
    ours = [t.text for t in tokenize(text)]
    # hazm cuts C۵ in two and leaves brackets in words; on the rest the two agree.
    theirs = WordTokenizer(join_verb_parts=False).tokenize(text)
    assert [w for w in ours if w.isalpha() and w != "C۵"] == [w for w in theirs if w.isalpha() and w != "C"]


def test_no_text_no_tokens():
    assert tokenize("") == tokenize(" \n\t ") == []
