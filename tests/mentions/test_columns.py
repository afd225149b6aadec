"""Mentions of many texts as columns: what is found in each by itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.mentions import columns, find_mentions, mention_columns
from tests.strategies import any_texts

PIECES = [
    "چین", "روسیه", "دنگ شیائوپینگ", "دنگ", "پوتین", "روس ها", "روس", "ساخت", "چینه", "جمهوری خلق", "شی",
    "جین‌پینگ", "ﻼ", "چـین", "وزیر", ".", "\n", " ", "\u200c", "؛", "سفر به", "دامن", "چین‌دار", "۵", "\0", "😀",
    "روسی زبانان", "می", "ها", "زبان", "روسی", "ژاپنی", "به", "از", "حرف می‌زد", "بلدم", "می‌خواند", "و", "فارسی",
    "مترجم",
]  # fmt: skip
PERSIAN = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)


def one_by_one(texts: list[str], actors: str | None) -> list[tuple[object, ...]]:
    return [
        (number, m.start, m.end, m.text, m.actor, m.kind, m.alias, m.counted)
        for number, text in enumerate(texts)
        for m in find_mentions(text, actors)
    ]


@settings(max_examples=60)
@pytest.mark.parametrize("actors", [None, "all"])
@given(texts=st.lists(PERSIAN | any_texts, max_size=8))
def test_columns_hold_what_is_found_in_each_text(actors, texts):
    assert list(zip(*mention_columns(texts, actors), strict=True)) == one_by_one(texts, actors)


def test_a_short_form_needs_the_full_form_of_its_own_text():
    texts = ["دنگ شیائوپینگ آمد.", "دنگ رفت.", "دنگ شیائوپینگ آمد. دنگ رفت."]
    assert list(zip(*mention_columns(texts), strict=True)) == one_by_one(texts, None)
    assert 1 not in mention_columns(texts).number


def test_batches_are_numbered_through(monkeypatch):
    monkeypatch.setattr(columns, "_BATCH", 5)
    assert mention_columns(["چین", "", "روسیه و چین", "ژاپن"]).number == [0, 2, 2, 3]
