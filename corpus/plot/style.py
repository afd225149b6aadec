"""How every figure looks: colours, sizes, fonts, and the figure that says there is nothing to show.

Figures are made without pyplot, so no state outlives a call and nothing is drawn twice in a notebook. They
read from right to left like the texts: names on the right, bars and positions growing to the left. Every
colour goes with a direct label or a hatch, so that a grey print can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure, FigureBase
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from ..mentions.gazetteer import COUNTED_KINDS
from .language import figure_language
from .measure import text_width
from .numerals import Digits, EvenDecimals, WholeNumbers, number
from .text import font_families, shape

WIDTH = 7.5  # inches: the text column of a page, and of a notebook
ROW = 0.27  # inches for one row of text of 10 points
_EDGE = 0.05  # inches above and below all: titles at the top would touch it
MARGIN = 0.8  # inches above and below the rows together, for the axis and its name

INK, FAINT, GRID = "#222222", "#6b6b6b", "#dddddd"

# Okabe and Ito's colours, told apart with every kind of colour vision; yellow is left out, too pale on white.
BLUE, ORANGE, GREEN, VERMILION, SKY, PINK = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7"
PALETTE = (BLUE, ORANGE, GREEN, VERMILION, SKY, PINK)
HATCHES = ("", "////", "....", "xxxx", "----", "ooo")

_ACTORS = {"CN": VERMILION, "RU": BLUE, "JP": ORANGE, "SU": SKY}  # the same colour in every figure


def actor_colours(actors: Iterable[str]) -> dict[str, str]:
    """A colour for each actor: the default ones always have their own, others take turns in order of name.

    >>> actor_colours(["RU", "KZ"])["RU"] == actor_colours(["CN", "RU"])["RU"]
    True
    """
    others = sorted(set(actors) - _ACTORS.keys())
    turns = (GREEN, PINK, *_ACTORS.values())
    return {a: _ACTORS[a] for a in _ACTORS if a in set(actors)} | {
        actor: turns[i % len(turns)] for i, actor in enumerate(others)
    }


def kind_styles(kinds: Iterable[str]) -> dict[str, tuple[str, str]]:
    """A colour and a hatch for each kind of mention, in the order in which they are stacked."""
    present = set(kinds)
    ordered = [k for k in COUNTED_KINDS if k in present] + sorted(present - set(COUNTED_KINDS))
    known = {kind: i for i, kind in enumerate(COUNTED_KINDS)}
    places = [known.get(kind, i) % len(PALETTE) for i, kind in enumerate(ordered)]
    return {kind: (PALETTE[i], HATCHES[i]) for kind, i in zip(ordered, places, strict=True)}


def new_figure(height: float, *, width: float = WIDTH) -> Figure:
    """An empty figure of ``width`` by ``height`` inches with the Persian fonts."""
    # Laid out at 100 dots an inch. Hinted letters are up to a tenth wider at others: hence the room at the edges.
    edge = _EDGE / height
    layout = ConstrainedLayoutEngine(w_pad=0.13, rect=(0, edge, 1, 1 - 2 * edge))
    figure = Figure(figsize=(width, height), layout=layout, dpi=100)
    figure.set_facecolor("white")
    return figure


def new_axes(rows: int, *, width: float = WIDTH) -> Axes:
    """Axes for ``rows`` rows that read from right to left: row 0 on top, names and zero on the right."""
    with settings():
        axes = new_figure(rows * ROW + MARGIN, width=width).add_subplot()
    read_from_right(axes, rows)
    return axes


def settings() -> AbstractContextManager[None]:
    """The settings that axes take over when they are made."""
    return matplotlib.rc_context({"font.family": font_families(), "font.size": 10, "hatch.linewidth": 0.6})


def read_from_right(axes: Axes, rows: int) -> None:
    """Make of ``axes`` a list of ``rows`` rows that read from right to left."""
    axes.tick_params(labelfontfamily=font_families(), length=0, colors=INK)
    axes.yaxis.tick_right()
    axes.invert_xaxis()
    axes.set_ylim(rows - 0.4, -0.6)
    axes.spines[["top", "left", "bottom"]].set_visible(False)
    axes.spines["right"].set_color(FAINT)
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)


def name_rows(axes: Axes, rows: Sequence[int], names: Sequence[str]) -> None:
    """Write ``names`` beside ``rows``."""
    axes.set_yticks(list(rows), [shape(name) for name in names], family=font_families())


def write(axes: Axes, x: float, y: float, text: str, **style: Any) -> None:
    """Write ``text`` to the left of a point of the axes, in the Persian fonts."""
    placed: dict[str, Any] = {"xytext": (-5, 0), "textcoords": "offset points", "ha": "right", "va": "center"}
    axes.annotate(shape(text), (x, y), family=font_families(), **(placed | style))


def name_axis(axes: Axes, text: str) -> None:
    """Say below the axes what is shown along them."""
    axes.set_xlabel(shape(text), family=font_families(), color=FAINT)


def count_axis(axes: Axes, longest: float, digits: Digits | None, *, width: float | None = None) -> None:
    """Make the axis one of whole numbers, with room beside the longest bar for its number.

    ``width`` is that of narrow axes, in inches.
    """
    label = text_width(number(round(longest), digits), 9) + 0.12
    beside = 0.11 if width is None else min(label / width, 0.7)
    axes.set_xlim(max(longest, 1) / (1 - beside), 0)
    axes.xaxis.set_major_locator(MaxNLocator(6 if width is None else 2, integer=True))
    axes.xaxis.set_major_formatter(WholeNumbers(digits))


def value_axis(axes: Axes, digits: Digits | None, ticks: int = 6) -> None:
    """Make the axis one of numbers with as many decimals as its ticks need, at most so many ticks."""
    axes.xaxis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(EvenDecimals(digits))


def legend(owner: Axes | FigureBase, keys: Sequence[Any], columns: int, **style: Any) -> None:
    """Explain ``keys`` in rows of so many columns, in Persian from the right, each with its name on its left."""
    columns = min(columns, len(keys))
    # The keys go into columns, from the left; gaps fill the last row, so that all columns are equally long.
    filled = [*keys, *(Line2D([], [], linestyle="none", label=" ") for _ in range(-len(keys) % columns))]
    ordered = [filled[column::columns] for column in range(columns)]
    persian = figure_language() == "fa"
    owner.legend(
        handles=[key for column in (reversed(ordered) if persian else ordered) for key in column],
        ncols=columns, markerfirst=not persian, alignment="right" if persian else "left", frameon=False,
        prop={"family": font_families(), "size": 9}, **style,
    )  # fmt: skip


def legend_below(figure: Figure, keys: Sequence[Any], remark: str) -> None:
    """Explain ``keys`` in one row below a figure, with a remark above them where there is one."""
    legend(
        figure, keys, len(keys), loc="lower center", bbox_to_anchor=(0.5, 0.0), columnspacing=1.4, handletextpad=0.6,
        title=shape(remark) if remark else None, title_fontproperties={"family": font_families(), "size": 9},
    )  # fmt: skip


def figure_of(axes: Axes, name: str = "") -> Figure:
    """The finished figure that ``axes`` belong to: laid out once, so that each drawing of it is the same.

    ``name`` stands below it, where several axes have one in common.
    """
    figure = axes.get_figure(root=True)
    assert figure is not None
    if name:
        figure.supxlabel(shape(name), family=font_families(), color=FAINT, fontsize=10)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for named in figure.axes:
        _keep_inside(named.xaxis.label, named)
    return figure


def _keep_inside(label: Text, axes: Axes) -> None:
    """Move the name of an axis, which stands below its middle, so that a long one is not cut off."""
    extent, figure = label.get_window_extent(), axes.figure.bbox
    room = 4  # pixels
    shift = max(room - extent.x0, 0) or min(figure.x1 - room - extent.x1, 0)
    if shift and label.get_text():
        label.set_x(label.get_position()[0] + shift / axes.bbox.width)


def nothing(reason: str) -> Figure:
    """A figure that says why there is nothing to show."""
    figure = new_figure(1.2)
    figure.text(0.5, 0.5, shape(reason), family=font_families(), ha="center", va="center", color=FAINT, fontsize=11)
    return figure
