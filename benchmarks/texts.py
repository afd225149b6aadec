"""The texts that benchmarks run on, and the options that name them.

One ``{"text": …}`` a line in ``*.jsonl`` files, or the project's seed texts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def command_line(doc: str | None, *, needs_data: bool) -> argparse.ArgumentParser:
    """A parser with the options that every benchmark has."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=needs_data, help="folder of *.jsonl files, a {text: ...} a line")
    parser.add_argument("--rounds", type=at_least_one, default=3, help="how often each side runs")
    return parser


def at_least_one(text: str) -> int:
    """A count from the command line."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def read_folder(folder: Path) -> dict[str, list[str]]:
    """Texts of each ``*.jsonl`` file, by the file's name; lines without a "text" are passed over."""
    found = {}
    for file in sorted(folder.glob("*.jsonl")):
        records = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.startswith("{")]
        found[file.stem] = [record["text"] for record in records if record.get("text")]
    if not any(found.values()):
        raise SystemExit(f'{folder}: no *.jsonl file with {{"text": …}} lines in it. What to do: name such a folder.')
    return {name: texts for name, texts in found.items() if texts}


def read_seeds() -> list[str]:
    """Paragraphs of the two seed texts."""
    return [line for file in sorted(ROOT.glob("seeds/*.txt")) for line in file.read_text("utf-8").split("\n") if line]


def size(texts: list[str]) -> float:
    """Megabytes of UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6
