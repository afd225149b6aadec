"""Who wrote and who published the article of a web page, as its data for search engines (JSON-LD) says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DEPTH = 50
_LONGEST = 200  # letters of a name
_ARTICLES = ("headline", "articleBody", "datePublished")  # keys of an article, not of a site or a list of menus


def stated_names(tree: HtmlElement) -> dict[str, str]:
    """``author`` and ``source`` of the first article that the data is about; without what it does not say.

    >>> from lxml.html import document_fromstring
    >>> data = '{"headline": "سفر", "author": [{"name": "نگار احمدی"}], "publisher": {"name": "همشهری"}}'
    >>> stated_names(document_fromstring(f'<script type="application/ld+json">{data}</script><p>متن</p>'))
    {'author': 'نگار احمدی', 'source': 'همشهری'}
    """
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for article in _articles(data):
            found = {"author": _names(article.get("author")), "source": _names(article.get("publisher"))}
            return {key: name for key, name in found.items() if name}
    return {}


def _articles(data: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        if any(key in data for key in _ARTICLES):
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _articles(value, depth + 1)


def _names(given: Any) -> str:
    """A name, or those of a list of persons; addresses are none."""
    several = given if isinstance(given, list) else [given]
    names = [one.get("name") if isinstance(one, dict) else one for one in several]
    plain = (" ".join(name.split()) for name in names if isinstance(name, str))
    return ", ".join(dict.fromkeys(name for name in plain if 0 < len(name) <= _LONGEST and "://" not in name))
