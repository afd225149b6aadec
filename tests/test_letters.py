import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import letters
from corpus.letters import _FOLD, PRESENTATION_FORMS, Folded, direction, fold, isolate
from tests.strategies import any_texts

DAMAGED = st.text(
    st.sampled_from([*"كيىةأؤئءآپچژگ۱٢3 \u00a0\u200c\u200f\u00adـًٔ\nABc😀", *PRESENTATION_FORMS]), max_size=30
)


@given(any_texts | DAMAGED)
def test_folding_has_an_offset_for_every_character(text):
    folded = fold(text)
    if folded.offsets is None:
        assert len(folded.text) == len(text)
    else:
        assert len(folded.offsets) == len(folded.text) + 1
        assert list(folded.offsets) == sorted(folded.offsets)


def _fold_by_letter(text: str) -> Folded:
    """What folding means, letter by letter."""
    pieces = [
        "\N{REPLACEMENT CHARACTER}" if c > "\uffff" or "\ud800" <= c < "\ue000" else _FOLD.get(ord(c), c) for c in text
    ]
    offsets = [i for i, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), [*offsets, len(text)])


@given(any_texts | DAMAGED)
def test_the_fast_way_gives_what_the_slow_way_gives(text):
    fast, slow = fold(text), _fold_by_letter(text)
    assert fast.text == slow.text
    spans = [(i, j) for i in range(len(slow.text)) for j in range(i + 1, len(slow.text) + 1)]
    assert [fast.span(i, j) for i, j in spans] == [slow.span(i, j) for i, j in spans]
    assert fast.offsets is None or list(fast.offsets) == slow.offsets


def test_halves_of_broken_characters_keep_their_places():
    folded = fold("\ud83d\ude00 چین")
    assert folded.span(folded.text.index("چین"), folded.text.index("چین") + 3) == (3, 6)
    assert fold("\ud83dچین").text == "\N{REPLACEMENT CHARACTER}چین"
    for half in map(chr, range(0xD800, 0xE000)):
        assert fold(f"چین{half}").text == "چین\N{REPLACEMENT CHARACTER}"


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
        ("😀چـین😀", "چین", "چـین"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [("C۵ کشور", "rtl"), ("the word چین", "ltr"), ("2024", "ltr"), ("۲۰۲۴", "rtl"), ("", "ltr"), ("ab اب", "rtl")],
)
def test_direction_goes_by_the_majority_of_letters(text, expected):
    assert direction(text) == expected


def test_each_line_gets_its_own_direction():
    assert isolate("C۵ کشور\nG7 summit") == "\u2067C۵ کشور\u2069\n\u2066G7 summit\u2069"


@pytest.mark.parametrize("kind", [np.uint16, np.int32, np.uint8, np.bool_])
def test_many_letters_are_looked_up_as_few_are(kind):
    table = (np.arange(0x10000) % 251).astype(kind)
    some = (np.arange(letters._MANY * 2) * 7 % 0x10000).astype(np.uint16)
    found = letters.look_up(table, some)
    assert found.dtype == table.dtype
    assert (found == table[some]).all()
    assert (letters.look_up(table, some[::2]) == table[some[::2]]).all()
