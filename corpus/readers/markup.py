"""Pieces of HTML → text: cells of tables that scrapes and exports of weblogs filled with markup, and parts of pages.

Nothing is parsed into a tree: tags are met one after another, so that no cell, however broken, takes more than a few
passes over its letters. Characters that are written as such stay what they are, the half-space among them.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from ..patterns import late_pattern

_PARAGRAPHS = frozenset(
    "address article aside blockquote body center details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr html main nav ol p pre section table ul".split()
)
_LINES = frozenset("br caption dd dt figcaption li option summary tbody tfoot thead tr".split())
_CELLS = frozenset("td th".split())
_DROPPED = frozenset("head iframe noscript object script select style svg template textarea title".split())
_IN_LINE = frozenset(
    "a abbr acronym audio b bdi bdo big cite code col colgroup data del dfn em embed font i img input ins kbd label "
    "link mark meta picture q rp rt ruby s samp small source span strike strong sub sup time tt u var video wbr".split()
)
_KNOWN = _PARAGRAPHS | _LINES | _CELLS | _DROPPED | _IN_LINE
_ALONE = frozenset("br hr img input link meta source wbr".split())  # that have no end
_END_MAY_LACK = frozenset("p li td tr".split())
_HTML_LINES = frozenset("p br".split())  # whose like tell that line ends of the source are blanks

_TAG = late_pattern(
    r"""<!--|<!\[CDATA\[|\]\]>
    |<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+(?P<office>:\w++)?)   # <o:p> is what Word writes
      (?:\s(?:[^<>"']++|"[^"]{0,2000}+"|'[^']{0,2000}+'){0,200}+)?/?>""",
    re.VERBOSE,
)
_ENTITY = late_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = late_pattern(r"&amp;(?=(?:nbsp|zwnj|zwj|shy|lrm|rlm|quot|laquo|raquo|hellip|#\d{2,6});)")
_BLANKS = late_pattern(r"[ \t\r\f]+")
_EMPTY_LINE = late_pattern(r"[ \t\r]*\n[ \t\r]*\n[ \t\r\n]*")
_BLANK_LINES = late_pattern(r"\n{3,}")
_CELL = "\N{LINE TABULATION}"  # the end of a cell, until blanks are made one
_LONGEST = 2_000_000  # letters of a cell; no text of a page is as long


def text_of_cell(cell: str) -> str | None:
    r"""The text of a cell that is markup; None for one that is not, which is a text as it stands.

    Markup has tags in pairs, or ones that need none, or entities; a sign for «less» and names in angle brackets are
    none. Line ends are blanks where the tags part the lines, and stay where they do not, as weblogs store texts.

    >>> text_of_cell("<p>متن <b>نخست</b></p><p>می&zwnj;آید<br>و &quot;رفت&quot;</p>")
    'متن نخست\n\nمی\u200cآید\nو "رفت"'
    >>> text_of_cell("a < b و <نام>"), text_of_cell("تگ <b> را ببینید"), text_of_cell("R&D")
    (None, None, None)
    """
    if ("<" not in cell and "&" not in cell) or len(cell) > _LONGEST:
        return None
    names = _tags(cell)
    if not names and "&lt;" in cell and (names := _tags(inner := html.unescape(cell))):
        cell = inner
    if names:
        return text_of_markup(cell, names)
    found = _entities(cell)
    return found if found != cell else None


def text_of_markup(markup: str, names: frozenset[str] = _HTML_LINES) -> str:
    """The text of a piece of a page: paragraphs parted by empty lines, list items and rows as lines, cells by tabs.

    ``names`` are the tags that it has, by which line ends of the source are blanks or not.
    """
    joined = "".join(_pieces(markup, names))
    lines = (_BLANKS.sub(" ", line).replace(_CELL, "\t").strip() for line in joined.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _tags(text: str) -> frozenset[str]:
    """The names of tags, where the text is markup by them."""
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        if tag["name"]:
            (ends if tag["end"] else starts)[_name(tag)] += 1
    known = {name for name in starts if name in _KNOWN}
    head = text.lstrip()[:1] == "<"
    sure = (name in _ALONE or ends[name] or (name in _END_MAY_LACK and (starts[name] > 1 or head)) for name in known)
    return frozenset(known) if any(sure) else frozenset()


def _name(tag: re.Match[str]) -> str:
    return "span" if tag["office"] else tag["name"].lower()


def _pieces(markup: str, names: frozenset[str]) -> Iterator[str]:
    at = 0
    endless: set[str] = set()  # searched for once and not there
    for tag in _TAG.finditer(markup):
        if tag.start() < at:  # within what was dropped
            continue
        yield _between(markup[at : tag.start()], names)
        at = tag.end()
        if tag["name"] is None:
            if tag[0] == "<!--":
                at = _behind(markup, "-->", at, endless)
            continue
        name = _name(tag)
        if name not in _KNOWN:
            yield _between(tag[0], names)
        elif name in _DROPPED:
            if not tag["end"]:
                at = _behind(markup, f"</{name}", at, endless)
        elif name in _PARAGRAPHS:
            yield "\n\n"
        elif name in _LINES:
            yield "" if tag["end"] else "\n"
        elif name in _CELLS and tag["end"]:
            yield _CELL
    yield _between(markup[at:], names)


def _behind(markup: str, end: str, at: int, endless: set[str]) -> int:
    """Where what ends with ``end`` is over; ``at`` itself where it never is."""
    if end in endless:
        return at
    found = re.compile(re.escape(end) + "[^>]{0,100}>" if end != "-->" else end, re.IGNORECASE).search(markup, at)
    if found is None:
        endless.add(end)
        return at
    return found.end()


def _between(text: str, names: frozenset[str]) -> str:
    """Text between tags."""
    if not names.isdisjoint(_HTML_LINES):
        text = text.replace("\n", " ")
    elif not names.isdisjoint(_PARAGRAPHS | _LINES):
        text = "\n\n".join(piece.replace("\n", " ") for piece in _EMPTY_LINE.split(text))
    return _entities(text)


def _entities(text: str) -> str:
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), _TWICE.sub("&", text))
