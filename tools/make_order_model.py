"""Make views.txt and weights.npz of corpus/data/order: a small network that tells which words stand beside each other.

    python tools/make_order_model.py OUT_FOLDER FILE [FILE ...]

A FILE is either JSON lines with "text" and "toks" (start, end, part of speech, …), as the development splits of UD
Persian PerDT and Seraji were prepared, or plain text (.txt), a paragraph a line. Parts of speech are counted on the
former. The network (:mod:`corpus.clean.neighbours` says what it looks like and reads it) sees three words in a row, the
first one at times hidden, and learns whether the other two are neighbours, are parts of one word at a half-space, or
neither: words up to 14 places away, or of other texts, put behind each other. New ones are drawn in each epoch.

Learn from one treebank to measure on another; the shipped files are learned from both and from prose written for this
project (tools/prose).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus.clean.neighbours import BEGIN, HALF, NEITHER, OUTPUTS, SPACE, VIEWS, packed, sign_class, views_of
from corpus.letters import ZWNJ

WORD = re.compile(
    rf"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff{ZWNJ}]+|\d+(?:[./٫,:]\d+)*|[A-Za-z][A-Za-z0-9.@/&'-]*|\S"
)
BOUND = frozenset("ها های هایی ای اند تر ترین".split())
TOGETHER = 3  # sentences of a treebank that are read as one text

NEGATIVES, REACH, NEAR = 4, 14, 0.7  # for each pair; words; the part of them that stand near
HIDDEN_WORDS = 0.2  # of the first words, since a run's edge may have none
SIZE, INNER, OUTER = 48, 128, 64  # of a word's vector; of the two layers
HIDDEN_VIEWS, DROPPED = 0.15, 0.3
EPOCHS, BATCH, RATE = 8, 512, 2e-3
LEAST = 2  # a view met only once says nothing

Row = dict[str, Any]
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


def read(files: list[str]) -> list[Row]:
    """The texts of the files."""
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


def units(text: str) -> list[tuple[str, bool]]:
    """The words of a text, and whether a half-space stands before each."""
    return [(part, i > 0) for w in WORD.findall(text) for i, part in enumerate(w.split(ZWNJ)) if part]


def texts_of(rows: list[Row]) -> list[list[tuple[str, bool]]]:
    """Each text as its units; sentences of a treebank follow each other."""
    found: list[list[tuple[str, bool]]] = []
    sentences: list[tuple[str, bool]] = []
    taken = 0
    for row in rows:
        if not row["toks"]:
            found.append([(BEGIN, False), *units(row["text"])])
            continue
        sentences += units(row["text"])
        taken += 1
        if taken % TOGETHER == 0:
            found.append([(BEGIN, False), *sentences])
            sentences = []
    return [*found, [(BEGIN, False), *sentences]] if sentences else found


class Examples:
    """Neighbours, and words that are none, as numbers of words."""

    def __init__(self, texts: list[list[tuple[str, bool]]], numbers: dict[str, int]) -> None:
        self.texts = [[(numbers.get(word, 0), half) for word, half in text] for text in texts]
        self.signs = {number for word, number in numbers.items() if sign_class(word)}

    def drawn(self, chance: random.Random) -> tuple[Ints, Ints]:
        """Rows of three words, and what the last two of each are."""
        rows: list[tuple[int, int, int]] = []
        kinds: list[int] = []

        def at(text: list[tuple[int, bool]], i: int) -> int:
            return text[i][0] if 0 <= i < len(text) and chance.random() >= HIDDEN_WORDS else 0

        for text in self.texts:
            for i in range(len(text) - 1):
                a, (b, half) = text[i][0], text[i + 1]
                rows.append((at(text, i - 1), a, b))
                kinds.append(HALF if half else SPACE)
                for _ in range(NEGATIVES):
                    other, j = text, chance.randrange(max(1, i - REACH), min(len(text), i + REACH + 1))
                    if chance.random() >= NEAR:
                        other = self.texts[chance.randrange(len(self.texts))]
                        j = chance.randrange(1, max(2, len(other)))
                    if j >= len(other) or (other is text and j in (i, i + 1)):
                        continue
                    if a in self.signs and other[j][0] in self.signs:
                        continue
                    rows.append((at(text, i - 1), a, other[j][0]))
                    kinds.append(NEITHER)
        return np.array(rows), np.array(kinds)


class Network:
    """The network while it learns: its arrays, their gradients, and Adam."""

    def __init__(self, views: int, seed: int = 0) -> None:
        chance = np.random.default_rng(seed)

        def drawn(*shape: int, by: float) -> Floats:
            return (chance.standard_normal(shape) * by).astype(np.float32)

        self.chance = chance
        self.arrays = {
            "left": drawn(views, SIZE, by=0.15),
            "right": drawn(views, SIZE, by=0.15),
            "w1": drawn(3 * SIZE, INNER, by=(2 / (3 * SIZE)) ** 0.5),
            "b1": np.zeros(INNER, np.float32),
            "w2": drawn(INNER, OUTER, by=(2 / INNER) ** 0.5),
            "b2": np.zeros(OUTER, np.float32),
            "w3": drawn(OUTER, OUTPUTS, by=(1 / OUTER) ** 0.5),
            "b3": np.zeros(OUTPUTS, np.float32),
        }
        for side in ("left", "right"):
            self.arrays[side][0] = 0  # stands for no view
        self.means = {name: np.zeros_like(array) for name, array in self.arrays.items()}
        self.squares = {name: np.zeros_like(array) for name, array in self.arrays.items()}
        self.steps = 0

    def learn(self, seen: Ints, kinds: Ints, rate: float) -> float:
        """One step on a batch: ``seen`` has for each example three words and for each word its views."""
        a = self.arrays
        n = len(kinds)
        seen = np.where(self.chance.random(seen.shape) < HIDDEN_VIEWS, 0, seen)
        vectors = np.concatenate(
            [a["left"][seen[:, :2]].sum(2).reshape(n, -1), a["right"][seen[:, 2:]].sum(2).reshape(n, -1)], 1
        )
        drops = [self._mask((n, size)) for size in (3 * SIZE, INNER, OUTER)]
        x0 = vectors * drops[0]
        h1 = np.maximum(x0 @ a["w1"] + a["b1"], 0)
        x1 = h1 * drops[1]
        h2 = np.maximum(x1 @ a["w2"] + a["b2"], 0)
        x2 = h2 * drops[2]
        out = x2 @ a["w3"] + a["b3"]
        out -= out.max(1, keepdims=True)
        out = np.exp(out)
        out /= out.sum(1, keepdims=True)
        loss = -float(np.log(out[np.arange(n), kinds] + 1e-9).mean())
        out[np.arange(n), kinds] -= 1
        g3 = out / n
        g2 = (g3 @ a["w3"].T) * drops[2] * (h2 > 0)
        g1 = (g2 @ a["w2"].T) * drops[1] * (h1 > 0)
        g0 = ((g1 @ a["w1"].T) * drops[0]).reshape(n, 3, SIZE)
        self.steps += 1
        for name, gradient in (
            ("w3", x2.T @ g3), ("b3", g3.sum(0)), ("w2", x1.T @ g2), ("b2", g2.sum(0)), ("w1", x0.T @ g1),
            ("b1", g1.sum(0)),
        ):  # fmt: skip
            self._move(name, slice(None), gradient.astype(np.float32), rate)
        for name, part, g in (("left", seen[:, :2], g0[:, :2]), ("right", seen[:, 2:], g0[:, 2:])):
            rows, gradient = _summed(part, g)
            self._move(name, rows, gradient, rate)
        return loss

    def _mask(self, shape: tuple[int, int]) -> Floats:
        return (self.chance.random(shape, np.float32) >= DROPPED).astype(np.float32) / np.float32(1 - DROPPED)

    def _move(self, name: str, rows: Any, gradient: Floats, rate: float) -> None:
        mean = self.means[name][rows] = 0.9 * self.means[name][rows] + 0.1 * gradient
        square = self.squares[name][rows] = 0.999 * self.squares[name][rows] + 0.001 * gradient**2
        mean = mean / np.float32(1 - 0.9**self.steps)
        square = square / np.float32(1 - 0.999**self.steps)
        self.arrays[name][rows] -= np.float32(rate) * mean / (np.sqrt(square) + np.float32(1e-8))

    def scores(self, seen: Ints) -> Floats:
        """The three outputs for each example."""
        a = self.arrays
        n = len(seen)
        x = np.concatenate(
            [a["left"][seen[:, :2]].sum(2).reshape(n, -1), a["right"][seen[:, 2:]].sum(2).reshape(n, -1)], 1
        )
        x = np.maximum(x @ a["w1"] + a["b1"], 0)
        x = np.maximum(x @ a["w2"] + a["b2"], 0)
        found: Floats = x @ a["w3"] + a["b3"]
        return found


def _summed(views: Ints, gradient: Floats) -> tuple[Ints, Floats]:
    """The gradient of each view that was seen, each once."""
    flat = views.reshape(-1)
    words = np.repeat(np.arange(views.shape[0] * views.shape[1]), views.shape[2])
    order = np.argsort(flat, kind="stable")
    flat, words = flat[order], words[order]
    starts = np.flatnonzero(np.r_[True, flat[1:] != flat[:-1]])
    rows = flat[starts]
    summed = np.add.reduceat(gradient.reshape(-1, gradient.shape[-1])[words], starts, axis=0)
    keep = rows > 0
    return rows[keep], summed[keep]


def area(scores: Floats, truth: npt.NDArray[np.bool_]) -> float:
    """The share of comparisons of a true with a false one that the scores decide rightly."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores)] = np.arange(1, len(scores) + 1)
    ones = int(truth.sum())
    return float((ranks[truth].sum() - ones * (ones + 1) / 2) / (ones * (len(truth) - ones)))


def main() -> None:
    """Learn from the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--test", nargs="*", default=[], help="files to tell neighbours in, after each epoch")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    rows = read(options.files)
    tags = count_tags(rows)
    texts, others = texts_of(rows), texts_of(read(options.test))
    words = sorted({word for text in (*texts, *others) for word, _ in text})
    seen = {word: views_of(word, tags) for word in words}
    counts = Counter(view for text in texts for word, _ in text for view in seen[word])
    listed = ["", *sorted((v for v, n in counts.items() if n >= LEAST and v), key=lambda v: (-counts[v], v))]
    slots = {view: i for i, view in enumerate(listed)}
    numbers = {word: i + 1 for i, word in enumerate(words)}
    table = np.array([[0] * VIEWS, *([slots.get(view, 0) for view in seen[word]] for word in words)])
    examples = Examples(texts, numbers)
    network = Network(len(listed))
    tests = Examples(others, numbers).drawn(random.Random(2)) if others else None
    total, done = options.epochs, 0
    for epoch in range(total):
        began = time.monotonic()
        threes, kinds = examples.drawn(random.Random(epoch))
        order = np.random.default_rng(epoch).permutation(len(kinds))
        losses = []
        for start in range(0, len(order), BATCH):
            rate = RATE * (1 - (epoch + start / len(order)) / total) + RATE / 20
            chosen = order[start : start + BATCH]
            losses.append(network.learn(table[threes[chosen]], kinds[chosen], rate))
        done = len(kinds)
        told = ""
        if tests:
            out = np.concatenate([network.scores(table[tests[0][i : i + 4096]]) for i in range(0, len(tests[1]), 4096)])
            for kind in (SPACE, HALF):
                chosen = np.flatnonzero((tests[1] == kind) | (tests[1] == NEITHER))
                told += f" {area(out[chosen, kind] - out[chosen, NEITHER], tests[1][chosen] == kind):.4f}"
        print(f"{epoch}: {np.mean(losses):.4f}{told} ({done} examples, {time.monotonic() - began:.0f} s)", flush=True)
    options.folder.mkdir(parents=True, exist_ok=True)
    used = {view for word in words for view in seen[word]} & set(listed)
    assert used >= set(listed) - {""}
    options.folder.joinpath("tags.tsv").write_text("".join(f"{w}\t{t}\n" for w, t in sorted(tags.items())), "utf-8")
    options.folder.joinpath("views.txt").write_text("\n".join(listed[1:]) + "\n", "utf-8")
    options.folder.joinpath("weights.npz").write_bytes(packed(network.arrays))


if __name__ == "__main__":
    main()
