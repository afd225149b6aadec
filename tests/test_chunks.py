"""Texts cut into chunks: nothing is lost, places slice back, both ways of cutting are the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import chunks
from corpus.chunks import Chunks, distinct, in_batches

_TEXTS = st.lists(st.text(st.sampled_from("آبی\u200c \n\t\u00a0a.،😀۱"), max_size=30), max_size=8)


@given(_TEXTS)
def test_places_slice_back(texts: list[str]) -> None:
    found = Chunks.of(texts)
    for n, text in enumerate(texts):
        own = slice(found.borders[n], found.borders[n + 1])
        parts = [found.types[code] for code in found.codes[own].tolist()]
        assert parts == text.replace("\n", " ").split(" ")
        starts = found.starts[own].tolist()
        assert [text[start : start + len(part)] for start, part in zip(starts, parts, strict=True)] == parts
        assert found.line_ends[own].tolist() == [start > 0 and text[start - 1] == "\n" for start in starts]
        assert set(found.number[own].tolist()) == {n}


@given(_TEXTS)
def test_both_ways_are_the_same(texts: list[str]) -> None:
    joined = "\n".join(texts)
    by_arrow, by_python = chunks._by_arrow(joined), chunks._by_python(joined)
    assert by_arrow is not None
    assert by_arrow[0] == by_python[0]
    assert by_arrow[1].tolist() == by_python[1].tolist()


def test_large_texts_go_by_arrow_and_halves_of_broken_characters_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "کتاب خوب " * 10_000
    assert chunks._by_arrow(text) is not None
    assert chunks._by_arrow(text + "\ud83d") is None
    assert Chunks.of([text + "\ud83d"]).types == ["کتاب", "خوب", "\ud83d"]
    monkeypatch.delattr(chunks, "_by_python")
    assert Chunks.of([text]).types == ["کتاب", "خوب", ""]


def test_bits_of_a_text() -> None:
    found = Chunks.of(["یک دو", "", "دو سه"])
    bits = found.found({"یک": 1, "دو": 2, "سه": 4, "": 8})[found.codes]
    assert found.any_in(bits).tolist() == [3, 8, 6]
    assert found.where(lambda chunk: chunk == "دو").tolist() == [1, 3]


def test_batches_keep_the_order() -> None:
    assert list(in_batches(["یک", "دو", "سه", "چهار"], 4)) == [["یک", "دو"], ["سه", "چهار"]]
    documents = [("الف", "یک"), ("ب", "دو"), ("ج", "سه")]
    assert list(in_batches(documents, 4, lambda document: len(document[1]))) == [documents[:2], documents[2:]]
    assert list(in_batches([], 4)) == []


@given(st.lists(st.integers(-5, 5)))
def test_distinct_numbers_are_told_in_order(numbers: list[int]) -> None:
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))
