"""Time: how much the texts say of each period, and what they say of when.

Time runs from left to right, as on the charts of Persian statistics, with the Gregorian calendar below and the
Jalali one above.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from ..count.periods import day_number
from .blocks import in_brackets
from .columns import check_columns
from .numerals import Digits, EvenDecimals
from .style import BLUE, FAINT, GRID, INK, ROW, WIDTH, figure_of, nothing
from .text import font_families, shape
from .time_marks import ARROWS, PACKED_ROW, draw_marks, marks_of, name_marks, spans_of
from .time_panels import groups_of, new_time_panels, unplaced
from .wording import say

LABELLED = 30
"""Dates that are shown each on a row of its own with its words; of more, only marks are drawn, packed into rows."""

_TALLEST = 8.0  # inches of packed marks in all; of more rows the marks become smaller
_BARS, _LEAST = 1.7, 1.9  # inches: of the bars of periods, of the whole figure of a chronology
_ARROWS = 0.1  # of what the dates span: room at the ends for arrows, which would touch the words
_THIN = 3.0  # points: a bar thinner than this gets no white edge, which would cover it


def timeline(table: pd.DataFrame, *, digits: Digits | None = None) -> Figure:
    """How much the texts say of each period, as bars as wide as the periods.

    ``table`` has the columns ``weight``, ``start`` and ``end``, as :func:`corpus.count.timelines.timeline` gives
    them. How many dates are left out for want of a value is said below.

    >>> table = pd.DataFrame({"period": ["2024"], "weight": [3.0], "start": ["2024-01-01"], "end": ["2024-12-31"]})
    >>> float(timeline(table).axes[0].patches[0].get_height())
    3.0
    """
    if table.empty:
        return nothing(say("no dates") + in_brackets(*unplaced(table)))
    starts = np.array([day_number(day) for day in table["start"]])
    widths = np.array([day_number(day) + 1 for day in table["end"]]) - starts
    span = int(starts.min()), int((starts + widths).max()) - 1
    [axes] = new_time_panels([""], [_BARS], span, digits)
    # A white edge parts neighbours; bars that are too thin for it are drawn a little wider than they are, to be seen.
    thin = widths.min() / (span[1] + 1 - span[0]) * WIDTH * 72 < _THIN
    edge = {"edgecolor": BLUE, "linewidth": 1.0} if thin else {"edgecolor": "white", "linewidth": 0.6}
    axes.bar(starts, table["weight"].tolist(), width=widths, align="edge", color=BLUE, **edge)  # type: ignore[arg-type]  # mixed values
    axes.grid(axis="y", color=GRID, linewidth=0.8)
    axes.grid(visible=False, axis="x")
    axes.yaxis.set_major_formatter(EvenDecimals(digits))
    axes.tick_params(axis="y", labelfontfamily=font_families(), length=0, colors=INK)
    axes.set_ylabel(shape(say("dates by period")), color=FAINT, fontsize=9, family=font_families())
    return figure_of(axes, in_brackets(*unplaced(table)).strip())


def chronology(
    table: pd.DataFrame, *, label: str = "text", by: str | None = None, digits: Digits | None = None
) -> Figure:
    """Each date in its place: dots for days, bars for what is vaguer, arrows for since and until.

    ``table`` is what :func:`corpus.count.timelines.chronology` gives; ``label`` is the column whose words stand
    beside the marks (``"text"``, ``"sentence_text"``), as long as there are at most thirty dates. A bar is the part
    of the interval that the words leave: of اواسط سال ۲۰۲۴ the middle third. With ``by`` ("actors", or another column
    such as "doc") there is a panel for each of its values, at most six, those with most dates; a date stands in the
    panel of every actor that its sentence names.

    >>> table = pd.DataFrame({"text": ["۸ نوامبر"], "earliest": ["2023-11-08"], "latest": ["2023-11-08"],
    ...                       "modifier": ["none"]})
    >>> len(chronology(table).axes[0].lines)
    1
    """
    check_columns(table, ["earliest", "latest", "modifier", label], "Corpus.chronology()")
    groups, remarks = groups_of(table, by)
    remarks += unplaced(table)
    if not groups or table.empty:
        return nothing(say("no dates") + in_brackets(*remarks))
    spans = [span for _, _, rows in groups for span in spans_of(rows)]
    span = min(start for start, _ in spans), max(end for _, end in spans)
    width, packed = span[1] + 1 - span[0], len(spans) > LABELLED
    marks = [marks_of(rows, width, packed=packed) for _, _, rows in groups]
    size = min(_TALLEST / (PACKED_ROW * sum(each.count for each in marks)), 1.0) if packed else 1.0
    row = PACKED_ROW * size if packed else ROW
    panels = new_time_panels(
        [title for _, title, _ in groups], [row * each.count for each in marks], span, digits, least=_LEAST,
        room=width * _ARROWS if table["modifier"].isin(ARROWS).any() else 0.0,
    )  # fmt: skip
    for axes, each, (_, _, rows) in zip(panels, marks, groups, strict=True):
        draw_marks(axes, each, width, size=size, packed=packed)
        name_marks(axes, [] if packed else [str(words) for words in rows[label]])
    return figure_of(panels[0], in_brackets(*remarks).strip())
