"""Many texts at once: the same sentences as text by text, whatever stands in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

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


@pytest.fixture(autouse=True, scope="module")
def _together() -> Iterator[None]:
    """Few signs too are looked up for all texts together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentence_batches, "_FEW", 0)
        yield


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
@example(["تلفن. رفت. ره. دوباره. xره. ‌ره. ره.", "ه", "."])
@example(["\ud83d. رفت. \udc00", "رفت.\ud83d"])
@example(["گفت:\n«نه.»\n»\nرفت . »\nآ"])
@example(["۲" * 20 + ".", "ب" + "۲" * 20 + ".", "اب" * 30 + "-ه. رفت"])
def test_all_at_once_are_those_of_each_text(texts: list[str]) -> None:
    assert spans(TextSentences.of(texts)) == [sentences(text) for text in texts]


def test_the_cases_of_single_texts_and_the_seeds(seeds) -> None:
    texts = [" ".join(parts) for _, parts in CASES] + [text for _, text, _ in LINES]
    texts += [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))]
    assert spans(TextSentences.of(texts)) == [sentences(text) for text in texts]


@given(_texts.filter(bool), st.data())
def test_the_number_of_a_sentence_is_that_of_the_last_one_that_begins_before(texts: list[str], data) -> None:
    found = TextSentences.of(texts)
    place = st.tuples(st.integers(0, len(texts) - 1), st.integers(0, 150))
    places = data.draw(st.lists(place, max_size=20))
    expected = [max(bisect_right([a for a, _ in sentences(texts[i])], offset) - 1, 0) for i, offset in places]
    assert found.number_at([i for i, _ in places], [offset for _, offset in places]).tolist() == expected
    assert found.counts.tolist() == [len(sentences(text)) for text in texts]


def test_batches_and_few_texts_are_the_same(monkeypatch: pytest.MonkeyPatch, seeds) -> None:
    texts = [path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))] * 3 + ["", "رفت. آمد."]
    expected = [sentences(text) for text in texts]
    for characters, few in ((1, 0), (5_000, 0), (5_000, 20_000), (1_000_000, 1_000_000)):
        monkeypatch.setattr(sentence_batches, "_CHARACTERS", characters)
        monkeypatch.setattr(sentence_batches, "_FEW", few)
        found = TextSentences.of(iter(texts))
        assert spans(found) == expected
        assert found.counts.tolist() == list(map(len, expected))


def test_no_texts() -> None:
    none = TextSentences.of([])
    assert (none.texts, none.counts.tolist(), none.number_at([], []).tolist()) == (0, [], [])
    empty = TextSentences.of(["", " \n"])
    assert (empty.counts.tolist(), empty.number_at([0, 1], [0, 2]).tolist()) == ([0, 0], [0, 0])
    assert empty.start.dtype == np.int64


@pytest.mark.parametrize("word", ["رفت.", "می‌رفت؟", "کتاب", "«رفت!", "گره.", "۱۲.۵"])
def test_most_places_are_not_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.delattr(sentence_batches, "ends_sentence")
    monkeypatch.delattr(sentence_batches, "sentences")
    assert TextSentences.of([f"او {word} و رفت."]).counts.tolist() == [1 + (word not in ("کتاب", "۱۲.۵"))]


def test_what_follows_a_quotation_tells_whether_it_ends_there() -> None:
    following = [" همه رفتند", " و رفت", " به خانه", " به نقل از او", "  و رفت"]
    assert TextSentences.of([f"گفت «نه.»{words}" for words in following]).counts.tolist() == [2, 1, 2, 1, 1]
