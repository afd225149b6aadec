"""What a PDF file says about itself, where that is more than the name of a file or a program."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from ...patterns import late_pattern
from ..default_names import is_no_author

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument

_LONGEST = 300  # letters of a title or a name
_NO_TITLE = late_pattern(
    r"""(?:\w+[ ])*(?:microsoft|openoffice|libreoffice)\b.*      # «Microsoft Word - x.doc»
    | (?:untitled|document|doc|title|slide|presentation|بدون\sعنوان|سند|عنوان)\W*\d*  # nobody gave one
    | .*\.(?:docx?|rtf|odt|indd|qxd|xlsx?|pptx?|pdf|html?|txt|tex|dvi|cdr|pmd|zar)   # the name of a file
    | (?:https?|file|about):.*
    | [\W\d_]*""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def metadata_of(document: PDFDocument) -> dict[str, Any]:
    """Title and author of a PDF file. Its dates are those of the file, not of the text, and are left out."""
    title, author = _said(document, "Title"), _said(document, "Author")
    known = {"title": title if not _NO_TITLE.fullmatch(title) else "", "author": "" if is_no_author(author) else author}
    return {key: value for key, value in known.items() if value}


def _said(document: PDFDocument, name: str) -> str:
    """What the last revision of the file says, "" where it says nothing that can be read."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    for info in reversed(document.info):
        try:
            value = resolve1(info.get(name))
            text = decode_text(value) if isinstance(value, bytes) else value if isinstance(value, str) else ""
        except Exception:  # noqa: BLE001 - a title is not worth the text
            continue
        text = " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in text).split())
        text = text.encode("utf-8", "ignore").decode("utf-8")
        if text and "\N{REPLACEMENT CHARACTER}" not in text:
            return text[:_LONGEST]
    return ""
