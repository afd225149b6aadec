"""Mentions in clean text, in damaged text, and what only looks like one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import mentions
from corpus.errors import OptionError
from corpus.letters import NON_JOINING, ZWNJ
from corpus.mentions import Gazetteer, candidates, find_mentions, finder

from . import cases, cases_china, cases_japan, cases_russia, cases_several
from .cases import OTHER_ACTORS, Row
from .cases_damaged import DAMAGED as DAMAGED_BY_KIND

MODULES = (cases, cases_china, cases_russia, cases_japan, cases_several)
IN_THE_WILD: list[Row] = [row for module in MODULES for row in module.IN_THE_WILD]
LOOK_ALIKES: list[str] = [text for module in MODULES for text in module.LOOK_ALIKES]
KNOWN_FAILURES: list[Row] = [row for module in MODULES for row in module.KNOWN_FAILURES]
DAMAGED: list[Row] = cases.DAMAGED + DAMAGED_BY_KIND


def found(text: str) -> list[str]:
    return [f"{m.actor}:{m.text}" for m in find_mentions(text)]


@pytest.mark.parametrize(("text", "expected"), IN_THE_WILD)
def test_mentions_in_the_wild(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), DAMAGED)
def test_mentions_in_damaged_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), OTHER_ACTORS)
def test_mentions_of_other_actors(text: str, expected: list[str]) -> None:
    assert [f"{m.actor}:{m.text}" for m in find_mentions(text, "all")] == expected


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_no_mentions(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("row", KNOWN_FAILURES)
@pytest.mark.xfail(strict=True, reason="needs more than the words beside the name")
def test_known_failures(row: Row) -> None:
    assert found(row[0]) == row[1]


def arabic_letters(text: str) -> str:
    return text.replace("ی", "ي").replace("ک", "ك")


def lost_halfspaces(text: str) -> str:
    return text.replace(ZWNJ, "")


def elongated(text: str) -> str:
    return "".join(c + "ـ" if c.isalpha() and c not in NON_JOINING else c for c in text)


def with_diacritics(text: str) -> str:
    return "".join(c + "\N{ARABIC KASRA}" if c.isalpha() else c for c in text)


def double_spaces(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE} ")


def direction_marks(text: str) -> str:
    return "".join(c + "\N{RIGHT-TO-LEFT MARK}" if c == " " else c for c in text)


def soft_hyphens(text: str) -> str:
    return "".join(c + "\N{SOFT HYPHEN}" if c.isalpha() else c for c in text)


@pytest.mark.parametrize(
    "damage",
    [arabic_letters, lost_halfspaces, elongated, with_diacritics, double_spaces, direction_marks, soft_hyphens],
)
def test_damage_changes_no_actor(damage: Callable[[str], str]) -> None:
    wrong = [
        text
        for text, expected in IN_THE_WILD
        if [m.actor for m in find_mentions(damage(text))] != [row.split(":")[0] for row in expected]
    ]
    assert wrong == []


WORDS = sorted({w for text, _ in IN_THE_WILD + DAMAGED for w in text.split()} | set(LOOK_ALIKES))
GLUE = [" ", ZWNJ, "", "\n", "، ", " و", "_", "#", "ـ", "\N{SOFT HYPHEN}", "\N{ARABIC KASRA}"]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=12))
def test_mentions_are_in_order_without_overlap_and_slice_to_their_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + glue for word, glue in pieces)
    end = 0
    for m in find_mentions(text, "all"):
        assert end <= m.start < m.end
        assert text[m.start : m.end] == m.text
        end = m.end


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in find_mentions(text))


def test_mentions_do_not_depend_on_what_was_read_before() -> None:
    rows = IN_THE_WILD + DAMAGED
    shuffled = random.Random(5).sample(rows, len(rows))
    assert {text: found(text) for text, _ in shuffled} == {text: found(text) for text, _ in rows}


def test_a_mention_says_what_it_is() -> None:
    [mention] = find_mentions("ديدار با وزير خارجهٔ جمهوري خلق چين")
    assert (mention.actor, mention.kind, mention.alias, mention.counted) == ("CN", "official", "جمهوری خلق چین", True)
    assert (mention.start, mention.end, mention.text) == (21, 35, "جمهوري خلق چين")


@pytest.mark.parametrize(
    ("text", "kind", "counted"),
    [
        ("پکن مخالف است", "capital", True),
        ("کرملین مخالف است", "institution", True),
        ("پوتین مخالف است", "leader", True),
        ("روس‌ها مخالف‌اند", "demonym", True),
        ("لاوروف مخالف است", "person", False),
        ("زبان روسی سخت است", "language", False),
        ("ترجمه از روسی", "language", False),
        ("دریای ژاپن توفانی است", "geographic", False),
    ],
)
def test_kinds_and_what_counts(text: str, kind: str, counted: bool) -> None:
    assert [(m.kind, m.counted) for m in find_mentions(text)] == [(kind, counted)]


def test_actors_are_chosen_by_id_by_all_and_by_gazetteer() -> None:
    text = "آمریکا، چین و سران C۵ در قرقیزستان"
    assert [m.actor for m in find_mentions(text)] == ["CN"]
    assert [m.actor for m in find_mentions(text, ["US", "KG"])] == ["US", "KG"]
    assert [m.actor for m in find_mentions(text, "US,KG")] == ["US", "KG"]
    assert [m.actor for m in find_mentions(text, "all")] == ["US", "CN", "C5", "KG"]
    assert [m.actor for m in find_mentions(text, Gazetteer.shipped().select(["C5"]))] == ["C5"]


def test_unknown_actor_is_named_with_the_known_ones() -> None:
    with pytest.raises(OptionError, match=r"actors='XX'.*no such actor.*CN, RU, JP, SU"):
        find_mentions("چین", ["XX"])


@pytest.mark.parametrize(
    ("text", "spelling", "rule"),
    [
        ("عروس", "روس", "inside a word"),
        ("سخن‌چین", "چین", "joined to the word before"),
        ("سخن چین", "چین", "word before"),
        ("نقطه چین", "چین", "words around"),
        ("چین پیشانی", "چین", "word after"),
        ("مسکو در آیداهو", "مسکو", "word near"),
        ("بقایای سفالی، چینی، سنگی", "چینی", "words around"),
        ("آبه گفت", "آبه", "no full form before"),
        ("روسیهٔ سفید", "روسیه", "part of روسیه سفید"),
        ("مناطق مسکونی", "مسکو", "part of مسکونی*"),
    ],
)
def test_near_misses_name_the_rule_that_rejected_them(text: str, spelling: str, rule: str) -> None:
    assert [(c.alias, c.rule) for c in candidates(text)] == [(spelling, rule)]


def test_candidates_without_a_rule_are_the_mentions() -> None:
    for text, _ in IN_THE_WILD + DAMAGED:
        accepted = [(c.start, c.end, c.actor, c.kind) for c in candidates(text) if c.rule is None]
        assert accepted == [(m.start, m.end, m.actor, m.kind) for m in find_mentions(text)]


@pytest.mark.parametrize("times", [200, 400])
def test_near_misses_are_each_compared_with_their_neighbours_only(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    over = finder._over
    monkeypatch.setattr(finder, "_over", lambda taken, hit: calls.append(hit) or over(taken, hit))
    found = [c for c in candidates("عروس ماند. " * times, ["RU"]) if c.rule]
    assert len(found) == times
    assert len(calls) <= 4 * times


ASKED = [
    ("China", "CN (چین)"),
    ("cn", "CN (چین)"),
    ("چین", "CN (چین)"),
    ("روسیه ", "RU (روسیه)"),
    ("Rusia", "RU (روسیه)"),
]


@pytest.mark.parametrize(("asked", "meant"), ASKED)
def test_actors_asked_for_by_their_names_are_pointed_to(asked: str, meant: str) -> None:
    for choose in (lambda: find_mentions("چین", [asked]), lambda: Gazetteer.shipped().select([asked])):
        with pytest.raises(OptionError, match=re.escape(f"did you mean {meant}?")):
            choose()


def test_public_names() -> None:
    assert corpus.find_mentions is find_mentions
    assert corpus.Gazetteer is Gazetteer
    assert {corpus.Actor, corpus.Alias} == {mentions.Actor, mentions.Alias}
    assert corpus.GazetteerComparison.__name__ == "GazetteerComparison"


def test_a_name_is_not_lost_with_a_rival_that_is_itself_overtaken(tmp_path: Path) -> None:
    names = {"AA": "سازمان همکاری", "BB": "همکاری شانگهای بزرگ", "DD": "سازمان"}
    actors = [f'[{id_}]\nfa = "نام"\nen = "Name"\norganisation = ["{name}"]\n' for id_, name in names.items()]
    (tmp_path / "own.toml").write_text("".join(actors), encoding="utf-8")
    found = find_mentions("نشست سازمان همکاری شانگهای بزرگ", Gazetteer.load(tmp_path / "own.toml"))
    assert [(m.actor, m.text) for m in found] == [("DD", "سازمان"), ("BB", "همکاری شانگهای بزرگ")]
