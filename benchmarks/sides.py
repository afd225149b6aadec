"""Ways to do one job, timed in turn in one process, and the texts they get."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator import Generator
from texts import ROOT, size


@dataclass(frozen=True, slots=True)
class Side:
    """What is timed: how much it finds in a text, and the texts it gets."""

    name: str
    count: Callable[[str], int]
    texts: Sequence[str]


def generated(megabytes: float) -> list[str]:
    """Undamaged texts of the generator."""
    generator, texts, made = Generator(damaged=0), [], 0.0
    while made < megabytes:
        texts.append(generator.text(len(texts)))
        made += size(texts[-1:])
    return texts


def seeds(megabytes: float) -> list[str]:
    """The seed texts, dense with names, over and over."""
    texts = [path.read_text("utf-8") for path in sorted(ROOT.glob("seeds/*.txt"))]
    return texts * max(1, round(megabytes / size(texts)))


def timed(sides: Sequence[Side], rounds: int) -> list[tuple[str, float, int]]:
    """Name, megabytes a CPU second in the best round, and how much was found, of each side; sides take turns."""
    best: dict[str, float] = {}
    found: dict[str, int] = {}
    for side in sides:
        side.count(side.texts[0])
    for _ in range(rounds):
        for side in sides:
            start = time.process_time()
            found[side.name] = sum(map(side.count, side.texts))
            seconds = max(time.process_time() - start, 1e-9)
            best[side.name] = max(best.get(side.name, 0.0), size(list(side.texts)) / seconds)
    return [(side.name, best[side.name], found[side.name]) for side in sides]
