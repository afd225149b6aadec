"""Mentions: who is spoken of. Text, clean or not, in; :class:`Mention` records with offsets out.

``gazetteer`` (what names there are) → ``toml_files`` (read from files) → ``forms`` (ready to look up) →
``borders`` and ``lookup`` (how text is compared) → ``finder``; ``choice`` (whom to look for, as people say it).
"""

from .choice import choose_actors, plain_actors
from .finder import Candidate, Mention, candidates, find_mentions
from .gazetteer import COUNTED_KINDS, DEFAULT_ACTORS, KINDS, Actor, Alias, Gazetteer, resolve_actors

__all__ = [
    "COUNTED_KINDS", "DEFAULT_ACTORS", "KINDS", "Actor", "Alias", "Candidate", "Gazetteer", "Mention", "candidates",
    "choose_actors", "find_mentions", "plain_actors", "resolve_actors",
]  # fmt: skip
