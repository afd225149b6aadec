"""Texts for the parts that are timed: generated, undamaged, and other ones in each round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.generator import Generator

_ROUNDS = 5
_WARM_UP = 10  # times as many texts as in a round: after them, most words of a text were met before


def pytest_addoption(parser: pytest.Parser) -> None:
    """The size of a round; with 1 MB the milliseconds in the table are those for each megabyte."""
    parser.addoption("--megabytes", type=float, default=1.0, help="texts in a round, in MB of UTF-8")


@pytest.fixture(scope="session")
def batches(request: pytest.FixtureRequest) -> list[list[str]]:
    """Texts of one round each, no text twice; the first batch is for warming up."""
    texts = map(Generator(damaged=0).text, count())
    size = request.config.getoption("megabytes") * 1e6
    times = [1 if request.config.getoption("benchmark_disable") else _WARM_UP, *[1] * _ROUNDS]
    return [list(_until(texts, size * each)) for each in times]


def _until(texts: Iterator[str], size: float) -> Iterator[str]:
    while size > 0:
        text = next(texts)
        size -= len(text.encode())
        yield text


@pytest.fixture
def timed[R](
    benchmark: BenchmarkFixture, batches: list[list[str]]
) -> Callable[[Callable[[list[str]], R], Callable[[list[str]], list[str]]], R]:
    """Time a part on texts that it has not read, when it has read others; ``prepare`` is not timed."""

    def run(part, prepare=list):
        part(prepare(batches[0]))
        left = iter(batches[1:])
        return benchmark.pedantic(part, setup=lambda: ((prepare(next(left)),), {}), rounds=_ROUNDS)

    return run


@pytest.fixture
def written(tmp_path: Path) -> Callable[[list[str]], Path]:
    """Write texts into a new folder, a file a text."""
    number = count()

    def write(texts: list[str]) -> Path:
        folder = tmp_path / str(next(number))
        folder.mkdir()
        for place, text in enumerate(texts):
            (folder / f"{place:06}.txt").write_text(text, encoding="utf-8")
        return folder

    return write
