"""Date words that stand side by side: what the rules of :mod:`corpus.dates.grammar` read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from . import lexicon
from .lexicon import Lexeme

CONNECTIVES = {
    "": "", "تا": "T", "الی": "T", "لغایت": "T", "-": "T", "\u2013": "T", "\u2014": "T", "و": "&", "،": ",", ",": ",",
    "مورخ": ",", "مورخه": ",", "، مورخ": ",", "به تاریخ": ",", "،مورخ": ",", "of": "",
}  # fmt: skip

# What a date has at least: a name, a deictic word, a unit of time with its number or adjective, a year.
_WORTH_READING = re.compile(r"[mwsFtajeN]|[yYxXqQzrb][^T&,]|v,?y|[hk][gp]|dp|D[gn]|E[nc]|[huf][ovV]")


# Day, month's name and year with a sign between them: ۱۴/آذر/۱۴۰۲, 5-Dec-2023, ۱۴۰۲/آذر/۱۴.
_DATE_SIGNS = frozenset("/-.\u2013") | {" / "}


def _is_signed_date(text: str, run: list[Lexeme], lexeme: Lexeme, sign: str) -> bool:
    """Whether ``sign`` stands between the last of ``run`` and ``lexeme`` as it does elsewhere in the same date."""
    if lexeme.kind == "m" and run[-1].kind in "nN":
        end = lexeme.end + len(sign)
        return text.startswith(sign, lexeme.end) and text[end : end + 2].isdigit()
    return (
        lexeme.kind in "nN"
        and "".join(word.kind for word in run[-2:]) in ("nm", "Nm")
        and text[run[-2].end : run[-1].start] == sign
    )


class Segment(NamedTuple):
    """Lexemes that stand side by side: ``kinds[i]`` is the kind of ``lexemes[i]``; connectives are lexemes too."""

    kinds: str
    lexemes: list[Lexeme]

    def moved(self, by: int) -> Segment:
        """The same words so many characters further on."""
        return Segment(self.kinds, [lexeme.moved(by) for lexeme in self.lexemes])


def segments(text: str) -> Iterator[Segment]:
    """The runs of date words in folded ``text``, in order; runs that cannot hold a date are left out."""
    kinds = ""
    run: list[Lexeme] = []
    for lexeme in lexicon.lexemes(text):
        if run:
            end = run[-1].end
            gap = text[end : lexeme.start]
            connective = CONNECTIVES.get(gap.strip(" \u200c\n")) if gap.count("\n") < 2 else None
            if gap in _DATE_SIGNS and _is_signed_date(text, run, lexeme, gap):
                connective = ""
            if connective is None:
                if _WORTH_READING.search(kinds):
                    yield Segment(kinds, run)
                kinds, run = "", []
            elif connective:
                kinds += connective
                run.append(Lexeme(connective, end, lexeme.start, None, gap))
        kinds += lexeme.kind
        run.append(lexeme)
    if _WORTH_READING.search(kinds):
        yield Segment(kinds, run)
