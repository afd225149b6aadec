"""How often each actor is mentioned: by document, by what is known of documents, by the kind of name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, get_args

import pandas as pd

from ..errors import OptionError
from .actor_groups import Members, among_actors
from .association import check_confidence
from .citation import described
from .document_groups import METADATA, check_columns, group_documents, with_metadata
from .mention_cells import BOUNDS, MEASURES, METHOD, SOURCE, Cells
from .mention_kinds import kinds_asked, of_kinds
from .periods import By
from .resampling import check_draws

OF_MENTIONS = ("kind", "alias")
"""Columns of the table of mentions that counts can be taken by."""

_MENTION = "mention:"

TAKEN = ("label", *MEASURES, *BOUNDS)
"""Names that the table of counts gives to columns of its own."""

_OVER_TIME = {period: f'for counts over time call texts.attention("{period}")' for period in get_args(By)}


def mention_counts(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    by: str | Sequence[str] = "doc",
    actors: Iterable[str] | None = None,
    kinds: str | Collection[str] | None = None,
    members: Members | None = None,
    confidence: float | None = None,
    replicates: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """How often each actor is mentioned, by document or by another column.

    ``mentions`` has the columns doc, actor, kind and counted, and alias where that is asked for; ``documents`` has doc
    and tokens (words) and whatever metadata. ``by`` is "actor" (totals), "doc", "kind", "alias", a column of
    ``documents``, or several of them. ``actors`` are the ids to show, each with a row even where its count is 0 (by
    alias only names that are met are rows); None: those mentioned. "metadata:kind" is the column kind of the texts,
    "mention:kind" that of mentions; plain "kind" (or "alias") is the one that is there, and an error where both are.
    Plain "actor" is always that of mentions. ``kinds`` are the kinds of mention that count, see
    :func:`~corpus.count.mention_kinds.of_kinds`; ``members`` names for groups of states among ``actors`` those whose
    mentions count as theirs, each mention once a group. Texts for which the column says nothing are the group "(none)".

    Columns: those named by ``by``; actor; count; per_1000 (per 1,000 words of the group's documents; of all documents
    where ``by`` is a property of mentions); share, the share of voice (of the group's mentions of any of these actors,
    each mention once; where a mention counts for two groups of states, shares add up to more than 1); documents (that
    mention the actor); document_share (of the group's documents). A rate or share of nothing is missing: per_1000 of
    documents without words, share where none of the actors is mentioned.

    With ``confidence``, also per_1000_low, per_1000_high, share_low, share_high, document_share_low and
    document_share_high: the interval that would hold the value at that confidence for texts like these, drawn from the
    same source. Documents are resampled within their group, ``replicates`` times from ``seed``: the BCa bootstrap, see
    :func:`~corpus.count.resampling.ratio_intervals`. Missing where the group has fewer than four documents (at 0.95),
    thus always by "doc", and where its documents do not differ, as for an actor whom none of them names.

    Groups in the order of the documents, else numbers and dates in theirs and words in that of the Persian alphabet,
    see :func:`~corpus.count.document_groups.group_documents`; within one the commonest actor first, ties in the order
    of ``actors``. Raises :class:`corpus.errors.OptionError` for an unknown column, kind or level of confidence, and
    where two documents have one id.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [500, 100]})
    >>> mentions = pd.DataFrame({"doc": ["الف"], "actor": ["CN"], "kind": ["country"], "counted": [True]})
    >>> mention_counts(mentions, documents, actors=["CN", "JP"]).values.tolist()[:2]
    [['الف', 'CN', 1, 2.0, 1.0, 1, 1.0], ['الف', 'JP', 0, 0.0, 0.0, 0, 0.0]]
    >>> members = {"SCO": ["CN", "RU"]}
    >>> mention_counts(mentions, documents, by="actor", actors=["SCO", "CN"], members=members)["count"].tolist()
    [1, 1]
    """
    asked = [by] if isinstance(by, str) else list(by)
    documents = with_metadata(documents, asked)
    names = _counted_by(asked, documents)
    if confidence is not None:
        check_confidence(confidence)
        check_draws(replicates, seed)
    found, ids, grouped = among_actors(of_kinds(mentions, kinds).reset_index(drop=True), actors, members)
    found = found[found["doc"].isin(documents["doc"])]
    groups = group_documents(documents, [name for name in names if name not in ("actor", *OF_MENTIONS)])
    cells = Cells(found, groups, [name for name in names if name in OF_MENTIONS], ids)
    table = cells.table([name for name in names if name != "actor"])
    if confidence is not None:
        table = table.assign(**cells.intervals(confidence, replicates, seed))
    table = table.take(cells.order).reset_index(drop=True)
    options: dict[str, Any] = {"by": names[0] if isinstance(by, str) else tuple(names), "actors": tuple(ids)}
    options |= {} if kinds is None else {"kinds": kinds_asked(kinds)}
    options |= {} if grouped is None else {"members": grouped}
    options |= {} if confidence is None else {"confidence": confidence, "replicates": replicates, "seed": seed}
    return described(
        table,
        "mention counts",
        parameters=options,
        sizes={"mentions": found.index.nunique(), "words": int(groups.words.sum()), "documents": len(documents)},
        formula="per_1000 = 1,000 × count ÷ words; share = count ÷ mentions of the group; document_share = documents "
        "÷ documents of the group" + ("" if confidence is None else f"; {METHOD}"),
        source="" if confidence is None else SOURCE,
    )


def _counted_by(asked: Sequence[str], documents: pd.DataFrame) -> list[str]:
    """The columns to count by, checked; "mention:kind" and "kind" are the same where only mentions have it."""
    own = [str(name) for name in documents.columns]
    if both := [name for name in asked if name in OF_MENTIONS and name in own]:
        name = both[0]
        remedy = f'say by="{_MENTION}{name}" or by="{METADATA}{name}"'
        raise OptionError(f"by={name!r}", "mentions and texts both have a column of this name", remedy)
    said = {f"{_MENTION}{name}": name for name in ("actor", *OF_MENTIONS)}
    names = [said.get(name, name) for name in asked]
    return check_columns(names, ["actor", *own, *OF_MENTIONS], TAKEN, _OVER_TIME)
