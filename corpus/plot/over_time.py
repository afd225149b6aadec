"""Attention over time: lines for actors by the dates of the texts, and below them how many texts they rest on.

Time runs from left to right, as in the other charts of time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ..errors import OptionError
from .blocks import in_brackets, left_out, most
from .calendar_axis import gregorian_below, jalali_above
from .columns import check_columns, check_top, group_column
from .labels import shortened
from .measure import text_width
from .mentions import actor_labels
from .numerals import Digits, EvenDecimals, number
from .panels import PANELS
from .periods import Spans, band, text_strip
from .style import FAINT, GRID, INK, PALETTE, WIDTH, actor_colours, figure_of, legend, new_figure, nothing, settings
from .text import font_families, shape
from .wording import name_of, say

Value = Literal["per_1000", "share", "document_share", "count"]
Panels = Literal["group", "actor"]
Dashes = Literal["-", "--", ":", "-."]

FEW = 5
"""Texts of a period; a rate that rests on fewer is drawn hollow."""

_MARKERS = "os^DvPX<>*"
_DASHES: tuple[Dashes, ...] = get_args(Dashes)
_NAMED = 20  # actors not shown of whom there is room to say who they are
_TALL, _LOW, _STRIP, _HEAD = 2.4, 1.1, 0.42, 0.3  # inches: the only panel, one of several, bars of texts, titles
_ALONE = 7  # days; of fewer, as many are added on both sides, so that there is something to place them by


def attention(
    table: pd.DataFrame,
    *,
    value: Value = "per_1000",
    panels: Panels | None = None,
    same_scale: bool = True,
    jalali: bool | None = None,
    digits: Digits | None = None,
    top: int = 8,
) -> Figure:
    """How much is said of each actor over time: a line an actor, and bars for the number of texts below.

    ``table`` is what :meth:`Corpus.attention` gives. ``value`` is the column shown: "per_1000", "share" (of voice),
    "document_share" or "count". A period without texts is a gap in the line; a point from fewer than five texts is
    hollow. Where the table is grouped each group has a panel of its own (``panels="group"``); ``panels="actor"`` gives
    each actor one, with a line for each group. Panels have the same scale, with ``same_scale=False`` each its own.
    ``jalali`` adds the Jalali calendar above; None: if the periods are Jalali ones. The ``top`` actors with most
    mentions are shown, and the six groups with most texts; who else is mentioned is named below the figure. No two
    lines have the same colour, marker and dashes.

    >>> table = pd.DataFrame({"period": ["2023", "2024", "2025"], "start": ["2023-01-01", "2024-01-01", "2025-01-01"],
    ...     "end": ["2023-12-31", "2024-12-31", "2025-12-31"], "actor": "CN", "count": [3, 0, 1], "texts": [9, 0, 2],
    ...     "per_1000": [1.5, float("nan"), 0.5]})
    >>> line = attention(table).axes[0].lines[0]
    >>> [float(rate) for rate in line.get_ydata()]
    [1.5, nan, 0.5]
    """
    if value not in get_args(Value):
        raise OptionError(f"value={value!r}", "there is no such value", f"use one of {', '.join(get_args(Value))}")
    check_columns(table, ["period", "start", "end", "actor", "count", "texts", value], "Corpus.attention()")
    by = group_column(table, "period")
    columns = _panel_and_line(panels, by)
    check_top(top)
    if not table["count"].sum():
        return nothing(say("no mentions with a date") + _unplaced(table))
    shown, remarks, others = _shown(table, by, top)
    spans = Spans.of(shown)
    lines = _lines_of(shown, columns[1], by)
    drawn = _panels_of(shown, columns[0], by)
    axes = _draw(drawn, lines, spans, value, digits, same_scale=same_scale)
    if _has_jalali(table) if jalali is None else jalali:
        jalali_above(axes[0], digits)
    if columns[0] != columns[1]:
        _legend(axes[0], lines)
    few = spans.marked and bool(((shown["texts"] > 0) & (shown["texts"] < FEW)).any())
    hollow = say("hollow: few texts", n=FEW) if few else ""
    said = say("semicolon").join(filter(None, [hollow, _said_of_intervals(shown, value), *remarks]))
    return figure_of(axes[0], said + _unplaced(table) + others)


def _panel_and_line(panels: str | None, by: str | None) -> tuple[str | None, str]:
    """The columns whose values have a panel each, and a line each."""
    if panels not in (None, *get_args(Panels)):
        raise OptionError(f"panels={panels!r}", "there are no such panels", f"use one of {', '.join(get_args(Panels))}")
    if panels == "group" and by is None:
        remedy = "group the texts, as in texts.attention(groups='source')"
        raise OptionError("panels='group'", "the table is not grouped", remedy)
    return ("actor", by or "actor") if panels == "actor" else (by, "actor")


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line is called and looks like, and the rows that are its points."""

    name: str
    colour: str
    marker: str
    dashes: Dashes  # of lines of the same colour no two are dashed alike
    column: str
    key: Any


def _shown(table: pd.DataFrame, by: str | None, top: int) -> tuple[pd.DataFrame, list[str], str]:
    """The rows of the actors and groups that there is room for, and what is said of the others, and who they are."""
    mentioned = table[table["count"] > 0]
    remarks = []
    if by is not None:
        sizes = table.drop_duplicates([by, "start"]).assign(count=lambda rows: rows["texts"])
        groups = most(sizes, by, PANELS)
        remarks.append(left_out("values with most texts", len(groups), table[by].nunique(), by=name_of("column", by)))
        table, mentioned = (rows[rows[by].isin(groups)] for rows in (table, mentioned))
    actors = most(mentioned, "actor", top)
    remarks.append(left_out("actors with most mentions", len(actors), mentioned["actor"].nunique()))
    return table[table["actor"].isin(actors)], remarks, _not_shown(mentioned[~mentioned["actor"].isin(actors)])


def _not_shown(others: pd.DataFrame) -> str:
    """Lines that name the actors who are not shown, the most mentioned first, and how often they are mentioned."""
    if others.empty:
        return ""
    labels = actor_labels(others)
    totals = others.groupby("actor", sort=True)["count"].sum().sort_values(ascending=False, kind="stable")
    named = [f"{labels.get(str(actor), str(actor))} {number(count)}" for actor, count in totals.head(_NAMED).items()]
    more = [say("and others", n=len(totals) - _NAMED, count=totals.iloc[_NAMED:].sum())] if len(totals) > _NAMED else []
    lines = [say("not shown")]
    for name in [*(each + say("comma").rstrip() for each in named[: len(named) - (not more)]), *(more or named[-1:])]:
        if text_width(f"{lines[-1]} {name}", 10) > WIDTH - 0.4:
            lines.append("")
        lines[-1] = f"{lines[-1]} {name}".strip()
    return "".join(f"\n{line}" for line in lines)


def _lines_of(table: pd.DataFrame, column: str, by: str | None) -> list[_Line]:
    if column == by:
        keys = most(table.assign(count=1), column, PANELS)
        colours = dict(zip(keys, cycle(PALETTE), strict=False))
        names = {key: shortened(str(key), 44) for key in keys}
    else:
        keys = most(table, column, len(table))
        colours, names = actor_colours(keys), actor_labels(table)
    used = [colours[key] for key in keys]
    return [
        _Line(names.get(key, str(key)), colours[key], marker, _dashes(used[:i].count(colours[key])), column, key)
        for i, (key, marker) in enumerate(zip(keys, cycle(_MARKERS), strict=False))
    ]


def _dashes(before: int) -> Dashes:
    """The dashes of a line, of whose colour there are so many before."""
    return _DASHES[before % len(_DASHES)]


@dataclass(frozen=True, slots=True)
class _Panel:
    """A panel: its title, the rows drawn in it, and those whose texts are counted in bars below it, if any."""

    title: str
    rows: pd.DataFrame
    texts: pd.DataFrame | None


def _panels_of(table: pd.DataFrame, column: str | None, by: str | None) -> list[_Panel]:
    """The panels from above. Those of groups have bars each, those of actors have them in common."""
    keys = [by, "start"] if by is not None else ["start"]
    if column is None:
        return [_Panel("", table, table.drop_duplicates(keys))]
    labels = actor_labels(table) if column == "actor" else {}
    found = []
    for key in most(table.assign(count=1), column, len(table)):
        rows = table[table[column] == key]
        title = shortened(labels.get(key, str(key)))
        found.append(_Panel(title, rows, rows.drop_duplicates(keys) if column == by else None))
    if column == "actor":
        found[-1] = _Panel(found[-1].title, found[-1].rows, table.drop_duplicates(keys))
    return found


def _draw(
    panels: Sequence[_Panel],
    lines: Sequence[_Line],
    spans: Spans,
    value: Value,
    digits: Digits | None,
    *,
    same_scale: bool,
) -> list[Axes]:
    """Axes with the lines of each panel, and right below them those with its bars."""
    tall = _TALL if len(panels) == 1 else _LOW
    heights = [h for panel in panels for h in ([tall] if panel.texts is None else [tall, _STRIP])]
    figure = new_figure(sum(heights) + _HEAD * len(panels) + 1.2)
    grid = figure.add_gridspec(len(heights), 1, height_ratios=heights)
    drawn: list[Axes] = []
    highest = [_highest(panel.rows, value) for panel in panels]
    with settings():
        for panel, own in zip(panels, highest, strict=True):
            axes = figure.add_subplot(grid[len(drawn)], sharex=drawn[0] if drawn else None)
            drawn.append(axes)
            _line_panel(axes, panel, lines, spans, value)
            _value_axis(axes, value, (max(highest) if same_scale else own) or 1.0, digits)
            if panel.texts is not None:
                drawn.append(figure.add_subplot(grid[len(drawn)], sharex=drawn[0]))
                text_strip(drawn[-1], spans, spans.texts(panel.texts), digits)
    first, last = int(spans.starts[0]), int(spans.starts[-1] + spans.widths[-1])
    room = max((last - first) * 0.03, _ALONE if last - first < _ALONE else 0.5)
    drawn[0].set_xlim(first - room, last + room)
    name = name_of("attention", value)
    if len(panels) > 1:
        figure.supylabel(shape(name.replace("\n", " ")), family=font_families(), color=FAINT, fontsize=9)
    else:
        drawn[0].set_ylabel(shape(name), family=font_families(), color=FAINT, fontsize=9)
    for axes in drawn[:-1]:
        axes.tick_params(axis="x", bottom=False, labelbottom=False)
    gregorian_below(drawn[-1], digits)
    return drawn


def _line_panel(axes: Axes, panel: _Panel, lines: Sequence[_Line], spans: Spans, value: Value) -> None:
    size = float(np.clip(280 / len(spans.starts), 3, 6))
    for line in lines:
        rows = panel.rows[panel.rows[line.column] == line.key]
        x, y = spans.along(rows, value)
        seen = np.isfinite(y)
        if not seen.any():
            continue
        if _has_intervals(rows, value):
            band(axes, x, *(spans.along(rows, f"{value}_{end}")[1] for end in ("low", "high")), colour=line.colour)
        style: dict[str, Any] = {
            "color": line.colour, "marker": line.marker, "markersize": size, "markeredgewidth": 1, "clip_on": False,
        }  # fmt: skip
        axes.plot(x, y, linewidth=1.4, linestyle=line.dashes, markevery=None if spans.marked else [], **style)
        few = seen & (spans.along(rows, "texts")[1] < FEW)
        alone = seen & ~np.append(seen[1:], False) & ~np.append(False, seen[:-1])
        marked = few if spans.marked else alone
        if marked.any():
            style |= {"markerfacecolor": "white"} if spans.marked else {}
            axes.plot(x[marked], y[marked], linestyle="none", **style)
    if panel.title:
        axes.set_title(
            shape(panel.title), loc="right", family=font_families(), fontsize=10, fontweight="bold", color=INK
        )


def _has_intervals(table: pd.DataFrame, value: Value) -> bool:
    """Whether the table has intervals of this value, at least for one period."""
    return f"{value}_low" in table and bool(table[f"{value}_low"].notna().any())


def _highest(rows: pd.DataFrame, value: Value) -> float:
    """The highest that is drawn: a value, or the upper end of an interval."""
    drawn = rows[[value, f"{value}_high"] if _has_intervals(rows, value) else [value]]
    return float(np.nan_to_num(drawn.where(rows["texts"] > 0).max().max()))


def _said_of_intervals(table: pd.DataFrame, value: Value) -> str:
    """What the bands are; tables of the library say at which confidence."""
    if not _has_intervals(table, value):
        return ""
    confidence = table.attrs.get("parameters", {}).get("confidence")
    return say("bands") if confidence is None else say("bands at", confidence=100 * confidence)


def _value_axis(axes: Axes, value: Value, highest: float, digits: Digits | None) -> None:
    axes.set_ylim(-0.04 * highest, 1.08 * highest)
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10], integer=value == "count"))
    axes.yaxis.set_major_formatter(EvenDecimals(digits, percent=value.endswith("share")))
    axes.tick_params(axis="y", labelfontfamily=font_families(), labelsize=9, length=0, colors=INK)
    axes.grid(axis="both", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)


def _legend(axes: Axes, lines: Sequence[_Line]) -> None:
    keys = [
        Line2D(
            [], [], color=line.colour, marker=line.marker, linestyle=line.dashes, markersize=6, label=shape(line.name)
        )
        for line in lines
    ]
    widest = max(text_width(line.name, 9) for line in lines) + 0.55  # inches, with the key and the room beside it
    columns = max(min(int((WIDTH - 0.3) / widest), len(keys)), 1)
    legend(axes.figure, keys, columns, loc="outside upper center")


_BETWEEN_ERAS = 500  # years: the Jalali count is 621 or 622 behind


def _has_jalali(table: pd.DataFrame) -> bool:
    """Whether the periods are Jalali ones: the table says so, or their years are centuries before their first days."""
    if (calendar := table.attrs.get("parameters", {}).get("calendar")) is not None:
        return bool(calendar == "persian")
    period, start = str(table["period"].iloc[0]).removeprefix("decade:"), str(table["start"].iloc[0])
    return int(start[:4]) - int(period[:4].replace("X", "0")) > _BETWEEN_ERAS


def _unplaced(table: pd.DataFrame) -> str:
    sizes = table.attrs.get("sizes", {})
    undated, vague = sizes.get("documents without a date", 0), sizes.get("documents with too vague a date", 0)
    parts = [say("undated", n=undated) if undated else "", say("vaguely dated", n=vague) if vague else ""]
    said = say("comma").join(filter(None, parts))
    return in_brackets(say("texts left out", parts=said) if said else "")
