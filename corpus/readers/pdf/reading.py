"""A PDF file as text with its pages, its own title, and what is amiss with it."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ...errors import UnreadableFileError
from ..extract import Extract

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

    from .cells import Cell
    from .glyphs import Glyph

_PARAGRAPH = 1.3  # times the usual distance of two rows: so wide a space parts paragraphs
_PRINT_AGAIN = "print it to a new PDF file, or save its text, and load that"


@dataclass(slots=True)
class _Pages:
    """The rows of a file as cells with their baselines, page by page, and what was met on the way."""

    cells: list[list[list[Cell]]] = field(default_factory=list)
    baselines: list[list[float]] = field(default_factory=list)
    gutters: list[float] = field(default_factory=list)
    glyphs: int = 0
    silent: Counter[tuple[str, int]] = field(default_factory=Counter)
    failed: dict[int, Exception] = field(default_factory=dict)
    cut: bool = False


def read_pdf(data: bytes, name: object) -> list[Extract]:
    """The text in the bytes of a PDF file, one :class:`Extract`; ``name`` is only for messages.

    Lines end in line feeds and pages in form feeds, so that the number of form feeds before a place, plus one, is its
    page. Metadata: format "pdf", pages (how many), and title and author where the file names real ones. Remarks say
    that pages are pictures, that glyphs do not say which letters they are, that pages could not be drawn, or that only
    the first were read. Raises UnreadableFileError for a file that is encrypted or damaged, for scans, and for a file
    whose text layer is not what its pages show.
    """
    from . import limits

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it warns of is told here, once
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError(name, "the file is empty", "get it again from its source")
    try:
        return [_extract(data, name)]
    finally:
        limits.end()


def _extract(data: bytes, name: object) -> Extract:
    from .cells import Shapes
    from .metadata import metadata_of
    from .order import as_meant, logical
    from .quality import remarks_on

    document = _document(data, name)
    pages = _pages(document, name)
    shapes = Shapes.learn(row for page in pages.cells for row in page)
    for stroke in shapes.strokes:  # they say nothing, and rightly so
        del pages.silent[stroke]
    texts = []
    for cells, baselines in zip(pages.cells, pages.baselines, strict=True):
        lines = [logical(shapes.letters(row)).strip() for row in cells]
        texts.append(_with_paragraphs(lines, baselines))
    text = as_meant("\f".join(texts))
    remarks = remarks_on(texts, pages.silent, pages.glyphs, name)
    metadata = {"format": "pdf", "pages": len(texts), "encoding": None} | metadata_of(document)
    return Extract(text, metadata, remarks=(*remarks, *_interrupted(pages)))


def _document(data: bytes, name: object) -> PDFDocument:
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    from .glyphs import opened

    try:
        return opened(data)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        remedy = "save a copy without a password, and load that"
        raise UnreadableFileError(name, "the PDF file is encrypted", remedy) from error
    except Exception as error:
        raise _damaged(error, name) from error


def _damaged(error: Exception, name: object) -> UnreadableFileError:
    from .limits import TooMuchError

    if isinstance(error, TooMuchError):
        return UnreadableFileError(name, f"this PDF file asks for too much: {error}", _PRINT_AGAIN)
    return UnreadableFileError(name, f"this PDF file is damaged ({type(error).__name__})", _PRINT_AGAIN)


def _pages(document: PDFDocument, name: object) -> _Pages:
    """The pages as cells; glyphs are not kept, they would take too much memory."""
    from .glyphs import drawn
    from .limits import MOST_GLYPHS, MOST_PAGES

    pages = _Pages()
    try:
        for parts, failed in drawn(document):
            if len(pages.cells) == MOST_PAGES or pages.glyphs > MOST_GLYPHS:
                pages.cut = True
                break
            if failed is not None:
                pages.failed[len(pages.cells) + 1] = failed
            _take(pages, parts)
    except Exception as error:
        if not pages.glyphs:
            raise _damaged(error, name) from error
        pages.failed[len(pages.cells) + 1] = error
    if not pages.glyphs and pages.failed:
        raise _damaged(next(iter(pages.failed.values())), name)
    if not pages.cells:
        raise UnreadableFileError(name, "this PDF file has no pages that can be found", _PRINT_AGAIN)
    return pages


def _take(pages: _Pages, parts: Sequence[Sequence[Glyph]]) -> None:
    """Add one page."""
    from .cells import cells_of
    from .rows import rows_of

    rows = [row for glyphs in parts for row in rows_of(glyphs, pages.gutters)]
    pages.cells.append([cells_of(row) for row in rows])
    pages.baselines.append([row.baseline for row in rows])
    pages.glyphs += sum(map(len, parts))
    pages.silent.update(glyph.shape for glyphs in parts for glyph in glyphs if glyph.silent)


def _interrupted(pages: _Pages) -> list[tuple[str, str]]:
    """Remarks about pages that are missing, in whole or in part."""
    remarks: list[tuple[str, str]] = []
    if pages.failed:
        numbers = ", ".join(map(str, list(pages.failed)[:5])) + (" …" if len(pages.failed) > 5 else "")
        reason = f"{len(pages.failed)} of its pages could not be read to the end (page {numbers})"
        remarks.append((reason, _PRINT_AGAIN))
    if pages.cut:
        reason = f"only its first {len(pages.cells):,} pages were read: it is longer than any document should be"
        remarks.append((reason, "cut it into several PDF files"))
    return remarks


def _with_paragraphs(lines: Sequence[str], baselines: Sequence[float]) -> str:
    """Lines with an empty one where the space between two rows is wider than usual."""
    steps = [before - after for before, after in pairwise(baselines)]
    down = sorted(step for step in steps if step > 0)
    usual = down[len(down) // 2] if down else 0.0
    parts = list(lines[:1])
    for line, step in zip(lines[1:], steps, strict=True):
        if step > _PARAGRAPH * usual:
            parts.append("")
        parts.append(line)
    return "\n".join(parts)
