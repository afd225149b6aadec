"""Damaged text → whole text, every edit recorded.

``decoding``, ``pages``, ``lines``, ``characters``, ``ligatures``, ``spacing``, ``wordbreaks`` and ``halfspaces`` hold
small repairs; ``vocabulary``, ``wordshapes`` and ``triage`` know about words; ``config`` names the repairs with their
defaults and risks, ``pipeline`` runs them and keeps the record.
"""

from .config import REPAIRS, CleanConfig, Repair
from .pipeline import CleanText, RepairRecord, clean_text

__all__ = ["REPAIRS", "CleanConfig", "CleanText", "Repair", "RepairRecord", "clean_text"]
