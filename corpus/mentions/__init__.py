"""Mentions: who is spoken of. Text, clean or not, in; :class:`Mention` records with offsets out.

``gazetteer`` (what names there are) → ``toml_files``, ``csv_files`` (read, and written, by ``files``) → ``forms``
(ready to look up) → ``borders`` and ``lookup`` (how text is compared) → ``finder``; ``choice`` (whom to look for, as
people say it); ``checks`` (what is amiss with a gazetteer).
"""

from typing import TYPE_CHECKING, Any

from .choice import choose_actors, plain_actors
from .columns import MentionColumns, mention_columns
from .finder import Candidate, Mention, candidates, find_mentions
from .gazetteer import COUNTED_KINDS, DEFAULT_ACTORS, KINDS, Actor, Alias, Gazetteer, resolve_actors

if TYPE_CHECKING:
    from .checks import check_gazetteer
    from .findings import Finding

__all__ = [
    "COUNTED_KINDS", "DEFAULT_ACTORS", "KINDS", "Actor", "Alias", "Candidate", "Finding", "Gazetteer", "Mention",
    "MentionColumns", "candidates", "check_gazetteer", "choose_actors", "find_mentions", "mention_columns",
    "plain_actors", "resolve_actors",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """The checks, when they are first asked for: they need word lists and cleaning, and finding mentions does not."""
    if name in ("Finding", "check_gazetteer"):
        from . import checks

        return getattr(checks, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
