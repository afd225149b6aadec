"""Which repairs a text could need: one remembered look-up for each distinct chunk.

Texts repeat themselves: most chunks between two spaces were met before. What a chunk could need is worked out once, so
that text with nothing to repair costs next to nothing. A look-up may say "could need" for nothing, never the reverse.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress

from ..alignment import Edit
from ..letters import PERSIAN_DIGITS, PERSIAN_LETTERS, WORD_CHARACTERS, ZWNJ
from ..memos import Memo
from ..patterns import late_pattern
from ..wordforms import word_forms
from .characters import has_diacritics, has_stray_halfspaces
from .compounds import LETTER_NAMES
from .linepath import sign_of
from .spacing import is_ill_spaced
from .vocabulary import RARE, cost, known
from .wordpairs import RARE_LETTER_NAMES, may_join
from .wordshapes import completed

WORD = late_pattern(rf"[{WORD_CHARACTERS}{ZWNJ}]+")

REMEMBERED = 60_000
"""Chunks whose outcome is kept, some 120 bytes each: those of some ten thousand articles."""

LONGEST_REMEMBERED = 100
"""Letters of a chunk whose outcome is kept; a longer one is a text without spaces, which will not come again."""

UNKNOWN_WORD, LACKS_HALFSPACE, MAY_JOIN, MAY_BE_SWAPPED, MAY_SPELL = 1, 2, 4, 8, 16
"""What a word could need: it is unknown, lacks a half-space, may belong to its neighbour, may have its lam-alef
swapped, may be the name of a Latin letter. Added up (plain numbers, since they are asked for with every text)."""

ILL_SPACED, STRAY_HALFSPACE, MARKED, HYPHENATED, MISPLACED = 32, 64, 128, 256, 512
"""What a chunk could need for its signs: a space beside one is missing or too many, a half-space separates nothing, a
vowel sign is to go, a hyphen ends it, or it is what follows a cut where lines have their runs in reverse."""

UNUSUAL, LETTER_NAME, MAY_BE_REVERSED, SIGNED, EMPTY = 1024, 2048, 4096, 8192, 16384
"""What a chunk is: it has characters that Persian text has not, names a Latin letter, is far likelier with its letters
in reverse, is not just a word, is nothing between two borders. Most chunks are words that need nothing: they have 0."""

OF_WORDS = UNKNOWN_WORD | LACKS_HALFSPACE | MAY_JOIN | MAY_BE_SWAPPED | MAY_SPELL
"""All that needs a look into words, not only at characters."""

_FOUND_IN_WORDS = OF_WORDS | LETTER_NAME

_IDLE = frozenset({0, SIGNED, SIGNED | EMPTY})
"""What chunks have that need nothing themselves."""

EVERYTHING = 2 * EMPTY - 1

ALEF_LAM = late_pattern("([اآأ])ل")

USUAL = "".join(sorted(PERSIAN_LETTERS)) + ZWNJ + PERSIAN_DIGITS + "\N{ARABIC HAMZA ABOVE}،؛؟«»٪٫٬…–"
UNUSUAL_CHARACTER = late_pattern(f"[^\n -~{USUAL}]")
_WORD_IN_SIGNS = late_pattern(rf"[«(\[]*+[{WORD_CHARACTERS}{ZWNJ}]++[.،؛:؟!…»)\]]*+")  # as good as a word for spacing
_HYPHENS = tuple("-\u2010\u00ac\u00ad\u0640")
_BEHIND_A_CUT = late_pattern(
    rf"""[.؛؟] | [۰-۹0-9]+[{WORD_CHARACTERS}]{{3}}  # a stop, or a number that sticks to the next word
        | (?:ها|های|هایی|ای|اند|تر|ترین)\Z         # an ending""",
    re.VERBOSE,
)


class Chunks:
    """A text in chunks: what stands between two borders, which are spaces and line ends. Chunks can be empty.

    >>> chunks = Chunks.of("این کتاب ها")
    >>> chunks.texts, chunks.where(MAY_JOIN), chunks.start(2)
    (['این', 'کتاب', 'ها'], [2], 9)
    """

    def __init__(self, texts: list[str], found: list[int], edited: bytearray, origin: object) -> None:
        self.texts = texts
        self.found = found
        """What each of them could need, added up."""
        self.is_edited = edited
        """For each of them 1 where edits made it, 0 where it stood in the text that was looked at first."""
        self.origin = origin
        """The same object for all texts that edits made of one."""
        self.needs = 0
        """What any of them could need, added up."""
        for each in set(found):
            self.needs |= each

    @classmethod
    def of(cls, text: str) -> Chunks:
        """The chunks of a text."""
        texts = _split(text)
        return cls(texts, _looked_up(texts), bytearray(len(texts)), object())

    def edited(self, text: str, edits: Sequence[Edit]) -> Chunks:
        """The chunks of what ``edits`` make of ``text``, which these are the chunks of; only new ones are looked up."""
        texts: list[str] = []
        found: list[int] = []
        is_edited = bytearray()
        needy: list[int] = []
        carried = 0  # so many chunks are done with
        for first, last, changed in self._changed(text, edits):
            new = _split(changed)
            needy += self._needy_between(carried, first, len(texts) - carried)
            texts += self.texts[carried:first] + new
            found += self.found[carried:first] + _looked_up(new)
            is_edited += self.is_edited[carried:first] + b"\1" * len(new)
            needy += [i for i in range(len(texts) - len(new), len(texts)) if found[i] not in _IDLE]
            carried = last + 1
        needy += self._needy_between(carried, len(self.texts), len(texts) - carried)
        texts += self.texts[carried:]
        found += self.found[carried:]
        is_edited += self.is_edited[carried:]
        chunks = Chunks(texts, found, is_edited, self.origin)
        chunks.__dict__["_needy"] = needy  # what is known need not be worked out
        return chunks

    def _needy_between(self, first: int, last: int, shift: int) -> list[int]:
        """Those that could need anything, from one chunk to another, counted from so many chunks farther back."""
        needy = self._needy[bisect_left(self._needy, first) : bisect_left(self._needy, last)]
        return [i + shift for i in needy] if shift else needy

    def _changed(self, text: str, edits: Sequence[Edit]) -> Iterator[tuple[int, int, str]]:
        """The first and the last chunk of each stretch that edits touch, and what becomes of it."""
        first, last, at, pieces = 0, -1, 0, [""]
        for edit in edits:
            begin, end = self._at(edit.start), self._at(edit.end)
            if begin > last:
                if last >= 0:
                    yield first, last, "".join(pieces) + text[at : self.start(last + 1) - 1]
                first, at, pieces = begin, self.start(begin), []
            pieces += [text[at : edit.start], edit.after]
            last, at = end, edit.end
        if last >= 0:
            yield first, last, "".join(pieces) + text[at : self.start(last + 1) - 1]

    def _at(self, place: int) -> int:
        """The chunk that the place of the text belongs to, as its border too."""
        return bisect_right(range(len(self.texts)), place, key=self.start) - 1

    @cached_property
    def _needy(self) -> list[int]:
        """Those, counted from 0, that could need anything."""
        return [i for i in compress(range(len(self.found)), self.found) if self.found[i] not in _IDLE]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each of them begins."""
        return [letters + i for i, letters in enumerate(accumulate(map(len, self.texts), initial=0))]

    def start(self, i: int) -> int:
        """Where the chunk ``i`` begins, counted from 0."""
        return self.starts[i]

    def where(self, need: int) -> list[int]:
        """Which of them, counted from 0, could need it."""
        return [i for i in self._needy if self.found[i] & need] if self.needs & need else []

    def needs_near_edits(self, reach: int) -> int:
        """What those could need that edits made, with so many on each side of them."""
        needs, at = 0, self.is_edited.find(1)
        while at >= 0:
            for found in self.found[max(0, at - reach) : at + reach + 1]:
                needs |= found
            at = self.is_edited.find(1, at + 1)
        return needs

    def words(self, need: int) -> frozenset[str]:
        """The distinct words of those that could need it."""
        return frozenset(word for i in self.where(need) for word in WORD.findall(self.texts[i]))

    def filled(self) -> int:
        """How many of them are not empty."""
        return len(self.texts) - (self.texts.count("") if self.needs & EMPTY else 0)

    def fewest_words(self) -> int:
        """How many distinct words the text has at least."""
        return len(set(self.texts)) - sum(map(bool, self.found))


_RECENT: dict[str, Chunks] = {}
"""The texts asked about last: several repairs ask about the same one."""

_RECENT_TEXTS = 4


def know(text: str, texts: list[str], found: list[int], starts: list[int]) -> None:
    """Remember the chunks of a text that were found elsewhere, what each could need, and where it begins."""
    chunks = Chunks(texts, found, bytearray(len(texts)), object())
    chunks.__dict__["starts"] = [*starts, len(text) + 1]
    _remembered(text, chunks)


def _split(text: str) -> list[str]:
    return text.replace("\n", " ").split(" ")


def _looked_up(chunks: list[str]) -> list[int]:
    return list(map(MET.__getitem__, chunks))


def chunks_of(text: str) -> Chunks:
    """The chunks of a text."""
    return _RECENT.get(text) or _remembered(text, Chunks.of(text))


def _remembered(text: str, chunks: Chunks) -> Chunks:
    for oldest in list(_RECENT)[: 1 - _RECENT_TEXTS]:  # a list, since other threads remember texts meanwhile
        _RECENT.pop(oldest, None)
    _RECENT[text] = chunks
    return chunks


def needs(text: str) -> int:
    """What the chunks of a text could need, added up.

    >>> needs("این خبر مهم است")
    0
    >>> needs("میدهد") == LACKS_HALFSPACE, needs("خبر ها") & MAY_JOIN > 0
    (True, True)
    """
    return chunks_of(text).needs


def follow(before: str, edits: Sequence[Edit], text: str) -> None:
    """Remember the chunks of ``text``, which came of ``edits`` on ``before``: only those that changed are looked up.

    >>> follow("این میدهد", [Edit(3, 4, " خبر ")], "این خبر میدهد")
    >>> chunks_of("این خبر میدهد").texts
    ['این', 'خبر', 'میدهد']
    """
    known = _RECENT.get(before)
    if known and len(edits) <= len(before) // _LETTERS_PER_EDIT:
        _remembered(text, known.edited(before, edits))
    else:
        _RECENT.pop(text, None)  # its chunks would not tell what was edited


_LETTERS_PER_EDIT = 50  # where edits stand closer together, all chunks are looked up as fast


def _could_need(chunk: str) -> int:
    found = word_forms().needs.get(chunk)
    return needs_of(chunk) if found is None else found


MET = Memo(_could_need, limit=REMEMBERED, longest=LONGEST_REMEMBERED)
"""Chunk → what it could need."""


def needs_of(chunk: str) -> int:
    """What the chunk could need, worked out.

    >>> needs_of("میدهد") & LACKS_HALFSPACE > 0
    True
    """
    words = WORD.findall(chunk)
    plain = len(words) == 1 and words[0] == chunk
    if not chunk:
        return SIGNED | EMPTY
    found = 0 if plain else SIGNED | _needs_of_signs(chunk)
    is_unusual = bool(UNUSUAL_CHARACTER.search(chunk))
    if is_unusual:
        found |= UNUSUAL
        if has_diacritics(chunk):
            found |= MARKED
    if ZWNJ in chunk and has_stray_halfspaces(chunk):
        found |= STRAY_HALFSPACE
    if _BEHIND_A_CUT.match(chunk):
        found |= MISPLACED
    if (plain or is_unusual) and sign_of(chunk):
        found |= MAY_BE_REVERSED
    if plain:
        return found | _needs_of_word(chunk)
    # Beside usual signs a word is what it is by itself; letters of other kinds make other words of it in reverse.
    of_words = _FOUND_IN_WORDS if is_unusual else _FOUND_IN_WORDS | MAY_BE_REVERSED
    for word in words:
        found |= MET[word] & of_words
    return found


def _needs_of_signs(chunk: str) -> int:
    if _WORD_IN_SIGNS.fullmatch(chunk):
        return 0
    return ILL_SPACED * is_ill_spaced(chunk) | HYPHENATED * chunk.endswith(_HYPHENS)


def _needs_of_word(word: str) -> int:
    found = 0
    if not known(word):
        found |= UNKNOWN_WORD
    if completed(word):
        found |= LACKS_HALFSPACE
    if may_join(word):
        found |= MAY_JOIN
    if ALEF_LAM.search(word) and cost(word) >= RARE:
        found |= MAY_BE_SWAPPED
    if word in RARE_LETTER_NAMES:
        found |= MAY_SPELL
    if word in LETTER_NAMES:
        found |= LETTER_NAME
    return found


def unusual_characters(text: str, *, chunks: bool) -> frozenset[str]:
    """All characters of chunks that have some which Persian text has not; ``chunks``: the text is looked at in chunks.

    >>> sorted(unusual_characters("كتاب خوب", chunks=True))
    ['ا', 'ب', 'ت', 'ك']
    """
    if not chunks:
        return frozenset(text) if UNUSUAL_CHARACTER.search(text) else frozenset()
    found = chunks_of(text)
    return frozenset("".join(found.texts[i] for i in found.where(UNUSUAL)))


def distinct_words(text: str) -> frozenset[str]:
    """The distinct words of a text, with their half-spaces.

    >>> sorted(distinct_words("چین، روسیه و چین."))
    ['روسیه', 'و', 'چین']
    """
    return frozenset(WORD.findall(text))


def unknown_words(text: str) -> frozenset[str]:
    """The distinct words of a text that no source knows.

    >>> unknown_words("این کتابرا دید")
    frozenset({'کتابرا'})
    """
    return frozenset(word for word in chunks_of(text).words(UNKNOWN_WORD) if not known(word))
