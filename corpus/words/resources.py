"""The word lists that lemmatising and stopwords read, each once a process."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from ..errors import OptionError
from ..letters import ZWNJ


def read_rows(text: str) -> list[list[str]]:
    """The cells of a tab-separated list; empty lines and lines that begin with # are comments."""
    return [line.split("\t") for line in text.split("\n") if line.strip() and not line.startswith("#")]


def _shipped(name: str, folder: str = "words") -> str:
    return (files("corpus") / "data" / folder / name).read_text("utf-8")


@cache
def singulars() -> dict[str, str]:
    """Irregular plural → singular."""
    return {plural: one for one, plurals in read_rows(_shipped("plurals.tsv")) for plural in plurals.split()}


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of a shipped list, a line being one or more words."""
    return frozenset(word for row in read_rows(_shipped(name)) for word in row[0].split())


@cache
def name_list() -> frozenset[str]:
    """The names that cleaning knows (``corpus/data/names``), and the parts of those with a half-space."""
    rows = [row[0] for name in ("gazetteer.txt", "press.txt") for row in read_rows(_shipped(name, "names"))]
    whole = {word for row in rows for word in row.split()}
    return frozenset(whole | {part for word in whole for part in word.split(ZWNJ) if len(part) > 1})


@cache
def word_variants() -> dict[str, str]:
    """Spelling → the spelling to count it under, for what no rule gives: written variants and spoken ones."""
    rows = (row for name in ("spellings.tsv", "spoken.tsv") for row in read_rows(_shipped(name)))
    return {other: usual for usual, others in rows for other in others.split()}


@cache
def shipped_corrections() -> dict[str, str]:
    """Form → lemma, for the forms that no rule covers."""
    return {row[0]: row[1] for row in read_rows(_shipped("lemma_corrections.tsv"))}


def read_corrections(path: str | Path) -> dict[str, str]:
    """Form → lemma from a user's file: two columns with a tab between them, in UTF-8; # begins a comment.

    Raises :class:`corpus.errors.OptionError` for a file that cannot be read, a line of another shape, and a form that
    stands there twice with different lemmas.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise OptionError(path, f"the file cannot be read ({error.strerror})", "check the path") from None
    except UnicodeDecodeError as error:
        raise OptionError(path, f"not UTF-8 (byte {error.start})", "save the file as UTF-8") from None
    found: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 2 or not all(cells):
            shown = line.replace("\t", "<tab>")
            raise OptionError(path, f"line {number} is not a form, a tab and a lemma: {shown!r}", "correct that line")
        form, lemma = cells
        earlier, where = found.setdefault(form, (lemma, number))
        if earlier != lemma:
            raise OptionError(
                path, f"{form} has the lemma {earlier} in line {where} and {lemma} in line {number}", "keep one of them"
            )
    return {form: lemma for form, (lemma, _) in found.items()}
