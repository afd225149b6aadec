"""The verbs about mentions of actors: who is named, how much, when, by what name, with whom, in which sentences."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ..errors import OptionError
from .parsing import Verbs, add_actors, add_cut, add_output, add_periods, names, positive, share, verb
from .shell import ended, load_texts, say, stopwords_for, write_table

if TYPE_CHECKING:
    from ..collection import Actors

_MENTIONS = (
    "doc, sentence, start, end (places in the clean text), text (the name as written), actor, kind, alias,"
    " counted (whether headline counts include it), sentence_text"
)
_COUNTS = (
    "those of --by (doc), actor, label, count, per_1000 (words), share (of all mentions), documents, document_share"
)
_BY = "what is counted apart: doc, actor, kind, alias or a column of `corpus texts`, several with commas"
_KINDS = "kinds of mention that count: country, demonym, capital, institution, leader, ..., several with commas"
_MEMBERS = "count a mention of a member for its group too, as in --actors G7,C5 --members"
_CONFIDENCE = "add intervals of the rates, such as 0.95, by drawing texts anew"


def add_mention_verbs(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    """The verbs from ``mentions`` to ``contrast``."""
    _add_mentions(verbs, texts)
    _add_evidence(verbs, texts)
    _add_attention(verbs, texts)
    _add_comentions(verbs, texts)
    _add_prominence(verbs, texts)
    _add_first_mentions(verbs, texts)
    _add_naming(verbs, texts)
    _add_mention_dispersion(verbs, texts)
    _add_contrast(verbs, texts)


def _asked(options: argparse.Namespace) -> Actors:
    """The actors that were asked for; a mistake in them is told before the texts are read, which may take long."""
    from ..mentions import choose_actors

    return choose_actors(options.actors, options.gazetteer)


def _add_kinds(to: argparse.ArgumentParser) -> None:
    to.add_argument("--kinds", metavar="KINDS", type=names, help=_KINDS)


def _add_mentions(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    mentions = verb(
        verbs, "mentions", "list every mention of the actors, or count them",
        "mentions seeds/ --actors CN,RU,JP -o mentions.csv", "mentions seeds/ --counts",
        "mentions seeds/ --counts --by source,kind", parents=(texts,),
        columns=f"{_MENTIONS}; with --counts: {_COUNTS}",
    )  # fmt: skip
    add_actors(mentions)
    mentions.add_argument("--counts", action="store_true", help="numbers per text and actor instead of the mentions")
    mentions.add_argument("--by", metavar="COLUMNS", type=names, help=f"with --counts, {_BY}")
    _add_kinds(mentions)
    mentions.add_argument("--members", action="store_true", help=f"with --counts, {_MEMBERS}")
    mentions.add_argument("--confidence", metavar="SHARE", type=share, help=f"with --counts, {_CONFIDENCE}")
    add_output(mentions)
    mentions.set_defaults(run=_mentions)


def _mentions(options: argparse.Namespace) -> int:
    if not options.counts and (options.by or options.members or options.confidence):
        remedy = "add --counts, or leave out --by, --members and --confidence"
        raise OptionError("corpus mentions", "this says how mentions are counted, and they are listed", remedy)
    asked = _asked(options)
    texts = load_texts(options)
    if options.counts:
        table = texts.mention_counts(
            options.by or "doc", actors=asked, kinds=options.kinds, members=options.members,
            confidence=options.confidence,
        )  # fmt: skip
    else:
        table = texts.evidence(actors=asked, kinds=options.kinds)
    write_table(options, table, telling=("sentence_text", "text", "actor", "kind", "count", "doc"))
    return ended(options, texts)


def _add_evidence(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    evidence = verb(
        verbs, "evidence", "show the sentences that mention an actor", "evidence seeds/ CN",
        "evidence seeds/ JP --kind capital", "evidence seeds/ RU -o russia.html", parents=(texts,), columns=_MENTIONS,
    )  # fmt: skip
    evidence.add_argument(
        "actor", metavar="ACTOR", type=str.upper, help="its id, such as CN; `corpus actors list` has all"
    )
    evidence.add_argument("--kind", metavar="KIND", help="only country, demonym, capital, institution, leader, ...")
    evidence.add_argument("--doc", metavar="DOC", help="only this text, by its id or how its id begins")
    evidence.add_argument("--gazetteer", metavar="FILE", help="a TOML or CSV file of actors of your own")
    add_output(evidence)
    evidence.set_defaults(run=_evidence)


def _evidence(options: argparse.Namespace) -> int:
    from ..display import evidence_html
    from ..mentions import choose_actors

    asked = choose_actors([options.actor], options.gazetteer)
    texts = load_texts(options)
    table = texts.evidence(options.actor, kind=options.kind, doc=options.doc, actors=asked)
    write_table(
        options, table, telling=("sentence_text", "text", "kind", "doc"),
        body=lambda: evidence_html(table, texts.documents, max_rows=max(len(table), 1)),
    )  # fmt: skip
    return ended(options, texts)


def _add_attention(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    attention = verb(
        verbs, "attention", "say how much is said of each actor over time, by the dates of the texts",
        "attention seeds/ --by year", "attention seeds/ --by season --calendar persian --actors CN,RU",
        parents=(texts,),
        columns="the group, period, start, end, actor, label, count, documents (that name it), texts, words, per_1000,"
        " share, document_share",
    )  # fmt: skip
    add_periods(attention, "month")
    add_actors(attention)
    attention.add_argument("--groups", metavar="COLUMN", help="each group of texts by itself: source, author, ...")
    _add_kinds(attention)
    attention.add_argument("--members", action="store_true", help=_MEMBERS)
    attention.add_argument("--confidence", metavar="SHARE", type=share, help=_CONFIDENCE)
    add_output(attention)
    attention.set_defaults(run=_attention)


def _attention(options: argparse.Namespace) -> int:
    asked = _asked(options)
    texts = load_texts(options)
    table = texts.attention(
        options.by, calendar=options.calendar, actors=asked, groups=options.groups, kinds=options.kinds,
        members=options.members, confidence=options.confidence,
    )  # fmt: skip
    write_table(options, table)
    if undated := int(texts.documents["date"].isna().sum()):
        told = "1 text has no date and is" if undated == 1 else f"{undated:,} texts have no date and are"
        say(options, f"{told} left out: give dates in metadata.csv, or one for all by --reference-date")
    return ended(options, texts)


def _add_comentions(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    comentions = verb(
        verbs, "comentions", "list the pairs of actors that are named together", "comentions seeds/",
        "comentions seeds/ --actors all --window document", parents=(texts,),
        columns="actor_a, actor_b, count (sentences with both), documents, count_a, count_b, expected (by chance),"
        " log_dice, npmi, log_likelihood, p",
    )  # fmt: skip
    comentions.add_argument(
        "--window",
        choices=("sentence", "paragraph", "document"),
        default="sentence",
        help="what is together (sentence)",
    )
    add_actors(comentions)
    _add_kinds(comentions)
    add_cut(comentions)
    add_output(comentions)
    comentions.set_defaults(run=_comentions)


def _comentions(options: argparse.Namespace) -> int:
    asked = _asked(options)
    texts = load_texts(options)
    write_table(options, texts.comentions(options.window, actors=asked, kinds=options.kinds))
    return ended(options, texts)


def _add_prominence(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    prominence = verb(
        verbs, "prominence", "say how prominently each actor is named: in titles, early, first",
        "prominence seeds/ --actors CN,RU,JP", parents=(texts,),
        columns="actor, label, count, documents, titled (of them with a title), in_title, title_share, first_tenth,"
        " first_tenth_share, named_first, named_first_share, median_position (0 the beginning, 1 the end)",
    )  # fmt: skip
    add_actors(prominence)
    _add_kinds(prominence)
    add_output(prominence)
    prominence.set_defaults(run=_prominence)


def _prominence(options: argparse.Namespace) -> int:
    asked = _asked(options)
    texts = load_texts(options)
    write_table(options, texts.prominence(actors=asked, kinds=options.kinds))
    return ended(options, texts)


def _add_first_mentions(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    first = verb(
        verbs, "first-mentions", "say where each text names each actor first", "first-mentions seeds/",
        parents=(texts,),
        columns="doc, actor, label, count, sentence, start, position (0 the beginning of the text, 1 its end), order (1"
        " for the one named first), kind, text, in_title, title_is_first_line",
    )  # fmt: skip
    add_actors(first)
    _add_kinds(first)
    add_output(first)
    first.set_defaults(run=_first_mentions)


def _first_mentions(options: argparse.Namespace) -> int:
    asked = _asked(options)
    texts = load_texts(options)
    write_table(options, texts.first_mentions(actors=asked, kinds=options.kinds))
    return ended(options, texts)


def _add_naming(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    naming = verb(
        verbs, "naming", "say by what each actor is named: country, people, capital, institution, leader",
        "naming seeds/", "naming seeds/ --by source --actors CN,RU", parents=(texts,),
        columns="those of --by, actor, label, count, country, demonym, capital, institution, leader, other,"
        " capital_share (of capital and country) with its interval capital_share_low and capital_share_high",
    )  # fmt: skip
    naming.add_argument("--by", metavar="COLUMNS", type=names, default="actor", help=f"{_BY} (actor)")
    add_actors(naming)
    _add_kinds(naming)
    add_output(naming)
    naming.set_defaults(run=_naming)


def _naming(options: argparse.Namespace) -> int:
    asked = _asked(options)
    texts = load_texts(options)
    write_table(options, texts.naming(options.by, actors=asked, kinds=options.kinds))
    return ended(options, texts)


def _add_mention_dispersion(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    dispersion = verb(
        verbs, "mention-dispersion", "say whether an actor is a matter of all texts or of a few",
        "mention-dispersion seeds/", "mention-dispersion seeds/ --within 10", parents=(texts,),
        columns="doc (with --within), actor, label, count, parts, range (parts that name it), dp (0 evenly spread,"
        " 1 not at all), dp_norm, juilland_d",
    )  # fmt: skip
    dispersion.add_argument("--within", metavar="N", type=positive, help="stretches that each text is cut into")
    add_actors(dispersion)
    _add_kinds(dispersion)
    add_output(dispersion)
    dispersion.set_defaults(run=_mention_dispersion)


def _mention_dispersion(options: argparse.Namespace) -> int:
    asked = _asked(options)
    texts = load_texts(options)
    write_table(options, texts.mention_dispersion(within=options.within, actors=asked, kinds=options.kinds))
    return ended(options, texts)


def _add_contrast(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    contrast = verb(
        verbs, "contrast", "list the words that set sentences with one actor apart from those with another",
        "contrast seeds/ CN RU --top 10", "contrast seeds/", parents=(texts,),
        columns="word, count (with the first), reference_count (with the second), per_million, reference_per_million,"
        " log_likelihood, p, p_adjusted, log_ratio (above 0: commoner with the first), log_ratio_low, log_ratio_high,"
        " lrc, percent_diff, simple_maths, bic, log_likelihood_2",
    )  # fmt: skip
    contrast.add_argument(
        "sides", metavar="ACTOR", nargs="*", type=str.upper, help="two actors; none: the two that are mentioned most"
    )
    contrast.add_argument(
        "--shared", choices=("neither", "both"), default="neither", help="where sentences with both count"
    )
    add_actors(contrast)
    contrast.add_argument("--all-words", action="store_true", help="compare words such as «از» and «که» too")
    contrast.add_argument("--min-count", metavar="N", type=positive, default=1, help="leave out what is rarer (1)")
    _add_kinds(contrast)
    add_cut(contrast)
    add_output(contrast)
    contrast.set_defaults(run=_contrast)


def _contrast(options: argparse.Namespace) -> int:
    if len(options.sides) not in (0, 2):
        remedy = "name two, such as CN RU, or none"
        raise OptionError(" ".join(options.sides), "a contrast has two actors", remedy)
    asked = _asked(options)
    texts = load_texts(options)
    a, b = options.sides or (None, None)
    table = texts.contrast(
        a, b, shared=options.shared, stopwords=stopwords_for(options), min_count=options.min_count, actors=asked,
        kinds=options.kinds,
    )  # fmt: skip
    write_table(
        options, table, telling=("word", "count", "reference_count", "log_likelihood", "p_adjusted", "log_ratio")
    )
    if options.sides == []:
        first, second = ("+".join(table.attrs["parameters"][side]) for side in ("a", "b"))
        say(options, f"count is that beside {first}, reference_count that beside {second}")
    return ended(options, texts)
