r"""What a page adds to a text: headers, footers and page numbers, and the paragraphs that its end cuts in two.

Pages show by form feeds, which PDF extractors write, or by lines that count pages («صفحه ۱۲», «- 12 -», «Page 3 of
10»). Beside such a border, lines that recur from page to page, digits apart, are headers and footers. Without it
nothing is touched: a refrain, a repeated headline and the numbers of sections stay.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..alignment import Edit
from ..letters import DIRECTION_MARKS
from ..patterns import late_pattern
from .lines import SENTENCE_END, is_wrapped
from .pagenumbers import LONGEST, PageCount, is_heading, page_count
from .triage import UNUSUAL, USUAL, needs, unusual_characters

_NEWLINE = "\n\r\x0b\x85\u2028\u2029"
_LINE = late_pattern(f"[^{_NEWLINE}\f]*[^{_NEWLINE}\f\\s\ufeff][^{_NEWLINE}\f]*")
_EDGES = "".join(DIRECTION_MARKS) + "\ufeff\u00a0 \t"
_UNSEEN = {ord(c): None for c in DIRECTION_MARKS | {"\ufeff"}} | {ord("ي"): "ی", ord("ك"): "ک"}

# A line that could count pages; one fast look into each text.
_NUMBER_ALONE = rf"\W{{0,6}}\d{{1,4}}\W{{0,6}}(?:[{_NEWLINE}]|\Z)"
_LINE_COUNTS = late_pattern(rf"\n{_NUMBER_ALONE}")
_ODD_LINE_COUNTS = late_pattern(rf"[{_NEWLINE}]{_NUMBER_ALONE}")
_PART_COUNTS = late_pattern(rf"/ ?\d{{1,4}}\W{{0,6}}(?:[{_NEWLINE}]|\Z)")
# NFKC and the like make nothing else of other characters.
_FOLDED = late_pattern(f"[^\n -~{USUAL}\N{ARABIC FATHATAN}]")
# Where one of these words stands somewhere, more looks like it; all of it in text of usual characters.
_COUNTS_BESIDE_WORDS = (
    late_pattern(r"\n[^\w\n]*\d{1,4}[^\w\n]*(?:\n|\Z)"),
    late_pattern(r"\d\s?(?:/|از|[oO][fF])\s?\d{1,4}[^\w\n]*(?:\n|\Z)"),
    late_pattern(r"صفح[هة]\N{ARABIC HAMZA ABOVE}?(?:[\s\u200c]ی)?\W{0,3}\d"),
    late_pattern(r"[pP][aA][gG][eE]\W{0,3}\d"),
)
COUNTING_WORDS = ("صفح", "Page", "page", "PAGE", "ﺻﻔ")
"""Beside one of these a number counts pages."""
_DIGITS = late_pattern(r"\d+")
_PUNCTUATION = late_pattern("[.؟!؛،:]")
_LIST_MARK = late_pattern(r"[-–—•▪●○*]\s|\d{1,3}\s?[-–.)]")
_UNFINISHED = late_pattern(r"(?:^|\s)(?:و|که|از|به|در|با|برای|تا|بر|این|آن|را|یا)$|،$")
_HYPHEN = late_pattern("[-\u2010\u00ac\u00ad\u0640]$")

_LONGEST_NUMBER = 4  # digits of the number of a page
_DEPTH = 3  # lines of a header or a footer, at the most
_SHARE = 0.4  # of the pages: headers of left and right pages differ, and the first page has none
_STRAYS = 1  # times that such a line may stand elsewhere: the title of the text can be its header
_PER_SENTENCE = 400  # letters; prose has a full stop at least so often, verse has hardly any
_SHORTEST_CUT = 20  # letters of a line that goes on across the border; shorter ones are headings
_LONGEST_PAGE = 300  # lines between two numbers of pages
_WORDS_ALONE = 4  # of «Page 3 of 10», which is clear without another
_SHORTEST_PAGE = 100  # letters between two bare page numbers; less is a list or a table


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that has something on it: where, what, on which page (by form feeds), and its look without digits."""

    start: int
    end: int
    text: str
    page: int
    look: str


def page_furniture(text: str) -> list[Edit]:
    """Page headers, footers and page numbers go; the paragraph that the border of a page cut in two is joined."""
    if "\f" not in text and not _may_count_pages(text):
        return []
    lines = _lines(text)
    furniture = _by_form_feeds(lines) if "\f" in text else _by_counts(lines)
    if len(furniture) == len(lines) or ("\f" not in text and not furniture):
        return []
    return _edits(text, lines, furniture)


def _may_count_pages(text: str) -> bool:
    """A fast look: whether a line could count pages."""
    if not any(word in text for word in COUNTING_WORDS):
        # In that order: a pattern that begins with a single letter is looked for fast.
        if _LINE_COUNTS.search(text) or ("/" in text and _PART_COUNTS.search(text)):
            return True
        if not needs(text) & UNUSUAL:
            return False
        return any(end in text for end in _NEWLINE[1:]) and bool(_ODD_LINE_COUNTS.search(text))
    return bool(_FOLDED.search("".join(unusual_characters(text, chunks=True)))) or any(
        pattern.search(text) for pattern in _COUNTS_BESIDE_WORDS
    )


def _lines(text: str) -> list[_Line]:
    lines, page, at = [], 0, 0
    for m in _LINE.finditer(text):
        page += text.count("\f", at, m.start())
        at = m.end()
        found = m.group()
        start = m.start() + len(found) - len(found.lstrip(_EDGES))
        end = m.end() - (len(found) - len(found.rstrip(_EDGES)))
        plain = unicodedata.normalize("NFKC", found).translate(_UNSEEN).strip().casefold()
        lines.append(_Line(start, max(start, end), plain, page, " ".join(_DIGITS.sub("#", plain).split())))
    return lines


def _by_form_feeds(lines: Sequence[_Line]) -> set[int]:
    """Lines at the top or the foot of their page that recur there, or count the pages."""
    pages = [[i for i, _ in page] for _, page in groupby(enumerate(lines), key=lambda item: item[1].page)]
    tops = [page[:_DEPTH] for page in pages]
    feet = [page[: -_DEPTH - 1 : -1] for page in pages]
    numbers = _numbers_of_pages(lines, {i for side in (tops, feet) for part in side for i in part})
    furniture = _recurring(lines, tops, numbers) | _recurring(lines, feet, numbers)
    found = [lines[i] for i in furniture]
    counted = furniture & numbers or len({line.text for line in found}) > len({line.look for line in found})
    # Letters of a form, prayers and songs begin and end alike, each on a page of its own: no number counts these pages,
    # and none ends in the middle of a sentence.
    return furniture if counted or _cut_by_pages(lines, furniture) else set()


def _cut_by_pages(lines: Sequence[_Line], furniture: set[int]) -> bool:
    """Whether a page ends in the middle of a sentence, leaving ``furniture`` aside."""
    body = [line for i, line in enumerate(lines) if i not in furniture]
    prose = _is_prose(body)
    return any(
        a.page != b.page and _goes_on(a.text, b.text) and (prose or bool(_UNFINISHED.search(a.text)))
        for a, b in pairwise(body)
    )


def _numbers_of_pages(lines: Sequence[_Line], candidates: Iterable[int]) -> set[int]:
    """Counting lines whose number goes up with the pages: the difference of the two is the same twice at least."""
    counts = [count for i in sorted(candidates) if (count := page_count(i, lines[i].text, lines[i].look))]
    steps = {count.at: (count.kind[0], count.number - lines[count.at].page) for count in counts}
    often = Counter(steps.values())
    return {i for i, step in steps.items() if often[step] > 1 or step[1] == 1}


def _recurring(lines: Sequence[_Line], borders: Sequence[Sequence[int]], numbers: set[int]) -> set[int]:
    """Of the lines at each border, from the border inwards: those that recur there or are in ``numbers``."""
    everywhere = Counter(line.look for line in lines)
    places = {i for border in borders for i in border}  # a line can stand near two borders, and counts once
    here = Counter(lines[i].look for i in places)
    keys = {i: _keys(lines[i], n) for n, border in reversed([*enumerate(borders)]) for i in border}
    # A header stands as far from the edge on each page; a sentence that recurs is now the last line, now the third.
    same = {(i, n, key) for border in borders for n, i in enumerate(border) for key in keys[i]}
    times = Counter((n, key) for _, n, key in same)
    furniture: set[int] = set()
    for border in borders:
        for n, i in enumerate(border):
            look = lines[i].look
            often = any(times[n, key] >= max(2, _SHARE * len(borders)) for key in keys[i])
            often = often and everywhere[look] <= here[look] + _STRAYS
            if not (i in numbers or (often and len(look) <= LONGEST)):
                break
            furniture.add(i)
    return furniture


def _keys(line: _Line, place: int) -> set[str]:
    """What the line has to share with those of other pages: its text; or one number counts the pages.

    Lines that differ in other numbers differ in what they say (۱۰۰ رأی, ۲۰۰ رأی), and so do headings (فصل ۱, فصل ۲).
    """
    keys = {" ".join(line.text.split())}
    if len(line.text) > LONGEST or is_heading(line.text):
        return keys
    for m in _DIGITS.finditer(line.text):
        if len(m.group()) <= _LONGEST_NUMBER:
            step = int(m.group()) - (line.page or place)
            keys.add(" ".join(f"{line.text[: m.start()]}#{step}{line.text[m.end() :]}".split()))
    return keys


def _by_counts(lines: Sequence[_Line]) -> set[int]:
    """Lines that count pages one by one, with the lines beside them that recur there."""
    counts: dict[tuple[str, ...], list[PageCount]] = {}
    for i, line in enumerate(lines):
        if count := page_count(i, line.text, line.look):
            counts.setdefault(count.kind, []).append(count)
    furniture: set[int] = set()
    for alike in counts.values():
        for chain in _chains(alike):
            low, high = max(chain[0].at - _LONGEST_PAGE, 0), min(chain[-1].at + _LONGEST_PAGE, len(lines))
            numbers = [count.at - low for count in chain]
            edges = (low == 0, high == len(lines))
            furniture |= {low + i for i in _around(lines[low:high], numbers, chain[0].kind, edges)}
    return furniture


def _chains(counts: Sequence[PageCount]) -> list[list[PageCount]]:
    """Counts in order, cut where the next number is not the next page (a page of pictures may have none)."""
    chains: list[list[PageCount]] = []
    for count in counts:
        last = chains[-1][-1] if chains else None
        if last and 1 <= count.number - last.number <= 2 and count.at - last.at <= _LONGEST_PAGE:
            chains[-1].append(count)
        else:
            chains.append([count])
    return chains


def _around(
    lines: Sequence[_Line], numbers: Sequence[int], kind: tuple[str, ...], edges: tuple[bool, bool]
) -> set[int]:
    """The furniture of the borders at ``numbers``, nothing if they are no borders of pages.

    ``edges`` says whether the first and the last line are those of the text, where a page begins and ends too.
    """
    name, look, *total = kind
    alone = name == "worded" and total != [""] and len(look.split()) <= _WORDS_ALONE
    if len(numbers) < 2 and not alone:
        return set()
    shortest = 1 if name == "worded" else _SHORTEST_PAGE
    if any(sum(len(line.text) for line in lines[a + 1 : b]) < shortest for a, b in pairwise(numbers)):
        return set()
    if not any(_PUNCTUATION.search(line.text) for i, line in enumerate(lines) if i not in numbers):
        return set()  # an index, a list of pictures
    above = [range(i)[: -_DEPTH - 1 : -1] for i in numbers]
    below = [range(i + 1, len(lines))[:_DEPTH] for i in numbers]
    if edges[0]:
        below.append(range(numbers[0])[:_DEPTH])
    if edges[1]:
        above.append(range(numbers[-1] + 1, len(lines))[: -_DEPTH - 1 : -1])
    beside = _recurring(lines, above, set()) | _recurring(lines, below, set())
    furniture = beside | set(numbers)
    # A number says little by itself: numbers of sections stand between sentences, those of pages cut some.
    needed = 0 if name == "worded" else 1 if name == "part" or beside else max(len(numbers) // 2, 1)
    return furniture if not needed or _cuts(lines, numbers, furniture) >= needed else set()


def _cuts(lines: Sequence[_Line], numbers: Sequence[int], furniture: set[int]) -> int:
    """How many sentences the borders at ``numbers`` cut; none if the text is no prose or the pages are too short."""
    body = [i for i in range(len(lines)) if i not in furniture]
    pages = [body[bisect_left(body, a) : bisect_left(body, b)] for a, b in pairwise(numbers)]
    lengths = [sum(len(lines[i].text) for i in page) for page in pages]
    if any(n < (_SHORTEST_PAGE if len(page) > 1 else _PER_SENTENCE) for n, page in zip(lengths, pages, strict=True)):
        return 0
    if not _is_prose([lines[i] for i in body]):
        return 0
    places = {bisect_left(body, i) for i in numbers} - {0, len(body)}
    return sum(_goes_on(lines[body[at - 1]].text, lines[body[at]].text) for at in places)


def _is_prose(lines: Sequence[_Line]) -> bool:
    marks = sum(line.text.count(mark) for line in lines for mark in ".؟!")
    return marks * _PER_SENTENCE >= sum(len(line.text) for line in lines)


def _goes_on(line: str, following: str) -> bool:
    if SENTENCE_END.search(line) or _LIST_MARK.match(following):
        return False
    return len(line) >= _SHORTEST_CUT or bool(_UNFINISHED.search(line))


def _edits(text: str, lines: Sequence[_Line], furniture: set[int]) -> list[Edit]:
    body = [i for i in range(len(lines)) if i not in furniture]
    prose = _is_prose([lines[i] for i in body])
    edits = []
    if body[0] > 0:
        edits.append(Edit(lines[0].start, lines[body[0]].start, "", 0.9))
    for n, (i, j) in enumerate(pairwise(body)):
        start, end = lines[i].end, lines[j].start
        if j == i + 1 and "\f" not in text[start:end]:
            continue
        border = _border(text, lines, body[max(n - 1, 0) : n + 3], body[n], prose)
        if j > i + 1 or border != "\n\n":
            edits.append(Edit(start, end, border, 0.8))
    if body[-1] < len(lines) - 1:
        edits.append(Edit(lines[body[-1]].end, lines[-1].end, "", 0.9))
    return edits


def _border(text: str, lines: Sequence[_Line], beside: Sequence[int], at: int, prose: bool) -> str:
    """What stands behind the line ``at``, the last of its page, once the border is gone; ``beside``: lines around."""
    place = beside.index(at)
    line, following = lines[at].text, lines[beside[place + 1]].text
    if _HYPHEN.search(line):
        return "\n"  # the two halves of a word are joined elsewhere
    if SENTENCE_END.search(line):
        return "\n\n"
    if not (_goes_on(line, following) and (prose or _UNFINISHED.search(line))):
        return "\n"
    before = beside[:place] if place and _adjoin(text, lines[beside[0]], lines[at]) else beside[:0]
    after = beside[place + 2 :]
    after = after if after and _adjoin(text, lines[beside[place + 1]], lines[after[0]]) else after[:0]
    paragraph = [lines[i].text for i in (*before, at, beside[place + 1], *after)]
    return "\n" if is_wrapped(paragraph[:3]) or is_wrapped(paragraph[-3:]) else " "


def _adjoin(text: str, line: _Line, following: _Line) -> bool:
    """Whether no blank line stands between the two."""
    return len(text[line.end : following.start].replace("\r\n", "\n").strip(_EDGES)) == 1
