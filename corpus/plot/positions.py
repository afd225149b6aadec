"""Where in the texts something stands: a strip a text, with a stroke for each place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..errors import OptionError
from ..letters import ZWNJ, fold
from .blocks import TEXTS, Row, actors_shown, block_rows, in_brackets, left_out, most, name_blocks, titles_of
from .columns import check_columns, check_top
from .labels import NAME, shortened
from .mentions import actor_labels
from .numerals import Digits, WholeNumbers, number
from .style import GRID, INK, PALETTE, actor_colours, figure_of, name_axis, name_rows, new_axes, nothing, write
from .wording import say

_SPACES = re.compile(rf"[\s{ZWNJ}]+")
_STROKE = 1.6  # points


def dispersion(
    positions: pd.DataFrame, documents: pd.DataFrame, *, top: int = TEXTS, digits: Digits | None = None
) -> Figure:
    """Where in each text a word or an actor occurs: a strip a text, its beginning on the right.

    ``positions`` has the columns ``doc``, ``start`` and ``actor``, as :meth:`Corpus.mentions` gives them, or else
    ``node``, as :meth:`Corpus.kwic` does; ``documents`` has ``doc``, ``chars`` and, where known, ``title``. Every
    strip is as long as every other: places are per cent of the text. Beside it stands how many strokes it has. With
    several words (tables of :meth:`Corpus.kwic`, one below the other) each text has a strip for each; spellings that
    differ in spaces and half-spaces only are one word, and ``positions.assign(node="رفتن")`` makes one word of all.
    Of more than ``top`` texts those with most occurrences are shown.

    >>> positions = pd.DataFrame({"doc": ["000", "000"], "start": [50, 150], "node": ["چین", "چین"]})
    >>> documents = pd.DataFrame({"doc": ["000"], "chars": [200], "title": ["سفر به آسیا"]})
    >>> [float(place) for place in dispersion(positions, documents).axes[0].collections[0].get_positions()]
    [25.0, 75.0]
    """
    check_top(top)
    if positions.empty:
        return nothing(say("no occurrences"))
    if "actor" in positions:
        return mention_positions(positions, documents, texts=top, digits=digits)
    check_columns(positions, ["doc", "start", "node"], "Corpus.kwic() or Corpus.mentions()")
    keys = positions["node"].astype(str).map(_same_word)
    places = pd.DataFrame({"doc": positions["doc"], "start": positions["start"], "actor": keys, "counted": True})
    # The commonest spelling stands for the word; of equally common ones the first.
    labels = {str(key): str(nodes.mode()[0]) for key, nodes in positions["node"].astype(str).groupby(keys)}
    colours = dict(zip(sorted(labels), cycle(PALETTE), strict=False))
    lines = _Lines("words", "occurrences", labels, colours, alone=len(labels) == 1)
    return _chart(places, documents, top, lines, digits)


def mention_positions(
    mentions: pd.DataFrame, documents: pd.DataFrame, *, texts: int = TEXTS, digits: Digits | None = None
) -> Figure:
    """Where in each text each actor is mentioned: a strip an actor, the text's beginning on the right.

    ``mentions`` has the columns ``doc``, ``start``, ``actor`` and, if some do not count, ``counted``; ``documents``
    has ``doc``, ``chars`` and, where known, ``title``. Mentions that are found but not counted are drawn pale, and
    are not in the number beside the strip.

    >>> mentions = pd.DataFrame({"doc": ["000"], "start": [50], "actor": ["CN"], "counted": [True]})
    >>> documents = pd.DataFrame({"doc": ["000"], "chars": [200]})
    >>> float(mention_positions(mentions, documents).axes[0].collections[0].get_positions()[0])
    25.0
    """
    if mentions.empty:
        return nothing(say("no mentions"))
    check_columns(mentions, ["doc", "start", "actor"], "Corpus.mentions()")
    counted = mentions["counted"].astype(bool) if "counted" in mentions else True
    places = mentions[["doc", "start", "actor"]].assign(counted=counted)
    lines = _Lines("actors", "mentions", actor_labels(mentions), actor_colours(set(mentions["actor"])))
    return _chart(places, documents, texts, lines, digits)


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the lines of a text are: words or actors, and how each is called and coloured."""

    what: str  # "words" or "actors"
    counted: str  # "occurrences" or "mentions"
    labels: Mapping[str, str]
    colours: Mapping[str, str]
    alone: bool = False  # one word: a text has one line, which carries the text's title


def _chart(places: pd.DataFrame, documents: pd.DataFrame, texts: int, lines: _Lines, digits: Digits | None) -> Figure:
    """A strip for each text and word; ``places`` has doc, start, actor (or word) and counted."""
    lengths = _lengths(places, documents)
    counts = places.groupby(["doc", "actor"]).size().rename("count").reset_index()
    shown = most(counts, "doc", texts)
    counts = counts[counts["doc"].isin(shown)]
    actors = most(counts, "actor", actors_shown(len(shown)))
    titles = titles_of(documents)
    rows = [Row(doc, actors[0], i) for i, doc in enumerate(shown)] if lines.alone else list(block_rows(shown, actors))
    axes = new_axes(len(rows))
    axes.set_xlim(100.6, -0.6)
    axes.spines["right"].set_visible(False)
    axes.xaxis.set_major_formatter(WholeNumbers(digits))
    _strips(axes, [row for row in rows if row.actor], places, lengths, lines.colours, digits)
    if lines.alone:
        name_rows(axes, [row.place for row in rows], [shortened(titles.get(doc, doc), NAME) for doc in shown])
    else:
        name_blocks(axes, rows, lines.labels, titles)
    not_shown = in_brackets(
        left_out(f"texts with most {lines.counted}", len(shown), places["doc"].nunique()),
        left_out(f"{lines.what} with most {lines.counted}", len(actors), counts["actor"].nunique()),
    )
    name = say("place of", word=lines.labels[actors[0]]) if lines.alone else say("place")
    name_axis(axes, name + not_shown)
    return figure_of(axes)


def _strips(
    axes: Axes,
    rows: Sequence[Row],
    places: pd.DataFrame,
    lengths: Mapping[str, int],
    colours: Mapping[str, str],
    digits: Digits | None,
) -> None:
    """Draw a line a row, a stroke for each place on it, and beside it their number."""
    for row in rows:
        own = places[(places["doc"] == row.group) & (places["actor"] == row.actor)]
        axes.plot([0, 100], [row.place, row.place], color=GRID, linewidth=0.8, zorder=0)
        for counted, alpha in ((True, 1.0), (False, 0.35)):
            at = own.loc[own["counted"] == counted, "start"] * 100 / max(lengths[row.group], 1)
            if len(at):
                axes.eventplot(
                    at.tolist(), lineoffsets=row.place, linelengths=0.72, linewidths=_STROKE,
                    colors=colours[row.actor], alpha=alpha,
                )  # fmt: skip
        write(axes, axes.get_xlim()[0], row.place, number(own["counted"].sum(), digits), color=INK, fontsize=9)


def _lengths(places: pd.DataFrame, documents: pd.DataFrame) -> dict[str, int]:
    check_columns(documents, ["doc", "chars"], "Corpus.documents")
    lengths = {str(doc): int(chars) for doc, chars in zip(documents["doc"], documents["chars"], strict=True)}
    if unknown := sorted(set(places["doc"]) - lengths.keys()):
        raise OptionError(
            f"the text {unknown[0]}", "it is not among the documents", "give the documents of the same texts"
        )
    return lengths


def _same_word(node: str) -> str:
    """What the spellings of one word have in common: می رود, می‌رود and ميرود are alike."""
    return _SPACES.sub("", fold(node).text)
