"""Mentions: who is spoken of. Text, clean or not, in; :class:`Mention` records with offsets out.

``gazetteer`` (what names there are) → ``toml_files``, ``csv_files`` (read, and written, by ``files``) → ``forms``
(ready to look up) → ``borders`` and ``lookup`` (how text is compared) → ``tongues`` (whether a people or its
language is named) → ``finder``; ``choice`` (whom to look for, as people say it); ``checks`` (what is amiss with a
gazetteer).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lateimports import late_names

if TYPE_CHECKING:
    from .checks import check_gazetteer
    from .choice import choose_actors, plain_actors
    from .columns import MentionColumns, mention_columns
    from .finder import Candidate, Mention, candidates, find_mentions
    from .findings import Finding
    from .gazetteer import COUNTED_KINDS, DEFAULT_ACTORS, KINDS, Actor, Alias, Gazetteer, resolve_actors

__all__ = [
    "COUNTED_KINDS", "DEFAULT_ACTORS", "KINDS", "Actor", "Alias", "Candidate", "Finding", "Gazetteer", "Mention",
    "MentionColumns", "candidates", "check_gazetteer", "choose_actors", "find_mentions", "mention_columns",
    "plain_actors", "resolve_actors",
]  # fmt: skip

__getattr__, __dir__ = late_names(
    __name__,
    {
        "checks": "check_gazetteer",
        "choice": "choose_actors plain_actors",
        "columns": "MentionColumns mention_columns",
        "finder": "Candidate Mention candidates find_mentions",
        "findings": "Finding",
        "gazetteer": "COUNTED_KINDS DEFAULT_ACTORS KINDS Actor Alias Gazetteer resolve_actors",
    },
)
