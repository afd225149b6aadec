"""Peoples and their languages, which have one name."""

from __future__ import annotations

import pytest

from corpus.mentions import find_mentions
from corpus.mentions.columns import mention_columns

from .cases_tongues import LANGUAGES, PEOPLES


@pytest.mark.parametrize(("text", "expected"), LANGUAGES)
def test_a_language_is_found_and_not_counted(text: str, expected: list[str]) -> None:
    found = find_mentions(text)
    assert [m.text for m in found if m.kind == "language"] == expected
    assert not any(m.counted for m in found if m.kind == "language")


@pytest.mark.parametrize(("text", "expected"), PEOPLES)
def test_people_and_what_is_theirs_count(text: str, expected: list[str]) -> None:
    found = find_mentions(text)
    assert [m.text for m in found if m.counted] == expected
    assert [m.kind for m in found if m.kind == "language"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("آلمانی بلدم.", "language"),
        ("کتاب به فرانسوی ترجمه شد.", "language"),
        ("قزاقی حرف می‌زدند.", "language"),
        ("مربی آلمانی حرف زد.", "demonym"),
        ("برزیلی حرف می‌زد.", "demonym"),  # no language goes by this name
    ],
)
def test_so_it_is_with_other_actors(text: str, kind: str) -> None:
    assert [m.kind for m in find_mentions(text, "all")] == [kind]


def test_texts_that_stand_behind_one_another_say_nothing_of_each_other() -> None:
    texts = ["مقام", "روسی حرف می‌زد", "به", "چینی گفت", "زبان فارسی و", "ژاپنی", "بلدم"]
    alone = [m.kind for text in texts for m in find_mentions(text)]
    assert mention_columns(texts).kind == alone == ["language", "demonym", "demonym"]
