"""The words around a place in a text: so many before it, so many after it, within its paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, get_args

from ..errors import OptionError
from ..words import sentences
from ..words.sentence import paragraph_borders
from ..words.tokenizer import columns, kind_of

Within = Literal["paragraph", "sentence", "document"]
_PARAGRAPH_END = "¶"

# So many characters hold one word with what stands around it, as a first guess: longer words only cost a second look.
_CHARS_A_WORD = 10


def around(
    text: str, spans: Sequence[tuple[int, int]], *, window: int, within: Within = "paragraph"
) -> Iterator[tuple[str, str]]:
    """What stands before and after each span: ``window`` words, with the signs between them, in one line.

    A window stops at the borders of the paragraph or sentence that the span begins in; ``within="document"`` passes
    them, and shows the end of a paragraph as ¶.

    >>> list(around("سفر به چین، در سال ۵ بود", [(7, 10)], window=2))
    [('سفر به', '، در سال')]
    """
    if not window:
        yield from [("", "")] * len(spans)
        return
    ends = paragraph_borders(text) if within != "sentence" else [start for start, _ in sentences(text)]
    borders = [0, *ends, len(text)]
    breaks = ends if within == "document" else []
    for start, end in spans:
        low, high = 0, len(text)
        if within != "document":
            place = bisect_right(borders, start, hi=len(borders) - 1) - 1
            low, high = borders[place], max(borders[place + 1], end)
        yield _before(text, low, start, window, breaks), _after(text, end, high, window, breaks)


def check_window(window: int, within: str) -> None:
    """Raise :class:`corpus.errors.OptionError` where ``window`` is no number from 0 on or ``within`` is unknown."""
    if isinstance(window, bool) or not isinstance(window, int) or window < 0:
        raise OptionError(window, "not a number of words", "give window as a whole number from 0 on")
    if within not in get_args(Within):
        raise OptionError(repr(within), "windows do not stop at this", f"use one of {', '.join(get_args(Within))}")


def words_in(piece: str) -> list[str]:
    """The words of a text without its signs.

    >>> words_in("به «چین»، در")
    ['به', 'چین', 'در']
    """
    return [chunk[start:end] for chunk in piece.split() for start, end in _words(chunk)]


@lru_cache(maxsize=200_000)
def _words(chunk: str) -> tuple[tuple[int, int], ...]:
    """The spans of the words of what stands between two spaces; no word of a text reaches over a space."""
    tokens, starts, ends = columns(chunk)
    spans = zip(tokens, starts, ends, strict=True)
    return tuple((start, end) for token, start, end in spans if kind_of(token) != "punctuation")


def _before(text: str, low: int, start: int, window: int, breaks: Sequence[int]) -> str:
    """The last ``window`` words of ``text[low:start]``, from where the first of them begins."""
    reach = window * _CHARS_A_WORD
    while window:
        begin = max(low, start - reach)
        chunks = _chunks(text, begin, start, breaks)
        if begin > low and chunks and not text[begin - 1].isspace() and not text[begin].isspace():
            del chunks[0]  # it is cut off
        missing = window
        for i in range(len(chunks) - 1, -1, -1):
            words = _words(chunks[i])
            if len(words) >= missing:
                return " ".join([chunks[i][words[-missing][0] :], *chunks[i + 1 :]])
            missing -= len(words)
        if begin == low:
            return " ".join(chunks)
        reach *= 2
    return ""


def _after(text: str, end: int, high: int, window: int, breaks: Sequence[int]) -> str:
    """The first ``window`` words of ``text[end:high]``, to where the last of them ends."""
    reach = window * _CHARS_A_WORD
    while window:
        stop = min(high, end + reach)
        chunks = _chunks(text, end, stop, breaks)
        if stop < high and chunks and not text[stop - 1].isspace() and not text[stop].isspace():
            del chunks[-1]
        missing = window
        for i, chunk in enumerate(chunks):
            words = _words(chunk)
            if len(words) >= missing:
                return " ".join([*chunks[:i], chunk[: words[missing - 1][1]]])
            missing -= len(words)
        if stop == high:
            return " ".join(chunks)
        reach *= 2
    return ""


def _chunks(text: str, begin: int, stop: int, breaks: Sequence[int]) -> list[str]:
    """What stands between the spaces of ``text[begin:stop]``, with a sign at the end of each paragraph."""
    cuts = breaks[bisect_left(breaks, begin) : bisect_left(breaks, stop)]
    if not cuts:
        return text[begin:stop].split()
    pieces = zip([begin, *cuts], [*cuts, stop], strict=True)
    return f" {_PARAGRAPH_END} ".join(text[a:b] for a, b in pieces).split()
