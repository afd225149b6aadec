"""The verbs about words: how often, where, beside which others, and what sets texts apart."""

from __future__ import annotations

import argparse

from ..errors import OptionError
from .parsing import Verbs, add_cut, add_output, names, positive, verb
from .shell import ended, load_texts, stopwords_for, write_table

_TELLING = ("word", "collocate", "count", "reference_count", "log_dice", "log_likelihood", "p_adjusted", "log_ratio")
_UNITS = ("lemma", "token", "surface")
_UNIT = "what is a word: lemma (all its forms), token (as cleaned) or surface (as the file spells it)"
_COLUMN = "a column of `corpus texts`, such as source, author or doc"
_GROUPS = f"count each group of texts by itself: {_COLUMN}"
_WORD = "a word, or a phrase in quotation marks; * stands for any letters, ? for one; several are looked for together"
_COUNTS = "word, count, per_million (words), documents (that have it), rank"
_KEYNESS = (
    "word, count (here), reference_count, per_million, reference_per_million, log_likelihood, p, p_adjusted, log_ratio"
    " (above 0: commoner here) with its interval log_ratio_low and log_ratio_high, lrc, percent_diff, simple_maths,"
    " bic, log_likelihood_2"
)


def add_word_verbs(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    """The verbs from ``frequencies`` to ``tokens``."""
    _add_frequencies(verbs, texts)
    _add_concordance(verbs, texts)
    _add_collocates(verbs, texts)
    _add_keyness(verbs, texts)
    _add_ngrams(verbs, texts)
    _add_dispersion(verbs, texts)
    _add_diversity(verbs, texts)
    _add_zipf(verbs, texts)
    _add_tokens(verbs, texts)


def _add_unit(to: argparse.ArgumentParser, default: str = "lemma") -> None:
    to.add_argument("--by", choices=_UNITS, default=default, help=f"{_UNIT} (default: {default})")


def _add_all_words(to: argparse.ArgumentParser) -> None:
    to.add_argument("--all-words", action="store_true", help="count words such as «از» and «که» too")


def _add_least(to: argparse.ArgumentParser, default: int) -> None:
    to.add_argument(
        "--min-count", metavar="N", type=positive, default=default, help=f"leave out what is rarer ({default})"
    )


def _add_frequencies(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    frequencies = verb(
        verbs, "frequencies", "count the words", "frequencies seeds/ --top 20",
        "frequencies seeds/ --groups source --top 10", parents=(texts,), columns=_COUNTS,
    )  # fmt: skip
    _add_unit(frequencies)
    frequencies.add_argument("--groups", metavar="COLUMN", help=_GROUPS)
    _add_all_words(frequencies)
    add_cut(frequencies)
    add_output(frequencies)
    frequencies.set_defaults(run=_frequencies)


def _frequencies(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.frequencies(by=options.by, stopwords=stopwords_for(options), groups=options.groups)
    write_table(options, table, each=options.groups)
    return ended(options, texts)


def _add_concordance(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    concordance = verb(
        verbs, "concordance", "show every occurrence of a word or phrase with the words around it (KWIC)",
        "concordance seeds/ چین", "concordance seeds/ 'آسیای مرکزی' --sort after1 -o lines.html",
        "concordance seeds/ رفتن --by lemma --window 8", parents=(texts,),
        columns="doc, before, node (as written), after, start, end (places in the clean text), and those of --metadata",
    )  # fmt: skip
    concordance.add_argument("node", metavar="WORD", nargs="+", help=_WORD)
    concordance.add_argument("--window", metavar="N", type=positive, default=5, help="words on each side (5)")
    concordance.add_argument(
        "--by", choices=("form", "lemma", "regex"), default="form",
        help="how WORD is found: form (as readers take it, the default), lemma (all its forms) or regex (a pattern)",
    )  # fmt: skip
    concordance.add_argument(
        "--within", choices=("paragraph", "sentence", "document"), default="paragraph",
        help="where the words around it end (paragraph)",
    )  # fmt: skip
    concordance.add_argument(
        "--sort", metavar="KEYS", type=names,
        help="order of the lines: before1, after1 (the next word), node, doc, or columns of `corpus texts`",
    )  # fmt: skip
    concordance.add_argument("--metadata", metavar="COLUMNS", type=names, default=(), help="columns to show beside it")
    concordance.add_argument("--sample", metavar="N", type=positive, help="so many lines, chosen by chance")
    concordance.add_argument("--seed", metavar="N", type=int, default=0, help="another number chooses others (0)")
    add_output(concordance)
    concordance.set_defaults(run=_concordance)


def _concordance(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.kwic(
        options.node, window=options.window, by=options.by, within=options.within, sort=options.sort,
        sample=options.sample, seed=options.seed, metadata=options.metadata,
    )  # fmt: skip
    write_table(options, table)
    return ended(options, texts)


def _window(text: str) -> int | tuple[int, int] | str:
    if text == "sentence":
        return text
    sides = text.split(",")
    if len(sides) > 2 or not all(side.strip().isdecimal() for side in sides):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number of words, two of them (3,5) nor sentence")
    numbers = [int(side) for side in sides]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else numbers[0]


def _add_collocates(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    collocates = verb(
        verbs, "collocates", "list the words that stand near a word oftener than by chance",
        "collocates seeds/ چین", "collocates seeds/ روسیه چین --window sentence --top 10", parents=(texts,),
        columns="node, collocate, count, before, after, documents, node_count, collocate_count, expected, log_dice, mi,"
        " mi3, npmi, t, z, log_likelihood, p, delta_p, delta_p_reverse",
    )  # fmt: skip
    collocates.add_argument("node", metavar="WORD", nargs="+", help=_WORD.replace("together", "one by one"))
    collocates.add_argument(
        "--window", metavar="N", type=_window, default=5,
        help="words on each side, before and after it (3,5), or sentence (default: 5)",
    )  # fmt: skip
    _add_unit(collocates)
    collocates.add_argument("--sort", metavar="COLUMN", default="log_dice", help="order of the rows (log_dice)")
    _add_all_words(collocates)
    _add_least(collocates, 2)
    add_cut(collocates)
    add_output(collocates)
    collocates.set_defaults(run=_collocates)


def _collocates(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.collocates(
        options.node, window=options.window, by=options.by, sort=options.sort, stopwords=stopwords_for(options),
        min_count=options.min_count,
    )  # fmt: skip
    write_table(options, table, each="node", telling=("node", *_TELLING))
    return ended(options, texts)


def _add_keyness(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    keyness = verb(
        verbs, "keyness", "list the words that set texts apart from others, or groups of them from each other",
        "keyness seeds/ --groups source --commoner --top 5", "keyness mine/ others/ --top 20",
        "keyness seeds/ --general --top 10",
        parents=(texts,), columns=f"with --groups the group first; {_KEYNESS}",
    )  # fmt: skip
    keyness.add_argument("reference", metavar="REFERENCE", nargs="?", help="the texts to compare with: file or folder")
    keyness.add_argument(
        "--groups", metavar="COLUMN", help=f"compare each group with all other texts instead: {_COLUMN}"
    )
    keyness.add_argument(
        "--general", action="store_true", help="compare with general Persian instead (needs the library wordfreq)"
    )
    keyness.add_argument(
        "--commoner", action="store_true", help="only words that are commoner here, not the rarer ones"
    )
    keyness.add_argument(
        "--strongest", metavar="N", type=positive,
        help="with --groups, only the N strongest words of each group on either side: all words of a thousand groups "
        "take minutes",
    )  # fmt: skip
    _add_unit(keyness)
    keyness.add_argument(
        "--evidence", choices=("tokens", "documents"), default="tokens", help="count words, or texts that have them"
    )
    keyness.add_argument(
        "--sort", metavar="COLUMN", default="log_likelihood", help="order of the rows (log_likelihood)"
    )
    _add_all_words(keyness)
    _add_least(keyness, 1)
    add_cut(keyness)
    add_output(keyness)
    keyness.set_defaults(run=_keyness)


def _keyness(options: argparse.Namespace) -> int:
    from ..count import general_persian

    ways = [options.reference is not None, options.groups is not None, options.general]
    if sum(ways) != 1:
        given = "nothing" if not any(ways) else "more than one thing"
        remedy = "name a second folder, or --groups and a column, or --general"
        raise OptionError("corpus keyness", f"{given} to compare with is named", remedy)
    texts = load_texts(options)
    others = None if options.reference is None else load_texts(options, source=options.reference)
    general = general_persian(by=options.by) if options.general else None
    table = texts.keyness(
        general if others is None else others, groups=options.groups, by=options.by, evidence=options.evidence,
        sort=options.sort, strongest=options.strongest,
        stopwords=stopwords_for(options), min_count=options.min_count,
    )  # fmt: skip
    if options.commoner:
        table = table[table["log_ratio"] > 0]
    write_table(options, table, each=options.groups, telling=(options.groups or "", *_TELLING))
    return max(ended(options, each) for each in (texts, others) if each is not None)


def _add_ngrams(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    ngrams = verb(
        verbs, "ngrams", "count the runs of two words or more", "ngrams seeds/", "ngrams seeds/ -n 3 --all-words",
        parents=(texts,), columns=_COUNTS,
    )  # fmt: skip
    ngrams.add_argument("-n", "--length", metavar="N", type=positive, default=2, help="words in a run (2)")
    _add_unit(ngrams, "token")
    ngrams.add_argument("--groups", metavar="COLUMN", help=_GROUPS)
    ngrams.add_argument("--all-words", action="store_true", help="runs that begin or end with «از» or «که» too")
    _add_least(ngrams, 2)
    add_cut(ngrams)
    add_output(ngrams)
    ngrams.set_defaults(run=_ngrams)


def _ngrams(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.ngrams(
        options.length, by=options.by, stopwords=stopwords_for(options), min_count=options.min_count,
        groups=options.groups,
    )  # fmt: skip
    write_table(options, table, each=options.groups)
    return ended(options, texts)


def _add_dispersion(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    dispersion = verb(
        verbs, "dispersion", "say how evenly each word is spread over the texts", "dispersion seeds/ --top 20",
        "dispersion seeds/ --parts 10", parents=(texts,),
        columns=f"{_COUNTS}, parts, range (parts that have it), dp (0 evenly spread, 1 not at all), dp_norm,"
        " juilland_d, arf",
    )  # fmt: skip
    dispersion.add_argument("--parts", metavar="N", type=positive, help="stretches of equal length instead of texts")
    _add_unit(dispersion)
    _add_all_words(dispersion)
    _add_least(dispersion, 1)
    add_cut(dispersion)
    add_output(dispersion)
    dispersion.set_defaults(run=_dispersion)


def _dispersion(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.dispersion(
        parts=options.parts or "doc", by=options.by, stopwords=stopwords_for(options), min_count=options.min_count
    )
    write_table(options, table)
    return ended(options, texts)


def _add_diversity(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    diversity = verb(
        verbs, "diversity", "say how varied the words of each text are", "diversity seeds/",
        "diversity seeds/ --groups source", parents=(texts,),
        columns="doc (or the group), tokens, types, hapaxes, ttr, mattr, mtld, hdd, yule_k; all but ttr can be compared"
        " between texts of different length",
    )  # fmt: skip
    diversity.add_argument("--groups", metavar="COLUMN", default="doc", help=f"{_GROUPS} (doc)")
    _add_unit(diversity)
    diversity.add_argument("--window", metavar="N", type=positive, default=50, help="words of the window of mattr (50)")
    add_output(diversity)
    diversity.set_defaults(run=_diversity)


def _diversity(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    write_table(options, texts.diversity(options.groups, by=options.by, window=options.window))
    return ended(options, texts)


def _add_zipf(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    zipf = verb(
        verbs, "zipf", "set words by rank beside Zipf's law", "zipf seeds/ --top 10", parents=(texts,),
        columns="rank, word, count, per_million, share, cumulative_share, expected (by Zipf's law)",
    )  # fmt: skip
    _add_unit(zipf)
    add_cut(zipf)
    add_output(zipf)
    zipf.set_defaults(run=_zipf)


def _zipf(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    write_table(options, texts.zipf(by=options.by))
    return ended(options, texts)


def _add_tokens(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    tokens = verb(
        verbs, "tokens", "list every word and sign with its lemma, for other programs",
        "tokens seeds/ -o tokens.csv", parents=(texts,),
        columns="doc, sentence (from 0), start, end (places in the clean text), token, lemma, kind (word, number, date,"
        " time, url, hashtag, acronym or punctuation)",
    )  # fmt: skip
    add_output(tokens)
    tokens.set_defaults(run=_tokens)


def _tokens(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    write_table(options, texts.tokens())
    return ended(options, texts)
