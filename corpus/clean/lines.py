r"""Lines that a page broke: words hyphenated at line ends, and paragraphs wrapped to the width of a page.

What a page adds of its own, headers and footers, is the work of ``pages``.

A wrapped paragraph shows by its shape: three lines or more without a blank one between them, all about as long as the
longest, and few of them ending like a sentence. Lists and short lines do not look so, and keep their lines. Verse can:
it shows by its rhyme, or by its want of any punctuation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..alignment import Edit
from ..letters import WORD_CHARACTERS, ZWNJ
from ..patterns import late_pattern
from ..verbs import analyses
from .vocabulary import UNKNOWN, cost

_P = WORD_CHARACTERS + ZWNJ
_HYPHENATED = late_pattern(rf"(?<![{_P}])([{_P}]+)(?:[-\u2010\u00ac]|\u00ad|\u0640+) ?\n([{_P}]+)")
_PARAGRAPH = late_pattern(r"^[^\n]+(?:\n[^\n]+)+", re.MULTILINE)
SENTENCE_END = late_pattern(r"[.؟!:؛»…)\]][ \u200c\u200f]*$")

SENTENCE_ENDS = frozenset(".؟!:؛»…)]")
# Line ends are looked for first, which is fast: a few among thousands of letters.
_OPEN_LINE = late_pattern(r"\n(?<=[^.؟!:؛»…)\]\n]\n)(?=[^\n])")

_PUNCTUATION = late_pattern(r"[.؟!:؛،»)\]…]")
_LIST_MARK = late_pattern(r"(?:[-\u2013\u2014•▪●○*]\s|[\d\w]{1,3}\s?[-.)])")

_FEWEST_LINES = 3
_RHYME = 3  # letters at the ends of lines
_RHYMED = 0.6  # a part of the lines of a ghazal, whose first line can have other letters before its refrain
_FULL = 0.7  # a line this part of the longest one is full: the next word did not fit
_SHORTEST_WIDTH = 40  # columns of a page are wider than lines of verse and lists


def _ends_a_sentence(line: str) -> bool:
    """As ``SENTENCE_END.search``, without a search through the whole line."""
    return line.rstrip(" \u200c\u200f")[-1:] in SENTENCE_ENDS


def hyphenated_words(text: str) -> list[Edit]:
    r"""A word that was divided at the end of a line becomes whole (عنو-\nانی → عنوانی).

    Where the hyphen was part of a compound, the two halves are words and stay two (علمی-\nتخیلی).
    """
    if "\n" not in text:
        return []
    edits = []
    for m in _HYPHENATED.finditer(text):
        first, second = m.groups()
        whole = cost(first + second)
        halves = cost(first) + cost(second)
        if whole < UNKNOWN or halves >= 2 * UNKNOWN:
            edits.append(Edit(m.end(1), m.start(2), "", 0.95 if whole < UNKNOWN else 0.6))
        elif "\u00ad" in m.group() or "\u0640" in m.group():  # never part of a compound
            edits.append(Edit(m.end(1), m.start(2), ZWNJ, 0.7))
    return edits


def wrapped_lines(text: str) -> list[Edit]:
    """The lines of a wrapped paragraph become one line."""
    # A wrapped paragraph has lines within that do not end a sentence.
    if not _OPEN_LINE.search(text) or text.count("\n") < _FEWEST_LINES - 1:
        return []
    edits = []
    for paragraph in _PARAGRAPH.finditer(text):
        at = paragraph.start()
        for lines in _paragraphs(paragraph.group().split("\n")):
            for i, line in enumerate(lines):
                at += len(line)
                if i < len(lines) - 1:
                    edits.append(Edit(at, at + 1, " ", 0.9))
                at += 1
    return edits


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """The lines of each paragraph of a block; a line that is to stay as it is makes one by itself.

    Pages often have no blank line between paragraphs: the last line of one is short and ends its sentence.
    """
    if is_wrapped(lines):
        return [lines]
    width = max(map(len, lines))
    parts: list[list[str]] = [[]]
    for line in lines:
        parts[-1].append(line)
        if len(line) < _FULL * width and _ends_a_sentence(line):
            parts.append([])
    parts = [part for part in parts if part]
    alike = all(len(line) >= _FULL * width for part in parts for line in part[:-1])
    wrapped = [is_wrapped(part) for part in parts]
    others = [part for part, is_one in zip(parts, wrapped, strict=True) if not is_one]
    if not (alike and any(wrapped) and all(len(part) < _FEWEST_LINES for part in others)):
        return [[line] for line in lines]
    # A sentence that ends with the first of two lines says nothing about the second.
    return [
        kept
        for part in parts
        for kept in ([[line] for line in part] if len(part) == 2 and _ends_a_sentence(part[0]) else [part])
    ]


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are those of one paragraph, broken at the width of a page."""
    if len(lines) < _FEWEST_LINES:
        return False
    width = max(map(len, lines))
    if width < _SHORTEST_WIDTH or min(map(len, lines[:-1])) < _FULL * width:
        return False
    if sum(_ends_a_sentence(line) for line in lines[:-1]) > len(lines) // 3:
        return False
    return not (_is_list(lines) or _is_verse(lines) or _are_sentences(lines))


def _is_list(lines: Sequence[str]) -> bool:
    return sum(bool(_LIST_MARK.match(line)) for line in lines) > len(lines) // 2


def _are_sentences(lines: Sequence[str]) -> bool:
    """Every line ends with a verb or a comma, the last one without a full stop: headlines, items, free verse."""
    return not _ends_a_sentence(lines[-1]) and all(map(_ends_a_clause, lines))


def _ends_a_clause(line: str) -> bool:
    last = line.rstrip().rsplit(" ", 1)[-1]
    return last.endswith(("،", "؛")) or _ends_a_sentence(last) or _is_finite(last.replace(ZWNJ, ""))


def _is_finite(word: str) -> bool:
    return any(form.tense != "imperative" for form in analyses(word))


def _is_verse(lines: Sequence[str]) -> bool:
    """Lines that rhyme, or that have no sign of punctuation between them all, as no prose of that length would."""
    endings = Counter(re.sub(r"\W+", "", line)[-_RHYME:] for line in lines)
    rhymed = endings.most_common(1)[0][1] >= max(_RHYMED * len(lines), _FEWEST_LINES)
    return rhymed or not any(_PUNCTUATION.search(line) for line in lines)
