"""Records of many texts → tables: frequencies, concordance, mentions, timelines."""

from .citation import cite, described
from .comparison import sensitivity
from .concordance import kwic
from .frequency import frequencies, ngrams
from .mentions import comentions, evidence, mention_counts
from .repairs import repair_counts, repair_table
from .timelines import chronology, timeline
from .tokens import token_table

__all__ = [
    "chronology",
    "cite",
    "comentions",
    "described",
    "evidence",
    "frequencies",
    "kwic",
    "mention_counts",
    "ngrams",
    "repair_counts",
    "repair_table",
    "sensitivity",
    "timeline",
    "token_table",
]
