"""Half-spaces restored where they were deleted or turned into spaces, beside hazm; and words wrongly changed.

    python benchmarks/halfspaces.py --data FOLDER

FOLDER holds ``*.jsonl`` files with one {"text": …} a line, typed with half-spaces. A half-space counts as restored
when it stands between the same two letters as in the original; places where it cannot be seen (behind a letter that
does not join) are left out. "Changed" is the share of whitespace-separated words of undamaged text that come out
different, per 1,000.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from corpus.letters import NON_JOINING, ZWNJ, fold


def places(text: str) -> set[int]:
    """Where the visible half-spaces stand, counted in letters."""
    found, letters, last = set(), 0, ""
    for c in fold(text).text:
        if c == ZWNJ:
            if last not in NON_JOINING:
                found.add(letters)
        elif not c.isspace():
            letters, last = letters + 1, c
    return found


def score(clean: Callable[[str], str], texts: list[str], damage: Callable[[str], str]) -> float:
    """F1 of the half-spaces, in per cent."""
    right = wanted = given = 0
    for text in texts:
        expected, got = places(text), places(clean(damage(text)))
        right, wanted, given = right + len(expected & got), wanted + len(expected), given + len(got)
    return 200 * right / max(wanted + given, 1)


def changed(clean: Callable[[str], str], texts: list[str]) -> float:
    """Words of undamaged text that come out different, per 1,000."""
    words = wrong = 0
    for text in texts:
        before, after = fold(text).text.split(), set(fold(clean(text)).text.split())
        words += len(before)
        wrong += sum(word not in after for word in before)
    return 1000 * wrong / max(words, 1)


def main() -> None:
    """Run the comparison and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data")
    folder = parser.parse_args().data
    if not folder:
        print("halfspaces.py: no --data FOLDER of texts with half-spaces, nothing to measure")
        return

    import hazm

    import corpus

    tools = {"corpus": lambda text: corpus.clean_text(text).text, "hazm": hazm.Normalizer().normalize}
    print("| texts | tool | deleted, F1 | turned into spaces, F1 | words changed per 1,000 |\n|---|---|---|---|---|")
    for file in sorted(Path(folder).glob("*.jsonl")):
        lines = file.read_text("utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if '"text"' in line]
        for name, clean in tools.items():
            glued = score(clean, texts, lambda text: text.replace(ZWNJ, ""))
            spaced = score(clean, texts, lambda text: text.replace(ZWNJ, " "))
            print(f"| {file.stem} | {name} | {glued:.1f} | {spaced:.1f} | {changed(clean, texts):.1f} |")


if __name__ == "__main__":
    main()
