"""Text that a PDF file gives beside its glyphs: spans of marked content with /ActualText.

Fonts with many ligatures and connecting pieces (Amiri, Nastaliq) draw a letter with several glyphs, of which the table
of letters says something wrong or nothing. Writers then wrap the glyphs of a letter, or of a ligature, in a span that
says its text in logical order; half-spaces come as a space without room whose span says U+200C.

A span is believed where its glyphs are one piece of one line and its text is about as long as they are; else its
glyphs speak for themselves.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from ...letters import ZWNJ
from ...patterns import late_pattern

if TYPE_CHECKING:
    from .glyphs import Glyph

_DEEPEST = 16  # spans with a text inside each other; of deeper ones the text is not looked at
_PER_GLYPH = 4  # letters of one glyph: of the ligatures of words and of Latin, few have more
_LIGATURE = 24  # letters that are allowed besides: one glyph may be a whole formula («صلی الله علیه وسلم»)
_SPARE = 2_000  # letters of such formulas on one page: a page of them would be a lie
_ONE_LINE = 1.2  # sizes: how far apart baselines in one span may be; the dots of Nastaliq stand far from their letters
_AND = "\0"  # between the name of a font and the pieces of a shape: no name has it
_LANGUAGE = late_pattern("\x1b[^\x1b]*\x1b")  # a code of the language in the text


def text_of(properties: object) -> str | None:
    """What /ActualText says in the properties of a span, None where they have none that can be read.

    >>> text_of({"ActualText": b"\\xfe\\xff\\x06."})
    'خ'
    """
    if not isinstance(properties, Mapping):
        return None
    try:
        value = resolve1(properties.get("ActualText"))
        if isinstance(value, str):
            value = value.encode("latin-1")
        if not isinstance(value, bytes):
            return None
        if value.startswith(codecs.BOM_UTF8):
            text = value[3:].decode("utf-8", "ignore")
        elif value.startswith(codecs.BOM_UTF16_LE):
            text = value[2:].decode("utf-16-le", "ignore")
        else:
            text = decode_text(value)
    except Exception:  # noqa: BLE001 - a span that cannot be read is as good as none
        return None
    text = _LANGUAGE.sub("", text).replace("\0", "")
    if "\N{REPLACEMENT CHARACTER}" in text:
        return None
    # Lines and pages are told by places; a span may not say them.
    plain = "".join(" " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c for c in text)
    return "".join(c for c in plain if unicodedata.category(c) != "Cs")


class Spans:
    """The spans that are open while a page is drawn, each with its text and where its glyphs begin."""

    def __init__(self) -> None:
        self.open: list[tuple[str, dict[int, int]] | None] = []
        self.with_text = 0
        self.spare = _SPARE

    def begin(self, properties: object, glyphs: Mapping[int, Sequence[Glyph]]) -> None:
        """A span begins; ``glyphs`` are those drawn so far, by how they are turned."""
        text = text_of(properties) if self.with_text < _DEEPEST else None
        if text is None:
            self.open.append(None)
            return
        self.with_text += 1
        self.open.append((text, {turned: len(drawn) for turned, drawn in glyphs.items()}))

    def end(self, glyphs: dict[int, list[Glyph]]) -> None:
        """The innermost span ends: its glyphs in ``glyphs`` become one, if its text is to be believed."""
        span = self.open.pop() if self.open else None
        if span is None:
            return
        self.with_text -= 1
        text, starts = span
        inside = {turned: at for turned, drawn in glyphs.items() if (at := starts.get(turned, 0)) < len(drawn)}
        if len(inside) != 1:
            return
        ((turned, start),) = inside.items()
        its = glyphs[turned][start:]
        more = max(len(text) - _PER_GLYPH * len(its), 0)
        unit = as_one(its, text) if more <= min(_LIGATURE, self.spare) else None
        if unit is not None:
            self.spare -= more
            glyphs[turned][start:] = [unit]


def as_one(glyphs: Sequence[Glyph], text: str) -> Glyph | None:
    """Glyphs that together say ``text`` as one, None where they cannot.

    It stands where the widest of them stands, and takes the room of all. Nothing takes more room than a half-space:
    one stands at the side of the letter that comes next, however wide the space is that was drawn for it.
    """
    baselines = [glyph.baseline for glyph in glyphs]
    main = max(glyphs, key=lambda glyph: glyph.width)
    if max(baselines) - min(baselines) > _ONE_LINE * main.size:
        return None
    broad = [glyph for glyph in glyphs if not glyph.is_mark] or list(glyphs)
    left = min(glyph.left for glyph in broad)
    right = left if text == ZWNJ else max(glyph.right for glyph in broad)
    # The shape of the whole: the same letter with other pieces may be another form of it.
    others = "".join(f"{_AND}{glyph.shape[1]}" for glyph in glyphs if glyph is not main)
    return main._replace(letters=text, left=left, right=right, shape=(main.shape[0] + others, main.shape[1]), said=True)


def font_of(shape: tuple[str, int]) -> str:
    """The font of a shape, which may be of several pieces."""
    return shape[0].partition(_AND)[0]


def named(properties: object, resources: object) -> Any:
    """The properties of a span, which the page may list under a name."""
    if isinstance(properties, Mapping):
        return properties
    try:
        listed = resolve1(resources.get("Properties")) if isinstance(resources, Mapping) else None
        return resolve1(listed.get(getattr(properties, "name", None))) if isinstance(listed, Mapping) else None
    except Exception:  # noqa: BLE001 - a span that cannot be read is as good as none
        return None
