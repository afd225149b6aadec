"""Phrases of contexts right before a name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.mentions.phrases import PhrasesBefore

PARTS = ["کتاب", "کتابخانه", "رمان", "ها", "های", "هایی", "خط", "و", "\u200c", " ", " ", "  ", "_", "\n", "،", "#", "ی"]
PHRASES = ["کتاب*", "رمان های", "خط", "خط و", "*", "و رمان*", "کتاب‌خانه", ""]


@pytest.mark.parametrize(
    ("before", "stands"),
    [
        ("آن کتاب ", True), ("کتاب‌های", True), ("کتاب ها ", True), ("کتاب هایی\n", True), ("کتابخانهٔ ", False),
        ("رمان‌های ", True), ("رمانهای ", True), ("رمان ", False), ("خط ", True), ("خطا ", False), ("بخط ", False),
        ("", False),
    ],
)  # fmt: skip
def test_phrases_before_a_name(before: str, stands: bool) -> None:
    assert PhrasesBefore(("کتاب*", "رمان های", "خط")).stand_in(before) is stands


@settings(max_examples=300)
@given(
    phrases=st.lists(st.sampled_from(PHRASES), min_size=1, max_size=3, unique=True).map(tuple),
    before=st.lists(st.sampled_from(PARTS), max_size=8).map("".join),
)
def test_what_the_chunk_tells_is_what_the_pattern_finds(phrases: tuple[str, ...], before: str) -> None:
    known = PhrasesBefore(phrases)
    assert known.stand_in(before) is (known._pattern.match(before[::-1]) is not None)
