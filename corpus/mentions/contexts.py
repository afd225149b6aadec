"""The words beside a name: whether they let it count."""

from __future__ import annotations

import re

from ..patterns import late_pattern
from .forms import Context

_BESIDE = 30  # characters before a name in which the phrases of a context are looked for
_NEAR = 120  # characters on either side that count as near, if in the same sentence
_SENTENCE_END = late_pattern(r"[.!?؟\n]")


def judge_context(text: str, start: int, end: int, context: Context) -> str | None:
    """None, or the rule by which the words around ``text[start:end]`` reject it."""
    before = text[max(start - _BESIDE, 0) : start]
    if context.unless_before and context.unless_before.stand_in(before):
        return "word before"
    if context.unless_after and context.unless_after.match(text, end):
        return "word after"
    if context.unless_near and is_near(context.unless_near, text, start, end):
        return "word near"
    if context.balance and context.balance.rejects(text, start, end):
        return "words around"
    if not context.needs_cue:
        return None
    met = (
        (context.only_before and context.only_before.stand_in(before))
        or (context.only_after and context.only_after.match(text, end))
        or (context.only_near and is_near(context.only_near, text, start, end))
    )
    return None if met else "no cue"


def is_near(words: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether one of ``words`` stands in the sentence of ``text[start:end]``, outside it."""
    if not words.search(text, max(start - _NEAR, 0), end + _NEAR):  # the usual case, cheaply
        return False
    before = _SENTENCE_END.split(text[max(start - _NEAR, 0) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _NEAR], maxsplit=1)[0]
    return any(not side[: found.start()][-1:].isalpha() for side in (before, after) for found in words.finditer(side))
