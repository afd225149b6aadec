"""Draws the figures of docs/gallery.md: runs its code from above and keeps each figure as the picture below the code.

    python tools/make_gallery.py [--check]

The page is the list of what is drawn: a block of code that ends with a figure is followed by the picture that shows
it. ``texts`` are the seeds; ``many`` are 120 generated texts, since two texts cannot show how figures of many look.
Pictures have few colours and are the same on each run with the same fonts. ``--check`` draws all and writes nothing.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure
from PIL import Image

import corpus

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "gallery.md"
MOST_BYTES = 100_000
_BLOCK = re.compile(r"```python\n(?P<code>.*?)```(?:\n\n!\[[^\]]*\]\((?P<picture>[^)]+)\))?", re.DOTALL)
_TEXTS, _DPI, _COLOURS = 120, 110, 256


def blocks(page: str) -> list[tuple[str, str]]:
    """The pieces of code of the page, each with the path of its picture, empty where it has none."""
    return [(match["code"], match["picture"] or "") for match in _BLOCK.finditer(page)]


def figures(page: str) -> Iterator[tuple[str, Figure]]:
    """Run the code of the page: each picture's path with its figure."""
    with tempfile.TemporaryDirectory() as folder:
        _generate(Path(folder))
        names: dict[str, Any] = {"corpus": corpus, "texts": corpus.load(ROOT / "seeds"), "many": corpus.load(folder)}
        before = corpus.plot.use_language("en")
        try:
            for code, picture in blocks(page):
                shown = _run(code, names)
                if isinstance(shown, Figure) != bool(picture):
                    raise SystemExit(f"{PAGE.name}: a figure and its picture belong together, not so in: {code}")
                if isinstance(shown, Figure):
                    yield picture, shown
        finally:
            corpus.plot.use_language(before)


def _run(code: str, names: dict[str, Any]) -> object:
    """Run the code; what its last line gives."""
    *first, last = ast.parse(code).body
    exec(compile(ast.Module(first, []), PAGE.name, "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), PAGE.name, "eval"), names)
    exec(compile(ast.Module([last], []), PAGE.name, "exec"), names)
    return None


def _generate(folder: Path) -> None:
    """Write generated texts with dates of three years and two sources."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from generator import Generator
    finally:
        sys.path.pop(0)
    generator, rows = Generator(seed=7, damaged=0.0), ["path,title,source,date"]
    for number in range(_TEXTS):
        name = f"{number:03}.txt"
        (folder / name).write_text(generator.text(number), encoding="utf-8")
        month, source = number * 36 // _TEXTS, ("روزنامهٔ الف", "روزنامهٔ ب")[number % 2]
        rows.append(f"{name},متن {number + 1},{source},{2021 + month // 12}-{month % 12 + 1:02}-{number % 27 + 1:02}")
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def picture_of(figure: Figure) -> bytes:
    """The figure as a PNG of few colours."""
    drawn = BytesIO()
    figure.savefig(drawn, format="png", dpi=_DPI, metadata={"Software": None})
    few = Image.open(drawn).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    small = BytesIO()
    few.save(small, format="png", optimize=True)
    return small.getvalue()


def main() -> int:
    """Write the pictures; 1 if one is too large."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="draw all and write nothing")
    check, large = parser.parse_args().check, 0
    for path, figure in figures(PAGE.read_text(encoding="utf-8")):
        picture = picture_of(figure)
        print(f"{path}: {len(picture) / 1000:.0f} kB")
        large += len(picture) > MOST_BYTES
        if not check:
            (PAGE.parent / path).parent.mkdir(parents=True, exist_ok=True)
            (PAGE.parent / path).write_bytes(picture)
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
