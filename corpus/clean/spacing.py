r"""Repairs of spaces around punctuation, brackets, quotation marks and numbers.

Numbers, dates, times, addresses and Latin acronyms keep their inner signs: their spans are found first
(:func:`protected_spans`) and no edit is made inside them.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..alignment import Edit
from ..letters import WORD_CHARACTERS

_P = WORD_CHARACTERS
_D = "0-9۰-۹٠-٩"

# Every row begins at a border and is bounded, so that a long run of letters or digits is read once.
_PROTECTED = re.compile(
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
_MEASURED = r"(?:(?:سال|ماه|روز|نفر|ساعت)ه(?:\N{ARABIC HAMZA ABOVE}|ای)?|سالگی)"

# One row an idea: what is found, which group is replaced, by what.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # است . این → است. این   (not: "۱۲ .۵", nor a line that begins with the sign)
    (re.compile(r"(?<=[^\s.،؛:؟!…]) +(?=[.،؛:؟!…»)\]])(?!\.{2,})"), ""),
    # رفت. » → رفت.»
    (re.compile(r"(?<=[.،؛؟!…]) +(?=[»)\]])"), ""),
    # ( ۱۷ آبان → (۱۷ آبان
    (re.compile(r"(?<=[(«\[]) +"), ""),
    # چین،روسیه → چین، روسیه ; گفت:این → گفت: این
    (re.compile(rf"(?<=[،؛؟!:])(?=[{_P}A-Za-z«(]|(?<=[،؛؟!])[{_D}])"), " "),
    # است.این → است. این   (two letters at least before the stop: initials such as م.آزاد stay)
    (re.compile(rf"(?<=[{_P}][{_P}]\.)(?=[{_P}«(])"), " "),
    (re.compile(rf"(?<=[»)\]]\.)(?=[{_P}«(])"), " "),
    # نوامبر(۱۷ → نوامبر (۱۷ ; جهانی»بخشی → جهانی» بخشی   (تهران[۱], a[1] and علی(ع) stay)
    (re.compile(rf"(?<=[{_P}{_D}A-Za-z])(?=[«(\[])(?!{_NOTE}|{_BLESSING})"), " "),
    (re.compile(rf"(?<=[»)\]])(?=[{_P}{_D}A-Za-z«(])"), " "),
    # ۲۰۲۲اما → ۲۰۲۲ اما ; ژوئن۲۵ → ژوئن ۲۵   (۱۷م and ۲۰ام are ordinals, ۲۵ساله is one word to many editors)
    (re.compile(rf"(?<=[{_D}])(?=[{_P}]{{2}})(?!(?:ام(?:ین)?|مین|{_MEASURED})(?![{_P}]))"), " "),
    (re.compile(rf"(?<=[{_P}]{{3}})(?=[{_D}])"), " "),  # جی۲۰ stays
)

# Borders that many editors write without a space, and many with one: right only where the text lost spaces elsewhere.
_IN_DOUBT = (
    re.compile(rf"(?<=[{_P}])(?={_BLESSING})"),
    re.compile(rf"(?<=[{_D}])(?={_MEASURED}(?![{_P}]))"),
)
_LOST = 2  # spaces that are surely missing, from which the doubtful ones are too

# Every place that a rule could change begins or ends with one of these signs; one scan finds whether there is any.
_PLACE = re.compile(
    rf"""[.،؛:؟!…»)\]«(\[{_D}](?:
        (?<=[ ][.،؛:؟!…»)\]])            # a space before a closing sign
        | (?<=[(«\[])(?=[ ])             # one behind an opening bracket
        | (?<=[،؛؟!:.])(?=[{_P}A-Za-z«({_D}])
        | (?<=[{_P}{_D}A-Za-z][«(\[])
        | (?<=[»)\]])(?=[{_P}{_D}A-Za-z«(.])
        | (?<=[{_D}])(?=[{_P}])
        | (?<=[{_P}][{_D}])
    )""",
    re.VERBOSE,
)


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Spans of numbers, dates, times, addresses, acronyms and names like C۵, in order.

    >>> [("نشانی example.com و ۱۲٫۵ و C۵")[a:b] for a, b in protected_spans("نشانی example.com و ۱۲٫۵ و C۵")]
    ['example.com', '۱۲٫۵', 'C۵']
    """
    return [m.span() for m in _PROTECTED.finditer(text)]


def punctuation_spacing(text: str) -> list[Edit]:
    """Spaces before signs go, missing ones after signs come; brackets and guillemets hug their content.

    A number written against a word gets its space.
    """
    if not _PLACE.search(text):
        return []
    spans = protected_spans(text)
    starts = [start for start, _ in spans]
    edits: dict[tuple[int, int], Edit] = {}

    def add(pattern: re.Pattern[str], after: str, confidence: float) -> None:
        for m in pattern.finditer(text):
            i = bisect_right(starts, m.start()) - 1
            inside = i >= 0 and m.start() > spans[i][0] and m.end() < spans[i][1]
            if not inside:
                edits.setdefault(m.span(), Edit(m.start(), m.end(), after, confidence))

    for pattern, after in _RULES:
        add(pattern, after, 0.95)
    if sum(edit.after == " " for edit in edits.values()) >= _LOST:
        for pattern in _IN_DOUBT:
            add(pattern, " ", 0.7)
    return _without_overlaps(sorted(edits.values(), key=lambda e: (e.start, e.end)))


def _without_overlaps(edits: list[Edit]) -> list[Edit]:
    """The edits without those that begin before the one before them ends."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start > kept[-1].end or (edit.start == kept[-1].end and edit.start < edit.end):
            kept.append(edit)
    return kept
