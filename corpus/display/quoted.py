"""The sentences behind a number, each once, with the mentions marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from ..plot.mentions import actor_labels
from .markup import CELL, GREEN, HEAD, LINE, ROWS, TABLE, Html, cut_note, direction_attributes, note, plain

if TYPE_CHECKING:
    import pandas as pd

_CELL = f"vertical-align:top;line-height:1.9;padding:.4em .8em;border-bottom:{LINE};text-align:right"
_TEXT = f"font-weight:600;line-height:1.9;padding:1.2em .8em .3em;border-bottom:{LINE};text-align:right"
_HEADS = (
    f'<th scope="col" dir="ltr" style="{HEAD};min-width:11em">mentions</th>'  # «Russia (country)» on one line
    f'<th scope="col" dir="ltr" style="{HEAD}">sentence</th>'
)
_MARK = f"color:inherit;background:rgba({GREEN},.3)"
_UNCOUNTED = "color:inherit;background:none;border-bottom:2px dotted gray"
_AROUND = CELL // 2  # characters shown before the first and behind the last mention of a very long sentence


def evidence(table: pd.DataFrame, documents: pd.DataFrame | None = None, *, max_rows: int = ROWS) -> Html:
    """The sentences of an evidence table, for a notebook: see :func:`evidence_html`.

    >>> import corpus
    >>> evidence(corpus.load("seeds/").evidence("JP")).html.count("<mark") > 10
    True
    """
    return Html(evidence_html(table, documents, max_rows=max_rows))


def evidence_html(table: pd.DataFrame, documents: pd.DataFrame | None = None, *, max_rows: int = ROWS) -> str:
    """One row a sentence: who is mentioned in it and how, and the sentence with the mentions marked.

    ``table`` is what :meth:`Corpus.evidence` gives, of which the columns doc, sentence, start, end, text, actor, kind
    and sentence_text are read; with a column ``counted``, mentions that do not count are underlined with dots. Above
    the sentences of a text stands its id, or its title where ``documents`` (doc, title) are given. At most
    ``max_rows`` sentences are shown; of one longer than 300 characters the part around its mentions is.
    """
    groups = [group.sort_values("start") for _, group in table.groupby(["doc", "sentence"], sort=False)]
    labels = actor_labels(table)
    titles = {} if documents is None else dict(zip(documents["doc"], documents["title"], strict=True))
    lines = [f'<div dir="rtl" class="corpus-table corpus-evidence" style="overflow-x:auto"><table style="{TABLE}">']
    lines += [f"<thead><tr>{_HEADS}</tr></thead>", "<tbody>"]
    above = None
    for group in groups[:max_rows]:
        doc = group["doc"].iloc[0]
        if doc != above:
            lines.append(_text_row(plain(titles.get(doc)) or str(doc)))
        lines.append(_sentence_row(group, labels))
        above = doc
    lines += ["</tbody>", "</table>"]
    if not groups:
        lines.append(note("no mentions"))
    elif len(groups) > max_rows:
        lines.append(cut_note(max_rows, len(groups), "sentences"))
    return "\n".join([*lines, "</div>"])


def _text_row(name: str) -> str:
    return f'<tr><th colspan="2" {direction_attributes(name)} style="{_TEXT}">{escape(name)}</th></tr>'


def _sentence_row(group: pd.DataFrame, labels: Mapping[str, str]) -> str:
    sentence = str(group["sentence_text"].iloc[0])
    pairs = zip(group["actor"], group["kind"], strict=True)
    kinds = dict.fromkeys(f"{labels.get(actor, actor)} ({kind})" for actor, kind in pairs)
    names = "".join(f"<div {direction_attributes(name)}>{escape(name)}</div>" for name in kinds)
    return (
        f'<tr><td dir="ltr" style="{_CELL}">{names}</td>'
        f'<td {direction_attributes(sentence)} style="{_CELL}">{_marked(group, sentence)}</td></tr>'
    )


def _marked(group: pd.DataFrame, sentence: str) -> str:
    """The sentence with its mentions marked; all of it, or the part around the mentions."""
    spans = list(_spans(group, sentence))
    first, last = (spans[0][0], max(span[1] for span in spans)) if spans else (0, 0)
    begin, stop = (0, len(sentence)) if len(sentence) <= CELL else (max(first - _AROUND, 0), last + _AROUND)
    html = ["…"] if begin else []
    at = begin
    for start, end, style, name in spans:
        if start < at:  # two actors in one name, such as «روسیه و ژاپن»: what is marked is not marked again
            continue
        mark = f'<mark title="{escape(name)}" style="{style}">{escape(sentence[start:end])}</mark>'
        html += [escape(sentence[at:start]), mark]
        at = end
    return "".join([*html, escape(sentence[at:stop]), "…" if stop < len(sentence) else ""])


def _spans(group: pd.DataFrame, sentence: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, style and name of each mention within its sentence."""
    begins = group["start"].tolist()
    offset = sentence_offset(begins, group["text"].tolist(), sentence)
    counted = group["counted"].tolist() if "counted" in group else [True] * len(group)
    if offset is None:
        return
    names = (f"{actor} {kind}" for actor, kind in zip(group["actor"], group["kind"], strict=True))
    for start, end, counts, name in zip(begins, group["end"], counted, names, strict=True):
        yield start - offset, end - offset, _MARK if counts else _UNCOUNTED, name


def sentence_offset(begins: Sequence[int], texts: Sequence[str], sentence: str) -> int | None:
    """Where in its text the sentence begins: the one place from which every mention is found where it should be.

    The table gives places in the text, not in the sentence. None for a table whose sentences are of other texts.
    """
    at = sentence.find(texts[0])
    while at >= 0:
        offset = begins[0] - at
        if all(sentence.startswith(text, begin - offset) for begin, text in zip(begins, texts, strict=True)):
            return offset
        at = sentence.find(texts[0], at + 1)
    return None
