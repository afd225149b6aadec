"""A PDF file as text with its pages, its own title, and what is amiss with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ...errors import UnreadableFileError
from ...letters import DIRECTION_MARKS, ZWNJ
from ..extract import Extract
from .quiet import without_warnings

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

    from .cells import Cell
    from .glyphs import Page

_PARAGRAPH = 1.3  # times the usual distance of two rows: so wide a space parts paragraphs
_UNSEEN = DIRECTION_MARKS | {ZWNJ, "\N{ZERO WIDTH JOINER}", "\ufeff"}
_SIGN = b"%PDF"
_SIGN_WITHIN = 1024  # bytes: programs write some of their own before it
_KINDS = (
    (b"PK\x03\x04", "it is a Word or Excel file, or an archive", "give it the ending of its kind (.docx, .xlsx, .zip)"),
    (b"\xd0\xcf\x11\xe0", "it is a file of an old Office program", "save it as .docx or .xlsx, and load that"),
    (b"{\\rtf", "it is a rich text file", "save it as .docx, and load that"),
    (b"\xff\xd8\xff", "it is a picture", "have its text recognised (OCR), and load the result"),
    (b"\x89PNG", "it is a picture", "have its text recognised (OCR), and load the result"),
)
_DAMAGE = {
    "PSEOF": "it ends too early, as where a download broke off",
    "PDFSyntaxError": "the list of its pages cannot be found",
    "PDFNoValidXRef": "the list of its parts cannot be found",
    "PDFObjectNotFound": "parts of it are missing",
}
_PRINT_AGAIN = "print it to a new PDF file, or save its text, and load that"


@dataclass(slots=True)
class _Pages:
    """The rows of a file as cells with their baselines, page by page, and what was met on the way."""

    cells: list[list[list[Cell]]] = field(default_factory=list)
    baselines: list[list[float]] = field(default_factory=list)
    at_edge: list[list[bool]] = field(default_factory=list)
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

    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableFileError(name, "the file is empty", "get it again from its source")
    try:
        with without_warnings():
            return [_extract(data, name)]
    finally:
        limits.end()


def _extract(data: bytes, name: object) -> Extract:
    from .cells import Shapes
    from .metadata import metadata_of
    from .order import as_meant, logical
    from .quality import remarks_on

    if _SIGN not in data[:_SIGN_WITHIN]:
        raise _no_pdf(data, name)
    document = _document(data, name)
    pages = _pages(document, name)
    shapes = Shapes.learn(row for page in pages.cells for row in page)
    for stroke in shapes.strokes:  # they say nothing, and rightly so
        del pages.silent[stroke]
    texts, bodies = [], []
    for cells, baselines, at_edge in zip(pages.cells, pages.baselines, pages.at_edge, strict=True):
        lines = [logical(shapes.letters(row)).strip() for row in cells]
        texts.append(_with_paragraphs(lines, baselines))
        bodies.append("\n".join(line for line, edge in zip(lines, at_edge, strict=True) if not edge))
    text = as_meant("\f".join(texts))
    remarks = remarks_on(texts, bodies, pages.silent, pages.glyphs, name)
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
    kind = next((kind.__name__ for kind in type(error).__mro__ if kind.__name__ in _DAMAGE), "")
    reason = f"this PDF file is damaged: {_DAMAGE.get(kind, 'it cannot be taken apart')}"
    remedy = f"get it again from its source; or, if a program opens it, {_PRINT_AGAIN}"
    return UnreadableFileError(name, reason, remedy)


def _no_pdf(data: bytes, name: object) -> UnreadableFileError:
    """What a file is that is named as a PDF file and is none."""
    for sign, kind, remedy in _KINDS:
        if data.startswith(sign):
            return UnreadableFileError(name, f"this is no PDF file: {kind}", remedy)
    start = data[:_SIGN_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        remedy = "get the PDF file again from its source; if the page itself is wanted, name it .html"
        return UnreadableFileError(name, "this is no PDF file: it is a web page", remedy)
    if _is_text(data[:_SIGN_WITHIN]):
        return UnreadableFileError(name, "this is no PDF file: it is plain text", "name it .txt, and load that")
    return UnreadableFileError(name, "this is no PDF file: it does not begin as one", "get it again from its source")


def _is_text(start: bytes) -> bool:
    """Whether bytes are UTF-8 text, perhaps cut within a letter."""
    text = start.decode("utf-8", "replace").rstrip("\N{REPLACEMENT CHARACTER}")
    return "\N{REPLACEMENT CHARACTER}" not in text and all(c.isprintable() or c.isspace() or c in _UNSEEN for c in text)


def _pages(document: PDFDocument, name: object) -> _Pages:
    """The pages as cells; glyphs are not kept, they would take too much memory."""
    from .glyphs import drawn
    from .limits import MOST_GLYPHS, MOST_PAGES

    pages = _Pages()
    try:
        for page in drawn(document):
            if len(pages.cells) == MOST_PAGES or pages.glyphs > MOST_GLYPHS:
                pages.cut = True
                break
            if page.failed is not None:
                pages.failed[len(pages.cells) + 1] = page.failed
            _take(pages, page)
    except Exception as error:
        if not pages.glyphs:
            raise _damaged(error, name) from error
        pages.failed[len(pages.cells) + 1] = error
    if not pages.glyphs and pages.failed:
        raise _damaged(next(iter(pages.failed.values())), name)
    if not pages.cells:
        raise UnreadableFileError(name, "this PDF file has no pages that can be found", _PRINT_AGAIN)
    return pages


def _take(pages: _Pages, page: Page) -> None:
    """Add one page."""
    from .cells import cells_of
    from .rows import rows_of

    rows = [row for glyphs, height in page.parts for row in rows_of(glyphs, pages.gutters, height)]
    pages.cells.append([cells_of(row) for row in rows])
    pages.baselines.append([row.baseline for row in rows])
    pages.at_edge.append([row.at_edge for row in rows])
    pages.glyphs += sum(len(glyphs) for glyphs, _ in page.parts)
    pages.silent.update(glyph.shape for glyphs, _ in page.parts for glyph in glyphs if glyph.silent)


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
