"""The lead of an article on a web page, which news sites often set apart from the body, where it is then missed.

It is what stands between the headline and the first paragraph that was found: long paragraphs, and short ones that the
page says are a lead or that are worded like one. Days, bylines, captions and buttons stand there, too, and are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..patterns import late_pattern
from .page_dates import is_aside

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOLDERS = frozenset("p div h2 h3 h4 section td".split())
_ALSO_LEADS = frozenset("span strong b em h5 blockquote header".split())  # where the page says that it is one
_PARAGRAPH = 60  # letters: bylines and captions are shorter
_LOOKED_AT = 6  # long pieces behind the headline
_MOST = 40  # pieces of any length
_BLANKS = late_pattern(r"[ \t\r\f]+")
_NAMES = frozenset("lead lede leed summary introtext intro standfirst subtitle description abstract excerpt".split())
_NOT_LEADS = frozenset(
    "image img photo caption share social author byline date time meta tags tag menu list related ad ads title".split()
)  # parts of the names of classes: lead-image-caption is no lead
_CLASS_PARTS = late_pattern(r"[\s_-]+")
_SENTENCE_ENDS = tuple(".؟!»…")
_SHORT_SENTENCE = 3  # words of one that ends like a sentence
_CLAUSE = 6  # words of one that does not: a byline has fewer
_YEAR = late_pattern(r"(?<!\d)\d{4}(?!\d)")
_DATE_WORDS = 8  # of a line that is a day with its time
_ASKED = late_pattern("به اشتراک|کپی شد|دنبال کنید|کلیک کنید|عضو شوید|نسخه چاپی")  # what stands beside buttons


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text behind the headline, and whether it is of the article if it stands before its body."""

    text: str
    is_lead: bool

    def place_in(self, text: str) -> int:
        """Where ``text`` has it, -1 where not; a short piece only as a line of its own."""
        if len(self.text) >= _PARAGRAPH:
            return text.find(self.text)
        return f"\n{text}\n".find(f"\n{self.text}\n")


def after_headline(tree: HtmlElement, headline: HtmlElement | None = None) -> list[Piece]:
    """The first pieces of text behind the headline (or an h1), not in menus.

    >>> from lxml.html import document_fromstring
    >>> page = "<h1>دیدار</h1><div>تهران</div><p class=lead>وزیر آمد</p><p>او دیروز رفت.</p>"
    >>> [piece.text for piece in after_headline(document_fromstring(page)) if piece.is_lead]
    ['وزیر آمد', 'او دیروز رفت.']
    """
    found: list[Piece] = []
    title = "" if headline is None else _text_of(headline)
    behind = False
    for element in tree.iter():
        behind = behind or element.tag == "h1" or element is headline
        if len(found) == _MOST or sum(len(piece.text) >= _PARAGRAPH for piece in found) == _LOOKED_AT:
            break
        if not behind or not _holds_text(element) or is_aside(element):
            continue
        text = _text_of(element)
        if text and text != title and not (found and text in found[-1].text):  # a part of what holds it
            found.append(Piece(text, _is_lead(element, text)))
    return found


def with_lead(text: str, pieces: list[Piece]) -> str:
    """``text`` with the leads among the ``pieces`` that stand before its first one and are not in it.

    >>> pieces = [Piece("تهران", False), Piece("وزیر آمد.", True), Piece("او رفت.", True), Piece("تبلیغ", True)]
    >>> with_lead("دیدار\\n\\nاو رفت.", pieces)
    'دیدار\\n\\nوزیر آمد.\\n\\nاو رفت.'
    """
    missed: list[str] = []
    for piece in pieces:
        if (place := piece.place_in(text)) >= 0:
            return "\n\n".join([*([text[:place].rstrip("\n")] if text[:place].strip() else []), *missed, text[place:]])
        if piece.is_lead:
            missed.append(piece.text)
    return text


def headline_first(text: str, headline: str, pieces: list[Piece]) -> str:
    """``text`` with its headline and lead before its body, where trafilatura puts them behind a short one.

    >>> headline_first("او رفت.\\n\\nدیدار\\n\\nوزیر آمد.", "دیدار", [Piece("وزیر آمد.", True), Piece("او رفت.", True)])
    'دیدار\\n\\nوزیر آمد.\\n\\nاو رفت.'
    """
    blocks = text.split("\n\n")
    places = {piece.text: place for place, piece in enumerate(pieces)}
    if headline not in blocks[1:] or (body := places.get(blocks[0])) is None:
        return text
    start = blocks.index(headline)
    if all(places.get(block, body) < body for block in blocks[start + 1 :]):
        return "\n\n".join([*blocks[start:], *blocks[:start]])
    return text


def _holds_text(element: HtmlElement) -> bool:
    """Whether an element is a block that holds no others."""
    if element.tag not in _HOLDERS and not (element.tag in _ALSO_LEADS and _named_lead(element)):
        return False
    return not any(child.tag in _HOLDERS or child.tag == "br" for child in element.iterdescendants())


def _is_lead(element: HtmlElement, text: str) -> bool:
    linked = sum(len(str(link.text_content())) for link in element.iterfind(".//a"))
    if 3 * linked >= len(text):
        return False
    if len(text) >= _PARAGRAPH:
        return True
    words = len(text.split())
    is_sentence = text.endswith(_SENTENCE_ENDS) and words >= _SHORT_SENTENCE
    if _ASKED.search(text) or (not is_sentence and words <= _DATE_WORDS and _YEAR.search(text)):
        return False
    if any(_named_lead(e) for e in (element, *list(element.iterancestors())[:2])):
        return words > 1
    if element.tag not in ("p", "div") or linked or element.find(".//time") is not None:
        return False
    return is_sentence or (element.tag == "p" and words >= _CLAUSE and not re.search(r"[:|]", text))


def _named_lead(element: HtmlElement) -> bool:
    """Whether a page says of an element that it is the lead."""
    if element.get("itemprop") == "description":
        return True
    parts = set(_CLASS_PARTS.split(str(element.get("class") or "").lower()))
    return bool(parts & _NAMES) and parts.isdisjoint(_NOT_LEADS)


def _text_of(element: HtmlElement) -> str:
    return _BLANKS.sub(" ", str(element.text_content()).replace("\n", " ")).strip()
