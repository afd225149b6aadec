"""Which parts of a web page are its headline, its article, and lists of links around it.

Letters are compared as they stand in the tree, in which some may be behind others (web_pages.py).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..patterns import late_pattern
from .markup import text_of_markup
from .page_dates import is_aside

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3")
_TITLE_ENDS = late_pattern(r"\s+[-–—|»«:]+\s+|\s*[|»«]\s*")  # between the title of an article and the name of its site
_LONGEST_HEADLINE = 300
_TITLES = 5  # of those that a page gives itself
_BESIDE = "nav aside footer form select script style noscript template iframe button svg".split()
_HIDDEN = late_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_LEAVES = frozenset("p div td th table section article main center ul ol dl h1 h2 h3 h4 h5 blockquote form".split())
_HOLDERS = frozenset("p div td section center ul ol dl table blockquote".split())
_IN_LISTS = frozenset("ul ol dl".split())
_SEPARATORS = late_pattern(r"[\s|/\\•·«»،,\-–—>:]+")
_LABEL = 30  # letters of «بیشتر بخوانید:» or «پیوندها», and of what stands unlinked in a list of links
_PARAGRAPH = 60  # letters without links: so long is no heading of a menu
_SENTENCE = 20  # letters of a short one
_RIGHTS = late_pattern(r"©|copyright|حقوق.{0,40}(?:محفوظ|متعلق)", re.IGNORECASE)


def headline_of(tree: HtmlElement) -> HtmlElement | None:
    """The element with the headline of the article: the heading that the title of the page has in it, or the only h1.

    >>> from lxml.html import document_fromstring
    >>> page = "<title>سفر وزیر - نمونه</title><h1>نمونه</h1><h2>سفر وزیر</h2><p>او رفت.</p>"
    >>> headline_of(document_fromstring(page)).text, headline_of(document_fromstring("<p>او رفت.</p>"))
    ('سفر وزیر', None)
    """
    titles = _titles(tree)
    site = {_text(meta.get("content")) for meta in tree.iterfind(".//meta[@property='og:site_name']")}
    headings = [
        (element, text)
        for element in tree.iter(*_HEADINGS)
        if (text := _text_of(element)) and text not in site and not is_aside(element) and not _is_hidden(element)
    ]
    named = [(e, text) for e, text in headings if len(text) > 3 and any(_agree(text, title) for title in titles)]
    if named:
        return max(named, key=lambda pair: len(pair[1]))[0]
    first = [e for e, _ in headings if e.tag == "h1" and not _in_site_header(e)]
    return first[0] if len(first) == 1 else _named_as(tree, titles)


def forms_as_parts(tree: HtmlElement) -> None:
    """Forms that hold most of a page, as ASP.NET makes them, become plain parts of it; others are questions to fill in.

    >>> from lxml.html import document_fromstring
    >>> page = document_fromstring("<form><h1>سفر</h1><p>او رفت.</p></form><form>جست\u200cوجو</form>")
    >>> forms_as_parts(page)
    >>> [element.tag for element in page.body]
    ['div', 'form']
    """
    letters = len(_text_of(tree))
    for form in list(tree.iter("form")):
        if 2 * len(_text_of(form)) > letters:
            form.tag = "div"


def article_text(tree: HtmlElement, headline: HtmlElement | None = None) -> tuple[str, bool]:
    """The text of <article>, <main> or the like, and True; else that of the page from the headline on, and False.

    Menus, forms and what is hidden are left out.
    """
    from lxml.etree import tostring

    part = _article(tree)
    copied = copy.deepcopy(tree if part is None else part)
    for element in [*copied.iter(*_BESIDE), *(e for e in copied.iter("header") if e.find(".//h1") is None)]:
        _drop(element, copied)
    for element in [e for e in copied.iter() if isinstance(e.tag, str) and _hides(e)]:
        _drop(element, copied)
    copied.tail = None
    text = text_of_markup(tostring(copied, encoding="unicode", method="html"))
    if part is not None or headline is None:
        return text, part is not None
    before, line, after = f"\n{text}\n".partition(f"\n{_text_of(headline)}\n")
    return (f"{line}{after}".strip("\n") if len(after) > len(before) else text), False


def drop_links(tree: HtmlElement) -> None:
    """Take lists of links before and behind the text out of a page, paragraphs that are a label and links, contents.

    >>> from lxml.html import document_fromstring
    >>> text = "<p>او دیروز به تهران رفت.</p>"
    >>> page = document_fromstring(f"<div><a>خانه</a> | <a>آرشیو</a></div>{text}<p>نیز: <a>قم</a></p>")
    >>> drop_links(page)
    >>> page.text_content()
    'او دیروز به تهران رفت.'
    """
    for element in list(tree.iter("div", "span", "table", "nav")):
        marks = {str(element.get("id") or ""), *str(element.get("class") or "").split()}
        if marks & {"toc", "mw-editsection"}:
            _drop(element, tree)
    leaves = [(element, *_letters(element)) for element in _leaves(tree)]
    texts = [i for i, (e, plain, _, _) in enumerate(leaves) if _is_text(e, plain)]
    first, last = (texts[0], texts[-1]) if texts else (len(leaves), -1)
    listed = {
        i
        for i, (element, plain, linked, links) in enumerate(leaves)
        if (links and _is_label(plain) and element.tag not in _IN_LISTS)
        or (not first <= i <= last and links > 1 and len(_SEPARATORS.sub("", plain)) <= min(_LABEL, linked))
    }
    left = (leaf for i, leaf in enumerate(leaves) if i not in listed)
    if not any(_is_text(e, plain, _SENTENCE) for e, plain, _, _ in left):
        return  # a page of headlines, of which nothing would be left
    for i in sorted(listed):
        _drop(leaves[i][0], tree)


def _titles(tree: HtmlElement) -> list[str]:
    """What the page calls itself in its head."""
    metas = (meta for meta in tree.iterfind(".//meta") if meta.get("property") in ("og:title", "twitter:title"))
    given = [_text(meta.get("content")) for meta in metas]
    given += [_text_of(title) for title in tree.iterfind(".//head/title")]
    return [title[:_LONGEST_HEADLINE] for title in given if title][:_TITLES]


def _agree(heading: str, title: str) -> bool:
    return heading in title or title in heading


def _named_as(tree: HtmlElement, titles: list[str]) -> HtmlElement | None:
    """The first element, no link, whose text is the title or the longest part of it."""
    wanted = {part for title in titles for part in (title, max(_TITLE_ENDS.split(title), key=len)) if len(part) > 7}
    body = tree.find("body")
    if body is None or not wanted:
        return None
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag != "a" and 7 < len(element.text or "") <= _LONGEST_HEADLINE:
            linked = any(ancestor.tag == "a" for ancestor in element.iterancestors())
            if _text_of(element) in wanted and not linked and not is_aside(element):
                return element
    return None


def _article(tree: HtmlElement) -> HtmlElement | None:
    """The element that the page says its article is in."""
    bodies = tree.xpath("//*[@itemprop='articleBody']")
    articles = [e for e in tree.iter("article") if not is_aside(e)]
    mains = tree.xpath("//main | //*[@role='main']")
    for found in (bodies, articles, mains):
        if len(found) == 1 and _text_of(found[0]):
            part: HtmlElement = found[0]
            return part
    return None


def _leaves(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Blocks that hold no others, lists as a whole."""
    for element in tree.iter():
        if element.tag not in _HOLDERS:
            continue
        within = _NO_LEAVES - {"p"} if element.tag in _IN_LISTS else _NO_LEAVES
        if not any(child.tag in within for child in element.iterdescendants()):
            yield element


def _letters(element: HtmlElement) -> tuple[str, int, int]:
    """The text of a block outside of links, the letters within them, and the number of links."""
    links = element.findall(".//a")
    linked = sum(len(_text_of(link)) for link in links)
    if not links:
        return _text_of(element), 0, 0
    pieces = (
        text for text in element.xpath(".//text()[not(ancestor::a)][not(ancestor::script)][not(ancestor::style)]")
    )
    return _text(" ".join(pieces)), linked, len(links)


def _is_text(element: HtmlElement, plain: str, letters: int = _PARAGRAPH) -> bool:
    """Whether a block is of the text of a page, not of its menus or its footer."""
    around = _in_site_header(element) or is_aside(element)
    return len(plain) >= letters and not _RIGHTS.search(plain) and not around


def _is_label(plain: str) -> bool:
    return len(plain) <= _LABEL and plain.endswith(":")


def _hides(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_hidden(element: HtmlElement) -> bool:
    return _hides(element) or any(_hides(ancestor) for ancestor in element.iterancestors())


def _in_site_header(element: HtmlElement) -> bool:
    above = {ancestor.tag for ancestor in element.iterancestors()}
    return "header" in above and above.isdisjoint({"article", "main"})


def _drop(element: HtmlElement, tree: HtmlElement) -> None:
    if element is not tree and element.getparent() is not None:
        element.drop_tree()


def _text(text: str | None) -> str:
    return " ".join((text or "").split())


def _text_of(element: HtmlElement) -> str:
    return _text(str(element.text_content()))
