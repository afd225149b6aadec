"""Speeches, verse, proverbs, letters and lists: correct text in another word order than prose is never moved."""

from __future__ import annotations

import re

import pytest

from corpus import clean_text
from corpus.clean.runs import run_order
from corpus.clean.visual import visual_order
from corpus.letters import ZWNJ

from .oratory import LINES, TEXTS


def letters(text: str) -> str:
    return re.sub(rf"[\s{ZWNJ}]", "", text)


@pytest.mark.parametrize("line", LINES)
def test_a_line_alone_stays_in_its_order(line: str) -> None:
    assert run_order(line) is run_order(line, eager=True) is visual_order(line) is None
    assert letters(clean_text(line).text) == letters(line)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_of_such_lines_stays_in_its_order(text: str) -> None:
    assert run_order(text) is visual_order(text) is None
    repairs = clean_text(text).repairs
    assert [r for r in repairs if r.fixer in ("run_order", "visual_order")] == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nor_is_it_moved_where_a_pdf_is_expected(text: str) -> None:
    assert run_order(text, eager=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "ای ملت\nهای مردم\nها برادر\nتر و خشک",
        "ترین پسوند است و تر هم پسوند است\nهایی که دیدی پسوند بود و اند هم پسوند است\nاند یکی از پسوندهاست",
    ],
)
def test_endings_alone_are_no_signs_of_damage(text: str) -> None:
    assert run_order(text) is run_order(text, eager=True) is None
