"""Sentences: where they begin and end.

A border stands behind . ! ? ؟ with the brackets and quotation marks that close there, and at the end of a paragraph.
A full stop is none inside a number, an address or an abbreviation (۱۲.۵, ه.ش, U.S., بی.بی.سی), behind an initial or a
title (ا. ح. آریان‌پور), and behind the number of a list: «۱. چین ۲. روسیه» is cut before each number. A sign in brackets
(«!») or before a closing quotation mark that the sentence goes on after (« … ؟» پرسید) is none either.

A line end is the end of a paragraph when an empty line follows, when the line ends as a sentence does, when it is a
heading or a list entry, or when it is much shorter than the lines of the text; otherwise the line was only wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..letters import ZWNJ
from ..patterns import late_pattern

STOPS = ".!?؟۔"
CLOSERS = "»\"”’)]'"
_CLOSING = re.escape(CLOSERS)
PERSIAN = "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER FARSI YEH}]"

# Behind these a full stop does not end a sentence; single letters (initials, ه. ق.) are none either.
ABBREVIATIONS = frozenset(
    "دکتر مهندس پروفسور حجت آیت ره ص ع عج س ج ش ق م ه ر ک صص رک نک تل تلفن شماره".split()
    + "Dr Mr Mrs Ms Prof St vs No vol pp Inc Ltd Co Jr".split()
)
LETTER = f"[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-\N{ARABIC LETTER YEH}پچژکگی{ZWNJ}]"
_NO_ABBREVIATION = "".join(rf"(?<!{word}.)" for word in sorted(ABBREVIATIONS) if len(word) > 1 and not word.isascii())

# It begins with the signs themselves, so that the search runs from one to the next; what stands before follows.
ENDING = late_pattern(
    rf"""
    [{STOPS}] (?:
        (?P<plain>(?<={LETTER}{LETTER}.) {_NO_ABBREVIATION} (?=\s))          # most of them, and always an end
      | (?<![{STOPS}].) (?P<more>[{STOPS}]* [{_CLOSING}]*)                  # the usual case, from the first sign on;
        (?:\[\d{{1,3}}\])* (?=\s|$)                                         # رفت.[۲] has a note
      | (?<={PERSIAN}{PERSIAN}.) (?=[«(]?{PERSIAN}{PERSIAN})                # the space was lost: شد.در
      | (?<=\s.) (?={PERSIAN}{PERSIAN})                                     # the space is before the sign: شد .در
    )""",
    re.VERBOSE,
)
# Signs before a full stop among which an abbreviation is looked for.
_WINDOW = 20
_WORD_BEFORE = late_pattern(r"[\w\N{ZERO WIDTH NON-JOINER}]+\Z")
_LATIN_ABBREVIATION = late_pattern(r"(?:\b[A-Za-z]\.)+\Z")
# What goes on behind a closed quotation: a conjunction, the object marker, a verb of saying.
_GOES_ON = late_pattern(
    r"""\s*(?:[،؛,;:)…–-] | (?:و|که|را|تا|یا|اما|ولی|نیز|هم|است|بود|شد|نوشت|افزود|پرسید|پاسخ|جواب
        |فریاد|ادامه|تأکید|تاکید|ن?می‌?گوید|ن?می‌?گفت|ن?می‌?پرسد|گفت|گفتند|گفته|به\ نقل|از)
        (?!\w|\N{ZERO WIDTH NON-JOINER}))""",
    re.VERBOSE,
)
# Letters with full stops between them: بی.بی.سی, not شد.در.
_ACRONYM = late_pattern(rf"(?<![\w.]){PERSIAN}{{1,3}}(?:\.{PERSIAN}{{1,3}}){{2,}}(?!\w)")
# Letters of an acronym that are looked at on either side of a full stop in it.
_ACRONYM_REACH = 16
_NUMBER_STOP = late_pattern(r"\.(?<=\d.)(?=\s)")
_LIST_NUMBER = late_pattern(r"(\d(?<![^\s:،؛(]\d)\d?)\.(?=\s+[^\s\d])")
_HEADING = late_pattern(r"[#]{1,6}[^\S\n]+(?=\S)")
_LINE_END = late_pattern(r"\n\s*")
_STARTS_LINE = late_pattern(r"(?:\#{1,6}\s|[-*•▪●–—]\s|\(?[\d]{1,3}\s?[.)\-–]\s)")
LINE_STOPS = (*STOPS, ":", "…")
# A line shorter than this share of the text's long lines was not wrapped: it ended there.
SHORT_LINE = 0.7
LONGEST = 5000  # letters: a sentence of laws has some hundreds; recognised or scraped text may have no full stop at all


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the sentences of ``text``, without the white space around them.

    Every sign that is not white space is in exactly one sentence; only the marks of a Markdown heading (##) are in
    none. Headings and list entries are sentences; what has no border in 5,000 letters is parted at a comma or space.

    >>> text = "قیمت ۱۲.۵ دلار بود. چرا؟\\n\\nنخست‌وزیر نیامد"
    >>> [text[a:b] for a, b in sentences(text)]
    ['قیمت ۱۲.۵ دلار بود.', 'چرا؟', 'نخست‌وزیر نیامد']
    """
    spans = []
    start = 0
    borders = sorted({*_line_borders(text), *_sentence_borders(text), len(text)})
    for border in _none_endless(text, borders) if len(text) > LONGEST else borders:
        inner = text[start:border].lstrip()
        if inner:
            begin = border - len(inner)
            end = begin + len(inner.rstrip())
            spans.append((sentence_start(text, begin, end) if inner[0] == "#" else begin, end))
        start = border
    return spans


def sentence_start(text: str, start: int, end: int) -> int:
    """Where the sentence begins whose first sign is at ``start``: behind the marks of a heading."""
    if text[start] != "#" or text[text.rfind("\n", 0, start) + 1 : start].strip():
        return start
    heading = _HEADING.match(text, start, end)
    return heading.end() if heading else start


def _none_endless(text: str, borders: list[int]) -> Iterator[int]:
    """The borders, with further ones in what is too long to be a sentence: text without a full stop."""
    start = 0
    for border in borders:
        while border - start > LONGEST:
            end = start + LONGEST
            places = (text.rfind(sign, start + LONGEST // 2, end) + 1 for sign in "؛،, ")
            start = next((place for place in places if place), end)
            yield start
        yield border
        start = border


def paragraph_borders(text: str) -> list[int]:
    """Offsets at which a paragraph ends, in order; the end of the text is not among them.

    >>> paragraph_borders("یک\\n\\nدو")
    [2]
    """
    return list(_line_borders(text))


def _sentence_borders(text: str) -> list[int]:
    numbers = list_numbers(text)
    ends = [
        match.end()
        for match in ENDING.finditer(text)
        if match.lastgroup == "plain" or (match.start() not in numbers and ends_sentence(text, match))
    ]
    return [*numbers.values(), *ends]


def list_numbers(text: str) -> dict[int, int]:
    """The full stops behind the numbers of lists within a line (۱. چین ۲. روسیه), and where each number begins.

    Numbers count from one, so that «در سال ۲. چین» is no list.
    """
    found: dict[int, int] = {}
    if not _NUMBER_STOP.search(text):
        return found
    run: list[re.Match[str]] = []
    for match in _LIST_NUMBER.finditer(text):
        if run and (int(match[1]) != len(run) + 1 or "\n" in text[run[-1].end() : match.start()]):
            run = []
        if int(match[1]) == len(run) + 1:
            run.append(match)
        if len(run) > 1:
            found |= {number.end() - 1: number.start() for number in run}
    return found


def ends_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends with these signs, which ENDING found."""
    start, end = match.span()
    signs = match["more"]
    signs = text[start] + signs if signs else text[start]
    stops = signs.rstrip(CLOSERS)
    if stops == "." and (_is_abbreviation(text, start) or _is_in_acronym(text, start)):
        return False
    # (!) and (؟) comment on a word; an ellipsis leaves the sentence open.
    if text[start - 1 : start] == "(" or (stops.startswith("..") and len(signs) == len(stops)):
        return _at_line_end(text, end)
    return not (len(stops) < len(signs) and _GOES_ON.match(text, end))


def _at_line_end(text: str, end: int) -> bool:
    return text[end : end + 1] in ("", "\n")


def _is_abbreviation(text: str, stop: int) -> bool:
    window = text[max(0, stop - _WINDOW) : stop]
    word = window.rpartition(" ")[2]
    if len(word) > 1 and word.replace(ZWNJ, "").isalpha() and word not in ABBREVIATIONS:  # nearly always
        return False
    before = _WORD_BEFORE.search(window)
    if before is None:
        return False
    word = before[0]
    if word.isdigit():  # «۱.» at the start of a line numbers what follows
        return text[max(0, stop - len(word) - 4) : stop - len(word)].rstrip(" \t")[-1:] in ("", "\n")
    if _at_line_end(text, stop + 1):
        return False
    return (len(word) == 1 and not word.isdigit()) or word in ABBREVIATIONS or bool(_LATIN_ABBREVIATION.search(window))


def _is_in_acronym(text: str, stop: int) -> bool:
    if not text[stop + 1 : stop + 2].isalpha():
        return False
    first = max(0, stop - _ACRONYM_REACH)
    offset = stop - first
    window = text[first : stop + _ACRONYM_REACH]
    return any(match.start() < offset < match.end() for match in _ACRONYM.finditer(window))


def _line_borders(text: str) -> Iterator[int]:
    """Offsets of the line ends that end a paragraph."""
    if "\n" not in text:
        return
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    # The ninth decile of line lengths: how long a full line is in this text.
    full = lengths[len(lengths) * 9 // 10] if lengths else 0
    start = 0
    for match in _LINE_END.finditer(text):
        line = text[start : match.start()].rstrip()
        stop = start + len(line)  # before the spaces at its end
        line = line.lstrip()
        if (
            line
            and match.end() < len(text)
            and ends_paragraph(line, match[0], text[match.end() : match.end() + 8], full)
        ):
            yield stop
        start = match.end()


def ends_paragraph(line: str, gap: str, following: str, full: int) -> bool:
    """Whether a line ends a paragraph, of which the white space behind it, what follows and a full line are known."""
    return (
        gap.count("\n") > 1
        or line.rstrip(CLOSERS).endswith(LINE_STOPS)
        or bool(_STARTS_LINE.match(line) if line.startswith("#") else None)
        or bool(_STARTS_LINE.match(following))
        or len(line) < SHORT_LINE * full
    )
