"""Records of many texts → tables: frequencies, dispersion, keyness, collocates, concordance, mentions, timelines."""

from .citation import cite, described
from .collocates import collocates
from .comparison import sensitivity
from .concordance import kwic
from .dispersion import dispersion
from .diversity import diversity
from .frequency import frequencies, word_counts
from .general import general_persian
from .keyness import cited_keyness, group_keyness, keyness, sample_of, sample_of_table
from .mentions import comentions, evidence, mention_counts
from .ngrams import ngrams
from .repairs import repair_counts, repair_table
from .terms import Terms, count_terms, terms_of
from .timelines import chronology, timeline
from .tokens import token_table
from .zipf import zipf

__all__ = [
    "Terms",
    "chronology",
    "cite",
    "cited_keyness",
    "collocates",
    "comentions",
    "count_terms",
    "described",
    "dispersion",
    "diversity",
    "evidence",
    "frequencies",
    "general_persian",
    "group_keyness",
    "keyness",
    "kwic",
    "mention_counts",
    "ngrams",
    "repair_counts",
    "repair_table",
    "sample_of",
    "sample_of_table",
    "sensitivity",
    "terms_of",
    "timeline",
    "token_table",
    "word_counts",
    "zipf",
]
