from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.alignment import KEPT, Alignment, Edit, Piece, Rearrangement, apply_edits


def edits_on(draw, text):
    edits, at = [], 0
    for _ in range(draw(st.integers(0, 3))):
        if at > len(text):
            break
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 3)))
        edits.append(Edit(start, end, draw(st.text(alphabet="XYZ", max_size=2))))
        at = end + 1
    return edits


def rearrangement_of(draw, text):
    """The text cut anywhere, in any order, some pieces replaced, some put in."""
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=4))})
    after = st.none() | st.text(alphabet="MN", max_size=2)
    pieces = [Piece(a, b, draw(after), 0.5) for a, b in pairwise(cuts)]
    pieces += [Piece(0, 0, "ن") for _ in range(draw(st.integers(0, 1)))]
    return Rearrangement(tuple(draw(st.permutations(pieces))))


@st.composite
def texts_and_repairs(draw, moves=False):
    """A text, and up to five repairs on it, each with edits (or pieces) that fit the text they are made on."""
    raw = draw(st.text(alphabet="ابپتثج", max_size=12))
    text, repairs = raw, []
    for _ in range(draw(st.integers(0, 5))):
        change = rearrangement_of(draw, text) if moves and draw(st.booleans()) else edits_on(draw, text)
        repairs.append(change)
        text = change.apply(text) if isinstance(change, Rearrangement) else apply_edits(text, change)
    return raw, repairs


def made(raw, repairs):
    text, alignment = raw, Alignment.identity(len(raw))
    for number, change in enumerate(repairs):
        if isinstance(change, Rearrangement):
            text, alignment = change.apply(text), alignment.rearranged(f"order{number}", change)
        else:
            text, alignment = apply_edits(text, change), alignment.then(f"repair{number}", change)
    return text, alignment


@given(texts_and_repairs())
def test_replay_gives_the_text_that_the_edits_give(given_repairs):
    raw, repairs = given_repairs
    text, alignment = made(raw, repairs)
    assert alignment.replay(raw) == text
    assert [s.raw_start for s in alignment] == [0, *[s.raw_end for s in alignment]][: len(alignment)]
    assert [s.clean_start for s in alignment] == [0, *[s.clean_end for s in alignment]][: len(alignment)]
    assert all(len(block) == 1 for block in alignment.blocks())


@given(texts_and_repairs(moves=True))
def test_replay_gives_the_text_in_its_new_order(given_repairs):
    raw, repairs = given_repairs
    text, alignment = made(raw, repairs)
    assert alignment.replay(raw) == text
    assert [s.clean_start for s in alignment] == [0, *[s.clean_end for s in alignment]][: len(alignment)]
    covered = sorted((s.raw_start, s.raw_end) for s in alignment if s.raw_start < s.raw_end)
    assert [start for start, _ in covered] == [0, *[end for _, end in covered]][: len(covered)]
    assert sum(end - start for start, end in covered) == len(raw)


@given(texts_and_repairs(moves=True))
def test_blocks_are_stretches_of_the_raw_text_in_their_order(given_repairs):
    raw, repairs = given_repairs
    _, alignment = made(raw, repairs)
    blocks = list(alignment.blocks())
    assert [s for block in blocks for s in block] == list(alignment)
    at = 0
    for block in blocks:
        spans = [(s.raw_start, s.raw_end) for s in block if s.raw_start < s.raw_end]
        if spans:
            assert min(start for start, _ in spans) == at
            at = max(end for _, end in spans)


@given(texts_and_repairs(moves=True), st.data())
def test_a_kept_character_leads_back_to_itself(given_repairs, data):
    raw, repairs = given_repairs
    text, alignment = made(raw, repairs)
    if text:
        at = data.draw(st.integers(0, len(text) - 1))
        segment = next(s for s in alignment if s.clean_start <= at < s.clean_end)
        spans = alignment.to_raw(at, at + 1)
        if segment.fixer == KEPT:
            ((start, end),) = spans
            assert raw[start:end] == text[at]
        else:
            assert spans == ([(segment.raw_start, segment.raw_end)] if segment.raw_start < segment.raw_end else [])


def test_moved_text_says_what_moved_it_and_how_sure():
    pieces = Rearrangement((Piece(4, 8, None, 0.8), Piece(3, 4, None, 0.8), Piece(0, 3, None, 0.8)))
    alignment = Alignment.identity(8).rearranged("order", pieces)
    assert [(s.raw_start, s.fixer, s.moved, s.confidence) for s in alignment] == [
        (4, KEPT, "order", 0.8),
        (3, KEPT, "order", 0.8),
        (0, KEPT, "order", 0.8),
    ]
    assert [len(block) for block in alignment.blocks()] == [3]


def test_inserted_text_that_is_moved_does_not_part_its_block():
    alignment = Alignment.identity(4).then("spacing", [Edit(3, 3, " ")])
    moved = alignment.rearranged("order", Rearrangement((Piece(3, 5, None, 0.8), Piece(0, 3, None, 0.8))))
    assert moved.replay("چینو") == " وچین"
    assert [len(block) for block in moved.blocks()] == [3]


def test_the_blocks_of_a_long_turned_line_take_time_like_its_length():
    """Quadratic steps would take minutes for this line."""
    length = 30_000
    turned = Rearrangement(tuple(Piece(at, at + 1) for at in reversed(range(length))))
    (block,) = Alignment.identity(length).rearranged("order", turned).blocks()
    assert len(block) == length


@pytest.mark.parametrize(
    "pieces",
    [(Piece(0, 2),), (Piece(0, 2), Piece(1, 2)), (Piece(0, 1), Piece(2, 4)), (Piece(0, 3), Piece(0, 3))],
    ids=["left out", "twice", "beyond the end", "all twice"],
)
def test_pieces_that_do_not_cover_every_character_once_are_refused(pieces):
    with pytest.raises(ValueError, match="every character once"):
        Rearrangement(pieces).apply("متن")


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


def test_a_repair_in_moved_text_is_as_sure_as_it_is_elsewhere():
    moved = Rearrangement((Piece(4, 8, None, 0.5), Piece(3, 4, None, 0.5), Piece(0, 3, None, 0.5)))
    alignment = Alignment.identity(8).rearranged("order", moved).then("letters", [Edit(1, 2, "X", 0.9)])
    assert [s.confidence for s in alignment if s.fixer == "letters"] == [0.9]
