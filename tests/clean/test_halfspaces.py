import pytest

from corpus import clean_text
from corpus.clean.wordpairs import joins
from corpus.clean.wordshapes import spell, without_invisible
from tests.clean.cases import CORRECT, HALFSPACES, KNOWN_FAILURES, LOST, z


@pytest.mark.parametrize(("label", "damaged", "meant"), HALFSPACES)
def test_case(label, damaged, meant):
    assert clean_text(z(damaged)).text == z(meant or damaged)


@pytest.mark.parametrize("text", CORRECT)
def test_correct_text_is_left_alone(text):
    assert clean_text(z(text)).text == z(text)


@pytest.mark.parametrize(("typed", "meant"), LOST)
def test_what_was_lost_is_restored(typed, meant):
    assert clean_text(z(typed)).text == z(meant)


@pytest.mark.xfail(reason="needs more than the word list and its endings", strict=True)
@pytest.mark.parametrize(("typed", "meant"), KNOWN_FAILURES)
def test_known_failures(typed, meant):
    assert clean_text(z(typed)).text == z(meant)


def test_half_spaces_are_left_alone_when_switched_off():
    assert clean_text("میدهد", glued_halfspaces=False).text == "میدهد"
    assert clean_text("می دهد", spaced_halfspaces=False).text == "می دهد"


def test_endings_that_some_write_attached_by_choice_have_a_switch_of_their_own():
    text = "کتابها و سرمایهگذاریهای بزرگترین شرکتها میدهد"
    assert clean_text(text).text == z("کتاب~ها و سرمایه~گذاری~های بزرگ~ترین شرکت~ها می~دهد")
    assert clean_text(text, attached_endings=False).text == z("کتابها و سرمایه~گذاریهای بزرگترین شرکتها می~دهد")


def test_a_word_that_has_some_of_its_half_spaces_gets_the_others():
    assert clean_text(z("سرمایه~گذاریها")).text == z("سرمایه~گذاری~ها")
    assert clean_text(z("تک~وتنها")).text == z("تک~وتنها")


@pytest.mark.parametrize("word", ["می‌رود", "کتاب‌ها", "خانه‌ای", "بین‌المللی", "کرده‌اند", "بزرگ‌ترین"])
def test_a_word_with_its_half_space_stays(word):
    cleaned = clean_text(word)
    assert cleaned.text == word
    assert cleaned.repairs == ()


def test_a_decision_carries_its_confidence():
    spelling, confidence = spell("نمیدهند")
    assert spelling == z("نمی~دهند")
    assert 0.9 < confidence <= 1
    # A name in no list is split before ها with less confidence than a known word.
    assert spell("تسوکوبها")[1] < spell("زیرساختها")[1]


def test_pairs_of_words():
    assert joins("می", "رود") > 0.9
    assert joins("می", "ناب") == 0
    assert joins("خانه", "ای") > 0
    assert joins("در", "خانه") == 0


def test_invisible_half_spaces():
    assert without_invisible(z("کار~ها")) == "کارها"
    assert without_invisible(z("کتاب~ها")) == z("کتاب~ها")


def test_a_newspaper_is_not_taken_for_a_compound():
    assert clean_text("روزنامه کامرسانت نوشت.").text == "روزنامه کامرسانت نوشت."
