"""The text of a main part that trafilatura found: paragraphs parted by empty lines, rows and list items as lines.

News sites often set the lead, the first paragraph, apart from the others, and it is then missed; it is what stands
between the headline and the first paragraph that was found. The headline is the first line of every text whose page
shows it, whether it was found with the text or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .page_dates import is_aside
from .page_facts import is_about_page

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_BLOCKS = frozenset("p head quote list table code ab div body".split())
_LINES = frozenset("item row lb".split())
_HOLDERS = frozenset("p div h2 h3 h4 section td".split())
_PARAGRAPH = 60  # letters: bylines and captions are shorter
_LOOKED_AT = 6  # pieces behind the headline
_BLANKS = re.compile(r"[ \t\r\f]+")
_USELESS = frozenset(
    "کپی شد|لینک کپی شد|کپی لینک|لینک کوتاه|نسخه چاپی|نسخهٔ چاپی|چاپ|ارسال به دوستان|ارسال به دیگران|اشتراک گذاری|"
    "اشتراک‌گذاری|بازگشت به بالا|[ویرایش]".split("|")
)  # what buttons say
_ADDRESS = re.compile(r"[^:\n]{1,30}:\s*(?:https?://|www\.)\S+")  # لینک کوتاه: https://…
_CELL = "\N{LINE TABULATION}"  # the end of a cell of a table, until blanks are made one
_BLANK_LINES = re.compile(r"\n[ \n]*\n")


def text_of(body: _Element) -> str:
    r"""The text of ``body``, in the elements that trafilatura uses (p, head, list, item, lb …).

    >>> from lxml.etree import fromstring
    >>> text_of(fromstring("<body><head>دیدار</head><p>وزیر<lb/>آمد.</p><list><item>چین</item></list></body>"))
    'دیدار\n\nوزیر\nآمد.\n\nچین'
    """
    joined = "".join(_pieces(body))
    lines = (_BLANKS.sub(" ", line).replace(_CELL, "\t").strip(" \t") for line in joined.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def after_headline(tree: HtmlElement, headline: HtmlElement | None = None) -> list[str]:
    """The first pieces of text behind the headline (or an h1) that can be paragraphs: long, not in lists or links.

    >>> from lxml.html import document_fromstring
    >>> after_headline(document_fromstring(f"<h1>دیدار</h1><div>{'وزیر آمد. ' * 9}</div><p>کوتاه</p>"))[0][:9]
    'وزیر آمد.'
    """
    found: list[str] = []
    behind = False
    for element in tree.iter():
        behind = behind or element.tag == "h1" or element is headline
        if len(found) == _LOOKED_AT:
            break
        if not behind or element.tag not in _HOLDERS or is_aside(element):
            continue
        if any(child.tag in _HOLDERS or child.tag == "br" for child in element.iterdescendants()):
            continue
        text = " ".join(str(element.text_content()).split(" "))
        linked = sum(len(str(link.text_content())) for link in element.iterfind(".//a"))
        if len(text) >= _PARAGRAPH and 3 * linked < len(text):
            found.append(_BLANKS.sub(" ", text.replace("\n", " ")).strip())
    return found


def with_lead(text: str, candidates: list[str]) -> str:
    """``text`` with those paragraphs that stand before its first one and are not in it.

    >>> with_lead("دیدار\\n\\nاو رفت.", ["وزیر آمد.", "او رفت.", "تبلیغ"])
    'دیدار\\n\\nوزیر آمد.\\n\\nاو رفت.'
    """
    first = next((i for i, piece in enumerate(candidates) if piece in text), 0)
    missed = "\n\n".join(candidates[:first])
    if not missed:
        return text
    before, found, rest = text.partition(candidates[first])
    return f"{before}{missed}\n\n{found}{rest}"


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
