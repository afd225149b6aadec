"""A text before and after cleaning, side by side, every change marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Protocol

from ..alignment import KEPT, Segment
from ..errors import OptionError
from ..letters import ZWNJ
from .markup import BLUE, GREEN, HEAD, LINE, ORANGE, TABLE, Html, cut_note, direction_attributes

_SIDE = f"vertical-align:top;line-height:1.9;padding:.4em .8em;text-align:right;white-space:pre-wrap;border:{LINE}"
_TITLE = "text-align:right;font-weight:600;line-height:1.9;margin-bottom:.2em"
_APART = "margin-bottom:1.6em"  # room to the next pair, or to the text below
_ROW = "background:none"  # else JupyterLab paints a whole panel blue when the pointer rests on it

# Strong enough to be seen on black ground, and to let the letters be read on white. The line below is a shadow, which
# unlike a border takes no room and so parts no joined letters.
_DELETED = f"color:inherit;background:rgba({ORANGE},.45);text-decoration:line-through"
_DELETED_SPACE = f"color:inherit;background:rgba({ORANGE},.45);text-decoration:none"
_INSERTED = f"color:inherit;background:rgba({GREEN},.45);text-decoration:none;box-shadow:inset 0 -2px rgb({GREEN})"
_MOVED = f"box-shadow:inset 0 -2px rgb({BLUE})"
_INSERTED_HALF_SPACE = f"border-right:2px solid rgb({GREEN});text-decoration:none"


class Cleaned(Protocol):
    """What :func:`side_by_side` shows: a text with its alignment to the raw text."""

    @property
    def text(self) -> str:
        """The clean text."""

    @property
    def alignment(self) -> Iterable[Segment]:
        """How it came from the raw text."""


class BothTexts(Protocol):
    """A text before and after cleaning in one, as a document of a corpus is."""

    @property
    def raw(self) -> str:
        """The text before cleaning."""

    @property
    def cleaned(self) -> Cleaned:
        """The clean text with its alignment."""


def side_by_side(
    raw: str | BothTexts, cleaned: Cleaned | None = None, *, title: str | None = None, lines: int = 20
) -> Html:
    """A text before and after cleaning, for a notebook, under its ``title``: see :func:`side_by_side_html`.

    Give a document of a corpus, or a raw text and what :func:`corpus.clean_text` made of it. Raises OptionError for
    anything else.

    >>> import corpus
    >>> side_by_side(corpus.load("seeds/")["000"], title="سفر").html.count("<td")
    2
    >>> raw = "كتابهاي چيني"
    >>> side_by_side(raw, corpus.clean_text(raw)).html.count("<td")
    2
    """
    if cleaned is None and not isinstance(raw, str) and hasattr(raw, "cleaned"):
        cleaned, raw = raw.cleaned, raw.raw
    if not isinstance(raw, str) or cleaned is None or not hasattr(cleaned, "alignment"):
        remedy = 'give a document, side_by_side(texts["id"]), or a raw text and corpus.clean_text(raw)'
        raise OptionError("side_by_side", "this is no text with what cleaning made of it", remedy)
    return Html(side_by_side_html(raw, cleaned.text, cleaned.alignment, title=title, lines=lines))


def side_by_side_html(
    raw: str, clean: str, segments: Iterable[Segment], *, title: str | None = None, lines: int = 20
) -> str:
    """The raw text on the right, the clean text on the left; what went is struck out, what came is marked.

    What was moved is underlined in blue on both sides.

    ``segments`` are those of the alignment. At most ``lines`` lines of each are shown. An inserted
    half-space has no width, so it is drawn as a thin line; the name of each repair shows when the pointer
    rests on it.

    >>> kept, change = Segment(0, 2, 0, 2, KEPT), Segment(2, 3, 2, 3, "half_space", ZWNJ)
    >>> html = side_by_side_html("می ", "می" + ZWNJ, [kept, change])
    >>> html.count("<del"), html.count("<ins")
    (1, 1)
    """
    ordered = list(segments)
    by_raw = sorted(ordered, key=lambda s: (s.raw_start, s.raw_end))
    before = _lines(_runs((raw[s.raw_start : s.raw_end], *_mark(s, "del")) for s in by_raw))
    after = _lines(_runs((clean[s.clean_start : s.clean_end], *_mark(s, "ins")) for s in ordered))
    names = "".join(f'<th scope="col" dir="ltr" style="{HEAD}">{name}</th>' for name in ("raw", "clean"))
    cells = "".join(f'<td style="{_SIDE}">{_paragraphs(side, lines)}</td>' for side in (before, after))
    above = f'<div {direction_attributes(title)} style="{_TITLE}">{escape(title)}</div>\n' if title else ""
    return (
        f'<div dir="rtl" class="corpus-pair" style="{_APART}">{above}'
        f'<table style="{TABLE};width:100%;table-layout:fixed">\n<thead><tr>{names}</tr></thead>\n'
        f'<tbody><tr style="{_ROW}">{cells}</tr></tbody>\n</table></div>'
    )


def _mark(segment: Segment, tag: str) -> tuple[str, str]:
    """The repair to name and the tag to mark with: changed text by ``tag``, text that was moved by another."""
    if segment.fixer == KEPT and segment.moved:
        return segment.moved, "span"
    return segment.fixer, tag


def _runs(pieces: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Neighbouring pieces with the same mark as one: a reversed line is moved letter by letter."""
    for (fixer, tag), group in groupby((piece for piece in pieces if piece[0]), key=lambda piece: piece[1:]):
        yield "".join(text for text, _, _ in group), fixer, tag


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    html: str


def _lines(pieces: Iterable[tuple[str, str, str]]) -> Iterator[_Line]:
    """Pieces of text with their repair and tag, cut at line ends: a mark never spans two lines."""
    texts: list[str] = []
    marked: list[str] = []
    for piece, fixer, tag in pieces:
        for i, part in enumerate(piece.split("\n")):
            if i:
                yield _Line("".join(texts), "".join(marked))
                texts, marked = [], []
            texts.append(part)
            marked.append(_marked(part, fixer, tag))
    yield _Line("".join(texts), "".join(marked))


def _marked(part: str, fixer: str, tag: str) -> str:
    if fixer == KEPT or not part:
        return escape(part)
    # A border parts joined letters, so it is used only where a half-space parts them anyway.
    if tag == "span":
        style = _MOVED
    elif tag == "ins":
        style = _INSERTED_HALF_SPACE if part == ZWNJ else _INSERTED
    else:
        style = _DELETED_SPACE if part.isspace() else _DELETED  # a struck space looks like a hyphen
    return f'<{tag} title="{escape(fixer)}" style="{style}">{escape(part)}</{tag}>'


def _paragraphs(side: Iterable[_Line], limit: int) -> str:
    shown: Sequence[_Line] = [line for line in side if line.text.strip() or "<" in line.html]
    html = "".join(f"<div {direction_attributes(line.text)}>{line.html}</div>" for line in shown[:limit])
    if len(shown) > limit:
        html += cut_note(limit, len(shown), "lines")
    return html
