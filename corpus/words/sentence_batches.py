"""The sentences of many texts at once: those of :func:`corpus.sentences`, to the last span.

Nearly every sentence ends at the end of a chunk, and nearly every type of chunk tells by itself whether one does:
«رفت.» ends one wherever it stands, «رفت» none. So the types are judged once; only places whose type leaves it open
(abbreviations, initials, numbers, closing quotation marks, signs within a chunk) are looked at where they stand, with
the rules of sentence.py. Lines are measured for all texts together. Texts with numbered lists within a line, or with so
long a stretch without a border that it is parted, go through :func:`corpus.sentences` one by one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..chunks import Chunks
from .sentence import (
    ENDING,
    GOES_ON,
    LONGEST,
    SHORT_LINE,
    ends_as_sentence,
    ends_paragraph,
    ends_sentence,
    list_numbers,
    sentence_start,
    sentences,
)
from .sentence_types import ENDS, NONE, OPEN, QUOTATION, Ints, SentenceTypes

type Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class TextSentences:
    """The sentences of several texts, in order: text (its number), start and end (code points), each (sentences,).

    >>> texts = ["او رفت. کجا؟", "", "به خانه!"]
    >>> found = TextSentences.of_chunks(Chunks.of(texts))
    >>> found.text.tolist(), found.start.tolist(), found.end.tolist()
    ([0, 0, 2], [0, 8, 0], [7, 12, 8])
    >>> found.counts.tolist(), found.number_at([0, 1, 2], [9, 0, 3]).tolist()
    ([2, 0, 1], [1, 0, 0])
    >>> TextSentences.of(texts).end.tolist()
    [7, 12, 8]
    """

    texts: int
    text: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextSentences:
        """The sentences of these texts, one text after the other; best where nobody has cut them into chunks."""
        counts, places = array("q"), array("q")
        for text in texts:
            spans = sentences(text)
            counts.append(len(spans))
            places.extend(chain.from_iterable(spans))
        of_texts = np.repeat(np.arange(len(counts)), np.array(counts, np.int64))
        start, end = np.array(places, np.int64).reshape(-1, 2).T
        return cls(len(counts), of_texts, start, end)

    @classmethod
    def of_chunks(cls, chunks: Chunks) -> TextSentences:
        """The sentences of the texts of these chunks: twice as fast, if the chunks are there anyway."""
        return cls(len(chunks.texts), *_sentences(chunks))

    @cached_property
    def counts(self) -> Ints:
        """How many sentences each text has, (texts,)."""
        return np.bincount(self.text, minlength=self.texts)

    def number_at(self, text: Sequence[int] | Ints, offset: Sequence[int] | Ints) -> Ints:
        """The number, from 0, of the sentence in which each of these places lies: its text and its offset in it.

        Between two sentences it is the one before; 0 too where a text has no sentence before the place.
        """
        number, offsets = np.asarray(text, np.int64), np.asarray(offset, np.int64)
        reach = max(int(self.start.max(initial=0)), int(offsets.max(initial=0))) + 1
        behind = np.searchsorted(self.text * reach + self.start, number * reach + offsets, side="right")
        first = np.cumsum(self.counts) - self.counts
        numbers: Ints = np.maximum(behind - first[number] - 1, 0)
        return numbers


_NO_INTS = np.empty(0, np.int64)


class _Places(NamedTuple):
    """Places in texts: which chunk, counted over all texts, and the offset in its text."""

    chunk: Ints
    offset: Ints


def _sentences(chunks: Chunks) -> tuple[Ints, Ints, Ints]:
    """The texts, starts and ends of all sentences."""
    if not len(chunks.codes):
        return _NO_INTS, _NO_INTS, _NO_INTS
    types = SentenceTypes(chunks)
    visible = np.flatnonzero(types.is_visible[chunks.codes])
    last = _last_visible(chunks, types, visible)
    borders = [last, *_sentence_ends(chunks, types), *_paragraph_ends(chunks, types, visible)]
    number, begins, ends, too_long = _spans(chunks, types, visible, borders)
    whole = np.union1d(too_long, _listing(chunks, types))
    if not len(whole):
        return number, begins, ends
    kept = ~np.isin(number, whole)
    added = TextSentences.of(chunks.texts[text] for text in whole.tolist())
    number = np.concatenate([number[kept], whole[added.text]])
    order = np.argsort(number, kind="stable")
    begins, ends = np.concatenate([begins[kept], added.start]), np.concatenate([ends[kept], added.end])
    return number[order], begins[order], ends[order]


# ---- where sentences end


def _sentence_ends(chunks: Chunks, types: SentenceTypes) -> Iterator[_Places]:
    """The places where sentences end with a sign."""
    signed = np.flatnonzero(types.ending[chunks.codes])
    ending = types.ending[chunks.codes[signed]]
    opens = ending == OPEN
    quoted = signed[ending == QUOTATION]
    goes_on = _goes_on(chunks, types, quoted)
    ends = np.concatenate([signed[ending == ENDS], quoted[goes_on == ENDS]])
    yield _Places(ends, chunks.starts[ends] + types.tail[chunks.codes[ends]])
    looked_at = np.concatenate([signed[opens], quoted[goes_on == OPEN]])
    found = list(_looked_at(chunks, looked_at))
    yield _Places(*np.array(found, np.int64).reshape(-1, 2).T)


def _goes_on(chunks: Chunks, types: SentenceTypes, quoted: Ints) -> NDArray[np.uint8]:
    """For each chunk that closes a quotation: ENDS, NONE where the sentence goes on, OPEN."""
    following = quoted + 1
    is_last = following == chunks.borders[_number(chunks, quoted) + 1]
    codes = chunks.codes[np.minimum(following, len(chunks.codes) - 1)]
    distinct, places = np.unique(codes, return_inverse=True)
    answers = [_lets_end(chunks.types[code]) for code in distinct.tolist()]
    return np.where(is_last, ENDS, np.array(answers, np.uint8)[places])


def _lets_end(chunk: str) -> int:
    """Whether a sentence ends before a chunk of this type, if a quotation closes there."""
    if not chunk or chunk[0].isspace() or chunk.startswith("به"):  # «به نقل» are two chunks
        return OPEN
    return NONE if GOES_ON.match(chunk) else ENDS


def _looked_at(chunks: Chunks, places: Ints) -> Iterator[tuple[int, int]]:
    """The ends of sentences in these chunks, looked at where they stand: chunk and offset."""
    starts = chunks.starts[places]
    ends = starts + chunks.lengths[chunks.codes[places]] + 1  # the space behind it too
    rows = zip(places.tolist(), _number(chunks, places).tolist(), starts.tolist(), ends.tolist(), strict=True)
    for chunk, number, start, end in rows:
        text = chunks.texts[number]
        for match in ENDING.finditer(text, start, end):
            if ends_sentence(text, match):
                yield chunk, match.end()


def _listing(chunks: Chunks, types: SentenceTypes) -> Ints:
    """The texts with lists that are numbered within a line."""
    listed = np.flatnonzero(types.listed[chunks.codes])
    numbers = np.bincount(_number(chunks, listed), types.listed[chunks.codes[listed]], len(chunks.texts))
    return np.array([n for n in np.flatnonzero(numbers > 1).tolist() if list_numbers(chunks.texts[n])], np.int64)


# ---- where paragraphs end


def _paragraph_ends(chunks: Chunks, types: SentenceTypes, visible: Ints) -> Iterator[_Places]:
    """The places where lines end a paragraph, as :func:`corpus.words.sentence.ends_paragraph` tells."""
    line, first, last, length = _lines(chunks, visible)
    number = _number(chunks, first)
    full = _full_lines(number, length, len(chunks.texts))
    begin = chunks.starts[first] + types.head[chunks.codes[first]]
    end = chunks.starts[last] + types.tail[chunks.codes[last]]
    has_next = np.flatnonzero(number[1:] == number[:-1])
    gap = np.diff(line)[has_next]
    is_end = (gap > 1) | ((end - begin)[has_next] < SHORT_LINE * full[number[has_next]])
    distinct, places = np.unique(chunks.codes[last[has_next]], return_inverse=True)
    signed = np.array([ends_as_sentence(chunks.types[code].rstrip()) for code in distinct.tolist()], np.bool_)
    is_end |= signed[places]
    opens = types.opens[chunks.codes[first]]
    for k in np.flatnonzero(~is_end & (opens[has_next] | opens[has_next + 1])).tolist():
        row = has_next[k]
        text, following = chunks.texts[number[row]], begin[row + 1]
        is_end[k] = ends_paragraph(
            text[begin[row] : end[row]], "\n", text[following : following + 8], int(full[number[row]])
        )
    ending = has_next[is_end]
    yield _Places(last[ending], end[ending])


def _lines(chunks: Chunks, visible: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The lines that are not empty: their numbers over all texts, first and last visible chunks, and lengths."""
    is_first = chunks.line_ends.copy()
    is_first[chunks.borders[:-1]] = True
    begins = np.flatnonzero(is_first)
    behind = np.append(begins[1:], len(chunks.codes))
    places = np.searchsorted(visible, np.append(begins, len(chunks.codes)))
    line = np.flatnonzero(places[1:] > places[:-1])
    length = chunks.starts[behind - 1] + chunks.lengths[chunks.codes[behind - 1]] - chunks.starts[begins]
    return line, visible[places[line]], visible[places[line + 1] - 1], length[line]


def _full_lines(number: Ints, length: Ints, texts: int) -> Ints:
    """How long a full line is in each text: the ninth decile of the lengths of its lines."""
    counts = np.bincount(number, minlength=texts)
    first = np.cumsum(counts) - counts
    full = np.zeros(texts, np.int64)
    has_lines = counts > 0
    ranked = length[np.lexsort((length, number))]
    full[has_lines] = ranked[(first + counts * 9 // 10)[has_lines]]
    return full


# ---- from borders to spans


def _last_visible(chunks: Chunks, types: SentenceTypes, visible: Ints) -> _Places:
    """Behind the last visible sign of each text that has any: where its last sentence ends."""
    places = np.searchsorted(visible, chunks.borders)
    chunk = visible[places[1:][places[1:] > places[:-1]] - 1]
    return _Places(chunk, chunks.starts[chunk] + types.tail[chunks.codes[chunk]])


def _spans(
    chunks: Chunks, types: SentenceTypes, visible: Ints, borders: Sequence[_Places]
) -> tuple[Ints, Ints, Ints, Ints]:
    """From all borders the texts, starts and ends of the sentences, and the texts in which one is too long."""
    chunk = np.concatenate([places.chunk for places in borders])
    offset = np.concatenate([places.offset for places in borders])
    sizes = np.fromiter(map(len, chunks.texts), np.int64, len(chunks.texts))
    before = np.cumsum(sizes + 1) - sizes - 1
    _, kept = np.unique(before[_number(chunks, chunk)] + offset, return_index=True)
    chunk, ends = chunk[kept], offset[kept]
    number = _number(chunks, chunk)
    is_first = np.append(True, number[1:] != number[:-1])[: len(number)]
    is_last = np.append(is_first[1:], True)[: len(number)]
    previous = np.where(is_first, 0, np.append(0, ends[:-1])[: len(ends)])
    too_long = np.where(is_last, sizes[number], ends) - previous > LONGEST
    return number, _begins(chunks, types, visible, (number, chunk, ends, is_first)), ends, np.unique(number[too_long])


def _begins(chunks: Chunks, types: SentenceTypes, visible: Ints, rows: tuple[Ints, Ints, Ints, Flags]) -> Ints:
    """Where each sentence begins: at the first visible sign behind the border before it, or behind a heading's marks.

    The rows are the sentences: number of the text, chunk and offset of their ends, and which is the first in its text.
    """
    number, chunk, ends, is_first = rows
    if not len(number):
        return _NO_INTS
    # Where the chunk of the border before goes on behind it, the sentence begins in it.
    before = np.append(0, chunk[:-1])[: len(chunk)]
    border = np.append(0, ends[:-1])[: len(ends)]
    is_within = ~is_first & (border < chunks.starts[before] + types.tail[chunks.codes[before]])
    after = np.where(is_first, chunks.borders[number], before + 1)
    begin_in = visible[np.minimum(np.searchsorted(visible, after), len(visible) - 1)]
    begins = chunks.starts[begin_in] + types.head[chunks.codes[begin_in]]
    for row in np.flatnonzero(is_within).tolist():
        rest = chunks.texts[number[row]][border[row] : ends[row]]
        begins[row] = ends[row] - len(rest.lstrip())
    for row in np.flatnonzero(types.opens[chunks.codes[begin_in]] & ~is_within).tolist():
        begins[row] = sentence_start(chunks.texts[number[row]], int(begins[row]), int(ends[row]))
    return begins


def _number(chunks: Chunks, places: Ints) -> Ints:
    """The numbers of the texts that these chunks are in."""
    return np.searchsorted(chunks.borders, places, side="right") - 1
