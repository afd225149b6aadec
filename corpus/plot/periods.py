"""Periods side by side on an axis of time: where their middles are, and how many texts each has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from numpy.typing import NDArray

from ..count.periods import day_number
from .measure import text_width
from .numerals import Digits, number
from .style import FAINT, WIDTH
from .text import font_families, shape
from .wording import say

_MARKED = 120  # periods; of more, markers would cover the line
_BARS, _EDGED = "#c4c4c4", 60  # the colour of quiet bars; of more bars white edges would cover them

type Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Spans:
    """The periods: first days, lengths, and where between them there are periods that the table does not have."""

    starts: NDArray[np.int64]
    widths: NDArray[np.int64]
    breaks: NDArray[np.intp]
    place: dict[str, int]

    @classmethod
    def of(cls, table: pd.DataFrame) -> Spans:
        """The periods of a table with the columns start and end, ISO days."""
        known = table.drop_duplicates("start").sort_values("start")
        starts, ends = (np.array([day_number(day) for day in known[name]], np.int64) for name in ("start", "end"))
        breaks = np.flatnonzero(starts[1:] > ends[:-1] + 1) + 1
        return cls(starts, ends + 1 - starts, breaks, {day: i for i, day in enumerate(known["start"])})

    @property
    def marked(self) -> bool:
        """Whether there is room for a marker at every period."""
        return len(self.starts) <= _MARKED

    def along(self, rows: pd.DataFrame, value: str) -> tuple[Floats, Floats]:
        """Middles of the periods and the values there, missing where there are no texts."""
        found = np.full(len(self.starts), np.nan)
        places = [self.place[day] for day in rows["start"]]
        found[places] = rows[value].where(rows["texts"] > 0).to_numpy(float)
        x, y = (np.insert(part, self.breaks, np.nan) for part in (self.starts + self.widths / 2, found))
        return x, y

    def texts(self, rows: pd.DataFrame) -> NDArray[np.int64]:
        """How many texts each period has."""
        found = np.zeros(len(self.starts), np.int64)
        np.add.at(found, [self.place[day] for day in rows["start"]], rows["texts"].to_numpy(np.int64))
        return found


def band(axes: Axes, x: Floats, low: Floats, high: Floats, *, colour: str) -> None:
    """Shade the intervals along a line; of a point without neighbours the interval is a stroke."""
    known = np.isfinite(low) & np.isfinite(high)
    alone = known & ~np.append(known[1:], False) & ~np.append(False, known[:-1])
    axes.fill_between(x, low, high, where=known & ~alone, color=colour, alpha=0.15, linewidth=0)
    axes.vlines(x[alone], low[alone], high[alone], color=colour, alpha=0.5, linewidth=1.6)


def text_strip(axes: Axes, spans: Spans, texts: NDArray[np.int64], digits: Digits | None) -> None:
    """Bars for the number of texts, with the numbers where there is room for them, else with that of the highest."""
    edge = 0.6 if len(texts) <= _EDGED else 0
    axes.bar(spans.starts, texts, width=spans.widths, align="edge", color=_BARS, edgecolor="white", linewidth=edge)
    most_texts = int(texts.max())
    room = 0.8 * WIDTH * spans.widths.min() / (spans.starts[-1] + spans.widths[-1] - spans.starts[0])
    numbered = text_width(number(most_texts, digits), 8) + 0.03 <= room
    if numbered:
        for start, width, height in zip(spans.starts, spans.widths, texts, strict=True):
            if height:
                axes.annotate(
                    shape(number(int(height), digits)), (start + width / 2, height), xytext=(0, 1), fontsize=8,
                    textcoords="offset points", ha="center", va="bottom", color=FAINT, family=font_families(),
                )  # fmt: skip
    axes.set_ylim(0, most_texts * (1.6 if numbered else 1.05))
    axes.set_yticks([] if numbered else [most_texts], [] if numbered else [shape(number(most_texts, digits))])
    axes.tick_params(axis="y", labelfontfamily=font_families(), labelsize=8, length=0, labelcolor=FAINT)
    axes.set_ylabel(shape(say("texts")), family=font_families(), color=FAINT, fontsize=9)
    axes.spines[["top", "left", "right"]].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
