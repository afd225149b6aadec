"""Every glyph of a PDF page: its letters, where it stands, and which shape of which font it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from math import isfinite
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import stream_value

from ...letters import ZWNJ
from . import limits
from .spans import Spans, named

_FAR = 1e6  # points: no page is so large


class Glyph(NamedTuple):
    """One glyph that was drawn, in points from the lower left of the page as it is read.

    ``letters`` is what the file says that it means, "" where the file does not say. ``shape`` is the font and the
    number of the glyph in it: a letter has one for each of its forms. ``drawn`` counts glyphs in the order of drawing.
    ``said`` tells that the letters come from a span that says its text, which may be none, or several letters.
    """

    letters: str
    left: float
    right: float
    baseline: float
    size: float
    shape: tuple[str, int]
    drawn: int
    said: bool = False

    @property
    def width(self) -> float:
        """How much room it takes in its line."""
        return self.right - self.left

    @property
    def silent(self) -> bool:
        """Whether it does not say its letters, or says those of its neighbour: only marks take no room."""
        if self.said:
            return False
        if not self.letters:
            return True
        return self.width <= 0.01 * self.size and unicodedata.category(self.letters[0]) == "Lo"

    @property
    def middle(self) -> float:
        """Half way between its sides."""
        return (self.left + self.right) / 2

    @property
    def is_mark(self) -> bool:
        """Whether it takes no room in its row: a vowel sign, the dots of a letter, a half-space."""
        if self.width <= 0.01 * self.size and not (self.said and self.letters == ZWNJ):
            return True
        return bool(self.letters) and all(unicodedata.combining(letter) for letter in self.letters)


class _Device(PDFLayoutAnalyzer):
    """Takes the glyphs of each page as pdfminer draws them; pictures, lines and invisible paths are passed over."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.turned: dict[int, list[Glyph]] = {}
        self.spans = Spans()
        self.drawn = self.steps = self.steps_of_file = 0
        self.letters: dict[tuple[int, int], tuple[str, float]] = {}
        self.fonts: dict[int, Any] = {}  # kept, so that no other font gets the identity of one

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """A new page without a glyph."""
        super().begin_page(page, ctm)
        self.turned, self.drawn, self.steps_of_file = {}, 0, self.steps_of_file + self.steps
        self.spans, self.steps = Spans(), 0

    def end_page(self, page: PDFPage) -> None:
        """Nothing: the layout that pdfminer would make of the page is not wanted."""

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: lines and boxes have no letters."""

    def render_image(self, name: str, stream: Any) -> None:
        """Nothing: pictures have no letters."""

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """A span of marked content begins, which may say its text."""
        self.step()
        self.spans.begin(props, self.turned)

    def end_tag(self) -> None:
        """It ends."""
        self.step()
        self.spans.end(self.turned)

    def step(self, times: int = 1) -> None:
        """Count steps of drawing; raises TooMuchError at the limit."""
        self.steps += times
        if self.steps > limits.STEPS_OF_PAGE:
            raise limits.TooMuchError(f"a page takes more than {limits.STEPS_OF_PAGE:,} steps to draw")

    def said(self, font: Any, cid: int) -> tuple[str, float]:
        """The letters of a glyph and its width in parts of the size; looked up once."""
        key = (id(font), cid)
        if key not in self.letters:
            self.fonts[id(font)] = font
            try:
                letters = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                letters = ""
            plain = letters.replace("\0", "").replace("\N{REPLACEMENT CHARACTER}", "").replace("\f", "")
            self.letters[key] = ("".join(c for c in plain if not "\ud800" <= c <= "\udfff"), font.char_width(cid))
        return self.letters[key]

    def render_char(
        self,
        matrix: Any,
        font: Any,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Keep a glyph; gives how far the next one stands from it."""
        self.step()
        letters, width = self.said(font, cid)
        advance: float = width * fontsize * scaling
        a, b, c, d, x, y = matrix
        quarter = 0 if abs(a) >= abs(b) else 1
        along = a if quarter == 0 else b
        turned = quarter if along >= 0 else quarter + 2
        # Turned so that the line of the glyph runs from left to right.
        at, baseline = ((x, y), (y, -x), (-x, -y), (-y, x))[turned]
        size = abs(fontsize) * (abs(d) if quarter == 0 else abs(c))
        right = at + advance * abs(along)
        if not (isfinite(size) and abs(at) < _FAR and abs(right) < _FAR and abs(baseline) < _FAR and size < _FAR):
            return advance if isfinite(advance) else 0.0
        lifted = baseline + rise * size / (abs(fontsize) or 1)
        glyph = Glyph(letters, min(at, right), max(at, right), lifted, size, (str(font.fontname), cid), self.drawn)
        self.drawn += 1
        self.turned.setdefault(turned, []).append(glyph)
        return advance


class _Interpreter(PDFPageInterpreter):
    """Counts what it is told to do, so that it ends."""

    def execute(self, streams: Any) -> None:
        """Draw what ``streams`` say; orders without operands count by the bytes that they take."""
        for stream in streams:
            self.device.step(len(stream_value(stream).get_data()) // limits.BYTES_OF_STEP)  # type: ignore[attr-defined]  # it is ours
        super().execute(streams)

    def push(self, obj: Any) -> None:
        """Take an operand."""
        self.device.step()  # type: ignore[attr-defined]  # it is ours
        self.argstack.append(obj)

    def pop(self, n: int) -> list[Any]:
        """The last ``n`` operands, in place: a copy of the rest for each would take quadratic time."""
        if n == 0:
            return []
        taken = self.argstack[-n:]
        del self.argstack[-n:]
        return taken

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - pdfminer calls it so
        """Draw a form."""
        self.device.step(limits.STEPS_OF_FORM)  # type: ignore[attr-defined]  # it is ours
        super().do_Do(xobjid_arg)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - pdfminer calls it so
        """Begin a span with properties, whatever they are."""
        self.device.begin_tag(tag, named(props, self.resources))

    def do_BMC(self, tag: Any) -> None:  # noqa: N802 - pdfminer calls it so
        """Begin a span without properties: each end needs its beginning."""
        self.device.begin_tag(tag)

    def do_q(self) -> None:
        """Keep the state of drawing."""
        self.device.step()  # type: ignore[attr-defined]  # it is ours
        super().do_q()

    def subinterp(self) -> _Interpreter:
        """The interpreter of a form."""
        inner = _Interpreter(self.rsrcmgr, self.device)
        inner.parent_stream_ids.update(self.parent_stream_ids)
        inner.parent_stream_ids.update(self.stream_ids)
        return inner


def opened(data: bytes) -> PDFDocument:
    """The document in the bytes of a file, opened without a password."""
    limits.begin()
    return PDFDocument(PDFParser(BytesIO(data)))


class Page(NamedTuple):
    """What was drawn on a page: glyphs that are turned alike, upright ones first, with the height of the page for them.

    The height is 0 for turned ones. ``failed`` is the error of a page that could not be drawn to its end.
    """

    parts: list[tuple[list[Glyph], float]]
    failed: Exception | None


def drawn(document: PDFDocument) -> Iterator[Page]:
    """The pages of a document."""
    document.catalog.pop("PageLabels", None)  # they are of no use here, and often wrong
    for xref in document.xrefs:
        if hasattr(xref, "ranges"):  # numbers of objects from the file: it may claim any
            xref.ranges = [(first, min(count, limits.MOST_OBJECTS)) for first, count in xref.ranges]
    resources = limits.Resources()
    device = _Device(resources)
    for page in PDFPage.create_pages(document):
        if device.steps_of_file > limits.STEPS_OF_FILE:
            raise limits.TooMuchError(f"its pages take more than {limits.STEPS_OF_FILE:,} steps to draw")
        failed: Exception | None = None
        try:
            _Interpreter(resources, device).process_page(page)
        except Exception as error:  # noqa: BLE001 - pdfminer meets bytes that are not what they should be anywhere
            failed = error
        height = 0.0 if failed else _height(page)
        yield Page([(glyphs, 0.0 if turned else height) for turned, glyphs in sorted(device.turned.items())], failed)


def _height(page: PDFPage) -> float:
    """The height of a page as it is read, 0 where it has none."""
    left, bottom, right, top = page.mediabox
    height = right - left if page.rotate in (90, 270) else top - bottom
    return height if 0 < height < _FAR else 0.0
