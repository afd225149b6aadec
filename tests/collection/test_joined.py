"""Many pieces of bytes in one: each comes out as it was put in."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.collection.joined import Joined


@given(st.lists(st.binary()))
def test_pieces_are_those_that_were_put_in(pieces):
    joined = Joined()
    for piece in pieces:
        joined.append(piece)
    assert len(joined) == len(pieces)
    assert [joined[i] for i in range(len(pieces))] == pieces


@given(st.lists(st.text(st.characters()) | st.just("\udc80.txt")))
def test_texts_keep_their_letters_and_halves_of_characters(texts):
    joined = Joined()
    for text in texts:
        joined.append_text(text)
    assert [joined.text(i) for i in range(len(texts))] == texts
