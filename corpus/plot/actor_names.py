"""By what names an actor goes: bars for the names, as shares of all its mentions."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from .blocks import in_brackets, left_out
from .columns import check_columns, check_top, highest_first
from .labels import shortened
from .measure import text_width
from .mentions import actor_labels
from .numerals import Digits, EvenDecimals, per_cent
from .panels import PANELS, new_panels
from .style import INK, actor_colours, figure_of, name_rows, nothing, write
from .wording import say

MAKER = 'Corpus.mention_counts("alias")'
_NAME = 30  # letters of a name
_WHOLE = 100  # per cent


def aliases(table: pd.DataFrame, *, top: int = 8, digits: Digits | None = None) -> Figure:
    """Which names each actor is called by: the commonest, each with its share of the actor's mentions, in per cent.

    ``table`` is what :meth:`Corpus.mention_counts` gives by "alias" or by several columns of which that is one: it has
    actor, alias and count. The ``top`` names of each of the six most mentioned actors are shown, the most mentioned
    actor on the right; what share other names have is said in the last row of a panel.

    >>> table = pd.DataFrame({"actor": "CN", "alias": ["چین", "پکن", "چینی"], "count": [6, 3, 1]})
    >>> [round(bar.get_width()) for bar in aliases(table, top=1).axes[0].patches]
    [60, 40]
    """
    check_columns(table, ["actor", "alias", "count"], MAKER)
    check_top(top)
    counts = table.groupby(["actor", "alias"], sort=False, observed=True)["count"].sum().reset_index()
    counts = counts[counts["count"] > 0]
    if counts.empty:
        return nothing(say("no mentions"))
    totals = counts.groupby("actor", sort=True)["count"].sum().sort_values(ascending=False, kind="stable")
    actors = [str(actor) for actor in totals.index[:PANELS]]
    bars = [_bars(counts[counts["actor"] == actor], top) for actor in actors]
    names = [[shortened(name, _NAME) for name, _ in own] for own in bars]
    labels, colours = actor_labels(table), actor_colours(actors)
    titles = [say("name and count", name=labels.get(actor, actor), n=totals[actor]) for actor in actors]
    panels, width = new_panels(titles, names)
    shares = [[_WHOLE * count / totals[actor] for _, count in own] for actor, own in zip(actors, bars, strict=True)]
    longest = max(map(max, shares))
    beside = min((text_width(per_cent(_WHOLE, digits), 9) + 0.15) / width, 0.5)
    for axes, own, named, actor in zip(panels, shares, names, actors, strict=True):
        axes.barh(range(len(own)), own, height=0.72, color=colours[actor])
        for row, share in enumerate(own):
            write(axes, share, row, per_cent(share, digits), color=INK, fontsize=9)
        name_rows(axes, range(len(own)), named)
        axes.set_xlim(longest / (1 - beside), 0)
        axes.set_xticks([tick for tick in (0, 50, _WHOLE) if tick <= longest])
        axes.xaxis.set_major_formatter(EvenDecimals(digits))
    not_shown = in_brackets(left_out("actors with most mentions", len(actors), len(totals)))
    return figure_of(panels[0], say("names") + not_shown)


def _bars(counts: pd.DataFrame, top: int) -> list[tuple[str, int]]:
    """The commonest names of an actor with their counts, and the others as one."""
    ordered = highest_first(counts, ["count"], "alias")
    own = [(str(name), int(count)) for name, count in zip(ordered["alias"], ordered["count"], strict=True)]
    others = own[top:]
    return [*own[:top], *([(say("other names", n=len(others)), sum(count for _, count in others))] if others else [])]
