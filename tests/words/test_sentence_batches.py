"""Many texts at once: the same sentences as text by text, whatever stands in them."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.chunks import Chunks
from corpus.words import sentence_batches, sentences
from corpus.words.sentence_batches import TextSentences

from ..strategies import any_texts
from .test_sentence import CASES, LINES

_BLANKS = [" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\r\n", "\u2028"]
_SIGNS = ". .. … ! ? ؟ ۔ » « ) ( \" ' ’ [ ] : ، - * # ## •".split()
_PIECES = """
    ب ا. ۱ ۱. ۲. 1. ۱۲.۵ [۲] (!) (؟) دکتر Dr ه.ش ه بی.بی.سی U.S. a.ir 😀 𝟏 ²
    کتاب رفت. شد.در .شاگردان گفت پرسید. به نقل از و می‌رود
""".split()
_nasty = st.lists(st.sampled_from([*_BLANKS, *_SIGNS, *_PIECES, " ", " ", "رفت. "]), max_size=24).map("".join)
_texts = st.lists(st.one_of(_nasty, any_texts), max_size=6)


def spans(found: TextSentences) -> list[list[tuple[int, int]]]:
    """The spans of each text."""
    of_texts: list[list[tuple[int, int]]] = [[] for _ in range(found.texts)]
    for text, start, end in zip(found.text.tolist(), found.start.tolist(), found.end.tolist(), strict=True):
        of_texts[text].append((start, end))
    return of_texts


@given(_texts)
@example(["«نه.» به نقل", "«نه.»", "به"])  # what follows a quotation stands in another text
@example([" \n##\tعنوان.\u00a0# نه\n# \n", "\u00a0", "رفت.\u00a0 \nآمد"])
@example(["یک دو سه چهار\n- پنج\nیک دو سه چهار پنج\n(۱) شش", "#\nیک"])
@example(["۱. یک ۲. دو", "۱.\t۲. یک", "رفت " + "آ" * 5001, "رفت." + " " * 5001])
@example(["۲" * 20 + ".", "ب" + "۲" * 20 + ".", "اب" * 30 + "-ه. رفت"])
def test_all_at_once_are_those_of_each_text(texts: list[str]) -> None:
    expected = [sentences(text) for text in texts]
    assert spans(TextSentences.of_chunks(Chunks.of(texts))) == expected
    assert spans(TextSentences.of(texts)) == expected


def test_the_cases_of_single_texts_and_the_seeds(seeds) -> None:
    texts = [" ".join(parts) for _, parts in CASES] + [text for _, text, _ in LINES]
    texts += [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    assert spans(TextSentences.of_chunks(Chunks.of(texts))) == [sentences(text) for text in texts]


@given(_texts.filter(bool), st.data())
def test_the_number_of_a_sentence_is_that_of_the_last_one_that_begins_before(texts: list[str], data) -> None:
    found = TextSentences.of_chunks(Chunks.of(texts))
    place = st.tuples(st.integers(0, len(texts) - 1), st.integers(0, 150))
    places = data.draw(st.lists(place, max_size=20))
    expected = [max(bisect_right([a for a, _ in sentences(texts[i])], offset) - 1, 0) for i, offset in places]
    assert found.number_at([i for i, _ in places], [offset for _, offset in places]).tolist() == expected
    assert found.counts.tolist() == [len(sentences(text)) for text in texts]


def test_no_texts() -> None:
    for found in (TextSentences.of([]), TextSentences.of_chunks(Chunks.of([]))):
        assert (found.texts, found.counts.tolist(), found.number_at([], []).tolist()) == (0, [], [])
    empty = TextSentences.of_chunks(Chunks.of(["", " \n"]))
    assert (empty.counts.tolist(), empty.number_at([0, 1], [0, 2]).tolist()) == ([0, 0], [0, 0])
    assert empty.start.dtype == np.int64


@pytest.mark.parametrize("chunk", ["رفت.", "کتاب", "«رفت!", "رفت؟!", "."])
def test_most_types_tell_by_themselves(monkeypatch: pytest.MonkeyPatch, chunk: str) -> None:
    monkeypatch.delattr(sentence_batches, "ends_sentence")
    monkeypatch.delattr(sentence_batches, "sentences")
    assert TextSentences.of_chunks(Chunks.of([f"او {chunk} و رفت."])).counts.tolist() == [1 + (chunk != "کتاب")]


def test_what_follows_a_quotation_tells_whether_it_ends_there() -> None:
    texts = [
        "گفت «نه.» همه رفتند",
        "گفت «نه.» و رفت",
        "گفت «نه.» به خانه",
        "گفت «نه.» به نقل از او",
        "گفت «نه.»  و رفت",
    ]
    assert TextSentences.of_chunks(Chunks.of(texts)).counts.tolist() == [2, 1, 2, 1, 1]
