"""The questions one asks of the words of a corpus: how often, how evenly, how typical, in what company."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .. import count
from ..alignment import KEPT
from ..errors import OptionError
from ..patterns import late_pattern
from ..words.lemmatizer import corrections_name
from .document import Document

if TYPE_CHECKING:
    from ..count.collocation import Window
    from ..count.frequency import Groups
    from ..count.keywords import Evidence, Sample
    from ..count.terms import Terms, Unit
    from .corpus import Corpus

type GroupBy = str | pd.Series
"""A column of ``texts.documents``, or a Series with a value for each of its rows."""

SENTENCE_COLUMNS = ["doc", "sentence", "start", "end", "text"]
_NONE = "(none)"
# Columns that tables of groups have besides the group.
_TAKEN = frozenset(
    ("word", "count", "per_million", "documents", "rank", "tokens", "types", "hapaxes", "ttr", "mattr", "mtld", "hdd")
) | {"yule_k"}
_SEVERAL = late_pattern(r"[\s*?]")  # of a phrase, or of a word that stands for several


class WordTables:
    """The part of :class:`Corpus` that counts words; each method returns a DataFrame that :func:`corpus.cite` reads."""

    _documents: Sequence[Document]
    _ids: Callable[[], dict[str, int]]
    _found: dict[Any, Any]
    documents: Any  # the table of documents
    _kept: Callable[[str, Callable[[], pd.DataFrame]], pd.DataFrame]

    def tokens(self) -> pd.DataFrame:
        """One row a token: doc, sentence (from 0), start, end (offsets into the clean text), token, lemma, kind.

        Kinds: word, number, date, time, url, hashtag, acronym, punctuation.
        """
        return self._tokens().copy()

    def sentences(self) -> pd.DataFrame:
        """One row a sentence: doc, sentence (from 0), start, end (offsets into the clean text), text."""
        rows = [
            (d.doc, number, start, end, d.text[start:end])
            for d in self._documents
            for number, (start, end) in enumerate(d.sentences)
        ]
        return pd.DataFrame(rows, columns=SENTENCE_COLUMNS)

    def _sentences_of(self, table: pd.DataFrame) -> pd.DataFrame:
        """The sentences that rows with doc and sentence are in; where all are in the memory anyway, all of them."""
        return self.sentences()

    def frequencies(
        self, *, by: Unit = "lemma", stopwords: Collection[str] = (), groups: GroupBy | None = None
    ) -> pd.DataFrame:
        """How often each word occurs: word, count, per_million, documents, rank.

        ``by`` is "lemma", "token" (as the clean text has it) or "surface" (as the raw text spells it); ``stopwords``
        are left out (``corpus.stopwords()`` is a list of them). ``groups``, a column of ``texts.documents`` or a Series
        beside its rows, counts each group by itself and comes first among the columns.
        """
        return count.frequencies(self._counted_by(by), by=by, stopwords=stopwords, groups=self._groups(groups))

    def ngrams(
        self,
        n: int = 2,
        *,
        by: Unit = "token",
        stopwords: Collection[str] = (),
        min_count: int = 1,
        groups: GroupBy | None = None,
    ) -> pd.DataFrame:
        """How often each run of ``n`` words within a sentence occurs; columns as in ``frequencies``.

        Runs that begin or end with one of ``stopwords``, and those met less than ``min_count`` times, are no rows.
        """
        return count.ngrams(
            self._tokens_for(by),
            n, by=by, stopwords=stopwords, min_count=min_count, groups=self._groups(groups),
        )  # fmt: skip

    def zipf(self, *, by: Unit = "lemma") -> pd.DataFrame:
        """Words by rank beside Zipf's law: rank, word, count, per_million, share, cumulative_share, expected."""
        return count.zipf(self.frequencies(by=by))

    def diversity(self, groups: GroupBy = "doc", *, by: Unit = "lemma", window: int = 50) -> pd.DataFrame:
        """How varied the words are: tokens, types, hapaxes, ttr, mattr, mtld, hdd, yule_k of each text or group.

        ``mattr``, ``mtld``, ``hdd`` and ``yule_k`` can be compared between texts of different length, ``ttr`` cannot.
        The texts of a group are read one after the other, as one text.
        """
        return count.diversity(self._tokens_for(by), by=by, window=window, groups=self._groups(groups))

    def dispersion(
        self,
        *,
        parts: Literal["doc"] | int = "doc",
        by: Unit = "lemma",
        stopwords: Collection[str] = (),
        min_count: int = 1,
    ) -> pd.DataFrame:
        """How evenly each word is spread over the texts, or over ``parts`` stretches of equal length.

        The columns of ``frequencies``, and parts, range, dp, dp_norm, juilland_d, arf.
        """
        tokens = self._tokens_for(by)
        return count.dispersion(tokens, parts=parts, by=by, stopwords=stopwords, min_count=min_count)

    def keyness(
        self,
        reference: Corpus | pd.DataFrame | None = None,
        *,
        groups: GroupBy | None = None,
        by: Unit = "lemma",
        evidence: Evidence = "tokens",
        sort: str = "log_likelihood",
        strongest: int | None = None,
        stopwords: Collection[str] = (),
        min_count: int = 1,
        confidence: float = 0.95,
        smoothing: float = 1.0,
    ) -> pd.DataFrame:
        """Which words set these texts apart from a ``reference``, or each group of them from all other texts.

        ``reference`` is another corpus, a table of frequencies, or ``corpus.general_persian()``; ``groups`` a column of
        ``texts.documents`` or a Series beside its rows. Words that are rarer here than there are rows too: their
        log_ratio is below 0. ``evidence`` counts tokens, or documents that have the word. ``strongest`` keeps so
        many words of each group on either side: of a thousand groups all words take minutes.

        Columns: word, count, reference_count, per_million, reference_per_million, log_likelihood, p, p_adjusted,
        log_ratio, log_ratio_low, log_ratio_high, lrc, percent_diff, simple_maths, bic, log_likelihood_2; see
        :func:`corpus.count.keyness`. Raises OptionError unless one of ``reference`` and ``groups`` is given.
        """
        if (reference is None) == (groups is None):
            given = "both" if reference is not None else "neither"
            remedy = "compare with a reference, texts.keyness(reference), or groups with each other, groups='source'"
            raise OptionError("keyness", f"{given} of reference and groups is given", remedy)
        options: dict[str, Any] = {
            "evidence": evidence, "sort": sort, "stopwords": stopwords, "min_count": min_count,
            "confidence": confidence, "smoothing": smoothing,
        }  # fmt: skip
        counts = count.word_counts(self._counted_by(by), by)
        if found := self._groups(groups):
            table = count.group_keyness(counts, found, strongest=strongest, **options)
        else:
            table = count.keyness(count.sample_of(counts, evidence), _sample(reference, by, evidence), **options)
        table.attrs["parameters"] = {"by": by} | table.attrs["parameters"]
        if shared := self._shared_with(reference):
            table.attrs["sizes"] |= {"documents on both sides": shared}
        return table

    def _shared_with(self, reference: object) -> int:
        """How many texts the reference has in common with these: then the two sides are not independent."""
        others = reference._same() if isinstance(reference, WordTables) else frozenset()
        return len(self._same() & others)

    def _same(self) -> frozenset[object]:
        """What tells each text from all others of this process."""
        return frozenset(map(id, self._documents))

    def collocates(
        self,
        node: str | Sequence[str] | pd.DataFrame,
        *,
        window: Window = 5,
        by: Unit = "lemma",
        sort: str = "log_dice",
        stopwords: Collection[str] = (),
        min_count: int = 2,
    ) -> pd.DataFrame:
        """Which words stand near ``node``, and how much oftener than by chance.

        ``node`` is a word, a phrase, several of them, or a table of spans such as ``texts.mentions()``; a phrase, or a
        word with ``*`` or ``?``, is looked up as :meth:`kwic` does. ``window`` is a number of words on each side, a
        pair (before, after), or "sentence".

        Columns: node, collocate, count, before, after, documents, node_count, collocate_count, expected, log_dice, mi,
        mi3, npmi, t, z, log_likelihood, p, delta_p, delta_p_reverse; see :func:`corpus.count.collocates`.
        """
        return count.collocates(
            self._tokens_for(by),
            self._places(node, by), window=window, by=by, sort=sort, stopwords=stopwords, min_count=min_count,
        )  # fmt: skip

    def _places(self, node: str | Sequence[str] | pd.DataFrame, by: Unit) -> str | Sequence[str] | pd.DataFrame:
        """``node``, or where it has a phrase or a wildcard the places of all its nodes, each under its name."""
        if isinstance(node, pd.DataFrame):
            return node
        nodes = [node] if isinstance(node, str) else list(node)
        if not any(isinstance(each, str) and _SEVERAL.search(each.strip()) for each in nodes):
            return node
        texts = [(d.doc, d.text) for d in self._documents]
        # By lemma too a phrase may be one word: رئیس جمهور finds رئیس‌جمهور by its letters alone.
        ways: list[count.By] = ["form", "lemma"] if by == "lemma" else ["form"]
        found = [count.kwic(texts, each, window=0, by=way).assign(node=each) for each in nodes for way in ways]
        return pd.concat(found, ignore_index=True)

    # ---- what these stand on

    def _tokens(self) -> pd.DataFrame:
        table: pd.DataFrame = self._with_lemmas("tokens", lambda key: self._kept(key, self._token_table))
        return table

    def _with_lemmas(self, name: str, make: Callable[[str], Any]) -> Any:
        """What has lemmas in it, made once, and once more where the user has set lemmas of his own since."""
        key = f"{name} {corrections_name()}".rstrip()
        if key not in self._found:
            for other in [known for known in self._found if isinstance(known, str) and known.split()[0] == name]:
                self._found.pop(other, None)
            self._found[key] = make(key)
        return self._found[key]

    def _token_table(self) -> pd.DataFrame:
        return count.token_table((d.doc, d.text) for d in self._documents)

    def _terms(self) -> Terms:
        terms: Terms = self._with_lemmas("terms", lambda _: count.count_terms((d.doc, d.text) for d in self._documents))
        return terms

    def _tokens_for(self, by: Unit) -> pd.DataFrame:
        return self._surfaces() if by == "surface" else self._tokens()

    def _counted_by(self, by: Unit) -> Terms | pd.DataFrame:
        """What counting starts from: the cheaper way where the order of words does not matter."""
        return self._surfaces() if by == "surface" else self._terms()

    def _surfaces(self) -> pd.DataFrame:
        """The table of tokens with the spelling of each in the raw text."""
        table: pd.DataFrame = self._with_lemmas("surfaces", lambda _: self._surface_table())
        return table

    def _surface_table(self) -> pd.DataFrame:
        tokens = self._tokens()
        rows = dict(list(tokens.groupby("doc", sort=False)))
        surfaces = [form for d in self._documents if d.doc in rows for form in _surface_forms(d, rows[d.doc])]
        return tokens.assign(surface=pd.Series(surfaces, dtype=object))

    def _groups(self, groups: GroupBy | None) -> Groups | None:
        """The name of the groups and the group of each document; those without a value are "(none)"."""
        if groups is None:
            return None
        ids = list(self._ids())
        if isinstance(groups, str) and groups == "doc":
            return "doc", dict(zip(ids, ids, strict=True))
        from ..count.keywords import COLUMNS as KEYNESS_COLUMNS

        name, values = _named_values(groups, ids) if isinstance(groups, pd.Series) else self._column(groups)
        if name in _TAKEN or name in KEYNESS_COLUMNS:
            remedy = "rename it, as in groups=texts.documents['rank'].rename('place')"
            raise OptionError(f"groups={name!r}", "the table has a column of this name", remedy)
        named = [_NONE if missing else value for value, missing in zip(values, pd.isna(values), strict=True)]
        if strange := [value for value in named if not isinstance(value, Hashable)]:
            raise OptionError(repr(strange[0]), "texts cannot be grouped by this", "make it a text or a number")
        return name, dict(zip(ids, named, strict=True))

    def _column(self, groups: object) -> tuple[str, pd.Series]:
        if not isinstance(groups, str):
            remedy = "give a column of texts.documents, or a Series made of several: d['source'] + ' ' + d['author']"
            raise OptionError(f"groups={groups!r}", "this is no single column", remedy)
        documents = self.documents
        if groups not in documents:
            reason = "there is no such column to group by"
            raise OptionError(groups, reason, f"use one of {', '.join(map(str, documents.columns))}")
        return groups, documents[groups]


def _named_values(groups: pd.Series, ids: list[str]) -> tuple[str, pd.Series]:
    """The name and the values of a Series, put in the order of the texts by its index of numbers or ids."""
    name = str(groups.name or "group")
    for index in (range(len(ids)), ids):
        if groups.index.is_unique and set(groups.index) == set(index):
            return name, groups.reindex(index)
    reason = f"it has {len(groups)} values for {len(ids)} texts" if len(groups) != len(ids) else "its index is another"
    raise OptionError("groups", reason, "make it from a column of texts.documents, or with doc ids as index")


def _sample(reference: Any, by: Unit, evidence: Evidence) -> Sample:
    """The counts that a corpus or a table of frequencies has to compare with."""
    if isinstance(reference, WordTables):
        return count.sample_of(count.word_counts(reference._counted_by(by), by), evidence)
    if not isinstance(reference, pd.DataFrame):
        remedy = "give a Corpus, a table of frequencies or corpus.general_persian()"
        raise OptionError(type(reference).__name__, "this is nothing to compare with", remedy)
    counted_by = reference.attrs.get("parameters", {}).get("by", by)
    if counted_by != by:
        remedy = f"count both by the same: by={counted_by!r}"
        raise OptionError("the reference", f"it was counted by {counted_by}, these texts by {by}", remedy)
    return count.sample_of_table(reference, evidence)


def _surface_forms(document: Document, rows: pd.DataFrame) -> list[str]:
    """Each token of the document, of which ``rows`` are the tokens, as the raw text spells it, letters as in the file.

    What was put together from several places stands without what was between them.
    """
    forms = rows["token"].tolist()
    starts, ends = rows["start"].tolist(), rows["end"].tolist()
    for i in np.flatnonzero(_touched(document, rows)):
        spans = sorted(document.cleaned.to_raw(starts[i], ends[i]))
        forms[i] = "".join(document.raw[a:b] for a, b in spans) or forms[i]
    return forms


def _touched(document: Document, rows: pd.DataFrame) -> NDArray[np.bool_]:
    """Which tokens have a change inside them or at their edge."""
    if not document.cleaned.steps:
        return np.zeros(len(rows), bool)
    segments = document.cleaned.alignment.segments
    changes = [(s.clean_start, s.clean_end) for s in segments if s.fixer != KEPT or s.moved]
    starts, ends = (np.array([c[i] for c in changes], np.int64) for i in (0, 1))
    # A change touches a token when it begins before the token's end and ends behind its start.
    begun = np.searchsorted(starts, rows["end"].to_numpy(np.int64), side="right")
    over = np.searchsorted(ends, rows["start"].to_numpy(np.int64), side="left")
    return np.asarray(begun > over)
