"""The title of a web page: the headline of its article, with the name of the house and of a section beside it.

Some sites put their name first (خبرگزاری ایسنا - زلزله در ژاپن), most put it last. Only a name that can be nothing
else, or one with a word for what it is (خبرگزاری مهر), is taken off: «چین - ایران» is a headline of two countries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..letters import ZWNJ, fold
from ..patterns import late_pattern
from .source_names import AGENCY, key_of, known_sources, usual_name, without_kind

_BETWEEN = late_pattern(r"\s+(?:[-–—|»«:•·]+|::)\s+|\s*[|»«]\s*|\s*::\s*")
_SECTIONS = frozenset(
    key_of(name)
    for name in (
        "سیاسی|سیاست|سیاست خارجی|اقتصادی|اقتصاد|اجتماعی|جامعه|فرهنگی|فرهنگ|فرهنگ و هنر|فرهنگی و هنری|هنر|ورزشی|ورزش|"
        "بین‌الملل|بین‌المللی|خارجی|جهان|ایران|حوادث|علمی|علم و فناوری|علمی و دانشگاهی|دانشگاهی|سلامت|فناوری|استان‌ها|"
        "عکس|فیلم|ویدئو|گزارش|یادداشت|گفت‌وگو|اخبار|خبر|خانه|صفحه نخست|صفحه اصلی"
    ).split("|")
)
_NEWS_HOUSE = late_pattern(
    rf"(?:{AGENCY}|(?:پایگاه|(?:وب\s?)?سایت|وبگاه|تارنمای?)\s+(?:خبری|اطلاع\s?رسانی)(?:\s+(?:و\s+)?(?:خبری|تحلیلی))?)\s+\S"
)
_ENCYCLOPEDIA = "ویکی"  # its articles are about houses, and none of theirs
_ADDRESS = late_pattern(r"[\w.-]+\.[a-z]{2,}", re.ASCII)
_LONGEST = 5  # words of the name of a house that no list has: پایگاه خبری تحلیلی البرز


def parts_of_title(title: str) -> tuple[str, str | None]:
    """The headline in the title of a page, and the house whose name stands before or behind it, None where none does.

    A section between the two is part of neither. The headline is empty where there is nothing else.

    >>> parts_of_title("خبرگزاری ايسنا - زلزله در ژاپن"), parts_of_title("ایسنا - سیاسی - زلزله در ژاپن")
    (('زلزله در ژاپن', 'ایسنا'), ('زلزله در ژاپن', 'ایسنا'))
    >>> parts_of_title("زلزله در ژاپن | خبرگزاری مهر"), parts_of_title("چین - ایران")
    (('زلزله در ژاپن', 'مهر'), ('چین - ایران', None))
    """
    if _ENCYCLOPEDIA in title:
        return title, None
    borders = [0, *(place for found in _BETWEEN.finditer(title) for place in found.span()), len(title)]
    parts = list(zip(borders[::2], borders[1::2], strict=True))
    house = None
    for place in (0, -1):
        while parts and (name := _house(title[slice(*parts[place])])) is not None:
            house = house or name
            parts.pop(place)
            while len(parts) > 1 and key_of(title[slice(*parts[place])]) in _SECTIONS:
                parts.pop(place)
    if house is None:
        return title, None
    return (title[parts[0][0] : parts[-1][1]].strip() if parts else ""), house


def named_by_title(known: Mapping[str, Any]) -> dict[str, Any]:
    """What is ``known`` of a page, its title without the house, its source that house where none is stated.

    ``head_title``, the title of the page as it stands in its head, is left out.

    >>> named_by_title({"title": "ایسنا - سیاسی", "head_title": "ایسنا - سیاسی - زلزله در ژاپن"})
    {'title': 'زلزله در ژاپن', 'source': 'ایسنا', 'source_from': 'page'}
    """
    about = dict(known)
    given = about.pop("head_title", None)
    if not isinstance(given, str):
        return about
    headline, house = parts_of_title(given)
    title = about.get("title")
    if isinstance(title, str) and (own := parts_of_title(title))[1] is not None:
        about["title"] = (headline if title in given else own[0]) or title
    if house is not None and _says_no_house(about.get("source")):
        about |= {"source": house, "source_from": "page"}
    return about


def _says_no_house(source: object) -> bool:
    """Whether there is no source, or only the address of a site that no list has."""
    if not isinstance(source, str) or not source.strip():
        return True
    return _ADDRESS.fullmatch(source.strip()) is not None and usual_name(source) == source


def _house(part: str) -> str | None:
    """The usual name of a house whose name a part is."""
    plain = " ".join(fold(part).text.replace(ZWNJ, " ").split())
    _, kind = without_kind(plain)
    names = known_sources()
    usual = usual_name(part.strip())
    if key_of(part) in names.sure_keys or (kind is not None and key_of(usual) in names.houses):
        return usual
    return part.strip() if _NEWS_HOUSE.match(plain) and len(plain.split()) <= _LONGEST else None
