"""Make corpus/data/counts/words.tsv: how often each word form occurs in the given treebank files.

    python tools/make_counts.py OUT.tsv FILE.jsonl [FILE.jsonl ...]

Each line of a FILE is a JSON object with "text" and "toks" (start, end, …), as the development splits of UD Persian
PerDT and Seraji were prepared. Forms are written without half-spaces; forms with digits or Latin letters are left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


def count(files: list[str]) -> Counter[str]:
    """How often each form of Persian letters occurs."""
    counts: Counter[str] = Counter()
    for file in files:
        for line in Path(file).read_text("utf-8").splitlines():
            sentence = json.loads(line)
            for start, end, *_ in sentence["toks"]:
                form = sentence["text"][start:end].replace(ZWNJ, "")
                if form and all(("ء" <= c <= "ۿ" and c.isalpha()) or c in "\u064b\u0654" for c in form):
                    counts[form] += 1
    return counts


def main() -> None:
    """Count the files named on the command line."""
    out, *files = sys.argv[1:]
    rows = sorted(count(files).items(), key=lambda row: (-row[1], row[0]))
    Path(out).write_text("".join(f"{form}\t{n}\n" for form, n in rows), "utf-8")


if __name__ == "__main__":
    main()
