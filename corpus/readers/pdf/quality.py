"""Whether the text layer of a PDF file says what its pages show.

A page that looks fine may have no text (a scan), glyphs that do not say which letters they are, or glyphs that say
wrong ones: fonts from before Unicode, whose letters come out as Latin with accents, and subsets without a table of
letters. Persian text is known by how common some of its letters are, whatever it is about.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from ...errors import UnreadableFileError

_BROKEN = 0.30  # of the glyphs without a letter: nothing of this is text
_SILENT = 0.10  # from here on words are not to be trusted
_DAMAGED = 0.01  # from here on it is told
_FEW = 20  # letters of a page that has text: a scan has none, or a stamp
_STAMP = 300  # letters at the edges of a page, at the most, where they are a header and a footer
_MANY = 200  # letters from which on their shares say something
_WRONG = 0.25  # of the letters, those that no text of any language has in such numbers
_COMMON = frozenset("اینرمدوه")  # half of the letters of any Persian text are these
_LEAST_COMMON = 0.30
_OCR = "have its text recognised (OCR), and load the result"
_AGAIN = "get the text from its source, or have it recognised (OCR)"


def remarks_on(
    pages: Sequence[str], bodies: Sequence[str], silent: Counter[tuple[str, int]], glyphs: int, name: object
) -> list[tuple[str, str]]:
    """What is amiss with the text of the pages; raises UnreadableFileError where it is none.

    ``bodies`` are the texts without what stands at the edges of the pages.
    """
    letters = Counter(c for page in pages for c in page if not c.isspace())
    share = silent.total() / max(glyphs, 1)
    # A stroke that lengthens words says nothing either, and rightly so: it is one shape, often drawn.
    others = (silent.total() - max(silent.values(), default=0)) / max(glyphs, 1)
    empty = [_letters(body) < _FEW and _letters(page) < _STAMP for page, body in zip(pages, bodies, strict=True)]
    if share < _BROKEN and letters.total() < _FEW:
        raise UnreadableFileError(name, "there is no text in this PDF file, only pictures of pages", _OCR)
    if share < _BROKEN and all(empty) and sum(map(_letters, bodies)) < _FEW:
        reason = "there is no text in this PDF file but headers and footers: its pages are pictures"
        raise UnreadableFileError(name, reason, _OCR)
    if share >= _BROKEN:
        reason = f"its text layer is broken: {share:.0%} of its glyphs do not say which letters they are"
        raise UnreadableFileError(name, reason, _AGAIN)
    if letters.total() >= _MANY and (reason := _implausible(letters)):
        raise UnreadableFileError(name, f"its text layer is broken: {reason}", _AGAIN)
    remarks: list[tuple[str, str]] = []
    if share >= _SILENT:
        remarks.append((f"{share:.0%} of its glyphs do not say which letters they are: words lack letters", _AGAIN))
    elif others >= _DAMAGED:
        remarks.append((f"{others:.1%} of its glyphs do not say which letters they are", _AGAIN))
    if any(empty) and len(pages) > 1:
        remarks.append((f"{sum(empty)} of its {len(pages)} pages have no text: they may be pictures", _OCR))
    return remarks


def _letters(text: str) -> int:
    """How many characters it has besides spaces."""
    return len("".join(text.split()))


def _implausible(letters: Counter[str]) -> str:
    """Why letters in such numbers are no text, "" where they may be one."""
    kinds: Counter[str] = Counter()
    for letter, times in letters.items():
        kinds[_kind(letter)] += times
    words = kinds.total() - kinds["mark"]
    if kinds["wrong"] >= _WRONG * max(words, 1):
        return f"{kinds['wrong'] / words:.0%} of its letters are signs that stand for nothing"
    if kinds["accented"] + kinds["wrong"] >= _WRONG * max(words, 1):
        return "its letters are those of an old font, which shows them as Persian"
    if kinds["persian"] >= max(_MANY, 0.5 * words):
        common = sum(letters[c] for c in _COMMON) + letters["ي"] + letters["ى"]
        if common < _LEAST_COMMON * kinds["persian"]:
            return "its letters are not those of Persian words"
    return ""


def _kind(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Co", "Cc", "Cn", "Cs"}:
        return "wrong"
    if category[0] != "L":
        return "mark" if letter < "\x7f" or category[0] in "NPM" else "other"
    if unicodedata.bidirectional(letter) == "AL":
        return "persian"
    # Windows and Macintosh tables put letters of old Persian fonts here; Turkish, German or French text has few.
    return "accented" if "\x80" <= letter <= "\u024f" else "letter"
