"""The verbs about the texts themselves: what was loaded, copies, cleaning and what it changed, sentences."""

from __future__ import annotations

import argparse
import os
import unicodedata
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import OptionError
from .parsing import Verbs, add_actors, add_output, positive, verb
from .shell import ended, load_texts, say, write_table

if TYPE_CHECKING:
    from ..collection import Corpus

_PRESET = "standard (every repair, the default), pdf (for text from PDF files), characters or none"


def add_text_verbs(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    """The verbs ``texts``, ``duplicates``, ``clean``, ``repairs``, ``sensitivity`` and ``sentences``."""
    _add_texts(verbs, texts)
    _add_duplicates(verbs, texts)
    _add_clean(verbs, texts)
    _add_repairs(verbs, texts)
    _add_sensitivity(verbs, texts)
    _add_sentences(verbs, texts)


def _add_texts(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    loaded = verb(
        verbs, "texts", "list the texts that were read: source, date, words, repairs; or what was amiss with files",
        "texts seeds/", "texts seeds/ --problems", parents=(texts,),
        columns="doc, title, source, author, date, calendar, date_from (metadata.csv, column, page, dateline or"
        " user), path, encoding, format, size (bytes of the file), source_from, source_given and further columns of"
        " metadata.csv or of a table, chars, tokens (words), sentences, repairs;"
        " with --problems: path, stage, reason, remedy, severity",
    )  # fmt: skip
    loaded.add_argument("--problems", action="store_true", help="the files that were not read, and why, instead")
    add_output(loaded)
    loaded.set_defaults(run=_texts)


def _texts(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.problems if options.problems else texts.documents
    telling = ("path", "reason") if options.problems else ("doc", "tokens", "repairs", "date", "title", "source")
    write_table(options, table, telling=telling)
    return ended(options, texts)


def _add_duplicates(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    duplicates = verb(
        verbs, "duplicates", "list the texts that are copies of another, such as reports that several sites carry",
        "duplicates seeds/", "duplicates texts/ --threshold 0.4 -o copies.csv", parents=(texts,),
        columns="doc, group (the earliest text of those alike), exact (the same but for spaces), similarity (Jaccard,"
        " of runs of words) and containment (the share of the first text that is in this one), both to the first text",
    )  # fmt: skip
    duplicates.add_argument(
        "--threshold", metavar="SHARE", type=float, default=0.55, help="least similarity of a copy (0.55)"
    )
    duplicates.add_argument("--shingle", metavar="N", type=positive, default=3, help="words of a run (3)")
    add_output(duplicates)
    duplicates.set_defaults(run=_duplicates)


def _duplicates(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    write_table(options, texts.duplicates(threshold=options.threshold, shingle=options.shingle))
    return ended(options, texts)


def _add_clean(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    clean = verb(
        verbs,
        "clean",
        "write the texts cleaned, with a list of every repair",
        "clean seeds/ -o clean/",
        parents=(texts,),
    )
    clean.add_argument(
        "-o", "--output", metavar="DIR", required=True, help="folder for the clean texts, repairs.csv and repairs.html"
    )
    _add_cleaning(clean)
    clean.set_defaults(run=_clean)


def _add_cleaning(to: argparse.ArgumentParser) -> None:
    to.add_argument("--preset", default="standard", metavar="NAME", help=_PRESET)
    to.add_argument("--keep-order", action="store_true", help="leave lines, words and letters in the order they have")


def _clean(options: argparse.Namespace) -> int:
    from ..report.output import OutputFolder
    from ..report.tables import metadata_table
    from ..report.views import repairs_page

    texts = load_texts(options)
    output = OutputFolder(Path(options.output), overwrite=True)
    raw = _raw_files(options.texts)
    targets = _clean_names(texts)
    for name in (*targets.values(), "metadata.csv", "repairs.csv", "repairs.html"):
        if os.path.realpath(output.folder / name) in raw:
            raise OptionError(output.folder / name, "this belongs to the raw texts", "name another folder with -o")
    for document in texts:
        output.write_text(targets[document.doc], document.text)
    output.write_table("metadata.csv", metadata_table(texts, targets))
    output.write_table("repairs.csv", texts.repairs())
    output.write_text("repairs.html", repairs_page(texts))
    changes = int(texts.documents["repairs"].sum())
    cleaned = f"{len(texts)} text{'s' * (len(texts) != 1)} cleaned"
    say(options, f"{cleaned}, {changes:,} repair{'s' * (changes != 1)}: {output.folder}")
    return ended(options, texts)


def _clean_names(texts: Corpus) -> dict[str, str]:
    """The file of each clean text: that of the raw one, so that a.txt and a.md stay apart; .txt for other formats.

    No two are alike but for capitals or the way in which letters are composed: on Windows and macOS they are one file.
    """
    from ..readers import PLAIN_SUFFIXES, suffix_of

    names: dict[str, str] = {}
    taken: set[str] = set()
    for document in texts:
        path = str(document.metadata["path"])
        own = suffix_of(path) in PLAIN_SUFFIXES and "#" not in path
        further = (f"{document.doc} ({number}).txt" for number in count(2))
        wanted = chain([path] if own else [], [f"{document.doc}.txt"], further)
        names[document.doc] = next(name for name in wanted if _one_file(name) not in taken)
        taken.add(_one_file(names[document.doc]))
    return names


def _one_file(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _raw_files(source: str) -> set[str]:
    """Where the texts were read from, and what lies beside them: nothing of it may be written over."""
    from ..readers import find_texts

    found = find_texts(source)
    raw = {os.path.realpath(file.full) for file in found.files}
    folders = {os.path.realpath(found.root), *map(os.path.dirname, raw)}
    return raw | {os.path.join(place, "metadata.csv") for place in folders}


def _add_repairs(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    repairs = verb(
        verbs, "repairs", "list every change that cleaning makes, the doubtful ones first",
        "repairs seeds/", "repairs seeds/ --counts", parents=(texts,),
        columns="doc, step, fixer, raw_start, raw_end, before, after, confidence (0 to 1), raw_words, clean_words;"
        " with --counts: step, fixer, repairs, documents, least_sure",
    )  # fmt: skip
    repairs.add_argument("--counts", action="store_true", help="how often each repair was made instead")
    _add_cleaning(repairs)
    add_output(repairs)
    repairs.set_defaults(run=_repairs)


def _repairs(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    table = texts.repair_counts() if options.counts else texts.repairs()
    write_table(options, table, telling=("raw_words", "clean_words", "fixer", "confidence"))
    return ended(options, texts)


def _add_sensitivity(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    sensitivity = verb(
        verbs, "sensitivity", "list the counts of words and actors that cleaning changes",
        "sensitivity seeds/", parents=(texts,),
        columns="measure (lemma or mentions), item (the lemma or the actor), raw, clean, change",
    )  # fmt: skip
    add_actors(sensitivity)
    add_output(sensitivity)
    sensitivity.set_defaults(run=_sensitivity)


def _sensitivity(options: argparse.Namespace) -> int:
    from ..mentions import choose_actors

    asked = choose_actors(options.actors, options.gazetteer)
    texts = load_texts(options)
    write_table(options, texts.sensitivity(actors=asked))
    return ended(options, texts)


def _add_sentences(verbs: Verbs, texts: argparse.ArgumentParser) -> None:
    sentences = verb(
        verbs, "sentences", "list the sentences of the clean texts", "sentences seeds/ -o sentences.csv",
        parents=(texts,), columns="doc, sentence (from 0), start, end (places in the clean text), text",
    )  # fmt: skip
    add_output(sentences)
    sentences.set_defaults(run=_sentences)


def _sentences(options: argparse.Namespace) -> int:
    texts = load_texts(options)
    write_table(options, texts.sentences())
    return ended(options, texts)
