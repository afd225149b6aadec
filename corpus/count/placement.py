"""Where in a text an actor is named: in the title, at the beginning, first of all or somewhere below."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from ..letters import fold
from .citation import described
from .document_groups import known_documents
from .mention_kinds import kinds_asked, of_kinds

FIRST_COLUMNS = [
    "doc", "actor", "count", "sentence", "start", "position", "order", "kind", "text", "in_title",
    "title_is_first_line",
]  # fmt: skip
PROMINENCE_COLUMNS = [
    "actor", "count", "documents", "titled", "in_title", "title_share", "first_tenth", "first_tenth_share",
    "named_first", "named_first_share", "median_position",
]  # fmt: skip
_TENTH = 0.1


def first_mentions(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    in_titles: pd.DataFrame,
    *,
    kinds: str | Collection[str] | None = None,
) -> pd.DataFrame:
    """Where each document names each actor first.

    ``mentions`` has the columns doc, sentence, start, text, actor, kind and counted; ``in_titles`` has doc, actor, kind
    and counted of the mentions in the documents' titles; ``documents`` has doc, chars, title (missing where it is not
    known) and title_is_first_line (see :func:`is_first_line`). ``kinds`` are the kinds of mention that count; None:
    what the gazetteer counts.

    Columns: doc; actor; count (mentions in the text); of the first of them sentence, start, position (start ÷ length of
    the text, from 0 on and below 1), order (1 for the actor that the text names first), kind and text; in_title
    (missing where there is no title); title_is_first_line (the text begins with its title, which is part of it then:
    what the title names stands at the very beginning of such a text). An actor that only the title names has a row
    with count 0, of which the rest is missing. By documents, within one in the order in which they are named.

    >>> mentions = pd.DataFrame({"doc": "الف", "sentence": [0, 0, 1], "start": [0, 5, 25], "actor": ["RU", "CN", "RU"],
    ...     "text": ["مسکو", "چین", "روسیه"], "kind": ["capital", "country", "country"], "counted": True})
    >>> documents = pd.DataFrame({"doc": ["الف"], "chars": [50], "title": ["روسیه"], "title_is_first_line": [False]})
    >>> table = first_mentions(mentions, documents, mentions.tail(1))
    >>> table[["actor", "count", "position", "order", "kind", "in_title"]].values.tolist()
    [['RU', 2, 0.0, 1, 'capital', True], ['CN', 1, 0.1, 2, 'country', False]]
    """
    documents = known_documents(documents)
    known = set(documents["doc"])
    found, titles = (of_kinds(table, kinds) for table in (mentions, in_titles))
    found = found[found["doc"].isin(known)].sort_values("start", kind="stable")
    keys = ["doc", "actor"]
    first = found.drop_duplicates(keys).assign(order=lambda table: table.groupby("doc").cumcount() + 1)
    first = first.merge(found.groupby(keys).size().rename("count").reset_index(), on=keys)
    named = titles.loc[titles["doc"].isin(known), keys].drop_duplicates().assign(named=True)
    table = first.merge(named, on=keys, how="outer")
    place = pd.Index(documents["doc"]).get_indexer(pd.Index(table["doc"]))
    of_doc = documents.take(place).reset_index(drop=True)
    table["position"] = table["start"] / of_doc["chars"].clip(lower=1)
    table["in_title"] = table["named"].eq(True).astype("boolean").mask(of_doc["title"].isna())
    table["title_is_first_line"] = of_doc["title_is_first_line"].astype("boolean")
    table["count"] = table["count"].fillna(0)
    kinds_of_columns = {"count": "int64", "position": "float64"} | dict.fromkeys(
        ("sentence", "start", "order"), "Int64"
    )
    table = table.assign(place=place).sort_values(["place", "order", "actor"], ignore_index=True)
    return described(
        table[FIRST_COLUMNS].astype(kinds_of_columns),
        "first mentions",
        parameters={} if kinds is None else {"kinds": kinds_asked(kinds)},
        sizes={"mentions": len(found), "documents": len(documents), "titles": int(documents["title"].notna().sum())},
        formula="position = start ÷ characters of the text",
    )


def prominence(first: pd.DataFrame) -> pd.DataFrame:
    """How prominently each actor is named: in titles, early, before others.

    ``first`` is what :func:`first_mentions` gives. Columns: actor; count (mentions in the texts); documents (whose text
    names it); titled (documents with a title that name it in text or title), in_title (those that name it in the title)
    and title_share (in_title ÷ titled); first_tenth (documents that name it in the first tenth of their text) and
    first_tenth_share (÷ documents); named_first (documents that name no other actor before it) and named_first_share
    (÷ documents); median_position (of the first mention: 0 the beginning of the text, 1 its end). "No other actor" is
    none of those that were looked for. Shares of nothing are missing. By documents, the most first, ties in
    alphabetical order.

    >>> first = pd.DataFrame({"doc": ["الف", "ب"], "actor": "CN", "count": [3, 1], "position": [0.05, 0.5],
    ...     "order": [1, 2], "in_title": pd.array([True, None], "boolean")})
    >>> prominence(first)[["actor", "count", "title_share", "first_tenth_share", "named_first_share"]].values.tolist()
    [['CN', 4, 1.0, 0.5, 0.5]]
    """
    named = first["count"] > 0
    flags = pd.DataFrame(
        {
            "actor": first["actor"],
            "count": first["count"],
            "documents": named,
            "titled": first["in_title"].notna(),
            "in_title": first["in_title"].fillna(False).astype(bool),
            "first_tenth": named & (first["position"] < _TENTH),
            "named_first": named & (first["order"] == 1).fillna(False).astype(bool),
        }
    )
    table = flags.groupby("actor").sum().astype("int64").reset_index()
    for part, whole in (("in_title", "titled"), ("first_tenth", "documents"), ("named_first", "documents")):
        share = (table[part] / table[whole].where(table[whole] > 0)).astype(float)
        table[f"{part.removeprefix('in_')}_share"] = share
    table["median_position"] = table["actor"].map(first.groupby("actor")["position"].median()).astype(float)
    table = table.sort_values(["documents", "actor"], ascending=[False, True], ignore_index=True)
    return described(
        table[PROMINENCE_COLUMNS],
        "prominence",
        parameters=first.attrs.get("parameters", {}),
        sizes=first.attrs.get("sizes", {}) or {"documents": first["doc"].nunique()},
        formula="title_share = in_title ÷ titled; first_tenth_share = first_tenth ÷ documents; "
        "named_first_share = named_first ÷ documents",
    )


def is_first_line(title: str, text: str) -> bool:
    """Whether the first line of ``text`` is its ``title``, letters and digits compared only.

    >>> is_first_line("سفر نخست وزير به چين", "## سفر نخست‌وزیر به چین\\n\\nپکن")
    True
    """
    first = next((line for line in map(_bare, text.splitlines()) if line), "")
    return first == _bare(title) != ""


def _bare(text: str) -> str:
    return "".join(letter for letter in fold(text).text if letter.isalnum())
