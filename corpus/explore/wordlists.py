"""Words: how often each occurs, and which set the texts of one source or other property apart from the rest."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..words import stopwords
from .asked import Asked, UnanswerableError
from .explored import Explored
from .shown import page_of, said

_UNITS = ("lemma", "token")


def frequencies(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The words of a page, commonest first: request values by, stopwords, least, page."""
    by, without = asked.choice("by", _UNITS), asked.switch("stopwords", default=True)
    table = explored.kept(("frequencies", by, without), lambda: _frequencies(explored, by, without))
    chosen = table[table["count"] >= asked.number("least", 1, least=1)]
    page = page_of(len(chosen), asked.number("page"))
    most = int(table["count"].max()) if len(table) else 1
    rows = [
        _row(row.word, most and row.count / most, [
            explored.figure(row.rank), explored.figure(row.count), explored.figure(row.per_million, 0),
            explored.figure(row.documents),
        ])
        for row in _named(chosen.iloc[page.start : page.stop])
    ]  # fmt: skip
    status = explored.say("kinds of words", count=len(chosen)) if len(chosen) else explored.words["no words"]
    heads = [explored.words[name] for name in ("rank", "word", "count", "per million", "documents")]
    return {"heads": heads, "rows": rows, "page": page.number, "pages": page.pages, "status": status, "most": most}


def _frequencies(explored: Explored, by: Any, without: bool) -> pd.DataFrame:
    return explored.texts.frequencies(by=by, stopwords=stopwords() if without else ())


def groups(explored: Explored, asked: Asked) -> dict[str, Any]:
    """What texts can be chosen by, and the values of the property asked for: request value column."""
    columns = [name for name in explored.columns if len(explored.values_of(name)) > 1 or "" in explored.columns[name]]
    if not columns:
        raise UnanswerableError("no groups")
    column = asked.text("column") or columns[0]
    values = [
        {"value": value, "label": said(f"{value} ({explored.figure(texts)})")}
        for value, texts in explored.values_of(column)
    ]
    named = [{"value": name, "label": said(explored.column_name(name))} for name in columns]
    return {"columns": named, "column": column, "values": values}


def keyness(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The words that are more frequent in the texts of one value, the surest first.

    Request values column, value, by, stopwords, least, page.
    """
    by, without = asked.choice("by", _UNITS), asked.switch("stopwords", default=True)
    column, value = asked.text("column"), asked.text("value")
    inside = [each == value for each in explored.columns.get(column, ())]
    if not any(inside) or all(inside):
        raise UnanswerableError("no groups")
    table = explored.kept(("keyness", column, value, by, without), lambda: _keyness(explored, inside, by, without))
    chosen = table[table["count"] >= asked.number("least", 1, least=1)]
    page = page_of(len(chosen), asked.number("page"))
    most = float(chosen["log_likelihood"].max()) if len(chosen) else 1.0
    rows = [
        _row(row.word, max(row.log_likelihood, 0) / most if most > 0 else 0, [
            explored.figure(row.count), explored.figure(row.reference_count), explored.figure(row.log_ratio, 1),
            explored.figure(row.log_likelihood, 1),
        ])
        for row in _named(chosen.iloc[page.start : page.stop])
    ]  # fmt: skip
    sizes = {"texts": sum(inside), "others": len(inside) - sum(inside)}
    status = explored.say("key words", count=len(chosen), **sizes) if len(chosen) else explored.words["no words"]
    heads = [explored.words[name] for name in ("word", "count", "reference", "log ratio", "log likelihood")]
    largest = int(table["count"].max()) if len(table) else 1
    return {"heads": heads, "rows": rows, "page": page.number, "pages": page.pages, "status": status, "most": largest}


def _keyness(explored: Explored, inside: list[bool], by: Any, without: bool) -> pd.DataFrame:
    chosen = pd.Series(["inside" if each else "outside" for each in inside], name="explored")
    table = explored.texts.keyness(groups=chosen, by=by, stopwords=stopwords() if without else ())
    return table[(table["explored"] == "inside") & (table["log_ratio"] > 0) & (table["count"] > 0)]


def _named(table: pd.DataFrame) -> Any:
    return table.itertuples(index=False)


def _row(word: str, share: float, cells: list[str]) -> dict[str, Any]:
    return {"node": word, "word": said(spoken_lemma(word)), "share": round(float(share), 4), "cells": cells}


def spoken_lemma(lemma: str) -> str:
    """A lemma as a reader says it: of a verb, written past#present, the infinitive, which is the past stem and ن.

    >>> spoken_lemma("رفت#رو"), spoken_lemma("کتاب"), spoken_lemma("#هست")
    ('رفتن', 'کتاب', 'هست')
    """
    past, sign, present = lemma.partition("#")
    if not sign:
        return lemma
    return f"{past}ن" if past else present
