"""Two gazetteers on the same texts: what changes in the counts, and the mentions behind it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from .. import count, mentions
from .actors import Actors
from .corpus import Corpus


@dataclass(frozen=True, eq=False)
class GazetteerComparison:
    """What changes between two gazetteers.

    ``counts``: actor, label (in English), before, after, change, for the actors whose counts differ, the largest
    change first. ``mentions``: change ("lost" or "gained"), doc, sentence, start, end, text, actor, kind, alias,
    counted, sentence_text, in the order of the texts.
    """

    counts: pd.DataFrame
    mentions: pd.DataFrame


def compare_gazetteers(texts: Corpus, before: Actors = None, after: Actors = None) -> GazetteerComparison:
    """What counts and mentions become when ``after`` takes the place of ``before``.

    Both are what ``texts.mentions`` takes: a Gazetteer, ids, "all", or None for the usual four actors. To be run after
    a change of one's own gazetteer: every number that moved, and every sentence behind it.

    >>> import corpus
    >>> texts = corpus.load("seeds/")
    >>> changes = compare_gazetteers(texts, ["CN", "JP"], ["CN", "KZ"])
    >>> changes.counts.head(2).values.tolist()
    [['JP', 'Japan', 13, 0, -13], ['KZ', 'Kazakhstan', 0, 1, 1]]
    >>> changes.mentions[["change", "text", "actor"]].values.tolist()[0]
    ['lost', 'توکیو', 'JP']
    """
    old, new = mentions.resolve_actors(before), mentions.resolve_actors(after)
    found_before, found_after = texts.mentions(old), texts.mentions(new)
    counts = count.count_changes(found_before, found_after)
    labels = {**old.labels("en"), **new.labels("en")}
    counts.insert(1, "label", [labels[actor] for actor in counts["actor"]])
    return GazetteerComparison(counts, count.mention_changes(found_before, found_after, texts.sentences()))
