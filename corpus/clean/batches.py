"""Many texts cleaned at once: those that surely need nothing are told by their distinct chunks, the others cleaned.

A text needs nothing when no repair would find anything in it. Most of that follows from what each chunk between two
spaces could need (:mod:`.triage`), which is asked once for each distinct chunk of a batch; then from pairs of chunks,
and last from a look at the few texts that are left in doubt. A doubt costs time, never a repair.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..chunks import Chunks, distinct, in_batches
from ..memos import Memo
from . import triage
from .characters import has_diacritics, has_stray_halfspaces
from .config import CleanConfig
from .halfspaces import joins_across
from .ligatures import is_swapped
from .lines import SENTENCE_ENDS, wrapped_lines
from .order_model import OrderModel
from .pages import COUNTING_WORDS, page_furniture
from .pipeline import CleanText, chosen, clean_text
from .triage import (
    EMPTY,
    HYPHENATED,
    ILL_SPACED,
    LACKS_HALFSPACE,
    LETTER_NAME,
    MARKED,
    MAY_BE_REVERSED,
    MAY_BE_SWAPPED,
    MAY_JOIN,
    MAY_SPELL,
    MET,
    MISPLACED,
    STRAY_HALFSPACE,
    UNKNOWN_WORD,
    UNUSUAL,
    WORD,
)
from .visual import look_reversed, may_be_backward
from .vocabulary import looked_through
from .wordbreaks import could_break

if TYPE_CHECKING:
    from numpy.typing import NDArray

    type Bits = NDArray[np.int64]

_BATCH = 1_000_000
"""Characters of the texts that are looked at together: more are no faster, fewer take longer."""

_FEWEST = 8
"""Texts from which that is quicker than one after the other."""

_NEEDED = (
    LACKS_HALFSPACE | MAY_BE_SWAPPED | ILL_SPACED | STRAY_HALFSPACE | MARKED | HYPHENATED | MISPLACED | UNUSUAL | EMPTY
)
"""What is as good as needed, once the chunks are left out that turn out to need nothing."""

_MAY_COUNT_PAGES, _LINE_GOES_ON, _NO_LETTERS = 1, 2, 4
"""What a chunk says of its line: a sign that pages are counted, an end that ends no sentence, no letter in it."""


def clean_texts(
    texts: Iterable[str],
    config: CleanConfig | None = None,
    *,
    preset: str = "standard",
    model: OrderModel | None = None,
    keep: Iterable[str] = (),
    **changes: bool,
) -> list[CleanText]:
    r"""Each of the texts cleaned as :func:`clean_text` does it, several times as fast where there is little to repair.

    The list has a CleanText for each text, in the order of ``texts``, whatever these come from: a generator is read to
    its end. Texts are looked at together, about two million characters at a time, for which some hundred megabytes are
    taken while this lasts; what is cleaned stays in memory. The options are those of :func:`clean_text`. So are the
    errors: OptionError for options that are none and for what is no text. The first ends the work, and nothing is
    returned.

    >>> from corpus import clean_texts
    >>> [cleaned.text for cleaned in clean_texts(["میدهد", "این خبر مهم است."])]
    ['می\u200cدهد', 'این خبر مهم است.']
    """
    config = chosen(config, preset=preset, model=model, keep=keep, **changes)
    cleaned: list[CleanText] = []
    for batch in in_batches(texts, _BATCH, lambda text: len(text) if isinstance(text, str) else 0):
        cleaned += _cleaned(batch, config)
        if config.looks_at_words:
            looked_through(sum(len(each.text) for each in cleaned[-len(batch) :]))
    return cleaned


def _cleaned(texts: list[str], config: CleanConfig) -> list[CleanText]:
    if not config.repairs or len(texts) < _FEWEST or not all(isinstance(text, str) for text in texts):
        return [clean_text(text, config) for text in texts]
    chunks = Chunks.of(texts)
    if config.looks_at_words:
        return _Batch(chunks, config).cleaned()
    if any(repair.stage != "characters" for repair in config.repairs):
        return [clean_text(text, config) for text in texts]
    is_idle = _idle_signs(chunks)
    return [
        CleanText(text, text) if idle else clean_text(text, config) for text, idle in zip(texts, is_idle, strict=True)
    ]


class _Batch:
    """Texts looked at together, by what their chunks could need."""

    def __init__(self, chunks: Chunks, config: CleanConfig) -> None:
        self._chunks, self._config = chunks, config
        signs: Bits = chunks.found(_SIGNS, np.int64)
        self._bits = signs & triage.EVERYTHING
        """What each type could need."""
        self._found = self._bits[chunks.codes]
        self._needed = (signs >> _NEEDED_AT & triage.EVERYTHING)[chunks.codes]
        self._of_lines = (signs >> _LINES_AT)[chunks.codes]

    def cleaned(self) -> list[CleanText]:
        """The texts cleaned."""
        chunks, config = self._chunks, self._config
        found = self._needed
        _leave_out_borders(found, chunks)
        needs = chunks.any_in(found)
        surely = (needs & _NEEDED > 0) | self._joins(found) | self._may_be_reversed(needs)
        surely |= self._breaks(~surely & (needs & UNKNOWN_WORD > 0))
        results = []
        for i, (text, needed, line) in enumerate(
            zip(chunks.texts, surely.tolist(), self._line_signs().tolist(), strict=True)
        ):
            if needed or line & _MAY_COUNT_PAGES:
                self._seed(i)
            if needed or _finds_lines(text, line):
                results.append(clean_text(text, config))
            else:
                results.append(CleanText(text, text))
        return results

    def _line_signs(self) -> Bits:
        """For each text what its chunks say of its lines."""
        found, begins = self._of_lines, self._chunks.line_ends
        goes_on = np.zeros_like(found)
        goes_on[1:] = np.where(begins[1:], found[:-1] & _LINE_GOES_ON, 0)
        counts = (found & _MAY_COUNT_PAGES) | (begins & (found & _NO_LETTERS > 0))
        signs: Bits = self._chunks.any_in(goes_on | counts)
        return signs

    def _seed(self, i: int) -> None:
        """Let the repairs of a text have its chunks, which are known here."""
        chunks = self._chunks
        own = slice(int(chunks.borders[i]), int(chunks.borders[i + 1]))
        texts = [chunks.types[code] for code in chunks.codes[own].tolist()]
        triage.know(chunks.texts[i], texts, self._found[own].tolist(), chunks.starts[own].tolist())

    def _may_be_reversed(self, needs: Bits) -> NDArray[np.bool_]:
        """For each text whether it has unknown words and, too many for names, words that look reversed."""
        chunks, size = self._chunks, len(self._chunks.types)
        reversed_ = np.zeros(len(needs), np.bool_)
        places = np.flatnonzero(self._found & MAY_BE_REVERSED)
        different = distinct(chunks.number[places] * size + chunks.codes[places])
        several = np.bincount(different // max(size, 1), minlength=len(needs)) > 1
        for i in np.flatnonzero(several & (needs & UNKNOWN_WORD > 0)).tolist():
            codes = chunks.codes[chunks.borders[i] : chunks.borders[i + 1]]
            own = different[np.searchsorted(different, i * size) : np.searchsorted(different, (i + 1) * size)] % size
            filled = len(codes) - np.count_nonzero(self._bits[codes] & EMPTY)
            reversed_[i] = look_reversed((chunks.types[code] for code in own.tolist()), int(filled))
        return reversed_

    def _breaks(self, asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """For each of the texts that are asked about whether spaces are missing in it or too many."""
        chunks = self._chunks
        breaks = np.zeros(len(asked), np.bool_)
        unknown = np.flatnonzero(self._found & UNKNOWN_WORD)
        of_text = np.searchsorted(unknown, chunks.borders).tolist()
        found, starts = memoryview(self._found), memoryview(chunks.starts)
        for i in np.flatnonzero(asked).tolist():
            own = unknown[of_text[i] : of_text[i + 1]].tolist()
            first, behind = chunks.borders[i : i + 2].tolist()
            breaks[i] = could_break(chunks.texts[i], own, found, starts, first, behind)
        return breaks

    def _joins(self, found: Bits) -> NDArray[np.bool_]:
        """For each text whether a half-space may have been the space between two of its chunks."""
        chunks = self._chunks
        joins = np.zeros(len(chunks.texts), np.bool_)
        places = np.flatnonzero(found & MAY_JOIN)
        if len(places):
            last = len(found) - 1
            borders = np.concatenate([places[places < last], places[places > 0] - 1])
            borders = borders[chunks.number[borders] == chunks.number[borders + 1]]
            pairs, at = np.unique(
                chunks.codes[borders].astype(np.int64) * len(chunks.types) + chunks.codes[borders + 1],
                return_inverse=True,
            )
            left, right = (map(chunks.types.__getitem__, codes) for codes in np.divmod(pairs, len(chunks.types)))
            joined = np.fromiter(map(joins_across, left, right), np.float64, len(pairs)) > 0
            joins[chunks.number[borders[joined[at]]]] = True
            spelled = found & LETTER_NAME > 0
            # Three names of Latin letters in a row, line ends between them or not.
            rows = np.flatnonzero(spelled[:-1] & spelled[1:])
            often = np.bincount(chunks.number[rows], minlength=len(joins)) > 1
            joins |= often & (chunks.any_in(found) & MAY_SPELL > 0)
        return joins


def _finds_lines(text: str, signs: int) -> bool:
    """Whether one of the repairs that look at lines finds anything."""
    if signs & _MAY_COUNT_PAGES and page_furniture(text):
        return True
    return may_be_backward(text) or bool(signs & _LINE_GOES_ON and wrapped_lines(text))


def _without_innocent(bits: int, chunk: str) -> int:
    """What a chunk could need, without what looks as if it needed something and does not."""
    if bits & UNUSUAL and not bits & (MARKED | MAY_BE_REVERSED) and _is_usual_after_all(chunk):
        bits &= ~UNUSUAL
    if bits & MAY_BE_SWAPPED and not any(map(is_swapped, WORD.findall(chunk))):
        bits &= ~MAY_BE_SWAPPED
    return bits


def _is_usual_after_all(chunk: str) -> bool:
    """Whether no repair looks for its unusual characters, as for the fathatan of مثلاً where that is to stay."""
    others = triage.UNUSUAL_CHARACTER.sub("", chunk)
    return set(chunk).difference(others) == {"\N{ARABIC FATHATAN}"}


def _leave_out_borders(found: Bits, chunks: Chunks) -> None:
    """Empty chunks that are a single empty line, or stand behind the last line end, need nothing."""
    empty = np.flatnonzero(found & EMPTY)
    if not len(empty):
        return
    after_line = chunks.line_ends
    is_first, is_last = (np.zeros(len(found) + 1, np.bool_) for _ in range(2))
    is_first[chunks.borders[:-1]] = True
    is_last[chunks.borders[1:] - 1] = True
    behind = np.append(after_line[1:], False)[empty]
    before_is_line = after_line[empty] | is_first[empty]
    behind_is_line = behind | is_last[empty]
    is_followed = np.append(found[1:] & EMPTY > 0, False)[empty] & behind
    found[empty[before_is_line & behind_is_line & ~is_followed]] &= ~EMPTY


def _signs_of(chunk: str) -> int:
    """What a chunk could need, the same without what is innocent, and what it says of its line, in one number."""
    bits = MET[chunk]
    return bits | _without_innocent(bits, chunk) << _NEEDED_AT | _signs_of_line(chunk) << _LINES_AT


_NEEDED_AT, _LINES_AT = 16, 32


def _signs_of_line(chunk: str) -> int:
    found = _LINE_GOES_ON if chunk and chunk[-1] not in SENTENCE_ENDS else 0
    if "/" in chunk or any(word in chunk for word in COUNTING_WORDS):
        found |= _MAY_COUNT_PAGES
    return found if any(map(str.isalpha, chunk)) else found | _NO_LETTERS


_SIGNS = Memo(_signs_of, limit=triage.REMEMBERED, longest=triage.LONGEST_REMEMBERED)


def _idle_signs(chunks: Chunks) -> Sequence[bool]:
    """For each text whether no repair of characters finds anything in it."""
    found = chunks.found(_CHARACTER_SIGNS)[chunks.codes]
    _leave_out_borders(found, chunks)
    return (chunks.any_in(found) == 0).tolist()  # type: ignore[no-any-return] # NumPy does not say so of bool


def _character_signs_of(chunk: str) -> int:
    """What a chunk could need for its characters."""
    found = 0 if chunk else EMPTY
    if triage.UNUSUAL_CHARACTER.search(chunk) and (has_diacritics(chunk) or not _is_usual_after_all(chunk)):
        found |= UNUSUAL
    if "\u200c" in chunk and has_stray_halfspaces(chunk):
        found |= STRAY_HALFSPACE
    return found


_CHARACTER_SIGNS = Memo(_character_signs_of, limit=triage.REMEMBERED, longest=triage.LONGEST_REMEMBERED)
