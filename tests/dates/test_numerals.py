from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import numerals

WORDS = {number: word for word, number in reversed(numerals.CARDINALS.items())}


def in_words(number: int) -> str:
    """A number below 10,000 in words, written without the code under test."""
    thousands, rest = divmod(number, 1000)
    parts = [f"{WORDS[thousands]} هزار" if thousands > 1 else "هزار"] if thousands else []
    hundreds, rest = divmod(rest, 100)
    parts += [WORDS[hundreds * 100]] if hundreds else []
    if rest in WORDS:
        parts.append(WORDS[rest])
    elif rest:
        parts += [WORDS[rest - rest % 10], WORDS[rest % 10]]
    return " و ".join(parts)


@given(st.integers(1, 9999))
def test_every_number_is_read_back(number: int) -> None:
    words = in_words(number)
    match = re.match(numerals.PATTERN, words)
    assert match is not None
    assert match.group() == words
    assert numerals.value(words) == number
    assert not numerals.is_ordinal(words)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("سوم", 3),
        ("سی ام", 30),
        ("سی\u200cام", 30),
        ("بیست و یکم", 21),
        ("نخستین", 1),
        ("دهم", 10),
        ("سی و سوم", 33),
        ("بیست\u200cوسوم", 23),
        ("بیست وسوم", 23),
    ],
)
def test_ordinals(words: str, number: int) -> None:
    assert numerals.is_ordinal(words)
    assert numerals.value(words) == number


@pytest.mark.parametrize("words", ["دو سه", "ده و بیست", "هزار هزار", "پنج و صد"])
def test_not_one_number(words: str) -> None:
    assert numerals.value(words) is None


@given(st.lists(st.text("ابپت", min_size=1, max_size=5), min_size=1, max_size=8))
def test_trie_matches_its_words_and_the_longest_first(words: list[str]) -> None:
    pattern = re.compile(numerals.trie_pattern(sorted(set(words))))
    for word in words:
        match = pattern.match(word)
        assert match is not None
        assert len(match.group()) >= len(word)


@pytest.mark.parametrize("written", ["سه شنبه", "سه\u200cشنبه", "سهشنبه"])
def test_a_joint_may_be_a_space_a_half_space_or_nothing(written: str) -> None:
    assert re.fullmatch(numerals.trie_pattern(["سه شنبه", "سه"]), written)
