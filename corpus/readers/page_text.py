"""The text of a main part that trafilatura found: paragraphs parted by empty lines, rows and list items as lines.

The headline is the first line of every text whose page shows it, whether it was found with the text or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..patterns import late_pattern
from .page_facts import is_about_page

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCKS = frozenset("p head quote list table code ab div body".split())
_LINES = frozenset("item row lb".split())
_BLANKS = late_pattern(r"[ \t\r\f]+")
_USELESS = frozenset(
    "کپی شد|لینک کپی شد|کپی لینک|لینک کوتاه|نسخه چاپی|نسخهٔ چاپی|چاپ|ارسال به دوستان|ارسال به دیگران|اشتراک گذاری|"
    "اشتراک‌گذاری|بازگشت به بالا|[ویرایش]".split("|")
)  # what buttons say
_ADDRESS = late_pattern(r"[^:\n]{1,30}:\s*(?:https?://|www\.)\S+")  # لینک کوتاه: https://…
_CELL = "\N{LINE TABULATION}"  # the end of a cell of a table, until blanks are made one
_BLANK_LINES = late_pattern(r"\n[ \n]*\n")


def text_of(body: _Element) -> str:
    r"""The text of ``body``, in the elements that trafilatura uses (p, head, list, item, lb …).

    >>> from lxml.etree import fromstring
    >>> text_of(fromstring("<body><head>دیدار</head><p>وزیر<lb/>آمد.</p><list><item>چین</item></list></body>"))
    'دیدار\n\nوزیر\nآمد.\n\nچین'
    """
    joined = "".join(_pieces(body))
    lines = (_BLANKS.sub(" ", line).replace(_CELL, "\t").strip(" \t") for line in joined.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def with_headline(text: str, headline: str) -> str:
    """``text`` with its headline as a line, before it where it has no such line.

    >>> with_headline("وزیر آمد.", "دیدار"), with_headline("سفر:\\n\\nدیدار\\n\\nاو رفت.", "دیدار")[:11]
    ('دیدار\\n\\nوزیر آمد.', 'سفر:\\n\\nدیدار')
    """
    plain = " ".join(headline.split())
    if not plain or any(" ".join(line.split()) == plain for line in text.split("\n")):
        return text
    return f"{plain}\n\n{text}"


def without_buttons(text: str) -> str:
    """``text`` without lines that are what a button says, a label and an address, or facts about the page.

    >>> without_buttons("وزیر آمد.\\nکپی شد\\nلینک کوتاه: https://a.example/1")
    'وزیر آمد.'
    """
    lines = text.split("\n")
    kept = (line for line in lines if not _is_useless(line.strip()))
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip("\n")


def _is_useless(line: str) -> bool:
    return line in _USELESS or _ADDRESS.fullmatch(line) is not None or is_about_page(line)


def _pieces(element: _Element) -> Iterator[str]:
    around = "\n\n" if element.tag in _BLOCKS else "\n" if element.tag in _LINES else ""
    if element.tag == "p" and _in_line(element):
        around = "\n"
    yield around
    yield _one_line(element.text)
    for child in element:
        yield from _pieces(child)
        yield _one_line(child.tail)
    yield "" if element.tag == "lb" else _CELL if element.tag == "cell" else around


def _in_line(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("item", "cell")


def _one_line(text: str | None) -> str:
    """Line ends in the source of a page are blanks."""
    return (text or "").replace("\n", " ")
