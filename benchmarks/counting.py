"""Count a corpus by lemma, cleaning included: this project beside hazm, whole processes, in turn.

    python benchmarks/counting.py [--megabytes 10] [--damaged 0.1] [--rounds 3]

Both sides read the same generated files (generator.py), clean every text, cut it into words and count their lemmas:
hazm with Normalizer, WordTokenizer(join_verb_parts=False) and Lemmatizer, each distinct token lemmatised once. CPU
seconds of each process are told apart into start-up (imports and tables) and work.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median

from generator import write_texts

from corpus.words.tokenizer import kind_of

SIDES = ("corpus", "hazm")


def with_corpus(paths: list[Path]) -> tuple[float, Counter[str]]:
    """Counts of lemmas and the seconds that starting took."""
    import corpus
    from corpus.count import count_terms, frequencies

    corpus.clean_text("او کتاب‌هایش را می‌خواند.")
    corpus.lemmatize("می‌خواند")
    start_up = time.process_time()
    clean = ((path.stem, corpus.clean_text(path.read_text("utf-8")).text) for path in paths)
    table = frequencies(count_terms(clean))
    return start_up, Counter(dict(zip(table["word"], table["count"].tolist(), strict=True)))


def with_hazm(paths: list[Path]) -> tuple[float, Counter[str]]:
    """Counts of lemmas and the seconds that starting took."""
    from hazm import Lemmatizer, Normalizer, WordTokenizer

    normalizer, tokenizer, lemmatizer = Normalizer(), WordTokenizer(join_verb_parts=False), Lemmatizer()
    start_up = time.process_time()
    tokens: Counter[str] = Counter()
    for path in paths:
        tokens.update(tokenizer.tokenize(normalizer.normalize(path.read_text("utf-8"))))
    lemmas: Counter[str] = Counter()
    for token, count in tokens.items():
        lemmas[lemmatizer.lemmatize(token)] += count
    return start_up, lemmas


COUNT: dict[str, Callable[[list[Path]], tuple[float, Counter[str]]]] = {"corpus": with_corpus, "hazm": with_hazm}


def one_side(side: str, folder: str) -> None:
    """What a process of its own does: count, and print how long it took and what came out."""
    start_up, counts = COUNT[side](sorted(Path(folder).rglob("*.txt")))
    seconds = time.process_time()
    common = {word: n for word, n in counts.most_common(300) if kind_of(word) == "word"}
    print(json.dumps({"start_up": start_up, "work": seconds - start_up, "common": common}))


def main() -> None:
    """Run both sides in turn and print the table."""
    if len(sys.argv) > 1 and sys.argv[1] == "--side":
        one_side(sys.argv[2], sys.argv[3])
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--damaged", type=float, default=0.1, help="share of the texts that are damaged")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_texts(Path(folder), options.megabytes, damaged=options.damaged)
        made = sum(path.stat().st_size for path in Path(folder).rglob("*.txt"))
        runs = [{side: _run(side, folder) for side in SIDES} for _ in range(options.rounds)]
    _report(runs, made / 1e6)


def _run(side: str, folder: str) -> dict[str, object]:
    command = [sys.executable, __file__, "--side", side, folder]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _report(runs: list[dict[str, dict[str, object]]], megabytes: float) -> None:
    print(f"{megabytes:.1f} MB, {len(runs)} rounds; CPU seconds of the best round\n")
    print("| side | start-up, s | work, s | MB/s, work | MB/s, all |\n|---|---|---|---|---|")
    for side in SIDES:
        start_up, work = (min(float(str(run[side][part])) for run in runs) for part in ("start_up", "work"))
        print(
            f"| {side} | {start_up:.1f} | {work:.1f} | {megabytes / work:.2f} | {megabytes / (start_up + work):.2f} |"
        )
    for name, parts in (("work", ("work",)), ("whole process", ("start_up", "work"))):
        ratios = [_sum(run["hazm"], parts) / _sum(run["corpus"], parts) for run in runs]
        print(f"\nratio of the {name}: {median(ratios):.1f} (rounds: {', '.join(f'{r:.1f}' for r in ratios)})")
    ours, theirs = (runs[0][side]["common"] for side in SIDES)
    assert isinstance(ours, dict)
    assert isinstance(theirs, dict)
    both = ours.keys() & theirs.keys()
    near = sum(abs(ours[word] - theirs[word]) <= 0.1 * ours[word] for word in both)
    print(f"\nof the {len(ours)} commonest words {len(both)} are among hazm's, {near} with a count within a tenth")


def _sum(run: dict[str, object], parts: tuple[str, ...]) -> float:
    return sum(float(str(run[part])) for part in parts)


if __name__ == "__main__":
    main()
