import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment import KEPT, Alignment, Edit, apply_edits


@st.composite
def texts_and_repairs(draw):
    """A text, and up to five repairs, each with edits that fit the text they are made on."""
    raw = draw(st.text(alphabet="ابپتثج", max_size=12))
    text, repairs = raw, []
    for _ in range(draw(st.integers(0, 5))):
        edits, at = [], 0
        for _ in range(draw(st.integers(0, 3))):
            if at > len(text):
                break
            start = draw(st.integers(at, len(text)))
            end = draw(st.integers(start, min(len(text), start + 3)))
            edits.append(Edit(start, end, draw(st.text(alphabet="XYZ", max_size=2))))
            at = end + 1
        repairs.append(edits)
        text = apply_edits(text, edits)
    return raw, repairs


@given(texts_and_repairs())
def test_replay_gives_the_text_that_the_edits_give(given_repairs):
    raw, repairs = given_repairs
    text, alignment = raw, Alignment.identity(len(raw))
    for number, edits in enumerate(repairs):
        text, alignment = apply_edits(text, edits), alignment.then(f"repair{number}", edits)
    assert alignment.replay(raw) == text
    assert [s.raw_start for s in alignment] == [0, *[s.raw_end for s in alignment]][: len(alignment)]
    assert [s.clean_start for s in alignment] == [0, *[s.clean_end for s in alignment]][: len(alignment)]


@given(texts_and_repairs(), st.data())
def test_a_kept_character_leads_back_to_itself(given_repairs, data):
    raw, repairs = given_repairs
    text, alignment = raw, Alignment.identity(len(raw))
    for number, edits in enumerate(repairs):
        text, alignment = apply_edits(text, edits), alignment.then(f"repair{number}", edits)
    if text:
        at = data.draw(st.integers(0, len(text) - 1))
        segment = next(s for s in alignment if s.clean_start <= at < s.clean_end)
        spans = alignment.to_raw(at, at + 1)
        if segment.fixer == KEPT:
            ((start, end),) = spans
            assert raw[start:end] == text[at]
        else:
            assert spans == ([(segment.raw_start, segment.raw_end)] if segment.raw_start < segment.raw_end else [])


def test_an_edit_inside_a_changed_piece_keeps_the_rest_of_it():
    # ﻻ becomes two letters; a later repair changes the second of them.
    alignment = Alignment.identity(3).then("forms", [Edit(1, 2, "لا")]).then("letters", [Edit(2, 3, "ى")])
    assert alignment.replay("بﻻد") == "بلىد"
    assert [s.fixer for s in alignment] == [KEPT, "forms+letters", KEPT]


def test_a_deletion_inside_a_span_belongs_to_it_and_one_beside_it_does_not():
    alignment = Alignment.identity(6).then("elongation", [Edit(2, 4, "")])
    assert alignment.to_raw(0, 4) == [(0, 6)]
    assert alignment.to_raw(0, 2) == [(0, 2)]
    assert alignment.to_raw(2, 4) == [(4, 6)]


def test_an_insertion_alone_has_no_raw_span():
    alignment = Alignment.identity(2).then("spacing", [Edit(1, 1, " ")])
    assert alignment.to_raw(1, 2) == []
    assert alignment.to_raw(0, 3) == [(0, 2)]


def test_confidence_is_that_of_the_least_sure_repair():
    alignment = Alignment.identity(2).then("one", [Edit(0, 1, "X", 0.9)]).then("two", [Edit(0, 1, "Y", 0.6)])
    assert alignment.segments[0].confidence == 0.6


@pytest.mark.parametrize("edits", [[Edit(2, 3, ""), Edit(0, 1, "")], [Edit(0, 2, ""), Edit(1, 3, "")]])
def test_edits_out_of_order_are_refused(edits):
    with pytest.raises(ValueError, match="in order and not overlap"):
        apply_edits("متن", edits)
