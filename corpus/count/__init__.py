"""Records of many texts → tables: frequencies, concordance, mentions, timelines."""

from .citation import cite
from .concordance import kwic
from .frequency import frequencies, ngrams
from .mentions import comentions, evidence, mention_counts
from .timelines import chronology, timeline
from .tokens import token_table

__all__ = [
    "chronology",
    "cite",
    "comentions",
    "evidence",
    "frequencies",
    "kwic",
    "mention_counts",
    "ngrams",
    "timeline",
    "token_table",
]
