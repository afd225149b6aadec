"""Boxes of texts, and how they are pushed apart."""

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.plot.measure import inside, overlaps, pushed_apart, text_size, text_width

FRAME = np.array([0.0, 0, 400, 300])
sizes = st.lists(st.tuples(st.integers(5, 60), st.integers(5, 30)), min_size=1, max_size=20)


@given(sizes, st.integers(0, 2**32 - 1))
def test_boxes_that_were_pushed_apart_share_nothing_and_stay_in_the_frame(given_sizes, seed):
    places = np.random.default_rng(seed).uniform(0, 350, (len(given_sizes), 2))
    boxes = np.hstack([places, places + np.array(given_sizes, float)])
    placed = pushed_apart(boxes, FRAME)
    assume(placed is not None)  # there was room
    assert inside(placed, FRAME + [-1e-6, -1e-6, 1e-6, 1e-6]).all()
    assert not np.triu(overlaps(placed[:, None], placed[None]), 1).any()
    assert np.allclose(placed[:, 2:] - placed[:, :2], boxes[:, 2:] - boxes[:, :2])


def test_boxes_that_are_apart_stay_where_they_are():
    boxes = np.array([[10.0, 10, 50, 30], [100, 10, 150, 30]])
    assert (pushed_apart(boxes, FRAME) == boxes).all()


def test_boxes_in_one_place_go_apart():
    assert pushed_apart(np.array([[10.0, 10, 50, 30]] * 5), FRAME) is not None


def test_without_room_there_is_no_answer():
    assert pushed_apart(np.array([[0.0, 0, 300, 200]] * 3), FRAME, rounds=50) is None


def test_longer_and_larger_texts_take_more_room():
    assert text_width("سفر به چین") > text_width("چین")
    assert text_size("چین", 20)[1] > text_size("چین", 10)[1]
