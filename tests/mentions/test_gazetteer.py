"""Gazetteer files: what a researcher writes, and what the library says about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import GazetteerError, OptionError
from corpus.mentions import DEFAULT_ACTORS, KINDS, Gazetteer, find_mentions

TURKIC_STATES = """\
[OTS]
en = "Organization of Turkic States"
fa = "سازمان کشورهای ترک"
counted = true
organisation = ["سازمان کشورهای ترک", "سازمان دولت‌های ترک", "شورای ترک"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "بازیگران من.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_own_actor_in_five_lines(tmp_path: Path) -> None:
    own = Gazetteer.load(write(tmp_path, TURKIC_STATES))
    text = "نشست سازمان دولت های ترک در ازبکستان؛ #شورای_ترک و چین"
    assert [(m.text, m.actor, m.counted) for m in find_mentions(text, own)] == [
        ("سازمان دولت های ترک", "OTS", True),
        ("شورای_ترک", "OTS", True),
    ]
    both = Gazetteer.shipped() | own
    assert [m.actor for m in find_mentions(text, both)] == ["OTS", "UZ", "OTS", "CN"]


def test_own_contexts_short_forms_and_decoys(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """\
[contexts]
money = ["نقد*", "پول"]

[ML]
en = "Mali"
fa = "مالی"
decoys = ["مالی و اداری"]

[[ML.country]]
forms = ["کشور مالی"]
short = ["مالی"]
short_near = ["باماکو"]
unless_preceded_by = ["@money", "منابع"]
""",
    )
    own = Gazetteer.load(path)

    def found(text: str) -> list[str]:
        return [m.text for m in find_mentions(text, own)]

    assert found("امور مالی") == []
    assert found("کشور مالی بزرگ است. ارتش مالی آمد. منابع مالی نبود. نقدینگی مالی") == ["کشور مالی", "مالی"]
    assert found("در باماکو، ارتش مالی پیش رفت") == ["مالی"]
    assert found("کشور مالی و معاون مالی و اداری") == ["کشور مالی"]


MISTAKES = [
    ("[OTS]\nen = \nfa = 1", "line 2", "not valid TOML"),
    ('[OTS]\nen = "A"\ncountry = ["آ"]', "line 1", "the label 'fa' is missing"),
    ('[OTS]\nen = "A"\nfa = "آ"', "line 1", "the actor has no names"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncontry = ["آ"]', "line 4", "'contry' is neither a kind of name nor a setting"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncountry = "آ"', "line 4", "country is not a list"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncountry = [1]', "line 4", "1 in country is no name"),
    ('[OTS]\nen = "A"\nfa = "آ"\n\n[[OTS.leader]]\nforms = ["ب"]\nyear = 3', "line 7", "unknown setting 'year'"),
    ('[OTS]\nen = "A"\nfa = "آ"\n[[OTS.leader]]\nshort = ["ب"]', "line 4", "has no forms"),
    ('[OTS]\nen = "A"\nfa = "آ"\n[[OTS.leader]]\nforms = ["ب"]\nunless_near = ["@x"]', "line 6", "no list 'x'"),
    ('[OTS]\nen = "A"\nfa = "آ"\n[[OTS.leader]]\nforms = ["ب"]\npeople = "yes"', "line 6", "people = 'yes'"),
    ('[OTS]\nen = "A"\nfa = "آ"\ncountry = ["آ"]\n[[OTS.country]]\nforms = ["ب"]', "line 5", "not valid TOML"),
    ('[ots]\nen = "A"\nfa = "آ"\ncountry = ["آ"]', "line 1", "'ots' is no actor"),
]


@pytest.mark.parametrize(("text", "line", "reason"), MISTAKES)
def test_a_mistake_is_named_with_file_line_and_remedy(tmp_path: Path, text: str, line: str, reason: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load(path)
    message = str(caught.value)
    assert f"{path}, {line}" in message
    assert reason in message
    assert "What to do: " in message


def test_a_kind_written_twice_is_explained(tmp_path: Path) -> None:
    path = write(tmp_path, MISTAKES[-2][0])
    with pytest.raises(GazetteerError, match=r"either as one list or all as \[\[ACTOR\.kind\]\]"):
        Gazetteer.load(path)


def test_missing_file_other_encoding_and_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"nowhere\.toml: cannot be read"):
        Gazetteer.load(tmp_path / "nowhere.toml")
    (tmp_path / "old.toml").write_bytes('fa = "روس"'.encode("cp1256"))
    with pytest.raises(GazetteerError, match="is not UTF-8"):
        Gazetteer.load(tmp_path / "old.toml")
    (tmp_path / "empty").mkdir()
    with pytest.raises(GazetteerError, match=r"has no \.toml or \.csv file"):
        Gazetteer.load(tmp_path / "empty")


def test_an_actor_stands_in_one_file_only(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(TURKIC_STATES, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"b\.toml, line 1.*a second time \(first in .*a\.toml\)"):
        Gazetteer.load(tmp_path)


def test_shipped_actors() -> None:
    shipped = Gazetteer.shipped()
    assert shipped.ids[:4] == DEFAULT_ACTORS
    assert {"KZ", "KG", "TJ", "TM", "UZ", "C5", "G7", "EU", "GCC", "NATO", "SCO", "US", "DE", "UA", "IR"} <= set(
        shipped.ids
    )
    assert all(alias.kind in KINDS for actor in shipped for alias in actor.aliases)
    assert shipped.labels()["RU"] == "روسیه"
    assert shipped.labels("en")["RU"] == "Russia"
    assert shipped["RU"].en == "Russia"
    with pytest.raises(OptionError, match="'XX'"):
        shipped["XX"]


def test_another_actors_name_wins_over_a_decoy() -> None:
    assert [(m.actor, m.text) for m in find_mentions("روسیهٔ سفید و چین تایپه", "all")] == [
        ("BY", "روسیهٔ سفید"),
        ("TW", "چین تایپه"),
    ]


def test_members_of_shipped_groups_are_shipped_actors() -> None:
    shipped = Gazetteer.shipped()
    assert [m for actor in shipped for m in actor.members if m not in shipped] == []


def test_every_shipped_form_finds_its_actor() -> None:
    """Alone on a line, each unconditional form is found as itself; a dead form would only mislead."""
    shipped = Gazetteer.shipped()
    dead = [
        (actor.id, form)
        for actor in shipped
        for alias in actor.aliases
        if not (alias.only_preceded_by or alias.only_followed_by or alias.only_near)
        for form in alias.forms
        if actor.id not in {m.actor for m in find_mentions(form, shipped)}
    ]
    assert dead == []
