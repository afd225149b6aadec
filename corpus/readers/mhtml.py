"""Web pages that a browser saved as a single file: a mail of several parts (RFC 2557), the page among the first.

The parts are only looked for until the page is found. The standard library's parser of mails takes ten times the size
of a mail in memory, and minutes for parts that are nested to harm.
"""

from __future__ import annotations

import base64
import quopri
from email.message import Message
from email.parser import BytesHeaderParser

from ..patterns import late_pattern

_HEAD = late_pattern(rb"\r?\n\r?\n")
_HEADER_BYTES = 65_536
_PARTS = 50  # the page is the first; advertisements in frames, pictures and styles come after it
_DEPTH = 3  # a page in an alternative in a whole of related parts
_PAGES = ("text/html", "application/xhtml+xml")


def saved_page(data: bytes, depth: int = _DEPTH) -> tuple[bytes, str]:
    """The page in a mail, and the address that it was saved from; both empty where there is none.

    >>> saved_page(b"Content-Type: text/html\\nContent-Location: https://a.example/\\n\\n<p>x</p>")
    (b'<p>x</p>', 'https://a.example/')
    """
    end = _HEAD.search(data, 0, _HEADER_BYTES)
    if end is None:
        return b"", ""
    try:
        head = BytesHeaderParser().parsebytes(data[: end.start()])
        kind, boundary, location = head.get_content_type(), head.get_boundary(), str(head["Content-Location"] or "")
    except (ValueError, LookupError, TypeError, AttributeError):  # headers that are none
        return b"", ""
    if kind in _PAGES:
        return _unpacked(data[end.end() :], head), location
    if kind.startswith("multipart/") and boundary and depth:
        mark = b"\n--" + boundary.encode("utf-8", "surrogateescape")
        for part in data[end.end() - 1 :].split(mark, _PARTS)[1:]:
            page, location = saved_page(part.lstrip(b"\r\n"), depth - 1)
            if page:
                return page, location
    return b"", ""


def _unpacked(body: bytes, head: Message) -> bytes:
    """The bytes of a part, by the way in which its header says it is encoded."""
    match str(head["Content-Transfer-Encoding"] or "").strip().lower():
        case "quoted-printable":
            return quopri.decodestring(body)
        case "base64":
            try:
                return base64.b64decode(body)
            except ValueError:
                return b""
    return body
