"""What is said where one actor is named, against what is said where another is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from .covered_words import tokens_touched
from .keywords import Evidence, Sample, keyness, sample_of
from .mention_kinds import kinds_asked, of_kinds
from .terms import Unit, terms_of

type Shared = Literal["neither", "both"]
type Integers = NDArray[np.int64]


def contrast(
    tokens: pd.DataFrame,
    mentions: pd.DataFrame,
    a: str | Sequence[str],
    b: str | Sequence[str],
    *,
    shared: Shared = "neither",
    kinds: str | Collection[str] | None = None,
    by: Unit = "lemma",
    evidence: Evidence = "tokens",
    **options: Any,
) -> pd.DataFrame:
    """The words that set the sentences that name actor ``a`` apart from those that name ``b``.

    ``tokens`` has the columns doc, sentence, start, end, token, lemma and kind; ``mentions`` doc, sentence, start, end,
    actor, kind and counted. ``a`` and ``b`` are an id each, or several that stand together. Sentences that name both
    are on neither side, or with ``shared="both"`` on both, which makes the sides more alike than they are. The names
    themselves are no words here: what mentions of ``a`` and ``b`` cover, counted or not, is left out of the words and
    the sizes. ``kinds`` are the kinds of mention by which a sentence names an actor; None: what the gazetteer counts.

    The columns are those of :func:`corpus.count.keyness`: count and per_million are of the sentences that name ``a``,
    reference_count and reference_per_million of those that name ``b``; log_ratio is above 0 for words of ``a``. Its
    ``options`` (sort, stopwords, min_count, confidence, smoothing) and its ``evidence`` hold here too. Where no
    sentence names one without the other there is nothing to compare: the table has no rows, and its sizes say why.
    Raises :class:`corpus.errors.OptionError` for an actor on both sides.

    >>> from corpus.count import token_table
    >>> tokens = token_table([("الف", "نفت چین. گاز روسیه. سفر از چین به روسیه.")])
    >>> mentions = pd.DataFrame({"doc": "الف", "sentence": [0, 1, 2, 2], "start": [4, 13, 27, 34],
    ...     "end": [7, 18, 30, 39], "actor": ["CN", "RU", "CN", "RU"], "kind": "country", "counted": True})
    >>> contrast(tokens, mentions, "CN", "RU")[["word", "count", "reference_count"]].values.tolist()
    [['گاز', 0, 1], ['نفت', 1, 0]]
    """
    sides = [tuple(dict.fromkeys([ids] if isinstance(ids, str) else ids)) for ids in (a, b)]
    _check(sides, shared)
    own = mentions[mentions["actor"].isin([*sides[0], *sides[1]])]
    counted = of_kinds(own, kinds)
    of_token, of_mention = _sentences(tokens, counted)
    in_texts = of_mention >= 0
    named = [np.unique(of_mention[in_texts & counted["actor"].isin(ids).to_numpy(bool)]) for ids in sides]
    both = np.intersect1d(named[0], named[1])
    chosen = [np.setdiff1d(each, both) if shared == "neither" else each for each in named]
    inside = np.isin(of_token, np.concatenate(chosen))
    tokens, of_token = tokens[inside], of_token[inside]
    words = ~tokens_touched(tokens, own)
    target, reference = (
        sample_of(terms_of(tokens[np.isin(of_token, each) & words]).words(by), evidence) for each in chosen
    )
    table = _compared(target, reference, evidence, options)
    parameters = {name: value for name, value in table.attrs["parameters"].items() if name != "reference"}
    table.attrs |= {
        "measure": "contrast",
        "parameters": {"a": sides[0], "b": sides[1], "shared": shared, "by": by}
        | ({} if kinds is None else {"kinds": kinds_asked(kinds)})
        | parameters,
        "sizes": {f"sentences {'+'.join(ids)}": len(each) for ids, each in zip(sides, chosen, strict=True)}
        | {"sentences with both": len(both)}
        | table.attrs["sizes"],
    }
    return table


def _check(sides: Sequence[tuple[str, ...]], shared: str) -> None:
    if not all(sides):
        raise OptionError("contrast", "a side names no actor", 'give ids, such as contrast("CN", "RU")')
    if both := [actor for actor in sides[0] if actor in sides[1]]:
        raise OptionError(both[0], "the actor is on both sides", "contrast two different actors")
    if shared not in ("neither", "both"):
        reason = "sentences that name both are not put there"
        raise OptionError(f"shared={shared!r}", reason, 'use shared="neither" or shared="both"')


def _sentences(tokens: pd.DataFrame, mentions: pd.DataFrame) -> tuple[Integers, Integers]:
    """A number for the sentence of each token, and that of each mention."""
    doc, docs = pd.factorize(tokens["doc"].to_numpy(object))
    width = int(max(tokens["sentence"].max(), mentions["sentence"].max())) + 1 if len(tokens) and len(mentions) else 1
    of_doc = pd.Index(docs).get_indexer(pd.Index(mentions["doc"]))
    own, other = (table["sentence"].to_numpy(np.int64) for table in (tokens, mentions))
    return doc * width + own, np.where(of_doc < 0, -1, of_doc * width + other)


def _compared(target: Sample, reference: Sample, evidence: Evidence, options: dict[str, Any]) -> pd.DataFrame:
    """The keyness of two samples; without rows where one of them has no words."""
    if target.size and reference.size:
        return keyness(target, reference, evidence=evidence, **options)
    nothing = Sample(pd.Index([], dtype=object), np.empty(0), 1.0)
    table = keyness(nothing, nothing, evidence=evidence, **options)
    table.attrs["sizes"] = {f"target {evidence}": int(target.size), f"reference {evidence}": int(reference.size)}
    return table
