"""End to end: files → clean text, counts of words, mentions, dates; this project, what people write, and the limits.

    python benchmarks/scale.py [--megabytes 1 10 100] [--damaged 0] [--rounds 1] [--sides SIDE ...]
                               [--folder FOLDER] [--json FILE] [--plot FILE]

Texts are made by generator.py, a file a text, into FOLDER, where the next run finds them, or into a temporary folder.
Each side is a process of its own, in turn, and the round with the fewest CPU seconds counts. A table for each size is
printed, with how far the sides agree; FILE gets all figures. The exit code is 1 where sides disagree that ought not to.
scale_sides.py has what each side does, scale_report.py what is made of it. A slow side gets the first megabytes only
(--at-most: hazm 30, simple Python 100, Polars 200), and its seconds are scaled to the whole.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator import write_texts
from mentions import alternation, names
from peers import NoResultError, last_line, python_with
from processes import ROOT, answer_of
from scale_report import agreement, table
from scale_sides import SIDES
from texts import at_least_one

from corpus.calendars import month_names
from corpus.mentions import resolve_actors

HERE = Path(__file__).resolve().parent
ACTORS = ["CN", "RU", "JP"]
AT_MOST = {"hazm": 30.0, "simple Python": 100.0, "simple Python, one-word names": 100.0, "Polars": 200.0}
IN_MEMORY = 200.0  # megabytes: texts in memory take several times their size
# What is typed for what, as a colleague would have it: Arabic letters, digits, signs that only stretch or vocalise.
LETTERS = [
    *zip("يىكةۀ", "ییکهه", strict=True),
    *zip("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", strict=True),
    *((sign, None) for sign in "\N{ARABIC TATWEEL}\N{ARABIC FATHA}\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SHADDA}"),
]
WORD = r"[\w\u200c\u064b-\u0655]+"  # half-spaces and marks are part of words; Python's \w has neither


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 1 where sides disagree."""
    asked = _options().parse_args(arguments)
    measured, fine = [], True
    with tempfile.TemporaryDirectory() as made:
        patterns = Path(made, "patterns.json")
        patterns.write_text(json.dumps(plain_patterns()), encoding="utf-8")
        for megabytes in asked.megabytes:
            folder = corpus_of(megabytes, asked.damaged, asked.folder or Path(made))
            size = sum(path.stat().st_size for path in folder.rglob("*.txt")) / 1e6
            runs = run_sides(asked.sides, folder, patterns, size, asked)
            said, agree = agreement(runs, size, judged=asked.damaged == 0)
            print(
                f"\n{size:,.1f} MB, {asked.damaged:.0%} of the texts damaged\n\n{table(runs, size)}\n\n{said}",
                flush=True,
            )
            figures = {side: {name: run[name] for name in run if name != "words"} for side, run in runs.items()}
            measured.append({"megabytes": size, "runs": figures, "agreement": said})
            fine = fine and agree
    about = {"python": platform.python_version(), "machine": platform.platform(), "damaged": asked.damaged}
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    asked.json.write_text(json.dumps({**about, "sizes": measured}, ensure_ascii=False, indent=1), encoding="utf-8")
    if asked.plot:
        from scale_plot import draw_growth

        draw_growth(measured, asked.plot)
    return 0 if fine else 1


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[1.0, 10.0, 100.0])
    parser.add_argument("--damaged", type=float, default=0.0, help="share of the texts that are damaged")
    parser.add_argument("--rounds", type=at_least_one, default=1, help="how often each side runs")
    parser.add_argument("--sides", nargs="+", choices=SIDES, default=[*SIDES], metavar="SIDE", help=", ".join(SIDES))
    parser.add_argument(
        "--at-most", type=_limit, nargs="+", default=[], metavar="SIDE=MB", help="how much a slow side gets: hazm=60"
    )
    parser.add_argument("--folder", type=Path, help="where the texts are kept for the next run")
    parser.add_argument("--json", type=Path, default=ROOT / "reports" / "benchmark-scale.json")
    parser.add_argument("--plot", type=Path, help="PNG file: seconds and memory against megabytes")
    return parser


def _limit(text: str) -> tuple[str, float]:
    side, _, megabytes = text.partition("=")
    if side not in SIDES or not megabytes.replace(".", "", 1).isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is not a side with its megabytes, such as hazm=60")
    return side, float(megabytes)


def plain_patterns() -> dict[str, Any]:
    """What the plain sides look for: the names of the actors as the gazetteer spells them, dates in the usual forms."""
    forms = names(resolve_actors(ACTORS))
    months = sorted({name.name for name in month_names() if name.calendar != "islamic"}, key=len, reverse=True)
    month = rf"(?:{'|'.join(months)})"
    return {
        "actors": ACTORS,
        "letters": LETTERS,
        "word": WORD,
        "names": alternation(forms).pattern,
        "short names": alternation([form for form in forms if " " not in form]).pattern,
        "dates": "|".join(
            (
                rf"\b\d{{1,2}}\s+{month}\b(?:\s+\d{{2,4}})?",
                rf"\b{month}\s+\d{{4}}",
                r"\bسال\s+\d{4}",
                r"\d{4}/\d{1,2}/\d{1,2}",
            )
        ),
    }


def corpus_of(megabytes: float, damaged: float, folder: Path) -> Path:
    """The folder of texts of this size: made now, unless it is there."""
    texts, complete = (folder / f"{megabytes:g}-{damaged:g}{end}" for end in ("", ".complete"))
    if not complete.exists():
        print(f"Making {megabytes:g} MB in {texts} ...", file=sys.stderr)
        write_texts(texts, megabytes, damaged=damaged)
        complete.touch()
    return texts


def run_sides(
    sides: Sequence[str], folder: Path, patterns: Path, size: float, asked: argparse.Namespace
) -> dict[str, dict[str, Any]]:
    """The best round of each side; sides take turns. Where there is none, why."""
    found: dict[str, list[dict[str, Any]]] = {side: [] for side in sides}
    failed: dict[str, str] = {}
    at_most = AT_MOST | dict(asked.at_most)
    if size > IN_MEMORY and "corpus, in memory" in sides:
        failed["corpus, in memory"] = f"not run above {IN_MEMORY:g} MB"
    for _ in range(asked.rounds):
        for side in sides:
            if side not in failed:
                print(f"{side} ...", file=sys.stderr)
                limit = at_most.get(side, float("inf"))
                limit = limit if limit < 0.99 * size else float("inf")  # texts end where they end
                try:
                    found[side].append(_run(side, folder, patterns, limit))
                except NoResultError as error:
                    failed[side] = str(error)
    return {
        side: {"failed": failed[side]}
        if side in failed
        else {**min(runs, key=lambda run: run["cpu"]), "rounds": [run["cpu"] for run in runs]}
        for side, runs in found.items()
    }


def _run(side: str, folder: Path, patterns: Path, limit: float) -> dict[str, Any]:
    """One process of a side."""
    python = python_with("polars") if side == "Polars" else Path(sys.executable)
    if isinstance(python, NoResultError):
        raise python
    command = [str(python), str(HERE / "scale_sides.py"), side, str(folder), str(patterns), str(limit)]
    with tempfile.TemporaryDirectory() as cache:
        try:
            return answer_of(command, Path(cache))
        except subprocess.CalledProcessError as error:
            raise NoResultError(f"stopped: {last_line(error.stderr)}") from error


if __name__ == "__main__":
    sys.exit(main())
