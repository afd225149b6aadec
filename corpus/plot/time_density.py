"""How densely dates lie in time, as a curve or in exact steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ..count.periods import Days
from ..count.time_density import Floats, smooth_density, smoothing, step_density
from ..errors import OptionError
from .blocks import in_brackets
from .columns import check_columns
from .numerals import Digits, EvenDecimals
from .style import BLUE, FAINT, GRID, INK, actor_colours, figure_of, nothing
from .text import font_families, shape
from .time_marks import spans_of
from .time_panels import BY_ACTOR, groups_of, new_time_panels, unplaced
from .wording import say

_TALL, _LOW = 2.0, 0.9  # inches: of the only panel, of one of several
_POINTS = 1200  # of a curve: more than a figure has pixels
# No curve is narrower than this part of the time shown, else a single day would not be seen; and by itself none is
# wider than that part, since the rule for it smooths too much where dates lie in several heaps.
_NARROWEST, _WIDEST = 1 / 250, 1 / 25
_BEYOND = 2.5  # widths of a curve beyond the dates: there it is nearly at the axis
# By what the axis counts: the unit, and its mean length in days.
_UNITS = (("century", 36525.0), ("decade", 3652.5), ("year", 365.25), ("month", 30.44), ("day", 1.0))
_MANY = 12  # units that a curve's chart has at least


def density(
    table: pd.DataFrame, *, by: str | None = None, bandwidth: float | None = None, digits: Digits | None = None
) -> Figure:
    """How much is said of when, as a curve under which each date has an area of 1.

    ``table`` is a chronology or a dates table (earliest, latest, modifier). A vague date is spread over its interval,
    or over the part that its words leave (of اوایل the first third). ``bandwidth`` is how far each is smoothed, the
    standard deviation of a normal curve in days; None takes Silverman's rule, but at most a 25th of the time shown,
    0 gives the exact sum in steps, as do fewer than three dates. With ``by`` ("actors", or another column) there is a
    panel for each of its values, all on the same scale, at most six. The axis counts dates a day, month, year, decade
    or century. Sources: :mod:`corpus.count.time_density`.

    >>> table = pd.DataFrame({"earliest": ["2023-01-01"], "latest": ["2023-12-31"], "modifier": ["none"]})
    >>> figure = density(table, bandwidth=0)
    >>> round(float(max(figure.axes[0].lines[0].get_ydata())), 2), figure.axes[0].get_ylabel()
    (1.0, 'dates a year')
    """
    check_columns(table, ["earliest", "latest", "modifier"], "Corpus.chronology() or Corpus.dates()")
    if bandwidth is not None and not 0 <= bandwidth < np.inf:
        raise OptionError(f"bandwidth={bandwidth}", "a curve has no such width", "give days, from 0 on, or None")
    dates = table[table["earliest"].notna()]
    dates.attrs = {**table.attrs, "unresolved": table.attrs.get("unresolved", 0) + len(table) - len(dates)}
    groups, remarks = groups_of(dates, by)
    if not groups or dates.empty:
        return nothing(say("no dates") + in_brackets(*remarks, *unplaced(dates)))
    spans = [np.array(spans_of(rows), dtype=np.int64) for _, _, rows in groups]
    every = np.concatenate(spans)
    span = int(every[:, 0].min()), int(every[:, 1].max())
    width = _width(every, span, bandwidth)
    titles = [say("name and count", name=title, n=len(rows)) if title else "" for _, title, rows in groups]
    heights = [_TALL if len(groups) == 1 else _LOW] * len(groups)
    panels = new_time_panels(titles, heights, span, digits, room=_BEYOND * width)
    low, high = panels[0].get_xlim()
    # A curve is read by the time shown; of steps the highest are the most exact dates, which are to weigh about 1.
    measure = (high - low) / _MANY if width else float((every[:, 1] + 1 - every[:, 0]).min())
    unit, days = next((each for each in _UNITS if each[1] <= measure + 1), _UNITS[-1])
    keys = [key for key, _, _ in groups]
    colours = actor_colours(keys) if by == BY_ACTOR else dict.fromkeys(keys, BLUE)
    curves = [_curve(each, width, low, high) for each in spans]
    highest = max(float(values.max()) for _, values in curves) * days
    for axes, key, (at, values) in zip(panels, keys, curves, strict=True):
        _fill(axes, at, values * days, colours[key], steps=not width)
        _value_axis(axes, highest, digits, few=len(groups) > 1)
    _name_values(panels, say(f"dates a {unit}"))
    how = _smoothed(width) if width else ""
    return figure_of(panels[0], in_brackets(how, *remarks, *unplaced(dates)).strip())


def _width(spans: Days, span: tuple[int, int], bandwidth: float | None) -> float:
    shown = span[1] + 1 - span[0]
    rule = smoothing(spans)
    by_itself = max(min(rule, shown * _WIDEST), 1.0) if rule else 0.0  # a day is the finest that dates are
    width = by_itself if bandwidth is None else float(bandwidth)
    return max(width, shown * _NARROWEST) if width else 0.0


def _curve(spans: Days, width: float, low: float, high: float) -> tuple[Floats, Floats]:
    if not width:
        return step_density(spans)
    at = np.linspace(low, high, _POINTS)
    return at, smooth_density(spans, at, width)


def _fill(axes: Axes, at: Floats, values: Floats, colour: str, *, steps: bool) -> None:
    axes.fill_between(at, values, step="post" if steps else None, color=colour, alpha=0.35, linewidth=0)
    # A step begins at the axis too.
    first = [at[0]] if steps else []
    axes.plot(
        [*first, *at], [*([0.0] if steps else []), *values], color=colour, linewidth=1.4,
        drawstyle="steps-post" if steps else "default",
    )  # fmt: skip


def _value_axis(axes: Axes, highest: float, digits: Digits | None, *, few: bool) -> None:
    axes.set_ylim(0, highest * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(3 if few else 5, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(EvenDecimals(digits))
    axes.tick_params(axis="y", labelfontfamily=font_families(), labelsize=9, length=0, colors=INK)
    axes.grid(axis="y", color=GRID, linewidth=0.8)


def _name_values(panels: Sequence[Axes], name: str) -> None:
    style: dict[str, Any] = {"family": font_families(), "color": FAINT, "fontsize": 9}
    if len(panels) == 1:
        panels[0].set_ylabel(shape(name), **style)
    else:
        figure = panels[0].get_figure(root=True)
        assert figure is not None
        figure.supylabel(shape(name), **style)


def _smoothed(days: float) -> str:
    """By how many days a curve is smoothed, in the unit that says most of it in few digits."""
    unit, length = next(((u, d) for u, d in (("year", 365.25), ("month", 30.44)) if days >= 2 * d), ("day", 1.0))
    shown = round(days / length) if days >= 10 * length else round(days / length, 1)
    return say(f"smoothed by {unit}", n=shown)
