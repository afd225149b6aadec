from hypothesis import given

from corpus.words.collation import collation_key

from ..strategies import any_texts


def test_the_alphabet_is_in_its_order():
    letters = list("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")
    assert sorted([*letters[20:], *letters[:20]], key=collation_key) == letters


def test_digits_and_latin_letters_come_before_and_half_spaces_do_not_count():
    words = ["کتاب‌ها", "کتابخانه", "G7", "۲۰", "ي", "هوا"]
    assert sorted(words, key=collation_key) == ["۲۰", "G7", "کتابخانه", "کتاب‌ها", "هوا", "ي"]


@given(any_texts, any_texts)
def test_only_equal_words_have_equal_keys(first, second):
    assert (collation_key(first) == collation_key(second)) == (first == second)
