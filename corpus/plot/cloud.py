"""Words as a cloud: the more frequent, the larger.

A picture for a first look or a title page; what is to be compared is better read from :func:`frequencies`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ..errors import OptionError
from .columns import check_columns, check_top, group_column, highest_first
from .labels import display_words, shortened
from .measure import Boxes, boxes_of, inside, overlaps
from .style import WIDTH, new_figure, nothing
from .text import font_families, shape
from .wording import say

_TONES = ("#00456e", "#0072B2", "#8a3d00", "#006b4e")  # dark blue, blue, brown, green: all dark on white in grey too
_SHARES = (0.1, 0.3, 0.6)  # of the words, by rank: where the next tone begins
_LARGEST, _SMALLEST = 90.0, 9.0  # points
_LEAST_LARGEST, _MOST_SMALLEST = 40.0, 14.0  # letters are not made smaller than this: the picture is made higher
_FILLED = 0.55  # of the picture that the boxes of words cover, at most: words of other lengths leave gaps
_HEIGHT, _MARGIN = 4.2, 0.08  # inches
_MEASURED = 40.0  # points: the size that words are measured at
_GAP = 0.13  # of the size of the letters: room around a word
_LONGEST = 26  # characters of a word


def word_cloud(table: pd.DataFrame, *, top: int = 60) -> Figure:
    """The ``top`` most frequent words as a cloud, the largest in the middle.

    ``table`` has the columns ``word`` and ``count``, as :meth:`Corpus.frequencies` gives them; leave stopwords out
    there. The height of the letters goes with the root of the count, so that the ink goes with the count; words that
    would be too small to read are drawn at 9 points. Each word takes the first free place on a spiral (of Archimedes)
    that leaves the middle to the right. Tones go by rank. The same table gives the same picture.

    >>> table = pd.DataFrame({"word": ["چین", "روسیه"], "count": [9, 1]})
    >>> [text.get_fontsize() for text in word_cloud(table).texts]
    [90.0, 30.0]
    """
    check_top(top)
    if table.empty:
        return nothing(say("no words"))
    check_columns(table, ["word", "count"], "Corpus.frequencies()")
    if by := group_column(table, "word"):
        remedy = f"give table[table[{by!r}] == …], or frequencies() without groups"
        raise OptionError(f"a table by {by}", "a cloud shows one group", remedy)
    shown = highest_first(table[table["count"] > 0], ["count"], "word").head(top)
    if shown.empty:
        return nothing(say("no words"))
    words = [shortened(word, _LONGEST) for word in display_words(shown["word"].tolist())]
    relative = np.sqrt(shown["count"].to_numpy(float) / shown["count"].max())
    sizes, height = relative * _LARGEST, _HEIGHT
    measured = _measured(words)
    while (places := _places(measured, sizes, height)) is None:
        if sizes[0] > _LEAST_LARGEST or sizes[-1] > _MOST_SMALLEST:
            sizes = sizes * 0.95
        else:
            height *= 1.1
    return _drawn(words, np.maximum(sizes, _SMALLEST), places, height)


def _measured(words: Sequence[str]) -> Boxes:
    """How wide and high each word is, in inches for letters of one point."""
    figure = new_figure(1)
    texts = [figure.text(0, 0, shape(word), family=font_families(), fontsize=_MEASURED) for word in words]
    boxes = boxes_of(texts)
    return np.asarray((boxes[:, 2:] - boxes[:, :2]) / figure.dpi / _MEASURED)


def _places(measured: Boxes, sizes: Boxes, height: float) -> Boxes | None:
    """Where the box of each word goes, in inches, one after the other; None where there is no room for all."""
    letters = np.maximum(sizes, _SMALLEST)[:, None]
    boxes = measured * letters + 2 * _GAP * letters / 72
    frame = np.array([_MARGIN, _MARGIN, WIDTH - _MARGIN, height - _MARGIN])
    if boxes.prod(axis=1).sum() > _FILLED * WIDTH * height:
        return None
    points = _spiral(frame)
    placed = np.empty((0, 4))
    for size in boxes:
        tried = np.hstack([points - size / 2, points + size / 2])
        tried = tried[inside(tried, frame)]
        free = ~overlaps(tried[:, None], placed[None]).any(axis=1) if len(placed) else np.ones(len(tried), bool)
        if not free.any():
            return None
        placed = np.vstack([placed, tried[free.argmax()]])
        points = points[~inside(np.tile(points, 2), placed[-1])]  # no word has its middle in another
    around = frame[:2] + frame[2:] - placed[:, 2:].max(axis=0) - placed[:, :2].min(axis=0)
    return np.asarray(placed + np.tile(around / 2, 2))  # as much room on one side as on the other


def _drawn(words: Sequence[str], sizes: Boxes, places: Boxes, height: float) -> Figure:
    figure = new_figure(height)
    figure.set_layout_engine("none")
    tones = np.searchsorted(np.array(_SHARES) * len(words), np.arange(len(words)), side="right")
    for word, size, place, tone in zip(words, sizes.tolist(), places, tones.tolist(), strict=True):
        x, y = (place[:2] + place[2:]) / 2 / (WIDTH, height)
        figure.text(
            x, y, shape(word), family=font_families(), fontsize=round(size, 1), color=_TONES[tone],
            ha="center", va="center",
        )  # fmt: skip
    return figure


def _spiral(frame: Boxes) -> Boxes:
    """Points on a spiral from the middle of ``frame`` to its corners, first to the right; as wide as the frame is."""
    width, height = frame[2:] - frame[:2]
    turns = 60
    angles = np.sqrt(np.linspace(0, 1, 7000)) * turns * 2 * np.pi  # of the root: points equally far apart
    radius = angles / angles[-1] * 0.72
    # The second axis points up: the spiral goes from the right upwards.
    around = np.column_stack([np.cos(angles) * width, np.sin(angles) * height])
    return np.asarray((frame[:2] + frame[2:]) / 2 + around * radius[:, None])
