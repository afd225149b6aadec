r"""Repairs of spaces around punctuation, brackets, quotation marks and numbers.

Numbers, dates, times, addresses and Latin acronyms keep their inner signs: their spans are found first
(:func:`protected_spans`) and no edit is made inside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..alignment import Edit
from ..letters import WORD_CHARACTERS
from ..patterns import late_pattern

_P = WORD_CHARACTERS
_D = "0-9۰-۹٠-٩"

# Every row begins at a border and is bounded, so that a long run of letters or digits is read once.
_PROTECTED = late_pattern(
    rf"""
    (?:https?|ftp)://\S+ | www\.\S+                                       # addresses
    | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,8}}     # e-mail
    | (?<![\w.-])[A-Za-z0-9-]{{1,64}}(?:\.[A-Za-z0-9-]{{1,64}}){{0,8}}\.
        (?:com|org|net|ir|gov|edu|info|io)\b(?:/\S*)?
    | (?<![A-Za-z])(?:[A-Za-z]\.){{2,}}                                    # U.S.
    | (?<![{_P}])(?:[{_P}]{{1,3}}\.){{2,}}[{_P}]{{0,3}}(?![{_P}])           # بی.بی.سی  ه.ش.
    | (?<![{_D}])[{_D}]{{1,3}}(?:،[{_D}]{{3}})+(?![{_D}])                   # ۱۲،۳۴۵
    | (?<![{_D}])[{_D}]++(?:[.,/:٫٬\-–][{_D}]++)+                          # 12.5  12,000  1402/08/17  8:30
    | (?<![A-Za-z])[A-Za-z][A-Za-z0-9+\-_.{_D}]{{0,30}}[{_D}][A-Za-z{_D}]*  # C۵  G7
    | [#@][\w\u200c]+                                                     # hashtags, accounts
    """,
    re.VERBOSE,
)

_NOTE = rf"\[(?:[{_D}]{{1,3}}|[{_P}]{{1,3}})\]"  # the mark of a footnote: [۱۲], [الف]
_BLESSING = r"\((?:ع|ص|س|ره|رح|رض|عج|قدس\ سره|علیه\ السلام)\)"  # written behind names, with a space or without
_LONGEST_BLESSING = 13
_MEASURED = r"(?:(?:سال|ماه|روز|نفر|ساعت)ه(?:\N{ARABIC HAMZA ABOVE}|ای)?|سالگی)"

# Spaces to take away: two before, and one behind.
_SPACES_BEFORE = late_pattern(r" +(?=[.،؛:؟!…»)\]])")
_SPACES_BEHIND = late_pattern(r"[(«\[] +")
_COLON_BETWEEN_NUMBERS = late_pattern(
    rf"(?<=[{_D}])(?<![{_D}]{{4}}) : (?=[{_D}])"
)  # ۳ : ۲ is a score; ۱۳۹۵ : ۲۳ a year and a page
_TIME = late_pattern(rf"(?<![{_D}:] )(?<![{_D}:])(?:[01۰۱]?[{_D}]|[2۲][0-4۰-۴]) : [0-5۰-۵][{_D}](?![{_D}]| :)")
_CLOSING, _OPENING = tuple(".،؛:؟!…»)]"), tuple("(«[")
_STOPS, _ENDS = frozenset(".،؛:؟!…"), frozenset("»)]")

# Places where a space is to come; one row an idea. All of it stands between two spaces.
_MISSING: tuple[re.Pattern[str], ...] = (
    # چین،روسیه → چین، روسیه ; گفت:این → گفت: این
    late_pattern(rf"(?<=[،؛؟!:])(?=[{_P}A-Za-z«(]|(?<=[،؛؟!])[{_D}])"),
    # است.این → است. این   (two letters at least before the stop: initials such as م.آزاد stay)
    late_pattern(rf"(?<=[{_P}][{_P}]\.)(?=[{_P}«(])"),
    late_pattern(rf"(?<=[»)\]]\.)(?=[{_P}«(])"),
    # نوامبر(۱۷ → نوامبر (۱۷ ; جهانی»بخشی → جهانی» بخشی   (تهران[۱], a[1] and علی(ع) stay)
    late_pattern(rf"(?<=[{_P}{_D}A-Za-z])(?=[«(\[])(?!{_NOTE}|{_BLESSING})"),
    late_pattern(rf"(?<=[»)\]])(?=[{_P}{_D}A-Za-z«(])"),
    # ۲۰۲۲اما → ۲۰۲۲ اما ; ژوئن۲۵ → ژوئن ۲۵   (۱۷م and ۲۰ام are ordinals, ۱۹۸۰ها is one word, ۲۵ساله to many)
    late_pattern(rf"(?<=[{_D}])(?=[{_P}]{{2}})(?!(?:ام(?:ین)?|مین|ها|های|هایی|{_MEASURED})(?![{_P}]))"),
    late_pattern(rf"(?<=[{_P}]{{3}})(?=[{_D}])"),  # جی۲۰ stays
)

# Borders that many editors write without a space, and many with one: right only where the text lost spaces elsewhere.
_IN_DOUBT = (
    late_pattern(rf"(?<=[{_P}])(?={_BLESSING})"),
    late_pattern(rf"(?<=[{_D}])(?={_MEASURED}(?![{_P}]))"),
)
_LOST = 2  # spaces that are surely missing, from which the doubtful ones are too

# Every place where a space could be missing stands beside one of these signs; one scan finds whether there is any.
_PLACE = late_pattern(
    rf"""[.،؛:؟!»)\]«(\[{_D}](?:
        (?<=[،؛؟!:.])(?=[{_P}A-Za-z«({_D}])
        | (?<=[{_P}{_D}A-Za-z][«(\[])
        | (?<=[»)\]])(?=[{_P}{_D}A-Za-z«(.])
        | (?<=[{_D}])(?=[{_P}])
        | (?<=[{_P}][{_D}])
    )""",
    re.VERBOSE,
)
_CHUNK = late_pattern(r"\S+")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Spans of numbers, dates, times, addresses, acronyms and names like C۵, in order.

    >>> [("نشانی example.com و ۱۲٫۵ و C۵")[a:b] for a, b in protected_spans("نشانی example.com و ۱۲٫۵ و C۵")]
    ['example.com', '۱۲٫۵', 'C۵']
    """
    return [m.span() for m in _PROTECTED.finditer(text)]


def is_ill_spaced(chunk: str) -> bool:
    """Whether :func:`punctuation_spacing` could have something to do beside or in what stands between two spaces.

    >>> [is_ill_spaced(chunk) for chunk in ("است.", "است.این", "،", "(", "۱۲٫۵", "«چین»،")]
    [False, True, True, True, False, False]
    """
    return (
        chunk.startswith(_CLOSING) or chunk.endswith(_OPENING) or bool(_places_in(chunk, [(0, len(chunk))], _MISSING))
    )


def punctuation_spacing(text: str) -> list[Edit]:
    """Spaces before signs go, missing ones after signs come; brackets and guillemets hug their content.

    A number written against a word gets its space.
    """
    edits = [Edit(start, end, "", 0.95) for start, end in _spare_spaces(text)]
    suspects = list(_suspects(text))
    missing = _places_in(text, suspects, _MISSING)
    edits += [Edit(at, at, " ", 0.95) for at in missing]
    if len(missing) >= _LOST:
        edits += [Edit(at, at, " ", 0.7) for at in _places_in(text, suspects, _IN_DOUBT) - missing]
    return _without_overlaps(sorted(edits, key=lambda e: (e.start, e.end)))


def _spare_spaces(text: str) -> set[tuple[int, int]]:
    """Spaces that are to go."""
    spare = {(m.start() + 1, m.end()) for m in _SPACES_BEHIND.finditer(text)}  # ( ۱۷ آبان → (۱۷ آبان
    if times := [m.span() for m in _TIME.finditer(text)]:  # ۱۴ : ۳۰ → ۱۴:۳۰
        colons = [text.index(":", start) for start, _ in times]
        spare |= {span for at in colons for span in ((at - 1, at), (at + 1, at + 2))}
    for m in _SPACES_BEFORE.finditer(text):
        if _COLON_BETWEEN_NUMBERS.match(text, m.start()):
            continue
        before = text[m.start() - 1 : m.start()]
        if not before or before.isspace():
            continue  # the line begins with the sign
        # رفت. » → رفت.» ; است . این → است. این   (not: "۱۲ .۵")
        closes = text[m.end()] in _ENDS and before != ":"
        if closes if before in _STOPS else not text.startswith("..", m.end()):
            spare.add(m.span())
    return spare


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """Where those chunks between two spaces begin and end in which a space could be missing."""
    end = 0
    for m in _PLACE.finditer(text):
        if m.start() < end:
            continue
        start = m.start()
        while start > end and not text[start - 1].isspace():
            start -= 1
        found = _CHUNK.match(text, m.start())
        end = found.end() if found else m.end()
        yield start, end


def _places_in(text: str, chunks: Iterable[tuple[int, int]], patterns: Sequence[re.Pattern[str]]) -> set[int]:
    """Where a space is missing in the chunks: not inside a number, an address and the like."""
    places: set[int] = set()
    for start, end in chunks:
        seen = min(end + _LONGEST_BLESSING, len(text))
        found = {m.start() for pattern in patterns for m in pattern.finditer(text, start, seen) if m.start() < end}
        if found:
            spans = [(start + a, start + b) for a, b in protected_spans(text[start:end])]
            places |= {at for at in found if not any(a < at < b for a, b in spans)}
    return places


def _without_overlaps(edits: list[Edit]) -> list[Edit]:
    """The edits without those that begin before the one before them ends."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start > kept[-1].end or (edit.start == kept[-1].end and edit.start < edit.end):
            kept.append(edit)
    return kept
