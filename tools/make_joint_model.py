"""Make tags.tsv and weights.zlib of corpus/data/order: what tells neighbouring words from words that are only near.

    python tools/make_joint_model.py OUT_FOLDER FILE.jsonl [FILE.jsonl ...]

Each line of a FILE is a JSON object with "text" and "toks" (start, end, part of speech, …). Neighbours are told from
words up to 14 places away, and from words of other sentences, by logistic regression on the features of
``corpus.clean.neighbours``. Learn from one treebank to measure on another; the shipped files are learned from both.
"""

from __future__ import annotations

import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.clean.neighbours import BEGIN, SIZE, Model, packed, pair_slots, sign_class, triple_slots
from corpus.letters import ZWNJ

WORD = re.compile(
    rf"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff{ZWNJ}]+|\d+(?:[./٫,:]\d+)*|[A-Za-z][A-Za-z0-9.@/&'-]*|\S"
)
NEGATIVES, REACH, NEAR = 3, 14, 0.7  # for each pair; words; the part of them that stand near
DROPPED = 0.2  # of the words around a pair, since a run's edge may have none
EPOCHS, RATE, DECAY = 3, 0.05, 1e-3

LARGEST = 0.9995  # of the weights; the few beyond it are cut off, so that a byte holds the others well

Pair = tuple[str, str, str, str, int]  # before, word, next, after; 1 for neighbours


Slots = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Row = dict[str, Any]


def read(files: list[str]) -> list[Row]:
    """The sentences of the files."""
    found: list[Row] = []
    for file in files:
        lines = [line for line in Path(file).read_text("utf-8").splitlines() if line.strip()]
        found += [json.loads(line) if file.endswith(".jsonl") else {"text": line, "toks": []} for line in lines]
    return found


def count_tags(rows: list[Row]) -> dict[str, str]:
    """The commonest part of speech of each word, and of its first and last part where it has a half-space."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for start, end, tag, *_ in row["toks"]:
            word = row["text"][start:end]
            counts[word][tag] += 2
            parts = word.split(ZWNJ)
            first, last = parts[0], parts[-1]
            if first != word:
                counts[first][tag] += 1
                counts[last][f"Z{last}" if last in BOUND else tag] += 1
    return {word: tags.most_common(1)[0][0] for word, tags in counts.items() if word and "\t" not in word}


BOUND = frozenset("ها های هایی ای اند تر ترین".split())


def units(text: str) -> list[tuple[str, bool]]:
    """The words of a text, and whether a half-space stands before each."""
    return [(part, i > 0) for w in WORD.findall(text) for i, part in enumerate(w.split(ZWNJ)) if part]


def pairs(rows: list[Row], chance: random.Random) -> list[Pair]:
    """Neighbours, and for each of them some words that are none."""
    texts = [[(BEGIN, False), *units(row["text"])] for row in rows]
    found: list[Pair] = []
    for words in texts:
        last = len(words) - 1

        def at(text: list[tuple[str, bool]], i: int) -> str:
            return text[i][0] if 0 <= i < len(text) and chance.random() >= DROPPED else ""

        for i in range(last):
            if words[i + 1][1]:
                continue
            a = words[i][0]
            found.append((at(words, i - 1), a, words[i + 1][0], at(words, i + 2), 1))
            for _ in range(NEGATIVES):
                other, j = words, chance.randrange(max(1, i - REACH), min(last + 1, i + REACH + 1))
                if chance.random() >= NEAR:
                    other = chance.choice(texts)
                    j = chance.randrange(1, len(other))
                if (other is words and j in (i, i + 1)) or (sign_class(a) and sign_class(other[j][0])):
                    continue
                found.append((at(words, i - 1), a, other[j][0], at(other, j + 1), 0))
    return found


def slots(model: Model, pair: Pair) -> Slots:
    """The slots of the features of a pair and of the words around it that are known."""
    before, a, b, after, _ = pair
    found = pair_slots(model.seen(a), model.seen(b))
    if before:
        found += triple_slots(model.seen(before), model.seen(a), model.seen(b))
    if after:
        found += triple_slots(model.seen(a), model.seen(b), model.seen(after))
    return np.array(found)


def learn(model: Model, examples: list[Pair]) -> Weights:
    """Weights by stochastic gradient descent, its rate falling with what each weight has moved (Adagrad)."""
    weights, moved = np.zeros(SIZE, np.float32), np.full(SIZE, 1e-2, np.float32)
    vectors = [slots(model, pair) for pair in examples]
    order = list(range(len(examples)))
    chance = random.Random(0)
    for _ in range(EPOCHS):
        chance.shuffle(order)
        for i in order:
            f = vectors[i]
            error = 1 / (1 + math.exp(-float(weights[f].sum()))) - examples[i][4]
            step = error + DECAY * weights[f] * len(order) / 1000
            moved[f] += error * error
            weights[f] -= RATE * step / np.sqrt(moved[f])
    return weights


def main() -> None:
    """Learn from the files named on the command line."""
    folder, *files = sys.argv[1:]
    rows = read(files)
    model = Model(count_tags(rows), [], 1.0)
    weights = learn(model, pairs(rows, random.Random(1)))
    scale = float(np.quantile(np.abs(weights[weights != 0]), LARGEST)) / 127
    small = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    out.joinpath("tags.tsv").write_text("".join(f"{w}\t{t}\n" for w, t in sorted(model.tags.items())), "utf-8")
    out.joinpath("weights.zlib").write_bytes(packed(small.tobytes(), scale))


if __name__ == "__main__":
    main()
