"""Saved web pages: the main text without menus and advertisements, and what the page says about itself.

trafilatura finds the main text. It drops every character that Python does not call printable, the half-space among
them, so that «می‌رود» would come out as «میرود»; half-spaces and their like are therefore put behind letters that no
text of these pages has, and put back.
"""

from __future__ import annotations

import re
from typing import Any

from ..errors import UnreadableFileError
from ..letters import DIRECTION_MARKS, ZWNJ
from .extract import Extract
from .plain import decode

# Printable letters of a script that is not written any more stand for what trafilatura would drop.
_KEPT = [ZWNJ, "\N{ZERO WIDTH JOINER}", "\N{SOFT HYPHEN}", *sorted(DIRECTION_MARKS)]
_STAND_INS = [chr(0x12000 + i) for i in range(len(_KEPT))]  # Cuneiform
_HIDE = str.maketrans(dict(zip(_KEPT, _STAND_INS, strict=True)))
_SHOW = str.maketrans(dict(zip(_STAND_INS, _KEPT, strict=True)))
_ENTITIES = re.compile(r"&(?:zwnj|zwj|shy|lrm|rlm|#8204|#8205|#x200[cdef]|#173);", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes of a page in which it says how it is encoded


def read_html(data: bytes, name: object) -> Extract:
    """The main text of a page with title, site, author and date; ``name`` is only for messages.

    Raises UnreadableFileError for a page without a text.
    """
    import html

    from trafilatura import bare_extraction

    text, encoding = _decoded(data, name)
    plain = _ENTITIES.sub(lambda entity: html.unescape(entity[0]), text).translate(_HIDE)
    found = bare_extraction(plain, with_metadata=True, include_comments=False, favor_recall=True)
    main = (found.text or "").translate(_SHOW).strip() if found is not None else ""
    if not main:
        remedy = "save the page when it has loaded, or save its text"
        raise UnreadableFileError(name, "no text was found in this page", remedy)
    about: dict[str, Any] = {
        "title": _shown(found.title), "source": _shown(found.sitename or found.hostname),
        "author": _shown(found.author), "encoding": encoding,
    }  # fmt: skip
    if found.date:
        about |= {"date": found.date, "calendar": "gregorian", "date_from": "page"}
    return Extract(main, about)


def _decoded(data: bytes, name: object) -> tuple[str, str]:
    """The page by the encoding that it names, where the bytes are that; else by what they look like."""
    said = _CHARSET.search(data[:_HEAD])
    if said is not None:
        encoding = said[1].decode("ascii", "replace").lower()
        try:
            return data.decode(encoding), encoding
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, name)


def _shown(value: str | None) -> str | None:
    return value.translate(_SHOW).strip() or None if value else None
