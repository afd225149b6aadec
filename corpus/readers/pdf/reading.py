"""A PDF file as text with its pages, its own title, and what is amiss with it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ...errors import UnreadableFileError

if TYPE_CHECKING:
    from .cells import Cell
    from .glyphs import Glyph

_SILENT = 0.10  # of the glyphs without a letter: from here on words are not to be trusted
_DAMAGED = 0.01  # of them: from here on it is told
_PARAGRAPH = 1.5  # times the usual distance of two rows: so wide a space parts paragraphs
_FEW = 20  # letters of a page that has text: a scan has none, or a stamp


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The text of a PDF file: its pages with a form feed between, and remarks (reason, remedy) about it."""

    text: str
    pages: int
    remarks: tuple[tuple[str, str], ...] = ()


def read_pdf(data: bytes, name: object) -> PdfPages:
    """The text in the bytes of a PDF file; ``name`` is only for messages.

    Raises UnreadableFileError for a file that is encrypted or damaged, for scans, and for a file whose glyphs do not
    say which letters they are.
    """
    from .cells import Shapes, cells_of
    from .order import as_meant, logical
    from .rows import Row, rows_of

    pages = _drawn(data, name)
    rows: list[list[Row]] = [[row for glyphs in page for row in rows_of(glyphs)] for page in pages]
    cells: list[list[list[Cell]]] = [[cells_of(row) for row in page] for page in rows]
    shapes = Shapes.learn(row for page in cells for row in page)
    texts = []
    for page_rows, page_cells in zip(rows, cells, strict=True):
        lines = [logical(shapes.letters(row)).strip() for row in page_cells]
        texts.append(_with_paragraphs(lines, page_rows))
    text = as_meant("\f".join(texts))
    remarks = _checked(text, texts, [glyph for page in pages for part in page for glyph in part], name)
    return PdfPages(text, len(pages), tuple(remarks))


def _drawn(data: bytes, name: object) -> list[list[list[Glyph]]]:
    """The glyphs of each page."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.psexceptions import PSException

    from .glyphs import pages_of

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts that say too little; we say it ourselves
    try:
        return list(pages_of(data))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        remedy = "save a copy without a password, and load that"
        raise UnreadableFileError(name, "the PDF file is encrypted", remedy) from error
    except (PSException, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        reason = f"this PDF file is damaged ({type(error).__name__})"
        raise UnreadableFileError(name, reason, "print it to a new PDF file, or save its text") from error


def _with_paragraphs(lines: Sequence[str], rows: Sequence[object]) -> str:
    """Lines with an empty one where the space between two rows is wider than usual."""
    steps = [before.baseline - after.baseline for before, after in pairwise(rows)]  # type: ignore[attr-defined]
    down = sorted(step for step in steps if step > 0)
    usual = down[len(down) // 2] if down else 0.0
    result = lines[:1]
    parts = list(result)
    for line, step in zip(lines[1:], steps, strict=True):
        if step > _PARAGRAPH * usual:
            parts.append("")
        parts.append(line)
    return "\n".join(parts)


def _checked(text: str, pages: Sequence[str], glyphs: Sequence[Glyph], name: object) -> list[tuple[str, str]]:
    """What is amiss with the text; raises UnreadableFileError where it is none."""
    scan = "have its text recognised (OCR), and load the result"
    if len(text.split()) < _FEW // 4 and sum(map(len, pages)) < _FEW:
        raise UnreadableFileError(name, "there is no text in this PDF file, only pictures of pages", scan)
    silent = sum(not glyph.letters for glyph in glyphs) / max(len(glyphs), 1)
    again = "get the text from its source, or have it recognised (OCR)"
    remarks: list[tuple[str, str]] = []
    if silent >= _SILENT:
        reason = f"{silent:.0%} of its glyphs do not say which letters they are, so that words lack letters"
        remarks.append((reason, again))
    elif silent >= _DAMAGED:
        remarks.append((f"{silent:.1%} of its glyphs do not say which letters they are", again))
    empty = sum(len(page.strip()) < _FEW for page in pages)
    if empty and len(pages) > 1:
        remarks.append((f"{empty} of its {len(pages)} pages have no text: they may be pictures", scan))
    return remarks
