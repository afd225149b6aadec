"""Damaged text → whole text, every edit recorded.

``decoding``, ``visual``, ``pages``, ``lines``, ``characters``, ``ligatures``, ``spacing``, ``wordbreaks`` and
``halfspaces`` hold small repairs. What they stand on: ``wordsources``, ``vocabulary``, ``compounds``, ``wordshapes``,
``verbshapes``, ``wordpairs``, ``wordcuts`` and ``triage`` know about words; ``reversed``, ``linepath`` and
``mirrored`` about lines in visual order; ``runs``, with ``runlines``, ``runpath``, ``readings``, ``joints`` and
``neighbours``, about runs out of order, and ``order_model`` about what other texts say of them; ``pagenumbers`` about
lines that count pages. ``config`` names the repairs with their defaults and risks, ``pipeline`` runs them and keeps
the record.
"""

from .batches import clean_texts
from .config import REPAIRS, CleanConfig, Repair
from .order_model import OrderModel
from .pipeline import CleanText, RepairRecord, clean_text

__all__ = ["REPAIRS", "CleanConfig", "CleanText", "OrderModel", "Repair", "RepairRecord", "clean_text", "clean_texts"]
