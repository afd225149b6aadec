"""The word lists that lemmatising and stopwords read, each once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from ..errors import OptionError


def read_rows(text: str) -> list[list[str]]:
    """The cells of a tab-separated list; empty lines and lines that begin with # are comments."""
    return [line.split("\t") for line in text.split("\n") if line.strip() and not line.startswith("#")]


def _shipped(name: str) -> str:
    return (files("corpus") / "data" / "words" / name).read_text("utf-8")


@cache
def singulars() -> dict[str, str]:
    """Irregular plural → singular."""
    return {plural: one for one, plurals in read_rows(_shipped("plurals.tsv")) for plural in plurals.split()}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of a shipped list, a line being one or more words."""
    return frozenset(word for row in read_rows(_shipped(name)) for word in row[0].split())


@cache
def shipped_corrections() -> dict[str, str]:
    """Form → lemma, for the forms that no rule covers."""
    return {row[0]: row[1] for row in read_rows(_shipped("lemma_corrections.tsv"))}


def read_corrections(path: str | Path) -> dict[str, str]:
    """Form → lemma from a user's file of two tab-separated columns.

    Raises :class:`corpus.errors.OptionError` for a file that is not there or a line of another shape.
    """
    try:
        rows = read_rows(Path(path).read_text("utf-8-sig"))
    except OSError as error:
        raise OptionError(path, f"the file cannot be read ({error.strerror})", "check the path") from None
    for row in rows:
        if len(row) != 2 or not all(cell.strip() for cell in row):
            raise OptionError(
                path, f"a line is not a form, a tab and a lemma: {'<tab>'.join(row)!r}", "correct that line"
            )
    return {form.strip(): lemma.strip() for form, lemma in rows}
