"""Common word forms with what is known of them: what cleaning could need of each, and its lemma.

Both follow from the word list, the verb table and the rules of ``corpus.clean`` and ``corpus.words``; they are worked
out beforehand (``tools/make_word_forms.py``), since looking a form up is a hundred times as fast as working it out. A
form that is not here is worked out when it is met: the outcome is the same, which tests make sure of.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .formtable import FormTable
from .lexicon import LexiconError, hazm_data, load_lexicon


class WordForms(NamedTuple):
    """Word form → what cleaning could need of it (the flags of ``corpus.clean.triage``), and → its lemma."""

    needs: Mapping[str, int]
    lemmas: Mapping[str, str]
    table: FormTable | None = None
    """What both look forms up in."""


class _Column[T](Mapping[str, T]):
    """What one column of the table says of a form."""

    def __init__(self, table: FormTable) -> None:
        self._table, self._text, self._place = table, table.text, table.place

    def __getitem__(self, form: str) -> T:
        found: T | None = self.get(form)
        if found is None:
            raise KeyError(form)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)


class _Needs(_Column[int]):
    def get(self, form: str, default: Any = None, /) -> Any:
        at = self._place(form)
        if at < 0:
            return default
        return 0 if self._text[at : at + 2] == b"0\t" else int(self._text[at : self._text.index(b"\t", at)])


class _Lemmas(_Column[str]):
    def get(self, form: str, default: Any = None, /) -> Any:
        at = self._place(form)
        if at < 0:
            return default
        if self._text[at : at + 3] == b"0\t\n":
            return form
        return self._text[self._text.index(b"\t", at) + 1 : self._text.index(b"\n", at)].decode() or form


def sources() -> str:
    """What the table was worked out from: checksums of hazm's word list and verb table."""
    return f"{load_lexicon().checksum} {zlib.crc32(hazm_data('verbs.dat').read_bytes()):08x}"


@cache
def word_forms() -> WordForms:
    """The table; empty where hazm has other lists than those it was worked out from.

    >>> word_forms().lemmas["می\\N{ZERO WIDTH NON-JOINER}روند"]
    'رفت#رو'
    """
    folder = files("corpus") / "data" / "forms"
    text = (folder / "forms.tsv").read_bytes()
    try:
        if text.partition(b"\n")[0].decode().removeprefix("# ") != sources():
            return WordForms({}, {})
    except LexiconError:  # said by who needs the lists themselves
        return WordForms({}, {})
    table = FormTable(text, (folder / "forms.index").read_bytes())
    return WordForms(_Needs(table), _Lemmas(table), table)
