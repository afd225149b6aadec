"""Names of actors that are other things as well: which the words around tell."""

from __future__ import annotations

import pytest

from corpus.mentions import candidates, find_mentions

from .cases_other_senses import NAMES, OTHERS, SPEAKERS


@pytest.mark.parametrize("text", [text for texts in OTHERS.values() for text in texts])
def test_other_things_of_the_same_name_are_no_mentions(text: str) -> None:
    assert [f"{m.actor}:{m.text}" for m in find_mentions(text, "all")] == []


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_their_counterparts_are_mentions(text: str, expected: list[str]) -> None:
    assert [f"{m.actor}:{m.text}" for m in find_mentions(text, "all")] == expected


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_who_speaks_a_language_is_not_of_the_people(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert [(m.text, m.kind, m.counted) for m in find_mentions(text, "all")] == expected
    accepted = [c for c in candidates(text, "all") if c.rule is None]
    assert [(c.text, c.kind, c.counted) for c in accepted] == expected


def test_a_name_within_one_that_is_refused_says_so() -> None:
    assert [(c.text, c.rule) for c in candidates("شعر سبک عراقی", ["IQ"])] == [("عراقی", "word before")]
