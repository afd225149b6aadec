"""Texts: the list of them, one before and after cleaning with its repairs, and one around a place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import count
from ..count.spellings import folded_words
from ..display.date_words import interval_in_words
from ..display.pairs import side_by_side_html
from ..letters import direction
from .asked import Asked
from .dated import CALENDARS
from .explored import Explored
from .shown import Span, marked, page_of, said
from .wording import repair_name

if TYPE_CHECKING:
    from ..collection import Document

_AROUND = 2500  # characters that are read on each side of a place: about two screens
_LINES = 25  # lines of a text that are compared at first
_ALL_LINES = 100_000


def texts(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The texts of a page, those whose title or id has the words asked for: request values filter, page."""
    words = folded_words(asked.text("filter"))
    every = range(len(explored.documents))
    chosen = [
        number
        for number in every
        if all(word in explored.kept("keys", lambda: _keys(explored))[number] for word in words)
    ]
    page = page_of(len(chosen), asked.number("page"))
    status = explored.say("titles", count=len(chosen)) if chosen else explored.words["no titles"]
    rows = [_text_row(explored, number) for number in chosen[page.start : page.stop]]
    heads = [explored.words[name] for name in ("text", "source", "date")]
    return {"heads": heads, "rows": rows, "page": page.number, "pages": page.pages, "status": status}


def _keys(explored: Explored) -> list[str]:
    """What a search in the titles looks at: title and id of each text, folded."""
    pairs = zip(explored.titles, explored.documents, strict=True)
    return [" ".join(folded_words(f"{title} {d.doc}")) for title, d in pairs]


def _text_row(explored: Explored, number: int) -> dict[str, Any]:
    document = explored.documents[number]
    cells = [said(str(document.metadata.get("source") or "")), said(_date(explored, document))]
    return {"doc": number, "title": said(explored.titles[number]), "cells": cells}


def _date(explored: Explored, document: Document) -> str:
    """The date of a text as the language says it, in its first calendar."""
    if document.reference is None:
        return str(document.date or "")
    first, last = document.reference.first.isoformat(), document.reference.last.isoformat()
    return interval_in_words(first, last, CALENDARS[explored.language][0], explored.language) or str(document.date)


def compared(explored: Explored, asked: Asked) -> dict[str, Any]:
    """A text before and after cleaning, as HTML that is safe to show: request values doc, lines."""
    number = asked.number("doc")
    document = explored.document(number)
    lines = asked.number("lines", _LINES, least=1, most=_ALL_LINES)
    html = side_by_side_html(document.raw, document.text, document.cleaned.alignment, lines=lines)
    for name in ("raw", "clean"):  # what the columns are called
        html = html.replace(f">{name}</th>", f">{explored.words[name]}</th>", 1)
    whole = max(document.raw.count("\n"), document.text.count("\n")) + 1
    return {
        "title": said(explored.titles[number]), "html": html, "lines": lines, "whole": lines >= whole,
        "status": explored.say("repairs of", count=len(document.cleaned.repairs)),
    }  # fmt: skip


def repairs(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The repairs of a text, the doubtful ones first: request values doc, page."""
    document = explored.document(asked.number("doc"))
    table = count.repair_table([(document.doc, document.raw, document.text, document.cleaned.repairs)])
    page = page_of(len(table), asked.number("page"))
    shown: Any = table.iloc[page.start : page.stop].itertuples(index=False)
    rows = [
        {
            "cells": [
                said(repair_name(row.fixer, explored.language)), said(row.raw_words), said(row.clean_words),
                said(explored.figure(row.confidence, 2)),
            ]
        }
        for row in shown
    ]  # fmt: skip
    heads = [explored.words[name] for name in ("repair", "raw words", "clean words", "confidence")]
    status = explored.say("repairs of", count=len(table)) if len(table) else explored.words["no repairs"]
    return {"heads": heads, "rows": rows, "page": page.number, "pages": page.pages, "status": status}


def passage(explored: Explored, asked: Asked) -> dict[str, Any]:
    """A text around a place, its sentence and the place itself marked: request values doc, start, end, at.

    ``at`` is the number of the sentence around which is read, where that is another one.
    """
    number = asked.number("doc")
    document = explored.document(number)
    place = (asked.number("start"), asked.number("end"))
    own = document.sentence_at(place[0])
    spans = document.sentences
    if not spans:
        return {"title": said(explored.titles[number]), "paragraphs": [], "earlier": None, "later": None, "status": ""}
    first, last = _stretch(spans, asked.number("at", own, most=len(spans) - 1))
    marks = [(*place, "match"), (spans[own][0], place[0], "sentence"), (place[1], spans[own][1], "sentence")]
    return {
        "title": said(explored.titles[number]),
        "paragraphs": _paragraphs(document.text, (spans[first][0], spans[last][1]), marks),
        "earlier": first - 1 if first else None,
        "later": last + 1 if last + 1 < len(spans) else None,
        "status": explored.say("place", first=first + 1, last=last + 1, all=len(spans)),
    }


def _stretch(spans: list[Span], at: int) -> tuple[int, int]:
    """The first and last sentence that are read around one."""
    first = last = at
    while first and spans[at][0] - spans[first - 1][0] <= _AROUND:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1][1] - spans[at][1] <= _AROUND:
        last += 1
    return first, last


def _paragraphs(text: str, span: Span, marks: list[tuple[int, int, str]]) -> list[dict[str, Any]]:
    """The lines of a stretch of text, each with its direction, in pieces."""
    paragraphs, at = [], span[0]
    for line in text[span[0] : span[1]].split("\n"):
        if line.strip():
            inside = [(a - at, b - at, how) for a, b, how in marks if a < at + len(line) and b > at]
            paragraphs.append({"dir": direction(line), "pieces": marked(line, inside)})
        at += len(line) + 1
    return paragraphs
