"""Damaged text → whole text, every edit recorded.

``characters`` → ``spacing`` → ``halfspaces``: each module holds small repairs, ``config`` names them with their
defaults and risks, ``pipeline`` runs them and keeps the record.
"""

from .config import REPAIRS, CleanConfig, Repair
from .pipeline import CleanText, RepairRecord, clean_text

__all__ = ["REPAIRS", "CleanConfig", "CleanText", "Repair", "RepairRecord", "clean_text"]
