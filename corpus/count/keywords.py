"""Which words set one corpus apart from another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import OptionError
from . import association
from .citation import described
from .frequency import Groups, bare, bare_words, by_count
from .terms import WordCounts

COLUMNS = [
    "word", "count", "reference_count", "per_million", "reference_per_million", "log_likelihood", "p", "p_adjusted",
    "log_ratio", "log_ratio_low", "log_ratio_high", "lrc", "percent_diff", "simple_maths", "bic", "log_likelihood_2",
]  # fmt: skip
MEASURES = ("log_likelihood", "log_ratio", "lrc", "percent_diff", "simple_maths", "bic", "log_likelihood_2")

type Evidence = Literal["tokens", "documents"]


@dataclass(frozen=True)
class Sample:
    """Counts of words and the size they are counts of.

    ``floor`` is what stands for the count of a word that is not among ``words``: 0 for a corpus; for a list of the
    commonest words the count of its rarest, since of the others it says only that they are rarer.
    """

    words: pd.Index
    count: NDArray[np.float64]
    size: float
    floor: float = 0.0

    def of(self, words: pd.Index) -> NDArray[np.float64]:
        """The counts of ``words``."""
        place = self.words.get_indexer(words)
        known = self.count if len(self.count) else np.zeros(1)
        return np.where(place >= 0, known[place], self.floor)


def sample_of(counts: WordCounts, evidence: Evidence = "tokens") -> Sample:
    """The sample that counts by document make: of tokens, or of documents that have the word."""
    if evidence not in ("tokens", "documents"):
        raise OptionError(evidence, "keyness is not counted by this", 'use evidence="tokens" or evidence="documents"')
    count, size = (
        (counts.frequencies, counts.total)
        if evidence == "tokens"
        else (counts.documents, int(np.count_nonzero(counts.sizes)))
    )
    found = np.flatnonzero(count)
    return Sample(pd.Index(counts.words[found], dtype=object), count[found].astype(float), float(size))


def sample_of_table(table: pd.DataFrame, evidence: Evidence = "tokens") -> Sample:
    """The sample that a table of frequencies makes: its columns word and count (or documents), its size in ``attrs``.

    Without ``attrs`` the size is the sum of the counts. Raises :class:`corpus.errors.OptionError` for other tables.
    """
    column = "count" if evidence == "tokens" else "documents"
    if not {"word", column} <= set(table.columns):
        found = ", ".join(map(str, table.columns)) or "none"
        remedy = "give what frequencies() returns, or the texts themselves"
        raise OptionError(f"a table with the columns {found}", "this is no table of frequencies", remedy)
    if table["word"].duplicated().any():
        word = table.loc[table["word"].duplicated(), "word"].iloc[0]
        raise OptionError(word, "the table has this word twice", "give one row a word, such as one group's rows")
    size = table.attrs.get("sizes", {}).get(evidence)
    if size is None and evidence == "documents":
        raise OptionError("the reference", "it does not say how many documents it has", 'use evidence="tokens"')
    size = float(table["count"].sum() if size is None else size)
    count = table[column].to_numpy(float)
    if len(count) and (not np.isfinite(count).all() or count.min() < 0 or count.max() > size):
        reason = f"it has counts that are missing, negative or above its size of {size:,.0f}"
        raise OptionError("the reference", reason, "give counts as frequencies() returns them")
    return Sample(pd.Index(table["word"], dtype=object), count, size, float(table.attrs.get("floor", 0.0)))


def keyness(
    target: Sample,
    reference: Sample,
    *,
    sort: str = "log_likelihood",
    stopwords: Collection[str] = (),
    min_count: int = 1,
    confidence: float = 0.95,
    smoothing: float = 1.0,
) -> pd.DataFrame:
    """How much commoner or rarer each word is in ``target`` than in ``reference``; words of either are rows.

    Columns: word; count and reference_count; per_million and reference_per_million; log_likelihood (four terms,
    Dunning 1993) with its p and p_adjusted (for the share of false discoveries, Benjamini & Hochberg 1995); log_ratio
    (doublings of the rate, below 0 for words rarer in the target; 0 counts as 0.5; Hardie 2014) with the bounds of its
    exact interval at ``confidence`` (infinite where a side lacks the word); lrc (the bound nearer to 0 of the interval
    corrected for the number of words, 0 where it has 0 in it; Evert 2022); percent_diff (Gabrielatos & Marchi 2011);
    simple_maths (with ``smoothing`` per million; Kilgarriff 2009); bic (log_likelihood − ln N; Wilson 2013);
    log_likelihood_2 (two terms, as Rayson & Garside 2000 and many tools have it).

    Sorted by ``sort``, strongest first, ties in alphabetical order. ``min_count`` is the least of both counts together;
    ``stopwords`` are left out of the rows and the correction, not of the sizes. Raises
    :class:`corpus.errors.OptionError` for an unknown ``sort``.

    >>> target = Sample(pd.Index(["چین", "نفت"]), np.array([25.0, 4.0]), 1000)
    >>> reference = Sample(pd.Index(["چین", "شعر"]), np.array([5.0, 9.0]), 2000)
    >>> keyness(target, reference)[["word", "log_likelihood", "log_ratio"]].round(2).values.tolist()
    [['چین', 32.29, 3.32], ['نفت', 8.8, 4.0], ['شعر', 7.31, -3.17]]
    """
    association.named(sort, MEASURES)
    stop = bare_words(stopwords)
    words = target.words.union(reference.words if not reference.floor else target.words, sort=False)
    a, b = target.of(words), reference.of(words)
    kept = a + b >= min_count
    if stop:
        kept &= np.fromiter((bare(word) not in stop for word in words), bool, len(words))
    words, a, b = words[kept], a[kept], b[kept]
    c, d = target.size, reference.size
    table = pd.DataFrame({"word": words.to_numpy(object), "count": a, "reference_count": b})
    table["per_million"], table["reference_per_million"] = 1e6 * a / max(c, 1), 1e6 * b / max(d, 1)
    likelihood = association.log_likelihood(a, b, c, d)
    table["log_likelihood"] = likelihood
    table["p"] = association.significance(likelihood)
    table["p_adjusted"] = association.adjusted(table["p"])
    table["log_ratio"] = association.log_ratio(a, b, c, d)
    low, high = association.log_ratio_interval(a, b, c, d, confidence=confidence)
    table["log_ratio_low"], table["log_ratio_high"] = low, high
    table["lrc"] = association.conservative_log_ratio(a, b, c, d, confidence=confidence, tests=len(table))
    table["percent_diff"] = association.percent_difference(a, b, c, d)
    table["simple_maths"] = association.simple_maths(a, b, c, d, smoothing=smoothing)
    table["bic"] = association.bayes_factor(likelihood, c + d)
    table["log_likelihood_2"] = association.log_likelihood_2(a, b, c, d)
    whole = {name: "int64" for name in ("count", "reference_count") if (table[name] % 1 == 0).all()}
    table = table.astype(whole).iloc[by_count(words, table[sort].to_numpy(float))].reset_index(drop=True)
    return table[COLUMNS]


def cited_keyness(
    table: pd.DataFrame, *, groups: Groups | None, sizes: dict[str, int], **parameters: object
) -> pd.DataFrame:
    """``table`` with what :func:`corpus.cite` says of it."""
    return described(
        table,
        "keyness",
        parameters=parameters | ({"groups": groups[0]} if groups else {}),
        sizes=sizes,
        formula="log_likelihood = 2 Σ O ln(O ÷ E) over four cells; log_ratio = log2 of the ratio of rates, 0 taken as "
        "0.5; lrc = the bound nearer to 0 of its exact interval, corrected for the number of words; percent_diff = 100 "
        "(rate − reference rate) ÷ reference rate; simple_maths = (per_million + n) ÷ (reference_per_million + n); "
        "bic = log_likelihood − ln N; p_adjusted by Benjamini & Hochberg",
        source="Dunning 1993; Hardie 2014; Evert 2022; Gabrielatos & Marchi 2011; Kilgarriff 2009; Wilson 2013; "
        "Rayson & Garside 2000; Benjamini & Hochberg 1995"
        + ("; counts of documents: Egbert & Biber 2019" if parameters.get("evidence") == "documents" else ""),
    )


def group_keyness(
    counts: WordCounts, groups: Groups, *, evidence: Evidence = "tokens", **options: object
) -> pd.DataFrame:
    """The keyness of each group of documents beside all other documents; the group's name is the first column.

    Where there is only one group, which has nothing to be compared with, the table has no rows.
    """
    name, of_doc = groups
    values = pd.Series([of_doc[doc] for doc in counts.docs], dtype=object)
    names = list(dict.fromkeys(values))
    if len(names) < 2:
        nothing = sample_of(counts.of(np.zeros(len(counts.docs), bool)), evidence)
        table = keyness(nothing, nothing, **options)  # type: ignore[arg-type] # the options of keyness
        table.insert(0, name, pd.Series(dtype=object))
        return table
    tables = []
    for group in names:
        inside = (values == group).to_numpy(bool)
        target, rest = (sample_of(counts.of(chosen), evidence) for chosen in (inside, ~inside))
        table = keyness(target, rest, **options)  # type: ignore[arg-type] # the options of keyness
        tables.append(table.assign(**{name: group})[[name, *COLUMNS]])
    return pd.concat(tables, ignore_index=True)
