"""The windows of :mod:`.anchors` in a long text, all at once.

A text of many is read as a whole: each run of letters gets a number by which it is told whether it may stand in a
date, and whether it is an anchor; windows lie between the runs and signs that may not. This takes some fifty steps over
arrays, whatever the length of the text, which a short one is not worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .anchors import LETTER, SIGNS, anchor_runs, date_runs, trimmed, word_behind

type Places = NDArray[np.signedinteger[Any]]

# Characters as small numbers: what stands in no date, what does, Latin letters, and Persian ones behind them.
_NONE, _LINE, _SIGN, _HALFSPACE, _DIGIT, _SEPARATOR, _LATIN = range(7)
_CODES = 7  # bits of a code
_HASH = 20  # bits of a run's number by which it is looked up: few of other runs share one with a known one
_DATE, _ANCHOR = 1, 2

PADDING = "\0\n"
"""What has to stand before and behind a text, and between two that are read as one."""

_BEHIND = PADDING + 3 * "\0"  # three more characters are looked at behind a digit


def padded(texts: list[str]) -> str:
    """The texts as one, as :func:`long_windows` takes it; the first begins at ``len(PADDING)``."""
    return PADDING + PADDING.join(texts) + _BEHIND


def long_windows(text: str) -> Iterator[tuple[int, str, bool]]:
    """The windows of folded ``text``, which is :func:`padded`: where each begins, what stands in it, if it is trimmed.

    One that is trimmed is as :func:`.anchors.windows` gives it; of the others the signs around their words are not yet
    taken away. A window may go on over a word that is in no date, where its number is also that of one that is.
    """
    codes = _tables().codes.take(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2"))
    starts, ends, flags = _runs(codes)
    anchors = (flags & _ANCHOR).nonzero()[0]
    borders = (codes.take(starts[anchors] - 1) < _LATIN) & (codes.take(ends[anchors]) < _LATIN)
    anchors = starts[anchors[borders]]
    anchors = anchors[~_is_prefix(codes, anchors)]
    at = np.sort(np.concatenate([anchors, _numbers(codes)]))
    for begin, end, word_end in _around(codes, starts, ends, flags, at):
        if word_end:
            yield *trimmed(text, begin, end, word_behind(text[end:word_end]) if word_end > end else ""), True
        else:
            yield begin, text[begin:end], False


def _runs(codes: NDArray[np.uint8]) -> tuple[Places, Places, NDArray[np.uint8]]:
    """Where the runs of Persian or of Latin letters begin and end, and what is known of each."""
    tables = _tables()
    script = (codes >= _LATIN).view(np.uint8) + (codes >= tables.persian)  # 1: Latin, 2: Persian
    edges = (script[1:] != script[:-1]).nonzero()[0].astype(np.int32)
    edges += 1
    scripts = script.take(edges)[:-1]  # the last edge is the end of a run at most
    is_run = scripts > 0
    starts, ends = edges[:-1].compress(is_run), edges[1:].compress(is_run)
    pairs = codes[:-1].astype(np.uint16)
    pairs <<= _CODES
    pairs |= codes[1:]
    sums = tables.weights.take(pairs, mode="clip")
    np.cumsum(sums, out=sums)
    numbers = sums.take(ends - 2)
    numbers -= sums.take(starts - 2)
    numbers >>= 32 - _HASH
    flags = tables.flags.take(numbers)
    flags |= scripts.compress(is_run) == _DATE  # the number of Latin letters too, which may stand in any date
    return starts, ends, flags


def _is_prefix(codes: NDArray[np.uint8], anchors: Places) -> NDArray[np.bool_]:
    """Which of the anchors are the می of می‌رود, one word in twenty."""
    first, second = (_tables().codes[ord(letter)] for letter in "می")
    prefix: NDArray[np.bool_] = (codes.take(anchors) == first) & (codes.take(anchors + 1) == second)
    prefix &= codes.take(anchors + 2) == _HALFSPACE
    return prefix


def _numbers(codes: NDArray[np.uint8]) -> Places:
    """Where numbers begin that may be years or days: four digits, or a separator between two."""
    at = (codes == _DIGIT).nonzero()[0]
    first, second, third, fourth = (codes.take(at + i) for i in range(1, 5))
    long = (first == _DIGIT) & (second == _DIGIT) & (third == _DIGIT)
    parted = (first == _SEPARATOR) & (second == _DIGIT)
    apart = (first <= _SIGN) & (second == _SEPARATOR) & (third <= _SIGN) & (fourth == _DIGIT)
    numbers: Places = at.compress(long | parted | apart)
    return numbers


def _around(
    codes: NDArray[np.uint8], starts: Places, ends: Places, flags: NDArray[np.uint8], at: Places
) -> Iterator[tuple[int, int, int]]:
    """Where the windows around the anchors begin and end, and where the word ends that stands right behind.

    That is 0 where neither the letters behind nor those before matter: where a gap ends a window without a number, and
    no Latin letter begins it.
    """
    others = (flags & _DATE == 0).nonzero()[0]
    begins, behind = np.append(starts.take(others), len(codes)), np.append(0, ends.take(others))
    signs, digits = (codes == _NONE).nonzero()[0], (codes == _DIGIT).nonzero()[0]
    word = np.searchsorted(others, np.searchsorted(starts, at))
    sign = np.searchsorted(signs, at)
    first = np.maximum(behind[word], signs[sign - 1] + 1)
    new = np.ones(len(at), np.bool_)
    new[1:] = first[1:] != first[:-1]
    word, sign, first = word[new], sign[new], first[new]
    next_word = begins[word]
    last = np.minimum(next_word, signs[sign])
    word_end = np.where(last == next_word, np.append(behind[1:], 0)[word], last)
    numbered = np.searchsorted(digits, first) < np.searchsorted(digits, last)
    word_end[~numbered & (codes.take(last - 1) == _SIGN) & (codes.take(first) < _LATIN)] = 0
    return zip(first.tolist(), last.tolist(), word_end.tolist(), strict=True)


class _Tables(NamedTuple):
    """Characters → codes, from which on Persian letters; two codes → weight in a run's number; number → flags."""

    codes: NDArray[np.uint8]
    persian: int
    weights: NDArray[np.uint32]
    flags: NDArray[np.uint8]


@cache
def _tables() -> _Tables:
    codes, persian = _character_codes()
    weights = _weights(persian)
    flags = np.zeros(1 << _HASH, np.uint8)
    for runs, flag in ((date_runs(), _DATE), (anchor_runs(), _ANCHOR)):
        for run in runs:
            of_run = codes[[ord(letter) for letter in "\0" + run]].astype(np.intp)
            number = np.sum(weights[of_run[:-1] << _CODES | of_run[1:]], dtype=np.uint32)
            flags[number >> (32 - _HASH)] |= flag
    return _Tables(codes, persian, weights, flags)


def _character_codes() -> tuple[NDArray[np.uint8], int]:
    """For every character its code, and the first code of Persian letters; letters of no date have one together."""
    codes = np.zeros(0x10000, np.uint8)
    codes[[code for code in range(0x10000) if chr(code).isdecimal()]] = _DIGIT
    codes[ord("_")] = _LINE
    codes[[ord(sign) for sign in SIGNS]] = _SIGN
    codes[[ord(sign) for sign in "/.-"]] = _SEPARATOR
    codes[ord("\N{ZERO WIDTH NON-JOINER}")] = _HALFSPACE
    known = sorted({letter for run in {*date_runs(), *anchor_runs()} for letter in run})
    code = _LATIN
    persian = 0
    for script in ("A-Za-z", LETTER):
        persian = code
        codes[[of for of in range(0x700) if re.match(f"[{script}]", chr(of))]] = code
        for letter in known:
            if re.match(f"[{script}]", letter):
                code += 1
                codes[ord(letter)] = code
        code += 1
    return codes, persian


def _weights(persian: int) -> NDArray[np.uint32]:
    """Two codes → a random weight; that of a run's first letter does not depend on what stands before."""
    drawn = np.random.default_rng(0).integers(0, 1 << 32, (1 << _CODES, 1 << _CODES), np.uint32)
    drawn[:_LATIN] = drawn[0]
    drawn[_LATIN:persian, persian:] = drawn[0, persian:]
    drawn[persian:, _LATIN:persian] = drawn[0, _LATIN:persian]
    return drawn.ravel()
