"""Make corpus/data/counts/orders.tsv: which classes of words stand before which in the given treebank files.

    python tools/make_order_counts.py OUT.tsv FILE.jsonl [FILE.jsonl ...]

Each line of a FILE is a JSON object with "text", as for make_counts.py. The classes are those of
``corpus.clean.reversed.class_of``: the commonest words, signs, and parts of speech with endings. Run it again whenever
words.tsv is made anew, since that file says which words are the commonest.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from corpus.clean.reversed import EDGE, class_of, read_lines


def count(files: list[str]) -> Counter[tuple[str, str]]:
    """How often each class stands before each other one; a sentence has an edge and also follows the one before."""
    counts: Counter[tuple[str, str]] = Counter()
    for file in files:
        before = ""
        for line in Path(file).read_text("utf-8").splitlines():
            lines = read_lines(json.loads(line)["text"])
            classes = [class_of(token.forward) for row in lines for token in row.tokens]
            counts.update(pairwise([EDGE, *classes, EDGE]))
            if before and classes:
                counts[before, classes[0]] += 1
            before = classes[-1] if classes else ""
    return counts


def main() -> None:
    """Count the files named on the command line."""
    out, *files = sys.argv[1:]
    rows = sorted(count(files).items(), key=lambda row: (-row[1], row[0]))
    Path(out).write_text("".join(f"{a}\t{b}\t{n}\n" for (a, b), n in rows), "utf-8")


if __name__ == "__main__":
    main()
