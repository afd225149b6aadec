"""Cleaning, tokens and lemmas beside hazm: megabytes of UTF-8 per second of CPU time, and the ratio.

    python benchmarks/speed.py [--data FOLDER] [--megabytes 0.5] [--rounds 3]

Both sides get the same texts, one at a time, in turn, in one process; the best round of each counts, so both have
seen every word before. peers.py times cleaning on texts not seen before, and start-up.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

from texts import command_line, read_folder, read_seeds, size


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison and print the table."""
    options = parse(arguments)

    import hazm

    import corpus

    texts = repeated(read(options.data), options.megabytes)
    tokens = [token.text for text in texts for token in corpus.tokenize(text)]
    normalizer, tokenizer, lemmatizer = hazm.Normalizer(), hazm.WordTokenizer(join_verb_parts=False), hazm.Lemmatizer()
    work = [
        ("clean", lambda t: corpus.clean_text(t).text, normalizer.normalize, texts),
        ("tokens with offsets / without", corpus.tokenize, tokenizer.tokenize, texts),
        ("lemma of each token", corpus.lemmatize, lemmatizer.lemmatize, tokens),
    ]
    print(f"| work | corpus {corpus.__version__}, MB/s | hazm {version('hazm')}, MB/s | ratio |")
    print("|---|---|---|---|")
    for name, ours, theirs, units in work:
        ours(units[0]), theirs(units[0])
        rounds = [(rate(ours, units), rate(theirs, units)) for _ in range(options.rounds)]
        mine, other = max(r[0] for r in rounds), max(r[1] for r in rounds)
        ratio = median(a / b for a, b in rounds)
        print(f"| {name} | {mine:.2f} | {other:.2f} | {ratio:.1f} |")


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = command_line(__doc__, needs_data=False)
    parser.add_argument("--megabytes", type=float, default=0.5, help="texts are repeated to this size")
    return parser.parse_args(arguments)


def read(folder: Path | None) -> list[str]:
    """Texts of the folder, or the seeds' paragraphs."""
    return [text for texts in read_folder(folder).values() for text in texts] if folder else read_seeds()


def repeated(texts: list[str], megabytes: float) -> list[str]:
    """The texts as often as it takes to reach a size, at least once."""
    return texts * max(1, -int(-megabytes // size(texts)))


def rate(function: Callable[[str], object], units: list[str]) -> float:
    """Megabytes a CPU second."""
    start = time.process_time()
    for unit in units:
        function(unit)
    return size(units) / (time.process_time() - start)


if __name__ == "__main__":
    main()
