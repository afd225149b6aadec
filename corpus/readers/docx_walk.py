"""The text in the XML of a Word file, as it is read on the page: what was deleted is out, what was inserted is in.

Names are those of WordprocessingML (ECMA-376, part 1): ``w:p`` a paragraph, ``w:r`` a run, ``w:t`` its text, ``w:tbl``
a table. Elements are told by their local names, since files of the strict kind have another namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEFT_OUT = frozenset(
    "del moveFrom delText instrText delInstrText pPr rPr tblPr trPr tcPr sectPr sdtPr tblGrid rt Fallback "
    "footnoteRef endnoteRef annotationRef".split()
)
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_PAGE_NUMBERS = frozenset("PAGE NUMPAGES SECTIONPAGES PAGEREF".split())
_CONTENTS = "TOC"  # the table of contents, which repeats the headings
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def name_of(element: _Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """An attribute by its local name; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(element: _Element, *path: str) -> _Element | None:
    """The first child of a name, and so on down the path; None where there is none."""
    found: _Element | None = element
    for name in path:
        found = next((inner for inner in found if name_of(inner) == name), None) if found is not None else None
    return found


@dataclass(slots=True)
class Walk:
    """Goes through the XML of a document once, and remembers what is open: fields, boxes, notes referred to."""

    fields: list[str] = field(default_factory=list)  # the instructions of open fields, outermost first
    results: list[bool] = field(default_factory=list)  # for each of them, whether its result has begun
    notes: list[tuple[str, str]] = field(default_factory=list)  # kinds and numbers, in the order of the text
    boxes: list[_Element] = field(default_factory=list)  # text boxes of the paragraph that is being read

    def blocks(self, parent: _Element) -> Iterator[tuple[str, str]]:
        """Paragraphs and rows of tables in reading order: the style of each ("" of a row) and its text."""
        unfinished = ""
        for element in parent:
            kind = name_of(element)
            if kind == "p":
                text = unfinished + self._paragraph(element)
                if child(element, "pPr", "rPr", "del") is not None:  # its end was deleted: it goes on in the next
                    unfinished = text
                    continue
                unfinished = ""
                yield _style(element), text
                yield from self._boxes()
            elif kind == "tbl":
                yield from self._rows(element)
            elif kind not in _LEFT_OUT:
                yield from self.blocks(element)
        if unfinished:
            yield "", unfinished

    def _paragraph(self, element: _Element) -> str:
        text = "".join(self._inline(element))
        while (
            self.results and not self.results[-1]
        ):  # an instruction ends with its paragraph, or hides all that follows
            self._field("end")
        return text

    def _boxes(self) -> Iterator[tuple[str, str]]:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _rows(self, table: _Element) -> Iterator[tuple[str, str]]:
        """The rows, cells parted by tabs; a row whose cells hold several paragraphs is a layout, and gives those.

        Cells stand in the file in the order in which they are read: in a table that begins on the right
        (``w:bidiVisual``) the first is the one on the right.
        """
        for row in _of_kind(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells = [
                [(style, text) for style, text in self.blocks(cell) if text.strip()] for cell in _of_kind(row, "tc")
            ]
            if all(len(cell) <= 1 and "\n" not in "".join(text for _, text in cell) for cell in cells):
                yield "row", "\t".join(cell[0][1] if cell else "" for cell in cells)
            else:
                for cell in cells:
                    yield from cell

    def _inline(self, parent: _Element) -> Iterator[str]:
        for element in parent:
            kind = name_of(element)
            if kind == "fldChar":
                self._field(attribute(element, "fldCharType"))
            elif kind == "instrText" and self.fields:
                self.fields[-1] += element.text or ""
            elif kind in _LEFT_OUT:
                continue
            elif kind == "fldSimple":
                if not _unread(attribute(element, "instr")):
                    yield from self._inline(element)
            elif kind == "txbxContent":
                self.boxes.append(element)
            elif kind in _NOTES:
                self.notes.append((_NOTES[kind], attribute(element, "id")))
            elif kind == "t":
                yield "" if self._hidden() else element.text or ""
            else:
                yield "" if self._hidden() else _sign(element, kind)
                yield from self._inline(element)

    def _field(self, event: str) -> None:
        """A field begins, its result begins, or it ends."""
        if event == "begin":
            self.fields.append("")
            self.results.append(False)
        elif event == "separate" and self.results:
            self.results[-1] = True
        elif event == "end" and self.fields:
            self.fields.pop()
            self.results.pop()

    def _hidden(self) -> bool:
        """Whether what stands here is an instruction, or the result of a field that is no text of the author."""
        return not all(self.results) or any(map(_unread, self.fields))


def _unread(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _PAGE_NUMBERS | {_CONTENTS}


def _sign(element: _Element, kind: str) -> str:
    """What an element that is a sign of its own stands for: tabs, line breaks, hyphens, symbols of a font."""
    if kind == "br":
        return "\n"
    if kind == "sym":
        code = attribute(element, "char")
        return (
            chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) and not 0xD800 <= int(code, 16) < 0xE000 else ""
        )
    return _SIGNS.get(kind, "")


def _style(paragraph: _Element) -> str:
    style = child(paragraph, "pPr", "pStyle")
    return attribute(style, "val") if style is not None else ""


def _of_kind(parent: _Element, kind: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, those in content controls and insertions too."""
    for element in parent:
        name = name_of(element)
        if name == kind:
            yield element
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _of_kind(element, kind)


def joined(blocks: Iterable[tuple[str, str]]) -> str:
    """Paragraphs parted by empty lines, rows of a table by line ends."""
    pieces: list[str] = []
    before = ""
    for style, text in blocks:
        if text.strip():
            pieces += ["\n" if style == before == "row" else "\n\n" if pieces else "", text]
            before = style
    return "".join(pieces)
