"""How a cleaned text came from its raw text: edits, and the alignment they add up to.

A repair returns :class:`Edit` objects on the text it was given. :class:`Alignment` adds them up, one repair after
the other, and keeps for every piece of the clean text the piece of raw text it came from. Walking it over the raw
text gives the clean text exactly (:meth:`Alignment.replay`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` by ``after``; ``confidence`` from 0 to 1 says how sure the repair is."""

    start: int
    end: int
    after: str
    confidence: float = 1.0


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    r"""``text`` with ``edits`` made; they are in order and do not overlap.

    >>> apply_edits("می رود", [Edit(2, 3, "\N{ZERO WIDTH NON-JOINER}")])
    'می\u200cرود'
    """
    pieces, at = [], 0
    for edit in edits:
        if edit.start < at or edit.end < edit.start:
            raise ValueError(f"edits must be in order and not overlap: {edit} stands before {at}")
        pieces += [text[at : edit.start], edit.after]
        at = edit.end
    pieces.append(text[at:])
    return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` at its new place; ``after`` replaces it (None: as it stands)."""

    start: int
    end: int
    after: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """A text in a new order: pieces that cover every character once, in the order they are to be read.

    An empty piece (``start == end``) with an ``after`` is an insertion.
    """

    pieces: tuple[Piece, ...]

    def apply(self, text: str) -> str:
        """The text in its new order.

        >>> Rearrangement((Piece(4, 8), Piece(3, 4), Piece(0, 3))).apply("است گفته")
        'گفته است'
        """
        at = 0
        for start, end in sorted((piece.start, piece.end) for piece in self.pieces):
            if start != at and start < end:
                raise ValueError(f"the pieces must cover every character once: {start} to {end} stands behind {at}")
            at = max(at, end)
        if at != len(text):
            raise ValueError(f"the pieces must cover every character once: they end at {at} of {len(text)}")
        return "".join(text[p.start : p.end] if p.after is None else p.after for p in self.pieces)


@dataclass(frozen=True, slots=True)
class Segment:
    """``clean[clean_start:clean_end]`` came from ``raw[raw_start:raw_end]``.

    ``fixer`` is ``"kept"`` where the two are the same text; else the names of the repairs that turned the raw piece
    into ``after``, joined by ``+``. An empty clean span is a deletion, an empty raw span an insertion. ``moved`` names
    the repair that took the piece away from its neighbours, if one did; ``confidence`` is then how sure the move is.
    """

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int
    fixer: str
    after: str = ""
    confidence: float = 1.0
    moved: str = ""


class Alignment:
    r"""The ordered segments that lead from the raw text to the clean text.

    >>> alignment = Alignment.identity(6).then("half-spaces", [Edit(2, 3, "\N{ZERO WIDTH NON-JOINER}")])
    >>> [(s.clean_start, s.clean_end, s.raw_start, s.raw_end, s.fixer) for s in alignment]
    [(0, 2, 0, 2, 'kept'), (2, 3, 2, 3, 'half-spaces'), (3, 6, 3, 6, 'kept')]
    >>> alignment.replay("می رود")
    'می\u200cرود'
    >>> alignment.to_raw(0, 6)
    [(0, 6)]
    """

    __slots__ = ("_starts", "segments")

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = tuple(segments)
        self._starts = [s.clean_start for s in self.segments]

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text of ``length`` characters with itself."""
        return cls([Segment(0, length, 0, length, KEPT)] if length else [])

    def __iter__(self) -> Iterator[Segment]:
        return iter(self.segments)

    def __len__(self) -> int:
        return len(self.segments)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alignment) and self.segments == other.segments

    def __hash__(self) -> int:
        return hash(self.segments)

    def then(self, fixer: str, edits: Sequence[Edit]) -> Alignment:
        """This alignment with one more repair; ``edits`` are on the clean text it leads to, in order."""
        builder = _Builder()
        pieces = list(self.segments)
        pieces.reverse()  # a stack: the next segment is the last
        for change in self._whole(edits):
            while pieces and pieces[-1].clean_end <= change.start:
                builder.add(pieces.pop())
            inside: list[Segment] = []
            while pieces and pieces[-1].clean_start < change.end:
                piece = pieces.pop()
                if piece.fixer == KEPT and piece.clean_start < change.start:
                    head, piece = _split(piece, change.start)
                    builder.add(head)
                if piece.fixer == KEPT and piece.clean_end > change.end:
                    piece, tail = _split(piece, change.end)
                    pieces.append(tail)
                inside.append(piece)
            if not inside and pieces and pieces[-1].clean_start < change.start:  # an insertion into kept text
                head, tail = _split(pieces.pop(), change.start)
                builder.add(head)
                pieces.append(tail)
            builder.change(fixer, change, inside)
        for piece in reversed(pieces):
            builder.add(piece)
        return Alignment(builder.segments)

    def rearranged(self, fixer: str, rearrangement: Rearrangement) -> Alignment:
        """This alignment with the clean text it leads to in a new order.

        >>> swapped = Alignment.identity(8).rearranged("order", Rearrangement((Piece(4, 8), Piece(3, 4), Piece(0, 3))))
        >>> swapped.replay("است گفته"), swapped.to_raw(0, 4)
        ('گفته است', [(4, 8)])
        """
        builder = _Builder()
        pieces = rearrangement.pieces
        taken: set[int] = set()
        for i, piece in enumerate(pieces):
            inside = self._slice(piece.start, piece.end, taken)
            if piece.after is not None:
                builder.change(fixer, Edit(piece.start, piece.end, piece.after, piece.confidence), inside)
                continue
            stays = (i == 0 or pieces[i - 1].end == piece.start) and (
                i + 1 == len(pieces) or pieces[i + 1].start == piece.end
            )
            for s in inside:
                builder.add(s if stays else replace(s, moved=fixer, confidence=min(s.confidence, piece.confidence)))
        for i, s in enumerate(self.segments):
            if s.clean_start == s.clean_end and i not in taken:  # deletions in a text of which nothing is left
                builder.add(s)
        return Alignment(builder.segments)

    def _slice(self, start: int, end: int, taken: set[int]) -> list[Segment]:
        """The segments of a clean span, cut at its ends; what is deleted before a character goes with it.

        Of a changed segment that is cut in several, the first part to be ``taken`` keeps the raw span.
        """
        found: list[Segment] = []
        last = self.segments[-1].clean_end if self.segments else 0
        first = max(bisect_left(self._starts, start) - 1, 0)
        for i, s in enumerate(self.segments[first : bisect_right(self._starts, end)], first):
            low, high = max(start, s.clean_start), min(end, s.clean_end)
            if s.clean_start == s.clean_end:
                if start <= s.clean_start < end or (start < end == s.clean_start == last):
                    found.append(s)
                    taken.add(i)
            elif low < high and s.fixer == KEPT:
                at = s.raw_start - s.clean_start
                found.append(replace(s, clean_start=low, clean_end=high, raw_start=at + low, raw_end=at + high))
            elif low < high:
                raw_start = s.raw_end if i in taken else s.raw_start
                taken.add(i)
                after = s.after[low - s.clean_start : high - s.clean_start]
                found.append(replace(s, clean_start=low, clean_end=high, raw_start=raw_start, after=after))
        return found

    def blocks(self) -> Iterator[tuple[Segment, ...]]:
        """The segments in groups, each from one stretch of the raw text: several together where text was moved."""
        group: list[Segment] = []
        raw_at = covered = furthest = 0
        for s in self.segments:
            group.append(s)
            covered += s.raw_end - s.raw_start
            furthest = max(furthest, s.raw_end)
            # All that the group took from the raw text lies behind raw_at; it is whole when it leaves no gap.
            if covered == furthest - raw_at:
                yield tuple(group)
                raw_at, covered, group = furthest, 0, []

    def _whole(self, edits: Sequence[Edit]) -> Iterator[Edit]:
        """The edits, widened so that each covers whole changed segments, and joined where they share one."""
        group: list[Edit] = []
        start = end = 0
        for edit in edits:
            low, high = self._widen(edit)
            if group and low < end:
                group.append(edit)
                end = max(end, high)
                continue
            if group:
                yield self._joined(group, start, end)
            group, start, end = [edit], low, high
        if group:
            yield self._joined(group, start, end)

    def _widen(self, edit: Edit) -> tuple[int, int]:
        low, high = edit.start, edit.end
        first = max(bisect_right(self._starts, edit.start) - 1, 0)
        for s in self.segments[first : bisect_left(self._starts, max(edit.end, edit.start + 1))]:
            if s.fixer != KEPT and s.clean_start < max(edit.end, edit.start + 1) and s.clean_end > edit.start:
                if edit.start == edit.end and s.clean_start == edit.start:
                    continue  # an insertion at the border of a changed segment does not touch it
                low, high = min(low, s.clean_start), max(high, s.clean_end)
        return low, high

    def _joined(self, group: list[Edit], start: int, end: int) -> Edit:
        """One edit for a group; what stands between its edits lies in changed segments, whose text is known."""
        pieces, at = [], start
        for edit in group:
            pieces += [self._changed_text(at, edit.start), edit.after]
            at = edit.end
        pieces.append(self._changed_text(at, end))
        return Edit(start, end, "".join(pieces), min(edit.confidence for edit in group))

    def _changed_text(self, start: int, end: int) -> str:
        pieces = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for s in self.segments[first : bisect_left(self._starts, end)]:
            low, high = max(start, s.clean_start), min(end, s.clean_end)
            if low < high:
                pieces.append(s.after[low - s.clean_start : high - s.clean_start])
        return "".join(pieces)

    def replay(self, raw: str) -> str:
        """The clean text, rebuilt from ``raw`` and the recorded changes alone."""
        return "".join(raw[s.raw_start : s.raw_end] if s.fixer == KEPT else s.after for s in self.segments)

    def to_raw(self, start: int, end: int) -> list[tuple[int, int]]:
        """The raw spans that the clean span came from, in clean order, adjoining ones joined.

        A changed segment counts as a whole. An inserted character alone has no raw span: the list is then empty.
        """
        first = max(bisect_right(self._starts, start) - 1, 0)
        # Deletions that share the clean start of the first segment stand before it; they are not part of the span.
        spans: list[tuple[int, int]] = []
        for s in self.segments[first : bisect_left(self._starts, end)]:
            if s.clean_end <= start or s.clean_start >= end or s.raw_start == s.raw_end:
                continue
            if s.fixer == KEPT:
                span = (
                    s.raw_start + max(start - s.clean_start, 0),
                    s.raw_end - max(s.clean_end - end, 0),
                )
            else:
                span = (s.raw_start, s.raw_end)
            if spans and spans[-1][1] == span[0]:
                span = (spans.pop()[0], span[1])
            spans.append(span)
        return spans


def _split(piece: Segment, at: int) -> tuple[Segment, Segment]:
    """A kept segment in two, at the clean offset ``at``."""
    raw_at = piece.raw_start + at - piece.clean_start
    return replace(piece, clean_end=at, raw_end=raw_at), replace(piece, clean_start=at, raw_start=raw_at)


class _Builder:
    """Segments of the next text, put together left to right."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.at = 0  # end of the next text so far
        self.raw_at = 0  # end of the raw text so far

    def add(self, piece: Segment) -> None:
        """Carry a segment over, moved to where the next text stands now."""
        if piece.clean_start == self.at:  # most are where they were, and a copy costs more than all else here
            self._append(piece)
            return
        length = piece.clean_end - piece.clean_start
        self._append(replace(piece, clean_start=self.at, clean_end=self.at + length))

    def change(self, fixer: str, edit: Edit, inside: list[Segment]) -> None:
        """One changed segment for ``edit``, which covers the segments ``inside`` and nothing else."""
        raw_start, raw_end = (inside[0].raw_start, inside[0].raw_end) if inside else (self.raw_at, self.raw_at)
        elsewhere: list[Segment] = []  # from other places of the raw text, where text was moved
        for s in inside[1:]:
            if s.raw_start == raw_end and not elsewhere:
                raw_end = s.raw_end
            elif s.raw_start < s.raw_end:
                elsewhere.append(s)
        names = [name for s in inside if s.fixer != KEPT for name in s.fixer.split("+")]
        fixers = "+".join(dict.fromkeys([*names, fixer]))
        confidence = min([edit.confidence, *(s.confidence for s in inside if s.fixer != KEPT)])
        length = len(edit.after)
        moved = next((s.moved for s in inside if s.moved), "")
        self._append(Segment(self.at, self.at + length, raw_start, raw_end, fixers, edit.after, confidence, moved))
        for s in elsewhere:
            self._append(Segment(self.at, self.at, s.raw_start, s.raw_end, fixers, "", confidence, s.moved))

    def _append(self, piece: Segment) -> None:
        last = self.segments[-1] if self.segments else None
        if (
            last
            and last.fixer == piece.fixer == KEPT
            and last.raw_end == piece.raw_start
            and (last.moved, last.confidence) == (piece.moved, piece.confidence)
        ):
            self.segments[-1] = replace(last, clean_end=piece.clean_end, raw_end=piece.raw_end)
        else:
            self.segments.append(piece)
        self.at, self.raw_at = piece.clean_end, piece.raw_end
