"""Spoken forms of verbs: their half-spaces, and written words that look like them."""

import pytest

from corpus.letters import ZWNJ
from corpus.lexicon import load_lexicon
from corpus.spokenverbs import spoken_spelling

SPELLINGS = """
    می~خوام می~گه نمی~شه می~ره می~دونم نمی~تونم می~ذارن برمی~گرده می~دونستم می~خونه می~شناسن نمی~خورن می~ندازه
""".split()


def is_word(letters: str) -> bool:
    return load_lexicon().is_met(letters)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_forms_with_mi_get_their_half_space(spelling: str) -> None:
    assert spoken_spelling(spelling.replace("~", ""), is_word) == spelling.replace("~", ZWNJ)


@pytest.mark.parametrize("form", ["میاد", "میارم", "نمیومد"])
def test_where_mi_joins_the_stem_in_writing_the_form_stays(form: str) -> None:
    assert spoken_spelling(form, is_word) is None


@pytest.mark.parametrize("word", ["میدان", "میز", "میان", "میران", "میلاد", "میله", "میناب", "میمون", "برمید"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert spoken_spelling(word, is_word) is None
