"""Which words keep company with a word."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..chunks import distinct
from ..errors import OptionError
from ..words import lemmas_named
from . import association
from .citation import described
from .covered_words import covered, words_touched
from .frequency import bare, bare_words, by_count, without
from .terms import WORD_KINDS, Unit, check_unit
from .word_runs import at_least_one, sentence_codes

COLUMNS = [
    "node", "collocate", "count", "before", "after", "documents", "node_count", "collocate_count", "expected",
    "log_dice", "mi", "mi3", "npmi", "t", "z", "log_likelihood", "p", "delta_p", "delta_p_reverse",
]  # fmt: skip
MEASURES = ("log_dice", "mi", "mi3", "npmi", "t", "z", "log_likelihood", "delta_p", "delta_p_reverse", "count")

_NAMED = 8  # nodes that a citation names

type Window = int | tuple[int, int] | Literal["sentence"]
type Integers = NDArray[np.int64]


@dataclass(frozen=True)
class _Words:
    """The counted words of a corpus in a row: number of the word, of its sentence, of its document."""

    word: Integers
    sentence: Integers
    doc: Integers
    start: Integers
    end: Integers
    types: NDArray[np.object_]
    docs: NDArray[np.object_]


@dataclass(frozen=True)
class _Near:
    """The places near a node, each once: which word stands there, in which document, before the node or after it.

    ``totals`` is how often each word occurs at all, ``everything`` how many places there are, ``node_count`` how often
    the node occurs: with how many places are near, what chance would give follows from these.
    """

    word: Integers
    doc: Integers
    is_before: NDArray[np.bool_]
    places: float
    totals: NDArray[np.float64]
    everything: float
    node_count: int


def collocates(
    tokens: pd.DataFrame,
    node: str | Sequence[str] | pd.DataFrame,
    *,
    window: Window = 5,
    by: Unit = "lemma",
    sort: str = "log_dice",
    stopwords: Collection[str] = (),
    kinds: Collection[str] = WORD_KINDS,
    min_count: int = 2,
) -> pd.DataFrame:
    """The words that occur near ``node``, with how much oftener than by chance.

    ``tokens`` has the columns doc, sentence, start, end, token, lemma and kind, in the order of the texts. ``node`` is
    a word, several words, or a table of spans with doc, start and end (mentions, lines of a concordance; their column
    actor, else node, names them). By lemma any form of the word will do. ``window`` is how many words on each side
    are near, a pair (before, after), or "sentence" for any word of the same sentence; windows end with the sentence,
    and signs and other tokens that are not of ``kinds`` are not counted in them.

    Columns: node, collocate; count (of its occurrences near the node, each counted once however many nodes are near; of
    sentences with both for "sentence"), before and after (those nearest to a node behind or before them), documents;
    node_count and collocate_count (in the corpus; in sentences for
    "sentence"); expected; and the measures log_dice (Rychlý 2008), mi (Church & Hanks 1990), mi3 (Daille 1994), npmi
    (Bouma 2009), t (Church et al. 1991), z (Dennis 1964), log_likelihood (Dunning 1993) with its p, delta_p (of the
    collocate given the node) and delta_p_reverse (Gries 2013). Sorted by ``sort``, strongest first; by log_likelihood
    those met less often than expected stand last. The words of a node are no collocates of it.

    By chance a word would be near the node as often as the share of places near it says: expected = collocate_count ×
    places near the node ÷ tokens. Where windows are whole and do not overlap these places are node_count × span (Evert
    2008). For log_dice a collocate counts at most once for each node, so that its most is 14.

    Raises :class:`corpus.errors.OptionError` for a window, a measure or a unit that does not exist, and for an empty
    node; a node that does not occur gives an empty table.

    >>> from corpus.count import token_table
    >>> tokens = token_table([("الف", "روابط چین و ایران. روابط چین و روسیه. سفر به چین.")])
    >>> collocates(tokens, "چین", window=1)[["collocate", "count", "before", "after"]].values.tolist()
    [['رابطه', 2, 2, 0], ['و', 2, 0, 2]]
    """
    check_unit(by, kinds)
    association.named(sort, MEASURES)
    at_least_one(min_count, "min_count", "times")
    stop = bare_words(stopwords)
    sides = _sides(window)
    words = _words(tokens, by, kinds)
    tables = []
    nodes = _nodes(node, words, by)
    for name, spans in nodes.items():
        near = _near(words, spans, *sides) if sides else _in_sentences(words, spans)
        tables.append(_measured(words, near, name, stop, min_count, sort))
    table = pd.concat(tables, ignore_index=True) if tables else _empty()
    return described(
        table[COLUMNS],
        "collocates",
        parameters={"node": _named(nodes), "window": window, "by": by, "sort": sort}
        | {"stopwords": len(stopwords), "min_count": min_count},
        sizes={"tokens": len(words.word), "nodes": sum(len(first) for first, _ in nodes.values())}
        | {"documents": len(words.docs)},
        formula="expected = collocate_count × places near the node ÷ tokens; "
        "log_dice = 14 + log2(2 count ÷ (node_count + collocate_count)); mi = log2(count ÷ expected)",
        source="Evert 2008; Rychlý 2008; Church & Hanks 1990; Daille 1994; Bouma 2009; Church et al. 1991; "
        "Dennis 1964; Dunning 1993; Gries 2013",
    )


def _sides(window: object) -> tuple[int, int] | None:
    """How many words before and after the node are near; None for the sentence."""
    if window == "sentence":
        return None
    sides = window if isinstance(window, tuple) else (window, window)
    if len(sides) != 2 or any(isinstance(n, bool) or not isinstance(n, int) or n < 0 for n in sides) or not any(sides):
        remedy = 'give a number of words, a pair such as (0, 3) for before and after, or "sentence"'
        raise OptionError(window, "words are not near each other in this", remedy)
    return sides


def _words(tokens: pd.DataFrame, by: Unit, kinds: Collection[str]) -> _Words:
    doc, docs = pd.factorize(tokens["doc"].to_numpy(object))
    sentence = sentence_codes(doc, tokens["sentence"].to_numpy(np.int64))
    kept = tokens["kind"].isin(list(kinds)).to_numpy(bool)
    word, types = pd.factorize(tokens[by].to_numpy(object)[kept])
    start, end = (tokens[name].to_numpy(np.int64)[kept] for name in ("start", "end"))
    return _Words(word.astype(np.int64), sentence[kept], doc[kept].astype(np.int64), start, end, types, docs)


type _Spans = tuple[Integers, Integers]  # the first and the last word of each occurrence of a node


def _nodes(node: str | Sequence[str] | pd.DataFrame, words: _Words, by: Unit) -> dict[str, _Spans]:
    if isinstance(node, pd.DataFrame):
        return _spans_of_table(node, words)
    names = [node] if isinstance(node, str) else list(node)
    if not names or not all(isinstance(name, str) and name.strip() for name in names):
        raise OptionError(repr(node), "there is no word in it to look for", "give a word, or several in a list")
    found = {}
    for name in dict.fromkeys(names):
        if len(name.split()) > 1 or any(sign in name for sign in "*?"):
            remedy = "give its places: texts.collocates(texts.kwic(…))"
            raise OptionError(repr(name), "this is more than one word", remedy)
        wanted = set(map(bare, lemmas_named(name))) if by == "lemma" else {bare(name)}
        types = np.fromiter((bare(word) in wanted for word in words.types), bool, len(words.types))
        places = np.flatnonzero(types[words.word]) if len(types) else np.empty(0, np.int64)
        found[name] = (places, places)
    return found


def _spans_of_table(table: pd.DataFrame, words: _Words) -> dict[str, _Spans]:
    """The words that each span of the table touches, each span once; mentions that are not counted are none."""
    if missing := sorted({"doc", "start", "end"} - set(table.columns)):
        reason = f"the table has no column {', '.join(missing)}"
        raise OptionError("node", reason, "give a word or a table of spans, such as texts.mentions()")
    if table[["start", "end"]].isna().any(axis=None):
        raise OptionError("node", "the table has spans without a start or an end", "leave these rows out")
    if "counted" in table:
        table = table[table["counted"].astype(bool)]
    label = next((name for name in ("actor", "node") if name in table), None)
    names = table[label].astype(str).to_numpy(object) if label else np.full(len(table), "node", object)
    first, last = words_touched(words.doc, words.start, words.end, words.docs, table)
    found: dict[str, _Spans] = {}
    for name in dict.fromkeys(names):
        spans = np.unique(np.stack([first, last])[:, (names == name) & (first <= last)], axis=1)
        if spans.size:
            found[str(name)] = (spans[0], spans[1])
    return found


def _room(sentence: Integers) -> tuple[Integers, Integers]:
    """For each word how many words of its sentence stand before it and after it."""
    place = np.arange(len(sentence))
    starts = np.searchsorted(sentence, sentence, side="left")
    ends = np.searchsorted(sentence, sentence, side="right")
    return place - starts, ends - 1 - place


def _near(words: _Words, spans: _Spans, before: int, after: int) -> _Near:
    room_before, room_after = _room(words.sentence)
    first, last = spans
    side = np.zeros(len(words.word), np.int8)  # 0 not near, 1 before a node, 2 after one; the nearest node decides
    for distance in range(1, max(before, after) + 1):
        for number, reach, place, room, step in ((1, before, first, room_before, -1), (2, after, last, room_after, 1)):
            at = place[room[place] >= distance] + step * distance if distance <= reach else place[:0]
            side[at[side[at] == 0]] = number
    side[covered(len(words.word), *spans)] = 0  # the words of a node are no collocates of it
    at = np.flatnonzero(side)
    totals = np.bincount(words.word, minlength=len(words.types)).astype(float)
    return _Near(words.word[at], words.doc[at], side[at] == 1, len(at), totals, len(words.word), len(first))


def _in_sentences(words: _Words, spans: _Spans) -> _Near:
    """The sentences with the node: each word of them once, apart from the words of the node."""
    first = spans[0]
    sentences = np.unique(words.sentence[first])
    at = np.flatnonzero(~covered(len(words.word), *spans) & np.isin(words.sentence, sentences))
    node_at = np.full(len(sentences), len(words.word))
    np.minimum.at(node_at, np.searchsorted(sentences, words.sentence[first]), first)
    width = max(len(words.types), 1)
    _, once = np.unique(words.sentence[at] * width + words.word[at], return_index=True)
    met = at[once]
    is_before = met < node_at[np.searchsorted(sentences, words.sentence[met])]
    in_sentences = distinct(words.sentence * width + words.word) % width
    totals = np.bincount(in_sentences, minlength=len(words.types)).astype(float)
    everything = float(len(distinct(words.sentence)))
    return _Near(words.word[met], words.doc[met], is_before, len(sentences), totals, everything, len(sentences))


def _measured(words: _Words, near: _Near, name: str, stop: Collection[str], min_count: int, sort: str) -> pd.DataFrame:
    width = len(words.types)
    count = np.bincount(near.word, minlength=width)
    kept = np.flatnonzero(count >= min_count)
    kept = kept[without(stop, words.types[kept])]
    documents = distinct(near.doc * max(width, 1) + near.word) % max(width, 1)
    before = np.bincount(near.word[near.is_before], minlength=width)
    o, r, k, n = count[kept], near.places, near.totals[kept], near.everything
    e = association.expected(r, k, n)
    likelihood = association.pair_log_likelihood(o, r, k, n)
    table = pd.DataFrame(
        {
            "node": np.full(len(kept), name, object),
            "collocate": words.types[kept],
            "count": o,
            "before": before[kept],
            "after": o - before[kept],
            "documents": np.bincount(documents, minlength=width)[kept],
            "node_count": np.full(len(kept), near.node_count, np.int64),
            "collocate_count": k.astype(np.int64),
            "expected": e,
            "log_dice": association.log_dice(np.minimum(o, near.node_count), near.node_count, k),
            "mi": association.mutual_information(o, e),
            "mi3": association.cubed_mutual_information(o, e),
            "npmi": association.normalised_mutual_information(o, e, n),
            "t": association.t_score(o, e),
            "z": association.z_score(o, e),
            "log_likelihood": likelihood,
            "p": association.significance(likelihood),
            "delta_p": association.delta_p(o, r, k, n),
            "delta_p_reverse": association.delta_p(o, k, r, n),
        }
    )
    strength = table[sort].to_numpy(float)
    if sort == "log_likelihood":  # it is large for words that avoid the node too
        strength = np.where(o < e, -strength, strength)
    return table.iloc[by_count(table["collocate"], strength)].reset_index(drop=True)


def _named(nodes: dict[str, _Spans]) -> str:
    names = list(nodes)
    return "+".join(names[:_NAMED]) + ("+…" if len(names) > _NAMED else "")


def _empty() -> pd.DataFrame:
    kinds = dict.fromkeys(COLUMNS, "float64")
    kinds |= dict.fromkeys(("count", "before", "after", "documents", "node_count", "collocate_count"), "int64")
    kinds |= dict.fromkeys(("node", "collocate"), "object")
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})
