"""The explorer where no kernel runs: the first rows of each tab as tables, the same on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from ..display.markup import HEAD, LINE, TABLE, direction_attributes
from .answering import answer
from .asked import Asked
from .explored import Explored
from .wordlists import frequencies

_ROWS = 8  # of each table
_SMALL = 400_000  # characters of a corpus whose tables take no longer than a second or two to make
_CELL = f"padding:.2em .8em;line-height:1.9;vertical-align:top;border-bottom:{LINE}"
_TITLE = "font-weight:600;margin:1em 0 .2em"
_MARK = "color:inherit;background:rgba(0,158,115,.3)"


def still_html(explored: Explored, node: str = "") -> str:
    """The first rows of each tab under a heading, right to left in Persian, without a script.

    ``node`` is the word that is searched for; without it the commonest word is. Of a large corpus, of which this would
    take long, only the texts are listed.
    """
    parts = [_line(explored.words["explorer"], bold=True)]
    chars = sum(len(d.text) for d in explored.documents)
    parts.append(_line(explored.say("figures", texts=len(explored.documents), chars=chars)))
    parts.append(_line(explored.say("still", call="texts.explore()")))
    if explored.documents and chars <= _SMALL:
        parts += [*_search(explored, node), *_words(explored), *_mentions(explored), *_timeline(explored)]
    elif explored.documents:
        parts.append(_line(explored.words["still large"]))
    parts += _texts(explored)
    direction = "rtl" if explored.language == "fa" else "ltr"
    return (
        f'<div dir="{direction}" lang="{explored.language}" class="corpus-explorer-still">\n'
        + "\n".join(parts)
        + "\n</div>"
    )


def _search(explored: Explored, node: str) -> list[str]:
    if not node:
        commonest = frequencies(explored, Asked({}))["rows"]
        if not commonest:
            return []
        node = commonest[0]["node"]
    by = "lemma" if "#" in node else "form"
    found = answer(explored, {"view": "search", "node": node, "by": by})
    heads = [explored.words[name] for name in ("before", "hit", "after")]
    rows = ["".join(row["cells"]) for row in found.get("rows", ())]
    return _section(explored, f"{explored.words['search']}: {node}", found, heads, rows)


def _words(explored: Explored) -> list[str]:
    found = answer(explored, {"view": "frequencies"})
    rows = []
    for row in found.get("rows", ()):
        rank, *others = row["cells"]
        rows.append("".join(map(_cell, [rank, row["word"]["text"], *others])))
    return _section(explored, explored.words["words"], found, found.get("heads", ()), rows)


def _mentions(explored: Explored) -> list[str]:
    found = answer(explored, {"view": "mentions"})
    rows = [_cell(bar["label"]["text"]) + _cell(bar["count"]) for bar in found.get("bars", ())]
    heads = [explored.words["by actor"], explored.words["count"]]
    return _section(explored, explored.words["mentions"], found, heads, rows)


def _timeline(explored: Explored) -> list[str]:
    found = answer(explored, {"view": "timeline"})
    if "error" not in found:
        ends = {"from": found["steps"][0]["from"], "to": found["steps"][-1]["to"]}
        found = answer(explored, {"view": "dated sentences", **ends})
    rows = [_cell(row["note"]["text"]) + _sentence(row) for row in found.get("rows", ())]
    heads = [explored.words["date"], explored.words["sentence"]]
    return _section(explored, explored.words["timeline"], found, heads, rows)


def _texts(explored: Explored) -> list[str]:
    found = answer(explored, {"view": "texts"})
    rows = [
        _cell(row["title"]["text"]) + "".join(_cell(cell["text"]) for cell in row["cells"])
        for row in found.get("rows", ())
    ]
    return _section(explored, explored.words["texts"], found, found.get("heads", ()), rows)


def _section(
    explored: Explored, title: str, found: Mapping[str, Any], heads: Iterable[str], rows: Sequence[str]
) -> list[str]:
    parts = [f'<div {direction_attributes(title)} role="heading" aria-level="3" style="{_TITLE}">{escape(title)}</div>']
    if "error" in found:
        return [*parts, *(_line(sentence["text"]) for sentence in found["error"])]
    parts.append(_line(found["status"]))
    if rows:
        head = "".join(
            f'<th scope="col" {direction_attributes(name)} style="{HEAD};padding:.2em .8em;{_align(name)}">'
            f"{escape(name)}</th>"
            for name in heads
        )
        body = "\n".join(f'<tr style="background:none">{row}</tr>' for row in rows[:_ROWS])
        parts.append(f'<table style="{TABLE}"><thead><tr>{head}</tr></thead>\n<tbody>{body}</tbody></table>')
    return parts


def _align(text: str) -> str:
    return "text-align:right" if 'dir="rtl"' in direction_attributes(text) else "text-align:left"


def _line(text: str, *, bold: bool = False) -> str:
    style = "font-weight:700" if bold else ""
    return f'<div {direction_attributes(text)} style="{style}">{escape(text)}</div>'


def _cell(text: str) -> str:
    return f'<td {direction_attributes(text)} style="{_CELL};{_align(text)}">{escape(text)}</td>'


def _sentence(row: Mapping[str, Any]) -> str:
    html = "".join(
        f'<mark style="{_MARK}">{escape(text)}</mark>' if how else escape(text) for text, how in row["pieces"]
    )
    align = "right" if row["dir"] == "rtl" else "left"
    return f'<td dir="{row["dir"]}" style="{_CELL};text-align:{align}">{html}</td>'
