"""Concordance: every occurrence of a word or phrase with the words around it (KWIC, key word in context)."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pandas as pd

from ..errors import OptionError
from .citation import described
from .contexts import Within, around, check_window
from .ordering import check_columns, in_order, listed
from .plain_texts import learn
from .queries import By, check_by, query
from .spans import spans_by_doc
from .word_runs import at_least_one

COLUMNS = ["doc", "before", "node", "after", "start", "end"]
_DEFAULTS = {"by": "form", "within": "paragraph", "sort": (), "sample": None, "metadata": ()}


def kwic(
    texts: Iterable[tuple[str, str]],
    node: str | Iterable[str] | pd.DataFrame,
    *,
    window: int = 5,
    by: By = "form",
    within: Within = "paragraph",
    sort: str | Sequence[str] | None = None,
    sample: int | None = None,
    seed: int = 0,
    metadata: str | Sequence[str] = (),
    documents: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every occurrence of ``node`` in the texts, given as pairs of document id and text.

    ``node`` is one of

    - a word or a phrase. Words are found whole and as readers take them: ي as ی, ۵ as 5, with or without half-space,
      vowel signs and elongation. A space in a phrase is also found as a half-space or a line end. ``*`` stands for
      any letters (چین* also finds چینی), ``?`` for one; a ``*`` by itself for any word;
    - a list of these: what any of them finds;
    - a table with doc, start and end (mentions, dates, an earlier concordance): its spans, each once.

    ``by="lemma"`` finds every form of a word, given by its lemma (رفت#رو) or by one of its forms (می‌رود); a form
    that is itself the lemma of another word finds both. Phrases of lemmas have nothing but spaces between them.

    ``by="regex"`` takes a Python regular expression, which also finds parts of words. Letters, digits and spaces are
    alike in it, one for one (ي as ی, ۵ as 5: in the pattern, ranges included, and in the text); half-spaces, vowel
    signs and elongation are characters of their own, so that ``\\w+اً`` and ``می\\u200c\\w+`` can be looked for.

    ``window`` words (signs between them are shown, not counted) stand on each side, ``within`` the "paragraph", the
    "sentence" or the "document", in which ¶ stands for the end of a paragraph.

    Columns: doc, before, node (as written), after, start, end (offsets of the node in the text, end exclusive), and
    those of ``documents`` (one row a text, with doc) that ``metadata`` names. Lines are in the order of the texts, or
    of ``sort``: keys such as "before1" (the first word before the node), "after2", "node", "doc" or a column of
    ``documents``; in Persian alphabetical order, half-spaces and signs aside, ties as in the texts. ``sample`` lines
    are chosen by chance, the same for the same ``seed``; the sizes in ``attrs`` say of how many (``found``).

    Raises :class:`corpus.errors.OptionError` for a node without a word, a wrong regex or one that matches no
    character, an unknown option or column, and spans of texts that are not there.

    >>> texts = [("الف", "سفر به چین، در سال ۵ بود"), ("ب", "از ژاپن به چين رفت")]
    >>> kwic(texts, "چین", window=2)[["before", "node", "after"]].values.tolist()
    [['سفر به', 'چین', '، در سال'], ['ژاپن به', 'چين', 'رفت']]
    >>> kwic(texts, ["چین", "ژاپن"], window=1, sort=["before1", "node"])["before"].tolist()
    ['از', 'به', 'به']
    >>> kwic(texts, "رفت#رو", by="lemma", window=1)[["before", "node"]].values.tolist()
    [['چين', 'رفت']]
    """
    check_window(window, within)
    check_by(by)
    if not isinstance(node, str | pd.DataFrame):
        node = _several(node)
    names, keys = listed(metadata), listed(sort)
    check_columns(names, keys, window, COLUMNS, documents)
    every = list(texts)
    found = _places(every, node, by)
    total = sum(len(spans) for _, _, spans in found)
    if sample is not None:
        found = _sampled(found, total, sample, seed)
    table = _with_metadata(_lines(found, window, within), names, documents)
    if keys:
        table = in_order(table, keys, documents)
    options = {"by": by, "within": within, "sort": keys, "sample": sample, "metadata": names}
    parameters = {"node": _named(node), "window": window}
    parameters |= {name: value for name, value in options.items() if value != _DEFAULTS[name]}
    sizes = {"lines": len(table), "documents": len(every)}
    if sample is not None:
        parameters["seed"] = seed
        sizes["found"] = total
    return described(table, "kwic", parameters=parameters, sizes=sizes)


def _several(nodes: object) -> list[str]:
    if not isinstance(nodes, Iterable):
        remedy = "give a word, a phrase, a list of them, or a table with doc, start and end"
        raise OptionError(repr(nodes), "this is no text to look for", remedy)
    return list(nodes)


type _Places = list[tuple[str, str, Sequence[tuple[int, int]]]]


def _places(texts: Sequence[tuple[str, str]], node: str | Iterable[str] | pd.DataFrame, by: By) -> _Places:
    """The texts in which something is found: id, text, spans."""
    if isinstance(node, pd.DataFrame):
        given = spans_by_doc(node, {doc: len(text) for doc, text in texts})
        return [(doc, text, sorted(set(given[doc]))) for doc, text in texts if doc in given]
    find = query(node, by)
    if by == "form":
        learn([text for _, text in texts])
    return [(doc, text, spans) for doc, text in texts if (spans := find(text))]


def _sampled(found: _Places, total: int, sample: int, seed: int) -> _Places:
    at_least_one(sample, "sample", "lines")
    chosen = set(random.Random(seed).sample(range(total), min(sample, total)))
    kept: _Places = []
    number = 0
    for doc, text, spans in found:
        some = [span for i, span in enumerate(spans, number) if i in chosen]
        number += len(spans)
        if some:
            kept.append((doc, text, some))
    return kept


def _lines(found: _Places, window: int, within: Within) -> pd.DataFrame:
    rows = [
        (doc, before, text[start:end], after, start, end)
        for doc, text, spans in found
        for (start, end), (before, after) in zip(spans, around(text, spans, window=window, within=within), strict=True)
    ]
    types = {column: "int64" if column in ("start", "end") else "str" for column in COLUMNS}
    return pd.DataFrame(rows, columns=COLUMNS).astype(types)


def _with_metadata(table: pd.DataFrame, names: Sequence[str], documents: pd.DataFrame | None) -> pd.DataFrame:
    if documents is None:
        return table
    rows = pd.Index(documents["doc"]).get_indexer(pd.Index(table["doc"]))
    return table.assign(**{name: documents[name].take(rows).array for name in names})


def _named(node: str | Iterable[str] | pd.DataFrame) -> object:
    if isinstance(node, pd.DataFrame):
        return f"a table of {len(node)} places"
    return node if isinstance(node, str) else tuple(node)
