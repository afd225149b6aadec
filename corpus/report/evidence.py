"""The sentences that the counts of a report rest on: each once, by text, with its mentions and dates marked.

A report links its numbers to them: ``#t3-CN`` is what text 3 says of China, ``#of-CN`` where China is named,
``#of-CN--RU`` where both are, ``#y-2022`` what is dated 2022. How many sentences are shown is bounded; the tables
beside the page have all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..count.periods import day_number
from ..display.quoted import sentence_offset

if TYPE_CHECKING:
    from ..collection import Corpus

MOST = 6000  # sentences of a report: about 4 MB
MOST_OF_A_TEXT = 60
_FEWEST_OF_A_TEXT = 3
_REFERENCES = 40  # of one line of an index


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its anchor, number in the text (from 1), HTML, and the actors that are counted in it."""

    anchor: str
    number: int
    html: str
    actors: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an index: what it is about, how often, where (anchor, number, times), and how many are not listed."""

    anchor: str
    name: str
    count: int
    places: Sequence[tuple[str, Any, int]]
    more: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text: its anchor, number, title, date, counts, index of actors, sentences, and how many are not shown."""

    anchor: str
    number: int
    title: str
    date: str
    mentions: int
    dates: int
    lines: Sequence[Line]
    sentences: Sequence[Sentence]
    more: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of a report, and the indexes that lead to them."""

    texts: Sequence[Text] = ()
    actors: Sequence[Line] = ()
    pairs: Sequence[Line] = ()
    periods: Mapping[str, Sequence[Line]] = field(default_factory=dict)
    bound: int = 0
    anchors: frozenset[str] = frozenset()
    shown: frozenset[tuple[str, str]] = frozenset()

    @property
    def is_cut(self) -> bool:
        """Whether some sentences are not shown."""
        return any(text.more for text in self.texts)


def gather(
    texts: Corpus, tables: Mapping[str, pd.DataFrame], labels: Mapping[str, str], *, most: int = MOST
) -> Evidence:
    """The evidence for the tables ``mentions``, ``dates`` of a report; ``labels`` are the names of the actors."""
    mentions, dates = tables.get("mentions"), tables.get("dates")
    if mentions is None or dates is None or not len(texts):
        return Evidence()
    bound = max(_FEWEST_OF_A_TEXT, min(MOST_OF_A_TEXT, most // len(texts)))
    found = dict(iter(mentions.groupby("doc", sort=False, observed=True)))
    dated = dict(iter(dates.groupby("doc", sort=False, observed=True)))
    gathered = []
    for number, document in enumerate(texts, start=1):
        rows, days = found.get(document.doc, mentions[:0]), dated.get(document.doc, dates[:0])
        if len(rows) or len(days):
            title = str(document.metadata.get("title") or document.doc)
            day = str(document.metadata.get("date") or "")
            gathered.append(_text(number, title, day, rows, days, labels=labels, bound=bound))
    counted = mentions[mentions["counted"].astype(bool)]
    numbers = {document.doc: number for number, document in enumerate(texts, start=1)}
    anchors = {sentence.anchor for text in gathered for sentence in text.sentences}
    actors = _actors(gathered, labels)
    pairs = _pairs(counted, numbers, labels, anchors)
    periods = {name: _periods(texts, dates, name, numbers, anchors) for name in ("gregorian", "persian")}
    lines = [*actors, *pairs, *(line for text in gathered for line in text.lines)]
    anchors |= {line.anchor for line in [*lines, *(line for one in periods.values() for line in one)]}
    return Evidence(
        gathered, actors, pairs, periods, bound, frozenset(anchors | {text.anchor for text in gathered}),
        frozenset(zip(mentions["doc"], mentions["sentence_text"], strict=True)),
    )  # fmt: skip


def _text(
    number: int, title: str, date: str, rows: pd.DataFrame, days: pd.DataFrame, *, labels: Mapping[str, str], bound: int
) -> Text:
    """What one text says: ``rows`` are its mentions, ``days`` its dates."""
    mentions = {int(str(at)): part.sort_values("start") for at, part in rows.groupby("sentence", sort=True)}
    dates = {int(str(at)): part.sort_values("start") for at, part in days.groupby("sentence", sort=True)}
    places = sorted({*mentions, *dates})
    sentences = [_sentence(number, at, mentions.get(at), dates.get(at), labels) for at in places[:bound]]
    counted = rows[rows["counted"].astype(bool)]
    shown = {sentence.number for sentence in sentences}
    lines = [
        _line(f"t{number}-{actor}", labels.get(str(actor), str(actor)), part, number, shown)
        for actor, part in counted.groupby("actor", sort=False, observed=True)
    ]
    lines.sort(key=lambda line: (-line.count, line.name))
    more = len(places) - len(sentences)
    return Text(f"t{number}", number, title, date, len(counted), len(days), lines, sentences, more)


def _line(anchor: str, name: str, rows: pd.DataFrame, number: int, shown: Iterable[int]) -> Line:
    times = (rows["sentence"].astype(int) + 1).value_counts(sort=False).sort_index()
    places = [(f"t{number}s{at}", at, int(count)) for at, count in zip(times.index, times, strict=True) if at in shown]
    return Line(anchor, name, len(rows), places[:_REFERENCES], len(times) - len(places[:_REFERENCES]))


def _sentence(
    number: int, at: int, rows: pd.DataFrame | None, days: pd.DataFrame | None, labels: Mapping[str, str]
) -> Sentence:
    spans: list[tuple[int, int, str, str]] = []
    actors: list[str] = []
    if rows is not None:
        for start, end, actor, kind, counts in zip(
            rows["start"], rows["end"], rows["actor"].astype(str), rows["kind"], rows["counted"], strict=True
        ):
            spans.append((start, end, "" if counts else "u", f"{labels.get(actor, actor)} ({kind})"))
            actors += [actor] if counts else []
    if days is not None:
        values = days["edtf"].fillna("")
        spans += [
            (start, end, "d", value) for start, end, value in zip(days["start"], days["end"], values, strict=True)
        ]
    texts = pd.concat([part[["start", "text", "sentence_text"]] for part in (rows, days) if part is not None])
    texts = texts.sort_values("start", kind="stable")
    html = marked(str(texts["sentence_text"].iloc[0]), texts["start"].tolist(), texts["text"].tolist(), spans)
    return Sentence(f"t{number}s{at + 1}", at + 1, html, list(dict.fromkeys(actors)))


def marked(
    sentence: str, begins: Sequence[int], texts: Sequence[str], spans: Iterable[tuple[int, int, str, str]]
) -> str:
    """The sentence as HTML with ``spans`` (start, end, class, name) marked; what overlaps is marked once.

    >>> marked("به چین رفت.", [3], ["چین"], [(3, 6, "", "China")])
    'به <mark title="China">چین</mark> رفت.'
    """
    offset = sentence_offset(begins, texts, sentence)
    if offset is None:
        return escape(sentence)
    html, at = [], 0
    for start, end, kind, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        begin, stop = start - offset, end - offset
        if begin < at:
            continue
        sort = f' class="{kind}"' if kind else ""
        html += [
            escape(sentence[at:begin]),
            f'<mark{sort} title="{escape(name)}">{escape(sentence[begin:stop])}</mark>',
        ]
        at = stop
    return "".join([*html, escape(sentence[at:])])


def _actors(texts: Sequence[Text], labels: Mapping[str, str]) -> list[Line]:
    """Where each actor is named: in which texts, and how often, the texts that name it most first."""
    found: dict[str, list[tuple[str, Any, int]]] = {}
    for text in texts:
        for line in text.lines:
            place = (line.anchor, (text.title, text.date), line.count)
            found.setdefault(line.anchor.partition("-")[2], []).append(place)
    lines = []
    for actor, places in found.items():
        places.sort(key=lambda place: -place[2])
        total = sum(place[2] for place in places)
        name, more = labels.get(actor, actor), max(len(places) - _REFERENCES, 0)
        lines.append(Line(f"of-{actor}", name, total, places[:_REFERENCES], more, detail=str(len(places))))
    return sorted(lines, key=lambda line: (-line.count, line.name))


def _pairs(
    counted: pd.DataFrame, numbers: Mapping[str, int], labels: Mapping[str, str], anchors: Iterable[str]
) -> list[Line]:
    """Which two actors are named in one sentence, and in which."""
    together = counted.groupby(["doc", "sentence"], sort=False, observed=True)["actor"].unique()
    found: dict[tuple[str, str], list[tuple[str, Any, int]]] = {}
    several = together[together.map(len) > 1]
    for (doc, at), actors in zip(several.index, several, strict=True):
        for pair in combinations(sorted(map(str, actors)), 2):
            found.setdefault(pair, []).append(_place(numbers[doc], int(at)))
    lines = [
        _index_line(f"of-{a}--{b}", f"{labels.get(a, a)} · {labels.get(b, b)}", places, anchors)
        for (a, b), places in found.items()
    ]
    return sorted(lines, key=lambda line: (-line.count, line.name))


def _periods(
    texts: Corpus, dates: pd.DataFrame, calendar: Any, numbers: Mapping[str, int], anchors: Iterable[str]
) -> list[Line]:
    """The dates of each year; one that is spread over several years stands under each of them."""
    years = texts.timeline(by="year", calendar=calendar)
    known = dates[dates["earliest"].notna()]
    first, last = known["earliest"].map(day_number), known["latest"].map(day_number)
    lines = []
    for period, start, end, count in zip(years["period"], years["start"], years["end"], years["mentions"], strict=True):
        inside = known[(first <= day_number(end)) & (last >= day_number(start))] if count else known[:0]
        places = [_place(numbers[doc], int(at)) for doc, at in zip(inside["doc"], inside["sentence"], strict=True)]
        if places:
            line = _index_line(f"y-{calendar[0]}{period}", str(period), list(dict.fromkeys(places)), anchors)
            lines.append(Line(line.anchor, line.name, int(count), line.places, line.more))
    return lines


def _place(number: int, at: int) -> tuple[str, Any, int]:
    return f"t{number}s{at + 1}", (number, at + 1), 1


def _index_line(anchor: str, name: str, places: Sequence[tuple[str, Any, int]], anchors: Iterable[str]) -> Line:
    shown = [place for place in places if place[0] in anchors][:_REFERENCES]
    return Line(anchor, name, len(places), shown, len(places) - len(shown))
