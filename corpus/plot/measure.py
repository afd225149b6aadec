"""How much room a text takes in a figure, and how texts are kept from covering each other.

A box is a row of four numbers in pixels: left, bottom, right, top.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from matplotlib.figure import Figure
from matplotlib.text import Text
from numpy.typing import NDArray

from .text import font_families, shape

Boxes = NDArray[np.float64]


@cache
def _page() -> Figure:
    """What texts are written on to be measured."""
    return Figure(figsize=(10, 1), dpi=100)


@lru_cache(maxsize=4096)
def text_size(text: str, fontsize: float = 10.0, fontweight: str = "normal") -> tuple[float, float]:
    """How wide and high ``text`` is, in inches."""
    drawn = _page().text(0, 0, shape(text), family=font_families(), fontsize=fontsize, fontweight=fontweight)
    extent = drawn.get_window_extent()
    drawn.remove()
    return float(extent.width) / 100, float(extent.height) / 100


def text_width(text: str, fontsize: float = 10.0) -> float:
    """How wide ``text`` is, in inches.

    >>> text_width("سفر به چین") > text_width("چین") > 0.1
    True
    """
    return text_size(text, fontsize)[0]


def boxes_of(texts: Sequence[Text], padding: float = 0.0) -> Boxes:
    """The box of each text, wider by ``padding`` on each side."""
    extents = [text.get_window_extent().extents for text in texts]
    return np.asarray(np.array(extents, float).reshape(-1, 4) + np.array([-padding, -padding, padding, padding]))


def overlaps(box: Boxes, boxes: Boxes) -> NDArray[np.bool_]:
    """Which of ``boxes`` share room with ``box``; either may be many, as long as NumPy can match them.

    >>> overlaps(np.array([0.0, 0, 2, 2]), np.array([[1.0, 1, 3, 3], [2, 0, 4, 2]])).tolist()
    [True, False]
    """
    apart = (
        (box[..., 0] >= boxes[..., 2])
        | (box[..., 2] <= boxes[..., 0])
        | (box[..., 1] >= boxes[..., 3])
        | (box[..., 3] <= boxes[..., 1])
    )
    return np.asarray(~apart)


def inside(boxes: Boxes, frame: Boxes) -> NDArray[np.bool_]:
    """Which of ``boxes`` lie in ``frame`` with nothing beyond its edges."""
    return np.asarray((boxes[..., :2] >= frame[:2]).all(-1) & (boxes[..., 2:] <= frame[2:]).all(-1))


def pushed_apart(boxes: Boxes, frame: Boxes, *, rounds: int = 400) -> Boxes | None:
    """``boxes`` moved no further than is needed for none to cover another; None where ``frame`` has no room for it.

    In each round every two that overlap go apart, half the way each, along the side where they overlap least.
    """
    placed = _into(boxes, frame)
    for _ in range(rounds):
        first, second = np.nonzero(np.triu(overlaps(placed[:, None], placed[None]), 1))
        if not len(first):
            return placed
        moves = np.zeros((len(placed), 2))
        for i, j in zip(first, second, strict=True):
            shared = np.minimum(placed[i, 2:], placed[j, 2:]) - np.maximum(placed[i, :2], placed[j, :2])
            side = int(shared[1] < shared[0])  # 0: to the left and right, 1: up and down
            middles = placed[i, side] + placed[i, side + 2], placed[j, side] + placed[j, side + 2]
            step = (shared[side] / 2 + 0.5) * (1 if middles[0] > middles[1] else -1)
            moves[i, side] += step
            moves[j, side] -= step
        placed = _into(placed + np.tile(moves, 2), frame)
    return None


def _into(boxes: Boxes, frame: Boxes) -> Boxes:
    """``boxes`` moved into ``frame``."""
    shift = np.maximum(frame[:2] - boxes[:, :2], 0) + np.minimum(frame[2:] - boxes[:, 2:], 0)
    return np.asarray(boxes + np.tile(shift, 2))
