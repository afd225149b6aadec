"""Cleaning beside the normalisers of hazm, shekar and rishe: one run, the same texts, one table.

    python benchmarks/peers.py --data FOLDER [--rounds 3]

FOLDER holds ``*.jsonl`` files with one {"text": …} a line: sentences or paragraphs, typed with half-spaces. shekar
and rishe get an environment each in benchmarks/.peers/, made on the first run, from the package index that uv is set
to use; delete that folder to get newer ones. Each tool works in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scoring import halfspace_f1, words_changed
from texts import ROOT, command_line, read_folder, size

from corpus.letters import ZWNJ

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = HERE / ".peers"
INSTALLED = {"corpus", "hazm"}  # in the project's own environment
# A package, and which of its normalisers where it has two.
TOOLS = ("corpus", "hazm", "shekar", "rishe Normalizer", "rishe Pipeline")

HEAD = (
    "tool",
    "deleted, F1",
    "turned into spaces, F1",
    "words changed per 1,000",
    "MB per CPU second",
    "start-up, s",
    "peak memory, MB",
)


class NoResultError(Exception):
    """A tool cannot be installed or stops; the message says why, for its row of the table."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one process of a tool reports: one list of texts and of CPU seconds for each job."""

    version: str
    start_up: float
    peak: float
    texts: list[list[str]]
    seconds: list[float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison and print the table."""
    options = command_line(__doc__, needs_data=True).parse_args(arguments)
    data = read_folder(options.data)
    rows = compare({tool: python_with(tool.split()[0]) for tool in TOOLS}, data, options.rounds)
    print(f"Texts: {' / '.join(data)}.\n")
    for cells in (HEAD, ["---"] * len(HEAD), *rows):
        print(f"| {' | '.join(cells)} |")


@cache  # a package that failed to install is not tried again for its second normaliser
def python_with(package: str) -> Path | NoResultError:
    """The Python to run a package with, or why there is none."""
    if package in INSTALLED:
        return Path(sys.executable)
    try:
        return environment(package)
    except NoResultError as error:
        return error


def environment(package: str) -> Path:
    """The Python of the environment that has ``package``: made now, unless it is there already."""
    folder = ENVIRONMENTS / package
    python, complete = folder / "bin" / "python", folder / "complete"
    if not complete.exists():
        print(f"Installing {package} in {folder} ...", file=sys.stderr)
        uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
        uv("pip", "install", "--quiet", "--python", str(python), package)
        complete.touch()
    return python


def uv(*arguments: str) -> None:
    """Run the uv that the project's set-up uses."""
    command = [sys.executable, str(ROOT / "tools" / "bootstrap.py"), "uv", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise NoResultError(f"not installed: {last_line(done.stderr)}")


def run(name: str, python: Path, jobs: Sequence[Sequence[str]]) -> Run:
    """Normalise lists of texts in a fresh process."""
    done = subprocess.run(
        [str(python), "-P", str(HERE / "worker.py"), name],  # -P: modules here hide none of the tool's
        input="".join(json.dumps(job) + "\n" for job in jobs),
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    if done.returncode:
        raise NoResultError(f"stopped: {last_line(done.stderr)}")
    start, *answers = map(json.loads, done.stdout.splitlines())
    return Run(**start, texts=[a["texts"] for a in answers], seconds=[a["seconds"] for a in answers])


def last_line(text: str) -> str:
    """What a program said last, fit for a table."""
    return (text.strip().splitlines() or ["it did not say why"])[-1].strip().replace("|", "/")


def compare(pythons: dict[str, Path | NoResultError], data: dict[str, list[str]], rounds: int) -> list[list[str]]:
    """Rows of the table. Rounds go through all tools in turn, so that a busy minute hits each of them."""
    clean = [text for texts in data.values() for text in texts]
    deleted, spaced = ([text.replace(ZWNJ, sign) for text in clean] for sign in ("", " "))
    runs: dict[str, list[Run]] = {name: [] for name in pythons}
    failed = {name: str(python) for name, python in pythons.items() if isinstance(python, NoResultError)}
    for number in range(rounds):
        jobs = [clean] if number else [clean, deleted, spaced]  # the clean ones first: speed is theirs
        for name, python in pythons.items():
            if name not in failed and isinstance(python, Path):
                try:
                    runs[name].append(run(name, python, jobs))
                except NoResultError as error:
                    failed[name] = str(error)
    return [
        [name, failed[name], *[""] * (len(HEAD) - 2)] if name in failed else row(name, runs[name], data)
        for name in pythons
    ]


def row(name: str, runs: Sequence[Run], data: dict[str, list[str]]) -> list[str]:
    """Accuracy of the first run for each file of texts; best speed and start-up of all runs, highest memory."""
    scores: list[list[float]] = [[], [], []]
    start = 0
    for originals in data.values():
        part = slice(start, start + len(originals))
        clean, deleted, spaced = (texts[part] for texts in runs[0].texts)
        scores[0].append(halfspace_f1(originals, deleted))
        scores[1].append(halfspace_f1(originals, spaced))
        scores[2].append(words_changed(originals, clean))
        start = part.stop
    megabytes = sum(size(originals) for originals in data.values())
    return [
        " ".join([name.split()[0], runs[0].version, *name.split()[1:]]),
        *(" / ".join(f"{score:.1f}" for score in column) for column in scores),
        f"{max(megabytes / r.seconds[0] for r in runs):.2f}",
        f"{min(r.start_up for r in runs):.2f}",
        f"{max(r.peak for r in runs):.0f}",
    ]


if __name__ == "__main__":
    main()
