"""How evenly the mentions of an actor are spread: over the texts, and within a text."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from ..errors import OptionError
from .citation import described
from .document_groups import known_documents
from .mention_kinds import kinds_asked, of_kinds
from .word_dispersion import spread_measures

COLUMNS = ["actor", "count", "parts", "range", "dp", "dp_norm", "juilland_d"]


def mention_dispersion(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    within: int | None = None,
    kinds: str | Collection[str] | None = None,
) -> pd.DataFrame:
    """Whether an actor is a matter of all texts or of a few; ``within`` a text, whether of all of it or of a passage.

    ``mentions`` has the columns doc, start, actor, kind and counted; ``documents`` has doc, tokens (words) and chars.
    Without ``within`` the parts are the documents that have words, as large as these are many. With ``within=10`` each
    document is cut into ten stretches of equal length, which are its parts: a row a document and actor. ``kinds`` are
    the kinds of mention that count; None: what the gazetteer counts.

    Columns: doc (with ``within``), actor, count, parts, range (how many parts name it), dp (Gries 2008: 0 as even as
    can be, towards 1 in one part only), dp_norm (Lijffijt & Gries 2012), juilland_d (1 even, 0 uneven; Juilland &
    Chang-Rodríguez 1964), as in :func:`corpus.count.dispersion`. Of few mentions they say little, since one mention
    stands in one part whatever it is: read them beside count and range. What is not defined (d of one part) is missing.
    Commonest first, ties in alphabetical order; with ``within`` by documents. Raises
    :class:`corpus.errors.OptionError` for a ``within`` that is no whole number from 2 on, and for an unknown kind.

    >>> mentions = pd.DataFrame({"doc": ["الف", "الف", "ب"], "start": [0, 4, 9], "actor": "CN", "counted": True})
    >>> documents = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [20, 10], "chars": [90, 40]})
    >>> mention_dispersion(mentions, documents).values.tolist()
    [['CN', 3, 2, 2, 0.0, 0.0, 1.0]]
    >>> mention_dispersion(mentions, documents, within=10)[["doc", "range", "dp"]].values.tolist()
    [['الف', 1, 0.9], ['ب', 1, 0.9]]
    """
    if within is not None and (isinstance(within, bool) or not isinstance(within, int | np.integer) or within < 2):
        reason = "documents are not cut like this"
        raise OptionError(f"within={within!r}", reason, "give the number of stretches, from 2 on, such as within=10")
    documents, found = known_documents(documents), of_kinds(mentions, kinds)
    found = found[found["doc"].isin(documents.loc[documents["tokens"] > 0, "doc"])]
    table = _over_documents(found, documents) if within is None else _within(found, documents, int(within))
    return described(
        table,
        "mention dispersion",
        parameters={"parts": "documents" if within is None else f"{within} stretches of each document"}
        | ({} if kinds is None else {"kinds": kinds_asked(kinds)}),
        sizes={"mentions": len(found), "documents": len(documents)},
        formula="dp = ½ Σ |share of the actor's mentions − share of the words|; dp_norm = dp ÷ (1 − min share); "
        "juilland_d = 1 − (σ ÷ μ of the rates) ÷ √(parts − 1)",
        source="Gries 2008; Lijffijt & Gries 2012; Juilland & Chang-Rodríguez 1964",
    )


def _over_documents(found: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    parts = documents[documents["tokens"] > 0]
    actor, actors = pd.factorize(found["actor"], sort=True)
    doc = pd.Index(parts["doc"]).get_indexer(pd.Index(found["doc"]))
    table = pd.DataFrame({"actor": pd.Series(actors, dtype="str"), "count": np.bincount(actor, minlength=len(actors))})
    sizes = parts["tokens"].to_numpy(np.int64)
    table = table.assign(
        parts=len(sizes), **spread_measures(actor, doc.astype(np.int64), table["count"].to_numpy(), sizes)
    )
    return table.sort_values("count", ascending=False, kind="stable", ignore_index=True)[COLUMNS]


def _within(found: pd.DataFrame, documents: pd.DataFrame, parts: int) -> pd.DataFrame:
    place = pd.Index(documents["doc"]).get_indexer(pd.Index(found["doc"]))
    chars = documents["chars"].to_numpy(np.int64)[place]
    stretch = found["start"].to_numpy(np.int64) * parts // np.maximum(chars, 1)
    keys = pd.DataFrame({"place": place, "doc": found["doc"].to_numpy(), "actor": found["actor"].to_numpy()})
    pairs = keys.groupby(["place", "doc", "actor"])
    pair = np.asarray(pairs.ngroup(), np.int64)
    table = pairs.size().rename("count").reset_index()
    measures = spread_measures(pair, stretch, table["count"].to_numpy(np.int64), np.ones(parts, np.int64))
    table = table.assign(parts=parts, **measures)
    table = table.sort_values(["place", "count", "actor"], ascending=[True, False, True], ignore_index=True)
    return table[["doc", *COLUMNS]]
