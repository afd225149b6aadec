"""The text in which dates are looked for: folded, its lines and gaps as the words were written."""

from __future__ import annotations

import re

from ..letters import TATWEEL, Folded, fold

# The sign of elongation between two spaces or numbers is a dash: ۱۸۷۸ ـ ۱۹۵۳.
# The sign itself comes first, for which a text is looked through fastest.
_DASH = re.compile(rf"{TATWEEL}(?<=[ \d]{TATWEEL}){TATWEEL}*(?=[ \d])")

# A line that breaks off behind a letter or digit, long enough to have been wrapped, goes on in the next.
_WRAPPED = re.compile(r"\n(?<=[^\n]{40}[^\W_]\n)(?=[^\W_])")


def flowing(text: str) -> Folded:
    """``text`` folded, with wrapped lines and wide gaps as one space between the words.

    >>> flowing("۱۷  آبان").text
    '17 آبان'
    """
    folded = fold(with_dashes(text))
    return _narrowed(Folded(_WRAPPED.sub(" ", folded.text), folded.offsets))


def with_dashes(text: str) -> str:
    """``text`` with a dash for a sign of elongation that stands by itself; as long as it was."""
    return _DASH.sub(_as_dash, text) if TATWEEL in text else text


def _as_dash(match: re.Match[str]) -> str:
    return "-" + match.group()[1:]  # as long as it was; folding drops the rest


def _narrowed(folded: Folded) -> Folded:
    """The same without the spaces behind a space."""
    import numpy as np  # late, as in folding

    if len(folded.text) < _MANY and "  " not in folded.text:
        return folded
    space = np.frombuffer(folded.text.encode("utf-16-le", "surrogatepass"), "<u2") == ord(" ")
    behind = space[1:] & space[:-1]
    if not behind.any():
        return folded
    kept = np.ones(len(space) + 1, np.bool_)  # the end of the text too
    kept[1:-1] = ~behind
    return folded.only(kept)


_MANY = 10_000  # characters in which an array is looked through sooner than a string
