"""Who publishes a text, by what the text says of itself.

Reports name their agency in one of a few places: the dateline (تهران - ایرنا -), the first words of a sentence of the
lead (به گزارش خبرگزاری مهر، …), brackets at the end of the lead (… گفت (ایسنا).), a line at the end (منبع: …), or their
very first words (رویترز: …، روزنامه شرق نوشت: …). The same words in the midst of a text say whom it quotes, which is no
statement about the text. So only its head and its end are looked at, and in the head only the beginnings of its first
sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..letters import TATWEEL, ZWNJ, fold
from ..patterns import late_pattern
from .beginning import head_of
from .source_names import Kind, key_of, kind_in, known_sources, without_kind
from .source_patterns import (
    AGENCY_LINE,
    BRACKETS,
    CREDIT,
    DATELINES,
    IN_BRACKETS,
    MAY_BE_DATELINE,
    MAY_OPEN,
    REPORTS,
    in_opening,
    in_report,
    own_dateline,
    own_headline,
)

type SourcePattern = Literal["dateline", "report", "quoted report", "brackets", "label", "opening"]

_HEAD, _END = 400, 200  # characters in which a text says who publishes it
_LINE = 80  # further ones, in which the line where the head ends may end: «منبع:» with the longest name
_BEGINNINGS = 3  # sentences and lines that may begin with it: a title, a lead, the first sentence of the report
_OPENING = 120  # characters in which the house that speaks has done so
_LONGEST_LABEL = 5  # words behind «منبع:»
_LAST = 60  # characters of a credit at the very end


@dataclass(frozen=True, slots=True)
class SourceMention:
    """Where a text says who publishes it: ``text[start:end]`` is the name as written, ``name`` the usual one.

    ``pattern`` is the place: "dateline", "report" (به گزارش …), "quoted report" (به نقل از … at the beginning),
    "brackets", "label" (منبع: …, or a credit as the last words: /ایسنا) or "opening" (رویترز: …، روزنامه شرق نوشت: …).
    """

    start: int
    end: int
    text: str
    name: str
    pattern: SourcePattern


type _Found = tuple[tuple[int, int], SourcePattern, Kind | None]


def find_source(text: str) -> SourceMention | None:
    """Who publishes ``text``, clean or raw, as it says itself; None where it does not, or only quotes somebody.

    A dateline comes before «به گزارش», this before brackets at the end of the lead, these before «منبع:», and a house
    that speaks in the first words (رویترز: …) last. Where a house reports what another has said (به گزارش تسنیم به نقل
    از الجزیره) the first is meant.

    >>> found = find_source("به گزارش خبرگزاری دانشجویان ایران (ایسنا)، وزیر نیرو به شیراز رفت.")
    >>> found.name, found.text, found.pattern
    ('ایسنا', 'دانشجویان ایران', 'report')
    >>> find_source("به گزارش شین هوا وزیر به پکن رفت.").name
    'شین‌هوا'
    >>> find_source("وزیر به شیراز رفت. او در شیراز گفت به گزارش رویترز اعتمادی ندارد.") is None
    True
    """
    head, cut = head_of(text, _HEAD, _LINE)
    head = head.replace(f" {TATWEEL} ", " - ")  # folding would drop it: تبریز ـ ایرنا ـ
    folded, plain = None, ""
    if _may_say(head):
        folded = fold(head)
        plain = folded.text.replace(ZWNJ, " ")
        found = _in_head(plain, cut=cut)
        if found is not None and not (cut and found[0][1] == len(plain)):  # half a name, it may be
            return _mention(text, folded.span(*found[0]), found)
    offset = max(len(text) - _END, 0)
    if (end := _at_end(text[offset:])) is not None:
        (start, stop), *_ = end
        return _mention(text, (start + offset, stop + offset), end)
    if folded is not None and (found := _opening(plain)) is not None:
        return _mention(text, folded.span(*found[0]), found)
    return None


def _may_say(head: str) -> bool:
    """Whether the head has anything by which a text says who publishes it; most texts have nothing, and are done."""
    if any(word in head for word in _WORDS) or _UNUSUAL.search(head):
        return True
    return any(_SIGN.search(line, 0, _BEGINS_WITHIN) for line in head.split("\n", _BEGINNINGS)[: _BEGINNINGS + 1])


_WORDS = ("گزارش", "نقل", "منبع", "منابع", "(", "نوشت", "خبر داد", "نویسد", "نويسد")
_UNUSUAL = late_pattern("[\u0640\ufb50-\ufdff\ufe70-\ufefc]")  # letters in which these words would not be seen
_SIGN = late_pattern(r"[-:/|_\u2010-\u2015]")
_BEGINS_WITHIN = 90  # characters of a line that have the signs of a dateline or of a headline


def _mention(text: str, span: tuple[int, int], found: _Found) -> SourceMention:
    """The mention with the usual name of what is written there; of a name that is not in the list, as written."""
    given = text[slice(*span)]
    plain, kind = without_kind(fold(given).text.replace(ZWNJ, " "))
    name = known_sources().name_of(plain, kind or found[2])
    return SourceMention(*span, given, name or " ".join(given.split()), found[1])


_LABEL = late_pattern(
    r"(?:^[^\w\n«»]*|[.؟!»)(][ \t]*[*#-]?[ \t]*)(?P<label>منبع|منابع)[ ]?(?:خبر[ ]?)?:[ ]?"
    r"(?P<name>(?:https?://)?[^\n؛:]{2,60}?)[ ./)]*$",
    re.MULTILINE,
)
_NO_NAME = late_pattern(r"\b(?:است|شد|بود|که|این|آن|درآمد|اصلی|تامین|انرژی|آب|را|از|در)\b|[()«»]")
_SEVERAL = late_pattern(r"\s?[،,/]\s?|\sو\s")
_BEGINS = late_pattern(r"(?:[.؟!:]\s|\n)\s*(?=\S)")
# A line between title and lead that says something else of the text: نویسنده: …، تاریخ: …
_ABOUT = late_pattern(
    r"[^\w\n]*(?:نویسنده|نگارنده|نوشته|به\sقلم|گزارشگر|خبرنگار|گزارش\sاز|مترجم|ترجمه|عکس|عکاس|تاریخ|زمان|ساعت|کد\sخبر|شناسه\sخبر"
    r"|سرویس|گروه|دسته)[^\n:.]{0,20}:[^\n]{0,80}(?:\n|$)"
)


def _beginnings(plain: str) -> Iterator[int]:
    """Where the first sentences and lines begin, without those that say who wrote the text, and when."""
    yield 0
    count = passed = 0
    for match in _BEGINS.finditer(plain):
        start = match.end()
        if start < passed:
            continue
        before = plain.rfind("\n", 0, match.start() + 1) + 1
        if "\n" not in match[0] and before == 0 and (about := _ABOUT.match(plain)):
            passed = about.end()
            continue
        if "\n" in match[0] and (about := _ABOUT.match(plain, start)):
            passed = about.end()
            continue
        yield start
        count += 1
        if count == _BEGINNINGS:
            return


def _in_head(plain: str, *, cut: bool) -> _Found | None:
    starts = list(_beginnings(plain))
    for start in starts:
        if start and "\n" not in plain[start - 2 : start]:
            continue  # datelines begin a line
        if MAY_BE_DATELINE.match(plain, start) and (found := _dateline(plain, start)):
            return found
    for start in starts[:_BEGINNINGS]:
        if (by := REPORTS.match(plain, start)) and (match := in_report(plain, by.end())):
            return _named(match, "report" if by["by"].endswith("گزارش") else "quoted report")
    if "(" in plain:
        for match in BRACKETS.finditer(plain):
            if _is_sure(match["name"]):
                return match.span("name"), "brackets", None
    return _labelled(plain, cut=cut)


def _dateline(plain: str, start: int) -> _Found | None:
    """A dateline at a place of the head: one of the names stands in it where names stand."""
    for pattern in (*DATELINES, *((IN_BRACKETS,) if start == 0 else ())):
        if (match := pattern.match(plain, start)) and _is_sure(match["name"], in_brackets=pattern is DATELINES[1]):
            return match.span("name"), "dateline", None
    if (match := AGENCY_LINE.match(plain, start)) and known_sources().name_of(without_kind(match["name"])[0]):
        return match.span("name"), "dateline", "agencies"
    if match := own_dateline().match(plain, start):
        return match.span("name"), "dateline", None
    return None


def _is_sure(given: str, *, in_brackets: bool = False) -> bool:
    """Whether what stands between signs is a house: by a word that says so, or by a name that is nothing else.

    In brackets behind a place it may be the name of any agency that is no month and no province.
    """
    plain, kind = without_kind(given)
    key = key_of(plain)
    names = known_sources()
    return key in (names.houses if kind else names.sure_keys) or (in_brackets and key in names.agency_keys)


def _named(match: re.Match[str], pattern: SourcePattern) -> _Found:
    group = next(name for name in match.re.groupindex if match[name])
    given = match[group].strip()
    begin = match.start(group)
    said = kind_in(match.string[match.start() : begin])
    return (begin, begin + len(given)), pattern, said


def _labelled(plain: str, *, cut: bool = False) -> _Found | None:
    """A line of its own or the last words of one: منبع: ایسنا. Of several houses the first is taken.

    Where ``plain`` is ``cut``, its last words are not those of a line.
    """
    if "منبع" not in plain and "منابع" not in plain:
        return None
    names = known_sources()
    for match in _LABEL.finditer(plain):
        if cut and match.end() == len(plain):
            continue
        given = match["name"].strip()
        begin = match.start("name")
        several = _SEVERAL.split(given)
        known = [names.name_of(without_kind(each.strip())[0]) for each in several]
        if all(known):
            given = several[0]
        elif names.name_of(without_kind(given)[0]) is None and (
            match["label"] != "منبع" or "،" in given or len(given.split()) > _LONGEST_LABEL or _NO_NAME.search(given)
        ):
            continue
        return (begin, begin + len(given)), "label", None
    return None


def _at_end(end: str) -> _Found | None:
    """What the end says, with offsets in it: «منبع: …», or a house as its very last words."""
    if "منبع" in end or "منابع" in end:
        folded = fold(end)
        if (found := _labelled(folded.text.replace(ZWNJ, " "))) is not None:
            return folded.span(*found[0]), *found[1:]
    last = end[-_LAST:]
    if "/" not in last and "|" not in last and ")" not in last[-4:]:
        return None
    folded = fold(end)
    match = CREDIT.search(folded.text.replace(ZWNJ, " "), max(len(folded.text) - _LAST, 0))
    if match is None:
        return None
    group = "name" if match["name"] else "bracketed"
    return (folded.span(*match.span(group)), "label", None) if _is_sure(match[group]) else None


def _opening(plain: str) -> _Found | None:
    """A house that speaks in the first words, or one of Iran's at the beginning of a line: تسنیم: …"""
    if MAY_OPEN.search(plain, 0, _OPENING) and (match := in_opening(plain)):
        return _named(match, "opening")
    if ":" in plain:
        for start in _beginnings(plain):
            at_line = start and "\n" in plain[start - 2 : start]
            if at_line and (match := own_headline().match(plain, start)):
                return match.span("name"), "opening", None
    return None
