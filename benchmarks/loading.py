"""How long a folder of many small files takes to load: beside reading and decoding the bytes, and the second time.

    python benchmarks/loading.py [--megabytes 41] [--folder FOLDER] [--workers 1]

Texts are made by generator.py (4 kB each) into a temporary folder, or taken from FOLDER. Each row is a process of its
own; read and decoded are the same bytes by the same process just before. Memory is what loading adds to the peak of a
process that has the library and its word list loaded, in multiples of the texts' size as UTF-8.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from generator import write_texts

ROOT = Path(__file__).resolve().parents[1]
ROWS = (
    ("read and decoded, not cleaned, not kept", {"preset": "none", "store": False}),
    ("cleaned and kept, the first time", {"store": True}),
    ("the second time", {"store": True}),
    ("the second time, one file changed", {"store": True, "touch": True}),
)

LOAD = """
import gc, json, os, sys, time
import corpus
folder, options = sys.argv[1], json.loads(sys.argv[2])
files = sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
corpus.load(os.path.join(sys.argv[3], "seeds"), store=False)
if options.pop("touch", False):
    with open(files[0], "a", encoding="utf-8") as file:
        file.write(" چین")
best = []
for _ in range(3):
    start = time.perf_counter()
    texts = [open(name, "rb").read().decode("utf-8") for name in files]
    best.append(time.perf_counter() - start)
size = sum(len(text.encode()) for text in texts)
del texts
gc.collect()
with open("/proc/self/status") as status:
    before = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
with open("/proc/self/clear_refs", "w") as peak:
    peak.write("5")
start = time.perf_counter()
loaded = corpus.load(folder, **options)
seconds = time.perf_counter() - start
with open("/proc/self/status") as status:
    after = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(json.dumps([len(loaded), size, min(best), seconds, (after - before) * 1024]))
"""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=41)
    parser.add_argument("--folder")
    parser.add_argument("--workers", type=int)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(asked.folder) if asked.folder else write_texts(Path(made, "texts"), asked.megabytes)
        environment = {**os.environ, "CORPUS_CACHE": str(Path(made, "cache")), "PYTHONPATH": str(ROOT)}
        print("| load | texts | MB | seconds | times reading and decoding | memory, times the texts |")
        print("|---|---|---|---|---|---|")
        for name, options in ROWS:
            given = json.dumps({**options, **({"workers": asked.workers} if asked.workers else {})})
            ran = subprocess.run(
                [sys.executable, "-c", LOAD, str(folder), given, str(ROOT)],
                env=environment, check=True, capture_output=True, text=True,
            )  # fmt: skip
            texts, size, base, seconds, memory = json.loads(ran.stdout.splitlines()[-1])
            ratios = f"{seconds / base:.1f} | {memory / size:.1f}"
            print(f"| {name} | {texts:,} | {size / 1e6:.1f} | {seconds:.2f} | {ratios} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
