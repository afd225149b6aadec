"""The text of PDF files beside pdftotext, pypdfium2, pdfminer's own and pypdf: one table.

    python benchmarks/pdf.py [--folder FOLDER]

FOLDER holds PDF files with the text that should be read beside each (``x.pdf``, ``x.txt``), as tools/fixtures/pdf.py
makes them; without it, those of tests/readers/fixtures/pdf. The name of a file ends in its producer (``news_typst``).
Peers that are not in the project's environment get one each in benchmarks/.peers/, as for peers.py; pdftotext is the
program of that name (poppler-utils).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from peers import HERE, NoResultError, environment, last_line
from rapidfuzz.distance import Levenshtein
from texts import ROOT

from corpus import clean_text
from corpus.letters import DIRECTION_MARKS, ZWNJ

FOLDER = ROOT / "tests" / "readers" / "fixtures" / "pdf"
TOOLS = ("corpus", "pdftotext", "pypdfium2", "pdfminer", "pypdf")
HEAD = ("tool", "CER as read, mean / worst", "CER cleaned, mean / worst", "half-spaces kept", "CPU seconds a page")


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one file: CER in per cent as read and cleaned, half-spaces kept and there, pages, CPU seconds."""

    raw: float
    clean: float
    kept: int
    there: int
    pages: int
    seconds: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=FOLDER, help="PDF files, each with its text beside it")
    files = sorted(
        path for path in parser.parse_args(arguments).folder.glob("*.pdf") if path.with_suffix(".txt").exists()
    )
    if not files:
        raise SystemExit("No PDF file with a .txt file beside it. What to do: name a folder with such files.")
    for cells in (HEAD, ["---"] * len(HEAD), *(row(tool, files) for tool in TOOLS)):
        print(f"| {' | '.join(cells)} |")


def row(tool: str, files: Sequence[Path]) -> list[str]:
    """One tool's row of the table, or why it has none."""
    try:
        version, answers = run(tool, files)
    except NoResultError as error:
        return [tool, str(error), "", "", ""]
    scores = [scored(path, answer["text"], answer["seconds"]) for path, answer in zip(files, answers, strict=True)]
    return [
        f"{tool} {version}",
        mean_and_worst([score.raw for score in scores]),
        mean_and_worst([score.clean for score in scores]),
        f"{100 * sum(score.kept for score in scores) / max(sum(score.there for score in scores), 1):.0f} %",
        f"{sum(score.seconds for score in scores) / sum(score.pages for score in scores):.3f}",
    ]


def mean_and_worst(rates: Sequence[float]) -> str:
    return f"{sum(rates) / len(rates):.1f} / {max(rates):.1f}"


def run(tool: str, files: Sequence[Path]) -> tuple[str, list[dict]]:
    """What a tool reads, in a process of its own."""
    if tool == "pdftotext" and not shutil.which(tool):
        raise NoResultError("not on this machine: install poppler-utils")
    python = Path(sys.executable) if tool in {"corpus", "pdfminer", "pdftotext"} else environment(tool)
    done = subprocess.run(
        [str(python), "-P", str(HERE / "pdf_worker.py"), tool],
        input=json.dumps([str(path.resolve()) for path in files]),
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | ({"PYTHONPATH": str(ROOT)} if tool == "corpus" else {}),
        check=False,
    )
    if done.returncode:
        raise NoResultError(f"stopped: {last_line(done.stderr)}")
    first, *answers = map(json.loads, done.stdout.splitlines())
    return first["version"], answers


def scored(path: Path, text: str, seconds: float) -> Scores:
    """The scores of one file; how lines are broken does not count."""
    expected, cleaned = (words(clean_text(t).text) for t in (path.with_suffix(".txt").read_text("utf-8"), text))
    return Scores(
        raw=error_rate(plain(expected), plain(text)),
        clean=error_rate(expected, cleaned),
        kept=expected.count(ZWNJ) - lost(expected, cleaned),
        there=expected.count(ZWNJ),
        pages=max(text.rstrip("\f\n").count("\f") + 1, 1),
        seconds=seconds,
    )


def plain(text: str) -> str:
    """Without direction marks, letters for presentation forms: which of them a tool writes does not count."""
    return words(unicodedata.normalize("NFKC", "".join(c for c in text if c not in DIRECTION_MARKS)))


def words(text: str) -> str:
    return " ".join(text.split())


def error_rate(expected: str, found: str) -> float:
    """Character error rate in per cent."""
    return 100 * Levenshtein.distance(expected, found) / max(len(expected), 1)


def lost(expected: str, found: str) -> int:
    """Half-spaces that are not in ``found``."""
    edits = Levenshtein.editops(expected, found)
    return sum(expected[edit.src_pos] == ZWNJ for edit in edits if edit.tag != "insert")


if __name__ == "__main__":
    main()
