"""Tables and texts as HTML that reads from right to left: in notebooks and in the report.

:func:`notebook` is called once in a notebook. From then on every DataFrame is shown by :func:`table_html`,
which writes the direction of each cell, and every figure comes out sharp. The HTML carries its style with
it, so it looks alike in JupyterLab, on the web and in the report, and it is the same on each run, so that
nbval can compare it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any, Protocol

from .alignment import KEPT, Segment
from .letters import INVISIBLE, ZWNJ, direction

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

FONTS = "Vazirmatn, Vazir, 'Noto Naskh Arabic', 'Noto Sans Arabic', Tahoma, 'DejaVu Sans', sans-serif"
"""Families with Persian letters, for the ``font-family`` of a page: what is installed is taken."""

ROWS = 40  # rows of a table that are shown: about two screens
CELL = 300  # characters of a cell that are shown: three to four sentences

# Colours that keep their contrast on white and on black ground.
_LINE = "1px solid rgba(128,128,128,.4)"
_TABLE = f"border-collapse:collapse;text-align:right;font-family:{FONTS};font-size:.95em;line-height:1.7"
_HEAD = f"text-align:right;font-weight:600;border-bottom:{_LINE}"
_NOTE = "text-align:right;color:gray;font-size:.9em"
_SIDE = f"vertical-align:top;line-height:1.9;padding:.4em .8em;text-align:right;white-space:pre-wrap;border:{_LINE}"
_DELETED = "background:rgba(213,94,0,.28);text-decoration:line-through"
_DELETED_SPACE = "background:rgba(213,94,0,.28);text-decoration:none"
_INSERTED = "background:rgba(0,158,115,.28);text-decoration:none"
_INSERTED_HALF_SPACE = "border-right:2px solid rgb(0,158,115);text-decoration:none"


# Widths in em: a letter or digit, the space around a cell, running text at its widest, a page.
_LETTER, _PADDING, _WIDEST, _PAGE = 0.6, 1.5, 36, 52
_LONG = 16  # letters of a name from which it may break behind / and _
_LONG_NAME = re.compile(r"(?<=\w)[/_](?=\w)")
_WORD_ENDS = re.compile(r"[\s/_]")  # where a line of a cell may break

# A cell of nothing but signs that cannot be seen, as a repair has it, shows their names.
_NAMES = {" ": "space", "\n": "line end", "\t": "tab", ZWNJ: "half-space", "\N{NO-BREAK SPACE}": "no-break space"}
_UNSEEN = str.maketrans(dict.fromkeys([*INVISIBLE, ZWNJ]))


class Cleaned(Protocol):
    """What :func:`side_by_side` shows: a text with its alignment to the raw text."""

    @property
    def text(self) -> str:
        """The clean text."""

    @property
    def alignment(self) -> Iterable[Segment]:
        """How it came from the raw text."""


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that a notebook shows as such."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.html)} characters>"


def notebook() -> None:
    """Show tables right to left and figures sharp from here on; call it once, in a notebook's first cell.

    Outside IPython it does nothing, so that a notebook saved as a script runs too.

    >>> notebook()
    """
    from IPython import get_ipython

    shell = get_ipython()
    if shell is None:
        return
    import matplotlib
    import pandas as pd
    from matplotlib.figure import Figure

    from .plot.text import font_families

    formatters = shell.display_formatter.formatters
    formatters["text/html"].for_type(pd.DataFrame, table_html)
    formatters["text/html"].for_type(pd.Series, lambda series: table_html(series.to_frame()))
    formatters["image/png"].for_type(Figure, _sharp_png)
    matplotlib.rcParams["font.family"] = font_families()


def table_html(table: pd.DataFrame, *, caption: str | None = None, max_rows: int = ROWS) -> str:
    """``table`` as HTML, right to left, with the direction of each cell by the majority of its letters.

    At most ``max_rows`` rows are shown, then a line that says how many there are. An index without a name
    is not shown. Texts are escaped and cut to 300 characters, numbers rounded to two decimals, missing
    values left blank.

    >>> import pandas as pd
    >>> html = table_html(pd.DataFrame({"word": ["چین"], "count": [9]}))
    >>> html.splitlines()[3]
    '<tr><td dir="rtl" lang="fa">چین</td><td dir="ltr">9</td></tr>'
    """
    shown = _with_named_index(table.head(max_rows))
    levels: list[Any] = list(shown.columns)  # tuples where the columns have levels
    names = [" · ".join(map(str, n)) if isinstance(n, tuple) else str(n) for n in levels]
    columns = [list(map(_plain, shown.iloc[:, i])) for i in range(len(names))]
    head = "".join(map(_head, names, _widths(columns)))
    lines = [f'<div dir="rtl" class="corpus-table" style="overflow-x:auto"><table cellpadding="5" style="{_TABLE}">']
    if caption:
        lines.append(f"<caption {_dir(caption)}>{escape(caption)}</caption>")
    lines += [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    lines += [f"<tr>{''.join(map(_cell, row))}</tr>" for row in zip(*columns, strict=True)]
    lines += ["</tbody>", "</table>"]
    if table.empty:
        lines.append(_note("no rows"))
    elif len(table) > max_rows:
        lines.append(_note(f"the first {max_rows:,} of {len(table):,} rows"))
    return "\n".join([*lines, "</div>"])


def side_by_side(raw: str, cleaned: Cleaned, *, lines: int = 20) -> Html:
    """A text before and after cleaning, for a notebook: see :func:`side_by_side_html`.

    >>> import corpus
    >>> raw = "كتابهاي چيني"
    >>> side_by_side(raw, corpus.clean_text(raw)).html.count("<td")
    2
    """
    return Html(side_by_side_html(raw, cleaned.text, cleaned.alignment, lines=lines))


def side_by_side_html(raw: str, clean: str, segments: Iterable[Segment], *, lines: int = 20) -> str:
    """The raw text on the right, the clean text on the left; what went is struck out, what came is marked.

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
    before = _lines((raw[s.raw_start : s.raw_end], s.fixer, "del") for s in by_raw)
    after = _lines((clean[s.clean_start : s.clean_end], s.fixer, "ins") for s in ordered)
    names = "".join(f'<th scope="col" dir="ltr" style="{_HEAD}">{name}</th>' for name in ("raw", "clean"))
    cells = "".join(f'<td style="{_SIDE}">{_paragraphs(side, lines)}</td>' for side in (before, after))
    return (
        f'<div dir="rtl" class="corpus-pair"><table style="{_TABLE};width:100%;table-layout:fixed">\n'
        f"<thead><tr>{names}</tr></thead>\n<tbody><tr>{cells}</tr></tbody>\n</table></div>"
    )


def _with_named_index(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an index that says something moved among its columns."""
    index = table.index
    if any(name is not None for name in index.names):
        return table.reset_index()
    if index.dtype.kind in "iu":  # row numbers, or what is left of them
        return table
    return table.reset_index(names="")


def _widths(columns: Sequence[Sequence[str]]) -> list[float]:
    """Least widths of the columns in em: what their longest words need, and of the rest of a page what they want."""
    words = [max((len(w) for text in column for w in _WORD_ENDS.split(text)), default=0) for column in columns]
    needs = [min(_width(longest), _WIDEST) for longest in words]
    wants = [min(_width(max(map(len, column), default=0)), _WIDEST) for column in columns]
    rest = max(_PAGE - sum(needs), 0.0)
    more = [want - need for want, need in zip(wants, needs, strict=True)]
    part = min(1.0, rest / max(sum(more), 1.0))
    return [need + part * extra for need, extra in zip(needs, more, strict=True)]


def _width(letters: int) -> float:
    return letters * _LETTER + _PADDING


def _head(name: str, width: float) -> str:
    return f'<th scope="col" {_dir(name)} style="{_HEAD};min-width:{width:.0f}em">{escape(name)}</th>'


def _cell(text: str) -> str:
    breakable = _LONG_NAME.sub(r"\g<0><wbr>", escape(text)) if len(text) > _LONG else escape(text)
    return f"<td {_dir(text)}>{breakable}</td>"


def _plain(value: Any) -> str:
    """A value as it is written in a cell."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value:  # NaN is not itself
        return ""
    if isinstance(value, float):
        if math.isinf(value) or math.isclose(value, round(value), abs_tol=1e-9):
            return f"{value:.0f}"
        return f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.2g}"
    text = str(value)
    if text and not text.translate(_UNSEEN).strip():
        return " ".join(_NAMES.get(c) or f"U+{ord(c):04X}" for c in text)
    return text if len(text) <= CELL else text[: CELL - 1].rstrip() + "…"


def _dir(text: str) -> str:
    return 'dir="rtl" lang="fa"' if direction(text) == "rtl" else 'dir="ltr"'


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
    if tag == "ins":
        style = _INSERTED_HALF_SPACE if part == ZWNJ else _INSERTED
    else:
        style = _DELETED_SPACE if part.isspace() else _DELETED  # a struck space looks like a hyphen
    return f'<{tag} title="{escape(fixer)}" style="{style}">{escape(part)}</{tag}>'


def _paragraphs(side: Iterable[_Line], limit: int) -> str:
    shown: Sequence[_Line] = [line for line in side if line.text.strip() or "<" in line.html]
    html = "".join(f"<div {_dir(line.text)}>{line.html}</div>" for line in shown[:limit])
    if len(shown) > limit:
        html += _note(f"the first {limit:,} of {len(shown):,} lines")
    return html


def _note(text: str) -> str:
    return f'<div dir="ltr" style="{_NOTE}">{escape(text)}</div>'


def _sharp_png(figure: Figure) -> tuple[bytes, Mapping[str, int]]:
    """The figure at twice its size in pixels, shown at its size; without the version in its metadata."""
    image = BytesIO()
    figure.savefig(image, format="png", dpi=2 * figure.dpi, metadata={"Software": None})
    width, height = (round(inches * figure.dpi) for inches in figure.get_size_inches())
    return image.getvalue(), {"width": width, "height": height}
