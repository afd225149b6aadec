"""The parts of what is asked of a corpus, each timed by itself: CPU seconds for a megabyte of texts (pytest-benchmark).

    make benchmark-parts [ARGS="--benchmark-autosave"]

Each round has texts that were not read before, after a warm-up with others, as further texts of a large collection are.
"""

from __future__ import annotations

import corpus
from corpus.chunks import Chunks
from corpus.count import count_terms, frequencies, kwic
from corpus.mentions import mention_columns


def _numbered(texts: list[str]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts)]


def test_clean(timed):
    found = timed(lambda texts: [corpus.clean_text(text).text == text for text in texts])
    assert sum(found) > 0.5 * len(found)  # undamaged ones stay as they are


def test_chunks(timed):
    chunks = timed(Chunks.of)
    assert 0 < len(chunks.types) < len(chunks.codes) == len(chunks.starts)


def test_tokens(timed):
    found = timed(lambda texts: [corpus.tokenize(text) for text in texts])
    assert all(len(tokens) > 300 for tokens in found)


def test_lemmas(timed):
    table = timed(lambda texts: frequencies(count_terms(texts)), _numbered)
    assert {"و", "به", "گفت#گو"} & set(table["word"])


def test_mentions(timed):
    assert {"CN", "RU", "JP"} <= set(timed(mention_columns).actor)


def test_dates(timed):
    found = timed(lambda texts: [corpus.find_dates(text) for text in texts])
    assert sum(map(len, found)) > len(found)


def test_sentences(timed):
    found = timed(lambda texts: [corpus.sentences(text) for text in texts])
    assert all(len(spans) > 5 for spans in found)


def test_kwic(timed):
    lines = timed(lambda texts: kwic(texts, "کشور"), _numbered)
    assert set(lines["node"]) == {"کشور"}


def test_reading(timed, written):
    assert len(timed(lambda folder: corpus.load(folder, preset="none", store=False), written)) > 0
