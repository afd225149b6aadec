"""Make corpus/data/order/tags.tsv and weights.npz: what tells neighbouring words from words that stand near each other.

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
from zlib import crc32

import numpy as np

from corpus.clean.neighbours import BEGIN, END, SIZE, Model, pair_features, sign_class, triple_features
from corpus.letters import ZWNJ

WORD = re.compile(rf"[^\W\d_A-Za-z{ZWNJ}]+|[\u0654\u064b]|\d+(?:[./٫,:]\d+)*|[A-Za-z][A-Za-z0-9.@/&'-]*|[^\s{ZWNJ}]")
WORD = re.compile(
    rf"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff{ZWNJ}]+|\d+(?:[./٫,:]\d+)*|[A-Za-z][A-Za-z0-9.@/&'-]*|\S"
)
NEGATIVES, REACH, NEAR = 3, 14, 0.7  # for each pair; words; the part of them that stand near
DROPPED = 0.2  # of the words around a pair, since a run's edge may have none
EPOCHS, RATE, DECAY = 3, 0.05, 1e-3

Pair = tuple[str, str, str, str, int]  # before, word, next, after; 1 for neighbours


def read(files: list[str]) -> list[dict]:
    return [json.loads(line) for file in files for line in Path(file).read_text("utf-8").splitlines()]


def count_tags(rows: list[dict]) -> dict[str, str]:
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


def pairs(rows: list[dict], chance: random.Random) -> list[Pair]:
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


def features(model: Model, pair: Pair) -> np.ndarray:
    before, a, b, after, _ = pair
    names = pair_features(model.view(a), model.view(b))
    if before:
        names += triple_features(model.view(before), model.view(a), model.view(b))
    if after:
        names += triple_features(model.view(a), model.view(b), model.view(after))
    return np.array([crc32(name.encode()) % SIZE for name in names])


def learn(model: Model, examples: list[Pair]) -> np.ndarray:
    """Weights by stochastic gradient descent, its rate falling with what each weight has moved (Adagrad)."""
    weights, moved = np.zeros(SIZE, np.float32), np.full(SIZE, 1e-2, np.float32)
    vectors = [features(model, pair) for pair in examples]
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


def area(model: Model, weights: np.ndarray, examples: list[Pair]) -> float:
    scored = [(float(weights[features(model, e)].sum()), e[4]) for e in examples if not sign_class(e[1]) and not sign_class(e[2])]
    scored.sort()
    ranks = sum(i for i, (_, y) in enumerate(scored) if y)
    n = sum(y for _, y in scored)
    return (ranks - n * (n - 1) / 2) / (n * (len(scored) - n))


def main() -> None:
    folder, *files = sys.argv[1:]
    test = files[files.index("--test") + 1:] if "--test" in files else []
    files = files[:files.index("--test")] if test else files
    rows = read(files)
    model = Model(count_tags(rows), [], 1.0)
    weights = learn(model, pairs(rows, random.Random(1)))
    if test: print("AUC", area(model, weights, pairs(read(test), random.Random(2))))
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9995)) / 127
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    out.joinpath("tags.tsv").write_text("".join(f"{w}\t{t}\n" for w, t in sorted(model.tags.items())), "utf-8")
    np.savez_compressed(out / "weights.npz", weights=np.clip(np.round(weights / scale), -127, 127).astype(np.int8), scale=scale)


if __name__ == "__main__":
    main()
