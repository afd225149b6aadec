"""Which words set one corpus apart from another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from . import association
from .citation import described
from .frequency import Groups, bare_words, by_count, without
from .sums import SummedCounts
from .terms import WordCounts
from .word_runs import at_least_one

COLUMNS = [
    "word", "count", "reference_count", "per_million", "reference_per_million", "log_likelihood", "p", "p_adjusted",
    "log_ratio", "log_ratio_low", "log_ratio_high", "lrc", "percent_diff", "simple_maths", "bic", "log_likelihood_2",
]  # fmt: skip
MEASURES = ("log_likelihood", "log_ratio", "lrc", "percent_diff", "simple_maths", "bic", "log_likelihood_2")

_REST = "the other groups"

type Evidence = Literal["tokens", "documents"]


@dataclass(frozen=True)
class Sample:
    """Counts of words and the size they are counts of.

    ``floor`` is what stands for the count of a word that is not among ``words``: 0 for a corpus; for a list of the
    commonest words the count of its rarest, since of the others it says only that they are rarer. ``name`` and
    ``source`` say in a citation what was counted.
    """

    words: pd.Index
    count: NDArray[np.float64]
    size: float
    floor: float = 0.0
    name: str = "a corpus"
    source: str = ""

    def of(self, words: pd.Index) -> NDArray[np.float64]:
        """The counts of ``words``."""
        place = self.words.get_indexer(words)
        known = self.count if len(self.count) else np.zeros(1)
        return np.where(place >= 0, known[place], self.floor)


def sample_of(counts: WordCounts | SummedCounts, evidence: Evidence = "tokens") -> Sample:
    """The sample that counts by document make: of tokens, or of documents that have the word."""
    if evidence not in ("tokens", "documents"):
        raise OptionError(evidence, "keyness is not counted by this", 'use evidence="tokens" or evidence="documents"')
    of_tokens = evidence == "tokens"
    count = counts.frequencies if of_tokens else counts.documents
    size = counts.total if of_tokens else counts.documents_with_words
    found = np.flatnonzero(count)
    return Sample(pd.Index(counts.words[found], dtype=object), count[found].astype(float), float(size))


def sample_of_table(table: pd.DataFrame, evidence: Evidence = "tokens") -> Sample:
    """The sample that a table of frequencies makes: its columns word and count (or documents), its size in ``attrs``.

    Without ``attrs`` the size is the sum of the counts. Raises :class:`corpus.errors.OptionError` for other tables, and
    for one that lacks some of the words it was counted from: those would seem to be absent from the reference.
    """
    column = "count" if evidence == "tokens" else "documents"
    measure = table.attrs.get("measure", "frequencies")
    if not {"word", column} <= set(table.columns) or not measure.startswith("frequencies"):
        found = f"a table of {measure}" if measure != "frequencies" else _columns(table)
        raise OptionError(found, "this is no table of frequencies", "give what frequencies() returns, or the texts")
    if "groups" in table.attrs.get("parameters", {}):
        raise OptionError("the reference", "it was counted by groups", "give the texts of one group: texts[mask]")
    if table["word"].duplicated().any():
        word = table.loc[table["word"].duplicated(), "word"].iloc[0]
        raise OptionError(word, "the table has this word twice", "give one row a word")
    count = _numbers(table[column])
    floor, size = float(table.attrs.get("floor", 0.0)), table.attrs.get("sizes", {}).get(evidence)
    if size is None and evidence == "documents":
        raise OptionError("the reference", "it does not say how many documents it has", 'use evidence="tokens"')
    if size is not None and not floor and table["count"].sum() != table.attrs["sizes"]["tokens"]:
        reason = "it lacks words that were counted (stopwords, or rows left out)"
        raise OptionError("the reference", reason, "give the whole table, and stopwords to keyness itself")
    words = pd.Index(table["word"], dtype=object)
    name = table.attrs.get("parameters", {}).get("list", "a table of frequencies")
    return Sample(
        words, count, float(count.sum() if size is None else size), floor, name, table.attrs.get("source", "")
    )


def _columns(table: pd.DataFrame) -> str:
    return f"a table with the columns {', '.join(map(str, table.columns)) or 'none'}"


def _numbers(column: pd.Series) -> NDArray[np.float64]:
    count = pd.to_numeric(column, errors="coerce").to_numpy(float)
    if not np.isfinite(count).all() or (count < 0).any():
        reason = "it has counts that are missing, negative or no numbers"
        raise OptionError("the reference", reason, "give counts as frequencies() returns them")
    return count


def keyness(
    target: Sample,
    reference: Sample,
    *,
    evidence: Evidence = "tokens",
    sort: str = "log_likelihood",
    stopwords: Collection[str] = (),
    min_count: int = 1,
    confidence: float = 0.95,
    smoothing: float = 1.0,
) -> pd.DataFrame:
    """How much commoner or rarer each word is in ``target`` than in ``reference``; words of either are rows.

    Columns: word; count and reference_count; per_million and reference_per_million (of documents where these are the
    ``evidence``); log_likelihood (four terms, Dunning 1993) with its p and p_adjusted (for the share of false
    discoveries, Benjamini & Hochberg 1995); log_ratio (doublings of the rate, below 0 for words rarer in the target; 0
    counts as 0.5; Hardie 2014) with the bounds of its exact interval at ``confidence`` (infinite where a side lacks the
    word); lrc (the bound nearer to 0 of the interval corrected for the number of words, 0 where it has 0 in it; Evert
    2022); percent_diff (Gabrielatos & Marchi 2011); simple_maths (with ``smoothing`` per million; Kilgarriff 2009); bic
    (log_likelihood − ln N; Wilson 2013); log_likelihood_2 (two terms, as Rayson & Garside 2000 and many tools have it).

    With documents as evidence, p is that of Fisher's exact test for words of which fewer than five documents are
    expected on either side, where chi-squared does not hold. Of a reference that is a list of the commonest words only
    those are rows that the target has or should have once by its rate there.

    Sorted by ``sort``, strongest first, then by log_likelihood and the alphabet. ``min_count`` is the least of both
    counts together; ``stopwords`` are left out of the rows and the correction, not of the sizes. Raises
    :class:`corpus.errors.OptionError` for an unknown ``sort`` and for a side without words.

    >>> target = Sample(pd.Index(["چین", "نفت"]), np.array([25.0, 4.0]), 1000)
    >>> reference = Sample(pd.Index(["چین", "شعر"]), np.array([5.0, 9.0]), 2000)
    >>> keyness(target, reference)[["word", "log_likelihood", "log_ratio"]].round(2).values.tolist()
    [['چین', 32.29, 3.32], ['نفت', 8.8, 4.0], ['شعر', 7.31, -3.17]]
    """
    words = target.words.union(reference.words, sort=False)
    usable = without(bare_words(stopwords), words.to_numpy(object))
    rows = _Rows(words, usable, sort, min_count, None)
    return _compared(rows, target, reference, evidence, len(stopwords), confidence, smoothing)


@dataclass(frozen=True)
class _Rows:
    """Which words are to be rows, in which order: ``choose`` takes some of them, None all."""

    words: pd.Index
    usable: NDArray[np.bool_]
    sort: str
    min_count: int
    choose: Callable[[NDArray[np.intp], Mapping[str, NDArray[Any]]], NDArray[np.intp]] | None


def _compared(
    rows: _Rows,
    target: Sample,
    reference: Sample,
    evidence: Evidence,
    stopwords: int,
    confidence: float,
    smoothing: float,
) -> pd.DataFrame:
    """The table of :func:`keyness`."""
    association.named(rows.sort, MEASURES)
    at_least_one(rows.min_count, "min_count", "times")
    for side, name in ((target, "the target"), (reference, "the reference")):
        if not side.size:
            raise OptionError(name, "it has no words to compare", "look how its texts were chosen")
    table = _measured(rows, target, reference, confidence, smoothing, evidence)
    order = by_count(table["word"], table[rows.sort].to_numpy(float), table["log_likelihood"].to_numpy(float))
    return described(
        table.iloc[order].reset_index(drop=True),
        "keyness",
        parameters={"reference": reference.name, "evidence": evidence, "sort": rows.sort, "stopwords": stopwords}
        | {"min_count": rows.min_count, "confidence": confidence, "smoothing": smoothing},
        sizes={f"target {evidence}": int(target.size), f"reference {evidence}": int(reference.size)},
        formula=_FORMULA,
        source="; ".join(filter(None, (_SOURCE, reference.source))),
    )


_FORMULA = (
    "log_likelihood = 2 Σ O ln(O ÷ E) over four cells; log_ratio = log2 of the ratio of rates, 0 taken as 0.5; lrc = "
    "the bound nearer to 0 of its exact interval, corrected for the number of words; percent_diff = 100 (rate − "
    "reference rate) ÷ reference rate; simple_maths = (per_million + n) ÷ (reference_per_million + n); bic = "
    "log_likelihood − ln N; p_adjusted by Benjamini & Hochberg"
)
_SOURCE = (
    "Dunning 1993; Hardie 2014; Evert 2022; Gabrielatos & Marchi 2011; Kilgarriff 2009; Wilson 2013; Rayson & Garside "
    "2000; Benjamini & Hochberg 1995; counts of documents: Egbert & Biber 2019"
)


def _measured(
    rows: _Rows, target: Sample, reference: Sample, confidence: float, smoothing: float, evidence: Evidence
) -> pd.DataFrame:
    c, d = target.size, reference.size
    words = rows.words
    a, b = target.of(words), reference.of(words)
    met = a + np.where(b > reference.floor, b, 0) >= rows.min_count if not reference.floor else a >= rows.min_count
    expected_here = (reference.floor > 0) & (a == 0) & (b * c >= d)
    kept = (met | expected_here) & rows.usable
    a, b = a[kept], b[kept]
    strength = association.log_likelihood(a, b, c, d)
    exact = evidence == "documents"
    p = association.exact_or_asymptotic(a, b, c, d) if exact else association.significance(strength)
    columns = {"word": words.to_numpy(object)[kept], "count": a, "reference_count": b, "log_likelihood": strength}
    columns |= {"p": p, "p_adjusted": association.adjusted(p), "log_ratio": association.log_ratio(a, b, c, d)}
    tests = len(a)
    if rows.choose is not None:  # before all the measures that no other word has a say in
        chosen = rows.choose(np.flatnonzero(kept), columns)
        columns = {name: values[chosen] for name, values in columns.items()}
    table, a, b = pd.DataFrame(columns), columns["count"], columns["reference_count"]
    table["per_million"], table["reference_per_million"] = 1e6 * a / c, 1e6 * b / d
    low, high = association.log_ratio_interval(a, b, c, d, confidence=confidence)
    table["log_ratio_low"], table["log_ratio_high"] = low, high
    table["lrc"] = association.conservative_log_ratio(a, b, c, d, confidence=confidence, tests=tests)
    table["percent_diff"] = association.percent_difference(a, b, c, d)
    table["simple_maths"] = association.simple_maths(a, b, c, d, smoothing=smoothing)
    table["bic"] = association.bayes_factor(table["log_likelihood"], c + d)
    table["log_likelihood_2"] = association.log_likelihood_2(a, b, c, d)
    whole = {name: "int64" for name in ("count", "reference_count") if (table[name] % 1 == 0).all()}
    return table.astype(whole)[COLUMNS]


def group_keyness(
    counts: WordCounts | SummedCounts,
    groups: Groups,
    *,
    evidence: Evidence = "tokens",
    strongest: int | None = None,
    **options: Any,
) -> pd.DataFrame:
    """The keyness of each group of documents beside all other documents; the group's name is the first column.

    ``strongest`` keeps so many words of each group that are commoner in it than elsewhere, and so many that are rarer;
    None keeps all, which is many millions of rows where a thousand groups are compared. Corrections for the number of
    words are for all words that were compared either way.
    Groups without words, and a single group, which has nothing to be compared with, have no rows.
    """
    if strongest is not None:
        at_least_one(strongest, "strongest", "words")
    name, of_doc = groups
    whole = sample_of(counts, evidence)
    parts = counts.by_group(of_doc)
    of_group: Callable[[Sample, Sample], pd.DataFrame] = partial(keyness, evidence=evidence, **options)
    if strongest is not None:
        of_group = partial(_strongest, _strongest_rows(whole, strongest, **options), evidence=evidence, **options)
    tables = []
    for group, part in parts:
        target = sample_of(part, evidence)
        others = whole.count - target.of(whole.words)
        rest = Sample(whole.words, others, whole.size - target.size, name=_REST)
        if target.size and rest.size:
            table = of_group(target, rest)
            table.insert(0, name, pd.Series([group] * len(table), dtype=object))
            tables.append(table[table["count"] + table["reference_count"] > 0])
    if not tables:
        one = Sample(pd.Index([], dtype=object), np.empty(0), 1.0, name=_REST)
        tables = [keyness(one, one, evidence=evidence, **options)]
        tables[0].insert(0, name, pd.Series(dtype=object))
    attrs = tables[0].attrs
    table = pd.concat(tables, ignore_index=True)
    sizes = {evidence: int(whole.size), "groups": len(parts)}
    table.attrs = attrs | {"parameters": attrs["parameters"] | {"groups": name, "strongest": strongest}, "sizes": sizes}
    return table


def _strongest(
    rows: _Rows,
    target: Sample,
    reference: Sample,
    *,
    evidence: Evidence,
    stopwords: Collection[str] = (),
    confidence: float = 0.95,
    smoothing: float = 1.0,
    **_: Any,
) -> pd.DataFrame:
    return _compared(rows, target, reference, evidence, len(stopwords), confidence, smoothing)


def _strongest_rows(
    whole: Sample,
    most: int,
    *,
    stopwords: Collection[str] = (),
    sort: str = "log_likelihood",
    min_count: int = 1,
    **_: Any,
) -> _Rows:
    """The strongest words of either side by evidence or, where rows are sorted so, by the ratio of rates.

    What all groups have in common is worked out once: which words are stopwords, and the alphabet.
    """
    usable = without(bare_words(stopwords), whole.words.to_numpy(object))
    alphabet = np.argsort(by_count(whole.words, np.zeros(len(whole.words))))
    by = "log_likelihood" if sort in ("log_likelihood", "log_likelihood_2", "bic") else "log_ratio"

    def chosen(places: NDArray[np.intp], columns: Mapping[str, NDArray[Any]]) -> NDArray[np.intp]:
        order = np.lexsort([alphabet[places], -columns["log_likelihood"], -np.abs(columns[by])])
        commoner = columns["log_ratio"][order] > 0
        return np.concatenate([order[commoner][:most], order[~commoner][:most]])

    return _Rows(whole.words, usable, sort, min_count, chosen)
