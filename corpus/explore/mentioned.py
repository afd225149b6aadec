"""Mentions: who is named how often, by actor, kind of name, text or a property of the texts, and in which sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from .. import count
from ..mentions import COUNTED_KINDS, KINDS
from ..words.collation import collation_key
from .asked import Asked
from .explored import Explored
from .shown import Span, page_of, row_of_pieces, said, sentence_pieces
from .wording import KINDS as KIND_NAMES

_OF_MENTIONS = ("actor", "kind", "doc")
_BARS = 25  # bars of a page: what is overlooked at once


def mentions(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The bars, longest first, and what can be switched on: request values actors, kinds, by, page."""
    table = explored.mentions
    by = asked.choice("by", (*_OF_MENTIONS, *explored.columns))
    chosen = _chosen(explored, asked)
    counts = _keys(explored, chosen, by).value_counts()
    names = {key: _name(explored, by, key) for key in counts.index}
    order = sorted(counts.index, key=lambda key: (-counts[key], collation_key(names[key])))
    page = page_of(len(order), asked.number("page"), _BARS)
    most = max(int(counts.max()), 1) if len(counts) else 1
    bars = [
        {"key": key, "label": said(names[key]), "count": explored.figure(int(counts[key])), "share": counts[key] / most}
        for key in order[page.start : page.stop]
    ]
    texts = int(chosen["doc"].nunique())
    status = (
        explored.say("mentions found", count=len(chosen), texts=texts) if len(chosen) else explored.words["no mentions"]
    )
    return {
        "bars": bars, "page": page.number, "pages": page.pages, "status": status,
        "actors": actors(explored, table), "kinds": _kinds(explored, table), "by": _by(explored),
    }  # fmt: skip


def actors(explored: Explored, table: pd.DataFrame) -> list[dict[str, Any]]:
    """The actors that were looked for, the most mentioned first; of many only those that are mentioned."""
    counts = table.loc[table["counted"].astype(bool), "actor"].value_counts()
    labels = explored.labels
    ids = [actor for actor in labels if counts.get(actor, 0) or len(labels) <= _BARS]
    ids.sort(key=lambda actor: (-counts.get(actor, 0), collation_key(labels[actor])))
    return [
        {"id": actor, "label": said(labels[actor]), "count": explored.figure(int(counts.get(actor, 0)))}
        for actor in ids
    ]


def _kinds(explored: Explored, table: pd.DataFrame) -> list[dict[str, Any]]:
    there = table["kind"].value_counts()
    names = KIND_NAMES[explored.language]
    return [
        {
            "id": kind,
            "label": said(names[kind]),
            "count": explored.figure(int(there[kind])),
            "on": kind in COUNTED_KINDS,
        }
        for kind in KINDS
        if there.get(kind, 0)
    ]


def _by(explored: Explored) -> list[dict[str, Any]]:
    own = [{"value": name, "label": said(explored.words[f"by {name}"])} for name in _OF_MENTIONS]
    return own + [{"value": name, "label": said(explored.column_name(name))} for name in explored.columns]


def _chosen(explored: Explored, asked: Asked) -> pd.DataFrame:
    """The mentions of the actors and kinds that are switched on; None of them: all actors, the counted kinds."""
    table, wanted, kinds = explored.mentions, asked.several("actors"), asked.several("kinds")
    if kinds is not None and not kinds:
        return table.iloc[:0]
    found = count.of_kinds(table, kinds)
    return found if wanted is None else found[found["actor"].isin(wanted)]


def _keys(explored: Explored, table: pd.DataFrame, by: str) -> pd.Series:
    """What each mention is counted by."""
    if by in _OF_MENTIONS:
        return table[by].astype(str)
    values = explored.columns[by]
    return pd.Series([values[number] for number in table["number"]], index=table.index, dtype=object)


def _name(explored: Explored, by: str, key: str) -> str:
    if by == "actor":
        return explored.labels.get(key, key)
    if by == "kind":
        return KIND_NAMES[explored.language].get(key, key)
    if by == "doc":
        return explored.titles[explored.number_of[key]]
    return key or explored.words["unknown value"]


def mention_sentences(explored: Explored, asked: Asked) -> dict[str, Any]:
    """The sentences behind a bar, its mentions marked: request values actors, kinds, by, key, page."""
    by, key = asked.choice("by", (*_OF_MENTIONS, *explored.columns)), asked.text("key")
    chosen = _chosen(explored, asked)
    chosen = chosen[_keys(explored, chosen, by) == key]
    labels, kinds = explored.labels, KIND_NAMES[explored.language]
    notes = [f"{labels.get(a, a)} ({kinds[k]})" for a, k in zip(chosen["actor"], chosen["kind"], strict=True)]
    return {"of": said(_name(explored, by, key)), **sentence_page(explored, chosen, notes, asked, "sentences of")}


def sentence_page(
    explored: Explored, places: pd.DataFrame, notes: Sequence[str], asked: Asked, words: str
) -> dict[str, Any]:
    """A page of sentences, each once with all its places marked, in the order in which the first of them comes.

    ``places`` has number, sentence, start and end; ``notes`` say of each what it is; ``words`` name the status.
    """
    groups: dict[tuple[int, int], list[tuple[Span, str]]] = {}
    columns = (places[name] for name in ("number", "sentence", "start", "end"))
    for number, sentence, start, end, note in zip(*columns, notes, strict=True):
        groups.setdefault((int(number), int(sentence)), []).append(((int(start), int(end)), note))
    order = list(groups)
    page = page_of(len(order), asked.number("page"))
    rows = [_sentence_row(explored, *key, groups[key]) for key in order[page.start : page.stop]]
    status = explored.say(words, count=len(places), sentences=len(order))
    return {"rows": rows, "page": page.number, "pages": page.pages, "status": status}


def _sentence_row(explored: Explored, number: int, sentence: int, places: list[tuple[Span, str]]) -> dict[str, Any]:
    text, spans = explored.documents[number].text, sorted(span for span, _ in places)
    notes = dict.fromkeys(note for _, note in places)
    comma = "، " if explored.language == "fa" else ", "
    return {
        "title": said(explored.titles[number]),
        "note": said(comma.join(notes)),
        "doc": number, "start": spans[0][0], "end": spans[0][1],
        **row_of_pieces(sentence_pieces(text, explored.sentence(number, sentence), spans)),
    }  # fmt: skip
