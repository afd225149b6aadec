"""Search: a word, a phrase or a lemma with the words around it, a page of lines at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..count.spellings import folded_words
from ..display.concordance import concordance_cells
from .asked import Asked, UnanswerableError
from .explored import Explored
from .shown import page_of, said

SORTS = ("position", "before", "after", "doc")
_DEEP = 3  # words that lines are sorted by: the nearest, then the next where it is the same
_WIDEST = 20  # words on each side
_SPACING = "line-height:1.9"


def search(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The lines of a page: request values node, by, sort, window, page."""
    node, by = asked.text("node").strip(), asked.choice("by", ("form", "lemma"))
    window = asked.number("window", 5, least=1, most=_WIDEST)
    sort = asked.choice("sort", SORTS)
    _check(node)
    places = explored.kept(("places", node, by), lambda: found(explored, node, by))
    lines = explored.kept(("lines", node, by, sort), lambda: in_order(explored, places, sort))
    page = page_of(len(lines), asked.number("page"))
    texts = int(places["doc"].nunique())
    status = (
        explored.say("lines", count=len(places), texts=texts) if len(places) else explored.say("no lines", node=node)
    )
    shown = lines.iloc[page.start : page.stop]
    return {"rows": _rows(explored, shown, window), "page": page.number, "pages": page.pages, "status": status}


def _check(node: str) -> None:
    if not any(char.isalnum() for word in folded_words(node) for char in word):
        raise UnanswerableError("no word", node=node)


def found(explored: Explored, node: str, by: str) -> pd.DataFrame:
    """Where ``node`` stands: doc, start, end, in the order of the texts."""
    return explored.texts.kwic(node, by="lemma" if by == "lemma" else "form", window=0)[["doc", "start", "end"]]


def in_order(explored: Explored, places: pd.DataFrame, sort: str) -> pd.DataFrame:
    """The places in the order asked for."""
    if sort == "position":
        return places
    if sort == "doc":
        ranks = [explored.by_title[explored.number_of[doc]] for doc in places["doc"]]
        return places.assign(rank=ranks).sort_values(["rank", "start"], kind="stable", ignore_index=True)
    keys = [f"{sort}{place}" for place in range(1, _DEEP + 1)]
    return explored.texts.kwic(places, window=_DEEP, sort=keys)[["doc", "start", "end"]]


def _rows(explored: Explored, places: pd.DataFrame, window: int) -> list[dict[str, Any]]:
    lines = explored.texts.kwic(places, window=window)
    by_place = {(row.doc, row.start, row.end): row for row in lines.itertuples(index=False)}
    ordered: list[Any] = [by_place[place] for place in zip(places["doc"], places["start"], places["end"], strict=True)]
    cells = concordance_cells([(row.before, row.node, row.after) for row in ordered], spacing=_SPACING, window=window)
    return [
        {
            "cells": list(three),
            "doc": explored.number_of[row.doc],
            "start": int(row.start),
            "end": int(row.end),
            "title": said(explored.titles[explored.number_of[row.doc]]),
        }
        for row, three in zip(ordered, zip(*cells, strict=True), strict=True)
    ]
