"""What is found: words and phrases in any spelling, regular expressions, lemmas."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.count.queries import query
from corpus.errors import OptionError
from corpus.letters import ZWNJ, fold

from ..strategies import any_texts, persian_texts


def found(text, node, by="form"):
    return [text[start:end] for start, end in query(node, by)(text)]


FORMS = [
    # (label, text, node, nodes found as written)
    ("first letter in another spelling", "يک و یک، ۀیک", "یک", ["يک", "یک"]),
    ("first letter with several spellings", "أمن إمن امن آمن", "امن", ["أمن", "إمن", "امن"]),
    ("hamza on its seat", "رؤیا و رویا", "رویا", ["رؤیا", "رویا"]),
    ("one letter", "رفت و آمد وَ مؤمن", "و", ["و", "وَ"]),
    ("signs on the last letter belong to it", "چینِ بزرگ و چیــنـ بزرگ", "چین", ["چینِ", "چیــنـ"]),
    ("a linking hamza belongs to it", "خانهٔ ما و خانۀ شما", "خانه", ["خانهٔ", "خانۀ"]),
    ("a joining line before it", "ایران ـچین", "چین", ["چین"]),
    ("half-space before", f"هندو{ZWNJ}چین", "چین", []),
    ("half-space behind", f"چین{ZWNJ}ها", "چین", []),
    ("loose half-spaces", f"از {ZWNJ}چین{ZWNJ} رفت", "چین", ["چین"]),
    ("unseen sign inside a longer word", "ما\u200eچین", "چین", []),
    ("unseen sign between words", "از \u200fچین\u200f رفت", "چین", ["چین"]),
    ("ligatures", "ﻻزم و لازم", "لازم", ["ﻻزم", "لازم"]),
    ("ligatures elsewhere in the text", "ﻻله‌ها و كتابِ من", "کتاب", ["كتابِ"]),
    ("letters beyond U+FFFF", "😀چین😀 چین", "چین", ["چین", "چین"]),
    ("underscores join", "#چین_ژاپن چین", "چین", ["چین"]),
    ("Latin letters in any case", "nato, NATO و ناتو", "Nato", ["nato", "NATO"]),
    ("digits of all kinds", "۱۴۰۲ و 1402 و ١٤٠٢ و ۱۴۰۲۵", "1402", ["۱۴۰۲", "1402", "١٤٠٢"]),
    ("phrase with a space", "نخست وزیر، نخست‌وزیر، نخستوزیر", "نخست وزیر", ["نخست وزیر", "نخست‌وزیر"]),
    ("phrase with a half-space", "نخست وزیر، نخست‌وزیر، نخستوزیر", "نخست‌وزیر", ["نخست‌وزیر", "نخستوزیر"]),
    ("phrase over spaces of several kinds", "آسیای \u200f\u00a0 مرکزی", "آسیای مرکزی", ["آسیای \u200f\u00a0 مرکزی"]),
    ("phrase over a line end", "آسیای \n مرکزی", "آسیای مرکزی", ["آسیای \n مرکزی"]),
    ("no phrase over an empty line", "آسیای\n\nمرکزی", "آسیای مرکزی", []),
    ("no phrase over a sign", "آسیای، مرکزی", "آسیای مرکزی", []),
    ("asterisk at the end", "چین چینی چین‌ها ماچین", "چین*", ["چین", "چینی", "چین‌ها"]),
    ("asterisk at the beginning", "شناس چین‌شناس زبانشناس شناسا", "*شناس", ["شناس", "چین‌شناس", "زبانشناس"]),
    ("asterisk inside", "می‌رفتند می‌خوردند رفتند", "می*ند", ["می‌رفتند", "می‌خوردند"]),
    ("asterisk as a word", "سفر به پکن و سفر به چین بزرگ", "سفر به *", ["سفر به پکن", "سفر به چین"]),
    ("asterisk as the first word", "در پکن، به پکن", "* پکن", ["در پکن", "به پکن"]),
    ("question mark", "بار باز باد بازی با", "با?", ["بار", "باز", "باد"]),
    ("question mark at the beginning", "کار بار ر ار", "?ار", ["کار", "بار"]),
    ("question mark and other spellings", "كَار", "?ا?", ["كَار"]),
    ("several words", "چین، روسیه و ژاپن", ["ژاپن", "چین"], ["چین", "ژاپن"]),
    ("a word that two nodes find", "چین و چینی", ["چین", "چین*"], ["چین", "چینی"]),
]


@pytest.mark.parametrize(("label", "text", "node", "expected"), FORMS)
def test_words_and_phrases_as_readers_take_them(label, text, node, expected):
    assert found(text, node) == expected


REGEXES = [
    ("parts of words", "چینی و ماچین", "چین", ["چین", "چین"]),
    ("adverbs in an", "رسماً و فعلاً و بنا", r"\w+اً", ["رسماً", "فعلاً"]),
    ("half-spaces as they stand", "می‌رود و میرود", f"می{ZWNJ}\\w+", ["می‌رود"]),
    ("letters alike", "كتاب، کتاب", "کتا?ب", ["كتاب", "کتاب"]),
    ("letters alike in the pattern", "كتاب، کتاب", "[ك]تاب", ["كتاب", "کتاب"]),
    ("digits alike", "۱۴۰۲ و 1402", "1[۰-۹]{3}", ["۱۴۰۲", "1402"]),
    ("spaces alike", "در\u00a0چین", "در چین", ["در\u00a0چین"]),
    ("presentation forms alike", "ﭼﯿﻦ", "^چین$", ["ﭼﯿﻦ"]),
    ("flags of its own", "NATO nato", "(?i)nato", ["NATO", "nato"]),
    ("over a line end", "از\nچین", r"از\sچین", ["از\nچین"]),
]


@pytest.mark.parametrize(("label", "text", "node", "expected"), REGEXES)
def test_regular_expressions(label, text, node, expected):
    assert found(text, node, "regex") == expected


LEMMAS = [
    ("the lemma of a verb", "می‌رود، رفته‌اند و نرفت", "رفت#رو", ["می‌رود", "رفته‌اند", "نرفت"]),
    ("a form of a verb", "می‌رود، رفته‌اند و نرفت", "می‌روند", ["می‌رود", "رفته‌اند", "نرفت"]),
    ("a form without its half-space", "می‌رود و نرفت", "میروند", ["می‌رود", "نرفت"]),
    ("the lemma of a noun", "کتاب‌هایش و كتاب ديگر", "کتاب", ["کتاب‌هایش", "كتاب"]),
    ("a form that is a lemma too", "گفتهٔ او را می‌گویند", "گفته", ["گفتهٔ", "می‌گویند"]),
    ("a phrase", "وزیران خارجه، وزیر خارجه و خارجه وزیر", "وزیر خارجه", ["وزیران خارجه", "وزیر خارجه"]),
    ("no phrase over a sign", "وزیران، خارجه", "وزیر خارجه", []),
    ("a phrase with a verb", "به چین می‌رود و به چین نرفتند", "چین رفت#رو", ["چین می‌رود", "چین نرفتند"]),
    ("no longer than the text", "وزیر", "وزیر خارجه چین", []),
    ("wildcards stand for letters of lemmas", "می‌بینم و می‌بندم", "*#بین", ["می‌بینم"]),
    ("wildcards stand for verbs too", "سفر کرد، سفرها می‌کند و سفر! کرد", "سفر *", ["سفر کرد", "سفرها می‌کند"]),
    ("a wildcard for one letter", "کار و بارها و بازار", "?ار", ["کار", "بارها"]),
    ("numbers", "سال ۱۴۰۲", "سال ۱۴۰۲", ["سال ۱۴۰۲"]),
]


@pytest.mark.parametrize(("label", "text", "node", "expected"), LEMMAS)
def test_lemmas(label, text, node, expected):
    assert found(text, node, "lemma") == expected


def folded_forms(text, node):
    """The same by the plain way: on the folded text, with a border test in front."""
    inner = f"{ZWNJ}*".join(fold(node).text.replace(ZWNJ, ""))
    folded = fold(text)
    spans = [match.span() for match in re.finditer(rf"{inner}(?!{ZWNJ}*\w)", folded.text, re.IGNORECASE)]
    whole = [span for span in spans if not re.search(rf"\w{ZWNJ}*\Z", folded.text[: span[0]])]
    return [folded.span(*span)[0] for span in whole]


NODES = ["چین", "روسیه", "کتاب", "می‌رود", "بینالمللی", "لازم", "C5", "و", "یک", "امن", "ها"]


@given(st.one_of(any_texts, st.text(alphabet="امنأإکيچین و\u200c\u200f\u064bـﻻ\n")), st.sampled_from(NODES))
@example("ا\u200fمن\u064b \u200c امن ﻻ", "امن")
def test_the_fast_way_finds_what_the_plain_way_finds(text, node):
    assert [start for start, _ in query(node)(text)] == folded_forms(text, node)


@given(any_texts, st.sampled_from([*NODES, "نخست وزیر", "ی+"]), st.sampled_from(["form", "lemma", "regex"]))
def test_spans_lie_in_the_text_in_order(text, node, by):
    spans = query([node, "ی"], by)(text)
    assert spans == sorted(set(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(persian_texts, st.sampled_from(["رفت#رو", "کتاب", "چین", "داشت#دار"]))
def test_lemmas_are_those_of_the_table_of_tokens(text, lemma):
    from corpus.count import token_table

    tokens = token_table([("الف", text)])
    tokens = tokens[tokens["lemma"] == lemma]
    assert query(lemma, "lemma")(text) == list(zip(tokens["start"], tokens["end"], strict=True))


ERRORS = [
    ("", "form", "there is no word in it to look for"),
    ("،", "form", "there is no word in it to look for"),
    ("*", "form", "there is no word in it to look for"),
    ("* ?", "lemma", "there is no word in it to look for"),
    (["چین", " "], "form", "there is no word in it to look for"),
    ([], "form", "no nodes: there is nothing to look for"),
    ([3], "form", "3: this is no text to look for"),
    ("چین", "stem", "'stem': nodes are not looked for by this. What to do: use one of form, lemma, regex"),
    ("(چین", "regex", r"this is no regular expression \(missing \)"),
    ("چ*", "regex", "this finds places without a letter in them"),
    ("", "regex", "this finds places without a letter in them"),
]


@pytest.mark.parametrize(("node", "by", "message"), ERRORS)
def test_what_cannot_be_looked_for_is_named(node, by, message):
    with pytest.raises(OptionError, match=message):
        query(node, by)


def test_a_regex_without_letters_is_named_when_a_text_shows_it():
    with pytest.raises(OptionError, match="this finds places without a letter in them"):
        query(r"\b", "regex")("چین")
