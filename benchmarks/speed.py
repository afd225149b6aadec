"""Cleaning, tokens and lemmas beside hazm: megabytes of UTF-8 per second of CPU time, and the ratio.

    python benchmarks/speed.py [--data FOLDER] [--megabytes 0.5] [--rounds 3]

Both sides get the same texts, one at a time, in turn, in one process; the best round of each counts. Start-up
(importing, building tables) is measured on its own, in fresh processes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
START_UP = {
    "python": "pass",
    "corpus.clean_text": "import corpus; corpus.clean_text('میدهد')",
    "hazm.Normalizer": "import hazm; hazm.Normalizer().normalize('میدهد')",
}


def read(folder: str | None, megabytes: float) -> list[str]:
    """Texts of the folder, or the seeds' paragraphs, repeated to the wanted size."""
    if folder:
        lines = (line for file in sorted(Path(folder).glob("*.jsonl")) for line in file.open(encoding="utf-8"))
        texts = [json.loads(line)["text"] for line in lines if line.startswith("{") and '"text"' in line]
    else:
        texts = [p for file in sorted(ROOT.glob("seeds/*.txt")) for p in file.read_text("utf-8").split("\n") if p]
    wanted, size, chosen = megabytes * 1e6, 0, []
    while size < wanted:
        for text in texts:
            chosen.append(text)
            size += len(text.encode())
    return chosen


def rate(function: Callable[[str], object], units: Iterable[str]) -> float:
    """Megabytes a CPU second."""
    units = list(units)
    size = sum(len(unit.encode()) for unit in units) / 1e6
    start = time.process_time()
    for unit in units:
        function(unit)
    return size / (time.process_time() - start)


def start_up(code: str, rounds: int) -> float:
    """Seconds from a cold Python to the end of ``code``: the median."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return median(seconds)


def main() -> None:
    """Run the comparison and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data")
    parser.add_argument("--megabytes", type=float, default=0.5)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    import hazm

    import corpus

    texts = read(options.data, options.megabytes)
    tokens = [token.text for text in texts for token in corpus.tokenize(text)]
    normalizer, tokenizer, lemmatizer = hazm.Normalizer(), hazm.WordTokenizer(join_verb_parts=False), hazm.Lemmatizer()
    work = [
        ("clean", lambda t: corpus.clean_text(t).text, normalizer.normalize, texts),
        ("tokens with offsets / without", corpus.tokenize, tokenizer.tokenize, texts),
        ("lemma of each token", corpus.lemmatize, lemmatizer.lemmatize, tokens),
    ]
    print(f"| work | corpus, MB/s | hazm {hazm.__version__ if hasattr(hazm, '__version__') else ''}, MB/s | ratio |")
    print("|---|---|---|---|")
    for name, ours, theirs, units in work:
        ours(units[0]), theirs(units[0])
        rounds = [(rate(ours, units), rate(theirs, units)) for _ in range(options.rounds)]
        mine, other = max(r[0] for r in rounds), max(r[1] for r in rounds)
        ratio = median(a / b for a, b in rounds)
        print(f"| {name} | {mine:.2f} | {other:.2f} | {ratio:.1f} |")
    print("\n| start-up | seconds |\n|---|---|")
    for name, code in START_UP.items():
        print(f"| {name} | {start_up(code, options.rounds):.2f} |")


if __name__ == "__main__":
    main()
