import pytest
from hypothesis import given

from corpus.letters import PRESENTATION_FORMS, fold
from tests.strategies import any_texts


@given(any_texts)
def test_folding_has_an_offset_for_every_character(text):
    folded = fold(text)
    if folded.offsets is None:
        assert len(folded.text) == len(text)
    else:
        assert len(folded.offsets) == len(folded.text) + 1
        assert list(folded.offsets) == sorted(folded.offsets)


@given(any_texts)
def test_folding_twice_changes_nothing(text):
    once = fold(text).text
    assert fold(once).text == once


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("سفر به رُوسيه", "روسیه", "رُوسيه"),
        ("قرقیزســتان", "ستان", "ســتان"),
        ("ﻼدن", "لادن", "ﻼدن"),
        ("چـین،", "چین", "چـین"),
        ("سال ٢٠٢٤", "2024", "٢٠٢٤"),
    ],
)
def test_what_is_found_in_the_folded_text_slices_from_the_text_as_given(text, word, found):
    folded = fold(text)
    at = folded.text.index(word)
    start, end = folded.span(at, at + len(word))
    assert text[start:end] == found


def test_presentation_forms_come_from_unicode():
    assert PRESENTATION_FORMS["ﻼ"] == "لا"
    assert PRESENTATION_FORMS["ﷲ"] == "الله"
    assert all(form not in plain for form, plain in PRESENTATION_FORMS.items())
