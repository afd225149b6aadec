"""A piece of work of which nothing came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lost[W]:
    """A piece of work that ended the process it ran in, twice: out of memory, or a fault in a library."""

    work: W
