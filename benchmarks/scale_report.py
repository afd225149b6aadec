"""What scale.py makes of the figures: the table of a size, and how far the sides agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scale_sides import COMMON

type Runs = Mapping[str, Mapping[str, Any]]

HEAD = (
    "side",
    "start-up, s",
    "CPU, s",
    "clock, s",
    "MB per CPU second",
    "without start-up",
    "times simple Python, all / work",
    "times hazm, all / work",
    "memory, MB",
    "largest worker, MB",
)
OURS = "corpus"
SAME_TABLES = ("corpus", "corpus, in memory", "corpus, two processes")
BASES = ("simple Python", "hazm")
_NEAR = 0.02  # a count that differs by less is counted as the same, small ones by one
_ENOUGH = 0.95  # of the common words have such counts
_ENOUGH_OF = {"hazm": 0.8}  # it joins some words, as آن‌که, and parts others at ٔ
_ORDER = 3.0  # times as many mentions or dates are the same order: patterns know no «دیروز» and «سال گذشته»


def table(runs: Runs, size: float) -> str:
    """The Markdown table; what was scaled has ≈ before it."""
    lines = [HEAD, ["---"] * len(HEAD), *(_row(side, runs, size) for side in runs)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def scaled(run: Mapping[str, Any], size: float, part: str) -> float:
    """Seconds ("cpu" or "wall") that the work on all texts takes: of a side that got some of them, by their size."""
    return float(run[part]) * size / min(run["read"], size)


def _row(side: str, runs: Runs, size: float) -> list[str]:
    run = runs[side]
    if "failed" in run:
        return [side, run["failed"], *[""] * (len(HEAD) - 2)]
    about = "≈ " if run["read"] < size else ""
    work = scaled(run, size, "cpu")
    whole, clock = work + run["start_up_cpu"], scaled(run, size, "wall") + run["start_up_wall"]
    return [
        f"{side} ({run['read']:.0f} MB of it)" if about else side,
        f"{run['start_up_cpu']:.2f}",
        f"{about}{whole:.2f}",
        f"{about}{clock:.2f}",
        f"{size / whole:.2f}",
        f"{size / work:.2f}",
        *(_ratios(runs.get(base), whole, work, size) for base in BASES),
        f"{run['memory']:.0f}",
        f"{run['worker']:.0f}" if run["worker"] else "",
    ]


def _ratios(base: Mapping[str, Any] | None, whole: float, work: float, size: float) -> str:
    """How many times as fast as the base: of the whole process, and of the work without start-up."""
    if base is None or "failed" in base:
        return ""
    theirs = scaled(base, size, "cpu")
    return f"{(theirs + base['start_up_cpu']) / whole:.2f} / {theirs / work:.2f}"


def agreement(runs: Runs, size: float, *, judged: bool) -> tuple[str, bool]:
    """What is said about it, and whether all sides agree that ought to.

    Tables of this project have to be identical, whatever the way. On undamaged texts (``judged``) the counts of the
    commonest words have to be those of the others, and mentions and dates as many in order of magnitude; damaged texts
    are read otherwise where they are repaired, and the figures are only told.
    """
    done = {side: run for side, run in runs.items() if "failed" not in run}
    ways = [side for side in SAME_TABLES if side in done]
    same = len({done[side]["tables"] for side in ways}) <= 1
    said = [f"- tables of {', '.join(ways)}: {'identical' if same else 'DIFFERENT'}"] if len(ways) > 1 else []
    fine = [same]
    for side, run in runs.items():
        if side.startswith(OURS) and str(run.get("failed")).startswith("stopped"):
            said.append(f"- {side} STOPPED")
            fine.append(False)
    for side, run in done.items():
        if run["mentions"] is None or side in SAME_TABLES or OURS not in done:
            continue
        if run["read"] < size:
            said.append(f"- {side}: not compared, as it got some of the texts")
            continue
        line, agrees = _compared(done[OURS], run, _ENOUGH_OF.get(side, _ENOUGH))
        fine.append(agrees or not judged)
        said.append(f"- {side}: {line}{'' if agrees or not judged else '. THEY DISAGREE'}")
    return "\n".join(said), all(fine)


def _compared(ours: Mapping[str, Any], other: Mapping[str, Any], enough: float) -> tuple[str, bool]:
    common = dict(list(ours["words"].items())[:COMMON])
    differences = [abs(count - other["words"].get(word, 0)) for word, count in common.items()]
    equal = differences.count(0)
    near = sum(d <= max(1, _NEAR * count) for d, count in zip(differences, common.values(), strict=True))
    line = f"of the {len(common)} commonest words {equal} with equal counts, {near} within {_NEAR:.0%} or one"
    agrees = near >= enough * len(common)
    for what in ("mentions", "dates"):
        line += f"; {what} {other[what]:,} ({OURS} {ours[what]:,})"
        agrees = agrees and other[what] <= _ORDER * ours[what] and ours[what] <= _ORDER * other[what]
    return line, agrees
