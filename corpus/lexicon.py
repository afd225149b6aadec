"""The word list that cleaning and lemmatising look words up in: hazm's, read as a plain data file.

hazm (MIT) ships 193,751 Persian word forms with web frequencies and part-of-speech tags. Importing hazm takes
seconds and hundreds of megabytes; reading its ``words.dat`` takes a tenth of a second, once. Most frequencies in it
are 0, which means "not counted", not "never used".

Tags (several per word): N noun, AJ adjective, ADV adverb, NUM number, PL plural, P preposition, CONJ conjunction,
DET determiner, PRO pronoun, CL classifier, RES, AJC, ZVR and rarer ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from .errors import CorpusError
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


_BARE = "0\t0"  # neither counted nor tagged


class Lexicon:
    """Word forms with their frequencies and tags.

    >>> lexicon = load_lexicon()
    >>> "دانش\\N{ZERO WIDTH NON-JOINER}آموزان" in lexicon
    False
    >>> lexicon.tags("روسیه"), lexicon.frequency("روسیه") > 1_000_000
    (('N',), True)
    """

    __slots__ = ("_entries", "_halfspaced")

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = entries
        self._halfspaced: dict[str, str] | None = None

    def __contains__(self, form: object) -> bool:
        return form in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

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
        return self._entries.get(form, _BARE) != _BARE

    @property
    def halfspaced(self) -> dict[str, str]:
        """Letters without half-space → the listed form with it (بینالمللی → بین‌المللی)."""
        if self._halfspaced is None:
            forms = [form for form in self._entries if ZWNJ in form]
            # Two spellings of one word differ in where the half-space stands: the commoner one wins.
            forms.sort(key=lambda form: (self.frequency(form), form))
            self._halfspaced = {form.replace(ZWNJ, ""): form for form in forms}
        return self._halfspaced


@cache
def load_lexicon() -> Lexicon:
    """Read hazm's word list (once a process).

    Raises :class:`LexiconError` when the file is missing or has another layout than ``form TAB number TAB tags``.
    """
    path = hazm_data("words.dat")
    lines = path.read_text("utf-8").split("\n")
    same: dict[str, str] = {}  # most forms have one of a few entries, which is kept once
    try:
        pairs = (line.split("\t", 1) for line in lines if line)
        entries = {form: same.setdefault(entry, entry) for form, entry in pairs}
        if len(entries) < 100_000 or not entries["و"].split("\t")[0].isdigit():
            raise ValueError
    except (ValueError, KeyError):
        raise LexiconError(
            path, "the file has another layout than this library knows", "install the hazm of constraints.txt"
        ) from None
    return Lexicon(entries)
