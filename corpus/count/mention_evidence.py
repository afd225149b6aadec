"""From a number back to its sentences: which mentions a row of a table counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from .actor_groups import with_members
from .actor_pairs import unit_keys
from .attention import text_days
from .citation import described
from .document_groups import group_values, known_documents, with_metadata
from .mention_kinds import of_kinds
from .mentions import OF_MENTIONS
from .mentions import TAKEN as OF_COUNTS
from .name_choice import TAKEN as OF_NAMING
from .periods import day_number

type Flags = NDArray[np.bool_]

_SIZES = ("chars", "tokens", "sentences", "repairs")  # of a text: columns of documents, but nothing one groups by


@dataclass(frozen=True)
class _Table:
    """A table of mentions: what it calls itself, the columns by which it is known, and those that a row counts by.

    ``keys`` are columns of mentions that a row must have, ``may`` such that it may have; where it ``groups``, columns
    of the documents too. ``measures`` are all other columns, where these are known.
    """

    measure: str
    marks: tuple[str, ...]
    keys: tuple[str, ...]
    may: tuple[str, ...] = ()
    groups: bool = False
    measures: tuple[str, ...] = ()


_PAIRS = _Table("comentions", ("count",), ("actor_a", "actor_b"))
_PERIODS = _Table("attention over time", ("period",), ("actor", "start", "end"), groups=True)
# In the order in which they are told apart where a table has lost how it was made.
_TABLES = (
    _PAIRS,
    _PERIODS,
    _Table("first mentions", ("in_title", "position"), ("doc", "actor")),
    _Table("prominence", ("title_share",), ("actor",)),
    _Table("naming", ("capital_share",), ("actor",), groups=True, measures=OF_NAMING),
    _Table("mention dispersion", ("juilland_d",), ("actor",), may=("doc",)),
    _Table("mention counts", (), ("actor",), may=OF_MENTIONS, groups=True, measures=OF_COUNTS),
)
_NAMES = "mention_counts, comentions, first_mentions, prominence, naming, mention_dispersion or attention"


def evidence(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """The sentence behind every mention.

    ``mentions`` has doc and sentence, ``sentences`` has doc, sentence and text. The result has the rows and columns
    of ``mentions`` in their order, and the column sentence_text.

    >>> mentions = pd.DataFrame({"doc": ["الف"], "sentence": [0], "text": ["چین"], "actor": ["CN"]})
    >>> sentences = pd.DataFrame({"doc": ["الف"], "sentence": [0], "text": ["به چین رفت."]})
    >>> evidence(mentions, sentences)["sentence_text"].tolist()
    ['به چین رفت.']
    """
    texts = sentences[["doc", "sentence", "text"]].rename(columns={"text": "sentence_text"})
    table = mentions.merge(texts, on=["doc", "sentence"], how="left", validate="many_to_one")
    return described(table, "evidence", parameters={}, sizes={"mentions": len(table)})


def mentions_behind(
    of: pd.Series | pd.DataFrame,
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    kinds: str | Collection[str] | None = None,
) -> pd.DataFrame:
    """The mentions that a row of a table counts, or several rows: each once, in the order of ``mentions``.

    ``of`` is a row (``table.iloc[0]``) or rows (``table[table["actor"] == "CN"]``) of counts of mentions by whatever
    columns, of co-mentions (then: the mentions of both actors in the sentences, paragraphs or documents that name
    both), of first mentions, prominence, naming, dispersion, or of attention over time (then: the mentions in documents
    dated within the period). ``mentions`` has the columns doc, sentence, actor, kind and counted, alias where it was
    counted by, paragraph for co-mentions by paragraph; ``documents`` has doc and whatever was counted by.

    How the table was made (kinds, members of groups, window) is read from its ``attrs``, which rows keep. ``kinds`` is
    for a table that has lost them, as one that was read from a file; groups of states and windows other than the
    sentence need them. Where a row has a count, as many mentions (units that name both) are found,
    or :class:`corpus.errors.OptionError` is raised: then the row is of other texts, or was counted in another way. So
    it is for rows of other tables and for columns that the documents do not have.

    >>> documents = pd.DataFrame({"doc": ["الف", "ب"], "tokens": [50, 100], "source": ["مهر", "ایرنا"]})
    >>> mentions = pd.DataFrame({"doc": ["الف", "ب", "ب"], "text": ["چین", "پکن", "چینی"], "actor": "CN",
    ...     "kind": ["country", "capital", "demonym"], "counted": True})
    >>> from corpus.count import mention_counts
    >>> table = mention_counts(mentions, documents, by="source")
    >>> mentions_behind(table.iloc[0], mentions, documents)["text"].tolist()
    ['پکن', 'چینی']
    """
    made = how_made(of)
    rows = of.reset_index(drop=True) if isinstance(of, pd.DataFrame) else of.to_frame().T
    table = _recognised(rows)
    documents = with_metadata(known_documents(documents), rows.columns)
    every = mentions.reset_index(drop=True)
    said = made.get("kinds")
    chosen = of_kinds(every, (None if said == "counted" else said) if kinds is None else kinds)
    if table is _PAIRS:
        return every.loc[chosen.index[_of_pairs(rows, chosen, made.get("window", "sentence"))]]
    if made.get("members"):
        chosen = with_members(chosen, made["members"])
    chosen = chosen[chosen["doc"].isin(documents["doc"])]
    if table is _PERIODS:
        chosen = _dated(chosen, rows, documents)
    by = _counted_by(rows, table, made, documents)
    keys = [key for key in (*table.keys, *table.may) if key in by or key in table.keys]
    columns = [name for name in by if name not in keys]
    found = chosen.index[_of_cells(rows, chosen, documents, keys, columns)]
    return every.loc[found.unique().sort_values()]


def how_made(of: object) -> Mapping[str, Any]:
    """The parameters that a table, or a row of it, says it was made with; an OptionError for what is neither."""
    if not isinstance(of, pd.Series | pd.DataFrame):
        remedy = "give a row such as table.iloc[0], or rows such as table[table['actor'] == 'CN']"
        raise OptionError(f"of={type(of).__name__}", "this is neither a row nor a table", remedy)
    parameters: Mapping[str, Any] = of.attrs.get("parameters", {})
    return parameters


def _recognised(rows: pd.DataFrame) -> _Table:
    """Which table the rows are of: as they say, else by their columns."""
    measure, there = rows.attrs.get("measure"), set(rows.columns)
    for table in _TABLES:
        says_so = measure == table.measure
        if there.issuperset(table.keys) and (says_so or (measure is None and there.issuperset(table.marks))):
            return table
    what = f"a row of {measure}" if measure else f"a row with {', '.join(map(str, rows.columns)) or 'no columns'}"
    raise OptionError(what, "no mentions were counted in it", f"give a whole row of {_NAMES}")


def _counted_by(rows: pd.DataFrame, table: _Table, made: Mapping[str, Any], documents: pd.DataFrame) -> list[str]:
    """The columns that the rows were counted by: as the table says, else those that documents and mentions have."""
    said = made.get("groups" if table is _PERIODS else "by")
    columns = [str(name) for name in rows.columns]
    if said is not None:
        by = [said] if isinstance(said, str) else list(said)
    elif table.groups:
        own = (*table.keys, *table.marks, *table.measures, *_SIZES)
        by = [name for name in columns if name not in own and (table.measures or name in documents.columns)]
    else:
        by = [name for name in columns if name in table.may]
    by = [name for name in by if name not in table.keys]
    if missing := [name for name in by if name not in columns]:
        raise OptionError(", ".join(missing), "the row was counted by it and lacks it", "give a whole row")
    if unknown := [name for name in by if name not in (*table.may, *documents.columns)]:
        reason = "neither texts nor mentions have such a column to look the row up by"
        raise OptionError(", ".join(unknown), reason, "leave it out, or give a row of these texts")
    return by


def _of_cells(
    rows: pd.DataFrame, chosen: pd.DataFrame, documents: pd.DataFrame, keys: Sequence[str], columns: Sequence[str]
) -> Flags:
    """Which of the ``chosen`` mentions have in ``keys`` and in ``columns`` of their documents what a row has there."""
    place = pd.Index(documents["doc"]).get_indexer(pd.Index(chosen["doc"]))
    of_doc = [np.array(group_values(documents, name), object)[place].tolist() for name in columns]
    met = list(zip(*(chosen[name].tolist() for name in keys), *of_doc, strict=True))
    wanted = list(zip(*(rows[name].tolist() for name in (*keys, *columns)), strict=True))
    _check_counts(rows, wanted, Counter(met), "mentions")
    asked = set(wanted)
    return np.fromiter((key in asked for key in met), bool, len(met))


def _of_pairs(rows: pd.DataFrame, chosen: pd.DataFrame, window: str) -> Flags:
    """Which of the ``chosen`` mentions are of a pair of actors and stand where both are named."""
    unit = chosen.groupby(unit_keys(window), sort=False).ngroup().to_numpy(np.int64)
    actor, actors = pd.factorize(chosen["actor"])
    number = {name: place for place, name in enumerate(actors)}
    units = {name: np.unique(unit[actor == place]) for name, place in number.items()}
    nowhere = np.empty(0, np.int64)
    pairs = list(zip(rows["actor_a"], rows["actor_b"], strict=True))
    both = {(a, b): np.intersect1d(units.get(a, nowhere), units.get(b, nowhere)) for a, b in pairs}
    _check_counts(rows, pairs, {pair: len(found) for pair, found in both.items()}, f"{window}s with both")
    places = [number.get(name, 0) + len(actors) * found for pair, found in both.items() for name in pair]
    return np.isin(actor + len(actors) * unit, np.concatenate([nowhere, *places]))


def _check_counts(rows: pd.DataFrame, keys: Sequence[Any], found: Mapping[Any, int], what: str) -> None:
    if "count" not in rows:
        return
    for key, count in zip(keys, rows["count"].fillna(0), strict=True):
        if count != found.get(key, 0):
            row = f"the row of {', '.join(map(str, key))}"
            reason = f"it counts {count:g} {what}, but of these texts {found.get(key, 0)} are found"
            remedy = "give a row as the table was returned, and the same actors= and kinds= that it was made with"
            raise OptionError(row, reason, remedy)


def _dated(chosen: pd.DataFrame, rows: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """The mentions in documents dated within the period of a row, with its start and end in place of their own."""
    dates = documents["date"].where(documents["date"].notna(), "").astype(str).str.strip()
    calendar = documents["calendar"] if "calendar" in documents else [None] * len(documents)
    undated = (day_number("0001-01-01"), day_number("9999-12-31"))  # within no period
    days = [text_days(*row) if row[0] else undated for row in zip(dates, calendar, documents["doc"], strict=True)]
    first, last = np.array(days, np.int64).reshape(-1, 2).T[:, :, None]
    periods = rows[["start", "end"]].drop_duplicates().reset_index(drop=True)
    starts, ends = (np.array([day_number(day) for day in periods[end]], np.int64) for end in ("start", "end"))
    doc, period = np.nonzero((starts <= first) & (last <= ends))
    within = periods.take(period).assign(doc=documents["doc"].to_numpy()[doc])
    own = chosen.drop(columns=["start", "end"], errors="ignore").reset_index(names="row")
    return own.merge(within, on="doc").set_index("row")
