"""The sentences of many texts at once: those of :func:`corpus.sentences`, to the last span.

The texts are joined and their signs looked up in a table, so that what stands at each sign is known to NumPy: a full
stop between two letters and white space ends a sentence, whatever else is there. Only signs of which that is not sure
(abbreviations, initials, numbers, closing quotation marks, signs within a word) are looked at one by one, with the
rules of sentence.py; so are the few lines that may be headings or entries of lists. Texts with numbered lists within a
line, or with so long a stretch without a border that it is parted, go through :func:`corpus.sentences`.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ..chunks import in_batches
from .sentence import (
    ABBREVIATIONS,
    CLOSERS,
    ENDING,
    LETTER,
    LINE_STOPS,
    LONGEST,
    PERSIAN,
    SHORT_LINE,
    STOPS,
    ends_paragraph,
    ends_sentence,
    list_numbers,
    sentence_start,
    sentences,
)

type Ints = NDArray[np.int64]
type Flags = NDArray[np.bool_]

_CHARACTERS = 500_000
"""Characters of a batch: more are no faster."""
_FEW = 20_000
"""Characters below which looking up signs is not worth the making of the table."""


@dataclass(frozen=True, eq=False)
class TextSentences:
    """The sentences of several texts, in order: text (its number), start and end (code points), each (sentences,).

    >>> found = TextSentences.of(["او رفت. کجا؟", "", "به خانه!"])
    >>> found.text.tolist(), found.start.tolist(), found.end.tolist()
    ([0, 0, 2], [0, 8, 0], [7, 12, 8])
    >>> found.counts.tolist(), found.number_at([0, 1, 2], [9, 0, 3]).tolist()
    ([2, 0, 1], [1, 0, 0])
    """

    texts: int
    text: Ints
    start: Ints
    end: Ints

    @classmethod
    def of(cls, texts: Iterable[str]) -> TextSentences:
        """The sentences of these texts."""
        parts = [np.empty((3, 0), np.int64)]
        first = 0
        for batch in in_batches(texts, _CHARACTERS):
            found = _spans(batch) if sum(map(len, batch)) >= _FEW else _one_by_one(batch)
            found[0] += first
            parts.append(found)
            first += len(batch)
        return cls(first, *np.concatenate(parts, axis=1))

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


def _one_by_one(texts: Iterable[str]) -> Ints:
    """The texts, starts and ends of the sentences, (3, sentences)."""
    counts, places = array("q"), array("q")
    for text in texts:
        spans = sentences(text)
        counts.append(len(spans))
        places.extend(chain.from_iterable(spans))
    number = np.repeat(np.arange(len(counts)), np.array(counts, np.int64))
    return np.vstack([number, np.array(places, np.int64).reshape(-1, 2).T])


def _spans(texts: Sequence[str]) -> Ints:
    """The same, of all texts together."""
    joined = _Joined(texts)
    stops = np.flatnonzero((joined.marks & _STOP) != 0)
    ends = np.concatenate([joined.last, _sentence_ends(joined, stops), _paragraph_ends(joined)])
    ends.sort(kind="stable")  # of runs that are in order
    ends = ends[np.append(True, ends[1:] != ends[:-1])[: len(ends)]]
    number = joined.number(ends)
    is_first = np.append(True, number[1:] != number[:-1])[: len(number)]
    is_last = np.append(is_first[1:], True)[: len(number)]
    previous = np.where(is_first, joined.begins[number], np.append(0, ends[:-1])[: len(ends)])
    starts = joined.next_visible(previous)
    for row in np.flatnonzero(joined.signs[starts] == ord("#")).tolist():
        text, begin = texts[number[row]], joined.begins[number[row]]
        starts[row] = begin + sentence_start(text, int(starts[row] - begin), int(ends[row] - begin))
    is_long = np.where(is_last, joined.ends[number], ends) - previous > LONGEST
    spans = np.vstack([number, starts - joined.begins[number], ends - joined.begins[number]])
    whole = np.union1d(number[is_long], _listing(joined, stops))
    if not len(whole):
        return spans
    again = _one_by_one(texts[n] for n in whole.tolist())
    again[0] = whole[again[0]]
    spans = np.hstack([spans[:, ~np.isin(number, whole)], again])
    return spans[:, np.argsort(spans[0], kind="stable")]


# ---- signs


_STOP, _BLANK, _LETTER, _DIGIT, _CLOSER, _OPENER, _LINE_STOP, _FOLLOWER = (1 << bit for bit in range(8))


@cache
def _table() -> NDArray[np.uint8]:
    """What the signs of the basic plane are; the last stands for all signs beyond it, some of which are digits.

    An opener may begin a heading or the entry of a list. A follower may stand behind a sign that ends a sentence.
    """
    plane = "".join(map(chr, range(0x1_0000)))
    table = np.zeros(len(plane), np.uint8)
    closers, stops = re.escape(CLOSERS), "".join(LINE_STOPS)
    for mark, signs in (
        (_STOP, f"[{STOPS}]"), (_BLANK, r"\s"), (_LETTER, LETTER), (_DIGIT, r"\d"), (_CLOSER, f"[{closers}]"),
        (_OPENER, r"[\d#*•▪●–—(-]"), (_LINE_STOP, f"[{stops}]"), (_FOLLOWER, rf"[\s{STOPS}{closers}\[«(]|{PERSIAN}"),
    ):  # fmt: skip
        table[[match.start() for match in re.finditer(signs, plane)]] |= mark
    table[-1] |= _DIGIT | _OPENER
    return table


class _Joined:
    """Texts one behind the other, a line end around each, with what the signs are.

    ``begins`` and ``ends`` are the places of each text, ``word_begins`` and ``word_ends`` those of what stands between
    white space; ``last`` are the places behind the last visible sign of each text that has any.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        # Three line ends in front, so that three signs before each stop can be asked for.
        self.text = "\n\n\n" + "\n".join(texts) + "\n"
        self.signs = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.marks = _table().take(self.signs, mode="clip")
        lengths = np.fromiter(map(len, texts), np.int64, len(texts))
        self.ends = np.cumsum(lengths + 1) + 2
        self.begins = self.ends - lengths
        is_blank = (self.marks & _BLANK) != 0
        edges = np.flatnonzero(is_blank[1:] != is_blank[:-1]) + 1
        self.word_begins, self.word_ends = edges[::2], edges[1::2]
        first, behind = np.searchsorted(self.word_begins, self.begins), np.searchsorted(self.word_begins, self.ends)
        self.last = self.word_ends[behind[behind > first] - 1]

    def number(self, places: Ints) -> Ints:
        """The numbers of the texts in which these places lie."""
        return np.searchsorted(self.begins, places, side="right") - 1

    def next_visible(self, places: Ints) -> Ints:
        """The first visible sign at each place or behind it, where there is one."""
        is_blank = (self.marks[places] & _BLANK) != 0
        found = places.copy()
        found[is_blank] = self.word_begins[np.searchsorted(self.word_begins, places[is_blank])]
        return found


# ---- where sentences end


@cache
def _last_letters() -> Ints:
    """The last three letters of each Persian abbreviation, as one number each; of a shorter one all letters."""
    words = [word[-3:] for word in ABBREVIATIONS if not word.isascii()]
    return np.array([_three(*map(ord, word.rjust(3, "\0"))) for word in words], np.int64)


def _three[T: (int, Ints)](first: T, second: T, third: T) -> T:
    return (first << 42) | (second << 21) | third


def _sentence_ends(joined: _Joined, stops: Ints) -> Ints:
    """The places where sentences end with a sign."""
    marks, before = joined.marks, [joined.signs[stops - back].astype(np.int64) for back in (3, 2, 1)]
    is_letter = [(marks[stops - back] & _LETTER) != 0 for back in (3, 2, 1)]
    behind = marks[stops + 1]
    is_plain = is_letter[1] & is_letter[2] & ((behind & _BLANK) != 0)
    is_plain &= ~np.isin(_three(np.where(is_letter[0], before[0], 0), before[1], before[2]), _last_letters())
    open_ones = stops[~is_plain & ((behind & _FOLLOWER) != 0)]
    words = np.unique(np.searchsorted(joined.word_begins, open_ones, side="right") - 1)
    return np.concatenate([stops[is_plain] + 1, np.fromiter(_looked_at(joined, words), np.int64)])


def _looked_at(joined: _Joined, words: Ints) -> Iterator[int]:
    """The ends of sentences in these words, each looked at in its text."""
    begins, ends = joined.word_begins[words], joined.word_ends[words]
    numbers = joined.number(begins)
    shifts = joined.begins[numbers]
    rows = zip(numbers.tolist(), shifts.tolist(), (begins - shifts).tolist(), (ends - shifts).tolist(), strict=True)
    for number, shift, begin, end in rows:
        text = joined.texts[number]
        for match in ENDING.finditer(text, begin, end + 1):  # the space behind it too
            if ends_sentence(text, match):
                yield shift + match.end()


def _listing(joined: _Joined, stops: Ints) -> Ints:
    """The texts with lists that are numbered within a line."""
    marks = joined.marks
    listed = stops[((marks[stops - 1] & _DIGIT) != 0) & ((marks[stops + 1] & _BLANK) != 0)]
    counts = np.bincount(joined.number(listed), minlength=len(joined.texts))
    return np.array([n for n in np.flatnonzero(counts > 1).tolist() if list_numbers(joined.texts[n])], np.int64)


# ---- where paragraphs end


def _paragraph_ends(joined: _Joined) -> Ints:
    """The places where lines end a paragraph, as :func:`corpus.words.sentence.ends_paragraph` tells."""
    line, begin, end, length = _lines(joined)
    number = joined.number(begin)
    full = _full_lines(number, length, len(joined.texts))
    followed = np.flatnonzero(number[1:] == number[:-1])
    is_end = (np.diff(line)[followed] > 1) | ((end - begin)[followed] < SHORT_LINE * full[number[followed]])
    last = joined.marks[end[followed] - 1]
    is_end |= (last & _LINE_STOP) != 0
    opens = (joined.marks[begin] & _OPENER) != 0
    is_open = opens[followed] | opens[followed + 1] | ((last & _CLOSER) != 0)
    for k in np.flatnonzero(~is_end & is_open).tolist():
        row = int(followed[k])
        text, shift = joined.texts[number[row]], joined.begins[number[row]]
        following = begin[row + 1] - shift
        content = text[begin[row] - shift : end[row] - shift]
        is_end[k] = ends_paragraph(content, "\n", text[following : following + 8], int(full[number[row]]))
    return end[followed[is_end]]


def _lines(joined: _Joined) -> tuple[Ints, Ints, Ints, Ints]:
    """The lines that are not empty: their numbers over all texts, first and last visible signs, and lengths."""
    ends = np.flatnonzero(joined.signs == ord("\n"))
    words = np.searchsorted(joined.word_begins, ends)
    line = np.flatnonzero(words[1:] > words[:-1])
    length = np.diff(ends)[line] - 1
    return line, joined.word_begins[words[line]], joined.word_ends[words[line + 1] - 1], length


def _full_lines(number: Ints, length: Ints, texts: int) -> Ints:
    """How long a full line is in each text: the ninth decile of the lengths of its lines."""
    counts = np.bincount(number, minlength=texts)
    first = np.cumsum(counts) - counts
    full = np.zeros(texts, np.int64)
    has_lines = counts > 0
    ranked = length[np.lexsort((length, number))]
    full[has_lines] = ranked[(first + counts * 9 // 10)[has_lines]]
    return full
