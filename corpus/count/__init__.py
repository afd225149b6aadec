"""Records of many texts → tables: frequencies, dispersion, keyness, collocates, concordance, mentions, timelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lateimports import late_names

if TYPE_CHECKING:
    from .actor_contrast import Shared, contrast
    from .actor_dispersion import mention_dispersion
    from .actor_groups import with_members
    from .actor_pairs import comentions, network_nodes, to_graph
    from .attention import attention_over_time
    from .audit_results import read_audit
    from .audit_sheets import audit_sheet, read_sheet
    from .citation import cite, described
    from .collocation import collocates
    from .comparison import sensitivity
    from .composition_table import composition
    from .concordance import kwic
    from .contexts import Within
    from .frequency import bare_words, frequencies
    from .gazetteer_changes import count_changes, mention_changes
    from .general_list import general_persian
    from .keywords import group_keyness, keyness, sample_of, sample_of_table
    from .lexical_diversity import diversity
    from .mention_evidence import evidence, how_made, mentions_behind
    from .mention_kinds import of_kinds
    from .mentions import mention_counts
    from .name_choice import naming
    from .near_duplicates import duplicates, find_copies
    from .ordering import columns_of_documents
    from .placement import first_mentions, is_first_line, prominence
    from .queries import By
    from .repairs import repair_counts, repair_table
    from .spans import trace
    from .spreadsheets import write_csv
    from .sums import HasWords, SummedCounts, WordSums, word_counts
    from .terms import SIZED, WORD_KINDS, Terms, Unit, WordCounts, check_unit, count_terms, terms_of
    from .timelines import chronology, timeline
    from .tokens import token_table
    from .word_dispersion import WordPlaces, check_dispersion, dispersion, dispersion_table
    from .word_runs import check_runs, ngrams, run_counts, runs_table
    from .zipf_law import zipf

__all__ = [
    "SIZED",
    "WORD_KINDS",
    "By",
    "HasWords",
    "Shared",
    "SummedCounts",
    "Terms",
    "Unit",
    "Within",
    "WordCounts",
    "WordPlaces",
    "WordSums",
    "attention_over_time",
    "audit_sheet",
    "bare_words",
    "check_dispersion",
    "check_runs",
    "check_unit",
    "chronology",
    "cite",
    "collocates",
    "columns_of_documents",
    "comentions",
    "composition",
    "contrast",
    "count_changes",
    "count_terms",
    "described",
    "dispersion",
    "dispersion_table",
    "diversity",
    "duplicates",
    "evidence",
    "find_copies",
    "first_mentions",
    "frequencies",
    "general_persian",
    "group_keyness",
    "how_made",
    "is_first_line",
    "keyness",
    "kwic",
    "mention_changes",
    "mention_counts",
    "mention_dispersion",
    "mentions_behind",
    "naming",
    "network_nodes",
    "ngrams",
    "of_kinds",
    "prominence",
    "read_audit",
    "read_sheet",
    "repair_counts",
    "repair_table",
    "run_counts",
    "runs_table",
    "sample_of",
    "sample_of_table",
    "sensitivity",
    "terms_of",
    "timeline",
    "to_graph",
    "token_table",
    "trace",
    "with_members",
    "word_counts",
    "write_csv",
    "zipf",
]

__getattr__, __dir__ = late_names(
    __name__,
    {
        "actor_contrast": "Shared contrast",
        "actor_dispersion": "mention_dispersion",
        "actor_groups": "with_members",
        "actor_pairs": "comentions network_nodes to_graph",
        "attention": "attention_over_time",
        "audit_results": "read_audit",
        "audit_sheets": "audit_sheet read_sheet",
        "citation": "cite described",
        "collocation": "collocates",
        "comparison": "sensitivity",
        "composition_table": "composition",
        "concordance": "kwic",
        "contexts": "Within",
        "frequency": "bare_words frequencies",
        "gazetteer_changes": "count_changes mention_changes",
        "general_list": "general_persian",
        "keywords": "group_keyness keyness sample_of sample_of_table",
        "lexical_diversity": "diversity",
        "mention_evidence": "evidence how_made mentions_behind",
        "mention_kinds": "of_kinds",
        "mentions": "mention_counts",
        "name_choice": "naming",
        "near_duplicates": "duplicates find_copies",
        "ordering": "columns_of_documents",
        "placement": "first_mentions is_first_line prominence",
        "queries": "By",
        "repairs": "repair_counts repair_table",
        "spans": "trace",
        "spreadsheets": "write_csv",
        "sums": "HasWords SummedCounts WordSums word_counts",
        "terms": "SIZED WORD_KINDS Terms Unit WordCounts check_unit count_terms terms_of",
        "timelines": "chronology timeline",
        "tokens": "token_table",
        "word_dispersion": "WordPlaces check_dispersion dispersion dispersion_table",
        "word_runs": "check_runs ngrams run_counts runs_table",
        "zipf_law": "zipf",
    },
)
