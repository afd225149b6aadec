"""Which mentions a table counts: those that the gazetteer counts, or those of the kinds asked for."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from ..errors import OptionError
from ..mentions import COUNTED_KINDS, KINDS


def of_kinds(mentions: pd.DataFrame, kinds: str | Collection[str] | None = None) -> pd.DataFrame:
    """The rows of ``mentions`` (kind, counted) that count.

    With ``kinds`` None these are the rows whose ``counted`` is true. Otherwise they are those of ``kinds``, a kind or
    several, also of kinds that do not count of themselves, such as "geographic". What the gazetteer leaves out of a
    kind that counts (a former capital, say) stays out. Columns of categories are plain in the result, so that no
    category counts that no mention has. Raises :class:`corpus.errors.OptionError` for an unknown kind.

    >>> mentions = pd.DataFrame({"kind": ["country", "capital", "geographic"], "counted": [True, False, False]})
    >>> of_kinds(mentions)["kind"].tolist()
    ['country']
    >>> of_kinds(mentions, ["capital", "geographic"])["kind"].tolist()
    ['geographic']
    """
    categories = mentions.select_dtypes("category").columns
    mentions = mentions.astype({name: mentions[name].cat.categories.dtype for name in categories})
    counted = mentions["counted"].astype(bool)
    if kinds is None:
        return mentions[counted]
    wanted = kinds_asked(kinds)
    return mentions[mentions["kind"].isin(wanted) & (counted | ~mentions["kind"].isin(COUNTED_KINDS))]


def kinds_asked(kinds: str | Collection[str]) -> tuple[str, ...]:
    """A kind or several as a tuple, checked.

    >>> kinds_asked("capital")
    ('capital',)
    """
    asked = [kinds] if isinstance(kinds, str) else list(kinds) if isinstance(kinds, Collection) else [kinds]
    if not asked or (unknown := [kind for kind in asked if kind not in KINDS]):
        subject = f"kinds={unknown[0]!r}" if asked else "kinds"
        reason = "there is no such kind of mention" if asked else "no kind of mention is named"
        raise OptionError(subject, reason, f"use some of {', '.join(KINDS)}, or None for those that count")
    return tuple(dict.fromkeys(asked))
