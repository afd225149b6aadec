"""What stands in windows, lexed once and then looked up.

Most windows were met before. One with a whole day is read as another whose numbers have the same sizes, so that few
windows need to be lexed: the other days are as many as the days of a lifetime.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..memos import Memo
from .anchors import LETTER, SIGNS, SIGNS_BEHIND, windows
from .runs import LONGEST, REMEMBERED, Found, Run, alike, run_of
from .segment import segments

type Runs = tuple[tuple[int, Run], ...]
"""Where in a window the runs begin that are worth reading, and the runs."""


def found_in(text: str) -> Iterator[tuple[int, Found]]:
    """The dated expressions of folded ``text`` with the places that theirs are counted from, in order."""
    for begin, window in windows(text):
        for offset, run in WINDOWS[window]:
            origin = begin + offset
            for found in run.read(text, origin):
                yield origin, found


# One whole day, in numbers of sizes that days and years usually have.
_DAY = re.compile(rf"(\D*)([1-9]|[12][0-9])( [{LETTER}]+ )(1[349][0-9]{{2}}|20[0-9]{{2}})(\D*)")
_MODEL_DAYS = ("", "5", "15")  # by their length
_MODEL_YEARS = ("1390", "1990")
_FROM_1900 = "1900"

# Within these bounds no rule tells one number from another, and every month has the day.
_YEARS = {"persian": range(1300, 1450), "islamic": range(1300, 1450), "gregorian": range(1900, 2100)}
_LAST_DAY = {"persian": 29, "islamic": 29, "gregorian": 28}


def _by_model(window: str) -> Runs | None:
    """The runs of a window in which one whole day stands, by those of one with another day; None if they may differ."""
    match = _DAY.fullmatch(window)
    if match is None:
        return None
    before, day, month, year, behind = match.groups()
    model = before + _MODEL_DAYS[len(day)] + month + _MODEL_YEARS[year >= _FROM_1900] + behind
    if model == window:
        return None
    runs = []
    for start, run in WINDOWS[model]:
        kinds, lexemes = run.segment
        if kinds == "nmN":
            calendar = lexemes[1].value.calendar
            if int(day) > _LAST_DAY[calendar] or int(year) not in _YEARS[calendar]:
                return None
            runs.append((start, alike(run, day, year)))
        elif any(lexeme.text[:1].isdigit() for lexeme in lexemes):
            return None
        else:
            runs.append((start, run))
    return tuple(runs)


def _runs_in(window: str) -> Runs:
    """Where in a window the runs begin that are worth reading, and the runs."""
    found = _by_model(window)
    return tuple(map(run_of, segments(window))) if found is None else found


def _runs_in_untrimmed(window: str) -> Runs:
    """The same for a window with the signs around its words."""
    words = window.lstrip(SIGNS)
    begin = len(window) - len(words)
    return tuple((begin + start, run) for start, run in WINDOWS[words.rstrip(SIGNS_BEHIND)])


WINDOWS = Memo(_runs_in, limit=REMEMBERED, longest=LONGEST)
UNTRIMMED = Memo(_runs_in_untrimmed, limit=REMEMBERED, longest=LONGEST)
"""What runs of date words there are in a window."""
