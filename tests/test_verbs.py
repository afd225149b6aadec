import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import verbs
from corpus.lexicon import load_lexicon

from .strategies import persian_letters

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def z(text: str) -> str:
    return text.replace("~", ZWNJ)


FORMS = [
    # (form, lemma, tense, prefix, spelling; ~ is a half-space)
    ("رفتند", "رفت#رو", "past", "", "رفتند"),
    ("نمی~رفتند", "رفت#رو", "past", "نمی", "نمی~رفتند"),
    ("نمیروند", "رفت#رو", "present", "نمی", "نمی~روند"),
    ("بروم", "رفت#رو", "subjunctive", "ب", "بروم"),
    ("نرود", "رفت#رو", "subjunctive", "ن", "نرود"),
    ("برو", "رفت#رو", "imperative", "ب", "برو"),
    ("رفتهاند", "رفت#رو", "perfect", "", "رفته~اند"),
    ("نرفته~ام", "رفت#رو", "perfect", "ن", "نرفته~ام"),
    ("رفته", "رفت#رو", "participle", "", "رفته"),
    ("رفتن", "رفت#رو", "infinitive", "", "رفتن"),
    ("می~آید", "آمد#آ", "present", "می", "می~آید"),
    ("می~آیند", "آمد#آ", "present", "می", "می~آیند"),
    ("نیامد", "آمد#آ", "past", "ن", "نیامد"),
    ("بیفتد", "افتاد#افت", "subjunctive", "ب", "بیفتد"),
    ("بیافتد", "افتاد#افت", "subjunctive", "ب", "بیافتد"),
    ("می~گوید", "گفت#گو", "present", "می", "می~گوید"),
    ("نوشتند", "نوشت#نویس", "past", "", "نوشتند"),
    ("می~کند", "کرد#کن", "present", "می", "می~کند"),
    ("کند", "کرد#کن", "subjunctive", "", "کند"),
    ("نشست", "نشست#نشین", "past", "", "نشست"),
    ("می~توان", "توانست#توان", "present", "می", "می~توان"),
    ("نمیتوان", "توانست#توان", "present", "نمی", "نمی~توان"),
    ("می~بایست", "بایست#باید", "present", "می", "می~بایست"),
    ("باید", "بایست#باید", "present", "", "باید"),
    ("است", "بود#باش", "copula", "", "است"),
    ("نیستند", "بود#باش", "copula", "", "نیستند"),
    ("باش", "بود#باش", "imperative", "", "باش"),
    ("برمی~گردد", "بر#گشت#گرد", "present", "می", "برمی~گردد"),
    ("برنمیگردد", "بر#گشت#گرد", "present", "نمی", "برنمی~گردد"),
    ("درمی~آورد", "در#آورد#آور", "past", "می", "درمی~آورد"),
    ("بازگشتند", "باز#گشت#گرد", "past", "", "بازگشتند"),
    ("فراگرفت", "فرا#گرفت#گیر", "past", "", "فراگرفت"),
    ("درخواهند", "خواست#خواه", "subjunctive", "", "درخواهند"),
    ("می~بینمش", "دید#بین", "present", "می", "می~بینمش"),
    ("دیدمشان", "دید#بین", "past", "", "دیدمشان"),
    ("بپیوندد", "پیوست#پیوند", "subjunctive", "ب", "بپیوندد"),
    ("می~روبد", "روبید#روب", "present", "می", "می~روبد"),
    ("می~سپارد", "سپرد#سپار", "past", "می", "می~سپارد"),
    ("گذاردند", "گذاشت#گذار", "past", "", "گذاردند"),
    ("رسانیدند", "رساند#رسان", "past", "", "رسانیدند"),
    ("نماند", "ماند#مان", "past", "ن", "نماند"),
    ("نماید", "نمود#نما", "subjunctive", "", "نماید"),
    ("می~جوید", "جست#جو", "present", "می", "می~جوید"),
    ("می~جوند", "جوید#جو", "present", "می", "می~جوند"),
    ("می~گزد", "گزید#گز", "present", "می", "می~گزد"),
    ("بسرایند", "سرود#سرا", "subjunctive", "ب", "بسرایند"),
    ("بگذشت", "گذشت#گذر", "past", "ب", "بگذشت"),
    ("بیامدم", "آمد#آ", "past", "ب", "بیامدم"),
    ("بخورد", "خورد#خور", "subjunctive", "ب", "بخورد"),
    ("برآشفت", "بر#آشفت#آشوب", "past", "", "برآشفت"),
    ("فرونشاندند", "فرو#نشاند#نشان", "past", "", "فرونشاندند"),
]

NOT_VERBS = ["کتاب", "ژاپن", "روسیه", "برنامه", "سرمایه", "درخت", "نیوز", "نظامی"]
# A stem in ا takes no ending without its ی; سر with a participle makes adjectives.
NOT_VERBS += ["آراد", "بگرام", "گراند", "ساد", "سرگشاده", "سربسته", "هلیم"]


@pytest.mark.parametrize(("form", "lemma", "tense", "prefix", "spelling"), FORMS)
def test_the_likeliest_reading(form, lemma, tense, prefix, spelling):
    first = verbs.analyses(z(form))[0]
    assert (first.lemma, first.tense, first.prefix, first.spelling) == (lemma, tense, prefix, z(spelling))


@pytest.mark.parametrize("form", NOT_VERBS)
def test_no_reading(form):
    assert verbs.analyses(form) == ()


def test_half_spaces_do_not_change_the_readings():
    for form, *_ in FORMS:
        assert verbs.analyses(z(form)) == verbs.analyses(form.replace("~", ""))


@given(persian_letters)
def test_a_spelling_only_adds_half_spaces(form):
    for reading in verbs.analyses(form):
        assert reading.spelling.replace(ZWNJ, "") == form
        assert reading.lemma.count("#") in (1, 2)


def test_every_verb_of_the_list_is_found_by_its_infinitive_past_and_present():
    past, present = verbs._stems()
    lexicon = load_lexicon()
    everyday = [stem for stem in past if lexicon.frequency(stem + "ن")]
    assert len(everyday) > 250
    for stem in everyday:
        assert any(v.tense == "infinitive" and v.lemma == past[stem] for v in verbs.analyses(stem + "ن"))
        assert past[stem] in [v.lemma for v in verbs.analyses("می" + stem + "ند")]
    for stem, lemma in present.items():
        if stem[-1] in "اآ" or stem in verbs._NEVER_BARE:  # فرمایند, گویند: with their ی only
            assert verbs.analyses("نمی" + stem + "م") == ()
            assert lemma == present[stem + "ی"] or stem + "ی" not in present, stem
        else:
            assert lemma in [v.lemma for v in verbs.analyses("نمی" + stem + "ند")], stem


@given(
    st.sampled_from(["", "می", "نمی", "ب", "ن", "م", "بر", "درمی", "وان", "فرو", "پیشنمی"]),
    st.sampled_from(sorted(verbs._shown_stems())),
    st.sampled_from(["", "م", "ی", "ند", "د", "ن", "ه", "هام", "هاند", "هاست", "مش", "یمشان", "ندت", "دمان", "ها"]),
)
@settings(deadline=None, max_examples=300)
def test_no_verb_form_is_ruled_out_beforehand(head, stem, tail):
    form = head + stem + tail
    if any(verbs._readings(form)) or any(verbs._with_clitic(form)):
        assert verbs._may_be_verb(form)


def test_most_words_are_ruled_out_beforehand():
    words = [word.replace(ZWNJ, "") for word in load_lexicon()]
    assert sum(map(verbs._may_be_verb, words)) < len(words) / 10
