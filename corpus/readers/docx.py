"""Word files (.docx): paragraphs, headings, lists, tables, text boxes and notes, without page headers and numbers.

The XML is read directly: python-docx leaves out what stands in tracked insertions, content controls, text boxes and
notes, and takes every picture into memory. Of the properties of a file only a title that looks like one and the author
are believed; its dates are those of saving and printing.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from ..errors import UnreadableFileError
from ..patterns import late_pattern
from .default_names import is_no_author
from .docx_walk import Walk, attribute, child, joined, name_of
from .extract import Extract
from .limits import DAMAGE, ENCRYPTED, BombError, read_entry

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_BYTES = 100 * 2**20
"""The largest part of a document that is read: a book of a thousand pages has a tenth of it."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # files of Office before 2007, and encrypted ones
_NO_TITLE = late_pattern(
    r"microsoft word|untitled|document ?\d*$|doc\d*$|word document|بدون عنوان|سند ?\d*$|بسم|به نام (?:خدا|او)|"
    r".*\.(?:docx?|rtf|odt|pdf|txt)$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 250
_SAVE_AGAIN = "open it in Word, save it as .docx again and load that"
_TITLES = ("title", "heading 1")


def read_docx(data: bytes, name: object) -> list[Extract]:
    """The text of a Word file, its paragraphs parted by empty lines, with title and author.

    Footnotes and endnotes stand at the end. A table gives a line a row, cells parted by tabs. Raises
    UnreadableFileError for files that are encrypted, damaged, of the old kind (.doc) or made to harm.
    """
    if data.startswith(_OLE):
        raise _old_or_encrypted(data, name)
    parts = _Parts(data, name)
    document = parts.tree(parts.main())
    body = child(document, "body") if document is not None else None
    if body is None:
        raise UnreadableFileError(name, "there is no text in this file that Word would show", _SAVE_AGAIN)
    walk = Walk()
    blocks = list(walk.blocks(body))
    text = joined([*blocks, *_notes(parts, walk)])
    if not text.strip():
        raise UnreadableFileError(name, "the file has no text in it", "add its text or remove the file")
    about = {"title": None, "author": None} | _properties(parts)
    about["title"] = about["title"] or _first_title(blocks, parts)
    return [Extract(text, about)]


class _Parts:
    """The XML files of a Word file, read when they are asked for."""

    def __init__(self, data: bytes, name: object) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE:
            reason = "this is no Word file, or it is damaged or cut off"
            raise UnreadableFileError(name, reason, _SAVE_AGAIN) from None
        self._names = set(self._archive.namelist())

    def main(self) -> str:
        """The path of the document itself, which some programs call by another name than Word."""
        relations = self.tree("_rels/.rels")
        for relation in relations if relations is not None else ():
            if attribute(relation, "Type").endswith("/officeDocument"):
                return attribute(relation, "Target").lstrip("/")
        return "word/document.xml"

    def tree(self, path: str) -> _Element | None:
        """The XML of a part; None where there is no such part."""
        if path not in self._names:
            return None
        entry = self._archive.getinfo(path)
        if entry.flag_bits & ENCRYPTED:
            raise UnreadableFileError(self.name, "the file is encrypted", "save it without a password and load that")
        try:
            content = read_entry(self._archive, entry, XML_BYTES)
        except BombError as error:
            raise UnreadableFileError(self.name, f"{path}: {error}", "remove the file unless it is yours") from None
        except DAMAGE:
            raise UnreadableFileError(self.name, f"{path} is damaged or cut off", _SAVE_AGAIN) from None
        return self._parsed(content, path)

    def _parsed(self, content: bytes, path: str) -> _Element:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            tree = etree.fromstring(content, parser)
        except (etree.LxmlError, ValueError):
            raise UnreadableFileError(self.name, f"{path} is damaged XML", _SAVE_AGAIN) from None
        if tree.getroottree().docinfo.doctype:
            reason = f"{path} declares entities of its own, which Word never does"
            raise UnreadableFileError(self.name, reason, "remove the file unless it is yours")
        return tree


def _old_or_encrypted(data: bytes, name: object) -> UnreadableFileError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableFileError(
            name, "the file is encrypted", "open it in Word, save it without a password, load that"
        )
    return UnreadableFileError(
        name, "this is a file of Word before 2007 (.doc)", "open it in Word and save it as .docx"
    )


def _notes(parts: _Parts, walk: Walk) -> list[tuple[str, str]]:
    """The footnotes and then the endnotes, each in the order in which the text refers to them."""
    found: list[tuple[str, str]] = []
    for kind in ("footnote", "endnote"):
        wanted = list(dict.fromkeys(number for of, number in walk.notes if of == kind))
        notes = parts.tree(f"word/{kind}s.xml") if wanted else None
        if notes is not None:
            by_number = {attribute(note, "id"): note for note in notes if name_of(note) == kind}
            for number in wanted:
                if (note := by_number.get(number)) is not None:
                    found += [(style, text.lstrip()) for style, text in Walk().blocks(note)]
    return found


def _properties(parts: _Parts) -> dict[str, Any]:
    core = parts.tree("docProps/core.xml")
    if core is None:
        return {}
    said = {name_of(entry): (entry.text or "").strip() for entry in core}
    title, author = said.get("title", ""), said.get("creator", "")
    real = any(map(str.isalpha, title)) and len(title) <= _LONGEST_TITLE and not _NO_TITLE.match(title)
    return {"title": title if real else None, "author": None if is_no_author(author) else author}


def _first_title(blocks: list[tuple[str, str]], parts: _Parts) -> str | None:
    """The first paragraph in the style of a title, or of a first heading."""
    styles = parts.tree("word/styles.xml")
    names = {
        attribute(style, "styleId"): attribute(label, "val").lower()
        for style in (styles if styles is not None else ())
        if name_of(style) == "style" and (label := child(style, "name")) is not None
    }
    for wanted in _TITLES:
        for style, text in blocks:
            title = " ".join(text.split(" ")).strip()
            if title and len(title) <= _LONGEST_TITLE and wanted in (names.get(style, ""), style.lower()):
                return title.replace("\n", " ")
    return None
