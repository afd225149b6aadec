"""Every glyph of a PDF page: its letters, where it stands, and which shape of which font it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NamedTuple

from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


class Glyph(NamedTuple):
    """One glyph that was drawn, in points from the lower left of the page as it is read.

    ``letters`` is what the file says that it means, "" where the file does not say. ``shape`` is the font and the
    number of the glyph in it: a letter has one for each of its forms. ``drawn`` counts glyphs in the order of drawing.
    """

    letters: str
    left: float
    right: float
    baseline: float
    size: float
    shape: tuple[str, int]
    drawn: int

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(slots=True)
class _Page:
    """A page while it is drawn: the glyphs by how far their line is turned, in quarters of a full turn."""

    turned: dict[int, list[Glyph]]
    drawn: int = 0


class _Device(PDFLayoutAnalyzer):
    """Takes the glyphs of each page as pdfminer draws them; pictures, lines and invisible paths are passed over."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources, laparams=None)
        self.page = _Page({})

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        super().begin_page(page, ctm)
        self.page = _Page({})

    def end_page(self, page: PDFPage) -> None:
        """Nothing: the layout that pdfminer would make of the page is not wanted."""

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: lines and boxes have no letters."""

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
        try:
            letters = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            letters = ""
        advance: float = font.char_width(cid) * fontsize * scaling
        a, b, c, d, x, y = matrix
        quarter = 0 if abs(a) >= abs(b) else 1
        along = a if quarter == 0 else b
        turned = quarter if along >= 0 else quarter + 2
        # Turned so that the line of the glyph runs from left to right.
        at, baseline = ((x, y), (y, -x), (-x, -y), (-y, x))[turned]
        size = fontsize * (abs(d) if quarter == 0 else abs(c))
        right = at + advance * abs(along)
        glyph = Glyph(
            letters.replace("\0", "").replace("\N{REPLACEMENT CHARACTER}", ""),
            min(at, right), max(at, right), baseline + rise * size / (fontsize or 1), size,
            (font.fontname, cid), self.page.drawn,
        )  # fmt: skip
        self.page.drawn += 1
        self.page.turned.setdefault(turned, []).append(glyph)
        return advance


def pages_of(data: bytes) -> Iterator[list[list[Glyph]]]:
    """The pages of a PDF file: of each the glyphs, those that are turned alike together, upright text first."""
    resources = PDFResourceManager()
    device = _Device(resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(BytesIO(data)):
        interpreter.process_page(page)
        yield [glyphs for _, glyphs in sorted(device.page.turned.items())]
