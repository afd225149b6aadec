"""The word list that cleaning and lemmatising look words up in: hazm's, read as a plain data file.

hazm (MIT) ships 193,751 Persian word forms with web frequencies and part-of-speech tags. Importing hazm takes
seconds and hundreds of megabytes; its ``words.dat`` is looked up as it lies (:mod:`.formtable`), by an index that ships
with this library. Most frequencies in it are 0, which means "not counted", not "never used".

Tags (several per word): N noun, AJ adjective, ADV adverb, NUM number, PL plural, P preposition, CONJ conjunction,
DET determiner, PRO pronoun, CL classifier, RES, AJC, ZVR and rarer ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from .errors import CorpusError
from .formtable import FormTable
from .letters import ZWNJ


class LexiconError(CorpusError, FileNotFoundError):
    """A data file of hazm that is missing or not as expected."""

    __str__ = Exception.__str__


def hazm_data(name: str) -> Path:
    """Path of a data file that hazm ships, found without importing hazm.

    Raises :class:`LexiconError` when hazm or the file is not there.
    """
    spec = find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        raise LexiconError("hazm", "the package is not installed", "install it with: pip install 'hazm>=0.12.1'")
    path = Path(spec.submodule_search_locations[0]) / "data" / name
    if not path.is_file():
        raise LexiconError(path, "hazm's data file is missing", "reinstall hazm: pip install --force-reinstall hazm")
    return path


BARE = "0\t0"
"""The entry of a form that is neither counted nor tagged."""


class Lexicon:
    """Word forms with their frequencies and tags.

    >>> lexicon = load_lexicon()
    >>> "دانش\\N{ZERO WIDTH NON-JOINER}آموزان" in lexicon
    False
    >>> lexicon.tags("روسیه"), lexicon.frequency("روسیه") > 1_000_000
    (('N',), True)
    """

    __slots__ = ("_entries", "_halfspaced")

    def __init__(self, entries: FormTable) -> None:
        self._entries = entries
        self._halfspaced: dict[str, str] | None = None

    def __contains__(self, form: object) -> bool:
        return form in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def entry(self, form: str) -> str | None:
        """The frequency and the tags of the form as they are written, with a tab between; None for unknown forms."""
        return self._entries.get(form)

    def entries(self) -> Iterator[tuple[str, str]]:
        """The forms with their entries, much faster than one by one; where a form comes again, the last one counts."""
        return self._entries.rows()

    def frequency(self, form: str) -> int:
        """How often the form was counted on the web; 0 for uncounted and unknown forms."""
        entry = self._entries.get(form)
        return int(entry.split("\t")[0]) if entry else 0

    def tags(self, form: str) -> tuple[str, ...]:
        """Part-of-speech tags of the form; empty for forms without tags and unknown forms."""
        entry = self._entries.get(form)
        if not entry:
            return ()
        tags = entry.split("\t")[1]
        return () if tags == "0" else tuple(tags.split(","))

    def is_met(self, form: str) -> bool:
        """Whether the form was counted or tagged; the rest of the list are bare strings, common and odd ones alike."""
        place = self._entries.place(form)
        return place >= 0 and self._entries.text[place : place + 4].rstrip(b"\n") != b"0\t0"

    def looked_through(self, characters: int) -> None:
        """Be told how long a text was that is done (:meth:`corpus.formtable.FormTable.looked_through`)."""
        self._entries.looked_through(characters)

    @property
    def checksum(self) -> str:
        """A short name of the list: what is made of another one does not hold for this."""
        return f"{self._entries.checksum:08x}"

    @property
    def halfspaced(self) -> dict[str, str]:
        """Letters without half-space → the listed form with it (بینالمللی → بین‌المللی)."""
        if self._halfspaced is None:
            forms = made_of(self, "halfspaced.txt")
            self._halfspaced = {
                form.replace(ZWNJ, ""): form for form in (self.halfspaced_forms() if forms is None else forms)
            }
        return self._halfspaced

    def halfspaced_forms(self) -> list[str]:
        """The forms with a half-space, the commonest last.

        Two spellings of one word differ in where the half-space stands: the commoner one wins.
        """
        return sorted((form for form in self if ZWNJ in form), key=lambda form: (self.frequency(form), form))


def made_of(lexicon: Lexicon, name: str) -> list[str] | None:
    """The lines of a file that was made of the word list beforehand; None where that was another list."""
    first, *lines = (files("corpus") / "data" / "forms" / name).read_text("utf-8").splitlines()
    return lines if first == f"# {lexicon.checksum}" else None


@cache
def load_lexicon() -> Lexicon:
    """Read hazm's word list (once a process).

    Raises :class:`LexiconError` when the file is missing or has another layout than ``form TAB number TAB tags``.
    """
    path = hazm_data("words.dat")
    entries = FormTable(path.read_bytes(), (files("corpus") / "data" / "forms" / "words.index").read_bytes())
    if len(entries) < 100_000 or not (entries.get("و") or "").split("\t")[0].isdigit():
        raise LexiconError(
            path, "the file has another layout than this library knows", "install the hazm of constraints.txt"
        )
    return Lexicon(entries)
