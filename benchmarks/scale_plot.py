"""How CPU seconds and memory of the sides of scale.py grow with the texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scale_report import scaled


def draw_growth(sizes: Sequence[Mapping[str, Any]], file: Path) -> None:
    """Two panels, both axes logarithmic: a line a side. Hollow points are scaled from some of the texts."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import LogLocator

    figure = Figure(figsize=(11, 5), layout="constrained")
    seconds, memory = figure.subplots(1, 2)
    sides = list(dict.fromkeys(side for each in sizes for side in each["runs"]))
    for number, side in enumerate(sides):
        runs = {each["megabytes"]: each["runs"].get(side, {"failed": ""}) for each in sizes}
        runs = {size: run for size, run in runs.items() if "failed" not in run}
        look = {"color": f"C{number}", "marker": "o", "linestyle": "-" if side.startswith("corpus") else "--"}
        spent = {size: run["start_up_cpu"] + scaled(run, size, "cpu") for size, run in runs.items()}
        held = {size: run["memory"] + (run["worker"] or 0) for size, run in runs.items() if run["read"] >= size}
        seconds.plot(list(spent), list(spent.values()), label=side, **look)
        memory.plot(list(held), list(held.values()), **look)
        hollow = [size for size in spent if size not in held]
        at = [spent[size] for size in hollow]
        seconds.plot(hollow, at, color=f"C{number}", marker="o", markerfacecolor="white", linestyle="")
    seconds.set_title("CPU seconds, start-up included (hollow: scaled from a part)")
    memory.set_title("peak memory, MB, with that of the largest worker")
    for axes in (seconds, memory):
        axes.set(xscale="log", yscale="log", xlabel="MB of texts")
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter("{x:g}")
            axis.set_minor_formatter("")
        axes.grid(visible=True, which="major", alpha=0.3)
    figure.legend(loc="outside lower center", ncols=4, frameon=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=120)
