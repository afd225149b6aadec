"""What every chart has to be: whole, legible, the same each time. Shared by the tests of charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import combinations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.text import Text

HARD_WORDS = [
    "می‌رود", "#ایران_قوی", "وابستگی‌های‌اقتصادی‌ناشی‌ازسرمایه‌گذاری‌های‌خارجی", "(۲۰۲۲)", "C۵ کشور", "ناتو (NATO)",
    "«برجام»", "کرد#کن", "کردن", "۵G", "بر#گشت#گرد", "پیش#آمد#آ", "۵$ و ۱۰$",
]  # fmt: skip
"""Half-spaces, a hashtag, a word too long, brackets, digits, Latin letters, quotation marks, lemmas, dollars."""


def names(figure: Figure, axes: int = 0) -> list[str]:
    """The names of the rows."""
    return [label.get_text() for label in figure.axes[axes].get_yticklabels()]


def written(figure: Figure, axes: int = 0) -> list[str]:
    """What is written into the axes."""
    return [text.get_text() for text in figure.axes[axes].texts]


def said(figure: Figure) -> list[str]:
    """What a figure says that has nothing to show."""
    return [text.get_text() for text in figure.texts]


def labels(figure: Figure) -> list[Text]:
    """Every text of the figure that is seen."""
    hidden = set(_off_axis(figure))
    found: list[Text] = figure.findobj(Text)
    return [text for text in found if text.get_visible() and text.get_text().strip() and text not in hidden]


def _off_axis(figure: Figure) -> Iterator[Text]:
    """Names of ticks beyond the ends of their axis, which are not drawn."""
    for axes in figure.axes:
        for axis, ends in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            for tick in axis.get_major_ticks():
                if not axes.axison or not min(ends) <= tick.get_loc() <= max(ends):
                    yield from (tick.label1, tick.label2)


def assert_apart(texts: Iterable[Text]) -> None:
    """No two texts share more than a pixel."""
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    for (first, a), (second, b) in combinations(boxes, 2):
        shared = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
        assert min(shared) <= 1, f"{first} and {second} share {shared} pixels"


def assert_legible(figure: Figure) -> None:
    """Every text is inside the figure, none covers another."""
    figure.draw_without_rendering()
    seen = labels(figure)
    assert seen
    for text in seen:
        box = text.get_window_extent()
        assert -1 <= box.x0 <= box.x1 <= figure.bbox.x1 + 1, f"{text.get_text()} is cut off: {box}"
        assert -1 <= box.y0 <= box.y1 <= figure.bbox.y1 + 1, f"{text.get_text()} is cut off: {box}"
    assert_apart(seen)


def assert_steady(draw: Callable[[pd.DataFrame], Figure], table: pd.DataFrame) -> None:
    """The same table gives the same picture, and is left as it was; no figure stays behind."""
    import matplotlib.pyplot as plt

    before, pictures = table.copy(), []
    for _ in range(2):
        buffer = BytesIO()
        draw(table).savefig(buffer, format="png")
        pictures.append(buffer.getvalue())
    assert pictures[0] == pictures[1]
    pd.testing.assert_frame_equal(table, before)
    assert plt.get_fignums() == []
