"""Words that weigh against an ambiguous name and for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.mentions import Gazetteer, candidates, find_mentions
from corpus.mentions.balance import Balance, Vocabulary, words_of

HEAD = '[ML]\nen = "Mali"\nfa = "مالی"\n[[ML.country]]\nforms = ["مالی"]\nambiguous = true\n'


def mali(folder: Path, conditions: str) -> Gazetteer:
    path = folder / "mali.toml"
    path.write_text(HEAD + conditions, encoding="utf-8")
    return Gazetteer.load(path)


def rejects(balance: Balance, text: str, name: str = "چین") -> bool:
    start = text.index(name)
    return balance.rejects(text, start, start + len(name))


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("دامن", True), ("دامنه", False), ("پارچهها", True), ("نساجی", True), ("کولهپشتی", True), ("کولهپشتیام", True),
        ("مهندسان", True), ("ان", False), ("کوله", False), ("1402", True),
    ],
)  # fmt: skip
def test_words_of_a_list(word: str, known: bool) -> None:
    vocabulary = Vocabulary(["دامن", "پارچه*", "نساجی", "کوله پشتی*", "*ان", "#"])
    assert (word in vocabulary) is known


def test_words_of_damaged_text_are_the_same() -> None:
    clean = words_of("کوله‌پشتی‌ها را می‌دوزد")
    assert clean == ["کولهپشتیها", "را", "میدوزد"]
    assert words_of("کوله‌پشتی ها را می دوزد") == clean


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("دامن چین", True),  # 3 against
        ("دامن صادراتی چین اروپا", False),  # 2 against, 3 for
        ("دامن را او دیروز برد و چین اروپا", False),
        ("دامن چین اروپا", False),  # a tie
        ("دامن و پیراهن چین اروپا", True),  # «و» is no word between
        ("از دامن. چین", False),  # another sentence
        ("چین", False),
        ("پر از چین", True),  # a phrase weighs more than «از»
        ("پر  از چین", True),
        ("گفت: چین دوخت", True),
        ("پیراهن‌های چین", False),
    ],
)
def test_weights(text: str, rejected: bool) -> None:
    balance = Balance((["پر از"], ["دوخت*"], ["دامن", "پیراهن*"]), (["از", "^", "*های"], [], ["اروپا"]))
    assert rejects(balance, text) is rejected


def test_own_lists_that_weigh(tmp_path: Path) -> None:
    own = mali(tmp_path, 'doubted_near = ["بودجه*", "بانک*"]\nbacked_near = ["باماکو", "آفریقا*"]\n')
    assert [m.text for m in find_mentions("ارتش مالی در باماکو. بودجهٔ مالی شرکت.", own)] == ["مالی"]
    assert [m.text for m in find_mentions("بانک مرکزی مالی در غرب آفریقاست", own)] == ["مالی"]
    assert [c.rule for c in candidates("بودجهٔ مالی شرکت", own)] == ["words around"]


def test_backing_alone_changes_nothing(tmp_path: Path) -> None:
    own = mali(tmp_path, 'backed_near = ["باماکو"]\n')
    assert [m.text for m in find_mentions("بودجهٔ مالی شرکت", own)] == ["مالی"]


def test_lists_that_weigh_are_written_and_read_again(tmp_path: Path) -> None:
    own = mali(tmp_path, 'doubted_preceded_by = ["بودجه*", "#"]\nbacked_followed_by = ["در باماکو"]\n')
    for name in ("mali.csv", "mali2.toml"):
        own.to_csv(tmp_path / name) if name.endswith("csv") else own.to_toml(tmp_path / name)
        assert Gazetteer.load(tmp_path / name) == own


LISTS = (
    ["پر از", "دو", "تا*", "#"],
    ["دوخت*", "و سیب", "را"],
    ["دامن", "پیراهن*", "چای خوری", "*گری", "ی", "کوله پشتی*"],
)
BACKING = (["از", "^", "*های"], ["در جنگ"], ["اروپا", "سفیر*", "جنگ سرد", "#"])
AROUND = [
    "پر", "از", "دو", "تا", "تایی", "12", "دوخت", "و", "سیب", "را", "دامن", "پیراهن", "پیراهنی", "چای", "خوری", "زرگری",
    "ی", "کوله", "پشتی", "کوله‌پشتی", "کتاب‌های", "در", "جنگ", "سرد", "اروپا", "سفیر", "کتاب", "ها", "می", "این", "رفت",
]  # fmt: skip
GAPS = st.sampled_from([" "] * 12 + ["  ", "", "\u200c", "، ", ". ", "؟", "\n", " «", "» ", "_", "\N{GRINNING FACE}"])
SIDE = st.lists(st.tuples(st.sampled_from(AROUND), GAPS), max_size=14).map(lambda each: "".join(map("".join, each)))


@settings(max_examples=600)
@given(before=SIDE, after=SIDE, gap=GAPS, start=st.booleans())
@example(before="چای خوری کتاب رفت ", after="کتاب رفت کتاب اروپا", gap=" ", start=False)  # a phrase begins far off
def test_what_is_decided_early_is_what_all_words_decide(before, after, gap, start):
    before_name, after_name, near = LISTS
    balance = Balance(([*before_name, "^"] if start else before_name, after_name, near), BACKING)
    text, at = f"{before}چین{gap}{after}", len(before)
    early = balance.rejects(text, at, at + 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Balance, "_is_quiet", lambda *_: False)
        patch.setattr(Balance, "_may_reject", lambda *_: True)
        assert balance.rejects(text, at, at + 3) is early
    assert balance.rejects(text, at, at + 3) is early  # with all chunks known
