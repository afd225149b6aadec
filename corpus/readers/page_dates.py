"""When a web page was published, where it says so: in its data for search engines, a meta tag, a <time>, or its byline.

Nothing is guessed from addresses or the years of a copyright notice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from ..languages import month_names
from ..letters import fold
from ..patterns import late_pattern
from .written_dates import parse_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish_date", "publish-date", "publication_date", "dc.date.issued", "dc.date", "dcterms.created",
    "dcterms.date", "date", "parsely-pub-date", "sailthru.date", "article.published",
)  # fmt: skip
_NOT_OF_THE_ARTICLE = frozenset("nav aside footer form select ul script style noscript template".split())
_BYLINE = 80  # letters: what stands beside a date in a byline is short, a sentence with a date in it is not
_NEAR = 400  # letters after the headline within which its byline stands
_DEPTH = 50  # of the data for search engines
_MONTHS = "|".join(fold(m).text for c in ("persian", "gregorian") for m in month_names(c, "fa"))
_DAY = late_pattern(rf"(?<!\d)(?:\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}}|\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}})(?!\d)")


def page_date(
    tree: HtmlElement, show: Mapping[int, int] | None = None, headline: HtmlElement | None = None
) -> dict[str, Any]:
    """date, calendar, date_from and date_given as the page states them; nothing where it does not.

    ``headline`` is the element behind which a byline stands, beside every h1.

    >>> from lxml.html import document_fromstring
    >>> page_date(document_fromstring("<h1>دیدار</h1><span>تاریخ انتشار: ۱۷ آبان ۱۴۰۲ - ۱۰:۳۰</span>"))["date"]
    '2023-11-08'
    """
    for given in _stated(tree, headline):
        plain = given.translate(show or {}).strip()
        if (found := _parsed(plain)) is not None:
            return {"date": found[0], "calendar": found[1], "date_from": "page", "date_given": plain}
    return {}


def _stated(tree: HtmlElement, headline: HtmlElement | None) -> Iterator[str]:
    """What the page gives for its date, the surest first."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield from _published(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
    metas = [(_meta_name(meta), str(meta.get("content", ""))) for meta in tree.iterfind(".//meta")]
    yield from (content for wanted in _META for name, content in metas if name == wanted)
    yield from _times(tree)
    yield from _bylines(tree, headline)


def _meta_name(meta: HtmlElement) -> str:
    return str(meta.get("property") or meta.get("itemprop") or meta.get("name") or "").lower()


def _published(data: Any, depth: int = 0) -> Iterator[str]:
    """Every ``datePublished`` in the data for search engines."""
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        if isinstance(given := data.get("datePublished"), str):
            yield given
        for value in data.values():
            yield from _published(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _published(value, depth + 1)


def _times(tree: HtmlElement) -> Iterator[str]:
    """<time> elements that are the article's own: said to be, or in it, or the only one."""
    times = [time for time in tree.iterfind(".//time") if not is_aside(time)]
    own = [time for time in times if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None]
    own = own or [time for time in times if any(a.tag in ("article", "main") for a in time.iterancestors())][:1]
    for time in own or (times if len(times) == 1 else []):
        yield str(time.get("datetime") or time.text_content())


def is_aside(element: HtmlElement) -> bool:
    """Whether an element stands in a menu, list, form or the like, not in the article."""
    return any(ancestor.tag in _NOT_OF_THE_ARTICLE for ancestor in element.iterancestors())


def _bylines(tree: HtmlElement, headline: HtmlElement | None) -> Iterator[str]:
    """Days in short pieces of text behind the word «انتشار», or soon after the headline.

    The day at the head of a page is the one on which it was saved, and is not among them.
    """
    near: list[str] = []
    since_headline = _NEAR + 1
    before = ""
    for holder, piece in _texts(tree):
        if holder.tag == "h1" or holder is headline:
            since_headline = 0
        if holder.tag in _NOT_OF_THE_ARTICLE or is_aside(holder):
            continue
        plain = fold(piece).text
        if len(plain) <= _BYLINE and (day := _DAY.search(plain)):
            if "انتشار" in plain or "انتشار" in before:
                yield day[0]
            elif since_headline <= _NEAR:
                near.append(day[0])
        before = plain
        since_headline += len(plain)
    yield from near[:1]


def _texts(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The pieces of text of a page in its order, each with the element that it stands in."""
    from lxml.etree import iterwalk

    for event, element in iterwalk(tree, events=("start", "end")):
        holder, text = (element, element.text) if event == "start" else (element.getparent(), element.tail)
        if holder is not None and text and text.strip():
            yield holder, text.strip()


def _parsed(given: str) -> tuple[str, str] | None:
    """A date with or without a time, as data and people write it."""
    day = re.split(r"[T\s](?=\d{1,2}:\d{2})", fold(given).text, maxsplit=1)[0].strip(" -|")
    try:
        return parse_date(day)
    except ValueError:
        pass
    if found := _DAY.search(fold(given).text):
        try:
            return parse_date(found[0])
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(given).date().isoformat(), "gregorian"
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
