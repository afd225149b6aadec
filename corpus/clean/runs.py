r"""Lines whose runs stand in reverse: found by their signs, and put back into the order they are read in.

A page description draws text in runs, one behind the other, a new one at each change of direction or font. Some
programs that read PDF files give the letters of each run in their order, but the runs of a line from left to right. So
each line is the reversal of its runs: a full stop stands before the sentence it ends, a plural ending begins the line.
Half-spaces are lost. Lines follow each other in their order.

Numbers, Latin words and most signs are borders for certain (:mod:`.runlines`). Between them the likeliest cuts are
looked for (:mod:`.runpath`), twice: the first time tells how often this text was cut, and how neighbouring lines begin
and end. A text is touched only when many of its lines carry signs of the damage and few carry signs of health, and
when its words then stand together far better.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..alignment import Piece, Rearrangement
from ..letters import WORD_CHARACTERS, ZWNJ
from ..patterns import late_pattern
from .neighbours import BEGIN, END, Model, model
from .order_model import OrderModel, neighbours_in
from .readings import Reached, Run, as_they_stand, best_of
from .runlines import Part, give_spaces, parts_of, words
from .runpath import MOST_FREQUENT_INSIDE, Rates, Stretch, lacks_halfspace, words_between

_LETTER = f"[{WORD_CHARACTERS}]"
_STOP = rf"[ ]?[.؛؟](?=[ ]?{_LETTER}|[ ]?[«»()\d]|$)"
_STICKS = rf"""[ ](?: [.؛؟](?={_LETTER})           # a stop sticks to the next word
                    | [۰-۹0-9]+(?={_LETTER}{{3}})  # a number sticks to the next word
                  )"""
# Endings that are no words, at the beginning of a line, count beside such a sign. By themselves they are not enough,
# and those that are words too tell nothing: «ای ملت!», «های! کجایی؟», «ها، چه می‌گویی؟», «تر و خشک با هم».
_ENDING = rf"(?:هایی|اند|ترین)[ ](?={_LETTER})"
_DAMAGED = late_pattern(rf"^(?:{_STOP}|{_ENDING})|{_STICKS}", re.VERBOSE | re.MULTILINE)
# The same in three patterns, each of which begins with a single letter or place, for the look at every text: together
# they take less than half the time.
_STICKS_SOMEWHERE = late_pattern(_STICKS, re.VERBOSE)
_BEGINS_TEXT = late_pattern(_STOP, re.VERBOSE | re.MULTILINE)
_BEGINS_LINE = late_pattern(rf"\n{_STOP}", re.VERBOSE | re.MULTILINE)
_LINE_BEGINS_WITH_STOP = late_pattern(rf"^{_STOP}", re.MULTILINE)
_ENDS_WELL = late_pattern(r"[.؟!][»)]?\s*\Z")
_STOP_BEGINS = late_pattern(rf"^[ ]?[.؛؟](?=[ ]?{_LETTER})", re.MULTILINE)
_HEALTHY = late_pattern(rf"{_LETTER}[.؛؟](?=[ ]{_LETTER})|[.؛؟]$|[^ .؛؟\d][.؛؟:][ ]?$", re.MULTILINE)
_WITH_HALFSPACE = late_pattern(rf"{_LETTER}{ZWNJ}{_LETTER}.*")  # a line that has one: damage leaves none
_SHORTEST = 40  # characters of a text that can be judged
_LEAST_SHARE = 0.2  # signs for each line; simulated and real damage has 0.4 at the least
_HEALTHIER = 0.5  # signs of health for each sign of damage
_MARGIN = 6.0  # log-odds that the whole text must gain; one in two hundred clean texts with odd stops gains more
_EAGER_MARGIN = 12.0  # where few lines carry signs; two damaged lines gain as much
_STOP_FIRST = 2.5  # log-odds of damage for each line that begins with a stop, which no writer does
_STRETCHED = 2.0  # log-odds of models add up to more than is true: divided by this they give fair confidences
_SUREST = 0.99

# What a text is taken to be cut before it is read, and how many spaces or letters that guess counts for.
_AT_SPACES, _SPACES = 0.04, 60
_IN_WORDS, _LETTERS = 0.006, 300
_RAREST, _MOST_FREQUENT = -5.0, -2.2  # log-odds of a cut at a space: one in 150, one in 10
_RAREST_INSIDE = -6.5
_HIGHEST_PRICE = -4.0


def run_order(text: str, *, eager: bool = False, elsewhere: OrderModel | None = None) -> Rearrangement | None:
    r"""The reading order of a text whose lines have their runs in reverse; None where there is nothing to do.

    Words move within their line; line ends stay. Each piece carries the confidence of the decisions on both its
    sides; joints that were lost (a half-space, a space) are empty pieces that insert them. ``eager``: one sign of
    damage is enough for trying. ``elsewhere`` knows which words stand together in other texts.

    >>> damaged = " .او به خانه رفت و در را بست\n .باران می بارید"
    >>> run_order(damaged).apply(damaged).split("\n")[0].strip()
    'او به خانه رفت و در را بست.'
    >>> run_order("این کتاب در سال ۲۰۲۴ منتشر شده است.") is None
    True
    """
    if not _is_suspect(text, eager):
        return None
    margin = _MARGIN if not eager or _is_suspect(text, eager=False) else _EAGER_MARGIN
    return ordered(text, model(), elsewhere, margin)


def ordered(
    text: str, learned: Model, elsewhere: OrderModel | None = None, margin: float = _MARGIN
) -> Rearrangement | None:
    """As :func:`run_order`, for a text with signs of damage and with a model of one's own."""
    document = _Document(text, learned, elsewhere.counts if elsewhere else {})
    document.read(Rates())
    document.read(document.rates())
    return document.rearranged() if document.gain() > margin else None


def _is_suspect(text: str, eager: bool) -> bool:
    """Whether many lines carry signs of damage, and few carry signs of health; when ``eager``, whether any does."""
    if len(text) < _SHORTEST or not (
        _STICKS_SOMEWHERE.search(text) or _BEGINS_TEXT.match(text) or ("\n" in text and _BEGINS_LINE.search(text))
    ):
        return False
    if _ENDS_WELL.search(text) and not _LINE_BEGINS_WITH_STOP.search(text):
        return False  # stops stick to the next word by habit: the last one stands where it belongs
    if eager:
        return True
    damaged = len(_DAMAGED.findall(text))
    healthy = len(_HEALTHY.findall(text)) + len(_WITH_HALFSPACE.findall(text))
    lines = sum(map(bool, map(str.strip, text.split("\n"))))
    return damaged >= _LEAST_SHARE * lines and healthy <= _HEALTHIER * damaged


@dataclass(slots=True)
class _Line:
    """A line: its parts in reading order, and the runs of the stretches among them (None for certain parts)."""

    start: int
    end: int
    parts: list[Part]
    paths: list[tuple[Run, ...] | None]
    text: str  # as read


class _Document:
    """The lines of a text and how they are read."""

    def __init__(self, text: str, learned: Model, elsewhere: Mapping[tuple[str, str], int]) -> None:
        self._text, self._model, self._elsewhere = text, learned, elsewhere
        self._lines: list[_Line] = []
        self._beside = neighbours_in(text)
        self._score = 0.0
        at = 0
        for line in text.split("\n"):
            if body := line.rstrip():
                self._lines.append(_Line(at, at + len(body), parts_of(body, at), [], ""))
            at += len(line) + 1
        give_spaces([line.parts for line in self._lines])
        # Where no two spaces stand together, one of them was dropped already: ends of stretches tell nothing then.
        self._squeezed = "  " not in text
        self._stretches = {
            (i, k): self._stretch(line, k)
            for i, line in enumerate(self._lines)
            for k, part in enumerate(line.parts)
            if not part.certain and words(part.text)
        }

    def read(self, rates: Rates) -> None:
        """Read all lines, given how often the text is cut."""
        reached = [Reached(0.0, "", BEGIN)]
        for i, line in enumerate(self._lines):
            for k, part in enumerate(line.parts):
                if part.certain:
                    reached = best_of(way.on(part.shown, self._model) for way in reached)
                elif stretch := self._stretches.get((i, k)):
                    reached = stretch.read(reached, rates, bracketed=part.brackets is not None)
        ended = max((way.on(END, self._model) for way in reached), key=lambda way: way.score)
        self._score, runs = ended.score, ended.runs()
        for i, line in enumerate(self._lines):
            found = [self._stretches.get((i, k)) for k in range(len(line.parts))]
            line.paths = [None if stretch is None else runs[stretch] for stretch in found]
            line.text = "".join(self._shown(piece) for piece in self._pieces(line))

    def _stretch(self, line: _Line, k: int) -> Stretch:
        part = line.parts[k]
        open_end = (k == 0 and part.end == line.end) or (self._squeezed and part.text[-1] != " ")
        return Stretch(part.text, self._model, open_end=open_end, beside=self._beside, elsewhere=self._elsewhere)

    def rates(self) -> Rates:
        """How often the text was cut, by how it was read, drawn towards what is usual."""
        joints = [run.joint for line in self._lines for path in line.paths if path for run in path[1:]]
        spaces = self._text.count(" ")
        halves = joints.count(ZWNJ)
        read = {word.strip("،!.؛:()«»؟") for line in self._lines for word in line.text.split() if ZWNJ not in word}
        whole = sum(map(lacks_halfspace, read))
        at_spaces = (joints.count(" ") + _SPACES * _AT_SPACES) / (spaces + _SPACES)
        in_words = (joints.count("") + _LETTERS * _IN_WORDS) / (len(self._text) - spaces + _LETTERS)
        at_halves = (halves + 1) / (halves + whole + 2)
        return Rates(
            space=min(max(math.log(at_spaces), _RAREST), _MOST_FREQUENT),
            inside=min(max(math.log(in_words), _RAREST_INSIDE), MOST_FREQUENT_INSIDE),
            half=math.log(at_halves),
            whole=max(math.log(1 - at_halves), _HIGHEST_PRICE),
        )

    def gain(self) -> float:
        """By how much more likely the text is damaged and as read than whole and as it stands."""
        tokens: list[str] = [BEGIN]
        for line in self._lines:
            for part in sorted(line.parts, key=lambda part: part.start):
                tokens += [part.text.strip()] if part.certain else words_between(part.text)
        stands = as_they_stand([*tokens, END], self._model, self._beside)
        return self._score - stands + _STOP_FIRST * len(_STOP_BEGINS.findall(self._text))

    def rearranged(self) -> Rearrangement | None:
        """The pieces of the whole text in reading order; None where all stand as they stood."""
        pieces: list[Piece] = []
        at = 0
        for line in self._lines:
            pieces += [Piece(at, line.start), *self._pieces(line)]
            at = line.end
        pieces.append(Piece(at, len(self._text)))
        found = tuple(_merged(pieces))
        return Rearrangement(found) if len(found) > 1 else None

    def _pieces(self, line: _Line) -> Iterator[Piece]:
        """The pieces of a line as read, a space before a number or a bracket where there is none."""
        shown = ""
        for part, path in zip(line.parts, line.paths, strict=True):
            if part.certain:
                if shown[-1:].isalpha() and (part.shown[0].isdigit() or part.shown in "([«"):
                    yield Piece(part.start, part.start, " ")
                yield Piece(part.shown_start, part.end, _changed(part))
                yield from [Piece(part.start, part.start + 1)] * (part.text[0] == " ")
                shown = part.shown
                continue
            for piece in self._stretch_pieces(part, path):
                shown = self._shown(piece) or shown
                yield piece

    def _stretch_pieces(self, part: Part, path: tuple[Run, ...] | None) -> Iterator[Piece]:
        if path is None:
            yield Piece(part.start, part.end)
            return
        end = part.start
        for i, run in enumerate(path):
            margins = [run.margin, path[i + 1].margin] if i + 1 < len(path) else [run.margin]
            confidence = _confidence(min(margins))
            joint = "" if run.joint == " " and self._text[end - 1 : end] == " " else run.joint
            if i and joint:
                yield Piece(end, end, joint, _confidence(run.margin))
            start, end = part.start + run.start, part.start + run.end
            if run is path[-1] and part.brackets:
                yield from _bracketed(Piece(start, end, None, confidence), *part.brackets)
            else:
                yield Piece(start, end, None, confidence)

    def _shown(self, piece: Piece) -> str:
        return self._text[piece.start : piece.end] if piece.after is None else piece.after


def _bracketed(piece: Piece, first: Part, second: Part) -> Iterator[Piece]:
    """A run in its brackets, which both stand before it; a space stays behind them."""
    yield Piece(second.shown_start, second.end, "(")
    yield piece
    yield Piece(first.shown_start, first.end, ")")
    for part in (first, second):
        if part.text[0] == " ":
            yield Piece(part.start, part.start + 1, None if part is first else "")


def _changed(part: Part) -> str | None:
    return None if part.shown == part.text.strip() else part.shown


def _confidence(margin: float) -> float:
    return round(min(1 / (1 + math.exp(-margin / _STRETCHED)), _SUREST), 3)


def _merged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, adjoining ones that stand as they stood joined."""
    last: Piece | None = None
    for piece in pieces:
        if piece.start == piece.end and not piece.after:
            continue
        if last and last.after is None and piece.after is None and last.end == piece.start:
            last = Piece(last.start, piece.end, None, min(last.confidence, piece.confidence))
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
