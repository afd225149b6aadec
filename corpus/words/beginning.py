"""The beginning of a text, cut where a line ends, so that none of its lines reads as if it ended earlier."""

from __future__ import annotations


def head_of(text: str, length: int, more: int) -> tuple[str, bool]:
    """The first ``length`` characters of ``text``, and whether they end in the midst of a line.

    The line in which they end is taken whole where at most ``more`` characters of it are left.

    >>> head_of("سفر\\nنویسنده: مریم کاویانی\\nباران بود.", 20, 10)
    ('سفر\\nنویسنده: مریم کاویانی', False)
    >>> head_of("سفر\\nنویسنده: مریم کاویانی", 10, 5)
    ('سفر\\nنویسند', True)
    """
    if len(text) <= length + more:
        return text, False
    end = text.find("\n", length, length + more + 1)
    return (text[:length], True) if end < 0 else (text[:end], False)
