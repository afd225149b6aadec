"""Records of many texts → tables: frequencies, concordance, mentions, timelines."""

from .citation import cite, described
from .comparison import sensitivity
from .concordance import kwic
from .contexts import Within
from .frequency import frequencies, ngrams
from .mentions import comentions, evidence, mention_counts
from .ordering import columns_of_documents
from .queries import By
from .repairs import repair_counts, repair_table
from .spans import trace
from .timelines import chronology, timeline
from .tokens import token_table

__all__ = [
    "By",
    "Within",
    "chronology",
    "cite",
    "columns_of_documents",
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
    "trace",
]
