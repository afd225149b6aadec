"""Table → figure: one function a chart, each taking the table that a :class:`Corpus` method gives.

Every chart returns a ``matplotlib.figure.Figure``; a table without rows gives a figure that says so. Figures speak
English, or after ``use_language("fa")`` Persian; words of the texts stay as they are.
Persian text enters a figure through :func:`~corpus.plot.text.shape` only.
"""

from __future__ import annotations

from .actor_names import aliases
from .cloud import word_cloud
from .collocation import collocates
from .comentions import comention_matrix, comention_network
from .frequency import frequencies
from .keywords import keyness
from .labels import display_word
from .language import use_language
from .lexical_diversity import diversity
from .mentions import mention_counts
from .network import collocation_network
from .over_time import attention
from .positions import dispersion, mention_positions
from .rates import mention_rates
from .text import shape
from .time_density import density
from .timelines import chronology, timeline
from .zipf_law import zipf

__all__ = [
    "aliases",
    "attention",
    "chronology",
    "collocates",
    "collocation_network",
    "comention_matrix",
    "comention_network",
    "density",
    "dispersion",
    "display_word",
    "diversity",
    "frequencies",
    "keyness",
    "mention_counts",
    "mention_positions",
    "mention_rates",
    "shape",
    "timeline",
    "use_language",
    "word_cloud",
    "zipf",
]
