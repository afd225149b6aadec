r"""Letters of the Persian script: which ones join, which are spelled alike, and how text is folded for look-up.

Two jobs need the same tables. *Cleaning* (``corpus.clean``) changes the text and records every change. *Matching*
(mentions, dates, concordances) must not change anything: it folds a copy and maps what it finds back to the text
as given. :func:`fold` serves the second.

Folding makes alike what readers take as alike: Arabic ي ى ك and their presentation forms become ی ک; digits of
any script become ASCII; elongation, diacritics, direction marks and soft hyphens go; every kind of space becomes
one kind. The half-space stays, since it can be part of a border decision.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from codecs import utf_16_le_decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, overload

from .patterns import late_pattern

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
"""The half-space (نیم‌فاصله): it ends a joined letter group without a space, as in می‌رود."""

TATWEEL = "\N{ARABIC TATWEEL}"

PERSIAN_LETTERS = frozenset("ءآأؤإئابةپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی")
"""The letters that Persian text is written in, after cleaning; ة in Arabic phrases."""

NON_JOINING = frozenset("ءآأإٱادذرزژوؤة")
"""Letters that do not join to the letter after them: a half-space behind them cannot be seen."""

WORD_CHARACTERS = "".join(sorted(PERSIAN_LETTERS)) + "\N{ARABIC HAMZA ABOVE}\N{ARABIC FATHATAN}"
"""For patterns, inside brackets: what a Persian word is made of, half-spaces apart."""

PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"

DIACRITICS = frozenset(
    [chr(c) for c in range(0x064B, 0x0653)]  # fathatan … sukun
    + [chr(c) for c in range(0x0656, 0x0660)]  # subscript alef … other vowel signs
    + ["\N{ARABIC LETTER SUPERSCRIPT ALEF}"]
    + [chr(c) for c in range(0x06D6, 0x06DD)]  # Quranic signs
    + [chr(c) for c in range(0x06DF, 0x06E5)]
    + ["\u06e7", "\u06e8"]
    + [chr(c) for c in range(0x06EA, 0x06EE)]
)
"""Vowel and reading signs. U+0654 (hamza above), part of هٔ, and U+0653 (madda) are not among them."""

DIRECTION_MARKS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

INVISIBLE = DIRECTION_MARKS | frozenset("\u200b\u200d\u2060\ufeff\u00ad\u0640")
"""Signs that are not seen, or (tatweel) only stretch: dropped by folding."""

SPACES = frozenset("\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
"""Spaces other than the plain one; line ends are not among them."""

LOOK_ALIKES: dict[str, str] = {
    "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ے": "ی",
    "ك": "ک", "ڪ": "ک", "ګ": "گ",
    "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه", "ة": "ه",
    "أ": "ا", "إ": "ا", "ٱ": "ا",
    "ؤ": "و", "ۇ": "و",
}  # fmt: skip
"""Letters that matching takes as one; U+0626 ئ is kept, since it tells words apart."""


def _presentation_forms() -> dict[str, str]:
    """Every Arabic presentation form with what it stands for, from Unicode's own decompositions."""
    forms = {}
    for block in (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD)):
        for code in block:
            plain = unicodedata.normalize("NFKC", chr(code))
            if plain != chr(code):
                forms[chr(code)] = plain.strip()
    return forms


PRESENTATION_FORMS = _presentation_forms()
"""U+FB50…U+FDFF and U+FE70…U+FEFC with the plain letters they stand for (ﻼ → لا, ﷲ → الله)."""


# In the array of what characters fold to: no letter, perhaps more than one letter. Both are no character in Unicode.
_DROP, _SEVERAL = 0xFFFE, 0xFFFF
_NO_CHARACTER = "\N{REPLACEMENT CHARACTER}"  # emoji and rare scripts, which no word looked up contains


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {ord(c): "" for c in DIACRITICS | INVISIBLE | {"\u0654", "\u0653"}}
    table |= {ord(c): " " for c in SPACES}
    table |= {ord(c): plain for c, plain in LOOK_ALIKES.items()}
    for i in range(10):
        table[ord(PERSIAN_DIGITS[i])] = table[ord(ARABIC_DIGITS[i])] = str(i)
    for form, plain in PRESENTATION_FORMS.items():
        table[ord(form)] = "".join(table.get(ord(c), c) for c in plain)
    table |= {_DROP: _NO_CHARACTER, _SEVERAL: _NO_CHARACTER}
    return table


_FOLD = _fold_table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Text folded for look-up, and the way back.

    ``offsets`` has one entry more than ``text`` has characters: ``offsets[i]`` is where the character ``i`` came
    from; ``None`` stands for "the same place", the usual case.
    """

    text: str
    offsets: Sequence[int] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that ``text[start:end]`` came from, end exclusive.

        The end is that of the last character, so signs dropped after it stay outside.
        """
        if self.offsets is None:
            return start, end
        if isinstance(self.offsets, _Kept) and start < end:
            return self.offsets.span(start, end)
        if start == end:
            return int(self.offsets[start]), int(self.offsets[start])
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1

    def only(self, kept: NDArray[np.bool_]) -> Folded:
        """The same with those characters only that are kept; one entry more says that its end is."""
        import numpy as np

        places = kept.nonzero()[0]
        codes = np.frombuffer(self.text.encode("utf-16-le", "surrogatepass"), "<u2")
        return Folded(_decode(codes[kept[:-1]]), self._places()[places])  # type: ignore[arg-type] # as below

    def begins(self, places: Sequence[int]) -> list[int]:
        """Where in the folded text stand the characters of these places, or the next of them that was kept."""
        import numpy as np

        return list(places) if self.offsets is None else np.searchsorted(self._places(), places).tolist()

    def _places(self) -> NDArray[np.intp]:
        import numpy as np

        if self.offsets is None:
            return np.arange(len(self.text) + 1)
        return self.offsets.places() if isinstance(self.offsets, _Kept) else np.asarray(self.offsets)


def fold(text: str) -> Folded:
    """Fold ``text`` for look-up: letters, digits and spaces made alike, unseen signs dropped.

    One look-up in an array for the whole text, a hundred times as fast as letter by letter. Characters beyond U+FFFF
    all become U+FFFD, which keeps offsets right and matches nothing.

    >>> fold("قرقیزســتان").text
    'قرقیزستان'
    >>> folded = fold("كتابِ علي")
    >>> folded.text
    'کتاب علی'
    >>> folded.span(5, 8)
    (6, 9)
    """
    import numpy as np  # not needed for cleaning, which imports this module too

    encoded = text.encode("utf-16-le", "surrogatepass")
    codes: NDArray[Any] = np.frombuffer(encoded, "<u2")
    if len(codes) > len(text):
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        codes = np.minimum(codes, ord(_NO_CHARACTER)).astype(np.uint16)
    folded = look_up(_fold_array(), codes)
    special = folded >= _DROP
    places = special.nonzero()[0]
    if not len(places):
        return Folded(_decode(folded), None)
    if len(ligatures := places[folded[places] == _SEVERAL]):
        return _fold_ligatures(text, ligatures)
    return Folded(_decode(folded[~special]), _Kept(places, len(text)))


def look_up[T: np.generic](table: NDArray[T], letters: NDArray[np.uint16]) -> NDArray[T]:
    """What a table of all characters up to U+FFFF has for each letter.

    Many are looked up by Arrow, which takes two bytes as an index: NumPy makes eight of them first, and is a third as
    fast.
    """
    if len(letters) < _MANY:
        return table.take(letters)
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    def lent(numbers: NDArray[Any]) -> pa.Array:  # pa.array and to_numpy import pandas, which this does not need
        numbers = np.ascontiguousarray(numbers).view(f"u{numbers.dtype.itemsize}")
        return pa.Array.from_buffers(pa.from_numpy_dtype(numbers.dtype), len(numbers), [None, pa.py_buffer(numbers)])

    found = pc.take(lent(table), lent(letters), boundscheck=False)
    return np.frombuffer(found.buffers()[1], table.dtype, len(letters))


_MANY = 50_000
"""Letters from which Arrow is worth its import."""


def fold_word(word: str) -> str:
    """The text of :func:`fold`, without the way back: quicker for a word.

    >>> fold_word("قرقیزســتان")
    'قرقیزستان'
    """
    return _BEYOND.sub(_NO_CHARACTER, word).translate(_FOLD)


class _Kept(Sequence[int]):
    """Where each character of a text is that was kept, and the text's end, told from the few that were dropped."""

    __slots__ = ("_before", "_dropped", "_length")

    def __init__(self, dropped: NDArray[np.intp], length: int) -> None:
        # How many characters were kept before each that was dropped: few, and in order.
        self._before: list[int] = [at - number for number, at in enumerate(dropped.tolist())]
        self._length = length - len(self._before) + 1
        self._dropped = dropped

    def span(self, start: int, end: int) -> tuple[int, int]:
        """As :meth:`Folded.span` has it, which is asked for every name found."""
        return start + bisect_right(self._before, start), end + bisect_right(self._before, end - 1)

    def places(self) -> NDArray[np.intp]:
        """All of them at once."""
        import numpy as np

        kept = np.ones(self._length + len(self._before), np.bool_)
        kept[self._dropped] = False
        return kept.nonzero()[0]

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        index %= self._length
        return index + bisect_right(self._before, index)


def _fold_ligatures(text: str, places: NDArray[np.intp]) -> Folded:
    """Fold a text in which one character becomes several at ``places``: written out first, then folded."""
    import numpy as np

    pieces, lengths, done = [], np.ones(len(text) + 1, np.intp), 0
    for at in places.tolist():
        letters = _FOLD[ord(text[at])]
        pieces += [text[done:at], letters]
        lengths[at] = len(letters)
        done = at + 1
    folded = fold("".join(pieces) + text[done:])
    offsets = np.repeat(np.arange(len(text) + 1), lengths)
    if isinstance(folded.offsets, _Kept):
        offsets = offsets[folded.offsets.places()]
    return Folded(folded.text, offsets)  # type: ignore[arg-type] # an array is a sequence


_BEYOND = late_pattern("[\ud800-\udfff\U00010000-\U0010ffff]")


@cache
def _fold_array() -> NDArray[np.uint16]:
    """For every character up to U+FFFF what it folds to."""
    import numpy as np

    table = np.arange(0x10000).astype(np.uint16)
    for code, plain in _FOLD.items():
        table[code] = ord(plain) if len(plain) == 1 else _SEVERAL if plain else _DROP
    table[0xD800:0xE000] = ord(_NO_CHARACTER)  # halves of broken characters
    return table


def _decode(codes: NDArray[np.uint16]) -> str:
    return utf_16_le_decode(codes)[0]  # str.decode() finds its way here through more calls


# Hebrew, Arabic and their presentation forms
_RIGHT_TO_LEFT = late_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OWN_DIGITS = late_pattern(f"[{PERSIAN_DIGITS}{ARABIC_DIGITS}]")

_PATH = late_pattern(r"([^/\s][^/\n]{0,80}[^/\s]|[^/\s])/[^/\s][^\n]{0,300}")  # no space at the slash, as between words

Direction = Literal["rtl", "ltr"]


def direction(text: str) -> Direction:
    """``"rtl"`` or ``"ltr"``, by the majority of the letters.

    Browsers and drawing engines go by the *first* letter, so that «C۵ کشور آسیای مرکزی» comes out left to
    right. A tie is right to left; where there is no letter at all, Persian digits decide. A path has the direction of
    its first folder, so that all files of a folder have one.

    >>> direction("C۵ کشور آسیای مرکزی"), direction("The word «چین» means China"), direction("۱۴۰۲–۱۴۰۳")
    ('rtl', 'ltr', 'rtl')
    >>> direction("جدول‌ها/scraped#2"), direction("news/سفر وزیر به مسکو")
    ('rtl', 'ltr')
    """
    letters = "".join(filter(str.isalpha, path[1] if (path := _PATH.fullmatch(text)) else text))
    if not letters:
        return "rtl" if _OWN_DIGITS.search(text) else "ltr"
    return "rtl" if 2 * len(_RIGHT_TO_LEFT.findall(letters)) >= len(letters) else "ltr"


def isolate(text: str) -> str:
    """``text`` with each line wrapped in the marks that give it its own :func:`direction`.

    For places that know no ``dir`` attribute: labels of figures, widgets, browser charts.

    >>> isolate("C۵ کشور")
    '\\u2067C۵ کشور\\u2069'
    """
    return "\n".join(
        f"{_ISOLATES[direction(line)]}{line}\N{POP DIRECTIONAL ISOLATE}" if line else line for line in text.split("\n")
    )


_ISOLATES: dict[Direction, str] = {"rtl": "\N{RIGHT-TO-LEFT ISOLATE}", "ltr": "\N{LEFT-TO-RIGHT ISOLATE}"}
