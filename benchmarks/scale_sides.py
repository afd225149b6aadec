"""What each side of scale.py does, in a process of its own; the standard library alone is imported until it starts.

    python scale_sides.py SIDE FOLDER PATTERNS [MEGABYTES]

FOLDER holds texts, a file a text, in subfolders. PATTERNS is a JSON file with what all plain sides look for: "letters"
(pairs of what is written for what), "word", "names" and "dates" (regular expressions that Python and Rust read alike),
and "actors", whose names those are. With MEGABYTES only so much is read, files in their order. A line of JSON is
printed: what starting took and what the work took, in CPU seconds and by the clock, memory, and what was found.
"""

from __future__ import annotations

import time

BEGIN = time.perf_counter()  # before the other imports, which are part of starting up

import hashlib  # noqa: E402 - see above: the time of imports is measured
import json  # noqa: E402 - the clock starts before anything is imported
import os  # noqa: E402 - the clock starts before anything is imported
import re  # noqa: E402 - the clock starts before anything is imported
import subprocess  # noqa: E402 - the clock starts before anything is imported
import sys  # noqa: E402 - the clock starts before anything is imported
import tempfile  # noqa: E402 - the clock starts before anything is imported
from collections import Counter  # noqa: E402 - the clock starts before anything is imported
from collections.abc import Callable, Iterator, Mapping  # noqa: E402 - the clock starts before anything is imported
from contextlib import nullcontext  # noqa: E402 - the clock starts before anything is imported
from dataclasses import dataclass  # noqa: E402 - the clock starts before anything is imported
from pathlib import Path  # noqa: E402 - the clock starts before anything is imported
from typing import Any  # noqa: E402 - the clock starts before anything is imported

from processes import children_watched, cpu_seconds, peak_megabytes  # noqa: E402 - the clock starts before it

FIRST = "او کتاب‌هایش را در چین می‌خواند، ۱۲ مهر ۱۳۹۹."  # what each side gets while it starts
COMMON = 300  # words whose counts are compared

type Patterns = Mapping[str, Any]
type Work = Callable[[Path, float], Found]


@dataclass(frozen=True)
class Found:
    """What a side has found; ``words`` and ``tables`` are asked for when the clock has stopped."""

    mentions: int | None = None
    dates: int | None = None
    words: Callable[[], Mapping[str, int]] = dict
    tables: Callable[[], str] = str


def files(folder: Path, megabytes: float) -> Iterator[Path]:
    """The files below ``folder`` in their order, until they have so many megabytes."""
    size = 0
    for at, below, names in os.walk(folder):
        below.sort()
        for name in sorted(names):
            path = Path(at, name)
            if size >= megabytes * 1e6:
                return
            if megabytes != float("inf"):
                size += path.stat().st_size
            yield path


def with_corpus(patterns: Patterns, *, by: str = "lemma", **options: Any) -> Work:
    """This project, as a user would write it."""
    import corpus

    def ask(folder: str, workers: int) -> tuple[Any, ...]:
        texts = corpus.load(folder, workers=workers, **options)
        return texts, texts.frequencies(by=by), texts.mentions(patterns["actors"]), texts.dates()

    workers = options.pop("workers", 1)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "first.txt").write_text(FIRST, encoding="utf-8")
        ask(folder, 1)

    def work(folder: Path, megabytes: float) -> Found:
        texts, *tables = ask(str(folder), workers)
        return Found(
            len(tables[1]), len(tables[2]),
            lambda: dict(texts.frequencies(by="token")[["word", "count"]].itertuples(index=False)),
            lambda: hashlib.sha256("".join(table.to_csv() for table in tables).encode()).hexdigest(),
        )  # fmt: skip

    return work


def with_python(patterns: Patterns, *, names: str = "names") -> Work:
    """What people write: characters by a table, patterns, a Counter; offsets of what is found in lists."""
    letters = str.maketrans(dict(patterns["letters"]))
    word, name, date = (re.compile(patterns[each]) for each in ("word", names, "dates"))

    def work(folder: Path, megabytes: float) -> Found:
        words: Counter[str] = Counter()
        mentions, dates = [], []
        for path in files(folder, megabytes):
            text = path.read_text(encoding="utf-8").translate(letters)
            words.update(word.findall(text))
            mentions += [(path.stem, *found.span(), found[0]) for found in name.finditer(text)]
            dates += [(path.stem, *found.span(), found[0]) for found in date.finditer(text)]
        return Found(len(mentions), len(dates), lambda: words)

    return work


def with_hazm(patterns: Patterns) -> Work:
    """The normaliser, tokenizer and, for each distinct token, lemmatizer of hazm; patterns for names and dates."""
    from hazm import Lemmatizer, Normalizer, WordTokenizer

    normalizer, tokenizer, lemmatizer = Normalizer(), WordTokenizer(join_verb_parts=False), Lemmatizer()
    name, date = re.compile(patterns["names"]), re.compile(patterns["dates"])
    lemmatizer.lemmatize(tokenizer.tokenize(normalizer.normalize(FIRST))[0])

    def work(folder: Path, megabytes: float) -> Found:
        tokens: Counter[str] = Counter()
        mentions, dates = [], []
        for path in files(folder, megabytes):
            text = normalizer.normalize(path.read_text(encoding="utf-8"))
            tokens.update(tokenizer.tokenize(text))
            mentions += [(path.stem, *found.span(), found[0]) for found in name.finditer(text)]
            dates += [(path.stem, *found.span(), found[0]) for found in date.finditer(text)]
        lemmas: Counter[str] = Counter()
        for token, count in tokens.items():
            lemmas[lemmatizer.lemmatize(token)] += count
        return Found(len(mentions), len(dates), lambda: tokens)

    return work


def with_polars(patterns: Patterns) -> Work:
    """Expressions of Polars alone, all texts in one column; what is found has no offsets."""
    os.environ["POLARS_MAX_THREADS"] = "1"  # as the others have, but for two processes
    import polars as pl

    text = pl.col("text")
    old, new = zip(*patterns["letters"], strict=True)

    def ask(texts: list[str]) -> tuple[Any, ...]:
        clean = pl.DataFrame({"text": texts}).select(text.str.replace_many(list(old), [each or "" for each in new]))
        words = clean.select(text.str.extract_all(patterns["word"]).explode().value_counts(sort=True).struct.unnest())
        found = [
            clean.select(text.str.extract_all(patterns[each]).explode().drop_nulls()) for each in ("names", "dates")
        ]
        return words, *found

    ask([FIRST])

    def work(folder: Path, megabytes: float) -> Found:
        words, mentions, dates = ask([path.read_text(encoding="utf-8") for path in files(folder, megabytes)])
        return Found(len(mentions), len(dates), lambda: dict(words.iter_rows()))

    return work


def with_cat(patterns: Patterns) -> Work:
    """The bytes read and thrown away."""

    def work(folder: Path, megabytes: float) -> Found:
        paths = list(map(str, files(folder, megabytes)))
        for first in range(0, len(paths), 1000):
            subprocess.run(["cat", *paths[first : first + 1000]], stdout=subprocess.DEVNULL, check=True)
        return Found()

    return work


def with_scan(patterns: Patterns) -> Work:
    """Where spaces and line ends are, in the bytes of some hundred files at a time; nothing is done with it."""
    import numpy as np

    def work(folder: Path, megabytes: float) -> Found:
        paths, borders = list(files(folder, megabytes)), 0
        for first in range(0, len(paths), 256):
            joined = b"\n".join(path.read_bytes() for path in paths[first : first + 256])
            data = np.frombuffer(joined, np.uint8)
            borders += len(np.flatnonzero((data == ord(" ")) | (data == ord("\n"))))
        return Found()

    return work


SIDES: dict[str, Callable[[Patterns], Work]] = {
    "corpus": lambda given: with_corpus(given, stream=True),
    "corpus, in memory": lambda given: with_corpus(given, stream=False, store=False),
    "corpus, two processes": lambda given: with_corpus(given, stream=True, workers=2),
    "corpus, characters only": lambda given: with_corpus(given, stream=True, preset="characters", by="token"),
    "simple Python": with_python,
    "simple Python, one-word names": lambda given: with_python(given, names="short names"),
    "hazm": with_hazm,
    "Polars": with_polars,
    "borders of words": with_scan,
    "cat": with_cat,
}


def main() -> None:
    side, folder, patterns = sys.argv[1], Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    megabytes = float(sys.argv[4]) if len(sys.argv) > 4 else float("inf")
    work = SIDES[side](patterns)
    start_up = (cpu_seconds(), time.perf_counter() - BEGIN)
    with children_watched() if "processes" in side else nullcontext([]) as children:
        found = work(folder, megabytes)
    cpu, wall, memory = cpu_seconds(), time.perf_counter() - BEGIN, peak_megabytes()
    words = found.words()
    common = sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))
    print(json.dumps({
        "start_up_cpu": start_up[0], "start_up_wall": start_up[1], "cpu": cpu - start_up[0], "wall": wall - start_up[1],
        "memory": memory, "worker": max(children, default=None),
        "mentions": found.mentions, "dates": found.dates, "tables": found.tables(),
        "read": sum(path.stat().st_size for path in files(folder, megabytes)) / 1e6,
        "words": dict(common[: 10 * COMMON]),
    }))  # fmt: skip


if __name__ == "__main__":
    main()
